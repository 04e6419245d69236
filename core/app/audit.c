/* tenor lexicon audit: draws the sample and writes the sheet. */
#include "app/audit.h"
#include "app/output.h"
#include "app/run.h"
#include "app/sheet.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* The columns behind judgement and category. */
enum { BEFORE, HIT, AFTER, VOICE, WEIGHT, TERM, ARTICLE, PARAGRAPH, COLUMNS };
static const char *const column_names[COLUMNS] = {"before", "hit",  "after",   "voice",
                                                  "weight", "term", "article", "paragraph"};

typedef struct drawn { /* a row of the sheet */
    uint64_t key;
    str cell[COLUMNS];
} drawn;

typedef struct stratum { /* one category */
    VEC(drawn) rows;     /* by key, at most `each` */
    uint64_t hits;
} stratum;

typedef struct audit {
    const args *args;
    session *s;
    arena mem;
    str seed;
    uint32_t each;
    VEC(uint32_t) order; /* in the worker: hits of the article … */
    VEC(uint64_t) keys;  /* … and their hashes, by hit */
    stratum *strata;     /* by category of the lexlib */
} audit;

/* ---- in the worker ----------------------------------------------------------------------- */

static uint32_t category_of(const audit *u, uint32_t index) {
    return u->s->lib.terms.p[u->s->scan.hits.p[index].term].category;
}

static uint64_t key_of(const audit *u, const doc *d, const hit *h) {
    const lexlib *lib = &u->s->lib;
    buf b = {0};
    buf_put(&b, u->seed);
    buf_printf(&b, "\n%u %u ", h->start, h->end);
    buf_put(&b, lib->categories.p[lib->terms.p[h->term].category].name);
    buf_byte(&b, '\n');
    buf_put(&b, d->id);
    uint64_t key = str_hash(buf_str(&b));
    buf_free(&b);
    return key;
}

static int by_category_and_key(const void *a, const void *b, void *context) {
    const audit *u = context;
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b, c = category_of(u, i),
             k = category_of(u, j);
    if (c != k) return c < k ? -1 : 1;
    uint64_t x = u->keys.p[i], y = u->keys.p[j];
    return x != y ? (x < y ? -1 : 1) : (i > j) - (i < j);
}

/* What stands before or behind a hit in its paragraph, on one line: so much as it takes to judge.
 */
static str context_of(doc *d, const hit *h, bool before) {
    enum { ROOM = 160 }; /* bytes */
    const doc_paragraph *p = &d->paragraphs.p[paragraph_at(d, h->first)];
    size_t from = before ? p->start : h->end, to = before ? h->start : p->end;
    bool cut = from + ROOM < to;
    if (cut && before) from = to - ROOM;
    if (cut && !before) to = from + ROOM;
    while (cut && before && from < to && d->text.p[from] != ' ') from++; /* at a whole word */
    while (cut && !before && to > from && d->text.p[to] != ' ') to--;
    str text = str_trim(str_sub(d->text, from, to));
    buf b = {0};
    if (cut && before) buf_put(&b, STR("… "));
    for (size_t i = 0; i < text.n; i++) buf_byte(&b, strchr("\n\t", text.p[i]) ? ' ' : text.p[i]);
    if (cut && !before) buf_put(&b, STR(" …"));
    str out = arena_str(&d->mem, buf_str(&b));
    buf_free(&b);
    return out;
}

static void send_row(const audit *u, doc *d, uint32_t index, buf *line) {
    const hit *h = &u->s->scan.hits.p[index];
    buf weight = {0};
    buf_number(&weight, h->weight);
    wire_put_number(line, u->keys.p[index]);
    wire_put_text(line, context_of(d, h, true));
    wire_put_text(line, str_sub(d->text, h->start, h->end));
    wire_put_text(line, context_of(d, h, false));
    wire_put_text(line, str_c(voice_names[h->voice]));
    wire_put_text(line, buf_str(&weight));
    wire_put_text(line, u->s->lib.terms.p[h->term].text);
    wire_put_text(line, d->id);
    wire_put_text(line, arena_printf(&d->mem, "%u", paragraph_at(d, h->first) + 1));
    buf_free(&weight);
}

/* For each category that occurs: its number, its hits in all, how many follow, these. */
static bool send_hits(void *context, session *s, doc *d, buf *line) {
    audit *u = context;
    u->order.n = u->keys.n = 0;
    for (uint32_t i = 0; i < s->scan.hits.n; i++) {
        const hit *h = &s->scan.hits.p[i];
        vec_push(&u->keys, key_of(u, d, h));
        if (h->part != PART_FURNITURE) vec_push(&u->order, i); /* page matter is never scored */
    }
    if (u->order.n) qsort_r(u->order.p, u->order.n, sizeof(uint32_t), by_category_and_key, u);
    for (uint32_t i = 0, end; i < u->order.n; i = end) {
        uint32_t category = category_of(u, u->order.p[i]);
        for (end = i; end < u->order.n && category_of(u, u->order.p[end]) == category; end++) {
        }
        uint32_t n = end - i < u->each ? end - i : u->each;
        wire_put_number(line, category);
        wire_put_number(line, end - i);
        wire_put_number(line, n);
        for (uint32_t k = i; k < i + n; k++) send_row(u, d, u->order.p[k], line);
    }
    return true;
}

static void send_nothing(void *context, doc *d, str message, buf *line) {
    (void)context, (void)d, (void)message, (void)line; /* it has been said, and is counted */
}

/* ---- here -------------------------------------------------------------------------------- */

