#include "lexicon/lookup.h"

/* A text that a category has twice keeps its first weight. */
static void add(lookup *l, str text, double weight, uint32_t category) {
    uint32_t id = l->entries.n, at;
    if (!map_add(&l->first, text, id)) {
        map_get(&l->first, text, &at);
        for (;; at = l->entries.p[at].next) {
            if (l->entries.p[at].category == category) return;
            if (l->entries.p[at].next == LEX_NONE) break;
        }
        l->entries.p[at].next = id;
    }
    vec_push(&l->entries, (lookup_entry){weight, category, LEX_NONE});
}

void lookup_init(lookup *l, const lexlib *lib, uint32_t id) {
    const lexicon *which = &lib->lexicons.p[id];
    *l = (lookup){.lib = lib};
    for (uint32_t c = which->first_category; c < which->last_category; c++) {
        const lex_category *category = &lib->categories.p[c];
        for (uint32_t t = category->first_term; t < category->last_term; t++)
            if (!lib->terms.p[t].regex) add(l, lib->terms.p[t].text, lib->terms.p[t].weight, c);
        for (uint32_t i = 0; i < category->n_entries; i++)
            add(l, category->entries[i].text, category->entries[i].weight, c);
    }
}

bool lookup_weight(const lookup *l, str word, str category, double *weight) {
    uint32_t at;
    if (!map_get(&l->first, word, &at)) return false;
    for (; at != LEX_NONE; at = l->entries.p[at].next) {
        const lookup_entry *e = &l->entries.p[at];
        if (category.n && !category_within(l->lib->categories.p[e->category].name, category))
            continue;
        *weight = e->weight;
        return true;
    }
    return false;
}

void lookup_free(lookup *l) {
    map_free(&l->first);
    vec_free(&l->entries);
}
