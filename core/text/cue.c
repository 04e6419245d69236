/* Cues: the verbs, nouns, adjectives and small phrases that carry speech, each with its source. */
#include "text/names.h"
#include "text/speech.h"

/* ---- how far it reaches ------------------------------------------------------------------ */

/* in a statement, on his blog: where it was said belongs to the cue. Its end, or w. */
static uint32_t past_medium(const speech *p, uint32_t w) {
    enum { MOST = 5 };
    if (w >= p->s->last || !joined(p, w) || !(rules_at(p, w) & RULE(PREPOSITION))) return w;
    for (uint32_t i = w + 1; i < p->s->last && i - w < MOST && joined(p, i) && is_own(p, i); i++) {
        if (rules_at(p, i) & RULE(MEDIUM)) return i + 1;
        if (rules_at(p, i) & (RULE(PREPOSITION) | RULE(AUXILIARY) | RULE(THAT))) break;
    }
    return w;
}

/* The cue with its helpers in front, and the time and place behind: has repeatedly said on Tuesday
 * in a statement; to say. */
static void widen_cue(const speech *p, uint32_t w, attribution *a) {
    a->cue_first = source_helpers(p, w);
    if (joined(p, a->cue_first) && rules_at(p, a->cue_first - 1) & RULE(TO)) a->cue_first--;
    a->cue_last = w + 1;
    while (a->cue_last < p->s->last && is_own(p, a->cue_last) && joined(p, a->cue_last) &&
           a->cue_last < w + 3 && rules_at(p, a->cue_last) & (RULE(CALENDAR) | RULE(TIME)))
        a->cue_last++;
    a->cue_last = past_medium(p, a->cue_last);
}

/* A thing or somebody, not the verb of an infinitive: to the plan, to Clarke, to calling it. */
static bool opens_object(const speech *p, uint32_t w) {
    uint64_t opens = RULE(DETERMINER) | RULE(POSSESSOR) | RULE(HE) | RULE(SHE) | RULE(THEY) |
                     RULE(IT) | RULE(ROLE) | RULE(GROUP) | RULE(GERUND) | RULE(WHETHER);
    if (w >= p->s->last || !is_own(p, w)) return true;
    return rules_at(p, w) & opens || word_shape(p->d, w) & (TYPE_CAPITAL | TYPE_NUMBER);
}

/* The small words that tie a verb to what it is about: spoke of, called for, spoke out against. */
static void add_link(const speech *p, attribution *a) {
    uint32_t w = a->cue_last;
    uint64_t link = RULE(PREPOSITION) | RULE(TO), two = RULE(PREPOSITION) | RULE(ADVERB);
    if (w >= p->s->last || !joined(p, w) || !is_own(p, w)) return;
    bool more = w + 1 < p->s->last && joined(p, w + 1) && is_own(p, w + 1) &&
                rules_at(p, w) & two && rules_at(p, w + 1) & RULE(PREPOSITION);
    if (more && !(rules_at(p, w) & RULE(TIME)) && rules_at(p, w + 1) & link)
        w++;
    else if (rules_at(p, w) & RULE(LOCATIVE))
        return;
    if (!(rules_at(p, w) & link) || rules_at(p, w) & RULE(CONJUNCTION)) return;
    if (rules_at(p, w) & RULE(TO) && !opens_object(p, w + 1)) return; /* seemed to agree */
    a->cue_last = w + 1;
}

/* The verb that a noun or adjective needs: has expressed its support, made it clear. DOC_NONE when
 * there is none right in front. */
static uint32_t light_before(const speech *p, uint32_t w) {
    enum { MOST = 5 };
    for (uint32_t i = w; i > p->s->first && w - i < MOST && joined(p, i) && is_own(p, i - 1); i--) {
        if (rules_at(p, i - 1) & RULE(LIGHT_VERB)) return i - 1;
        if (rules_at(p, i - 1) & (RULE(PREPOSITION) | RULE(AUXILIARY) | RULE(RELATIVE))) break;
    }
    return DOC_NONE;
}

