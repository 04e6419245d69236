#include "app/input.h"

static bool parse_kind(str name, feed_kind *kind) {
    static const char *const names[] = {"auto", "text", "jsonl", "csv", "tsv", "html"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_eq(name, str_c(names[i]))) return *kind = (feed_kind)i, true;
    return false;
}

/* The options of the input, but for its kind and the other names of fields. */
static bool parse_sources(const args *a, pathform *form, feed_options *o, err *e) {
    o->list = args_text(a, "files-from", "");
    for (uint32_t i = 0; str_eq(o->list, STR("-")) && i < a->operands.n; i++)
        if (str_eq(a->operands.p[i], o->list))
            return err_set(e, "standard input is the list of --files-from and cannot be read too");
    if (!args_has(a, "path")) return true;
    o->form = form;
    return pathform_parse(form, args_text(a, "path", ""), e);
}

static bool parse_renames(const args *a, arena *mem, feed_options *o, err *e) {
    uint32_t n;
    str *list = args_list(a, "field", mem, &n);
    feed_rename *renames = ARENA_NEWS(mem, feed_rename, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        str from = list[i], to = str_cut(&from, '=');
        if (!from.n || !to.n)
            return err_set(e, "--field takes TO=FROM, not '%.*s'", STR_ARG(list[i]));
        renames[i] = (feed_rename){to, from};
    }
    o->rename = renames;
    o->renames = n;
    return true;
}

bool input_parse(input *in, const args *a, err *e) {
    *in = (input){0};
    if (!a->operands.n && !args_has(a, "files-from"))
        return err_set(e, "nothing to read: name files, folders or -");
    return parse_sources(a, &in->form, &in->options, e) &&
           parse_kind(args_text(a, "input", "auto"), &in->options.kind) &&
           parse_renames(a, &in->mem, &in->options, e);
}

void input_free(input *in) { arena_free(&in->mem); }
