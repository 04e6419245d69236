#include "text/rules.h"
#include "base/utf8.h"

const char *const rule_set_names[RULE_SETS] = {
    [RULE_TITLE] = "title",
    [RULE_ABBREVIATION] = "abbreviation",
    [RULE_COUNTED] = "counted",
    [RULE_STARTER] = "starter",
    [RULE_SMALL] = "small",
    [RULE_ELISION] = "elision",
    [RULE_DETERMINER] = "determiner",
    [RULE_POSSESSOR] = "possessor",
    [RULE_HE] = "he",
    [RULE_SHE] = "she",
    [RULE_THEY] = "they",
    [RULE_IT] = "it",
    [RULE_SPEAKER_PRONOUN] = "speaker_pronoun",
    [RULE_AUXILIARY] = "auxiliary",
    [RULE_PREPOSITION] = "preposition",
    [RULE_CONJUNCTION] = "conjunction",
    [RULE_CONTRAST] = "contrast",
    [RULE_ADVERB] = "adverb",
    [RULE_TIME] = "time",
    [RULE_CALENDAR] = "calendar",
    [RULE_ROLE] = "role",
    [RULE_GROUP] = "group",
    [RULE_SAY_VERB] = "say_verb",
    [RULE_THINK_VERB] = "think_verb",
    [RULE_TELL_VERB] = "tell_verb",
    [RULE_CALL_VERB] = "call_verb",
    [RULE_ACCUSE_VERB] = "accuse_verb",
    [RULE_PROMISE_VERB] = "promise_verb",
    [RULE_CLAUSE_VERB] = "clause_verb",
    [RULE_BE_VERB] = "be_verb",
    [RULE_CUE_NOUN] = "cue_noun",
    [RULE_ACCORDING] = "according",
    [RULE_THAT] = "that",
    [RULE_TO] = "to",
    [RULE_BLAME_LINK] = "blame_link",
    [RULE_AS] = "as",
    [RULE_BY] = "by",
    [RULE_PARTICLE] = "particle",
    [RULE_DEFINITE] = "definite",
    [RULE_GERUND] = "gerund",
    [RULE_PAST] = "past",
    [RULE_SURE_VERB] = "sure_verb",
    [RULE_WHETHER] = "whether",
    [RULE_SELF] = "self",
    [RULE_NAMING_VERB] = "naming_verb",
    [RULE_LOCATIVE] = "locative",
    [RULE_AIMED_VERB] = "aimed_verb",
    [RULE_RELATIVE] = "relative",
    [RULE_SUBORDINATE] = "subordinate",
    [RULE_PEOPLE] = "people",
    [RULE_SURNAME] = "surname",
    [RULE_TOPIC_VERB] = "topic_verb",
    [RULE_ABOUT_VERB] = "about_verb",
    [RULE_TOPIC_NOUN] = "topic_noun",
    [RULE_CLAIM_NOUN] = "claim_noun",
    [RULE_MIND_ADJECTIVE] = "mind_adjective",
    [RULE_MEDIUM] = "medium",
    [RULE_WITH_S] = "with_s",
    [RULE_LIGHT_VERB] = "light_verb",
};

/* "Mr." is "Mr", but the stops of "p.m." and of an initial are part of the spelling. */
static str without_stop(str word) {
    bool ends_in_its_only_stop = word.n > 2 && str_find_byte(word, '.') == word.n - 1;
    return ends_in_its_only_stop ? str_sub(word, 0, word.n - 1) : word;
}

void rules_add(text_rules *r, str word, rule_set set) {
    buf folded = {0};
    utf8_fold_str(&folded, without_stop(word));
    uint32_t at;
    if (folded.n > 1 && folded.p[0] == '*') {
        str ending = arena_str(&r->mem, str_sub(buf_str(&folded), 1, folded.n));
        vec_push(&r->endings, (rule_ending){ending, RULE_BIT(set)});
        buf_free(&folded);
        return;
    }
    if (!map_get(&r->words, buf_str(&folded), &at)) {
        at = r->bits.n;
        map_add(&r->words, arena_str(&r->mem, buf_str(&folded)), at);
        vec_push(&r->bits, 0);
    }
    r->bits.p[at] |= RULE_BIT(set);
    buf_free(&folded);
}

