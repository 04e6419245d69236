/* What a report reads of examples and records: a few texts, a few articles. */
#include "script/kept.h"

#include <string.h>

/* ---- examples ---------------------------------------------------------------------------- */

/* of(label): a table of its texts. */
static int examples_of(lua_State *L) {
    const keeper *k = kept_of(L, class_check(L, 1, &examples_class));
    luaL_checktype(L, 2, LUA_TSTRING);
    lua_createtable(L, (int)k->spec.most, 0);
    arena mem = {0};
    uint32_t n;
    const pick **list = picks_sorted(&k->picks, class_str(L, 2), &mem, &n);
    for (uint32_t i = 0; i < n; i++) {
        class_push_str(L, list[i]->text);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    arena_free(&mem);
    return 1;
}

static const class_field examples_fields[] = {{"n", kept_n}, {NULL, NULL}};
static const luaL_Reg examples_methods[] = {{"of", examples_of}, {NULL, NULL}};
const class examples_class = {
    .name = "examples", .fields = examples_fields, .methods = {examples_methods}};

/* ---- records ----------------------------------------------------------------------------- */

/* Upvalues: the keeper's object, the sorted picks, the next place, the end. Gives a fresh table. */
static int next_record(lua_State *L) {
    kept_of(L, lua_touserdata(L, lua_upvalueindex(1)));
    const pick *const *list = lua_touserdata(L, lua_upvalueindex(2));
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    if (i >= lua_tointeger(L, lua_upvalueindex(4))) return lua_pushnil(L), 1;
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(3));
    arena *mem = &script_of(L)->one_mem; /* whatever Lua raises, the next one frees it */
    arena_reset(mem);
    json j;
    err e;
    if (!json_parse(list[i]->text, mem, &j, &e)) return luaL_error(L, "a record: %s", e.text);
    l_json_push(L, &j);
    return 1;
}

static int records_items(lua_State *L) {
    const keeper *k = kept_of(L, class_check(L, 1, &records_class));
    uint32_t n;
    lua_settop(L, 1);
    /* Freed after the report, whatever Lua raises. */
    const pick **list = picks_sorted(&k->picks, (str){0}, &script_of(L)->report_mem, &n);
    const pick **own = lua_newuserdatauv(L, (n + 1) * sizeof *own, 0);
    if (n) memcpy(own, list, n * sizeof *own);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, (lua_Integer)n);
    lua_pushcclosure(L, next_record, 4);
    return 1;
}

static const class_field records_fields[] = {{"n", kept_n}, {NULL, NULL}};
static const luaL_Reg records_methods[] = {{"items", records_items}, {NULL, NULL}};
const class records_class = {
    .name = "records", .fields = records_fields, .methods = {records_methods}};
