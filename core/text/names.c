#include "text/names.h"

#include <stdlib.h>
#include <string.h>

enum {
    MOST_RUN = 10,       /* words of a name */
    MOST_ADJECTIVES = 3, /* between determiner and noun of a description */
    MOST_COMPARED = 200  /* entities that a nationality is held against */
};

#define RULE(set) RULE_BIT(RULE_##set)

typedef struct namer {
    doc *d;
    const text_rules *r;
    map by_name;            /* text of a name, or its last word → entity */
    buf text;               /* words joined by one blank each */
    uint32_t first, second; /* the persons with the most mentions so far, or DOC_NONE */
} namer;

static uint64_t rules_at(const namer *n, uint32_t w) { return word_rules(n->d, w); }
static uint8_t shape_at(const namer *n, uint32_t w) { return word_shape(n->d, w); }

static bool is_capital(const namer *n, uint32_t w) {
    uint8_t shape = shape_at(n, w);
    return (shape & TYPE_CAPITAL) && !(shape & (TYPE_NUMBER | TYPE_LINK | TYPE_MASKED));
}

/* Somewhere in the article it has a capital in mid-sentence. */
static bool has_capital(const namer *n, uint32_t w) {
    return word_type(n->d, w)->capital_in == n->d->types->articles;
}

/* Nothing stands between the word and the one before but a blank. */
static bool joins(const namer *n, uint32_t w) {
    return !(n->d->words.flags[w] & (WORD_BREAK | WORD_QUOTE | WORD_SENTENCE));
}

/* The word without its possessive. */
static str bare(const doc *d, uint32_t w) {
    return str_sub(d->text, d->words.start[w], d->words.end[w] - word_type(d, w)->clitic);
}

static str joined(namer *n, uint32_t first, uint32_t last) {
    if (last - first == 1) return bare(n->d, first);
    n->text.n = 0;
    for (uint32_t w = first; w < last; w++) {
        if (w > first) buf_byte(&n->text, ' ');
        buf_put(&n->text, bare(n->d, w));
    }
    return buf_str(&n->text);
}

static str joined_folded(namer *n, uint32_t first, uint32_t last) {
    n->text.n = 0;
    for (uint32_t w = first; w < last; w++) {
        if (w > first) buf_byte(&n->text, ' ');
        buf_put(&n->text, word_type(n->d, w)->folded);
    }
    return buf_str(&n->text);
}

/* ---- who is known ------------------------------------------------------------------------ */

/* RUSSIA is Russia, but US is not Us. */
static bool known_in_capitals(namer *n, uint32_t w, uint32_t *known) {
    enum { SHORTEST = 5 };
    str s = bare(n->d, w);
    if (!(shape_at(n, w) & TYPE_CAPS) || s.n < SHORTEST) return false;
    n->text.n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool lower = i > 0 && s.p[i] >= 'A' && s.p[i] <= 'Z';
        buf_byte(&n->text, lower ? (char)(s.p[i] + 'a' - 'A') : s.p[i]);
    }
    return map_get(&n->r->aliases, buf_str(&n->text), known);
}

static bool known_at(namer *n, uint32_t first, uint32_t last, uint32_t *known) {
    if (!(rules_at(n, first) & RULE(ALIAS_FIRST))) return false;
    return map_get(&n->r->aliases, joined(n, first, last), known) ||
           (last - first == 1 && known_in_capitals(n, first, known));
}

/* The country that a word for a nationality belongs to. */
static bool nation_at(const namer *n, uint32_t w, uint32_t *known) {
    return rules_at(n, w) & RULE(DEMONYM) &&
           map_get(&n->r->demonyms, word_type(n->d, w)->folded, known);
}

/* ---- entities ---------------------------------------------------------------------------- */

static entity_kind kind_of_known(known_kind kind) {
    return kind == KNOWN_PERSON ? ENTITY_PERSON : kind == KNOWN_PLACE ? ENTITY_PLACE : ENTITY_BODY;
}

