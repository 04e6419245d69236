#include "lexicon/inflect.h"

#include "base/utf8.h"

#include <string.h>

const char *const forms_names[FORMS_KINDS] = {
    [FORMS_NOUN] = "noun", [FORMS_VERB] = "verb", [FORMS_ADJECTIVE] = "adjective",
    [FORMS_ANY] = "any",   [FORMS_NONE] = "none", [FORMS_WRITTEN] = "written",
};

enum { MOST_SPELLINGS = 8 };

static void add_once(strings *out, str s) {
    if (out->n >= INFLECT_MOST_FORMS) return;
    for (uint32_t i = 0; i < out->n; i++)
        if (str_eq(out->p[i], s)) return;
    vec_push(out, s);
}

static char *put(char *at, str s) {
    if (s.n) memcpy(at, s.p, s.n);
    return at + s.n;
}

static str join(arena *mem, str a, str b, str c) {
    char *p = arena_alloc(mem, a.n + b.n + c.n);
    put(put(put(p, a), b), c);
    return (str){p, a.n + b.n + c.n};
}

static str fold(arena *mem, str s) {
    buf b = {0};
    utf8_fold_str(&b, s);
    str copy = arena_str(mem, buf_str(&b));
    buf_free(&b);
    return copy;
}

/* What follows the last hyphen: "low-life" is inflected as "life". */
static str last_part(str word) {
    for (size_t i = word.n; i > 0; i--)
        if (word.p[i - 1] == '-') return str_sub(word, i, word.n);
    return word;
}

/* ---- letters ------------------------------------------------------------------------------- */

static bool is_vowel(const inflect *in, char c) {
    return str_find_byte(in->vowels, c) < in->vowels.n;
}

/* u behind q is no vowel of its own: "quit" is a consonant, a vowel and a consonant. */
static bool is_nucleus(const inflect *in, str w, size_t at) {
    return is_vowel(in, w.p[at]) && !(w.p[at] == 'u' && at > 0 && w.p[at - 1] == 'q');
}

static uint32_t vowel_groups(const inflect *in, str w) {
    uint32_t groups = 0;
    bool inside = false;
    for (size_t i = 0; i < w.n; i++) {
        bool vowel = is_vowel(in, w.p[i]) ||
                     (i > 0 && str_find_byte(in->half_vowel, w.p[i]) < in->half_vowel.n);
        groups += vowel && !inside;
        inside = vowel;
    }
    bool silent = groups > 1 && str_ends(w, in->silent) && in->silent.n && w.n > in->silent.n &&
                  !is_vowel(in, w.p[w.n - in->silent.n - 1]);
    return groups - silent;
}

static bool is_closed(const inflect *in, str w) {
    return w.n >= 2 && !is_nucleus(in, w, w.n - 1) && is_nucleus(in, w, w.n - 2) &&
           (w.n == 2 || !is_nucleus(in, w, w.n - 3));
}

/* ---- rules --------------------------------------------------------------------------------- */

static bool fits(const inflect *in, const inflect_rule *r, str w) {
    size_t ending = 0;
    bool found = !r->n_ends;
    for (uint32_t i = 0; i < r->n_ends && !found; i++) {
        str end = r->ends[i]; /* rules are many: most end in another letter */
        if (end.n && w.n && end.p[end.n - 1] != w.p[w.n - 1]) continue;
        found = str_ends(w, end);
        ending = end.n;
    }
    if (!found || w.n <= ending || w.n <= r->cut) return false;
    bool vowel = is_vowel(in, w.p[w.n - ending - 1]);
    if ((r->after_vowel && !vowel) || (r->after_consonant && vowel)) return false;
    if (r->closed && !is_closed(in, w)) return false;
    if (r->most) {
        uint32_t groups = vowel_groups(in, w);
        if (groups < r->least || groups > r->most) return false;
    }
    if (r->words && !map_get(r->words, w, NULL)) return false;
    return !r->unless || !map_get(r->unless, w, NULL);
}

