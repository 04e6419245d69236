/* record: what score returned for one article.
 *
 * Flat: numbers, strings, booleans and tallies (label → number), sorted by field name, so that the
 * same record always prints the same bytes. Lives in the arena it was made in (the article's). */
#ifndef TENOR_SCRIPT_RECORD_H
#define TENOR_SCRIPT_RECORD_H

#include "base/arena.h"
#include "base/json.h"

typedef enum { FIELD_NUMBER, FIELD_TEXT, FIELD_BOOL, FIELD_TALLY } field_kind;

typedef struct tally_item {
    str label;
    double count;
} tally_item;

typedef struct record_field {
    str name;
    field_kind kind;
    double number; /* FIELD_BOOL: 0 or 1 */
    str text;
    tally_item *tally; /* by label */
    uint32_t n_tally;
} record_field;

typedef struct record {
    record_field *field;
    uint32_t n;
    bool none; /* score returned nil: the article has no record of this script */
} record;

const record_field *record_get(const record *r, str name);
void record_json(buf *b, const record *r); /* {"label":"hostile","tone":-3.1} */
/* What record_json wrote; false when it is no record. Texts are not copied. */
bool record_of_json(const json *object, arena *mem, record *out);

#endif
