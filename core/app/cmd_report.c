/* tenor report: what the records of many articles come to; tenor merge: the same from parts of
 * the count. */
#include "app/output.h"
#include "app/partial.h"
#include "app/print.h"
#include "app/scoring.h"
#include "app/tty.h"

/* ---- keeping ----------------------------------------------------------------------------- */

typedef struct reporting {
    const args *args;
    session *s;
    arena mem;       /* of the line at hand */
    bool foreign;    /* a record was made by something else */
    uint64_t unkept; /* records that do not fit */
} reporting;

/* Does the line hold one of the scripts' names, or another key of a record? Quick, and never wrong
 * when it says no. */
static bool may_be_record(const session *s, str bytes, arena *mem) {
    if (str_find(bytes, STR("\"error\":")) < bytes.n ||
        str_find(bytes, STR("\"fingerprint\":")) < bytes.n)
        return true;
    for (uint32_t i = 0; i < s->scripts.n; i++) {
        str key = arena_printf(mem, "\"%.*s\":", STR_ARG(script_about(s->scripts.p[i])->name));
        if (str_find(bytes, key) < bytes.n) return true;
    }
    return false;
}

/* A line that `score` wrote: without a text, but with what a script said or why it did not, or with
 * the fingerprint of other scripts, which will be refused. */
static bool is_record(const session *s, const json *line) {
    if (line->kind != JSON_OBJECT || json_get(line, STR("text"))) return false;
    const json *error = json_get(line, STR("error"));
    if (error && (error->kind == JSON_OBJECT || error->kind == JSON_ARRAY)) return true;
    if (json_get(line, STR("fingerprint"))) return true;
    for (uint32_t i = 0; i < s->scripts.n; i++)
        if (json_get(line, script_about(s->scripts.p[i])->name)) return true;
    return false;
}

/* Says again what score said of an article that failed. */
static void repeat_error(const reporting *r, const json *line, const json *error) {
    for (uint32_t i = 0; error->kind == JSON_ARRAY && i < error->n; i++)
        repeat_error(r, line, &error->item[i]);
    const json *message = json_get(error, STR("message")), *id = json_get(line, STR("id"));
    if (!message || message->kind != JSON_STRING) return;
    bool named = id && id->kind == JSON_STRING;
    run_complain(r->s, r->args, &(doc){.where = named ? id->string : (str){0}}, message->string);
}

static bool pass_record(void *context, session *s, const piece *p, buf *line, bool *failed) {
    scoring *c = context;
    reporting *r = c->taker;
    json j;
    err e;
    arena_reset(&r->mem);
    if (p->kind != FEED_JSON || !may_be_record(s, p->bytes, &r->mem) ||
        !json_parse(p->bytes, &r->mem, &j, &e) || !is_record(s, &j))
        return false;
    const json *error = json_get(&j, STR("error"));
    if (error) repeat_error(r, &j, error);
    *failed = error != NULL;
    buf_put(line, p->bytes);
    return true;
}

static bool same_fingerprint(const session *s, const json *line, arena *mem) {
    const json *j = json_get(line, STR("fingerprint"));
    return !j ||
           (j->kind == JSON_STRING &&
            str_eq(j->string, arena_printf(mem, "%016llx", (unsigned long long)s->fingerprint)));
}

static bool keep(void *context, str text, err *e) {
    scoring *c = context;
    reporting *r = c->taker;
    json line;
    arena_reset(&r->mem);
    if (!json_parse(text, &r->mem, &line, e)) return false;
    if (!same_fingerprint(r->s, &line, &r->mem)) {
        r->foreign = true;
        return err_set(e, "these records were made by other scripts, options or lexicons than "
                          "the ones asked for; score the articles again");
    }
    for (uint32_t i = 0; i < r->s->scripts.n; i++) {
        err why = {0};
        if (script_keep(r->s->scripts.p[i], &line, &r->mem, &why)) continue;
        run_complain(r->s, r->args, &(doc){0}, str_c(why.text));
        r->unkept++;
    }
    return true;
}

