#include "text/speech.h"
#include "text/names.h"

enum { MOST_SKIPPED = 4 }; /* words between a cue and its content: again on Tuesday */

#define VERBS                                                                                      \
    (RULE(SAY_VERB) | RULE(THINK_VERB) | RULE(TELL_VERB) | RULE(CALL_VERB) | RULE(ACCUSE_VERB) |   \
     RULE(PROMISE_VERB))

/* ---- is it a verb? ----------------------------------------------------------------------- */

/* "the report", "state of claims": the word after a determiner is a noun; and one in capitals is a
 * name. */
static bool is_verb(const speech *p, uint32_t w) {
    const type *t = word_type(p->d, w);
    if (!(t->rules & VERBS) || t->clitic) return false;
    if (t->shape & TYPE_CAPITAL && !(p->d->words.flags[w] & WORD_SENTENCE)) return false;
    if (!joined(p, w)) return true;
    uint64_t before = rules_at(p, w - 1);
    if (before & RULE(TO)) return true;
    if (word_type(p->d, w - 1)->clitic && !(before & RULE(SPEAKER_PRONOUN))) return false;
    if (t->rules & RULE(GERUND) && before & RULE(PREPOSITION)) return true; /* by calling it */
    uint64_t noun = RULE(DETERMINER) | RULE(POSSESSOR) | RULE(PREPOSITION);
    return !(before & noun) || before & (RULE(CONJUNCTION) | RULE(SPEAKER_PRONOUN));
}

/* is believed, was accused: nobody is named who does. */
static bool is_passive(const speech *p, uint32_t w) {
    if (rules_at(p, w) & RULE(GERUND)) return false;
    uint32_t i = w;
    while (i > p->s->first && joined(p, i) && w - i < 3 && rules_at(p, i - 1) & RULE(ADVERB) &&
           !(rules_at(p, i - 1) & RULE(BE_VERB)))
        i--;
    return i > p->s->first && joined(p, i) && rules_at(p, i - 1) & RULE(BE_VERB);
}

/* ---- content ----------------------------------------------------------------------------- */

