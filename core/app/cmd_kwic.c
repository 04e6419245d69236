/* tenor kwic: keyword in context.
 *
 *      clarion harbour  author   … and the port’s  storm defences held, said …   Harbour Board
 *      └─ article       └─ voice                   └─ all keywords start here    └─ target */
#include "app/output.h"
#include "app/run.h"
#include "app/sheet.h"
#include "app/tty.h"
#include "base/utf8.h"
#include "text/names.h"

#include <math.h>
#include <stdio.h>

enum { MOST_CONTEXT = 100, VOICE_COLUMNS = 8 /* of "reported" */ };

typedef struct concordance {
    const args *args;
    output out;
    buf *line;                           /* of the article at hand, a line for each place */
    buf left, right, word, label, shown; /* working texts */
    bool csv, jsonl, colour;
    uint32_t context, width;
    uint8_t voices;        /* bit per doc_voice */
    uint64_t limit, met;   /* limit 0 = none */
    str lexicon, category; /* category empty = whatever is found */
} concordance;

/* ---- one place ----------------------------------------------------------------------------- */

/* Text on one line: every run of blanks is one. */
static void put_flat(buf *b, str s) {
    bool blank = false;
    for (size_t i = 0; i < s.n;) {
        uint32_t len, c = utf8_at(s, i, &len);
        if (!utf8_is_space(c)) {
            if (blank) buf_byte(b, ' ');
            buf_put(b, str_sub(s, i, i + len));
        }
        blank = utf8_is_space(c);
        i += len;
    }
    if (blank) buf_byte(b, ' ');
}

/* What stands before and behind the hit in its paragraph, so many words of it. */
static void find_context(concordance *c, const doc *d, const hit *h) {
    const doc_paragraph *p = &d->paragraphs.p[paragraph_at(d, h->first)];
    uint32_t from = h->first - p->first > c->context ? h->first - c->context : p->first;
    uint32_t to = p->last - h->last > c->context ? h->last + c->context : p->last;
    uint32_t start = from == p->first ? p->start : d->words.start[from];
    uint32_t end = to == p->last ? p->end : d->words.end[to - 1];
    c->left.n = c->right.n = 0;
    put_flat(&c->left, str_sub(d->text, start, h->start));
    put_flat(&c->right, str_sub(d->text, h->end, end));
}

/* ---- text ---------------------------------------------------------------------------------- */

/* s, escaped, in exactly so many columns. */
static void put_column(concordance *c, str s, size_t columns) {
    c->shown.n = 0;
    utf8_show(&c->shown, s, false);
    buf_fill(c->line, ' ', columns - tty_cut(c->line, buf_str(&c->shown), columns));
}

/* The end of s in so many columns, from the right. */
static void put_before(concordance *c, str s, size_t columns) {
    buf *b = c->line;
    c->shown.n = 0;
    utf8_show(&c->shown, s, false);
    str shown = buf_str(&c->shown);
    size_t all = utf8_width(shown), skipped = all > columns ? all - columns : 0, at = 0, width = 0;
    while (at < shown.n && width < skipped) {
        uint32_t len;
        utf8_at(shown, at, &len);
        width += utf8_width(str_sub(shown, at, at + len));
        at += len;
    }
    buf_fill(b, ' ', columns - (all - width));
    buf_put(b, str_sub(shown, at, shown.n));
}

/* "clarion a17"; of a path the file's name. */
static void find_label(concordance *c, const doc *d) {
    c->label.n = 0;
    buf_put(&c->label, d->outlet);
    if (d->outlet.n) buf_byte(&c->label, ' ');
    buf_put(&c->label, str_basename(d->id));
}

static void put_text(concordance *c, const doc *d, const hit *h) {
    size_t side = c->width / 6 < 10 ? 10 : c->width / 6 > 24 ? 24 : c->width / 6;
    size_t taken = 2 * side + VOICE_COLUMNS + 3;
    size_t middle = c->width > taken + 20 ? c->width - taken : 20, before = middle * 2 / 5;
    size_t behind = middle - before;
    buf *b = c->line;
    size_t start = b->n;
    c->word.n = 0;
    find_label(c, d);
    put_flat(&c->word, str_sub(d->text, h->start, h->end));
    put_column(c, buf_str(&c->label), side);
    buf_byte(b, ' ');
    put_column(c, str_c(voice_names[h->voice]), VOICE_COLUMNS);
    buf_byte(b, ' ');
    put_before(c, buf_str(&c->left), before);
    size_t width = utf8_width(buf_str(&c->word));
    if (width > behind) width = behind;
    tty_on(b, c->colour, STYLE_BOLD, false);
    put_column(c, buf_str(&c->word), width);
    tty_off(b, c->colour);
    put_column(c, buf_str(&c->right), behind - width);
    str target = entity_name(d, h->target);
    if (target.n) {
        buf_byte(b, ' ');
        put_column(c, target, side);
    }
    while (b->n > start && b->p[b->n - 1] == ' ') b->n--;
    buf_byte(b, '\n');
}

