/* What a cue introduces: the clause that somebody says, or the thing that somebody speaks of. */
#include "text/names.h"
#include "text/speech.h"

enum {
    MOST_SKIPPED = 4,  /* words between a cue and its content: again on Tuesday */
    FAR_THAT = 12,     /* told reporters in the capital that … */
    ADDRESSEE = 6,     /* words of whom somebody tells, at most */
    SHORTEST_BARE = 3, /* words of a clause that nothing marks as one */
    LONGEST_TOPIC = 30 /* words */
};

uint32_t content_past_adverbs(const speech *p, uint32_t w) {
    uint64_t small = RULE(ADVERB) | RULE(TIME) | RULE(CALENDAR);
    for (uint32_t i = 0; i < MOST_SKIPPED && w < p->s->last && is_own(p, w) && joined(p, w); i++) {
        bool on_day = rules_at(p, w) & RULE(PREPOSITION) && w + 1 < p->s->last &&
                      rules_at(p, w + 1) & (RULE(CALENDAR) | RULE(TIME));
        if (!on_day && (!(rules_at(p, w) & small) || rules_at(p, w) & RULE(CONJUNCTION))) break;
        w += 1 + on_day;
    }
    return w < p->s->last ? w : p->s->last;
}

/* … and said that …: the next cue of the same source. */
static bool opens_next(const speech *p, uint32_t w) {
    uint64_t verbs = RULE(SAY_VERB) | RULE(TELL_VERB) | RULE(CALL_VERB) | RULE(ACCUSE_VERB);
    if (!(rules_at(p, w) & RULE(CONJUNCTION)) || rules_at(p, w) & (RULE(PREPOSITION) | RULE(THAT)))
        return false;
    uint32_t next = w + 1;
    if (next < p->s->last && rules_at(p, next) & RULE(ADVERB)) next++;
    return next < p->s->last && rules_at(p, next) & verbs && rules_at(p, next) & RULE(PAST);
}

uint32_t content_end(const speech *p, uint32_t w) {
    const doc_words *words = &p->d->words;
    uint32_t end = w + 1;
    for (; end < p->s->last; end++) {
        if (!is_own(p, end)) continue;
        if (words->flags[end] & WORD_BREAK && rules_at(p, end) & RULE(CONTRAST)) break;
        if (opens_next(p, end)) break;
    }
    uint32_t quote = end > w ? quote_among(p->d, p->marked, end - 1) : DOC_NONE;
    if (quote != DOC_NONE && p->d->quotes.p[quote].last > end && p->d->quotes.p[quote].first > w)
        return p->d->quotes.p[quote].first;
    return end;
}

bool content_goes_on(const speech *p, uint32_t w) {
    return w + 1 < p->s->last && is_own(p, w) && joined(p, w) &&
           !(rules_at(p, w) & (RULE(PREPOSITION) | RULE(CONJUNCTION)));
}

/* Something that acts, and what it does: is this a clause, not a mere object? What a relative
 * clause inside does is not done by it: adds what officials have called a ban. */
static bool is_clause(const speech *p, uint32_t from, uint32_t to) {
    uint64_t starts = RULE(DETERMINER) | RULE(POSSESSOR) | RULE(SPEAKER_PRONOUN) | RULE(HE) |
                      RULE(SHE) | RULE(THEY) | RULE(GROUP) | RULE(ROLE);
    uint64_t acts = RULE(AUXILIARY) | RULE(PAST) | RULE(BE_VERB);
    if (to < from + 2 || !is_own(p, from) || !joined(p, from)) return false;
    const type *first = word_type(p->d, from);
    if (!(first->rules & starts) && !(first->shape & TYPE_CAPITAL) &&
        name_at(p->d, from) == DOC_NONE)
        return false;
    enum { OUTSIDE, INSIDE, ACTED } relative = OUTSIDE;
    for (uint32_t w = from + 1; w < to; w++) {
        if (!is_own(p, w)) return true; /* “…” may hold the verb */
        if (p->d->words.flags[w] & WORD_BREAK) break;
        uint64_t rules = rules_at(p, w);
        if (rules & (RULE(RELATIVE) | RULE(WHETHER))) {
            relative = INSIDE;
        } else if (rules & acts) {
            if (!relative) return true;
            relative = ACTED;
        } else if (relative == ACTED) {
            relative = OUTSIDE;
        }
    }
    return false;
}

