#include "lexicon/field.h"

#include "text/doc.h"

/* ---- class --------------------------------------------------------------------------------- */

bool is_class_name(str s) {
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        bool other = (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!letter && !(i && other)) return false;
    }
    return s.n > 0;
}

bool read_class(reader *r, const yaml *node, uint32_t *class) {
    lexlib *lib = r->lib;
    str name;
    if (!field_text(r, node, "the class", &name)) return false;
    for (uint32_t i = 0; i < lib->classes.n; i++)
        if (str_eq(lib->classes.p[i], name)) return *class = i, true;
    if (!is_class_name(name)) {
        READER_FAULT(r, node, "a class is named by letters, digits, - and _, not '%.*s'",
                     STR_ARG(name));
        return false;
    }
    str hint = field_suggest_among(&lib->mem, name, lib->classes.p, CLASSES_FIXED);
    if (hint.n) READER_SAY(r, DIAG_WARNING, node, "a new class%.*s", STR_ARG(hint));
    *class = lib->classes.n;
    vec_push(&lib->classes, name);
    return true;
}

/* ---- what terms inherit -------------------------------------------------------------------- */

void read_settings(reader *r, const yaml *mapping, draft_settings *s) {
    static const char *const cases[] = {"any", "exact"};
    const yaml *v;
    uint32_t choice;
    if ((v = yaml_get(mapping, STR("weight")))) {
        field_number(r, v, "the weight", -5, 5, &s->weight);
        s->weighed = true;
    }
    if ((v = yaml_get(mapping, STR("forms"))) &&
        field_choice(r, v, "forms", forms_names, FORMS_KINDS, &choice))
        s->forms = (lex_forms)choice;
    if ((v = yaml_get(mapping, STR("case"))) && field_choice(r, v, "case", cases, 2, &choice))
        s->exact = choice == 1;
    if ((v = yaml_get(mapping, STR("masked")))) field_flag(r, v, "masked", &s->masked);
    if ((v = yaml_get(mapping, STR("part"))))
        field_choices(r, v, "part", part_names, PARTS, &s->parts);
    if ((v = yaml_get(mapping, STR("voice"))))
        field_choices(r, v, "voice", voice_names, VOICES, &s->voices);
}

/* ---- near ---------------------------------------------------------------------------------- */

enum { NEAR_MOST_WORDS = 50 };

const lex_near *read_near(reader *r, const yaml *node) {
    static const char *const keys[] = {"terms", "category", "within", NULL};
    uint32_t errors = r->draft->d->errors;
    if (!field_keys(r, node, "near", keys)) return NULL;
    bool misspelt = r->draft->d->errors > errors; /* then nobody need hear what is missing */
    const yaml *terms = yaml_get(node, STR("terms")), *category = yaml_get(node, STR("category"));
    const yaml *within = yaml_get(node, STR("within"));
    lex_near *near = ARENA_NEW(reader_mem(r), lex_near);
    if (!terms == !category && !(misspelt && !terms))
        READER_FAULT(r, node, "near needs either 'terms' or 'category'");
    if (terms) near->phrases = field_phrases(r, terms, "a term of near", &near->n);
    if (category && field_text(r, category, "the category", &near->category))
        vec_push(&r->draft->references,
                 (draft_reference){near->category, READER_PLACE(r, category)});
    if (!within && !misspelt) READER_FAULT(r, node, "near needs 'within', a number of words");
    if (within) field_count(r, within, "within", 1, NEAR_MOST_WORDS, &near->within);
    return near;
}

/* ---- words --------------------------------------------------------------------------------- */

/* { ":-)": 1.3 }: entries that scripts look up; their text may be anything. */
static void read_entries(reader *r, const yaml *node, uint32_t category) {
    if (node->kind != YAML_MAPPING) {
        READER_FAULT(r, node, "words must be a mapping (word: weight)");
        return;
    }
    for (uint32_t i = 0; i < node->n && !diag_full(r->draft->d); i++) {
        lex_entry e = {.text = node->key[i].text, .at = READER_PLACE(r, &node->key[i])};
        if (field_number(r, &node->item[i], "the weight", -5, 5, &e.weight))
            vec_push(&r->draft->categories.p[category].entries, e);
    }
}

/* ---- categories ---------------------------------------------------------------------------- */

