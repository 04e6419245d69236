#include "text/quote.h"
#include "base/utf8.h"
#include "text/marks.h"

/* Paragraph by paragraph, in three steps:
 *
 *      collect   the marks between words        “ … ‘ … ’ … ”
 *      pair      which closes which             0   1   1   0
 *      record    a doc_quote for each pair, with the one around it as its parent
 *
 * Only gaps that hold a mark (WORD_QUOTE) are looked at. An apostrophe that belongs to a word is
 * inside the word and never seen here. */

enum {
    MOST_IN_GAP = 8,  /* marks between two words; more is no typography */
    MOST_OPEN = 8,    /* quotations within each other */
    DIRECT_WORDS = 12 /* more words than this are speech, not a few words picked out */
};

/* How a quotation ends. */
typedef enum {
    END_NONE,     /* the mark opens nothing */
    END_MARK,     /* at the mark that closes it */
    END_BEFORE,   /* never closed: before the next mark that opens */
    END_PARAGRAPH /* never closed: with its paragraph */
} quote_end;

typedef struct quote_mark {
    uint32_t at, end; /* bytes */
    uint32_t word;    /* that follows it */
    mark mark;
    bool after_letter; /* the last of a word, so it may be an apostrophe: goin’ home */
    bool sure_behind;  /* a single mark that surely closes comes before the next that opens */
    bool any_behind;   /* some single mark behind it may close */
    quote_end ends;    /* of one that opens, with the mark it ends at */
    uint32_t partner;
} quote_mark;

typedef struct quoter {
    doc *d;
    const doc_paragraph *paragraph;
    VEC(quote_mark) marks; /* of the paragraph */
    uint32_t open[MOST_OPEN], n_open;
    bool nests;           /* doubles are balanced: one inside another is meant */
    mark_family unclosed; /* of the quotation that the paragraph before left open */
} quoter;

/* ---- collect ----------------------------------------------------------------------------- */

static void collect_gap(quoter *q, uint32_t from, uint32_t to, uint32_t word) {
    str text = q->d->text;
    uint32_t n = 0;
    for (uint32_t at = from, len; at < to && n < MOST_IN_GAP; at += len) {
        mark m = mark_at(text, at);
        if (!m.family) {
            utf8_at(text, at, &len);
            continue;
        }
        len = m.len;
        uint32_t before = code_before(text, at);
        bool after_letter = utf8_is_letter(before) || utf8_is_digit(before);
        vec_push(
            &q->marks,
            (quote_mark){
                .at = at, .end = at + len, .word = word, .mark = m, .after_letter = after_letter});
        n++;
    }
}

static void collect(quoter *q) {
    const doc_paragraph *p = q->paragraph;
    const doc_words *w = &q->d->words;
    q->marks.n = 0;
    for (uint32_t i = p->first; i < p->last; i++)
        if (w->flags[i] & WORD_QUOTE)
            collect_gap(q, i == p->first ? p->start : w->end[i - 1], w->start[i], i);
    collect_gap(q, w->end[p->last - 1], p->end, p->last);
}

/* ---- pair -------------------------------------------------------------------------------- */

/* What lies behind each single mark, from the last to the first. */
static void look_behind(quoter *q) {
    bool sure = false, any = false;
    for (uint32_t i = q->marks.n; i > 0; i--) {
        quote_mark *m = &q->marks.p[i - 1];
        m->sure_behind = sure;
        m->any_behind = any;
        if (m->mark.family != MARK_SINGLE) continue;
        if (m->mark.role == MARK_OPENS)
            sure = false;
        else
            sure |= !m->after_letter, any = true;
    }
}

/* Doubles within doubles are meant when as many open as close; else one was left open, and the next
 * that opens shows where it ended at the latest. */
static bool doubles_balance(const quoter *q) {
    uint32_t opening = 0, closing = 0;
    for (uint32_t i = 0; i < q->marks.n; i++) {
        const mark *m = &q->marks.p[i].mark;
        if (m->family != MARK_DOUBLE) continue;
        if (m->role == MARK_EITHER) return false;
        *(m->role == MARK_OPENS ? &opening : &closing) += 1;
    }
    return opening == closing;
}

static quote_mark *top(quoter *q) { return q->n_open ? &q->marks.p[q->open[q->n_open - 1]] : NULL; }

/* The innermost open mark of a family: its place on the stack + 1, 0 for none. */
static uint32_t innermost(const quoter *q, mark_family family) {
    uint32_t i = q->n_open;
    while (i > 0 && q->marks.p[q->open[i - 1]].mark.family != family) i--;
    return i;
}

/* Takes the open marks above `keep` from the stack: they were never closed. A single mark was an
 * apostrophe then (‘burbs), unless it is at the head of its paragraph: a long quotation opens each
 * paragraph anew and closes the last only. */
static void give_up(quoter *q, uint32_t keep, quote_end ends, uint32_t before) {
    while (q->n_open > keep) {
        quote_mark *m = top(q);
        if (m->mark.family != MARK_SINGLE || m->word == q->paragraph->first) {
            m->ends = ends;
            m->partner = before;
        }
        q->n_open--;
    }
}

