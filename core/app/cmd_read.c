/* tenor read: one article, marked, with its scorecard. */
#include "app/output.h"
#include "app/read.h"
#include "app/run.h"
#include "app/web.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

uint32_t read_top(const lexlib *lib, uint32_t category) {
    while (lib->categories.p[category].parent != LEX_NONE)
        category = lib->categories.p[category].parent;
    return category;
}

const lex_category *read_category(const reading *r, const hit *h) {
    const lexlib *lib = &r->s->lib;
    return &lib->categories.p[lib->terms.p[h->term].category];
}

bool read_marked(const reading *r, const hit *h) {
    uint32_t class = read_category(r, h)->class;
    return h->part != PART_FURNITURE && class < 64 && r->classes >> class & 1;
}

tty_style read_style(const reading *r, const hit *h) {
    switch (read_category(r, h)->class) {
    case CLASS_EVALUATIVE: return h->negated ? STYLE_DIM : h->weight > 0 ? STYLE_GREEN : STYLE_RED;
    case CLASS_EVENT: return STYLE_BLUE;
    case CLASS_ENGAGEMENT: return STYLE_YELLOW;
    case CLASS_FRAME: return STYLE_MAGENTA;
    default: return STYLE_CYAN;
    }
}

void read_count(buf *b, uint64_t n) {
    if (n >= 1000) {
        read_count(b, n / 1000);
        buf_printf(b, ",%03u", (unsigned)(n % 1000));
    } else {
        buf_printf(b, "%u", (unsigned)n);
    }
}

void read_number(buf *b, double x) {
    char text[64];
    double rounded = rint(x * 100) / 100;
    snprintf(text, sizeof text, rounded == rint(rounded) ? "%.0f" : "%.2f", fabs(rounded));
    buf_put(b, rounded < 0 ? STR("−") : STR(""));
    buf_put(b, str_c(text));
}

static void rule(buf *b, uint32_t width) {
    for (uint32_t i = 0; i < width; i++) buf_put(b, STR("─"));
    buf_byte(b, '\n');
}

static void put_fact(buf *b, const char *between, str text) {
    if (!text.n) return;
    buf_put(b, str_c(between));
    utf8_show(b, text, false);
}

void read_size(const doc *d, uint32_t *words, uint32_t *others) {
    *words = *others = 0;
    for (uint32_t p = 0; p < d->paragraphs.n; p++) {
        const doc_paragraph *par = &d->paragraphs.p[p];
        if (par->part == PART_FURNITURE) continue;
        *words += par->last - par->first;
        for (uint32_t w = par->first; w < par->last; w++)
            *others += d->words.voice[w] != VOICE_AUTHOR;
    }
}

static void put_header(reading *r) {
    buf *b = &r->out;
    const doc *d = r->d;
    uint32_t words, others;
    tty_on(b, r->colour, STYLE_BOLD, false);
    buf_put(b, STR("tenor read"));
    tty_off(b, r->colour);
    put_fact(b, "  ", d->id);
    put_fact(b, " · ", d->outlet);
    put_fact(b, " · ", d->date);
    buf_byte(b, '\n');
    rule(b, r->width);
    if (d->title.n) {
        buf_put(b, STR("  "));
        tty_wrap(b, d->title, 2, r->width);
    }
    read_size(d, &words, &others);
    buf facts = {0};
    read_count(&facts, words);
    buf_put(&facts, STR(" words · "));
    read_count(&facts, others);
    buf_printf(&facts, " quoted or reported (%.0f%%) · lexicons",
               words ? 100.0 * others / words : 0);
    for (uint32_t i = 0; i < r->s->lib.lexicons.n; i++) {
        const lexicon *l = &r->s->lib.lexicons.p[i];
        put_fact(&facts, i ? ", " : " ", l->name);
        if (str_eq(l->version, r->s->lib.lexicons.p[0].version)) continue;
        put_fact(&facts, " ", l->version);
    }
    if (r->s->lib.lexicons.n) put_fact(&facts, " ", r->s->lib.lexicons.p[0].version);
    buf_put(b, STR("  "));
    tty_wrap(b, buf_str(&facts), 2, r->width);
    buf_free(&facts);
}

