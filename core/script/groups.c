/* Records into keepers, by group. */
#include "base/utf8.h"
#include "script/span.h"

#include <stdlib.h>
#include <string.h>

/* ---- the key of a record ----------------------------------------------------------------- */

/* The year, month or day of a date such as 2022-11-30T08:00. */
static bool of_date(str date, str name, str *value) {
    static const struct {
        const char *name;
        size_t digits;
    } parts[] = {{"year", 4}, {"month", 7}, {"day", 10}};
    for (size_t i = 0; i < 3; i++)
        if (str_eq(name, str_c(parts[i].name)) && date.n >= parts[i].digits)
            return *value = str_sub(date, 0, parts[i].digits), true;
    return false;
}

/* A field of the record, else of the metadata, else part of the date, else "(no outlet)". */
static str key_part(doc *d, const record *r, str name) {
    const record_field *f = record_get(r, name);
    str value;
    if (f && f->kind == FIELD_TEXT) return f->text;
    if (f && f->kind == FIELD_BOOL) return f->number ? STR("yes") : STR("no");
    if (f && f->kind == FIELD_NUMBER) {
        buf b = {0};
        buf_number(&b, f->number);
        value = arena_str(&d->mem, buf_str(&b));
        buf_free(&b);
        return value;
    }
    if (doc_meta(d, name, &value) || of_date(d->date, name, &value)) return value;
    return arena_printf(&d->mem, "(no %.*s)", STR_ARG(name));
}

enum { LONGEST_KEY = 1000 }; /* bytes that a function may return */

/* `by` as a function: asked inside of the sandbox, like score. */
typedef struct asking {
    script *s;
    arena *mem;
    str answer;
} asking;

static int ask(lua_State *L) {
    asking *a = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, a->s->by_ref);
    span_push_doc(L);
    lua_call(L, 1, 1);
    if (lua_isnil(L, -1)) {
        a->answer = STR("(none)");
        return 0;
    }
    if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
        return luaL_error(L, "by must return a text or a number, not a %s", class_typename(L, -1));
    str answer = class_str(L, -1);
    if (answer.n > LONGEST_KEY)
        return luaL_error(L, "by returned a text of more than %d bytes", (int)LONGEST_KEY);
    if (utf8_valid(answer) < answer.n) return luaL_error(L, "by returned invalid UTF-8");
    a->answer = arena_str(a->mem, answer);
    return 0;
}

static bool key_of(script *s, doc *d, const record *r, str *key, err *e) {
    if (s->by_ref != LUA_NOREF) {
        asking a = {s, &d->mem, {0}};
        sandbox_task t = {ask, &a, s->limits.score_seconds, "by", d->id, str_hash(d->id)};
        bool ok = sandbox_call(&s->box, &t, e);
        key[0] = a.answer;
        return ok;
    }
    for (uint32_t i = 0; i < s->n_by; i++) key[i] = key_part(d, r, s->by[i]);
    return true;
}

/* ---- groups ------------------------------------------------------------------------------ */

static keeper *new_keepers(script *s) {
    keeper *list = ARENA_NEWS(&s->mem, keeper, s->n_keep + 1);
    for (uint32_t i = 0; i < s->n_keep; i++) keep_init(&list[i], s->keep[i].spec);
    return list;
}

static group *group_of(script *s, doc *d, const str *key) {
    uint32_t index;
    buf whole = {0};
    for (uint32_t i = 0; i < s->n_by; i++) {
        buf_put(&whole, key[i]);
        buf_byte(&whole, '\0');
    }
    str one = arena_str(&d->mem, buf_str(&whole));
    buf_free(&whole);
    if (map_get(&s->keys, one, &index)) return &s->groups.p[index];
    group g = {.key = ARENA_NEWS(&s->mem, str, s->n_by + 1), .field = new_keepers(s)};
    for (uint32_t i = 0; i < s->n_by; i++) g.key[i] = arena_str(&s->mem, key[i]);
    map_add(&s->keys, arena_str(&s->mem, one), s->groups.n);
    vec_push(&s->groups, g);
    return &vec_last(&s->groups);
}

/* Whether the keeper can take the field; what is missing is no mistake. */
static bool fits(const record_field *f, keep_kind kind) {
    if (kind == KEEP_TALLY) return f->kind != FIELD_NUMBER;
    return f->kind == FIELD_NUMBER || f->kind == FIELD_BOOL;
}

static void keep_field_in(keeper *k, const record_field *f) {
    if (k->spec.kind != KEEP_TALLY) {
        keep_number(k, f->number);
        return;
    }
    k->n++;
    if (f->kind == FIELD_TEXT) keep_label(k, f->text, 1);
    if (f->kind == FIELD_BOOL) keep_label(k, f->number ? STR("yes") : STR("no"), 1);
    for (uint32_t i = 0; f->kind == FIELD_TALLY && i < f->n_tally; i++)
        keep_label(k, f->tally[i].label, f->tally[i].count);
}

bool groups_add(script *s, doc *d, const record *r, err *e) {
    str key[16];
    for (uint32_t i = 0; i < s->n_keep; i++) {
        const record_field *f = record_get(r, s->keep[i].name);
        if (f && !fits(f, s->keep[i].spec.kind))
            return err_set(
                e, "%s: field '%s' of the record does not fit its keeper, tenor.%s (article %.*s)",
                s->name, s->keep[i].name.p, keep_names[s->keep[i].spec.kind], STR_ARG(d->id));
    }
    if (!key_of(s, d, r, key, e)) return false;
    group *g = group_of(s, d, key);
    g->n++;
    for (uint32_t i = 0; i < s->n_keep; i++) {
        const record_field *f = record_get(r, s->keep[i].name);
        if (f) keep_field_in(&g->field[i], f);
    }
    return true;
}

/* ---- for the report ---------------------------------------------------------------------- */

static int compare_keys(const void *a, const void *b, void *context) {
    const script *s = context;
    const group *x = &s->groups.p[*(const uint32_t *)a], *y = &s->groups.p[*(const uint32_t *)b];
    for (uint32_t i = 0; i < s->n_by; i++) {
        int order = str_cmp(x->key[i], y->key[i]);
        if (order) return order;
    }
    return 0;
}

uint32_t *groups_sorted(const script *s, arena *mem) {
    uint32_t *order = ARENA_NEWS(mem, uint32_t, s->groups.n + 1);
    for (uint32_t i = 0; i < s->groups.n; i++) order[i] = i;
    qsort_r(order, s->groups.n, sizeof *order, compare_keys, (void *)s);
    return order;
}

static void free_keepers(const script *s, group *g) {
    for (uint32_t i = 0; g->field && i < s->n_keep; i++) keep_free(&g->field[i]);
    *g = (group){0};
}

const group *groups_all(script *s) {
    free_keepers(s, &s->all);
    s->all.field = new_keepers(s);
    for (uint32_t g = 0; g < s->groups.n; g++) {
        s->all.n += s->groups.p[g].n;
        for (uint32_t i = 0; i < s->n_keep; i++)
            keep_merge(&s->all.field[i], &s->groups.p[g].field[i]);
    }
    return &s->all;
}

void groups_free(script *s) {
    for (uint32_t g = 0; g < s->groups.n; g++) free_keepers(s, &s->groups.p[g]);
    free_keepers(s, &s->all);
    vec_free(&s->groups);
    map_free(&s->keys);
}
