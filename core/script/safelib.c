#include "script/safelib.h"
#include "script/closed.h"
#include "script/sandbox.h"

#include <lualib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- errors ------------------------------------------------------------------------------ */

static int safe_pcall(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushboolean(L, true); /* the first result, should it go well */
    lua_insert(L, 1);
    int status = lua_pcall(L, lua_gettop(L) - 2, LUA_MULTRET, 0);
    if (status == LUA_OK) return lua_gettop(L);
    sandbox_rethrow(L, status);
    lua_pushboolean(L, false);
    lua_insert(L, -2);
    return 2;
}

/* The handler runs after the stack has been unwound, as an ordinary call: while an error is on its
 * way no limit would stop it. */
static int safe_xpcall(lua_State *L) {
    int args = lua_gettop(L) - 2;
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushboolean(L, true);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2);
    int status = lua_pcall(L, args < 0 ? 0 : args, LUA_MULTRET, 0);
    if (status == LUA_OK) return lua_gettop(L) - 2;
    sandbox_rethrow(L, status);
    lua_pushboolean(L, false);
    lua_pushvalue(L, 2);
    lua_pushvalue(L, -3);
    lua_call(L, 1, 1);
    return 2;
}

/* ---- tables ------------------------------------------------------------------------------ */

static int safe_setmetatable(lua_State *L) {
    static const char *const refused[] = {"__gc", "__close", "__mode"};
    int type = lua_type(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    for (size_t i = 0; type == LUA_TTABLE && i < sizeof refused / sizeof *refused; i++) {
        lua_pushstring(L, refused[i]);
        if (lua_rawget(L, 2) != LUA_TNIL)
            return luaL_error(L, "a metatable with %s is not available in tenor scripts",
                              refused[i]);
        lua_pop(L, 1);
    }
    lua_settop(L, 2);
    lua_setmetatable(L, 1);
    return 1;
}

static int safe_rawset(lua_State *L) {
    closed_check_writable(L, 1);
    luaL_checkany(L, 3);
    lua_settop(L, 3);
    lua_rawset(L, 1);
    return 1;
}

/* ---- pairs ------------------------------------------------------------------------------- */

static int rank(lua_State *L, int index) {
    switch (lua_type(L, index)) {
    case LUA_TNUMBER: return 0;
    case LUA_TSTRING: return 1;
    default: return 2;
    }
}

static int key_less(lua_State *L, int a, int b) {
    int x = rank(L, a), y = rank(L, b);
    if (x != y) return x < y;
    if (x == 2) return lua_toboolean(L, a) < lua_toboolean(L, b);
    if (x == 0) return lua_compare(L, a, b, LUA_OPLT);
    str s, t;
    s.p = lua_tolstring(L, a, &s.n);
    t.p = lua_tolstring(L, b, &t.n);
    return str_cmp(s, t) < 0;
}

static void check_key(lua_State *L, int index) {
    int type = lua_type(L, index);
    if (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN)
        luaL_error(L,
                   "pairs needs keys that are numbers, strings or booleans: those of the type %s "
                   "have no order that would be the same every time",
                   lua_typename(L, type));
}

/* Counts the keys of a table; *list = they are 1 … n. */
static lua_Integer count_keys(lua_State *L, int table, bool *list) {
    lua_Integer n = 0, most = (lua_Integer)lua_rawlen(L, table);
    *list = true;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        n++;
        check_key(L, -2);
        lua_Integer i = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : 0;
        if (i < 1 || i > most) *list = false;
    }
    return n;
}

/* Upvalues: the table, how many keys, the last one given, the sorted keys (nil: they are 1 … n). */
static int pairs_next(lua_State *L) {
    lua_Integer n = lua_tointeger(L, lua_upvalueindex(2));
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    bool list = lua_isnil(L, lua_upvalueindex(4));
    while (i < n) {
        i++;
        lua_pushinteger(L, i);
        lua_copy(L, -1, lua_upvalueindex(3));
        if (!list) {
            lua_rawgeti(L, lua_upvalueindex(4), i);
            lua_replace(L, -2);
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) return 2;
        lua_pop(L, 2); /* taken out meanwhile */
    }
    lua_pushnil(L);
    return 1;
}

