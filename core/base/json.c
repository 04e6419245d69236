#include "base/json.h"

#include <json-c/json.h>
#include <math.h>

enum { MOST_DEPTH = 64 };

static str copy(arena *mem, const char *p, size_t n) { return arena_str(mem, (str){p, n}); }

/* json-c has refused anything deeper than MOST_DEPTH already, so this recursion is shallow. */
static bool convert(json_object *from, arena *mem, json *to, err *e) {
    *to = (json){0};
    switch (json_object_get_type(from)) {
    case json_type_null: return true;
    case json_type_boolean:
        to->kind = JSON_BOOL;
        to->boolean = json_object_get_boolean(from);
        return true;
    case json_type_int:
    case json_type_double:
        to->kind = JSON_NUMBER;
        to->number = json_object_get_double(from);
        return isfinite(to->number) || err_set(e, "column 1: a number that is not finite");
    case json_type_string:
        to->kind = JSON_STRING;
        to->string =
            copy(mem, json_object_get_string(from), (size_t)json_object_get_string_len(from));
        return true;
    case json_type_array:
        to->kind = JSON_ARRAY;
        to->n = (uint32_t)json_object_array_length(from);
        to->item = ARENA_NEWS(mem, json, to->n + 1);
        for (uint32_t i = 0; i < to->n; i++)
            if (!convert(json_object_array_get_idx(from, i), mem, &to->item[i], e)) return false;
        return true;
    case json_type_object: {
        uint32_t room = (uint32_t)json_object_object_length(from);
        to->kind = JSON_OBJECT;
        to->item = ARENA_NEWS(mem, json, room + 1);
        to->key = ARENA_NEWS(mem, str, room + 1);
        json_object_object_foreach(from, key, value) {
            to->key[to->n] = arena_str(mem, str_c(key));
            if (!convert(value, mem, &to->item[to->n++], e)) return false;
        }
        return true;
    }
    }
    return true;
}

/* One tokener serves all calls: making one costs as much as a short article. */
static json_tokener *tokener(void) {
    static json_tokener *one;
    if (!one) {
        one = json_tokener_new_ex(MOST_DEPTH);
        json_tokener_set_flags(one, JSON_TOKENER_STRICT | JSON_TOKENER_ALLOW_TRAILING_CHARS);
    }
    json_tokener_reset(one);
    return one;
}

static bool only_blanks(str s) { return str_trim(s).n == 0; }

bool json_parse(str text, arena *mem, json *out, err *e) {
    if (text.n > INT32_MAX) return err_set(e, "column 1: longer than 2 GB");
    json_tokener *t = tokener();
    json_object *root = json_tokener_parse_ex(t, text.n ? text.p : "", (int)text.n);
    enum json_tokener_error why = json_tokener_get_error(t);
    size_t end = json_tokener_get_parse_end(t);
    if (why == json_tokener_continue) /* a number at the very end waits for what follows */
        root = json_tokener_parse_ex(t, " ", 1), why = json_tokener_get_error(t), end = text.n;
    bool ok = why == json_tokener_success;
    if (why == json_tokener_continue)
        err_set(e, "column %zu: the JSON ends too early", text.n + 1);
    else if (!ok)
        err_set(e, "column %zu: %s", end + 1, json_tokener_error_desc(why));
    else if (!only_blanks(str_sub(text, end, text.n)))
        ok = err_set(e, "column %zu: something follows the value", end + 1);
    if (ok) ok = convert(root, mem, out, e);
    json_object_put(root);
    return ok;
}

const json *json_get(const json *object, str key) {
    if (object->kind != JSON_OBJECT) return NULL;
    for (uint32_t i = 0; i < object->n; i++)
        if (str_eq(object->key[i], key)) return &object->item[i];
    return NULL;
}

void json_write(buf *b, const json *j) {
    switch (j->kind) {
    case JSON_NULL: buf_put(b, STR("null")); break;
    case JSON_BOOL: buf_put(b, j->boolean ? STR("true") : STR("false")); break;
    case JSON_NUMBER: buf_number(b, j->number); break;
    case JSON_STRING: buf_json(b, j->string); break;
    case JSON_ARRAY:
    case JSON_OBJECT:
        buf_byte(b, j->kind == JSON_ARRAY ? '[' : '{');
        for (uint32_t i = 0; i < j->n; i++) {
            if (i) buf_byte(b, ',');
            if (j->kind == JSON_OBJECT) {
                buf_json(b, j->key[i]);
                buf_byte(b, ':');
            }
            json_write(b, &j->item[i]);
        }
        buf_byte(b, j->kind == JSON_ARRAY ? ']' : '}');
    }
}
