/* Reads the `text:` part of the language data into the rules of the text layer (text/rules.h). */
#include "lexicon/field.h"

/* The verbs of such a set are listed by their bare form and meant in all. */
static const char *const inflected_ending = "_verb";

static void read_set(reader *r, const yaml *node, rule_set set) {
    uint32_t n;
    str *words = field_texts(r, node, "a word", &n);
    bool verbs = str_ends(str_c(rule_set_names[set]), str_c(inflected_ending));
    for (uint32_t i = 0; i < n; i++) {
        strings forms = {0};
        if (verbs)
            inflect_forms(r->lib->inflect, words[i], FORMS_VERB, reader_mem(r), &forms);
        else
            vec_push(&forms, words[i]);
        for (uint32_t j = 0; j < forms.n; j++) rules_add(&r->lib->text, forms.p[j], set);
        vec_free(&forms);
    }
}

/* Globs over a whole paragraph, matched against folded text. */
static void read_furniture(reader *r, const yaml *node) {
    uint32_t n;
    str *globs = field_texts(r, node, "a pattern of furniture", &n);
    for (uint32_t i = 0; i < n; i++) rules_add_furniture(&r->lib->text, globs[i]);
}

void read_text(reader *r, const yaml *text) {
    const char *keys[RULE_SETS + 3] = {[RULE_SETS] = "furniture",
                                       [RULE_SETS + 1] = "furniture_most"};
    const yaml *v;
    for (int i = 0; i < RULE_SETS; i++) keys[i] = rule_set_names[i];
    if (!field_keys(r, text, "text", keys)) return;
    for (uint32_t i = 0; i < RULE_SETS; i++)
        if ((v = yaml_get(text, str_c(rule_set_names[i])))) read_set(r, v, (rule_set)i);
    if ((v = yaml_get(text, STR("furniture")))) read_furniture(r, v);
    if ((v = yaml_get(text, STR("furniture_most"))))
        field_count(r, v, "furniture_most", 1, 1000, &r->lib->text.furniture_most);
}
