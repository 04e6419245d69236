#include "text/word.h"
#include "base/utf8.h"
#include "text/marks.h"

#include <utf8proc.h>

/* A word on its way. */
typedef struct word {
    uint32_t start;
    uint32_t piece; /* where the run of letters and digits began that is being read */
    uint32_t limit;
    bool initials; /* all pieces so far are letters with a full stop: U.S. */
    bool link;     /* a domain: what follows a slash belongs to it */
    bool done;
} word;

/* ---- characters -------------------------------------------------------------------------- */

static inline bool is_letter(uint32_t c) { return (c | 32) - 'a' < 26; } /* of ASCII */
static inline bool is_digit(uint32_t c) { return c - '0' < 10; }

/* The byte at `at`, 0 behind the end. */
static uint32_t byte_at(const word_scan *s, uint32_t at) {
    return at < s->text.n ? (unsigned char)s->text.p[at] : 0;
}

/* Written without blanks: each character is a word. */
static bool is_ideograph(uint32_t c) {
    return (c >= 0x2e80 && c <= 0x2fdf) || (c >= 0x3005 && c <= 0x3007) ||
           (c >= 0x3021 && c <= 0x30ff && c != 0x30fb) || (c >= 0x31f0 && c <= 0x31ff) ||
           (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) ||
           (c >= 0xf900 && c <= 0xfaff) || (c >= 0xff66 && c <= 0xff9f) ||
           (c >= 0x20000 && c <= 0x3ffff);
}

static bool is_combining(uint32_t c) {
    utf8proc_category_t k = utf8proc_category((utf8proc_int32_t)c);
    return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_MC || k == UTF8PROC_CATEGORY_ME;
}

/* Bytes of the letter or digit at `at` that may go on a run; 0 when there is none. */
static uint32_t alnum_at(const word_scan *s, uint32_t at) {
    uint32_t c = byte_at(s, at), len;
    if (c < 0x80) return is_letter(c) || is_digit(c) || (s->phrase && (c == '*' || c == '?'));
    c = utf8_at(s->text, at, &len);
    return (utf8_is_letter(c) || utf8_is_digit(c)) && !is_ideograph(c) ? len : 0;
}

static uint32_t letter_at(const word_scan *s, uint32_t at) {
    return is_digit(byte_at(s, at)) ? 0 : alnum_at(s, at);
}

static bool is_digit_at(const word_scan *s, uint32_t at) { return is_digit(byte_at(s, at)); }

static bool is_upper_at(const word_scan *s, uint32_t at) {
    return utf8_is_upper(code_behind(s->text, at));
}

static uint32_t run_end(const word_scan *s, uint32_t at, uint32_t limit) {
    for (uint32_t len; at < limit; at += len) {
        uint32_t c = (unsigned char)s->text.p[at];
        len = is_letter(c) || is_digit(c) ? 1 : alnum_at(s, at);
        if (!len) break;
    }
    return at;
}

static uint32_t letters_end(const word_scan *s, uint32_t at, uint32_t limit) {
    for (uint32_t len; at < limit && (len = letter_at(s, at)); at += len) {
    }
    return at;
}

/* Bytes of the digits at `at`, no more than one above `most`. */
static uint32_t count_digits(const word_scan *s, uint32_t at, uint32_t most) {
    uint32_t n = 0;
    while (n <= most && is_digit_at(s, at + n)) n++;
    return n;
}

/* The sets of the word text[start, end), looked up by its folded letters. Only short words are in
 * sets that the grammar asks for. */
static uint64_t sets_of(const word_scan *s, uint32_t start, uint32_t end) {
    if (!s->rules || end - start > 32) return 0;
    buf b = {0};
    utf8_fold_str(&b, str_sub(s->text, start, end));
    uint64_t sets = rules_of(s->rules, buf_str(&b));
    buf_free(&b);
    return sets;
}

/* ---- apostrophes ------------------------------------------------------------------------- */

static bool ends_paragraph(const word_scan *s, uint32_t newline) {
    if (s->lines) return true;
    uint32_t at = newline + 1;
    while (byte_at(s, at) == ' ' || byte_at(s, at) == '\t' || byte_at(s, at) == '\r') at++;
    return at >= s->text.n || byte_at(s, at) == '\n';
}

static bool is_s_before(const word_scan *s, uint32_t at) {
    return at > 0 && (byte_at(s, at - 1) | 32) == 's';
}

