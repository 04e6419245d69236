/* Reads the `inflect:` part of the language data (lexicons/en/inflect.yml explains its keys). */
#include "lexicon/field.h"

static const char *const top_keys[] = {"vowels", "half_vowel", "silent",   "noun",
                                       "verb",   "adjective",  "spelling", NULL};
static const char *const kind_keys[] = {"irregular", "phrasal", "same",    "compounds",
                                        "lists",     "always",  "regular", NULL};
static const char *const rule_keys[] = {"end",       "words", "unless", "after", "closed",
                                        "syllables", "cut",   "double", "add",   NULL};
static const char *const spelling_keys[] = {"words", "stems", "endings", NULL};
static const char *const group_keys[] = {"pairs", "unless", "after", "syllables", NULL};
static const char *const letters[] = {"vowel", "consonant"};

/* ---- small pieces -------------------------------------------------------------------------- */

static const map *new_set(reader *r, const yaml *node, const char *what) {
    map *set = ARENA_NEW(reader_mem(r), map);
    uint32_t n;
    str *words = field_texts(r, node, what, &n);
    for (uint32_t i = 0; i < n; i++) map_add(set, words[i], 0);
    vec_push(&r->lib->inflect->sets, set);
    return set;
}

/* A list written out, or the name of one in `lists`. */
static const map *set_of(reader *r, const yaml *node, const yaml *lists) {
    if (node->kind != YAML_SCALAR) return new_set(r, node, "a word");
    const yaml *list = yaml_get(lists, node->text);
    if (list) return new_set(r, list, "a word");
    READER_FAULT(r, node, "there is no list '%.*s'", STR_ARG(node->text));
    return NULL;
}

/* 1, or [1, 2] */
static void read_syllables(reader *r, const yaml *node, uint32_t *least, uint32_t *most) {
    const yaml *low = node->kind == YAML_SEQUENCE && node->n == 2 ? &node->item[0] : node;
    const yaml *high = low == node ? node : &node->item[1];
    field_count(r, low, "syllables", 1, 20, least);
    field_count(r, high, "syllables", 1, 20, most);
}

static void read_after(reader *r, const yaml *node, bool *vowel, bool *consonant) {
    uint32_t which;
    if (!node || !field_choice(r, node, "after", letters, 2, &which)) return;
    *vowel = which == 0;
    *consonant = which == 1;
}

static bool is_mapping(reader *r, const yaml *node, const char *what) {
    if (node->kind == YAML_MAPPING) return true;
    READER_FAULT(r, node, "%s must be a mapping", what);
    return false;
}

/* ---- how one kind of word is inflected ----------------------------------------------------- */

static void read_rule(reader *r, const yaml *node, const yaml *lists, inflect_rule *rule) {
    const yaml *v;
    *rule = (inflect_rule){0};
    if (!field_keys(r, node, "a rule", rule_keys)) return;
    if ((v = yaml_get(node, STR("end"))))
        rule->ends = field_texts(r, v, "an ending", &rule->n_ends);
    if ((v = yaml_get(node, STR("words")))) rule->words = set_of(r, v, lists);
    if ((v = yaml_get(node, STR("unless")))) rule->unless = set_of(r, v, lists);
    read_after(r, yaml_get(node, STR("after")), &rule->after_vowel, &rule->after_consonant);
    if ((v = yaml_get(node, STR("closed")))) field_flag(r, v, "closed", &rule->closed);
    if ((v = yaml_get(node, STR("syllables")))) read_syllables(r, v, &rule->least, &rule->most);
    if ((v = yaml_get(node, STR("cut")))) field_count(r, v, "cut", 0, 8, &rule->cut);
    if ((v = yaml_get(node, STR("double")))) field_flag(r, v, "double", &rule->doubled);
    if (!(v = yaml_get(node, STR("add"))))
        READER_FAULT(r, node, "a rule needs 'add'");
    else if (v->kind != YAML_SEQUENCE || v->n) /* an empty list: there is no such form */
        rule->add = field_texts(r, v, "what is added", &rule->n_add);
}

