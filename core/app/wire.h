/* wire: numbers and texts between a process and its children.
 *
 *      buf ◄─ wire_put_number, wire_put_text …        wire ─► wire_number, wire_text …
 *
 * Eight bytes a number in the machine's own order, a text as its length and its bytes: both ends
 * are the same program on the same machine. What has been taken points into the bytes given. A wire
 * that ends too early gives zeros and empty texts and says so in `broken`. */
#ifndef TENOR_APP_WIRE_H
#define TENOR_APP_WIRE_H

#include "base/buf.h"

void wire_put_number(buf *b, uint64_t x);
void wire_put_text(buf *b, str s);

typedef struct wire {
    str rest;
    bool broken;
} wire;

uint64_t wire_number(wire *w);
str wire_text(wire *w);

#endif
