#include "lexicon/lexicon.h"

#include "base/home.h"
#include "lexicon/draft.h"

/* ---- language data ------------------------------------------------------------------------- */

static void learn_language(lexlib *lib, str home, const char *name, diag *d) {
    str path = arena_printf(&lib->mem, "%.*s/lexicons/%s.yml", STR_ARG(home), name);
    err e = {0};
    uint32_t file = file_of_path(lib, path, d, &e);
    if (file == LEX_NONE) {
        diag_add(d, DIAG_ERROR, &(source){.path = path}, 0, 0, "the language data is missing: %s",
                 e.text);
        return;
    }
    if (lib->read.p[file].faulty) return;
    draft dr;
    draft_open(&dr, lib, d);
    dr.language = true;
    read_file(&dr, file);
    lib->digest = lib->digest * 31 + draft_digest(&dr);
    draft_free(&dr);
}

/* ---- who is known -------------------------------------------------------------------------- */

static known_kind kind_of(const lex_target *t) {
    if (!t->is.n || str_eq(t->is, STR("person"))) return KNOWN_PERSON;
    return str_eq(t->is, STR("place")) ? KNOWN_PLACE : KNOWN_BODY;
}

/* Tells the text layer all names that the files read so far have for somebody. */
static void introduce_targets(lexlib *lib) {
    if (lib->introduced == lib->target_changes) return;
    lib->introduced = lib->target_changes;
    text_rules *r = &lib->text;
    for (uint32_t i = 0; i < lib->targets.n; i++) {
        const lex_target *t = &lib->targets.p[i];
        uint32_t known = rules_know(r, t->name, kind_of(t));
        for (uint32_t k = 0; k < t->n_aliases; k++) rules_alias(r, known, t->aliases[k]);
        for (uint32_t k = 0; k < t->n_demonyms; k++) rules_demonym(r, known, t->demonyms[k]);
        for (uint32_t k = 0; k < t->n_roles; k++) rules_role(r, known, t->roles[k]);
    }
    for (uint32_t i = 0; i < lib->targets.n; i++) {
        const lex_target *t = &lib->targets.p[i];
        uint32_t country;
        if (t->of.n && map_get(&r->aliases, t->of, &country))
            r->known.p[rules_know(r, t->name, kind_of(t))].of = country;
    }
}

bool lexlib_init(lexlib *lib, diag *d) {
    static const char *const fixed[CLASSES_FIXED] = {
        [CLASS_EVALUATIVE] = "evaluative", [CLASS_EVENT] = "event",
        [CLASS_ENGAGEMENT] = "engagement", [CLASS_FRAME] = "frame",
        [CLASS_NEUTRAL] = "neutral",
    };
    *lib = (lexlib){0};
    for (int i = 0; i < CLASSES_FIXED; i++) vec_push(&lib->classes, str_c(fixed[i]));
    str home = home_dir(&lib->mem);
    uint32_t before = d->errors;
    learn_language(lib, home, "en/inflect", d); /* first: some sets of words are inflected */
    learn_language(lib, home, "en/text", d);
    learn_language(lib, home, "en/voice", d);
    learn_language(lib, home, "en/aim", d);
    learn_language(lib, home, "targets", d);
    introduce_targets(lib);
    return d->errors == before;
}

void lexlib_free(lexlib *lib) {
    if (lib->inflect) inflect_free(lib->inflect);
    rules_free(&lib->text);
    vec_free(&lib->files);
    vec_free(&lib->read);
    vec_free(&lib->classes);
    vec_free(&lib->lexicons);
    vec_free(&lib->categories);
    vec_free(&lib->terms);
    vec_free(&lib->modifiers);
    vec_free(&lib->targets);
    map_free(&lib->paths);
    map_free(&lib->named);
    map_free(&lib->loaded);
    arena_free(&lib->mem);
    *lib = (lexlib){0};
}

/* ---- lexicons ------------------------------------------------------------------------------ */

/* One name of the list. */
typedef struct request {
    uint32_t file;
    bool drafted;
    draft draft;
} request;

