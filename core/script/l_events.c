/* tenor.events(list, options): which articles report the same event. */
#include "script/closed.h"
#include "script/state.h"
#include "stats/events.h"

#include <math.h>

/* ---- what is given ----------------------------------------------------------------------- */

enum { LIST = 1, OPTIONS }; /* places on the stack */

/* The texts of the list stay where they are: Lua keeps them as long as the list is on its stack,
 * and nothing of the script's runs meanwhile. */
static str text_field(lua_State *L, const char *name, lua_Integer item) {
    lua_pushstring(L, name);
    int kind = lua_rawget(L, -2);
    if (kind != LUA_TNIL && kind != LUA_TSTRING)
        luaL_error(L, "item %I: '%s' must be a text, not a %s", (LUAI_UACINT)item, name,
                   class_typename(L, -1));
    str text = kind == LUA_TNIL ? (str){0} : class_str(L, -1);
    lua_pop(L, 1);
    return text;
}

/* Leaves the table of features, or nil; returns how many there are. */
static uint32_t push_features(lua_State *L, lua_Integer item) {
    uint32_t n = 0;
    lua_pushliteral(L, "features");
    int kind = lua_rawget(L, -2);
    if (kind == LUA_TNIL) return 0;
    if (kind != LUA_TTABLE)
        luaL_error(L, "item %I: 'features' must be a table, not a %s", (LUAI_UACINT)item,
                   class_typename(L, -1));
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1), n++)
        if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TNUMBER)
            luaL_error(L, "item %I: features are texts with numbers: { bridge = 3 }",
                       (LUAI_UACINT)item);
    return n;
}

static void push_item(lua_State *L, lua_Integer item) {
    if (lua_rawgeti(L, LIST, item) != LUA_TTABLE)
        luaL_error(L, "item %I must be a table, not a %s", (LUAI_UACINT)item,
                   class_typename(L, -1));
}

/* Into memory of Lua's, which stays on the stack. */
static events_item *read_items(lua_State *L, uint32_t n) {
    size_t n_features = 0;
    for (uint32_t i = 1; i <= n; i++, lua_pop(L, 2)) {
        push_item(L, i);
        n_features += push_features(L, i);
        if (i % 1024 == 0) sandbox_poll(L);
    }
    events_item *list = lua_newuserdatauv(L, (n + 1) * sizeof *list, 0);
    sketch *sketches = lua_newuserdatauv(L, (n + 1) * sizeof *sketches, 0);
    events_feature *feature = lua_newuserdatauv(L, (n_features + 1) * sizeof *feature, 0);
    for (uint32_t i = 1; i <= n; i++, lua_pop(L, 2)) {
        push_item(L, i);
        str made = text_field(L, "sketch", i);
        events_item *one = &list[i - 1];
        *one = (events_item){.id = text_field(L, "id", i),
                             .outlet = text_field(L, "outlet", i),
                             .day = events_day(text_field(L, "date", i)),
                             .feature = feature,
                             .sketch = &sketches[i - 1]};
        if (!sketch_read(made, &sketches[i - 1]))
            luaL_error(L, "item %d: 'sketch' is not what span:sketch() gives", (int)i);
        one->n_features = push_features(L, i);
        if (!one->n_features) continue;
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
            *feature++ = (events_feature){class_str(L, -2), lua_tonumber(L, -1)};
    }
    return list;
}

/* ---- options ----------------------------------------------------------------------------- */

static const struct {
    const char *name;
    int least, most;
    bool whole;
} known[] = {{"days", 0, 36500, true},
             {"alike", 0, 1, false},
             {"copy", 0, 1, false},
             {"names", 0, 100, false},
             {"least_outlets", 1, 1000000, true}};
enum { N_KNOWN = sizeof known / sizeof *known };

static void check_names(lua_State *L) {
    str names[N_KNOWN];
    for (int i = 0; i < N_KNOWN; i++) names[i] = str_c(known[i].name);
    for (lua_pushnil(L); lua_next(L, OPTIONS); lua_pop(L, 1)) {
        str name = lua_type(L, -2) == LUA_TSTRING ? class_str(L, -2) : STR("?");
        bool found = false;
        for (int i = 0; i < N_KNOWN; i++) found = found || str_eq(name, str_c(known[i].name));
        if (!found) closed_refuse(L, "events have no option", name, names, N_KNOWN);
    }
}

