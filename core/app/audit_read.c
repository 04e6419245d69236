/* tenor lexicon audit --read: what a person judged, category by category. */
#include "app/audit.h"
#include "app/output.h"
#include "app/print.h"
#include "app/tty.h"
#include "base/map.h"
#include "stats/agree.h"
#include "text/feed.h"

#include <math.h>

typedef struct verdict {
    str category;
    uint64_t right, wrong, open;
} verdict;

typedef struct reading {
    arena mem;
    map known; /* category → index */
    VEC(verdict) verdicts;
    uint64_t open, unclear; /* unclear: something else than y and n; they are open too */
    bool quiet;
} reading;

static verdict *verdict_of(reading *r, str category) {
    uint32_t at;
    if (map_get(&r->known, category, &at)) return &r->verdicts.p[at];
    str own = arena_str(&r->mem, category);
    map_add(&r->known, own, r->verdicts.n);
    vec_push(&r->verdicts, (verdict){.category = own});
    return &vec_last(&r->verdicts);
}

static void take_row(reading *r, const piece *p, str judgement, str category) {
    verdict *v = verdict_of(r, category);
    char said = judgement.n == 1 ? judgement.p[0] : 0;
    if (said == 'y' || said == 'Y') {
        v->right++;
    } else if (said == 'n' || said == 'N') {
        v->wrong++;
    } else {
        v->open++;
        r->open++;
        r->unclear += judgement.n > 0;
        if (judgement.n && !r->quiet)
            fail(0, "%.*s:%llu: '%.*s' is neither y nor n; counted as unjudged", STR_ARG(p->path),
                 (unsigned long long)p->line, STR_ARG(judgement));
    }
}

static bool take_piece(reading *r, const piece *p, err *e) {
    str judgement = {0}, category = {0};
    bool known = false;
    if (p->kind != FEED_CSV) return err_set(e, "%.*s: not a CSV sheet", STR_ARG(p->path));
    for (uint32_t i = 0; i < p->n; i++) {
        if (str_eq(p->names[i], STR(AUDIT_JUDGEMENT))) judgement = str_trim(p->cells[i]);
        if (!str_eq(p->names[i], STR(AUDIT_CATEGORY))) continue;
        category = str_trim(p->cells[i]);
        known = true;
    }
    if (!known) return err_set(e, "%.*s:1: no column \"" AUDIT_CATEGORY "\"", STR_ARG(p->path));
    take_row(r, p, judgement, category);
    return true;
}

static bool read_sheet(reading *r, str path, err *e) {
    /* The judgement stands where articles have their text: so the feed looks for its column. */
    feed_rename rename = {STR("text"), STR(AUDIT_JUDGEMENT)};
    feed_options options = {.rename = &rename, .renames = 1};
    feed *f = feed_open(&path, 1, &options);
    doc d = {0};
    bool ok = true;
    while (ok) {
        piece p = {0};
        feed_status status = feed_cut(f, &p, &d, e);
        if (status == FEED_END) break;
        ok = status == FEED_ARTICLE && take_piece(r, &p, e);
    }
    if (ok && !r->verdicts.n) ok = err_set(e, "%.*s: no rows there", STR_ARG(path));
    feed_close(f);
    doc_free(&d);
    return ok;
}

static void put(page_block *t, cell c) { vec_push(&t->cells, c); }

static cell number_cell(double x) {
    return (cell){.kind = isnan(x) ? CELL_EMPTY : CELL_NUMBER, .number = x};
}

static void fill_page(const reading *r, page *p) {
    static const char *const columns[] = {"category", "judged", "right",   "precision",
                                          "95% from", "to",     "unjudged"};
    page_block *t = page_add(p, BLOCK_TABLE, (str){0});
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        vec_push(&t->names, str_c(columns[i]));
    for (uint32_t i = 0; i < r->verdicts.n; i++) {
        const verdict *v = &r->verdicts.p[i];
        uint64_t judged = v->right + v->wrong;
        interval range = agree_wilson(v->right, judged);
        put(t, (cell){.kind = CELL_TEXT, .text = v->category});
        put(t, number_cell((double)judged));
        put(t, number_cell((double)v->right));
        put(t, number_cell(judged ? (double)v->right / (double)judged : NAN));
        put(t, number_cell(range.low));
        put(t, number_cell(range.high));
        put(t, number_cell((double)v->open));
    }
    if (r->open)
        page_add(p, BLOCK_NOTE,
                 arena_printf(&p->mem, "%llu hit%s not judged.", (unsigned long long)r->open,
                              r->open == 1 ? " is" : "s are"));
}

int audit_read(const args *a) {
    reading r = {.quiet = args_has(a, "quiet")};
    err e = {0};
    buf b = {0};
    page p = {.title = STR("audit")};
    int code = EXIT_FINE;
    str format = args_text(a, "format", "text");
    if (!str_eq(format, STR("text")) && !str_eq(format, STR("csv")))
        return fail_usage(a->command, "lexicon audit prints text or csv, not '%.*s'",
                          STR_ARG(format));
    if (a->operands.n > 1)
        return fail_usage(a->command, "lexicon audit --read takes the sheet alone");
    if (!read_sheet(&r, args_text(a, "read", ""), &e)) {
        code = fail(EXIT_IO, "%s", e.text);
    } else {
        fill_page(&r, &p);
        print_page(&b, &p, &(printing){.format = format, .width = tty_width()});
        if (!output_all(args_text(a, "output", ""), buf_str(&b), &e))
            code = fail(EXIT_IO, "%s", e.text);
        else if (r.unclear)
            code = EXIT_SOME;
    }
    buf_free(&b);
    page_free(&p);
    vec_free(&r.verdicts);
    map_free(&r.known);
    arena_free(&r.mem);
    return code;
}