typedef struct text_key {
    str text;
    lua_Integer at; /* in the list of keys */
} text_key;

static int by_text(const void *a, const void *b) {
    return str_cmp(((const text_key *)a)->text, ((const text_key *)b)->text);
}

/* Most tables have few keys, all of them texts: those are sorted outside of Lua, which takes a
 * third of the time. The sorted keys replace the list at 4; false when it is no such list. */
static bool sort_texts(lua_State *L, lua_Integer n) {
    enum { MOST = 64 };
    text_key key[MOST];
    if (n > MOST) return false;
    for (lua_Integer i = 0; i < n; i++) {
        bool text = lua_rawgeti(L, 4, i + 1) == LUA_TSTRING;
        key[i].at = i + 1;
        if (text) key[i].text.p = lua_tolstring(L, -1, &key[i].text.n);
        lua_pop(L, 1); /* the list keeps it */
        if (!text) return false;
    }
    qsort(key, (size_t)n, sizeof *key, by_text);
    lua_createtable(L, (int)n, 0);
    for (lua_Integer i = 0; i < n; i++) {
        lua_rawgeti(L, 4, key[i].at);
        lua_rawseti(L, 5, i + 1);
    }
    lua_replace(L, 4);
    return true;
}

static int safe_pairs(lua_State *L) {
    bool list;
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    if (closed_values(L, 1)) lua_replace(L, 1);
    lua_Integer n = count_keys(L, 1, &list);
    lua_pushinteger(L, n);
    lua_pushinteger(L, 0);
    if (list) {
        lua_pushnil(L);
    } else {
        lua_createtable(L, (int)n, 0);
        lua_Integer i = 0;
        for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
            lua_pushvalue(L, -2);
            lua_rawseti(L, 4, ++i);
        }
        if (!sort_texts(L, n)) safelib_sort(L, 4, n, key_less);
    }
    lua_pushcclosure(L, pairs_next, 4);
    return 1;
}

/* Only the question whether a table is empty, and what comes first. */
static int safe_next(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2))
        return luaL_error(L, "next(t, key) is not available in tenor scripts; use pairs(t)");
    lua_settop(L, 1);
    if (closed_values(L, 1)) lua_replace(L, 1);
    lua_pushnil(L); /* 2: the least key so far */
    for (lua_pushnil(L); lua_next(L, 1); lua_pop(L, 1)) {
        check_key(L, -2);
        if (lua_isnil(L, 2) || key_less(L, lua_absindex(L, -2), 2)) {
            lua_pushvalue(L, -2);
            lua_replace(L, 2);
        }
    }
    if (lua_isnil(L, 2)) return 1;
    lua_pushvalue(L, 2);
    lua_rawget(L, 1);
    return 2;
}

/* ---- text -------------------------------------------------------------------------------- */

const char *safelib_tostring(lua_State *L, int index) {
    index = lua_absindex(L, index);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
        return lua_tostring(L, -1);
    }
    switch (lua_type(L, index)) {
    case LUA_TSTRING: lua_pushvalue(L, index); break;
    case LUA_TNIL: lua_pushliteral(L, "nil"); break;
    case LUA_TBOOLEAN: lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false"); break;
    case LUA_TNUMBER:
        lua_pushvalue(L, index);
        if (lua_tonumber(L, -1) != lua_tonumber(L, -1)) { /* the C library may print a sign */
            lua_pop(L, 1);
            lua_pushliteral(L, "nan");
        }
        break;
    default: lua_pushstring(L, luaL_typename(L, index)); /* "table": no address */
    }
    return lua_tostring(L, -1);
}

static int safe_tostring(lua_State *L) {
    luaL_checkany(L, 1);
    safelib_tostring(L, 1);
    return 1;
}

/* ---- what there is not ------------------------------------------------------------------- */

static int stub(lua_State *L) {
    return luaL_error(L, "%s is not available in tenor scripts%s",
                      lua_tostring(L, lua_upvalueindex(1)), lua_tostring(L, lua_upvalueindex(2)));
}

void safelib_stub(lua_State *L, const char *name, const char *hint) {
    lua_pushstring(L, name);
    lua_pushstring(L, hint);
    lua_pushcclosure(L, stub, 2);
}

