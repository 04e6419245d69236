#include "text/bytes.h"
#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK = 256 << 10, MOST_WAITING = 1 << 30 };

bool bytes_open(bytes *b, str path, err *e) {
    bool standard = str_eq(path, STR("-"));
    b->path = standard ? STR("standard input") : path;
    b->waiting.n = b->from = 0;
    b->ended = false;
    b->left = UINT64_MAX;
    b->part = false;
    int fd = standard ? dup(STDIN_FILENO) : open(path.p, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return err_set(e, "%.*s: %s", STR_ARG(b->path), strerror(errno));
    b->file = unpack_open(fd);
    return true;
}

static bool changed(const bytes *b, err *e) {
    return err_set(e, "%.*s: has changed since it was planned in parts", STR_ARG(b->path));
}

bool bytes_open_part(bytes *b, str path, uint64_t from, uint64_t to, err *e) {
    if (!bytes_open(b, path, e)) return false;
    b->left = to > from ? to - from : 0;
    b->part = true;
    char before = '\n';
    if (from) { /* it has to begin a line still */
        int fd = unpack_descriptor(b->file);
        if (lseek(fd, (off_t)from - 1, SEEK_SET) < 0)
            return err_set(e, "%.*s: %s", STR_ARG(path), strerror(errno));
        if (read(fd, &before, 1) != 1) before = 0;
    }
    return before == '\n' || changed(b, e);
}

static str waiting(const bytes *b) {
    return (str){b->waiting.p ? b->waiting.p + b->from : "", b->waiting.n - b->from};
}

/* Reads one more chunk behind what is waiting. */
static bool fill(bytes *b, err *e) {
    buf *w = &b->waiting;
    if (b->from) {
        memmove(w->p, w->p + b->from, w->n - b->from);
        w->n -= b->from;
        b->from = 0;
    }
    if (w->n > MOST_WAITING)
        return err_set(e, "%.*s: more than 1 GiB without an end", STR_ARG(b->path));
    if (w->cap - w->n < CHUNK) {
        w->cap = w->cap * 2 > w->n + CHUNK ? w->cap * 2 : w->n + CHUNK;
        w->p = mem_grow(w->p, w->cap);
    }
    size_t got = 0, room = b->left < CHUNK ? (size_t)b->left : CHUNK;
    if (room && !unpack_read(b->file, w->p + w->n, room, &got, e))
        return err_wrap(e, "%.*s", STR_ARG(b->path));
    if (!got && room && b->part) return changed(b, e);
    b->left -= got;
    w->n += got;
    b->total += got;
    b->ended = got == 0;
    return true;
}

bool bytes_peek(bytes *b, size_t most, str *start, err *e) {
    while (!b->ended && b->waiting.n - b->from < most)
        if (!fill(b, e)) return false;
    *start = str_sub(waiting(b), 0, most);
    return true;
}

static bool holds_line(str s) {
    while (s.n && str_find_byte(s, '\n') < s.n)
        if (str_trim(str_cut(&s, '\n')).n) return true;
    return false;
}

bool bytes_peek_line(bytes *b, size_t most, str *start, err *e) {
    for (;;) {
        *start = str_sub(waiting(b), 0, most);
        if (b->ended || start->n == most || holds_line(*start)) return true;
        if (!fill(b, e)) return false;
    }
}

bool bytes_waits(bytes *b, char end) {
    err e; /* whoever reads will meet it again */
    for (;;) {
        str s = waiting(b);
        if (b->ended || str_find_byte(s, end) < s.n) return false;
        if (unpack_waits(b->file)) return true;
        if (s.n > CHUNK || !fill(b, &e)) return false;
    }
}

bool bytes_at_end(const bytes *b) { return b->ended && b->from == b->waiting.n; }

void bytes_skip(bytes *b, size_t n) { b->from += n; }

bool bytes_piece(bytes *b, char sep, str *piece, err *e) {
    size_t seen = 0; /* of what waits, already searched for the end */
    for (;;) {
        str s = waiting(b);
        size_t end = seen + str_find_byte(str_sub(s, seen, s.n), sep);
        if (end < s.n || (b->ended && s.n)) {
            *piece = str_sub(s, 0, end);
            b->from += end < s.n ? end + 1 : end;
            return true;
        }
        if (b->ended) return false;
        seen = s.n;
        if (!fill(b, e)) return false;
    }
}

bool bytes_line(bytes *b, str *line, err *e) { return bytes_piece(b, '\n', line, e); }

bool bytes_rest(bytes *b, str *rest, err *e) {
    while (!b->ended)
        if (!fill(b, e)) return false;
    *rest = waiting(b);
    b->from = b->waiting.n;
    return true;
}

void bytes_close(bytes *b) {
    unpack_close(b->file);
    b->file = NULL;
}

void bytes_free(bytes *b) {
    bytes_close(b);
    buf_free(&b->waiting);
}
