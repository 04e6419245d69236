/* Files that take in other files. */
#include "base/home.h"
#include "base/utf8.h"
#include "lexicon/field.h"

#include <stdlib.h>
#include <unistd.h>

/* ---- files --------------------------------------------------------------------------------- */

/* One file may be reached as lexicons/x.yml and by its full path. */
static str real_path(arena *mem, str path) {
    char *real = realpath(arena_str(mem, path).p, NULL);
    str copy = real ? arena_str(mem, str_c(real)) : path;
    free(real);
    return copy;
}

uint32_t file_of_path(lexlib *lib, str path, diag *d, err *e) {
    uint32_t file = lib->files.n;
    str text, real = real_path(&lib->mem, path);
    if (map_get(&lib->paths, real, &file)) return file;
    if (!file_read(&lib->mem, path, YAML_MOST_BYTES, &text, e)) return LEX_NONE;
    if (str_starts(text, STR("\xef\xbb\xbf"))) text = str_sub(text, 3, text.n);
    vec_push(&lib->files, (source){.path = path, .text = text});
    const yaml *root = yaml_parse(&lib->files.p[file], &lib->mem, d);
    vec_push(&lib->read, (lex_file){.root = root, .faulty = !root});
    map_add(&lib->paths, real, file);
    return file;
}

static bool is_listed(uint32_t file, const uint32_t *list, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (list[i] == file) return true;
    return false;
}

/* Whether the file's own faults, or those of what it includes, are the first of the draft does not
 * matter: the file is marked if any came while it was read. */
void read_file(draft *dr, uint32_t file) {
    const yaml *root = dr->lib->read.p[file].root;
    reader r = {.lib = dr->lib, .draft = dr, .file = file};
    r.defaults = (draft_settings){.class = CLASS_EVALUATIVE,
                                  .weight = 1,
                                  .forms = FORMS_NOUN,
                                  .parts = (1u << PARTS) - 1,
                                  .voices = (1u << VOICES) - 1};
    bool before = dr->faulty;
    dr->faulty = false;
    vec_push(&dr->files, file);
    dr->open[dr->n_open++] = file;
    if (yaml_get(root, STR("tenor")))
        read_native(&r, root);
    else
        read_plain(&r, root);
    dr->n_open--;
    if (dr->faulty) dr->lib->read.p[file].faulty = true;
    dr->faulty |= before;
}

/* ---- include and extends ------------------------------------------------------------------- */

/* A lexicon comes from a stranger and names the files it wants: only lexicons, and only below the
 * places where lexicons are. */
static bool is_tame(str name) {
    for (str rest = name; rest.p;) {
        str part = str_cut(&rest, '/');
        if (part.n == 0 || part.p[0] == '.') return false;
    }
    return name.n > 0;
}

/* Beside the file that asks, then where lexicons are, then among those of the language. */
static bool find_include(reader *r, str name, str *path, err *e) {
    arena *mem = reader_mem(r);
    err second = {0};
    str asker = r->lib->files.p[r->file].path;
    str folder = str_sub(asker, 0, asker.n - str_basename(asker).n);
    str stem = str_has_ext(name, STR("yml")) ? str_sub(name, 0, name.n - 4) : name;
    *path = arena_printf(mem, "%.*s%.*s.yml", STR_ARG(folder), STR_ARG(stem));
    return access(path->p, R_OK) == 0 || home_find(mem, stem, "lexicons", "yml", path, e) ||
           home_find(mem, arena_printf(mem, "en/%.*s", STR_ARG(stem)), "lexicons", "yml", path,
                     &second);
}