static double option(lua_State *L, int i, double usual) {
    lua_pushstring(L, known[i].name);
    if (lua_rawget(L, OPTIONS) == LUA_TNIL) return lua_pop(L, 1), usual;
    double x = lua_type(L, -1) == LUA_TNUMBER ? lua_tonumber(L, -1) : NAN;
    if (!(x >= known[i].least && x <= known[i].most) || (known[i].whole && x != rint(x)))
        luaL_error(L, "'%s' must be a %snumber from %d to %d", known[i].name,
                   known[i].whole ? "whole " : "", known[i].least, known[i].most);
    lua_pop(L, 1);
    return x;
}

static events_options read_options(lua_State *L) {
    events_options o = events_usual;
    if (lua_isnil(L, OPTIONS)) return o;
    check_names(L);
    o.days = (uint32_t)option(L, 0, o.days);
    o.alike = option(L, 1, o.alike);
    o.copy = option(L, 2, o.copy);
    o.names = option(L, 3, o.names);
    o.outlets = (uint32_t)option(L, 4, o.outlets);
    return o;
}

/* ---- what is found ----------------------------------------------------------------------- */

static void push_indices(lua_State *L, const uint32_t *item, uint32_t n) {
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        lua_pushinteger(L, (lua_Integer)item[i] + 1);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
}

/* The day as the item has it, without the time. */
static void set_day(lua_State *L, const char *name, const events_event *e, int32_t day,
                    const events_item *list) {
    uint32_t i = 0;
    while (list[e->item[i]].day != day) i++;
    lua_rawgeti(L, LIST, (lua_Integer)e->item[i] + 1);
    str date = text_field(L, "date", (lua_Integer)e->item[i] + 1);
    class_push_str(L, str_sub(date, 0, 10));
    lua_setfield(L, -3, name);
    lua_pop(L, 1);
}

static void push_event(lua_State *L, const events_event *e, const events_item *list) {
    lua_createtable(L, 0, 5);
    push_indices(L, e->item, e->n);
    lua_setfield(L, -2, "items");
    lua_createtable(L, 0, 2);
    if (e->first_day != EVENTS_NO_DAY) {
        set_day(L, "first", e, e->first_day, list);
        set_day(L, "last", e, e->last_day, list);
    }
    lua_setfield(L, -2, "days");
    lua_pushnumber(L, e->alike);
    lua_setfield(L, -2, "alike");
    lua_pushinteger(L, (lua_Integer)e->n_outlets);
    lua_setfield(L, -2, "outlets");
    lua_createtable(L, (int)e->n_shared, 0);
    for (uint32_t i = 0; i < e->n_shared; i++) {
        class_push_str(L, e->shared[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_setfield(L, -2, "shared");
}

static void poll(void *context) { sandbox_poll(context); }

int l_events_find(lua_State *L) {
    luaL_checktype(L, LIST, LUA_TTABLE);
    lua_settop(L, OPTIONS);
    if (!lua_isnil(L, OPTIONS)) luaL_checktype(L, OPTIONS, LUA_TTABLE);
    events_options o = read_options(L);
    lua_Unsigned n = lua_rawlen(L, LIST);
    if (n > EVENTS_MOST) return luaL_error(L, "more than %d articles", (int)EVENTS_MOST);
    const events_item *list = read_items(L, (uint32_t)n);
    arena *mem = &script_of(L)->work;
    o.poll = poll;
    o.context = L;
    arena_reset(mem);
    events_found found = events_find(list, (uint32_t)n, &o, mem);
    lua_createtable(L, (int)found.n_events, 0);
    for (uint32_t i = 0; i < found.n_events; i++) {
        push_event(L, &found.event[i], list);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_createtable(L, (int)found.n_copies, 0);
    for (uint32_t i = 0; i < found.n_copies; i++) {
        push_indices(L, found.copies[i].item, found.copies[i].n);
        lua_pushnumber(L, found.copies[i].likeness);
        lua_setfield(L, -2, "likeness");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    arena_free(mem);
    return 2;
}
