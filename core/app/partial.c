#include "app/partial.h"
#include "base/json.h"
#include "text/bytes.h"

void partial_put(buf *b, const session *s, const run_counts *counts) {
    buf_printf(b, "{\"tenor\":\"" TENOR_VERSION "\",\"fingerprint\":\"%016llx\",\"parts\":[",
               (unsigned long long)s->fingerprint);
    bool first = true;
    for (str rest = buf_str(&s->parts), part; (part = str_cut(&rest, '\n')).n; first = false) {
        if (!first) buf_byte(b, ',');
        buf_json(b, part);
    }
    buf groups = {0};
    for (uint32_t i = 0; i < s->scripts.n; i++) script_keep_write(s->scripts.p[i], &groups);
    uint64_t lines = 0;
    for (size_t i = 0; i < groups.n; i++) lines += groups.p[i] == '\n';
    buf_printf(b, "],\"articles\":%llu,\"failed\":%llu,\"groups\":%llu}\n",
               (unsigned long long)counts->articles, (unsigned long long)counts->failed,
               (unsigned long long)lines);
    buf_put(b, buf_str(&groups));
    buf_free(&groups);
}

/* ---- the head ---------------------------------------------------------------------------- */

/* "lexicon loaded 9f2c…": all but the last word says what it is. */
static str subject(str part) {
    size_t at = part.n;
    while (at > 0 && part.p[at - 1] != ' ') at--;
    return str_trim(str_sub(part, 0, at));
}

static bool has_line(str text, str line) {
    for (str rest = text, one; (one = str_cut(&rest, '\n')).p;)
        if (str_eq(one, line)) return true;
    return false;
}

static bool has_item(const json *list, str text) {
    for (uint32_t i = 0; i < list->n; i++)
        if (str_eq(list->item[i].string, text)) return true;
    return false;
}

/* The first part that one side has and the other has not. */
static bool refuse(const session *s, const json *parts, str path, err *e) {
    str differs = {0};
    for (str rest = buf_str(&s->parts), own; !differs.n && (own = str_cut(&rest, '\n')).n;)
        if (!has_item(parts, own)) differs = subject(own);
    for (uint32_t i = 0; !differs.n && i < parts->n; i++)
        if (!has_line(buf_str(&s->parts), parts->item[i].string))
            differs = subject(parts->item[i].string);
    if (!differs.n) differs = STR("order of scripts or lexicons");
    return err_set(e, "%.*s was counted by something else: the %.*s differs", STR_ARG(path),
                   STR_ARG(differs));
}

static const json *number_at(const json *head, str key) {
    const json *j = json_get(head, key);
    return j && j->kind == JSON_NUMBER && j->number >= 0 ? j : NULL;
}

/* Counts *groups. */
static bool read_head(const session *s, const json *head, str path, run_counts *counts,
                      uint64_t *groups, bool *foreign, err *e) {
    const json *parts = json_get(head, STR("parts")), *print = json_get(head, STR("fingerprint")),
               *n = number_at(head, STR("articles")), *failed = number_at(head, STR("failed")),
               *lines = number_at(head, STR("groups"));
    if (!parts || parts->kind != JSON_ARRAY || !n || !failed || !lines || !print)
        return err_set(e, "%.*s: not a file of tenor report --partial", STR_ARG(path));
    arena mem = {0};
    str own = arena_printf(&mem, "%016llx", (unsigned long long)s->fingerprint);
    *foreign = !str_eq(own, print->string);
    arena_free(&mem);
    if (*foreign) return refuse(s, parts, path, e);
    counts->articles += (uint64_t)n->number;
    counts->failed += (uint64_t)failed->number;
    *groups = (uint64_t)lines->number;
    return true;
}

/* ---- the file ---------------------------------------------------------------------------- */

static bool read_group(session *s, const json *line, err *e) {
    const json *name = json_get(line, STR("script"));
    for (uint32_t i = 0; name && i < s->scripts.n; i++)
        if (str_eq(script_about(s->scripts.p[i])->name, name->string))
            return script_keep_read(s->scripts.p[i], line, e);
    return err_set(e, "it names no script that was asked for");
}

static bool read_line(session *s, str line, arena *mem, err *e) {
    json j;
    return json_parse(line, mem, &j, e) && read_group(s, &j, e);
}

bool partial_add(session *s, str path, run_counts *counts, bool *foreign, err *e) {
    bytes in = {0};
    arena mem = {0};
    json head;
    str line;
    uint64_t groups = 0, read = 0;
    bool ok = bytes_open(&in, path, e);
    if (ok && !bytes_line(&in, &line, e)) ok = !e->text[0] && err_set(e, "%s: is empty", path.p);
    if (ok && !json_parse(line, &mem, &head, e)) ok = err_wrap(e, "%s:1", path.p);
    ok = ok && read_head(s, &head, path, counts, &groups, foreign, e);
    for (; ok && bytes_line(&in, &line, e); read++) {
        arena_reset(&mem);
        ok = read_line(s, line, &mem, e) ||
             err_wrap(e, "%s:%llu", path.p, (unsigned long long)read + 2);
    }
    if (ok && e->text[0]) ok = false; /* reading failed */
    if (ok && read != groups)
        ok = err_set(e, "%s: holds %llu of %llu groups; was it cut short?", path.p,
                     (unsigned long long)read, (unsigned long long)groups);
    bytes_free(&in);
    arena_free(&mem);
    return ok;
}
