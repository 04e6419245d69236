#include "base/home.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef TENOR_SHARE
#define TENOR_SHARE "/usr/local/share/tenor"
#endif

static bool is_folder(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

static bool is_file(const char *path) {
    struct stat s;
    return stat(path, &s) == 0 && !S_ISDIR(s.st_mode);
}

static bool holds_lexicons(arena *mem, str folder) {
    return is_folder(arena_printf(mem, "%.*s/lexicons/en", STR_ARG(folder)).p);
}

/* The folder of the running program, if lexicons are beside it; else of a parent up to three above
 * (a sanitizer build lies in build/NAME/), or its share/tenor (an installed tree that was moved).
 */
static str beside_program(arena *mem) {
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n <= 0) return (str){0};
    str at = {path, (size_t)n};
    for (int up = 0; up < 4; up++) {
        while (at.n && at.p[at.n - 1] != '/') at.n--;
        if (!at.n) break;
        at.n--;
        if (holds_lexicons(mem, at)) return arena_str(mem, at);
        str share = arena_printf(mem, "%.*s/share/tenor", STR_ARG(at));
        if (holds_lexicons(mem, share)) return share;
    }
    return (str){0};
}

str home_dir(arena *mem) {
    const char *set = getenv("TENOR_HOME");
    if (set && *set) return arena_str(mem, str_c(set));
    str beside = beside_program(mem);
    return beside.n ? beside : STR(TENOR_SHARE);
}

static bool is_path(str name, const char *ext) {
    return str_has_ext(name, str_c(ext)) || (name.n && (name.p[0] == '/' || name.p[0] == '.'));
}

static int by_name(const void *a, const void *b) {
    return str_cmp(*(const str *)a, *(const str *)b);
}

typedef VEC(str) names;

static void add_names(names *list, arena *mem, const char *folder, const char *ext) {
    DIR *dir = opendir(folder);
    if (!dir) return;
    for (struct dirent *e; (e = readdir(dir));) {
        str file = str_c(e->d_name);
        if (file.p[0] == '.' || !str_has_ext(file, str_c(ext))) continue;
        vec_push(list, arena_str(mem, str_sub(file, 0, file.n - strlen(ext) - 1)));
    }
    closedir(dir);
}

str *home_list(arena *mem, const char *kind, const char *ext, size_t *n) {
    names all = {0};
    add_names(&all, mem, kind, ext);
    add_names(&all, mem, arena_printf(mem, "%.*s/%s", STR_ARG(home_dir(mem)), kind).p, ext);
    if (all.n) qsort(all.p, all.n, sizeof *all.p, by_name);
    str *list = ARENA_NEWS(mem, str, all.n + 1);
    *n = 0;
    for (uint32_t i = 0; i < all.n; i++) /* the working directory's may stand at home too */
        if (!*n || !str_eq(list[*n - 1], all.p[i])) list[(*n)++] = all.p[i];
    vec_free(&all);
    return list;
}

static bool none_found(arena *mem, str name, const char *kind, const char *ext, err *e) {
    size_t n;
    str *known = home_list(mem, kind, ext, &n), near = utf8_nearest(name, known, n);
    int one = (int)strlen(kind) - 1; /* "lexicons" holds a lexicon */
    if (near.n)
        return err_set(e, "no %.*s '%.*s'; did you mean '%.*s'?", one, kind, STR_ARG(name),
                       STR_ARG(near));
    return err_set(e, "no %.*s '%.*s' (looked in %s/ and %.*s/%s/)", one, kind, STR_ARG(name), kind,
                   STR_ARG(home_dir(mem)), kind);
}

bool home_find(arena *mem, str name, const char *kind, const char *ext, str *path, err *e) {
    if (is_path(name, ext)) {
        *path = arena_str(mem, name);
        return is_file(path->p) ||
               err_set(e, "%.*s: %s", STR_ARG(name), strerror(errno ? errno : ENOENT));
    }
    *path = arena_printf(mem, "%s/%.*s.%s", kind, STR_ARG(name), ext);
    if (is_file(path->p)) return true;
    *path = arena_printf(mem, "%.*s/%s/%.*s.%s", STR_ARG(home_dir(mem)), kind, STR_ARG(name), ext);
    return is_file(path->p) || none_found(mem, name, kind, ext, e);
}

bool file_read(arena *mem, str path, size_t limit, str *text, err *e) {
    str name = arena_str(mem, path);
    struct stat s;
    int fd = open(name.p, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &s) != 0) {
        int why = errno;
        if (fd >= 0) close(fd);
        return err_set(e, "%.*s: %s", STR_ARG(path), strerror(why));
    }
    bool ok = S_ISREG(s.st_mode) || err_set(e, "%.*s: not a regular file", STR_ARG(path));
    if (ok && (size_t)s.st_size > limit)
        ok = err_set(e, "%.*s: larger than %zu MB", STR_ARG(path), limit >> 20);
    char *p = ok ? arena_alloc(mem, (size_t)s.st_size + 1) : NULL;
    size_t n = 0;
    while (ok && n < (size_t)s.st_size) {
        ssize_t got = read(fd, p + n, (size_t)s.st_size - n);
        if (got < 0) ok = err_set(e, "%.*s: %s", STR_ARG(path), strerror(errno));
        if (got <= 0) break;
        n += (size_t)got;
    }
    close(fd);
    *text = (str){p, n};
    return ok;
}
