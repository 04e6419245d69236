#include "lexicon/trie.h"

#include <string.h>

typedef struct draft_edge {
    uint64_t
        key; /* node << 32 | side << 31 | symbol; 0 = free, since no edge leads out of node 0 */
    uint32_t to;
} draft_edge;

typedef struct draft_entry {
    trie_entry what;
    uint32_t node;
} draft_entry;

typedef struct trie_draft {
    draft_edge *edge;
    uint32_t n, mask;
    VEC(draft_entry) entries;
} trie_draft;

static uint64_t edge_key(uint32_t from, trie_way way, uint32_t symbol) {
    return (uint64_t)from << 32 | (uint64_t)way << 31 | symbol;
}

static draft_edge *find_edge(const trie_draft *d, uint64_t key) {
    uint32_t i = (uint32_t)(key * 0x9e3779b97f4a7c15u >> 32) & d->mask;
    while (d->edge[i].key && d->edge[i].key != key) i = (i + 1) & d->mask;
    return &d->edge[i];
}

static void resize(trie_draft *d, uint32_t size) {
    trie_draft old = *d;
    d->edge = mem_alloc(size * sizeof *d->edge);
    memset(d->edge, 0, size * sizeof *d->edge);
    d->mask = size - 1;
    for (uint32_t i = 0; old.edge && i <= old.mask; i++)
        if (old.edge[i].key) *find_edge(d, old.edge[i].key) = old.edge[i];
    free(old.edge);
}

static uint32_t new_node(trie *t) {
    vec_push(&t->nodes, (trie_node){0});
    return t->nodes.n - 1;
}

void trie_init(trie *t, uint32_t phrases) {
    uint32_t size = 1024;
    while (size / 2 < phrases && size < (uint32_t)1 << 24) size *= 2;
    *t = (trie){.draft = mem_alloc(sizeof *t->draft)};
    *t->draft = (trie_draft){0};
    resize(t->draft, size);
    vec_reserve(&t->nodes, phrases);
    new_node(t);
}

static uint32_t child(trie *t, uint32_t from, trie_way way, uint32_t symbol) {
    trie_draft *d = t->draft;
    if ((d->n + 1) * 2 > d->mask) resize(d, (d->mask + 1) * 2);
    draft_edge *e = find_edge(d, edge_key(from, way, symbol));
    if (!e->key) {
        *e = (draft_edge){edge_key(from, way, symbol), new_node(t)};
        d->n++;
    }
    return e->to;
}

static uint32_t anchor_node(trie *t, uint32_t symbol) {
    while (t->anchors.n <= symbol) vec_push(&t->anchors, 0);
    if (!t->anchors.p[symbol]) t->anchors.p[symbol] = new_node(t);
    return t->anchors.p[symbol];
}

void trie_add(trie *t, const uint32_t *symbol, uint32_t n, uint32_t anchor, trie_entry what) {
    uint32_t at = anchor_node(t, symbol[anchor]);
    for (uint32_t i = anchor + 1; i < n; i++) at = child(t, at, TRIE_RIGHT, symbol[i]);
    for (uint32_t i = anchor; i > 0; i--) at = child(t, at, TRIE_LEFT, symbol[i - 1]);
    vec_push(&t->draft->entries, (draft_entry){what, at});
}

/* ---- settling ---------------------------------------------------------------------------- */

static int by_symbol(const void *a, const void *b) {
    const trie_edge *x = a, *y = b;
    return (x->symbol > y->symbol) - (x->symbol < y->symbol);
}

static int by_meaning(const void *a, const void *b) {
    const trie_entry *x = a, *y = b;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

/* Sorts what hangs on one node: mostly one or two, which need no call of qsort. */
#define SORT_FEW(list, count, order)                                                               \
    do {                                                                                           \
        if ((count) > 2 || ((count) == 2 && order((list), (list) + 1) > 0))                        \
            qsort((list), (count), sizeof *(list), order);                                         \
    } while (0)

static trie_side *side_of(trie *t, uint64_t key) {
    return &t->nodes.p[key >> 32].side[key >> 31 & 1];
}

/* Each side counts its edges, gets its place behind those before it, and is filled. */
static void settle_edges(trie *t) {
    const trie_draft *d = t->draft;
    uint32_t n = 0;
    for (uint32_t i = 0; i <= d->mask; i++)
        if (d->edge[i].key) side_of(t, d->edge[i].key)->n++;
    for (uint32_t i = 0; i < t->nodes.n * TRIE_SIDES; i++) {
        trie_side *s = &t->nodes.p[i / TRIE_SIDES].side[i % TRIE_SIDES];
        s->first = s->n ? n : 0;
        n += s->n;
        s->n = 0;
    }
    vec_reserve(&t->edges, n + 1);
    t->edges.n = n;
    for (uint32_t i = 0; i <= d->mask; i++) {
        if (!d->edge[i].key) continue;
        uint32_t symbol = (uint32_t)d->edge[i].key & 0x7fffffffu;
        trie_side *s = side_of(t, d->edge[i].key);
        s->summary |= (uint64_t)1 << (symbol & 63);
        t->edges.p[s->first + s->n++] = (trie_edge){symbol, d->edge[i].to};
    }
    for (uint32_t i = 0; i < t->nodes.n * TRIE_SIDES; i++) {
        const trie_side *s = &t->nodes.p[i / TRIE_SIDES].side[i % TRIE_SIDES];
        SORT_FEW(t->edges.p + s->first, s->n, by_symbol);
    }
}

/* The same for the entries of nodes. */
static void settle_entries(trie *t) {
    const trie_draft *d = t->draft;
    uint32_t n = 0;
    for (uint32_t i = 0; i < d->entries.n; i++) t->nodes.p[d->entries.p[i].node].entries++;
    for (uint32_t i = 0; i < t->nodes.n; i++) {
        trie_node *node = &t->nodes.p[i];
        node->first_entry = node->entries ? n : 0;
        n += node->entries;
        node->entries = 0;
    }
    vec_reserve(&t->entries, n + 1);
    t->entries.n = n;
    for (uint32_t i = 0; i < d->entries.n; i++) {
        trie_node *node = &t->nodes.p[d->entries.p[i].node];
        t->entries.p[node->first_entry + node->entries++] = d->entries.p[i].what;
    }
    for (uint32_t i = 0; i < t->nodes.n; i++)
        SORT_FEW(t->entries.p + t->nodes.p[i].first_entry, t->nodes.p[i].entries, by_meaning);
}

void trie_settle(trie *t, uint32_t symbols) {
    settle_edges(t);
    settle_entries(t);
    while (t->anchors.n < symbols) vec_push(&t->anchors, 0);
    free(t->draft->edge);
    vec_free(&t->draft->entries);
    free(t->draft);
    t->draft = NULL;
}

void trie_free(trie *t) {
    vec_free(&t->nodes);
    vec_free(&t->edges);
    vec_free(&t->entries);
    vec_free(&t->anchors);
}
