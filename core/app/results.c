#include "app/results.h"
#include "base/home.h"
#include "base/json.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static bool failed(const results *r, str path, err *e) {
    if (!r->path.n && errno == EPIPE) return false; /* whoever read us has had enough */
    if (!path.n) path = str_eq(r->stream, STR("-")) ? STR("standard output") : r->stream;
    return err_set(e, "%s: %s", path.p, strerror(errno));
}

/* ---- the plan ---------------------------------------------------------------------------- */

/* Everything that decides which lines come out, in words. */
static str plan_of(arena *mem, const args *a, const session *s) {
    buf b = {0};
    buf_printf(&b, "{\"fingerprint\":\"%016llx\",\"command\":\"%s\",\"inputs\":[",
               (unsigned long long)s->fingerprint, a->command->name);
    for (uint32_t i = 0; i < a->operands.n; i++) {
        if (i) buf_byte(&b, ',');
        buf_json(&b, a->operands.p[i]);
    }
    buf_byte(&b, ']');
    static const char *const telling[] = {"files-from", "input",   "field",   "path",
                                          "format",     "offsets", "lexicon", "paranoid"};
    for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
        for (uint32_t k = 0; k < a->options.n; k++) {
            if (strcmp(a->options.p[k].option->name, telling[i])) continue;
            buf_printf(&b, ",\"%s\":", telling[i]);
            buf_json(&b, a->options.p[k].value);
        }
    buf_put(&b, STR("}\n"));
    str plan = arena_str(mem, buf_str(&b));
    buf_free(&b);
    return plan;
}

static bool write_plan(const results *r, str plan, err *e) {
    output out;
    if (!output_open(&out, r->plan, e)) return false;
    bool ok = output_put(&out, plan, e);
    return output_close(&out, ok, e) && ok;
}

static bool same_plan(const results *r, str plan, err *e) {
    str there;
    err unread = {0};
    arena mem = {0};
    bool same = file_read(&mem, r->plan, 1 << 24, &there, &unread) && str_eq(there, plan);
    arena_free(&mem);
    return same || err_set(e,
                           "%s was begun by another run (other scripts, lexicons, options or "
                           "inputs); start afresh without --resume",
                           r->part.p);
}

/* ---- what is there already --------------------------------------------------------------- */

static bool tells_error(str line) {
    json j;
    err e = {0};
    arena mem = {0};
    bool error = str_find(line, STR("\"error\":")) < line.n && json_parse(line, &mem, &j, &e) &&
                 json_get(&j, STR("error"));
    arena_free(&mem);
    return error;
}

/* Counts whole lines and cuts off one that was not finished. */
static bool take_stock(results *r, uint64_t *done, run_counts *counts, err *e) {
    r->started = true;
    char *text = NULL;
    size_t room = 0;
    off_t whole = 0;
    for (ssize_t n; (n = getline(&text, &room, r->lines)) > 0 && text[n - 1] == '\n'; whole += n) {
        (*done)++;
        if (tells_error((str){text, (size_t)n}))
            counts->failed++;
        else
            counts->articles++;
    }
    free(text);
    if (*done) r->fingerprint = 0;
    if (ftruncate(fileno(r->lines), whole) != 0 || fseeko(r->lines, whole, SEEK_SET) != 0)
        return failed(r, r->part, e);
    return true;
}

/* ---- opening ----------------------------------------------------------------------------- */

/* Is the open file still the one of that name? Another run may have finished it meanwhile. */
static bool is_current(int fd, str path, struct stat *s) {
    struct stat named;
    return fstat(fd, s) == 0 && stat(path.p, &named) == 0 && s->st_ino == named.st_ino &&
           s->st_dev == named.st_dev;
}

static bool open_part(results *r, bool *empty, err *e) {
    struct stat s;
    int fd = open(r->part.p, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd < 0) return failed(r, r->part, e);
    if (flock(fd, LOCK_EX | LOCK_NB) != 0 || !is_current(fd, r->part, &s)) {
        close(fd);
        return err_set(e, "%s: another run is writing it", r->part.p);
    }
    *empty = s.st_size == 0;
    r->lines = fdopen(fd, "r+");
    return r->lines || failed(r, r->part, e);
}