/* Gives the attribution at w the source and the cue of such a verb; false when there is none. */
static bool take_light(speech *p, uint32_t w, attribution *a) {
    uint32_t verb = light_before(p, w), first, last;
    if (verb == DOC_NONE) return false;
    bool infinitive = joined(p, verb) && rules_at(p, verb - 1) & RULE(TO);
    bool shared = infinitive || rules_at(p, verb) & RULE(GERUND);
    uint32_t source = shared ? DOC_NONE : source_before(p, verb, false, &first, &last);
    if (source == DOC_NONE && shared) source = source_shared(p, first = verb);
    if (source == DOC_NONE) return false;
    a->source = source;
    a->cue_first = source_helpers(p, verb);
    a->first = first < a->cue_first ? first : a->cue_first;
    return true;
}

/* His support for the plan surprised us; a group calling for peace met: a topic that belongs to a
 * subject ends where that subject acts. */
static void clip_topic(const speech *p, attribution *a) {
    uint64_t acts = RULE(AUXILIARY) | RULE(BE_VERB) | RULE(PAST);
    for (uint32_t w = a->topic_from; w < a->topic_to && !(rules_at(p, w) & RULE(RELATIVE)); w++)
        if (w > a->topic_from && rules_at(p, w) & acts) a->topic_to = w;
}

/* ---- kinds of cues ----------------------------------------------------------------------- */

/* WALLACE: Let us begin. A name and a colon at the head of a paragraph; the colon is the cue. */
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
                     .cue_first = last,
                     .cue_last = last,
                     .first = p->s->first,
                     .last = last,
                     .source = name,
                     .from = last,
                     .to = paragraph->last,
                     .rule = "transcript"};
    speech_add(p, &a);
    return true;
}

/* was endorsed by the union: who does it stands behind, what it is about before. */
static bool agent_cue(speech *p, uint32_t w) {
    uint32_t by = content_past_adverbs(p, w + 1), first;
    if (!(rules_at(p, w) & RULE(PAST)) || by >= p->s->last || !joined(p, by) || !is_own(p, by))
        return false;
    if (!(rules_at(p, by) & RULE(BY))) return false;
    attribution a = {.sentence = p->sentence, .first = w, .rule = "by-agent", .weak = true};
    a.source = source_behind(p, by + 1, SOURCE_INSIDE, &first, &a.last);
    if (a.source == DOC_NONE) return false;
    a.cue_first = source_helpers(p, w);
    a.cue_last = by;
    attribution behind = a;
    behind.cue_last = a.last;
    /* men ordered by the union to strike: told in passing, whoever tells the whole */
    if (verb_is_passive(p, w) && content_behind(p, w, true, &behind)) {
        a.from = behind.from;
        a.to = behind.to;
    } else {
        source_phrase(p, a.cue_first, &a.topic_from, &a.topic_to);
    }
    speech_add(p, &a);
    return true;
}

/* I do not think that …: the author's own. */
static bool is_outlet(const speech *p, uint32_t source) {
    if (source == DOC_NONE) return false;
    const doc_name *n = &p->d->names.p[source];
    return n->kind == NAME_PRONOUN && rules_at(p, n->first) & RULE(SELF);
}

/* expressed its strong support for: the noun is the cue then. */
static bool gives_noun(const speech *p, uint32_t w) {
    for (uint32_t i = w; i + 1 < p->s->last && i - w < 3 && joined(p, i) && is_own(p, i); i++) {
        uint64_t noun = rules_at(p, i), link = rules_at(p, i + 1);
        if (noun & RULE(CUE_NOUN) && link & RULE(THAT)) return true;
        if (noun & (RULE(CUE_NOUN) | RULE(TOPIC_NOUN)) && link & (RULE(PREPOSITION) | RULE(TO)))
            return true;
    }
    return false;
}

