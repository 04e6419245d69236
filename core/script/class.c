#include "script/class.h"
#include "script/closed.h"

#include <string.h>

/* ---- reading a field --------------------------------------------------------------------- */

/* All names of a class, its parents' included; returns how many, and stores them unless NULL. */
static size_t names_of(const class *c, str *names) {
    size_t n = 0;
    for (; c; c = c->parent) {
        for (const class_field *f = c->fields; f && f->name; f++, n++)
            if (names) names[n] = str_c(f->name);
        for (int i = 0; i < CLASS_MOST_METHODS; i++)
            for (const luaL_Reg *m = c->methods[i]; m && m->name; m++, n++)
                if (names) names[n] = str_c(m->name);
    }
    return n;
}

/* "a span", "an out" */
static const char *article(const class *c) { return strchr("aeiou", c->name[0]) ? "an" : "a"; }

static int unknown(lua_State *L, const class *c, str name) {
    str *names = closed_names(L, names_of(c, NULL));
    size_t n = names_of(c, names);
    return closed_refuse(L, lua_pushfstring(L, "%s %s has no", article(c), c->name), name, names,
                         n);
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
        return luaL_error(L, "%s %s is not a list; it has no [%s]", article(c), c->name,
                          luaL_typename(L, 2));
    str name = class_str(L, 2);
    if (c->other && c->other(L, self, name)) return 1;
    return unknown(L, c, name);
}

static int set_object(lua_State *L) {
    const class *c = lua_touserdata(L, lua_upvalueindex(1));
    return luaL_error(L, "%s %s cannot be changed", article(c), c->name);
}

/* ---- making ------------------------------------------------------------------------------ */

/* Into the table on top: parents first, so that a class's own names win. */
static void set_names(lua_State *L, const class *c) {
    if (c->parent) set_names(L, c->parent);
    for (int i = 0; i < CLASS_MOST_METHODS; i++)
        if (c->methods[i]) luaL_setfuncs(L, c->methods[i], 0);
    for (const class_field *f = c->fields; f && f->name; f++) {
        lua_pushlightuserdata(L, (void *)f);
        lua_setfield(L, -2, f->name);
    }
}

static void set_meta(lua_State *L, const class *c) {
    if (c->parent) set_meta(L, c->parent);
    if (c->meta) luaL_setfuncs(L, c->meta, 0);
}

static const char CLASS[] = "class of a metatable"; /* key in it */

void class_open(lua_State *L, const class *c) {
    lua_newtable(L);
    set_meta(L, c);
    lua_pushstring(L, c->name);
    lua_setfield(L, -2, "__name");
    lua_pushliteral(L, "closed");
    lua_setfield(L, -2, "__metatable");
    lua_pushlightuserdata(L, (void *)c);
    lua_rawsetp(L, -2, CLASS);

    lua_pushlightuserdata(L, (void *)c);
    lua_newtable(L);
    set_names(L, c);
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

/* NULL for what is no object. */
static const class *class_of(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index)) return NULL;
    const class *own = NULL;
    if (lua_rawgetp(L, -1, CLASS) == LUA_TLIGHTUSERDATA) own = lua_touserdata(L, -1);
    lua_pop(L, 2);
    return own;
}

void *class_test(lua_State *L, int index, const class *c) {
    const class *own = class_of(L, index);
    while (own && own != c) own = own->parent;
    return own ? lua_touserdata(L, index) : NULL;
}

bool class_estimates(lua_State *L, int index) {
    const class *own = class_of(L, index);
    while (own && !own->estimate) own = own->parent;
    return own != NULL;
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
