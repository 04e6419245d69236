#include "base/diag.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>

enum { SHOWN = 100 }; /* columns of a source line that are shown around the place */

bool diag_full(const diag *d) { return d->errors >= DIAG_MOST_ERRORS; }

void diag_free(diag *d) {
    buf_free(&d->out);
    *d = (diag){0};
}

static str line_of(str text, uint32_t line) {
    str rest = text, one = {0};
    for (uint32_t i = 0; i < line; i++) {
        if (!rest.p) return (str){0};
        one = str_cut(&rest, '\n');
    }
    return str_ends(one, STR("\r")) ? str_sub(one, 0, one.n - 1) : one;
}

/* Byte offset of the col-th code point (from 1). */
static size_t offset_of(str line, uint32_t col) {
    size_t at = 0;
    for (uint32_t i = 1; i < col && at < line.n; i++) {
        at++;
        while (at < line.n && ((unsigned char)line.p[at] & 0xc0) == 0x80) at++;
    }
    return at;
}

/* Tabs become blanks, so that the caret stands where it should. */
static void put_line(buf *b, str part) {
    for (size_t i = 0; i < part.n; i++) {
        size_t from = i;
        while (i < part.n && part.p[i] != '\t') i++;
        utf8_show(b, str_sub(part, from, i), false);
        if (i < part.n) buf_byte(b, ' ');
    }
}

static void put_excerpt(buf *b, const source *at, uint32_t line, uint32_t col) {
    str whole = line_of(at->text, line);
    if (!whole.p || utf8_valid(whole) < whole.n) return;
    size_t place = offset_of(whole, col), from = 0;
    while (utf8_count(str_sub(whole, from, place)) > SHOWN * 3 / 4) /* a long line: begin later */
        from += offset_of(str_sub(whole, from, whole.n), SHOWN / 2);
    str part = str_sub(whole, from, whole.n);
    size_t room = offset_of(part, SHOWN + 1);
    buf_printf(b, "%5u | ", line);
    put_line(b, str_sub(part, 0, room));
    buf_put(b, STR("\n      | "));
    buf before = {0};
    put_line(&before, str_sub(part, 0, place - from));
    buf_fill(b, ' ', utf8_width(buf_str(&before)));
    buf_put(b, STR("^\n"));
    buf_free(&before);
}

void diag_add(diag *d, diag_kind kind, const source *at, uint32_t line, uint32_t col,
              const char *fmt, ...) {
    static const char *const kinds[] = {"error", "warning", "note"};
    char message[2000];
    va_list args;
    va_start(args, fmt);
    vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    if (kind == DIAG_ERROR && diag_full(d)) return;
    d->errors += kind == DIAG_ERROR;
    d->warnings += kind == DIAG_WARNING;
    if (at) utf8_show(&d->out, at->path, false);
    if (at && line) buf_printf(&d->out, ":%u:%u", line, col);
    buf_printf(&d->out, "%s%s: ", at ? ": " : "tenor: ", kinds[kind]);
    utf8_show(&d->out, str_c(message), true);
    buf_byte(&d->out, '\n');
    if (at && line) put_excerpt(&d->out, at, line, col);
}
