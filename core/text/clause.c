#include "text/clause.h"
#include "text/names.h"

enum { MOST_READ = 48 };         /* words in front that are read */
enum { SPEAKER = DOC_NONE - 1 }; /* instead of a word: whoever speaks */

#define RULE(set) RULE_BIT(RULE_##set)
#define PRONOUN   (RULE(HE) | RULE(SHE) | RULE(THEY) | RULE(IT))
#define SPEECH_VERB                                                                                \
    (RULE(SAY_VERB) | RULE(THINK_VERB) | RULE(TELL_VERB) | RULE(CALL_VERB) | RULE(ACCUSE_VERB) |   \
     RULE(PROMISE_VERB) | RULE(AIMED_VERB))

typedef struct phrase {
    uint32_t who;    /* a word of the mention or pronoun that tells whom it means, or DOC_NONE */
    uint32_t people; /* its last word, if that is one for people, or DOC_NONE */
    uint32_t last;   /* the word behind it: adverbs included */
    bool there;      /* there is one */
    bool governed;   /* a preposition stands in front of it */
} phrase;

typedef struct reading {
    const doc *d;
    uint32_t name;  /* the next mention */
    phrase now;     /* the phrase at hand or the last one */
    phrase subject; /* of the clause at hand */
    phrase outer;   /* of the clause around it */
    uint32_t owner; /* Putin’s …: of the phrase at hand */
    uint32_t verb;  /* the last one */
    bool acted;     /* the clause has had its verb */
    bool governed;  /* behind a preposition */
    bool weak;      /* behind one that may open a clause as well: after, before */
    bool open;      /* a determiner, and no noun yet */
} reading;

static uint64_t rules_at(const doc *d, uint32_t w) { return word_rules(d, w); }

static bool breaks(const doc *d, uint32_t w) {
    return d->words.flags[w] & (WORD_BREAK | WORD_QUOTE);
}

/* ---- phrases ----------------------------------------------------------------------------- */

/* The phrase at hand may become the subject as long as the clause has no verb. */
static void take(reading *r, uint32_t who, uint32_t people, uint32_t last) {
    r->now = (phrase){who, people, last, true, r->governed};
    r->open = false;
    if (!r->acted && !r->governed && !r->weak) r->subject = r->now;
}

/* A verb: what stands right in front of it is its subject, unless that is behind a preposition. */
static void act(reading *r, uint32_t verb) {
    bool right_before = r->now.there && r->now.last == verb && !breaks(r->d, verb);
    if (right_before && !r->now.governed)
        r->subject = r->now;
    else if (!r->subject.there)
        r->subject = r->outer;
    r->acted = r->subject.there; /* or else it follows: is Putin …? said Putin */
    r->verb = verb;
    r->governed = r->weak = r->open = false;
    r->owner = DOC_NONE;
}

static void open_clause(reading *r) {
    if (r->subject.there) r->outer = r->subject;
    r->subject = r->now = (phrase){0};
    r->owner = DOC_NONE;
    r->acted = r->governed = r->open = false;
}

/* Who goes on with the phrase in front of it, and so does a that which follows a noun. */
static bool goes_on(const reading *r, uint32_t w, uint64_t rules) {
    if (!r->now.there || r->now.last != w) return false;
    return rules & RULE(RELATIVE) || (rules & RULE(THAT) && !breaks(r->d, w));
}

static void relate(reading *r) {
    r->outer = r->subject;
    r->subject = r->now;
    r->now.last++; /* who, too */
    r->acted = r->governed = false;
}

/* ---- words ------------------------------------------------------------------------------- */

/* A form of the past, or a verb of speech, that no article makes a noun or an adjective. */
static bool is_verb(const reading *r, uint32_t w, uint64_t rules) {
    if (rules & RULE(AUXILIARY)) return true;
    if (r->open || rules & RULE(PEOPLE)) return false; /* suspects */
    if (rules & RULE(PAST)) return r->now.there || r->acted;
    return rules & SPEECH_VERB && r->now.there && r->now.last == w && !breaks(r->d, w);
}

/* A mention: the phrase itself, or whose it is. Returns the word behind it. */
static uint32_t read_mention(reading *r, uint32_t w, uint32_t end) {
    const doc_name *n = &r->d->names.p[r->name];
    uint32_t last = n->last < end ? n->last : end;
    if (word_type(r->d, n->last - 1)->clitic) {
        r->owner = n->first;
        r->open = true;
    } else {
        take(r, n->first, DOC_NONE, last);
    }
    return last > w ? last : w + 1;
}

/* Any other word: part of a phrase. */
static void read_noun(reading *r, uint32_t w, uint64_t rules) {
    if (rules & RULE(GERUND) && !r->open) { /* raging that …: no phrase */
        r->verb = w;
        r->governed = false;
        return;
    }
    uint32_t people = rules & RULE(PEOPLE) ? w : DOC_NONE;
    take(r, r->owner, r->owner == DOC_NONE ? people : DOC_NONE, w + 1);
    if (word_type(r->d, w)->clitic) r->open = true;
}

