#include "script/class.h"
#include "script/closed.h"

#include <string.h>

/* ---- reading a field --------------------------------------------------------------------- */

static size_t count_names(const class *c) {
    size_t n = 0;
    for (const class_field *f = c->fields; f && f->name; f++) n++;
    for (const luaL_Reg *m = c->methods; m && m->name; m++) n++;
    return n;
}

static int unknown(lua_State *L, const class *c, str name) {
    str *names = closed_names(L, count_names(c));
    size_t n = 0;
    for (const class_field *f = c->fields; f && f->name; f++) names[n++] = str_c(f->name);
    for (const luaL_Reg *m = c->methods; m && m->name; m++) names[n++] = str_c(m->name);
    return closed_refuse(L, lua_pushfstring(L, "a %s has no", c->name), name, names, n);
}

/* Upvalues: the class, the table of its names. Only objects of the class have this metamethod and
 * scripts cannot get at it, so that self needs no check. */
static int index_object(lua_State *L) {
    const class *c = lua_touserdata(L, lua_upvalueindex(1));
    void *self = lua_touserdata(L, 1);
    lua_pushvalue(L, 2);
    switch (lua_rawget(L, lua_upvalueindex(2))) {
    case LUA_TFUNCTION: return 1;
    case LUA_TLIGHTUSERDATA: return ((const class_field *)lua_touserdata(L, -1))->get(L, self);
    default: break;
    }
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "a %s is not a list; it has no [%s]", c->name, luaL_typename(L, 2));
    str name = class_str(L, 2);
    if (c->other && c->other(L, self, name)) return 1;
    return unknown(L, c, name);
}

static int set_object(lua_State *L) {
    const class *c = lua_touserdata(L, lua_upvalueindex(1));
    return luaL_error(L, "a %s cannot be changed", c->name);
}

/* ---- making ------------------------------------------------------------------------------ */

void class_open(lua_State *L, const class *c) {
    lua_newtable(L);
    if (c->meta) luaL_setfuncs(L, c->meta, 0);
    lua_pushstring(L, c->name);
    lua_setfield(L, -2, "__name");
    lua_pushliteral(L, "closed");
    lua_setfield(L, -2, "__metatable");

    lua_pushlightuserdata(L, (void *)c);
    lua_newtable(L);
    if (c->methods) luaL_setfuncs(L, c->methods, 0);
    for (const class_field *f = c->fields; f && f->name; f++) {
        lua_pushlightuserdata(L, (void *)f);
        lua_setfield(L, -2, f->name);
    }
    lua_pushcclosure(L, index_object, 2);
    lua_setfield(L, -2, "__index");
    lua_pushlightuserdata(L, (void *)c);
    lua_pushcclosure(L, set_object, 1);
    lua_setfield(L, -2, "__newindex");
    lua_rawsetp(L, LUA_REGISTRYINDEX, c);
}

void *class_new(lua_State *L, const class *c, size_t size) {
    void *self = memset(lua_newuserdatauv(L, size, 0), 0, size);
    lua_rawgetp(L, LUA_REGISTRYINDEX, c);
    lua_setmetatable(L, -2);
    return self;
}

void *class_test(lua_State *L, int index, const class *c) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
    lua_rawgetp(L, LUA_REGISTRYINDEX, c);
    bool same = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
    return same ? lua_touserdata(L, index) : NULL;
}

const char *class_typename(lua_State *L, int index) {
    if (luaL_getmetafield(L, index, "__name") == LUA_TSTRING) return lua_tostring(L, -1);
    return luaL_typename(L, index);
}

void *class_check(lua_State *L, int arg, const class *c) {
    void *self = class_test(L, arg, c);
    if (!self)
        luaL_argerror(L, arg,
                      lua_pushfstring(L, "%s expected, got %s%s", c->name, class_typename(L, arg),
                                      arg == 1 ? "; write object:method(…), with a colon" : ""));
    return self;
}