/* Looks from `at` for the next single mark of this paragraph that is surely a quotation mark, and
 * keeps it: neither between letters nor behind an s. */
static void find_sure_mark(word_scan *s, uint32_t at) {
    s->sure_closes = false;
    for (; at < s->text.n; at++) {
        if (s->text.p[at] == '\n' && ends_paragraph(s, at)) break;
        uint32_t len = apostrophe_at(s->text, at);
        if (!len) continue;
        mark m = mark_at(s->text, at);
        if (m.family == MARK_SINGLE && m.role == MARK_OPENS) break;
        bool in_word = letter_at(s, at + len) || is_blank(code_before(s->text, at));
        if (m.family == MARK_SINGLE && !in_word && !is_s_before(s, at)) {
            s->sure_closes = true;
            break;
        }
        at += (m.family ? m.len : len) - 1;
    }
    s->sure_at = at;
}

/* Is the apostrophe of `len` bytes behind an s the possessive of a plural (the workers’ own)? With
 * no quotation open it is. With one open, a later mark has to be left that can close it. */
static bool is_possessive(word_scan *s, uint32_t at, uint32_t len) {
    if (alnum_at(s, at + len)) return false;
    if (apostrophe_at(s->text, at + len)) { /* '' stands for ", but s’’ may be both */
        if (!s->quoted || mark_at(s->text, at + len).family != MARK_SINGLE) return false;
    }
    if (!s->quoted) return true;
    if (at >= s->sure_at) find_sure_mark(s, at + len);
    return s->sure_closes;
}

/* ’tis, ’em, ’90s, and ’n’ with another behind it. */
static uint32_t elision_end(const word_scan *s, uint32_t at, uint32_t limit) {
    uint32_t from = at + apostrophe_at(s->text, at), end = run_end(s, from, limit);
    if (from == end) return at;
    if (s->phrase) return end;
    if (count_digits(s, from, 2) == 2) {
        bool decade = byte_at(s, from + 2) == 's' && end == from + 3;
        bool year = end == from + 2 && code_behind(s->text, at) != 0x2018;
        return decade || year ? end : at;
    }
    if (!(sets_of(s, from, end) & RULE_BIT(RULE_ELISION))) return at;
    uint32_t second = end == from + 1 ? apostrophe_at(s->text, end) : 0;
    return end + (alnum_at(s, end + second) ? 0 : second);
}

/* ---- masks ------------------------------------------------------------------------------- */

static bool is_mask(uint32_t c) { return c == '*' || c == '#' || c == '@'; }

/* b*****d, f***, f--k: the end of what stands for letters, or `at`. Not so the footnote of 38%*,
 * the emphasis of **bold**, a dash between words. */
static uint32_t mask_end(const word_scan *s, const word *w, uint32_t at) {
    uint32_t end = at;
    bool dashes = byte_at(s, at) == '-';
    while (end < w->limit && (dashes ? byte_at(s, end) == '-' : is_mask(byte_at(s, end)))) end++;
    uint32_t n = end - at, before = at - w->start;
    bool goes_on = end < w->limit && letter_at(s, end);
    bool emphasis = w->start > 0 && byte_at(s, w->start - 1) == '*';
    if (!letter_at(s, w->start) || emphasis) return at;
    if (dashes) {
        bool alone = before == 1 && n >= (goes_on ? 2 : 3);
        uint64_t words = RULE_BIT(RULE_SMALL) | RULE_BIT(RULE_STARTER);
        return alone && !(sets_of(s, w->start, at) & words) ? end : at;
    }
    if (goes_on) return n >= 2 || byte_at(s, at) == '*' ? end : at;
    if (n < 2 || before > 3 || (before == 3 && n < 3)) return at;
    return sets_of(s, w->start, at) & RULE_BIT(RULE_SMALL) ? at : end;
}

/* ---- addresses --------------------------------------------------------------------------- */

/* Behind a URL that goes on at `at`: all up to a blank, quotation mark or angle bracket, without
 * the punctuation of the sentence at its end. */
static uint32_t url_end(const word_scan *s, uint32_t at, uint32_t limit) {
    uint32_t from = at;
    while (at < limit) {
        uint32_t c = byte_at(s, at);
        uint32_t len = c < 0x80
                           ? c > ' ' && c != '"' && c != '<' && c != '>' && c != '\'' && c != '`'
                           : alnum_at(s, at);
        if (!len) break;
        at += len;
    }
    while (at > from) {
        uint32_t c = byte_at(s, at - 1);
        if (c >= 0x80 || is_letter(c) || is_digit(c) || c == '/' || c == '_' || c == '=') break;
        at--;
    }
    return at;
}

