#include "app/item.h"

static void put_list(buf *b, const str *list, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) wire_put_text(b, list[i]);
}

static const str *take_list(wire *w, arena *mem, uint32_t n) {
    str *list = ARENA_NEWS(mem, str, n + 1);
    for (uint32_t i = 0; i < n; i++) list[i] = wire_text(w);
    return list;
}

void item_put(buf *b, const item *one) {
    const piece *p = &one->piece;
    wire_put_number(b, one->bad);
    wire_put_text(b, one->message);
    if (one->bad) {
        wire_put_text(b, one->id);
        wire_put_text(b, one->where);
        return;
    }
    wire_put_number(b, p->kind);
    wire_put_text(b, p->path);
    wire_put_number(b, p->line);
    wire_put_number(b, p->column);
    wire_put_text(b, p->bytes);
    wire_put_number(b, p->n);
    put_list(b, p->names, p->n);
    put_list(b, p->cells, p->n);
}

bool item_take(wire *w, arena *mem, item *out) {
    piece *p = &out->piece;
    *out = (item){.bad = wire_number(w)};
    out->message = wire_text(w);
    if (out->bad) {
        out->id = wire_text(w);
        out->where = wire_text(w);
        return !w->broken;
    }
    p->kind = (feed_kind)wire_number(w);
    p->path = wire_text(w);
    p->line = wire_number(w);
    p->column = wire_number(w);
    p->bytes = wire_text(w);
    uint64_t n = wire_number(w);
    if (n > w->rest.n) return false; /* every text takes room */
    p->n = (uint32_t)n;
    p->names = take_list(w, mem, p->n);
    p->cells = take_list(w, mem, p->n);
    return !w->broken;
}
