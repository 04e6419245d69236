#include "app/emit.h"
#include "base/json.h"
#include "base/utf8.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const metadata_names[] = {"id", "outlet", "date", "title", "url"};
enum { METADATA = 5 };

static str metadata_of(const doc *d, int i) {
    const str all[METADATA] = {d->id, d->outlet, d->date, d->title, d->url};
    return all[i];
}

bool emit_open(emit *w, output *out, bool csv, err *e) {
    *w = (emit){.out = out, .csv = csv};
    if (csv && !(w->rows = tmpfile())) return err_set(e, "no temporary file: %s", strerror(errno));
    return true;
}

/* ---- JSON Lines -------------------------------------------------------------------------- */

void emit_metadata(buf *b, const doc *d) {
    buf_put(b, STR("{\"id\":"));
    if (d->id.n)
        buf_json(b, d->id);
    else
        buf_put(b, STR("null"));
    for (int i = 1; i < METADATA; i++) {
        str value = metadata_of(d, i);
        if (!value.n) continue;
        buf_printf(b, ",\"%s\":", metadata_names[i]);
        buf_json(b, value);
    }
}

static void failure_json(buf *b, const emit_part *p) {
    buf_put(b, STR("{\"script\":"));
    buf_json(b, p->script);
    buf_put(b, STR(",\"message\":"));
    buf_json(b, p->failure);
    buf_byte(b, '}');
}

/* One failure is an object, several are a list: none is lost. */
static void failures_json(buf *b, const emit_part *parts, uint32_t n) {
    uint32_t failed = 0, written = 0;
    for (uint32_t i = 0; i < n; i++) failed += parts[i].failure.n > 0;
    if (!failed) return;
    buf_put(b, STR(",\"error\":"));
    if (failed > 1) buf_byte(b, '[');
    for (uint32_t i = 0; i < n; i++) {
        if (!parts[i].failure.n) continue;
        if (written++) buf_byte(b, ',');
        failure_json(b, &parts[i]);
    }
    if (failed > 1) buf_byte(b, ']');
}

static bool emit_json(emit *w, const doc *d, const emit_part *parts, uint32_t n, str unread,
                      err *e) {
    buf *b = &w->line;
    b->n = 0;
    emit_metadata(b, d);
    for (uint32_t i = 0; i < n; i++) {
        if (parts[i].failure.n || parts[i].record.none) continue;
        buf_byte(b, ',');
        buf_json(b, parts[i].script);
        buf_byte(b, ':');
        record_json(b, &parts[i].record);
    }
    failures_json(b, parts, n);
    if (unread.n) {
        buf_put(b, STR(",\"error\":{\"message\":"));
        buf_json(b, unread);
        buf_byte(b, '}');
    }
    buf_put(b, STR("}\n"));
    return output_put(w->out, buf_str(b), e);
}

/* ---- CSV --------------------------------------------------------------------------------- */

static uint32_t column(emit *w, str name) {
    uint32_t at;
    if (map_get(&w->columns, name, &at)) return at;
    at = w->names.n;
    str own = arena_str(&w->mem, name);
    map_add(&w->columns, own, at);
    vec_push(&w->names, own);
    return at;
}

static void put_text(emit *w, const char *prefix, str name, str value) {
    arena mem = {0};
    str full = arena_printf(&mem, "%s%.*s", prefix, STR_ARG(name));
    if (w->line.n > 1) buf_byte(&w->line, ',');
    buf_printf(&w->line, "[%u,", column(w, full));
    buf_json(&w->line, value);
    buf_byte(&w->line, ']');
    arena_free(&mem);
}

static void put_number(emit *w, const char *prefix, str name, double value) {
    put_text(w, prefix, name, (str){0});
    w->line.n -= 3; /* the empty string just written, and its bracket */
    buf_number(&w->line, value);
    buf_byte(&w->line, ']');
}

static void put_tally(emit *w, const char *prefix, const record_field *f) {
    buf text = {0};
    for (uint32_t i = 0; i < f->n_tally; i++) {
        if (i) buf_put(&text, STR("; "));
        buf_put(&text, f->tally[i].label);
        buf_byte(&text, '=');
        buf_number(&text, f->tally[i].count);
    }
    put_text(w, prefix, f->name, buf_str(&text));
    buf_free(&text);
}

