#include "text/unpack.h"
#include "base/arena.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { PACKED = 256 << 10 }; /* bytes read at once, where they are packed */

typedef enum { PLAIN, GZIP, ZSTD } packing;

struct unpack {
    int fd;
    packing packing;
    bool started, file_ended;
    bool inside; /* a member or frame has begun and not ended */
    z_stream gzip;
    ZSTD_DStream *zstd;
    char *packed; /* [from, n) is read and not yet taken */
    size_t from, n;
};

unpack *unpack_open(int fd) {
    unpack *u = mem_alloc(sizeof *u);
    *u = (unpack){.fd = fd};
    return u;
}

void unpack_close(unpack *u) {
    if (!u) return;
    if (u->packing == GZIP) inflateEnd(&u->gzip);
    if (u->zstd) ZSTD_freeDStream(u->zstd);
    close(u->fd);
    free(u->packed);
    free(u);
}

bool unpack_waits(const unpack *u) {
    struct pollfd p = {.fd = u->fd, .events = POLLIN};
    return u->from == u->n && !u->file_ended && poll(&p, 1, 0) == 0;
}

int unpack_descriptor(const unpack *u) { return u->fd; }

static bool read_some(unpack *u, char *out, size_t room, size_t *got, err *e) {
    ssize_t n = read(u->fd, out, room); /* a signal that is waited for ends it: no second try */
    if (n < 0) return err_set(e, "%s", strerror(errno));
    *got = (size_t)n;
    u->file_ended = n == 0;
    return true;
}

/* Reads more packed bytes behind those that wait, which are few. */
static bool more_packed(unpack *u, err *e) {
    memmove(u->packed, u->packed + u->from, u->n - u->from);
    u->n -= u->from;
    u->from = 0;
    size_t got = 0;
    if (!read_some(u, u->packed + u->n, PACKED - u->n, &got, e)) return false;
    u->n += got;
    return true;
}

static bool begins(const unpack *u, str magic) {
    return str_starts((str){u->packed + u->from, u->n - u->from}, magic);
}

static bool is_gzip(const unpack *u) { return begins(u, STR("\x1f\x8b")); }

/* A frame, or one that its readers have to skip. */
static bool is_zstd(const unpack *u) {
    return begins(u, STR("\x28\xb5\x2f\xfd")) ||
           (u->n - u->from >= 4 && (u->packed[u->from] & 0xf0) == 0x50 &&
            !memcmp(u->packed + u->from + 1, "\x2a\x4d\x18", 3));
}

static bool start(unpack *u, err *e) {
    u->started = true;
    u->packed = mem_alloc(PACKED);
    while (u->n < 4 && !u->file_ended) /* a pipe may give them one by one */
        if (!more_packed(u, e)) return false;
    u->packing = is_gzip(u) ? GZIP : is_zstd(u) ? ZSTD : PLAIN;
    if (u->packing == GZIP && inflateInit2(&u->gzip, 16 + MAX_WBITS) != Z_OK)
        return u->packing = PLAIN, err_set(e, "out of memory");
    if (u->packing == ZSTD && !(u->zstd = ZSTD_createDStream())) return err_set(e, "out of memory");
    u->inside = u->packing != PLAIN;
    return true;
}

static bool read_plain(unpack *u, char *out, size_t room, size_t *got, err *e) {
    if (u->from == u->n) return read_some(u, out, room, got, e);
    *got = u->n - u->from < room ? u->n - u->from : room;
    memcpy(out, u->packed + u->from, *got);
    u->from += *got;
    return true;
}

static bool some_gzip(unpack *u, char *out, size_t room, size_t *got, err *e) {
    z_stream *z = &u->gzip;
    z->next_in = (Bytef *)u->packed + u->from;
    z->avail_in = (uInt)(u->n - u->from);
    z->next_out = (Bytef *)out;
    z->avail_out = (uInt)room;
    int code = inflate(z, Z_NO_FLUSH);
    u->from = u->n - z->avail_in;
    *got = room - z->avail_out;
    if (code == Z_STREAM_END) {
        u->inside = false;
        inflateReset(z);
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
        return err_set(e, "the gzip data is damaged: %s", z->msg ? z->msg : "out of memory");
    }
    return true;
}

static bool some_zstd(unpack *u, char *out, size_t room, size_t *got, err *e) {
    ZSTD_inBuffer in = {u->packed + u->from, u->n - u->from, 0};
    ZSTD_outBuffer to = {out, room, 0};
    size_t code = ZSTD_decompressStream(u->zstd, &to, &in);
    u->from += in.pos;
    *got = to.pos;
    if (ZSTD_isError(code))
        return err_set(e, "the zstd data is damaged: %s", ZSTD_getErrorName(code));
    u->inside = code != 0;
    return true;
}

/* Between two members: another one, the padding that tapes leave, or the end. */
static bool next_member(unpack *u, bool *ended, err *e) {
    while (u->n - u->from < 4 && !u->file_ended)
        if (!more_packed(u, e)) return false;
    u->inside = u->packing == GZIP ? is_gzip(u) : is_zstd(u);
    if (u->inside) return true;
    while (u->from < u->n && u->packed[u->from] == 0) u->from++;
    *ended = u->from == u->n && u->file_ended;
    return u->from == u->n ||
           err_set(e, "something else follows the %s data", u->packing == GZIP ? "gzip" : "zstd");
}

bool unpack_read(unpack *u, char *out, size_t room, size_t *got, err *e) {
    *got = 0;
    if (!u->started && !start(u, e)) return false;
    if (u->packing == PLAIN) return read_plain(u, out, room, got, e);
    if (room > 1u << 30) room = 1u << 30; /* zlib counts in 32 bits */
    for (bool ended = false; !*got && !ended;) {
        if (!u->inside) {
            if (!next_member(u, &ended, e)) return false;
            continue;
        }
        /* What a decoder still holds comes without further input. */
        bool ok =
            u->packing == GZIP ? some_gzip(u, out, room, got, e) : some_zstd(u, out, room, got, e);
        if (!ok) return false;
        if (*got || !u->inside || u->from < u->n) continue;
        if (!more_packed(u, e)) return false;
        if (u->file_ended)
            return err_set(e, "the %s data ends too early", u->packing == GZIP ? "gzip" : "zstd");
    }
    return true;
}
