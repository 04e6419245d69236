#include "text/piece.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/html.h"
#include "text/objects.h"

#include <stdlib.h>
#include <string.h>

void piece_reader_free(piece_reader *r) { buf_free(&r->repaired); }

/* ---- what all kinds need ----------------------------------------------------------------- */

/* Valid UTF-8 without a byte order mark; counts what had to be replaced. */
static str repair(piece_reader *r, str s, uint32_t *repaired) {
    s = kind_without_mark(s);
    if (utf8_valid(s) == s.n) return s;
    r->repaired.n = 0;
    *repaired += utf8_repair(&r->repaired, s);
    return buf_str(&r->repaired);
}

/* What the path says goes before what the file says, for it was asked for. The id of a path is that
 * of a whole file. */
static void take_path(const piece_reader *r, const piece *p, doc *d) {
    if (!r->form) return;
    str id = d->id;
    pathform_match(r->form, arena_str(&d->mem, p->path), d);
    if (p->line) d->id = id;
}

static void set_where(const piece *p, doc *d, uint64_t line) {
    d->where = arena_printf(&d->mem, "%.*s:%llu", STR_ARG(p->path), (unsigned long long)line);
}

/* ---- one file, one article --------------------------------------------------------------- */

static bool fill_text(piece_reader *r, str all, doc *d) {
    d->text = plain_lines(&d->mem, repair(r, all, &d->repaired));
    return true;
}

static bool fill_page(piece_reader *r, str all, doc *d, err *e) {
    if (!charset_to_utf8(all, &r->repaired, &all, &d->repaired, e)) return false;
    return html_read(plain_lines(&d->mem, all), d, e);
}

static bool read_whole(piece_reader *r, const piece *p, doc *d, err *e) {
    d->id = d->where = arena_str(&d->mem, p->path);
    const char *why = kind_not_text(str_sub(p->bytes, 0, KIND_START));
    if (!why && !str_trim(kind_without_mark(p->bytes)).n) why = "is empty";
    bool ok = why                    ? err_set(e, "%s", why)
              : p->kind == FEED_HTML ? fill_page(r, p->bytes, d, e)
                                     : fill_text(r, p->bytes, d);
    if (!ok) return err_wrap(e, "%.*s", STR_ARG(d->where));
    take_path(r, p, d);
    return true;
}

/* ---- one record, one article ------------------------------------------------------------- */

static bool finish_record(const piece_reader *r, const piece *p, doc *d, err *e) {
    fields_finish(&r->names, d);
    take_path(r, p, d);
    if (str_trim(d->text).n) return true;
    str name = field_source(&r->names, STR("text"));
    return err_set(e, "%.*s: no text: the field \"%.*s\" is missing, empty or not a string",
                   STR_ARG(d->where), STR_ARG(name));
}

static bool read_object(piece_reader *r, const piece *p, doc *d, err *e) {
    json object;
    err why = {0};
    set_where(p, d, p->line);
    str text = repair(r, p->bytes, &d->repaired);
    if (!json_parse(text, &d->mem, &object, &why)) {
        char *message; /* "column 7: …" */
        uint64_t line = p->line, column = p->column;
        size_t at = strtoul(why.text + strlen("column "), &message, 10);
        objects_place(text, at - 1, &line, &column);
        set_where(p, d, line);
        err_set(e, "%.*s:%llu%s", STR_ARG(d->where), (unsigned long long)column, message);
    } else if (object.kind != JSON_OBJECT) {
        err_set(e, "%.*s:1: not a JSON object", STR_ARG(d->where));
    } else {
        for (uint32_t i = 0; i < object.n; i++)
            field_take(&r->names, d, object.key[i], &object.item[i]);
        return finish_record(r, p, d, e);
    }
    d->id = id_of_hash(d, text); /* no object: what stands there is all there is */
    return false;
}

static bool read_row(piece_reader *r, const piece *p, doc *d, err *e) {
    set_where(p, d, p->line);
    for (uint32_t i = 0; i < p->n; i++) {
        json cell = {.kind = JSON_STRING, .string = p->cells[i]};
        if (utf8_valid(cell.string) < cell.string.n)
            cell.string = arena_str(&d->mem, repair(r, cell.string, &d->repaired));
        if (cell.string.n) field_take(&r->names, d, p->names[i], &cell);
    }
    return finish_record(r, p, d, e);
}

bool piece_read(piece_reader *r, const piece *p, doc *d, err *e) {
    switch (p->kind) {
    case FEED_JSON: return read_object(r, p, d, e);
    case FEED_CSV: return read_row(r, p, d, e);
    default: return read_whole(r, p, d, e);
    }
}