/* Over adverbs and times behind a cue. */
static uint32_t past_adverbs(const speech *p, uint32_t w) {
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

/* The clause that starts at w ends with the sentence, before "…, but", or before a quotation that
 * goes on beyond the sentence. */
static uint32_t clause_end(const speech *p, uint32_t w) {
    const doc_words *words = &p->d->words;
    uint32_t end = w + 1;
    for (; end < p->s->last; end++) {
        if (!is_own(p, end)) continue;
        if (words->flags[end] & WORD_BREAK && rules_at(p, end) & RULE(CONTRAST)) break;
        if (opens_next(p, end)) break;
    }
    uint32_t quote = end > w ? quote_at(p->d, end - 1) : DOC_NONE;
    if (quote != DOC_NONE && p->d->quotes.p[quote].last > end && p->d->quotes.p[quote].first > w)
        return p->d->quotes.p[quote].first;
    return end;
}

/* Whether what follows a sure verb can be anything but a clause: said in a letter, said so, said.
 */
static bool goes_on(const speech *p, uint32_t w) {
    return w + 1 < p->s->last && is_own(p, w) && joined(p, w) &&
           !(rules_at(p, w) & (RULE(PREPOSITION) | RULE(CONJUNCTION)));
}

/* Something that acts, and what it does: is this a clause, not a mere object? */
static bool is_clause(const speech *p, uint32_t from, uint32_t to) {
    uint64_t starts = RULE(DETERMINER) | RULE(POSSESSOR) | RULE(SPEAKER_PRONOUN) | RULE(HE) |
                      RULE(SHE) | RULE(THEY) | RULE(GROUP) | RULE(ROLE);
    uint64_t acts = RULE(AUXILIARY) | RULE(PAST) | RULE(BE_VERB);
    if (to < from + 2 || !is_own(p, from) || !joined(p, from)) return false;
    const type *first = word_type(p->d, from);
    if (!(first->rules & starts) && !(first->shape & TYPE_CAPITAL) &&
        name_at(p->d, from) == DOC_NONE)
        return false;
    for (uint32_t w = from + 1; w < to; w++) {
        if (!is_own(p, w)) return true; /* “…” may hold the verb */
        if (p->d->words.flags[w] & WORD_BREAK) break;
        if (rules_at(p, w) & acts) return true;
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

/* What stands behind the cue at w as its content; false when there is none. */
static bool content_behind(const speech *p, uint32_t w, attribution *a) {
    uint64_t verb = rules_at(p, w);
    uint32_t from = past_adverbs(p, w + 1), link;
    if (from >= p->s->last) return false;
    bool here = joined(p, from);
    if (here && rules_at(p, from) & RULE(THAT) && verb & (RULE(SAY_VERB) | RULE(THINK_VERB))) {
        a->from = from;
    } else if (verb & RULE(TELL_VERB) && (link = find_near(p, from, RULE(THAT), 6)) != DOC_NONE) {
        a->from = link;
    } else if (verb & RULE(ACCUSE_VERB) &&
               (link = find_near(p, from, RULE(BLAME_LINK), 7)) != DOC_NONE) {
        a->from = link;
    } else if (verb & (RULE(PROMISE_VERB) | RULE(TELL_VERB)) &&
               (link = find_near(p, from, RULE(TO), verb & RULE(TELL_VERB) ? 6 : 1)) != DOC_NONE) {
        a->from = link;
    } else if (verb & RULE(CALL_VERB) && (link = find_near(p, from, RULE(AS), 10)) != DOC_NONE) {
        a->from = link + 1;
    } else if (verb & RULE(NAMING_VERB) && here && from + 1 < p->s->last) {
        a->from = w + 1;
    } else if (is_passive(p, w) && here && rules_at(p, from) & RULE(TO)) {
        a->from = from;
    } else if (verb & RULE(CLAUSE_VERB) && is_clause(p, from, clause_end(p, from))) {
        a->from = from;
    } else {
        return false;
    }
    if (a->from >= p->s->last) return false;
    a->to = clause_end(p, a->from);
    return a->to > a->from;
}

/* …, officials said: the content stands before. */
static bool content_before(const speech *p, uint32_t first, uint32_t last, attribution *a) {
    const doc_words *words = &p->d->words;
    if (first <= p->s->first || !(words->flags[first] & WORD_BREAK)) return false;
    uint32_t behind = past_adverbs(p, last);
    bool closes = behind >= p->s->last || words->flags[behind] & (WORD_BREAK | WORD_QUOTE) ||
                  rules_at(p, behind) & (RULE(PREPOSITION) | RULE(GERUND) | RULE(CONJUNCTION));
    if (!closes || !is_own(p, first - 1)) return false;
    a->from = p->s->first;
    while (a->from < first && !is_own(p, a->from)) a->from++; /* a quotation is no clause */
    a->to = first;
    return a->to > a->from + 1;
}

/* ---- cues -------------------------------------------------------------------------------- */

static void report(speech *p, const attribution *a) {
    doc *d = p->d;
    if (a->to <= a->from) return;
    doc_quote q = {.start = d->words.start[a->from],
                   .end = d->words.end[a->to - 1],
                   .first = a->from,
                   .last = a->to,
                   .kind = QUOTE_REPORTED,
                   .voice = VOICE_REPORTED,
                   .parent = DOC_NONE,
                   .closed = true,
                   .speaker = a->source,
                   .cue_start = d->words.start[a->cue_first],
                   .cue_end = d->words.end[a->cue_last - 1],
                   .rule = a->rule};
    /* A quotation at the end takes its marks along. */
    uint32_t last = quote_at(d, a->to - 1);
    if (last != DOC_NONE && d->quotes.p[last].last == a->to && d->quotes.p[last].first >= a->from)
        q.end = d->quotes.p[last].end;
    uint32_t first = quote_at(d, a->from);
    if (first != DOC_NONE && d->quotes.p[first].first == a->from)
        q.start = d->quotes.p[first].start;
    for (uint32_t w = a->from; w < a->to; w++)
        if (d->words.voice[w] == VOICE_AUTHOR) d->words.voice[w] = VOICE_REPORTED;
    vec_push(&d->quotes, q);
}

static void add(speech *p, const attribution *a) {
    report(p, a);
    vec_push(&p->found, *a);
}

/* A quotation or a clause stands before, the source behind: “…,” said Clarke. Not so where what
 * stands behind does something itself (…, said the plan was dead) or is spoken to (told the
 * court: “…”). */
static bool is_inverted(speech *p, uint32_t w, attribution *a) {
    const doc_words *words = &p->d->words;
    bool apart = w > p->s->first && words->flags[w] & (WORD_BREAK | WORD_QUOTE);
    uint32_t first, last;
    if (!apart || !(rules_at(p, w) & RULE(SAY_VERB)) || rules_at(p, w) & RULE(GERUND)) return false;
    a->source = source_behind(p, w + 1, &first, &last);
    if (a->source == DOC_NONE) return false;
    bool acts = last < p->s->last && joined(p, last) && is_own(p, last) &&
                rules_at(p, last) & (RULE(AUXILIARY) | RULE(BE_VERB) | RULE(PAST));
    bool spoken_to = last < p->s->last && words->flags[last] & WORD_QUOTE && is_own(p, w - 1) &&
                     !is_own(p, last);
    if (acts || spoken_to) return false;
    a->rule = "verb-name";
    a->first = w;
    a->last = last;
    return true;
}

/* The verb is followed by what only somebody's words can be: whatever stands before it spoke. */
static bool sure_of_clause(const speech *p, uint32_t w) {
    uint32_t next = past_adverbs(p, w + 1);
    if (next >= p->s->last || !joined(p, next)) return false;
    uint64_t verb = rules_at(p, w), rules = rules_at(p, next);
    bool says = verb & (RULE(SAY_VERB) | RULE(THINK_VERB));
    return says && (rules & RULE(THAT) || (verb & RULE(SURE_VERB) && goes_on(p, next)));
}

/* The cue with its helpers in front and the time behind: has repeatedly said on Tuesday. */
static void widen_cue(const speech *p, uint32_t w, attribution *a) {
    a->cue_first = source_helpers(p, w);
    a->cue_last = w + 1;
    while (a->cue_last < p->s->last && is_own(p, a->cue_last) && joined(p, a->cue_last) &&
           a->cue_last < w + 3 && rules_at(p, a->cue_last) & (RULE(CALENDAR) | RULE(TIME)))
        a->cue_last++;
}

/* WALLACE: Let us begin. A name and a colon at the head of a paragraph. */
static bool transcript_cue(speech *p) {
    const doc *d = p->d;
    const doc_paragraph *paragraph = &d->paragraphs.p[p->s->paragraph];
    uint32_t name = name_at(d, p->s->first);
    if (p->s->first != paragraph->first || name == DOC_NONE || !is_own(p, p->s->first))
        return false;
    uint32_t last = d->names.p[name].last;
    if (last >= p->s->last || !(d->words.flags[last] & WORD_BREAK) || !is_own(p, last))
        return false;
    if (d->text.p[d->words.end[last - 1]] != ':') return false;
    attribution a = {.sentence = p->sentence,
                     .cue_first = p->s->first,
                     .cue_last = last,
                     .first = p->s->first,
                     .last = last,
                     .source = name,
                     .from = last,
                     .to = paragraph->last,
                     .rule = "transcript"};
    add(p, &a);
    return true;
}

static void verb_cue(speech *p, uint32_t w) {
    uint32_t first = w, last = w + 1;
    attribution a = {.sentence = p->sentence,
                     .cue_first = w,
                     .cue_last = w + 1,
                     .source = DOC_NONE,
                     .rule = "name-verb"};
    uint64_t rules = rules_at(p, w);
    bool passive = is_passive(p, w);
    if (!passive && is_inverted(p, w, &a)) {
        content_before(p, w, a.last, &a);
        add(p, &a);
        return;
    }
    a.source = DOC_NONE;
    bool shared = rules & RULE(GERUND) || (joined(p, w) && rules_at(p, w - 1) & RULE(TO));
    bool any = sure_of_clause(p, w);
    if (!passive && !shared) a.source = source_before(p, w, any, &first, &last);
    if (!passive && a.source == DOC_NONE) {
        bool bound = !joined(p, w) || rules_at(p, w - 1) & (RULE(CONJUNCTION) | RULE(ADVERB));
        if (!shared && !bound) return;
        a.source = source_shared(p, w);
        a.rule = "shared-subject";
        first = w;
    }
    a.first = first < w ? first : w;
    a.last = w + 1;
    widen_cue(p, w, &a);
    bool content = content_behind(p, w, &a);
    if (!content && !passive && !shared) content = content_before(p, a.first, w + 1, &a);
    if (passive && !content) return;
    bool outlet = a.source != DOC_NONE && p->d->names.p[a.source].kind == NAME_PRONOUN &&
                  rules_at(p, p->d->names.p[a.source].first) & RULE(SELF);
    if (outlet) return; /* I do not think that …: the author's own */
    if (a.source == DOC_NONE && !content) return;
    add(p, &a);
}

/* according to officials */
static bool according_cue(speech *p, uint32_t w) {
    if (!(rules_at(p, w) & RULE(ACCORDING)) || w + 2 >= p->s->last) return false;
    if (!(rules_at(p, w + 1) & RULE(TO))) return false;
    attribution a = {.sentence = p->sentence,
                     .cue_first = w,
                     .cue_last = w + 2,
                     .first = w,
                     .rule = "according-to"};
    uint32_t first;
    a.source = source_behind(p, w + 2, &first, &a.last);
    if (a.source == DOC_NONE) return false;
    bool leads = w == p->s->first;
    a.from = leads ? a.last : p->s->first;
    a.to = leads ? p->s->last : w;
    if (leads) a.to = clause_end(p, a.from < p->s->last ? a.from : p->s->last - 1);
    while (!leads && a.from < a.to && !is_own(p, a.from)) a.from++;
    add(p, &a);
    return true;
}

/* his claim that …; Putin's accusations of … */
static bool noun_cue(speech *p, uint32_t w) {
    if (!(rules_at(p, w) & RULE(CUE_NOUN)) || w + 2 >= p->s->last || !joined(p, w + 1))
        return false;
    if (!(rules_at(p, w + 1) & RULE(THAT))) return false;
    attribution a = {.sentence = p->sentence,
                     .cue_first = w,
                     .cue_last = w + 1,
                     .first = w,
                     .last = w + 1,
                     .from = w + 1,
                     .rule = "noun"};
    a.source = source_possessor(p, w, &a.first);
    if (a.source == DOC_NONE) a.first = w;
    a.to = clause_end(p, a.from);
    add(p, &a);
    return true;
}

static void find_cues(speech *p) {
    p->first_here = p->found.n;
    if (transcript_cue(p)) return;
    for (uint32_t w = p->s->first; w < p->s->last; w++) {
        if (!is_own(p, w)) continue;
        uint64_t rules = rules_at(p, w);
        if (!(rules & (VERBS | RULE(ACCORDING) | RULE(CUE_NOUN)))) continue;
        if (according_cue(p, w)) continue;
        if (noun_cue(p, w)) continue;
        if (is_verb(p, w)) verb_cue(p, w);
    }
}

void speech_doc(doc *d) {
    speech p = {.d = d};
    for (p.sentence = 0; p.sentence < d->sentences.n; p.sentence++) {
        p.s = &d->sentences.p[p.sentence];
        if (d->paragraphs.p[p.s->paragraph].part == PART_FURNITURE) continue;
        if (!p.s->heading) find_cues(&p);
    }
    speakers_give(&p);
    vec_free(&p.found);
}
