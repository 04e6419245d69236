/* tenor read as an HTML page: what stands before the text, and the parts in their order. */
#include "app/read.h"
#include "app/web.h"
#include "text/names.h"

#include <math.h>

static void put_fact(buf *b, const char *between, str text) {
    if (!text.n) return;
    buf_put(b, str_c(between));
    web_text(b, text);
}

/* Nobody gave the article a title: then it goes by its id. No headline is made up. */
void read_html_header(reading *r, uint32_t level) {
    buf *b = &r->out;
    const doc *d = r->d;
    uint32_t words, others;
    read_size(d, &words, &others);
    buf_printf(b, "<header>\n<h%u>", level);
    web_text(b, d->title.n ? d->title : d->id);
    buf_printf(b, "</h%u>\n<p class=\"dim\">", level);
    size_t from = b->n;
    put_fact(b, "", d->outlet);
    put_fact(b, b->n > from ? " · " : "", d->date);
    if (d->title.n) put_fact(b, b->n > from ? " · " : "", d->id);
    put_fact(b, b->n > from ? " · " : "", d->url);
    buf_put(b, b->n > from ? STR("<br>") : STR(""));
    read_count(b, words);
    buf_put(b, STR(" words · "));
    read_count(b, others);
    buf_printf(b, " quoted or reported (%.0f%%)</p>\n</header>\n",
               words ? 100.0 * others / words : 0);
}

/* ---- scorecard --------------------------------------------------------------------------- */

/* In a cell of its own: a line with a tick at zero and a dot; beyond the scale the dot is an arrow
 * at the line's end. */
static void put_gauge(buf *b, const read_gauge *g, double x) {
    enum { WIDTH = 120, EDGE = 6 };
    double span = g->to - g->from, at = EDGE + (x - g->from) / span * (WIDTH - 2 * EDGE);
    buf_put(b, STR("</dd><dd class=\"gauge\">"));
    read_number(b, g->from);
    buf_put(b, STR(" <svg viewBox=\"0 0 120 16\" role=\"img\"><title>"));
    read_number(b, x);
    buf_put(b, STR(" on a scale from "));
    read_number(b, g->from);
    buf_put(b, STR(" to "));
    read_number(b, g->to);
    buf_printf(b, "</title><path d=\"M0 8H%d M%d 2V14\"/>", WIDTH,
               (int)lrint(EDGE - g->from / span * (WIDTH - 2 * EDGE)));
    if (x < g->from)
        buf_put(b, STR("<path class=\"at\" d=\"M0 8L10 2V14Z\"/>"));
    else if (x > g->to)
        buf_put(b, STR("<path class=\"at\" d=\"M120 8L110 2V14Z\"/>"));
    else
        buf_printf(b, "<circle class=\"at\" cx=\"%d\" cy=\"8\" r=\"5\"/>", (int)lrint(at));
    buf_put(b, STR("</svg> +"));
    read_number(b, g->to);
    buf_printf(b, " <span>%s</span>", g->label);
}

static void put_tally(reading *r, const record_field *f) {
    enum { MOST = 12 };
    buf *b = &r->out;
    const tally_item *list = read_tally(r, f);
    if (!f->n_tally) buf_put(b, STR("none"));
    for (uint32_t i = 0; i < f->n_tally && i < MOST; i++) {
        put_fact(b, i ? ", " : "", list[i].label);
        if (list[i].count == 1) continue;
        buf_put(b, STR(" ×"));
        read_number(b, list[i].count);
    }
    if (f->n_tally > MOST) buf_printf(b, ", +%u more", f->n_tally - MOST);
}

static void put_value(reading *r, str owner, const record_field *f) {
    buf *b = &r->out;
    const read_gauge *g = read_gauge_of(owner, f->name);
    switch (f->kind) {
    case FIELD_NUMBER:
        read_number(b, f->number);
        if (g) put_gauge(b, g, f->number);
        break;
    case FIELD_BOOL: buf_put(b, f->number ? STR("yes") : STR("no")); break;
    case FIELD_TEXT: web_text(b, f->text); break;
    case FIELD_TALLY: put_tally(r, f); break;
    }
}

static void put_record(reading *r, str name, const record *rec) {
    buf *b = &r->out;
    buf_put(b, STR("<section><h3>"));
    web_text(b, name);
    buf_put(b, STR("</h3><dl>\n"));
    for (uint32_t i = 0; i < rec->n; i++) {
        buf_put(b, STR("<dt>"));
        web_text(b, rec->field[i].name);
        buf_put(b, STR("</dt><dd>"));
        put_value(r, name, &rec->field[i]);
        buf_put(b, STR("</dd>\n"));
    }
    buf_put(b, STR("</dl></section>\n"));
}

/* The framing script's record as a sentence: its label, and with it what it rests on. */
static void put_framing(reading *r, str name, const record *rec) {
    buf *b = &r->out;
    const record_field *label = record_get(rec, STR("label"));
    buf_put(b, STR("<p class=\"framing\">Framing: <b>"));
    if (label) put_value(r, name, label);
    buf_put(b, STR("</b>"));
    for (uint32_t i = 0; i < rec->n; i++) {
        const record_field *f = &rec->field[i];
        if (f == label) continue;
        put_fact(b, " · <span class=\"dim\">", f->name);
        buf_put(b, STR("</span> "));
        put_value(r, name, f);
    }
    buf_put(b, STR("</p>\n"));
}

