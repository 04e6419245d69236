/* What a report reads of terms: which words set groups apart (stats/keyness.h).
 *
 *      for _, row in ipairs(all:keyness("words", { by = "outlet", most = 10 })) do … row.term row.q
 * …
 */
#include "script/closed.h"
#include "script/kept.h"
#include "stats/fdr.h"
#include "stats/keyness.h"

#include <math.h>
#include <string.h>

static int terms_count(lua_State *L) {
    const keeper *k = kept_of(L, class_check(L, 1, &terms_class));
    luaL_checktype(L, 2, LUA_TSTRING);
    const term_sums *t = terms_get(&k->terms, class_str(L, 2));
    lua_pushinteger(L, t ? (lua_Integer)t->x : 0);
    return 1;
}

static int terms_words(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)kept_of(L, self)->terms.y);
    return 1;
}

static const class_field terms_fields[] = {{"n", kept_n}, {"words", terms_words}, {NULL, NULL}};
static const luaL_Reg terms_methods[] = {{"count", terms_count}, {NULL, NULL}};
const class terms_class = {.name = "terms", .fields = terms_fields, .methods = {terms_methods}};

/* ---- what is asked ----------------------------------------------------------------------- */

typedef struct asked {
    uint32_t field;      /* of keep */
    uint32_t by, within; /* of `by`; NONE = not asked */
    str against;         /* empty = the rest */
    lua_Integer most;    /* rows for each group */
    keyness_options with;
} asked;

enum { NONE = UINT32_MAX, USUAL_MOST = 20 };

static uint32_t find_terms(lua_State *L, int arg) {
    const script *s = script_of(L);
    luaL_checktype(L, arg, LUA_TSTRING);
    str name = class_str(L, arg), *names = closed_names(L, s->n_keep + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < s->n_keep; i++) {
        if (s->keep[i].spec.kind != KEEP_TERMS) continue;
        if (str_eq(s->keep[i].name, name)) return i;
        names[n++] = s->keep[i].name;
    }
    closed_refuse(L, "no field is kept as tenor.terms under the name", name, names, n);
    return 0;
}

static double number_at(lua_State *L, const char *key, double least, double otherwise) {
    double x = otherwise;
    if (lua_getfield(L, 3, key) != LUA_TNIL) {
        x = lua_tonumber(L, -1);
        if (lua_type(L, -1) != LUA_TNUMBER || !(x >= least && x <= 1e9))
            luaL_error(L, "keyness: '%s' takes a number from %f on", key, least);
    }
    lua_pop(L, 1);
    return x;
}

static uint32_t field_at(lua_State *L, const char *key) {
    uint32_t field = NONE;
    if (lua_getfield(L, 3, key) != LUA_TNIL) field = l_all_field(L, lua_gettop(L));
    lua_settop(L, 3);
    return field;
}

static void read_asked(lua_State *L, asked *a) {
    static const char *const known[] = {"by", "within", "against", "least", "prior", "most"};
    enum { KNOWN = sizeof known / sizeof *known };
    const script *s = script_of(L);
    lua_settop(L, 3); /* before names lie on the stack */
    *a = (asked){.field = find_terms(L, 2), .with = keyness_usual};
    lua_settop(L, 3);
    if (lua_isnil(L, 3)) {
        lua_newtable(L);
        lua_replace(L, 3);
    }
    luaL_checktype(L, 3, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, 3); lua_pop(L, 1)) {
        str names[KNOWN], key = lua_type(L, -2) == LUA_TSTRING ? class_str(L, -2) : STR("?");
        bool is_known = false;
        for (int i = 0; i < KNOWN; i++) is_known |= str_eq(key, names[i] = str_c(known[i]));
        if (!is_known) closed_refuse(L, "keyness has no option", key, names, KNOWN);
    }
    if (!s->n_by) luaL_error(L, "keyness compares groups, and the script has no `by`");
    a->by = field_at(L, "by");
    a->within = field_at(L, "within");
    if (a->within != NONE && lua_getfield(L, 3, "against") != LUA_TNIL)
        luaL_error(L, "keyness: 'against' is for groups, 'within' for the parts of each");
    lua_settop(L, 3);
    if (a->by == NONE) a->by = 0;
    a->with.least_docs = (uint32_t)number_at(L, "least", 1, a->with.least_docs);
    a->with.prior = number_at(L, "prior", 1, a->with.prior);
    a->most = (lua_Integer)number_at(L, "most", 0, USUAL_MOST);
    if (lua_getfield(L, 3, "against") != LUA_TNIL) {
        luaL_checktype(L, -1, LUA_TSTRING);
        a->against = class_str(L, -1); /* the table at 3 holds it */
    }
    lua_settop(L, 3);
}

/* ---- the rows ---------------------------------------------------------------------------- */