/* Each form (plural, past …) has a list of rules of its own. */
static uint32_t read_rules(reader *r, const yaml *form, const yaml *lists, inflect_rules *rules) {
    *rules = (inflect_rules){0};
    if (form->kind != YAML_SEQUENCE) READER_FAULT(r, form, "a form must be a list of rules");
    for (uint32_t i = 0; form->kind == YAML_SEQUENCE && i < form->n; i++) {
        inflect_rule rule;
        read_rule(r, &form->item[i], lists, &rule);
        vec_push(rules, rule);
    }
    return rules->n;
}

static void add_forms_of(reader *r, inflect_kind *k, map *words, str word, const yaml *forms) {
    inflect_list list = {0};
    if (forms) list.p = field_texts(r, forms, "a form", &list.n);
    map_add(words, word, k->lists.n);
    vec_push(&k->lists, list);
}

static void read_irregular(reader *r, const yaml *node, inflect_kind *k, map *words) {
    if (!node || !is_mapping(r, node, "irregular words")) return;
    for (uint32_t i = 0; i < node->n; i++)
        add_forms_of(r, k, words, node->key[i].text, &node->item[i]);
}

static void read_kind(reader *r, const yaml *node, inflect_kind *k) {
    const yaml *v, *lists = yaml_get(node, STR("lists"));
    if (!field_keys(r, node, "a kind of word", kind_keys)) return;
    read_irregular(r, yaml_get(node, STR("irregular")), k, &k->irregular);
    read_irregular(r, yaml_get(node, STR("phrasal")), k, &k->phrasal);
    if ((v = yaml_get(node, STR("same")))) {
        uint32_t n;
        str *same = field_texts(r, v, "a word", &n);
        for (uint32_t i = 0; i < n; i++) add_forms_of(r, k, &k->irregular, same[i], NULL);
    }
    if ((v = yaml_get(node, STR("compounds"))))
        k->compounds.p = field_texts(r, v, "a word", &k->compounds.n);
    const yaml *always = yaml_get(node, STR("always")), *regular = yaml_get(node, STR("regular"));
    inflect_rules rules;
    for (uint32_t i = 0; always && is_mapping(r, always, "always") && i < always->n; i++)
        if (read_rules(r, &always->item[i], lists, &rules)) vec_push(&k->always, rules);
    for (uint32_t i = 0; regular && is_mapping(r, regular, "regular") && i < regular->n; i++)
        if (read_rules(r, &regular->item[i], lists, &rules)) vec_push(&k->regular, rules);
}

/* ---- spelling ------------------------------------------------------------------------------ */

/* Adds the pair in both directions; returns the index of the first. */
static uint32_t add_swaps(inflect *in, str british, str american, uint32_t group) {
    uint32_t id = in->swaps.n;
    vec_push(&in->swaps, (inflect_swap){british, american, group, 0});
    vec_push(&in->swaps, (inflect_swap){american, british, group, 1});
    return id;
}

static void note_ending(reader *r, const yaml_key *key, str ending) {
    if (ending.n > INFLECT_LONGEST_ENDING)
        READER_FAULT(r, key, "an ending has no more than %d letters", INFLECT_LONGEST_ENDING);
    else if (ending.n)
        r->lib->inflect->ends_in[(unsigned char)ending.p[ending.n - 1]] |= (uint64_t)1 << ending.n;
}

static void add_ending(reader *r, const yaml_key *key, str british, str american, uint32_t group) {
    inflect *in = r->lib->inflect;
    uint32_t id = add_swaps(in, british, american, group);
    bool added = map_add(&in->endings, british, id) && map_add(&in->endings, american, id + 1);
    if (!added) READER_FAULT(r, key, "this ending, or its pair, stands in another group too");
    note_ending(r, key, british);
    note_ending(r, key, american);
}

static void read_group(reader *r, const yaml *node) {
    inflect *in = r->lib->inflect;
    inflect_group group = {0};
    bool vowel = false;
    uint32_t most;
    const yaml *v, *pairs = yaml_get(node, STR("pairs"));
    if (!field_keys(r, node, "a group of endings", group_keys)) return;
    if (!pairs || !is_mapping(r, pairs, "pairs") || !pairs->n) {
        READER_FAULT(r, node, "a group of endings needs 'pairs'");
        return;
    }
    if ((v = yaml_get(node, STR("unless")))) group.unless = new_set(r, v, "a word");
    read_after(r, yaml_get(node, STR("after")), &vowel, &group.after_consonant);
    if ((v = yaml_get(node, STR("syllables")))) read_syllables(r, v, &group.least, &most);
    for (uint32_t i = 0; i < pairs->n; i++) {
        str american;
        if (!field_text(r, &pairs->item[i], "an ending", &american)) continue;
        add_ending(r, &pairs->key[i], pairs->key[i].text, american, in->groups.n);
        if (i == 0) group.bare[0] = pairs->key[i].text, group.bare[1] = american;
    }
    vec_push(&in->groups, group);
}