static void apply(const inflect_rule *r, str before, str w, arena *mem, strings *out) {
    str stem = str_sub(w, 0, w.n - r->cut);
    str twin = r->doubled && (unsigned char)stem.p[stem.n - 1] < 0x80
                   ? str_sub(stem, stem.n - 1, stem.n)
                   : (str){0};
    for (uint32_t i = 0; i < r->n_add; i++) {
        str add = r->add[i];
        char *p = arena_alloc(mem, before.n + stem.n + twin.n + add.n), *at = p;
        at = put(put(put(put(at, before), stem), twin), add);
        add_once(out, (str){p, (size_t)(at - p)});
    }
}

static void apply_first(const inflect *in, const inflect_rules *rules, str before, str w,
                        arena *mem, strings *out) {
    for (uint32_t i = 0; i < rules->n; i++) {
        if (!fits(in, &rules->p[i], w)) continue;
        apply(&rules->p[i], before, w, mem, out);
        return;
    }
}

/* ---- one kind of word ---------------------------------------------------------------------- */

static void add_list(const inflect_list *list, str before, arena *mem, strings *out) {
    for (uint32_t i = 0; i < list->n; i++) add_once(out, join(mem, before, list->p[i], (str){0}));
}

/* The irregular forms of the word, of its last part, or of what it is compounded with. */
static bool add_irregular(const inflect_kind *k, str word, arena *mem, strings *out) {
    str part = last_part(word), before = str_sub(word, 0, word.n - part.n);
    uint32_t list;
    if (map_get(&k->irregular, word, &list))
        return add_list(&k->lists.p[list], STR(""), mem, out), true;
    if (map_get(&k->irregular, part, &list))
        return add_list(&k->lists.p[list], before, mem, out), true;
    for (uint32_t i = 0; i < k->compounds.n; i++) {
        if (!str_ends(word, k->compounds.p[i])) continue;
        if (!map_get(&k->irregular, k->compounds.p[i], &list)) continue;
        add_list(&k->lists.p[list], str_sub(word, 0, word.n - k->compounds.p[i].n), mem, out);
        return true;
    }
    return false;
}

static void inflect_as(const inflect *in, const inflect_kind *k, str word, bool more, arena *mem,
                       strings *out) {
    str part = last_part(word), before = str_sub(word, 0, word.n - part.n);
    uint32_t len, list;
    if (part.n < 2 || !utf8_is_letter(utf8_before(part, part.n, &len))) return;
    for (uint32_t i = 0; i < k->always.n; i++)
        apply_first(in, &k->always.p[i], before, part, mem, out);
    if (more && map_get(&k->phrasal, word, &list)) add_list(&k->lists.p[list], STR(""), mem, out);
    if (add_irregular(k, word, mem, out)) return;
    for (uint32_t i = 0; i < k->regular.n; i++)
        apply_first(in, &k->regular.p[i], before, part, mem, out);
}

/* ---- spelling ------------------------------------------------------------------------------ */

static void swap_stems(const inflect *in, str w, arena *mem, strings *out) {
    for (size_t at = 0; at < w.n; at++) {
        unsigned char first = (unsigned char)w.p[at];
        uint32_t pair = stem_pair(w.p[at], at + 1 < w.n ? w.p[at + 1] : 0);
        if (!(in->stem_pairs[pair / 64] >> pair % 64 & 1)) continue;
        for (uint32_t i = in->stem_at[first]; i < in->stem_at[first + 1]; i++) {
            const inflect_swap *s = &in->swaps.p[in->stems.p[i]];
            if (str_starts(str_sub(w, at, w.n), s->from))
                add_once(out, join(mem, str_sub(w, 0, at), s->to, str_sub(w, at + s->from.n, w.n)));
        }
    }
}

static bool is_excepted(const inflect_group *g, str stem, uint32_t side) {
    char bare[64];
    str part = last_part(stem), ending = g->bare[side];
    if (!g->unless || part.n + ending.n > sizeof bare) return false;
    memcpy(bare, part.p, part.n);
    memcpy(bare + part.n, ending.p, ending.n);
    return map_get(g->unless, (str){bare, part.n + ending.n}, NULL);
}

