#include "text/objects.h"

#include <string.h>

enum { STEP = 64 << 10 };

void objects_open(objects *o, bytes *input) { *o = (objects){input, 1, 1}; }

void objects_place(str s, size_t at, uint64_t *line, uint64_t *column) {
    for (size_t i = 0; i < at && i < s.n; i++) {
        ++*column;
        if (s.p[i] == '\n') ++*line, *column = 1;
    }
}

static void take(objects *o, str s, size_t n) {
    objects_place(s, n, &o->line, &o->column);
    bytes_skip(o->input, n);
}

/* Passes over everything up to the next object; false at the end, or on an error. *other = where
 * something stood that does not belong there. */
static bool find_start(objects *o, str *s, bool *other, err *e) {
    for (;;) {
        if (!bytes_peek(o->input, STEP, s, e) || !s->n) return false;
        for (size_t i = 0; i < s->n; i++) {
            bool between = strchr(" \t\r\n,[]", s->p[i]) && s->p[i];
            if (between) continue;
            take(o, *s, i);
            *s = str_sub(*s, i, s->n);
            *other = s->p[0] != '{';
            return true;
        }
        take(o, *s, s->n);
    }
}

/* What stands there is no object: passes over it, to the next line or object. */
static void skip_other(objects *o, str s) {
    size_t n = 0;
    while (n < s.n && s.p[n] != '\n' && s.p[n] != '{') n++;
    take(o, s, n);
}

typedef struct nesting {
    uint32_t depth;
    bool string, escaped;
} nesting;

/* True at the brace that closes the first. */
static bool closes(nesting *n, char c) {
    if (n->string) {
        bool ends = c == '\n' || (c == '"' && !n->escaped);
        n->escaped = c == '\\' && !n->escaped;
        n->string = !ends;
        return false;
    }
    n->string = c == '"';
    n->depth += c == '{' || c == '[';
    if (c != '}' && c != ']') return false;
    return --n->depth == 0;
}

object_status objects_next(objects *o, str *object, uint64_t *line, uint64_t *column, err *e) {
    str s;
    bool other;
    if (!find_start(o, &s, &other, e)) return OBJECT_END;
    *line = o->line;
    *column = o->column;
    if (other) {
        err_set(e, "%llu:%llu: not a JSON object", (unsigned long long)*line,
                (unsigned long long)*column);
        skip_other(o, s);
        return OBJECT_BAD;
    }
    nesting n = {0};
    for (size_t at = 0;;) {
        if (!bytes_peek(o->input, at + STEP, &s, e)) return OBJECT_END;
        bool ended = s.n < at + STEP;
        while (at < s.n && !closes(&n, s.p[at])) at++;
        if (at < s.n || ended) {
            *object = str_sub(s, 0, at + 1);
            take(o, s, object->n);
            return OBJECT_FOUND;
        }
    }
}
