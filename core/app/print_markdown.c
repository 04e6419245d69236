/* A page as GitHub-flavoured Markdown. */
#include "app/print.h"
#include "base/utf8.h"

#include <string.h>

/* What Markdown, HTML or a terminal would take as its own is shown as itself. */
void print_escaped(buf *b, str raw) {
    buf shown = {0};
    utf8_show(&shown, raw, true);
    str text = buf_str(&shown);
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '<')
            buf_put(b, STR("&lt;"));
        else if (c == '&')
            buf_put(b, STR("&amp;"));
        else if (c == '\n' || c == '\r')
            buf_byte(b, ' ');
        else {
            if (c && strchr("\\`*_{}[]|~", c)) buf_byte(b, '\\');
            buf_byte(b, c);
        }
    }
    buf_free(&shown);
}

/* At the start of a line # + - > and "1." would open a block of their own. */
static void put_line(buf *b, str text) {
    if (text.n && strchr("#+->=", text.p[0])) buf_byte(b, '\\');
    print_escaped(b, text);
    buf_byte(b, '\n');
}

/* Of how many an estimate is: said where no picture says it. */
static void put_n(buf *b, const cell *c) {
    if (c->kind != CELL_ESTIMATE || c->n != c->n) return;
    buf_put(b, STR(", n = "));
    buf_number(b, c->n);
}

static void put_table(buf *b, const page_block *t) {
    if (t->text.n) {
        put_line(b, t->text);
        buf_byte(b, '\n');
    }
    for (uint32_t c = 0; c < t->names.n; c++) {
        buf_put(b, STR("| "));
        print_escaped(b, t->names.p[c]);
        buf_byte(b, ' ');
    }
    buf_put(b, STR("|\n"));
    for (uint32_t c = 0; c < t->names.n; c++)
        buf_put(b, print_numeric(t, c) ? STR("| ---: ") : STR("| --- "));
    buf_put(b, STR("|\n"));
    for (uint32_t i = 0; i < t->cells.n; i++) {
        uint32_t c = i % t->names.n;
        buf text = {0};
        print_cell(&text, &t->cells.p[i], print_decimals(t, c));
        if (t->kind == BLOCK_CHART) put_n(&text, &t->cells.p[i]);
        buf_put(b, STR("| "));
        print_escaped(b, buf_str(&text));
        buf_byte(b, ' ');
        if (c + 1 == t->names.n) buf_put(b, STR("|\n"));
        buf_free(&text);
    }
}

/* What a chart shows, without the picture. */
static void put_chart(buf *b, const page_block *c) {
    page_block table = *c;
    put_line(b, c->text);
    buf_byte(b, '\n');
    put_line(b, c->chart->about);
    buf_byte(b, '\n');
    table.text = (str){0};
    put_table(b, &table);
}

void print_markdown(buf *b, const page *p, const str *articles) {
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        if (i) buf_byte(b, '\n');
        switch (block->kind) {
        case BLOCK_HEADING:
            buf_fill(b, '#', block->level);
            buf_byte(b, ' ');
            print_escaped(b, block->text);
            buf_byte(b, '\n');
            break;
        case BLOCK_LINE: put_line(b, block->text); break;
        case BLOCK_NOTE:
            buf_put(b, STR("> "));
            put_line(b, block->text);
            break;
        case BLOCK_LIST:
        case BLOCK_PROVENANCE:
            for (uint32_t j = 0; j < block->names.n; j++) {
                buf_put(b, STR("- "));
                put_line(b, block->names.p[j]);
            }
            break;
        case BLOCK_TABLE: put_table(b, block); break;
        case BLOCK_ARTICLE: buf_put(b, *articles++); break;
        case BLOCK_CHART: put_chart(b, block); break;
        }
    }
}
