/* Keepers as scripts declare them: tenor.mean() sum() tally() histogram{…} rate{…} rates{…}
 * terms{…} examples{…} records{…}. */
#include "script/closed.h"
#include "script/state.h"

#include <math.h>
#include <string.h>

static int declare(lua_State *L, keep_kind kind) {
    if (lua_gettop(L)) return luaL_error(L, "tenor.%s() takes nothing", keep_names[kind]);
    keep_spec *spec = class_new(L, &keep_class, sizeof *spec);
    spec->kind = kind;
    return 1;
}

static int keep_new_mean(lua_State *L) { return declare(L, KEEP_MEAN); }
static int keep_new_sum(lua_State *L) { return declare(L, KEEP_SUM); }
static int keep_new_tally(lua_State *L) { return declare(L, KEEP_TALLY); }

/* ---- with options ------------------------------------------------------------------------ */

/* Refuses keys of the table at 1 that are none of the kind's. */
static void check_options(lua_State *L, keep_kind kind, const char *const *known, size_t n) {
    str names[8];
    if (lua_gettop(L) > 1 || (lua_gettop(L) == 1 && !lua_istable(L, 1)))
        luaL_error(L, "tenor.%s takes one table of options", keep_names[kind]);
    if (!lua_gettop(L)) lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        str key = lua_type(L, -2) == LUA_TSTRING ? class_str(L, -2) : STR("?");
        bool is_known = false;
        for (size_t i = 0; i < n; i++) is_known |= str_eq(key, names[i] = str_c(known[i]));
        if (is_known) continue;
        lua_pushfstring(L, "tenor.%s has no option", keep_names[kind]);
        closed_refuse(L, lua_tostring(L, -1), key, names, n);
    }
}

/* The name of a field, copied; empty when it is not given. */
static str field_name(lua_State *L, keep_kind kind, const char *key) {
    str name = {0};
    int is = lua_getfield(L, 1, key);
    if (is == LUA_TSTRING)
        name = arena_str(&script_of(L)->mem, class_str(L, -1));
    else if (is != LUA_TNIL)
        luaL_error(L, "tenor.%s: '%s' takes the name of a field", keep_names[kind], key);
    lua_pop(L, 1);
    return name;
}

static double option_number(lua_State *L, keep_kind kind, const char *key, double otherwise) {
    double x = otherwise;
    int is = lua_getfield(L, 1, key);
    if (is == LUA_TNUMBER) x = lua_tonumber(L, -1);
    if ((is != LUA_TNUMBER && is != LUA_TNIL) || !isfinite(x) || x == 0)
        luaL_error(L, "tenor.%s: '%s' takes a number other than 0", keep_names[kind], key);
    lua_pop(L, 1);
    return x;
}

static uint32_t most_of(lua_State *L, keep_kind kind, double otherwise, double limit) {
    double most = option_number(L, kind, "most", otherwise);
    if (most != rint(most) || most < 1 || most > limit)
        luaL_error(L, "tenor.%s: 'most' takes a whole number from 1 to %d", keep_names[kind],
                   (int)limit);
    return (uint32_t)most;
}

static int push_spec(lua_State *L, keep_spec made) {
    keep_spec *spec = class_new(L, &keep_class, sizeof *spec);
    *spec = made;
    return 1;
}

static int declare_ratio(lua_State *L, keep_kind kind) {
    static const char *const known[] = {"per", "times"};
    check_options(L, kind, known, 2);
    keep_spec made = {.kind = kind};
    made.per = field_name(L, kind, "per");
    made.times = option_number(L, kind, "times", 1);
    return push_spec(L, made);
}

static int keep_new_rate(lua_State *L) { return declare_ratio(L, KEEP_RATE); }
static int keep_new_rates(lua_State *L) { return declare_ratio(L, KEEP_RATES); }

