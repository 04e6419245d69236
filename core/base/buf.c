#include "base/buf.h"
#include "base/arena.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *room_for(buf *b, size_t more) {
    if (b->cap - b->n < more) {
        size_t cap = b->cap ? b->cap * 2 : 256;
        while (cap - b->n < more) cap *= 2;
        b->p = mem_grow(b->p, cap);
        b->cap = cap;
    }
    return b->p + b->n;
}

void buf_put(buf *b, str s) {
    if (!s.n) return;
    memcpy(room_for(b, s.n), s.p, s.n);
    b->n += s.n;
}

void buf_byte(buf *b, char c) {
    *room_for(b, 1) = c;
    b->n++;
}

void buf_fill(buf *b, char c, size_t times) {
    if (!times) return;
    memset(room_for(b, times), c, times);
    b->n += times;
}

void buf_printf(buf *b, const char *fmt, ...) {
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n > 0) {
        vsnprintf(room_for(b, (size_t)n + 1), (size_t)n + 1, fmt, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

/* A character that JSON has to escape, or that could act on a terminal the JSON is shown on. All of
 * those beyond ASCII begin with one of a few bytes. */
static bool needs_escape(str s, size_t at, uint32_t *code, uint32_t *len) {
    unsigned char c = (unsigned char)s.p[at];
    *code = c;
    *len = 1;
    if (c < 0x80) return c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
    if (c != 0xc2 && c != 0xd8 && c != 0xe2 && c != 0xef) return false;
    *code = utf8_at(s, at, len);
    return utf8_acts(*code);
}

void buf_json(buf *b, str s) {
    buf_byte(b, '"');
    size_t from = 0;
    uint32_t code, len;
    for (size_t i = 0; i < s.n; i++) {
        if (!needs_escape(s, i, &code, &len)) continue;
        buf_put(b, str_sub(s, from, i));
        from = i + len;
        switch (code) {
        case '"': buf_put(b, STR("\\\"")); break;
        case '\\': buf_put(b, STR("\\\\")); break;
        case '\n': buf_put(b, STR("\\n")); break;
        case '\r': buf_put(b, STR("\\r")); break;
        case '\t': buf_put(b, STR("\\t")); break;
        default: buf_printf(b, "\\u%04x", code);
        }
    }
    buf_put(b, str_sub(s, from, s.n));
    buf_byte(b, '"');
}

str buf_str(const buf *b) { return (str){b->p, b->n}; }

void buf_free(buf *b) {
    free(b->p);
    *b = (buf){0};
}
