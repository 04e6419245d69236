/* The article in an HTML page: numbered paragraphs with the terms marked, a card on each mark, the
 * legend, and the same facts as a list for whoever has no pointer, or paper. */
#include "app/read.h"
#include "app/web.h"
#include "text/names.h"

#include <ctype.h>

const char *read_hue(const reading *r, const hit *h) {
    switch (read_category(r, h)->class) {
    case CLASS_EVALUATIVE: return h->weight > 0 ? "good" : "bad";
    case CLASS_EVENT: return "event";
    case CLASS_ENGAGEMENT: return "say";
    case CLASS_FRAME: return "frame";
    default: return "other";
    }
}

/* ---- what is known of a mark ------------------------------------------------------------- */

/* Ready to stand on the page, but not escaped; empty where there is nothing to say. */
typedef struct facts {
    str category, weight, voice, speaker, target, origin;
} facts;

static str kept(reading *r, buf *b) {
    str text = arena_str(&r->d->mem, buf_str(b));
    b->n = 0;
    return text;
}

/* Whom a word is about is asked of those that judge only, as in the table. */
static void aim(reading *r, hit *h, facts *f) {
    if (read_category(r, h)->class != CLASS_EVALUATIVE) return;
    scan_aim(&r->s->scan, r->d, h);
    if (h->target == DOC_NONE) return;
    str name = entity_name(r->d, h->target);
    f->target = h->rule ? arena_printf(&r->d->mem, "%.*s (%s)", STR_ARG(name), h->rule) : name;
}

static facts facts_of(reading *r, hit *h) {
    static const char *const voices[VOICES] = {"own", "quoted", "reported"};
    buf b = {0};
    facts f = {.category = read_category(r, h)->name,
               .voice = str_c(voices[h->voice]),
               .speaker = source_name(r->d, h->speaker)};
    read_number(&b, h->weight);
    read_changes(&b, &r->s->lib, h);
    f.weight = kept(r, &b);
    read_origin(&b, &r->s->lib, h->term);
    f.origin = kept(r, &b);
    aim(r, h, &f);
    buf_free(&b);
    return f;
}

static void put_fact(buf *b, const char *label, str text) {
    if (!text.n) return;
    buf_printf(b, " <i>%s", label);
    web_text(b, text);
    buf_put(b, STR("</i>"));
}

/* ---- text -------------------------------------------------------------------------------- */

static void put_mark(reading *r, hit *h, uint32_t number) {
    buf *b = &r->out;
    char letter = r->letter[r->s->lib.terms.p[h->term].category];
    bool own = h->voice == VOICE_AUTHOR;
    facts f = facts_of(r, h);
    buf_printf(b, "<span class=\"m %s %s%s\" tabindex=\"0\" aria-describedby=\"a%um%u\">",
               own ? "own" : "others", read_hue(r, h), h->negated ? " negated" : "", r->articles,
               number);
    web_text(b, str_sub(r->d->text, h->start, h->end));
    buf_printf(b, "<sup>%c</sup><span class=\"card\" role=\"note\" id=\"a%um%u\"> <b>",
               own ? letter : tolower(letter), r->articles, number);
    web_text(b, f.category);
    buf_put(b, STR("</b>"));
    put_fact(b, "weight ", f.weight);
    put_fact(b, "voice: ", f.voice);
    put_fact(b, "speaker: ", f.speaker);
    put_fact(b, "towards ", f.target);
    if (h->negated) put_fact(b, "", STR("negated: not counted in the tables"));
    put_fact(b, "", f.origin);
    buf_put(b, STR("</span></span>"));
}

static void put_paragraph(reading *r, uint32_t index, const read_marks *marks, uint32_t *next) {
    buf *b = &r->out;
    const doc_paragraph *p = &r->d->paragraphs.p[index];
    bool furniture = p->part == PART_FURNITURE;
    uint32_t at = p->start;
    buf_printf(b, "<p id=\"a%up%u\"%s><span class=\"number\">%u</span> ", r->articles, index + 1,
               furniture ? " class=\"dim\"" : "", index + 1);
    for (; *next < marks->n && marks->p[*next]->end <= p->end; ++*next) {
        hit *h = marks->p[*next];
        web_text(b, str_sub(r->d->text, at, h->start));
        put_mark(r, h, *next + 1);
        at = h->end;
    }
    web_text(b, str_sub(r->d->text, at, p->end));
    if (furniture) buf_put(b, STR(" <small>(page furniture, not scored)</small>"));
    buf_put(b, STR("</p>\n"));
}