/* Begins or goes on with the lines of a file. */
static bool open_lines(results *r, bool resume, str plan, uint64_t *done, run_counts *counts,
                       err *e) {
    bool empty;
    if (resume && access(r->part.p, F_OK) != 0 && access(r->path.p, F_OK) == 0)
        return err_set(e, "%s is whole: there is nothing to resume", r->path.p);
    if (!open_part(r, &empty, e)) return false;
    if (resume && !empty) return same_plan(r, plan, e) && take_stock(r, done, counts, e);
    r->started = ftruncate(fileno(r->lines), 0) == 0 || failed(r, r->part, e);
    return r->started && write_plan(r, plan, e);
}

bool results_open(results *r, const args *a, const session *s, uint64_t *done, run_counts *counts,
                  err *e) {
    str path = args_text(a, "output", "");
    bool resume = args_has(a, "resume");
    *r = (results){.csv = str_eq(args_text(a, "format", ""), STR("csv"))};
    *done = 0;
    bool is_file = path.n && !str_eq(path, STR("-")) && !output_is_stream(path);
    r->misused = resume && !is_file;
    if (r->misused) return err_set(e, "--resume goes on with a file: name it with -o");
    if (is_file) {
        r->path = arena_str(&r->mem, path);
        r->part = arena_printf(&r->mem, "%s.part", r->path.p);
        r->plan = arena_printf(&r->mem, "%s.plan", r->path.p);
        r->fingerprint = s->fingerprint;
        return open_lines(r, resume, plan_of(&r->mem, a, s), done, counts, e);
    }
    r->stream = path.n ? arena_str(&r->mem, path) : STR("-");
    bool named = !str_eq(r->stream, STR("-"));
    r->lines = r->csv ? tmpfile() : named ? fopen(r->stream.p, "we") : stdout;
    return r->lines || (r->csv ? err_set(e, "no temporary file: %s", strerror(errno))
                               : failed(r, r->stream, e));
}

/* ---- writing ----------------------------------------------------------------------------- */

bool results_take(results *r, str line, err *e) {
    bool ok = true;
    if (r->fingerprint) {
        str body = str_sub(line, 0, line.n - strlen("}\n"));
        ok = fwrite(body.p, 1, body.n, r->lines) == body.n &&
             fprintf(r->lines, ",\"fingerprint\":\"%016llx\"}\n",
                     (unsigned long long)r->fingerprint) > 0;
        r->fingerprint = 0;
    } else {
        ok = fwrite(line.p, 1, line.n, r->lines) == line.n;
    }
    return ok || failed(r, r->part, e);
}

bool results_show(results *r, err *e) { return fflush(r->lines) == 0 || failed(r, r->part, e); }

static bool make_table(results *r, err *e) {
    output out;
    if (fflush(r->lines) != 0) return failed(r, r->part, e);
    if (!output_open(&out, r->path.n ? r->path : r->stream, e)) return false;
    bool ok = sheet_write(r->lines, &out, e);
    return output_close(&out, ok, e) && ok;
}

static bool finish(results *r, err *e) {
    if (r->csv) return make_table(r, e);
    if (fflush(r->lines) != 0) return failed(r, r->part, e);
    if (!r->path.n) return true;
    if (fsync(fileno(r->lines)) != 0) return failed(r, r->part, e);
    return rename(r->part.p, r->path.p) == 0 || failed(r, r->path, e);
}

bool results_close(results *r, bool whole, err *e) {
    bool ok = true;
    bool wrote = r->lines != NULL;
    bool told = wrote && ferror(r->lines); /* what failed before */
    if (wrote && (whole || !r->path.n))
        ok = finish(r, e);
    else if (wrote)
        ok = fflush(r->lines) == 0 || failed(r, r->part, e);
    ok |= told;
    if (r->lines && r->lines != stdout) fclose(r->lines);
    if (r->path.n && whole && ok) {
        if (r->csv) unlink(r->part.p);
        unlink(r->plan.p);
    }
    if (wrote && r->path.n && !whole && r->started)
        fprintf(stderr, "tenor: what is finished is in %s; --resume goes on from there\n",
                r->part.p);
    arena_free(&r->mem);
    return ok;
}
