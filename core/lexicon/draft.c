#include "lexicon/draft.h"

#include "lexicon/field.h"

void draft_open(draft *dr, lexlib *lib, diag *d) {
    *dr = (draft){.lib = lib, .d = d, .first_root = LEX_NONE, .last_root = LEX_NONE};
}

void draft_free(draft *dr) {
    for (uint32_t i = 0; i < dr->categories.n; i++) {
        vec_free(&dr->categories.p[i].terms);
        vec_free(&dr->categories.p[i].entries);
        vec_free(&dr->categories.p[i].examples);
        vec_free(&dr->categories.p[i].neutral);
    }
    vec_free(&dr->categories);
    vec_free(&dr->modifiers);
    vec_free(&dr->references);
    vec_free(&dr->files);
    map_free(&dr->by_name);
    arena_free(&dr->scratch);
}

/* ---- the tree ------------------------------------------------------------------------------ */

static void append_child(draft *dr, uint32_t parent, uint32_t child) {
    uint32_t *first = parent == LEX_NONE ? &dr->first_root : &dr->categories.p[parent].first_child;
    uint32_t *last = parent == LEX_NONE ? &dr->last_root : &dr->categories.p[parent].last_child;
    if (*last == LEX_NONE)
        *first = child;
    else
        dr->categories.p[*last].next = child;
    *last = child;
}

uint32_t draft_category_of(draft *dr, uint32_t parent, str name, lex_place at, bool *fresh) {
    arena *mem = &dr->lib->mem;
    str full =
        parent == LEX_NONE
            ? name
            : arena_printf(mem, "%.*s/%.*s", STR_ARG(dr->categories.p[parent].name), STR_ARG(name));
    uint32_t id;
    *fresh = !map_get(&dr->by_name, full, &id);
    if (!*fresh) return id;
    id = dr->categories.n;
    vec_push(&dr->categories, (draft_category){.name = full,
                                               .parent = parent,
                                               .first_child = LEX_NONE,
                                               .last_child = LEX_NONE,
                                               .next = LEX_NONE,
                                               .at = at});
    map_add(&dr->by_name, full, id);
    append_child(dr, parent, id);
    return id;
}

/* Depth first: the first child, else the next of the nearest ancestor that has one. */
static uint32_t category_after(const draft *dr, uint32_t id) {
    const draft_category *c = &dr->categories.p[id];
    if (c->first_child != LEX_NONE) return c->first_child;
    while (c->next == LEX_NONE && c->parent != LEX_NONE) c = &dr->categories.p[c->parent];
    return c->next;
}

/* ---- from the draft to the tables ---------------------------------------------------------- */

static lex_example *copy_examples(arena *mem, const lex_example *from, uint32_t n) {
    lex_example *list = ARENA_NEWS(mem, lex_example, n);
    for (uint32_t i = 0; i < n; i++) list[i] = from[i];
    return list;
}

static lex_entry *copy_entries(arena *mem, const lex_entry *from, uint32_t n) {
    lex_entry *list = ARENA_NEWS(mem, lex_entry, n);
    for (uint32_t i = 0; i < n; i++) list[i] = from[i];
    return list;
}

static void commit_category(lexlib *lib, const draft_category *c, uint32_t parent) {
    uint32_t id = lib->categories.n;
    uint32_t first = lib->terms.n;
    for (uint32_t i = 0; i < c->terms.n; i++) {
        vec_push(&lib->terms, c->terms.p[i]);
        vec_last(&lib->terms).category = id;
    }
    vec_push(&lib->categories,
             (lex_category){.name = c->name,
                            .about = c->about,
                            .lexicon = lib->lexicons.n,
                            .parent = parent,
                            .class = c->settings.class,
                            .first_term = first,
                            .last_term = lib->terms.n,
                            .entries = copy_entries(&lib->mem, c->entries.p, c->entries.n),
                            .n_entries = c->entries.n,
                            .examples = copy_examples(&lib->mem, c->examples.p, c->examples.n),
                            .neutral = copy_examples(&lib->mem, c->neutral.p, c->neutral.n),
                            .n_examples = c->examples.n,
                            .n_neutral = c->neutral.n,
                            .at = c->at});
}

uint64_t draft_modifiers(const draft *dr) {
    uint64_t bits = 0;
    for (uint32_t i = 0; i < dr->modifiers.n; i++) bits |= (uint64_t)1 << dr->modifiers.p[i];
    return bits;
}

uint64_t draft_digest(const draft *dr) {
    buf all = {0};
    buf_printf(&all, "%016llx", (unsigned long long)dr->lib->digest);
    for (uint32_t i = 0; i < dr->files.n; i++)
        buf_printf(&all, "%016llx",
                   (unsigned long long)str_hash(dr->lib->files.p[dr->files.p[i]].text));
    uint64_t digest = str_hash(buf_str(&all));
    buf_free(&all);
    return digest;
}

uint32_t draft_commit(draft *dr, uint64_t lent) {
    lexlib *lib = dr->lib;
    uint64_t own = draft_modifiers(dr);
    uint32_t *placed = mem_alloc(dr->categories.n * sizeof *placed); /* draft → table */
    lexicon facts = dr->facts;
    facts.first_category = lib->categories.n;
    for (uint32_t id = dr->first_root; id != LEX_NONE; id = category_after(dr, id)) {
        uint32_t parent = dr->categories.p[id].parent;
        placed[id] = lib->categories.n;
        commit_category(lib, &dr->categories.p[id], parent == LEX_NONE ? LEX_NONE : placed[parent]);
    }
    facts.last_category = lib->categories.n;
    facts.modifiers = own ? own : lent;
    facts.digest = draft_digest(dr);
    free(placed);
    vec_push(&lib->lexicons, facts);
    return lib->lexicons.n - 1;
}

void draft_check(draft *dr) {
    str *names = ARENA_NEWS(&dr->scratch, str, dr->categories.n);
    for (uint32_t i = 0; i < dr->categories.n; i++) names[i] = dr->categories.p[i].name;
    for (uint32_t i = 0; i < dr->references.n && !diag_full(dr->d); i++) {
        const draft_reference *ref = &dr->references.p[i];
        if (map_get(&dr->by_name, ref->category, NULL)) continue;
        str hint = field_suggest_among(&dr->lib->mem, ref->category, names, dr->categories.n);
        reader r = {.lib = dr->lib, .draft = dr, .file = ref->at.file};
        READER_FAULT(&r, &ref->at, "this lexicon has no category '%.*s'%.*s",
                     STR_ARG(ref->category), STR_ARG(hint));
    }
}
