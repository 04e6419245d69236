/* A page as CSV, with all digits. One table is printed as it stands; several come as one tidy
 * table, a row for each number, so that what reads CSV needs to know one header only. */
#include "app/print.h"
#include "app/sheet.h"

#include <math.h>

static const char TIDY[] = "section,table,row,column,value,low,high,n,text\r\n";

/* ---- cells ------------------------------------------------------------------------------- */

/* What is no finite number stays empty. */
static void put_number(buf *b, double x) {
    if (x - x == 0) buf_number(b, x);
}

static void put_next(buf *b, double x) {
    buf_byte(b, ',');
    put_number(b, x);
}

static void put_bounds(buf *b, const cell *c) {
    bool sure = cell_has_interval(c), counted = c->kind == CELL_ESTIMATE;
    put_next(b, sure ? c->low : NAN);
    put_next(b, sure ? c->high : NAN);
    put_next(b, counted ? c->n : NAN);
}

static void put_cell(buf *b, const cell *c) {
    switch (c->kind) {
    case CELL_EMPTY: break;
    case CELL_BOOL: buf_put(b, c->number ? STR("true") : STR("false")); break;
    case CELL_TEXT: sheet_cell(b, c->text, false); break;
    case CELL_NUMBER:
    case CELL_ESTIMATE: put_number(b, c->number); break;
    }
}

/* ---- one table --------------------------------------------------------------------------- */

static bool has_estimates(const page_block *t, uint32_t column) {
    for (uint32_t i = column; i < t->cells.n; i += t->names.n)
        if (t->cells.p[i].kind == CELL_ESTIMATE) return true;
    return false;
}

static void put_name(buf *b, str name, const char *more, arena *mem) {
    sheet_cell(b, arena_printf(mem, "%.*s%s", STR_ARG(name), more), false);
}

static void put_names(buf *b, const page_block *t, const bool *estimates, arena *mem) {
    for (uint32_t c = 0; c < t->names.n; c++) {
        if (c) buf_byte(b, ',');
        put_name(b, t->names.p[c], "", mem);
        for (int i = 0; estimates[c] && i < 3; i++) {
            static const char *const more[] = {" low", " high", " n"};
            buf_byte(b, ',');
            put_name(b, t->names.p[c], more[i], mem);
        }
    }
    buf_put(b, STR("\r\n"));
}

static void put_table(buf *b, const page_block *t) {
    arena mem = {0};
    bool *estimates = ARENA_NEWS(&mem, bool, t->names.n + 1);
    for (uint32_t c = 0; c < t->names.n; c++) estimates[c] = has_estimates(t, c);
    put_names(b, t, estimates, &mem);
    for (uint32_t i = 0; i < t->cells.n; i++) {
        uint32_t c = i % t->names.n;
        if (c) buf_byte(b, ',');
        put_cell(b, &t->cells.p[i]);
        if (estimates[c]) put_bounds(b, &t->cells.p[i]);
        if (c + 1 == t->names.n) buf_put(b, STR("\r\n"));
    }
    arena_free(&mem);
}

/* ---- several ----------------------------------------------------------------------------- */

/* How many columns name a row: those of nothing but text before the first other, but the first
 * alone where all are text. */
static uint32_t leading(const page_block *t) {
    uint32_t c = 0;
    for (bool text = true; c < t->names.n; c++) {
        for (uint32_t i = c; i < t->cells.n && text; i += t->names.n)
            text = t->cells.p[i].kind == CELL_TEXT || t->cells.p[i].kind == CELL_EMPTY;
        if (!text) break;
    }
    return c && c == t->names.n ? 1 : c;
}

/* "Echo / 2024-03"; the number of the row where no column names it. */
static str row_name(const page_block *t, uint32_t row, uint32_t columns, buf *b) {
    b->n = 0;
    if (!columns) buf_printf(b, "%u", row + 1);
    for (uint32_t c = 0; c < columns; c++) {
        const cell *at = &t->cells.p[row * t->names.n + c];
        if (at->kind != CELL_TEXT || !at->text.n) continue;
        if (b->n) buf_put(b, STR(" / "));
        buf_put(b, at->text);
    }
    return buf_str(b);
}

static void put_tidy_row(buf *b, const page *p, const page_block *t, const str *place, str row,
                         uint32_t column, const cell *c) {
    const str names[] = {p->title, place[0], place[1], row, t->names.p[column]};
    for (int i = p->among ? 0 : 1; i < 5; i++) {
        sheet_cell(b, names[i], false);
        buf_byte(b, ',');
    }
    if (cell_measures(c)) {
        put_number(b, c->number);
        put_bounds(b, c);
        buf_byte(b, ',');
    } else {
        buf_put(b, STR(",,,,"));
        put_cell(b, c);
    }
    buf_put(b, STR("\r\n"));
}

/* What a table has no caption for it is called by the smaller heading before it. */
static void put_tidy(buf *b, const page *p, const page_block *t, str section, str part) {
    buf name = {0};
    uint32_t named_by = leading(t);
    const str place[] = {section, t->text.n ? t->text : part};
    for (uint32_t r = 0; r < page_rows(t); r++) {
        str row = row_name(t, r, named_by, &name);
        for (uint32_t c = named_by; c < t->names.n; c++) {
            const cell *at = &t->cells.p[r * t->names.n + c];
            if (at->kind != CELL_EMPTY) put_tidy_row(b, p, t, place, row, c, at);
        }
    }
    buf_free(&name);
}

static bool has_rows(const page_block *block) {
    return block->kind == BLOCK_TABLE || block->kind == BLOCK_CHART;
}

void print_csv_head(buf *b) {
    buf_put(b, STR("script,"));
    buf_put(b, str_c(TIDY));
}

void print_csv(buf *b, const page *p) {
    uint32_t tables = 0;
    str section = {0}, part = {0};
    for (uint32_t i = 0; i < p->blocks.n; i++) tables += has_rows(&p->blocks.p[i]);
    if (tables > 1 && !p->among) buf_put(b, str_c(TIDY));
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        if (block->kind == BLOCK_HEADING && block->level <= 2) section = block->text;
        if (block->kind == BLOCK_HEADING) part = block->level == 3 ? block->text : (str){0};
        if (!has_rows(block)) continue;
        if (tables > 1 || p->among)
            put_tidy(b, p, block, section, part);
        else
            put_table(b, block);
    }
}
