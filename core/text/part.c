/* Headline, lead, body, furniture. */
#include "base/utf8.h"
#include "text/marks.h"
#include "text/split.h"

#include <string.h>

enum { HEADLINE_MOST = 20, FURNITURE_MOST_BYTES = 2000 };

/* ---- furniture --------------------------------------------------------------------------- */

/* * is any run of characters, empty too. What stands between two stars is looked for as a whole,
 * and the first place will do: the work is about the length of the text. */
static bool glob_matches(str glob, str text) {
    str piece = str_cut(&glob, '*');
    if (!glob.p) return str_eq(piece, text);
    if (!str_starts(text, piece)) return false;
    text = str_sub(text, piece.n, text.n);
    for (;;) {
        piece = str_cut(&glob, '*');
        if (!glob.p) return str_ends(text, piece);
        size_t at = str_find(text, piece);
        if (at == text.n && piece.n) return false;
        text = str_sub(text, at + piece.n, text.n);
    }
}

static bool any_matches(const text_rules *r, uint8_t first, str text) {
    for (uint32_t i = r->glob_of_byte[first]; i; i = r->next.p[i - 1])
        if (glob_matches(r->furniture.p[i - 1], text)) return true;
    return false;
}

/* The paragraph as globs are written: folded, one blank for many, no decoration at either end. */
static void fold_paragraph(buf *b, str text) {
    b->n = 0;
    bool blank = false;
    for (size_t i = 0; i < text.n;) {
        uint32_t len = 1, c = (uint8_t)text.p[i];
        if (c > ' ' && c < 0x7f && !blank) { /* nearly always */
            buf_byte(b, (char)(c - 'A' < 26 ? c | 0x20 : c));
            i++;
            continue;
        }
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

/* Whether the paragraph begins with a word that begins some glob; one that begins with a sign
 * (©, a bracket) is asked for too, for most globs begin with none. */
static bool may_begin(const doc *d, const doc_paragraph *p) {
    const type *first = word_type(d, p->first);
    return d->words.start[p->first] > p->start || first->rules & RULE_BIT(RULE_FURNITURE_FIRST);
}

/* Whether it holds a word that some glob needs. */
static bool may_hold(const doc *d, const doc_paragraph *p) {
    for (uint32_t w = p->first; w < p->last; w++)
        if (word_rules(d, w) & RULE_BIT(RULE_FURNITURE_INSIDE)) return true;
    return false;
}

static bool is_furniture(const doc *d, const doc_paragraph *p, const text_rules *r, buf *b) {
    bool begins = may_begin(d, p), holds = may_hold(d, p);
    if ((!begins && !holds) || p->end - p->start > FURNITURE_MOST_BYTES) return false;
    fold_paragraph(b, str_sub(d->text, p->start, p->end));
    str folded = buf_str(b);
    return folded.n && ((begins && any_matches(r, (uint8_t)folded.p[0], folded)) ||
                        (holds && any_matches(r, '*', folded)));
}

static void mark_furniture(doc *d, const text_rules *rules) {
    buf b = {0};
    for (uint32_t i = 0; i < d->paragraphs.n; i++) {
        doc_paragraph *p = &d->paragraphs.p[i];
        if (p->last - p->first <= rules->furniture_most && is_furniture(d, p, rules, &b))
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
