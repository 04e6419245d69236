/* A page for the terminal: aligned columns that fit the width, headings underlined. */
#include "app/print.h"
#include "app/tty.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

void print_cell(buf *b, const cell *c, int decimals) {
    char number[64];
    switch (c->kind) {
    case CELL_EMPTY: break;
    case CELL_BOOL: buf_put(b, c->number ? STR("yes") : STR("no")); break;
    case CELL_TEXT: utf8_show(b, c->text, false); break;
    case CELL_NUMBER:
        snprintf(number, sizeof number, "%.*f", decimals, c->number);
        bool no_more_than_0 = number[0] == '-' && !number[1 + strspn(number + 1, "0.")];
        buf_put(b, str_c(number + no_more_than_0)); /* "-0.00" says nothing */
        break;
    }
}

bool print_numeric(const page_block *t, uint32_t column) {
    bool any = false;
    for (uint32_t i = column; i < t->cells.n; i += t->names.n) {
        if (t->cells.p[i].kind == CELL_TEXT || t->cells.p[i].kind == CELL_BOOL) return false;
        any |= t->cells.p[i].kind == CELL_NUMBER;
    }
    return any;
}

int print_decimals(const page_block *t, uint32_t column) {
    double largest = 0;
    bool whole = true;
    for (uint32_t i = column; i < t->cells.n; i += t->names.n) {
        const cell *c = &t->cells.p[i];
        if (c->kind != CELL_NUMBER) continue;
        if (fabs(c->number) > largest) largest = fabs(c->number);
        whole &= c->number == rint(c->number);
    }
    return whole ? 0 : largest >= 100 ? 1 : 2;
}

/* ---- tables ------------------------------------------------------------------------------ */

typedef struct column {
    size_t width;
    int decimals;
    bool numeric;
} column;

static size_t cell_width(const cell *c, int decimals) {
    buf b = {0};
    print_cell(&b, c, decimals);
    size_t width = utf8_width(buf_str(&b));
    buf_free(&b);
    return width;
}

/* The name of a column, safe to show; valid until the next. */
static str name_of(buf *b, const page_block *t, uint32_t c) {
    b->n = 0;
    utf8_show(b, t->names.p[c], false);
    return buf_str(b);
}

static void measure(const page_block *t, column *columns) {
    buf name = {0};
    for (uint32_t c = 0; c < t->names.n; c++) {
        columns[c] = (column){.width = utf8_width(name_of(&name, t, c)),
                              .decimals = print_decimals(t, c),
                              .numeric = print_numeric(t, c)};
        for (uint32_t i = c; i < t->cells.n; i += t->names.n) {
            size_t width = cell_width(&t->cells.p[i], columns[c].decimals);
            if (width > columns[c].width) columns[c].width = width;
        }
    }
    buf_free(&name);
}

/* Takes columns from the widest text column until the table fits; numbers are never cut. */
static void fit(column *columns, uint32_t n, size_t width) {
    enum { LEAST = 8, GAP = 2 };
    for (;;) {
        size_t total = 0, widest = 0;
        for (uint32_t i = 0; i < n; i++) total += columns[i].width + (i ? GAP : 0);
        column *wide = NULL;
        for (uint32_t i = 0; i < n; i++)
            if (!columns[i].numeric && columns[i].width > widest) {
                wide = &columns[i];
                widest = wide->width;
            }
        if (total <= width || !wide || widest <= LEAST) return;
        size_t over = total - width;
        wide->width = widest > over + LEAST ? widest - over : LEAST;
    }
}

static void put_padded(buf *b, str text, const column *c, bool last) {
    size_t width = utf8_width(text), pad = width < c->width ? c->width - width : 0;
    if (c->numeric) buf_fill(b, ' ', pad);
    tty_cut(b, text, c->width);
    if (!c->numeric && !last) buf_fill(b, ' ', pad);
}

static void trim_blanks(buf *b) {
    while (b->n && b->p[b->n - 1] == ' ') b->n--;
}

static void put_row(buf *b, const page_block *t, const column *columns, uint32_t row) {
    for (uint32_t c = 0; c < t->names.n; c++) {
        buf text = {0};
        print_cell(&text, &t->cells.p[row * t->names.n + c], columns[c].decimals);
        if (c) buf_fill(b, ' ', 2);
        put_padded(b, buf_str(&text), &columns[c], c + 1 == t->names.n);
        buf_free(&text);
    }
    trim_blanks(b);
    buf_byte(b, '\n');
}

static void put_table(buf *b, const page_block *t, uint32_t width, bool colour) {
    arena mem = {0};
    buf name = {0};
    column *columns = ARENA_NEWS(&mem, column, t->names.n + 1);
    measure(t, columns);
    fit(columns, t->names.n, width);
    if (t->text.n) {
        utf8_show(b, t->text, false);
        buf_byte(b, '\n');
    }
    tty_on(b, colour, STYLE_BOLD, false);
    size_t total = 0;
    for (uint32_t c = 0; c < t->names.n; c++) {
        if (c) buf_fill(b, ' ', 2);
        put_padded(b, name_of(&name, t, c), &columns[c], c + 1 == t->names.n);
        total += columns[c].width + (c ? 2 : 0);
    }
    tty_off(b, colour);
    trim_blanks(b);
    buf_byte(b, '\n');
    for (size_t i = 0; i < total; i++) buf_put(b, STR("─"));
    buf_byte(b, '\n');
    for (uint32_t r = 0; r < page_rows(t); r++) put_row(b, t, columns, r);
    buf_free(&name);
    arena_free(&mem);
}

/* ---- the rest ---------------------------------------------------------------------------- */

static void put_heading(buf *b, const page_block *h, bool colour) {
    tty_on(b, colour, STYLE_BOLD, false);
    utf8_show(b, h->text, false);
    tty_off(b, colour);
    buf_byte(b, '\n');
    size_t width = utf8_width(h->text);
    for (size_t i = 0; h->level == 1 && i < width; i++) buf_put(b, STR("═"));
    if (h->level == 1) buf_byte(b, '\n');
}

/* Has a blank line around it. */
static bool stands_apart(block_kind kind) { return kind == BLOCK_TABLE || kind == BLOCK_ARTICLE; }

void print_text(buf *b, const page *p, const str *articles, uint32_t width, bool colour) {
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        bool apart = stands_apart(block->kind) || block->kind == BLOCK_HEADING;
        bool after_apart = i && stands_apart(p->blocks.p[i - 1].kind);
        bool after_heading = i && p->blocks.p[i - 1].kind == BLOCK_HEADING;
        if (i && (apart || after_apart) && !(after_heading && stands_apart(block->kind)))
            buf_byte(b, '\n');
        switch (block->kind) {
        case BLOCK_HEADING: put_heading(b, block, colour); break;
        case BLOCK_LINE: tty_wrap(b, block->text, 0, width); break;
        case BLOCK_NOTE:
            tty_on(b, colour, STYLE_DIM, false);
            tty_wrap(b, block->text, 0, width);
            tty_off(b, colour);
            break;
        case BLOCK_LIST:
            for (uint32_t j = 0; j < block->names.n; j++) {
                buf_put(b, STR("• "));
                tty_wrap(b, block->names.p[j], 2, width);
            }
            break;
        case BLOCK_TABLE: put_table(b, block, width, colour); break;
        case BLOCK_ARTICLE: buf_put(b, *articles++); break;
        }
    }
}
