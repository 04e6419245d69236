#include "text/split.h"
#include "base/utf8.h"
#include "text/marks.h"
#include "text/word.h"

#include <string.h>

/* How it is made fast: of five words in six there is nothing to think about, because they are
 * letters and digits between blanks. So the text is read in blocks of 64 bytes, each of which
 * becomes two masks (what is blank, what is odd), and a stretch without blanks and without anything
 * odd is a word. Everything else goes through the grammar of text/word.c. */

typedef struct splitter {
    doc *d;
    word_scan scan;
    uint32_t last_end; /* of the last stretch without blanks */
    uint8_t pending;   /* word flags that the next word gets */
} splitter;

/* ---- paragraphs -------------------------------------------------------------------------- */

static bool is_white(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool ends_sentence(str line) {
    uint32_t c = code_closing(line);
    return c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026;
}

/* Is each line a paragraph? See the header. */
static bool has_line_paragraphs(str text) {
    size_t breaks = 0, ends = 0; /* single line ends; those behind a sentence */
    str before = {0};            /* the last line that was not blank */
    bool seen = false, gap = false, separated = false;
    for (size_t line = 0, at; line < text.n; line = at + 1) {
        at = line + str_find_byte(str_sub(text, line, text.n), '\n');
        str this = str_trim(str_sub(text, line, at));
        if (!this.n) {
            gap = seen;
            continue;
        }
        separated |= gap;
        if (seen && !gap) breaks++, ends += ends_sentence(before);
        seen = true;
        gap = false;
        before = this;
    }
    return !separated || ends * 2 > breaks;
}

static void open_paragraph(splitter *s, uint32_t start) {
    doc_paragraph p = {.start = start, .first = s->d->words.n, .part = PART_BODY};
    vec_push(&s->d->paragraphs, p);
    s->scan.quoted = false;
}

/* The paragraph is over; one without words is forgotten. */
static void close_paragraph(splitter *s) {
    if (!s->d->paragraphs.n) return;
    doc_paragraph *p = &vec_last(&s->d->paragraphs);
    p->end = s->last_end;
    p->last = s->d->words.n;
    if (p->first == p->last) s->d->paragraphs.n--;
}

/* What the blanks before `start` mean: a line end, or a blank line, begins a paragraph. */
static void pass_blanks(splitter *s, uint32_t start) {
    uint32_t lines = 0;
    for (uint32_t i = s->last_end; i < start; i++) lines += s->d->text.p[i] == '\n';
    if (s->d->paragraphs.n && lines < (s->scan.lines ? 1 : 2)) return;
    close_paragraph(s);
    open_paragraph(s, start);
    if (s->d->words.n) s->pending |= WORD_BREAK;
}

/* ---- words ------------------------------------------------------------------------------- */

static inline void push(splitter *s, uint32_t start, uint32_t end) {
    doc_words *w = &s->d->words;
    if (w->n == w->cap) words_reserve(w, w->n + 1);
    w->start[w->n] = start;
    w->end[w->n] = end;
    w->flags[w->n++] = s->pending;
    s->pending = 0;
}

/* Passes over one character that is no part of a word, and returns where the next one is. */
static uint32_t pass(splitter *s, uint32_t at) {
    char byte = s->d->text.p[at];
    if (byte > 0 && byte != '"' && byte != '\'' && byte != '`') {
        s->pending |= WORD_BREAK;
        return at + 1;
    }
    mark m = mark_at(s->d->text, at);
    if (m.family == MARK_SINGLE) s->scan.quoted = m.role == MARK_OPENS;
    if (m.family) {
        s->pending |= WORD_QUOTE;
        return at + m.len;
    }
    uint32_t len, c = utf8_at(s->d->text, at, &len);
    if (!is_blank(c) && !is_invisible(c)) s->pending |= WORD_BREAK;
    return at + len;
}

/* A word and one punctuation mark that never binds at the end of a stretch: the commonest odd
 * stretch by far. (The stop behind a single letter may be an initial's.) */
static bool is_plain_with_mark(str text, uint32_t start, uint32_t end) {
    if (end - start < 3) return false;
    char last = text.p[end - 1];
    return last == ',' || last == '.' || last == ';' || last == ':' || last == '?' || last == '!';
}

/* A stretch without blanks; `odd`: the bytes in it that are neither letters nor digits, of which
 * more than one counts as 2, and one only if it is the last. */
static void stretch(splitter *s, uint32_t start, uint32_t end, uint32_t odd) {
    str text = s->d->text;
    if (start != s->last_end + 1 || s->last_end == 0 || text.p[s->last_end] != ' ')
        pass_blanks(s, start);
    s->last_end = end;
    if (!odd) {
        push(s, start, end);
        return;
    }
    if (odd == 1 && is_plain_with_mark(text, start, end)) {
        push(s, start, end - 1);
        s->pending = WORD_BREAK;
        return;
    }
    for (uint32_t at = start, stop; at < end; at = stop) {
        stop = word_end(&s->scan, at, end);
        if (stop > at) {
            push(s, at, stop);
            if (text.p[stop - 1] == '.') s->pending = WORD_BREAK; /* U.S. may end a sentence */
        } else {
            stop = pass(s, at);
        }
    }
}

/* The commonest case by itself, so that it becomes part of the loop. */
static inline void plain_stretch(splitter *s, uint32_t start, uint32_t end) {
    if (start == s->last_end + 1 && s->last_end && s->d->text.p[s->last_end] == ' ') {
        s->last_end = end;
        push(s, start, end);
    } else {
        stretch(s, start, end, 0);
    }
}

/* ---- blocks ------------------------------------------------------------------------------ */

enum { BLOCK = 64 };

/* Eight bytes as a number, the first one lowest: one load on most machines. */
static uint64_t eight_bytes(const uint8_t *p) {
    return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
           (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
           (uint64_t)p[7] << 56;
}

/* One bit a byte: 64 bytes of 0 or 1 to a mask, eight at a time by a product that puts the lowest
 * bit of each byte next to the others in the topmost byte. */
static uint64_t gathered(const uint8_t flag[BLOCK]) {
    uint64_t mask = 0;
    for (int i = 0; i < BLOCK; i += 8)
        mask |= (eight_bytes(flag + i) * 0x0102040810204080u >> 56) << i;
    return mask;
}

static void classify(const char *p, uint64_t *blank, uint64_t *odd) {
    uint8_t is_blank_byte[BLOCK], is_odd_byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) { /* no branches: the compiler makes vectors of it */
        uint8_t c = (uint8_t)p[i], letter = (uint8_t)((c | 32) - 'a'), digit = (uint8_t)(c - '0');
        uint8_t white = (c == ' ') | ((uint8_t)(c - '\t') < 5);
        is_blank_byte[i] = white;
        is_odd_byte[i] = (letter >= 26) & (digit >= 10) & !white;
    }
    *blank = gathered(is_blank_byte);
    *odd = gathered(is_odd_byte);
}

static uint64_t below(uint32_t bit) { return bit < 64 ? (1ull << bit) - 1 : ~0ull; }

/* Where two odd bytes are as good as many. */
static uint32_t count_odd(uint64_t odd, uint32_t last) {
    if (!odd) return 0;
    return odd == 1ull << last ? 1 : 2;
}

static void split_blocks(splitter *s) {
    str text = s->d->text;
    uint32_t start = 0,
             odd_before = 0; /* of the stretch that is open: odd bytes in earlier blocks */
    bool inside = false;
    for (uint32_t base = 0; base < text.n; base += BLOCK) {
        char tail[BLOCK];
        const char *p = text.p + base;
        if (text.n - base < BLOCK) {
            memset(tail, ' ', BLOCK);
            memcpy(tail, p, text.n - base);
            p = tail;
        }
        uint64_t blank, odd;
        classify(p, &blank, &odd);
        uint64_t change = ~blank ^ (~blank << 1 | inside);
        for (uint32_t from = 0; change; change &= change - 1) {
            uint32_t bit = (uint32_t)__builtin_ctzll(change);
            if (inside) {
                uint64_t own = odd & below(bit) & ~below(from);
                if (!own && !odd_before)
                    plain_stretch(s, start, base + bit);
                else
                    stretch(s, start, base + bit, odd_before + count_odd(own, bit - 1));
            } else {
                start = base + bit;
            }
            odd_before = 0;
            from = bit;
            inside = !inside;
        }
        if (inside) {
            uint64_t own = start >= base ? odd & ~below(start - base) : odd;
            if (own) odd_before = 2;
        }
    }
    if (inside) stretch(s, start, (uint32_t)text.n, 2);
    close_paragraph(s);
}

/* ---- the unit ---------------------------------------------------------------------------- */

/* The types of rare words are in no cache: they are sent for well before they are read. */
static void copy_types(doc_words *w, const types *t) {
    enum { AHEAD = 24 };
    for (uint32_t i = 0; i < w->n; i++) {
        if (i + AHEAD < w->n) __builtin_prefetch(&t->list.p[w->type[i + AHEAD]].rules);
        const type *one = &t->list.p[w->type[i]];
        w->rules[i] = one->rules;
        w->shape[i] = one->shape;
    }
}

void split_words(doc *d, types *t) {
    d->types = t;
    d->words.n = 0;
    d->paragraphs.n = d->sentences.n = d->quotes.n = 0;
    splitter s = {.d = d, .scan = {.text = d->text, .rules = t->rules}};
    s.scan.lines = has_line_paragraphs(d->text);
    split_blocks(&s);
    doc_words *w = &d->words;
    types_of_all(t, d->text, w->start, w->end, w->n, w->type);
    copy_types(w, t);
    if (w->n) memset(w->voice, VOICE_AUTHOR, w->n);
}

void split_doc(doc *d, types *t) {
    split_words(d, t);
    split_sentences(d);
    split_parts(d, t->rules);
}

bool split_phrase(str phrase, arena *mem, str **words, uint32_t *n) {
    word_scan scan = {.text = phrase, .phrase = true, .lines = true};
    str *found = ARENA_NEWS(mem, str, phrase.n / 2 + 1);
    *words = found;
    *n = 0;
    for (uint32_t at = 0, stop; at < phrase.n; at = stop) {
        uint32_t limit = at, len, c = utf8_at(phrase, at, &len);
        stop = at + len;
        if (is_blank(c) || is_invisible(c)) continue;
        while (limit < phrase.n && !is_white(phrase.p[limit])) limit++;
        stop = word_end(&scan, at, limit);
        if (stop == at) return false;
        found[(*n)++] = str_sub(phrase, at, stop);
    }
    return *n > 0;
}