/* Looks for a word of a set within the next few, in the same piece of the sentence. */
static uint32_t find_near(const speech *p, uint32_t from, uint64_t set, uint32_t most) {
    for (uint32_t w = from; w < p->s->last && w - from < most; w++) {
        if (!is_own(p, w) || (w > from && p->d->words.flags[w] & WORD_BREAK)) break;
        if (rules_at(p, w) & set) return w;
    }
    return DOC_NONE;
}

/* told reporters in the capital that: not so where a clause without "that" has begun. */
static uint32_t find_that(const speech *p, uint32_t from) {
    uint64_t acts = RULE(AUXILIARY) | RULE(BE_VERB) | RULE(PAST);
    uint32_t link = find_near(p, from, RULE(THAT) | acts, FAR_THAT);
    if (link == DOC_NONE || !(rules_at(p, link) & RULE(THAT))) return DOC_NONE;
    bool other = link > from && rules_at(p, link - 1) & (RULE(CONJUNCTION) | RULE(PREPOSITION));
    return other ? DOC_NONE : link;
}

/* told reporters he would: the subject of a clause behind whom somebody tells. */
static uint32_t find_subject(const speech *p, uint32_t from) {
    for (uint32_t w = from + 1; w + 1 < p->s->last && w - from < ADDRESSEE && joined(p, w); w++) {
        uint64_t rules = rules_at(p, w);
        if (!is_own(p, w)) break;
        if (rules & RULE(SPEAKER_PRONOUN) && !(rules & (RULE(WHETHER) | RULE(DETERMINER))) &&
            joined(p, w + 1) && !(rules_at(p, w - 1) & (RULE(PREPOSITION) | RULE(CONJUNCTION))))
            return w;
    }
    return DOC_NONE;
}

/* What stands behind the sign that a clause or predicate follows; DOC_NONE when there is none. */
static uint32_t marked_content(const speech *p, uint32_t w, uint32_t from, bool passive) {
    uint64_t verb = rules_at(p, w), next = rules_at(p, from);
    uint64_t speaks = RULE(SAY_VERB) | RULE(THINK_VERB) | RULE(TELL_VERB);
    bool here = joined(p, from);
    uint32_t link;
    if (here && next & RULE(THAT) && verb & speaks) return from;
    if (here && next & RULE(WHETHER) && verb & speaks && from + 2 < p->s->last) return from;
    if (verb & (RULE(TELL_VERB) | RULE(SURE_VERB)) && (link = find_that(p, from)) != DOC_NONE)
        return link;
    if (verb & RULE(TELL_VERB) && here &&
        (link = find_near(p, from + 1, RULE(WHETHER), ADDRESSEE)) != DOC_NONE &&
        !(rules_at(p, link) & RULE(SPEAKER_PRONOUN)))
        return link;
    if (verb & RULE(ACCUSE_VERB) && (link = find_near(p, from, RULE(BLAME_LINK), 7)) != DOC_NONE)
        return link;
    if (verb & (RULE(PROMISE_VERB) | RULE(TELL_VERB)) &&
        (link = find_near(p, from, RULE(TO), verb & RULE(TELL_VERB) ? ADDRESSEE : 1)) != DOC_NONE)
        return link > from && rules_at(p, link - 1) & RULE(ADVERB) ? link - 1 : link; /* not to */
    bool names = verb & RULE(CALL_VERB) || (passive && verb & RULE(THINK_VERB));
    if (names && (link = find_near(p, from, RULE(AS), passive ? 3 : 10)) != DOC_NONE &&
        !(link + 2 < p->s->last && rules_at(p, link + 2) & RULE(AS))) /* as well as */
        return link + 1;
    if (verb & RULE(NAMING_VERB) && here && !(next & RULE(PREPOSITION)) && from + 1 < p->s->last)
        return w + 1;
    if (passive && here && next & RULE(TO) && verb & (speaks | RULE(PROMISE_VERB))) return from;
    if (verb & RULE(TELL_VERB) && here) return find_subject(p, from);
    return DOC_NONE;
}

/* In what he called a sham, … : the word in front of the source makes the clause part of another.
 */
