/* lexicon: what the YAML files say, after inheritance and before matching.
 *
 *      loaded.yml ─► yaml (tree with line:col) ─► lexlib: files, classes, lexicons,
 *      en/inflect.yml, en/text.yml …                      categories, terms, modifiers, targets
 *
 * One lexlib holds all lexicons of a run, in flat tables that point at each other by index; all of
 * it lives in the program arena and does not change after loading. Sub-categories are named
 * "parent/child" and inherit what they do not say. Mistakes go to a diag with file:line:col;
 * loading goes on to find more.
 *
 * A lexicon that includes others owns copies of their categories, so that a script's view is simply
 * the set of lexicons it named. Modifier groups are shared: a lexicon names its groups by bits. */
#ifndef TENOR_LEXICON_LEXICON_H
#define TENOR_LEXICON_LEXICON_H

#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "lexicon/inflect.h"
#include "text/doc.h"
#include "text/rules.h"

enum { LEX_NONE = UINT32_MAX, LEX_MOST_MODIFIERS = 64 };

/* Classes with a meaning in C; further ones are numbered as they come. */
enum { CLASS_EVALUATIVE, CLASS_EVENT, CLASS_ENGAGEMENT, CLASS_FRAME, CLASS_NEUTRAL, CLASSES_FIXED };

typedef struct lex_place {
    uint32_t file; /* index into lexlib.files */
    uint32_t line, col;
} lex_place;

/* near / not_near: a word of these (or a hit of that category) within so many words. */
typedef struct lex_near {
    str *phrases;
    uint32_t n;
    str category; /* empty = phrases */
    uint32_t within;
} lex_near;

typedef struct lex_term {
    str text; /* the phrase or regex as written */
    uint32_t category;
    double weight;
    lex_forms forms;
    bool regex, exact, masked;
    uint8_t parts;                   /* bit per doc_part */
    uint8_t voices;                  /* bit per doc_voice */
    str target;                      /* names this one; empty = none */
    str *unless;                     /* phrases: those of its category, then its own */
    uint32_t n_unless, own_unless;   /* own_unless: the first of its own */
    const lex_near *near, *not_near; /* NULL = none */
    lex_place at;
} lex_term;

/* An entry that is looked up and not searched for: ":-)" (see lookup.h). */
typedef struct lex_entry {
    str text;
    double weight;
    lex_place at;
} lex_entry;

typedef struct lex_example {
    str text;
    lex_place at;
} lex_example;

typedef struct lex_category {
    str name; /* "sensational/verb" */
    str about;
    uint32_t lexicon, parent;       /* parent: LEX_NONE for a top-level one */
    uint32_t class;                 /* index into classes */
    uint32_t first_term, last_term; /* its own terms, without those of sub-categories */
    lex_entry *entries;             /* its `words` */
    uint32_t n_entries;
    lex_example *examples, *neutral;
    uint32_t n_examples, n_neutral;
    lex_place at;
} lex_category;

typedef struct lex_modifier {
    str name;                              /* negation, intensity … */
    double times_negative, times_positive; /* factor for a weight below / above zero */
    bool negates;                          /* a factor ≤ 0: marks hits as negated */
    uint32_t reach;                        /* words between it and the hit, plus one */
    str *terms, *stop;                     /* stop: words that end its reach (but, who …) */
    uint32_t n_terms, n_stop;
    lex_place at;
} lex_modifier;

typedef struct lex_target {
    str name;
    str *aliases, *roles, *demonyms;
    uint32_t n_aliases, n_roles, n_demonyms;
    str is, of;
    lex_place at;
} lex_target;

typedef struct lexicon {
    str name, path, language, version, licence, source, citation;
    str imported;                           /* the file it was made from; empty = none */
    uint64_t digest;                        /* of the text of its file and of all it includes */
    uint32_t first_category, last_category; /* half open; depth first, as written */
    uint64_t modifiers;                     /* bit i = lexlib.modifiers.p[i] applies to its hits */
    /* A plain dictionary (no `tenor:` line) or an imported one: a list of others, which is asked
     * for no examples and whose words match whatever their case. */
    bool plain;
} lexicon;

/* What is known of a file that was read. */
typedef struct lex_file {
    const struct yaml *root; /* lexicon/yaml.h; NULL = cannot be read */
    bool faulty;             /* its errors have been reported */
    bool known;              /* the rest is filled in */
    bool only_modifiers;     /* it holds modifiers and no categories */
    uint64_t modifiers;      /* its own groups and those it includes, as bits */
} lex_file;

typedef struct lexlib {
    arena mem;
    VEC(source) files;
    VEC(lex_file) read; /* beside files */
    map paths;          /* real path → file */
    VEC(str) classes;
    VEC(lexicon) lexicons;
    VEC(lex_category) categories;
    VEC(lex_term) terms; /* by category, so a lexicon's terms are a range too */
    VEC(lex_modifier) modifiers;
    VEC(lex_target) targets;
    uint32_t target_changes; /* counts what was read of targets … */
    uint32_t introduced;     /* … and what of it the text layer has been told */
    map named;               /* name of a target → index */
    inflect *inflect;        /* from en/inflect.yml */
    text_rules text;         /* from en/text.yml, en/voice.yml, en/aim.yml, all targets */
    uint64_t digest;         /* of the texts of the language data */
    map loaded;              /* path + modifiers → lexicon */
} lexlib;

/* Loads the language data (en/inflect.yml, en/text.yml, en/voice.yml, en/aim.yml) and the bundled
 * targets.
 * False with diagnostics in d. */
bool lexlib_init(lexlib *lib, diag *d);
/* Loads a list of lexicons as a script names them ("loaded", "mine/words.yml"). A file that holds
 * only modifiers gives them to those of the list that have none. ids receives n indices into
 * lib->lexicons; a lexicon loaded before is found again. False when anything was wrong. `where`
 * names who asked, for the message. */
bool lexlib_load(lexlib *lib, const str *names, uint32_t n, str where, uint32_t *ids, diag *d);
/* Adds a lexicon of one term, called "phrase", that matches whatever its case. False with the
 * reason when the phrase can never match. */
bool lexlib_phrase(lexlib *lib, str phrase, err *e);
void lexlib_free(lexlib *lib);

/* Does `name` mean this category: equal, or a parent of it ("places" means "places/government"). */
bool category_within(str category, str name);

#endif
