/* Targets: persons and groups, by all the names that articles give them. */
#include "lexicon/field.h"

static const char *const target_keys[] = {"aliases", "roles", "demonyms", "is", "of", NULL};
static const char *const target_kinds[] = {"person", "organisation", "government", "place",
                                           "group",  "party",        "media"};
enum { TARGET_KINDS = sizeof target_kinds / sizeof *target_kinds };

uint32_t target_of_name(lexlib *lib, str name, lex_place at) {
    uint32_t id;
    if (map_get(&lib->named, name, &id)) return id;
    id = lib->targets.n;
    lib->target_changes++;
    str *aliases = ARENA_NEWS(&lib->mem, str, 1);
    aliases[0] = name;
    vec_push(&lib->targets,
             (lex_target){.name = name, .aliases = aliases, .n_aliases = 1, .at = at});
    map_add(&lib->named, name, id);
    return id;
}

/* Puts what is new behind what is there: two files may speak of the same target. */
static void add_names(reader *r, str **list, uint32_t *n, const str *more, uint32_t n_more) {
    map seen = {0};
    str *all = ARENA_NEWS(reader_mem(r), str, *n + n_more);
    uint32_t count = 0;
    for (uint32_t i = 0; i < *n + n_more; i++) {
        str name = i < *n ? (*list)[i] : more[i - *n];
        if (map_add(&seen, name, 0)) all[count++] = name;
    }
    *list = all;
    *n = count;
    map_free(&seen);
}

static void read_names(reader *r, const yaml *body, str key, const char *what, str **list,
                       uint32_t *n) {
    const yaml *node = yaml_get(body, key);
    if (!node) return;
    uint32_t n_more;
    str *more = field_phrases(r, node, what, &n_more);
    add_names(r, list, n, more, n_more);
}

static void read_target(reader *r, const yaml_key *key, const yaml *body) {
    lexlib *lib = r->lib;
    str name;
    yaml node = {.text = key->text, .line = key->line, .col = key->col};
    if (!field_phrase(r, &node, "the name of a target", &name)) return;
    if (!field_keys(r, body, "a target", target_keys)) return;
    lex_place at = READER_PLACE(r, key);
    uint32_t id = target_of_name(lib, name, at); /* may move the table */
    lex_target *t = &lib->targets.p[id];
    const yaml *v;
    uint32_t kind;
    t->at = at;
    lib->target_changes++;
    read_names(r, body, STR("aliases"), "an alias", &t->aliases, &t->n_aliases);
    read_names(r, body, STR("roles"), "a role", &t->roles, &t->n_roles);
    read_names(r, body, STR("demonyms"), "a demonym", &t->demonyms, &t->n_demonyms);
    if ((v = yaml_get(body, STR("is"))) &&
        field_choice(r, v, "'is'", target_kinds, TARGET_KINDS, &kind))
        t->is = str_c(target_kinds[kind]);
    if ((v = yaml_get(body, STR("of")))) field_text(r, v, "'of'", &t->of);
}

void read_targets(reader *r, const yaml *targets) {
    if (targets->kind != YAML_MAPPING) {
        READER_FAULT(r, targets, "targets must be a mapping (name: target)");
        return;
    }
    for (uint32_t i = 0; i < targets->n && !diag_full(r->draft->d); i++)
        read_target(r, &targets->key[i], &targets->item[i]);
}
