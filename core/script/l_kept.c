/* What a report reads of the keepers mean, sum, tally and histogram. */
#include "script/kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const keeper *kept_of(lua_State *L, const kept *one) {
    if (one->epoch != script_of(L)->epoch) luaL_error(L, "this report is over");
    return one->k;
}

int kept_number(lua_State *L, double x) {
    if (x == x)
        lua_pushnumber(L, x);
    else
        lua_pushnil(L); /* the mean of nothing */
    return 1;
}

/* ---- numbers ----------------------------------------------------------------------------- */

static const keeper *self_of(lua_State *L, void *self) { return kept_of(L, self); }

int kept_n(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)self_of(L, self)->n);
    return 1;
}
static int kept_mean(lua_State *L, void *self) {
    return kept_number(L, keep_mean(self_of(L, self)));
}
static int kept_sum(lua_State *L, void *self) {
    return kept_number(L, keep_total(self_of(L, self)));
}
static int kept_sd(lua_State *L, void *self) { return kept_number(L, keep_sd(self_of(L, self))); }
static int kept_ci95(lua_State *L, void *self) {
    return kept_number(L, keep_ci95(self_of(L, self)));
}
static int kept_least(lua_State *L, void *self) {
    const keeper *k = self_of(L, self);
    if (k->n)
        lua_pushnumber(L, k->least);
    else
        lua_pushnil(L);
    return 1;
}
static int kept_greatest(lua_State *L, void *self) {
    const keeper *k = self_of(L, self);
    if (k->n)
        lua_pushnumber(L, k->greatest);
    else
        lua_pushnil(L);
    return 1;
}

static const class_field mean_fields[] = {
    {"n", kept_n},       {"mean", kept_mean}, {"sum", kept_sum},      {"sd", kept_sd},
    {"ci95", kept_ci95}, {"min", kept_least}, {"max", kept_greatest}, {NULL, NULL}};
const class mean_class = {.name = "mean", .fields = mean_fields};

static const class_field sum_fields[] = {{"n", kept_n}, {"sum", kept_sum}, {NULL, NULL}};
const class sum_class = {.name = "sum", .fields = sum_fields};

/* ---- tallies ----------------------------------------------------------------------------- */

static double total_of(const keeper *k) {
    arena mem = {0};
    uint32_t n;
    double total = 0;
    const keep_count *list = keep_counts(k, &mem, &n);
    for (uint32_t i = 0; i < n; i++) total += list[i].count;
    arena_free(&mem);
    return total;
}

/* The counts by label, in memory of Lua's: pushes it. */
static keep_count *counts_of(lua_State *L, const keeper *k, uint32_t *n) {
    keep_count *list = lua_newuserdatauv(L, (k->counts.n + 1) * sizeof *list, 0);
    arena mem = {0};
    const keep_count *counted = keep_counts(k, &mem, n);
    if (*n) memcpy(list, counted, *n * sizeof *list);
    arena_free(&mem);
    return list;
}

static const keeper *tally_check(lua_State *L) {
    return kept_of(L, class_check(L, 1, &tally_class));
}

static int tally_total(lua_State *L, void *self) {
    lua_pushnumber(L, total_of(self_of(L, self)));
    return 1;
}

static int tally_count(lua_State *L) {
    const keeper *k = tally_check(L);
    luaL_checktype(L, 2, LUA_TSTRING);
    lua_pushnumber(L, keep_counted(k, class_str(L, 2)));
    return 1;
}

/* Of the records that had the field: with one label each they add up to 1. */
static int tally_share(lua_State *L) {
    const keeper *k = tally_check(L);
    luaL_checktype(L, 2, LUA_TSTRING);
    lua_pushnumber(L, k->n ? keep_counted(k, class_str(L, 2)) / (double)k->n : 0);
    return 1;
}

static int by_count(const void *a, const void *b) {
    const keep_count *x = a, *y = b;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return str_cmp(x->label, y->label);
}

/* Upvalues: a table { label, count, label, count … }, the next index. */
static int next_item(lua_State *L) {
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
    lua_pushinteger(L, i + 2);
    lua_replace(L, lua_upvalueindex(2));
    lua_rawgeti(L, lua_upvalueindex(1), i);
    lua_rawgeti(L, lua_upvalueindex(1), i + 1);
    return 2;
}

