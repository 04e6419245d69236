/* tenor validate: a script's scores beside labels that people gave. */
#include "app/output.h"
#include "app/print.h"
#include "app/tty.h"
#include "app/validate.h"
#include "base/utf8.h"

#include <string.h>

/* ---- what the command line says ---------------------------------------------------------- */

static bool whole(const args *a, const char *name, double otherwise, double least, double most,
                  uint32_t *out, err *e) {
    str text = args_text(a, name, "");
    double x = otherwise;
    if (text.n && (!number_parse(text, &x) || x < least || x > most || x != (uint32_t)x))
        return err_set(e, "--%s takes a whole number from %g to %g, not '%.*s'", name, least, most,
                       STR_ARG(text));
    *out = (uint32_t)x;
    return true;
}

/* --field is two things here: NAME is a field of the record, TO=FROM a field of the input, which is
 * for others to read. */
static bool parse_field(validation *v, const args *a, args *rest, err *e) {
    *rest = (args){.command = a->command, .operands = a->operands};
    for (uint32_t i = 0; i < a->options.n; i++) {
        given g = a->options.p[i];
        if (strcmp(g.option->name, "field") || str_find_byte(g.value, '=') < g.value.n) {
            vec_push(&rest->options, g);
            continue;
        }
        if (v->field.n) return err_set(e, "one field at a time: --field %.*s", STR_ARG(v->field));
        v->field = g.value;
    }
    return v->field.n ||
           err_set(e, "which field of the record is to be compared? name it with --field");
}

static bool parse_map(validation *v, const args *a, err *e) {
    uint32_t n;
    str *list = args_list(a, "map", &v->mem, &n);
    v->map = ARENA_NEWS(&v->mem, valid_map, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        str to = list[i], from = str_cut(&to, '=');
        if (!to.n || !from.n)
            return err_set(e, "--map takes LABEL=LABEL, not '%.*s'", STR_ARG(list[i]));
        v->map[v->n_map++] = (valid_map){.from = from, .to = to};
    }
    return true;
}

static bool parse(validation *v, const args *a, args *rest, err *e) {
    uint32_t n;
    args_list(a, "script", &v->mem, &n);
    v->args = a;
    v->by = args_text(a, "by", "");
    v->gold_name = args_text(a, "gold", "");
    if (n != 1) return err_set(e, "one script at a time: -s NAME");
    if (!parse_field(v, a, rest, e) || !parse_map(v, a, e)) return false;
    if (!v->gold_name.n && !args_has(a, "labels"))
        return err_set(e, "where are the labels? --gold NAME is a field of the articles, --labels "
                          "FILE a file of them");
    if (!v->gold_name.n) v->gold_name = STR("label");
    return whole(a, "replicates", BOOT_USUAL, BOOT_LEAST, BOOT_MOST, &v->replicates, e) &&
           whole(a, "worst", 5, 0, 10000, &v->worst, e);
}

/* ---- what could not be joined ------------------------------------------------------------ */

static void put_gap(page *p, uint64_t n, const char *what) {
    if (!n) return;
    put_text(p, str_c(what));
    put_number(p, (double)n);
}

static void put_joined(const validation *v, page *p) {
    static const char *const columns[] = {"what was joined", "number"};
    put_table(p, columns, 2);
    put_text(p, STR("articles with score and label"));
    put_number(p, v->cases.n);
    put_gap(p, v->no_gold, "articles without a label");
    put_gap(p, v->no_record, "articles of which the script makes no record");
    put_gap(p, v->no_field, "articles whose record lacks the field");
    put_gap(p, v->unfit, "articles whose score or label is no number");
    put_gap(p, v->failed, "articles that failed");
    if (!v->labels_file) return;
    put_gap(p, gold_unused(v->labels_file), "labels without an article");
    put_gap(p, v->labels_file->contradictions, "labels that contradict an earlier one of that id");
}

/* A --map that never came to bear is a mistake, most often of spelling. */
static void note_unused(const validation *v) {
    if (args_has(v->args, "quiet")) return;
    for (uint32_t i = 0; i < v->n_map; i++) {
        if (v->map[i].used) continue;
        str near = utf8_nearest(v->map[i].from, v->labels.p, v->labels.n);
        fail(0, "--map %.*s=%.*s: the script never says '%.*s'%s%.*s%s", STR_ARG(v->map[i].from),
             STR_ARG(v->map[i].to), STR_ARG(v->map[i].from), near.n ? "; did you mean '" : "",
             STR_ARG(near), near.n ? "'?" : "");
    }
}

/* ---- the command ------------------------------------------------------------------------- */

static void fill_page(validation *v, page *p) {
    str title = arena_printf(&p->mem, "%.*s.%.*s and %.*s", STR_ARG(v->script), STR_ARG(v->field),
                             STR_ARG(v->gold_name));
    p->title = v->script;
    page_add(p, BLOCK_HEADING, title);
    put_joined(v, p);
    put_heading(p, STR("How well they agree"));
    if (v->numbers)
        validate_numbers(v, p);
    else
        validate_labels(v, p);
    page_add(p, BLOCK_NOTE,
             arena_printf(&p->mem, "Intervals: 95%%, %u replicates of the Poisson bootstrap.",
                          v->replicates));
}

static int print(validation *v, const args *a, int code) {
    page p = {0};
    buf b = {0};
    err e = {0};
    str format = args_text(a, "format", "text");
    fill_page(v, &p);
    note_unused(v);
    print_open(&b, v->s, format);
    print_page(&b, &p,
               &(printing){.s = v->s,
                           .format = format,
                           .width = tty_width(),
                           .colour = !args_has(a, "output") && tty_colour(a)});
    print_close(&b, v->s, format);
    if (!output_all(args_text(a, "output", ""), buf_str(&b), &e))
        code = fail(EXIT_IO, "%s", e.text);
    buf_free(&b);
    page_free(&p);
    return code;
}

static int validate(validation *v, const args *a, const args *rest) {
    session s;
    err e = {0};
    if (!session_open(&s, rest, NULL)) return EXIT_USAGE;
    v->s = &s;
    v->script = script_about(s.scripts.p[0])->name;
    scoring c = scoring_of(&s, rest, v);
    run_hooks hooks = {.article = validate_article,
                       .unread = validate_unread,
                       .take = validate_take,
                       .context = &c};
    run_counts counts = {0};
    int code = run_articles(&s, rest, &hooks, &counts);
    if (counts.whole && counts.articles + counts.failed > 0) {
        if (validate_settle(v, &e))
            code = print(v, a, code);
        else
            code = fail(code == EXIT_IO ? EXIT_IO : EXIT_USAGE, "%s", e.text);
    }
    session_close(&s);
    return code;
}

int cmd_validate(const args *a) {
    validation v = {0};
    gold labels = {0};
    args rest = {0};
    err e = {0};
    int code;
    if (!parse(&v, a, &rest, &e)) {
        code = fail_usage(a->command, "%s", e.text);
    } else if (args_has(a, "labels") &&
               !gold_read(&labels, args_text(a, "labels", ""), v.gold_name, &e)) {
        code = fail(EXIT_IO, "%s", e.text);
    } else {
        v.labels_file = args_has(a, "labels") ? &labels : NULL;
        code = validate(&v, a, &rest);
    }
    vec_free(&rest.options);
    vec_free(&v.cases);
    vec_free(&v.labels);
    vec_free(&v.fields.names);
    vec_free(&v.metadata.names);
    map_free(&v.fields.known);
    map_free(&v.metadata.known);
    gold_free(&labels);
    arena_free(&v.mem);
    arena_free(&v.line);
    return code;
}
