#include "script/script.h"
#include "base/home.h"
#include "script/span.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20, MEMORY_MB = 64 };
enum { LOAD_SECONDS = 5, SCORE_SECONDS = 2, REPORT_SECONDS = 30 };

/* ---- a state for it ---------------------------------------------------------------------- */

static const class *const classes[] = {
    &span_class,    &doc_class,     &hit_class,        &quote_class, &name_class,
    &regex_class,   &lexicon_class, &tokens_class,     &keep_class,  &all_class,
    &group_class,   &mean_class,    &sum_class,        &tally_class, &histogram_class,
    &rate_class,    &rates_class,   &difference_class, &terms_class, &examples_class,
    &records_class, &out_class,     &table_class};

typedef struct starting {
    script *s;
    diag *d; /* NULL: started before, and it was well */
} starting;

static int start_in_lua(lua_State *L) {
    starting *at = lua_touserdata(L, 1);
    script *s = at->s;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) class_open(L, classes[i]);
    chunk_run(L, s);
    if (at->d) contract_read(L, -1, s, at->d);
    if (!at->d || !at->d->errors) contract_hold(L, -1, s);
    return 0;
}

static void forget_regexes(script *s) {
    for (uint32_t i = 0; i < s->regexes.n; i++) regex_free(s->regexes.p[i]);
    s->regexes.n = 0;
}

static bool start(script *s, diag *d, err *e) {
    starting at = {s, d};
    sandbox_task t = {start_in_lua, &at, s->limits.load_seconds, "loading", {0}, 0};
    forget_regexes(s);
    if (!sandbox_open(&s->box, s->name, s->limits.memory, s, e)) return false;
    s->loading = true;
    s->loading_own = false; /* a limit may have ended it */
    bool ok = sandbox_call(&s->box, &t, e);
    s->loading = false;
    return ok;
}

/* What went over a limit may have left anything behind. */
static void start_again(script *s) {
    err e = {0};
    sandbox_close(&s->box);
    if (!start(s, NULL, &e)) sandbox_close(&s->box); /* script_score says that there is none */
}

/* ---- loading ----------------------------------------------------------------------------- */

static bool find(script *s, str name, diag *d) {
    err e = {0};
    str path, text;
    if (!home_find(&s->mem, name, "scripts", "lua", &path, &e) ||
        !file_read(&s->mem, path, MOST_BYTES, &text, &e)) {
        diag_add(d, DIAG_ERROR, NULL, 0, 0, "%s", e.text);
        return false;
    }
    str base = str_basename(path);
    if (str_has_ext(base, STR("lua"))) base = str_sub(base, 0, base.n - 4);
    s->source = (source){path, text};
    s->chunk = chunk_name(&s->mem, path);
    s->facts.path = path;
    s->facts.name = arena_str(&s->mem, base);
    s->name = s->facts.name.p;
    return true;
}

static uint64_t mix(uint64_t digest, str text) {
    return (digest ^ str_hash(text)) * 0x9e3779b97f4a7c15u;
}

/* Of its source and of all that it requires. */
static uint64_t digest_of(const script *s) {
    uint64_t digest = mix(0, s->source.text);
    for (uint32_t i = 0; i < s->modules.n; i++) digest = mix(digest, s->modules.p[i].text);
    return digest;
}

static bool load_lexicons(script *s, diag *d) {
    script_facts *f = &s->facts;
    f->ids = ARENA_NEWS(&s->mem, uint32_t, f->n_lexicons + 1);
    return !f->n_lexicons || lexlib_load(s->lib, f->lexicons, f->n_lexicons, f->path, f->ids, d);
}

script *script_load(str name, lexlib *lib, script_setting *settings, uint32_t n_settings,
                    const script_limits *limits, diag *d) {
    script *s = mem_alloc(sizeof *s);
    diag own = {0}; /* whether this script is well must not depend on earlier ones */
    err e = {0};
    *s = (script){.lib = lib, .limits = *limits, .epoch = 1};
    if (!s->limits.memory) s->limits.memory = (size_t)MEMORY_MB << 20;
    if (s->limits.load_seconds <= 0) s->limits.load_seconds = LOAD_SECONDS;
    if (s->limits.score_seconds <= 0) s->limits.score_seconds = SCORE_SECONDS;
    bool ok = find(s, name, &own);
    if (ok && !start(s, &own, &e)) {
        chunk_complain(s, str_c(e.text), &own);
        ok = false;
    }
    if (ok && !own.errors) options_set(s, settings, n_settings, &own);
    if (ok && !own.errors && n_settings) start_again(s); /* with the options in force */
    ok = ok && !own.errors && (!lib || load_lexicons(s, &own));
    buf_put(&d->out, buf_str(&own.out));
    d->errors += own.errors;
    d->warnings += own.warnings;
    diag_free(&own);
    if (!ok) {
        script_free(s);
        return NULL;
    }
    s->facts.digest = digest_of(s);
    return s;
}

const script_facts *script_about(const script *s) { return &s->facts; }

void script_bind(script *s, const scanner *scan) {
    view_init(&s->view, scan, s->facts.ids, s->facts.n_lexicons);
}

