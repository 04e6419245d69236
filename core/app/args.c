/* Parsing the command line by the table in commands.c. */
#include "app/command.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const option *find_long(const command *c, str name) {
    for (const option *const *o = c->options; *o; o++)
        if (str_eq(str_c((*o)->name), name)) return *o;
    return NULL;
}

static const option *find_letter(const command *c, char letter) {
    for (const option *const *o = c->options; *o; o++)
        if ((*o)->letter == letter) return *o;
    return NULL;
}

static bool unknown_option(const command *c, str name, err *e) {
    str names[64];
    size_t n = 0;
    for (const option *const *o = c->options; *o && n < 64; o++) names[n++] = str_c((*o)->name);
    str near = utf8_nearest(name, names, n);
    return near.n ? err_set(e, "unknown option --%.*s; did you mean --%.*s?", STR_ARG(name),
                            STR_ARG(near))
                  : err_set(e, "unknown option --%.*s", STR_ARG(name));
}

/* An option whose arg reads "a|b|c" takes one of these words. */
static bool allowed(const option *o, str value, err *e) {
    if (!strchr(o->arg, '|')) return true;
    str rest = str_c(o->arg), names[16];
    size_t n = 0;
    while (rest.p && n < 16) names[n++] = str_cut(&rest, '|');
    for (size_t i = 0; i < n; i++)
        if (str_eq(names[i], value)) return true;
    str near = utf8_nearest(value, names, n);
    if (near.n)
        return err_set(e, "--%s takes %s, not '%.*s'; did you mean '%.*s'?", o->name, o->arg,
                       STR_ARG(value), STR_ARG(near));
    return err_set(e, "--%s takes %s, not '%.*s'", o->name, o->arg, STR_ARG(value));
}

static bool add(args *a, const option *o, str value, err *e) {
    if (o->arg && !allowed(o, value, e)) return false;
    vec_push(&a->options, (given){.option = o, .value = value});
    return true;
}

/* One "--name", "--name=value" or "--name value"; *i moves past what was taken. */
static bool parse_long(args *a, char **argv, int argc, int *i, err *e) {
    str rest = str_c(argv[*i] + 2), name = str_cut(&rest, '=');
    const option *o = find_long(a->command, name);
    if (!o) return unknown_option(a->command, name, e);
    if (!o->arg)
        return rest.p ? err_set(e, "--%s takes no value", o->name) : add(a, o, (str){0}, e);
    if (!rest.p) {
        if (*i + 1 >= argc) return err_set(e, "--%s needs a value: %s", o->name, o->arg);
        rest = str_c(argv[++*i]);
    }
    return add(a, o, rest, e);
}

/* "-v", "-vq", "-s tone", "-stone". */
static bool parse_letters(args *a, char **argv, int argc, int *i, err *e) {
    for (const char *p = argv[*i] + 1; *p; p++) {
        const option *o = find_letter(a->command, *p);
        if (!o) return err_set(e, "unknown option -%c", *p);
        if (!o->arg) {
            if (!add(a, o, (str){0}, e)) return false;
            continue;
        }
        if (!p[1] && *i + 1 >= argc) return err_set(e, "-%c needs a value: %s", *p, o->arg);
        return add(a, o, p[1] ? str_c(p + 1) : str_c(argv[++*i]), e);
    }
    return true;
}

bool args_parse(args *a, const command *c, char **argv, int argc, err *e) {
    *a = (args){.command = c};
    bool only_operands = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        if (only_operands || word[0] != '-' || !word[1])
            vec_push(&a->operands, str_c(word));
        else if (!strcmp(word, "--"))
            only_operands = true;
        else if (word[1] == '-' ? !parse_long(a, argv, argc, &i, e)
                                : !parse_letters(a, argv, argc, &i, e))
            return false;
    }
    return true;
}

static const given *last_given(const args *a, const char *name) {
    for (uint32_t i = a->options.n; i > 0; i--)
        if (!strcmp(a->options.p[i - 1].option->name, name)) return &a->options.p[i - 1];
    return NULL;
}

bool args_has(const args *a, const char *name) { return last_given(a, name) != NULL; }

str args_text(const args *a, const char *name, const char *otherwise) {
    const given *g = last_given(a, name);
    return g ? g->value : str_c(otherwise);
}

str *args_list(const args *a, const char *name, arena *mem, uint32_t *n) {
    size_t room = 0;
    for (uint32_t i = 0; i < a->options.n; i++) room += a->options.p[i].value.n + 1;
    str *list = ARENA_NEWS(mem, str, room);
    *n = 0;
    for (uint32_t i = 0; i < a->options.n; i++) {
        if (strcmp(a->options.p[i].option->name, name)) continue;
        for (str rest = a->options.p[i].value; rest.p;) {
            str one = str_trim(str_cut(&rest, ','));
            if (one.n) list[(*n)++] = one;
        }
    }
    return list;
}

void args_free(args *a) {
    vec_free(&a->options);
    vec_free(&a->operands);
}

/* "tenor: message", and a line on where to look when `about` names a command ("" = the overview).
 */
static void say(const char *fmt, va_list list, const char *about) {
    char text[2000];
    vsnprintf(text, sizeof text, fmt, list);
    buf b = {0};
    buf_put(&b, STR("tenor: "));
    utf8_show(&b, str_c(text), true);
    buf_byte(&b, '\n');
    if (about) buf_printf(&b, "try 'tenor help%s%s'\n", *about ? " " : "", about);
    fwrite(b.p, 1, b.n, stderr);
    buf_free(&b);
}

int fail(int code, const char *fmt, ...) {
    va_list list;
    va_start(list, fmt);
    say(fmt, list, NULL);
    va_end(list);
    return code;
}

int fail_io(const err *e) { return e->text[0] ? fail(EXIT_IO, "%s", e->text) : EXIT_IO; }

int fail_usage(const command *c, const char *fmt, ...) {
    va_list list;
    va_start(list, fmt);
    say(fmt, list, c ? c->name : "");
    va_end(list);
    return EXIT_USAGE;
}
