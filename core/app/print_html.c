/* A page as a part of an HTML file, and the frame of the file. */
#include "app/print.h"
#include "app/web.h"

static void put_element(buf *b, const char *open, str text, const char *close) {
    buf_put(b, str_c(open));
    web_text(b, text);
    buf_put(b, str_c(close));
}

/* A table without a caption of its own is called by the heading before it: not shown twice, but
 * said by whatever reads the page aloud. */
static void put_caption(buf *b, const page_block *t, str heading) {
    if (t->text.n)
        put_element(b, "<caption>", t->text, "</caption>\n");
    else if (heading.n)
        put_element(b, "<caption class=\"unseen\">", heading, "</caption>\n");
}

/* Numbers are digits and signs only: they need no web_text. */
static void put_estimate(buf *b, const cell *c, int decimals) {
    buf_put(b, STR("<td class=\"n\""));
    if (c->n == c->n) {
        buf_put(b, STR(" title=\"n = "));
        buf_number(b, c->n);
        buf_byte(b, '"');
    }
    buf_byte(b, '>');
    print_number(b, c->number, decimals);
    if (cell_has_interval(c)) {
        buf_put(b, STR(" <small>"));
        print_interval(b, c, decimals);
        buf_put(b, STR("</small>"));
    }
    buf_put(b, STR("</td>"));
}

static void put_cell(buf *b, const cell *c, int decimals, bool numeric, bool name) {
    buf text = {0};
    if (c->kind == CELL_ESTIMATE) {
        put_estimate(b, c, decimals);
        return;
    }
    print_cell(&text, c, decimals);
    put_element(b,
                name      ? "<th scope=\"row\">"
                : numeric ? "<td class=\"n\">"
                          : "<td>",
                buf_str(&text), name ? "</th>" : "</td>");
    buf_free(&text);
}

static void put_table(buf *b, const page_block *t, str heading) {
    arena mem = {0};
    uint32_t n = t->names.n;
    bool *numeric = ARENA_NEWS(&mem, bool, n + 1);
    int *decimals = ARENA_NEWS(&mem, int, n + 1);
    buf_put(b, STR("<div class=\"wide\"><table>\n"));
    put_caption(b, t, heading);
    buf_put(b, STR("<thead><tr>"));
    for (uint32_t c = 0; c < n; c++) {
        numeric[c] = print_numeric(t, c);
        decimals[c] = print_decimals(t, c);
        put_element(b, numeric[c] ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">",
                    t->names.p[c], "</th>");
    }
    buf_put(b, STR("</tr></thead>\n<tbody>\n"));
    for (uint32_t i = 0; i < t->cells.n; i++) {
        uint32_t c = i % n;
        if (!c) buf_put(b, STR("<tr>"));
        put_cell(b, &t->cells.p[i], decimals[c], numeric[c], !c && !numeric[c]);
        if (c + 1 == n) buf_put(b, STR("</tr>\n"));
    }
    buf_put(b, STR("</tbody>\n</table></div>\n"));
    arena_free(&mem);
}

/* The drawing, and the table it was made from. The markup is our own library's; see page.h. */
static void put_chart(buf *b, const page_block *c) {
    if (!c->chart->svg.n) {
        put_table(b, c, (str){0});
        return;
    }
    buf_put(b, STR("<figure class=\"chart\">\n<figcaption>"));
    put_element(b, "<b>", c->text, "</b> ");
    put_element(b, "<span class=\"note\">", c->chart->about, "</span></figcaption>\n");
    buf_put(b, STR("<div class=\"wide\">\n"));
    buf_put(b, c->chart->svg);
    buf_put(b, STR("</div>\n<details><summary>Data table</summary>\n"));
    page_block table = *c;
    table.text = (str){0}; /* the title stands above the drawing already */
    put_table(b, &table, c->text);
    buf_put(b, STR("</details>\n</figure>\n"));
}

static void put_heading(buf *b, const page_block *h) {
    buf_printf(b, "<h%u>", h->level);
    web_text(b, h->text);
    buf_printf(b, "</h%u>\n", h->level);
}

void print_html(buf *b, const page *p, const str *articles) {
    str heading = {0};
    buf_put(b, STR("<section>\n"));
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const page_block *block = &p->blocks.p[i];
        switch (block->kind) {
        case BLOCK_HEADING:
            heading = block->text;
            put_heading(b, block);
            break;
        case BLOCK_LINE: put_element(b, "<p>", block->text, "</p>\n"); break;
        case BLOCK_NOTE: put_element(b, "<p class=\"note\">", block->text, "</p>\n"); break;
        case BLOCK_PROVENANCE: break; /* stands in the footer */
        case BLOCK_LIST:
            buf_put(b, STR("<ul>\n"));
            for (uint32_t j = 0; j < block->names.n; j++)
                put_element(b, "<li>", block->names.p[j], "</li>\n");
            buf_put(b, STR("</ul>\n"));
            break;
        case BLOCK_TABLE: put_table(b, block, heading); break;
        case BLOCK_ARTICLE: buf_put(b, *articles++); break;
        case BLOCK_CHART: put_chart(b, block); break;
        }
    }
    buf_put(b, STR("</section>\n"));
}

void print_open(buf *b, const session *s, str format) {
    if (str_eq(format, STR("vega"))) buf_put(b, STR("{\"charts\":["));
    if (str_eq(format, STR("csv")) && s->scripts.n > 1) print_csv_head(b);
    if (!str_eq(format, STR("html"))) return;
    buf title = {0};
    for (uint32_t i = 0; i < s->scripts.n; i++)
        buf_printf(&title, "%s%.*s", i ? ", " : "", STR_ARG(script_about(s->scripts.p[i])->name));
    web_open(b, buf_str(&title));
    buf_free(&title);
}

void print_close(buf *b, const session *s, str format) {
    if (str_eq(format, STR("html"))) web_close(b, s);
    if (str_eq(format, STR("vega"))) buf_put(b, STR("\n]}\n"));
}