/* By key; hits of one key, which takes two articles of one id, by what they say. */
static bool comes_before(const drawn *a, const drawn *b) {
    if (a->key != b->key) return a->key < b->key;
    for (int i = 0; i < COLUMNS; i++) {
        int order = str_cmp(a->cell[i], b->cell[i]);
        if (order) return order < 0;
    }
    return false;
}

static void take_row(audit *u, stratum *to, drawn row) {
    bool full = to->rows.n == u->each;
    if (full && !comes_before(&row, &vec_last(&to->rows))) return;
    for (int i = 0; i < COLUMNS; i++) row.cell[i] = arena_str(&u->mem, row.cell[i]);
    if (!full) vec_push(&to->rows, row);
    uint32_t at = to->rows.n - 1;
    for (; at && comes_before(&row, &to->rows.p[at - 1]); at--) to->rows.p[at] = to->rows.p[at - 1];
    to->rows.p[at] = row;
}

static bool take_hits(void *context, str line, err *e) {
    audit *u = context;
    wire w = {line, false};
    while (w.rest.n) {
        uint64_t category = wire_number(&w), hits = wire_number(&w), n = wire_number(&w);
        if (w.broken || category >= u->s->lib.categories.n)
            return err_set(e, "a worker's answer is broken");
        u->strata[category].hits += hits;
        for (uint64_t i = 0; i < n; i++) {
            drawn row = {.key = wire_number(&w)};
            for (int k = 0; k < COLUMNS; k++) row.cell[k] = wire_text(&w);
            take_row(u, &u->strata[category], row);
        }
    }
    return true;
}

/* ---- the sheet --------------------------------------------------------------------------- */

static void put_sheet(const audit *u, buf *b) {
    buf_put(b, STR(AUDIT_JUDGEMENT "," AUDIT_CATEGORY));
    for (int k = 0; k < COLUMNS; k++) buf_printf(b, ",%s", column_names[k]);
    buf_put(b, STR("\r\n"));
    for (uint32_t c = 0; c < u->s->lib.categories.n; c++)
        for (uint32_t i = 0; i < u->strata[c].rows.n; i++) {
            buf_byte(b, ',');
            sheet_cell(b, u->s->lib.categories.p[c].name, false);
            for (int k = 0; k < COLUMNS; k++) {
                buf_byte(b, ',');
                sheet_cell(b, u->strata[c].rows.p[i].cell[k], k == WEIGHT || k == PARAGRAPH);
            }
            buf_put(b, STR("\r\n"));
        }
}

static void say_drawn(const audit *u) {
    uint64_t rows = 0, hits = 0;
    uint32_t met = 0, scarce = 0;
    if (args_has(u->args, "quiet")) return;
    for (uint32_t c = 0; c < u->s->lib.categories.n; c++) {
        rows += u->strata[c].rows.n;
        hits += u->strata[c].hits;
        met += u->strata[c].hits > 0;
        scarce += u->strata[c].hits > 0 && u->strata[c].hits < u->each;
    }
    fail(0,
         "%llu of %llu hits drawn, in %u categories; %u have fewer than %u. Write y or n into "
         "the first column, then: tenor lexicon audit --read SHEET",
         (unsigned long long)rows, (unsigned long long)hits, met, scarce, u->each);
}

/* ---- the command ------------------------------------------------------------------------- */

static int draw(audit *u, const args *a) {
    session s;
    err e = {0};
    buf b = {0};
    if (!session_open(&s, a, NULL)) return EXIT_USAGE;
    u->s = &s;
    u->strata = ARENA_NEWS(&u->mem, stratum, s.lib.categories.n);
    run_hooks hooks = {
        .article = send_hits, .unread = send_nothing, .take = take_hits, .context = u};
    run_counts counts = {0};
    int code = run_articles(&s, a, &hooks, &counts);
    if (counts.whole) {
        put_sheet(u, &b);
        if (!output_all(args_text(a, "output", ""), buf_str(&b), &e))
            code = fail(EXIT_IO, "%s", e.text);
        else
            say_drawn(u);
    }
    for (uint32_t c = 0; c < s.lib.categories.n; c++) vec_free(&u->strata[c].rows);
    buf_free(&b);
    session_close(&s);
    return code;
}

/* The lexicon as if -l had named it, the files as the only operands: what the rest of the program
 * understands. */
static args plain_args(const args *a) {
    args plain = {.command = a->command};
    for (uint32_t i = 0; i < a->options.n; i++) vec_push(&plain.options, a->options.p[i]);
    vec_push(&plain.options, (given){.option = &opt_lexicon, .value = a->operands.p[1]});
    for (uint32_t i = 2; i < a->operands.n; i++) vec_push(&plain.operands, a->operands.p[i]);
    return plain;
}

int lexicon_audit(const args *a) {
    enum { USUAL = 20, MOST = 10000 };
    double each = USUAL;
    str n = args_text(a, "sample", "");
    if (args_has(a, "read")) return audit_read(a);
    if (n.n && (!number_parse(n, &each) || each < 1 || each > MOST || each != (uint32_t)each))
        return fail_usage(a->command, "--sample takes a whole number from 1 to %d, not '%.*s'",
                          MOST, STR_ARG(n));
    if (a->operands.n < 2)
        return fail_usage(a->command, "lexicon audit: name a lexicon or a .yml file, and articles");
    audit u = {.args = a, .seed = args_text(a, "seed", ""), .each = (uint32_t)each};
    args plain = plain_args(a);
    int code = draw(&u, &plain);
    vec_free(&u.order);
    vec_free(&u.keys);
    args_free(&plain);
    arena_free(&u.mem);
    return code;
}
