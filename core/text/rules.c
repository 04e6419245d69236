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

uint32_t rules_of(const text_rules *r, str folded) {
    uint32_t at;
    return map_get(&r->words, folded, &at) ? r->bits.p[at] : 0;
}

void rules_free(text_rules *r) {
    map_free(&r->words);
    vec_free(&r->bits);
    vec_free(&r->furniture);
    arena_free(&r->mem);
    *r = (text_rules){0};
}
