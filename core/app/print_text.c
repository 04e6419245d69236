/* A page for the terminal: aligned columns that fit the width, headings underlined. */
#include "app/print.h"
#include "app/tty.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void put_decimals(buf *b, double x, int decimals) {
    char number[400]; /* the largest double has 309 digits */
    snprintf(number, sizeof number, "%.*f", decimals, x);
    bool no_more_than_0 = number[0] == '-' && !number[1 + strspn(number + 1, "0.")];
    buf_put(b, str_c(number + no_more_than_0)); /* "-0.00" says nothing */
}

void print_number(buf *b, double x, int decimals) {
    double least = pow(10, -decimals);
    if (decimals && x > 0 && x < least / 2) /* "0.00" of a q would say too much */
        buf_printf(b, "<%.*f", decimals, least);
    else
        put_decimals(b, x, decimals);
}

void print_interval(buf *b, const cell *c, int decimals) {
    buf_byte(b, '[');
    put_decimals(b, c->low, decimals);
    buf_put(b, STR(", "));
    put_decimals(b, c->high, decimals);
    buf_byte(b, ']');
}

void print_cell(buf *b, const cell *c, int decimals) {
    switch (c->kind) {
    case CELL_EMPTY: break;
    case CELL_BOOL: buf_put(b, c->number ? STR("yes") : STR("no")); break;
    case CELL_TEXT: utf8_show(b, c->text, false); break;
    case CELL_NUMBER: print_number(b, c->number, decimals); break;
    case CELL_ESTIMATE:
        print_number(b, c->number, decimals);
        if (!cell_has_interval(c)) break;
        buf_byte(b, ' ');
        print_interval(b, c, decimals);
        break;
    }
}

bool print_numeric(const page_block *t, uint32_t column) {
    bool any = false;
    for (uint32_t i = column; i < t->cells.n; i += t->names.n) {
        if (t->cells.p[i].kind == CELL_TEXT || t->cells.p[i].kind == CELL_BOOL) return false;
        any |= cell_measures(&t->cells.p[i]);
    }
    return any;
}

static void note_size(double x, double *largest, bool *whole) {
    if (fabs(x) > *largest) *largest = fabs(x);
    *whole &= x == rint(x);
}

int print_decimals(const page_block *t, uint32_t column) {
    double largest = 0;
    bool whole = true;
    for (uint32_t i = column; i < t->cells.n; i += t->names.n) {
        const cell *c = &t->cells.p[i];
        if (!cell_measures(c)) continue;
        note_size(c->number, &largest, &whole);
        if (!cell_has_interval(c)) continue;
        note_size(c->low, &largest, &whole);
        note_size(c->high, &largest, &whole);
    }
    return whole ? 0 : largest >= 100 ? 1 : 2;
}

/* ---- tables ------------------------------------------------------------------------------ */

typedef struct column {
    size_t width;
    size_t low, high; /* widths of the bounds of its intervals; 0 = it has none */
    int decimals;
    bool numeric;
} column;

static size_t number_width(double x, int decimals) {
    buf b = {0};
    print_number(&b, x, decimals);
    size_t width = b.n;
    buf_free(&b);
    return width;
}

static void put_bound(buf *b, double x, int decimals, size_t width) {
    buf_fill(b, ' ', width - number_width(x, decimals));
    print_number(b, x, decimals);
}

/* A cell of the column. Intervals stand below one another, and numbers without one are indented as
 * if they had it. */
static void put_cell(buf *b, const cell *c, const column *col) {
    if (!col->low || !cell_measures(c)) {
        print_cell(b, c, col->decimals);
        return;
    }
    print_number(b, c->number, col->decimals);
    if (cell_has_interval(c)) {
        buf_put(b, STR(" ["));
        put_bound(b, c->low, col->decimals, col->low);
        buf_put(b, STR(", "));
        put_bound(b, c->high, col->decimals, col->high);
        buf_byte(b, ']');
    } else {
        buf_fill(b, ' ', strlen(" [, ]") + col->low + col->high);
    }
}

static size_t cell_width(const cell *c, const column *col) {
    buf b = {0};
    put_cell(&b, c, col);
    size_t width = utf8_width(buf_str(&b));
    buf_free(&b);
    return width;
}

