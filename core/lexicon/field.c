#include "lexicon/field.h"

#include "base/utf8.h"
#include "lexicon/matcher.h"
#include "lexicon/phrase.h"

#include <string.h>

/* ---- suggestions --------------------------------------------------------------------------- */

/* The first name that goes on where the word ends: alias, aliases. */
static str longer_name(str word, const str *names, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (word.n > 2 && str_starts(names[i], word)) return names[i];
    return (str){0};
}

str field_suggest_among(arena *mem, str word, const str *names, size_t n) {
    str near = utf8_nearest(word, names, n);
    if (!near.n) near = longer_name(word, names, n);
    return near.n ? arena_printf(mem, "; did you mean '%.*s'?", STR_ARG(near)) : STR("");
}

str field_suggest(arena *mem, str word, const char *const *list) {
    str names[64];
    size_t n = 0;
    while (list[n] && n < sizeof names / sizeof *names) {
        names[n] = str_c(list[n]);
        n++;
    }
    return field_suggest_among(mem, word, names, n);
}

/* "noun, verb or none" */
static str list_choices(arena *mem, const char *const *names, uint32_t n) {
    str all = str_c(names[0]);
    for (uint32_t i = 1; i < n; i++)
        all = arena_printf(mem, "%.*s%s%s", STR_ARG(all), i + 1 < n ? ", " : " or ", names[i]);
    return all;
}

/* ---- one value ----------------------------------------------------------------------------- */

bool field_keys(reader *r, const yaml *node, const char *what, const char *const *known) {
    if (node->kind != YAML_MAPPING) {
        READER_FAULT(r, node, "%s must be a mapping (key: value)", what);
        return false;
    }
    for (uint32_t i = 0; i < node->n; i++) {
        const yaml_key *k = &node->key[i];
        uint32_t j = 0;
        while (known[j] && !str_eq(k->text, str_c(known[j]))) j++;
        if (known[j]) continue;
        str hint = field_suggest(reader_mem(r), k->text, known);
        READER_FAULT(r, k, "unknown key '%.*s' in %s%.*s", STR_ARG(k->text), what, STR_ARG(hint));
    }
    return true;
}

bool field_text(reader *r, const yaml *node, const char *what, str *out) {
    str text = node->kind == YAML_SCALAR ? str_trim(node->text) : (str){0};
    if (node->kind != YAML_SCALAR)
        READER_FAULT(r, node, "%s must be a text, not a %s", what,
                     node->kind == YAML_SEQUENCE ? "list" : "mapping");
    else if (!text.n)
        READER_FAULT(r, node, "%s is empty", what);
    if (!text.n) return false;
    *out = text;
    return true;
}

bool field_flag(reader *r, const yaml *node, const char *what, bool *out) {
    static const char *const names[] = {"false", "true"};
    uint32_t i;
    if (!field_choice(r, node, what, names, 2, &i)) return false;
    *out = i == 1;
    return true;
}

bool field_number(reader *r, const yaml *node, const char *what, double least, double most,
                  double *out) {
    str text;
    double x;
    if (!field_text(r, node, what, &text)) return false;
    if (!number_parse(text, &x)) {
        READER_FAULT(r, node, "%s must be a number, not '%.*s'", what, STR_ARG(text));
        return false;
    }
    if (x < least || x > most) {
        READER_FAULT(r, node, "%s must lie between %g and %g", what, least, most);
        return false;
    }
    *out = x;
    return true;
}

bool field_count(reader *r, const yaml *node, const char *what, uint32_t least, uint32_t most,
                 uint32_t *out) {
    double x;
    if (!field_number(r, node, what, least, most, &x)) return false;
    if (x != (uint32_t)x) {
        READER_FAULT(r, node, "%s must be a whole number", what);
        return false;
    }
    *out = (uint32_t)x;
    return true;
}