static int give_items(lua_State *L, const keep_count *list, uint32_t n) {
    lua_createtable(L, (int)n * 2, 0);
    for (uint32_t i = 0; i < n; i++) {
        class_push_str(L, list[i].label);
        lua_rawseti(L, -2, (lua_Integer)i * 2 + 1);
        lua_pushnumber(L, list[i].count);
        lua_rawseti(L, -2, (lua_Integer)i * 2 + 2);
    }
    lua_pushinteger(L, 1);
    lua_pushcclosure(L, next_item, 2);
    return 1;
}

static int tally_items(lua_State *L) {
    uint32_t n;
    const keep_count *list = counts_of(L, tally_check(L), &n);
    return give_items(L, list, n);
}

/* top(n): the n most frequent, ties by label. */
static int tally_top(lua_State *L) {
    uint32_t n;
    lua_Integer most = luaL_checkinteger(L, 2);
    luaL_argcheck(L, most >= 0, 2, "a number of labels expected");
    keep_count *list = counts_of(L, tally_check(L), &n);
    if (n) qsort(list, n, sizeof *list, by_count);
    return give_items(L, list, most < (lua_Integer)n ? (uint32_t)most : n);
}

/* "hostile 3, neutral 5" */
static int tally_tostring(lua_State *L) {
    uint32_t n;
    luaL_Buffer b;
    const keep_count *list = counts_of(L, tally_check(L), &n);
    luaL_buffinit(L, &b);
    for (uint32_t i = 0; i < n; i++) {
        if (i) luaL_addstring(&b, ", ");
        luaL_addlstring(&b, list[i].label.p, list[i].label.n);
        double whole = rint(list[i].count);
        if (whole == list[i].count)
            lua_pushfstring(L, " %I", (LUAI_UACINT)whole);
        else
            lua_pushfstring(L, " %f", (LUAI_UACNUMBER)list[i].count);
        luaL_addvalue(&b);
    }
    luaL_pushresult(&b);
    return 1;
}

static const class_field tally_fields[] = {{"n", kept_n}, {"total", tally_total}, {NULL, NULL}};
static const luaL_Reg tally_methods[] = {{"count", tally_count},
                                         {"share", tally_share},
                                         {"items", tally_items},
                                         {"top", tally_top},
                                         {NULL, NULL}};
static const luaL_Reg tally_meta[] = {{"__tostring", tally_tostring}, {NULL, NULL}};
const class tally_class = {
    .name = "tally", .fields = tally_fields, .methods = {tally_methods}, .meta = tally_meta};

/* ---- histograms -------------------------------------------------------------------------- */

static int histogram_below(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)self_of(L, self)->bin[0]);
    return 1;
}
static int histogram_above(lua_State *L, void *self) {
    const keeper *k = self_of(L, self);
    lua_pushinteger(L, (lua_Integer)k->bin[k->spec.bins + 1]);
    return 1;
}

/* Upvalues: the keeper's object, the next bin. Gives from, to, count. */
static int next_bin(lua_State *L) {
    const keeper *k = kept_of(L, lua_touserdata(L, lua_upvalueindex(1)));
    uint32_t i = (uint32_t)lua_tointeger(L, lua_upvalueindex(2));
    if (i >= k->spec.bins) return lua_pushnil(L), 1;
    double width = (k->spec.to - k->spec.from) / k->spec.bins;
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_replace(L, lua_upvalueindex(2));
    lua_pushnumber(L, k->spec.from + width * i);
    lua_pushnumber(L, k->spec.from + width * (i + 1));
    lua_pushinteger(L, (lua_Integer)k->bin[i + 1]);
    return 3;
}

static int histogram_bins(lua_State *L) {
    class_check(L, 1, &histogram_class);
    lua_settop(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_bin, 2);
    return 1;
}

static const class_field histogram_fields[] = {
    {"n", kept_n}, {"below", histogram_below}, {"above", histogram_above}, {NULL, NULL}};
static const luaL_Reg histogram_methods[] = {{"bins", histogram_bins}, {NULL, NULL}};
const class histogram_class = {
    .name = "histogram", .fields = histogram_fields, .methods = {histogram_methods}};

/* ---- all of them ------------------------------------------------------------------------- */

void kept_push(lua_State *L, const keeper *k) {
    static const class *const kinds[KEEP_KINDS] = {
        &mean_class,  &sum_class,   &tally_class,    &histogram_class, &rate_class,
        &rates_class, &terms_class, &examples_class, &records_class};
    if (k->spec.kind == KEEP_RATE) {
        rate_push(L, k, (rate_side){&k->rate, NULL});
        return;
    }
    kept *one = class_new(L, kinds[k->spec.kind], sizeof *one);
    *one = (kept){k, script_of(L)->epoch};
}
