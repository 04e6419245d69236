#include "lexicon/lint.h"

#include "base/utf8.h"
#include "lexicon/phrase.h"
#include "lexicon/regex.h"

enum { CHAIN = 16, LONGEST_STEM = 64 }; /* what is looked at for one word, whatever the lexicon */

/* One way in which a term may stand in a text, and the next term that may stand so. */
typedef struct expansion {
    uint32_t term, next;
} expansion;

typedef struct linter {
    const lexlib *lib;
    const lexicon *lexicon;
    diag *d;
    arena mem;
    phraser phraser;
    map forms; /* folded phrase → the first of its expansions */
    VEC(expansion) expansions;
    map stems; /* "category:thug*" → term */
} linter;

#define LINT(l, at, ...)                                                                           \
    diag_add((l)->d, DIAG_WARNING, &(l)->lib->files.p[(at).file], (at).line, (at).col, __VA_ARGS__)

static const lex_term *term_at(const linter *l, uint32_t i) { return &l->lib->terms.p[i]; }

static const lex_category *category_of(const linter *l, const lex_term *t) {
    return &l->lib->categories.p[t->category];
}

/* What was included is complained of where it is the lexicon itself. */
static bool is_own(const linter *l, lex_place at) {
    return str_eq(l->lib->files.p[at.file].path, l->lexicon->path);
}

static strings forms_of(linter *l, str phrase, lex_forms forms) {
    strings list = {0};
    const strings *found = phrase_forms(&l->phraser, phrase, forms);
    for (uint32_t i = 0; i < found->n; i++) vec_push(&list, utf8_folded(&l->mem, found->p[i]));
    return list;
}

/* "line 12", or "events.yml:12" for another file. */
static str where(linter *l, lex_place at, lex_place from) {
    if (at.file == from.file) return arena_printf(&l->mem, "line %u", at.line);
    return arena_printf(&l->mem, "%.*s:%u", STR_ARG(l->lib->files.p[at.file].path), at.line);
}

/* ---- the same term twice ------------------------------------------------------------------- */

/* Two terms that ask for different surroundings are meant to stand side by side. */
static bool same_conditions(const lex_term *a, const lex_term *b) {
    return a->near == b->near && a->not_near == b->not_near && a->parts == b->parts &&
           a->voices == b->voices && a->exact == b->exact;
}

/* Says what is wrong with term t beside the earlier term o that stands for the same words. */
static bool complain_of_pair(linter *l, const lex_term *t, const lex_term *o) {
    const lex_category *a = category_of(l, t), *b = category_of(l, o);
    str place = where(l, o->at, t->at);
    if (!same_conditions(t, o)) return false;
    if (a == b && str_eq(utf8_folded(&l->mem, t->text), utf8_folded(&l->mem, o->text))) {
        LINT(l, t->at, "'%.*s' stands twice in '%.*s' (%.*s)", STR_ARG(t->text), STR_ARG(a->name),
             STR_ARG(place));
    } else if (a == b) {
        LINT(l, t->at, "'%.*s' is already found by '%.*s' (%.*s)", STR_ARG(t->text),
             STR_ARG(o->text), STR_ARG(place));
    } else if ((a->class == CLASS_NEUTRAL) != (b->class == CLASS_NEUTRAL)) {
        LINT(l, t->at, "'%.*s' is an idiom in '%.*s' and a term in '%.*s' (%.*s)", STR_ARG(t->text),
             STR_ARG(a->class == CLASS_NEUTRAL ? a->name : b->name),
             STR_ARG(a->class == CLASS_NEUTRAL ? b->name : a->name), STR_ARG(place));
    } else if (a->class == b->class && t->weight * o->weight < 0) {
        LINT(l, t->at, "'%.*s' weighs %g here and %g in '%.*s' (%.*s)", STR_ARG(t->text), t->weight,
             o->weight, STR_ARG(b->name), STR_ARG(place));
    } else if (a->class == b->class && a->class == CLASS_EVALUATIVE) {
        LINT(l, t->at, "'%.*s' counts twice: it is in '%.*s' too (%.*s)", STR_ARG(t->text),
             STR_ARG(b->name), STR_ARG(place));
    } else {
        return false;
    }
    return true;
}

