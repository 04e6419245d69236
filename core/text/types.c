#include "text/types.h"
#include "text/shape.h"

#include <string.h>
#include <unistd.h>

enum { INLINE = 16, FIRST_SLOTS = 1 << 12, BATCH = 32, BYTES_A_TYPE = 512 };

/* A word up to INLINE bytes is its own key, filled up with zeros; of a longer one the key is its
 * hash, and the text decides. Half a cache line. */
typedef struct types_slot {
    uint64_t key[2];
    uint32_t length; /* of the word */
    uint32_t type;
    uint64_t used;
} types_slot;

typedef struct word_key {
    uint64_t key[2];
    uint32_t hash, length;
} word_key;

/* ---- keys -------------------------------------------------------------------------------- */

/* 16 bytes to 8, by a product of 128 bits whose halves are added without carry. */
static uint64_t mixed(const types *t, const uint64_t key[2]) {
    unsigned __int128 product = (unsigned __int128)(key[0] ^ t->key[0]) * (key[1] ^ t->key[1]);
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static inline uint32_t slot_hash(const types *t, const uint64_t key[2], uint32_t length) {
    uint64_t h = mixed(t, key) ^ length;
    return (uint32_t)(h ^ h >> 32);
}

static uint64_t long_hash(const types *t, str word) {
    uint64_t key[2] = {0, word.n};
    for (size_t i = 0; i < word.n; i += sizeof key[0]) {
        uint64_t eight = 0;
        memcpy(&eight, word.p + i, word.n - i < sizeof eight ? word.n - i : sizeof eight);
        key[0] ^= eight;
        key[0] = mixed(t, key);
    }
    return key[0];
}

/* The key of text[start, end). Where the text goes on for 16 bytes they are read at once and what
 * does not belong to the word is masked out: no branch depends on the word's length. */
static inline word_key key_of(const types *t, str text, uint32_t start, uint32_t end) {
    static const unsigned char keep[2 * INLINE] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                   255, 255, 255, 255, 255, 255, 255, 255};
    word_key k = {.length = end - start};
    const char *p = text.p + start;
    if (k.length > INLINE) {
        k.key[0] = long_hash(t, (str){p, k.length});
        k.key[1] = k.length;
    } else if (text.n - start >= INLINE) {
        uint64_t mask[2];
        memcpy(mask, keep + INLINE - k.length, INLINE);
        memcpy(k.key, p, INLINE);
        k.key[0] &= mask[0];
        k.key[1] &= mask[1];
    } else {
        memcpy(k.key, p, k.length);
    }
    k.hash = slot_hash(t, k.key, k.length);
    return k;
}

/* ---- table ------------------------------------------------------------------------------- */

static types_slot *new_table(uint32_t slots) {
    types_slot *table = mem_alloc(slots * sizeof *table);
    return memset(table, 0, slots * sizeof *table);
}

static void new_slots(types *t, uint32_t n) {
    t->slot = new_table(n);
    t->mask = n - 1;
}

static bool is_same(const types *t, const types_slot *s, const word_key *k, const char *p) {
    if (s->key[0] != k->key[0] || s->key[1] != k->key[1] || s->length != k->length) return false;
    if (!s->used) return false;
    return k->length <= INLINE || memcmp(t->list.p[s->type].text.p, p, k->length) == 0;
}

static types_slot slot_of(const word_key *k, uint32_t index) {
    return (types_slot){
        .key = {k->key[0], k->key[1]}, .length = k->length, .type = index, .used = 1};
}

static types_slot *free_slot(types *t, uint32_t hash) {
    uint32_t i = hash & t->mask;
    while (t->slot[i].used) i = (i + 1) & t->mask;
    return &t->slot[i];
}

static void grow(types *t) {
    types_slot *old = t->slot;
    uint32_t slots = t->mask + 1;
    new_slots(t, slots * 2);
    for (uint32_t i = 0; i < slots; i++)
        if (old[i].used) *free_slot(t, slot_hash(t, old[i].key, old[i].length)) = old[i];
    free(old);
}

static str kept(types *t, str s) { return arena_str(&t->mem, s); }

static uint32_t add(types *t, str word, const word_key *k) {
    if ((uint64_t)(t->list.n + 1) * 2 > (uint64_t)t->mask + 1) grow(t);
    uint32_t index = t->list.n;
    *free_slot(t, k->hash) = slot_of(k, index);

    type new = {.text = kept(t, word)};
    new.clitic = (uint8_t)shape_clitic(word);
    new.shape = shape_of(word);
    t->scratch.n = 0;
    shape_fold(&t->scratch, word);
    str folded = buf_str(&t->scratch);
    bool as_spelled = str_eq(folded, str_sub(new.text, 0, folded.n));
    new.folded = as_spelled ? str_sub(new.text, 0, folded.n) : kept(t, folded);
    new.rules = t->rules ? rules_of(t->rules, new.folded) : 0;
    vec_push(&t->list, new);
    if (t->hook) t->hook(t->context, &t->list.p[index]);
    return index;
}

static uint32_t find(types *t, str word, const word_key *k) {
    for (uint32_t i = k->hash & t->mask;; i = (i + 1) & t->mask) {
        const types_slot *s = &t->slot[i];
        if (is_same(t, s, k, word.p)) return s->type;
        if (!s->used) return add(t, word, k);
    }
}

/* The table is larger than the processor's caches: for a batch of words the slots are sent for
 * first and looked at when the last has been asked for. */
void types_of_all(types *t, str text, const uint32_t *start, const uint32_t *end, uint32_t n,
                  uint32_t *type_index) {
    word_key k[BATCH];
    for (uint32_t from = 0; from < n; from += BATCH) {
        uint32_t batch = n - from < BATCH ? n - from : BATCH;
        for (uint32_t i = 0; i < batch; i++) {
            k[i] = key_of(t, text, start[from + i], end[from + i]);
            __builtin_prefetch(&t->slot[k[i].hash & t->mask]);
        }
        for (uint32_t i = 0; i < batch; i++) {
            const char *p = text.p + start[from + i];
            const types_slot *s = &t->slot[k[i].hash & t->mask];
            type_index[from + i] =
                is_same(t, s, &k[i], p) ? s->type : find(t, (str){p, k[i].length}, &k[i]);
        }
    }
}

/* ---- life -------------------------------------------------------------------------------- */

void types_init(types *t, const text_rules *rules, types_hook *hook, void *context, uint32_t cap) {
    *t = (types){.rules = rules, .hook = hook, .context = context, .cap = cap};
    if (getentropy(t->key, sizeof t->key) != 0) /* results are the same with any key */
        t->key[0] = (uint64_t)(uintptr_t)t, t->key[1] = 0x9e3779b97f4a7c15u;
    new_slots(t, FIRST_SLOTS);
}

bool types_trim(types *t) {
    bool is_full = t->list.n > t->cap;
    bool is_long = t->mem.total > (size_t)t->cap * BYTES_A_TYPE + (1u << 20);
    if (!is_full && !is_long) return false;
    /* The memory is kept, unless one huge article made it much larger than the cap asks for. */
    if (t->mask / 4 > t->cap) {
        free(t->slot);
        new_slots(t, FIRST_SLOTS);
        vec_free(&t->list);
    } else {
        memset(t->slot, 0, (t->mask + 1) * sizeof *t->slot);
        t->list.n = 0;
    }
    if (is_long)
        arena_free(&t->mem);
    else
        arena_reset(&t->mem);
    return true;
}

void types_free(types *t) {
    free(t->slot);
    vec_free(&t->list);
    arena_free(&t->mem);
    buf_free(&t->scratch);
    *t = (types){0};
}
