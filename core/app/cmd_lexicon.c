/* tenor lexicon: list, show, lint and test; import is in cmd_import.c, audit in audit.c. */
#include "app/audit.h"
#include "app/session.h"
#include "app/sheet.h"
#include "app/tty.h"
#include "base/home.h"
#include "base/utf8.h"
#include "lexicon/lint.h"

#include <stdio.h>
#include <string.h>

/* A lexlib with the lexicons that the operands name, and the way to match with them. */
typedef struct bench {
    arena mem;
    lexlib lib;
    matcher *matcher;
    uint32_t *ids, n;
    diag d;
} bench;

static bool bench_open(bench *w, const args *a, bool with_matcher) {
    w->n = a->operands.n - 1;
    w->ids = ARENA_NEWS(&w->mem, uint32_t, w->n + 1);
    bool ok = lexlib_init(&w->lib, &w->d);
    for (uint32_t i = 0; ok && i < w->n;
         i++) /* one by one: they do not lend each other modifiers */
        lexlib_load(&w->lib, &a->operands.p[i + 1], 1, STR("tenor lexicon"), &w->ids[i], &w->d);
    ok = ok && !w->d.errors;
    if (ok && with_matcher) w->matcher = matcher_new(&w->lib, &w->mem, &w->d);
    return ok && !w->d.errors;
}

static void bench_close(bench *w) {
    if (w->matcher) matcher_free(w->matcher);
    lexlib_free(&w->lib);
    diag_free(&w->d);
    arena_free(&w->mem);
}

static bool print(const buf *b, const args *a) {
    err e = {0};
    if (output_all(args_text(a, "output", ""), buf_str(b), &e)) return true;
    fail(EXIT_IO, "%s", e.text);
    return false;
}

static const lexicon *lexicon_of(const bench *w, uint32_t i) {
    return &w->lib.lexicons.p[w->ids[i]];
}

/* ---- list -------------------------------------------------------------------------------- */

static uint32_t count_terms(const lexlib *lib, const lexicon *l) {
    uint32_t n = 0;
    for (uint32_t c = l->first_category; c < l->last_category; c++)
        n += lib->categories.p[c].last_term - lib->categories.p[c].first_term;
    return n;
}

static uint32_t count_targets(const lexlib *lib, const lexicon *l) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < lib->targets.n; i++)
        n += str_eq(lib->files.p[lib->targets.p[i].at.file].path, l->path);
    return n;
}

static void list_row(buf *b, const bench *w, const lexicon *l, str name) {
    enum { NAME = 14, COLUMN = NAME + 14 };
    size_t from = b->n;
    utf8_show(b, name, false);
    size_t width = utf8_width(str_sub(buf_str(b), from, b->n));
    buf_fill(b, ' ', width < NAME ? NAME - width : 1);
    uint32_t targets = count_targets(&w->lib, l);
    if (targets && l->first_category == l->last_category) {
        buf_printf(b, "%6u targets\n", targets);
        return;
    }
    buf_printf(b, "%6u terms  ", count_terms(&w->lib, l));
    buf categories = {0};
    for (uint32_t c = l->first_category, shown = 0; c < l->last_category; c++) {
        if (w->lib.categories.p[c].parent != LEX_NONE) continue;
        if (shown++) buf_put(&categories, STR(", "));
        buf_put(&categories, w->lib.categories.p[c].name);
    }
    tty_wrap(b, buf_str(&categories), COLUMN, tty_width());
    buf_free(&categories);
}

static int list(const args *a) {
    bench w = {0};
    buf b = {0};
    size_t n;
    str *names = home_list(&w.mem, "lexicons", "yml", &n);
    bool ok = lexlib_init(&w.lib, &w.d);
    for (size_t i = 0; ok && i < n; i++) {
        uint32_t id;
        if (lexlib_load(&w.lib, &names[i], 1, STR("tenor lexicon list"), &id, &w.d))
            list_row(&b, &w, &w.lib.lexicons.p[id], names[i]);
    }
    if (w.d.out.n) fwrite(w.d.out.p, 1, w.d.out.n, stderr);
    int code = !print(&b, a) ? EXIT_IO : w.d.errors ? EXIT_USAGE : EXIT_FINE;
    buf_free(&b);
    bench_close(&w);
    return code;
}

/* ---- show -------------------------------------------------------------------------------- */

typedef struct shown {
    str category, term, class;
    double weight;
    str place;
} shown;

static shown shown_of(const bench *w, uint32_t t, arena *mem) {
    const lex_term *term = &w->lib.terms.p[t];
    const lex_category *c = &w->lib.categories.p[term->category];
    str text = term->regex ? arena_printf(mem, "/%.*s/", STR_ARG(term->text)) : term->text;
    str file = w->lib.files.p[term->at.file].path;
    return (shown){c->name, text, w->lib.classes.p[c->class], term->weight,
                   arena_printf(mem, "%.*s:%u:%u", STR_ARG(file), term->at.line, term->at.col)};
}

