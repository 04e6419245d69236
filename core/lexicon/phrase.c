/* The ways in which a phrase may stand in a text (inflect.h: phrase_forms). */
#include "base/utf8.h"
#include "lexicon/inflect.h"

#include <string.h>

typedef VEC(strings) alternatives; /* for each word of a phrase, what may stand in its place */

static bool has_wildcard(str s) {
    return str_find_byte(s, '*') < s.n || str_find_byte(s, '?') < s.n;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static void split_words(str phrase, strings *words) {
    for (size_t at = 0, end; at < phrase.n; at = end) {
        while (at < phrase.n && is_blank(phrase.p[at])) at++;
        for (end = at; end < phrase.n && !is_blank(phrase.p[end]);) end++;
        if (end > at) vec_push(words, str_sub(phrase, at, end));
    }
}

/* A form in the capitals of the word it comes from, as far as the letters agree: "MP", "mps" → MPs.
 */
static str in_capitals_of(str word, str form, arena *mem) {
    buf b = {0};
    size_t w = 0, f = 0;
    while (w < word.n && f < form.n) {
        uint32_t w_len, f_len, c = utf8_at(word, w, &w_len);
        if (utf8_fold(c) != utf8_at(form, f, &f_len)) break;
        buf_put(&b, str_sub(word, w, w + w_len));
        w += w_len;
        f += f_len;
    }
    buf_put(&b, str_sub(form, f, form.n));
    str s = arena_str(mem, buf_str(&b));
    buf_free(&b);
    return s;
}

/* Which of a phrase's words is inflected: of a verb the first, else the last. In a phrase, "any" is
 * a noun. */
static lex_forms forms_of_word(uint32_t i, uint32_t n, lex_forms forms) {
    if (forms == FORMS_ANY && n > 1) forms = FORMS_NOUN;
    return i == (forms == FORMS_VERB ? 0 : n - 1) ? forms : FORMS_NONE;
}

static void list_alternatives(const inflect *in, const strings *words, lex_forms forms, arena *mem,
                              alternatives *all) {
    for (uint32_t i = 0; i < words->n; i++) {
        strings forms_of_one = {0}, found = {0};
        str word = words->p[i];
        if (has_wildcard(word) || forms == FORMS_WRITTEN) {
            vec_push(&found, word);
        } else {
            inflect_word(in, word, forms_of_word(i, words->n, forms), words->n > i + 1, mem,
                         &forms_of_one);
            for (uint32_t j = 0; j < forms_of_one.n; j++)
                vec_push(&found, in_capitals_of(word, forms_of_one.p[j], mem));
        }
        vec_free(&forms_of_one);
        vec_push(all, found);
    }
}

static void add_phrase(strings *out, str s) {
    for (uint32_t i = 0; i < out->n; i++)
        if (str_eq(out->p[i], s)) return;
    if (out->n < INFLECT_MOST_FORMS) vec_push(out, s);
}

/* Every combination, the last word's alternatives changing fastest, up to the limit. */
static void combine(const alternatives *all, arena *mem, strings *out) {
    uint32_t *choice = ARENA_NEWS(mem, uint32_t, all->n);
    buf b = {0};
    for (uint32_t i = 0; out->n < INFLECT_MOST_FORMS && i < all->n;) {
        b.n = 0;
        for (uint32_t w = 0; w < all->n; w++) {
            if (w) buf_byte(&b, ' ');
            buf_put(&b, all->p[w].p[choice[w]]);
        }
        add_phrase(out, arena_str(mem, buf_str(&b)));
        for (i = 0; i < all->n; i++) { /* the next choice, like the digits of a counter */
            uint32_t w = all->n - 1 - i;
            if (++choice[w] < all->p[w].n) break;
            choice[w] = 0;
        }
    }
    buf_free(&b);
}

/* ---- hyphens ------------------------------------------------------------------------------- */

/* A hyphen between letters; `anti-*` has none, or its wildcard would be a word by itself. */
static bool binds(str s, size_t at) {
    return s.p[at] == '-' && at > 0 && at + 1 < s.n && !strchr(" -*?", s.p[at - 1]) &&
           !strchr(" -*?", s.p[at + 1]);
}

static bool add_parted(str s, arena *mem, strings *out) {
    str copy = arena_str(mem, s);
    char *p = (char *)copy.p;
    bool any = false;
    for (size_t i = 0; i < s.n; i++)
        if (binds(s, i)) p[i] = ' ', any = true;
    if (any) add_phrase(out, copy);
    return any;
}

static void add_bound(str s, arena *mem, strings *out) {
    if (has_wildcard(s)) return;
    str copy = arena_str(mem, s);
    ((char *)copy.p)[str_find_byte(s, ' ')] = '-';
    add_phrase(out, copy);
}

void phrase_forms(const inflect *in, str phrase, lex_forms forms, arena *mem, strings *out) {
    strings words = {0}, found = {0};
    alternatives all = {0};
    split_words(phrase, &words);
    list_alternatives(in, &words, forms, mem, &all);
    combine(&all, mem, &found);
    for (uint32_t i = 0, n = found.n; i < n && forms != FORMS_WRITTEN; i++) {
        bool parted = add_parted(found.p[i], mem, &found);
        if (words.n == 2 && !parted) add_bound(found.p[i], mem, &found);
    }
    for (uint32_t i = 0; i < found.n; i++) vec_push(out, found.p[i]);
    for (uint32_t i = 0; i < all.n; i++) vec_free(&all.p[i]);
    vec_free(&all);
    vec_free(&found);
    vec_free(&words);
}