void script_free(script *s) {
    if (!s) return;
    sandbox_close(&s->box);
    forget_regexes(s);
    vec_free(&s->regexes);
    for (uint32_t i = 0; i < s->lookups.n; i++) lookup_free(&s->lookups.p[i].lookup);
    vec_free(&s->lookups);
    vec_free(&s->modules);
    regroup_free(s);
    groups_free(s);
    view_free(&s->view);
    buf_free(&s->scratch);
    vec_free(&s->trace.calls);
    vec_free(&s->trace.hits);
    vec_free(&s->trace.flags);
    arena_free(&s->report_mem);
    arena_free(&s->one_mem);
    arena_free(&s->work);
    arena_free(&s->mem);
    free(s);
}

/* ---- scoring ----------------------------------------------------------------------------- */

typedef struct scoring {
    script *s;
    arena *mem;
    record *out;
} scoring;

static int score_in_lua(lua_State *L) {
    scoring *c = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, c->s->score_ref);
    span_push_doc(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, c->s->options_ref);
    lua_call(L, 2, 1);
    l_record_read(L, lua_gettop(L), c->mem, c->out);
    return 0;
}

static bool call(script *s, lua_CFunction run, void *context, double seconds, const char *verb,
                 str article, err *e) {
    sandbox_task t = {run, context, seconds, verb, article, str_hash(article)};
    if (!s->box.L) return err_set(e, "%s: the script could not be started again", s->name);
    bool ok = sandbox_call(&s->box, &t, e);
    if (s->box.over) start_again(s);
    return ok;
}

bool script_score(script *s, doc *d, arena *mem, record *out, err *e) {
    scoring c = {s, mem, out};
    s->d = d;
    s->epoch++;
    view_article(&s->view);
    s->trace.calls.n = s->trace.hits.n = s->trace.flags.n = 0;
    return call(s, score_in_lua, &c, s->limits.score_seconds, "score", d->id, e);
}

void script_tracing(script *s, bool on) { s->tracing = on; }
const trace *script_trace(const script *s) { return &s->trace; }

bool script_key(script *s, doc *d, const record *r, record_key *key, err *e) {
    s->d = d;
    bool ok = groups_key(s, d, r, key, e);
    if (s->box.over) start_again(s);
    return ok;
}

/* ---- reporting --------------------------------------------------------------------------- */

static int report_in_lua(lua_State *L) {
    script *s = script_of(L);
    page *p = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, s->report_ref);
    l_all_push(L);
    lua_rawgeti(L, LUA_REGISTRYINDEX, s->options_ref);
    l_out_push(L, p);
    lua_call(L, 3, 0);
    return 0;
}

static cell cell_of(const keeper *k, arena *mem) {
    uint32_t n;
    switch (k->spec.kind) {
    case KEEP_MEAN:
        return k->n ? (cell){.kind = CELL_NUMBER, .number = keep_mean(k)}
                    : (cell){.kind = CELL_EMPTY};
    case KEEP_SUM: return (cell){.kind = CELL_NUMBER, .number = keep_total(k)};
    case KEEP_TALLY: {
        buf b = {0};
        const keep_count *list = keep_counts(k, mem, &n);
        for (uint32_t i = 0; i < n; i++) {
            buf_printf(&b, "%s%.*s ", i ? ", " : "", STR_ARG(list[i].label));
            buf_number(&b, list[i].count);
        }
        cell c = {.kind = CELL_TEXT, .text = arena_str(mem, buf_str(&b))};
        buf_free(&b);
        return c;
    }
    default: return (cell){.kind = CELL_NUMBER, .number = (double)k->n};
    }
}

/* A script without report still has something to say: its keepers, group by group. */
static void standard_report(script *s, page *p) {
    const uint32_t *order = groups_sorted(s, &s->report_mem);
    page_block *t = page_add(p, BLOCK_TABLE, (str){0});
    for (uint32_t i = 0; i < s->n_by; i++) vec_push(&t->names, arena_str(&p->mem, s->by[i]));
    vec_push(&t->names, STR("articles"));
    for (uint32_t i = 0; i < s->n_keep; i++)
        vec_push(&t->names, arena_str(&p->mem, s->keep[i].name));
    for (uint32_t g = 0; g < s->groups.n; g++) {
        const group *one = &s->groups.p[order[g]];
        for (uint32_t i = 0; i < s->n_by; i++)
            vec_push(&t->cells, (cell){.kind = CELL_TEXT, .text = arena_str(&p->mem, one->key[i])});
        vec_push(&t->cells, (cell){.kind = CELL_NUMBER, .number = (double)one->n});
        for (uint32_t i = 0; i < s->n_keep; i++)
            vec_push(&t->cells, cell_of(&one->field[i], &p->mem));
    }
}

bool script_report(script *s, page *out, err *e) {
    bool ok = true;
    s->d = NULL;
    s->epoch++;
    if (s->facts.reports)
        ok = call(s, report_in_lua, out, REPORT_SECONDS, "report", (str){0}, e);
    else
        standard_report(s, out);
    regroup_free(s);
    arena_reset(&s->report_mem);
    return ok;
}
