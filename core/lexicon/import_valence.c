/* Lists of one word a line:
 *
 *      VADER   catch  1.5  0.8  [1, 2, …]     word, mean, deviation, ratings; separated by tabs
 *      AFINN   catch  2                       word, weight
 *      NRC     catch  joy  1                  word, category, whether it belongs to it
 *      list    catch                          nothing else; comments begin with ;  (Hu and Liu) */
#include "lexicon/importing.h"

enum { MOST_COLUMNS = 4 };

static uint32_t cut_columns(str line, str column[MOST_COLUMNS]) {
    uint32_t n = 0;
    for (str rest = line; rest.p && n < MOST_COLUMNS;) column[n++] = str_trim(str_cut(&rest, '\t'));
    return n;
}

static bool is_flag(str s) { return str_eq(s, STR("0")) || str_eq(s, STR("1")); }

bool import_fits_vader(const source *s) {
    str c[MOST_COLUMNS];
    double x;
    return cut_columns(import_first_line(s->text), c) == 4 && number_parse(c[1], &x) &&
           str_starts(c[3], STR("["));
}

bool import_fits_afinn(const source *s) {
    str c[MOST_COLUMNS];
    double x;
    return cut_columns(import_first_line(s->text), c) == 2 && number_parse(c[1], &x);
}

bool import_fits_nrc(const source *s) {
    str c[MOST_COLUMNS];
    double x;
    return cut_columns(import_first_line(s->text), c) == 3 && !number_parse(c[1], &x) &&
           is_flag(c[2]);
}

bool import_fits_list(const source *s) {
    str line = str_trim(import_first_line(s->text));
    return line.n && import_has_ext(s, "txt") && str_find_byte(line, '\t') == line.n &&
           str_find_byte(line, ',') == line.n;
}

void import_read_valence(importing *im) {
    str line, c[MOST_COLUMNS];
    uint32_t n = 0, category = import_category_of(im, LEX_NONE, STR("valence"), (import_place){0});
    for (str rest = im->src.text; import_line(&rest, &line, &n);) {
        double weight;
        if (!str_trim(line).n) continue;
        uint32_t columns = cut_columns(line, c);
        import_place at = import_at(n, line, c[0]);
        if (columns < 2)
            import_lose(im, at, "'%.*s' has no weight", STR_ARG(c[0]));
        else if (!number_parse(c[1], &weight))
            import_lose(im, import_at(n, line, c[1]), "'%.*s': the weight '%.*s' is no number",
                        STR_ARG(c[0]), STR_ARG(c[1]));
        else
            import_weigh(import_add(im, category, c[0], at), weight);
    }
}

void import_read_nrc(importing *im) {
    str line, c[MOST_COLUMNS];
    uint32_t n = 0, absent = 0;
    for (str rest = im->src.text; import_line(&rest, &line, &n);) {
        if (!str_trim(line).n) continue;
        uint32_t columns = cut_columns(line, c);
        import_place at = import_at(n, line, c[0]);
        if (columns != 3 || !is_flag(c[2])) {
            import_lose(im, at, "'%.*s': a word, a category and 0 or 1 are wanted", STR_ARG(line));
        } else if (c[2].p[0] == '0') {
            absent++;
        } else {
            uint32_t category = import_category_of(im, LEX_NONE, c[1], import_at(n, line, c[1]));
            import_add(im, category, c[0], at);
        }
    }
    if (absent)
        import_note(im, (import_place){0}, "%u lines say that a word is not in a category", absent);
}

void import_read_list(importing *im) {
    str line;
    uint32_t n = 0, category = import_category_of(im, LEX_NONE, im->name, (import_place){0});
    for (str rest = im->src.text; import_line(&rest, &line, &n);) {
        str word = str_trim(line);
        if (word.n && word.p[0] != ';') import_add(im, category, word, import_at(n, line, word));
    }
}
