/* importing: what the readers of formats share (private to this floor).
 *
 *      import.c        the order of the work; settling    import_known.c  whose list it is
 *      import_text.c   bytes ─► UTF-8 with plain lines     import_write.c  entries ─► YAML
 *      import_*.c      one unit a family of formats
 *
 * A reader walks over the text, opens categories and adds entries with their places. It need not
 * care for what stands twice, for what can never match or for capitals: import_settle does. */
#ifndef TENOR_LEXICON_IMPORTING_H
#define TENOR_LEXICON_IMPORTING_H

#include "lexicon/import.h"
#include "lexicon/lexicon.h"

enum { IMPORT_MOST_DEPTH = 12 }; /* categories inside categories: YAML may nest twice as deep */

typedef struct import_place {
    uint32_t line, col;
} import_place;

typedef enum { ENTRY_PHRASE, ENTRY_WORD, ENTRY_OUT } entry_fate;

typedef struct import_entry {
    str word;
    double weight;
    bool weighed; /* the file says the weight; else it is the category's */
    lex_forms forms;
    entry_fate fate;
    uint32_t category, next; /* the next one of the category, or LEX_NONE */
    import_place at;
} import_entry;

typedef struct import_category {
    str name, full, about; /* full: "parent/child" */
    str class;             /* these two by import_known.c */
    double weight;
    uint32_t parent, first_child, last_child, next; /* LEX_NONE = none */
    uint32_t first, last;                           /* entries, or LEX_NONE */
    uint32_t used;                                  /* entries left, those below it too */
    import_place at;
} import_category;

/* An entry of lexicons/import/known.yml; all empty when the file is not known. */
typedef struct import_known {
    str licence, source, citation, language;
    str *map, *class;
    uint32_t n_map, n_class;
} import_known;

typedef struct importing {
    arena mem, scratch;
    const import_request *ask;
    source src; /* the file as UTF-8 with plain line ends */
    const char *format;
    import_known known;
    str name;       /* of the lexicon */
    bool wildcards; /* * and ? stand for letters */
    bool apart;     /* a word belongs to one category only */
    bool valence;   /* the weights are the list's purpose: its class is evaluative */
    VEC(import_category) categories;
    uint32_t first_root, last_root;
    map by_name; /* full name → category */
    VEC(import_entry) entries;
    buf *report;
    uint32_t in, out, words, joined, lost; /* in = the sum of the others */
    bool failed;                           /* e says why */
    err *e;
} importing;

typedef struct import_format {
    const char *name;
    bool (*fits)(const source *src); /* content and name look like it */
    void (*read)(importing *im);
    bool wildcards, valence;
} import_format;

/* ---- for readers --------------------------------------------------------------------------- */

/* The category of that name below `parent` (LEX_NONE: at the top). */
uint32_t import_category_of(importing *im, uint32_t parent, str name, import_place at);
import_entry *import_add(importing *im, uint32_t category, str word, import_place at);
void import_weigh(import_entry *entry, double weight);
/* One entry that cannot be represented, and why; counts as read. */
void import_lose(importing *im, import_place at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* Something worth knowing that costs no entry. line 0 = of the file. */
void import_note(importing *im, import_place at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* The file is not what it was taken for: reading ends. */
void import_fail(importing *im, import_place at, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The value of KEY=VALUE that was asked for, else that is known; the nth (from 0) of several. */
bool import_mapped(const importing *im, str key, uint32_t nth, str *value);

/* Cuts the next line off *rest and counts it in *n; false at the end. */
bool import_line(str *rest, str *line, uint32_t *n);
/* The next line that is neither blank nor a comment: what a file's first line of content is. */
str import_first_line(str text);
/* Where `piece` of `line` stands. */
import_place import_at(uint32_t n, str line, str piece);
/* Cuts the next run of what is no blank (or tab) off *rest; the empty str at the end. */
str import_token(str *rest);
bool import_has_ext(const source *src, const char *ext);

/* ---- between the units --------------------------------------------------------------------- */

/* Brings the bytes of the file into im->src. */
bool import_text(importing *im, str bytes);
void import_find_known(importing *im);
/* Class and weight of all categories. */
void import_grade(importing *im);
void import_write(importing *im, buf *out);

/* The CSV reader: calls `row` for every record; false from it ends the reading. */
typedef struct import_cell {
    str text;
    import_place at;
} import_cell;
typedef bool import_row(void *context, const import_cell *cell, uint32_t n);
void import_csv(importing *im, import_row *row, void *context);

bool import_fits_vader(const source *s), import_fits_afinn(const source *s);
bool import_fits_nrc(const source *s), import_fits_list(const source *s);
bool import_fits_liwc(const source *s), import_fits_wordstat(const source *s);
bool import_fits_lexicoder(const source *s), import_fits_mpqa(const source *s);
bool import_fits_yoshikoder(const source *s), import_fits_pattern(const source *s);
bool import_fits_inquirer(const source *s), import_fits_csv(const source *s);
bool import_fits_yaml(const source *s);

void import_read_valence(importing *im), import_read_nrc(importing *im);
void import_read_list(importing *im), import_read_liwc(importing *im);
void import_read_wordstat(importing *im), import_read_lexicoder(importing *im);
void import_read_mpqa(importing *im), import_read_yoshikoder(importing *im);
void import_read_pattern(importing *im), import_read_inquirer(importing *im);
void import_read_csv(importing *im), import_read_yaml(importing *im);

#endif
