#include "text/feed.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/html.h"
#include "text/objects.h"
#include "text/rows.h"
#include "text/walk.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 1000 };

struct feed {
    feed_options options;
    field_names names;
    walk walk;
    bytes input;
    bool open;
    feed_kind kind;
    uint64_t line; /* JSON Lines */
    objects objects;
    rows rows;
    VEC(str) columns; /* names in the header of CSV, in `mem` */
    arena mem;        /* reset for each file */
    buf repaired;     /* the text or line at hand, made valid */
    uint64_t unmatched;
    bool warn_unmatched; /* of the file at hand, with its first article */
    bool io_failed;
};

feed *feed_open(const str *paths, uint32_t n, const feed_options *options) {
    feed *f = mem_alloc(sizeof *f);
    *f = (feed){.options = options ? *options : (feed_options){0}};
    f->names = (field_names){f->options.rename, f->options.renames};
    f->walk = (walk){.paths = paths, .n = n, .list = f->options.list};
    return f;
}

void feed_close(feed *f) {
    rows_close(&f->rows);
    bytes_free(&f->input);
    walk_free(&f->walk);
    buf_free(&f->repaired);
    vec_free(&f->columns);
    arena_free(&f->mem);
    free(f);
}

uint64_t feed_done(const feed *f) { return f->input.total; }
uint64_t feed_unmatched(const feed *f) { return f->unmatched; }
bool feed_io_failed(const feed *f) { return f->io_failed; }

/* ---- what all kinds need ----------------------------------------------------------------- */

/* Valid UTF-8 without a byte order mark; counts what had to be replaced. */
static str repair(feed *f, str s, uint32_t *repaired) {
    s = kind_without_mark(s);
    if (utf8_valid(s) == s.n) return s;
    f->repaired.n = 0;
    *repaired += utf8_repair(&f->repaired, s);
    return buf_str(&f->repaired);
}

/* What the path says goes before what the file says, for it was asked for. The id of a path is that
 * of a whole file. */
static void take_path(const feed *f, doc *d, bool whole_file) {
    if (!f->options.form) return;
    str id = d->id;
    pathform_match(f->options.form, arena_str(&d->mem, f->input.path), d);
    if (!whole_file) d->id = id;
}

/* Reading itself failed: the file ends here. */
static feed_status reading_failed(feed *f, doc *d) {
    f->io_failed = true;
    d->where = d->id = arena_str(&d->mem, f->input.path);
    return FEED_BAD;
}

/* "12:7: message" becomes "corpus.csv:12:7: message". */
static void put_path_before(const feed *f, err *e) {
    err placed = *e;
    *e = (err){0};
    err_set(e, "%.*s:%s", STR_ARG(f->input.path), placed.text);
}

static void close_file(feed *f) {
    bytes_close(&f->input);
    rows_close(&f->rows);
    f->open = false;
}

/* ---- one file, one article --------------------------------------------------------------- */

static bool fill_text(feed *f, str all, doc *d, err *e) {
    const char *why = kind_not_text(str_sub(all, 0, KIND_START));
    if (!why && !str_trim(kind_without_mark(all)).n) why = "is empty";
    if (why) return err_set(e, "%s", why);
    all = plain_lines(&d->mem, repair(f, all, &d->repaired));
    d->text = all; /* in the reader's buffer, which stays as it is until the next file */
    return true;
}

static bool fill_page(feed *f, str all, doc *d, err *e) {
    const char *why = kind_not_text(str_sub(all, 0, KIND_START));
    if (!why && !str_trim(kind_without_mark(all)).n) why = "is empty";
    if (why) return err_set(e, "%s", why);
    if (!charset_to_utf8(all, &f->repaired, &all, &d->repaired, e)) return false;
    return html_read(plain_lines(&d->mem, all), d, e);
}

static feed_status read_whole(feed *f, doc *d, err *e) {
    str all;
    if (!bytes_rest(&f->input, &all, e)) return reading_failed(f, d);
    d->id = d->where = arena_str(&d->mem, f->input.path);
    bool ok = f->kind == FEED_HTML ? fill_page(f, all, d, e) : fill_text(f, all, d, e);
    if (!ok) return err_wrap(e, "%.*s", STR_ARG(d->where)), FEED_BAD;
    take_path(f, d, true);
    return FEED_ARTICLE;
}

/* ---- one record, one article ------------------------------------------------------------- */

static void set_where(const feed *f, doc *d, uint64_t line) {
    d->where = arena_printf(&d->mem, "%.*s:%llu", STR_ARG(f->input.path), (unsigned long long)line);
}

static feed_status finish_record(feed *f, doc *d, err *e) {
    fields_finish(d);
    take_path(f, d, false);
    if (str_trim(d->text).n) return FEED_ARTICLE;
    str name = field_source(&f->names, STR("text"));
    err_set(e, "%.*s: no text: the field \"%.*s\" is missing, empty or not a string",
            STR_ARG(d->where), STR_ARG(name));
    return FEED_BAD;
}

