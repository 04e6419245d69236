/* Options of a script, `name = { default, "help" }`, and --set. */
#include "base/utf8.h"
#include "script/closed.h"
#include "script/state.h"

#include <math.h>

static const char *const kind_names[] = {"a number", "a text", "true or false"};

/* The value on top of the stack as a cell. */
static bool read_value(lua_State *L, arena *mem, cell *out, option_kind *kind) {
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        *out = (cell){.kind = CELL_NUMBER, .number = lua_tonumber(L, -1)};
        *kind = OPTION_NUMBER;
        return isfinite(out->number);
    case LUA_TSTRING:
        *out = (cell){.kind = CELL_TEXT, .text = arena_str(mem, class_str(L, -1))};
        *kind = OPTION_TEXT;
        return true;
    case LUA_TBOOLEAN:
        *out = (cell){.kind = CELL_BOOL, .number = lua_toboolean(L, -1)};
        *kind = OPTION_BOOL;
        return true;
    default: return false;
    }
}

/* The value is on top. */
static void read_option(lua_State *L, script *s, str name, diag *d) {
    script_option o = {.name = arena_str(&s->mem, name)};
    if (lua_type(L, -1) != LUA_TTABLE || lua_rawlen(L, -1) != 2) {
        contract_fault(s, d, o.name.p, "option '%s' must be { default, \"help\" }", o.name.p);
        return;
    }
    lua_rawgeti(L, -1, 1);
    bool ok = read_value(L, &s->mem, &o.standard, &o.kind);
    lua_pop(L, 1);
    if (!ok)
        contract_fault(s, d, o.name.p,
                       "the default of option '%s' must be a number, a text, true or false",
                       o.name.p);
    if (lua_rawgeti(L, -1, 2) == LUA_TSTRING)
        o.help = arena_str(&s->mem, class_str(L, -1));
    else
        contract_fault(s, d, o.name.p, "the help of option '%s' must be a text", o.name.p);
    lua_pop(L, 1);
    o.value = o.standard;
    s->facts.options[s->facts.n_options++] = o;
}

void options_read(lua_State *L, int table, script *s, diag *d) {
    enum { MOST = 200 };
    size_t room = 1;
    if (lua_isnil(L, table)) return;
    if (lua_type(L, table) != LUA_TTABLE) {
        contract_fault(s, d, "options", "options must be a table, not a %s",
                       luaL_typename(L, table));
        return;
    }
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) room++;
    if (room > MOST + 1) {
        contract_fault(s, d, "options", "more than %d options", (int)MOST);
        return;
    }
    s->facts.options = ARENA_NEWS(&s->mem, script_option, room);
    size_t n;
    str *names = closed_keys(L, table, &n);
    if (n + 1 < room)
        contract_fault(s, d, "options", "options have names: { cutoff = { 0.8, \"help\" } }");
    for (size_t i = 0; i < n; i++, lua_pop(L, 1)) {
        class_push_str(L, names[i]);
        lua_rawget(L, table);
        read_option(L, s, names[i], d);
    }
    lua_pop(L, 1);
}

/* ---- --set ------------------------------------------------------------------------------- */

static bool parse_value(str text, option_kind kind, cell *out) {
    switch (kind) {
    case OPTION_NUMBER: out->kind = CELL_NUMBER; return number_parse(text, &out->number);
    case OPTION_TEXT: *out = (cell){.kind = CELL_TEXT, .text = text}; return true;
    case OPTION_BOOL:
        *out = (cell){.kind = CELL_BOOL, .number = str_eq(text, STR("true"))};
        return out->number != 0 || str_eq(text, STR("false"));
    }
    return false;
}

void options_set(script *s, script_setting *list, uint32_t n, diag *d) {
    for (uint32_t i = 0; i < n; i++) {
        if (list[i].script.n && !str_eq(list[i].script, s->facts.name)) continue;
        for (uint32_t k = 0; k < s->facts.n_options; k++) {
            script_option *o = &s->facts.options[k];
            if (!str_eq(o->name, list[i].option)) continue;
            list[i].used = true;
            cell value = {0};
            if (parse_value(list[i].value, o->kind, &value)) {
                o->value = value;
                if (value.kind == CELL_TEXT) o->value.text = arena_str(&s->mem, value.text);
            } else {
                diag_add(d, DIAG_ERROR, NULL, 0, 0, "--set %s.%s takes %s, not '%.*s'", s->name,
                         o->name.p, kind_names[o->kind], STR_ARG(list[i].value));
            }
        }
    }
}

void options_push(lua_State *L, const script *s) {
    lua_createtable(L, 0, (int)s->facts.n_options);
    for (uint32_t i = 0; i < s->facts.n_options; i++) {
        const script_option *o = &s->facts.options[i];
        switch (o->kind) {
        case OPTION_NUMBER: {
            double x = o->value.number;
            if (x == rint(x) && fabs(x) < 1e15)
                lua_pushinteger(L, (lua_Integer)x);
            else
                lua_pushnumber(L, x);
            break;
        }
        case OPTION_TEXT: class_push_str(L, o->value.text); break;
        case OPTION_BOOL: lua_pushboolean(L, o->value.number != 0); break;
        }
        lua_setfield(L, -2, o->name.p);
    }
    closed_make(L, "the script has no option '%s'", "opt");
}