/* terms { per = "words" } */
static int keep_new_terms(lua_State *L) {
    static const char *const known[] = {"per"};
    check_options(L, KEEP_TERMS, known, 1);
    keep_spec made = {.kind = KEEP_TERMS, .per = field_name(L, KEEP_TERMS, "per")};
    if (!made.per.n)
        return luaL_error(L, "tenor.terms needs 'per', the field with the number of words");
    return push_spec(L, made);
}

/* examples { most = 3 } */
static int keep_new_examples(lua_State *L) {
    static const char *const known[] = {"most"};
    check_options(L, KEEP_EXAMPLES, known, 1);
    return push_spec(L,
                     (keep_spec){.kind = KEEP_EXAMPLES, .most = most_of(L, KEEP_EXAMPLES, 3, 100)});
}

/* records { most = 100, fields = { "tone" }, top = "tone", together = "date" } */
static int keep_new_records(lua_State *L) {
    enum { MOST_FIELDS = 100 };
    static const char *const known[] = {"most", "fields", "top", "together"};
    check_options(L, KEEP_RECORDS, known, 4);
    arena *mem = &script_of(L)->mem;
    keep_spec made = {.kind = KEEP_RECORDS, .most = most_of(L, KEEP_RECORDS, 100, 100000)};
    made.top = field_name(L, KEEP_RECORDS, "top");
    made.together = field_name(L, KEEP_RECORDS, "together");
    made.fields = ARENA_NEWS(mem, str, MOST_FIELDS);
    int is = lua_getfield(L, 1, "fields");
    lua_Integer n = is == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, -1) : 0;
    if ((is != LUA_TTABLE && is != LUA_TNIL) || n > MOST_FIELDS)
        return luaL_error(L, "tenor.records: 'fields' takes a list of names of fields");
    for (lua_Integer i = 1; i <= n; i++, lua_pop(L, 1)) {
        if (lua_rawgeti(L, -1, i) != LUA_TSTRING)
            return luaL_error(L, "tenor.records: 'fields' takes a list of names of fields");
        made.fields[made.n_fields++] = arena_str(mem, class_str(L, -1));
    }
    return push_spec(L, made);
}

static double bound(lua_State *L, const char *name) {
    if (lua_getfield(L, 1, name) != LUA_TNUMBER || !isfinite(lua_tonumber(L, -1)))
        luaL_error(L, "histogram needs a number for '%s'", name);
    return lua_tonumber(L, -1);
}

/* histogram { from = -10, to = 10, bins = 20 } */
static int keep_new_histogram(lua_State *L) {
    enum { MOST_BINS = 10000 };
    luaL_checktype(L, 1, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        const char *key = lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : "?";
        if (strcmp(key, "from") != 0 && strcmp(key, "to") != 0 && strcmp(key, "bins") != 0)
            return luaL_error(L, "a histogram has no '%s'; there are: from, to, bins", key);
    }
    double from = bound(L, "from"), to = bound(L, "to"), bins = bound(L, "bins");
    if (!(from < to)) return luaL_error(L, "a histogram's 'from' must be below its 'to'");
    if (bins != rint(bins) || bins < 1 || bins > MOST_BINS)
        return luaL_error(L, "a histogram has 1 to %d bins", (int)MOST_BINS);
    keep_spec *spec = class_new(L, &keep_class, sizeof *spec);
    *spec = (keep_spec){.kind = KEEP_HISTOGRAM, .from = from, .to = to, .bins = (uint32_t)bins};
    return 1;
}

const class keep_class = {.name = "keep"};

bool l_keep_spec(lua_State *L, int index, keep_spec *out) {
    const keep_spec *spec = class_test(L, index, &keep_class);
    if (spec) *out = *spec;
    return spec != NULL;
}

void l_keep_methods(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"mean", keep_new_mean},       {"sum", keep_new_sum},
        {"tally", keep_new_tally},     {"histogram", keep_new_histogram},
        {"rate", keep_new_rate},       {"rates", keep_new_rates},
        {"terms", keep_new_terms},     {"examples", keep_new_examples},
        {"records", keep_new_records}, {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
