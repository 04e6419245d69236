/* The main text of a page; the rule stands in html.h. */
#include "text/htmlpage.h"

enum { SHORTEST_SCORED = 25, SHORTEST_LOOSE = 80, FARTHEST = 40 };

static size_t length(const html_block *b) { return b->end - b->start; }

static bool is_mostly_links(const html_block *b) { return b->linked > length(b) / 2; }

static void count_blocks(html_page *p) {
    for (uint32_t i = 0; i < p->blocks.n; i++) p->holders.p[p->blocks.p[i].holder].blocks++;
    for (uint32_t i = p->holders.n; i-- > 0;) {
        const html_holder *h = &p->holders.p[i];
        if (h->parent != DOC_NONE) p->holders.p[h->parent].blocks += h->blocks;
    }
}

/* The innermost holder of more than this paragraph. */
static uint32_t true_holder(const html_page *p, const html_block *b) {
    uint32_t holder = b->holder;
    for (;;) {
        const html_holder *h = &p->holders.p[holder];
        bool outermost =
            h->parent == DOC_NONE || h->is_body || h->in_form != p->holders.p[h->parent].in_form;
        if (h->blocks > 1 || outermost) return holder;
        holder = h->parent;
    }
}

static void give_points(html_page *p) {
    count_blocks(p);
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        const html_block *b = &p->blocks.p[i];
        if (b->kind == BLOCK_HEADING || length(b) < SHORTEST_SCORED || is_mostly_links(b)) continue;
        uint32_t holder = true_holder(p, b);
        uint64_t points = 256 * (uint64_t)(length(b) - b->linked); /* to be halved often */
        for (int far = 0; far < FARTHEST && points && holder != DOC_NONE; far++) {
            html_holder *h = &p->holders.p[holder];
            h->points += h->is_main ? points * 3 / 2 : points;
            holder = h->parent;
            points /= 2;
        }
    }
}

/* The holder of the main text: if there are no points at all, the whole page; DOC_NONE when that is
 * empty. */
static uint32_t choose_holder(const html_page *p) {
    uint32_t best = p->holders.n ? 0 : DOC_NONE;
    for (uint32_t i = 0; i < p->holders.n; i++) {
        const html_holder *h = &p->holders.p[i];
        if (!h->points) continue;
        const html_holder *b = &p->holders.p[best];
        if (!b->points || (h->is_body && !b->is_body) ||
            (h->is_body == b->is_body && h->points > b->points))
            best = i;
    }
    return best;
}

static bool belongs(const html_page *p, const html_block *b, uint32_t holder) {
    const html_holder *main = &p->holders.p[holder];
    if (b->holder < holder || b->holder > main->last || is_mostly_links(b)) return false;
    if (p->holders.p[b->holder].in_form != main->in_form) return false;
    return b->kind != BLOCK_LOOSE || length(b) >= SHORTEST_LOOSE;
}

static void add(buf *out, str text) {
    if (out->n) buf_put(out, STR("\n\n"));
    buf_put(out, text);
}

static str text_of(const html_page *p, const html_block *b) {
    return str_sub(buf_str(&p->text), b->start, b->end);
}

str htmltext_choose(html_page *p) {
    give_points(p);
    uint32_t holder = choose_holder(p);
    str title = p->fact[FACT_TITLE];
    buf out = {0};
    str heading = {0}; /* waits for a paragraph to follow it */
    add(&out, title);
    size_t nothing = out.n;
    for (uint32_t i = 0; holder != DOC_NONE && i < p->blocks.n; i++) {
        const html_block *b = &p->blocks.p[i];
        str text = text_of(p, b);
        if (!belongs(p, b, holder) || str_eq(text, title)) continue;
        if (b->kind == BLOCK_HEADING) {
            heading = text;
            continue;
        }
        if (heading.n) add(&out, heading);
        heading = (str){0};
        add(&out, text);
    }
    if (out.n == nothing && p->fact[FACT_BODY].n) add(&out, p->fact[FACT_BODY]);
    str text = out.n > nothing ? arena_str(p->mem, buf_str(&out)) : (str){0};
    buf_free(&out);
    return text;
}