static uint32_t entity_of_known(doc *d, uint32_t known) {
    const text_rules *r = d->types->rules;
    const rule_known *k = &r->known.p[known];
    while (d->met.n < r->known.n) vec_push(&d->met, 0);
    if (!d->met.p[known]) {
        vec_push(&d->entities,
                 (doc_entity){.name = k->name, .known = known, .kind = kind_of_known(k->kind)});
        d->met.p[known] = d->entities.n;
    }
    return d->met.p[known] - 1;
}

/* A headline has the surname alone, the full name comes soon after: Dragomar, then Viktor Dragomar.
 * Not so Firing Dragomar, which has its first capital from the sentence. */
static bool known_by_surname(namer *n, uint32_t first, uint32_t last, entity_kind kind,
                             uint32_t *id) {
    enum { SOON = 3 };
    uint32_t short_form;
    str surname = bare(n->d, last - 1);
    if (last - first < 2 || kind != ENTITY_PERSON) return false;
    if (n->d->words.flags[first] & WORD_SENTENCE && !has_capital(n, first)) return false;
    if (!map_get(&n->by_name, surname, &short_form)) return false;
    const doc_entity *e = &n->d->entities.p[short_form];
    if (e->kind != ENTITY_UNKNOWN || e->mentions > SOON || !str_eq(e->name, surname)) return false;
    *id = short_form;
    return true;
}

/* A person is also called by the last word of the name, from then on. */
static uint32_t entity_of_name(namer *n, uint32_t first, uint32_t last, entity_kind kind) {
    doc *d = n->d;
    uint32_t id = d->entities.n;
    str text = str_sub(d->text, d->words.start[first],
                       d->words.end[last - 1] - word_type(d, last - 1)->clitic);
    if (map_get(&n->by_name, text, &id)) return id;
    if (known_by_surname(n, first, last, kind, &id)) {
        d->entities.p[id].name = text;
        d->entities.p[id].kind = kind;
        map_add(&n->by_name, text, id);
        return id;
    }
    vec_push(&d->entities, (doc_entity){.name = text, .known = DOC_NONE, .kind = kind});
    map_add(&n->by_name, text, id);
    if (last - first > 1 && kind != ENTITY_BODY) map_add(&n->by_name, bare(d, last - 1), id);
    return id;
}

/* Keeps the two persons that the article names most. */
static void rank(namer *n, uint32_t id) {
    const doc_entity *all = n->d->entities.p;
    if (all[id].kind != ENTITY_PERSON || id == n->first) return;
    if (n->first == DOC_NONE || all[id].mentions > all[n->first].mentions) {
        n->second = n->first;
        n->first = id;
    } else if (n->second == DOC_NONE || all[id].mentions >= all[n->second].mentions) {
        n->second = id;
    }
}

static void mention(namer *n, uint32_t first, uint32_t last, name_kind kind, uint32_t entity) {
    doc *d = n->d;
    vec_push(&d->names, (doc_name){.start = d->words.start[first],
                                   .end = d->words.end[last - 1] - word_type(d, last - 1)->clitic,
                                   .first = first,
                                   .last = last,
                                   .kind = kind,
                                   .entity = entity});
    if (entity == DOC_NONE) return;
    d->entities.p[entity].mentions++;
    rank(n, entity);
}

/* ---- runs of capitalised words ----------------------------------------------------------- */

/* A word that begins a sentence has its capital for that. */
static bool means_a_name(namer *n, uint32_t w) {
    uint32_t unused;
    const doc_words *words = &n->d->words;
    if (!is_capital(n, w) || rules_at(n, w) & (RULE(CALENDAR) | RULE(SELF))) return false;
    bool pronoun = rules_at(n, w) & (RULE(HE) | RULE(SHE) | RULE(IT) | RULE(THEY));
    if (pronoun && !(shape_at(n, w) & TYPE_CAPS)) return false;
    if (!(words->flags[w] & WORD_SENTENCE)) return true;
    uint64_t small = RULE(DETERMINER) | RULE(STARTER) | RULE(CONJUNCTION) | RULE(PREPOSITION) |
                     RULE(SPEAKER_PRONOUN) | RULE(POSSESSOR) | RULE(AUXILIARY) | RULE(ADVERB);
    if (rules_at(n, w) & small) return false;
    bool speaks = !rules_at(n, w) && w + 1 < words->n && joins(n, w + 1) &&
                  rules_at(n, w + 1) & RULE(PAST) &&
                  rules_at(n, w + 1) & (RULE(SURE_VERB) | RULE(TELL_VERB)); /* Penn said */
    bool more = w + 1 < words->n && joins(n, w + 1) && is_capital(n, w + 1);
    return more || speaks || (shape_at(n, w) & TYPE_CAPS) || rules_at(n, w) & RULE(SURNAME) ||
           has_capital(n, w) || known_at(n, w, w + 1, &unused) ||
           map_get(&n->by_name, bare(n->d, w), &unused) ||
           map_get(&n->r->demonyms, word_type(n->d, w)->folded, &unused);
}

