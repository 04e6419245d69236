/* tenor.regex, and what spans do with one: match, gmatch. */
#include "script/span.h"

#include <string.h>

static const char BAD[] =
    "this is no regex; make one with tenor.regex(pattern) at the top of the script";

static regex *regex_check(lua_State *L, int arg) {
    regex **re = class_test(L, arg, &regex_class);
    if (!re) luaL_argerror(L, arg, BAD);
    return *re;
}

/* tenor.regex(pattern, "exact"): caseless unless "exact". Compiled while the script loads and kept
 * by it, so that a Lua error never leaks one. */
int l_regex_new(lua_State *L) {
    script *s = script_of(L);
    err e = {0};
    uint32_t at = 0;
    luaL_checktype(L, 1, LUA_TSTRING);
    const char *mode = luaL_optstring(L, 2, "");
    luaL_argcheck(L, !*mode || !strcmp(mode, "exact"), 2, "\"exact\" or nothing expected");
    if (!s->loading)
        return luaL_error(L, "tenor.regex works only while the script loads: make it at the top "
                             "of the script, outside of functions");
    if (s->regexes.n == STATE_MOST_REGEXES)
        return luaL_error(L, "more than %d regexes", (int)STATE_MOST_REGEXES);
    regex **re = class_new(L, &regex_class, sizeof(regex *));
    *re = regex_new(class_str(L, 1), !*mode, &at, &e);
    if (!*re) return luaL_error(L, "bad regex at %d: %s", (int)at + 1, e.text);
    vec_push(&s->regexes, *re);
    return 1;
}

const class regex_class = {.name = "regex"};

/* ---- matching ---------------------------------------------------------------------------- */

/* Pushes the span of a match and the texts of its groups; how many. */
static int push_match(lua_State *L, regex *re, const regex_span *found, uint32_t base) {
    const doc *d = script_of(L)->d;
    uint32_t groups = regex_groups(re), start = base + found[0].start, end = base + found[0].end;
    luaL_checkstack(L, (int)groups + 4, "too many groups");
    span_push_bytes(L, start, end);
    for (uint32_t g = 1; g <= groups && g < REGEX_MOST_GROUPS; g++) {
        if (found[g].start == UINT32_MAX)
            lua_pushnil(L);
        else
            class_push_str(L, str_sub(d->text, base + found[g].start, base + found[g].end));
    }
    return 1 + (int)(groups < REGEX_MOST_GROUPS ? groups : REGEX_MOST_GROUPS - 1);
}

/* The first match of the span at or after byte `from` of the text, sentence by sentence, so that a
 * hostile pattern works on little text at a time. */
static bool find_from(lua_State *L, const span *s, regex *re, uint32_t *from, regex_span *found,
                      uint32_t *base) {
    const doc *d = script_of(L)->d;
    if (!d->sentences.n) return false;
    uint32_t i = sentence_at(d, word_at(d, *from));
    while (i > 0 && d->sentences.p[i].start > *from) i--;
    for (; i < d->sentences.n && d->sentences.p[i].start < s->end; i++) {
        const doc_sentence *one = &d->sentences.p[i];
        uint32_t low = one->start > s->start ? one->start : s->start;
        uint32_t high = one->end < s->end ? one->end : s->end;
        uint32_t at = *from > low ? *from : low;
        if (at >= high) continue;
        *base = low;
        switch (regex_find(re, str_sub(d->text, low, high), at - low, found)) {
        case REGEX_MATCH: *from = low + found[0].end; return true;
        case REGEX_NONE: break;
        case REGEX_LIMIT: luaL_error(L, "the regex takes too long on this text; make it simpler");
        }
    }
    return false;
}

static int span_match(lua_State *L) {
    const span *s = span_check(L, 1);
    regex *re = regex_check(L, 2);
    regex_span found[REGEX_MOST_GROUPS];
    uint32_t from = s->start, base;
    if (!find_from(L, s, re, &from, found, &base)) return lua_pushnil(L), 1;
    return push_match(L, re, found, base);
}

/* Upvalues: span, regex, where to go on. */
static int next_match(lua_State *L) {
    const span *s = lua_touserdata(L, lua_upvalueindex(1));
    span_script(L, s);
    regex *re = *(regex **)lua_touserdata(L, lua_upvalueindex(2));
    regex_span found[REGEX_MOST_GROUPS];
    uint32_t from = (uint32_t)lua_tointeger(L, lua_upvalueindex(3)), base;
    if (!find_from(L, s, re, &from, found, &base)) return lua_pushnil(L), 1;
    lua_pushinteger(L, (lua_Integer)from);
    lua_replace(L, lua_upvalueindex(3));
    return push_match(L, re, found, base);
}

static int span_gmatch(lua_State *L) {
    const span *s = span_check(L, 1);
    regex_check(L, 2);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)s->start);
    lua_pushcclosure(L, next_match, 3);
    return 1;
}

const luaL_Reg span_match_methods[] = {
    {"match", span_match}, {"gmatch", span_gmatch}, {NULL, NULL}};
