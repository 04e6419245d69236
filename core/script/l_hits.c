/* What a script asks a span about hits: hits, has, count, weigh, rate, tally. */
#include "script/closed.h"
#include "script/span.h"

/* ---- the hits of a span ------------------------------------------------------------------ */

typedef struct search {
    script *s;
    filter f;
    uint32_t at, last; /* at: index into view.hits; last: word */
} search;

static search search_in(lua_State *L, const span *where, int arg) {
    script *s = script_of(L);
    search one = {s, view_read_filter(L, &s->view, arg), 0, where->last};
    one.at = view_first(&s->view, where->first);
    return one;
}

/* The next hit that passes, as index into scan->hits; DOC_NONE at the end. */
static uint32_t search_next(lua_State *L, search *q) {
    const view *v = &q->s->view;
    while (q->at < v->hits.n) {
        const view_hit *one = &v->hits.p[q->at++];
        if (one->first >= q->last) break;
        if (!view_selects(&q->f, one)) continue;
        hit *h = &v->scan->hits.p[one->index];
        if (h->last <= q->last && view_passes(L, v, &q->f, h)) return one->index;
    }
    q->at = v->hits.n;
    return DOC_NONE;
}

/* ---- for --explain ----------------------------------------------------------------------- */

enum { MOST_CALLS = 10000, MOST_HITS = 1 << 22, LONGEST_FILTER = 1000 };

static void note(lua_State *L, search q, const char *verb, double total, double per,
                 uint32_t words) {
    script *s = q.s;
    trace *t = &s->trace;
    if (!s->tracing) return;
    if (t->calls.n >= MOST_CALLS || t->hits.n >= MOST_HITS)
        luaL_error(L, "score counts too often to be explained");
    trace_call c = {.verb = verb, .total = total, .per = per, .words = words};
    c.result = total * per;
    if (q.f.table) {
        str text = view_describe(L, &s->view, q.f.table);
        if (text.n > LONGEST_FILTER) text = STR("(a long filter)");
        c.filter = arena_str(&s->d->mem, text);
    }
    c.first = t->hits.n;
    for (uint32_t i; (i = search_next(L, &q)) != DOC_NONE;) vec_push(&t->hits, i);
    c.last = t->hits.n;
    vec_push(&t->calls, c);
}

/* ---- methods ----------------------------------------------------------------------------- */

static int span_count(lua_State *L) {
    search q = search_in(L, span_check(L, 1), 2), start = q;
    lua_Integer n = 0;
    while (search_next(L, &q) != DOC_NONE) n++;
    note(L, start, "count", (double)n, 1, 0);
    lua_pushinteger(L, n);
    return 1;
}

static int span_has(lua_State *L) {
    search q = search_in(L, span_check(L, 1), 2);
    lua_pushboolean(L, search_next(L, &q) != DOC_NONE);
    return 1;
}

static double total_weight(lua_State *L, search q) {
    double sum = 0; /* in the order of the text: the same for the same article */
    for (uint32_t i; (i = search_next(L, &q)) != DOC_NONE;) sum += q.s->view.scan->hits.p[i].weight;
    return sum;
}

static int span_weigh(lua_State *L) {
    search q = search_in(L, span_check(L, 1), 2);
    double sum = total_weight(L, q);
    note(L, q, "weigh", sum, 1, 0);
    lua_pushnumber(L, sum);
    return 1;
}

/* Words in the voices and parts of the filter; what else it says makes no difference. */
static int span_size(lua_State *L) {
    const span *where = span_check(L, 1);
    search q = search_in(L, where, 2);
    lua_pushinteger(L, view_words(q.s->d, where->first, where->last, q.f.voices, q.f.parts));
    return 1;
}

static int span_rate(lua_State *L) {
    const span *where = span_check(L, 1);
    search q = search_in(L, where, 2);
    uint32_t words = view_words(q.s->d, where->first, where->last, q.f.voices, q.f.parts);
    double sum = total_weight(L, q), per = words ? 100.0 / words : 0;
    note(L, q, "rate", sum, per, words);
    lua_pushnumber(L, sum * per);
    return 1;
}

/* Upvalue: the search. */
static int next_hit(lua_State *L) {
    search *q = lua_touserdata(L, lua_upvalueindex(1));
    span_script(L, lua_touserdata(L, lua_upvalueindex(2)));
    if (q->f.table) { /* names are looked up in the filter, which must stand on the stack */
        lua_settop(L, 0);
        lua_pushvalue(L, lua_upvalueindex(3));
        q->f.table = 1;
    }
    uint32_t index = search_next(L, q);
    if (index == DOC_NONE)
        lua_pushnil(L);
    else
        span_push_hit(L, index);
    return 1;
}

static int span_hits(lua_State *L) {
    search q = search_in(L, span_check(L, 1), 2);
    if (q.s->tracing) {
        search all = q;
        double n = 0;
        while (search_next(L, &all) != DOC_NONE) n++;
        note(L, q, "hits", n, 1, 0);
    }
    lua_settop(L, 2);
    *(search *)lua_newuserdatauv(L, sizeof q, 0) = q;
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, next_hit, 3);
    return 1;
}

/* ---- tally ------------------------------------------------------------------------------- */

/* The fields that have few values, and all of them texts. Checked before there is a hit: a misspelt
 * one must not pass for lack of hits. */
static void check_tally_field(lua_State *L, int arg) {
    static const char *const fields[] = {"term",  "text", "category", "class",  "lexicon",
                                         "voice", "part", "speaker",  "target", "rule"};
    enum { FIELDS = sizeof fields / sizeof *fields };
    luaL_checktype(L, arg, LUA_TSTRING);
    str wanted = class_str(L, arg);
    for (int i = 0; i < FIELDS; i++)
        if (str_eq(wanted, str_c(fields[i]))) return;
    str *names = closed_names(L, FIELDS);
    for (int i = 0; i < FIELDS; i++) names[i] = str_c(fields[i]);
    closed_refuse(L, "tally cannot count by", wanted, names, FIELDS);
}

/* tally(field, filter): how often each value of a field of hits occurs, as label → count. */
static int span_tally(lua_State *L) {
    const span *where = span_check(L, 1);
    check_tally_field(L, 2);
    lua_settop(L, 3);
    search q = search_in(L, where, 3), start = q;
    lua_Integer n = 0;
    lua_newtable(L);
    for (uint32_t i; (i = search_next(L, &q)) != DOC_NONE; n++) {
        span_push_hit(L, i);
        lua_pushvalue(L, 2);
        if (lua_gettable(L, -2) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_pushliteral(L, "none");
        }
        lua_pushvalue(L, -1);
        lua_rawget(L, 4);
        lua_pushinteger(L, lua_tointeger(L, -1) + 1);
        lua_replace(L, -2);
        lua_rawset(L, 4);
        lua_settop(L, 4);
    }
    note(L, start, "count", (double)n, 1, 0);
    return 1;
}

const luaL_Reg span_hit_methods[] = {
    {"hits", span_hits}, {"has", span_has},   {"count", span_count}, {"weigh", span_weigh},
    {"rate", span_rate}, {"size", span_size}, {"tally", span_tally}, {NULL, NULL}};
