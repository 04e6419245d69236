#include "app/gold.h"
#include "base/utf8.h"
#include "text/feed.h"

bool gold_text(arena *mem, const json *j, str *text) {
    buf b = {0};
    if (!j) return false;
    switch (j->kind) {
    case JSON_STRING: buf_put(&b, str_trim(j->string)); break;
    case JSON_BOOL: buf_put(&b, j->boolean ? STR("true") : STR("false")); break;
    case JSON_NUMBER: buf_number(&b, j->number); break;
    default: break;
    }
    *text = arena_str(mem, buf_str(&b));
    buf_free(&b);
    return text->n > 0;
}

static void add(gold *g, str id, str label) {
    uint32_t at;
    if (map_get(&g->ids, id, &at)) {
        g->contradictions += !str_eq(g->labels.p[at].text, label);
        return;
    }
    map_add(&g->ids, arena_str(&g->mem, id), g->labels.n);
    vec_push(&g->labels, (gold_label){.text = arena_str(&g->mem, label)});
}

static bool add_object(gold *g, str bytes, str column, arena *mem, err *e) {
    json j;
    str id, label;
    if (!json_parse(bytes, mem, &j, e)) return false;
    if (j.kind != JSON_OBJECT) return err_set(e, "not an object");
    if (!gold_text(mem, json_get(&j, STR("id")), &id)) return err_set(e, "it has no id");
    if (gold_text(mem, json_get(&j, column), &label)) {
        add(g, id, label);
        return true;
    }
    if (json_get(&j, column)) return true; /* null, an empty text: not labelled */
    str near = utf8_nearest(column, j.key, j.n);
    return err_set(e, "it has no \"%.*s\"%s%.*s%s", STR_ARG(column), near.n ? "; it has \"" : "",
                   STR_ARG(near), near.n ? "\"" : "");
}

static bool add_row(gold *g, const piece *p, str column, err *e) {
    str id = {0}, label = {0};
    bool known = false;
    for (uint32_t i = 0; i < p->n; i++) {
        if (str_eq(p->names[i], STR("id"))) known = true, id = str_trim(p->cells[i]);
        if (str_eq(p->names[i], column)) label = str_trim(p->cells[i]);
    }
    if (!known) return err_set(e, "no column \"id\"");
    if (!id.n) return err_set(e, "it has no id");
    if (label.n) add(g, id, label);
    return true;
}

static bool add_piece(gold *g, const piece *p, str column, arena *mem, err *e) {
    bool ok;
    if (p->kind == FEED_CSV) {
        ok = add_row(g, p, column, e);
    } else if (p->kind == FEED_JSON) {
        ok = add_object(g, p->bytes, column, mem, e);
    } else {
        return err_set(e, "%.*s: neither CSV nor JSON Lines", STR_ARG(p->path));
    }
    return ok || err_wrap(e, "%.*s:%llu", STR_ARG(p->path), (unsigned long long)p->line);
}

bool gold_read(gold *g, str path, str column, err *e) {
    /* The label stands where articles have their text: so the feed looks for its column. */
    feed_rename rename = {STR("text"), column};
    feed_options options = {.rename = &rename, .renames = 1};
    feed *f = feed_open(&path, 1, &options);
    arena mem = {0};
    doc d = {0};
    bool ok = true;
    *g = (gold){0};
    while (ok) {
        piece p = {0};
        arena_reset(&mem);
        feed_status status = feed_cut(f, &p, &d, e);
        if (status == FEED_END) break;
        ok = status == FEED_ARTICLE && add_piece(g, &p, column, &mem, e);
    }
    if (ok && !g->labels.n) ok = err_set(e, "%.*s: no labels there", STR_ARG(path));
    feed_close(f);
    doc_free(&d);
    arena_free(&mem);
    return ok;
}

bool gold_find(gold *g, str id, str *label) {
    uint32_t at;
    if (!map_get(&g->ids, id, &at)) return false;
    g->labels.p[at].used = true;
    *label = g->labels.p[at].text;
    return true;
}

uint64_t gold_unused(const gold *g) {
    uint64_t n = 0;
    for (uint32_t i = 0; i < g->labels.n; i++) n += !g->labels.p[i].used;
    return n;
}

void gold_free(gold *g) {
    map_free(&g->ids);
    vec_free(&g->labels);
    arena_free(&g->mem);
}
