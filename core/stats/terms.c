#include "stats/terms.h"

#include <math.h>

/* ---- one label --------------------------------------------------------------------------- */

term_sums term_alone(term_peak article) {
    uint64_t x = article.x, y = article.y;
    return (term_sums){
        .docs = 1,
        .x = x,
        .xx = x * x,
        .xxx = x * x * x,
        .xy = x * y,
        .xxy = (u128)(x * x) * y,
        .xyy = (u128)(x * y) * y,
        /* x y is exact in a double and sqrt rounds correctly: the same everywhere. */
        .root = (u128)rint(sqrt((double)(x * y)) * 0x1p32),
        .peak = {article}};
}

/* By x³/y, then by x, high first; without words counts as one word. */
static bool peaks_before(term_peak a, term_peak b) {
    u128 one = (u128)a.x * a.x * a.x * (b.y ? b.y : 1),
         other = (u128)b.x * b.x * b.x * (a.y ? a.y : 1);
    if (one != other) return one > other;
    return a.x != b.x ? a.x > b.x : a.y < b.y;
}

static void add_peak(term_sums *s, term_peak new) {
    for (uint32_t i = 0; i < TERMS_PEAKS; i++)
        if (new.x && peaks_before(new, s->peak[i])) {
            term_peak old = s->peak[i];
            s->peak[i] = new;
            new = old;
        }
}

static void term_add(term_sums *into, const term_sums *from) {
    into->docs += from->docs;
    into->x += from->x;
    into->xx += from->xx;
    into->xxx += from->xxx;
    into->xy += from->xy;
    into->xxy += from->xxy;
    into->xyy += from->xyy;
    into->root += from->root;
    for (uint32_t i = 0; i < TERMS_PEAKS; i++) add_peak(into, from->peak[i]);
}

term_sums term_more(const term_sums *one, const term_sums *other) {
    term_sums s = *one;
    term_add(&s, other);
    return s;
}

term_sums term_less(const term_sums *whole, const term_sums *part) {
    term_sums s = *whole;
    s.docs -= part->docs;
    s.x -= part->x;
    s.xx -= part->xx;
    s.xxx -= part->xxx;
    s.xy -= part->xy;
    s.xxy -= part->xxy;
    s.xyy -= part->xyy;
    s.root -= part->root;
    return s;
}

/* ---- counting ---------------------------------------------------------------------------- */

static bool whole_up_to(double x, double most) { return x >= 0 && x <= most && x == rint(x); }

bool terms_article(terms *t, double words) {
    if (!whole_up_to(words, TERMS_MOST_WORDS)) return false;
    uint64_t y = (uint64_t)words;
    t->n++;
    t->y += y;
    t->yy += y * y;
    t->yyy += (u128)y * y * y;
    return true;
}

static term_sums *term_of(terms *t, str label) {
    uint32_t at;
    if (!map_get(&t->labels, label, &at)) {
        at = t->term.n;
        str own = arena_str(&t->mem, label);
        map_add(&t->labels, own, at);
        vec_push(&t->term, (term_sums){.label = own});
    }
    return &t->term.p[at];
}

bool terms_use(terms *t, str label, double times, double words) {
    if (!whole_up_to(times, TERMS_MOST_TIMES) || !whole_up_to(words, TERMS_MOST_WORDS))
        return false;
    if (times == 0) return true;
    term_sums one = term_alone((term_peak){(uint32_t)times, (uint32_t)words});
    term_add(term_of(t, label), &one);
    return true;
}

void terms_merge(terms *into, const terms *from) {
    into->n += from->n;
    into->y += from->y;
    into->yy += from->yy;
    into->yyy += from->yyy;
    for (uint32_t i = 0; i < from->term.n; i++)
        term_add(term_of(into, from->term.p[i].label), &from->term.p[i]);
}

void terms_free(terms *t) {
    map_free(&t->labels);
    vec_free(&t->term);
    arena_free(&t->mem);
    *t = (terms){0};
}

/* ---- asking ------------------------------------------------------------------------------ */

const term_sums *terms_get(const terms *t, str label) {
    uint32_t at;
    return map_get(&t->labels, label, &at) ? &t->term.p[at] : NULL;
}

static int by_label(const void *a, const void *b) {
    return str_cmp((*(const term_sums *const *)a)->label, (*(const term_sums *const *)b)->label);
}

const term_sums **terms_sorted(const terms *t, arena *mem, uint32_t *n) {
    *n = t->term.n;
    const term_sums **list = ARENA_NEWS(mem, const term_sums *, *n);
    for (uint32_t i = 0; i < *n; i++) list[i] = &t->term.p[i];
    if (*n) qsort(list, *n, sizeof *list, by_label);
    return list;
}

/* ---- writing ----------------------------------------------------------------------------- */