/* ---- CSV and JSON -------------------------------------------------------------------------- */

static const char *const columns[] = {"id",     "outlet", "date",     "part", "voice",   "speaker",
                                      "target", "term",   "category", "left", "keyword", "right"};
enum { COLUMNS = sizeof columns / sizeof *columns };

static void put_data(concordance *c, const session *s, const doc *d, const hit *h) {
    const lex_term *term = &s->lib.terms.p[h->term];
    c->word.n = 0;
    put_flat(&c->word, str_sub(d->text, h->start, h->end));
    str cells[COLUMNS] = {d->id,
                          d->outlet,
                          d->date,
                          str_c(part_names[h->part]),
                          str_c(voice_names[h->voice]),
                          source_name(d, h->speaker),
                          entity_name(d, h->target),
                          term->text,
                          s->lib.categories.p[term->category].name,
                          buf_str(&c->left),
                          buf_str(&c->word),
                          buf_str(&c->right)};
    buf *b = c->line;
    for (int i = 0; i < COLUMNS; i++) {
        if (c->csv) {
            if (i) buf_byte(b, ',');
            sheet_cell(b, cells[i], false);
            continue;
        }
        buf_printf(b, "%c\"%s\":", i ? ',' : '{', columns[i]);
        if (cells[i].p)
            buf_json(b, cells[i]);
        else
            buf_put(b, STR("null"));
    }
    buf_put(b, c->csv ? STR("\r\n") : STR("}\n"));
}

static bool put_heading(concordance *c, err *e) {
    buf b = {0};
    for (int i = 0; i < COLUMNS; i++) {
        if (i) buf_byte(&b, ',');
        sheet_cell(&b, str_c(columns[i]), false);
    }
    buf_put(&b, STR("\r\n"));
    bool ok = output_put(&c->out, buf_str(&b), e);
    buf_free(&b);
    return ok;
}

/* ---- all places ---------------------------------------------------------------------------- */

static bool is_wanted(const concordance *c, const lexlib *lib, const hit *h) {
    const lex_category *category = &lib->categories.p[lib->terms.p[h->term].category];
    const lexicon *l = &lib->lexicons.p[category->lexicon];
    if (h->part == PART_FURNITURE || !(c->voices >> h->voice & 1)) return false;
    if (c->lexicon.n && !str_eq(l->name, c->lexicon)) return false;
    return !c->category.n || category_within(category->name, c->category);
}

/* May run in a worker, which knows nothing of the places in other articles. */
static bool find_places(void *context, session *s, doc *d, buf *line) {
    concordance *c = context;
    c->line = line;
    for (uint32_t i = 0; i < s->scan.hits.n; i++) {
        hit *h = &s->scan.hits.p[i];
        if (!is_wanted(c, &s->lib, h)) continue;
        scan_aim(&s->scan, d, h);
        find_context(c, d, h);
        if (c->csv || c->jsonl)
            put_data(c, s, d, h);
        else
            put_text(c, d, h);
    }
    return true;
}

static void pass_unread(void *context, doc *d, str message, buf *line) {
    (void)context, (void)d, (void)message, (void)line; /* said on stderr */
}

/* The lines of one article; those beyond --limit are only counted. */
static bool take(void *context, str lines, err *e) {
    concordance *c = context;
    str rest = lines;
    size_t shown = 0;
    while (rest.n) {
        str_cut(&rest, '\n');
        if (!c->limit || c->met < c->limit) shown = lines.n - rest.n;
        c->met++;
    }
    return output_put(&c->out, str_sub(lines, 0, shown), e);
}

/* ---- what is asked for --------------------------------------------------------------------- */

/* loaded/epithet: the part before the first '/' may name a lexicon. Fills c->lexicon, c->category.
 */
