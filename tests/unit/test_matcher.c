/* The matcher against an oracle: what tries and symbols find is what comparing every phrase with
 * every place of the text finds. Lexicons and texts are made by chance, of few letters, so that
 * phrases overlap, repeat and begin within each other all the time. */
#include "lexicon/matcher.h"
#include "text/split.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { LEXICONS = 60, TEXTS = 40, MOST_TERMS = 40, MOST_WORDS = 4, TEXT_WORDS = 60, LETTERS = 3 };

static uint64_t seed = 20260101;
static uint32_t chance(uint32_t below) { /* xorshift64 */
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return (uint32_t)(seed >> 33) % below;
}

/* A phrase as the test made it, kept apart from what the lexicon reader makes of it. */
typedef struct phrase {
    char word[MOST_WORDS][16];
    uint32_t n;
    bool exact, masked;
} phrase;

/* ---- by chance --------------------------------------------------------------------------- */

/* Of a, b and c: no word of these is inflected or spelt in two ways. */
static void random_word(char *out, uint32_t most) {
    uint32_t n = 1 + chance(most);
    for (uint32_t i = 0; i < n; i++) out[i] = (char)('a' + chance(LETTERS));
    out[n] = 0;
}

/* Wildcards stand before, behind and inside; "?" stands for a letter in place. */
static void add_wildcards(char *word) {
    char with[16];
    size_t n = strlen(word), at = chance((uint32_t)n + 1);
    if (chance(3) == 0) {
        word[chance((uint32_t)n)] = '?';
        if (strspn(word, "?") == n) word[0] = 'a';
        return;
    }
    memcpy(with, word, at);
    with[at] = '*';
    memcpy(with + at + 1, word + at, n - at + 1);
    memcpy(word, with, n + 2);
}

static phrase random_phrase(void) {
    phrase p = {.n = 1 + chance(MOST_WORDS)};
    uint32_t solid = chance(p.n); /* one word at least is none that fits everything */
    for (uint32_t i = 0; i < p.n; i++) {
        random_word(p.word[i], 4);
        if (i != solid && chance(6) == 0)
            memcpy(p.word[i], "*", 2);
        else if (chance(4) == 0)
            add_wildcards(p.word[i]);
    }
    bool wild = false;
    for (uint32_t i = 0; i < p.n; i++) wild |= strpbrk(p.word[i], "*?") != NULL;
    p.exact = !wild && chance(5) == 0;
    p.masked = !wild && !p.exact && p.n == 1 && chance(3) == 0;
    for (uint32_t i = 0; p.exact && i < p.n; i++) p.word[i][0] = (char)(p.word[i][0] - 32);
    return p;
}

static void put_phrase(FILE *f, const phrase *p) {
    fprintf(f, "      - { phrase: \"");
    for (uint32_t i = 0; i < p->n; i++) fprintf(f, "%s%s", i ? " " : "", p->word[i]);
    fprintf(f, "\", case: %s, masked: %s }\n", p->exact ? "exact" : "any",
            p->masked ? "true" : "false");
}

/* Words in all cases, masked, with possessives and hyphens; commas, full stops and new paragraphs
 * between them. */
static void put_token(buf *b) {
    char word[16];
    random_word(word, 4);
    uint32_t kind = chance(12);
    for (char *c = word; *c && (kind == 0 || (kind == 1 && c == word)); c++) *c = (char)(*c - 32);
    if (kind == 2)
        for (size_t i = 1; i + 1 < strlen(word); i++) word[i] = '*';
    buf_put(b, str_c(word));
    if (kind == 3) {
        random_word(word, 3);
        buf_byte(b, '-');
        buf_put(b, str_c(word));
    }
    if (kind == 4) buf_put(b, STR("’s"));
}

static void random_text(buf *b) {
    static const char *const gaps[] = {", ", ". ", "\n\n", " – ", " “", "\n"};
    b->n = 0;
    for (uint32_t i = 0; i < TEXT_WORDS; i++) {
        put_token(b);
        uint32_t gap = chance(24);
        buf_put(b, gap < 6 ? str_c(gaps[gap]) : STR(" "));
    }
}

/* ---- the oracle -------------------------------------------------------------------------- */

static bool glob_fits(const char *glob, str word) {
    if (!*glob) return word.n == 0;
    if (*glob == '*')
        return glob_fits(glob + 1, word) || (word.n && glob_fits(glob, str_sub(word, 1, word.n)));
    return word.n && (*glob == '?' || *glob == word.p[0]) &&
           glob_fits(glob + 1, str_sub(word, 1, word.n));
}

/* As long, the same first letter, and the letters that are shown. */
static bool mask_fits(const char *word, str masked) {
    if (strlen(word) != masked.n || masked.p[0] != word[0]) return false;
    for (size_t i = 0; i < masked.n; i++)
        if (masked.p[i] != '*' && masked.p[i] != word[i]) return false;
    return true;
}

static bool word_fits(const phrase *p, const char *word, const type *t) {
    if (p->masked && t->shape & TYPE_MASKED && mask_fits(word, t->folded)) return true;
    if (!p->exact) return glob_fits(word, t->folded);
    str spelled = str_sub(t->text, 0, t->text.n - t->clitic);
    if (str_eq(spelled, str_c(word))) return true;
    if (!(t->shape & TYPE_CAPS)) return false; /* all capitals write the exact word too */
    char folded[32];
    snprintf(folded, sizeof folded, "%s", word);
    for (char *c = folded; *c; c++) *c |= 32;
    return str_eq(t->folded, str_c(folded));
}

