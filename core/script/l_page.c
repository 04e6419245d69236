#include "script/l_page.h"
#include "base/utf8.h"
#include "script/closed.h"
#include "script/safelib.h"

#include <math.h>

enum { MOST_MB = 64 };

void l_page_charge(lua_State *L, page *p, size_t size) {
    p->size += size;
    if (p->size > (size_t)MOST_MB << 20)
        luaL_error(L, "the report is larger than %d MB", (int)MOST_MB);
}

str l_page_text(lua_State *L, page *p, int index) {
    str text = class_str(L, index);
    if (utf8_valid(text) < text.n) luaL_error(L, "a report takes valid UTF-8 only");
    l_page_charge(L, p, text.n);
    return text;
}

/* ---- estimates --------------------------------------------------------------------------- */

static const char *const estimate_fields[] = {"value", "low", "high", "n"};
enum { FIELDS = sizeof estimate_fields / sizeof *estimate_fields };

static void check_keys(lua_State *L, int index) {
    str known[FIELDS];
    for (int i = 0; i < FIELDS; i++) known[i] = str_c(estimate_fields[i]);
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
        bool found = false;
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "an estimate is { value=, low=, high=, n= }; it has no [%s]",
                       class_typename(L, -2));
        str key = class_str(L, -2);
        for (int i = 0; i < FIELDS; i++) found |= str_eq(key, known[i]);
        if (!found) closed_refuse(L, "an estimate has no", key, known, FIELDS);
    }
}

/* A field of the table or object; NaN where it has none. */
static double field(lua_State *L, int index, const char *name) {
    double x = NAN;
    int type = lua_getfield(L, index, name);
    if (type == LUA_TNUMBER)
        x = lua_tonumber(L, -1);
    else if (type != LUA_TNIL)
        luaL_error(L, "the %s of an estimate must be a number, not a %s", name,
                   class_typename(L, -1));
    lua_pop(L, 1);
    return x;
}

static cell estimate_from(lua_State *L, int index) {
    index = lua_absindex(L, index);
    luaL_checkstack(L, 4, NULL);
    if (lua_type(L, index) == LUA_TTABLE) check_keys(L, index);
    cell c = {.kind = CELL_ESTIMATE,
              .number = field(L, index, "value"),
              .low = field(L, index, "low"),
              .high = field(L, index, "high"),
              .n = field(L, index, "n")};
    if (isnan(c.low) != isnan(c.high))
        luaL_error(L, "an estimate has low and high, or neither of them");
    if (c.low > c.high) luaL_error(L, "the low of an estimate is above its high");
    if (isnan(c.number)) c.kind = CELL_EMPTY;
    return c;
}

/* A table that says by itself how it reads is a text. */
static bool is_estimate(lua_State *L, int index) {
    if (lua_type(L, index) == LUA_TUSERDATA) return class_estimates(L, index);
    if (lua_type(L, index) != LUA_TTABLE) return false;
    bool own_text = luaL_getmetafield(L, index, "__tostring") != LUA_TNIL;
    if (own_text) lua_pop(L, 1);
    return !own_text;
}

cell l_page_cell(lua_State *L, page *p, int index) {
    if (is_estimate(L, index)) return estimate_from(L, index);
    switch (lua_type(L, index)) {
    case LUA_TNIL: return (cell){.kind = CELL_EMPTY};
    case LUA_TNUMBER: {
        double x = lua_tonumber(L, index);
        return x == x ? (cell){.kind = CELL_NUMBER, .number = x} : (cell){.kind = CELL_EMPTY};
    }
    case LUA_TBOOLEAN: return (cell){.kind = CELL_BOOL, .number = lua_toboolean(L, index)};
    default:
        safelib_tostring(L, index);
        return (cell){.kind = CELL_TEXT, .text = arena_str(&p->mem, l_page_text(L, p, -1))};
    }
}
