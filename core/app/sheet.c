#include "app/sheet.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

typedef struct cell {
    str text;
    bool number;
} cell;

typedef struct sheet {
    map columns; /* name → index */
    VEC(str) names;
    VEC(cell) row; /* by column, of the line at hand; p == NULL: empty */
    arena mem;     /* names of columns */
    arena line;    /* of the line at hand */
} sheet;

static uint32_t column(sheet *s, str name) {
    uint32_t at;
    if (map_get(&s->columns, name, &at)) return at;
    str own = arena_str(&s->mem, name);
    map_add(&s->columns, own, s->names.n);
    vec_push(&s->names, own);
    vec_push(&s->row, (cell){0});
    return s->names.n - 1;
}

static void put(sheet *s, str prefix, str name, str text, bool number) {
    str full =
        prefix.n ? arena_printf(&s->line, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(name)) : name;
    uint32_t at = column(s, full); /* may move the row */
    s->row.p[at] = (cell){text, number};
}

static str number_text(sheet *s, double x) {
    buf b = {0};
    buf_number(&b, x);
    str text = arena_str(&s->line, buf_str(&b));
    buf_free(&b);
    return text;
}

/* "tyrant=2; despot=1" */
static str tally_text(sheet *s, const json *tally) {
    buf b = {0};
    for (uint32_t i = 0; i < tally->n; i++) {
        const json *value = &tally->item[i];
        if (i) buf_put(&b, STR("; "));
        buf_put(&b, tally->key[i]);
        buf_byte(&b, '=');
        if (value->kind == JSON_STRING)
            buf_put(&b, value->string);
        else
            buf_number(&b, value->number);
    }
    str text = arena_str(&s->line, buf_str(&b));
    buf_free(&b);
    return text;
}

static void put_value(sheet *s, str prefix, str name, const json *value) {
    switch (value->kind) {
    case JSON_NUMBER: put(s, prefix, name, number_text(s, value->number), true); break;
    case JSON_STRING: put(s, prefix, name, value->string, false); break;
    case JSON_BOOL: put(s, prefix, name, value->boolean ? STR("true") : STR("false"), false); break;
    case JSON_OBJECT: put(s, prefix, name, tally_text(s, value), false); break;
    default: break;
    }
}

/* "error.tone" of a script, "error" of an article that could not be read. */
static void put_error(sheet *s, const json *error) {
    for (uint32_t i = 0; error->kind == JSON_ARRAY && i < error->n; i++)
        put_error(s, &error->item[i]);
    const json *message = json_get(error, STR("message")), *script = json_get(error, STR("script"));
    if (!message) return;
    if (script)
        put(s, STR("error"), script->string, message->string, false);
    else
        put(s, (str){0}, STR("error"), message->string, false);
}

static void put_line(sheet *s, const json *line) {
    for (uint32_t i = 0; i < line->n; i++) {
        str name = line->key[i];
        const json *value = &line->item[i];
        if (str_eq(name, STR("by"))) continue;
        if (str_eq(name, STR("error"))) {
            put_error(s, value);
        } else if (value->kind == JSON_OBJECT) {
            for (uint32_t k = 0; k < value->n; k++)
                put_value(s, name, value->key[k], &value->item[k]);
        } else {
            put_value(s, (str){0}, name, value);
        }
    }
}

static void quoted_cell(buf *b, str text, bool formula) {
    buf_put(b, formula ? STR("\"'") : STR("\""));
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '"') buf_byte(b, '"');
        buf_byte(b, text.p[i]);
    }
    buf_byte(b, '"');
}

void sheet_cell(buf *b, str text, bool is_number) {
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

static void row_text(const sheet *s, bool header, buf *b) {
    for (uint32_t i = 0; i < s->names.n; i++) {
        if (i) buf_byte(b, ',');
        if (header)
            sheet_cell(b, s->names.p[i], false);
        else
            sheet_cell(b, s->row.p[i].text, s->row.p[i].number);
    }
    buf_put(b, STR("\r\n"));
}

/* Reads every line; with `out`, writes its row. */
static bool pass(sheet *s, FILE *lines, output *out, err *e) {
    char *text = NULL;
    size_t room = 0;
    buf b = {0};
    bool ok = fseek(lines, 0, SEEK_SET) == 0 || err_set(e, "%s", strerror(errno));
    if (ok && out) {
        row_text(s, true, &b);
        ok = output_put(out, buf_str(&b), e);
    }
    for (ssize_t n; ok && (n = getline(&text, &room, lines)) > 0;) {
        json line;
        arena_reset(&s->line);
        for (uint32_t i = 0; i < s->row.n; i++) s->row.p[i] = (cell){0};
        ok = json_parse((str){text, (size_t)n}, &s->line, &line, e);
        if (ok) put_line(s, &line);
        if (!ok || !out) continue;
        b.n = 0;
        row_text(s, false, &b);
        ok = output_put(out, buf_str(&b), e);
    }
    buf_free(&b);
    free(text);
    return ok;
}

bool sheet_write(FILE *lines, output *out, err *e) {
    static const char *const first[] = {"id", "outlet", "date", "title", "url"};
    sheet s = {0};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++) column(&s, str_c(first[i]));
    bool ok = pass(&s, lines, NULL, e) && pass(&s, lines, out, e);
    map_free(&s.columns);
    vec_free(&s.names);
    vec_free(&s.row);
    arena_free(&s.mem);
    arena_free(&s.line);
    return ok;
}