static void open_mark(quoter *q, uint32_t i) {
    const quote_mark *m = &q->marks.p[i];
    uint32_t same = innermost(q, m->mark.family);
    if (same && (m->mark.family == MARK_SINGLE || !q->nests)) give_up(q, same - 1, END_BEFORE, i);
    if (q->n_open < MOST_OPEN) q->open[q->n_open++] = i;
}

static void close_mark(quoter *q, uint32_t i) {
    const quote_mark *m = &q->marks.p[i];
    uint32_t same = innermost(q, m->mark.family);
    if (!same) return;
    if (m->mark.family == MARK_SINGLE) {
        bool is_top = same == q->n_open;
        if (!is_top || (m->after_letter && m->sure_behind)) return; /* goin’ home,’ he said */
    }
    give_up(q, same, END_NONE, 0);
    top(q)->ends = END_MARK;
    top(q)->partner = i;
    q->n_open--;
}

static bool opens(const quoter *q, const quote_mark *m) {
    uint32_t same = innermost(q, m->mark.family);
    if (m->mark.family == MARK_SINGLE && m->mark.straight)
        return m->mark.role == MARK_OPENS && m->any_behind;
    if (m->mark.role == MARK_EITHER) return !same;
    if (m->mark.role == MARK_CLOSES) return false;
    bool german = same && q->marks.p[q->open[same - 1]].mark.low && !m->mark.low; /* „so“ */
    return !german;
}

static void pair(quoter *q) {
    look_behind(q);
    q->nests = doubles_balance(q);
    for (uint32_t i = 0; i < q->marks.n; i++) {
        const quote_mark *m = &q->marks.p[i];
        bool turned = m->mark.family == MARK_SINGLE && m->mark.role == MARK_EITHER;
        if (turned && !m->mark.straight) continue; /* ’burbs: an apostrophe that nobody listed */
        if (opens(q, m))
            open_mark(q, i);
        else
            close_mark(q, i);
    }
    give_up(q, 0, END_PARAGRAPH, 0);
}

/* ---- record ------------------------------------------------------------------------------ */

/* Speech, or a few words picked out of it? */
static quote_kind kind_of(const doc *d, const doc_quote *q, uint32_t inner_end) {
    uint32_t word_end = d->words.end[q->last - 1];
    uint32_t c = inner_end > word_end ? code_closing(str_sub(d->text, word_end, inner_end)) : ' ';
    if (c == ',' || c == '.' || c == '?' || c == '!' || c == 0x2026) return QUOTE_DIRECT;
    if (!q->closed || q->last - q->first > DIRECT_WORDS) return QUOTE_DIRECT;
    const doc_sentence *s = &d->sentences.p[sentence_at(d, q->first)];
    bool whole = q->first == s->first && q->last == s->last;
    return whole || q->last > s->last ? QUOTE_DIRECT : QUOTE_PARTIAL;
}

static doc_quote quote_from(const quoter *q, const quote_mark *m) {
    const quote_mark *partner = &q->marks.p[m->partner];
    doc_quote found = {
        .start = m->at, .first = m->word, .voice = VOICE_QUOTED, .speaker = DOC_NONE};
    found.closed = m->ends == END_MARK;
    if (m->ends == END_PARAGRAPH) {
        found.end = q->paragraph->end;
        found.last = q->paragraph->last;
        return found;
    }
    found.last = partner->word;
    found.end = found.closed ? partner->end : partner->at;
    while (!found.closed && found.end > m->end && q->d->text.p[found.end - 1] == ' ') found.end--;
    return found;
}

static void record(quoter *q) {
    doc *d = q->d;
    uint32_t around[MOST_OPEN], depth = 0;
    mark_family unclosed = MARK_NONE;
    for (uint32_t i = 0; i < q->marks.n; i++) {
        const quote_mark *m = &q->marks.p[i];
        if (m->ends == END_NONE) continue;
        doc_quote found = quote_from(q, m);
        if (found.first == found.last) continue; /* no word inside */
        while (depth && d->quotes.p[around[depth - 1]].end <= m->at) depth--;
        found.parent = depth ? around[depth - 1] : DOC_NONE;
        found.kind = kind_of(d, &found, found.closed ? q->marks.p[m->partner].at : found.end);
        found.continues = !depth && m->word == q->paragraph->first && m->mark.family == q->unclosed;
        if (!depth && m->ends == END_PARAGRAPH) unclosed = m->mark.family;
        d->words.flags[found.first] |= WORD_SENTENCE;
        for (uint32_t w = found.first; w < found.last; w++) d->words.voice[w] = VOICE_QUOTED;
        around[depth++] = d->quotes.n;
        vec_push(&d->quotes, found);
    }
    if (q->paragraph->part != PART_FURNITURE) q->unclosed = unclosed;
}

void quote_doc(doc *d) {
    quoter q = {.d = d};
    d->quotes.n = 0;
    for (uint32_t i = 0; i < d->paragraphs.n; i++) {
        q.paragraph = &d->paragraphs.p[i];
        collect(&q);
        pair(&q);
        record(&q);
    }
    vec_free(&q.marks);
}
