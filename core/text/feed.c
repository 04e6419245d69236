#include "text/feed.h"
#include "base/utf8.h"
#include "text/bytes.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct feed {
    feed_options options;
    const str *paths;
    uint32_t n, next; /* operands */
    arena mem;        /* names of files found in folders */
    VEC(str) files;   /* still to read, the next one last */
    bytes input;
    bool open;
    bool jsonl;
    uint64_t line;
    buf repaired; /* the text or line at hand, made valid */
    bool io_failed;
};

feed *feed_open(const str *paths, uint32_t n, const feed_options *options) {
    feed *f = mem_alloc(sizeof *f);
    *f = (feed){.options = options ? *options : (feed_options){0}, .paths = paths, .n = n};
    return f;
}

void feed_close(feed *f) {
    bytes_free(&f->input);
    buf_free(&f->repaired);
    vec_free(&f->files);
    arena_free(&f->mem);
    free(f);
}

uint64_t feed_done(const feed *f) { return f->input.total; }
bool feed_io_failed(const feed *f) { return f->io_failed; }

/* ---- files and folders ------------------------------------------------------------------- */

static int backwards(const void *a, const void *b) {
    return str_cmp(*(const str *)b, *(const str *)a);
}

/* Puts what a folder holds on the list, so that it is read in sorted order. */
static bool add_folder(feed *f, str path, err *e) {
    DIR *dir = opendir(path.p);
    if (!dir) return err_set(e, "%.*s: %s", STR_ARG(path), strerror(errno));
    uint32_t from = f->files.n;
    for (struct dirent *d; (d = readdir(dir));)
        if (d->d_name[0] != '.')
            vec_push(&f->files, arena_printf(&f->mem, "%.*s%s%s", STR_ARG(path),
                                             str_ends(path, STR("/")) ? "" : "/", d->d_name));
    closedir(dir);
    if (f->files.n > from)
        qsort(f->files.p + from, f->files.n - from, sizeof *f->files.p, backwards);
    return true;
}

/* A link to a folder that holds it would be walked for ever; the system's own limit on the length
 * of names ends that walk late, so links to folders inside folders are not followed. */
static bool is_folder(str path, bool follow) {
    struct stat s;
    int failed = follow ? stat(path.p, &s) : lstat(path.p, &s);
    return failed == 0 && S_ISDIR(s.st_mode);
}

static bool is_folder_link(str path) { return !is_folder(path, false) && is_folder(path, true); }

/* ---- what kind of text ------------------------------------------------------------------- */

static str without_blanks(str s) {
    if (str_starts(s, STR("\xef\xbb\xbf"))) s = str_sub(s, 3, s.n);
    return str_trim(s);
}

static bool is_jsonl(const feed *f, str path, str start) {
    if (f->options.kind != FEED_AUTO) return f->options.kind == FEED_JSONL;
    str name = path;
    if (str_has_ext(name, STR("gz"))) name = str_sub(name, 0, name.n - 3);
    bool named = str_eq(path, STR("-")) || str_has_ext(name, STR("jsonl")) ||
                 str_has_ext(name, STR("json")) || str_has_ext(name, STR("ndjson"));
    str text = without_blanks(start);
    return named && (text.n == 0 ? !str_eq(path, STR("-")) : text.p[0] == '{');
}

/* Why these bytes are no text in UTF-8, or NULL. */
static const char *not_text(str s) {
    if (str_starts(s, STR("\xff\xfe")) || str_starts(s, STR("\xfe\xff")))
        return "looks like UTF-16; convert it with iconv -t UTF-8";
    size_t zeros = 0, controls = 0, odd_zeros = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        zeros += c == 0;
        odd_zeros += c == 0 && i % 2;
        controls += c < 0x20 && !strchr("\t\n\f\r\x1b", c);
    }
    if (zeros > s.n / 4 && (odd_zeros > zeros * 9 / 10 || odd_zeros < zeros / 10))
        return "looks like UTF-16; convert it with iconv -t UTF-8";
    if (zeros || controls > s.n / 10) return "looks like a binary file, not text";
    return NULL;
}