static bool starts_with(const word_scan *s, uint32_t at, str lower) {
    for (uint32_t i = 0; i < lower.n; i++)
        if (utf8_fold(byte_at(s, at + i)) != (unsigned char)lower.p[i]) return false;
    return true;
}

static bool is_url_at(const word_scan *s, uint32_t at) {
    uint32_t c = byte_at(s, at) | 32;
    if (c == 'w') return starts_with(s, at, STR("www.")) && alnum_at(s, at + 4);
    return c == 'h' && (starts_with(s, at, STR("http://")) || starts_with(s, at, STR("https://")));
}

/* name@host.org: the end of the host, or `at` when there is no stop in it. */
static uint32_t mail_end(const word_scan *s, uint32_t at, uint32_t limit) {
    uint32_t stop = 0, end = run_end(s, at + 1, limit);
    if (end == at + 1) return at;
    while (end < limit && (byte_at(s, end) == '.' || byte_at(s, end) == '-') &&
           alnum_at(s, end + 1)) {
        if (byte_at(s, end) == '.') stop = end;
        end = run_end(s, end + 1, limit);
    }
    return stop ? end : at;
}

static uint32_t tag_end(const word_scan *s, uint32_t at, uint32_t limit) {
    if (!alnum_at(s, at + 1)) return at;
    uint32_t end = run_end(s, at + 1, limit);
    while (end < limit && byte_at(s, end) == '_') end = run_end(s, end + 1, limit);
    return end;
}

/* ---- full stops -------------------------------------------------------------------------- */

/* Does text[at …] begin with one capital and a full stop? */
static bool is_initial_at(const word_scan *s, uint32_t at) {
    uint32_t len = letter_at(s, at);
    return len && is_upper_at(s, at) && byte_at(s, at + len) == '.';
}

static bool is_initial_before(const word_scan *s, uint32_t at) {
    if (at > 0 && byte_at(s, at - 1) == ' ') at--;
    if (at < 2 || byte_at(s, at - 1) != '.') return false;
    uint32_t len;
    return utf8_is_upper(utf8_before(s->text, at - 1, &len)) &&
           (at == 1 + len || !utf8_is_letter(code_before(s->text, at - 1 - len)));
}

/* One capital and a full stop, with `at` behind them: J. Smith, but not plan B. The … */
static bool is_initial(const word_scan *s, const word *w, uint32_t at) {
    if (!is_upper_at(s, w->start)) return false;
    uint32_t c = byte_at(s, at);
    if (c == ',' || c == ';' || c == ':' || c == '-') return true;
    uint32_t next = at;
    while (byte_at(s, next) == ' ') next++;
    uint32_t end = letters_end(s, next, (uint32_t)s->text.n);
    if (next == at || next == end) return is_initial_before(s, w->start);
    if (!is_upper_at(s, next) || is_initial_at(s, next)) return true;
    return !(sets_of(s, next, end) & RULE_BIT(RULE_STARTER));
}

/* The stop at `at`, behind a piece: what comes after it when it belongs to the word, else `at`. */
static uint32_t stop_end(const word_scan *s, word *w, uint32_t at) {
    uint32_t next = at + 1, letter = letter_at(s, w->piece);
    if (next < w->limit && is_digit_at(s, next)) return is_digit_at(s, at - 1) ? next : at;
    bool one_letter = letter && w->piece + letter == at, alone = w->piece == w->start;
    uint32_t follows = next < w->limit ? letters_end(s, next, w->limit) : next;
    bool one_follows = follows > next && next + letter_at(s, next) == follows;
    bool small_follows = is_letter(byte_at(s, next)) && !is_upper_at(s, next);

    if (one_letter && w->initials) {
        if (follows == next) return !alone || is_initial(s, w, next) ? next : at;
        if (one_follows) return next;
        if (!(alone && small_follows)) w->done = true; /* J.Smith */
        w->link = !w->done;
        return next;
    }
    w->initials = one_follows && byte_at(s, follows) == '.' && alone && letter &&
                  is_upper_at(s, w->start) && at - w->start <= 3; /* Ph.D. */
    if (w->initials) return next;
    uint32_t before = code_before(s->text, at);
    bool domain =
        small_follows && !one_follows && (utf8_is_letter(before) || utf8_is_digit(before));
    w->link |= domain;
    return domain ? next : at;
}

