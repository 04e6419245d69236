/* The sketch of a span's words: doc:sketch() */
#include "script/span.h"
#include "stats/sketch.h"

/* Furniture is left out, whoever asks: what pages repeat would make different articles alike. */
static uint32_t hash_words(const doc *d, const span *s, uint64_t *hash) {
    uint32_t n = 0;
    for (uint32_t w = s->first; w < s->last; w++)
        if (d->paragraphs.p[paragraph_at(d, w)].part != PART_FURNITURE)
            hash[n++] = str_hash(word_type(d, w)->folded);
    return n;
}

static int span_sketch(lua_State *L) {
    char text[SKETCH_BYTES];
    const span *s = span_check(L, 1);
    uint32_t words = s->last - s->first;
    uint64_t *hash = lua_newuserdatauv(L, (words + 1) * sizeof *hash, 0);
    uint32_t *room = lua_newuserdatauv(L, (words + 1) * sizeof *room, 0);
    sketch made = sketch_of(hash, hash_words(script_of(L)->d, s, hash), room);
    lua_pushlstring(L, text, sketch_write(&made, text));
    return 1;
}

const luaL_Reg span_sketch_methods[] = {{"sketch", span_sketch}, {NULL, NULL}};
