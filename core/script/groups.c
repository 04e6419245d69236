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

/* "A" or "B": one half of the articles, picked by their ids alone. It is what chance makes of the
 * same source, for comparison with what two sources make. */
static bool of_id(str id, str name, str *value) {
    if (!str_eq(name, STR("half"))) return false;
    uint64_t mixed = str_hash(id) * 0x9e3779b97f4a7c15u;
    return *value = mixed >> 63 ? STR("A") : STR("B"), true;
}

/* What a record says of itself: a field of it, else of the metadata that every record carries, else
 * part of the date, else the half it is in. */
static bool own_key(const record *r, const doc *d, arena *mem, str name, str *value) {
    const struct {
        str name, value;
    } carried[] = {{STR("id"), d->id},
                   {STR("outlet"), d->outlet},
                   {STR("date"), d->date},
                   {STR("title"), d->title},
                   {STR("url"), d->url}};
    const record_field *f = record_get(r, name);
    if (f && f->kind == FIELD_TEXT) return *value = f->text, true;
    if (f && f->kind == FIELD_BOOL) return *value = f->number ? STR("yes") : STR("no"), true;
    if (f && f->kind == FIELD_NUMBER) {
        buf b = {0};
        buf_number(&b, f->number);
        *value = arena_str(mem, buf_str(&b));
        buf_free(&b);
        return true;
    }
    for (size_t i = 0; i < sizeof carried / sizeof *carried; i++)
        if (carried[i].value.n && str_eq(name, carried[i].name))
            return *value = carried[i].value, true;
    return of_date(d->date, name, value) || of_id(d->id, name, value);
}

