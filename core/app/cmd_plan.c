/* tenor plan: a corpus cut into parts of about the same size, one list of files each.
 *
 * A list is for --files-from. JSON Lines that are not packed are cut between two lines; any other
 * file goes into one part as a whole. The parts keep the order of the input, so that their results,
 * one behind the other, are those of one run. */
#include "app/input.h"
#include "app/output.h"
#include "text/walk.h"

#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* A file, or a part of one: [from, to) bytes, the first of them in this line. */
typedef struct stretch {
    str path;
    uint64_t from, to, line;
    bool whole;
} stretch;

typedef struct plan {
    arena mem;
    VEC(stretch) files; /* whole ones */
    uint64_t bytes;     /* of all of them */
    VEC(buf) lists;
} plan;

/* ---- what there is ----------------------------------------------------------------------- */

static bool add_file(plan *p, str path, const input *in, err *e) {
    struct stat s;
    str start;
    bytes b = {0};
    if (memchr(path.p, '\n', path.n) || memchr(path.p, '\t', path.n) || str_ends(path, STR("\r")))
        return err_set(e, "%s: a name with a tab or line end cannot stand in a list", path.p);
    if (stat(path.p, &s) != 0) return err_set(e, "%s: %s", path.p, strerror(errno));
    if (!bytes_open(&b, path, e) || !bytes_peek_line(&b, KIND_START, &start, e)) {
        bytes_free(&b);
        return false;
    }
    field_names names = {in->options.rename, in->options.renames};
    feed_kind kind = kind_of(in->options.kind, path, start, field_source(&names, STR("text")));
    bool packed = !str_eq(kind_unpacked_name(path), path);
    vec_push(&p->files, (stretch){.path = arena_str(&p->mem, path),
                                  .to = (uint64_t)s.st_size,
                                  .line = 1,
                                  .whole = kind != FEED_JSONL || packed || !S_ISREG(s.st_mode)});
    p->bytes += (uint64_t)s.st_size;
    bytes_free(&b);
    return true;
}

static bool take_inventory(plan *p, const args *a, const input *in, err *e) {
    walk w = {.paths = a->operands.p, .n = a->operands.n, .list = in->options.list};
    bool ok = true;
    str path;
    for (walk_status s; ok && (s = walk_next(&w, &path, e)) != WALK_END;) {
        if (str_eq(path, STR("-")))
            ok = err_set(e, "standard input cannot be planned: it can be read only once");
        else
            ok = s == WALK_FILE && add_file(p, path, in, e);
    }
    walk_free(&w);
    return ok;
}

/* ---- cutting ----------------------------------------------------------------------------- */

static void put_stretch(buf *b, const stretch *s) {
    buf_put(b, s->path);
    if (!s->whole)
        buf_printf(b, "\t%llu\t%llu\t%llu", (unsigned long long)s->from, (unsigned long long)s->to,
                   (unsigned long long)s->line);
    buf_byte(b, '\n');
}

/* The part that a byte of the corpus falls into. */
static uint32_t part_of(const plan *p, uint64_t at) {
    uint64_t size = p->bytes / p->lists.n + 1;
    return (uint32_t)(at / size);
}

/* A file of lines: each line goes where its first byte falls. `before`: bytes of the files before
 * it. */
static bool cut_file(plan *p, const stretch *file, uint64_t before, err *e) {
    bytes b = {0};
    str line;
    stretch now = {.path = file->path, .line = 1};
    uint64_t at = 0, lines = 0;
    bool ok = bytes_open(&b, file->path, e);
    while (ok && bytes_line(&b, &line, e)) {
        if (at > now.from && part_of(p, before + at) != part_of(p, before + now.from)) {
            now.to = at;
            put_stretch(&p->lists.p[part_of(p, before + now.from)], &now);
            now = (stretch){.path = file->path, .from = at, .line = lines + 1};
        }
        at += line.n + 1;
        lines++;
    }
    if (e->text[0]) ok = false;
    now.to = file->to;
    if (ok && now.to > now.from) put_stretch(&p->lists.p[part_of(p, before + now.from)], &now);
    bytes_free(&b);
    return ok;
}

static bool cut(plan *p, err *e) {
    uint64_t before = 0;
    for (uint32_t i = 0; i < p->files.n; i++) {
        const stretch *file = &p->files.p[i];
        if (file->whole)
            put_stretch(&p->lists.p[part_of(p, before)], file);
        else if (!cut_file(p, file, before, e))
            return false;
        before += file->to;
    }
    return true;
}

/* ---- writing ----------------------------------------------------------------------------- */

/* Lists of another plan beside ours would be taken for parts of the corpus. */
static bool make_folder(str folder, err *e) {
    if (mkdir(folder.p, 0777) == 0) return true;
    DIR *dir = errno == EEXIST ? opendir(folder.p) : NULL;
    if (!dir) return err_set(e, "%s: %s", folder.p, strerror(errno));
    bool used = false;
    for (struct dirent *d; !used && (d = readdir(dir));)
        used = str_ends(str_c(d->d_name), STR(".list"));
    closedir(dir);
    return !used || err_set(e, "%s holds the lists of another plan; remove them first", folder.p);
}

/* Lists that hold something, numbered without gaps; their names go to standard output. */
static bool write_lists(const plan *p, str folder, err *e) {
    arena mem = {0};
    buf names = {0};
    output to;
    uint32_t written = 0;
    bool ok = make_folder(folder, e);
    for (uint32_t i = 0; ok && i < p->lists.n; i++) {
        output out;
        if (!p->lists.p[i].n) continue;
        str path = arena_printf(&mem, "%s/%04u.list", folder.p, ++written);
        ok = output_open(&out, path, e);
        if (!ok) break;
        ok = output_put(&out, buf_str(&p->lists.p[i]), e);
        ok = output_close(&out, ok, e) && ok;
        if (ok) buf_printf(&names, "%s\n", path.p);
    }
    ok = ok && (written || err_set(e, "there is nothing to plan")) &&
         output_open(&to, (str){0}, e) && output_put(&to, buf_str(&names), e) &&
         output_close(&to, true, e);
    buf_free(&names);
    arena_free(&mem);
    return ok;
}

int cmd_plan(const args *a) {
    enum { MOST_PARTS = 9999 };
    plan p = {0};
    input in;
    err e = {0};
    double parts;
    int code = EXIT_FINE;
    str folder = args_text(a, "output", "");
    if (!number_parse(args_text(a, "parts", ""), &parts) || parts != floor(parts) || parts < 1 ||
        parts > MOST_PARTS)
        return fail_usage(a->command, "--parts takes a whole number from 1 to %d", MOST_PARTS);
    if (!folder.n) return fail_usage(a->command, "-o names the folder for the lists");
    if (!input_parse(&in, a, &e)) {
        input_free(&in);
        return fail_usage(a->command, "%s", e.text);
    }
    for (uint32_t i = 0; i < (uint32_t)parts; i++) vec_push(&p.lists, (buf){0});
    if (!take_inventory(&p, a, &in, &e) || !cut(&p, &e) || !write_lists(&p, folder, &e))
        code = fail(EXIT_IO, "%s", e.text);
    for (uint32_t i = 0; i < p.lists.n; i++) buf_free(&p.lists.p[i]);
    vec_free(&p.lists);
    vec_free(&p.files);
    arena_free(&p.mem);
    input_free(&in);
    return code;
}
