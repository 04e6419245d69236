/* class: userdata types, all made the same way.
 *
 *      span.text ──__index──► { text = field, hits = method, … } ──► field: its getter in C
 *                                                               └──► method: the function itself
 *
 * A class is four tables that stand one after the other in its l_*.c: fields, methods, metamethods,
 * and the class itself. Fields come before methods and both are found by one look-up, so that
 * reading one costs little more than a table access. An unknown name is an error with a suggestion,
 * assignment is an error. A class may descend from another. scripts/meta must list the
 * same names; a test holds the two against each other. */
#ifndef TENOR_SCRIPT_CLASS_H
#define TENOR_SCRIPT_CLASS_H

#include "base/str.h"

#include <lauxlib.h>
#include <lua.h>

typedef struct class_field {
    const char *name;
    int (*get)(lua_State *L, void *self); /* pushes one value */
} class_field;

enum { CLASS_MOST_METHODS = 6 };

typedef struct class {
    const char *name;           /* "span": how messages and scripts/meta call it */
    const struct class *parent; /* has all of its fields, methods and metamethods too */
    const class_field *fields;  /* up to a NULL name; NULL = none */
    const luaL_Reg *methods[CLASS_MOST_METHODS]; /* lists of them, up to a NULL name each */
    const luaL_Reg *meta;                        /* __len, __tostring … */
    /* Fields that are only known at run time; pushes one and returns true, or false. May be NULL.
     */
    bool (*other)(lua_State *L, void *self, str name);
    bool estimate; /* has the fields value, low, high, n: a cell of a report may be one */
} class;

/* Makes the class known to the state; before the first class_new. */
void class_open(lua_State *L, const class *c);
/* A new object of that size on top of the stack: complete as far as Lua is concerned, to be filled.
 */
void *class_new(lua_State *L, const class *c, size_t size);
/* The argument as an object of the class or of one that descends from it; raises if it is none. */
void *class_check(lua_State *L, int arg, const class *c);
void *class_test(lua_State *L, int index, const class *c); /* NULL if it is none */
/* Whether the value is an object whose class, or one that it descends from, is an estimate. */
bool class_estimates(lua_State *L, int index);
/* "span", "table" …: what a value is, for messages; may push something. */
const char *class_typename(lua_State *L, int index);

static inline void class_push_str(lua_State *L, str s) { lua_pushlstring(L, s.p ? s.p : "", s.n); }
static inline str class_str(lua_State *L, int index) { /* of a string on the stack */
    str s;
    s.p = lua_tolstring(L, index, &s.n);
    return s;
}

#endif
