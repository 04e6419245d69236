#include "lexicon/resolve.h"

#include <string.h>

static const lex_term *term_of(const resolution *r, const candidate *c) {
    return &r->s->lib->terms.p[c->m.index];
}

/* ---- context ----------------------------------------------------------------------------- */

static uint32_t back(uint32_t word, uint32_t by) { return word > by ? word - by : 0; }

/* The first context match that starts at this word or later. */
static uint32_t context_from(const resolution *r, uint32_t word) {
    uint32_t low = 0, high = r->context.n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (r->context.p[mid].first < word)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool inside(const match *small, const match *big) {
    return small->first >= big->first && small->last <= big->last;
}

/* At most `within` words apart: next to each other is 1. */
static bool close(const match *a, const match *b, uint32_t within) {
    return a->first >= b->last ? a->first - b->last < within : b->first < a->last + within;
}

/* Does the term lie inside one of its `unless` phrases? */
static bool excused(const resolution *r, const candidate *c) {
    uint32_t i = context_from(r, back(c->m.first, MATCH_MOST_WORDS));
    for (; i < r->context.n && r->context.p[i].first <= c->m.first; i++)
        if (inside(&c->m, &r->context.p[i]) &&
            matcher_wants(r->s->matcher, c->m.index, WANT_UNLESS, r->context.p[i].index))
            return true;
    return false;
}

static bool phrase_near(const resolution *r, const candidate *c, want_kind kind, uint32_t within,
                        const doc_sentence *s) {
    uint32_t i = context_from(r, back(c->m.first, within + MATCH_MOST_WORDS));
    for (; i < r->context.n && r->context.p[i].first < c->m.last + within; i++) {
        const match *n = &r->context.p[i];
        if (n->first < s->first || n->last > s->last || inside(n, &c->m) ||
            !close(n, &c->m, within))
            continue;
        if (matcher_wants(r->s->matcher, c->m.index, kind, n->index)) return true;
    }
    return false;
}

static bool category_near(const resolution *r, uint32_t index, const lex_near *near,
                          const doc_sentence *s) {
    const candidate *c = &r->list.p[index];
    for (int way = -1; way <= 1; way += 2) {
        for (uint32_t i = index + (uint32_t)way; i < r->list.n; i += (uint32_t)way) {
            const candidate *other = &r->list.p[i];
            if (way > 0 && other->m.first >= c->m.last + near->within) break;
            if (way < 0 && other->m.first + near->within + MATCH_MOST_WORDS < c->m.first) break;
            if (other->m.first < s->first || other->m.last > s->last ||
                other->lexicon != c->lexicon)
                continue;
            if (inside(&other->m, &c->m) || !close(&other->m, &c->m, near->within)) continue;
            if (category_within(r->s->lib->categories.p[other->category].name, near->category))
                return true;
        }
    }
    return false;
}

static bool is_near(const resolution *r, uint32_t index, const lex_near *near, want_kind kind) {
    const candidate *c = &r->list.p[index];
    const doc_sentence *s = &r->d->sentences.p[sentence_at(r->d, c->m.first)];
    return near->category.n ? category_near(r, index, near, s)
                            : phrase_near(r, c, kind, near->within, s);
}

/* Looks for context phrases in the sentences of the terms that ask for them, once in each. */
static void find_contexts(resolution *r) {
    uint32_t done = 0; /* words before it have been looked at */
    r->context.n = 0;
    for (uint32_t i = 0; i < r->list.n; i++) {
        const candidate *c = &r->list.p[i];
        const lex_term *t = term_of(r, c);
        if (c->m.first < done || (!t->n_unless && !t->near && !t->not_near)) continue;
        const doc_sentence *s = &r->d->sentences.p[sentence_at(r->d, c->m.first)];
        matcher_find_in(r->s->matcher, r->d, MATCH_CONTEXTS, s->first, s->last, &r->context);
        done = s->last;
    }
    matcher_settle(&r->context);
}

void resolve_context(resolution *r) {
    const doc *d = r->d;
    find_contexts(r);
    for (uint32_t i = 0; i < r->list.n; i++) {
        candidate *c = &r->list.p[i];
        const lex_term *t = term_of(r, c);
        doc_part part = d->paragraphs.p[paragraph_at(d, c->m.first)].part;
        if (part != PART_FURNITURE && !(t->parts >> part & 1))
            resolve_drop(r, c, DROP_PLACE, LEX_NONE);
        else if (!(t->voices >> d->words.voice[c->m.first] & 1))
            resolve_drop(r, c, DROP_PLACE, LEX_NONE);
        else if (t->n_unless && excused(r, c))
            resolve_drop(r, c, DROP_UNLESS, LEX_NONE);
        else if (t->near && !is_near(r, i, t->near, WANT_NEAR))
            resolve_drop(r, c, DROP_NEAR, LEX_NONE);
        else if (t->not_near && is_near(r, i, t->not_near, WANT_NOT_NEAR))
            resolve_drop(r, c, DROP_NEAR, LEX_NONE);
    }
}

/* ---- names ------------------------------------------------------------------------------- */

/* The term's own words in turn: does it write the k-th with a capital? */
static bool writes_capital(str phrase, uint32_t k) {
    for (uint32_t i = 0; phrase.p; i++) {
        str word = str_cut(&phrase, ' ');
        if (i == k) return word.n && ((word.p[0] >= 'A' && word.p[0] <= 'Z') || (word.p[0] & 0x80));
    }
    return false;
}

void resolve_names(resolution *r) {
    const doc *d = r->d;
    for (uint32_t i = 0; i < r->list.n; i++) {
        candidate *c = &r->list.p[i];
        const lex_term *t = term_of(r, c);
        if (c->out || t->exact || t->regex || c->class == CLASS_NEUTRAL ||
            r->s->lib->lexicons.p[c->lexicon].plain)
            continue;
        for (uint32_t w = c->m.first; w < c->m.last; w++) {
            uint8_t shape = word_shape(d, w);
            if (!(shape & TYPE_CAPITAL) || (shape & TYPE_CAPS) ||
                (d->words.flags[w] & WORD_SENTENCE))
                continue;
            if (writes_capital(t->text, w - c->m.first) ||
                d->sentences.p[sentence_at(d, w)].heading)
                continue;
            resolve_drop(r, c, DROP_NAME, LEX_NONE);
            break;
        }
    }
}

/* ---- overlaps ---------------------------------------------------------------------------- */

/* The candidate, started before, that reaches furthest: index + 1, per slot of `covered`. */
static bool absorbed_by(resolution *r, const candidate *c, uint32_t slot) {
    uint32_t at = r->covered.p[slot];
    if (!at) return false;
    const match *big = &r->list.p[at - 1].m;
    return big->first <= c->m.first && big->last >= c->m.last &&
           big->last - big->first > c->m.last - c->m.first;
}

static void cover(resolution *r, uint32_t slot, uint32_t index) {
    uint32_t at = r->covered.p[slot];
    if (!at || r->list.p[index].m.last > r->list.p[at - 1].m.last) r->covered.p[slot] = index + 1;
}

static void clear_slots(resolution *r, uint32_t n) {
    r->covered.n = 0;
    for (uint32_t i = 0; i < n; i++) vec_push(&r->covered, 0);
}

/* Longer terms of several words absorb shorter ones of their class, neutral idioms all. */
static void absorb(resolution *r) {
    uint32_t classes = r->s->lib->classes.n;
    clear_slots(r, r->s->lib->lexicons.n * classes);
    for (uint32_t i = 0; i < r->list.n; i++) {
        candidate *c = &r->list.p[i];
        if (c->out) continue;
        uint32_t own = c->lexicon * classes + c->class,
                 neutral = c->lexicon * classes + CLASS_NEUTRAL;
        if (absorbed_by(r, c, neutral))
            resolve_drop(r, c, DROP_IDIOM, r->list.p[r->covered.p[neutral] - 1].m.index);
        else if (absorbed_by(r, c, own))
            resolve_drop(r, c, DROP_IDIOM, r->list.p[r->covered.p[own] - 1].m.index);
        else if (c->m.last - c->m.first > 1)
            cover(r, own, i);
    }
}

/* Within a category the leftmost, then longest, wins. */
static void choose(resolution *r) {
    clear_slots(r, r->s->lib->categories.n);
    for (uint32_t i = 0; i < r->list.n; i++) {
        candidate *c = &r->list.p[i];
        if (c->out) continue;
        uint32_t *end = &r->covered.p[c->category];
        if (c->m.first < *end)
            c->out = true; /* overlaps a hit of the same category: nothing to explain */
        else
            *end = c->m.last;
    }
}

void resolve_overlaps(resolution *r) {
    absorb(r);
    choose(r);
}

/* ---- modifiers --------------------------------------------------------------------------- */

enum { MOST_REACH = 10 }; /* words back that any modifier reaches */

/* The words before a term in which a modifier of it may stand: no break lies between. */
static uint32_t reach_from(const doc *d, uint32_t first) {
    uint32_t from = first, least = back(first, MOST_REACH + MATCH_MOST_WORDS);
    while (from > least && !(d->words.flags[from] & WORD_BREAK)) from--;
    return from;
}

/* Room for one more word in both tables, all zero between articles. */
static void make_room(resolution *r, uint32_t n) {
    uint32_t before = r->groups.cap;
    if (before >= n) return;
    vec_reserve(&r->groups, n);
    vec_reserve(&r->stops, n);
    memset(r->groups.p + before, 0, (r->groups.cap - before) * sizeof *r->groups.p);
    memset(r->stops.p + before, 0, (r->stops.cap - before) * sizeof *r->stops.p);
}

void resolve_modifiers(resolution *r) {
    uint32_t done = 0; /* words before it have been looked at */
    make_room(r, r->d->words.n);
    for (uint32_t i = 0; i < r->modifiers.n; i++) /* of the last article */
        r->groups.p[r->modifiers.p[i].last - 1] = r->stops.p[r->modifiers.p[i].last - 1] = 0;
    r->modifiers.n = 0;
    for (uint32_t i = 0; i < r->list.n; i++) {
        const candidate *c = &r->list.p[i];
        if (c->out || !r->s->lib->lexicons.p[c->lexicon].modifiers) continue;
        uint32_t from = reach_from(r->d, c->m.first);
        if (from < done) from = done;
        if (from >= c->m.first) continue;
        matcher_find_in(r->s->matcher, r->d, MATCH_MODIFIERS, from, c->m.first, &r->modifiers);
        done = c->m.first;
    }
    for (uint32_t i = 0; i < r->modifiers.n; i++) {
        const match *m = &r->modifiers.p[i];
        uint64_t *table = m->kind == ENTRY_MODIFIER ? r->groups.p : r->stops.p;
        table[m->last - 1] |= (uint64_t)1 << m->index;
    }
}

/* The groups that reach the word `first` from the left. */
static uint64_t reaching(const resolution *r, uint32_t first, uint64_t open) {
    uint64_t reached = 0;
    const lex_modifier *group = r->s->lib->modifiers.p;
    for (uint32_t distance = 1; open && distance <= MOST_REACH && distance <= first; distance++) {
        uint32_t w = first - distance;
        if (r->d->words.flags[w + 1] & WORD_BREAK) break;
        for (uint64_t here = r->groups.p[w] & open; here; here &= here - 1) {
            uint32_t g = (uint32_t)__builtin_ctzll(here);
            if (distance <= group[g].reach) reached |= (uint64_t)1 << g;
        }
        open &= ~r->stops.p[w];
    }
    return reached;
}

void resolve_weight(const resolution *r, const candidate *c, hit *h) {
    static const double MOST_INTENSITY = 1.5; /* of all intensifiers together */
    const lex_term *t = term_of(r, c);
    double stronger = 1, weaker = 1, turned = 1;
    h->weight = t->weight;
    uint64_t mask = r->s->lib->lexicons.p[c->lexicon].modifiers;
    h->modifiers = mask ? reaching(r, c->m.first, mask) : 0;
    for (uint64_t left = h->modifiers; left; left &= left - 1) {
        const lex_modifier *g = &r->s->lib->modifiers.p[__builtin_ctzll(left)];
        double times = t->weight < 0 ? g->times_negative : g->times_positive;
        if (g->negates) {
            turned = times;
            h->negated = true;
        } else if (times > 1) {
            stronger *= times;
        } else {
            weaker *= times;
        }
    }
    if (stronger > MOST_INTENSITY) stronger = MOST_INTENSITY;
    h->weight *= stronger * weaker * turned;
}