/* A script's own file stands beside it. Files of the language are found without their folder:
 * "modifiers" is en/modifiers.yml. */
static bool find_lexicon(lexlib *lib, str name, str where, str *path, err *e) {
    err second = {0};
    str folder = str_sub(where, 0, where.n - str_basename(where).n);
    str beside = arena_printf(&lib->mem, "%.*s%.*s", STR_ARG(folder), STR_ARG(name));
    if (folder.n && str_has_ext(name, STR("yml")) && name.p[0] != '/' &&
        home_find(&lib->mem, beside, "lexicons", "yml", path, &second))
        return true;
    second = (err){0};
    str in_language = arena_printf(&lib->mem, "en/%.*s", STR_ARG(name));
    return home_find(&lib->mem, name, "lexicons", "yml", path, e) ||
           home_find(&lib->mem, in_language, "lexicons", "yml", path, &second);
}

/* Finds and reads the file and drafts it, so that its modifiers are known. */
static bool prepare(lexlib *lib, str name, str where, request *q, diag *d) {
    const source asker = {.path = where};
    str path;
    err e = {0};
    uint32_t files = lib->files.n;
    q->file = LEX_NONE;
    if (find_lexicon(lib, name, where, &path, &e)) q->file = file_of_path(lib, path, d, &e);
    if (q->file == LEX_NONE) {
        diag_add(d, DIAG_ERROR, &asker, 0, 0, "%s", e.text);
        return false;
    }
    if (lib->read.p[q->file].faulty) {
        if (q->file < files)
            diag_add(d, DIAG_ERROR, &asker, 0, 0, "'%.*s' has errors", STR_ARG(path));
        return false;
    }
    if (lib->read.p[q->file].known) return true;
    draft_open(&q->draft, lib, d);
    q->drafted = true;
    read_file(&q->draft, q->file);
    draft_check(&q->draft);
    lex_file *f = &lib->read.p[q->file];
    f->known = true;
    f->faulty |= q->draft.faulty;
    f->modifiers = draft_modifiers(&q->draft);
    f->only_modifiers = f->modifiers && !q->draft.categories.n;
    return !f->faulty;
}

/* A file that was read before and is wanted with other modifiers is drafted anew; what there was to
 * say of it has been said. */
static void draft_again(lexlib *lib, request *q) {
    diag silent = {0};
    draft_open(&q->draft, lib, &silent);
    q->drafted = true;
    read_file(&q->draft, q->file);
    q->draft.d = NULL;
    diag_free(&silent);
}

static uint32_t settle(lexlib *lib, request *q, uint64_t lent) {
    uint64_t own = lib->read.p[q->file].modifiers;
    str key = arena_printf(&lib->mem, "%u %llx", q->file, (unsigned long long)(own ? own : lent));
    uint32_t id;
    if (map_get(&lib->loaded, key, &id)) return id;
    if (!q->drafted) draft_again(lib, q);
    id = draft_commit(&q->draft, lent);
    map_add(&lib->loaded, key, id);
    return id;
}

bool lexlib_load(lexlib *lib, const str *names, uint32_t n, str where, uint32_t *ids, diag *d) {
    request *list = mem_alloc(n * sizeof *list);
    bool ok = true;
    uint64_t lent = 0;
    for (uint32_t i = 0; i < n; i++) {
        list[i] = (request){0};
        if (!prepare(lib, names[i], where, &list[i], d)) ok = false;
    }
    for (uint32_t i = 0; ok && i < n; i++) {
        const lex_file *f = &lib->read.p[list[i].file];
        if (f->only_modifiers) lent |= f->modifiers;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (ok) ids[i] = settle(lib, &list[i], lent);
        if (list[i].drafted) draft_free(&list[i].draft);
    }
    free(list);
    introduce_targets(lib);
    return ok;
}

bool category_within(str category, str name) {
    return str_starts(category, name) &&
           (category.n == name.n || (name.n && category.p[name.n] == '/'));
}
