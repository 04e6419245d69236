#include "stats/copies.h"

#include <stdlib.h>

enum { SHARED_ONE_IN = 16 }; /* of its hashes: texts that share fewer are not looked at */

/* Two long texts with a part in common, or a short one within a long one, are no copies: so much of
 * both together must be in both. */
static const double LEAST_JACCARD = 0.35;

/* Every hash of every text; `next` leads from a text that stands for itself to the one before it
 * that has the hash too. */
typedef struct posting {
    uint32_t hash, item;
} posting;

typedef struct copy_index {
    posting *posting; /* by hash, then item */
    uint32_t *own;    /* per hash of an item: its posting … */
    uint32_t *first;  /* … and where the postings of that hash begin */
    uint32_t *last;   /* per first posting of a hash: latest posting that stands for itself + 1 */
    uint32_t *next;   /* per posting: the one before it + 1 */
    uint32_t *from;   /* per item: its hashes in `first` */
} copy_index;

static int by_hash(const void *a, const void *b) {
    const posting *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->item > y->item) - (x->item < y->item);
}

static copy_index new_index(const sketch *const *sketch_of, uint32_t n, arena *mem) {
    copy_index x = {.from = ARENA_NEWS(mem, uint32_t, n + 1)};
    for (uint32_t i = 0; i < n; i++)
        x.from[i + 1] = x.from[i] + (sketch_of[i] ? sketch_of[i]->n : 0);
    uint32_t all = x.from[n];
    x.posting = ARENA_NEWS(mem, posting, all + 1);
    x.own = ARENA_NEWS(mem, uint32_t, all + 1);
    x.first = ARENA_NEWS(mem, uint32_t, all + 1);
    x.last = ARENA_NEWS(mem, uint32_t, all + 1);
    x.next = ARENA_NEWS(mem, uint32_t, all + 1);
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t k = x.from[i]; k < x.from[i + 1]; k++)
            x.posting[k] = (posting){sketch_of[i]->hash[k - x.from[i]], i};
    if (all) qsort(x.posting, all, sizeof *x.posting, by_hash);
    /* An item's hashes ascend, so that they come in their order here too. */
    uint32_t *filled = ARENA_NEWS(mem, uint32_t, n + 1);
    for (uint32_t p = 0, first = 0; p < all; p++) {
        if (x.posting[p].hash != x.posting[first].hash) first = p;
        uint32_t item = x.posting[p].item, k = x.from[item] + filled[item]++;
        x.own[k] = p;
        x.first[k] = first;
    }
    return x;
}

/* From now on later texts are compared with it. */
static void stand(copy_index *x, uint32_t item) {
    for (uint32_t k = x->from[item]; k < x->from[item + 1]; k++) {
        x->next[x->own[k]] = x->last[x->first[k]];
        x->last[x->first[k]] = x->own[k] + 1;
    }
}

static bool is_copy(const sketch *a, const sketch *b, double bar, double *likeness) {
    *likeness = sketch_likeness(a, b);
    return *likeness >= LEAST_JACCARD && sketch_containment(a, b) >= bar;
}

void copies_find(const sketch *const *sketch_of, uint32_t n, const events_options *o, arena *mem,
                 uint32_t *copy_of, double *likeness) {
    copy_index x = new_index(sketch_of, n, mem);
    uint32_t *shared = ARENA_NEWS(mem, uint32_t, n + 1);
    uint32_t *met = ARENA_NEWS(mem, uint32_t, SKETCH_MOST * COPIES_MOST);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t n_met = 0;
        copy_of[i] = i;
        likeness[i] = 1;
        if (o->poll && i % 256 == 0) o->poll(o->context);
        for (uint32_t k = x.from[i]; k < x.from[i + 1]; k++) {
            uint32_t p = x.last[x.first[k]];
            for (uint32_t looked = 0; p && looked < COPIES_MOST; looked++, p = x.next[p - 1])
                if (!shared[x.posting[p - 1].item]++) met[n_met++] = x.posting[p - 1].item;
        }
        double best = 0, found;
        for (uint32_t m = 0; m < n_met; m++) {
            uint32_t other = met[m];
            bool alike = shared[other] * SHARED_ONE_IN >= sketch_of[i]->n &&
                         is_copy(sketch_of[i], sketch_of[other], o->copy, &found);
            shared[other] = 0;
            if (!alike || found < best || (found == best && other > copy_of[i])) continue;
            best = likeness[i] = found;
            copy_of[i] = other;
        }
        if (copy_of[i] == i) stand(&x, i);
    }
}
