/* Where sentences end, and which of them are headings. */
#include "base/utf8.h"
#include "text/marks.h"
#include "text/split.h"

/* ---- what stands between two words ------------------------------------------------------- */

typedef struct gap {
    bool stops;     /* . ! ? … and behind it nothing but what may close or open there */
    bool full_stop; /* it is a single full stop */
    bool bare;      /* and nothing else stands there but blanks */
    bool closed;    /* marks or brackets close behind the stop */
    bool spaced;    /* a blank stands between the stop and the next word */
    bool wide;      /* the stop is 。！？, which no blank follows */
    bool opened;    /* a quotation mark opens before the next word */
    uint32_t end;   /* of the sentence: behind the stop and all that closes */
} gap;

static bool is_wide_stop(uint32_t c) { return c == 0x3002 || c == 0xff01 || c == 0xff1f; }

static bool is_stop(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x203d || is_wide_stop(c);
}

/* Reads text[from, to), the gap behind a word. `stopped`: the word ends in its own full stop. */
static gap read_gap(str text, uint32_t from, uint32_t to, bool stopped) {
    gap g = {.stops = stopped, .full_stop = stopped, .bare = true, .end = from};
    for (uint32_t at = from, len; at < to; at += len) {
        uint32_t c = utf8_at(text, at, &len), closes;
        if (is_blank(c)) {
            g.spaced |= g.stops;
        } else if (is_invisible(c)) {
            continue;
        } else if (is_stop(c) && !(g.spaced && g.stops)) {
            g.full_stop = c == '.' && !g.stops;
            g.bare &= !g.stops && at == from;
            g.wide = is_wide_stop(c);
            g.stops = true;
            g.closed = false;
            g.end = at + len;
        } else if (g.stops && !g.spaced && (closes = closer_at(text, at))) {
            len = closes;
            g.closed = true;
            g.bare = false;
            g.end = at + len;
        } else if (g.stops && (g.spaced || mark_at(text, at).family)) {
            mark m = mark_at(text, at);
            if (m.family) len = m.len;
            g.opened |= m.family != MARK_NONE;
            g.bare = false;
        } else {
            g = (gap){.end = from}; /* a comma, a dash: what stopped before did not stop for good */
        }
    }
    return g;
}

/* ---- ends -------------------------------------------------------------------------------- */

/* How a word begins: may it begin a sentence? "iPhone" may, letters without case may. */
static bool may_begin(str text, uint32_t start, uint32_t end) {
    uint32_t len, c = utf8_at(text, start, &len);
    if (apostrophe_at(text, start) && start + len < end) /* ’Tis */
        start += len, c = utf8_at(text, start, &len);
    if (c < 0x80 && c - 'a' < 26) return start + 1 < end && (uint8_t)(text.p[start + 1] - 'A') < 26;
    return c < 0x80 || !utf8_is_letter(c) || utf8_is_upper(c) || utf8_fold(c) != c ||
           c >= 0x590; /* scripts without case begin behind the Greek and Cyrillic ones */
}

/* "1." at the head of a line counts what follows it. */
static bool is_list_number(const doc *d, uint32_t word, uint32_t sentence_first) {
    const type *t = word_type(d, word);
    return word == sentence_first && t->shape & TYPE_NUMBER && t->text.n <= 3;
}

/* Does a sentence end in the break between `word` - 1 and `word`? With no_break, nothing ended
 * there and the stop is an abbreviation's: Gen. Michael is a phrase like any other. */
static bool ends_before(const doc *d, uint32_t word, uint32_t first, gap *g, bool *no_break) {
    uint32_t from = d->words.end[word - 1], to = d->words.start[word];
    bool stopped = d->text.p[from - 1] == '.';
    *no_break = false;
    *g = read_gap(d->text, from, to, stopped);
    if (!g->stops) return false;

    const type *before = word_type(d, word - 1), *next = word_type(d, word);
    bool begins = may_begin(d->text, to, d->words.end[word]) || (g->opened && g->full_stop);
    if (g->full_stop && !g->closed) {
        bool title = before->rules & RULE_BIT(RULE_TITLE);
        bool counted = before->rules & RULE_BIT(RULE_COUNTED) && next->shape & TYPE_NUMBER;
        bool shortened = stopped || before->rules & RULE_BIT(RULE_ABBREVIATION);
        bool starts = begins && (g->opened || next->rules & RULE_BIT(RULE_STARTER));
        if (title || counted || (shortened && !starts)) return *no_break = g->bare, false;
        if (is_list_number(d, word - 1, first)) return false;
    }
    /* Without a blank ("committed.But") only a capital behind small letters is a new sentence. */
    if (!g->spaced && !g->opened && !g->wide)
        return next->shape & TYPE_CAPITAL && !(before->shape & TYPE_CAPS);
    return begins;
}