static void put_record(emit *w, const emit_part *p) {
    arena mem = {0};
    const char *prefix = arena_printf(&mem, "%.*s.", STR_ARG(p->script)).p;
    for (uint32_t i = 0; !p->record.none && i < p->record.n; i++) {
        const record_field *f = &p->record.field[i];
        switch (f->kind) {
        case FIELD_NUMBER: put_number(w, prefix, f->name, f->number); break;
        case FIELD_TEXT: put_text(w, prefix, f->name, f->text); break;
        case FIELD_BOOL:
            put_text(w, prefix, f->name, f->number ? STR("true") : STR("false"));
            break;
        case FIELD_TALLY: put_tally(w, prefix, f); break;
        }
    }
    arena_free(&mem);
}

static bool emit_row(emit *w, const doc *d, const emit_part *parts, uint32_t n, str unread,
                     err *e) {
    w->line.n = 0;
    buf_byte(&w->line, '[');
    for (int i = 0; i < METADATA; i++) put_text(w, "", str_c(metadata_names[i]), metadata_of(d, i));
    for (uint32_t i = 0; i < n; i++) {
        if (!parts[i].failure.n)
            put_record(w, &parts[i]);
        else
            put_text(w, "error.", parts[i].script, parts[i].failure);
    }
    if (unread.n) put_text(w, "", STR("error"), unread);
    buf_put(&w->line, STR("]\n"));
    return fwrite(w->line.p, 1, w->line.n, w->rows) == w->line.n ||
           err_set(e, "temporary file: %s", strerror(errno));
}

static void quoted_cell(buf *b, str text, bool formula) {
    buf_put(b, formula ? STR("\"'") : STR("\""));
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"') buf_byte(b, '"');
        buf_byte(b, text.p[i]);
    }
    buf_byte(b, '"');
}

void emit_cell(buf *b, str text, bool is_number) {
    buf shown = {0};
    bool formula = !is_number && text.n && text.p[0] && strchr("=+-@\t\r", text.p[0]);
    utf8_show(&shown, text, true);
    text = buf_str(&shown);
    bool quoted = formula;
    for (size_t i = 0; i < text.n && !quoted; i++) quoted = strchr(",\"\n", text.p[i]) != NULL;
    if (quoted)
        quoted_cell(b, text, formula);
    else
        buf_put(b, text);
    buf_free(&shown);
}

static bool csv_row(emit *w, const json *row, err *e) {
    buf *b = &w->line, number = {0};
    b->n = 0;
    const json **cell = mem_alloc(w->names.n * sizeof *cell);
    for (uint32_t i = 0; i < w->names.n; i++) cell[i] = NULL;
    for (uint32_t i = 0; i < row->n; i++)
        cell[(uint32_t)row->item[i].item[0].number] = &row->item[i].item[1];
    for (uint32_t i = 0; i < w->names.n; i++) {
        if (i) buf_byte(b, ',');
        if (!cell[i]) continue;
        number.n = 0;
        if (cell[i]->kind == JSON_NUMBER) buf_number(&number, cell[i]->number);
        emit_cell(b, number.n ? buf_str(&number) : cell[i]->string, number.n > 0);
    }
    buf_put(b, STR("\r\n"));
    free(cell);
    buf_free(&number);
    return output_put(w->out, buf_str(b), e);
}

static bool csv_header(emit *w, err *e) {
    w->line.n = 0;
    for (uint32_t i = 0; i < w->names.n; i++) {
        if (i) buf_byte(&w->line, ',');
        emit_cell(&w->line, w->names.p[i], false);
    }
    buf_put(&w->line, STR("\r\n"));
    return output_put(w->out, buf_str(&w->line), e);
}

static bool csv_out(emit *w, err *e) {
    if (!csv_header(w, e) || fseek(w->rows, 0, SEEK_SET) != 0) return false;
    char *line = NULL;
    size_t room = 0;
    bool ok = true;
    arena mem = {0};
    for (ssize_t n; ok && (n = getline(&line, &room, w->rows)) > 0;) {
        json row;
        arena_reset(&mem);
        ok = json_parse((str){line, (size_t)n}, &mem, &row, e) && csv_row(w, &row, e);
    }
    arena_free(&mem);
    free(line);
    return ok;
}

/* ---- both -------------------------------------------------------------------------------- */

bool emit_article(emit *w, const doc *d, const emit_part *parts, uint32_t n, str unread, err *e) {
    return w->csv ? emit_row(w, d, parts, n, unread, e) : emit_json(w, d, parts, n, unread, e);
}

bool emit_close(emit *w, err *e) {
    bool ok = !w->csv || csv_out(w, e);
    if (w->rows) fclose(w->rows);
    buf_free(&w->line);
    map_free(&w->columns);
    vec_free(&w->names);
    arena_free(&w->mem);
    return ok;
}