/* The longest ending that both spellings know. */
static void swap_ending(const inflect *in, str w, arena *mem, strings *out) {
    uint32_t id;
    if (!w.n) return;
    uint64_t lengths = in->ends_in[(unsigned char)w.p[w.n - 1]];
    for (size_t n = w.n > INFLECT_LONGEST_ENDING ? INFLECT_LONGEST_ENDING : w.n - 1; n > 1; n--) {
        if (!(lengths >> n & 1)) continue;
        if (!map_get(&in->endings, str_sub(w, w.n - n, w.n), &id)) continue;
        const inflect_swap *s = &in->swaps.p[id];
        const inflect_group *g = &in->groups.p[s->group];
        str stem = str_sub(w, 0, w.n - n);
        if (g->after_consonant && is_vowel(in, stem.p[stem.n - 1])) return;
        if (g->least && vowel_groups(in, last_part(w)) < g->least) return;
        if (!is_excepted(g, stem, s->side)) add_once(out, join(mem, stem, s->to, (str){0}));
        return;
    }
}

static void swap_words(const inflect *in, str w, arena *mem, strings *out) {
    uint32_t id;
    for (size_t from = 0, to; from < w.n; from = to + 1) {
        to = from + str_find_byte(str_sub(w, from, w.n), '-');
        if (map_get(&in->words, str_sub(w, from, to), &id))
            add_once(out, join(mem, str_sub(w, 0, from), in->swaps.p[id].to, str_sub(w, to, w.n)));
    }
}

/* All spellings of a word, itself first. */
static void add_spellings(const inflect *in, str word, arena *mem, strings *out) {
    uint32_t first = out->n;
    add_once(out, word);
    if (!in) return;
    for (uint32_t i = first; i < out->n && out->n - first < MOST_SPELLINGS; i++) {
        str w = out->p[i];
        swap_words(in, w, mem, out);
        swap_stems(in, w, mem, out);
        swap_ending(in, w, mem, out);
    }
}

/* ---- forms --------------------------------------------------------------------------------- */

static void add_forms(const inflect *in, str word, lex_forms forms, bool more, arena *mem,
                      strings *out) {
    add_spellings(in, word, mem, out);
    if (!in) return;
    uint32_t spellings = out->n;
    for (uint32_t i = 0; i < spellings; i++)
        for (uint32_t k = 0; k < FORMS_ANY; k++)
            if (forms == k || forms == FORMS_ANY)
                inflect_as(in, &in->kinds[k], out->p[i], more, mem, out);
    for (uint32_t i = spellings, n = out->n; i < n; i++) { /* ageing, aging; travelled, traveled */
        swap_words(in, out->p[i], mem, out);
        swap_ending(in, out->p[i], mem, out);
    }
}

void inflect_word(const inflect *in, str word, lex_forms forms, bool more, arena *mem,
                  strings *out) {
    out->n = 0;
    add_forms(in, fold(mem, word), forms, more, mem, out);
}

void inflect_forms(const inflect *in, str word, lex_forms forms, arena *mem, strings *out) {
    inflect_word(in, word, forms, false, mem, out);
}

void inflect_free(inflect *in) {
    for (int i = 0; i < FORMS_ANY; i++) {
        inflect_kind *k = &in->kinds[i];
        map_free(&k->irregular);
        map_free(&k->phrasal);
        vec_free(&k->lists);
        for (uint32_t j = 0; j < k->always.n; j++) vec_free(&k->always.p[j]);
        for (uint32_t j = 0; j < k->regular.n; j++) vec_free(&k->regular.p[j]);
        vec_free(&k->always);
        vec_free(&k->regular);
    }
    for (uint32_t i = 0; i < in->sets.n; i++) map_free(in->sets.p[i]);
    vec_free(&in->sets);
    vec_free(&in->swaps);
    vec_free(&in->stems);
    vec_free(&in->groups);
    map_free(&in->words);
    map_free(&in->endings);
}
