/* The module that require "tenor" gives. */
#include "script/closed.h"
#include "script/state.h"

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

static const luaL_Reg functions[] = {{"events", l_events_find},
                                     {"lexicon", l_lexicon_new},
                                     {"regex", l_regex_new},
                                     {"round", tenor_round},
                                     {NULL, NULL}};

void l_tenor_open(lua_State *L) {
    lua_newtable(L);
    luaL_setfuncs(L, functions, 0);
    l_keep_methods(L);
    lua_pushliteral(L, TENOR_VERSION);
    lua_setfield(L, -2, "version");
    closed_make(L, "there is no tenor.%s", "tenor");
}