/* An entry of `words`, which scripts look up. */
static shown shown_of_entry(const bench *w, const lex_category *c, const lex_entry *e, arena *mem) {
    str file = w->lib.files.p[e->at.file].path;
    return (shown){c->name, e->text, w->lib.classes.p[c->class], e->weight,
                   arena_printf(mem, "%.*s:%u:%u", STR_ARG(file), e->at.line, e->at.col)};
}

static void show_csv(buf *b, const shown *s) {
    buf number = {0};
    buf_number(&number, s->weight);
    const str cells[] = {s->category, s->term, s->class, buf_str(&number), s->place};
    for (int i = 0; i < 5; i++) {
        if (i) buf_byte(b, ',');
        sheet_cell(b, cells[i], i == 3);
    }
    buf_put(b, STR("\r\n"));
    buf_free(&number);
}

/* term NULL: an entry of `words`. */
static void show_text(buf *b, const shown *s, const lex_term *term) {
    buf weight = {0};
    buf_number(&weight, s->weight);
    buf_printf(b, "  %*s%.*s  ", (int)(weight.n < 5 ? 5 - weight.n : 0), "",
               STR_ARG(buf_str(&weight)));
    size_t from = b->n;
    utf8_show(b, s->term, false);
    size_t width = utf8_width(str_sub(buf_str(b), from, b->n));
    buf_fill(b, ' ', width < 32 ? 32 - width : 1);
    buf_printf(b, " %-9s ", !term ? "word" : term->regex ? "regex" : forms_names[term->forms]);
    if (term)
        buf_printf(b, "%s%s%s", term->exact ? "exact " : "", term->n_unless ? "unless " : "",
                   term->near || term->not_near ? "near " : "");
    buf_put(b, STR("  "));
    utf8_show(b, s->place, false);
    buf_byte(b, '\n');
    buf_free(&weight);
}

static void show_lexicon(buf *b, const bench *w, uint32_t i, bool csv) {
    const lexicon *l = lexicon_of(w, i);
    arena mem = {0};
    if (!csv)
        buf_printf(b, "%.*s%s%.*s  %u terms  licence %.*s  %.*s\n", STR_ARG(l->name),
                   l->version.n ? " " : "", STR_ARG(l->version), count_terms(&w->lib, l),
                   STR_ARG(l->licence.n ? l->licence : STR("not given")), STR_ARG(l->path));
    for (uint32_t c = l->first_category; c < l->last_category; c++) {
        const lex_category *category = &w->lib.categories.p[c];
        if (!csv)
            buf_printf(b, "\n%.*s  (%.*s)%s%.*s\n", STR_ARG(category->name),
                       STR_ARG(w->lib.classes.p[category->class]), category->about.n ? "  " : "",
                       STR_ARG(category->about));
        for (uint32_t t = category->first_term; t < category->last_term; t++) {
            shown s = shown_of(w, t, &mem);
            if (csv)
                show_csv(b, &s);
            else
                show_text(b, &s, &w->lib.terms.p[t]);
        }
        for (uint32_t k = 0; k < category->n_entries; k++) {
            shown s = shown_of_entry(w, category, &category->entries[k], &mem);
            if (csv)
                show_csv(b, &s);
            else
                show_text(b, &s, NULL);
        }
    }
    arena_free(&mem);
}

static int show(const args *a) {
    bench w = {0};
    str format = args_text(a, "format", "text");
    if (!str_eq(format, STR("text")) && !str_eq(format, STR("csv")))
        return fail_usage(a->command, "lexicon show prints text or csv, not '%.*s'",
                          STR_ARG(format));
    buf b = {0};
    bool csv = str_eq(format, STR("csv"));
    bool ok = bench_open(&w, a, false);
    if (w.d.out.n) fwrite(w.d.out.p, 1, w.d.out.n, stderr);
    if (csv) buf_put(&b, STR("category,term,class,weight,place\r\n"));
    for (uint32_t i = 0; ok && i < w.n; i++) {
        if (i && !csv) buf_byte(&b, '\n');
        show_lexicon(&b, &w, i, csv);
    }
    int code = !ok ? EXIT_USAGE : print(&b, a) ? EXIT_FINE : EXIT_IO;
    buf_free(&b);
    bench_close(&w);
    return code;
}

/* ---- lint -------------------------------------------------------------------------------- */

static int lint(const args *a) {
    bench w = {0};
    bool ok = bench_open(&w, a, true);
    for (uint32_t i = 0; ok && i < w.n; i++) lexicon_lint(&w.lib, w.ids[i], &w.d);
    if (w.d.out.n) fwrite(w.d.out.p, 1, w.d.out.n, stderr);
    if (ok && !args_has(a, "quiet"))
        printf("%u warning%s in %u lexicon%s\n", w.d.warnings, w.d.warnings == 1 ? "" : "s", w.n,
               w.n == 1 ? "" : "s");
    int code = !ok ? EXIT_USAGE : w.d.warnings ? EXIT_FOUND : EXIT_FINE;
    bench_close(&w);
    return code;
}

/* ---- test -------------------------------------------------------------------------------- */

