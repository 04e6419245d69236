/* From source text to functions: the script's own file, and what it requires. */
#include "base/home.h"
#include "script/closed.h"
#include "script/state.h"

#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20, LONGEST_NAME = 50 };

str chunk_name(arena *mem, str path) {
    return path.n <= LONGEST_NAME ? path : arena_str(mem, str_basename(path));
}

/* Compiles a text; raises Lua's own message, which names file and line. Never bytecode. */
static void compile(lua_State *L, str text, str chunk) {
    lua_pushfstring(L, "@%s", chunk.p);
    if (luaL_loadbufferx(L, text.p, text.n, lua_tostring(L, -1), "t") != LUA_OK) lua_error(L);
    lua_remove(L, -2);
}

/* ---- require ----------------------------------------------------------------------------- */

static bool is_tame(str name) {
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter && c != '_' && c != '-') return false;
    }
    return name.n > 0 && name.n < 64;
}

/* Beside the script, then among tenor's own; those of the library at home alone. */
static bool find_module(script *s, str name, str *path, err *e) {
    if (s->loading_own) {
        *path = arena_printf(&s->mem, "%.*s/scripts/lib/%.*s.lua", STR_ARG(home_dir(&s->mem)),
                             STR_ARG(name));
        return true;
    }
    str folder = str_sub(s->source.path, 0, s->source.path.n - str_basename(s->source.path).n);
    str beside = arena_printf(&s->mem, "%.*slib/%.*s.lua", STR_ARG(folder), STR_ARG(name));
    err unused = {0};
    if (home_find(&s->mem, beside, "scripts", "lua", path, &unused)) return true;
    str in_lib = arena_printf(&s->mem, "lib/%.*s", STR_ARG(name));
    return home_find(&s->mem, in_lib, "scripts", "lua", path, e);
}

static const module *load_module(lua_State *L, script *s, str name) {
    err e = {0};
    str path, text;
    for (uint32_t i = 0; i < s->modules.n; i++)
        if (s->modules.p[i].own == s->loading_own && str_eq(s->modules.p[i].name, name))
            return &s->modules.p[i];
    if (!is_tame(name) || !find_module(s, name, &path, &e))
        luaL_error(L, "no module '%s': there are 'tenor' and the files of scripts/lib", name.p);
    if (!file_read(&s->mem, path, MOST_BYTES, &text, &e)) luaL_error(L, "%s", e.text);
    vec_push(&s->modules,
             (module){arena_str(&s->mem, name), chunk_name(&s->mem, path), text, s->loading_own});
    return &vec_last(&s->modules);
}

static const char OWN[] = "modules of tenor's own"; /* key in the registry */

/* The table of what require gave, by name. */
static void push_modules(lua_State *L, const script *s) {
    if (!s->loading_own)
        lua_rawgeti(L, LUA_REGISTRYINDEX, s->modules_ref);
    else
        lua_rawgetp(L, LUA_REGISTRYINDEX, OWN);
}

static int require(lua_State *L) {
    script *s = script_of(L);
    luaL_checktype(L, 1, LUA_TSTRING);
    lua_settop(L, 1);
    push_modules(L, s);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, 2) != LUA_TNIL) {
        if (lua_isboolean(L, -1) && !lua_toboolean(L, -1))
            return luaL_error(L, "module '%s' requires itself", lua_tostring(L, 1));
        return 1;
    }
    if (!s->loading && !s->loading_own)
        return luaL_error(L, "require works only while the script loads: put it at the top");
    const module *m = load_module(L, s, class_str(L, 1));
    lua_pushvalue(L, 1);
    lua_pushboolean(L, false); /* being loaded */
    lua_rawset(L, 2);
    compile(L, m->text, m->chunk);
    lua_call(L, 0, 1);
    if (lua_isnil(L, -1)) lua_pushboolean(L, true);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_rawset(L, 2);
    return 1;
}

/* What fails here is a limit, after which the state and the flag are set up anew. */
void chunk_own(lua_State *L, script *s, str name) {
    lua_newtable(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, OWN);
    s->loading_own = true;
    lua_pushcfunction(L, require);
    class_push_str(L, name);
    lua_call(L, 1, 1);
    s->loading_own = false;
}

/* ---- the script -------------------------------------------------------------------------- */

static void open_modules(lua_State *L, script *s) {
    lua_newtable(L);
    l_tenor_open(L);
    lua_setfield(L, -2, "tenor");
    s->modules_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    closed_values(L, -1);
    lua_pushcfunction(L, require);
    lua_setfield(L, -2, "require");
    lua_pop(L, 2);
}

void chunk_run(lua_State *L, script *s) {
    open_modules(L, s);
    compile(L, s->source.text, s->chunk);
    lua_call(L, 0, 1);
}

/* ---- messages ---------------------------------------------------------------------------- */

/* Column of the first character of a line that is no blank, from 1. */
static uint32_t column_of(str text, uint32_t line) {
    str rest = text, one = {0};
    for (uint32_t i = 0; i < line && rest.p; i++) one = str_cut(&rest, '\n');
    uint32_t col = 0;
    while (col < one.n && (one.p[col] == ' ' || one.p[col] == '\t')) col++;
    return col + 1;
}

void chunk_complain(const script *s, str message, diag *d) {
    str rest = message, first = str_cut(&rest, '\n');
    unsigned line = 0;
    int used = 0;
    if (str_starts(first, s->chunk) && first.n > s->chunk.n) {
        str tail = str_sub(first, s->chunk.n, first.n);
        char text[32];
        snprintf(text, sizeof text, "%.*s", STR_ARG(tail));
        if (sscanf(text, ":%u: %n", &line, &used) == 1 && used > 0)
            first = str_sub(tail, (size_t)used, tail.n);
        else
            line = 0;
    }
    if (line)
        diag_add(d, DIAG_ERROR, &s->source, line, column_of(s->source.text, line), "%.*s",
                 STR_ARG(first));
    else
        diag_add(d, DIAG_ERROR, &s->source, 0, 0, "%.*s", STR_ARG(first));
}