static const char *const blocked[][2] = {
    {"print", "; use out:line in report, or doc:flag in score"},
    {"collectgarbage", ""},
    {"dofile", "; put shared code into scripts/lib and require it"},
    {"getfenv", ""},
    {"load", ""},
    {"loadfile", ""},
    {"loadstring", ""},
    {"module", ""},
    {"setfenv", ""},
    {"unpack", "; it is table.unpack now"},
    {"warn", "; use error, or doc:flag in score"},
};

/* io.open: any field of a missing library says so itself. Upvalue: the library's name. */
static int no_library(lua_State *L) {
    const char *key = lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : "?";
    return luaL_error(L, "%s.%s is not available in tenor scripts",
                      lua_tostring(L, lua_upvalueindex(1)), key);
}

static void push_no_library(lua_State *L, const char *name) {
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_pushstring(L, name);
    lua_pushcclosure(L, no_library, 1);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "__index");
    lua_setfield(L, -2, "__newindex");
    lua_pushliteral(L, "closed");
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

/* ---- opening ----------------------------------------------------------------------------- */

/* Copies the named functions of the stock library on top into the table below it. */
static void take(lua_State *L, const char *const *names) {
    for (; *names; names++) {
        lua_getfield(L, -1, *names);
        lua_setfield(L, -3, *names);
    }
}

/* Pushes a stock library's table without leaving it anywhere. */
static void push_stock(lua_State *L, const char *name, lua_CFunction open) {
    lua_pushcfunction(L, open);
    lua_pushstring(L, name);
    lua_call(L, 1, 1);
}

static const luaL_Reg base[] = {{"pcall", safe_pcall},
                                {"xpcall", safe_xpcall},
                                {"setmetatable", safe_setmetatable},
                                {"rawset", safe_rawset},
                                {"pairs", safe_pairs},
                                {"next", safe_next},
                                {"tostring", safe_tostring},
                                {NULL, NULL}};

static const char *const base_taken[] = {"assert",   "error",  "getmetatable", "ipairs",
                                         "rawequal", "rawget", "rawlen",       "select",
                                         "tonumber", "type",   "_VERSION",     NULL};

/* luaopen_base fills the registry's globals, which nobody sees: scripts get a table of ours. */
static void open_base(lua_State *L, int env) {
    push_stock(L, "_G", luaopen_base);
    lua_pushvalue(L, env);
    lua_insert(L, -2);
    take(L, base_taken);
    lua_pop(L, 2);
    lua_pushvalue(L, env);
    luaL_setfuncs(L, base, 0);
    for (size_t i = 0; i < sizeof blocked / sizeof *blocked; i++) {
        safelib_stub(L, blocked[i][0], blocked[i][1]);
        lua_setfield(L, -2, blocked[i][0]);
    }
    lua_pop(L, 1);
}

/* Leaves math.randomseed on the stack. */
static void open_math(lua_State *L, int env) {
    push_stock(L, LUA_MATHLIBNAME, luaopen_math);
    lua_getfield(L, -1, "randomseed");
    lua_insert(L, -2);
    safelib_stub(L, "math.randomseed", "; math.random starts anew for each article");
    lua_setfield(L, -2, "randomseed");
    closed_make(L, "there is no math.%s", "math");
    lua_setfield(L, env, "math");
}

static void open_rest(lua_State *L, int env) {
    static const char *const missing[] = {"io", "os", "debug", "package", "coroutine"};
    safelib_table(L);
    closed_make(L, "there is no table.%s", "table");
    lua_setfield(L, env, "table");
    push_stock(L, LUA_UTF8LIBNAME, luaopen_utf8);
    closed_make(L, "there is no utf8.%s", "utf8");
    lua_setfield(L, env, "utf8");
    safelib_string(L);
    closed_make(L, "there is no string.%s", "string");
    lua_setfield(L, env, "string");
    for (size_t i = 0; i < sizeof missing / sizeof *missing; i++) {
        push_no_library(L, missing[i]);
        lua_setfield(L, env, missing[i]);
    }
}

void safelib_open(lua_State *L) {
    lua_newtable(L);
    int env = lua_gettop(L);
    open_base(L, env);
    open_rest(L, env);
    open_math(L, env);
    lua_insert(L, env); /* randomseed below */
    closed_make(L, "undeclared global '%s'", "");
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
}