bool field_choice(reader *r, const yaml *node, const char *what, const char *const *names,
                  uint32_t n, uint32_t *out) {
    str text;
    if (!field_text(r, node, what, &text)) return false;
    for (uint32_t i = 0; i < n; i++)
        if (str_eq(text, str_c(names[i]))) return *out = i, true;
    str choices = list_choices(reader_mem(r), names, n), *list = ARENA_NEWS(reader_mem(r), str, n);
    for (uint32_t i = 0; i < n; i++) list[i] = str_c(names[i]);
    str hint = field_suggest_among(reader_mem(r), text, list, n);
    READER_FAULT(r, node, "%s must be %.*s, not '%.*s'%.*s", what, STR_ARG(choices), STR_ARG(text),
                 STR_ARG(hint));
    return false;
}

/* ---- lists --------------------------------------------------------------------------------- */

/* A single value stands for a list of one. False for what is neither. */
static bool items_of(reader *r, const yaml *node, const char *what, const yaml **item,
                     uint32_t *n) {
    *item = node->kind == YAML_SEQUENCE ? node->item : node;
    *n = node->kind == YAML_SEQUENCE ? node->n : 1;
    if (node->kind != YAML_MAPPING && *n) return true;
    READER_FAULT(r, node, "%s: %s", what, *n ? "a list is wanted here" : "the list is empty");
    *n = 0;
    return false;
}

bool field_choices(reader *r, const yaml *node, const char *what, const char *const *names,
                   uint32_t n, uint8_t *bits) {
    const yaml *item;
    uint32_t count, which, found = 0;
    if (!items_of(r, node, what, &item, &count)) return false;
    for (uint32_t i = 0; i < count; i++) {
        if (!field_choice(r, &item[i], what, names, n, &which)) return false;
        found |= 1u << which;
    }
    *bits = (uint8_t)found;
    return true;
}

typedef bool field_reader(reader *, const yaml *, const char *, str *);

static str *read_list(reader *r, const yaml *node, const char *what, field_reader *read,
                      uint32_t *n) {
    const yaml *item;
    uint32_t count;
    *n = 0;
    if (!items_of(r, node, what, &item, &count)) return NULL;
    str *list = ARENA_NEWS(reader_mem(r), str, count);
    for (uint32_t i = 0; i < count && !diag_full(r->draft->d); i++)
        if (read(r, &item[i], what, &list[*n])) ++*n;
    return list;
}

str *field_texts(reader *r, const yaml *node, const char *what, uint32_t *n) {
    return read_list(r, node, what, field_text, n);
}

str *field_phrases(reader *r, const yaml *node, const char *what, uint32_t *n) {
    return read_list(r, node, what, field_phrase, n);
}

/* ---- phrases ------------------------------------------------------------------------------- */

static bool only_wildcards(str word) {
    for (size_t i = 0; i < word.n; i++)
        if (word.p[i] != '*' && word.p[i] != '?') return false;
    return true;
}

const char *phrase_fault(arena *scratch, str phrase) {
    str words[MATCH_MOST_WORDS];
    uint32_t n, wild = 0;
    arena_reset(scratch);
    if (!phrase_words(phrase, scratch, words, MATCH_MOST_WORDS, &n))
        return "can never match: it holds a character that is no part of a word";
    if (n == 0) return "can never match: it holds no word";
    if (n > MATCH_MOST_WORDS) return "has too many words (12 are allowed)";
    for (uint32_t i = 0; i < n; i++) wild += only_wildcards(words[i]);
    return wild == n ? "would match anything: it holds only wildcards" : NULL;
}
_Static_assert(MATCH_MOST_WORDS == 12, "the message names the number");

bool field_phrase(reader *r, const yaml *node, const char *what, str *out) {
    str text;
    if (!field_text(r, node, what, &text)) return false;
    const char *fault = phrase_fault(&r->draft->scratch, text);
    if (fault) READER_FAULT(r, node, "'%.*s' %s", STR_ARG(text), fault);
    if (!fault) *out = text;
    return !fault;
}
