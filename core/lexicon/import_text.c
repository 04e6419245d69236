/* Bytes of a stranger's file to text: encoding, line ends, lines, places. */
#include "base/utf8.h"
#include "lexicon/importing.h"

#include <string.h>

/* What Windows-1252 has where Latin-1 has control characters; files called Latin-1 mean it. */
static const uint16_t windows[32] = {
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

static str from_latin_1(arena *mem, str bytes) {
    buf b = {0};
    for (size_t i = 0; i < bytes.n; i++) {
        unsigned char c = (unsigned char)bytes.p[i];
        utf8_put(&b, c >= 0x80 && c < 0xa0 ? windows[c - 0x80] : c);
    }
    str text = arena_str(mem, buf_str(&b));
    buf_free(&b);
    return text;
}

/* \r\n and \r become \n, so that a line is a line. */
static str plain_lines(arena *mem, str text) {
    str copy = arena_str(mem, text);
    char *p = (char *)copy.p;
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '\n' && i && text.p[i - 1] == '\r') continue;
        p[n++] = text.p[i] == '\r' ? '\n' : text.p[i];
    }
    return str_sub(copy, 0, n);
}

bool import_text(importing *im, str bytes) {
    if (bytes.n >= 2 && (!memcmp(bytes.p, "\xff\xfe", 2) || !memcmp(bytes.p, "\xfe\xff", 2)))
        return err_set(im->e, "%.*s: UTF-16; save the file as UTF-8", STR_ARG(im->src.path));
    if (str_find_byte(bytes, 0) < bytes.n)
        return err_set(im->e, "%.*s: this is no text", STR_ARG(im->src.path));
    if (str_starts(bytes, STR("\xef\xbb\xbf"))) bytes = str_sub(bytes, 3, bytes.n);
    bool latin = utf8_valid(bytes) < bytes.n;
    if (latin) bytes = from_latin_1(&im->mem, bytes);
    im->src.text = plain_lines(&im->mem, bytes);
    if (latin) import_note(im, (import_place){0}, "is not UTF-8: read as Latin-1 (Windows-1252)");
    return true;
}

bool import_line(str *rest, str *line, uint32_t *n) {
    if (!rest->n) return false;
    *line = str_cut(rest, '\n');
    ++*n;
    return true;
}

str import_first_line(str text) {
    str line = {0};
    uint32_t n = 0;
    while (import_line(&text, &line, &n)) {
        str s = str_trim(line);
        if (s.n && s.p[0] != ';' && s.p[0] != '#') return line;
    }
    return (str){0};
}

import_place import_at(uint32_t n, str line, str piece) {
    size_t from = piece.p && line.p ? (size_t)(piece.p - line.p) : 0;
    return (import_place){n, (uint32_t)utf8_count(str_sub(line, 0, from)) + 1};
}

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

str import_token(str *rest) {
    size_t from = 0, to;
    while (from < rest->n && is_blank(rest->p[from])) from++;
    for (to = from; to < rest->n && !is_blank(rest->p[to]);) to++;
    str token = str_sub(*rest, from, to);
    *rest = str_sub(*rest, to, rest->n);
    return token;
}

bool import_has_ext(const source *src, const char *ext) {
    return str_has_ext(src->path, str_c(ext));
}
