/* safelib: the functions of Lua that a script may call.
 *
 *      safelib.c    basics: pcall, pairs, tostring, setmetatable …; what is missing says so
 *      safetable.c  table: raw, deterministic
 *      safestring.c string: capped; no addresses
 *      safepattern.c  … its patterns: under the clock
 *
 * An allow-list: what is not named here does not exist. Lua's own functions are taken where they
 * are harmless; the others are written anew, for four reasons: a limit must not be caught (pcall),
 * the order must be the same every time (pairs, sort), nothing may run on in C for ever (rep, move,
 * concat, find), and nothing may show an address (tostring, %p). Blocked functions are there as
 * stubs that say their own name. */
#ifndef TENOR_SCRIPT_SAFELIB_H
#define TENOR_SCRIPT_SAFELIB_H

#include <lauxlib.h>
#include <lua.h>

/* Fills the registry's globals with the closed environment of scripts, and pushes math.randomseed.
 */
void safelib_open(lua_State *L);

/* Parts, each pushing its table of functions. */
void safelib_table(lua_State *L);
void safelib_string(lua_State *L);
/* Adds find, match, gmatch and gsub to the string library on top of the stack. */
void safelib_pattern(lua_State *L);

/* The text of any value without addresses; may call __tostring. Pushes it. */
const char *safelib_tostring(lua_State *L, int index);
/* `tostring(x)`: pushes what string.format gives for the arguments from `arg` on, the first being
 * the format. */
void safelib_format(lua_State *L, int arg);
/* Sorts list[1 … n] (a table at the absolute index) by merging: stable, and safe with any order.
 * `less` compares the values at stack indices a and b. */
typedef int safelib_less(lua_State *L, int a, int b);
void safelib_sort(lua_State *L, int list, lua_Integer n, safelib_less *less);
/* A stub: calling it raises "NAME is not available in tenor scripts<hint>". Pushes it. */
void safelib_stub(lua_State *L, const char *name, const char *hint);

#endif
