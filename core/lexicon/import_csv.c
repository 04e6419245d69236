/* Records of a CSV file with the places of their cells, by libcsv. The only unit of this floor that
 * includes it. */
#include "lexicon/importing.h"

#include <csv.h>

typedef struct reading {
    importing *im;
    VEC(import_cell) cells;
    import_row *row;
    void *context;
    uint32_t line, col;           /* of the byte at hand */
    uint32_t cell_line, cell_col; /* where the cell at hand begins */
    bool stopped;
} reading;

static void end_cell(void *text, size_t n, void *context) {
    reading *r = context;
    str copy = arena_str(&r->im->mem, (str){text, n});
    vec_push(&r->cells, (import_cell){str_trim(copy), {r->cell_line, r->cell_col}});
    r->cell_line = r->line; /* the next one begins behind the separator at hand */
    r->cell_col = r->col + 1;
}

static void end_row(int terminator, void *context) {
    reading *r = context;
    (void)terminator;
    bool blank = r->cells.n == 1 && !r->cells.p[0].text.n;
    if (!r->stopped && !blank) r->stopped = !r->row(r->context, r->cells.p, r->cells.n);
    r->cells.n = 0;
}

/* The separator that the first line has most of. */
static char separator_of(str text) {
    static const char known[] = {',', ';', '\t'};
    str line = import_first_line(text);
    size_t most = 0;
    char best = ',';
    for (size_t i = 0; i < sizeof known; i++) {
        size_t n = 0;
        for (size_t at = 0; at < line.n; at++) n += line.p[at] == known[i];
        if (n > most) most = n, best = known[i];
    }
    return best;
}

void import_csv(importing *im, import_row *row, void *context) {
    reading r = {
        .im = im, .row = row, .context = context, .line = 1, .cell_line = 1, .cell_col = 1};
    struct csv_parser parser;
    str text = im->src.text;
    if (csv_init(&parser, 0)) {
        import_fail(im, (import_place){0}, "the CSV reader does not start");
        return;
    }
    csv_set_delim(&parser, (unsigned char)separator_of(text));
    for (size_t i = 0; i < text.n && !r.stopped;
         i++) { /* byte by byte, to know where cells begin */
        bool starts = ((unsigned char)text.p[i] & 0xc0) != 0x80;
        r.col += starts;
        csv_parse(&parser, text.p + i, 1, end_cell, end_row, &r);
        if (text.p[i] != '\n') continue;
        r.line++;
        r.col = 0;
        if (!r.cells.n) r.cell_line = r.line, r.cell_col = 1;
    }
    if (!r.stopped) csv_fini(&parser, end_cell, end_row, &r);
    csv_free(&parser);
    vec_free(&r.cells);
}
