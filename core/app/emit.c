#include "app/emit.h"

void emit_member(buf *b, const char *key, str value) {
    buf_printf(b, ",\"%s\":", key);
    if (value.p)
        buf_json(b, value);
    else
        buf_put(b, STR("null"));
}

void emit_metadata(buf *b, const doc *d) {
    const struct {
        const char *name;
        str value;
    } rest[] = {{"outlet", d->outlet}, {"date", d->date}, {"title", d->title}, {"url", d->url}};
    buf_put(b, STR("{\"id\":"));
    if (d->id.n)
        buf_json(b, d->id);
    else
        buf_put(b, STR("null"));
    for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
        if (!rest[i].value.n) continue;
        buf_printf(b, ",\"%s\":", rest[i].name);
        buf_json(b, rest[i].value);
    }
}

static void put_keys(buf *b, const emit_part *parts, uint32_t n) {
    bool any = false;
    for (uint32_t i = 0; i < n; i++) {
        const record_key *key = &parts[i].key;
        if (parts[i].failure.n || parts[i].record.none || !key->n || key->carried) continue;
        buf_put(b, any ? STR(",") : STR(",\"by\":{"));
        any = true;
        buf_json(b, parts[i].script);
        buf_put(b, STR(":["));
        for (uint32_t k = 0; k < key->n; k++) {
            if (k) buf_byte(b, ',');
            buf_json(b, key->part[k]);
        }
        buf_byte(b, ']');
    }
    if (any) buf_byte(b, '}');
}

static void put_failure(buf *b, const emit_part *p) {
    buf_put(b, STR("{\"script\":"));
    buf_json(b, p->script);
    buf_put(b, STR(",\"message\":"));
    buf_json(b, p->failure);
    buf_byte(b, '}');
}

/* One failure is an object, several are a list: none is lost. */
static void put_failures(buf *b, const emit_part *parts, uint32_t n) {
    uint32_t failed = 0, written = 0;
    for (uint32_t i = 0; i < n; i++) failed += parts[i].failure.n > 0;
    if (!failed) return;
    buf_put(b, STR(",\"error\":"));
    if (failed > 1) buf_byte(b, '[');
    for (uint32_t i = 0; i < n; i++) {
        if (!parts[i].failure.n) continue;
        if (written++) buf_byte(b, ',');
        put_failure(b, &parts[i]);
    }
    if (failed > 1) buf_byte(b, ']');
}

void emit_article(buf *b, const doc *d, const emit_part *parts, uint32_t n, str unread) {
    emit_metadata(b, d);
    put_keys(b, parts, n);
    for (uint32_t i = 0; i < n; i++) {
        if (parts[i].failure.n) continue;
        buf_byte(b, ',');
        buf_json(b, parts[i].script);
        buf_byte(b, ':');
        if (parts[i].record.none)
            buf_put(b, STR("null"));
        else
            record_json(b, &parts[i].record);
    }
    put_failures(b, parts, n);
    if (unread.n) {
        buf_put(b, STR(",\"error\":{\"message\":"));
        buf_json(b, unread);
        buf_byte(b, '}');
    }
    buf_put(b, STR("}\n"));
}
