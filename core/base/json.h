/* json: JSON text to a small tree.
 *
 *      {"id": "7", "text": "A ferry …"}     JSON_OBJECT  key[0] "id"    item[0] JSON_STRING "7"
 *                                                        key[1] "text"  item[1] JSON_STRING
 *
 * Reads RFC 8259, and leaves two things to its callers: whether the bytes are valid UTF-8, and raw
 * control characters within strings, which are let pass. Objects keep the order of their keys; a
 * key that stands twice keeps its last value. Half a surrogate pair becomes U+FFFD. Depth ≤ 64.
 *
 * Articles come as JSON, nearly all of it one long string: a string without escapes is not copied
 * but points into the text that was read, others lie in the arena given, with the tree. Writing
 * JSON is base/buf.h's (buf_json, buf_number). */
#ifndef TENOR_BASE_JSON_H
#define TENOR_BASE_JSON_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

typedef enum { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } json_kind;

typedef struct json {
    json_kind kind;
    bool boolean;
    double number;
    str string;        /* valid UTF-8 as long as the input is; may hold U+0000 */
    struct json *item; /* of an array or object */
    str *key;          /* of an object, beside item */
    uint32_t n;
} json;

/* Parses exactly one value (white space may follow). On error the message names the column
 * (in bytes, from 1). */
bool json_parse(str text, arena *mem, json *out, err *e);
/* The same for a text that outlives the tree, whose strings point into it. */
bool json_parse_view(str text, arena *mem, json *out, err *e);
/* The member of an object, or NULL. */
const json *json_get(const json *object, str key);
void json_write(buf *b, const json *j);

#endif