/* ---- headings ---------------------------------------------------------------------------- */

/* Title case or all capitals, so that a capital says nothing about names. */
static bool is_heading(const doc *d, const doc_sentence *s) {
    bool title = code_closing(str_sub(d->text, s->start, s->end)) != '.', all_caps = true;
    uint32_t capitals = 0, caps = 0;
    for (uint32_t w = s->first; w < s->last && (title || all_caps); w++) {
        const type *t = word_type(d, w);
        if (t->shape & (TYPE_NUMBER | TYPE_LINK)) continue;
        bool capital = t->shape & TYPE_CAPITAL;
        caps += (t->shape & TYPE_CAPS) != 0;
        if (!(t->shape & TYPE_CAPS) && !(capital && t->folded.n == 1)) all_caps = false;
        if (t->rules & RULE_BIT(RULE_SMALL) || t->folded.n < 4) continue;
        if (capital)
            capitals += w > s->first;
        else if (utf8_count(t->folded) >= 4)
            title = false;
    }
    return (title && capitals >= 2) || (all_caps && caps > 0);
}

/* ---- the table --------------------------------------------------------------------------- */

static void add_sentence(doc *d, uint32_t start, uint32_t end, uint32_t first, uint32_t last,
                         uint32_t paragraph) {
    doc_sentence s = {
        .start = start, .end = end, .first = first, .last = last, .paragraph = paragraph};
    s.heading = is_heading(d, &s);
    d->words.flags[first] |= WORD_SENTENCE;
    for (uint32_t w = first; w < last; w++) d->words.sentence[w] = d->sentences.n;
    vec_push(&d->sentences, s);
}

static uint32_t behind_blanks(str text, uint32_t at, uint32_t limit) {
    for (uint32_t len; at < limit; at += len) {
        uint32_t c = utf8_at(text, at, &len);
        if (!is_blank(c) && !is_invisible(c)) break;
    }
    return at;
}

/* A sentence longer than this is none but a list, a table or an attack: everything that looks from
 * one of its words to another would take for ever. It is cut. */
enum { MOST_WORDS = 300 };

static void split_paragraph(doc *d, uint32_t index) {
    doc_paragraph *p = &d->paragraphs.p[index];
    uint32_t first = p->first, start = p->start;
    p->first_sentence = d->sentences.n;
    for (uint32_t w = p->first + 1; w < p->last; w++) {
        gap g;
        bool no_break;
        if (w - first == MOST_WORDS) {
            add_sentence(d, start, d->words.end[w - 1], first, w, index);
            start = d->words.start[w];
            first = w;
            d->words.flags[w] |= WORD_BREAK;
            continue;
        }
        if (!(d->words.flags[w] & WORD_BREAK)) continue;
        if (ends_before(d, w, first, &g, &no_break)) {
            add_sentence(d, start, g.end, first, w, index);
            start = behind_blanks(d->text, g.end, d->words.start[w]);
            first = w;
            d->words.flags[w] |= WORD_BREAK;
        } else if (no_break) {
            d->words.flags[w] &= (uint8_t)~WORD_BREAK;
        }
    }
    add_sentence(d, start, p->end, first, p->last, index);
    p->last_sentence = d->sentences.n;
}

void split_sentences(doc *d) {
    d->sentences.n = 0;
    for (uint32_t i = 0; i < d->paragraphs.n; i++) split_paragraph(d, i);
    words_reserve(&d->words, d->words.n + 1); /* the end of the text is in the last one */
    d->words.sentence[d->words.n] = d->sentences.n ? d->sentences.n - 1 : 0;
}
