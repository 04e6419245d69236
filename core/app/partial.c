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
    buf_printf(b, "],\"articles\":%llu,\"failed\":%llu}\n", (unsigned long long)counts->articles,
               (unsigned long long)counts->failed);
    for (uint32_t i = 0; i < s->scripts.n; i++) script_keep_write(s->scripts.p[i], b);
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
    return err_set(e, "%.*s was counted by something else: the %.*s differs", STR_ARG(path),
                   STR_ARG(differs));
}

static bool read_head(const session *s, const json *head, str path, run_counts *counts, err *e) {
    const json *parts = json_get(head, STR("parts")), *n = json_get(head, STR("articles")),
               *failed = json_get(head, STR("failed")), *print = json_get(head, STR("fingerprint"));
    if (!parts || parts->kind != JSON_ARRAY || !n || !failed || !print)
        return err_set(e, "%.*s: not a file of tenor report --partial", STR_ARG(path));
    arena mem = {0};
    str own = arena_printf(&mem, "%016llx", (unsigned long long)s->fingerprint);
    bool same = str_eq(own, print->string);
    arena_free(&mem);
    if (!same) return refuse(s, parts, path, e);
    counts->articles += (uint64_t)n->number;
    counts->failed += (uint64_t)failed->number;
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

bool partial_add(session *s, str path, run_counts *counts, err *e) {
    bytes in = {0};
    arena mem = {0};
    str line;
    uint64_t lines = 0;
    bool ok = bytes_open(&in, path, e);
    while (ok && bytes_line(&in, &line, e)) {
        json j;
        arena_reset(&mem);
        ok = json_parse(line, &mem, &j, e) && j.kind == JSON_OBJECT;
        if (ok && !lines)
            ok = read_head(s, &j, path, counts, e);
        else if (!ok || !read_group(s, &j, e))
            ok = err_wrap(e, "%.*s:%llu", STR_ARG(path), (unsigned long long)lines + 1);
        lines++;
    }
    if (ok && e->text[0]) ok = false; /* reading failed */
    if (ok && !lines) ok = err_set(e, "%.*s: is empty", STR_ARG(path));
    bytes_free(&in);
    arena_free(&mem);
    return ok;
}
