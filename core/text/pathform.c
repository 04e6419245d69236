#include "text/pathform.h"
#include "text/fields.h"
#include "text/kind.h"

#include <stdlib.h>
#include <string.h>

/* ---- the form ---------------------------------------------------------------------------- */

static bool add_field(pathform *f, str literal, str name, err *e) {
    if (!name.n) return err_set(e, "--path: a field without a name: {}");
    if (str_eq(name, STR("text"))) return err_set(e, "--path: {text} is what the file holds");
    if (f->n && !literal.n)
        return err_set(e, "--path: something has to stand between {%.*s} and {%.*s}",
                       STR_ARG(f->piece[f->n - 1].field), STR_ARG(name));
    for (uint32_t i = 0; i < f->n; i++)
        if (str_eq(f->piece[i].field, name))
            return err_set(e, "--path: {%.*s} stands there twice", STR_ARG(name));
    if (f->n + 1 == PATHFORM_PIECES)
        return err_set(e, "--path: more than %d fields", PATHFORM_PIECES - 1);
    f->piece[f->n].literal = literal;
    f->piece[f->n++].field = name;
    f->has_id |= str_eq(name, STR("id"));
    return true;
}

bool pathform_parse(pathform *f, str form, err *e) {
    *f = (pathform){.components = 1, .whole = str_starts(form, STR("/"))};
    for (size_t i = 0; i < form.n; i++) f->components += form.p[i] == '/';
    while (str_find_byte(form, '{') < form.n) {
        str literal = str_cut(&form, '{');
        size_t end = str_find_byte(form, '}');
        if (end == form.n || str_find_byte(str_sub(form, 0, end), '{') < end)
            return err_set(e, "--path: '{' without '}'");
        if (!add_field(f, literal, str_sub(form, 0, end), e)) return false;
        form = str_sub(form, end + 1, form.n);
    }
    if (!f->n) return err_set(e, "--path names no {field}, as in {outlet}/{date}-{title}.txt");
    f->piece[f->n++].literal = form;
    return true;
}

/* ---- matching ---------------------------------------------------------------------------- */

typedef struct matching {
    const pathform *form;
    str path;
    str value[PATHFORM_PIECES];
    uint8_t *failed; /* [piece × (length + 1) + place]: tried, and nothing came of it */
} matching;

/* d is a digit, - one of - _ . */
static bool looks_like(str s, const char *shape) {
    if (s.n < strlen(shape)) return false;
    for (size_t i = 0; shape[i]; i++)
        if (shape[i] == 'd' ? s.p[i] < '0' || s.p[i] > '9' : !strchr("-_.", s.p[i])) return false;
    return true;
}

static bool match_from(matching *m, uint32_t piece, size_t at);

/* The field of the piece takes `length` bytes; does the rest match behind them? */
static bool match_field(matching *m, uint32_t piece, size_t at, size_t length) {
    m->value[piece] = str_sub(m->path, at, at + length);
    return match_from(m, piece + 1, at + length);
}

static bool match_from(matching *m, uint32_t piece, size_t at) {
    str literal = m->form->piece[piece].literal, field = m->form->piece[piece].field;
    str rest = str_sub(m->path, at, m->path.n);
    if (!str_starts(rest, literal)) return false;
    rest = str_sub(rest, literal.n, rest.n);
    if (piece + 1 == m->form->n) return rest.n == 0;
    uint8_t *failed = &m->failed[piece * (m->path.n + 1) + at];
    if (*failed) return false;
    at += literal.n;
    size_t longest = str_find_byte(rest, '/');
    if (str_eq(field, STR("date"))) {
        static const char *const shapes[] = {"dddd-dd-dd", "dddddddd", "dddd-dd", "dddd"};
        for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
            if (looks_like(rest, shapes[i]) && match_field(m, piece, at, strlen(shapes[i])))
                return true;
    }
    for (size_t n = 1; n <= longest; n++)
        if (match_field(m, piece, at, n)) return true;
    *failed = true;
    return false;
}

/* The last `components` components. */
static bool cut_tail(str *path, uint32_t components) {
    for (size_t i = path->n; i > 0; i--)
        if (path->p[i - 1] == '/' && --components == 0) {
            *path = str_sub(*path, i, path->n);
            return true;
        }
    return components == 1;
}

bool pathform_match(const pathform *f, str path, doc *d) {
    path = kind_unpacked_name(path);
    if (!f->whole && !cut_tail(&path, f->components)) return false;
    matching m = {.form = f, .path = path};
    m.failed = mem_alloc(f->n * (path.n + 1));
    memset(m.failed, 0, f->n * (path.n + 1));
    bool matches = match_from(&m, 0, 0);
    free(m.failed);
    for (uint32_t i = 0; matches && i + 1 < f->n; i++) field_set(d, f->piece[i].field, m.value[i]);
    return matches;
}
