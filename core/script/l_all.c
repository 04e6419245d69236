/* What report sees: all records, and groups of them.
 *
 *      all.n  all.tone.mean    for outlet, g in all:groups() do … g.label:share "hostile" …
 */
#include "script/closed.h"
#include "script/kept.h"

/* ---- groups ------------------------------------------------------------------------------ */

typedef struct grouping {
    const group *g;
    uint32_t epoch;
} grouping;

static const group *group_of(lua_State *L, const grouping *one) {
    if (one->epoch != script_of(L)->epoch) luaL_error(L, "this report is over");
    return one->g;
}

void l_all_check(lua_State *L, int arg) { group_of(L, class_check(L, arg, &all_class)); }

static int group_n(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)group_of(L, self)->n);
    return 1;
}

static bool group_field(lua_State *L, void *self, str name) {
    const script *s = script_of(L);
    const group *g = group_of(L, self);
    for (uint32_t i = 0; i < s->n_keep; i++) {
        if (!str_eq(s->keep[i].name, name)) continue;
        kept_push(L, &g->field[i]);
        return true;
    }
    str *names = closed_names(L, s->n_keep + 2);
    for (uint32_t i = 0; i < s->n_keep; i++) names[i] = s->keep[i].name;
    names[s->n_keep] = STR("n");
    names[s->n_keep + 1] = STR("groups");
    closed_refuse(L, "no field is kept as", name, names, s->n_keep + 2);
    return false;
}

static const class_field group_fields[] = {{"n", group_n}, {NULL, NULL}};
const class group_class = {.name = "group", .fields = group_fields, .other = group_field};

static void push_group(lua_State *L, const class *c, const group *g) {
    grouping *one = class_new(L, c, sizeof *one);
    *one = (grouping){g, script_of(L)->epoch};
}

/* Upvalues: the set, the next place in it. Gives the key's fields, then the group. */
static int next_group(lua_State *L) {
    const group_set *set = lua_touserdata(L, lua_upvalueindex(1));
    uint32_t i = (uint32_t)lua_tointeger(L, lua_upvalueindex(2));
    lua_Integer epoch = lua_tointeger(L, lua_upvalueindex(3));
    if (epoch != (lua_Integer)script_of(L)->epoch) return luaL_error(L, "this report is over");
    if (i >= set->n_groups) return lua_pushnil(L), 1;
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_replace(L, lua_upvalueindex(2));
    const group *g = set->group[i];
    for (uint32_t k = 0; k < set->n; k++) class_push_str(L, g->key[k]);
    if (!set->n) lua_pushliteral(L, "all");
    push_group(L, &group_class, g);
    return (int)(set->n ? set->n : 1) + 1;
}

uint32_t l_all_field(lua_State *L, int arg) {
    const script *s = script_of(L);
    luaL_checktype(L, arg, LUA_TSTRING);
    str name = class_str(L, arg);
    for (uint32_t i = 0; i < s->n_by; i++)
        if (str_eq(s->by[i], name)) return i;
    str *names = closed_names(L, s->n_by);
    for (uint32_t i = 0; i < s->n_by; i++) names[i] = s->by[i];
    closed_refuse(L, "records are not grouped by", name, names, s->n_by);
    return 0;
}

/* groups(): by all fields of `by`; groups("outlet", …): by these, the others merged. */
static int all_groups(lua_State *L) {
    script *s = script_of(L);
    l_all_check(L, 1);
    uint32_t field[SCRIPT_MOST_BY], n = (uint32_t)lua_gettop(L) - 1;
    luaL_argcheck(L, n <= SCRIPT_MOST_BY, 2, "fewer fields expected");
    for (uint32_t i = 0; i < n; i++) field[i] = l_all_field(L, (int)i + 2);
    if (!n)
        for (; n < s->n_by; n++) field[n] = n;
    lua_pushlightuserdata(L, (void *)regroup(s, field, n));
    lua_pushinteger(L, 0);
    lua_pushinteger(L, (lua_Integer)s->epoch);
    lua_pushcclosure(L, next_group, 3);
    return 1;
}

static const luaL_Reg all_methods[] = {
    {"groups", all_groups}, {"keyness", l_terms_keyness}, {NULL, NULL}};
const class all_class = {
    .name = "all", .fields = group_fields, .methods = {all_methods}, .other = group_field};

void l_all_push(lua_State *L) {
    push_group(L, &all_class, regroup(script_of(L), NULL, 0)->group[0]);
}
