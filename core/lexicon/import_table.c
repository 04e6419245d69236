/* Tables with a line of headings:
 *
 *      CSV        word,valence,arousal      the columns to take are given by --map, or known:
 *                 abduct,2.42,5.9           word=COLUMN value=COLUMN[:CATEGORY] category=COLUMN
 *                                           offset=NUMBER scale=NUMBER:  (value + offset) × scale
 *      Inquirer   Entry,Source,Positiv,…    a category has a column and stands in it by name
 *                 ABOUT#2,H4Lvd,,…          the second sense of a word */
#include "lexicon/importing.h"

#include "base/utf8.h"

#include <math.h>

/* ---- CSV ------------------------------------------------------------------------------------ */

typedef struct value_column {
    uint32_t column;
    str category;
    uint32_t id; /* LEX_NONE = not made yet */
} value_column;

typedef struct table {
    importing *im;
    bool headed;
    VEC(str) headings;
    uint32_t word, category; /* columns; category LEX_NONE = none */
    VEC(value_column) values;
    double offset, scale;
} table;

bool import_fits_csv(const source *s) {
    return import_has_ext(s, "csv") || import_has_ext(s, "tsv");
}

/* By heading, else by number from 1. */
static bool find_column(table *t, const char *key, str wanted, uint32_t *column) {
    double x;
    for (uint32_t i = 0; i < t->headings.n; i++)
        if (str_eq(t->headings.p[i], wanted)) return *column = i, true;
    if (number_parse(wanted, &x) && x >= 1 && x <= t->headings.n && x == rint(x))
        return *column = (uint32_t)x - 1, true;
    str near = utf8_nearest(wanted, t->headings.p, t->headings.n);
    import_fail(t->im, (import_place){1, 1}, "--map %s=: no column '%.*s'%s%.*s%s", key,
                STR_ARG(wanted), near.n ? "; did you mean '" : "", STR_ARG(near),
                near.n ? "'?" : "");
    return false;
}

static bool find_number(table *t, const char *key, double *x) {
    str text;
    if (!import_mapped(t->im, str_c(key), 0, &text) || number_parse(text, x)) return true;
    import_fail(t->im, (import_place){0}, "--map %s=: '%.*s' is no number", key, STR_ARG(text));
    return false;
}

static str list_headings(table *t) {
    buf b = {0};
    for (uint32_t i = 0; i < t->headings.n && b.n < 400; i++)
        buf_printf(&b, "%s%.*s", i ? ", " : "", STR_ARG(t->headings.p[i]));
    str list = arena_str(&t->im->mem, buf_str(&b));
    buf_free(&b);
    return list;
}

static bool find_columns(table *t) {
    importing *im = t->im;
    str wanted;
    t->category = LEX_NONE;
    t->scale = 1;
    if (!import_mapped(im, STR("word"), 0, &wanted)) {
        import_fail(im, (import_place){1, 1},
                    "which column holds the words? --map word=COLUMN; there are: %.*s",
                    STR_ARG(list_headings(t)));
        return false;
    }
    if (!find_column(t, "word", wanted, &t->word)) return false;
    if (import_mapped(im, STR("category"), 0, &wanted) &&
        !find_column(t, "category", wanted, &t->category))
        return false;
    for (uint32_t i = 0; import_mapped(im, STR("value"), i, &wanted); i++) {
        value_column v = {.id = LEX_NONE};
        str name = wanted, heading = str_cut(&name, ':');
        if (!find_column(t, "value", heading, &v.column)) return false;
        v.category = name.p ? name : t->headings.p[v.column];
        vec_push(&t->values, v);
    }
    if (t->category != LEX_NONE && t->values.n > 1) {
        import_fail(im, (import_place){0}, "--map category= goes with one value= at most");
        return false;
    }
    return find_number(t, "offset", &t->offset) && find_number(t, "scale", &t->scale);
}

static void read_value(table *t, value_column *v, uint32_t category, import_cell word,
                       const import_cell *cell, uint32_t n) {
    importing *im = t->im;
    double x;
    if (v->column >= n || !number_parse(cell[v->column].text, &x)) {
        str text = v->column < n ? cell[v->column].text : (str){0};
        import_lose(im, v->column < n ? cell[v->column].at : word.at,
                    "'%.*s': the value '%.*s' is no number", STR_ARG(word.text), STR_ARG(text));
        return;
    }
    if (category == LEX_NONE && v->id == LEX_NONE)
        v->id = import_category_of(im, LEX_NONE, v->category, (import_place){1, 1});
    /* 6.26 - 5 is 1.26 to people */
    double weight = rint((x + t->offset) * t->scale * 1e12) / 1e12;
    bool as_is = t->offset == 0 && t->scale == 1;
    import_weigh(import_add(im, category == LEX_NONE ? v->id : category, word.text, word.at),
                 as_is ? x : weight);
}