static int by_first_byte(const void *a, const void *b, void *context) {
    const inflect *in = context;
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    int x = (unsigned char)in->swaps.p[i].from.p[0], y = (unsigned char)in->swaps.p[j].from.p[0];
    return x != y ? x - y : (i > j) - (i < j);
}

/* What a stem of one byte is followed by may be anything. */
static void note_pairs(inflect *in, str stem) {
    for (uint32_t c = 0; c < 256; c++) {
        uint32_t pair = stem_pair(stem.p[0], stem.n > 1 ? stem.p[1] : (char)c);
        in->stem_pairs[pair / 64] |= (uint64_t)1 << pair % 64;
    }
}

static void sort_stems(inflect *in) {
    qsort_r(in->stems.p, in->stems.n, sizeof *in->stems.p, by_first_byte, in);
    for (uint32_t i = 0; i < in->stems.n; i++)
        in->stem_at[(unsigned char)in->swaps.p[in->stems.p[i]].from.p[0] + 1] = i + 1;
    for (uint32_t i = 0; i < in->stems.n; i++) note_pairs(in, in->swaps.p[in->stems.p[i]].from);
    for (int c = 0; c < 256; c++) /* bytes that begin no stem have an empty range */
        if (in->stem_at[c + 1] < in->stem_at[c]) in->stem_at[c + 1] = in->stem_at[c];
}

static void read_spelling(reader *r, const yaml *node) {
    inflect *in = r->lib->inflect;
    const yaml *words = yaml_get(node, STR("words")), *stems = yaml_get(node, STR("stems"));
    const yaml *endings = yaml_get(node, STR("endings"));
    str american;
    if (!field_keys(r, node, "spelling", spelling_keys)) return;
    for (uint32_t i = 0; words && is_mapping(r, words, "words") && i < words->n; i++) {
        if (!field_text(r, &words->item[i], "a word", &american)) continue;
        uint32_t id = add_swaps(in, words->key[i].text, american, 0);
        map_add(&in->words, words->key[i].text, id);
        map_add(&in->words, american, id + 1);
    }
    for (uint32_t i = 0; stems && is_mapping(r, stems, "stems") && i < stems->n; i++) {
        if (!stems->key[i].text.n || !field_text(r, &stems->item[i], "a stem", &american)) continue;
        uint32_t id = add_swaps(in, stems->key[i].text, american, 0);
        vec_push(&in->stems, id);
        vec_push(&in->stems, id + 1);
    }
    if (in->stems.n) sort_stems(in);
    for (uint32_t i = 0; endings && i < endings->n; i++) read_group(r, &endings->item[i]);
}

void read_inflect(reader *r, const yaml *inflect_node) {
    static const char *const kinds[FORMS_ANY] = {"noun", "verb", "adjective"};
    inflect *in = r->lib->inflect = ARENA_NEW(reader_mem(r), inflect);
    const yaml *v;
    if (!field_keys(r, inflect_node, "inflect", top_keys)) return;
    if ((v = yaml_get(inflect_node, STR("vowels")))) field_text(r, v, "vowels", &in->vowels);
    if ((v = yaml_get(inflect_node, STR("half_vowel"))))
        field_text(r, v, "half_vowel", &in->half_vowel);
    if ((v = yaml_get(inflect_node, STR("silent")))) field_text(r, v, "silent", &in->silent);
    for (int i = 0; i < FORMS_ANY; i++)
        if ((v = yaml_get(inflect_node, str_c(kinds[i])))) read_kind(r, v, &in->kinds[i]);
    if ((v = yaml_get(inflect_node, STR("spelling")))) read_spelling(r, v);
}