/* Enters one expansion; compares with those before as long as nothing was said of this term. */
static bool add_form(linter *l, uint32_t term, str form, bool quiet) {
    uint32_t first, id = l->expansions.n;
    vec_push(&l->expansions, (expansion){term, LEX_NONE});
    if (map_add(&l->forms, form, id)) return quiet;
    map_get(&l->forms, form, &first);
    bool said = quiet;
    uint32_t steps = 0, at = first;
    for (;; at = l->expansions.p[at].next) {
        uint32_t other = l->expansions.p[at].term;
        if (!said && other != term) said = complain_of_pair(l, term_at(l, term), term_at(l, other));
        if (l->expansions.p[at].next == LEX_NONE || ++steps == CHAIN) break;
    }
    if (steps < CHAIN) l->expansions.p[at].next = id;
    return said;
}

static void check_forms(linter *l, uint32_t term, const strings *forms) {
    bool quiet = !is_own(l, term_at(l, term)->at);
    for (uint32_t i = 0; i < forms->n; i++) quiet = add_form(l, term, forms->p[i], quiet);
}

/* ---- wildcards ----------------------------------------------------------------------------- */

static str stem_key(linter *l, uint32_t category, str before, str after) {
    return arena_printf(&l->mem, "%u:%.*s*%.*s", category, STR_ARG(before), STR_ARG(after));
}

/* thug* and *phobe; anything more complicated is left alone. */
static bool is_simple_wildcard(str s, bool *trailing) {
    size_t star = str_find_byte(s, '*');
    if (star == s.n || str_find_byte(s, '?') < s.n || str_find_byte(s, ' ') < s.n) return false;
    *trailing = star == s.n - 1;
    return *trailing || (star == 0 && str_find_byte(str_sub(s, 1, s.n), '*') == s.n - 1);
}

static void note_wildcard(linter *l, uint32_t term) {
    const lex_term *t = term_at(l, term);
    str s = utf8_folded(&l->mem, t->text);
    bool trailing;
    if (t->regex || !is_simple_wildcard(s, &trailing)) return;
    map_add(&l->stems,
            trailing ? stem_key(l, t->category, str_sub(s, 0, s.n - 1), STR(""))
                     : stem_key(l, t->category, STR(""), str_sub(s, 1, s.n)),
            term);
}

/* A word beside a wildcard that finds it, with nothing of its own to say. */
static void check_wildcards(linter *l, uint32_t term) {
    const lex_term *t = term_at(l, term);
    str s = utf8_folded(&l->mem, t->text);
    bool single = str_find_byte(s, ' ') == s.n && str_find_byte(s, '*') == s.n &&
                  str_find_byte(s, '?') == s.n;
    if (!single || s.n > LONGEST_STEM || !l->stems.n || !is_own(l, t->at)) return;
    for (size_t i = 1; i <= s.n; i++) {
        uint32_t found;
        if (!map_get(&l->stems, stem_key(l, t->category, str_sub(s, 0, i), STR("")), &found) &&
            !map_get(&l->stems, stem_key(l, t->category, STR(""), str_sub(s, s.n - i, s.n)),
                     &found))
            continue;
        const lex_term *o = term_at(l, found);
        if (o->weight != t->weight || !same_conditions(t, o)) continue;
        str place = where(l, o->at, t->at);
        LINT(l, t->at, "'%.*s' is already found by '%.*s' (%.*s)", STR_ARG(t->text),
             STR_ARG(o->text), STR_ARG(place));
        return;
    }
}

/* ---- unless -------------------------------------------------------------------------------- */

/* A possessive does not count: "hero's welcome" holds "hero". */
static bool holds_words(str phrase, str words) {
    for (size_t from = 0; from + words.n <= phrase.n;) {
        size_t at = from + str_find(str_sub(phrase, from, phrase.n), words), end = at + words.n;
        if (end > phrase.n) return false;
        bool starts = at == 0 || phrase.p[at - 1] == ' ';
        if (starts && (end == phrase.n || phrase.p[end] == ' ' || phrase.p[end] == '\''))
            return true;
        from = at + 1;
    }
    return false;
}

static bool is_wild(str s) { return str_find_byte(s, '*') < s.n || str_find_byte(s, '?') < s.n; }

