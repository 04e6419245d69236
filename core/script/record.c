#include "script/record.h"

#include <stdlib.h>

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

static void table_json(buf *b, const record_field *f) {
    buf_byte(b, '{');
    for (uint32_t i = 0; i < f->n_tally; i++) {
        if (i) buf_byte(b, ',');
        buf_json(b, f->tally[i].label);
        buf_byte(b, ':');
        if (f->kind == FIELD_TEXTS)
            buf_json(b, f->tally[i].text);
        else
            buf_number(b, f->tally[i].count);
    }
    buf_byte(b, '}');
}

void record_field_json(buf *b, const record_field *f) {
    switch (f->kind) {
    case FIELD_NUMBER: buf_number(b, f->number); break;
    case FIELD_BOOL: buf_put(b, f->number ? STR("true") : STR("false")); break;
    case FIELD_TEXT: buf_json(b, f->text); break;
    case FIELD_TALLY:
    case FIELD_TEXTS: table_json(b, f); break;
    }
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
        record_field_json(b, f);
    }
    buf_byte(b, '}');
}

static int by_label(const void *a, const void *b) {
    return str_cmp(((const tally_item *)a)->label, ((const tally_item *)b)->label);
}

static bool table_of_json(const json *object, arena *mem, record_field *f) {
    bool texts = object->n && object->item[0].kind == JSON_STRING;
    f->kind = texts ? FIELD_TEXTS : FIELD_TALLY;
    f->n_tally = object->n;
    f->tally = ARENA_NEWS(mem, tally_item, object->n + 1);
    for (uint32_t i = 0; i < object->n; i++) {
        const json *one = &object->item[i];
        if (one->kind != (texts ? JSON_STRING : JSON_NUMBER)) return false;
        f->tally[i] = (tally_item){object->key[i], one->number, one->string};
    }
    if (f->n_tally) qsort(f->tally, f->n_tally, sizeof *f->tally, by_label);
    return true;
}

static bool field_of_json(str name, const json *value, arena *mem, record_field *f) {
    *f = (record_field){.name = name};
    switch (value->kind) {
    case JSON_NUMBER: f->kind = FIELD_NUMBER, f->number = value->number; return true;
    case JSON_BOOL: f->kind = FIELD_BOOL, f->number = value->boolean; return true;
    case JSON_STRING: f->kind = FIELD_TEXT, f->text = value->string; return true;
    case JSON_OBJECT: return table_of_json(value, mem, f);
    default: return false;
    }
}

static int by_name(const void *a, const void *b) {
    return str_cmp(((const record_field *)a)->name, ((const record_field *)b)->name);
}

bool record_of_json(const json *object, arena *mem, record *out) {
    if (object->kind != JSON_OBJECT) return false;
    *out = (record){.field = ARENA_NEWS(mem, record_field, object->n + 1), .n = object->n};
    for (uint32_t i = 0; i < object->n; i++)
        if (!field_of_json(object->key[i], &object->item[i], mem, &out->field[i])) return false;
    if (out->n) qsort(out->field, out->n, sizeof *out->field, by_name);
    return true;
}
