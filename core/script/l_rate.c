/* What a report reads of rates: numbers with the interval that tells how sure they are.
 *
 *      g.tone          rate       value low high n, minus, against
 *      g.label         rates      at(label) ─► rate, items(), top(n)
 *      rate:minus(…)   difference value low high n p
 */
#include "script/kept.h"

#include <stdlib.h>
#include <string.h>

/* ---- differences ------------------------------------------------------------------------- */

static int difference_value(lua_State *L, void *self) {
    return kept_number(L, ((estimated *)self)->value);
}
static int difference_low(lua_State *L, void *self) {
    return kept_number(L, ((estimated *)self)->low);
}
static int difference_high(lua_State *L, void *self) {
    return kept_number(L, ((estimated *)self)->high);
}
static int difference_p(lua_State *L, void *self) { return kept_number(L, ((estimated *)self)->p); }
static int difference_n(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)((estimated *)self)->n);
    return 1;
}

static const class_field difference_fields[] = {
    {"value", difference_value}, {"low", difference_low}, {"high", difference_high},
    {"p", difference_p},         {"n", difference_n},     {NULL, NULL}};
const class difference_class = {
    .name = "difference", .fields = difference_fields, .estimate = true};

void difference_push(lua_State *L, estimated e) {
    estimated *own = class_new(L, &difference_class, sizeof *own);
    *own = e;
}

/* ---- rates ------------------------------------------------------------------------------- */

/* The estimate is worked out when the object is made: a report reads all of it as a rule. */
typedef struct one_rate {
    kept of;
    rate_side side;
    estimated e;
} one_rate;

void rate_push(lua_State *L, const keeper *k, rate_side side) {
    one_rate *own = class_new(L, &rate_class, sizeof *own);
    *own =
        (one_rate){{k, script_of(L)->epoch}, side, rate_estimate(side.r, side.per, k->spec.times)};
}

static const one_rate *rate_check(lua_State *L, int arg) {
    const one_rate *one = class_check(L, arg, &rate_class);
    kept_of(L, &one->of);
    return one;
}

static const one_rate *rate_self(lua_State *L, void *self) {
    const one_rate *one = self;
    kept_of(L, &one->of);
    return one;
}

static int rate_value(lua_State *L, void *self) {
    return kept_number(L, rate_self(L, self)->e.value);
}
static int rate_low(lua_State *L, void *self) { return kept_number(L, rate_self(L, self)->e.low); }
static int rate_high(lua_State *L, void *self) {
    return kept_number(L, rate_self(L, self)->e.high);
}
static int rate_n(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)rate_self(L, self)->e.n);
    return 1;
}
static int rate_articles(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)rate_self(L, self)->side.r->n);
    return 1;
}
static int rate_sum(lua_State *L, void *self) {
    lua_pushnumber(L, rate_totals(rate_self(L, self)->side).x);
    return 1;
}
static int rate_per(lua_State *L, void *self) {
    lua_pushnumber(L, rate_totals(rate_self(L, self)->side).y);
    return 1;
}

/* Two rates of the same keeper's kind: their scales have to be one. */
static double same_scale(lua_State *L, const one_rate *a, const one_rate *b) {
    if (a->of.k->spec.times != b->of.k->spec.times)
        luaL_error(L, "these rates are kept with different `times`");
    return a->of.k->spec.times;
}

/* Disjoint sets of articles: one outlet minus another. */
static int rate_less(lua_State *L) {
    const one_rate *a = rate_check(L, 1), *b = rate_check(L, 2);
    difference_push(L, rate_minus(a->side, b->side, same_scale(L, a, b)));
    return 1;
}

/* An outlet minus all the others: the argument holds its articles too. */
static int rate_versus(lua_State *L) {
    const one_rate *part = rate_check(L, 1), *all = rate_check(L, 2);
    difference_push(L, rate_against(part->side, all->side, same_scale(L, part, all)));
    return 1;
}

static const class_field rate_fields[] = {
    {"value", rate_value},       {"low", rate_low}, {"high", rate_high}, {"n", rate_n},
    {"articles", rate_articles}, {"sum", rate_sum}, {"per", rate_per},   {NULL, NULL}};
static const luaL_Reg rate_methods[] = {
    {"minus", rate_less}, {"against", rate_versus}, {NULL, NULL}};
const class rate_class = {
    .name = "rate", .fields = rate_fields, .methods = {rate_methods}, .estimate = true};

/* ---- by label ---------------------------------------------------------------------------- */

static const keeper *rates_check(lua_State *L) {
    return kept_of(L, class_check(L, 1, &rates_class));
}

/* at(label): the rate of nothing for a label that never was. */
static int rates_label(lua_State *L) {
    static const rate none;
    const keeper *k = rates_check(L);
    luaL_checktype(L, 2, LUA_TSTRING);
    const rate *r = rates_get(&k->rates, class_str(L, 2));
    rate_push(L, k, (rate_side){r ? r : &none, rates_per(&k->rates)});
    return 1;
}

/* Upvalues: the keeper's object, the order, the next place in it, its end. */
static int next_rate(lua_State *L) {
    const keeper *k = kept_of(L, lua_touserdata(L, lua_upvalueindex(1)));
    const uint32_t *order = lua_touserdata(L, lua_upvalueindex(2));
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    if (i >= lua_tointeger(L, lua_upvalueindex(4))) return lua_pushnil(L), 1;
    lua_pushinteger(L, i + 1);
    lua_replace(L, lua_upvalueindex(3));
    const labelled_rate *one = &k->rates.of.p[order[i]];
    class_push_str(L, one->label);
    rate_push(L, k, (rate_side){&one->r, rates_per(&k->rates)});
    return 2;
}

static int by_articles(const void *a, const void *b, void *context) {
    const rates *r = context;
    const labelled_rate *x = &r->of.p[*(const uint32_t *)a], *y = &r->of.p[*(const uint32_t *)b];
    if (x->r.n != y->r.n) return x->r.n > y->r.n ? -1 : 1;
    return str_cmp(x->label, y->label);
}

/* The first `most` of them: by label, or those in most articles first. */
static int give_rates(lua_State *L, const keeper *k, bool top, lua_Integer most) {
    uint32_t n = k->rates.of.n;
    arena mem = {0};
    lua_settop(L, 1);
    uint32_t *order = lua_newuserdatauv(L, (n + 1) * sizeof *order, 0);
    if (n) memcpy(order, rates_sorted(&k->rates, &mem), n * sizeof *order);
    arena_free(&mem);
    if (top) qsort_r(order, n, sizeof *order, by_articles, (void *)&k->rates);
    lua_pushinteger(L, 0);
    lua_pushinteger(L, most < (lua_Integer)n ? most : (lua_Integer)n);
    lua_pushcclosure(L, next_rate, 4);
    return 1;
}

static int rates_items(lua_State *L) {
    const keeper *k = rates_check(L);
    return give_rates(L, k, false, (lua_Integer)k->rates.of.n);
}

static int rates_top(lua_State *L) {
    const keeper *k = rates_check(L);
    lua_Integer most = luaL_checkinteger(L, 2);
    luaL_argcheck(L, most >= 0, 2, "a number of labels expected");
    return give_rates(L, k, true, most);
}

static const class_field rates_fields[] = {{"n", kept_n}, {NULL, NULL}};
static const luaL_Reg rates_methods[] = {
    {"at", rates_label}, {"items", rates_items}, {"top", rates_top}, {NULL, NULL}};
const class rates_class = {.name = "rates", .fields = rates_fields, .methods = {rates_methods}};
