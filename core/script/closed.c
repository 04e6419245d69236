#include "script/closed.h"
#include "base/utf8.h"

#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

static const char VALUES[] = "values behind a closed table"; /* key in a proxy's metatable */

/* ---- suggestions ------------------------------------------------------------------------- */

static int by_name(const void *a, const void *b) {
    return str_cmp(*(const str *)a, *(const str *)b);
}

str *closed_names(lua_State *L, size_t n) { return lua_newuserdatauv(L, (n + 1) * sizeof(str), 0); }

str *closed_keys(lua_State *L, int table, size_t *n) {
    size_t room = 0;
    table = lua_absindex(L, table);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) room++;
    str *names = closed_names(L, room);
    *n = 0;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
        if (lua_type(L, -2) == LUA_TSTRING)
            names[*n].p = lua_tolstring(L, -2, &names[*n].n), (*n)++;
    if (*n) qsort(names, *n, sizeof *names, by_name);
    return names;
}

/* The string key of the table nearest to `word`; empty when none is near. */
static str nearest(lua_State *L, int table, str word) {
    size_t n;
    str *names = closed_keys(L, table, &n), near = utf8_nearest(word, names, n);
    lua_pop(L, 1);
    return near; /* a key of the table, so it stays */
}

int closed_refuse(lua_State *L, const char *what, str word, str *names, size_t n) {
    enum { FEW = 12 };
    luaL_Buffer b;
    if (n) qsort(names, n, sizeof *names, by_name);
    str near = utf8_nearest(word, names, n);
    luaL_where(L, 1);
    luaL_buffinit(L, &b);
    luaL_addstring(&b, what);
    luaL_addstring(&b, " '");
    luaL_addlstring(&b, word.p, word.n < 80 ? word.n : 80);
    luaL_addstring(&b, "'");
    if (near.n) {
        luaL_addstring(&b, "; did you mean '");
        luaL_addlstring(&b, near.p, near.n);
        luaL_addstring(&b, "'?");
    } else if (n && n <= FEW) {
        for (size_t i = 0; i < n; i++) {
            luaL_addstring(&b, i ? ", " : "; there are: ");
            luaL_addlstring(&b, names[i].p, names[i].n);
        }
    }
    luaL_pushresult(&b);
    lua_concat(L, 2);
    return lua_error(L);
}

/* ---- proxies ----------------------------------------------------------------------------- */

/* Upvalues: format, values. */
static int is_missing(lua_State *L) {
    const char *format = lua_tostring(L, lua_upvalueindex(1));
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "a name is needed here, not a %s", luaL_typename(L, 2));
    str word;
    word.p = lua_tolstring(L, 2, &word.n);
    str near = nearest(L, lua_upvalueindex(2), word);
    lua_pushfstring(L, format, word.p);
    return near.n ? luaL_error(L, "%s; did you mean '%s'?", lua_tostring(L, -1), near.p)
                  : luaL_error(L, "%s", lua_tostring(L, -1));
}

/* Upvalues: name, values. The globals have the name "". */
static int is_fixed(lua_State *L) {
    const char *name = lua_tostring(L, lua_upvalueindex(1));
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    if (*name) return luaL_error(L, "'%s' cannot be changed", name);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(2)) != LUA_TNIL)
        return luaL_error(L, "the global '%s' cannot be changed", key);
    return luaL_error(L, "undeclared global '%s'; write 'local %s'", key, key);
}

void closed_make(lua_State *L, const char *missing, const char *name) {
    int values = lua_absindex(L, -1);
    lua_createtable(L, 0, 1); /* the values' own metatable */
    lua_pushstring(L, missing);
    lua_pushvalue(L, values);
    lua_pushcclosure(L, is_missing, 2);
    lua_setfield(L, -2, "__index");
    lua_setmetatable(L, values);

    lua_newtable(L); /* the proxy and its metatable */
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, values);
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_pushvalue(L, values);
    lua_pushcclosure(L, is_fixed, 2);
    lua_setfield(L, -2, "__newindex");
    lua_pushliteral(L, "closed");
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, values);
    lua_rawsetp(L, -2, VALUES);
    lua_setmetatable(L, -2);
    lua_replace(L, values);
}

bool closed_values(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TTABLE || !lua_getmetatable(L, index)) return false;
    if (lua_rawgetp(L, -1, VALUES) == LUA_TTABLE) {
        lua_remove(L, -2);
        return true;
    }
    lua_pop(L, 2);
    return false;
}

void closed_check_writable(lua_State *L, int arg) {
    luaL_checktype(L, arg, LUA_TTABLE);
    if (!closed_values(L, arg)) return;
    luaL_error(L, "this table cannot be changed");
}
