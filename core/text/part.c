/* Headline, lead, body, furniture. */
#include "base/utf8.h"
#include "text/marks.h"
#include "text/split.h"

#include <string.h>

enum { HEADLINE_MOST = 20, FURNITURE_MOST_BYTES = 2000 };

/* ---- furniture --------------------------------------------------------------------------- */

/* Globs by their first byte, so that a paragraph is held against few of them: chains through next,
 * which end at 0; what is stored is the index + 1. Those that begin with * hang at '*'. */
typedef struct glob_index {
    const text_rules *rules;
    uint32_t head[256];
    uint32_t *next;
} glob_index;

static void index_globs(glob_index *x, const text_rules *rules, arena *mem) {
    *x = (glob_index){.rules = rules, .next = ARENA_NEWS(mem, uint32_t, rules->furniture.n + 1)};
    for (uint32_t i = rules->furniture.n; i > 0; i--) {
        str glob = rules->furniture.p[i - 1];
        if (!glob.n) continue;
        uint32_t *head = &x->head[(uint8_t)glob.p[0]];
        x->next[i] = *head;
        *head = i;
    }
}

/* * is any run of characters, empty too. When what follows a * fails it is tried one further on;
 * earlier ones need not be tried again, so the work is at most text × glob. */
static bool glob_matches(str glob, str text) {
    size_t g = 0, t = 0, star = SIZE_MAX, resume = 0;
    while (t < text.n) {
        if (g < glob.n && glob.p[g] == '*') {
            star = g++;
            resume = t;
        } else if (g < glob.n && glob.p[g] == text.p[t]) {
            g++;
            t++;
        } else if (star != SIZE_MAX) {
            g = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (g < glob.n && glob.p[g] == '*') g++;
    return g == glob.n;
}

static bool any_matches(const glob_index *x, uint8_t first, str text) {
    for (uint32_t i = x->head[first]; i; i = x->next[i])
        if (glob_matches(x->rules->furniture.p[i - 1], text)) return true;
    return false;
}

/* The paragraph as globs are written: folded, one blank for many, no decoration at either end. */
static void fold_paragraph(buf *b, str text) {
    b->n = 0;
    bool blank = false;
    for (size_t i = 0; i < text.n;) {
        uint32_t len = 1, c = (uint8_t)text.p[i];
        if (c >= 0x80) c = utf8_at(text, i, &len);
        i += len;
        if (is_blank(c)) {
            blank = b->n > 0;
        } else if (!is_invisible(c)) {
            if (blank) buf_byte(b, ' ');
            blank = false;
            c = utf8_fold(c);
            if (c < 0x80)
                buf_byte(b, (char)c);
            else
                utf8_put(b, c);
        }
    }
}

static bool is_furniture(const glob_index *x, str text, buf *b) {
    if (text.n > FURNITURE_MOST_BYTES) return false;
    fold_paragraph(b, text);
    str folded = buf_str(b);
    return folded.n &&
           (any_matches(x, (uint8_t)folded.p[0], folded) || any_matches(x, '*', folded));
}

static void mark_furniture(doc *d, const text_rules *rules) {
    glob_index x;
    buf b = {0};
    index_globs(&x, rules, &d->mem);
    for (uint32_t i = 0; i < d->paragraphs.n; i++) {
        doc_paragraph *p = &d->paragraphs.p[i];
        if (p->last - p->first <= rules->furniture_most &&
            is_furniture(&x, str_sub(d->text, p->start, p->end), &b))
            p->part = PART_FURNITURE;
    }
    buf_free(&b);
}

/* ---- headline and lead ------------------------------------------------------------------- */

static bool is_title(const doc *d, str text) {
    str title = str_trim(d->title);
    if (!title.n || text.n > 4 * title.n) return false;
    buf a = {0}, b = {0};
    fold_paragraph(&a, title);
    fold_paragraph(&b, text);
    bool same = str_eq(buf_str(&a), buf_str(&b));
    buf_free(&a);
    buf_free(&b);
    return same;
}

static bool is_headline(const doc *d, const doc_paragraph *p) {
    str text = str_sub(d->text, p->start, p->end);
    if (p->last == d->words.n) return false; /* no more text */
    bool is_short = p->last - p->first <= HEADLINE_MOST;
    bool one_sentence = p->last_sentence - p->first_sentence == 1;
    return (is_short && one_sentence && code_closing(text) != '.') || is_title(d, text);
}

void split_parts(doc *d, const text_rules *rules) {
    if (rules && rules->furniture.n) mark_furniture(d, rules);
    bool headline_past = false;
    for (uint32_t i = 0; i < d->paragraphs.n; i++) {
        doc_paragraph *p = &d->paragraphs.p[i];
        if (p->part == PART_FURNITURE) continue;
        if (!headline_past && is_headline(d, p)) {
            p->part = PART_HEADLINE;
            headline_past = true;
            continue;
        }
        p->part = PART_LEAD;
        break;
    }
}
