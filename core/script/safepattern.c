/* string.find, match, gmatch and gsub, with patterns that time limits reach (script/pattern.h). */
#include "script/pattern.h"
#include "script/safelib.h"
#include "script/sandbox.h"

#include <string.h>

static str text_arg(lua_State *L, int arg) {
    str s;
    s.p = luaL_checklstring(L, arg, &s.n);
    return s;
}

/* The place that an optional argument names, counted from 1 or from the end; NULL behind the end.
 */
static const char *place_arg(lua_State *L, int arg, str text) {
    lua_Integer from = luaL_optinteger(L, arg, 1), n = (lua_Integer)text.n;
    if (from < 0) from = from < -n ? 1 : n + from + 1;
    if (from == 0) from = 1;
    return from > n + 1 ? NULL : text.p + from - 1;
}

/* ---- find and match ---------------------------------------------------------------------- */

static bool is_plain(str wanted) {
    for (size_t i = 0; i < wanted.n; i++)
        if (wanted.p[i] && strchr("^$*+?.([%-", wanted.p[i])) return false;
    return true;
}

/* The first match at or behind `from`, or NULL; *start is where it begins. */
static const char *first_match(pattern *p, const char *from, const char **start) {
    for (*start = from; (*start = pattern_next(p, *start)); ++*start) {
        const char *end = pattern_at(p, *start);
        if (end || p->anchored) return end;
    }
    return NULL;
}

static int found_at(lua_State *L, str text, const char *start, const char *end) {
    lua_pushinteger(L, start - text.p + 1);
    lua_pushinteger(L, end - text.p);
    return 2;
}

/* memmem, too, is linear. */
static int string_find(lua_State *L) {
    str text = text_arg(L, 1), wanted = text_arg(L, 2);
    const char *from = place_arg(L, 3, text), *start, *end;
    if (from && (lua_toboolean(L, 4) || is_plain(wanted))) {
        start = memmem(from, (size_t)(text.p + text.n - from), wanted.p, wanted.n);
        if (start) return found_at(L, text, start, start + wanted.n);
    } else if (from) {
        pattern p;
        pattern_start(&p, L, text, wanted, true);
        end = first_match(&p, from, &start);
        if (end) {
            int n = found_at(L, text, start, end);
            return p.captures ? n + pattern_push_all(&p, start, end) : n;
        }
    }
    lua_pushnil(L);
    return 1;
}

static int string_match(lua_State *L) {
    str text = text_arg(L, 1), wanted = text_arg(L, 2);
    const char *from = place_arg(L, 3, text), *start, *end;
    if (from) {
        pattern p;
        pattern_start(&p, L, text, wanted, true);
        end = first_match(&p, from, &start);
        if (end) return pattern_push_all(&p, start, end);
    }
    lua_pushnil(L);
    return 1;
}

/* ---- gmatch ------------------------------------------------------------------------------ */

/* Upvalues: text, pattern, where to go on, where the last match ended (both counted from 0; −1 =
 * none yet). An empty match where the last one ended is none. */
static int next_match(lua_State *L) {
    str text = text_arg(L, lua_upvalueindex(1)), wanted = text_arg(L, lua_upvalueindex(2));
    lua_Integer from = lua_tointeger(L, lua_upvalueindex(3));
    lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
    pattern p;
    pattern_start(&p, L, text, wanted, false);
    if (from > (lua_Integer)text.n) return 0;
    for (const char *at = text.p + from; (at = pattern_next(&p, at)); at++) {
        const char *end = pattern_at(&p, at);
        if (!end || end - text.p == last) continue;
        lua_pushinteger(L, end - text.p);
        lua_copy(L, -1, lua_upvalueindex(3));
        lua_replace(L, lua_upvalueindex(4));
        return pattern_push_all(&p, at, end);
    }
    return 0;
}

static int string_gmatch(lua_State *L) {
    str text = text_arg(L, 1);
    text_arg(L, 2);
    const char *from = place_arg(L, 3, text);
    lua_settop(L, 2);
    lua_pushinteger(L, from ? from - text.p : (lua_Integer)text.n + 1);
    lua_pushinteger(L, -1);
    lua_pushcclosure(L, next_match, 4);
    return 1;
}

/* ---- gsub -------------------------------------------------------------------------------- */

/* A replacement text: %0 is the match, %1 … its captures, %% a percent sign. */
static void put_text(const pattern *p, luaL_Buffer *out, const char *from, const char *to) {
    lua_State *L = p->L;
    str rest = text_arg(L, 3);
    for (;;) {
        const char *escape = memchr(rest.p, '%', rest.n);
        size_t before = escape ? (size_t)(escape - rest.p) : rest.n;
        luaL_addlstring(out, rest.p, before);
        if (!escape) return;
        char what = before + 1 < rest.n ? escape[1] : '\0';
        if (what == '%') {
            luaL_addchar(out, '%');
        } else if (what == '0') {
            luaL_addlstring(out, from, (size_t)(to - from));
        } else if (what >= '1' && what <= '9') {
            pattern_push(p, what - '1', from, to);
            luaL_tolstring(L, -1, NULL); /* it may be a place */
            lua_remove(L, -2);
            luaL_addvalue(out);
        } else {
            luaL_error(L, "invalid use of '%%' in replacement string");
        }
        rest = str_sub(rest, before + 2, rest.n);
    }
}

/* Adds what stands for the match [from, to). */
static void put_replacement(const pattern *p, luaL_Buffer *out, int kind, const char *from,
                            const char *to) {
    lua_State *L = p->L;
    if (kind == LUA_TSTRING || kind == LUA_TNUMBER) {
        put_text(p, out, from, to);
        return;
    }
    if (kind == LUA_TFUNCTION) {
        lua_pushvalue(L, 3);
        lua_call(L, pattern_push_all(p, from, to), 1);
    } else {
        pattern_push(p, 0, from, to);
        lua_gettable(L, 3);
    }
    if (!lua_toboolean(L, -1)) { /* it stays */
        lua_pop(L, 1);
        luaL_addlstring(out, from, (size_t)(to - from));
    } else if (!lua_isstring(L, -1)) {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    } else {
        luaL_addvalue(out);
    }
}

static int string_gsub(lua_State *L) {
    str text = text_arg(L, 1), wanted = text_arg(L, 2);
    int kind = lua_type(L, 3);
    lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)text.n + 1), n = 0;
    if (kind != LUA_TNUMBER && kind != LUA_TSTRING && kind != LUA_TTABLE && kind != LUA_TFUNCTION)
        return luaL_typeerror(L, 3, "string/function/table");
    pattern p;
    pattern_start(&p, L, text, wanted, true);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    const char *at = text.p, *last = NULL;
    while (n < most) {
        const char *next = pattern_next(&p, at);
        if (!next) break;
        luaL_addlstring(&out, at, (size_t)(next - at));
        at = next;
        const char *end = pattern_at(&p, at);
        if (end && end != last) {
            n++;
            put_replacement(&p, &out, kind, at, end);
            at = last = end;
        } else if (at < p.text_end) {
            luaL_addchar(&out, *at++);
        } else {
            break;
        }
        if (p.anchored) break;
    }
    luaL_addlstring(&out, at, (size_t)(p.text_end - at));
    luaL_pushresult(&out);
    lua_pushinteger(L, n);
    return 2;
}

void safelib_pattern(lua_State *L) {
    static const luaL_Reg functions[] = {{"find", string_find},
                                         {"match", string_match},
                                         {"gmatch", string_gmatch},
                                         {"gsub", string_gsub},
                                         {NULL, NULL}};
    luaL_setfuncs(L, functions, 0);
}
