/* The top level of a file that begins with `tenor: 1`. */
#include "lexicon/field.h"

static const char *const top_keys[] = {"tenor",  "name",     "language",   "version",   "licence",
                                       "source", "citation", "imported",   "include",   "extends",
                                       "drop",   "defaults", "categories", "modifiers", "targets",
                                       "text",   "inflect",  NULL};
static const char *const default_keys[] = {"weight", "class", "forms",  "case",
                                           "part",   "voice", "masked", NULL};

/* What a file says of itself counts if it is the one that was asked for. */
static void read_facts(reader *r, const yaml *root) {
    lexicon said = {0};
    const struct {
        const char *key;
        str *value;
    } facts[] = {{"name", &said.name},        {"language", &said.language},
                 {"version", &said.version},  {"licence", &said.licence},
                 {"source", &said.source},    {"citation", &said.citation},
                 {"imported", &said.imported}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        const yaml *v = yaml_get(root, str_c(facts[i].key));
        if (v) field_text(r, v, facts[i].key, facts[i].value);
    }
    if (r->draft->n_open > 1) return;
    str base = str_basename(r->lib->files.p[r->file].path);
    if (!said.name.n)
        said.name = str_has_ext(base, STR("yml")) ? str_sub(base, 0, base.n - 4) : base;
    said.path = r->lib->files.p[r->file].path;
    said.plain = said.imported.n > 0;
    r->draft->facts = said;
}

static void read_format(reader *r, const yaml *node) {
    str format;
    if (field_text(r, node, "the format", &format) && !str_eq(format, STR("1")))
        READER_FAULT(r, node, "this program reads lexicons of format 1, not '%.*s'",
                     STR_ARG(format));
}

static bool is_language_file(str path) {
    str base = str_basename(path);
    return str_ends(str_sub(path, 0, path.n - base.n), STR("/en/"));
}

/* `text` and `inflect` have an effect only when the program starts. */
static void read_language_data(reader *r, const yaml *root) {
    str path = r->lib->files.p[r->file].path;
    for (uint32_t i = 0; i < root->n; i++) {
        const yaml_key *key = &root->key[i];
        bool text = str_eq(key->text, STR("text"));
        if (!text && !str_eq(key->text, STR("inflect"))) continue;
        if (r->draft->language)
            (text ? read_text : read_inflect)(r, &root->item[i]);
        else if (!is_language_file(path))
            READER_FAULT(r, key, "'%.*s' belongs to the language's own files, lexicons/en/",
                         STR_ARG(key->text));
    }
}

static void read_defaults(reader *r, const yaml *node) {
    const yaml *class;
    if (!field_keys(r, node, "defaults", default_keys)) return;
    if ((class = yaml_get(node, STR("class"))) && read_class(r, class, &r->defaults.class) &&
        r->defaults.class == CLASS_NEUTRAL)
        r->defaults.weight = 0;
    read_settings(r, node, &r->defaults);
}

void read_native(reader *r, const yaml *root) {
    const yaml *v;
    if (!field_keys(r, root, "a lexicon", top_keys)) return;
    read_format(r, yaml_get(root, STR("tenor")));
    read_facts(r, root);
    if ((v = yaml_get(root, STR("include")))) read_includes(r, v, false);
    read_language_data(r, root);
    if ((v = yaml_get(root, STR("extends")))) read_includes(r, v, true);
    if ((v = yaml_get(root, STR("drop")))) read_drop(r, v);
    if ((v = yaml_get(root, STR("defaults")))) read_defaults(r, v);
    if ((v = yaml_get(root, STR("categories")))) read_categories(r, v, LEX_NONE);
    if ((v = yaml_get(root, STR("modifiers")))) read_modifiers(r, v);
    if ((v = yaml_get(root, STR("targets")))) read_targets(r, v);
}
