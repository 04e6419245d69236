/* pathform: metadata from the path of a file.
 *
 *      form   {outlet}/{date}-{title}.txt
 *      path   /news/2024/Clarion/2024-03-01-ferry-sinks.txt
 *                        outlet  date       title
 *
 * The form has to match the last components of the path, as many as it has itself; one that begins
 * with / has to match all of it. What stands outside braces matches itself. A field matches one
 * character or more within one component, as few as let the rest match; {date} takes a date first
 * if one stands there (2024-03-01, 2024_03_01, 2024.03.01, 20240301, 2024-03, 2024). .gz and .zst
 * at the end of the path do not count. A name that is no field of an article is kept as metadata.
 *
 * Each place is tried once for each field, so the work is at most fields × length². The form must
 * outlive what matches. */
#ifndef TENOR_TEXT_PATHFORM_H
#define TENOR_TEXT_PATHFORM_H

#include "base/err.h"
#include "text/doc.h"

enum { PATHFORM_PIECES = 32 };

typedef struct pathform {
    struct {
        str literal; /* what stands before the field */
        str field;   /* empty for the last piece */
    } piece[PATHFORM_PIECES];
    uint32_t n;          /* pieces; 0 = no form */
    uint32_t components; /* that it spans */
    bool whole;          /* it begins with a slash */
    bool has_id;
} pathform;

bool pathform_parse(pathform *f, str form, err *e);
/* Sets the fields; their values point into `path`. False, and nothing set, when it does not match.
 */
bool pathform_match(const pathform *f, str path, doc *d);

#endif
