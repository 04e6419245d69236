/* Tokens: the text of a span cut at blanks, each token looked up in a lexicon at once. */
#include "base/utf8.h"
#include "script/span.h"
#include "text/token.h"

/* A token points into the text; its small letters are made when they are asked for. */
typedef struct place {
    uint32_t start, n;
    uint32_t entry; /* of the lexicon, or LEX_NONE */
    bool small, loud;
} place;

typedef struct tokens {
    uint32_t epoch, lookup; /* lookup: of script.lookups, or NO_LOOKUP */
    uint32_t n, capitals;
    place list[];
} tokens;

enum { NO_LOOKUP = UINT32_MAX, MOST_AT_ONCE = 200 };

/* ---- check ------------------------------------------------------------------------------- */

static void check_article(lua_State *L, const tokens *t) {
    script *s = script_of(L);
    if (t->epoch != s->epoch || !s->d) luaL_error(L, "the article of these tokens is over");
}

static const tokens *check(lua_State *L) {
    const tokens *t = class_check(L, 1, &tokens_class);
    check_article(L, t);
    return t;
}

static const lookup *lookup_of(lua_State *L, const tokens *t) {
    if (t->lookup == NO_LOOKUP)
        luaL_error(L, "these tokens were cut without a lexicon: write span:tokens(LIST)");
    return l_lexicon_lookup(L, t->lookup);
}

/* The token whose number is the argument; NULL when there is none. */
static const place *place_at(const tokens *t, lua_Integer i) {
    return i >= 1 && i <= (lua_Integer)t->n ? &t->list[i - 1] : NULL;
}

/* ---- making ------------------------------------------------------------------------------ */

/* In small letters; valid until the next is asked for. */
static str small_text(script *s, const place *p) {
    str text = str_sub(s->d->text, p->start, p->start + p->n);
    if (p->small) return text;
    s->scratch.n = 0;
    utf8_lower_str(&s->scratch, text);
    return buf_str(&s->scratch);
}

/* A letter may shrink to a third of its bytes when it becomes small, and no more. */
static uint32_t entry_of(script *s, const place *p, const lookup *l, str category) {
    return p->n / 3 > l->longest ? LEX_NONE : lookup_find(l, small_text(s, p), category);
}

/* span:tokens(lexicon, category) */
static int span_tokens(lua_State *L) {
    const span *where = span_check(L, 1);
    script *s = script_of(L);
    const uint32_t *index = lua_isnoneornil(L, 2) ? NULL : class_check(L, 2, &lexicon_class);
    const lookup *l = index ? l_lexicon_lookup(L, *index) : NULL;
    str text = str_sub(s->d->text, where->start, where->end), category = {0};
    if (!lua_isnoneornil(L, 3)) {
        luaL_checktype(L, 3, LUA_TSTRING);
        category = class_str(L, 3);
    }
    uint32_t n = token_count(text);
    tokens *t = class_new(L, &tokens_class, sizeof *t + n * sizeof *t->list);
    *t = (tokens){.epoch = s->epoch, .lookup = index ? *index : NO_LOOKUP, .n = n};
    token one;
    for (uint32_t at = 0, i = 0; token_next(text, &at, &one); i++) {
        place *p = &t->list[i];
        *p = (place){where->start + one.start, one.n, LEX_NONE, one.small, one.loud};
        if (l) p->entry = entry_of(s, p, l, category);
        t->capitals += p->loud;
    }
    return 1;
}

/* ---- fields ------------------------------------------------------------------------------ */

static int tokens_capitals(lua_State *L, void *self) {
    check_article(L, self);
    lua_pushinteger(L, (lua_Integer)((tokens *)self)->capitals);
    return 1;
}

static const class_field tokens_fields[] = {{"capitals", tokens_capitals}, {NULL, NULL}};

/* ---- methods ----------------------------------------------------------------------------- */

/* The arguments (from, to) of a method that gives one value for each token in turn, as string.byte
 * does; how many these are. */