static bool read_row(void *context, const import_cell *cell, uint32_t n) {
    table *t = context;
    importing *im = t->im;
    if (!t->headed) {
        t->headed = true;
        for (uint32_t i = 0; i < n; i++) vec_push(&t->headings, cell[i].text);
        return find_columns(t);
    }
    if (t->word >= n) {
        import_lose(im, cell[0].at, "this line has no column %u, the word's", t->word + 1);
        return true;
    }
    uint32_t category = LEX_NONE;
    if (t->category < n)
        category = import_category_of(im, LEX_NONE, cell[t->category].text, cell[t->category].at);
    for (uint32_t i = 0; i < t->values.n; i++)
        read_value(t, &t->values.p[i], category, cell[t->word], cell, n);
    if (!t->values.n) {
        if (category == LEX_NONE) category = import_category_of(im, LEX_NONE, im->name, cell[0].at);
        import_add(im, category, cell[t->word].text, cell[t->word].at);
    }
    return true;
}

void import_read_csv(importing *im) {
    table t = {.im = im};
    import_csv(im, read_row, &t);
    if (!t.headed) import_fail(im, (import_place){0}, "the file is empty");
    im->valence = t.values.n > 0;
    vec_free(&t.headings);
    vec_free(&t.values);
}

/* ---- General Inquirer ------------------------------------------------------------------------ */

enum { INQUIRER_FIRST = 2 }; /* columns before the categories */

typedef struct inquirer {
    importing *im;
    VEC(str) headings;
    map senses; /* word → 0 */
    map taken;  /* "column word" of the first sense → 0 */
} inquirer;

bool import_fits_inquirer(const source *s) { return str_starts(s->text, STR("Entry,Source,")); }

/* ABOUT#2 → ABOUT, and that it is numbered. */
static str without_sense(str entry, str *sense) {
    size_t mark = str_find_byte(entry, '#');
    *sense = str_sub(entry, mark, entry.n);
    return str_sub(entry, 0, mark);
}

/* Senses are not told apart: the one listed first, which is the commonest, speaks for the word.
 * What another one adds is lost, and said. */
static bool read_entry(void *context, const import_cell *cell, uint32_t n) {
    inquirer *q = context;
    importing *im = q->im;
    if (!q->headings.n) {
        for (uint32_t i = 0; i < n; i++) vec_push(&q->headings, cell[i].text);
        return true;
    }
    str sense, word = without_sense(cell[0].text, &sense);
    bool first = map_add(&q->senses, word, 0);
    uint32_t columns = n < q->headings.n ? n : q->headings.n, found = 0;
    for (uint32_t i = INQUIRER_FIRST; i < columns; i++) {
        if (!cell[i].text.n) continue;
        found++;
        str key = arena_printf(&im->mem, "%u %.*s", i, STR_ARG(word));
        if (!str_eq(cell[i].text, q->headings.p[i])) {
            import_lose(im, cell[i].at, "'%.*s': '%.*s' is not what the column is called",
                        STR_ARG(word), STR_ARG(cell[i].text));
        } else if (first) {
            map_add(&q->taken, key, 0);
            uint32_t id = import_category_of(im, LEX_NONE, cell[i].text, cell[i].at);
            import_add(im, id, word, cell[0].at);
        } else if (map_get(&q->taken, key, NULL)) {
            im->in++;
            im->joined++;
        } else {
            import_lose(im, cell[i].at, "the sense '%.*s' is '%.*s', the first one is not",
                        STR_ARG(cell[0].text), STR_ARG(cell[i].text));
        }
    }
    if (!found && first)
        import_note(im, cell[0].at, "'%.*s' is in no category", STR_ARG(cell[0].text));
    return true;
}

void import_read_inquirer(importing *im) {
    inquirer q = {.im = im};
    import_csv(im, read_entry, &q);
    vec_free(&q.headings);
    map_free(&q.senses);
    map_free(&q.taken);
}
