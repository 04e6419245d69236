#include "app/wire.h"

#include <string.h>

void wire_put_number(buf *b, uint64_t x) { buf_put(b, (str){(const char *)&x, sizeof x}); }

void wire_put_text(buf *b, str s) {
    wire_put_number(b, s.n);
    buf_put(b, s);
}

static str taken(wire *w, size_t n) {
    if (w->rest.n < n) {
        *w = (wire){.broken = true};
        return (str){0};
    }
    str s = str_sub(w->rest, 0, n);
    w->rest = str_sub(w->rest, n, w->rest.n);
    return s;
}

uint64_t wire_number(wire *w) {
    uint64_t x = 0;
    str s = taken(w, sizeof x);
    if (s.n) memcpy(&x, s.p, sizeof x);
    return x;
}

str wire_text(wire *w) {
    uint64_t n = wire_number(w);
    return taken(w, n > SIZE_MAX ? SIZE_MAX : (size_t)n);
}
