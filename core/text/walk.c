#include "text/walk.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static int backwards(const void *a, const void *b) {
    return str_cmp(*(const str *)b, *(const str *)a);
}

/* Puts what a folder holds on the list, so that it is read in sorted order. */
static bool add_folder(walk *w, str path, err *e) {
    DIR *dir = opendir(path.p);
    if (!dir) return err_set(e, "%.*s: %s", STR_ARG(path), strerror(errno));
    uint32_t from = w->files.n;
    for (struct dirent *d; (d = readdir(dir));)
        if (d->d_name[0] != '.')
            vec_push(&w->files, arena_printf(&w->mem, "%.*s%s%s", STR_ARG(path),
                                             str_ends(path, STR("/")) ? "" : "/", d->d_name));
    closedir(dir);
    if (w->files.n > from)
        qsort(w->files.p + from, w->files.n - from, sizeof *w->files.p, backwards);
    return true;
}

static bool is_folder(str path, bool follow) {
    struct stat s;
    int failed = follow ? stat(path.p, &s) : lstat(path.p, &s);
    return failed == 0 && S_ISDIR(s.st_mode);
}

static bool is_folder_link(str path) { return !is_folder(path, false) && is_folder(path, true); }

static bool open_list(walk *w, err *e) {
    str start;
    w->list_open = true;
    if (!bytes_open(&w->names, arena_str(&w->mem, w->list), e) ||
        !bytes_peek_line(&w->names, 4096, &start, e))
        return false;
    w->list_end = str_find_byte(start, 0) < start.n ? '\0' : '\n';
    return true;
}

/* Cuts the numbers behind the name off; without them it is the whole file. */
static str take_part(str line, walk_part *part) {
    uint64_t number[3];
    str name = line;
    for (int i = 3; i-- > 0;) {
        double x;
        size_t tab = name.n;
        while (tab > 0 && name.p[tab - 1] != '\t') tab--;
        if (!tab || !number_parse(str_sub(name, tab, name.n), &x) || x < 0) return line;
        number[i] = (uint64_t)x;
        name.n = tab - 1;
    }
    *part = (walk_part){number[0], number[1], number[2]};
    return name;
}

/* The next name of the list. */
static walk_status next_listed(walk *w, str *path, err *e) {
    str line;
    bool ok = w->list_open || open_list(w, e);
    while (ok && bytes_piece(&w->names, w->list_end, &line, e)) {
        if (w->list_end == '\n' && str_ends(line, STR("\r"))) line.n--;
        if (!line.n) continue;
        bool dash = str_eq(line, STR("-")); /* a file of that name: standard input is the list */
        *path = dash ? STR("./-") : arena_str(&w->mem, take_part(line, &w->part));
        return WALK_FILE;
    }
    bytes_close(&w->names);
    w->list_open = false;
    if (!e->text[0]) return WALK_END;
    *path = arena_str(&w->mem, w->list);
    return WALK_BAD;
}

/* The next operand, or name of the list, when no file of a folder is left. */
static walk_status next_operand(walk *w, str *path, err *e) {
    arena_reset(&w->mem);
    if (w->next < w->n) {
        *path = arena_str(&w->mem, w->paths[w->next++]);
        return WALK_FILE;
    }
    if (!w->list.n) return WALK_END;
    walk_status status = next_listed(w, path, e);
    if (status != WALK_FILE) w->list = (str){0}; /* read to its end, or as far as it goes */
    return status;
}

walk_status walk_next(walk *w, str *path, err *e) {
    w->part = (walk_part){0};
    for (;;) {
        bool operand = w->files.n == 0;
        if (!operand) {
            *path = w->files.p[--w->files.n];
        } else {
            walk_status status = next_operand(w, path, e);
            if (status != WALK_FILE) return status;
        }
        if (!operand && is_folder_link(*path)) continue;
        if (str_eq(*path, STR("-")) || !is_folder(*path, true)) return WALK_FILE;
        if (!add_folder(w, *path, e)) return WALK_BAD;
    }
}

bool walk_is_at_input(const walk *w) {
    if (w->files.n) return false;
    return str_eq(w->next < w->n ? w->paths[w->next] : w->list, STR("-"));
}

void walk_free(walk *w) {
    bytes_free(&w->names);
    vec_free(&w->files);
    arena_free(&w->mem);
}
