/* The articles of a page: read again as when they were scored, and drawn as `tenor read` draws one,
 * with the words marked that judge and those for events. HTML has the whole text and what each mark
 * contributes, JSON the marks alone; text and Markdown leave out paragraphs in which no word judges
 * (or, in an article where none does, those without any mark), so that a report stays legible. */
#include "app/emit.h"
#include "app/print.h"
#include "app/read.h"
#include "base/utf8.h"
#include "text/fields.h"
#include "text/names.h"

typedef struct drawing {
    reading r;
    doc d;
    arena *mem;
    uint32_t level, first_level; /* of an article's heading: below the one it stands under */
    bool alone;                  /* the only article of its page */
    read_marks marks;
    VEC(read_row) legend; /* of all articles; without their hits */
    uint32_t negated;
} drawing;

/* ---- reading ----------------------------------------------------------------------------- */

static void read_again(drawing *g, const page_block *b) {
    const page_article *a = b->article;
    doc *d = &g->d;
    doc_clear(d);
    d->id = a->id;
    d->outlet = a->outlet;
    d->date = a->date;
    d->title = a->title;
    d->url = a->url;
    d->text = b->text;
    fields_finish(&(field_names){0}, d);
    scan_doc(&g->r.s->scan, d);
    g->r.articles++;
    read_letters(&g->r);
    g->marks.n = 0;
    read_choose(&g->r, &g->marks);
    g->negated += read_negated(&g->marks);
}

/* A letter means the same in all articles of a page, so one legend does for them. */
static void add_to_legend(drawing *g, const read_row *row) {
    uint32_t i = 0;
    while (i < g->legend.n && g->legend.p[i].category != row->category) i++;
    if (i == g->legend.n)
        vec_push(&g->legend,
                 (read_row){.category = row->category, .class = row->class, .hue = row->hue});
    g->legend.p[i].own += row->own;
    g->legend.p[i].others += row->others;
}

static void put_left_out(buf *b, const page_article *a, const char *before, const char *after) {
    if (!a->left_out) return;
    buf_put(b, str_c(before));
    buf_put(b, STR("The text goes on: "));
    read_count(b, a->left_out);
    buf_printf(b, " bytes of it are left out.%s", after);
}

/* ---- HTML -------------------------------------------------------------------------------- */

static void draw_html(drawing *g, const page_article *a, const read_row *rows, uint32_t n) {
    reading *r = &g->r;
    buf_put(&r->out, STR("<article class=\"annotated\">\n"));
    read_html_header(r, g->level);
    if (g->alone) {
        buf_put(&r->out, STR("<div class=\"beside\">\n"));
        read_html_legend(r, g->level + 1, rows, n, g->negated);
    }
    read_html_text(r, &g->marks);
    if (g->alone) buf_put(&r->out, STR("</div>\n"));
    put_left_out(&r->out, a, "<p class=\"note\">", "</p>\n");
    read_html_list(r, &g->marks);
    buf_put(&r->out, STR("</article>\n"));
}

/* ---- text and Markdown ------------------------------------------------------------------- */

static void put_fact(buf *b, str text) {
    if (!text.n) return;
    if (b->n) buf_put(b, STR(" · "));
    buf_put(b, text);
}

/* "The Echo · 2024-03-01 · 19 words · 4 quoted or reported (21%)" */
static void facts_of(buf *b, const doc *d) {
    uint32_t words, others;
    read_size(d, &words, &others);
    put_fact(b, d->outlet);
    put_fact(b, d->date);
    if (d->title.n) put_fact(b, d->id);
    put_fact(b, d->url);
    if (b->n) buf_put(b, STR(" · "));
    read_count(b, words);
    buf_put(b, STR(" words · "));
    read_count(b, others);
    buf_printf(b, " quoted or reported (%.0f%%)", words ? 100.0 * others / words : 0);
}

static bool judges(const drawing *g, const hit *h) {
    return read_category(&g->r, h)->class == CLASS_EVALUATIVE;
}

/* Writes the paragraphs worth showing and counts the others. */
static uint32_t put_paragraphs(drawing *g, void put(drawing *, uint32_t index, uint32_t *next)) {
    uint32_t next = 0, others = 0;
    bool judging = false;
    for (uint32_t i = 0; i < g->marks.n; i++) judging |= judges(g, g->marks.p[i]);
    for (uint32_t i = 0; i < g->d.paragraphs.n; i++) {
        uint32_t end = g->d.paragraphs.p[i].end, after = next;
        bool shown = false;
        for (; after < g->marks.n && g->marks.p[after]->end <= end; after++)
            shown |= !judging || judges(g, g->marks.p[after]);
        if (shown)
            put(g, i, &next);
        else
            others++;
        next = after;
    }
    return others;
}

