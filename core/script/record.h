/* record: what score returned for one article.
 *
 * Flat: numbers, strings, booleans, tallies (label → number) and texts (label → string), sorted by
 * field name, so that the same record always prints the same bytes. Lives in the arena it was made
 * in (the article's). */
#ifndef TENOR_SCRIPT_RECORD_H
#define TENOR_SCRIPT_RECORD_H

#include "base/arena.h"
#include "base/json.h"

typedef enum { FIELD_NUMBER, FIELD_TEXT, FIELD_BOOL, FIELD_TALLY, FIELD_TEXTS } field_kind;

typedef struct tally_item {
    str label;
    double count;
    str text; /* FIELD_TEXTS has this instead of a count */
} tally_item;

typedef struct record_field {
    str name;
    field_kind kind;
    double number; /* FIELD_BOOL: 0 or 1 */
    str text;
    tally_item *tally; /* by label; an empty table is a FIELD_TALLY */
    uint32_t n_tally;
} record_field;

typedef struct record {
    record_field *field;
    uint32_t n;
    bool none; /* score returned nil: the article has no record of this script */
} record;

const record_field *record_get(const record *r, str name);
/* Value of a field: 2.5, "text", true, {"tyrant":2}, {"tyrant":"a tyrant who …"}. */
void record_field_json(buf *b, const record_field *f);
void record_json(buf *b, const record *r); /* {"label":"hostile","tone":-3.1} */
/* What record_json wrote; false when it is no record. Texts are not copied. */
bool record_of_json(const json *object, arena *mem, record *out);

#endif