static const char *const category_keys[] = {
    "about",    "class",  "weight", "forms", "case",     "part",    "voice",      "masked", "near",
    "not_near", "unless", "terms",  "words", "examples", "neutral", "categories", NULL};

static bool check_name(reader *r, const yaml_key *key) {
    const char *fault = !str_trim(key->text).n                         ? "is empty"
                        : str_find_byte(key->text, '/') < key->text.n  ? "holds a '/'"
                        : str_find_byte(key->text, '\n') < key->text.n ? "holds a line end"
                                                                       : NULL;
    if (fault) READER_FAULT(r, key, "the name of a category %s", fault);
    return !fault;
}

static void read_sentences(reader *r, const yaml *node, const char *what, bool neutral,
                           draft_category *c) {
    if (node->kind != YAML_SEQUENCE) {
        READER_FAULT(r, node, "%s must be a list of sentences", what);
        return;
    }
    for (uint32_t i = 0; i < node->n; i++) {
        lex_example e = {.at = READER_PLACE(r, &node->item[i])};
        if (!field_text(r, &node->item[i], what, &e.text)) continue;
        if (neutral)
            vec_push(&c->neutral, e);
        else
            vec_push(&c->examples, e);
    }
}

/* The class first: a category that is there already keeps its own, and idioms weigh nothing unless
 * they say so. */
static void settle_class(reader *r, const yaml *body, draft_category *c, bool fresh) {
    const yaml *node = yaml_get(body, STR("class"));
    uint32_t class;
    if (!node || !read_class(r, node, &class)) return;
    if (!fresh && class != c->settings.class) {
        str is = r->lib->classes.p[c->settings.class];
        READER_FAULT(r, node, "'%.*s' is of the class '%.*s' in the file that defines it",
                     STR_ARG(c->name), STR_ARG(is));
        return;
    }
    if (class == CLASS_NEUTRAL && c->settings.class != CLASS_NEUTRAL) c->settings.weight = 0;
    c->settings.class = class;
}

static void read_body(reader *r, const yaml *body, draft_category *c, bool fresh) {
    const yaml *v;
    settle_class(r, body, c, fresh);
    read_settings(r, body, &c->settings);
    if ((v = yaml_get(body, STR("about")))) field_text(r, v, "about", &c->about);
    if ((v = yaml_get(body, STR("unless"))))
        c->unless = field_phrases(r, v, "unless", &c->n_unless);
    if ((v = yaml_get(body, STR("near")))) c->near = read_near(r, v);
    if ((v = yaml_get(body, STR("not_near")))) c->not_near = read_near(r, v);
    if ((v = yaml_get(body, STR("examples")))) read_sentences(r, v, "examples", false, c);
    if ((v = yaml_get(body, STR("neutral")))) read_sentences(r, v, "neutral", true, c);
}

static void read_category(reader *r, const yaml_key *key, const yaml *body, uint32_t parent) {
    draft *dr = r->draft;
    const yaml *v;
    bool fresh;
    uint32_t errors = r->draft->d->errors;
    if (!check_name(r, key) || !field_keys(r, body, "a category", category_keys)) return;
    bool misspelt = dr->d->errors > errors; /* then nobody need hear what is missing */
    uint32_t id = draft_category_of(dr, parent, key->text, READER_PLACE(r, key), &fresh);
    draft_category *c = &dr->categories.p[id];
    if (fresh) c->settings = parent == LEX_NONE ? r->defaults : dr->categories.p[parent].settings;
    read_body(r, body, c, fresh);
    bool has_terms = (v = yaml_get(body, STR("terms")));
    if (has_terms) read_terms(r, v, id);
    bool has_words = (v = yaml_get(body, STR("words")));
    if (has_words) read_entries(r, v, id);
    if ((v = yaml_get(body, STR("categories"))))
        read_categories(r, v, id);
    else if (!has_terms && !has_words && !misspelt)
        READER_FAULT(r, key, "'%.*s' has neither terms nor categories", STR_ARG(key->text));
}

/* Calls itself through read_category, at most as deep as a YAML file may be nested. */
void read_categories(reader *r, const yaml *categories, uint32_t parent) {
    if (categories->kind != YAML_MAPPING) {
        READER_FAULT(r, categories, "categories must be a mapping (name: category)");
        return;
    }
    for (uint32_t i = 0; i < categories->n && !diag_full(r->draft->d); i++)
        read_category(r, &categories->key[i], &categories->item[i], parent);
}
