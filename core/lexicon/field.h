/* field: the value of a key, checked (private to this floor).
 *
 * Each function reads one node as one kind of value and reports at the node's place if it is
 * something else; then it returns false and leaves the result alone. `what` names the value in the
 * message: "the weight", "an alias". */
#ifndef TENOR_LEXICON_FIELD_H
#define TENOR_LEXICON_FIELD_H

#include "lexicon/draft.h"

/* Whether node is a mapping; reports each key that is not in the list (which ends with NULL). */
bool field_keys(reader *r, const yaml *node, const char *what, const char *const *known);

bool field_text(reader *r, const yaml *node, const char *what, str *out);
bool field_flag(reader *r, const yaml *node, const char *what, bool *out); /* true, false */
bool field_number(reader *r, const yaml *node, const char *what, double least, double most,
                  double *out);
bool field_count(reader *r, const yaml *node, const char *what, uint32_t least, uint32_t most,
                 uint32_t *out);
/* One of n names. */
bool field_choice(reader *r, const yaml *node, const char *what, const char *const *names,
                  uint32_t n, uint32_t *out);
/* One or a list of them, as bits. */
bool field_choices(reader *r, const yaml *node, const char *what, const char *const *names,
                   uint32_t n, uint8_t *bits);
/* A text or a list of texts. What is no text is reported and left out. */
str *field_texts(reader *r, const yaml *node, const char *what, uint32_t *n);

/* A phrase that can match: see phrase_fault. */
bool field_phrase(reader *r, const yaml *node, const char *what, str *out);
str *field_phrases(reader *r, const yaml *node, const char *what, uint32_t *n);

/* Why a phrase can never match, as the end of the sentence "'…' …"; NULL when it can. */
const char *phrase_fault(arena *scratch, str phrase);

/* "; did you mean 'weight'?", or nothing. `list` ends with NULL. */
str field_suggest(arena *mem, str word, const char *const *list);
str field_suggest_among(arena *mem, str word, const str *names, size_t n);

#endif
