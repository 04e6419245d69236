#include "lexicon/matcher.h"
#include "base/utf8.h"
#include "lexicon/phrase.h"
#include "lexicon/regex.h"
#include "lexicon/symbols.h"
#include "lexicon/trie.h"
#include "text/split.h"

#include <stdlib.h>
#include <string.h>

typedef struct trigger {
    uint32_t term;
    regex *re;
    uint32_t ran; /* the sentence it last ran on, plus one */
} trigger;

typedef struct range {
    uint32_t first, n;
} range;

/* A word and the node of something that it anchors. */
typedef struct anchored {
    uint32_t word, node;
} anchored;

/* The context list that was numbered last. */
typedef struct shared {
    const str *list;
    lex_forms forms;
    range range;
} shared;

struct matcher {
    const lexlib *lib;
    symbols symbols;
    trie tries[MATCH_TRIES];
    VEC(trigger) triggers;     /* regexes */
    VEC(uint32_t) of_symbol;   /* per symbol: the first trigger with this literal, plus one */
    VEC(uint32_t) chain;       /* per trigger: the next with the same literal, plus one */
    VEC(uint32_t) always;      /* triggers without a literal */
    map contexts[FORMS_KINDS]; /* context phrase → its number */
    uint32_t n_contexts;
    VEC(uint32_t) wanted; /* lists of such numbers, sorted … */
    VEC(range) wants;     /* … per term and want_kind */
    shared last[WANTS];
    matches by_regex;       /* working tables: those of the article at hand, … */
    VEC(anchored) anchored; /* … the anchors of a few words */
    phraser phraser;        /* … and, while building, the forms of phrases */
    arena scratch;
    VEC(uint8_t) starts; /* per type: bit per trie in which it anchors something */
};

/* ---- building ---------------------------------------------------------------------------- */

/* The word that looks rarest: the longest without a wildcard, else the longest. */
static uint32_t anchor_of(const str *words, uint32_t n) {
    uint32_t best = 0;
    size_t best_rank = 0;
    for (uint32_t i = 0; n > 1 && i < n; i++) {
        bool wild =
            str_find_byte(words[i], '*') < words[i].n || str_find_byte(words[i], '?') < words[i].n;
        size_t rank = str_eq(words[i], STR("*")) ? 0 : words[i].n + (wild ? 1 : 1000);
        if (rank > best_rank) best = i, best_rank = rank;
    }
    return best;
}

typedef struct spec {
    entry_kind kind;
    uint32_t index;
    lex_forms forms;
    bool exact, masked;
    const lex_place *at;
} spec;

static trie *trie_for(matcher *m, entry_kind kind) {
    static const match_trie of_kind[] = {[ENTRY_TERM] = MATCH_TERMS,
                                         [ENTRY_CONTEXT] = MATCH_CONTEXTS,
                                         [ENTRY_MODIFIER] = MATCH_MODIFIERS,
                                         [ENTRY_STOP] = MATCH_MODIFIERS};
    return &m->tries[of_kind[kind]];
}

/* One way in which a phrase may stand in a text. */
static bool add_form(matcher *m, str phrase, const spec *s, arena *mem) {
    str words[MATCH_MOST_WORDS];
    uint32_t n, symbol[MATCH_MOST_WORDS];
    if (!phrase_words(phrase, mem, words, MATCH_MOST_WORDS, &n) || n > MATCH_MOST_WORDS)
        return false;
    for (uint32_t i = 0; i < n; i++) symbol[i] = symbol_of_word(&m->symbols, words[i], s->exact);
    uint32_t anchor = anchor_of(words, n);
    if (symbol[anchor] == SYMBOL_ANY) return false;
    trie_add(trie_for(m, s->kind), symbol, n, anchor, (trie_entry){s->kind, s->index});
    if (s->masked && n == 1) {
        symbol[0] = symbol_of_mask(&m->symbols, words[0]);
        trie_add(trie_for(m, s->kind), symbol, 1, 0, (trie_entry){s->kind, s->index});
    }
    return true;
}

static void add_phrase(matcher *m, str phrase, const spec *s, diag *d) {
    const strings *forms = phrase_forms(&m->phraser, phrase, s->forms);
    arena_reset(&m->scratch);
    bool any = false;
    for (uint32_t i = 0; i < forms->n; i++) any |= add_form(m, forms->p[i], s, &m->scratch);
    if (!any)
        diag_add(d, DIAG_WARNING, &m->lib->files.p[s->at->file], s->at->line, s->at->col,
                 "'%.*s' can never match: it is no sequence of words", STR_ARG(phrase));
}

