/* Settled entries as a native lexicon.
 *
 * tenor takes every scalar of a lexicon for text, but other readers of YAML take `no` for false and
 * 1e3 for a number: what is not plainly a word is put into quotation marks. */
#include "base/utf8.h"
#include "lexicon/importing.h"
#include "lexicon/yaml.h"

/* ---- scalars ------------------------------------------------------------------------------- */

static bool is_taken_for_something(str s) {
    static const char *const values[] = {"y",   "n",    "yes",   "no",   "on",
                                         "off", "true", "false", "null", "~"};
    buf b = {0};
    bool taken = false;
    utf8_fold_str(&b, s);
    for (size_t i = 0; i < sizeof values / sizeof *values && !taken; i++)
        taken = str_eq(buf_str(&b), str_c(values[i]));
    buf_free(&b);
    return taken;
}

/* Letters and digits with single marks between them, a letter first: nothing of it means anything
 * in YAML. */
static bool is_plain(str s) {
    uint32_t len, before = ' ';
    for (size_t i = 0; i < s.n; i += len) {
        uint32_t c = utf8_at(s, i, &len);
        bool letter = utf8_is_letter(c), digit = c >= '0' && c <= '9';
        bool mark =
            c == ' ' || c == '-' || c == '\'' || c == '_' || c == '.' || c == '*' || c == '?';
        if (!letter && (!i || (!digit && !mark))) return false;
        if (c == ' ' && before == ' ') return false;
        before = c;
    }
    return s.n && before != ' ' && !is_taken_for_something(s);
}

static void put_text(buf *b, str text) {
    if (is_plain(text))
        buf_put(b, text);
    else
        buf_json(b, text); /* YAML's double-quoted style knows all of JSON's escapes */
}

static void put_fact(buf *b, const char *key, str value) {
    if (!value.n) return;
    buf_printf(b, "%s: ", key);
    put_text(b, value);
    buf_byte(b, '\n');
}

/* What somebody typed or a file says, with blanks for what YAML may not hold. */
static str tamed(arena *mem, str s) {
    if (yaml_allows(s)) return s;
    buf b = {0};
    utf8_show(&b, s, false);
    str copy = arena_str(mem, buf_str(&b));
    buf_free(&b);
    return copy;
}

/* ---- categories ---------------------------------------------------------------------------- */

static void indent(buf *b, uint32_t level) { buf_fill(b, ' ', 2 * (size_t)level); }

static void put_term(const import_category *c, const import_entry *e, uint32_t level, buf *b) {
    bool weighed = e->weighed && e->weight != c->weight;
    /* a list of mappings with these keys means something else */
    bool is_key = weighed && (str_eq(e->word, STR("phrase")) || str_eq(e->word, STR("regex")));
    indent(b, level);
    buf_put(b, STR("- "));
    if (e->forms != FORMS_WRITTEN || is_key) {
        buf_put(b, STR("{ phrase: "));
        put_text(b, e->word);
        if (e->forms != FORMS_WRITTEN) buf_printf(b, ", forms: %s", forms_names[e->forms]);
        if (weighed) buf_put(b, STR(", weight: ")), buf_number(b, e->weight);
        buf_put(b, STR(" }"));
    } else {
        put_text(b, e->word);
        if (weighed) buf_put(b, STR(": ")), buf_number(b, e->weight);
    }
    buf_byte(b, '\n');
}

/* The entries of one fate; the heading only if there is one. */
static void put_entries(const importing *im, const import_category *c, entry_fate fate,
                        uint32_t level, buf *b) {
    bool any = false;
    for (uint32_t i = c->first; i != LEX_NONE; i = im->entries.p[i].next) {
        const import_entry *e = &im->entries.p[i];
        if (e->fate != fate) continue;
        if (!any) {
            indent(b, level);
            buf_put(b, fate == ENTRY_PHRASE ? STR("terms:\n") : STR("words:\n"));
            any = true;
        }
        if (fate == ENTRY_PHRASE) {
            put_term(c, e, level + 1, b);
            continue;
        }
        indent(b, level + 1);
        buf_json(b, e->word);
        buf_put(b, STR(": "));
        buf_number(b, e->weighed ? e->weight : c->weight);
        buf_byte(b, '\n');
    }
}

static void put_categories(const importing *im, uint32_t first, uint32_t level, buf *b);

static void put_category(const importing *im, uint32_t id, uint32_t level, buf *b) {
    const import_category *c = &im->categories.p[id];
    indent(b, level);
    put_text(b, c->name);
    buf_put(b, STR(":\n"));
    if (c->about.n && yaml_allows(c->about)) {
        indent(b, level + 1);
        put_fact(b, "about", c->about);
    }
    indent(b, level + 1);
    buf_printf(b, "class: %.*s\n", STR_ARG(c->class));
    indent(b, level + 1);
    buf_put(b, STR("weight: "));
    buf_number(b, c->weight);
    buf_byte(b, '\n');
    put_entries(im, c, ENTRY_PHRASE, level + 1, b);
    put_entries(im, c, ENTRY_WORD, level + 1, b);
    bool parents = false;
    for (uint32_t i = c->first_child; i != LEX_NONE && !parents; i = im->categories.p[i].next)
        parents = im->categories.p[i].used > 0;
    if (!parents) return;
    indent(b, level + 1);
    buf_put(b, STR("categories:\n"));
    put_categories(im, c->first_child, level + 2, b);
}

/* A category and those beside it. Calls itself through put_category, at most IMPORT_MOST_DEPTH
 * deep. */
static void put_categories(const importing *im, uint32_t first, uint32_t level, buf *b) {
    for (uint32_t i = first; i != LEX_NONE; i = im->categories.p[i].next)
        if (im->categories.p[i].used) put_category(im, i, level, b);
}

/* ---- the file ------------------------------------------------------------------------------ */

void import_write(importing *im, buf *out) {
    const import_request *ask = im->ask;
    const import_known *k = &im->known;
    arena *mem = &im->mem;
    str licence = ask->licence.n ? ask->licence : k->licence;
    str base = str_basename(im->src.path);
    str from = ask->source.n ? ask->source : k->source;
    if (!licence.n)
        import_note(im, (import_place){0}, "the licence is not known: look it up, give --licence");
    buf_put(out, STR("tenor: 1\n"));
    put_fact(out, "name", tamed(mem, im->name));
    put_fact(out, "language", k->language);
    put_fact(out, "licence", tamed(mem, licence.n ? licence : STR("unknown, see source")));
    put_fact(out, "source", tamed(mem, from.n ? from : STR("unknown")));
    put_fact(out, "citation", tamed(mem, ask->citation.n ? ask->citation : k->citation));
    put_fact(out, "imported",
             tamed(mem, arena_printf(mem, "%.*s (%s)", STR_ARG(base), im->format)));
    buf_put(out, STR("defaults: { forms: written }\ncategories:\n"));
    put_categories(im, im->first_root, 1, out);
}
