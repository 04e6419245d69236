/* draft: a lexicon while it is being put together (private to this floor).
 *
 *      file ── includes ──► reader ──► draft: categories as a tree, each with its terms
 *                                        │ draft_commit
 *                                        ▼
 *                                      lexlib: flat tables, depth first
 *
 * A lexicon may take in other files and add to their categories afterwards, so the flat tables
 * cannot be filled while reading. Every file has a reader of its own; all readers of a lexicon
 * write into one draft. A fault is reported with its place, marks the draft and lets the reading go
 * on. */
#ifndef TENOR_LEXICON_DRAFT_H
#define TENOR_LEXICON_DRAFT_H

#include "base/err.h"
#include "base/map.h"
#include "lexicon/lexicon.h"
#include "lexicon/yaml.h"

enum { DRAFT_MOST_INCLUDES = 8 }; /* files inside files */

/* What terms and sub-categories inherit. */
typedef struct draft_settings {
    uint32_t class;
    double weight;
    bool weighed; /* somebody said so */
    lex_forms forms;
    bool exact, masked;
    uint8_t parts, voices;
} draft_settings;

typedef struct draft_category {
    str name, about;
    uint32_t parent, first_child, last_child, next; /* LEX_NONE = none */
    draft_settings settings;
    str *unless; /* for each of its terms, beside their own */
    uint32_t n_unless;
    const lex_near *near, *not_near;
    VEC(lex_term) terms;
    VEC(lex_entry) entries;
    VEC(lex_example) examples, neutral;
    lex_place at;
} draft_category;

/* The name of a category that a `near` asks for: checked when all categories are known. */
typedef struct draft_reference {
    str category;
    lex_place at;
} draft_reference;

typedef struct draft {
    lexlib *lib;
    diag *d;
    lexicon facts; /* name, version … of the file that was asked for */
    VEC(draft_category) categories;
    map by_name; /* category → index */
    uint32_t first_root, last_root;
    VEC(uint32_t) modifiers; /* indices into lib->modifiers */
    VEC(draft_reference) references;
    VEC(uint32_t) files;                /* taken in, each once */
    uint32_t open[DRAFT_MOST_INCLUDES]; /* being read, the outermost first */
    uint32_t n_open;
    bool language; /* of the language data, where `text` and `inflect` are read */
    bool faulty;
    arena scratch; /* for one phrase at a time */
} draft;

/* One file that is being read into the draft. */
typedef struct reader {
    lexlib *lib;
    draft *draft;
    uint32_t file;
    draft_settings defaults;
    uint32_t skipped; /* of a plain dictionary: words that can never match */
} reader;

/* `at` is anything with a line and a col: a yaml, a yaml_key, a lex_place. */
#define READER_SAY(r, kind, at, ...)                                                               \
    diag_add((r)->draft->d, (kind), &(r)->lib->files.p[(r)->file], (at)->line, (at)->col,          \
             __VA_ARGS__)
#define READER_FAULT(r, at, ...)                                                                   \
    ((r)->draft->faulty = true, READER_SAY(r, DIAG_ERROR, at, __VA_ARGS__))
#define READER_PLACE(r, at) ((lex_place){(r)->file, (at)->line, (at)->col})

static inline arena *reader_mem(reader *r) { return &r->lib->mem; }

/* ---- draft.c ---- */

void draft_open(draft *dr, lexlib *lib, diag *d);
void draft_free(draft *dr);
/* The category of that name below `parent` (LEX_NONE: at the top); *fresh if there was none. */
uint32_t draft_category_of(draft *dr, uint32_t parent, str name, lex_place at, bool *fresh);
/* Writes the draft into the library's tables; returns the lexicon's index. `lent` are the modifier
 * groups it gets if it has none of its own. */
uint32_t draft_commit(draft *dr, uint64_t lent);
uint64_t draft_modifiers(const draft *dr); /* as bits */
uint64_t draft_digest(const draft *dr);    /* of the language data and all files taken in */
/* Reports categories that a `near` asks for and that do not exist. */
void draft_check(draft *dr);

/* ---- include.c ---- */

/* The index of the file at that path, read and parsed once; LEX_NONE with a message in e when it
 * cannot be opened. What is wrong inside goes to d. */
uint32_t file_of_path(lexlib *lib, str path, diag *d, err *e);
/* Reads a parsed file, with all that it includes, into the draft. */
void read_file(draft *dr, uint32_t file);
/* The value of `include` (a name or a list of names) or of `extends` (one name). */
void read_includes(reader *r, const yaml *names, bool only_one);
/* { category: [terms] }: takes terms out of what was included. */
void read_drop(reader *r, const yaml *drop);

/* ---- native.c, plain.c, category.c, term.c, modifier.c, target.c, textdata.c, inflectdata.c ----
 */

void read_native(reader *r, const yaml *root);
void read_plain(reader *r, const yaml *root);
void read_categories(reader *r, const yaml *categories, uint32_t parent);
bool is_class_name(str s); /* letters, digits, - and _; a letter first */
bool read_class(reader *r, const yaml *node, uint32_t *class);
/* The keys that defaults, categories and terms share; what is missing stays as it is. */
void read_settings(reader *r, const yaml *mapping, draft_settings *s);
void read_terms(reader *r, const yaml *terms, uint32_t category);
const lex_near *read_near(reader *r, const yaml *node);
void read_modifiers(reader *r, const yaml *modifiers);
void read_targets(reader *r, const yaml *targets);
/* Language data: the text layer's sets of words, and how words are inflected. */
void read_text(reader *r, const yaml *text);
void read_inflect(reader *r, const yaml *inflect);
/* The target of that name, made if there is none. */
uint32_t target_of_name(lexlib *lib, str name, lex_place at);

#endif
