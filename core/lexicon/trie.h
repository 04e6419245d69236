/* trie: all phrases as paths of symbols, each from its anchor outward.
 *
 *      "part of the bargain", anchor "bargain":   bargain ─left─ the ─left─ of ─left─ part ● entry
 *      "bargain basement":                              └right─ basement ● entry
 *
 * A path leaves the anchor to the right first and to the left after that. While phrases are added,
 * edges live in a hash table; trie_settle lays the edges of each node side by side, sorted by
 * symbol, with a 64-bit summary in the node: most look-ups end there and touch one cache line. */
#ifndef TENOR_LEXICON_TRIE_H
#define TENOR_LEXICON_TRIE_H

#include "base/vec.h"

typedef struct trie_entry {
    uint32_t kind, index; /* what the phrase means, for the caller */
} trie_entry;

typedef struct trie_edge {
    uint32_t symbol, to;
} trie_edge;

typedef struct trie_side {
    uint64_t summary; /* bit (symbol mod 64) of each edge */
    uint32_t first, n;
} trie_side;

typedef enum { TRIE_RIGHT, TRIE_LEFT, TRIE_SIDES } trie_way;

typedef struct trie_node {
    trie_side side[TRIE_SIDES];
    uint32_t first_entry, entries;
} trie_node;

typedef struct trie {
    VEC(trie_node) nodes; /* 0 = none */
    VEC(trie_edge) edges;
    VEC(trie_entry) entries;
    VEC(uint32_t) anchors;    /* per symbol: its node, 0 = anchors nothing */
    struct trie_draft *draft; /* until settled */
} trie;

void trie_init(trie *t, uint32_t phrases); /* how many there will be, roughly */
void trie_add(trie *t, const uint32_t *symbol, uint32_t n, uint32_t anchor, trie_entry what);
void trie_settle(trie *t, uint32_t symbols); /* how many symbols there are */
void trie_free(trie *t);

/* The node behind the edge with this symbol, or 0. */
static inline uint32_t trie_follow(const trie *t, const trie_side *s, uint32_t symbol) {
    if (!(s->summary >> (symbol & 63) & 1)) return 0;
    const trie_edge *edge = t->edges.p + s->first;
    uint32_t low = 0, high = s->n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (edge[mid].symbol < symbol)
            low = mid + 1;
        else
            high = mid;
    }
    return low < s->n && edge[low].symbol == symbol ? edge[low].to : 0;
}

#endif