/* An object that begins at the line and column. */
static feed_status take_json(feed *f, str text, uint64_t line, uint64_t column, doc *d, err *e) {
    json object;
    err why = {0};
    set_where(f, d, line);
    text = repair(f, text, &d->repaired);
    if (!json_parse(text, &d->mem, &object, &why)) {
        char *message; /* "column 7: …" */
        size_t at = strtoul(why.text + strlen("column "), &message, 10);
        objects_place(text, at - 1, &line, &column);
        set_where(f, d, line);
        err_set(e, "%.*s:%llu:%llu%s", STR_ARG(f->input.path), (unsigned long long)line,
                (unsigned long long)column, message);
    } else if (object.kind != JSON_OBJECT) {
        err_set(e, "%.*s:1: not a JSON object", STR_ARG(d->where));
    } else {
        for (uint32_t i = 0; i < object.n; i++)
            field_take(&f->names, d, object.key[i], &object.item[i]);
        return finish_record(f, d, e);
    }
    d->id = id_of_hash(d, text); /* no object: what stands there is all there is */
    return FEED_BAD;
}

static feed_status next_line(feed *f, doc *d, err *e) {
    str line;
    while (bytes_line(&f->input, &line, e)) {
        f->line++;
        if (str_trim(kind_without_mark(line)).n) return take_json(f, line, f->line, 1, d, e);
    }
    return e->text[0] ? reading_failed(f, d) : FEED_END;
}

static feed_status next_object(feed *f, doc *d, err *e) {
    str object;
    uint64_t line, column;
    switch (objects_next(&f->objects, &object, &line, &column, e)) {
    case OBJECT_FOUND: return take_json(f, object, line, column, d, e);
    case OBJECT_BAD:
        put_path_before(f, e);
        set_where(f, d, line);
        d->id = d->where;
        return FEED_BAD;
    case OBJECT_END: break;
    }
    return e->text[0] ? reading_failed(f, d) : FEED_END;
}

/* ---- CSV and TSV ------------------------------------------------------------------------- */

static feed_status bad_row(feed *f, doc *d, err *e) {
    set_where(f, d, f->rows.started);
    d->id = d->where;
    put_path_before(f, e);
    return FEED_BAD;
}

/* "id, outlet, body", as far as there is room. */
static str list_columns(const feed *f, arena *mem) {
    buf all = {0};
    for (uint32_t i = 0; i < f->columns.n && all.n < 300; i++) {
        if (i) buf_put(&all, STR(", "));
        buf_put(&all, f->columns.p[i]);
    }
    if (all.n > 300) all.n = utf8_valid(str_sub(buf_str(&all), 0, 300)), buf_put(&all, STR("…"));
    str list = arena_str(mem, buf_str(&all));
    buf_free(&all);
    return list;
}

static bool has_column(const feed *f, str name) {
    for (uint32_t i = 0; i < f->columns.n; i++)
        if (str_eq(f->columns.p[i], name)) return true;
    return false;
}

/* The column of the text, and whatever --field asks for, has to be there. */
static bool check_columns(feed *f, doc *d, err *e) {
    const field_names *names = &f->names;
    str text = field_source(names, STR("text")), missing = {0};
    for (uint32_t i = 0; i < names->n; i++)
        if (!has_column(f, names->rename[i].from)) missing = names->rename[i].from;
    if (!has_column(f, text)) missing = text;
    if (missing.n) {
        bool asked = !str_eq(missing, STR("text"));
        return err_set(e, "%llu: no column \"%.*s\"; there are: %.*s%s",
                       (unsigned long long)f->rows.started, STR_ARG(missing),
                       STR_ARG(list_columns(f, &d->mem)),
                       asked ? "" : " (--field text=NAME names the one with the text)");
    }
    for (uint32_t i = 0; i < f->columns.n; i++)
        for (uint32_t j = 0; j < i; j++)
            if (str_eq(f->columns.p[i], f->columns.p[j]))
                return err_set(e, "%llu: the columns %u and %u are both called \"%.*s\"",
                               (unsigned long long)f->rows.started, j + 1, i + 1,
                               STR_ARG(f->columns.p[i]));
    return true;
}

