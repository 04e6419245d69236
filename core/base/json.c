#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

enum { MOST_DEPTH = 64, FEW_KEYS = 16 };

typedef struct reader {
    str text;
    size_t at;
    arena *mem;
    VEC(json) items; /* of the arrays and objects that are open, the innermost last */
    VEC(str) keys;   /* beside items; empty for those of arrays */
    err *e;
} reader;

static bool fail_at(reader *r, size_t at, const char *message) {
    return err_set(r->e, "column %zu: %s", at + 1, message);
}

static bool unexpected(reader *r) {
    return fail_at(r, r->at,
                   r->at < r->text.n ? "unexpected character" : "the JSON ends too early");
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The next byte, blanks passed over; 0 at the end (a NUL fits nowhere either). */
static char peek(reader *r) {
    for (; r->at < r->text.n; r->at++) {
        char c = r->text.p[r->at];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return c;
    }
    return 0;
}

/* ---- strings ----------------------------------------------------------------------------- */

/* Four hexadecimal digits, or −1. */
static int hex4(str s) {
    int code = 0;
    if (s.n < 4) return -1;
    for (int i = 0; i < 4; i++) {
        char c = s.p[i], low = (char)(c | 32);
        if (!is_digit(c) && (low < 'a' || low > 'f')) return -1;
        code = code * 16 + (is_digit(c) ? c - '0' : low - 'a' + 10);
    }
    return code;
}

/* \uXXXX, of which `digits` begins with the XXXX; returns the bytes taken behind the u, 0 = bad. */
static size_t unescape_code(buf *out, str digits) {
    int code = hex4(digits);
    if (code < 0) return 0;
    size_t taken = 4;
    if (code >= 0xd800 && code < 0xdc00 && digits.n > 6 && digits.p[4] == '\\' &&
        digits.p[5] == 'u') {
        int low = hex4(str_sub(digits, 6, digits.n));
        if (low >= 0xdc00 && low < 0xe000) {
            code = 0x10000 + (code - 0xd800) * 0x400 + (low - 0xdc00);
            taken = 10;
        }
    }
    utf8_put(out, code >= 0xd800 && code < 0xe000 ? 0xfffd : (uint32_t)code);
    return taken;
}

/* `s` is what stands between the marks, from byte `base` of the text on. */
static bool unescape(reader *r, str s, size_t base, str *out) {
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    buf b = {.p = arena_alloc(r->mem, s.n + 1), .cap = s.n + 1}; /* nothing gets longer */
    bool ok = true;
    for (size_t i = 0; ok && i < s.n;) {
        size_t escape = i + str_find_byte(str_sub(s, i, s.n), '\\');
        buf_put(&b, str_sub(s, i, escape));
        if (escape == s.n) break;
        char c = s.p[escape + 1]; /* no string ends within an escape */
        const char *known = c ? strchr(from, c) : NULL;
        size_t taken = 0;
        if (known)
            buf_byte(&b, to[known - from]);
        else if (c == 'u')
            taken = unescape_code(&b, str_sub(s, escape + 2, s.n));
        ok = known || taken;
        i = escape + 2 + taken;
        if (!ok) fail_at(r, base + escape, "an escape that JSON does not have");
    }
    *out = buf_str(&b);
    return ok;
}

/* Where the string that s begins with has its closing mark; s.n or more when it has none. Looks for
 * a mark, and for an escape before it: text that has none goes by as fast as memory is read. */
static size_t find_mark(str s, bool *escapes) {
    size_t from = 0, mark = str_find_byte(s, '"');
    for (;;) {
        size_t escape = from + str_find_byte(str_sub(s, from, mark), '\\');
        if (escape >= mark) return mark;
        *escapes = true;
        from = escape + 2;
        if (from > mark) mark = from + str_find_byte(str_sub(s, from, s.n), '"');
    }
}

static bool read_string(reader *r, str *out) {
    bool escapes = false;
    size_t start = ++r->at;
    str rest = str_sub(r->text, start, r->text.n);
    size_t mark = find_mark(rest, &escapes);
    if (mark >= rest.n) return fail_at(r, r->text.n, "the JSON ends too early");
    r->at = start + mark + 1;
    *out = str_sub(rest, 0, mark);
    return !escapes || unescape(r, *out, start, out);
}

/* ---- numbers and words ------------------------------------------------------------------- */

static size_t skip_digits(str s, size_t i) {
    while (i < s.n && is_digit(s.p[i])) i++;
    return i;
}

/* The length of the number that s begins with; 0 = none. */
static size_t number_length(str s) {
    size_t i = s.n && s.p[0] == '-', start = i;
    i = skip_digits(s, i);
    if (i == start || (s.p[start] == '0' && i > start + 1)) return 0;
    if (i < s.n && s.p[i] == '.') {
        size_t fraction = skip_digits(s, i + 1);
        if (fraction == i + 1) return 0;
        i = fraction;
    }
    if (i < s.n && (s.p[i] | 32) == 'e') {
        size_t sign = i + 1 < s.n && (s.p[i + 1] == '+' || s.p[i + 1] == '-');
        size_t exponent = skip_digits(s, i + 1 + sign);
        if (exponent == i + 1 + sign) return 0;
        i = exponent;
    }
    return i;
}

static bool read_number(reader *r, json *out) {
    str rest = str_sub(r->text, r->at, r->text.n);
    size_t n = number_length(rest);
    if (!n) return unexpected(r);
    out->kind = JSON_NUMBER;
    if (!number_parse(str_sub(rest, 0, n), &out->number))
        return fail_at(r, r->at, "a number that is not finite");
    r->at += n;
    return true;
}

static bool read_word(reader *r, json *out) {
    static const struct {
        const char *word;
        json_kind kind;
        bool boolean;
    } words[] = {
        {"null", JSON_NULL, false}, {"true", JSON_BOOL, true}, {"false", JSON_BOOL, false}};
    str rest = str_sub(r->text, r->at, r->text.n);
    for (size_t i = 0; i < 3; i++) {
        str word = str_c(words[i].word);
        if (str_starts(rest, word)) {
            out->kind = words[i].kind;
            out->boolean = words[i].boolean;
            r->at += word.n;
            return true;
        }
        if (str_starts(word, rest)) r->at = r->text.n; /* "nul" */
    }
    if (str_starts(rest, STR("NaN")) || str_starts(rest, STR("Infinity")))
        return fail_at(r, r->at, "a number that is not finite");
    return unexpected(r);
}

/* ---- arrays and objects ------------------------------------------------------------------ */

/* Moves what was read since `from` into the arena. */
static void close_list(reader *r, uint32_t from, json *out) {
    out->n = r->items.n - from;
    out->item = ARENA_NEWS(r->mem, json, out->n + 1);
    if (out->n) memcpy(out->item, r->items.p + from, out->n * sizeof *out->item);
    if (out->kind == JSON_OBJECT) {
        out->key = ARENA_NEWS(r->mem, str, out->n + 1);
        if (out->n) memcpy(out->key, r->keys.p + from, out->n * sizeof *out->key);
    }
    r->items.n = r->keys.n = from;
}

/* The place of a key among those since `from`; beyond a few of them by a map, so that objects of a
 * million keys take no longer than they are. */
static uint32_t place_of(reader *r, uint32_t from, str key, map *many) {
    uint32_t i = from;
    if (r->keys.n - from < FEW_KEYS) {
        while (i < r->keys.n && !str_eq(r->keys.p[i], key)) i++;
        return i;
    }
    if (!many->n)
        for (uint32_t k = from; k < r->keys.n; k++) map_add(many, r->keys.p[k], k);
    if (map_get(many, key, &i)) return i;
    map_add(many, key, r->keys.n);
    return r->keys.n;
}

static bool read_value(reader *r, uint32_t depth, json *out);

static bool read_members(reader *r, uint32_t depth, map *many) {
    uint32_t from = r->items.n;
    for (;;) {
        str key;
        json value;
        if (peek(r) != '"') return unexpected(r);
        if (!read_string(r, &key)) return false;
        if (peek(r) != ':') return unexpected(r);
        r->at++;
        if (!read_value(r, depth, &value)) return false;
        uint32_t place = place_of(r, from, key, many);
        if (place == r->keys.n) {
            vec_push(&r->keys, key);
            vec_push(&r->items, value);
        }
        r->items.p[place] = value;
        char c = peek(r);
        if (c != ',' && c != '}') return unexpected(r);
        r->at++;
        if (c == '}') return true;
    }
}

static bool read_items(reader *r, uint32_t depth) {
    for (;;) {
        json value;
        if (!read_value(r, depth, &value)) return false;
        vec_push(&r->items, value);
        vec_push(&r->keys, (str){0});
        char c = peek(r);
        if (c != ',' && c != ']') return unexpected(r);
        r->at++;
        if (c == ']') return true;
    }
}

static bool read_list(reader *r, uint32_t depth, json *out) {
    uint32_t from = r->items.n;
    if (depth > MOST_DEPTH) return fail_at(r, r->at, "nesting too deep");
    r->at++;
    bool ok = true;
    if (peek(r) == (out->kind == JSON_OBJECT ? '}' : ']')) {
        r->at++;
    } else if (out->kind == JSON_OBJECT) {
        map many = {0};
        ok = read_members(r, depth, &many);
        map_free(&many);
    } else {
        ok = read_items(r, depth);
    }
    if (ok) close_list(r, from, out);
    return ok;
}

/* A value within `depth` lists. The recursion is as deep as MOST_DEPTH. */
static bool read_value(reader *r, uint32_t depth, json *out) {
    char c = peek(r);
    *out = (json){0};
    switch (c) {
    case '{': out->kind = JSON_OBJECT; return read_list(r, depth + 1, out);
    case '[': out->kind = JSON_ARRAY; return read_list(r, depth + 1, out);
    case '"': out->kind = JSON_STRING; return read_string(r, &out->string);
    default: return c == '-' || is_digit(c) ? read_number(r, out) : read_word(r, out);
    }
}

/* ---- from outside ------------------------------------------------------------------------ */

bool json_parse_view(str text, arena *mem, json *out, err *e) {
    reader r = {.text = text, .mem = mem, .e = e};
    bool ok = read_value(&r, 0, out);
    if (ok && (peek(&r), r.at < text.n)) ok = fail_at(&r, r.at, "something follows the value");
    vec_free(&r.items);
    vec_free(&r.keys);
    return ok;
}

bool json_parse(str text, arena *mem, json *out, err *e) {
    return json_parse_view(arena_str(mem, text), mem, out, e);
}

const json *json_get(const json *object, str key) {
    if (object->kind != JSON_OBJECT) return NULL;
    for (uint32_t i = 0; i < object->n; i++)
        if (str_eq(object->key[i], key)) return &object->item[i];
    return NULL;
}

void json_write(buf *b, const json *j) {
    switch (j->kind) {
    case JSON_NULL: buf_put(b, STR("null")); break;
    case JSON_BOOL: buf_put(b, j->boolean ? STR("true") : STR("false")); break;
    case JSON_NUMBER: buf_number(b, j->number); break;
    case JSON_STRING: buf_json(b, j->string); break;
    case JSON_ARRAY:
    case JSON_OBJECT:
        buf_byte(b, j->kind == JSON_ARRAY ? '[' : '{');
        for (uint32_t i = 0; i < j->n; i++) {
            if (i) buf_byte(b, ',');
            if (j->kind == JSON_OBJECT) {
                buf_json(b, j->key[i]);
                buf_byte(b, ':');
            }
            json_write(b, &j->item[i]);
        }
        buf_byte(b, j->kind == JSON_ARRAY ? ']' : '}');
    }
}