/* Bank of England, Ministry of Defence; but Colin Clarke of the centre is two. */
static bool takes_of(const namer *n, uint32_t first, uint32_t last) {
    bool group = false;
    for (uint32_t w = first; w < last; w++) {
        if (rules_at(n, w) & (RULE(TITLE) | RULE(ROLE))) return false;
        group |= (rules_at(n, w) & RULE(GROUP)) > 0;
    }
    return group || last - first == 1;
}

/* Putin’s; but the Observers’ Mission is one name. */
static bool owns(const namer *n, uint32_t w) {
    const type *t = word_type(n->d, w);
    bool plural = t->clitic == strlen("'") || t->clitic == strlen("’");
    return t->clitic && !plural;
}

/* End of the run of name words that starts at w: capitals, and particles between them. */
static uint32_t run_end(const namer *n, uint32_t w, uint32_t limit) {
    uint32_t end = w + 1;
    while (end < limit && end - w < MOST_RUN && joins(n, end) && !owns(n, end - 1)) {
        uint32_t next = end;
        while (next < limit && next - end < 2 && joins(n, next) &&
               (rules_at(n, next) & (RULE(PARTICLE) | (next > end ? RULE(DETERMINER) : 0))) &&
               !is_capital(n, next))
            next++;
        if (next >= limit || !joins(n, next) || !is_capital(n, next) ||
            rules_at(n, next) & RULE(CALENDAR))
            break;
        if (next > end && rules_at(n, end) & RULE(PREPOSITION) && !takes_of(n, w, end)) break;
        end = next + 1;
    }
    return end;
}

/* Russian President Vladimir Putin: the words in front that are no part of the name. */
static uint32_t core_of(namer *n, uint32_t first, uint32_t last, bool *titled) {
    uint32_t w = first, unused;
    *titled = false;
    for (; w + 1 < last; w++) {
        uint64_t rules = rules_at(n, w);
        bool title = rules & (RULE(TITLE) | RULE(ROLE));
        bool nation = nation_at(n, w, &unused) || (known_at(n, w, w + 1, &unused) &&
                                                   rules_at(n, w + 1) & (RULE(TITLE) | RULE(ROLE)));
        bool small = rules & (RULE(DETERMINER) | RULE(PARTICLE)) && w == first;
        if (!title && !nation && !small) break;
        *titled |= title;
    }
    return w;
}

static entity_kind kind_of_run(const namer *n, uint32_t first, uint32_t last, bool titled) {
    uint32_t capitals = 0;
    if (titled) return ENTITY_PERSON;
    if (first > 0 && joins(n, first) && rules_at(n, first - 1) & RULE(LOCATIVE))
        return ENTITY_PLACE;
    for (uint32_t w = first; w < last; w++) {
        if (rules_at(n, w) & RULE(GROUP)) return ENTITY_BODY;
        if (shape_at(n, w) & TYPE_CAPS && !(shape_at(n, w) & TYPE_INITIALS)) return ENTITY_BODY;
        capitals += is_capital(n, w);
    }
    bool after_the = first > 0 && joins(n, first) && rules_at(n, first - 1) & RULE(DETERMINER);
    if (after_the) return ENTITY_BODY;
    return capitals == last - first && (capitals == 2 || capitals == 3) ? ENTITY_PERSON
                                                                        : ENTITY_UNKNOWN;
}

