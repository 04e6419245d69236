#include "text/rules.h"
#include "base/utf8.h"

const char *const rule_set_names[RULE_SETS] = {
    [RULE_TITLE] = "title",     [RULE_ABBREVIATION] = "abbreviation",
    [RULE_COUNTED] = "counted", [RULE_STARTER] = "starter",
    [RULE_SMALL] = "small",     [RULE_ELISION] = "elision",
};

/* "Mr." is "Mr", but the stops of "p.m." are part of its spelling. */
static str without_stop(str word) {
    bool ends_in_its_only_stop = word.n > 1 && str_find_byte(word, '.') == word.n - 1;
    return ends_in_its_only_stop ? str_sub(word, 0, word.n - 1) : word;
}

void rules_add(text_rules *r, str word, rule_set set) {
    buf folded = {0};
    utf8_fold_str(&folded, without_stop(word));
    uint32_t at;
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

/* Adds the first word of a glob, or the longest, to a set. An apostrophe or hyphen binds words in
 * ways that a glob does not show, so words beside one are passed over. */
static bool add_hint(text_rules *r, str glob, bool longest, rule_set set) {
    str best = {0};
    for (size_t i = 0, end; i < glob.n; i = end + 1) {
        for (end = i; end < glob.n && is_word_byte(glob.p[end]);) end++;
        bool bound = (i && (glob.p[i - 1] == '\'' || glob.p[i - 1] == '-')) ||
                     (end < glob.n && (glob.p[end] == '\'' || glob.p[end] == '-'));
        if (end == i || bound || end - i <= best.n) continue;
        best = str_sub(glob, i, end);
        if (!longest) break;
    }
    if (best.n) rules_add(r, best, set);
    return best.n > 0;
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
        add_hint(r, own, true, RULE_FURNITURE_INSIDE);
    else
        add_hint(r, own, false, RULE_FURNITURE_FIRST);
}

uint32_t rules_of(const text_rules *r, str folded) {
    uint32_t at;
    return map_get(&r->words, folded, &at) ? r->bits.p[at] : 0;
}

void rules_free(text_rules *r) {
    map_free(&r->words);
    vec_free(&r->bits);
    vec_free(&r->furniture);
    vec_free(&r->next);
    arena_free(&r->mem);
    *r = (text_rules){0};
}