static void add_regex(matcher *m, uint32_t index, diag *d) {
    const lex_term *t = &m->lib->terms.p[index];
    const source *file = &m->lib->files.p[t->at.file];
    uint32_t at;
    err e = {0};
    regex *re = regex_new(t->text, !t->exact, &at, &e);
    if (!re) {
        diag_add(d, DIAG_ERROR, file, t->at.line, t->at.col, "regex: %s (at offset %u)", e.text,
                 at);
        return;
    }
    vec_push(&m->triggers, (trigger){.term = index, .re = re});
    vec_push(&m->chain, 0);
    str literal = regex_literal(re);
    if (!literal.n) {
        vec_push(&m->always, m->triggers.n - 1);
        return;
    }
    uint32_t symbol = symbol_of_literal(&m->symbols, literal);
    while (m->of_symbol.n <= symbol) vec_push(&m->of_symbol, 0);
    m->chain.p[m->triggers.n - 1] = m->of_symbol.p[symbol];
    m->of_symbol.p[symbol] = m->triggers.n;
}

static void add_list(matcher *m, const str *list, uint32_t n, spec s, diag *d) {
    for (uint32_t i = 0; i < n; i++) add_phrase(m, list[i], &s, d);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The number of a context phrase: one that many terms look for is matched once. */
static uint32_t context_number(matcher *m, str phrase, spec s, diag *d) {
    map *numbers = &m->contexts[s.forms];
    if (map_get(numbers, phrase, &s.index)) return s.index;
    s.kind = ENTRY_CONTEXT;
    s.index = m->n_contexts++;
    map_add(numbers, phrase, s.index);
    add_phrase(m, phrase, &s, d);
    return s.index;
}

/* Neighbours mostly have their list from their category, and then share its numbers. */
static void add_context(matcher *m, uint32_t term, want_kind kind, const str *list, uint32_t n,
                        spec s, diag *d) {
    range *r = &m->wants.p[term * WANTS + kind];
    shared *last = &m->last[kind];
    bool same = last->list == list && last->range.n == n && last->forms == s.forms;
    if (!same) {
        last->list = list, last->forms = s.forms;
        last->range = (range){m->wanted.n, n};
        for (uint32_t i = 0; i < n; i++) vec_push(&m->wanted, context_number(m, list[i], s, d));
        if (n) qsort(m->wanted.p + last->range.first, n, sizeof *m->wanted.p, by_number);
    }
    *r = last->range;
}

bool matcher_wants(const matcher *m, uint32_t term, want_kind kind, uint32_t context) {
    range r = m->wants.p[term * WANTS + kind];
    return r.n && bsearch(&context, m->wanted.p + r.first, r.n, sizeof context, by_number);
}

static void add_term(matcher *m, uint32_t index, diag *d) {
    const lex_term *t = &m->lib->terms.p[index];
    spec s = {ENTRY_TERM, index, t->forms, t->exact, t->masked, &t->at};
    if (t->regex)
        add_regex(m, index, d);
    else
        add_phrase(m, t->text, &s, d);
    s.exact = s.masked = false;
    add_context(m, index, WANT_UNLESS, t->unless, t->n_unless, s, d);
    s.forms = FORMS_NOUN;
    if (t->near) add_context(m, index, WANT_NEAR, t->near->phrases, t->near->n, s, d);
    if (t->not_near)
        add_context(m, index, WANT_NOT_NEAR, t->not_near->phrases, t->not_near->n, s, d);
}

static void add_modifier(matcher *m, uint32_t index, diag *d) {
    const lex_modifier *g = &m->lib->modifiers.p[index];
    spec s = {ENTRY_MODIFIER, index, FORMS_NONE, false, false, &g->at};
    add_list(m, g->terms, g->n_terms, s, d);
    s.kind = ENTRY_STOP;
    add_list(m, g->stop, g->n_stop, s, d);
}

enum { WORDS_A_TERM = 2, FORMS_A_TERM = 3 }; /* roughly: new words, ways to stand in a text */

matcher *matcher_new(const lexlib *lib, arena *mem, diag *d) {
    matcher *m = ARENA_NEW(mem, matcher);
    m->lib = lib;
    m->phraser.in = lib->inflect;
    symbols_init(&m->symbols, mem);
    uint32_t terms = lib->terms.n; /* tables that are large enough need not grow */
    map_reserve(&m->symbols.folded, terms * WORDS_A_TERM);
    trie_init(&m->tries[MATCH_TERMS], terms * FORMS_A_TERM);
    trie_init(&m->tries[MATCH_CONTEXTS], terms);
    trie_init(&m->tries[MATCH_MODIFIERS], 0);
    for (uint32_t i = 0; i < lib->terms.n * WANTS; i++) vec_push(&m->wants, (range){0, 0});
    for (uint32_t i = 0; i < lib->terms.n; i++) add_term(m, i, d);
    for (uint32_t i = 0; i < lib->modifiers.n; i++) add_modifier(m, i, d);
    for (int i = 0; i < MATCH_TRIES; i++) trie_settle(&m->tries[i], m->symbols.n);
    while (m->of_symbol.n < m->symbols.n) vec_push(&m->of_symbol, 0);
    phraser_free(&m->phraser);
    arena_free(&m->scratch);
    return m;
}

void matcher_free(matcher *m) {
    for (uint32_t i = 0; i < m->triggers.n; i++) regex_free(m->triggers.p[i].re);
    symbols_free(&m->symbols);
    for (int i = 0; i < MATCH_TRIES; i++) trie_free(&m->tries[i]);
    vec_free(&m->triggers);
    vec_free(&m->of_symbol);
    vec_free(&m->chain);
    vec_free(&m->always);
    vec_free(&m->starts);
    vec_free(&m->by_regex);
    vec_free(&m->anchored);
    for (int i = 0; i < FORMS_KINDS; i++) map_free(&m->contexts[i]);
    vec_free(&m->wanted);
    vec_free(&m->wants);
}

/* Whether anything is anchored at a type is asked of every token of every article: the answer
 * stands by type number in a small table of its own, apart from the large types. */
static void classify(void *context, type *t) {
    matcher *m = context;
    symbols_classify(&m->symbols, t);
    uint8_t starts = 0;
    for (uint32_t i = 0; i < t->symbols; i++) {
        uint32_t symbol = m->symbols.table.p[t->symbol + i];
        if (m->of_symbol.p[symbol]) starts |= 1 << MATCH_TERMS;
        for (int k = 0; k < MATCH_TRIES; k++)
            if (m->tries[k].anchors.p[symbol]) starts |= (uint8_t)(1 << k);
    }
    vec_push(&m->starts, starts);
}

void matcher_types(matcher *m, types *t, uint32_t cap) {
    types_init(t, &m->lib->text, classify, m, cap);
}

/* ---- finding ----------------------------------------------------------------------------- */

typedef struct walk {
    matcher *m;
    const doc *d;
    const type *list;
    const uint32_t *table;
    const trie *trie;
    matches *out;
    matches *by_regex; /* these come in no order */
} walk;

static void visit(walk *w, uint32_t at, uint32_t first, uint32_t last);

/* Tries the edges of one side with everything that the word there can be. */
static void visit_side(walk *w, const trie_side *s, uint32_t word, uint32_t first, uint32_t last) {
    const type *t = &w->list[w->d->words.type[word]];
    for (uint32_t i = 0; i < t->symbols; i++) {
        uint32_t to = trie_follow(w->trie, s, w->table[t->symbol + i]);
        if (to) visit(w, to, first, last);
    }
    uint32_t to = trie_follow(w->trie, s, SYMBOL_ANY);
    if (to) visit(w, to, first, last);
}

/* The words [first, last) have led to this node. Paths go right first and left after that, and are
 * at most as long as the longest phrase: the depth of this recursion is bounded by it. */
static void visit(walk *w, uint32_t at, uint32_t first, uint32_t last) {
    const trie_node *n = &w->trie->nodes.p[at];
    const uint8_t *flags = w->d->words.flags;
    for (uint32_t i = 0; i < n->entries; i++) {
        const trie_entry *e = &w->trie->entries.p[n->first_entry + i];
        vec_push(
            w->out,
            (match){.first = first, .last = last, .kind = (entry_kind)e->kind, .index = e->index});
    }
    const trie_side *right = &n->side[TRIE_RIGHT], *left = &n->side[TRIE_LEFT];
    if (right->n && last < w->d->words.n && !(flags[last] & WORD_BREAK))
        visit_side(w, right, last, first, last + 1);
    if (left->n && first > 0 && !(flags[first] & WORD_BREAK))
        visit_side(w, left, first - 1, first - 1, last);
}

/* Matches of one regex in one sentence, in windows. */
static void run_regex(walk *w, trigger *t, const doc_sentence *s) {
    const doc *d = w->d;
    regex_span span[REGEX_MOST_GROUPS];
    for (uint32_t from = s->start; from < s->end; from += REGEX_WINDOW / 2) {
        uint32_t to = s->end - from > REGEX_WINDOW ? from + REGEX_WINDOW : s->end;
        while (to < s->end && ((unsigned char)d->text.p[to] & 0xc0) == 0x80) to++;
        while (from > s->start && ((unsigned char)d->text.p[from] & 0xc0) == 0x80) from++;
        str window = str_sub(d->text, from, to);
        for (size_t at = 0;
             regex_find(t->re, window, at, span) == REGEX_MATCH && span[0].end > span[0].start;
             at = span[0].end) {
            uint32_t start = from + span[0].start, end = from + span[0].end;
            /* what begins in the second half of a window is found by the next one */
            if (to < s->end && span[0].start >= REGEX_WINDOW / 2) break;
            uint32_t first = word_at(d, start), last = first;
            while (last < d->words.n && d->words.start[last] < end) last++;
            if (first < last)
                vec_push(w->by_regex, (match){first, last, ENTRY_TERM, t->term, start, end});
        }
        if (to == s->end) break;
    }
}

static void trigger_regexes(walk *w, uint32_t symbol, uint32_t word) {
    for (uint32_t i = w->m->of_symbol.p[symbol]; i; i = w->m->chain.p[i - 1]) {
        trigger *t = &w->m->triggers.p[i - 1];
        uint32_t sentence = sentence_at(w->d, word);
        if (t->ran == sentence + 1) continue;
        t->ran = sentence + 1;
        run_regex(w, t, &w->d->sentences.p[sentence]);
    }
}

static int by_place(const void *a, const void *b) {
    const match *x = a, *y = b;
    if (x->first != y->first) return x->first < y->first ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    if (x->index != y->index) return x->index < y->index ? -1 : 1;
    return (x->last > y->last) - (x->last < y->last);
}

/* Matches of phrases come nearly in order: at most the length of a phrase out of place, which
 * insertion puts right in linear time. Two forms of one phrase may give the same match. */
void matcher_settle(matches *list) {
    for (uint32_t i = 1; i < list->n; i++) {
        match one = list->p[i];
        uint32_t at = i;
        for (; at > 0 && by_place(&list->p[at - 1], &one) > 0; at--) list->p[at] = list->p[at - 1];
        list->p[at] = one;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->n; i++) {
        bool again = kept && by_place(&list->p[i], &list->p[kept - 1]) == 0 &&
                     list->p[i].start == list->p[kept - 1].start;
        if (!again) list->p[kept++] = list->p[i];
    }
    list->n = kept;
}

/* Merges sorted `more` into sorted `list`, from the end, so that nothing is moved twice. */
static void merge(matches *list, const matches *more) {
    uint32_t a = list->n, b = more->n, at = a + b;
    vec_reserve(list, at);
    list->n = at;
    while (b > 0)
        list->p[--at] =
            a > 0 && by_place(&list->p[a - 1], &more->p[b - 1]) > 0 ? list->p[--a] : more->p[--b];
}

/* What the word can be: its anchors are put down, its regexes run. */
static void start_at(walk *w, match_trie in, uint32_t word) {
    matcher *m = w->m;
    const type *t = &w->list[w->d->words.type[word]];
    for (uint32_t k = 0; k < t->symbols; k++) {
        uint32_t symbol = w->table[t->symbol + k], node = w->trie->anchors.p[symbol];
        if (node) {
            __builtin_prefetch(&w->trie->nodes.p[node]);
            vec_push(&m->anchored, (anchored){word, node});
        }
        if (in == MATCH_TERMS && m->of_symbol.p[symbol]) trigger_regexes(w, symbol, word);
    }
}

/* The nodes of all anchors are more than the processor's caches hold: those of a batch of words
 * are sent for first, and visited when the last has been asked for. */
void matcher_find_in(matcher *m, const doc *d, match_trie in, uint32_t first, uint32_t last,
                     matches *found) {
    enum { BATCH = 64 };
    walk w = {m, d, d->types->list.p, m->symbols.table.p, &m->tries[in], found, &m->by_regex};
    for (uint32_t from = first, to; from < last; from = to) {
        to = last - from > BATCH ? from + BATCH : last;
        m->anchored.n = 0;
        for (uint32_t i = from; i < to; i++)
            if (m->starts.p[d->words.type[i]] >> in & 1) start_at(&w, in, i);
        for (uint32_t i = 0; i < m->anchored.n; i++) {
            const anchored *s = &m->anchored.p[i];
            visit(&w, s->node, s->word, s->word + 1);
        }
    }
}

void matcher_find(matcher *m, const doc *d, matches *found) {
    walk w = {m, d, d->types->list.p, m->symbols.table.p, NULL, NULL, &m->by_regex};
    found->n = m->by_regex.n = 0;
    for (uint32_t i = 0; i < m->triggers.n; i++) m->triggers.p[i].ran = 0;
    matcher_find_in(m, d, MATCH_TERMS, 0, d->words.n, found);
    for (uint32_t i = 0; i < m->always.n; i++)
        for (uint32_t s = 0; s < d->sentences.n; s++)
            run_regex(&w, &m->triggers.p[m->always.p[i]], &d->sentences.p[s]);
    matcher_settle(found);
    if (!m->by_regex.n) return;
    qsort(m->by_regex.p, m->by_regex.n, sizeof *m->by_regex.p, by_place);
    merge(found, &m->by_regex);
}

void matcher_forget(matcher *m) {
    m->symbols.table.n = 1;
    m->starts.n = 0;
}