/* ---- text into the doc ------------------------------------------------------------------- */

/* CRLF and lone CR become LF; NUL becomes U+FFFD. In place: nothing grows but NUL, which is rare.
 */
static str plain_lines(arena *mem, str s) {
    char *out = arena_alloc(mem, s.n * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\r') {
            out[n++] = '\n';
            if (i + 1 < s.n && s.p[i + 1] == '\n') i++;
        } else if (c == 0) {
            memcpy(out + n, "\xef\xbf\xbd", 3);
            n += 3;
        } else {
            out[n++] = c;
        }
    }
    return (str){out, n};
}

static bool needs_plain_lines(str s) {
    return str_find_byte(s, '\r') < s.n || str_find_byte(s, 0) < s.n;
}

/* Valid UTF-8 without a byte order mark; counts what had to be replaced. */
static str repair(feed *f, str s, uint32_t *repaired) {
    if (str_starts(s, STR("\xef\xbb\xbf"))) s = str_sub(s, 3, s.n);
    if (utf8_valid(s) == s.n) return s;
    f->repaired.n = 0;
    *repaired = utf8_repair(&f->repaired, s);
    return buf_str(&f->repaired);
}

static str id_of_hash(doc *d, str content) {
    return arena_printf(&d->mem, "%016llx", (unsigned long long)str_hash(content));
}

static str id_of_content(doc *d) {
    buf all = {0};
    const str parts[] = {d->title, d->date, d->outlet, d->text};
    for (int i = 0; i < 4; i++) {
        buf_put(&all, parts[i]);
        buf_byte(&all, '\n');
    }
    str id = id_of_hash(d, buf_str(&all));
    buf_free(&all);
    return id;
}

/* ---- one plain text file ----------------------------------------------------------------- */

static feed_status read_text(feed *f, doc *d, err *e) {
    str all;
    d->id = arena_str(&d->mem, f->input.path);
    d->where = d->id;
    if (!bytes_rest(&f->input, &all, e)) {
        f->io_failed = true;
        return FEED_BAD;
    }
    const char *why = not_text(str_sub(all, 0, 4096));
    if (!why && !without_blanks(all).n) why = "is empty";
    if (why) {
        err_set(e, "%.*s: %s", STR_ARG(d->id), why);
        return FEED_BAD;
    }
    all = repair(f, all, &d->repaired);
    d->text = needs_plain_lines(all) ? plain_lines(&d->mem, all) : arena_str(&d->mem, all);
    return FEED_ARTICLE;
}

/* ---- one line of JSON Lines -------------------------------------------------------------- */

static str renamed(const feed *f, str key) {
    for (uint32_t i = 0; i < f->options.renames; i++)
        if (str_eq(f->options.rename[i].from, key)) return f->options.rename[i].to;
    for (uint32_t i = 0; i < f->options.renames; i++) /* another field is read as this one */
        if (str_eq(f->options.rename[i].to, key)) return (str){0};
    return key;
}

static str *field_of(doc *d, str name) {
    const struct {
        str name;
        str *value;
    } fields[] = {{STR("id"), &d->id},       {STR("outlet"), &d->outlet}, {STR("date"), &d->date},
                  {STR("title"), &d->title}, {STR("url"), &d->url},       {STR("lang"), &d->lang},
                  {STR("text"), &d->text}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_eq(fields[i].name, name)) return fields[i].value;
    return NULL;
}

static void take_field(const feed *f, doc *d, str key, const json *value) {
    str name = renamed(f, key);
    str *field = name.p ? field_of(d, name) : NULL;
    if (field && value->kind == JSON_STRING) {
        *field = value->string;
    } else if (field && value->kind == JSON_NUMBER && field != &d->text) {
        buf number = {0};
        buf_number(&number, value->number);
        *field = arena_str(&d->mem, buf_str(&number));
        buf_free(&number);
    } else if (!field || value->kind != JSON_NULL) {
        vec_push(&d->meta, (doc_field){name.p ? name : key, *value});
    }
}

