#include "lexicon/lookup.h"

#include <stdlib.h>

/* 8 KB, which stay near; the map is larger and far. */
enum { MARK_BITS = 16 };

/* From how it begins, how it ends and how long it is. */
static uint32_t mark_of(str text) {
    uint32_t begins = 0, ends = 0;
    if (text.n >= sizeof begins) {
        memcpy(&begins, text.p, sizeof begins);
        memcpy(&ends, text.p + text.n - sizeof ends, sizeof ends);
    } else {
        for (size_t i = 0; i < text.n; i++) begins = begins << 8 | (unsigned char)text.p[i];
    }
    uint32_t mixed = begins * 0x9e3779b1u ^ (ends + (uint32_t)text.n) * 0x85ebca6bu;
    return mixed >> (32 - MARK_BITS);
}

static bool is_marked(const lookup *l, str text) {
    uint32_t mark = mark_of(text);
    return l->marks[mark / 64] >> mark % 64 & 1;
}

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
    if (text.n > l->longest) l->longest = text.n;
    l->marks[mark_of(text) / 64] |= (uint64_t)1 << mark_of(text) % 64;
}

void lookup_init(lookup *l, const lexlib *lib, uint32_t id) {
    const lexicon *which = &lib->lexicons.p[id];
    size_t size = ((size_t)1 << MARK_BITS) / 8;
    *l = (lookup){.lib = lib, .marks = memset(mem_alloc(size), 0, size)};
    for (uint32_t c = which->first_category; c < which->last_category; c++) {
        const lex_category *category = &lib->categories.p[c];
        for (uint32_t t = category->first_term; t < category->last_term; t++)
            if (!lib->terms.p[t].regex) add(l, lib->terms.p[t].text, lib->terms.p[t].weight, c);
        for (uint32_t i = 0; i < category->n_entries; i++)
            add(l, category->entries[i].text, category->entries[i].weight, c);
    }
}

uint32_t lookup_find(const lookup *l, str word, str category) {
    uint32_t at;
    if (word.n > l->longest || !is_marked(l, word)) return LEX_NONE;
    if (!map_get(&l->first, word, &at)) return LEX_NONE;
    for (; category.n && at != LEX_NONE; at = l->entries.p[at].next) {
        uint32_t own = l->entries.p[at].category;
        if (category_within(l->lib->categories.p[own].name, category)) break;
    }
    return at;
}

void lookup_free(lookup *l) {
    map_free(&l->first);
    free(l->marks);
    vec_free(&l->entries);
}
