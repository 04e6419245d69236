/* Categories and words line by line, in trees:
 *
 *      WordStat                      Lexicoder
 *      ECONOMY                       +negative#FF0000     one + more for each level; a colour
 *          STATE                      a lie
 *              CHILD* (1)             abandon*
 *              CIVIL_WAR (1)
 *
 * WordStat says by tabs what lies in what, and by a number in brackets what is a word. */
#include "lexicon/importing.h"

enum { MOST_LEVELS = 32 };

/* ---- WordStat ------------------------------------------------------------------------------ */

/* "CHILD* (1)": the word and its weight. */
static bool cut_weight(str s, str *word, double *weight) {
    size_t open = s.n;
    while (open && s.p[open - 1] != '(') open--;
    if (!open || !str_ends(s, STR(")")) || !number_parse(str_sub(s, open, s.n - 1), weight))
        return false;
    *word = str_trim(str_sub(s, 0, open - 1));
    return word->n > 0;
}

bool import_fits_wordstat(const source *s) {
    str line, word;
    uint32_t n = 0;
    double weight;
    for (str rest = s->text; import_line(&rest, &line, &n);)
        if (line.n && line.p[0] == '\t' && cut_weight(str_trim(line), &word, &weight)) return true;
    return false;
}

static str with_blanks(importing *im, str word) {
    str copy = arena_str(&im->mem, word);
    for (size_t i = 0; i < copy.n; i++)
        if (copy.p[i] == '_') ((char *)copy.p)[i] = ' ';
    return copy;
}

void import_read_wordstat(importing *im) {
    uint32_t open[MOST_LEVELS], levels = 0, n = 0;
    str line, word;
    for (str rest = im->src.text; import_line(&rest, &line, &n);) {
        uint32_t tabs = 0;
        double weight;
        str s = str_trim(line);
        if (!s.n) continue;
        while (line.p[tabs] == '\t') tabs++;
        if (tabs > levels) tabs = levels;
        if (tabs == MOST_LEVELS) tabs--;
        import_place at = import_at(n, line, s);
        uint32_t parent = tabs ? open[tabs - 1] : LEX_NONE;
        if (!cut_weight(s, &word, &weight)) {
            open[tabs] = import_category_of(im, parent, s, at);
            levels = tabs + 1;
        } else if (word.p[0] == '@') {
            import_lose(im, at, "'%.*s' is a rule", STR_ARG(word));
        } else {
            if (parent == LEX_NONE) parent = import_category_of(im, LEX_NONE, im->name, at);
            import_entry *e = import_add(im, parent, with_blanks(im, word), at);
            if (weight != 1) import_weigh(e, weight); /* 1 only says that it counts */
        }
    }
}

/* ---- Lexicoder ----------------------------------------------------------------------------- */

bool import_fits_lexicoder(const source *s) {
    return str_starts(import_first_line(s->text), STR("+")) && import_has_ext(s, "lc3");
}

/* "negative#FF0000" */
static str without_colour(str s) {
    size_t mark = str_find_byte(s, '#');
    return s.n - mark == 7 ? str_sub(s, 0, mark) : s;
}

void import_read_lexicoder(importing *im) {
    uint32_t open[MOST_LEVELS], levels = 0, n = 0;
    str line;
    for (str rest = im->src.text; import_line(&rest, &line, &n);) {
        str s = str_trim(line);
        if (!s.n) continue;
        uint32_t marks = 0;
        while (marks < s.n && s.p[marks] == '+') marks++;
        if (marks) {
            if (marks > levels + 1) marks = levels + 1;
            if (marks == MOST_LEVELS) marks--;
            str name = without_colour(str_sub(s, marks, s.n));
            uint32_t parent = marks > 1 ? open[marks - 2] : LEX_NONE;
            open[marks - 1] = import_category_of(im, parent, name, import_at(n, line, name));
            levels = marks;
        } else if (!levels) {
            import_lose(im, import_at(n, line, s), "'%.*s' is in no category", STR_ARG(s));
        } else {
            import_add(im, open[levels - 1], s, import_at(n, line, s));
        }
    }
}