/* Has the verb something that it is about? A verb without a small word needs an object. */
static bool is_about(const speech *p, uint32_t w, const attribution *a) {
    uint64_t verb = rules_at(p, w);
    uint32_t next = content_past_adverbs(p, w + 1);
    if (next >= p->s->last) return false;
    bool link = rules_at(p, next) & (RULE(PREPOSITION) | RULE(TO)) || a->cue_last > w + 1;
    if (verb & RULE(LIGHT_VERB) && gives_noun(p, next)) return false;
    return verb & (link ? RULE(ABOUT_VERB) : RULE(TOPIC_VERB));
}

/* It fell, as the paper reported; as the paper reported, it fell. */
static bool as_said(const speech *p, uint32_t w, attribution *a) {
    uint32_t first = a->first;
    bool says = rules_at(p, w) & RULE(SAY_VERB) && a->source != DOC_NONE;
    if (!says || first <= p->s->first || !joined(p, first)) return false;
    if (!(rules_at(p, first - 1) & RULE(AS))) return false;
    if (first - 1 > p->s->first) return content_before(p, first - 1, a->cue_last, a);
    a->from = a->cue_last;
    while (a->from < p->s->last && joined(p, a->from)) a->from++;
    a->to = p->s->last;
    return a->from < a->to && is_own(p, a->from);
}

/* Is the word part of what the cue before it introduces: refused to support the plan? */
static bool is_within(const speech *p, uint32_t w) {
    if (p->found.n <= p->first_here) return false;
    const attribution *a = &vec_last(&p->found);
    return (a->from <= w && w < a->to) || (a->topic_from <= w && w < a->topic_to);
}

/* Smith said he believed the plan was dead: it is Smith who says so, and says so once. */
static bool says_again(const speech *p, uint32_t w, uint32_t source) {
    if (source == DOC_NONE || p->found.n <= p->first_here) return false;
    const doc_name *inner = &p->d->names.p[source];
    if (inner->kind != NAME_PRONOUN) return false;
    const attribution *a = &vec_last(&p->found);
    if (w < a->from || w >= a->to || a->source == DOC_NONE) return false;
    uint32_t outer = p->d->names.p[a->source].entity;
    return inner->entity == outer;
}

/* A firm called Acme; he called Clarke on Monday: no more than a name stands behind. */
static bool merely_names(const speech *p, uint32_t w) {
    if (!(rules_at(p, w) & RULE(NAMING_VERB)) || w + 1 >= p->s->last) return false;
    uint32_t name = name_at(p->d, w + 1);
    if (name == DOC_NONE || !joined(p, w + 1) || !is_own(p, w + 1)) return false;
    uint32_t end = p->d->names.p[name].last;
    uint64_t other = RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY) | RULE(BE_VERB) |
                     RULE(TO) | RULE(RELATIVE) | RULE(CALENDAR) | RULE(TIME);
    if (end >= p->s->last) return true;
    if (p->d->words.flags[end] & WORD_QUOTE) return false;
    return !joined(p, end) || (rules_at(p, end) & other && !(rules_at(p, end) & RULE(AS)));
}

/* The mayor was asked about the plan; asked about it, he laughed: nobody says by whom. */
static bool asked_about(const speech *p, uint32_t w, bool passive, attribution *a) {
    uint64_t rules = rules_at(p, w), before = joined(p, w) ? rules_at(p, w - 1) : 0;
    bool asks = rules & RULE(TELL_VERB) && rules & RULE(ABOUT_VERB) && rules & RULE(PAST);
    if (!asks || !(passive || !joined(p, w) || before & RULE(SUBORDINATE))) return false;
    uint32_t link = content_past_adverbs(p, w + 1);
    if (link + 1 >= p->s->last || !joined(p, link) || !(rules_at(p, link) & RULE(PREPOSITION)))
        return false;
    a->source = DOC_NONE;
    a->cue_last = link + 1;
    content_topic(p, link + 1, a);
    return a->topic_from < a->topic_to;
}