/* ---- printing ---------------------------------------------------------------------------- */

/* The pages of all scripts, printed; false with a message. */
static bool pages(session *s, const args *a, buf *b, err *e) {
    str format = args_text(a, "format", "text");
    printing how = {.s = s,
                    .format = format,
                    .width = tty_width(),
                    .colour = !args_has(a, "output") && tty_colour(a)};
    print_open(b, s, format);
    size_t opened = b->n;
    for (uint32_t i = 0; i < s->scripts.n; i++) {
        page p = {.title = script_about(s->scripts.p[i])->name};
        bool ok = script_report(s->scripts.p[i], &p, e);
        if (ok && b->n > opened && !str_eq(format, STR("json"))) buf_byte(b, '\n');
        if (ok) print_page(b, &p, &how);
        how.articles += print_articles_on(&p);
        page_free(&p);
        if (!ok) return false;
    }
    print_close(b, s, format);
    return true;
}

static int finish(session *s, const args *a, const run_counts *counts, int code) {
    buf b = {0};
    err e = {0};
    str partial = args_text(a, "partial", "");
    if (partial.n) {
        partial_put(&b, s, counts);
        if (!output_all(partial, buf_str(&b), &e)) code = fail(EXIT_IO, "%s", e.text);
    } else if (!pages(s, a, &b, &e)) {
        str rest = str_c(e.text), message = rest;
        if (!args_has(a, "verbose")) message = str_cut(&rest, '\n'); /* without the traceback */
        code = fail(EXIT_USAGE, "%.*s", STR_ARG(message));
    } else if (!output_all(args_text(a, "output", ""), buf_str(&b), &e)) {
        code = fail(EXIT_IO, "%s", e.text);
    }
    buf_free(&b);
    return code;
}

/* ---- commands ---------------------------------------------------------------------------- */

int cmd_report(const args *a) {
    session s;
    if (!session_open(&s, a, "outlets")) return EXIT_USAGE;
    reporting r = {.args = a, .s = &s};
    scoring c = scoring_of(&s, a, &r);
    run_hooks hooks = {.article = scoring_article,
                       .unread = scoring_unread,
                       .take = keep,
                       .context = &c,
                       .pass = pass_record};
    run_counts counts = {0};
    int code = run_articles(&s, a, &hooks, &counts);
    if (r.foreign) code = EXIT_USAGE;
    if (code == EXIT_FINE && r.unkept) code = EXIT_SOME;
    if (counts.whole) code = finish(&s, a, &counts, code);
    arena_free(&r.mem);
    session_close(&s);
    return code;
}

/* The same file again would be counted twice. */
static bool named_before(const args *a, uint32_t at) {
    for (uint32_t i = 0; i < at; i++)
        if (str_eq(a->operands.p[i], a->operands.p[at])) return true;
    return false;
}

int cmd_merge(const args *a) {
    session s;
    if (!a->operands.n) return fail_usage(a->command, "nothing to merge: name files of --partial");
    if (!session_open(&s, a, "outlets")) return EXIT_USAGE;
    run_counts counts = {0};
    err e = {0};
    int code = EXIT_FINE;
    for (uint32_t i = 0; i < a->operands.n && code == EXIT_FINE; i++) {
        bool foreign = false;
        if (named_before(a, i))
            code = fail_usage(a->command, "%s is named twice", a->operands.p[i].p);
        else if (!partial_add(&s, a->operands.p[i], &counts, &foreign, &e))
            code = fail(foreign ? EXIT_USAGE : EXIT_IO, "%s", e.text);
    }
    if (code == EXIT_FINE && counts.failed) {
        if (!args_has(a, "quiet"))
            fail(0, "%llu of %llu articles failed", (unsigned long long)counts.failed,
                 (unsigned long long)(counts.articles + counts.failed));
        code = EXIT_SOME;
    }
    if (code == EXIT_FINE || code == EXIT_SOME) code = finish(&s, a, &counts, code);
    session_close(&s);
    return code;
}