static void put_others(const drawing *g, buf *b, uint32_t n) {
    if (!g->marks.n) {
        buf_put(b, STR("No word is marked."));
    } else if (n) {
        read_count(b, n);
        buf_printf(b, " more paragraph%s left out.", n == 1 ? " is" : "s are");
    }
}

static void put_text_paragraph(drawing *g, uint32_t index, uint32_t *next) {
    read_paragraph(&g->r, &g->marks, index, next);
}

/* What stands around the text, at its left edge. */
static void put_remark(drawing *g, const buf *text) {
    if (!text->n) return;
    tty_on(&g->r.out, g->r.colour, STYLE_DIM, false);
    buf_fill(&g->r.out, ' ', 6);
    tty_wrap(&g->r.out, buf_str(text), 6, g->r.width);
    tty_off(&g->r.out, g->r.colour);
}

static void draw_text(drawing *g, const page_article *a) {
    buf *b = &g->r.out, line = {0};
    tty_on(b, g->r.colour, STYLE_BOLD, false);
    tty_wrap(b, g->d.title.n ? g->d.title : g->d.id, 0, g->r.width);
    tty_off(b, g->r.colour);
    facts_of(&line, &g->d);
    tty_wrap(b, buf_str(&line), 0, g->r.width);
    line.n = 0;
    uint32_t others = put_paragraphs(g, put_text_paragraph);
    put_others(g, &line, others);
    put_remark(g, &line);
    line.n = 0;
    put_left_out(&line, a, "", "");
    put_remark(g, &line);
    buf_free(&line);
}

/* The number before a paragraph also keeps what begins it from beginning a block of Markdown's.
 * Negated words count for nothing, and are not marked. */
static void put_markdown_paragraph(drawing *g, uint32_t index, uint32_t *next) {
    buf *b = &g->r.out;
    const doc_paragraph *p = &g->d.paragraphs.p[index];
    uint32_t at = p->start;
    buf_printf(b, "> ¶%u ", index + 1);
    for (; *next < g->marks.n && g->marks.p[*next]->end <= p->end; ++*next) {
        const hit *h = g->marks.p[*next];
        str mark = h->negated ? STR("") : h->voice == VOICE_AUTHOR ? STR("**") : STR("*");
        print_escaped(b, str_sub(g->d.text, at, h->start));
        buf_put(b, mark);
        print_escaped(b, str_sub(g->d.text, h->start, h->end));
        buf_put(b, mark);
        at = h->end;
    }
    print_escaped(b, str_sub(g->d.text, at, p->end));
    buf_put(b, STR("\n>\n"));
}

static void draw_markdown(drawing *g, const page_article *a) {
    buf *b = &g->r.out, line = {0};
    buf_fill(b, '#', g->level);
    buf_byte(b, ' ');
    print_escaped(b, g->d.title.n ? g->d.title : g->d.id);
    facts_of(&line, &g->d);
    buf_put(b, STR("\n\n*"));
    print_escaped(b, buf_str(&line));
    buf_put(b, STR("*\n"));
    if (g->marks.n) buf_byte(b, '\n');
    uint32_t others = put_paragraphs(g, put_markdown_paragraph);
    if (g->marks.n) b->n -= STR(">\n").n; /* behind the last one */
    line.n = 0;
    put_others(g, &line, others);
    if (line.n) buf_printf(b, "\n%.*s\n", STR_ARG(buf_str(&line)));
    put_left_out(b, a, "\n", "\n");
    buf_free(&line);
}

/* ---- JSON -------------------------------------------------------------------------------- */

static void put_field(buf *b, const char *key, str value) {
    if (value.n) emit_member(b, key, value);
}

/* Code points; hits come in their order, so each part of the text is counted once. */
static void put_hit(drawing *g, hit *h, uint32_t *at, uint64_t *count) {
    buf *b = &g->r.out;
    const lexlib *lib = &g->r.s->lib;
    const lex_category *c = read_category(&g->r, h);
    *count += utf8_count(str_sub(g->d.text, *at, h->start));
    *at = h->start;
    uint64_t end = *count + utf8_count(str_sub(g->d.text, h->start, h->end));
    if (judges(g, h)) scan_aim(&g->r.s->scan, &g->d, h);
    buf_printf(b, "{\"start\":%llu,\"end\":%llu", (unsigned long long)*count,
               (unsigned long long)end);
    emit_member(b, "term", lib->terms.p[h->term].text);
    emit_member(b, "category", c->name);
    emit_member(b, "class", lib->classes.p[c->class]);
    emit_member(b, "voice", str_c(voice_names[h->voice]));
    emit_member(b, "target", judges(g, h) ? entity_name(&g->d, h->target) : (str){0});
    buf_put(b, STR(",\"weight\":"));
    buf_number(b, h->weight);
    buf_printf(b, ",\"negated\":%s}", h->negated ? "true" : "false");
}