static void measure_intervals(const page_block *t, uint32_t at, column *col) {
    for (uint32_t i = at; i < t->cells.n; i += t->names.n) {
        const cell *c = &t->cells.p[i];
        if (!cell_has_interval(c)) continue;
        size_t low = number_width(c->low, col->decimals),
               high = number_width(c->high, col->decimals);
        if (low > col->low) col->low = low;
        if (high > col->high) col->high = high;
    }
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
        measure_intervals(t, c, &columns[c]);
        for (uint32_t i = c; i < t->cells.n; i += t->names.n) {
            size_t width = cell_width(&t->cells.p[i], &columns[c]);
            if (width > columns[c].width) columns[c].width = width;
        }
    }
    buf_free(&name);
}

/* Takes columns from the widest text columns, down to the next widest, until the table fits;
 * numbers are never cut. */
static void fit(column *columns, uint32_t n, size_t width) {
    enum { LEAST = 8, GAP = 2 };
    for (;;) {
        size_t total = 0, widest = 0, next = LEAST, equals = 0;
        for (uint32_t i = 0; i < n; i++) {
            total += columns[i].width + (i ? GAP : 0);
            if (!columns[i].numeric && columns[i].width > widest) widest = columns[i].width;
        }
        if (total <= width || widest <= LEAST) return;
        for (uint32_t i = 0; i < n; i++) {
            if (columns[i].numeric) continue;
            equals += columns[i].width == widest;
            if (columns[i].width < widest && columns[i].width > next) next = columns[i].width;
        }
        size_t each = (total - width + equals - 1) / equals, step = widest - next;
        if (step > each) step = each;
        for (uint32_t i = 0; i < n; i++)
            if (!columns[i].numeric && columns[i].width == widest) columns[i].width -= step;
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

/* What is too long for its column is cut, but at the end of a row, where there is room below. */
static void put_row(buf *b, const page_block *t, const column *columns, uint32_t row) {
    size_t at = 0;
    bool ended = false;
    for (uint32_t c = 0; c < t->names.n; c++) {
        buf text = {0};
        bool last = c + 1 == t->names.n;
        put_cell(&text, &t->cells.p[row * t->names.n + c], &columns[c]);
        if (c) buf_fill(b, ' ', 2);
        ended = last && !columns[c].numeric && utf8_width(buf_str(&text)) > columns[c].width;
        if (ended)
            tty_wrap(b, buf_str(&text), at, (uint32_t)(at + columns[c].width));
        else
            put_padded(b, buf_str(&text), &columns[c], last);
        at += columns[c].width + 2;
        buf_free(&text);
    }
    if (ended) return;
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
    for (size_t i = 0; h->level < 3 && i < width; i++)
        buf_put(b, h->level == 1 ? STR("═") : STR("─"));
    if (h->level < 3) buf_byte(b, '\n');
}

/* The drawing has all numbers; where there is none, the table does. */
static void put_chart(buf *b, const page_block *c, uint32_t width, bool colour) {
    if (!c->chart->lines.n) {
        put_table(b, c, width, colour);
        return;
    }
    str rest = c->chart->lines;
    tty_on(b, colour, STYLE_BOLD, false);
    tty_wrap(b, c->text, 0, width);
    tty_off(b, colour);
    tty_on(b, colour, STYLE_DIM, false);
    tty_wrap(b, c->chart->about, 0, width);
    tty_off(b, colour);
    while (rest.n) {
        str line = str_cut(&rest, '\n');
        utf8_show(b, line, false);
        buf_byte(b, '\n');
    }
}

static bool is_list(block_kind kind) { return kind == BLOCK_LIST || kind == BLOCK_PROVENANCE; }

/* Has a blank line around it. */
static bool stands_apart(block_kind kind) {
    return kind == BLOCK_TABLE || kind == BLOCK_CHART || kind == BLOCK_ARTICLE;
}

void print_text(buf *b, const page *p, const str *articles, uint32_t width, bool colour) {
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        bool apart = stands_apart(block->kind) || block->kind == BLOCK_HEADING;
        bool after_apart = i && (stands_apart(p->blocks.p[i - 1].kind) ||
                                 (is_list(p->blocks.p[i - 1].kind) && !is_list(block->kind)));
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
        case BLOCK_PROVENANCE:
            for (uint32_t j = 0; j < block->names.n; j++) {
                buf_put(b, STR("• "));
                tty_wrap(b, block->names.p[j], 2, width);
            }
            break;
        case BLOCK_TABLE: put_table(b, block, width, colour); break;
        case BLOCK_ARTICLE: buf_put(b, *articles++); break;
        case BLOCK_CHART: put_chart(b, block, width, colour); break;
        }
    }
}
