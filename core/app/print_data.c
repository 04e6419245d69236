/* A page for programs: CSV and JSON, with all digits. */
#include "app/print.h"
#include "app/sheet.h"

static str cell_text(const cell *c, buf *number) {
    number->n = 0;
    if (c->kind == CELL_NUMBER) buf_number(number, c->number);
    if (c->kind == CELL_BOOL) buf_put(number, c->number ? STR("true") : STR("false"));
    return c->kind == CELL_TEXT ? c->text : buf_str(number);
}

static void csv_table(buf *b, const page_block *t) {
    buf number = {0};
    for (uint32_t c = 0; c < t->names.n; c++) {
        if (c) buf_byte(b, ',');
        sheet_cell(b, t->names.p[c], false);
    }
    buf_put(b, STR("\r\n"));
    for (uint32_t i = 0; i < t->cells.n; i++) {
        uint32_t c = i % t->names.n;
        if (c) buf_byte(b, ',');
        sheet_cell(b, cell_text(&t->cells.p[i], &number), t->cells.p[i].kind == CELL_NUMBER);
        if (c + 1 == t->names.n) buf_put(b, STR("\r\n"));
    }
    buf_free(&number);
}

void print_csv(buf *b, const page *p) {
    uint32_t tables = 0, seen = 0;
    str heading = {0};
    for (uint32_t i = 0; i < p->blocks.n; i++) tables += p->blocks.p[i].kind == BLOCK_TABLE;
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        if (block->kind == BLOCK_HEADING) heading = block->text;
        if (block->kind != BLOCK_TABLE) continue;
        if (seen++) buf_put(b, STR("\r\n"));
        if (tables > 1) {
            sheet_cell(b, block->text.n ? block->text : heading, false);
            buf_put(b, STR("\r\n"));
        }
        csv_table(b, block);
    }
}

static void json_strings(buf *b, const char *key, const str *list, uint32_t n) {
    buf_printf(b, ",\"%s\":[", key);
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_byte(b, ',');
        buf_json(b, list[i]);
    }
    buf_byte(b, ']');
}

static void json_cell(buf *b, const cell *c) {
    switch (c->kind) {
    case CELL_EMPTY: buf_put(b, STR("null")); break;
    case CELL_BOOL: buf_put(b, c->number ? STR("true") : STR("false")); break;
    case CELL_NUMBER: buf_number(b, c->number); break;
    case CELL_TEXT: buf_json(b, c->text); break;
    }
}

static void json_rows(buf *b, const page_block *t) {
    buf_put(b, STR(",\"rows\":["));
    for (uint32_t i = 0; i < t->cells.n; i++) {
        uint32_t c = i % t->names.n;
        buf_put(b, c ? STR(",") : i ? STR(",[") : STR("["));
        json_cell(b, &t->cells.p[i]);
        if (c + 1 == t->names.n) buf_byte(b, ']');
    }
    buf_byte(b, ']');
}

void print_json(buf *b, const page *p, const str *articles) {
    static const char *const kinds[] = {"heading", "line", "note", "list", "table", "article"};
    buf_put(b, STR("{\"title\":"));
    buf_json(b, p->title);
    buf_put(b, STR(",\"blocks\":["));
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        buf_printf(b, "%s{\"kind\":\"%s\"", i ? "," : "", kinds[block->kind]);
        if (block->kind == BLOCK_ARTICLE) {
            buf_put(b, *articles++);
        } else if (block->text.n) {
            buf_put(b, block->kind == BLOCK_TABLE ? STR(",\"caption\":") : STR(",\"text\":"));
            buf_json(b, block->text);
        }
        if (block->kind == BLOCK_HEADING) buf_printf(b, ",\"level\":%u", block->level);
        if (block->kind == BLOCK_LIST) json_strings(b, "items", block->names.p, block->names.n);
        if (block->kind == BLOCK_TABLE) {
            json_strings(b, "columns", block->names.p, block->names.n);
            json_rows(b, block);
        }
        buf_byte(b, '}');
    }
    buf_put(b, STR("]}\n"));
}

void print_page(buf *b, const page *p, const printing *how) {
    arena mem = {0};
    const str *articles = print_articles(&mem, p, how);
    if (str_eq(how->format, STR("markdown")))
        print_markdown(b, p, articles);
    else if (str_eq(how->format, STR("csv")))
        print_csv(b, p);
    else if (str_eq(how->format, STR("json")))
        print_json(b, p, articles);
    else if (str_eq(how->format, STR("html")))
        print_html(b, p, articles);
    else
        print_text(b, p, articles, how->width, how->colour);
    arena_free(&mem);
}