/* The longest known name within the run, the last of several. */
static bool known_within(namer *n, uint32_t first, uint32_t last, uint32_t *known) {
    for (uint32_t length = last - first; length > 0; length--)
        for (uint32_t w = last - length + 1; w > first; w--)
            if (known_at(n, w - 1, w - 1 + length, known)) return true;
    return false;
}

/* A word for a nation with nothing behind it that it could describe. */
static bool is_noun(const namer *n, uint32_t w) {
    uint64_t ends = RULE(AUXILIARY) | RULE(BE_VERB) | RULE(PREPOSITION) | RULE(CONJUNCTION) |
                    RULE(SAY_VERB) | RULE(DETERMINER);
    return w + 1 >= n->d->words.n || !joins(n, w + 1) || rules_at(n, w + 1) & ends;
}

/* Former House Speaker Newt Gingrich: where the known name starts that ends the run, if it has two
 * words, or if what stands in front has its capital from the sentence (Citing Putin); else
 * DOC_NONE. */
static uint32_t known_rest(namer *n, uint32_t first, uint32_t last, uint32_t *known) {
    for (uint32_t w = first + 1; w + 1 < last; w++)
        if (known_at(n, w, last, known)) return w;
    bool lent = last - first == 2 && n->d->words.flags[first] & WORD_SENTENCE &&
                rules_at(n, first) & RULE(GERUND) && !has_capital(n, first);
    return lent && known_at(n, first + 1, last, known) ? first + 1 : DOC_NONE;
}

static void name_run(namer *n, uint32_t first, uint32_t last, bool heading) {
    bool titled;
    uint32_t known, id;
    uint32_t core = core_of(n, first, last, &titled);
    if (known_at(n, core, last, &known) || known_at(n, first, last, &known)) {
        mention(n, first, last, NAME_NAME, entity_of_known(n->d, known));
        return;
    }
    if (map_get(&n->by_name, joined(n, core, last), &id)) {
        mention(n, first, last, NAME_NAME, id);
        return;
    }
    uint32_t rest = known_rest(n, core, last, &known);
    if (!heading && rest != DOC_NONE) {
        mention(n, rest, last, NAME_NAME, entity_of_known(n->d, known));
        return;
    }
    bool inner = known_within(n, core, last, &known);
    if (heading) { /* capitals tell nothing there */
        if (inner) mention(n, first, last, NAME_NAME, entity_of_known(n->d, known));
        return;
    }
    if (last - core == 1) {
        bool bare_role = rules_at(n, core) & (RULE(TITLE) | RULE(ROLE) | RULE(GROUP)) && !titled;
        if (nation_at(n, core, &known)) { /* Ukrainians who …; Russian is no name */
            if (is_noun(n, core)) mention(n, core, last, NAME_NAME, entity_of_known(n->d, known));
            return;
        }
        if (bare_role) return;
    }
    id = entity_of_name(n, core, last, kind_of_run(n, core, last, titled));
    mention(n, first, last, NAME_NAME, id);
}

/* ---- descriptions ------------------------------------------------------------------------ */

/* The person of that country whom the article names most. */
static uint32_t person_of(const namer *n, uint32_t country) {
    const doc *d = n->d;
    uint32_t best = DOC_NONE;
    for (uint32_t i = 0; i < d->entities.n && i < MOST_COMPARED; i++) {
        const doc_entity *e = &d->entities.p[i];
        if (e->known == DOC_NONE || e->kind != ENTITY_PERSON) continue;
        if (n->r->known.p[e->known].of != country) continue;
        if (best == DOC_NONE || e->mentions > d->entities.p[best].mentions) best = i;
    }
    return best;
}

/* "the Russian tyrant": who has that role, else who of that nationality is in the article, else
 * whom the article is clearly about. */
