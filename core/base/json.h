/* json: JSON text to a small tree, by json-c.
 *
 * The only unit that includes json-c. Objects keep the order of their keys; a key that stands twice
 * keeps its last value. Depth ≤ 64. Everything lives in the arena given. Writing JSON is
 * base/buf.h's (buf_json, buf_number). */
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
/* The member of an object, or NULL. */
const json *json_get(const json *object, str key);
void json_write(buf *b, const json *j);

#endif
