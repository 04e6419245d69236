/* The string library: capped, and without addresses. */
#include "script/closed.h"
#include "script/safelib.h"
#include "script/sandbox.h"

#include <lualib.h>
#include <math.h>
#include <string.h>

enum { MOST_REPEATED = 16 << 20 };

static int string_rep(lua_State *L) {
    size_t n, m;
    const char *text = luaL_checklstring(L, 1, &n);
    lua_Integer times = luaL_checkinteger(L, 2);
    const char *separator = luaL_optlstring(L, 3, "", &m);
    if (times <= 0 || n + m == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((lua_Unsigned)times > MOST_REPEATED / (n + m))
        return luaL_error(L, "the string would be longer than %d bytes", MOST_REPEATED);
    luaL_Buffer b;
    char *p = luaL_buffinitsize(L, &b, (size_t)times * (n + m));
    for (lua_Integer i = 0; i < times; i++) {
        memcpy(p, text, n);
        p += n;
        if (m && i + 1 < times) memcpy(p, separator, m), p += m;
    }
    luaL_pushresultsize(&b, (size_t)times * (n + m) - m);
    return 1;
}

/* ---- format ------------------------------------------------------------------------------ */

/* Makes the argument fit for Lua's own string.format: text without addresses for %s, and "nan"
 * without the sign that the C library may give it. */
static void tame(lua_State *L, int arg, char conversion) {
    if (conversion == 'p') luaL_error(L, "%%p is not available in tenor scripts");
    if (lua_gettop(L) < arg) return; /* string.format says which one is missing */
    int type = lua_type(L, arg);
    if (conversion == 's' && type != LUA_TSTRING &&
        (type != LUA_TNUMBER || isnan(lua_tonumber(L, arg)))) {
        safelib_tostring(L, arg);
        lua_replace(L, arg);
    } else if (type == LUA_TNUMBER && strchr("aAeEfFgG", conversion) &&
               isnan(lua_tonumber(L, arg))) {
        lua_pushnumber(L, (lua_Number)NAN);
        lua_replace(L, arg);
    }
}

void safelib_format(lua_State *L, int arg) {
    size_t n;
    int last = lua_gettop(L), base = arg;
    const char *format = luaL_checklstring(L, arg, &n), *end = format + n;
    for (const char *p = format; p < end; p++) {
        if (*p != '%') continue;
        p++;
        if (p < end && *p == '%') continue;
        while (p < end && strchr("-+ #0123456789.", *p) && *p) p++;
        if (p < end) tame(L, ++arg, *p);
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, (const void *)safelib_format); /* Lua's own */
    lua_insert(L, base);
    lua_call(L, last - base + 1, 1);
}

static int string_format(lua_State *L) {
    safelib_format(L, 1);
    return 1;
}

/* ---- opening ----------------------------------------------------------------------------- */

void safelib_string(lua_State *L) {
    static const char *const blocked[] = {"dump", "pack", "unpack", "packsize"};
    lua_pushcfunction(L, luaopen_string); /* it also gives strings their metatable */
    lua_pushliteral(L, LUA_STRLIBNAME);
    lua_call(L, 1, 1);
    for (size_t i = 0; i < sizeof blocked / sizeof *blocked; i++) {
        lua_pushfstring(L, "string.%s", blocked[i]);
        safelib_stub(L, lua_tostring(L, -1), "");
        lua_setfield(L, -3, blocked[i]);
        lua_pop(L, 1);
    }
    lua_getfield(L, -1, "format");
    lua_rawsetp(L, LUA_REGISTRYINDEX, (const void *)safelib_format);
    lua_pushcfunction(L, string_format);
    lua_setfield(L, -2, "format");
    safelib_pattern(L);
    lua_pushcfunction(L, string_rep);
    lua_setfield(L, -2, "rep");

    lua_pushliteral(L, ""); /* the metatable of all strings: out of reach */
    lua_getmetatable(L, -1);
    lua_pushliteral(L, "closed");
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}