/* Whether one of the ways to write the phrase holds one of the term's forms. */
static bool excuses(linter *l, str phrase, const strings *forms) {
    strings ways = forms_of(l, phrase, FORMS_NONE);
    bool holds = is_wild(phrase);
    for (uint32_t i = 0; i < ways.n && !holds; i++)
        for (uint32_t j = 0; j < forms->n && !holds; j++)
            holds = holds_words(ways.p[i], forms->p[j]);
    vec_free(&ways);
    return holds;
}

static void check_unless(linter *l, uint32_t term, const strings *forms) {
    const lex_term *t = term_at(l, term);
    if (!is_own(l, t->at) || is_wild(t->text)) return;
    for (uint32_t i = t->own_unless; i < t->n_unless; i++)
        if (!excuses(l, t->unless[i], forms))
            LINT(l, t->at, "'%.*s' does not hold '%.*s', so it excuses nothing",
                 STR_ARG(t->unless[i]), STR_ARG(t->text));
}

/* ---- categories ---------------------------------------------------------------------------- */

/* Whether this category, one above or one below it has what `has` asks for. */
static bool family_has(const linter *l, uint32_t id, bool (*has)(const lex_category *)) {
    const lex_category *all = l->lib->categories.p;
    for (uint32_t c = id; c != LEX_NONE; c = all[c].parent)
        if (has(&all[c])) return true;
    for (uint32_t c = id + 1;
         c < l->lexicon->last_category && category_within(all[c].name, all[id].name); c++)
        if (has(&all[c])) return true;
    return false;
}

static bool has_about(const lex_category *c) { return c->about.n > 0; }
static bool has_examples(const lex_category *c) { return c->n_examples > 0; }

static void check_category(linter *l, uint32_t id) {
    const lex_category *c = &l->lib->categories.p[id];
    if (l->lexicon->plain || !is_own(l, c->at) || c->first_term == c->last_term) return;
    if (!family_has(l, id, has_about))
        LINT(l, c->at, "'%.*s' does not say what it is about", STR_ARG(c->name));
    if (c->class != CLASS_NEUTRAL && !family_has(l, id, has_examples))
        LINT(l, c->at, "'%.*s' has no examples to be tested by", STR_ARG(c->name));
}

static void check_facts(linter *l) {
    const source file = {.path = l->lexicon->path};
    if (l->lexicon->plain) return;
    if (!l->lexicon->licence.n) diag_add(l->d, DIAG_NOTE, &file, 0, 0, "no licence is given");
    if (!l->lexicon->source.n) diag_add(l->d, DIAG_NOTE, &file, 0, 0, "no source is given");
}

/* ---- all ----------------------------------------------------------------------------------- */

/* A regex without a literal is tried on every sentence of every article. */
static void check_regex(linter *l, const lex_term *t) {
    uint32_t at;
    err e = {0};
    regex *re = is_own(l, t->at) ? regex_new(t->text, !t->exact, &at, &e) : NULL;
    if (!re) return; /* a bad one has been complained of at load */
    if (!regex_literal(re).n)
        diag_add(l->d, DIAG_NOTE, &l->lib->files.p[t->at.file], t->at.line, t->at.col,
                 "no three letters stand in every match of this regex: it runs on every sentence");
    regex_free(re);
}

static void check_term(linter *l, uint32_t term) {
    const lex_term *t = term_at(l, term);
    if (t->regex) {
        check_regex(l, t);
        return;
    }
    strings forms = forms_of(l, t->text, t->forms);
    check_forms(l, term, &forms);
    check_unless(l, term, &forms);
    check_wildcards(l, term);
    vec_free(&forms);
}

void lexicon_lint(const lexlib *lib, uint32_t id, diag *d) {
    linter l = {.lib = lib, .lexicon = &lib->lexicons.p[id], .d = d, .phraser.in = lib->inflect};
    const lex_category *all = lib->categories.p;
    uint32_t first = l.lexicon->first_category, last = l.lexicon->last_category;
    check_facts(&l);
    for (uint32_t c = first; c < last; c++)
        for (uint32_t t = all[c].first_term; t < all[c].last_term; t++) note_wildcard(&l, t);
    for (uint32_t c = first; c < last; c++) {
        check_category(&l, c);
        for (uint32_t t = all[c].first_term; t < all[c].last_term; t++) check_term(&l, t);
    }
    map_free(&l.forms);
    map_free(&l.stems);
    vec_free(&l.expansions);
    phraser_free(&l.phraser);
    arena_free(&l.mem);
}
