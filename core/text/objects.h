/* objects: JSON objects out of a stream that does not hold one a line.
 *
 *      [ {"id": 1, …},                       pretty-printed, an array of them, one behind the
 * other:
 *        {"id": 2, …} ]                      each '{' begins an object, its '}' ends it
 *
 * Finds where an object ends and no more; whether it is JSON is for the parser to say. Commas,
 * brackets and blanks between objects are passed over. A string ends with its line at the latest
 * (JSON has no line ends in strings), so that a missing mark does not swallow what follows. One
 * object at a time is in memory, in the reader's buffer, and nothing is read twice. */
#ifndef TENOR_TEXT_OBJECTS_H
#define TENOR_TEXT_OBJECTS_H

#include "text/bytes.h"

typedef enum { OBJECT_FOUND, OBJECT_BAD, OBJECT_END } object_status;

typedef struct objects {
    bytes *input;
    uint64_t line, column; /* of what comes next, from 1 */
} objects;

void objects_open(objects *o, bytes *input);
/* OBJECT_FOUND: where it begins is in *line and *column. OBJECT_BAD: something else stands there
 * ("12:7: …"). After OBJECT_END with a message reading has failed. */
object_status objects_next(objects *o, str *object, uint64_t *line, uint64_t *column, err *e);
/* The line and column of byte `at` of an object that begins at *line and *column. */
void objects_place(str object, size_t at, uint64_t *line, uint64_t *column);

#endif
