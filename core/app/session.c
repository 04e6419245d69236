#include "app/session.h"
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* "tone.cutoff=1.2", or "cutoff=1.2" for every script that has the option. */
static bool parse_setting(str text, script_setting *s, err *e) {
    str value = text, name = str_cut(&value, '=');
    if (!value.p || !name.n)
        return err_set(e, "--set takes SCRIPT.OPTION=VALUE, not '%.*s'", STR_ARG(text));
    str wanted = name, owner = str_cut(&wanted, '.');
    *s = wanted.p ? (script_setting){.script = owner, .option = wanted, .value = value}
                  : (script_setting){.option = name, .value = value};
    return true;
}

static script_setting *read_settings(session *s, const args *a, uint32_t *n, err *e) {
    script_setting *list = ARENA_NEWS(&s->mem, script_setting, a->options.n + 1);
    *n = 0;
    for (uint32_t i = 0; i < a->options.n; i++) {
        if (strcmp(a->options.p[i].option->name, "set")) continue;
        if (!parse_setting(a->options.p[i].value, &list[*n], e)) return NULL;
        list[*n].usual = a->options.p[i].usual;
        (*n)++;
    }
    return list;
}

/* A --set that no script took is a mistake of the user's: say what there is. */
static bool all_used(const session *s, const script_setting *list, uint32_t n, err *e) {
    for (uint32_t i = 0; i < n; i++) {
        if (list[i].used || list[i].usual) continue;
        buf known = {0};
        for (uint32_t j = 0; j < s->scripts.n; j++) {
            const script_facts *f = script_about(s->scripts.p[j]);
            for (uint32_t k = 0; k < f->n_options; k++)
                buf_printf(&known, "%s%.*s.%.*s", known.n ? ", " : " ", STR_ARG(f->name),
                           STR_ARG(f->options[k].name));
        }
        err_set(e, "--set %.*s%s%.*s: no such option%s%.*s", STR_ARG(list[i].script),
                list[i].script.n ? "." : "", STR_ARG(list[i].option),
                known.n ? "; there are:" : "; these scripts have none", STR_ARG(buf_str(&known)));
        buf_free(&known);
        return false;
    }
    return true;
}

static void put_digest(buf *b, const char *what, str name, uint64_t digest) {
    buf_printf(b, "%s %.*s %016llx\n", what, STR_ARG(name), (unsigned long long)digest);
}

static void put_options(buf *b, const script_facts *f) {
    for (uint32_t i = 0; i < f->n_options; i++) {
        const script_option *o = &f->options[i];
        buf_printf(b, "option %.*s.%.*s ", STR_ARG(f->name), STR_ARG(o->name));
        if (o->kind == OPTION_TEXT)
            buf_json(b, o->value.text);
        else
            buf_number(b, o->value.number);
        buf_byte(b, '\n');
    }
}

/* All that a result depends on, so that two runs can be told to be the same, or where they differ.
 */
static void list_parts(session *s) {
    buf *b = &s->parts;
    buf_put(b, STR("tenor version " TENOR_VERSION "\n"));
    put_digest(b, "language", STR("data"), s->lib.digest);
    for (uint32_t i = 0; i < s->scripts.n; i++) {
        const script_facts *f = script_about(s->scripts.p[i]);
        put_digest(b, "script", f->name, f->digest);
        put_options(b, f);
    }
    for (uint32_t i = 0; i < s->lib.lexicons.n; i++)
        put_digest(b, "lexicon", s->lib.lexicons.p[i].name, s->lib.lexicons.p[i].digest);
    s->fingerprint = str_hash(buf_str(b));
}

/* Records go by the names of scripts: one that is named twice runs once, and two of the same name
 * cannot run side by side. */
static bool add_script(session *s, script *one, err *e) {
    const script_facts *fresh = script_about(one);
    for (uint32_t i = 0; i < s->scripts.n; i++) {
        const script_facts *f = script_about(s->scripts.p[i]);
        if (!str_eq(f->name, fresh->name)) continue;
        bool same = str_eq(f->path, fresh->path) ||
                    err_set(e, "two scripts are called '%.*s': %.*s and %.*s", STR_ARG(f->name),
                            STR_ARG(f->path), STR_ARG(fresh->path));
        script_free(one);
        return same;
    }
    vec_push(&s->scripts, one);
    return true;
}

static bool load_scripts(session *s, const args *a, const char *standard, diag *d, err *e) {
    uint32_t n_settings, n;
    script_setting *settings = read_settings(s, a, &n_settings, e);
    if (!settings) return false;
    str *names = args_list(a, "script", &s->mem, &n);
    if (!n && standard) {
        names = ARENA_NEWS(&s->mem, str, 16);
        for (str rest = str_c(standard); rest.p;) names[n++] = str_cut(&rest, ',');
    }
    for (uint32_t i = 0; i < n; i++) {
        script *one = script_load(names[i], &s->lib, settings, n_settings, &(script_limits){0}, d);
        if (one && !add_script(s, one, e)) return false;
    }
    return d->errors || all_used(s, settings, n_settings, e);
}

static bool load_lexicons(session *s, const args *a, diag *d) {
    uint32_t n;
    str *names = args_list(a, "lexicon", &s->mem, &n);
    uint32_t *ids = ARENA_NEWS(&s->mem, uint32_t, n + 1);
    return !n || lexlib_load(&s->lib, names, n, STR("--lexicon"), ids, d);
}

static bool open(session *s, const args *a, const char *standard, str phrase) {
    *s = (session){0};
    diag d = {0};
    err e = {0};
    bool only_lexicons = args_has(a, "lexicon") && !args_has(a, "script");
    bool ok = lexlib_init(&s->lib, &d);
    if (ok) ok = load_scripts(s, a, only_lexicons ? NULL : standard, &d, &e);
    if (ok) load_lexicons(s, a, &d);
    if (ok && phrase.n) ok = lexlib_phrase(&s->lib, phrase, &e);
    if (ok && !d.errors) s->matcher = matcher_new(&s->lib, &s->mem, &d);
    ok = ok && !d.errors && s->matcher;
    if (d.out.n && (d.errors || !args_has(a, "quiet"))) fwrite(d.out.p, 1, d.out.n, stderr);
    diag_free(&d);
    if (e.text[0]) fail_usage(a->command, "%s", e.text);
    if (!ok) {
        session_close(s);
        return false;
    }
    scan_init(&s->scan, &s->lib, s->matcher);
    for (uint32_t i = 0; i < s->scripts.n; i++) script_bind(s->scripts.p[i], &s->scan);
    list_parts(s);
    return true;
}

bool session_open(session *s, const args *a, const char *standard) {
    return open(s, a, standard, (str){0});
}

bool session_open_phrase(session *s, const args *a, str phrase) { return open(s, a, NULL, phrase); }

void session_close(session *s) {
    for (uint32_t i = 0; i < s->scripts.n; i++) script_free(s->scripts.p[i]);
    vec_free(&s->scripts);
    if (s->matcher) {
        if (s->scan.matcher) scan_free(&s->scan);
        matcher_free(s->matcher);
    }
    lexlib_free(&s->lib);
    buf_free(&s->parts);
    arena_free(&s->mem);
    *s = (session){0};
}
