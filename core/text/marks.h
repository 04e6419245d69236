/* marks: apostrophes and quotation marks, and which is which.
 *
 *      “ ” „ " '' ’’ ``   double      ‘ ’ ‚ ' `   single      « » ‹ ›   angle      「 」 『 』
 * corner
 *
 * Words, sentences and quotations all have to know these marks: a word takes the apostrophe of
 * didn’t and of the workers’ own, a sentence takes the marks that close behind its full stop, and a
 * quotation is what stands between two of them. What a mark may do is told here from the mark and
 * its neighbours alone; what it does in the end is for text/quote.c to say. */
#ifndef TENOR_TEXT_MARKS_H
#define TENOR_TEXT_MARKS_H

#include "base/str.h"

typedef enum { MARK_NONE, MARK_DOUBLE, MARK_SINGLE, MARK_ANGLE, MARK_CORNER } mark_family;

/* A straight mark, and a curly one that is turned the wrong way, tell by where they stand. */
typedef enum {
    MARK_OPENS,  /* a blank or opening bracket before, something behind: ("hear */
    MARK_CLOSES, /* something before, a blank or punctuation behind:     me", */
    MARK_EITHER  /* blank or letter on both sides */
} mark_role;

typedef struct mark {
    mark_family family; /* MARK_NONE: no quotation mark */
    mark_role role;
    uint32_t len;  /* bytes; two marks for '' ’’ `` */
    bool straight; /* its role comes from its neighbours */
    bool low;      /* „ ‚: closed by “ ‘ */
} mark;

/* The quotation mark at byte `at`. */
mark mark_at(str text, size_t at);

/* Bytes of the apostrophe at `at` (' ’ ‘ ′ ´ `), 0 when there is none. */
uint32_t apostrophe_at(str text, size_t at);
/* Bytes of the closing mark or bracket at `at`, which belongs to the sentence before it. */
uint32_t closer_at(str text, size_t at);

/* The character the text ends with, but for blanks, closing marks and brackets behind it; a blank
 * when there is no other: the full stop of (“He left.”) */
uint32_t code_closing(str text);

/* Neighbours of a byte position, as code points; a blank at either end of the text. */
uint32_t code_before(str text, size_t at);
uint32_t code_behind(str text, size_t at);

/* Soft hyphen, zero-width space, joiners, direction marks: no part of any spelling. */
bool is_invisible(uint32_t code);
/* A blank: white space that separates, which an invisible character does not. */
bool is_blank(uint32_t code);

#endif
