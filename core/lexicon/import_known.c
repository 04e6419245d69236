/* Whose list a file is, and what its categories weigh: lexicons/import/known.yml and --map,
 * --class. */
#include "base/home.h"
#include "base/utf8.h"
#include "lexicon/draft.h"
#include "lexicon/importing.h"
#include "lexicon/yaml.h"

#include <fnmatch.h>

/* ---- the known ones ------------------------------------------------------------------------ */

static bool names_file(importing *im, const yaml *entry) {
    const yaml *files = yaml_get(entry, STR("files"));
    str base = str_basename(im->src.path);
    const char *name = arena_str(&im->mem, base).p;
    for (uint32_t i = 0; files && i < files->n; i++)
        if (!fnmatch(files->item[i].text.p, name, FNM_CASEFOLD)) return true;
    return false;
}

static bool has_format(const importing *im, const yaml *entry) {
    const yaml *format = yaml_get(entry, STR("format"));
    return format && str_eq(format->text, str_c(im->format));
}

static str text_of(const yaml *entry, const char *key) {
    const yaml *v = yaml_get(entry, str_c(key));
    return v && v->kind == YAML_SCALAR ? v->text : (str){0};
}

static str *list_of(importing *im, const yaml *entry, const char *key, uint32_t *n) {
    const yaml *v = yaml_get(entry, str_c(key));
    *n = v ? v->n : 0;
    str *list = ARENA_NEWS(&im->mem, str, *n + 1);
    for (uint32_t i = 0; i < *n; i++) list[i] = v->item[i].text;
    return list;
}

static const yaml *read_known(importing *im) {
    err e = {0};
    diag d = {0};
    str home = home_dir(&im->mem), text;
    str path = arena_printf(&im->mem, "%.*s/lexicons/import/known.yml", STR_ARG(home));
    const yaml *root = NULL;
    if (file_read(&im->mem, path, YAML_MOST_BYTES, &text, &e))
        root = yaml_parse(&(source){path, text}, &im->mem, &d);
    if (!root) import_note(im, (import_place){0}, "no list is known: %.*s", STR_ARG(path));
    diag_free(&d);
    return root;
}

/* By the name of the file, else by a format that only one list has. */
void import_find_known(importing *im) {
    const yaml *root = read_known(im), *found = NULL;
    for (uint32_t i = 0; root && i < root->n && !found; i++)
        if (names_file(im, &root->item[i])) found = &root->item[i];
    for (uint32_t i = 0; root && i < root->n && !found; i++)
        if (has_format(im, &root->item[i])) found = &root->item[i];
    if (!found) return;
    import_known *k = &im->known;
    k->licence = text_of(found, "licence");
    k->source = text_of(found, "source");
    k->citation = text_of(found, "citation");
    k->language = text_of(found, "language");
    k->map = list_of(im, found, "map", &k->n_map);
    k->class = list_of(im, found, "class", &k->n_class);
}

/* ---- KEY=VALUE ----------------------------------------------------------------------------- */

static bool nth_of(const str *list, uint32_t n, str key, uint32_t nth, str *value) {
    for (uint32_t i = 0; i < n; i++) {
        str rest = list[i], name = str_trim(str_cut(&rest, '='));
        if (!rest.p || !str_eq(name, key) || nth--) continue;
        return *value = str_trim(rest), true;
    }
    return false;
}

static bool asks_for(const str *list, uint32_t n, str key) {
    str value;
    return nth_of(list, n, key, 0, &value);
}

bool import_mapped(const importing *im, str key, uint32_t nth, str *value) {
    const import_request *ask = im->ask;
    if (asks_for(ask->map, ask->n_map, key)) return nth_of(ask->map, ask->n_map, key, nth, value);
    return nth_of(im->known.map, im->known.n_map, key, nth, value);
}

/* ---- class and weight ---------------------------------------------------------------------- */

/* The entry of a list that holds for all: the last without a '='. */
static str for_all(const str *list, uint32_t n) {
    str found = {0};
    for (uint32_t i = 0; i < n; i++)
        if (str_find_byte(list[i], '=') == list[i].n) found = list[i];
    return found;
}

