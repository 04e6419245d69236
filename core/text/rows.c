#include "text/rows.h"

#include <csv.h>
#include <stdlib.h>

enum { MOST_ROW = 64 << 20, READ_AGAIN = 4 };

/* Blanks belong to the cell, and only the end of a line ends a row: lines come one by one, their
 * CR cut off. */
static int no_blank(unsigned char c) {
    (void)c;
    return 0;
}
static int is_end(unsigned char c) { return c == '\n'; }

static void *grown(void *p, size_t n) { return mem_grow(p, n); }

void rows_open(rows *r, bytes *input, char separator) {
    *r = (rows){.input = input, .budget = 1 << 20, .strict = separator != '\t'};
    r->parser = mem_alloc(sizeof *r->parser);
    csv_init(r->parser, r->strict ? CSV_STRICT : 0);
    csv_set_delim(r->parser, (unsigned char)separator);
    csv_set_space_func(r->parser, no_blank);
    csv_set_term_func(r->parser, is_end);
    csv_set_realloc_func(r->parser, grown);
    csv_set_blk_size(r->parser, 64 << 10);
}

void rows_close(rows *r) {
    if (!r->parser) return;
    csv_free(r->parser);
    free(r->parser);
    buf_free(&r->row);
    buf_free(&r->again);
    buf_free(&r->text);
    vec_free(&r->ends);
    vec_free(&r->cells);
    *r = (rows){0};
}

static void take_cell(void *cell, size_t n, void *context) {
    rows *r = context;
    if (r->n++ >= ROWS_CELLS) return;
    buf_put(&r->text, (str){cell, n});
    vec_push(&r->ends, r->text.n);
}

static void take_row(int end, void *context) {
    (void)end;
    ((rows *)context)->complete = true;
}

static bool next_line(rows *r, str *line, err *e) {
    if (r->at < r->again.n) {
        str rest = str_sub(buf_str(&r->again), r->at, r->again.n);
        *line = str_cut(&rest, '\n');
        r->at += line->n + 1;
    } else if (bytes_line(r->input, line, e)) {
        r->budget += READ_AGAIN * (line->n + 1);
    } else {
        return false;
    }
    r->line++;
    return true;
}

/* Puts lines of the row at hand, which is forgotten, back before those that wait. */
static void read_again(rows *r, str lines, uint64_t line) {
    csv_fini(r->parser, NULL, NULL, NULL);
    buf both = {0};
    buf_put(&both, lines);
    buf_put(&both, str_sub(buf_str(&r->again), r->at, r->again.n));
    buf_free(&r->again);
    r->again = both;
    r->at = 0;
    r->line = line;
    r->row.n = 0;
}

static void read_again_behind_first(rows *r) {
    str lines = buf_str(&r->row);
    str_cut(&lines, '\n');
    read_again(r, lines, r->started);
}

static void read_again_bare(rows *r) {
    size_t n = r->row.n + r->again.n - r->at;
    r->bare = true;
    r->all_bare = n > r->budget;
    r->budget -= r->all_bare ? 0 : n;
    read_again(r, buf_str(&r->row), r->started - 1);
}

bool rows_retry(rows *r) {
    if (r->strict || !r->row.n) return false;
    read_again_bare(r);
    return true;
}

/* "12:7: message"; when the row began before, its first line is named and the other one told. */
static row_status broken(rows *r, size_t column, const char *message, err *e) {
    if (r->started == r->line)
        err_set(e, "%llu:%zu: %s", (unsigned long long)r->line, column, message);
    else
        err_set(e, "%llu: %s (at line %llu, column %zu)", (unsigned long long)r->started, message,
                (unsigned long long)r->line, column);
    read_again_behind_first(r);
    return ROW_BAD;
}

static row_status unclosed(rows *r, const char *reason, err *e) {
    err_set(e, "%llu: the quotation mark that opens cell %u is never closed%s",
            (unsigned long long)r->started, r->n + 1, reason);
    read_again_behind_first(r);
    return ROW_BAD;
}

static void split_bare(rows *r, str line) {
    while (line.p) {
        str cell = str_cut(&line, '\t');
        take_cell((void *)(uintptr_t)cell.p, cell.n, r);
    }
    r->bare = r->all_bare;
}

static row_status hand_out(rows *r) {
    r->cells.n = 0;
    for (uint32_t i = 0; i < r->ends.n; i++)
        vec_push(&r->cells, str_sub(buf_str(&r->text), i ? r->ends.p[i - 1] : 0, r->ends.p[i]));
    return ROW_CELLS;
}

static void start_row(rows *r) {
    r->complete = false;
    r->row.n = r->text.n = 0;
    r->ends.n = r->n = 0;
    r->started = 0;
}

row_status rows_next(rows *r, err *e) {
    str line;
    start_row(r);
    while (next_line(r, &line, e)) {
        if (!r->started) r->started = r->line;
        if (r->line == 1 && str_starts(line, STR("\xef\xbb\xbf"))) line = str_sub(line, 3, line.n);
        if (str_ends(line, STR("\r"))) line.n--;
        if (r->bare && line.n) {
            split_bare(r, line);
            return hand_out(r);
        }
        size_t taken = csv_parse(r->parser, line.p, line.n, take_cell, take_row, r);
        /* The lines of a row are kept as soon as it has a second one, or may get it. */
        bool goes_on = taken == line.n &&
                       (csv_parse(r->parser, "\n", 1, take_cell, take_row, r), !r->complete);
        if (goes_on && r->parser->pstate == 0 && !r->row.n) { /* an empty line */
            r->started = 0;
            continue;
        }
        if (goes_on || r->row.n) {
            buf_put(&r->row, line);
            buf_byte(&r->row, '\n');
        }
        if (taken < line.n)
            return broken(r, taken + 1, "a quotation mark that neither opens nor closes the cell",
                          e);
        if (r->complete) return hand_out(r);
        if (r->row.n <= MOST_ROW) continue;
        if (r->strict) return unclosed(r, " within 64 MiB", e);
        read_again_bare(r);
        start_row(r);
    }
    if (e->text[0] || !r->row.n) return ROW_END;
    if (r->strict) return unclosed(r, "", e);
    read_again_bare(r);
    return rows_next(r, e);
}
