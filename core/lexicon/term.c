#include "lexicon/field.h"

static const char *const term_keys[] = {"phrase", "regex",    "weight", "forms", "case",
                                        "voice",  "part",     "unless", "near",  "target",
                                        "masked", "not_near", NULL};

/* A term as its category would have it. */
static lex_term plain_term(const draft_category *c, lex_place at) {
    const draft_settings *s = &c->settings;
    return (lex_term){.weight = s->weight,
                      .forms = s->forms,
                      .exact = s->exact,
                      .masked = s->masked,
                      .parts = s->parts,
                      .voices = s->voices,
                      .unless = c->unless,
                      .n_unless = c->n_unless,
                      .own_unless = c->n_unless,
                      .near = c->near,
                      .not_near = c->not_near,
                      .at = at};
}

/* The term's own exceptions stand beside those of its category. */
static void read_unless(reader *r, const yaml *node, lex_term *t) {
    uint32_t n;
    str *own = field_phrases(r, node, "unless", &n);
    str *all = ARENA_NEWS(reader_mem(r), str, t->n_unless + n);
    for (uint32_t i = 0; i < t->n_unless; i++) all[i] = t->unless[i];
    for (uint32_t i = 0; i < n; i++) all[t->n_unless + i] = own[i];
    t->unless = all;
    t->n_unless += n;
}

/* { phrase: X, … } or { regex: '…', … } */
static bool read_full(reader *r, const yaml *node, lex_term *t) {
    const yaml *phrase = yaml_get(node, STR("phrase")), *regex = yaml_get(node, STR("regex")), *v;
    field_keys(r, node, "a term", term_keys);
    if (phrase && regex) {
        READER_FAULT(r, node, "a term has either a phrase or a regex");
        return false;
    }
    t->regex = regex != NULL;
    bool ok = regex ? field_text(r, regex, "the regex", &t->text)
                    : field_phrase(r, phrase, "the phrase", &t->text);
    draft_settings s = {.weight = t->weight,
                        .forms = t->forms,
                        .exact = t->exact,
                        .masked = t->masked,
                        .parts = t->parts,
                        .voices = t->voices};
    read_settings(r, node, &s);
    t->weight = s.weight, t->forms = s.forms, t->exact = s.exact, t->masked = s.masked;
    t->parts = s.parts, t->voices = s.voices;
    if ((v = yaml_get(node, STR("unless")))) read_unless(r, v, t);
    if ((v = yaml_get(node, STR("near")))) t->near = read_near(r, v);
    if ((v = yaml_get(node, STR("not_near")))) t->not_near = read_near(r, v);
    if ((v = yaml_get(node, STR("target"))) && field_phrase(r, v, "the target", &t->target))
        target_of_name(r->lib, t->target, READER_PLACE(r, v));
    if (regex && ((v = yaml_get(node, STR("forms"))) || (v = yaml_get(node, STR("masked")))))
        READER_FAULT(r, v, "a regex is matched as written: it has no forms and no masks");
    return ok;
}

/* despot: -4 */
static bool read_weighted(reader *r, const yaml *node, lex_term *t) {
    const yaml_key *key = &node->key[0];
    const yaml *value = &node->item[0];
    if (value->kind != YAML_SCALAR) {
        READER_FAULT(r, value, "a weight is a number; for more, write { phrase: %.*s, … }",
                     STR_ARG(key->text));
        return false;
    }
    double weight;
    if (!number_parse(str_trim(value->text), &weight)) { /* perhaps it is meant as a key */
        str hint = field_suggest(reader_mem(r), key->text, term_keys);
        if (hint.n) {
            READER_FAULT(r, key, "unknown key '%.*s' in a term%.*s", STR_ARG(key->text),
                         STR_ARG(hint));
            return false;
        }
    }
    yaml phrase = {.text = key->text, .line = key->line, .col = key->col};
    bool ok = field_phrase(r, &phrase, "the phrase", &t->text);
    return field_number(r, value, "the weight", -5, 5, &t->weight) && ok;
}

static bool read_term(reader *r, const yaml *node, lex_term *t) {
    switch (node->kind) {
    case YAML_SCALAR: return field_phrase(r, node, "a term", &t->text);
    case YAML_SEQUENCE:
        READER_FAULT(r, node, "a term cannot be a list; quote it if it begins with '['");
        return false;
    case YAML_MAPPING: break;
    }
    if (yaml_get(node, STR("phrase")) || yaml_get(node, STR("regex"))) return read_full(r, node, t);
    if (node->n == 1) return read_weighted(r, node, t);
    if (!field_keys(r, node, "a term", term_keys)) return false;
    READER_FAULT(r, node, "a term needs a phrase or a regex");
    return false;
}

static bool says_weight(const yaml *node) {
    bool full = yaml_get(node, STR("phrase")) || yaml_get(node, STR("regex"));
    return node->kind == YAML_MAPPING && (!full || yaml_get(node, STR("weight")));
}

void read_terms(reader *r, const yaml *terms, uint32_t category) {
    if (terms->kind != YAML_SEQUENCE) {
        READER_FAULT(r, terms, "terms must be a list");
        return;
    }
    if (!terms->n) READER_FAULT(r, terms, "the list of terms is empty");
    bool unweighed = false;
    for (uint32_t i = 0; i < terms->n && !diag_full(r->draft->d); i++) {
        draft_category *c = &r->draft->categories.p[category];
        lex_term t = plain_term(c, READER_PLACE(r, &terms->item[i]));
        if (read_term(r, &terms->item[i], &t)) vec_push(&c->terms, t);
        unweighed |= !says_weight(&terms->item[i]);
    }
    const draft_settings *s = &r->draft->categories.p[category].settings;
    if (unweighed && !s->weighed && s->class == CLASS_EVALUATIVE)
        READER_SAY(r, DIAG_WARNING, terms, "without a weight these terms count +1 each");
}