void read_html_text(reading *r, const read_marks *marks) {
    uint32_t next = 0;
    buf_put(&r->out, STR("<div class=\"text\">\n"));
    for (uint32_t i = 0; i < r->d->paragraphs.n; i++) put_paragraph(r, i, marks, &next);
    buf_put(&r->out, STR("</div>\n"));
}

/* ---- legend and list --------------------------------------------------------------------- */

uint32_t read_negated(const read_marks *marks) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < marks->n; i++) n += marks->p[i]->negated;
    return n;
}

void read_html_legend(reading *r, uint32_t level, const read_row *rows, uint32_t n,
                      uint32_t negated) {
    buf *b = &r->out;
    buf_printf(b, "<aside class=\"legend\">\n<h%u>Legend</h%u>\n<ul>\n", level, level);
    buf_put(b, STR("<li><span class=\"m own\">word<sup>X</sup></span> the outlet’s own voice</li>\n"
                   "<li><span class=\"m others\">word<sup>x</sup></span> quoted or reported</li>\n"
                   "</ul>\n<ul>\n"));
    for (uint32_t i = 0; i < n; i++) {
        buf_printf(b, "<li><span class=\"letter %s\">%c</span> ", rows[i].hue,
                   r->letter[rows[i].category]);
        web_text(b, r->s->lib.categories.p[rows[i].category].name);
        buf_printf(b, " %u <span class=\"dim\">(%u own)</span></li>\n",
                   rows[i].own + rows[i].others, rows[i].own);
    }
    if (negated)
        buf_printf(b, "<li class=\"negated\">%u negated, shown dimmed and not counted</li>\n",
                   negated);
    buf_put(b, STR("</ul>\n</aside>\n"));
}

static void put_listed(reading *r, hit *h) {
    buf *b = &r->out;
    facts f = facts_of(r, h);
    uint32_t paragraph = paragraph_at(r->d, h->first) + 1;
    buf_printf(b, "<tr%s><td class=\"n\"><a href=\"#a%up%u\">%u</a></td><th scope=\"row\">",
               h->negated ? " class=\"negated\"" : "", r->articles, paragraph, paragraph);
    web_text(b, str_sub(r->d->text, h->start, h->end));
    buf_put(b, STR("</th>"));
    const str cells[] = {f.category, f.weight, f.voice, f.speaker, f.target, f.origin};
    for (uint32_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        buf_put(b, i == 1 ? STR("<td class=\"n\">") : STR("<td>"));
        web_text(b, cells[i]);
        buf_put(b, STR("</td>"));
    }
    buf_put(b, STR("</tr>\n"));
}

void read_html_list(reading *r, const read_marks *marks) {
    static const char *const columns[] = {"word",    "category", "weight", "voice",
                                          "speaker", "towards",  "entry"};
    buf *b = &r->out;
    if (!marks->n) return;
    buf_printf(b,
               "<details><summary>All marks (%u)</summary>\n<div class=\"wide\"><table>\n"
               "<caption>Every word marked above, with what is known of it</caption>\n"
               "<thead><tr><th scope=\"col\" class=\"n\">¶</th>",
               marks->n);
    for (uint32_t i = 0; i < sizeof columns / sizeof *columns; i++)
        buf_printf(b, "<th scope=\"col\"%s>%s</th>", i == 2 ? " class=\"n\"" : "", columns[i]);
    buf_put(b, STR("</tr></thead>\n<tbody>\n"));
    for (uint32_t i = 0; i < marks->n; i++) put_listed(r, marks->p[i]);
    buf_put(b, STR("</tbody>\n</table></div>\n</details>\n"));
}
