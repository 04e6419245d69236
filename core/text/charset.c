#include "text/charset.h"
#include "base/arena.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { DECLARED_WITHIN = 4096, CHUNK = 64 << 10 };

/* As browsers do, Latin-1 and ASCII are read as the Windows code page that contains them. */
static const struct {
    const char *label, *name;
} encodings[] = {
    {"windows-1252", "CP1252"}, {"cp1252", "CP1252"},           {"iso-8859-1", "CP1252"},
    {"iso8859-1", "CP1252"},    {"latin1", "CP1252"},           {"us-ascii", "CP1252"},
    {"ascii", "CP1252"},        {"iso-8859-15", "ISO-8859-15"}, {"iso-8859-2", "ISO-8859-2"},
    {"windows-1250", "CP1250"}, {"windows-1251", "CP1251"},     {"utf-8", "UTF-8"},
    {"utf8", "UTF-8"}};

static bool is_label_byte(char c) {
    return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || strchr("-_:.", c);
}

/* What follows the first "charset=" or "encoding=" (an XML declaration). */
static str declared(str page) {
    str head = str_sub(page, 0, DECLARED_WITHIN);
    for (size_t i = 0; i + 8 < head.n; i++) {
        size_t n = !strncasecmp(head.p + i, "charset", 7)    ? 7
                   : !strncasecmp(head.p + i, "encoding", 8) ? 8
                                                             : 0;
        if (!n) continue;
        str rest = str_trim(str_sub(head, i + n, head.n));
        if (!str_starts(rest, STR("="))) continue;
        rest = str_trim(str_sub(rest, 1, rest.n));
        if (rest.n && strchr("\"'", rest.p[0])) rest = str_sub(rest, 1, rest.n);
        size_t end = 0;
        while (end < rest.n && rest.p[end] && is_label_byte(rest.p[end])) end++;
        if (end) return str_sub(rest, 0, end);
    }
    return (str){0};
}

/* Converts to the end; a byte that means nothing becomes U+FFFD. */
static uint32_t convert(iconv_t way, str page, buf *room) {
    char *from = (char *)(uintptr_t)page.p; /* iconv takes it so and does not write there */
    size_t left = page.n;
    uint32_t bad = 0;
    char out[CHUNK];
    while (left) {
        char *to = out;
        size_t free_room = sizeof out;
        size_t code = iconv(way, &from, &left, &to, &free_room);
        buf_put(room, (str){out, sizeof out - free_room});
        if (code != (size_t)-1 || errno == E2BIG) continue;
        utf8_put(room, 0xfffd);
        bad++;
        from++;
        left--;
    }
    return bad;
}

bool charset_to_utf8(str page, buf *room, str *utf8, uint32_t *repaired, err *e) {
    if (str_starts(page, STR("\xef\xbb\xbf"))) page = str_sub(page, 3, page.n);
    *utf8 = page;
    if (utf8_valid(page) == page.n) return true;
    str label = declared(page);
    const char *name = label.n ? NULL : "UTF-8";
    for (size_t i = 0; i < sizeof encodings / sizeof *encodings; i++)
        if (label.n == strlen(encodings[i].label) &&
            !strncasecmp(label.p, encodings[i].label, label.n))
            name = encodings[i].name;
    if (!name)
        return err_set(e, "is encoded in %.*s; convert it with iconv -t UTF-8", STR_ARG(label));
    room->n = 0;
    if (!strcmp(name, "UTF-8")) {
        *repaired = utf8_repair(room, page);
    } else {
        iconv_t way = iconv_open("UTF-8", name);
        if (way == (iconv_t)-1)
            return err_set(e, "is encoded in %.*s, which this system cannot convert",
                           STR_ARG(label));
        *repaired = convert(way, page, room);
        iconv_close(way);
    }
    *utf8 = buf_str(room);
    return true;
}
