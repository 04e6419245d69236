/* partial: what a report would be made of, in a file.
 *
 *      {"tenor":"2026.1","fingerprint":"…","parts":["lexicon loaded 9f2c…", …],"articles":512,
 *       "failed":0,"groups":9}
 *      {"script":"outlets","key":["Blue"],"n":12,"keep":{…}}
 *      …
 *
 * Sums are exact and in a canonical form, so that partials add up to the same report in any order
 * and however the corpus was cut. Only what the same scripts, options, lexicons and tenor have
 * counted can be added up: the parts tell what differs. A file that was cut short on its way has
 * fewer groups than it says. */
#ifndef TENOR_APP_PARTIAL_H
#define TENOR_APP_PARTIAL_H

#include "app/run.h"

void partial_put(buf *b, const session *s, const run_counts *counts);
/* Adds a file to the keepers of the session's scripts and to *counts. *foreign: it is whole, but
 * something else has counted it. */
bool partial_add(session *s, str path, run_counts *counts, bool *foreign, err *e);

#endif