/* Reads the header. FEED_END: the file is empty, or reading failed (with a message). */
static feed_status read_header(feed *f, doc *d, err *e) {
    f->columns.n = 0;
    switch (rows_next(&f->rows, e)) {
    case ROW_CELLS: break;
    case ROW_BAD: return bad_row(f, d, e);
    case ROW_END:
        if (e->text[0]) return reading_failed(f, d);
        d->id = d->where = arena_str(&d->mem, f->input.path);
        err_set(e, "%.*s: is empty", STR_ARG(d->where));
        return FEED_BAD;
    }
    if (f->rows.cells.n > MOST_COLUMNS) {
        err_set(e, "%llu: more than %d columns", (unsigned long long)f->rows.started, MOST_COLUMNS);
        return bad_row(f, d, e);
    }
    uint32_t unheard = 0;
    for (uint32_t i = 0; i < f->rows.cells.n; i++) {
        str name = arena_str(&f->mem, repair(f, str_trim(f->rows.cells.p[i]), &unheard));
        if (!name.n) name = arena_printf(&f->mem, "column %u", i + 1);
        vec_push(&f->columns, name);
    }
    return check_columns(f, d, e) ? FEED_ARTICLE : bad_row(f, d, e);
}

static feed_status next_row(feed *f, doc *d, err *e) {
    switch (rows_next(&f->rows, e)) {
    case ROW_CELLS: break;
    case ROW_BAD: return bad_row(f, d, e);
    case ROW_END: return e->text[0] ? reading_failed(f, d) : FEED_END;
    }
    uint32_t n = f->rows.cells.n;
    if (n != f->columns.n) {
        err_set(e, "%llu: %u cell%s, where the header has %u", (unsigned long long)f->rows.started,
                n, n == 1 ? "" : "s", f->columns.n);
        feed_status status = bad_row(f, d, e);
        rows_reject(&f->rows);
        return status;
    }
    set_where(f, d, f->rows.started);
    for (uint32_t i = 0; i < n; i++) {
        json cell = {.kind = JSON_STRING, .string = f->rows.cells.p[i]};
        if (utf8_valid(cell.string) < cell.string.n)
            cell.string = arena_str(&d->mem, repair(f, cell.string, &d->repaired));
        if (cell.string.n) field_take(&f->names, d, f->columns.p[i], &cell);
    }
    return finish_record(f, d, e);
}

/* ---- from file to file ------------------------------------------------------------------- */

static bool start_rows(feed *f, str start, feed_status *status, doc *d, err *e) {
    str rest = start, line = str_cut(&rest, '\n');
    bool commas = str_find_byte(line, ',') < line.n;
    char separator = f->kind == FEED_TSV                             ? '\t'
                     : !commas && str_find_byte(line, ';') < line.n  ? ';'
                     : !commas && str_find_byte(line, '\t') < line.n ? '\t'
                                                                     : ',';
    rows_open(&f->rows, &f->input, separator);
    *status = read_header(f, d, e);
    return *status == FEED_ARTICLE;
}

/* Opens the next file; FEED_END when there is none, FEED_BAD when it cannot be read. */
static feed_status open_next(feed *f, doc *d, err *e) {
    str path, start;
    walk_status found = walk_next(&f->walk, &path, e);
    if (found == WALK_END) return FEED_END;
    d->id = d->where = arena_str(&d->mem, path);
    if (found == WALK_BAD || !bytes_open(&f->input, path, e) ||
        !bytes_peek_line(&f->input, KIND_START, &start, e)) {
        close_file(f);
        f->io_failed = true;
        return FEED_BAD;
    }
    arena_reset(&f->mem);
    f->open = true;
    f->line = 0;
    f->kind = kind_of(f->options.kind, path, start, field_source(&f->names, STR("text")));
    f->warn_unmatched = f->options.form && !pathform_match(f->options.form, d->id, d);
    f->unmatched += f->warn_unmatched;
    feed_status status = FEED_ARTICLE;
    bool is_csv = f->kind == FEED_CSV || f->kind == FEED_TSV;
    if (f->kind == FEED_JSON) objects_open(&f->objects, &f->input);
    if (is_csv && !start_rows(f, start, &status, d, e)) close_file(f);
    return status;
}

static feed_status next_article(feed *f, doc *d, err *e) {
    switch (f->kind) {
    case FEED_JSONL: return next_line(f, d, e);
    case FEED_JSON: return next_object(f, d, e);
    case FEED_CSV:
    case FEED_TSV: return next_row(f, d, e);
    default: {
        feed_status status = read_whole(f, d, e);
        close_file(f);
        return status;
    }
    }
}

feed_status feed_next(feed *f, doc *d, err *e) {
    for (;;) {
        feed_status status = FEED_ARTICLE;
        doc_clear(d);
        e->text[0] = 0;
        if (!f->open && (status = open_next(f, d, e)) != FEED_ARTICLE) return status;
        if (status == FEED_ARTICLE) {
            doc_clear(d); /* it held the path, for messages */
            status = next_article(f, d, e);
        }
        if (status == FEED_ARTICLE && f->warn_unmatched) {
            f->warn_unmatched = false;
            err_set(e, "%.*s: does not match --path", STR_ARG(f->input.path));
        }
        if (status != FEED_END) return status;
        close_file(f);
    }
}
