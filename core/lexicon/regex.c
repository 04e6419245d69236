#include "lexicon/regex.h"
#include "base/utf8.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum {
    MOST_PATTERN = 1024,
    MATCH_LIMIT = 10000,
    DEPTH_LIMIT = 1000,
    HEAP_KB = 4096,
    LEAST_LITERAL = 3
};

struct regex {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *limits;
    uint32_t groups;
    str literal; /* malloced */
};

/* ---- required literal -------------------------------------------------------------------- */

/* Where the class or group that opens at `at` ends (behind its closing mark). */
static size_t skip_class(str p, size_t at) {
    size_t i = at + 1;
    if (i < p.n && p.p[i] == '^') i++;
    if (i < p.n && p.p[i] == ']') i++;
    while (i < p.n && p.p[i] != ']') i += p.p[i] == '\\' ? 2 : 1;
    return i + 1;
}

static size_t skip_group(str p, size_t at) {
    size_t depth = 0, i = at;
    while (i < p.n) {
        if (p.p[i] == '\\') {
            i += 2;
            continue;
        }
        if (p.p[i] == '[') {
            i = skip_class(p, i);
            continue;
        }
        if (p.p[i] == '(') depth++;
        if (p.p[i] == ')' && --depth == 0) return i + 1;
        i++;
    }
    return p.n;
}

/* Behind an escape: \b, or with what it takes in braces: \p{Lu}, \x{2019}, \k<name>. */
static size_t skip_escape(str p, size_t at) {
    size_t i = at + 2;
    if (i < p.n && (p.p[i] == '{' || p.p[i] == '<')) {
        char close = p.p[i] == '{' ? '}' : '>';
        while (i < p.n && p.p[i] != close) i++;
        i++;
    }
    return i;
}

static bool is_optional(str p, size_t at) {
    return at < p.n && (p.p[at] == '?' || p.p[at] == '*' || p.p[at] == '{');
}

static bool is_plain_letter(unsigned char c) { return c < 0x80 && utf8_is_letter(c); }

/* The longest run of ASCII letters that stands in every match: outside groups and classes, not
 * repeated or optional. An alternative at the top level means that nothing is required. */
static str required_literal(str p) {
    str best = {0};
    size_t i = 0;
    while (i < p.n) {
        unsigned char c = (unsigned char)p.p[i];
        if (c == '|') return (str){0};
        if (c == '\\')
            i = skip_escape(p, i);
        else if (c == '[')
            i = skip_class(p, i);
        else if (c == '(')
            i = skip_group(p, i);
        else if (!is_plain_letter(c))
            i++;
        else {
            size_t from = i;
            while (i < p.n && is_plain_letter((unsigned char)p.p[i])) i++;
            size_t to = is_optional(p, i) ? i - 1 : i;
            if (to - from > best.n && to - from >= LEAST_LITERAL) best = str_sub(p, from, to);
        }
    }
    return best;
}

/* ---- compile ----------------------------------------------------------------------------- */

static bool refused(str p, uint32_t *at, err *e) {
    if (p.n == 0) return err_set(e, "empty regex"), true;
    if (utf8_valid(p) < p.n) return err_set(e, "the regex is not valid UTF-8"), true;
    if (p.n > MOST_PATTERN) return err_set(e, "regex longer than %d bytes", MOST_PATTERN), true;
    if (str_starts(p, STR("(*"))) return err_set(e, "(*VERB) at the start is not allowed"), true;
    for (size_t i = 0; i + 1 < p.n; i++) {
        *at = (uint32_t)i;
        if (p.p[i] == '(' && p.p[i + 1] == '?' && i + 2 < p.n && p.p[i + 2] == 'C')
            return err_set(e, "callouts are not allowed"), true;
        if (p.p[i] != '\\') continue;
        if (p.p[i + 1] == 'C' || p.p[i + 1] == 'K')
            return err_set(e, "\\%c is not allowed", p.p[i + 1]), true;
        i++;
    }
    *at = 0;
    return false;
}

static str folded_copy(str s) {
    if (!s.n) return (str){0};
    char *p = mem_alloc(s.n);
    for (size_t i = 0; i < s.n; i++) p[i] = (char)utf8_fold((unsigned char)s.p[i]);
    return (str){p, s.n};
}

regex *regex_new(str pattern, bool caseless, uint32_t *at, err *e) {
    *at = 0;
    if (refused(pattern, at, e)) return NULL;
    int code;
    PCRE2_SIZE place;
    uint32_t flags = PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C;
    if (caseless) flags |= PCRE2_CASELESS;
    pcre2_code *compiled =
        pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, flags, &code, &place, NULL);
    if (!compiled) {
        PCRE2_UCHAR message[200];
        pcre2_get_error_message(code, message, sizeof message);
        *at = (uint32_t)place;
        return err_set(e, "%s", (const char *)message), NULL;
    }
    regex *re = mem_alloc(sizeof *re);
    *re = (regex){.code = compiled};
    pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE); /* without it everything works, only slower */
    re->data = pcre2_match_data_create(REGEX_MOST_GROUPS, NULL);
    re->limits = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(re->limits, MATCH_LIMIT);
    pcre2_set_depth_limit(re->limits, DEPTH_LIMIT);
    pcre2_set_heap_limit(re->limits, HEAP_KB);
    pcre2_pattern_info(compiled, PCRE2_INFO_CAPTURECOUNT, &re->groups);
    re->literal = folded_copy(required_literal(pattern));
    uint32_t empty = 0;
    pcre2_pattern_info(compiled, PCRE2_INFO_MATCHEMPTY, &empty);
    if (!empty && re->groups < REGEX_MOST_GROUPS) return re;
    if (empty)
        err_set(e, "the regex matches the empty string");
    else
        err_set(e, "more than %d groups", REGEX_MOST_GROUPS - 1);
    regex_free(re);
    return NULL;
}

void regex_free(regex *re) {
    if (!re) return;
    pcre2_code_free(re->code);
    pcre2_match_data_free(re->data);
    pcre2_match_context_free(re->limits);
    free((void *)re->literal.p);
    free(re);
}

str regex_literal(const regex *re) { return re->literal; }
uint32_t regex_groups(const regex *re) { return re->groups; }

regex_result regex_find(regex *re, str text, size_t from, regex_span span[REGEX_MOST_GROUPS]) {
    if (from > text.n) return REGEX_NONE;
    int n = pcre2_match(re->code, (PCRE2_SPTR)(text.p ? text.p : ""), text.n, from,
                        PCRE2_NO_UTF_CHECK, re->data, re->limits);
    if (n == PCRE2_ERROR_NOMATCH) return REGEX_NONE;
    if (n <= 0) return REGEX_LIMIT;
    const PCRE2_SIZE *v = pcre2_get_ovector_pointer(re->data);
    for (uint32_t i = 0; i < REGEX_MOST_GROUPS; i++) {
        bool set = i < (uint32_t)n && v[2 * i] != PCRE2_UNSET;
        span[i] = set ? (regex_span){(uint32_t)v[2 * i], (uint32_t)v[2 * i + 1]}
                      : (regex_span){UINT32_MAX, UINT32_MAX};
    }
    return REGEX_MATCH;
}
