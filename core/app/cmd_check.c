/* tenor check: file:line:col of what scripts flagged, for editors and CI. */
#include "app/output.h"
#include "app/run.h"
#include "app/tty.h"
#include "base/utf8.h"

typedef struct checking {
    const args *args;
    buf out;
    bool colour;
    uint64_t flags;
} checking;

static void put_flag(checking *c, const doc *d, const trace_flag *f, str by) {
    uint32_t line = 1, start = 0;
    for (uint32_t i = 0; i < f->start; i++)
        if (d->text.p[i] == '\n') line++, start = i + 1;
    utf8_show(&c->out, d->id, false);
    size_t column = utf8_count(str_sub(d->text, start, f->start)) + 1;
    buf_printf(&c->out, ":%u:%zu: ", line, column);
    tty_on(&c->out, c->colour, STYLE_YELLOW, false);
    utf8_show(&c->out, by, false);
    tty_off(&c->out, c->colour);
    buf_put(&c->out, STR(": "));
    utf8_show(&c->out, f->message, false);
    buf_byte(&c->out, '\n');
    c->flags++;
}

static bool check_article(void *context, session *s, doc *d, buf *line) {
    (void)line;
    checking *c = context;
    bool all_well = true;
    for (uint32_t i = 0; i < s->scripts.n; i++) {
        record r;
        err e = {0};
        script *one = s->scripts.p[i];
        if (!script_score(one, d, &d->mem, &r, &e)) {
            run_complain(s, c->args, d, str_c(e.text));
            all_well = false;
            continue;
        }
        const trace *t = script_trace(one);
        for (uint32_t f = 0; f < t->flags.n; f++)
            put_flag(c, d, &t->flags.p[f], script_about(one)->name);
    }
    return all_well;
}

static void check_unread(void *context, doc *d, str message, buf *line) {
    (void)context, (void)d, (void)message, (void)line; /* said on stderr; exit 3 tells */
}

int cmd_check(const args *a) {
    session s;
    if (!session_open(&s, a, "check")) return EXIT_USAGE;
    checking c = {.args = a, .colour = tty_colour(a)};
    run_hooks hooks = {.article = check_article, .unread = check_unread, .context = &c};
    run_counts counts = {0};
    err e = {0};
    int code = run_articles(&s, a, &hooks, &counts);
    if (!tty_page(buf_str(&c.out), false, &e)) code = fail(EXIT_IO, "%s", e.text);
    if (code == EXIT_FINE && c.flags) code = EXIT_FOUND;
    buf_free(&c.out);
    session_close(&s);
    return code;
}