static int read_range(lua_State *L, lua_Integer *from) {
    *from = luaL_checkinteger(L, 2);
    lua_Integer to = luaL_optinteger(L, 3, *from);
    if (to < *from) return 0;
    lua_Unsigned n = (lua_Unsigned)to - (lua_Unsigned)*from;
    if (n >= MOST_AT_ONCE) luaL_error(L, "more than %d tokens at once", (int)MOST_AT_ONCE);
    luaL_checkstack(L, MOST_AT_ONCE, NULL);
    return (int)n + 1;
}

static int tokens_text(lua_State *L) {
    const tokens *t = check(L);
    script *s = script_of(L);
    lua_Integer from;
    int n = read_range(L, &from);
    for (int i = 0; i < n; i++) {
        const place *p = place_at(t, from + i);
        if (p)
            class_push_str(L, small_text(s, p));
        else
            lua_pushnil(L);
    }
    return n;
}

static int tokens_weight(lua_State *L) {
    const tokens *t = check(L);
    const lookup *l = lookup_of(L, t);
    lua_Integer from;
    int n = read_range(L, &from);
    for (int i = 0; i < n; i++) {
        const place *p = place_at(t, from + i);
        if (p && p->entry != LEX_NONE)
            lua_pushnumber(L, l->entries.p[p->entry].weight);
        else
            lua_pushnil(L);
    }
    return n;
}

static int tokens_loud(lua_State *L) {
    const place *p = place_at(check(L), luaL_checkinteger(L, 2));
    lua_pushboolean(L, p && p->loud);
    return 1;
}

static int tokens_span(lua_State *L) {
    const place *p = place_at(check(L), luaL_checkinteger(L, 2));
    if (p)
        span_push_bytes(L, p->start, p->start + p->n);
    else
        lua_pushnil(L);
    return 1;
}

/* find(text, from): the number of the first such token. */
static int tokens_find(lua_State *L) {
    const tokens *t = check(L);
    luaL_checktype(L, 2, LUA_TSTRING);
    str wanted = class_str(L, 2);
    lua_Integer from = luaL_optinteger(L, 3, 1);
    script *s = script_of(L);
    for (lua_Integer i = from > 1 ? from : 1; i <= (lua_Integer)t->n; i++) {
        const place *p = &t->list[i - 1];
        if (p->small ? p->n != wanted.n : p->n / 3 > wanted.n) continue;
        if (str_eq(small_text(s, p), wanted)) return lua_pushinteger(L, i), 1;
    }
    return lua_pushnil(L), 1;
}

/* for i, weight, loud in tokens:weighed(): the tokens that the lexicon has. */
static int next_weighed(lua_State *L) {
    const tokens *t = check(L);
    const lookup *l = lookup_of(L, t);
    lua_Integer last = luaL_checkinteger(L, 2);
    if (last < 0 || last > (lua_Integer)t->n) return lua_pushnil(L), 1;
    for (uint32_t i = (uint32_t)last; i < t->n; i++) {
        const place *p = &t->list[i];
        if (p->entry == LEX_NONE) continue;
        lua_pushinteger(L, (lua_Integer)i + 1);
        lua_pushnumber(L, l->entries.p[p->entry].weight);
        lua_pushboolean(L, p->loud);
        return 3;
    }
    return lua_pushnil(L), 1;
}

static int tokens_weighed(lua_State *L) {
    lookup_of(L, check(L));
    lua_pushcfunction(L, next_weighed);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}

static int tokens_length(lua_State *L) {
    lua_pushinteger(L, (lua_Integer)check(L)->n);
    return 1;
}

/* ---- the class --------------------------------------------------------------------------- */

static const luaL_Reg tokens_methods[] = {{"text", tokens_text}, {"weight", tokens_weight},
                                          {"loud", tokens_loud}, {"span", tokens_span},
                                          {"find", tokens_find}, {"weighed", tokens_weighed},
                                          {NULL, NULL}};
static const luaL_Reg tokens_meta[] = {{"__len", tokens_length}, {NULL, NULL}};
const class tokens_class = {
    .name = "tokens", .fields = tokens_fields, .methods = {tokens_methods}, .meta = tokens_meta};

const luaL_Reg span_token_methods[] = {{"tokens", span_tokens}, {NULL, NULL}};
