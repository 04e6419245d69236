#include "text/fields.h"

#include <string.h>

str field_source(const field_names *names, str ours) {
    for (uint32_t i = 0; i < names->n; i++)
        if (str_eq(names->rename[i].to, ours)) return names->rename[i].from;
    return ours;
}

static bool is_headline(const feed_rename *r) { return str_eq(r->to, STR("headline")); }

/* Our name for it; the empty str when another field is read under that name. */
static str our_name(const field_names *names, str key) {
    for (uint32_t i = 0; i < names->n; i++)
        if (str_eq(names->rename[i].from, key) && !is_headline(&names->rename[i]))
            return names->rename[i].to;
    for (uint32_t i = 0; i < names->n; i++)
        if (str_eq(names->rename[i].to, key) && !is_headline(&names->rename[i])) return (str){0};
    return key;
}

/* Where the doc keeps it; NULL when it is none of ours. */
static str *field_of(doc *d, str name) {
    const struct {
        str name;
        str *value;
    } fields[] = {{STR("id"), &d->id},       {STR("outlet"), &d->outlet}, {STR("date"), &d->date},
                  {STR("title"), &d->title}, {STR("url"), &d->url},       {STR("lang"), &d->lang},
                  {STR("text"), &d->text}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_eq(fields[i].name, name)) return fields[i].value;
    return NULL;
}

void field_take(const field_names *names, doc *d, str key, const json *value) {
    str name = our_name(names, key);
    str *field = name.p ? field_of(d, name) : NULL;
    if (field && value->kind == JSON_STRING) {
        *field = value->string;
    } else if (field && value->kind == JSON_NUMBER && field != &d->text) {
        buf number = {0};
        buf_number(&number, value->number);
        *field = arena_str(&d->mem, buf_str(&number));
        buf_free(&number);
    } else if (!field || value->kind != JSON_NULL) {
        vec_push(&d->meta, (doc_field){name.p ? name : key, *value});
    }
}

void field_set(doc *d, str name, str value) {
    str *field = field_of(d, name);
    if (field) {
        *field = value;
        return;
    }
    json text = {.kind = JSON_STRING, .string = value};
    for (uint32_t i = 0; i < d->meta.n; i++)
        if (str_eq(d->meta.p[i].key, name)) {
            d->meta.p[i].value = text;
            return;
        }
    vec_push(&d->meta, (doc_field){name, text});
}

/* ---- the text ---------------------------------------------------------------------------- */

static bool has_plain_lines(str s) {
    return str_find_byte(s, '\r') == s.n && str_find_byte(s, 0) == s.n;
}

/* Nothing grows but NUL, so one count of them tells the room. */
str plain_lines(arena *mem, str s) {
    if (has_plain_lines(s)) return s;
    size_t zeros = 0, n = 0;
    for (size_t i = 0; i < s.n; i++) zeros += s.p[i] == 0;
    char *out = arena_alloc(mem, s.n + 2 * zeros + 1);
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (c == '\r') {
            out[n++] = '\n';
            if (i + 1 < s.n && s.p[i + 1] == '\n') i++;
        } else if (c == 0) {
            memcpy(out + n, "\xef\xbf\xbd", 3);
            n += 3;
        } else {
            out[n++] = c;
        }
    }
    return (str){out, n};
}

str id_of_hash(doc *d, str content) {
    return arena_printf(&d->mem, "%016llx", (unsigned long long)str_hash(content));
}

static str id_of_content(doc *d) {
    buf all = {0};
    const str parts[] = {d->title, d->date, d->outlet, d->text};
    for (int i = 0; i < 4; i++) {
        buf_put(&all, parts[i]);
        buf_byte(&all, '\n');
    }
    str id = id_of_hash(d, buf_str(&all));
    buf_free(&all);
    return id;
}

/* A text of the article by our name for it. */
static str text_called(doc *d, str name) {
    const str *field = field_of(d, name);
    if (field) return *field;
    for (uint32_t i = 0; i < d->meta.n; i++)
        if (str_eq(d->meta.p[i].key, name)) return d->meta.p[i].value.string;
    return (str){0};
}

static void put_headline(doc *d, str headline) {
    headline = str_trim(plain_lines(&d->mem, headline));
    if (!headline.n || !d->text.n || str_starts(str_trim(d->text), headline)) return;
    char *whole = arena_alloc(&d->mem, headline.n + 2 + d->text.n);
    memcpy(whole, headline.p, headline.n);
    memcpy(whole + headline.n, "\n\n", 2);
    memcpy(whole + headline.n + 2, d->text.p, d->text.n);
    d->text = (str){whole, headline.n + 2 + d->text.n};
}

void fields_finish(const field_names *names, doc *d) {
    d->text = plain_lines(&d->mem, d->text);
    if (!d->id.n) d->id = id_of_content(d);
    for (uint32_t i = 0; i < names->n; i++)
        if (is_headline(&names->rename[i])) put_headline(d, text_called(d, names->rename[i].from));
}