static void put_card(reading *r) {
    buf *b = &r->out;
    record framing = {.none = true};
    buf_put(b, STR("<div class=\"cards\">\n"));
    for (uint32_t i = 0; i < r->s->scripts.n; i++) {
        record rec;
        err e = {0};
        script *one = r->s->scripts.p[i];
        str name = script_about(one)->name;
        if (!script_score(one, r->d, &r->d->mem, &rec, &e)) {
            r->failed = true;
            put_fact(b, "<section>", str_c(e.text));
            buf_put(b, STR("</section>\n"));
        } else if (str_eq(name, STR("framing"))) {
            framing = rec;
        } else if (!rec.none && rec.n) {
            put_record(r, name, &rec);
        }
    }
    buf_put(b, STR("</div>\n"));
    if (!framing.none) put_framing(r, STR("framing"), &framing);
}

/* ---- tables ------------------------------------------------------------------------------ */

static void open_table(buf *b, const char *caption, const char *first) {
    buf_printf(b,
               "<div class=\"wide\"><table>\n<caption>%s</caption>\n<thead><tr>"
               "<th scope=\"col\">%s</th><th scope=\"col\" class=\"n\">own</th>"
               "<th scope=\"col\" class=\"n\">quoted</th><th scope=\"col\">words</th>"
               "</tr></thead>\n<tbody>\n",
               caption, first);
}

static void put_terms(reading *r, const hit_list *hits, uint32_t *counts) {
    buf *b = &r->out;
    uint32_t n;
    const read_word *list = read_found(r, hits, counts, &n);
    buf_put(b, STR("<td>"));
    for (uint32_t i = 0; i < n; i++) {
        put_fact(b, i ? ", " : "", list[i].text);
        if (list[i].count > 1) buf_printf(b, " ×%u", list[i].count);
    }
    buf_put(b, STR("</td></tr>\n"));
}

static void put_rows(reading *r, const read_row *rows, uint32_t n, uint32_t *counts) {
    buf *b = &r->out;
    if (!n) return;
    open_table(b, "What was found, and in whose voice", "category");
    for (uint32_t i = 0; i < n; i++) {
        buf_printf(b, "<tr><th scope=\"row\" class=\"name\"><span class=\"letter %s\">%c</span> ",
                   rows[i].hue, r->letter[rows[i].category]);
        web_text(b, r->s->lib.categories.p[rows[i].category].name);
        buf_printf(b, "</th><td class=\"n\">%u</td><td class=\"n\">%u</td>", rows[i].own,
                   rows[i].others);
        put_terms(r, &rows[i].hits, counts);
    }
    buf_put(b, STR("</tbody>\n</table></div>\n"));
}

static void put_stances(reading *r, uint32_t *counts) {
    buf *b = &r->out;
    uint32_t n;
    read_stance *list = read_stances(r, &n);
    if (!n) return;
    open_table(b, "Whom the loaded words are about: sums of their weights", "towards");
    for (uint32_t i = 0; i < n; i++) {
        put_fact(b, "<tr><th scope=\"row\">", entity_name(r->d, list[i].entity));
        buf_put(b, STR("</th><td class=\"n\">"));
        read_number(b, list[i].own);
        buf_put(b, STR("</td><td class=\"n\">"));
        read_number(b, list[i].others);
        buf_put(b, STR("</td>"));
        put_terms(r, &list[i].hits, counts);
        vec_free(&list[i].hits);
    }
    buf_put(b, STR("</tbody>\n</table></div>\n"));
}

/* What --explain prints elsewhere, as it stands. */
static void put_explained(reading *r) {
    buf before = r->out;
    r->out = (buf){0};
    read_explain(r);
    buf text = r->out;
    r->out = before;
    buf_put(&r->out, STR("<details><summary>Every contribution to every number</summary>\n<pre>"));
    web_text(&r->out, buf_str(&text));
    buf_put(&r->out, STR("</pre>\n</details>\n"));
    buf_free(&text);
}

void read_html(reading *r) {
    uint32_t n;
    uint32_t *counts = read_counts(r);
    read_row *rows = read_rows(r, &n);
    read_marks marks = {0};
    read_choose(r, &marks);
    buf_put(&r->out, STR("<article>\n"));
    read_html_header(r, 1);
    put_card(r);
    put_rows(r, rows, n, counts);
    put_stances(r, counts);
    buf_put(&r->out, STR("<h2>Text</h2>\n<div class=\"beside\">\n"));
    read_html_legend(r, 2, rows, n, read_negated(&marks));
    read_html_text(r, &marks);
    buf_put(&r->out, STR("</div>\n"));
    read_html_list(r, &marks);
    if (args_has(r->args, "explain")) put_explained(r);
    buf_put(&r->out, STR("</article>\n"));
    for (uint32_t i = 0; i < n; i++) vec_free(&rows[i].hits);
    vec_free(&marks);
}
