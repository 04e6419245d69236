/* The module that require "tenor" gives. */
#include "script/closed.h"
#include "script/state.h"
#include "stats/fdr.h"

#include <math.h>

/* round(x, digits): to so many decimals (none without), halves away from zero. For what people
 * read; reports and records keep full numbers. */
static int tenor_round(lua_State *L) {
    double x = luaL_checknumber(L, 1);
    lua_Integer digits = luaL_optinteger(L, 2, 0);
    luaL_argcheck(L, digits >= 0 && digits <= 12, 2, "0 to 12 decimals expected");
    double scale = pow(10, (double)digits);
    lua_pushnumber(L, round(x * scale) / scale);
    return 1;
}

/* q_values(list of p): see stats/fdr.h. */
static int tenor_q_values(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer n = (lua_Integer)lua_rawlen(L, 1);
    luaL_argcheck(L, n <= 1000000, 1, "a shorter list expected");
    double *p = lua_newuserdatauv(L, (size_t)(n + 1) * sizeof *p, 0);
    for (lua_Integer i = 1; i <= n; i++, lua_pop(L, 1)) {
        lua_rawgeti(L, 1, i);
        p[i - 1] = lua_tonumber(L, -1);
        if (lua_type(L, -1) != LUA_TNUMBER || !(p[i - 1] >= 0 && p[i - 1] <= 1))
            return luaL_error(L, "q_values takes a list of numbers from 0 to 1; number %d is none",
                              (int)i);
    }
    q_values(p, (uint32_t)n, p);
    lua_createtable(L, (int)n, 0);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_pushnumber(L, p[i - 1]);
        lua_rawseti(L, -2, i);
    }
    return 1;
}

static const luaL_Reg functions[] = {{"events", l_events_find},    {"lexicon", l_lexicon_new},
                                     {"q_values", tenor_q_values}, {"regex", l_regex_new},
                                     {"round", tenor_round},       {NULL, NULL}};

void l_tenor_open(lua_State *L) {
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    l_keep_methods(L);
    lua_pushliteral(L, TENOR_VERSION);
    lua_setfield(L, -2, "version");
    closed_make(L, "there is no tenor.%s", "tenor");
}