static feed_status take_object(feed *f, doc *d, const json *object, err *e) {
    for (uint32_t i = 0; i < object->n; i++) take_field(f, d, object->key[i], &object->item[i]);
    if (needs_plain_lines(d->text)) d->text = plain_lines(&d->mem, d->text);
    bool blank = str_trim(d->text).n == 0;
    if (!d->id.n) d->id = id_of_content(d);
    if (!blank) return FEED_ARTICLE;
    err_set(e, "%.*s: no text: the field \"text\" is missing, empty or not a string",
            STR_ARG(d->where));
    return FEED_BAD;
}

static feed_status read_json(feed *f, str line, doc *d, err *e) {
    json object;
    err why = {0};
    d->where =
        arena_printf(&d->mem, "%.*s:%llu", STR_ARG(f->input.path), (unsigned long long)f->line);
    line = repair(f, line, &d->repaired);
    if (!json_parse(line, &d->mem, &object, &why)) {
        str rest = str_c(why.text), column = str_cut(&rest, ':'); /* "column 7: message" */
        str_cut(&column, ' ');
        err_set(e, "%.*s:%.*s:%.*s", STR_ARG(d->where), STR_ARG(column), STR_ARG(rest));
        return FEED_BAD;
    }
    if (object.kind != JSON_OBJECT) {
        err_set(e, "%.*s:1: not a JSON object", STR_ARG(d->where));
        return FEED_BAD;
    }
    return take_object(f, d, &object, e);
}

/* ---- the walk ---------------------------------------------------------------------------- */

static void close_file(feed *f) {
    bytes_close(&f->input);
    f->open = false;
}

/* Opens the next file; FEED_END when there is none, FEED_BAD when it cannot be read. */
static feed_status open_next(feed *f, doc *d, err *e) {
    while (!f->open) {
        bool operand = f->files.n == 0;
        if (operand && f->next == f->n) return FEED_END;
        if (operand) arena_reset(&f->mem);
        str path = operand ? arena_str(&f->mem, f->paths[f->next++]) : f->files.p[--f->files.n];
        bool stdin_path = operand && str_eq(path, STR("-"));
        d->id = d->where = arena_str(&d->mem, path);
        if (!operand && is_folder_link(path)) continue;
        if (!stdin_path && is_folder(path, true)) {
            if (add_folder(f, path, e)) continue;
            f->io_failed = true;
            return FEED_BAD;
        }
        str start;
        if (!bytes_open(&f->input, path, e) || !bytes_peek(&f->input, 4096, &start, e)) {
            close_file(f);
            f->io_failed = true;
            return FEED_BAD;
        }
        f->open = true;
        f->line = 0;
        f->jsonl = is_jsonl(f, path, start);
    }
    return FEED_ARTICLE;
}

feed_status feed_next(feed *f, doc *d, err *e) {
    for (;;) {
        doc_clear(d);
        *e = (err){0};
        feed_status status = open_next(f, d, e);
        if (status != FEED_ARTICLE) return status;
        if (!f->jsonl) {
            status = read_text(f, d, e);
            close_file(f);
            return status;
        }
        str line;
        if (!bytes_line(&f->input, &line, e)) {
            if (e->text[0]) {
                f->io_failed = true;
                d->where = d->id = arena_str(&d->mem, f->input.path);
            }
            close_file(f);
            if (e->text[0]) return FEED_BAD;
            continue;
        }
        f->line++;
        d->id = (str){0}; /* it was the path, for messages */
        if (!without_blanks(line).n) continue;
        status = read_json(f, line, d, e);
        if (!d->id.n) d->id = id_of_hash(d, line); /* no object: the line is all there is */
        return status;
    }
}
