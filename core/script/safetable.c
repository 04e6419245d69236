/* The table library, raw: metamethods such as __len and __index are not asked, so that a table
 * cannot pretend to be endless. */
#include "script/closed.h"
#include "script/safelib.h"
#include "script/sandbox.h"

#include <lualib.h>

enum { MOST_MOVED = 1 << 24, POLL = 1023 };

static lua_Integer length(lua_State *L, int arg) {
    luaL_checktype(L, arg, LUA_TTABLE);
    return (lua_Integer)lua_rawlen(L, arg);
}

/* ---- insert, remove, move ---------------------------------------------------------------- */

static int table_insert(lua_State *L) {
    closed_check_writable(L, 1);
    lua_Integer n = length(L, 1) + 1, at = n;
    int args = lua_gettop(L);
    if (args != 2 && args != 3) return luaL_error(L, "wrong number of arguments to 'insert'");
    if (args == 3) {
        at = luaL_checkinteger(L, 2);
        luaL_argcheck(L, at >= 1 && at <= n, 2, "position out of bounds");
    }
    for (lua_Integer i = n; i > at; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, at); /* the last argument */
    return 0;
}

static int table_remove(lua_State *L) {
    closed_check_writable(L, 1);
    lua_Integer n = length(L, 1), at = luaL_optinteger(L, 2, n);
    if (lua_gettop(L) > 1 && at != n)
        luaL_argcheck(L, at >= 1 && at <= n + 1, 2, "position out of bounds");
    lua_rawgeti(L, 1, at);
    for (; at < n; at++) {
        lua_rawgeti(L, 1, at + 1);
        lua_rawseti(L, 1, at);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, at);
    return 1;
}

static int table_move(lua_State *L) {
    lua_Integer from = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
    lua_Integer to = luaL_checkinteger(L, 4);
    int target = lua_isnoneornil(L, 5) ? 1 : 5;
    luaL_checktype(L, 1, LUA_TTABLE);
    closed_check_writable(L, target);
    if (last >= from) {
        luaL_argcheck(L, (lua_Unsigned)last - (lua_Unsigned)from < MOST_MOVED, 3,
                      "too many elements to move");
        lua_Integer n = last - from + 1;
        luaL_argcheck(L, to <= LUA_MAXINTEGER - n + 1, 4, "destination wrap around");
        bool upward = to > last || to <= from || (target != 1 && !lua_rawequal(L, 1, target));
        for (lua_Integer k = 0; k < n; k++) {
            lua_Integer i = upward ? k : n - 1 - k;
            lua_rawgeti(L, 1, from + i);
            lua_rawseti(L, target, to + i);
            if (!(k & POLL)) sandbox_poll(L);
        }
    }
    lua_pushvalue(L, target);
    return 1;
}

/* ---- concat, pack, unpack ---------------------------------------------------------------- */

static int table_concat(lua_State *L) {
    size_t n;
    lua_Integer last = length(L, 1);
    const char *separator = luaL_optlstring(L, 2, "", &n);
    lua_Integer i = luaL_optinteger(L, 3, 1);
    last = luaL_optinteger(L, 4, last);
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    for (bool first = true; i <= last; i++, first = false) {
        if (!first) luaL_addlstring(&b, separator, n);
        int type = lua_rawgeti(L, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER)
            return luaL_error(L, "cannot concat a %s (at index %I)", lua_typename(L, type),
                              (LUAI_UACINT)i);
        luaL_addvalue(&b);
        if (!(i & POLL)) sandbox_poll(L);
        if (i == LUA_MAXINTEGER) break;
    }
    luaL_pushresult(&b);
    return 1;
}

static int table_pack(lua_State *L) {
    int n = lua_gettop(L);
    lua_createtable(L, n, 1);
    lua_insert(L, 1);
    for (int i = n; i >= 1; i--) lua_rawseti(L, 1, i);
    lua_pushinteger(L, n);
    lua_setfield(L, 1, "n");
    return 1;
}

static int table_unpack(lua_State *L) {
    enum { MOST = 100000 };
    lua_Integer n = length(L, 1), first = luaL_optinteger(L, 2, 1);
    lua_Integer last = luaL_optinteger(L, 3, n);
    if (first > last) return 0;
    lua_Unsigned count = (lua_Unsigned)last - (lua_Unsigned)first;
    if (count >= MOST || !lua_checkstack(L, (int)count + 1))
        return luaL_error(L, "too many results to unpack");
    for (lua_Unsigned i = 0; i <= count; i++)
        lua_rawgeti(L, 1, (lua_Integer)((lua_Unsigned)first + i));
    return (int)count + 1;
}

/* ---- sort -------------------------------------------------------------------------------- */

/* Merges from[low, middle) and from[middle, high) into to[low …). Both are table indices. */
static void merge(lua_State *L, int from, int to, lua_Integer low, lua_Integer middle,
                  lua_Integer high, safelib_less *less) {
    lua_Integer a = low, b = middle;
    for (lua_Integer k = low; k < high; k++) {
        bool left = b >= high;
        if (!left && a < middle) {
            lua_rawgeti(L, from, a);
            lua_rawgeti(L, from, b);
            left = !less(L, lua_gettop(L), lua_gettop(L) - 1); /* equal: the left one stays first */
            lua_pop(L, 2);
        }
        lua_rawgeti(L, from, left ? a++ : b++);
        lua_rawseti(L, to, k);
        if (!(k & POLL)) sandbox_poll(L);
    }
}

void safelib_sort(lua_State *L, int list, lua_Integer n, safelib_less *less) {
    luaL_checkstack(L, 8, NULL);
    lua_createtable(L, (int)n, 0);
    int from = list, to = lua_gettop(L), spare = to;
    for (lua_Integer width = 1; width < n; width *= 2) {
        for (lua_Integer low = 1; low <= n; low += 2 * width) {
            lua_Integer middle = low + width < n + 1 ? low + width : n + 1;
            lua_Integer high = low + 2 * width < n + 1 ? low + 2 * width : n + 1;
            merge(L, from, to, low, middle, high, less);
        }
        int swap = from;
        from = to;
        to = swap;
    }
    for (lua_Integer i = 1; from != list && i <= n; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, list, i);
    }
    lua_remove(L, spare);
}

/* The comparator, when there is one, is the argument 2 of sort. */
static int value_less(lua_State *L, int a, int b) {
    if (lua_isnil(L, 2)) return lua_compare(L, a, b, LUA_OPLT);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, a);
    lua_pushvalue(L, b);
    lua_call(L, 2, 1);
    bool less = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return less;
}

/* Sorts a copy, so that a comparator that meddles with the list meets nothing half-sorted. */
static int table_sort(lua_State *L) {
    closed_check_writable(L, 1);
    lua_Integer n = length(L, 1);
    luaL_argcheck(L, n < MOST_MOVED, 1, "array too big");
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    lua_createtable(L, (int)n, 0);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, 1, i);
        lua_rawseti(L, 3, i);
    }
    safelib_sort(L, 3, n, value_less);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, 3, i);
        lua_rawseti(L, 1, i);
    }
    return 0;
}

static const luaL_Reg functions[] = {{"concat", table_concat}, {"insert", table_insert},
                                     {"move", table_move},     {"pack", table_pack},
                                     {"remove", table_remove}, {"sort", table_sort},
                                     {"unpack", table_unpack}, {NULL, NULL}};

void safelib_table(lua_State *L) { luaL_newlib(L, functions); }
