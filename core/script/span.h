/* span: any stretch of the article, as a Lua object.
 *
 *      doc ── is a ── span ◄── hit, quote, name
 *
 * Small userdata without memory of their own: numbers that point into the doc. An object of an
 * article that is over says so instead of showing another article's text. */
#ifndef TENOR_SCRIPT_SPAN_H
#define TENOR_SCRIPT_SPAN_H

#include "script/state.h"

typedef struct span {
    uint32_t epoch;
    uint32_t start, end;  /* bytes */
    uint32_t first, last; /* words, half open */
    uint32_t index;       /* of a hit in scan->hits, of a quote or name in the doc */
} span;

/* The argument as a span of any kind, of the article at hand. */
span *span_check(lua_State *L, int arg);
/* Raises when the object's article is over; the script otherwise. */
script *span_script(lua_State *L, const span *s);

span *span_push(lua_State *L, const class *c, span what);
/* A stretch of bytes, with the words that lie in it. */
span *span_push_bytes(lua_State *L, uint32_t start, uint32_t end);
/* A stretch of words; start and end are those of its words. */
span *span_push_words(lua_State *L, uint32_t first, uint32_t last);
void span_push_doc(lua_State *L);
void span_push_hit(lua_State *L, uint32_t hit);

/* The methods of every span, one file each for what they are about. */
extern const luaL_Reg span_hit_methods[];    /* hits has count weigh rate tally … */
extern const luaL_Reg span_inner_methods[];  /* words sentences paragraphs quotes names around */
extern const luaL_Reg span_match_methods[];  /* match gmatch */
extern const luaL_Reg span_sketch_methods[]; /* sketch */
extern const luaL_Reg span_token_methods[];  /* tokens */

#endif