static bool find_category(concordance *c, const lexlib *lib, str name, err *e) {
    str rest = name, first = str_cut(&rest, '/');
    for (uint32_t i = 0; i < lib->lexicons.n && rest.p; i++)
        if (str_eq(lib->lexicons.p[i].name, first)) c->lexicon = first, name = rest;
    arena mem = {0};
    str *names = ARENA_NEWS(&mem, str, lib->categories.n + 1);
    uint32_t n = 0;
    bool found = false;
    for (uint32_t i = 0; i < lib->categories.n; i++) {
        const lex_category *one = &lib->categories.p[i];
        if (c->lexicon.n && !str_eq(lib->lexicons.p[one->lexicon].name, c->lexicon)) continue;
        names[n++] = one->name;
        found |= str_eq(one->name, name);
    }
    str near = found ? (str){0} : utf8_nearest(name, names, n);
    c->category = name;
    arena_free(&mem);
    if (found) return true;
    return near.n ? err_set(e, "no category '%.*s'; did you mean '%.*s'?", STR_ARG(name),
                            STR_ARG(near))
                  : err_set(e, "no category '%.*s' in the lexicons at hand", STR_ARG(name));
}

static bool read_count(const args *a, const char *name, double otherwise, double most, double *x,
                       err *e) {
    str text = args_text(a, name, "");
    *x = otherwise;
    if (!text.n) return true;
    return (number_parse(text, x) && *x >= 0 && *x <= most && *x == rint(*x)) ||
           err_set(e, "--%s takes a whole number up to %.0f, not '%.*s'", name, most,
                   STR_ARG(text));
}

static bool read_options(concordance *c, err *e) {
    arena mem = {0};
    uint32_t n;
    double context, limit;
    str format = args_text(c->args, "format", "text");
    c->csv = str_eq(format, STR("csv"));
    c->jsonl = str_eq(format, STR("jsonl"));
    str *voices = args_list(c->args, "voice", &mem, &n);
    for (uint32_t i = 0; i < n; i++)
        for (int v = 0; v < VOICES; v++)
            if (str_eq(voices[i], str_c(voice_names[v]))) c->voices |= (uint8_t)(1 << v);
    if (!n) c->voices = (1 << VOICES) - 1;
    arena_free(&mem);
    if (!read_count(c->args, "context", 10, MOST_CONTEXT, &context, e) ||
        !read_count(c->args, "limit", 0, 1e9, &limit, e))
        return false;
    c->context = (uint32_t)context;
    c->limit = (uint64_t)limit;
    return true;
}

static int run(concordance *c, session *s, const args *files) {
    run_hooks hooks = {.article = find_places, .unread = pass_unread, .take = take, .context = c};
    run_counts counts = {0};
    err e = {0};
    if (!output_open(&c->out, args_text(c->args, "output", ""), &e))
        return fail(EXIT_IO, "%s", e.text);
    bool ok = !c->csv || put_heading(c, &e);
    int code = ok ? run_articles(s, files, &hooks, &counts) : EXIT_IO;
    if (!output_close(&c->out, ok && counts.whole, &e) || !ok) return fail(EXIT_IO, "%s", e.text);
    if (c->limit && c->met > c->limit && !args_has(c->args, "quiet"))
        fprintf(stderr, "tenor: shown: %llu of %llu places\n", (unsigned long long)c->limit,
                (unsigned long long)c->met);
    return code;
}

int cmd_kwic(const args *a) {
    session s;
    err e = {0};
    concordance c = {.args = a, .width = tty_width()};
    c.colour = !args_has(a, "output") && tty_colour(a);
    if (!a->operands.n) return fail_usage(a->command, "look for what? a phrase, or category:NAME");
    if (!read_options(&c, &e)) return fail_usage(a->command, "%s", e.text);
    str pattern = a->operands.p[0];
    bool prefixed = str_starts(pattern, STR("category:"));
    bool category = prefixed || str_find_byte(pattern, '/') < pattern.n;
    if (prefixed) pattern = str_sub(pattern, sizeof "category:" - 1, pattern.n);
    args files = *a; /* without the pattern; the memory stays the caller's */
    files.operands.p++;
    files.operands.n--;
    if (category ? !session_open(&s, a, STANDARD_SCRIPTS) : !session_open_phrase(&s, a, pattern))
        return EXIT_USAGE;
    if (!category) c.lexicon = c.category = STR("phrase");
    int code = category && !find_category(&c, &s.lib, pattern, &e)
                   ? fail_usage(a->command, "%s", e.text)
                   : run(&c, &s, &files);
    session_close(&s);
    buf_free(&c.left);
    buf_free(&c.right);
    buf_free(&c.word);
    buf_free(&c.label);
    buf_free(&c.shown);
    return code;
}