static bool is_inner(const speech *p, uint32_t source) {
    return source > p->s->first && joined(p, source) && rules_at(p, source - 1) & RULE(WHETHER);
}

/* While he said …, it …; a critic, who asked not to …, said …: a clause in a piece of the sentence
 * that hangs on another ends with its piece. */
static uint32_t hung_end(const speech *p, const attribution *a, bool names, uint32_t end) {
    uint32_t start = a->cue_first;
    while (start > p->s->first && joined(p, start)) start--;
    bool hangs = rules_at(p, start) & (RULE(SUBORDINATE) | RULE(RELATIVE)) &&
                 !(rules_at(p, start) & RULE(DETERMINER)); /* that man said … */
    if (!hangs && !(names && is_inner(p, a->first))) return end;
    uint32_t w = a->from + 1;
    while (w < end && !(is_own(p, w) && p->d->words.flags[w] & WORD_BREAK)) w++;
    return w;
}

bool content_behind(const speech *p, uint32_t w, bool passive, attribution *a) {
    uint64_t verb = rules_at(p, w);
    uint32_t from = content_past_adverbs(p, a->cue_last);
    if (from >= p->s->last) return false;
    uint32_t found = marked_content(p, w, from, passive);
    if (found == DOC_NONE && verb & RULE(CLAUSE_VERB)) {
        uint32_t end = content_end(p, from);
        bool bare = verb & RULE(SURE_VERB) && !passive && content_goes_on(p, from) &&
                    end >= from + SHORTEST_BARE;
        if (bare || is_clause(p, from, end)) found = from;
    }
    if (found == DOC_NONE || found >= p->s->last) return false;
    a->from = found;
    a->to = hung_end(p, a, verb & RULE(NAMING_VERB), content_end(p, found));
    return a->to > a->from;
}

bool content_before(const speech *p, uint32_t first, uint32_t last, attribution *a) {
    const doc_words *words = &p->d->words;
    if (first <= p->s->first || !(words->flags[first] & WORD_BREAK)) return false;
    uint32_t behind = content_past_adverbs(p, last);
    if (rules_at(p, p->s->first) & RULE(SUBORDINATE)) { /* When it fell, she said … */
        uint32_t main = p->s->first + 1;
        while (main < first && !(words->flags[main] & WORD_BREAK)) main++;
        bool apart = behind >= p->s->last || words->flags[behind] & WORD_BREAK;
        bool whole = behind < p->s->last || main < first; /* When it fell, it broke, she said. */
        if (!apart || !whole) return false;
    }
    bool closes = behind >= p->s->last || words->flags[behind] & (WORD_BREAK | WORD_QUOTE) ||
                  rules_at(p, behind) & (RULE(PREPOSITION) | RULE(GERUND) | RULE(CONJUNCTION));
    if (!closes || !is_own(p, first - 1)) return false;
    if (p->found.n > p->first_here && vec_last(&p->found).cue_first == p->s->first)
        return false; /* Asked about it, she laughed. */
    a->from = p->s->first;
    while (a->from < first && !is_own(p, a->from)) a->from++; /* a quotation is no clause */
    a->to = first;
    return a->to > a->from + 1;
}

bool content_rest(const speech *p, attribution *a) {
    uint32_t w = content_past_adverbs(p, a->cue_last);
    uint64_t other = RULE(GERUND) | RULE(CONJUNCTION);
    if (w >= p->s->last || !is_own(p, w) || rules_at(p, w) & other) return false;
    if (!(p->d->words.flags[w] & WORD_BREAK) || p->d->words.flags[w] & WORD_QUOTE) return false;
    a->from = w;
    a->to = content_end(p, w);
    return a->to >= a->from + SHORTEST_BARE;
}

void content_topic(const speech *p, uint32_t from, attribution *a) {
    if (from >= p->s->last || !joined(p, from) || !is_own(p, from)) return;
    if (rules_at(p, from) & RULE(CONJUNCTION) && !(rules_at(p, from) & RULE(WHETHER))) return;
    uint32_t w = from;
    while (w < p->s->last && w - from < LONGEST_TOPIC && (w == from || joined(p, w)) &&
           is_own(p, w) && !opens_next(p, w))
        w++;
    a->topic_from = from;
    a->topic_to = w;
}