static bool read_article(void *context, session *s, doc *d, buf *line) {
    (void)line; /* everything is printed at the end */
    reading *r = context;
    r->s = s;
    r->d = d;
    r->failed = false;
    if (r->out.n) buf_byte(&r->out, '\n');
    r->letter = ARENA_NEWS(&d->mem, char, s->lib.categories.n + 1);
    read_letters(r);
    if (!r->articles++) r->title = arena_str(&s->mem, d->title.n ? d->title : d->id);
    if (r->html) {
        read_html(r);
        return !r->failed;
    }
    put_header(r);
    read_card(r);
    read_category_table(r);
    read_target_table(r);
    read_whole_text(r);
    if (args_has(r->args, "explain")) read_explain(r);
    return !r->failed;
}

static void read_unread(void *context, doc *d, str message, buf *line) {
    (void)context, (void)d, (void)message,
        (void)line; /* said on stderr; there is nothing to show */
}

/* --mark evaluative,event: the classes whose terms are marked in the text. */
static bool parse_classes(reading *r, session *s, err *e) {
    arena mem = {0};
    uint32_t n;
    str *names = args_list(r->args, "mark", &mem, &n);
    r->classes = n ? 0 : READ_CLASSES;
    bool ok = true;
    for (uint32_t i = 0; i < n && ok; i++) {
        uint32_t class = 0;
        while (class < s->lib.classes.n && !str_eq(s->lib.classes.p[class], names[i])) class ++;
        if (class < s->lib.classes.n && class < 64) {
            r->classes |= (uint64_t)1 << class;
            continue;
        }
        str near = utf8_nearest(names[i], s->lib.classes.p, s->lib.classes.n);
        ok = near.n ? err_set(e, "--mark: no class '%.*s'; did you mean '%.*s'?", STR_ARG(names[i]),
                              STR_ARG(near))
                    : err_set(e, "--mark: no class '%.*s'", STR_ARG(names[i]));
    }
    arena_free(&mem);
    return ok;
}

/* All articles in one HTML file. */
static bool print_web(const reading *r, err *e) {
    buf b = {0};
    web_open(&b, r->title);
    buf_put(&b, buf_str(&r->out));
    web_close(&b, r->s);
    bool ok = output_all(args_text(r->args, "output", ""), buf_str(&b), e);
    buf_free(&b);
    return ok;
}

static bool print_all(const reading *r, err *e) {
    if (r->html) return print_web(r, e);
    if (!args_has(r->args, "output"))
        return tty_page(buf_str(&r->out), !args_has(r->args, "no-pager"), e);
    return output_all(args_text(r->args, "output", ""), buf_str(&r->out), e);
}

int cmd_read(const args *a) {
    enum { WIDEST = 100 }; /* longer lines are hard to read */
    session s;
    err e = {0};
    if (!session_open(&s, a, STANDARD_SCRIPTS)) return EXIT_USAGE;
    reading r = {.args = a, .s = &s, .width = tty_width()};
    if (r.width > WIDEST) r.width = WIDEST;
    r.html = str_eq(args_text(a, "format", "text"), STR("html"));
    r.colour = !r.html && !args_has(a, "output") && tty_colour(a);
    int code;
    if (!parse_classes(&r, &s, &e)) {
        code = fail_usage(a->command, "%s", e.text);
    } else {
        run_hooks hooks = {.article = read_article, .unread = read_unread, .context = &r};
        run_counts counts = {0};
        for (uint32_t i = 0; i < s.scripts.n; i++)
            script_tracing(s.scripts.p[i], args_has(a, "explain"));
        code = run_articles(&s, a, &hooks, &counts);
        if (!print_all(&r, &e)) code = fail(EXIT_IO, "%s", e.text);
    }
    buf_free(&r.out);
    session_close(&s);
    return code;
}
