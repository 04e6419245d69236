#include "text/kind.h"

#include <string.h>

static const struct {
    const char *ext;
    feed_kind kind;
} names[] = {{"jsonl", FEED_JSONL}, {"ndjson", FEED_JSONL}, {"json", FEED_JSONL},
             {"csv", FEED_CSV},     {"tsv", FEED_TSV},      {"tab", FEED_TSV},
             {"html", FEED_HTML},   {"htm", FEED_HTML},     {"xhtml", FEED_HTML},
             {"txt", FEED_TEXT},    {"text", FEED_TEXT},    {"md", FEED_TEXT}};

str kind_unpacked_name(str path) {
    if (str_has_ext(path, STR("gz"))) return str_sub(path, 0, path.n - 3);
    return str_has_ext(path, STR("zst")) ? str_sub(path, 0, path.n - 4) : path;
}

str kind_without_mark(str s) { return str_starts(s, STR("\xef\xbb\xbf")) ? str_sub(s, 3, s.n) : s; }

static feed_kind kind_of_name(str path) {
    path = kind_unpacked_name(path);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_has_ext(path, str_c(names[i].ext))) return names[i].kind;
    return FEED_AUTO;
}

static bool starts_with_tag(str s, str tag) {
    return s.n >= tag.n && strncasecmp(s.p, tag.p, tag.n) == 0;
}

static bool is_page(str s) {
    return starts_with_tag(s, STR("<!doctype html")) || starts_with_tag(s, STR("<html"));
}

/* Is one of the names in the first line that of the text? */
static bool names_text(str line, char separator, str text_name) {
    uint32_t n = 0;
    bool found = false;
    for (str rest = line; rest.p; n++) {
        str name = str_trim(str_cut(&rest, separator));
        if (name.n > 1 && name.p[0] == '"' && name.p[name.n - 1] == '"')
            name = str_sub(name, 1, name.n - 1);
        found |= str_eq(name, text_name);
    }
    return found && n > 1;
}

static feed_kind kind_of_stream(str s, str text_name) {
    str rest = s, line = str_cut(&rest, '\n');
    if (s.n && (s.p[0] == '{' || str_starts(s, STR("[{")))) return FEED_JSONL;
    if (is_page(s)) return FEED_HTML;
    if (names_text(line, ',', text_name) || names_text(line, ';', text_name)) return FEED_CSV;
    return names_text(line, '\t', text_name) ? FEED_TSV : FEED_TEXT;
}

/* Not one object a line: an array, or an object whose brace stands alone in its line. */
static bool is_spread(str s) {
    str rest = s, line = str_cut(&rest, '\n');
    return s.n && (s.p[0] == '[' || (rest.p && str_eq(str_trim(line), STR("{"))));
}

feed_kind kind_of(feed_kind wanted, str path, str start, str text_name) {
    str s = str_trim(kind_without_mark(start));
    feed_kind kind = wanted ? wanted : kind_of_name(path);
    if (!kind)
        kind = str_eq(path, STR("-")) ? kind_of_stream(s, text_name)
               : is_page(s)           ? FEED_HTML
                                      : FEED_TEXT;
    return kind == FEED_JSONL && is_spread(s) ? FEED_JSON : kind;
}

bool kind_is_utf16(str start) {
    return str_starts(start, STR("\xff\xfe")) || str_starts(start, STR("\xfe\xff"));
}

const char *kind_not_text(str s) {
    static const char UTF16[] = "looks like UTF-16; convert it with iconv -t UTF-8";
    if (kind_is_utf16(s)) return UTF16;
    size_t zeros = 0, controls = 0, odd_zeros = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        zeros += c == 0;
        odd_zeros += c == 0 && i % 2;
        controls += c < 0x20 && !strchr("\t\n\f\r\x1b", c);
    }
    if (zeros > s.n / 4 && (odd_zeros > zeros * 9 / 10 || odd_zeros < zeros / 10)) return UTF16;
    if (zeros || controls > s.n / 10) return "looks like a binary file, not text";
    return NULL;
}