typedef VEC(const terms *) sides;

static uint32_t find_group(lua_State *L, const group_set *set, str key) {
    for (uint32_t i = 0; i < set->n_groups; i++)
        if (str_eq(set->group[i]->key[0], key)) return i;
    luaL_error(L, "keyness: there is no group '%s' to compare with", key.p);
    return NONE;
}

static const terms *terms_at(const group *g, uint32_t field) { return &g->field[field].terms; }

/* Every group against the rest, or against one of them. */
static keyness_row *between(lua_State *L, asked *a, const group_set *set, uint32_t *n) {
    arena *mem = &script_of(L)->report_mem;
    const terms **list = ARENA_NEWS(mem, const terms *, set->n_groups + 1);
    for (uint32_t i = 0; i < set->n_groups; i++) list[i] = terms_at(set->group[i], a->field);
    if (a->against.n) a->with.reference = find_group(L, set, a->against);
    return keyness(list, set->n_groups, &a->with, mem, n);
}

/* In every group the first part (half A) against the rest of it; q over all of them. */
static keyness_row *inside(lua_State *L, asked *a, const group_set *set, uint32_t *n) {
    script *s = script_of(L);
    arena *mem = &s->report_mem;
    const uint32_t both[] = {a->by, a->within};
    const group_set *parts = regroup(s, both, 2);
    const terms **list = ARENA_NEWS(mem, const terms *, parts->n_groups + 1);
    keyness_row *all = NULL;
    uint32_t room = 0, from = 0;
    *n = 0;
    for (uint32_t g = 0; g < set->n_groups; g++) {
        uint32_t part = from, found;
        while (part < parts->n_groups && str_eq(parts->group[part]->key[0], set->group[g]->key[0]))
            list[part - from] = terms_at(parts->group[part], a->field), part++;
        const keyness_row *rows = keyness(list, part - from, &a->with, mem, &found);
        from = part;
        for (uint32_t i = 0; i < found && rows[i].group == 0; i++) {
            if (*n == room) {
                keyness_row *more = ARENA_NEWS(mem, keyness_row, room = room ? 2 * room : 256);
                if (*n) memcpy(more, all, *n * sizeof *more);
                all = more;
            }
            all[*n] = rows[i];
            all[(*n)++].group = g;
        }
    }
    double *q = ARENA_NEWS(mem, double, *n + 1);
    for (uint32_t i = 0; i < *n; i++) q[i] = all[i].p;
    q_values(q, *n, q);
    for (uint32_t i = 0; i < *n; i++) all[i].q = q[i];
    return all;
}

static void set_number(lua_State *L, const char *key, double x) {
    if (isnan(x)) return;
    lua_pushnumber(L, x);
    lua_setfield(L, -2, key);
}

static void set_count(lua_State *L, const char *key, uint64_t n) {
    lua_pushinteger(L, (lua_Integer)n);
    lua_setfield(L, -2, key);
}

static void push_row(lua_State *L, const keyness_row *r, str side) {
    lua_createtable(L, 0, 18);
    class_push_str(L, side);
    lua_setfield(L, -2, "group");
    class_push_str(L, r->term);
    lua_setfield(L, -2, "term");
    set_count(L, "times", r->times);
    set_count(L, "docs", r->docs);
    set_count(L, "rest_times", r->rest_times);
    set_count(L, "rest_docs", r->rest_docs);
    set_number(L, "rate", r->rate);
    set_number(L, "rest_rate", r->rest_rate);
    set_number(L, "g2", r->g2);
    set_number(L, "ratio", r->ratio);
    set_number(L, "low", r->low);
    set_number(L, "high", r->high);
    set_number(L, "z", r->z);
    set_number(L, "evenness", r->evenness);
    set_number(L, "p", r->p);
    set_number(L, "q", r->q);
}

/* all:keyness(field, options): the rows, `most` for each group, and how many there were. */
int l_terms_keyness(lua_State *L) {
    asked a;
    uint32_t n, given = 0, of_group = 0;
    uint64_t found = 0;
    l_all_check(L, 1);
    read_asked(L, &a);
    const group_set *set = regroup(script_of(L), &a.by, 1);
    const keyness_row *rows = a.within == NONE ? between(L, &a, set, &n) : inside(L, &a, set, &n);
    lua_newtable(L);
    for (uint32_t i = 0; i < n; i++) {
        found += rows[i].q < 0.05;
        of_group = i && rows[i].group == rows[i - 1].group ? of_group + 1 : 0;
        if ((lua_Integer)of_group >= a.most) continue;
        push_row(L, &rows[i], set->group[rows[i].group]->key[0]);
        lua_rawseti(L, -2, (lua_Integer)++given);
    }
    lua_createtable(L, 0, 2);
    set_count(L, "tests", n);
    set_count(L, "found", found);
    return 2;
}