static uint32_t described(namer *n, uint32_t first, uint32_t last) {
    uint32_t known, country;
    const doc *d = n->d;
    uint32_t determiner = first - 1;
    bool apposition =
        d->names.n && vec_last(&d->names).last == determiner &&
        !(d->words.flags[determiner] & WORD_QUOTE);    /* “… in Kyiv,” the minister said */
    if (apposition) return vec_last(&d->names).entity; /* Smith, the minister */
    if (rules_at(n, first) & RULE(ROLE_FIRST) &&
        map_get(&n->r->roles, joined_folded(n, first, last), &known))
        return entity_of_known(n->d, known);
    for (uint32_t w = first; w + 1 < last; w++)
        if (nation_at(n, w, &country)) return person_of(n, country);
    bool goes_on = last < d->words.n && joins(n, last) && rules_at(n, last) & RULE(PREPOSITION);
    if (n->first == DOC_NONE || goes_on) return DOC_NONE; /* the head of something: of its own */
    const doc_entity *all = n->d->entities.p;
    uint32_t most = all[n->first].mentions;
    bool clear = most >= 2 && (n->second == DOC_NONE || most > all[n->second].mentions);
    return clear ? n->first : DOC_NONE;
}

/* The end of a description that starts at the determiner w, or w. */
static uint32_t description_end(const namer *n, uint32_t w, uint32_t limit) {
    for (uint32_t i = w + 1; i < limit && i <= w + 1 + MOST_ADJECTIVES && joins(n, i); i++) {
        uint64_t rules = rules_at(n, i);
        if (rules & (RULE(DETERMINER) | RULE(PREPOSITION) | RULE(CONJUNCTION) | RULE(AUXILIARY) |
                     RULE(POSSESSOR)))
            return w;
        if (!(rules & RULE(ROLE)) || is_capital(n, i)) continue;
        bool goes_on = i + 1 < limit && joins(n, i + 1) &&
                       (rules_at(n, i + 1) & (RULE(ROLE) | RULE(GROUP)) || is_capital(n, i + 1));
        return goes_on ? w : i + 1;
    }
    return w;
}

/* ---- the whole way ----------------------------------------------------------------------- */

static void note_capitals(namer *n) {
    const doc_words *w = &n->d->words;
    types *t = n->d->types;
    t->articles++;
    for (uint32_t i = 0; i < n->d->sentences.n; i++) {
        const doc_sentence *s = &n->d->sentences.p[i];
        if (s->heading) continue;
        for (uint32_t k = s->first; k < s->last; k++)
            if (!(w->flags[k] & WORD_SENTENCE) && is_capital(n, k))
                t->list.p[w->type[k]].capital_in = t->articles;
    }
}

static void name_sentence(namer *n, const doc_sentence *s) {
    for (uint32_t w = s->first; w < s->last; w++) {
        if (means_a_name(n, w)) {
            uint32_t end = run_end(n, w, s->last);
            name_run(n, w, end, s->heading);
            w = end - 1;
        } else if (rules_at(n, w) & RULE(DEFINITE)) {
            uint32_t end = description_end(n, w, s->last);
            if (end == w) continue;
            mention(n, w, end, NAME_DESCRIPTION, described(n, w + 1, end));
            w = end - 1;
        }
    }
}

/* So that name_at need not search. */
static void count_begun(doc *d) {
    words_reserve(&d->words, d->words.n + 1); /* the end of the text is asked for too */
    for (uint32_t w = 0, i = 0; w <= d->words.n; w++) {
        while (i < d->named && d->names.p[i].first <= w) i++;
        d->words.begun[w] = i;
    }
}

void names_doc(doc *d) {
    namer n = {.d = d, .r = d->types->rules, .first = DOC_NONE, .second = DOC_NONE};
    d->names.n = d->entities.n = 0;
    note_capitals(&n);
    for (uint32_t i = 0; i < d->sentences.n; i++) {
        const doc_sentence *s = &d->sentences.p[i];
        if (d->paragraphs.p[s->paragraph].part != PART_FURNITURE) name_sentence(&n, s);
    }
    d->named = d->names.n;
    count_begun(d);
    map_free(&n.by_name);
    buf_free(&n.text);
}

uint32_t names_of_known(doc *d, str name) {
    const text_rules *r = d->types->rules;
    uint32_t known;
    return map_get(&r->aliases, name, &known) ? entity_of_known(d, known) : DOC_NONE;
}
