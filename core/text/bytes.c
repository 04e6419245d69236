#include "text/bytes.h"
#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { CHUNK = 256 << 10 };

bool bytes_open(bytes *b, str path, err *e) {
    bool standard = str_eq(path, STR("-"));
    b->path = standard ? STR("standard input") : path;
    b->waiting.n = b->from = 0;
    b->ended = false;
    int fd = standard ? dup(STDIN_FILENO) : open(path.p, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return err_set(e, "%.*s: %s", STR_ARG(b->path), strerror(errno));
    b->file = gzdopen(fd, "rb");
    if (!b->file) {
        close(fd);
        return err_set(e, "%.*s: out of memory", STR_ARG(b->path));
    }
    gzbuffer(b->file, CHUNK);
    return true;
}

/* zlib knows the file by a number only: "<fd:3>: incorrect data check" */
static const char *without_name(const char *message) {
    const char *end = strstr(message, ">: ");
    return message[0] == '<' && end ? end + 3 : message;
}

/* Reads one more chunk behind what is waiting. */
static bool fill(bytes *b, err *e) {
    if (b->from) {
        memmove(b->waiting.p, b->waiting.p + b->from, b->waiting.n - b->from);
        b->waiting.n -= b->from;
        b->from = 0;
    }
    if (b->waiting.cap - b->waiting.n < CHUNK) {
        size_t cap =
            b->waiting.cap * 2 > b->waiting.n + CHUNK ? b->waiting.cap * 2 : b->waiting.n + CHUNK;
        b->waiting.p = mem_grow(b->waiting.p, cap);
        b->waiting.cap = cap;
    }
    int got = gzread(b->file, b->waiting.p + b->waiting.n, CHUNK);
    int code = Z_OK;
    const char *why = gzerror(b->file, &code);
    if (got < 0 || (got == 0 && code == Z_BUF_ERROR))
        return err_set(e, "%.*s: %s", STR_ARG(b->path),
                       code == Z_ERRNO       ? strerror(errno)
                       : code == Z_BUF_ERROR ? "the gzip data ends too early"
                                             : without_name(why));
    b->waiting.n += (size_t)got;
    b->total += (uint64_t)got;
    b->ended = got == 0;
    return true;
}

bool bytes_peek(bytes *b, size_t most, str *start, err *e) {
    while (!b->ended && b->waiting.n - b->from < most)
        if (!fill(b, e)) return false;
    *start = str_sub((str){b->waiting.p, b->waiting.n}, b->from, b->from + most);
    return true;
}

bool bytes_line(bytes *b, str *line, err *e) {
    size_t seen = 0; /* of what waits, already searched for a line end */
    for (;;) {
        str waiting = str_sub((str){b->waiting.p, b->waiting.n}, b->from, b->waiting.n);
        size_t end = seen + str_find_byte(str_sub(waiting, seen, waiting.n), '\n');
        if (end < waiting.n || (b->ended && waiting.n)) {
            *line = str_sub(waiting, 0, end);
            b->from += end < waiting.n ? end + 1 : end;
            return true;
        }
        if (b->ended) return false;
        seen = waiting.n;
        if (!fill(b, e)) return false;
    }
}

bool bytes_rest(bytes *b, str *rest, err *e) {
    while (!b->ended)
        if (!fill(b, e)) return false;
    *rest = str_sub((str){b->waiting.p, b->waiting.n}, b->from, b->waiting.n);
    b->from = b->waiting.n;
    return true;
}

void bytes_close(bytes *b) {
    if (b->file) gzclose(b->file);
    b->file = NULL;
}

void bytes_free(bytes *b) {
    bytes_close(b);
    buf_free(&b->waiting);
}
