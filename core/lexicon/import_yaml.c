/* Dictionaries in YAML as quanteda writes them (plain.c reads the same), with places and facts. */
#include "lexicon/importing.h"
#include "lexicon/yaml.h"

bool import_fits_yaml(const source *s) {
    return import_has_ext(s, "yml") || import_has_ext(s, "yaml");
}

static bool is_number(const yaml *node, double *x) {
    return node->kind == YAML_SCALAR && number_parse(str_trim(node->text), x);
}

static void read_entries(importing *im, const yaml *node, uint32_t category);

static uint32_t category_for_words(importing *im, uint32_t category, import_place at) {
    return category != LEX_NONE ? category : import_category_of(im, LEX_NONE, im->name, at);
}

static void read_entry(importing *im, const yaml_key *key, const yaml *value, uint32_t category) {
    import_place at = {key->line, key->col};
    double weight;
    if (str_eq(key->text, STR("__")))
        read_entries(im, value, category_for_words(im, category, at));
    else if (is_number(value, &weight))
        import_weigh(import_add(im, category_for_words(im, category, at), key->text, at), weight);
    else
        read_entries(im, value, import_category_of(im, category, key->text, at));
}

/* A word, a list of words, or words and categories by name. Calls itself at most as deep as a YAML
 * file may be nested. */
static void read_entries(importing *im, const yaml *node, uint32_t category) {
    import_place at = {node->line, node->col};
    if (node->kind == YAML_SCALAR && node->text.n)
        import_add(im, category_for_words(im, category, at), node->text, at);
    for (uint32_t i = 0; i < node->n; i++) {
        if (node->kind == YAML_MAPPING)
            read_entry(im, &node->key[i], &node->item[i], category);
        else
            read_entries(im, &node->item[i], category);
    }
}

void import_read_yaml(importing *im) {
    diag d = {0};
    const yaml *root = yaml_parse(&im->src, &im->mem, &d);
    buf_put(im->report, buf_str(&d.out));
    if (!root)
        import_fail(im, (import_place){0}, "is not the YAML that tenor reads");
    else if (yaml_get(root, STR("tenor")))
        import_fail(im, (import_place){0}, "is a lexicon of tenor's already");
    else if (root->kind != YAML_MAPPING)
        import_fail(im, (import_place){0}, "a dictionary is a mapping (category: [words])");
    else
        read_entries(im, root, LEX_NONE);
    diag_free(&d);
}