static void write_wide(buf *b, u128 x) {
    uint64_t high = (uint64_t)(x >> 64), low = (uint64_t)x;
    if (high)
        buf_printf(b, "%llx%016llx", (unsigned long long)high, (unsigned long long)low);
    else
        buf_printf(b, "%llx", (unsigned long long)low);
}

/* "1f 3 a0" */
static void write_wides(buf *b, const u128 *x, uint32_t n) {
    buf_byte(b, '"');
    for (uint32_t i = 0; i < n; i++) {
        if (i) buf_byte(b, ' ');
        write_wide(b, x[i]);
    }
    buf_byte(b, '"');
}

enum { WORD_SUMS = 3, TERM_SUMS = 8, TERM_NUMBERS = TERM_SUMS + 2 * TERMS_PEAKS };

void terms_write(buf *b, const terms *t) {
    arena mem = {0};
    uint32_t n;
    const term_sums **list = terms_sorted(t, &mem, &n);
    buf_printf(b, "{\"articles\":%llu,\"words\":", (unsigned long long)t->n);
    write_wides(b, (u128[]){t->y, t->yy, t->yyy}, WORD_SUMS);
    buf_put(b, STR(",\"terms\":{"));
    for (uint32_t i = 0; i < n; i++) {
        const term_sums *s = list[i];
        if (i) buf_byte(b, ',');
        buf_json(b, s->label);
        buf_byte(b, ':');
        write_wides(b,
                    (u128[]){s->docs, s->x, s->xx, s->xxx, s->xy, s->xxy, s->xyy, s->root,
                             s->peak[0].x, s->peak[0].y, s->peak[1].x, s->peak[1].y},
                    TERM_NUMBERS);
    }
    buf_put(b, STR("}}"));
    arena_free(&mem);
}

/* ---- reading ----------------------------------------------------------------------------- */

static bool read_wide(str text, u128 *out) {
    if (!text.n || text.n > 32 || (text.p[0] == '0' && text.n > 1)) return false;
    *out = 0;
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool digit = c >= '0' && c <= '9';
        if (!digit && !(c >= 'a' && c <= 'f')) return false;
        *out = *out << 4 | (unsigned)(digit ? c - '0' : c - 'a' + 10);
    }
    return true;
}

/* Exactly n numbers, none above what `articles` articles can add up to, each at most 2^bits. */
static bool read_wides(const json *j, u128 articles, const uint8_t *bits, u128 *out, uint32_t n) {
    if (!j || j->kind != JSON_STRING) return false;
    str rest = j->string;
    for (uint32_t i = 0; i < n; i++)
        if (!read_wide(str_cut(&rest, ' '), &out[i]) || out[i] > articles << bits[i]) return false;
    return !rest.p;
}

static bool read_term(term_sums *s, const json *j, u128 articles) {
    static const uint8_t bits[TERM_NUMBERS] = {0, 20, 40, 60, 44, 64, 68, 54, 20, 24, 20, 24};
    u128 x[TERM_NUMBERS];
    if (!read_wides(j, articles, bits, x, TERM_NUMBERS) || !x[0]) return false;
    *s = (term_sums){.docs = (uint64_t)x[0],
                     .x = (uint64_t)x[1],
                     .xx = x[2],
                     .xxx = x[3],
                     .xy = x[4],
                     .xxy = x[5],
                     .xyy = x[6],
                     .root = x[7]};
    for (uint32_t i = 0; i < TERMS_PEAKS; i++) {
        u128 px = x[TERM_SUMS + 2 * i], py = x[TERM_SUMS + 2 * i + 1];
        if (px > TERMS_MOST_TIMES || py > TERMS_MOST_WORDS || !px != (i >= s->docs)) return false;
        s->peak[i] = (term_peak){(uint32_t)px, (uint32_t)py};
    }
    return true;
}

static bool read_terms(terms *t, const json *list) {
    if (!list || list->kind != JSON_OBJECT) return false;
    for (uint32_t i = 0; i < list->n; i++) {
        term_sums one;
        if (!read_term(&one, &list->item[i], t->n)) return false;
        term_add(term_of(t, list->key[i]), &one);
    }
    return true;
}

bool terms_read(terms *t, const json *j) {
    static const uint8_t bits[WORD_SUMS] = {24, 48, 72};
    const json *n = json_get(j, STR("articles"));
    if (!n || n->kind != JSON_NUMBER || !whole_up_to(n->number, 0x1p40 - 1)) return false;
    terms one = {.n = (uint64_t)n->number};
    u128 y[WORD_SUMS];
    bool ok = read_wides(json_get(j, STR("words")), one.n, bits, y, WORD_SUMS);
    if (ok) {
        one.y = (uint64_t)y[0];
        one.yy = y[1];
        one.yyy = y[2];
        ok = read_terms(&one, json_get(j, STR("terms")));
    }
    if (ok) terms_merge(t, &one);
    terms_free(&one);
    return ok;
}
