/* Modifier groups: words that change the weight of a hit behind them. */
#include "lexicon/field.h"

static const char *const modifier_keys[] = {"terms", "times", "reach", "stop", NULL};
static const char *const times_keys[] = {"negative", "positive", NULL};

enum { MODIFIER_MOST_REACH = 10 };

/* -0.5, or { negative: 0, positive: -0.4 }; a side that is not given stays as it is. */
static void read_times(reader *r, const yaml *node, lex_modifier *m) {
    if (node->kind == YAML_MAPPING) {
        const yaml *negative = yaml_get(node, STR("negative"));
        const yaml *positive = yaml_get(node, STR("positive"));
        field_keys(r, node, "times", times_keys);
        m->times_negative = m->times_positive = 1;
        if (negative) field_number(r, negative, "times", -5, 5, &m->times_negative);
        if (positive) field_number(r, positive, "times", -5, 5, &m->times_positive);
        if (!node->n) READER_FAULT(r, node, "times is empty");
    } else if (field_number(r, node, "times", -5, 5, &m->times_negative)) {
        m->times_positive = m->times_negative;
    }
    m->negates = m->times_negative <= 0 || m->times_positive <= 0;
}

static void read_group(reader *r, const yaml_key *key, const yaml *body, lex_modifier *m) {
    const yaml *v;
    *m = (lex_modifier){.name = key->text, .reach = 1, .at = READER_PLACE(r, key)};
    if (!field_keys(r, body, "a group of modifiers", modifier_keys)) return;
    if ((v = yaml_get(body, STR("terms"))))
        m->terms = field_phrases(r, v, "a modifier", &m->n_terms);
    else
        READER_FAULT(r, key, "'%.*s' has no 'terms'", STR_ARG(key->text));
    if ((v = yaml_get(body, STR("times"))))
        read_times(r, v, m);
    else
        READER_FAULT(r, key, "'%.*s' has no 'times'", STR_ARG(key->text));
    if ((v = yaml_get(body, STR("reach"))))
        field_count(r, v, "reach", 1, MODIFIER_MOST_REACH, &m->reach);
    if ((v = yaml_get(body, STR("stop"))))
        m->stop = field_phrases(r, v, "a word of stop", &m->n_stop);
}

/* A file that several lexicons include is read for each of them; its groups are the same. */
static bool find_group(const lexlib *lib, lex_place at, uint32_t *id) {
    for (uint32_t i = 0; i < lib->modifiers.n; i++) {
        const lex_place *p = &lib->modifiers.p[i].at;
        if (p->file == at.file && p->line == at.line && p->col == at.col) return *id = i, true;
    }
    return false;
}

/* A group of a name that was there takes its place: this is how one changes an included group. */
static void add_group(draft *dr, uint32_t id) {
    const lex_modifier *all = dr->lib->modifiers.p;
    for (uint32_t i = 0; i < dr->modifiers.n; i++) {
        if (!str_eq(all[dr->modifiers.p[i]].name, all[id].name)) continue;
        dr->modifiers.p[i] = id;
        return;
    }
    vec_push(&dr->modifiers, id);
}

void read_modifiers(reader *r, const yaml *modifiers) {
    lexlib *lib = r->lib;
    if (modifiers->kind != YAML_MAPPING) {
        READER_FAULT(r, modifiers, "modifiers must be a mapping (name: group)");
        return;
    }
    for (uint32_t i = 0; i < modifiers->n && !diag_full(r->draft->d); i++) {
        uint32_t id;
        if (!find_group(lib, READER_PLACE(r, &modifiers->key[i]), &id)) {
            if (lib->modifiers.n == LEX_MOST_MODIFIERS) {
                READER_FAULT(r, &modifiers->key[i], "more than %d groups of modifiers in one run",
                             LEX_MOST_MODIFIERS);
                return;
            }
            id = lib->modifiers.n;
            vec_push(&lib->modifiers, (lex_modifier){0});
            read_group(r, &modifiers->key[i], &modifiers->item[i], &lib->modifiers.p[id]);
        }
        add_group(r->draft, id);
    }
}
