#include "stats/sketch.h"

#include <stdlib.h>

enum { BITS = 30, DIGIT_BITS = 6 };

/* ---- shingles ---------------------------------------------------------------------------- */

/* The words' hashes as digits of a number in an odd base, stirred (SplitMix64; Steele, Lea and
 * Flood 2014) so that every bit depends on every word. */
static uint32_t shingle(const uint64_t *word, uint32_t n) {
    uint64_t h = n;
    for (uint32_t i = 0; i < n; i++) h = h * 0x9e3779b97f4a7c15u + word[i];
    h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9u;
    h = (h ^ h >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)((h ^ h >> 31) >> (64 - BITS));
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

sketch sketch_of(const uint64_t *word, uint32_t n, uint32_t *room) {
    sketch s = {0};
    if (!n) return s;
    uint32_t length = n < SKETCH_WORDS ? n : SKETCH_WORDS, shingles = n - length + 1;
    for (uint32_t i = 0; i < shingles; i++) room[i] = shingle(word + i, length);
    qsort(room, shingles, sizeof *room, ascending);
    for (uint32_t i = 0; i < shingles; i++) {
        if (i && room[i] == room[i - 1]) continue;
        if (s.n < SKETCH_MOST) s.hash[s.n++] = room[i];
        s.size++;
    }
    return s;
}

/* ---- two of them ------------------------------------------------------------------------- */

/* Goes up both lists at once. As long as no more than SKETCH_MOST have been seen, whatever is not
 * in a list is not in its text either. */
double sketch_likeness(const sketch *a, const sketch *b) {
    uint32_t i = 0, k = 0, either = 0, both = 0;
    while (either < SKETCH_MOST && (i < a->n || k < b->n)) {
        bool of_a = i < a->n && (k == b->n || a->hash[i] <= b->hash[k]);
        bool of_b = k < b->n && (i == a->n || b->hash[k] <= a->hash[i]);
        either++;
        both += of_a && of_b;
        i += of_a;
        k += of_b;
    }
    return either ? (double)both / either : 0;
}

double sketch_containment(const sketch *a, const sketch *b) {
    uint32_t least = a->size < b->size ? a->size : b->size;
    if (!least) return 0;
    double likeness = sketch_likeness(a, b);
    double common = likeness * ((double)a->size + b->size) / (1 + likeness);
    return common < least ? common / least : 1;
}

/* ---- as text ----------------------------------------------------------------------------- */

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

static char *write_number(char *text, uint32_t x) {
    for (int i = SKETCH_DIGITS; i--; x >>= DIGIT_BITS) text[i] = digits[x & 63];
    return text + SKETCH_DIGITS;
}

static bool read_number(str text, uint32_t at, uint32_t *x) {
    *x = 0;
    for (uint32_t i = 0; i < SKETCH_DIGITS; i++) {
        const char *digit = memchr(digits, text.p[at * SKETCH_DIGITS + i], sizeof digits - 1);
        if (!digit) return false;
        *x = *x << DIGIT_BITS | (uint32_t)(digit - digits);
    }
    return true;
}

size_t sketch_write(const sketch *s, char *text) {
    if (!s->n) return 0;
    char *end = write_number(text, s->size < 1u << BITS ? s->size : (1u << BITS) - 1);
    for (uint32_t i = 0; i < s->n; i++) end = write_number(end, s->hash[i]);
    return (size_t)(end - text);
}

bool sketch_read(str text, sketch *s) {
    *s = (sketch){0};
    if (!text.n) return true;
    if (text.n % SKETCH_DIGITS || text.n > SKETCH_BYTES) return false;
    s->n = (uint32_t)(text.n / SKETCH_DIGITS) - 1;
    if (!s->n || !read_number(text, 0, &s->size)) return false;
    if (s->n < SKETCH_MOST ? s->size != s->n : s->size < s->n) return false;
    for (uint32_t i = 0; i < s->n; i++) {
        if (!read_number(text, i + 1, &s->hash[i])) return false;
        if (i && s->hash[i] <= s->hash[i - 1]) return false;
    }
    return true;
}
