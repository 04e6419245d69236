#include "text/feed.h"
#include "base/utf8.h"
#include "text/objects.h"
#include "text/rows.h"
#include "text/walk.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct feed {
    feed_options options;
    walk walk;
    bytes input;
    bool open;
    feed_kind kind;
    uint64_t line; /* JSON Lines */
    objects objects;
    rows rows;
    VEC(str) columns; /* names in the header of CSV, in `mem` */
    arena mem;        /* reset for each file */
    piece_reader reader;
    uint64_t unmatched;
    bool warn_unmatched; /* of the file at hand, with its first article */
    bool io_failed;
};

piece_reader feed_reader(const feed_options *o) {
    return (piece_reader){.names = {o->rename, o->renames}, .form = o->form};
}

feed *feed_open(const str *paths, uint32_t n, const feed_options *options) {
    feed *f = mem_alloc(sizeof *f);
    *f = (feed){.options = options ? *options : (feed_options){0}};
    f->reader = feed_reader(&f->options);
    f->walk = (walk){.paths = paths, .n = n, .list = f->options.list};
    return f;
}

void feed_close(feed *f) {
    rows_close(&f->rows);
    bytes_free(&f->input);
    walk_free(&f->walk);
    piece_reader_free(&f->reader);
    vec_free(&f->columns);
    arena_free(&f->mem);
    free(f);
}

uint64_t feed_done(const feed *f) { return f->input.total; }

/* What will be read next: the file at hand, or the list of files when that is at its end. */
static bytes *source_of(feed *f) {
    if (f->open && !bytes_at_end(&f->input)) return &f->input;
    return f->walk.names.file ? &f->walk.names : NULL;
}

bool feed_waits(feed *f) {
    if (f->open && bytes_waits(&f->input, '\n')) return true;
    bytes *b = source_of(f);
    if (b == &f->input) return false;
    if (b) return bytes_waits(b, f->walk.list_end);
    struct pollfd p = {.fd = feed_descriptor(f), .events = POLLIN};
    return p.fd >= 0 && poll(&p, 1, 0) == 0;
}

int feed_descriptor(feed *f) {
    const bytes *b = source_of(f);
    if (b) return unpack_descriptor(b->file);
    return walk_is_at_input(&f->walk) ? STDIN_FILENO : -1;
}

uint64_t feed_unmatched(const feed *f) { return f->unmatched; }
bool feed_io_failed(const feed *f) { return f->io_failed; }

/* ---- failures ---------------------------------------------------------------------------- */

static void set_where(const feed *f, doc *d, uint64_t line) {
    d->where = arena_printf(&d->mem, "%.*s:%llu", STR_ARG(f->input.path), (unsigned long long)line);
}

static void close_file(feed *f) {
    bytes_close(&f->input);
    rows_close(&f->rows);
    f->open = false;
}

/* Reading itself failed: the file ends here. */
static feed_status reading_failed(feed *f, doc *d) {
    f->io_failed = true;
    d->where = d->id = arena_str(&d->mem, f->input.path);
    close_file(f);
    return FEED_BAD;
}

/* "12:7: message" becomes "corpus.csv:12:7: message". */
static void put_path_before(const feed *f, err *e) {
    err placed = *e;
    *e = (err){0};
    err_set(e, "%.*s:%s", STR_ARG(f->input.path), placed.text);
}

/* ---- whole files and objects ------------------------------------------------------------- */

static feed_status next_whole(feed *f, piece *p, doc *d, err *e) {
    str all;
    if (!bytes_rest(&f->input, &all, e)) return reading_failed(f, d);
    *p = (piece){.kind = f->kind, .path = f->input.path, .bytes = all};
    return FEED_ARTICLE;
}

static feed_status next_line(feed *f, piece *p, doc *d, err *e) {
    str line;
    while (bytes_line(&f->input, &line, e)) {
        f->line++;
        if (!str_trim(kind_without_mark(line)).n) continue;
        *p = (piece){FEED_JSON, f->input.path, f->line, 1, .bytes = line};
        return FEED_ARTICLE;
    }
    return e->text[0] ? reading_failed(f, d) : FEED_END;
}

