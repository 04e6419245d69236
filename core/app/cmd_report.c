/* tenor report: what the records of many articles come to. */
#include "app/output.h"
#include "app/print.h"
#include "app/run.h"
#include "app/tty.h"

typedef struct reporting {
    const args *args;
} reporting;

static bool keep_article(void *context, session *s, doc *d) {
    reporting *c = context;
    bool all_well = true;
    for (uint32_t i = 0; i < s->scripts.n; i++) {
        err e = {0};
        record r;
        script *one = s->scripts.p[i];
        if (script_score(one, d, &d->mem, &r, &e) && (r.none || script_keep(one, d, &r, &e)))
            continue;
        all_well = false;
        run_complain(c->args, d, str_c(e.text));
    }
    return all_well;
}

static void no_record(void *context, doc *d, str message) {
    (void)context, (void)d,
        (void)message; /* said on stderr and counted; reports count what was read */
}

static void print_page(buf *b, const page *p, const args *a, str format, bool to_file) {
    if (str_eq(format, STR("markdown")))
        print_markdown(b, p);
    else if (str_eq(format, STR("csv")))
        print_csv(b, p);
    else if (str_eq(format, STR("json")))
        print_json(b, p);
    else
        print_text(b, p, tty_width(), !to_file && tty_colour(a));
}

/* The pages of all scripts, printed; false with a message. */
static bool pages(session *s, const args *a, buf *b, err *e) {
    str format = args_text(a, "format", "text");
    for (uint32_t i = 0; i < s->scripts.n; i++) {
        page p = {.title = script_about(s->scripts.p[i])->name};
        bool ok = script_report(s->scripts.p[i], &p, e);
        if (ok && b->n && !str_eq(format, STR("json"))) buf_byte(b, '\n');
        if (ok) print_page(b, &p, a, format, args_has(a, "output"));
        page_free(&p);
        if (!ok) return false;
    }
    return true;
}

int cmd_report(const args *a) {
    session s;
    if (!session_open(&s, a, "outlets")) return EXIT_USAGE;
    reporting c = {a};
    run_hooks hooks = {keep_article, no_record, &c};
    run_counts counts;
    buf b = {0};
    err e = {0};
    int code = run_articles(&s, a, &hooks, &counts);
    if (code != EXIT_USAGE && !counts.stopped) {
        output out;
        if (!pages(&s, a, &b, &e)) {
            str rest = str_c(e.text), message = rest;
            if (!args_has(a, "verbose")) message = str_cut(&rest, '\n'); /* without the traceback */
            code = fail(EXIT_USAGE, "%.*s", STR_ARG(message));
        } else if (!output_open(&out, args_text(a, "output", ""), &e))
            code = fail(EXIT_IO, "%s", e.text);
        else {
            bool ok = output_put(&out, buf_str(&b), &e);
            if (!output_close(&out, ok, &e) || !ok) code = fail(EXIT_IO, "%s", e.text);
        }
    }
    buf_free(&b);
    session_close(&s);
    return code;
}