static void read_include(reader *r, const yaml *node) {
    draft *dr = r->draft;
    str name, path;
    err e = {0};
    if (!field_text(r, node, "the name of a file", &name)) return;
    if (!is_tame(name)) {
        READER_FAULT(r, node, "'%.*s': only lexicons in the same folder or below can be included",
                     STR_ARG(name));
        return;
    }
    uint32_t file = LEX_NONE;
    if (find_include(r, name, &path, &e)) file = file_of_path(r->lib, path, dr->d, &e);
    if (file == LEX_NONE)
        READER_FAULT(r, node, "%s", e.text);
    else if (is_listed(file, dr->open, dr->n_open))
        READER_FAULT(r, node, "'%.*s' includes itself", STR_ARG(path));
    else if (r->lib->read.p[file].faulty)
        READER_FAULT(r, node, "'%.*s' has errors", STR_ARG(path));
    else if (dr->n_open == DRAFT_MOST_INCLUDES)
        READER_FAULT(r, node, "more than %d files inside each other", DRAFT_MOST_INCLUDES);
    else if (!is_listed(file, dr->files.p, dr->files.n))
        read_file(dr, file);
}

void read_includes(reader *r, const yaml *names, bool only_one) {
    if (names->kind == YAML_MAPPING || (only_one && names->kind != YAML_SCALAR)) {
        READER_FAULT(r, names, "%s",
                     only_one ? "extends names one lexicon" : "include must be a list of files");
        return;
    }
    if (names->kind == YAML_SCALAR) read_include(r, names);
    for (uint32_t i = 0; i < names->n && !diag_full(r->draft->d); i++)
        read_include(r, &names->item[i]);
}

/* ---- drop ---------------------------------------------------------------------------------- */

/* Takes the terms in `wanted` (folded text → index in found) out of the category. */
static void drop_terms(draft *dr, draft_category *c, const map *wanted, bool *found) {
    uint32_t kept = 0, which;
    for (uint32_t i = 0; i < c->terms.n; i++) {
        if (map_get(wanted, utf8_folded(&dr->scratch, c->terms.p[i].text), &which))
            found[which] = true;
        else
            c->terms.p[kept++] = c->terms.p[i];
    }
    c->terms.n = kept;
}

static void read_dropped(reader *r, const yaml *list, draft_category *c) {
    draft *dr = r->draft;
    const yaml *item = list->kind == YAML_SEQUENCE ? list->item : list;
    uint32_t n = list->kind == YAML_SEQUENCE ? list->n : 1;
    arena_reset(&dr->scratch);
    str *names = ARENA_NEWS(&dr->scratch, str, c->terms.n); /* as they were, to suggest */
    uint32_t n_names = c->terms.n;
    for (uint32_t i = 0; i < n_names; i++) names[i] = c->terms.p[i].text;
    bool *found = ARENA_NEWS(&dr->scratch, bool, n);
    map wanted = {0};
    for (uint32_t i = 0; i < n; i++) {
        str text;
        found[i] = !field_text(r, &item[i], "a term to drop", &text);
        if (!found[i]) found[i] = !map_add(&wanted, utf8_folded(&dr->scratch, text), i);
    }
    drop_terms(dr, c, &wanted, found);
    for (uint32_t i = 0; i < n && !diag_full(dr->d); i++) {
        if (found[i]) continue;
        str hint = field_suggest_among(reader_mem(r), item[i].text, names, n_names);
        READER_FAULT(r, &item[i], "no term '%.*s' to drop in '%.*s'%.*s", STR_ARG(item[i].text),
                     STR_ARG(c->name), STR_ARG(hint));
    }
    map_free(&wanted);
}

void read_drop(reader *r, const yaml *drop) {
    draft *dr = r->draft;
    if (drop->kind != YAML_MAPPING) {
        READER_FAULT(r, drop, "drop must be a mapping (category: [terms])");
        return;
    }
    for (uint32_t i = 0; i < drop->n && !diag_full(dr->d); i++) {
        const yaml_key *key = &drop->key[i];
        uint32_t id;
        if (map_get(&dr->by_name, key->text, &id)) {
            read_dropped(r, &drop->item[i], &dr->categories.p[id]);
            continue;
        }
        str *names = ARENA_NEWS(reader_mem(r), str, dr->categories.n);
        for (uint32_t c = 0; c < dr->categories.n; c++) names[c] = dr->categories.p[c].name;
        str hint = field_suggest_among(reader_mem(r), key->text, names, dr->categories.n);
        READER_FAULT(r, key, "no category '%.*s' to drop from%.*s", STR_ARG(key->text),
                     STR_ARG(hint));
    }
}
