/* A page for programs: JSON, with all digits. And which form is printed by whom. */
#include "app/print.h"

static void json_strings(buf *b, const char *key, const str *list, uint32_t n) {
    buf_printf(b, ",\"%s\":[", key);
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_byte(b, ',');
        buf_json(b, list[i]);
    }
    buf_byte(b, ']');
}

/* What is not said is null: buf_number sees to it. */
static void json_estimate(buf *b, const cell *c) {
    buf_put(b, STR("{\"value\":"));
    buf_number(b, c->number);
    buf_put(b, STR(",\"low\":"));
    buf_number(b, c->low);
    buf_put(b, STR(",\"high\":"));
    buf_number(b, c->high);
    buf_put(b, STR(",\"n\":"));
    buf_number(b, c->n);
    buf_byte(b, '}');
}

static void json_cell(buf *b, const cell *c) {
    switch (c->kind) {
    case CELL_EMPTY: buf_put(b, STR("null")); break;
    case CELL_BOOL: buf_put(b, c->number ? STR("true") : STR("false")); break;
    case CELL_NUMBER: buf_number(b, c->number); break;
    case CELL_TEXT: buf_json(b, c->text); break;
    case CELL_ESTIMATE: json_estimate(b, c); break;
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

static void json_chart(buf *b, const page_chart *c) {
    buf_put(b, STR(",\"chart\":"));
    buf_json(b, c->kind);
    buf_put(b, STR(",\"about\":"));
    buf_json(b, c->about);
}

/* What a block is called, and what its text is called there. */
static const struct {
    const char *kind, *text;
} block_names[] = {
    [BLOCK_HEADING] = {"heading", "text"}, [BLOCK_LINE] = {"line", "text"},
    [BLOCK_NOTE] = {"note", "text"},       [BLOCK_LIST] = {"list", "text"},
    [BLOCK_TABLE] = {"table", "caption"},  [BLOCK_ARTICLE] = {"article", NULL},
    [BLOCK_CHART] = {"chart", "title"},    [BLOCK_PROVENANCE] = {"provenance", NULL}};

void print_json(buf *b, const page *p, const str *articles) {
    buf_put(b, STR("{\"title\":"));
    buf_json(b, p->title);
    buf_put(b, STR(",\"blocks\":["));
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        buf_printf(b, "%s{\"kind\":\"%s\"", i ? "," : "", block_names[block->kind].kind);
        const char *text = block_names[block->kind].text;
        if (block->kind == BLOCK_ARTICLE) buf_put(b, *articles++);
        if (text && block->text.n) {
            buf_printf(b, ",\"%s\":", text);
            buf_json(b, block->text);
        }
        if (block->kind == BLOCK_HEADING) buf_printf(b, ",\"level\":%u", block->level);
        if (block->kind == BLOCK_LIST || block->kind == BLOCK_PROVENANCE)
            json_strings(b, "items", block->names.p, block->names.n);
        if (block->kind == BLOCK_CHART) json_chart(b, block->chart);
        if (block->kind == BLOCK_TABLE || block->kind == BLOCK_CHART) {
            json_strings(b, "columns", block->names.p, block->names.n);
            json_rows(b, block);
        }
        buf_byte(b, '}');
    }
    buf_put(b, STR("]}\n"));
}

/* Of each chart that is drawn; in between stand the brackets of print_open and print_close. */
void print_vega(buf *b, const page *p) {
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        if (block->kind != BLOCK_CHART || !block->chart->vega.n) continue;
        buf_put(b, b->n && b->p[b->n - 1] == '[' ? STR("\n{\"title\":") : STR(",\n{\"title\":"));
        buf_json(b, block->text);
        buf_put(b, STR(",\"spec\":"));
        buf_put(b, block->chart->vega);
        buf_byte(b, '}');
    }
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
    else if (str_eq(how->format, STR("vega")))
        print_vega(b, p);
    else if (str_eq(how->format, STR("html")))
        print_html(b, p, articles);
    else
        print_text(b, p, articles, how->width, how->colour);
    arena_free(&mem);
}