typedef struct testing {
    bench *w;
    scanner scan;
    doc doc;
    uint32_t passed, failed;
    diag d;
} testing;

/* An idiom (class neutral) is never a hit: it shows by the terms it takes away. */
static bool takes_away(const testing *t, const lex_category *c) {
    const lexlib *lib = &t->w->lib;
    for (uint32_t i = 0; i < t->scan.dropped.n; i++) {
        const dropped *one = &t->scan.dropped.p[i];
        if (one->by == LEX_NONE) continue;
        const lex_category *by = &lib->categories.p[lib->terms.p[one->by].category];
        if (by->lexicon == c->lexicon && category_within(by->name, c->name)) return true;
    }
    return false;
}

/* Does the sentence give a hit of the category (or of one below it) of this lexicon? *what = its
 * text. */
static bool hits_category(testing *t, const lex_category *c, str sentence, str *what) {
    const lexlib *lib = &t->w->lib;
    for (uint32_t i = 0; i < t->scan.hits.n; i++) {
        const hit *h = &t->scan.hits.p[i];
        const lex_category *found = &lib->categories.p[lib->terms.p[h->term].category];
        if (found->lexicon != c->lexicon || !category_within(found->name, c->name)) continue;
        *what = str_sub(sentence, h->start, h->end);
        return true;
    }
    return false;
}

static void test_category(testing *t, const lex_category *c) {
    const lexlib *lib = &t->w->lib;
    for (uint32_t i = 0; i < c->n_examples + c->n_neutral; i++) {
        bool wanted = i < c->n_examples;
        const lex_example *e = wanted ? &c->examples[i] : &c->neutral[i - c->n_examples];
        /* What was taken over from another file is tested there: here terms may have been dropped.
         */
        if (!str_eq(lib->files.p[e->at.file].path, lib->lexicons.p[c->lexicon].path)) continue;
        str what = {0};
        doc_clear(&t->doc);
        t->doc.text = e->text;
        scan_doc(&t->scan, &t->doc);
        bool idiom = wanted && c->class == CLASS_NEUTRAL;
        bool found = idiom ? takes_away(t, c) : hits_category(t, c, e->text, &what);
        if (found == wanted) {
            t->passed++;
            continue;
        }
        t->failed++;
        const source *at = &lib->files.p[e->at.file];
        if (wanted)
            diag_add(&t->d, DIAG_WARNING, at, e->at.line, e->at.col,
                     idiom ? "'%.*s' takes no term away in this example"
                           : "no hit of '%.*s' in this example",
                     STR_ARG(c->name));
        else
            diag_add(&t->d, DIAG_WARNING, at, e->at.line, e->at.col,
                     "'%.*s' is a hit of '%.*s', but the sentence is given as neutral",
                     STR_ARG(what), STR_ARG(c->name));
    }
}

static int test(const args *a) {
    bench w = {0};
    bool ok = bench_open(&w, a, true);
    testing t = {.w = &w};
    if (ok) {
        scan_init(&t.scan, &w.lib, w.matcher);
        for (uint32_t i = 0; i < w.n; i++)
            for (uint32_t c = lexicon_of(&w, i)->first_category;
                 c < lexicon_of(&w, i)->last_category; c++)
                test_category(&t, &w.lib.categories.p[c]);
        scan_free(&t.scan);
        doc_free(&t.doc);
    }
    if (w.d.out.n) fwrite(w.d.out.p, 1, w.d.out.n, stderr);
    if (t.d.out.n) fwrite(t.d.out.p, 1, t.d.out.n, stderr);
    if (ok) printf("%u passed, %u failed\n", t.passed, t.failed);
    int code = !ok ? EXIT_USAGE : t.failed ? EXIT_FOUND : EXIT_FINE;
    diag_free(&t.d);
    bench_close(&w);
    return code;
}

int cmd_lexicon(const args *a) {
    static const struct {
        const char *name;
        int (*run)(const args *);
        bool needs_names;
    } verbs[] = {{"list", list, false},
                 {"show", show, true},
                 {"lint", lint, true},
                 {"test", test, true},
                 {"import", cmd_import, true}};
    if (!a->operands.n)
        return fail_usage(a->command, "lexicon what? list, show, lint, test, import or audit");
    if (str_eq(a->operands.p[0], STR("audit"))) return lexicon_audit(a);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (!str_eq(a->operands.p[0], str_c(verbs[i].name))) continue;
        if (verbs[i].needs_names && a->operands.n < 2)
            return fail_usage(a->command, "lexicon %s: name %s", verbs[i].name,
                              verbs[i].run == cmd_import ? "the file to import"
                                                         : "a lexicon or a .yml file");
        if (!verbs[i].needs_names && a->operands.n > 1)
            return fail_usage(a->command, "lexicon %s takes no '%.*s'", verbs[i].name,
                              STR_ARG(a->operands.p[1]));
        return verbs[i].run(a);
    }
    return fail_usage(a->command,
                      "no 'lexicon %.*s'; there are list, show, lint, test, import and audit",
                      STR_ARG(a->operands.p[0]));
}