static bool phrase_fits(const phrase *p, const doc *d, uint32_t at) {
    if (at + p->n > d->words.n) return false;
    for (uint32_t i = 0; i < p->n; i++) {
        if (i && d->words.flags[at + i] & WORD_BREAK) return false;
        if (!word_fits(p, p->word[i], word_type(d, at + i))) return false;
    }
    return true;
}

/* Two words may be written as one, with a hyphen. */
static bool bound_fits(const phrase *p, const doc *d, uint32_t at) {
    if (p->n != 2 || strpbrk(p->word[0], "*?") || strpbrk(p->word[1], "*?")) return false;
    char both[40];
    snprintf(both, sizeof both, "%s-%s", p->word[0], p->word[1]);
    return word_fits(p, both, word_type(d, at));
}

static bool expects(const phrase *p, const doc *d, uint32_t first, uint32_t last) {
    return (last - first == p->n && phrase_fits(p, d, first)) ||
           (last - first == 1 && bound_fits(p, d, first));
}

/* ---- the comparison ---------------------------------------------------------------------- */

typedef struct under_test {
    phrase phrases[MOST_TERMS];
    uint32_t n;
    char path[64];
    arena mem;
    lexlib lib;
    matcher *matcher;
    types types;
} under_test;

static void make(under_test *u, const char *folder) {
    diag d = {0};
    uint32_t id;
    *u = (under_test){.n = 1 + chance(MOST_TERMS)};
    snprintf(u->path, sizeof u->path, "%s/random.yml", folder);
    FILE *f = fopen(u->path, "w");
    assert_non_null(f);
    fprintf(f, "tenor: 1\ndefaults: { weight: 1, forms: none }\ncategories:\n  c:\n    terms:\n");
    for (uint32_t i = 0; i < u->n; i++) {
        u->phrases[i] = random_phrase();
        put_phrase(f, &u->phrases[i]);
    }
    assert_int_equal(fclose(f), 0);
    str path = str_c(u->path);
    bool ok = lexlib_init(&u->lib, &d) && lexlib_load(&u->lib, &path, 1, STR("test"), &id, &d);
    if (!ok) fail_msg("%.*s", STR_ARG(buf_str(&d.out)));
    assert_int_equal(u->lib.terms.n, u->n);
    u->matcher = matcher_new(&u->lib, &u->mem, &d);
    if (d.errors || d.warnings) fail_msg("%.*s", STR_ARG(buf_str(&d.out)));
    matcher_types(u->matcher, &u->types, 1 << 16);
    diag_free(&d);
}

static void unmake(under_test *u) {
    unlink(u->path);
    types_free(&u->types);
    matcher_free(u->matcher);
    lexlib_free(&u->lib);
    arena_free(&u->mem);
}

static bool is_found(const matches *found, uint32_t term, uint32_t first, uint32_t last) {
    for (uint32_t i = 0; i < found->n; i++) {
        const match *m = &found->p[i];
        if (m->kind == ENTRY_TERM && m->index == term && m->first == first && m->last == last)
            return true;
    }
    return false;
}

static void fail_at(const under_test *u, const doc *d, const char *what, uint32_t term,
                    uint32_t first, uint32_t last) {
    fail_msg("%s: term '%.*s' at words %u to %u of: %.*s", what, STR_ARG(u->lib.terms.p[term].text),
             first, last, STR_ARG(d->text));
}

static uint32_t compare(const under_test *u, const doc *d, const matches *found) {
    uint32_t agreed = 0;
    for (uint32_t i = 0; i < found->n; i++) {
        const match *m = &found->p[i];
        if (!expects(&u->phrases[m->index], d, m->first, m->last))
            fail_at(u, d, "found and not there", m->index, m->first, m->last);
        bool sorted = i == 0 || found->p[i - 1].first <= m->first;
        if (!sorted) fail_at(u, d, "out of order", m->index, m->first, m->last);
    }
    for (uint32_t term = 0; term < u->n; term++)
        for (uint32_t first = 0; first < d->words.n; first++)
            for (uint32_t n = 1; n <= MOST_WORDS; n++) {
                if (!expects(&u->phrases[term], d, first, first + n)) continue;
                if (!is_found(found, term, first, first + n))
                    fail_at(u, d, "there and not found", term, first, first + n);
                agreed++;
            }
    assert_int_equal(agreed, found->n); /* and none of them twice */
    return agreed;
}

static void the_matcher_finds_what_comparing_everything_finds(void **state) {
    char folder[] = "/tmp/tenor-matcher-XXXXXX";
    under_test u;
    doc d = {0};
    buf text = {0};
    matches found = {0};
    uint32_t agreed = 0;
    (void)state;
    assert_non_null(mkdtemp(folder));
    for (int i = 0; i < LEXICONS; i++) {
        make(&u, folder);
        for (int j = 0; j < TEXTS; j++) {
            random_text(&text);
            doc_clear(&d);
            d.text = buf_str(&text);
            split_doc(&d, &u.types);
            matcher_find(u.matcher, &d, &found);
            agreed += compare(&u, &d, &found);
        }
        unmake(&u);
    }
    assert_true(agreed > 10000); /* it was no comparison of nothing with nothing */
    assert_int_equal(rmdir(folder), 0);
    vec_free(&found);
    buf_free(&text);
    doc_free(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_matcher_finds_what_comparing_everything_finds),
    };
    setenv("TENOR_HOME", ".", 0); /* the language data: tests run in the checkout */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