static feed_status next_object(feed *f, piece *p, doc *d, err *e) {
    *p = (piece){.kind = FEED_JSON, .path = f->input.path};
    switch (objects_next(&f->objects, &p->bytes, &p->line, &p->column, e)) {
    case OBJECT_FOUND: return FEED_ARTICLE;
    case OBJECT_BAD:
        put_path_before(f, e);
        set_where(f, d, p->line);
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
    const field_names *names = &f->reader.names;
    str text = field_source(names, STR("text")), missing = {0};
    for (uint32_t i = 0; i < names->n; i++)
        if (!has_column(f, names->rename[i].from)) missing = names->rename[i].from;
    if (!has_column(f, text)) missing = text;
    if (missing.n) {
        str near = utf8_nearest(missing, f->columns.p, f->columns.n);
        err_set(e, "%llu: no column \"%.*s\"; there are: %.*s", (unsigned long long)f->rows.started,
                STR_ARG(missing), STR_ARG(list_columns(f, &d->mem)));
        str said = arena_str(&d->mem, str_c(e->text));
        if (near.n) return err_set(e, "%.*s; did you mean \"%.*s\"?", STR_ARG(said), STR_ARG(near));
        if (str_eq(missing, STR("text")))
            err_set(e, "%.*s (--field text=NAME names the one with the text)", STR_ARG(said));
        return false;
    }
    for (uint32_t i = 0; i < f->columns.n; i++)
        for (uint32_t j = 0; j < i; j++)
            if (str_eq(f->columns.p[i], f->columns.p[j]))
                return err_set(e, "%llu: the columns %u and %u are both called \"%.*s\"",
                               (unsigned long long)f->rows.started, j + 1, i + 1,
                               STR_ARG(f->columns.p[i]));
    return true;
}

static str valid_name(feed *f, str cell) {
    buf b = {0};
    utf8_repair(&b, kind_without_mark(str_trim(cell)));
    str name = arena_str(&f->mem, buf_str(&b));
    buf_free(&b);
    return name;
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
    if (f->rows.n > ROWS_CELLS) {
        err_set(e, "%llu: more than %d columns", (unsigned long long)f->rows.started, ROWS_CELLS);
        return bad_row(f, d, e);
    }
    for (uint32_t i = 0; i < f->rows.cells.n; i++) {
        str name = valid_name(f, f->rows.cells.p[i]);
        if (!name.n) name = arena_printf(&f->mem, "column %u", i + 1);
        vec_push(&f->columns, name);
    }
    return check_columns(f, d, e) ? FEED_ARTICLE : bad_row(f, d, e);
}

static feed_status next_row(feed *f, piece *p, doc *d, err *e) {
    row_status status;
    do status = rows_next(&f->rows, e);
    while (status == ROW_CELLS && f->rows.n != f->columns.n && rows_retry(&f->rows));
    if (status == ROW_BAD) return bad_row(f, d, e);
    if (status == ROW_END) return e->text[0] ? reading_failed(f, d) : FEED_END;
    uint32_t n = f->rows.n;
    if (n != f->columns.n) {
        err_set(e, "%llu: %u cell%s, where the header has %u", (unsigned long long)f->rows.started,
                n, n == 1 ? "" : "s", f->columns.n);
        return bad_row(f, d, e);
    }
    *p =
        (piece){FEED_CSV, f->input.path, f->rows.started, 1, {0}, f->columns.p, f->rows.cells.p, n};
    return FEED_ARTICLE;
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

static bool open_file(feed *f, str path, err *e) {
    const walk_part *part = &f->walk.part;
    if (part->to) return bytes_open_part(&f->input, path, part->from, part->to, e);
    return bytes_open(&f->input, path, e);
}

/* Opens the next file; FEED_END when there is none, FEED_BAD when it cannot be read. */
static feed_status open_next(feed *f, doc *d, err *e) {
    str path, start;
    walk_status found = walk_next(&f->walk, &path, e);
    if (found == WALK_END) return FEED_END;
    d->id = d->where = arena_str(&d->mem, path);
    if (found == WALK_BAD || !open_file(f, path, e) ||
        !bytes_peek_line(&f->input, KIND_START, &start, e)) {
        close_file(f);
        f->io_failed = true;
        return FEED_BAD;
    }
    if (kind_is_utf16(start) && !f->walk.part.from) {
        close_file(f);
        err_set(e, "%.*s: %s", STR_ARG(d->id), kind_not_text(start));
        return FEED_BAD;
    }
    arena_reset(&f->mem);
    f->open = true;
    f->line = f->walk.part.to ? f->walk.part.line - 1 : 0;
    f->kind = kind_of(f->options.kind, path, start, field_source(&f->reader.names, STR("text")));
    if (f->walk.part.to) f->kind = FEED_JSONL; /* whatever its first line looks like */
    f->warn_unmatched = f->options.form && !pathform_match(f->options.form, d->id, d);
    f->unmatched += f->warn_unmatched;
    feed_status status = FEED_ARTICLE;
    bool is_csv = f->kind == FEED_CSV || f->kind == FEED_TSV;
    if (f->kind == FEED_JSON) objects_open(&f->objects, &f->input);
    if (is_csv && !start_rows(f, start, &status, d, e)) close_file(f);
    return status;
}

static feed_status next_piece(feed *f, piece *p, doc *d, err *e) {
    switch (f->kind) {
    case FEED_JSONL: return next_line(f, p, d, e);
    case FEED_JSON: return next_object(f, p, d, e);
    case FEED_CSV:
    case FEED_TSV: return next_row(f, p, d, e);
    default: {
        feed_status status = next_whole(f, p, d, e);
        close_file(f);
        return status;
    }
    }
}

feed_status feed_cut(feed *f, piece *p, doc *d, err *e) {
    for (;;) {
        feed_status status = FEED_ARTICLE;
        doc_clear(d);
        e->text[0] = 0;
        if (!f->open && (status = open_next(f, d, e)) != FEED_ARTICLE) return status;
        if (status == FEED_ARTICLE) {
            doc_clear(d); /* it held the path, for messages */
            status = next_piece(f, p, d, e);
        }
        if (status == FEED_ARTICLE && f->warn_unmatched) {
            f->warn_unmatched = false;
            err_set(e, "does not match --path");
        }
        if (status != FEED_END) return status;
        close_file(f);
    }
}

feed_status feed_next(feed *f, doc *d, err *e) {
    piece p;
    err why = {0}; /* a warning of the cut stays in e */
    feed_status status = feed_cut(f, &p, d, e);
    if (status != FEED_ARTICLE || piece_read(&f->reader, &p, d, &why)) return status;
    *e = why;
    return FEED_BAD;
}
