/* keeping: one record into the keepers of its group.
 *
 *      own = tenor.rate { per = "own_words" }      x: the field "own"    y: the field "own_words"
 *      cast = tenor.records { fields = { "own" } } no field of its own: whole records
 *
 * What a field holds has to fit its keeper; a field that is not there is no mistake, the record
 * then leaves the keeper as it was. */
#ifndef TENOR_SCRIPT_KEEPING_H
#define TENOR_SCRIPT_KEEPING_H

#include "base/err.h"
#include "script/record.h"
#include "stats/keep.h"
#include "text/doc.h"

typedef struct keep_field {
    str name;
    keep_spec spec;
} keep_field;

/* False with a message ("field 'tone' of the record does not fit …"). */
bool keeping_fits(const keep_field *k, const record *r, err *e);
/* `of` tells the article: id, outlet, date, title, url. The record fits. */
void keeping_add(keeper *into, const keep_field *k, const record *r, const doc *of);

#endif