/* ---- furniture --------------------------------------------------------------------------- */

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Adds the first token of a glob (don't, editor's) to the set, and what is left of it without a
 * possessive. */
static void add_first(text_rules *r, str glob) {
    size_t end = 0;
    while (end < glob.n && (is_word_byte(glob.p[end]) || glob.p[end] == '\'' || glob.p[end] == '-'))
        end++;
    if (!end) return; /* a sign: part.c asks for those by themselves */
    str token = str_sub(glob, 0, end);
    size_t apostrophe = str_find_byte(token, '\'');
    rules_add(r, token, RULE_FURNITURE_FIRST);
    if (apostrophe < token.n && apostrophe > 0)
        rules_add(r, str_sub(token, 0, apostrophe), RULE_FURNITURE_FIRST);
}

/* Adds the longest word of a glob to the set. An apostrophe or hyphen binds words in ways that a
 * glob does not show, so words beside one are passed over. */
static void add_inside(text_rules *r, str glob) {
    str best = {0};
    for (size_t i = 0, end; i < glob.n; i = end + 1) {
        for (end = i; end < glob.n && is_word_byte(glob.p[end]);) end++;
        bool bound = (i && (glob.p[i - 1] == '\'' || glob.p[i - 1] == '-')) ||
                     (end < glob.n && (glob.p[end] == '\'' || glob.p[end] == '-'));
        if (end > i && !bound && end - i > best.n) best = str_sub(glob, i, end);
    }
    if (best.n) rules_add(r, best, RULE_FURNITURE_INSIDE);
}

void rules_add_furniture(text_rules *r, str glob) {
    buf folded = {0};
    utf8_fold_str(&folded, glob);
    str own = arena_str(&r->mem, buf_str(&folded));
    buf_free(&folded);
    if (!own.n) return;
    uint32_t *head = &r->glob_of_byte[(uint8_t)own.p[0]];
    vec_push(&r->furniture, own);
    vec_push(&r->next, *head);
    *head = r->furniture.n;
    if (own.p[0] == '*')
        add_inside(r, own);
    else
        add_first(r, own);
}

uint64_t rules_of(const text_rules *r, str folded) {
    uint32_t at;
    uint64_t bits = map_get(&r->words, folded, &at) ? r->bits.p[at] : 0;
    for (uint32_t i = 0; i < r->endings.n; i++)
        if (folded.n > r->endings.p[i].ending.n && str_ends(folded, r->endings.p[i].ending))
            bits |= r->endings.p[i].bits;
    return bits;
}

/* ---- who is known ------------------------------------------------------------------------ */

uint32_t rules_know(text_rules *r, str name, known_kind kind) {
    uint32_t at;
    if (!map_get(&r->aliases, name, &at) || !str_eq(r->known.p[at].name, name)) {
        at = r->known.n;
        vec_push(&r->known, (rule_known){.name = name, .of = UINT32_MAX});
        rules_alias(r, at, name);
    }
    r->known.p[at].kind = kind;
    return at;
}

static str first_word(str phrase) { return str_cut(&phrase, ' '); }

void rules_alias(text_rules *r, uint32_t known, str alias) {
    if (map_add(&r->aliases, alias, known)) rules_add(r, first_word(alias), RULE_ALIAS_FIRST);
}

void rules_demonym(text_rules *r, uint32_t known, str demonym) {
    if (map_add(&r->demonyms, utf8_folded(&r->mem, demonym), known))
        rules_add(r, demonym, RULE_DEMONYM);
}

void rules_role(text_rules *r, uint32_t known, str role) {
    if (map_add(&r->roles, utf8_folded(&r->mem, role), known))
        rules_add(r, first_word(role), RULE_ROLE_FIRST);
}

void rules_free(text_rules *r) {
    map_free(&r->words);
    vec_free(&r->bits);
    vec_free(&r->endings);
    vec_free(&r->known);
    map_free(&r->aliases);
    map_free(&r->demonyms);
    map_free(&r->roles);
    vec_free(&r->furniture);
    vec_free(&r->next);
    arena_free(&r->mem);
    *r = (text_rules){0};
}