static void draw_json(drawing *g, const page_article *a) {
    buf *b = &g->r.out;
    uint32_t at = 0;
    uint64_t count = 0;
    put_field(b, "id", g->d.id);
    put_field(b, "outlet", g->d.outlet);
    put_field(b, "date", g->d.date);
    put_field(b, "title", g->d.title);
    put_field(b, "url", g->d.url);
    if (a->left_out) buf_printf(b, ",\"bytes_left_out\":%zu", a->left_out);
    buf_put(b, STR(",\"hits\":["));
    for (uint32_t i = 0; i < g->marks.n; i++) {
        if (i) buf_byte(b, ',');
        put_hit(g, g->marks.p[i], &at, &count);
    }
    buf_byte(b, ']');
}

/* ---- legend ------------------------------------------------------------------------------ */

static void put_letters(drawing *g, buf *b) {
    for (uint32_t i = 0; i < g->legend.n; i++) {
        const read_row *row = &g->legend.p[i];
        buf_printf(b, " · %c\u00a0", g->r.letter[row->category]); /* no line break between */
        buf_put(b, g->r.s->lib.categories.p[row->category].name);
    }
}

/* Stands before the first article; of one that is alone, HTML has it beside the text. */
static void draw_legend(drawing *g, str format) {
    buf *b = &g->r.out, line = {0};
    read_order_rows(g->legend.p, g->legend.n);
    if (str_eq(format, STR("html")) && !g->alone) {
        read_html_legend(&g->r, g->first_level, g->legend.p, g->legend.n, g->negated);
    } else if (str_eq(format, STR("markdown")) && g->legend.n) {
        buf_put(b, STR("Marked words: **the outlet’s own voice**, *quoted or reported*.\n\n"));
    } else if (str_eq(format, STR("text")) && g->legend.n) {
        buf_put(&line, STR("[LETTER] own voice · [letter] quoted or reported"));
        put_letters(g, &line);
        tty_wrap(b, buf_str(&line), 0, g->r.width);
        buf_byte(b, '\n');
    }
    buf_free(&line);
}

/* ---- all of them ------------------------------------------------------------------------- */

static str taken(drawing *g) {
    str text = arena_str(g->mem, buf_str(&g->r.out));
    g->r.out.n = 0;
    return text;
}

static void draw(drawing *g, const page_block *block, str format) {
    uint32_t n;
    read_again(g, block);
    read_row *rows = read_rows(&g->r, &n);
    for (uint32_t i = 0; i < n; i++) add_to_legend(g, &rows[i]);
    if (str_eq(format, STR("html")))
        draw_html(g, block->article, rows, n);
    else if (str_eq(format, STR("markdown")))
        draw_markdown(g, block->article);
    else if (str_eq(format, STR("json")))
        draw_json(g, block->article);
    else
        draw_text(g, block->article);
    for (uint32_t i = 0; i < n; i++) vec_free(&rows[i].hits);
}

uint32_t print_articles_on(const page *p) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->blocks.n; i++) n += p->blocks.p[i].kind == BLOCK_ARTICLE;
    return n;
}

const str *print_articles(arena *mem, const page *p, const printing *how) {
    enum { WIDEST = 100 };
    uint32_t n = print_articles_on(p), at = 0;
    str *list = ARENA_NEWS(mem, str, n + 1);
    if (!n || str_eq(how->format, STR("csv"))) return list;
    drawing g = {.mem = mem, .level = 2, .alone = n == 1};
    g.r = (reading){.s = how->s,
                    .d = &g.d,
                    .colour = how->colour,
                    .width = how->width < WIDEST ? how->width : WIDEST,
                    .classes = READ_CLASSES,
                    .letter = ARENA_NEWS(mem, char, how->s->lib.categories.n + 1),
                    .articles = how->articles};
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        if (block->kind == BLOCK_HEADING) g.level = block->level + 1;
        if (block->kind != BLOCK_ARTICLE) continue;
        if (!at) g.first_level = g.level;
        draw(&g, block, how->format);
        list[at++] = taken(&g);
    }
    draw_legend(&g, how->format);
    buf_put(&g.r.out, list[0]);
    list[0] = taken(&g);
    buf_free(&g.r.out);
    vec_free(&g.legend);
    vec_free(&g.marks);
    doc_free(&g.d);
    return list;
}
