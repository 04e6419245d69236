#include "lexicon/symbols.h"
#include "base/utf8.h"

#include <string.h>

void symbols_init(symbols *s, arena *mem) {
    *s = (symbols){.mem = mem, .n = 1};
    vec_push(&s->table, 0); /* so that a range at 0 means "none" */
}

void symbols_free(symbols *s) {
    map_free(&s->folded);
    map_free(&s->exact);
    map_free(&s->capitals);
    map_free(&s->globs);
    map_free(&s->masks);
    for (int i = 0; i < 256; i++) vec_free(&s->by_first[i]);
    for (int i = 0; i < 64; i++) vec_free(&s->masked[i]);
    vec_free(&s->literals);
    vec_free(&s->table);
    buf_free(&s->folding);
}

static uint32_t symbol_in(symbols *s, map *m, str key, bool *is_new) {
    uint32_t symbol = map_intern(m, key, s->n, s->mem);
    *is_new = symbol == s->n;
    s->n += *is_new;
    return symbol;
}

/* Valid until the next word. */
static str folded_of(symbols *s, str word) {
    s->folding.n = 0;
    utf8_fold_str(&s->folding, word);
    return buf_str(&s->folding);
}

static uint32_t symbol_of_glob(symbols *s, str folded) {
    bool is_new;
    uint32_t symbol = symbol_in(s, &s->globs, folded, &is_new);
    unsigned char first = (unsigned char)folded.p[0];
    if (first == '*' || first == '?') first = 0;
    if (is_new) vec_push(&s->by_first[first], (symbol_glob){arena_str(s->mem, folded), symbol});
    return symbol;
}

/* Small ASCII letters, digits and marks: folded as it stands. */
static bool is_everyday(str word) {
    for (size_t i = 0; i < word.n; i++) {
        unsigned char c = (unsigned char)word.p[i];
        if (c >= 0x80 || (c >= 'A' && c <= 'Z') || c == '*' || c == '?') return false;
    }
    return true;
}

uint32_t symbol_of_word(symbols *s, str word, bool exact) {
    bool is_new;
    if (!exact && is_everyday(word)) return symbol_in(s, &s->folded, word, &is_new);
    if (str_eq(word, STR("*"))) return SYMBOL_ANY;
    str folded = folded_of(s, word);
    bool wild = str_find_byte(word, '*') < word.n || str_find_byte(word, '?') < word.n;
    if (wild) return symbol_of_glob(s, folded);
    if (!exact) return symbol_in(s, &s->folded, folded, &is_new);
    uint32_t symbol = symbol_in(s, &s->exact, word, &is_new);
    if (is_new) map_intern(&s->capitals, folded, symbol, s->mem);
    return symbol;
}

uint32_t symbol_of_mask(symbols *s, str folded) {
    bool is_new;
    uint32_t symbol = symbol_in(s, &s->masks, folded, &is_new);
    if (is_new && folded.n < 64)
        vec_push(&s->masked[folded.n], (symbol_glob){arena_str(s->mem, folded), symbol});
    return symbol;
}

uint32_t symbol_of_literal(symbols *s, str folded) {
    for (uint32_t i = 0; i < s->literals.n; i++)
        if (str_eq(s->literals.p[i].pattern, folded)) return s->literals.p[i].symbol;
    vec_push(&s->literals, (symbol_glob){arena_str(s->mem, folded), s->n});
    return s->n++;
}

/* Bytes of the code point at p[i]. */
static size_t step(str s, size_t i) {
    size_t n = 1;
    while (i + n < s.n && ((unsigned char)s.p[i + n] & 0xc0) == 0x80) n++;
    return n;
}

/* `*` = any letters, `?` = one. Remembers only the last star, so it never takes more than length ×
 * length. */
static bool glob_fits(str glob, str word) {
    size_t g = 0, w = 0, star = SIZE_MAX, again = 0;
    while (w < word.n) {
        if (g < glob.n && glob.p[g] == '?') {
            g++;
            w += step(word, w);
        } else if (g < glob.n && glob.p[g] != '*' && glob.p[g] == word.p[w]) {
            g++;
            w++;
        } else if (g < glob.n && glob.p[g] == '*') {
            star = g++;
            again = w;
        } else if (star != SIZE_MAX) {
            g = star + 1;
            again += step(word, again);
            w = again;
        } else {
            return false;
        }
    }
    while (g < glob.n && glob.p[g] == '*') g++;
    return g == glob.n;
}

static bool is_mask(char c) { return strchr("*-#@_$!.", c) != NULL && c; }

/* "b*****d" against "bastard": as long, with the same letters where letters are shown. */
static bool mask_fits(str masked, str word) {
    if (masked.n != word.n || masked.p[0] != word.p[0]) return false;
    for (size_t i = 1; i < word.n; i++)
        if (masked.p[i] != word.p[i] && !is_mask(masked.p[i])) return false;
    return true;
}

static void put(symbols *s, type *t, uint32_t symbol) {
    vec_push(&s->table, symbol);
    t->symbols++;
}

static void put_globs(symbols *s, type *t, unsigned char first) {
    for (uint32_t i = 0; i < s->by_first[first].n; i++)
        if (glob_fits(s->by_first[first].p[i].pattern, t->folded))
            put(s, t, s->by_first[first].p[i].symbol);
}

/* The spelling without its possessive, curly apostrophes straightened as lexicons have them. */
static str exact_of(const type *t, buf *b) {
    str text = str_sub(t->text, 0, t->text.n - t->clitic);
    b->n = 0;
    for (size_t i = 0; i < text.n;) {
        uint32_t len, c = utf8_at(text, i, &len);
        if (c == 0x2019 || c == 0x2018)
            buf_byte(b, '\'');
        else
            buf_put(b, str_sub(text, i, i + len));
        i += len;
    }
    return buf_str(b);
}

void symbols_classify(symbols *s, type *t) {
    uint32_t symbol;
    buf b = {0};
    t->symbol = s->table.n;
    t->symbols = 0;
    if (t->folded.n == 0) return;
    if (map_get(&s->folded, t->folded, &symbol)) put(s, t, symbol);
    if (s->exact.n && map_get(&s->exact, exact_of(t, &b), &symbol))
        put(s, t, symbol);
    else if ((t->shape & TYPE_CAPS) && map_get(&s->capitals, t->folded, &symbol))
        put(s, t, symbol);
    put_globs(s, t, (unsigned char)t->folded.p[0]);
    put_globs(s, t, 0);
    if ((t->shape & TYPE_MASKED) && t->folded.n < 64)
        for (uint32_t i = 0; i < s->masked[t->folded.n].n; i++)
            if (mask_fits(t->folded, s->masked[t->folded.n].p[i].pattern))
                put(s, t, s->masked[t->folded.n].p[i].symbol);
    for (uint32_t i = 0; i < s->literals.n; i++)
        if (str_find(t->folded, s->literals.p[i].pattern) < t->folded.n)
            put(s, t, s->literals.p[i].symbol);
    if (!t->symbols) t->symbol = 0;
    buf_free(&b);
}
