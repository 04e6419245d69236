#include "script/record.h"

const record_field *record_get(const record *r, str name) {
    uint32_t low = 0, high = r->none ? 0 : r->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = str_cmp(r->field[middle].name, name);
        if (!order) return &r->field[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static void tally_json(buf *b, const record_field *f) {
    buf_byte(b, '{');
    for (uint32_t i = 0; i < f->n_tally; i++) {
        if (i) buf_byte(b, ',');
        buf_json(b, f->tally[i].label);
        buf_byte(b, ':');
        buf_number(b, f->tally[i].count);
    }
    buf_byte(b, '}');
}

void record_json(buf *b, const record *r) {
    if (r->none) {
        buf_put(b, STR("null"));
        return;
    }
    buf_byte(b, '{');
    for (uint32_t i = 0; i < r->n; i++) {
        const record_field *f = &r->field[i];
        if (i) buf_byte(b, ',');
        buf_json(b, f->name);
        buf_byte(b, ':');
        switch (f->kind) {
        case FIELD_NUMBER: buf_number(b, f->number); break;
        case FIELD_BOOL: buf_put(b, f->number ? STR("true") : STR("false")); break;
        case FIELD_TEXT: buf_json(b, f->text); break;
        case FIELD_TALLY: tally_json(b, f); break;
        }
    }
    buf_byte(b, '}');
}
