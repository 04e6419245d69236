/* doc: one article and everything found out about its text.
 *
 *      text    Despite ISIS’ claim, Putin didn’t mention the atrocious death cult.
 *      words   0       1     2      3     4      5       6   7         8     9       ──► types
 *      sentences, paragraphs, quotes, names: ranges of words and of bytes
 *
 * Tables instead of objects: everything points at words by number and at text by byte offset, and
 * a doc is reused for the next article, so that after the first few nothing is allocated.
 *
 * The order of the work: feed fills metadata and text; split_doc words, sentences, paragraphs
 * and parts; quote_doc quotations and the voice of each word; names_doc who is in the article;
 * speech_doc reported speech and who says what; the lexicon floor finds the hits. Ranges are half
 * open: [first, last) in words, [start, end) in bytes. */
#ifndef TENOR_TEXT_DOC_H
#define TENOR_TEXT_DOC_H

#include "base/json.h"
#include "text/types.h"

typedef enum { PART_HEADLINE, PART_LEAD, PART_BODY, PART_FURNITURE, PARTS } doc_part;
typedef enum { VOICE_AUTHOR, VOICE_QUOTED, VOICE_REPORTED, VOICES } doc_voice;
typedef enum { QUOTE_DIRECT, QUOTE_PARTIAL, QUOTE_REPORTED, QUOTE_TOPIC, QUOTE_KINDS } quote_kind;
extern const char *const part_names[PARTS];   /* "headline" … */
extern const char *const voice_names[VOICES]; /* "author" … */
extern const char *const quote_kind_names[QUOTE_KINDS];

enum { DOC_NONE = UINT32_MAX }; /* no word, no quote, no name */

enum word_flag {
    WORD_SENTENCE = 1, /* first word of its sentence, or first inside a quotation mark */
    WORD_BREAK = 2, /* , ; : ( ) — … or a line end stands between it and the word before: phrases
                       and modifiers do not reach across */
    WORD_QUOTE = 4  /* a quotation mark stands between it and the word before */
};

/* Structure of arrays, `n` long each. */
typedef struct doc_words {
    uint32_t n, cap;
    uint32_t *start, *end; /* bytes; the end includes a possessive */
    uint32_t *type;        /* index into types.list */
    uint64_t *rules;       /* those of its type, and … */
    uint8_t *shape;     /* … its shape: nearly every pass over the words asks for these two, and
                           the types lie far apart in memory */
    uint32_t *sentence; /* index into sentences; one more, for the end of the text */
    uint32_t *begun;    /* mentions that begin at or before it; one more as well */
    uint8_t *flags;     /* of enum word_flag */
    uint8_t *voice;     /* doc_voice */
} doc_words;

typedef struct doc_sentence {
    uint32_t start, end;  /* bytes, incl. closing marks */
    uint32_t first, last; /* words */
    uint32_t paragraph;
    bool heading; /* title case or all capitals: capitals tell nothing about names here */
} doc_sentence;

typedef struct doc_paragraph {
    uint32_t start, end;
    uint32_t first, last;                   /* words */
    uint32_t first_sentence, last_sentence; /* half open */
    doc_part part;
} doc_paragraph;

typedef struct doc_quote {
    uint32_t start, end; /* bytes, incl. the marks */
    uint32_t first, last;
    quote_kind kind;
    doc_voice voice;
    uint32_t parent; /* the quotation it is nested in, or DOC_NONE */
    bool closed;     /* false: the mark never closed, ended at the paragraph's end */
    bool scare;      /* a few words that nobody is said to have used: kept at arm’s length */
    bool continues;  /* goes on from the quotation before it (a mark repeated at a new paragraph) */
    uint32_t speaker;            /* index into names, or DOC_NONE */
    uint32_t cue_start, cue_end; /* bytes of the reporting verb; 0, 0 = none */
    const char *rule;            /* which rule found the speaker; NULL = none */
} doc_quote;

typedef enum {
    NAME_NAME,        /* Vladimir Putin, the Kremlin, Mad Vlad */
    NAME_DESCRIPTION, /* the Russian tyrant; officials; a spokesman for the ministry */
    NAME_PRONOUN      /* he, she, they, who */
} name_kind;

typedef struct doc_name { /* a mention */
    uint32_t start, end;
    uint32_t first, last;
    name_kind kind;
    uint32_t entity; /* whom it means, or DOC_NONE */
} doc_name;

typedef enum { ENTITY_UNKNOWN, ENTITY_PERSON, ENTITY_PLACE, ENTITY_BODY } entity_kind;

typedef struct doc_entity {
    str name;       /* of the known one, else the longest mention so far */
    uint32_t known; /* index into the rules' known, or DOC_NONE */
    entity_kind kind;
    uint32_t mentions;
} doc_entity;

typedef struct doc_field {
    str key;
    json value;
} doc_field;

typedef struct doc {
    arena mem; /* what the feed stored for this article */
    str id, outlet, date, title, url, lang;
    VEC(doc_field) meta; /* any other field of the input record, in its order */
    str where;           /* "file.jsonl:12", for messages */
    str text;            /* valid UTF-8 */
    uint32_t repaired;   /* invalid byte sequences replaced by U+FFFD */

    types *types; /* what the words' types refer to */
    doc_words words;
    VEC(doc_sentence) sentences;
    VEC(doc_paragraph) paragraphs;
    VEC(doc_quote) quotes; /* by start */
    VEC(doc_quote) topics; /* what somebody speaks of, in the author's words; by start */
    VEC(doc_name) names;   /* by start; behind `named` come the sources of speech, as found */
    uint32_t named;
    VEC(doc_entity) entities;
    VEC(uint32_t) met; /* per known one of the rules: its entity + 1, 0 = not in the article */
} doc;

/* Empties everything but keeps the memory for the next article. */
void doc_clear(doc *d);
void doc_free(doc *d);

/* The metadata of a name ("outlet" … or a meta field) as text; false when there is none. A number
 * comes out as it would be printed. The text lives as long as the article. */
bool doc_meta(doc *d, str name, str *value);

void words_reserve(doc_words *w, uint32_t n);
str word_text(const doc *d, uint32_t word); /* with its possessive */
/* First word that ends after byte `at` (binary search); words.n when there is none. */
uint32_t word_at(const doc *d, uint32_t at);
/* Innermost quotation around the word, or DOC_NONE. */
uint32_t quote_at(const doc *d, uint32_t word);
/* The same among the first n: what is put behind them is not in their order yet. */
uint32_t quote_among(const doc *d, uint32_t n, uint32_t word);

/* Asked of every word, so they stand here. */
static inline const type *word_type(const doc *d, uint32_t word) {
    return &d->types->list.p[d->words.type[word]];
}
static inline uint64_t word_rules(const doc *d, uint32_t word) { return d->words.rules[word]; }
static inline uint8_t word_shape(const doc *d, uint32_t word) { return d->words.shape[word]; }
static inline uint32_t sentence_at(const doc *d, uint32_t word) { return d->words.sentence[word]; }
/* 0 in an article without words, which has no paragraph. */
static inline uint32_t paragraph_at(const doc *d, uint32_t word) {
    return d->sentences.n ? d->sentences.p[sentence_at(d, word)].paragraph : 0;
}

#endif