static void verb_cue(speech *p, uint32_t w) {
    uint32_t first = w, last = w + 1;
    attribution a = {.sentence = p->sentence,
                     .cue_first = w,
                     .cue_last = w + 1,
                     .source = DOC_NONE,
                     .rule = "name-verb",
                     .weak = !(rules_at(p, w) & SPEECH_VERBS)};
    uint64_t rules = rules_at(p, w);
    bool passive = verb_is_passive(p, w);
    if (agent_cue(p, w) || merely_names(p, w)) return;
    if (!passive && verb_is_inverted(p, w, &a)) {
        content_before(p, w, a.last, &a);
        speech_add(p, &a);
        return;
    }
    a.source = DOC_NONE;
    bool infinitive = joined(p, w) && rules_at(p, w - 1) & RULE(TO);
    bool hangs = rules & RULE(GERUND) && verb_hangs_on(p, w); /* a letter calling for … */
    bool shared = (rules & RULE(GERUND) && !hangs) || infinitive;
    bool any = hangs || verb_is_sure(p, w);
    if (!passive && !shared) a.source = source_before(p, w, any, &first, &last);
    if (!passive && a.source == DOC_NONE) {
        bool bound = !joined(p, w) || rules_at(p, w - 1) & (RULE(CONJUNCTION) | RULE(ADVERB));
        if (!shared && !bound) return;
        a.source = source_shared(p, w);
        a.rule = "shared-subject";
        first = w;
    }
    if (infinitive && w == p->s->first + 1 && a.source == DOC_NONE) return; /* To see why, … */
    a.first = first < w ? first : w;
    a.last = w + 1;
    widen_cue(p, w, &a);
    if (shared && a.cue_first < a.first) a.first = a.cue_first;
    if (rules & RULE(GERUND) && joined(p, w) && rules_at(p, w - 1) & RULE(MEDIUM))
        take_light(p, w, &a); /* issued a statement saying */
    bool content = content_behind(p, w, passive, &a);
    if (!content && !passive && !shared && first < w)
        content = content_before(p, a.first, a.cue_last, &a) || as_said(p, w, &a);
    if (!content) {
        add_link(p, &a);
        if (!passive && !(infinitive && is_within(p, w)) && is_about(p, w, &a))
            content_topic(p, content_past_adverbs(p, a.cue_last), &a);
        if (hangs) clip_topic(p, &a);
    }
    bool asked = !content && asked_about(p, w, passive, &a);
    if (passive && !content && !asked) return;
    if (is_outlet(p, a.source)) return;
    if (a.source == DOC_NONE && !content && !asked) return;
    if (content && !shared && says_again(p, w, a.source)) return;
    speech_add(p, &a);
    if (content && a.to <= a.first && content_rest(p, &a)) speech_add(p, &a);
}

/* according to officials */
static bool according_cue(speech *p, uint32_t w) {
    if (!(rules_at(p, w) & RULE(ACCORDING)) || w + 2 >= p->s->last) return false;
    if (!(rules_at(p, w + 1) & RULE(TO))) return false;
    bool leads = w == p->s->first;
    attribution a = {.sentence = p->sentence,
                     .cue_first = w,
                     .cue_last = w + 2,
                     .first = w,
                     .rule = "according-to"};
    uint32_t first;
    a.source = source_behind(p, w + 2, leads ? SOURCE_INSIDE : SOURCE_ANY, &first, &a.last);
    if (a.source == DOC_NONE) return false;
    a.from = leads ? a.last : p->s->first;
    a.to = leads ? p->s->last : w;
    if (leads) a.to = content_end(p, a.from < p->s->last ? a.from : p->s->last - 1);
    while (!leads && a.from < a.to && !is_own(p, a.from)) a.from++;
    speech_add(p, &a);
    return true;
}

/* accusations of fraud: an object that only a claim gives; it ends where something acts. */
static uint32_t object_end(const speech *p, uint32_t w) {
    uint64_t ends = RULE(AUXILIARY) | RULE(BE_VERB) | RULE(CONJUNCTION);
    uint32_t end = w;
    while (end < p->s->last && (end == w || joined(p, end)) && !(rules_at(p, end) & ends)) end++;
    return end;
}

