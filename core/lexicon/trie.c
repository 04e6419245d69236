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

static void grow(trie_draft *d) {
    trie_draft old = *d;
    uint32_t size = old.edge ? (old.mask + 1) * 2 : 1024;
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

void trie_init(trie *t) {
    *t = (trie){.draft = mem_alloc(sizeof *t->draft)};
    *t->draft = (trie_draft){0};
    grow(t->draft);
    new_node(t);
}

static uint32_t child(trie *t, uint32_t from, trie_way way, uint32_t symbol) {
    trie_draft *d = t->draft;
    if ((d->n + 1) * 2 > d->mask) grow(d);
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

static int by_key(const void *a, const void *b) {
    uint64_t x = ((const draft_edge *)a)->key, y = ((const draft_edge *)b)->key;
    return (x > y) - (x < y);
}

static int by_node(const void *a, const void *b) {
    const draft_entry *x = a, *y = b;
    if (x->node != y->node) return x->node < y->node ? -1 : 1;
    if (x->what.kind != y->what.kind) return x->what.kind < y->what.kind ? -1 : 1;
    return (x->what.index > y->what.index) - (x->what.index < y->what.index);
}

static void settle_edges(trie *t) {
    trie_draft *d = t->draft;
    uint32_t n = 0;
    for (uint32_t i = 0; i <= d->mask; i++)
        if (d->edge[i].key) d->edge[n++] = d->edge[i];
    if (n) qsort(d->edge, n, sizeof *d->edge, by_key);
    vec_reserve(&t->edges, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t symbol = (uint32_t)d->edge[i].key & 0x7fffffffu;
        trie_side *s = &t->nodes.p[d->edge[i].key >> 32].side[d->edge[i].key >> 31 & 1];
        if (!s->n++) s->first = t->edges.n;
        s->summary |= (uint64_t)1 << (symbol & 63);
        vec_push(&t->edges, (trie_edge){symbol, d->edge[i].to});
    }
}

static void settle_entries(trie *t) {
    trie_draft *d = t->draft;
    if (d->entries.n) qsort(d->entries.p, d->entries.n, sizeof *d->entries.p, by_node);
    for (uint32_t i = 0; i < d->entries.n; i++) {
        trie_node *node = &t->nodes.p[d->entries.p[i].node];
        if (!node->entries++) node->first_entry = t->entries.n;
        vec_push(&t->entries, d->entries.p[i].what);
    }
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
