#include "app/config.h"
#include "base/home.h"
#include "base/utf8.h"
#include "lexicon/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 1 << 20, MOST_UP = 64 };
static const char file_name[] = "tenor.yaml";

str config_path(arena *mem) {
    char *here = getcwd(NULL, 0);
    if (!here) return (str){0};
    str folder = arena_str(mem, str_c(here)), found = {0};
    free(here);
    for (int up = 0; !found.p && up < MOST_UP; up++) {
        str path = arena_printf(mem, "%.*s/%s", STR_ARG(folder), file_name);
        if (access(path.p, R_OK) == 0) found = path;
        if (!folder.n) break;
        while (folder.n && folder.p[folder.n - 1] != '/') folder.n--;
        if (folder.n) folder.n--; /* the slash */
    }
    return found;
}

/* ---- the file ---------------------------------------------------------------------------- */

typedef struct reading {
    args *a;
    arena *mem;
    diag *d;
    source src;
    str folder; /* of the file */
} reading;

static const option *option_named(const command *c, const char *name) {
    for (const option *const *o = c->options; *o; o++)
        if (!strcmp((*o)->name, name)) return *o;
    return NULL;
}

#define SAY(r, at, ...) diag_add((r)->d, DIAG_ERROR, &(r)->src, (at)->line, (at)->col, __VA_ARGS__)

/* In front of what is given, so that the command line has the last word. */
static void give(reading *r, const option *o, str value) {
    vec_push(&r->a->options, (given){0});
    memmove(r->a->options.p + 1, r->a->options.p, (r->a->options.n - 1) * sizeof *r->a->options.p);
    r->a->options.p[0] = (given){.option = o, .value = value, .usual = true};
}

/* A name is looked up where names are; a path is one of the file's folder. */
static str in_folder(const reading *r, str name, const char *ext) {
    bool is_path = str_find_byte(name, '/') < name.n || str_has_ext(name, str_c(ext));
    if (!is_path || name.p[0] == '/') return name;
    return arena_printf(r->mem, "%.*s/%.*s", STR_ARG(r->folder), STR_ARG(name));
}

/* scripts: [tone, ours.lua] */
static void take_names(reading *r, const yaml *node, const char *name, const char *ext) {
    const option *o = option_named(r->a->command, name);
    const yaml *list = node->kind == YAML_SEQUENCE ? node->item : node;
    uint32_t n = node->kind == YAML_SEQUENCE ? node->n : 1;
    bool given_already = args_has(r->a, name);
    for (uint32_t i = n; i > 0; i--) { /* each goes in front of the others */
        if (list[i - 1].kind != YAML_SCALAR || !list[i - 1].text.n)
            SAY(r, &list[i - 1], "a name is expected here");
        else if (o && !given_already)
            give(r, o, in_folder(r, list[i - 1].text, ext));
    }
}

/* set: { tone.cutoff: 1.5 } */
static void take_settings(reading *r, const yaml *node) {
    const option *o = option_named(r->a->command, "set");
    if (node->kind != YAML_MAPPING) {
        SAY(r, node, "settings are written SCRIPT.OPTION: VALUE");
        return;
    }
    for (uint32_t i = node->n; i > 0; i--) {
        const yaml *value = &node->item[i - 1];
        if (value->kind != YAML_SCALAR)
            SAY(r, value, "an option takes one value");
        else if (o)
            give(r, o,
                 arena_printf(r->mem, "%.*s=%.*s", STR_ARG(node->key[i - 1].text),
                              STR_ARG(value->text)));
    }
}

static void take_all(reading *r, const yaml *root) {
    static const str keys[] = {{"scripts", 7}, {"lexicons", 8}, {"set", 3}};
    if (root->kind != YAML_MAPPING) {
        SAY(r, root, "%s holds scripts, lexicons and set", file_name);
        return;
    }
    for (uint32_t i = 0; i < root->n; i++) {
        const yaml_key *key = &root->key[i];
        if (str_eq(key->text, keys[0])) {
            take_names(r, &root->item[i], "script", "lua");
        } else if (str_eq(key->text, keys[1])) {
            take_names(r, &root->item[i], "lexicon", "yml");
        } else if (str_eq(key->text, keys[2])) {
            take_settings(r, &root->item[i]);
        } else {
            str near = utf8_nearest(key->text, keys, sizeof keys / sizeof *keys);
            SAY(r, key, "unknown key '%.*s'%s%.*s%s", STR_ARG(key->text),
                near.n ? "; did you mean '" : "", STR_ARG(near), near.n ? "'?" : "");
        }
    }
}

bool config_apply(args *a, arena *mem, diag *d) {
    const char *off = getenv("TENOR_NO_CONFIG");
    if (!option_named(a->command, "no-config") || args_has(a, "no-config") || (off && *off))
        return true;
    err e = {0};
    reading r = {.a = a, .mem = mem, .d = d, .src.path = config_path(mem)};
    if (!r.src.path.n) return true;
    r.folder = str_sub(r.src.path, 0, r.src.path.n - sizeof file_name);
    if (!file_read(mem, r.src.path, MOST_BYTES, &r.src.text, &e)) {
        diag_add(d, DIAG_ERROR, NULL, 0, 0, "%s", e.text);
        return false;
    }
    const yaml *root = yaml_parse(&r.src, mem, d);
    if (root) take_all(&r, root);
    return d->errors == 0;
}