static void read_small(reading *r, uint32_t w, uint64_t rules) {
    const doc *d = r->d;
    bool helper_before = w && rules_at(d, w - 1) & RULE(AUXILIARY) && !breaks(d, w);
    if (goes_on(r, w, rules)) {
        relate(r);
    } else if (rules & RULE(SUBORDINATE) && helper_before) {
        return; /* has since left */
    } else if (rules & RULE(SUBORDINATE) || (rules & RULE(THAT) && r->verb + 1 == w)) {
        open_clause(r);
        r->weak = rules & RULE(PREPOSITION);
    } else if (rules & RULE(PREPOSITION)) {
        r->governed = true;
        r->open = false;
    } else if (rules & RULE(CONJUNCTION)) {
        bool same_phrase = r->now.there && r->now.last == w && r->now.governed && !r->acted;
        r->governed = same_phrase && !breaks(d, w);
        r->open = false;
    } else { /* a determiner */
        r->open = true;
        r->owner = DOC_NONE;
    }
}

static uint32_t read_word(reading *r, uint32_t w, uint32_t end) {
    const doc *d = r->d;
    while (r->name < d->named && d->names.p[r->name].last <= w) r->name++;
    if (breaks(d, w)) {
        r->open = r->governed = r->weak = false;
        r->owner = DOC_NONE;
    }
    if (r->name < d->named && d->names.p[r->name].first <= w) return read_mention(r, w, end);
    uint64_t rules = rules_at(d, w);
    uint64_t small = RULE(SUBORDINATE) | RULE(RELATIVE) | RULE(THAT) | RULE(PREPOSITION) |
                     RULE(CONJUNCTION) | RULE(DETERMINER);
    if (rules & RULE(POSSESSOR)) {
        r->owner = w;
        r->open = true;
    } else if (rules & PRONOUN) {
        r->governed = false;
        take(r, w, DOC_NONE, w + 1);
    } else if (rules & RULE(SELF)) {
        r->governed = false;
        take(r, d->words.voice[w] == VOICE_QUOTED ? SPEAKER : DOC_NONE, DOC_NONE, w + 1);
    } else if (is_verb(r, w, rules)) {
        act(r, w);
    } else if (rules & small) {
        read_small(r, w, rules);
    } else if (rules & RULE(ADVERB)) {
        if (r->now.there && r->now.last == w && !breaks(d, w)) r->now.last++;
    } else {
        read_noun(r, w, rules);
    }
    return w + 1;
}

/* ---- asking ------------------------------------------------------------------------------ */

/* Only now, and once: what a pronoun means takes a look at the sentences before. */
static uint32_t resolve(const doc *d, uint32_t who, uint32_t quote) {
    if (who == DOC_NONE) return DOC_NONE;
    if (who == SPEAKER) {
        uint32_t speaker = quote == DOC_NONE ? DOC_NONE : d->quotes.p[quote].speaker;
        return speaker == DOC_NONE ? DOC_NONE : d->names.p[speaker].entity;
    }
    uint32_t name = name_at(d, who);
    return name != DOC_NONE ? d->names.p[name].entity : names_meant(d, who);
}

clause clause_before(const doc *d, uint32_t word, bool acts) {
    const doc_sentence *s = &d->sentences.p[sentence_at(d, word)];
    doc_voice voice = d->words.voice[word];
    uint32_t quote = voice == VOICE_QUOTED ? quote_at(d, word) : DOC_NONE;
    uint32_t from = word - s->first > MOST_READ ? word - MOST_READ : s->first;
    if (quote != DOC_NONE && d->quotes.p[quote].kind != QUOTE_PARTIAL &&
        d->quotes.p[quote].first > from)
        from = d->quotes.p[quote].first;
    reading r = {.d = d, .name = names_from(d, from), .owner = DOC_NONE, .verb = DOC_NONE};
    for (uint32_t w = from; w < word;) {
        bool others = voice != VOICE_QUOTED && d->words.voice[w] == VOICE_QUOTED;
        w = others ? w + 1 : read_word(&r, w, word);
    }
    uint32_t verb = r.verb;
    if (acts) act(&r, word);
    clause c = {.entity = DOC_NONE, .people = DOC_NONE, .verb = verb, .found = r.subject.there};
    if (c.found) {
        c.entity = resolve(d, r.subject.who, quote);
        c.people = r.subject.people;
    }
    return c;
}

bool clause_passive(const doc *d, uint32_t word) {
    enum { MOST_ADVERBS = 3 };
    if (!(rules_at(d, word) & RULE(PAST)) || !word) return false;
    for (uint32_t w = word - 1; word - w <= MOST_ADVERBS; w--) {
        if (breaks(d, w + 1)) return false;
        uint64_t rules = rules_at(d, w);
        if (rules & RULE(BE_VERB)) return true;
        if (!(rules & RULE(ADVERB)) || !w) return false;
    }
    return false;
}

uint32_t clause_find(const doc *d, uint32_t word, uint64_t rules, uint32_t most) {
    uint32_t end = d->sentences.p[sentence_at(d, word ? word - 1 : 0)].last;
    uint32_t name = names_from(d, word);
    for (uint32_t w = word; w < end && w - word < most; w++) {
        if (d->words.flags[w] & WORD_BREAK) break;
        if (rules_at(d, w) & rules) return w;
        if (name < d->named && d->names.p[name].first <= w) return w;
    }
    return DOC_NONE;
}