/* his claim that …; Putin's accusations of …; their support for … */
static bool noun_cue(speech *p, uint32_t w) {
    uint64_t rules = rules_at(p, w);
    if (!(rules & (RULE(CUE_NOUN) | RULE(TOPIC_NOUN))) || w + 2 >= p->s->last || !joined(p, w + 1))
        return false;
    attribution a = {.sentence = p->sentence,
                     .cue_first = w,
                     .cue_last = w + 1,
                     .first = w,
                     .last = w + 1,
                     .from = w + 1,
                     .rule = "noun",
                     .by_noun = true};
    uint64_t next = rules_at(p, w + 1);
    bool that = rules & RULE(CUE_NOUN) && next & RULE(THAT);
    bool of =
        next & (RULE(TO) | RULE(PREPOSITION)) && !(next & (RULE(CONJUNCTION) | RULE(LOCATIVE)));
    bool claimed = of && rules & RULE(CLAIM_NOUN) && next & RULE(BLAME_LINK) &&
                   !(rules_at(p, w + 2) & RULE(DEFINITE)); /* the claims of the firm are its own */
    bool about = of && rules & RULE(CUE_NOUN) && !(next & (RULE(TO) | RULE(PARTICLE) | RULE(BY)));
    if (next & RULE(BLAME_LINK) || verb_is_one(p, w)) about = false;
    if (!that && !of) return false;
    a.source = source_possessor(p, w, &a.first);
    if (a.source == DOC_NONE && !take_light(p, w, &a)) a.first = w;
    if (a.source == DOC_NONE && !that && !claimed && !about) return false;
    a.to = that ? content_end(p, a.from) : claimed ? object_end(p, a.from + 1) : a.from;
    if (a.to <= a.from) {
        a.cue_last = w + 2;
        a.weak = true;
        content_topic(p, w + 2, &a);
        clip_topic(p, &a);
    }
    speech_add(p, &a);
    return true;
}

/* is confident that …, was wary of the plan: what somebody feels or thinks. */
static bool mind_cue(speech *p, uint32_t w) {
    if (!(rules_at(p, w) & RULE(MIND_ADJECTIVE)) || !joined(p, w) || w + 2 >= p->s->last)
        return false;
    if (!joined(p, w + 1) || !is_own(p, w + 1)) return false;
    uint64_t next = rules_at(p, w + 1);
    if (!(next & (RULE(THAT) | RULE(TO) | RULE(PREPOSITION))) || next & RULE(LOCATIVE))
        return false;
    attribution a = {
        .sentence = p->sentence, .cue_last = w + 1, .last = w + 1, .rule = "mind", .weak = true};
    uint32_t last;
    if (!verb_is_passive(p, w)) { /* made it clear */
        if (!take_light(p, w, &a)) return false;
    } else {
        a.source = source_before(p, w, true, &a.first, &last);
        a.cue_first = source_helpers(p, w);
    }
    if (a.source == DOC_NONE || is_outlet(p, a.source)) return false;
    if (next & RULE(THAT)) {
        a.from = w + 1;
        a.to = content_end(p, a.from);
    } else {
        a.cue_last = w + 2;
        content_topic(p, w + 2, &a);
    }
    speech_add(p, &a);
    return true;
}

void cues_find(speech *p) {
    uint64_t any =
        CUE_VERBS | RULE(ACCORDING) | RULE(CUE_NOUN) | RULE(TOPIC_NOUN) | RULE(MIND_ADJECTIVE);
    p->first_here = p->found.n;
    if (transcript_cue(p)) return;
    for (uint32_t w = p->s->first; w < p->s->last; w++) {
        if (!(rules_at(p, w) & any) || !is_own(p, w)) continue;
        if (according_cue(p, w) || noun_cue(p, w) || mind_cue(p, w)) continue;
        if (verb_is_one(p, w)) verb_cue(p, w);
    }
}