/* ---- a whole word ------------------------------------------------------------------------ */

static uint32_t invisible_end(const word_scan *s, uint32_t at, uint32_t limit) {
    uint32_t len;
    for (; at < limit && is_invisible(utf8_at(s->text, at, &len)); at += len) {
    }
    return at;
}

/* Behind a character that is not ASCII: curly apostrophes, hyphens, invisible characters. */
static uint32_t joined_wide(const word_scan *s, const word *w, uint32_t at) {
    uint32_t len = apostrophe_at(s->text, at), c;
    if (len) return letter_at(s, at + len) ? at + len : at;
    c = utf8_at(s->text, at, &len);
    if (c == 0x2010 || c == 0x2011) return alnum_at(s, at + len) ? at + len : at;
    uint32_t next = invisible_end(s, at, w->limit);
    return next < w->limit && alnum_at(s, next) ? next : at;
}

/* Where the word goes on behind `at`, the end of a piece; `at` when nothing binds. */
static uint32_t joined(const word_scan *s, word *w, uint32_t at) {
    uint32_t c = byte_at(s, at), next = at + 1;
    bool digits = at > 0 && is_digit_at(s, at - 1) && is_digit_at(s, next);
    if (c == '.') return stop_end(s, w, at);
    w->initials = false;
    switch (c) {
    case '-': /* a mask or one hyphen; two are a dash */
        if (byte_at(s, next) == '-') return mask_end(s, w, at);
        return alnum_at(s, next) ? next : at;
    case '\'': return letter_at(s, next) || digits ? next : at;
    case '`': return letter_at(s, next) ? next : at;
    case ',': return digits && count_digits(s, next, 3) == 3 ? next : at;
    case ':': return digits && count_digits(s, next, 2) == 2 ? next : at;
    case '&': return alnum_at(s, next) ? next : at;
    case '_':
        while (byte_at(s, next) == '_') next++;
        return alnum_at(s, next) ? next : at;
    case '%': return at > 0 && is_digit_at(s, at - 1) ? next : at;
    case '@':
        if (mail_end(s, at, w->limit) > at) return w->done = true, mail_end(s, at, w->limit);
        return mask_end(s, w, at);
    case '*':
    case '#': return mask_end(s, w, at);
    case '/': return w->link ? w->done = true, url_end(s, at, w->limit) : at;
    default: return c < 0x80 ? at : joined_wide(s, w, at);
    }
}

static uint32_t body_end(word_scan *s, uint32_t start, uint32_t piece, uint32_t limit) {
    word w = {.start = start, .piece = piece, .limit = limit, .initials = start == piece};
    uint32_t end;
    for (;;) {
        end = run_end(s, w.piece, limit);
        if (end >= limit) break;
        w.piece = joined(s, &w, end);
        if (w.piece == end) break;
        end = w.piece;
        if (w.done) break;
    }
    uint32_t apostrophe = end < limit && is_s_before(s, end) ? apostrophe_at(s->text, end) : 0;
    return apostrophe && is_possessive(s, end, apostrophe) ? end + apostrophe : end;
}

static uint32_t ideograph_end(const word_scan *s, uint32_t at, uint32_t limit) {
    uint32_t len;
    for (utf8_at(s->text, at, &len), at += len;
         at < limit && is_combining(utf8_at(s->text, at, &len)); at += len) {
    }
    return at;
}

uint32_t word_end(word_scan *s, uint32_t at, uint32_t limit) {
    uint32_t len = 1, c = byte_at(s, at);
    if (is_letter(c) || is_digit(c))
        return is_url_at(s, at) ? url_end(s, at, limit) : body_end(s, at, at, limit);
    if (apostrophe_at(s->text, at)) {
        uint32_t end = elision_end(s, at, limit);
        return end > at ? body_end(s, at, end, limit) : at;
    }
    if (c == '#' || c == '@') return tag_end(s, at, limit);
    if (c >= 0x80) c = utf8_at(s->text, at, &len);
    if (is_ideograph(c)) return ideograph_end(s, at, limit);
    if (alnum_at(s, at)) return is_combining(c) ? at : body_end(s, at, at, limit);
    uint32_t next = byte_at(s, at + len);
    bool digits = is_digit_at(s, at + len) || (s->phrase && (next == '*' || next == '?'));
    bool sum = at + len < limit && digits &&
               utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_SC;
    return sum ? body_end(s, at, at + len, limit) : at;
}