static bool class_named(const str *list, uint32_t n, const import_category *c, str *class) {
    return nth_of(list, n, c->full, 0, class) || nth_of(list, n, c->name, 0, class);
}

/* What is said of this category before what is said of all, what was asked for before what is
 * known; a weight makes it a judgement. */
static str class_of(const importing *im, const import_category *c, bool weighed) {
    const import_request *ask = im->ask;
    const import_known *k = &im->known;
    str class;
    if (class_named(ask->class, ask->n_class, c, &class)) return class;
    if ((class = for_all(ask->class, ask->n_class)).n) return class;
    if (class_named(k->class, k->n_class, c, &class)) return class;
    if (weighed) return STR("evaluative");
    if ((class = for_all(k->class, k->n_class)).n) return class;
    return im->valence ? STR("evaluative") : STR("category");
}

/* A --map or --class for what is not there is a slip, and would have no effect. */
static bool check_keys(importing *im, const char *option, const str *list, uint32_t n) {
    static const char *const columns[] = {"word", "value", "category", "offset", "scale"};
    enum { COLUMNS = sizeof columns / sizeof *columns };
    str *names = ARENA_NEWS(&im->mem, str, 2 * (size_t)im->categories.n + COLUMNS);
    uint32_t n_names = 0;
    for (uint32_t i = 0; i < im->categories.n; i++) {
        names[n_names++] = im->categories.p[i].name;
        names[n_names++] = im->categories.p[i].full;
    }
    bool csv = str_eq(str_c(im->format), STR("csv")) && str_eq(str_c(option), STR("--map"));
    for (int i = 0; csv && i < COLUMNS; i++) names[n_names++] = str_c(columns[i]);
    for (uint32_t i = 0; i < n; i++) {
        str rest = list[i], key = str_trim(str_cut(&rest, '='));
        bool found = !rest.p;
        for (uint32_t k = 0; k < n_names && !found; k++) found = str_eq(names[k], key);
        if (found) continue;
        str near = utf8_nearest(key, names, n_names);
        import_fail(im, (import_place){0}, "%s %.*s=: no such category%s%.*s%s", option,
                    STR_ARG(key), near.n ? "; did you mean '" : "", STR_ARG(near),
                    near.n ? "'?" : "");
        return false;
    }
    return true;
}

/* What all entries of the category weigh by the file, if it says so of all and says the same. */
static bool common_weight(const importing *im, const import_category *c, double *weight) {
    if (c->first == LEX_NONE) return false;
    *weight = im->entries.p[c->first].weight;
    for (uint32_t i = c->first; i != LEX_NONE; i = im->entries.p[i].next)
        if (!im->entries.p[i].weighed || im->entries.p[i].weight != *weight) return false;
    return *weight >= -5 && *weight <= 5;
}

void import_grade(importing *im) {
    const import_request *ask = im->ask;
    bool any = im->valence;
    if (!check_keys(im, "--map", ask->map, ask->n_map) ||
        !check_keys(im, "--class", ask->class, ask->n_class))
        return;
    for (uint32_t i = 0; i < im->categories.n; i++) {
        import_category *c = &im->categories.p[i];
        str text;
        bool weighed = import_mapped(im, c->full, 0, &text) || import_mapped(im, c->name, 0, &text);
        if (!common_weight(im, c, &c->weight)) c->weight = 1;
        if (weighed && (!number_parse(text, &c->weight) || c->weight < -5 || c->weight > 5)) {
            import_fail(im, (import_place){0}, "--map %.*s=: a weight from -5 to 5 is wanted",
                        STR_ARG(c->full));
            return;
        }
        c->class = class_of(im, c, weighed);
        if (!is_class_name(c->class)) {
            import_fail(im, (import_place){0},
                        "--class: a class is named by letters, digits, - and _, not '%.*s'",
                        STR_ARG(c->class));
            return;
        }
        any |= weighed;
    }
    if (!any)
        import_note(im, (import_place){0},
                    "no category has a weight, so each weighs 1; --map CATEGORY=WEIGHT gives one");
}
