/* Plain dictionaries, as quanteda writes them:
 *
 *      positive: [good, great*]          a category and its words
 *      negative:
 *        moral: [evil]                   a category below it
 *        __: [bad]                       words beside the categories below
 *        awful: -3                       a word and its weight
 *
 * They are made elsewhere and by thousands of words, so a word that can never match is left out
 * with a warning, where our own schema would call it an error. */
#include "lexicon/field.h"

enum { PLAIN_MOST_WARNINGS = 3 }; /* of one kind, before they are only counted */

static void add_word(reader *r, uint32_t category, str word, lex_place at, const yaml *weight) {
    draft_category *c = &r->draft->categories.p[category];
    lex_term t = {.text = str_trim(word),
                  .weight = c->settings.weight,
                  .forms = FORMS_WRITTEN,
                  .parts = c->settings.parts,
                  .voices = c->settings.voices,
                  .at = at};
    if (weight && !field_number(r, weight, "the weight", -5, 5, &t.weight)) return;
    const char *fault = phrase_fault(&r->draft->scratch, t.text);
    if (!fault)
        vec_push(&c->terms, t);
    else if (r->skipped++ < PLAIN_MOST_WARNINGS)
        READER_SAY(r, DIAG_WARNING, &at, "'%.*s' is left out: it %s", STR_ARG(t.text), fault);
}

static bool is_number(const yaml *node) {
    double x;
    return node->kind == YAML_SCALAR && number_parse(str_trim(node->text), &x);
}

/* Words at the top of the file belong to a category named after the file. */
static uint32_t category_for_words(reader *r, uint32_t category, lex_place at) {
    if (category != LEX_NONE) return category;
    bool fresh;
    uint32_t id = draft_category_of(r->draft, LEX_NONE, r->draft->facts.name, at, &fresh);
    if (fresh) r->draft->categories.p[id].settings = r->defaults;
    return id;
}

static void read_entries(reader *r, const yaml *node, uint32_t category);

static void read_entry(reader *r, const yaml_key *key, const yaml *value, uint32_t category) {
    lex_place at = READER_PLACE(r, key);
    if (str_eq(key->text, STR("__"))) {
        read_entries(r, value, category_for_words(r, category, at));
        return;
    }
    if (is_number(value)) {
        add_word(r, category_for_words(r, category, at), key->text, at, value);
        return;
    }
    if (!key->text.n || str_find_byte(key->text, '/') < key->text.n) {
        READER_FAULT(r, key, "the name of a category %s", key->text.n ? "holds a '/'" : "is empty");
        return;
    }
    bool fresh;
    uint32_t id = draft_category_of(r->draft, category, key->text, at, &fresh);
    if (fresh) r->draft->categories.p[id].settings = r->defaults;
    read_entries(r, value, id);
}

/* A word, a list of words, or words and categories by name. Calls itself at most as deep as a YAML
 * file may be nested. */
static void read_entries(reader *r, const yaml *node, uint32_t category) {
    lex_place at = READER_PLACE(r, node);
    bool full = diag_full(r->draft->d);
    if (node->kind == YAML_SCALAR && node->text.n)
        add_word(r, category_for_words(r, category, at), node->text, at, NULL);
    for (uint32_t i = 0; i < node->n && !full; i++) {
        const yaml *item = &node->item[i];
        if (node->kind == YAML_MAPPING)
            read_entry(r, &node->key[i], item, category);
        else if (item->kind == YAML_SEQUENCE)
            READER_FAULT(r, item, "a list inside a list means nothing in a dictionary");
        else
            read_entries(r, item, category);
        full = diag_full(r->draft->d);
    }
}

/* Somebody who writes our schema and forgets its first line must not end up with categories called
 * "name" and "terms". */
static bool is_meant_as_native(const yaml *root) {
    const yaml *categories = yaml_get(root, STR("categories"));
    return categories && categories->kind == YAML_MAPPING;
}

void read_plain(reader *r, const yaml *root) {
    draft *dr = r->draft;
    str path = r->lib->files.p[r->file].path, base = str_basename(path);
    if (dr->n_open == 1)
        dr->facts =
            (lexicon){.name = str_has_ext(base, STR("yml")) ? str_sub(base, 0, base.n - 4) : base,
                      .path = path,
                      .plain = true};
    if (root->kind != YAML_MAPPING) {
        READER_FAULT(r, root, "a dictionary must be a mapping (category: [words])");
        return;
    }
    if (is_meant_as_native(root)) {
        READER_FAULT(r, root, "a lexicon with 'categories:' must begin with 'tenor: 1'");
        return;
    }
    read_entries(r, root, LEX_NONE);
    if (r->skipped > PLAIN_MOST_WARNINGS)
        READER_SAY(r, DIAG_WARNING, &(lex_place){0}, "left out in the same way: %u more",
                   r->skipped - PLAIN_MOST_WARNINGS);
}
