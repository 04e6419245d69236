/* closed: tables that can be read and not changed, and that answer a misspelling with a suggestion.
 *
 *      proxy {} ──__index──► values { floor, max, … } ──__index──► error "… did you mean 'max'?"
 *            └──__newindex─► error "'math' cannot be changed"
 *
 * What scripts see as globals, libraries and options are such proxies: a misspelled name is an
 * error where it stands rather than a nil that surfaces elsewhere. */
#ifndef TENOR_SCRIPT_CLOSED_H
#define TENOR_SCRIPT_CLOSED_H

#include "base/str.h"

#include <lua.h>

/* Replaces the table on top of the stack by a closed proxy of it. `missing` is a printf format for
 * the name that is not there ("there is no math.%s"), `name` what cannot be changed ("math"). */
void closed_make(lua_State *L, const char *missing, const char *name);
/* Pushes the values behind a proxy; false, and nothing pushed, for any other value. */
bool closed_values(lua_State *L, int index);
/* Raises unless the table at `arg` may be written to by raw means. */
void closed_check_writable(lua_State *L, int arg);

/* The string keys of a table, sorted: what is said of several is said in the same order every time.
 * Pushes the room they stand in. */
str *closed_keys(lua_State *L, int table, size_t *n);
/* Raises "<what> 'word'; did you mean 'near'?" or, when nothing is near, "<what> 'word'; there are:
 * a, b, c" (as long as they are few). Sorts `names`. */
int closed_refuse(lua_State *L, const char *what, str word, str *names, size_t n);
/* Room for n strs that Lua frees; pushes it. */
str *closed_names(lua_State *L, size_t n);

#endif