static str key_part(doc *d, const record *r, str name, bool *carried) {
    str value;
    if (own_key(r, d, &d->mem, name, &value)) return value;
    if (doc_meta(d, name, &value)) return *carried = false, value;
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

static bool all_fit(const script *s, const record *r, str id, err *e) {
    for (uint32_t i = 0; i < s->n_keep; i++) {
        err why = {0};
        if (!keeping_fits(&s->keep[i], r, &why))
            return err_set(e, "%s: %s (article %.*s)", s->name, why.text, STR_ARG(id));
    }
    return true;
}

bool groups_key(script *s, doc *d, const record *r, record_key *key, err *e) {
    *key = (record_key){.n = s->n_by, .carried = true};
    if (!all_fit(s, r, d->id, e)) return false;
    if (s->by_ref == LUA_NOREF) {
        for (uint32_t i = 0; i < s->n_by; i++)
            key->part[i] = key_part(d, r, s->by[i], &key->carried);
        return true;
    }
    asking a = {s, &d->mem, {0}};
    sandbox_task t = {ask, &a, s->limits.score_seconds, "by", d->id, str_hash(d->id)};
    bool ok = sandbox_call(&s->box, &t, e);
    key->part[0] = a.answer;
    key->carried = false;
    return ok;
}

/* ---- groups ------------------------------------------------------------------------------ */

keeper *groups_keepers(const script *s, arena *mem) {
    keeper *list = ARENA_NEWS(mem, keeper, s->n_keep + 1);
    for (uint32_t i = 0; i < s->n_keep; i++) keep_init(&list[i], s->keep[i].spec);
    return list;
}

static group *group_of(script *s, const str *key) {
    uint32_t index;
    buf *whole = &s->scratch;
    whole->n = 0;
    for (uint32_t i = 0; i < s->n_by; i++) {
        buf_put(whole, key[i]);
        buf_byte(whole, '\0');
    }
    str one = buf_str(whole);
    if (map_get(&s->keys, one, &index)) return &s->groups.p[index];
    group g = {.key = ARENA_NEWS(&s->mem, str, s->n_by + 1), .field = groups_keepers(s, &s->mem)};
    for (uint32_t i = 0; i < s->n_by; i++) g.key[i] = arena_str(&s->mem, key[i]);
    map_add(&s->keys, arena_str(&s->mem, one), s->groups.n);
    vec_push(&s->groups, g);
    return &vec_last(&s->groups);
}

static void keep_record(script *s, const str *key, const record *r, const doc *of) {
    group *g = group_of(s, key);
    g->n++;
    for (uint32_t i = 0; i < s->n_keep; i++) keeping_add(&g->field[i], &s->keep[i], r, of);
}

static str text_of(const json *line, str name) {
    const json *j = json_get(line, name);
    return j && j->kind == JSON_STRING ? j->string : (str){0};
}

/* What a line tells of its article. */
static doc article_of(const json *line) {
    return (doc){.id = text_of(line, STR("id")),
                 .outlet = text_of(line, STR("outlet")),
                 .date = text_of(line, STR("date")),
                 .title = text_of(line, STR("title")),
                 .url = text_of(line, STR("url"))};
}

/* The key that the line brings along, else what the record says of itself. */
static void key_of_line(const script *s, const json *line, const record *r, const doc *of,
                        arena *mem, str *key) {
    const json *by = json_get(line, STR("by"));
    const json *own = by ? json_get(by, s->facts.name) : NULL;
    for (uint32_t i = 0; i < s->n_by; i++) {
        if (own && i < own->n && own->item[i].kind == JSON_STRING)
            key[i] = own->item[i].string;
        else if (!own_key(r, of, mem, s->by[i], &key[i]))
            key[i] = arena_printf(mem, "(no %.*s)", STR_ARG(s->by[i]));
    }
}

bool script_keep(script *s, const json *line, arena *mem, err *e) {
    str key[SCRIPT_MOST_BY];
    record r;
    const json *own = json_get(line, s->facts.name);
    if (!own || own->kind == JSON_NULL) return true; /* it failed, or had nothing to say */
    if (!record_of_json(own, mem, &r))
        return err_set(e, "the record of '%s' holds what no record can", s->name);
    doc of = article_of(line);
    if (!all_fit(s, &r, of.id, e)) return false;
    key_of_line(s, line, &r, &of, mem, key);
    keep_record(s, key, &r, &of);
    return true;
}

/* ---- in parts ---------------------------------------------------------------------------- */

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

void script_keep_write(const script *s, buf *b) {
    arena mem = {0};
    const uint32_t *order = groups_sorted(s, &mem);
    for (uint32_t i = 0; i < s->groups.n; i++) {
        const group *g = &s->groups.p[order[i]];
        buf_put(b, STR("{\"script\":"));
        buf_json(b, s->facts.name);
        buf_put(b, STR(",\"key\":["));
        for (uint32_t k = 0; k < s->n_by; k++) {
            if (k) buf_byte(b, ',');
            buf_json(b, g->key[k]);
        }
        buf_printf(b, "],\"n\":%llu,\"keep\":{", (unsigned long long)g->n);
        for (uint32_t k = 0; k < s->n_keep; k++) {
            if (k) buf_byte(b, ',');
            buf_json(b, s->keep[k].name);
            buf_byte(b, ':');
            keep_write(b, &g->field[k]);
        }
        buf_put(b, STR("}}\n"));
    }
    arena_free(&mem);
}

bool script_keep_read(script *s, const json *line, err *e) {
    const json *key = json_get(line, STR("key")), *n = json_get(line, STR("n")),
               *keep = json_get(line, STR("keep"));
    str part[SCRIPT_MOST_BY];
    bool ok = key && key->kind == JSON_ARRAY && key->n == s->n_by && n && n->kind == JSON_NUMBER &&
              n->number >= 0 && n->number <= 0x1p53 && keep && keep->kind == JSON_OBJECT &&
              keep->n == s->n_keep;
    for (uint32_t i = 0; ok && i < s->n_by; i++) {
        ok = key->item[i].kind == JSON_STRING;
        part[i] = key->item[i].string;
    }
    if (!ok) return err_set(e, "not what '%s' keeps", s->name);
    group *g = group_of(s, part);
    g->n += (uint64_t)n->number;
    for (uint32_t i = 0; i < s->n_keep; i++) {
        const json *one = json_get(keep, s->keep[i].name);
        if (!one || !keep_read(&g->field[i], one))
            return err_set(e, "the keeper of '%s' is damaged", s->keep[i].name.p);
    }
    return true;
}

void groups_free_keepers(const script *s, group *g) {
    for (uint32_t i = 0; g->field && i < s->n_keep; i++) keep_free(&g->field[i]);
    *g = (group){0};
}

void groups_free(script *s) {
    for (uint32_t g = 0; g < s->groups.n; g++) groups_free_keepers(s, &s->groups.p[g]);
    vec_free(&s->groups);
    map_free(&s->keys);
}
