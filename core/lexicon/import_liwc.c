/* LIWC's .dic, 2007 and 2015:
 *
 *      %                              % stands before and behind the categories
 *      1   function (Function Words)  number, name, what it is about
 *          2   pronoun (Pronouns)     2015: tabs in front put it below the one above
 *      %
 *      cool*       1  2               a word and its categories' numbers
 *      kind of     2                  several words; then a tab comes before the numbers
 *      like  (02 134)125/464  1       125 if a word of 02 or 134 stands before it, else 464
 *
 * A word that names a category and one below it belongs to the one below: with us that says both.
 */
#include "lexicon/importing.h"

enum { MOST_LEVELS = 32 };

typedef struct numbered {
    str number; /* without zeros in front */
    uint32_t category;
} numbered;

typedef struct liwc {
    importing *im;
    VEC(numbered) list;
    map by_number;
    uint32_t open[MOST_LEVELS]; /* the last category by number of tabs */
    uint32_t levels;
} liwc;

static str number_of(str s) {
    while (s.n > 1 && s.p[0] == '0') s = str_sub(s, 1, s.n);
    return s;
}

static bool is_number(str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < '0' || s.p[i] > '9') return false;
    return s.n > 0;
}

bool import_fits_liwc(const source *s) {
    return str_eq(str_trim(import_first_line(s->text)), STR("%"));
}

/* ---- categories ---------------------------------------------------------------------------- */

static void read_category(liwc *l, str line, uint32_t n) {
    importing *im = l->im;
    uint32_t tabs = 0;
    while (tabs < line.n && line.p[tabs] == '\t') tabs++;
    str rest = line, number = import_token(&rest), name = str_trim(rest);
    import_place at = import_at(n, line, number);
    if (!is_number(number) || !name.n) {
        import_fail(im, at, "a category is a number and a name, not '%.*s'",
                    STR_ARG(str_trim(line)));
        return;
    }
    size_t bracket = str_find(name, STR(" ("));
    str about = str_sub(name, bracket + 2, name.n - (str_ends(name, STR(")")) ? 1 : 0));
    if (tabs > l->levels) tabs = l->levels;
    if (tabs == MOST_LEVELS) tabs--;
    uint32_t parent = tabs ? l->open[tabs - 1] : LEX_NONE;
    uint32_t id = import_category_of(im, parent, str_sub(name, 0, bracket), at);
    if (bracket < name.n) im->categories.p[id].about = arena_str(&im->mem, about);
    l->open[tabs] = id;
    l->levels = tabs + 1;
    if (map_add(&l->by_number, number_of(number), l->list.n))
        vec_push(&l->list, (numbered){number_of(number), id});
    else
        import_fail(im, at, "the number %.*s stands for two categories", STR_ARG(number));
}

/* ---- words --------------------------------------------------------------------------------- */

/* Behind a tab, or the numbers at the end of a line without one. */
static str cut_word(str line, str *numbers) {
    *numbers = line;
    str word = str_cut(numbers, '\t');
    if (numbers->p) return word;
    size_t at = line.n;
    for (;;) {
        size_t end = at, from;
        while (end && line.p[end - 1] == ' ') end--;
        for (from = end; from && line.p[from - 1] != ' ';) from--;
        if (!from || !is_number(str_sub(line, from, end))) break;
        at = from;
    }
    *numbers = str_sub(line, at, line.n);
    return str_sub(line, 0, at);
}

/* One number, or a condition with what stands in its brackets. */
static str cut_number(str *rest) {
    str whole = *rest, token = import_token(rest);
    if (str_find_byte(token, '(') == token.n || str_find_byte(token, ')') < token.n) return token;
    size_t from = (size_t)(token.p - whole.p),
           to = from + str_find_byte(str_sub(whole, from, whole.n), ')');
    while (to < whole.n && whole.p[to] != ' ' && whole.p[to] != '\t') to++;
    *rest = str_sub(whole, to, whole.n);
    return str_sub(whole, from, to);
}

static bool is_below(const importing *im, uint32_t category, uint32_t above) {
    while (category != LEX_NONE && category != above) category = im->categories.p[category].parent;
    return category == above;
}

/* The categories of one word, without those that another one of them lies in. */
static void add_to(liwc *l, str word, import_place at, const uint32_t *ids, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        bool said = false;
        for (uint32_t j = 0; j < n && !said; j++)
            said = ids[j] != ids[i] && is_below(l->im, ids[j], ids[i]);
        if (!said) import_add(l->im, ids[i], word, at);
        l->im->in += said;
        l->im->joined += said;
    }
}

static void read_word(liwc *l, str line, uint32_t n) {
    enum { MOST = 256 };
    importing *im = l->im;
    uint32_t ids[MOST], count = 0, which;
    str numbers, word = str_trim(cut_word(line, &numbers));
    import_place at = import_at(n, line, word);
    bool any = false;
    for (str number; (number = cut_number(&numbers)).n; any = true) {
        import_place there = import_at(n, line, number);
        if (!is_number(number))
            import_lose(im, there, "'%.*s': the condition '%.*s'", STR_ARG(word), STR_ARG(number));
        else if (!map_get(&l->by_number, number_of(number), &which))
            import_lose(im, there, "'%.*s': there is no category %.*s", STR_ARG(word),
                        STR_ARG(number));
        else if (count < MOST)
            ids[count++] = l->list.p[which].category;
        else
            import_lose(im, there, "'%.*s' is in too many categories", STR_ARG(word));
    }
    if (!any) import_lose(im, at, "'%.*s' is in no category", STR_ARG(word));
    add_to(l, word, at, ids, count);
}

void import_read_liwc(importing *im) {
    liwc l = {.im = im};
    str line;
    uint32_t n = 0, marks = 0;
    for (str rest = im->src.text; !im->failed && import_line(&rest, &line, &n);) {
        if (!str_trim(line).n) continue;
        if (str_eq(str_trim(line), STR("%")))
            marks++;
        else if (marks == 1)
            read_category(&l, line, n);
        else if (marks > 1)
            read_word(&l, line, n);
    }
    if (marks < 2)
        import_fail(im, (import_place){0}, "the second line of a single '%%' is missing");
    map_free(&l.by_number);
    vec_free(&l.list);
}
