#include "app/output.h"
#include "app/command.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whoever reads what we print and has had enough (head, a pager) is no error worth a word. */
static bool failed(const output *o, err *e) {
    if (!o->path.n && errno == EPIPE) exit(EXIT_IO);
    return err_set(e, "%s: %s", o->path.n ? o->path.p : "standard output", strerror(errno));
}

/* mkstemp makes files for the owner alone; the result should be what any program would have made.
 */
static void usual_permissions(int fd) {
    mode_t mask = umask(0);
    umask(mask);
    (void)fchmod(fd, 0666 & ~mask);
}

/* A device or pipe has to stay what it is: it is written to as it stands. */
bool output_is_stream(str path) {
    struct stat s;
    return stat(path.p, &s) == 0 && !S_ISREG(s.st_mode) && !S_ISDIR(s.st_mode);
}

static bool open_stream(output *o, err *e) {
    o->file = fopen(o->path.p, "we");
    if (o->file) return true;
    failed(o, e);
    arena_free(&o->mem);
    return false;
}

bool output_open(output *o, str path, err *e) {
    *o = (output){.file = stdout};
    if (!path.n || str_eq(path, STR("-"))) return true;
    o->path = arena_str(&o->mem, path);
    if (output_is_stream(o->path)) return open_stream(o, e);
    o->part = arena_printf(&o->mem, "%s.tenor-XXXXXX", o->path.p);
    char *name = (char *)o->part.p; /* our own copy: mkstemp fills in the X */
    int fd = mkstemp(name);
    o->file = fd < 0 ? NULL : fdopen(fd, "w");
    if (!o->file) {
        failed(o, e);
        arena_free(&o->mem);
        return false;
    }
    usual_permissions(fd);
    return true;
}

bool output_put(output *o, str data, err *e) {
    return !data.n || fwrite(data.p, 1, data.n, o->file) == data.n || failed(o, e);
}

bool output_close(output *o, bool keep, err *e) {
    bool ok = true;
    if (!o->path.n) {
        ok = fflush(o->file) == 0 || failed(o, e);
    } else {
        bool file = o->part.n > 0;
        if (keep && file)
            ok = (fflush(o->file) == 0 && fsync(fileno(o->file)) == 0) || failed(o, e);
        if (fclose(o->file) != 0 && ok && keep) ok = failed(o, e);
        if (file && keep && ok) ok = rename(o->part.p, o->path.p) == 0 || failed(o, e);
        if (file && (!keep || !ok)) unlink(o->part.p);
    }
    arena_free(&o->mem);
    return ok;
}

bool output_all(str path, str data, err *e) {
    output o;
    if (!output_open(&o, path, e)) return false;
    bool ok = output_put(&o, data, e);
    return output_close(&o, ok, e) && ok;
}
