#include "lexicon/phrase.h"
#include "base/utf8.h"
#include "text/split.h"

#include <string.h>

static bool has_wildcard(str s) {
    return str_find_byte(s, '*') < s.n || str_find_byte(s, '?') < s.n;
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static void cut_at_blanks(str phrase, strings *words) {
    words->n = 0;
    for (size_t at = 0, end; at < phrase.n; at = end) {
        while (at < phrase.n && is_blank(phrase.p[at])) at++;
        for (end = at; end < phrase.n && !is_blank(phrase.p[end]);) end++;
        if (end > at) vec_push(words, (str){phrase.p + at, end - at});
    }
}

/* ---- the words of a phrase ----------------------------------------------------------------- */

static bool is_plain(char c) {
    return (unsigned char)((c | 32) - 'a') < 26 || (unsigned char)(c - '0') < 10;
}

/* Between blanks only letters, digits and single hyphens that stand between these: then each
 * stretch is one word, whatever is around it. */
static bool cut_plain(str phrase, str *words, uint32_t most, uint32_t *n) {
    const char *p = phrase.p, *last = phrase.p + phrase.n;
    *n = 0;
    while (p < last) {
        const char *start = p;
        while (p < last && is_plain(*p)) p++;
        while (p > start && p + 1 < last && *p == '-' && is_plain(p[1]))
            for (p++; p < last && is_plain(*p);) p++;
        if (p < last && *p != ' ') return false;
        if (p > start && *n < most) words[*n] = (str){start, (size_t)(p - start)};
        *n += p > start;
        p++;
    }
    return *n > 0;
}

bool phrase_words(str phrase, arena *mem, str *words, uint32_t most, uint32_t *n) {
    str *list;
    if (cut_plain(phrase, words, most, n)) return true;
    if (!split_phrase(phrase, mem, &list, n)) return false;
    for (uint32_t i = 0; i < *n && i < most; i++) words[i] = list[i];
    return true;
}

/* ---- the forms of its words ---------------------------------------------------------------- */

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

static inflect_list forms_of_new(phraser *p, str word, lex_forms forms, bool more) {
    strings *found = &p->inflected;
    inflect_word(p->in, word, forms, more, &p->mem, found);
    inflect_list list = {ARENA_NEWS(&p->mem, str, found->n), found->n};
    bool folded = str_eq(found->p[0], word); /* the word itself comes first */
    for (uint32_t i = 0; i < found->n; i++)
        list.p[i] = folded ? found->p[i] : in_capitals_of(word, found->p[i], &p->mem);
    return list;
}

static inflect_list forms_of(phraser *p, str word, lex_forms forms, bool more) {
    uint32_t fresh = p->lists.n;
    uint32_t id = map_intern(&p->known[forms][more], word, fresh, &p->mem);
    if (id == fresh) vec_push(&p->lists, forms_of_new(p, word, forms, more));
    return p->lists.p[id];
}

static void list_alternatives(phraser *p, str phrase, lex_forms forms) {
    uint32_t n = p->words.n;
    bool wild = has_wildcard(phrase);
    p->alternatives.n = 0;
    for (uint32_t i = 0; i < n; i++) {
        str *word = &p->words.p[i];
        if (forms == FORMS_WRITTEN || (wild && has_wildcard(*word)))
            vec_push(&p->alternatives, (inflect_list){word, 1});
        else
            vec_push(&p->alternatives, forms_of(p, *word, forms_of_word(i, n, forms), i + 1 < n));
    }
}

/* ---- combinations -------------------------------------------------------------------------- */

static void add_phrase(strings *out, str s) {
    for (uint32_t i = 0; i < out->n; i++)
        if (str_eq(out->p[i], s)) return;
    if (out->n < INFLECT_MOST_FORMS) vec_push(out, s);
}

/* The words chosen, with blanks between them. */
static str join_choice(phraser *p) {
    const inflect_list *all = p->alternatives.p;
    uint32_t n = p->alternatives.n, *choice = p->choice.p;
    size_t size = 0, at = 0;
    for (uint32_t w = 0; w < n; w++) size += all[w].p[choice[w]].n + (w > 0);
    char *joined = arena_alloc(&p->scratch, size);
    for (uint32_t w = 0; w < n; w++) {
        str word = all[w].p[choice[w]];
        if (w) joined[at++] = ' ';
        memcpy(joined + at, word.p, word.n);
        at += word.n;
    }
    return (str){joined, size};
}

/* Every combination, the last word's alternatives changing fastest, up to the limit. */
static void combine(phraser *p) {
    const inflect_list *all = p->alternatives.p;
    uint32_t n = p->alternatives.n;
    if (n == 1) { /* most phrases */
        for (uint32_t i = 0; i < all->n; i++) add_phrase(&p->forms, all->p[i]);
        return;
    }
    p->choice.n = 0;
    for (uint32_t w = 0; w < n; w++) vec_push(&p->choice, 0);
    for (uint32_t i = 0; p->forms.n < INFLECT_MOST_FORMS && i < n;) {
        add_phrase(&p->forms, join_choice(p));
        for (i = 0; i < n; i++) { /* the next choice, like the digits of a counter */
            uint32_t w = n - 1 - i;
            if (++p->choice.p[w] < all[w].n) break;
            p->choice.p[w] = 0;
        }
    }
}

/* ---- hyphens ------------------------------------------------------------------------------- */

/* A hyphen between letters; `anti-*` has none, or its wildcard would be a word by itself. */
static bool binds(str s, size_t at) {
    return s.p[at] == '-' && at > 0 && at + 1 < s.n && !strchr(" -*?", s.p[at - 1]) &&
           !strchr(" -*?", s.p[at + 1]);
}

static bool add_parted(str s, arena *mem, strings *out) {
    size_t hyphen = str_find_byte(s, '-');
    while (hyphen < s.n && !binds(s, hyphen)) hyphen++;
    if (hyphen == s.n) return false;
    str copy = arena_str(mem, s);
    for (size_t i = hyphen; i < s.n; i++)
        if (binds(s, i)) ((char *)copy.p)[i] = ' ';
    add_phrase(out, copy);
    return true;
}

static void add_bound(str s, arena *mem, strings *out) {
    if (has_wildcard(s)) return;
    str copy = arena_str(mem, s);
    ((char *)copy.p)[str_find_byte(s, ' ')] = '-';
    add_phrase(out, copy);
}

const strings *phrase_forms(phraser *p, str phrase, lex_forms forms) {
    strings *out = &p->forms;
    arena_reset(&p->scratch);
    out->n = 0;
    cut_at_blanks(phrase, &p->words);
    list_alternatives(p, phrase, forms);
    combine(p);
    for (uint32_t i = 0, n = out->n; i < n && forms != FORMS_WRITTEN; i++) {
        bool parted = add_parted(out->p[i], &p->scratch, out);
        if (p->words.n == 2 && !parted) add_bound(out->p[i], &p->scratch, out);
    }
    return out;
}

void phraser_free(phraser *p) {
    for (int i = 0; i < FORMS_KINDS; i++)
        for (int more = 0; more < 2; more++) map_free(&p->known[i][more]);
    vec_free(&p->lists);
    vec_free(&p->words);
    vec_free(&p->alternatives);
    vec_free(&p->choice);
    vec_free(&p->inflected);
    vec_free(&p->forms);
    arena_free(&p->mem);
    arena_free(&p->scratch);
}
