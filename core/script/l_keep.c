/* Keepers as scripts declare them: tenor.mean() sum() tally() histogram{…}. */
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
    *spec = (keep_spec){KEEP_HISTOGRAM, from, to, (uint32_t)bins};
    return 1;
}

const class keep_class = {.name = "keep"};

bool l_keep_spec(lua_State *L, int index, keep_spec *out) {
    const keep_spec *spec = class_test(L, index, &keep_class);
    if (spec) *out = *spec;
    return spec != NULL;
}

void l_keep_methods(lua_State *L) {
    static const luaL_Reg functions[] = {{"mean", keep_new_mean},
                                         {"sum", keep_new_sum},
                                         {"tally", keep_new_tally},
                                         {"histogram", keep_new_histogram},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
