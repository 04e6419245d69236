/* Numbers to text and back (declared in base/buf.h).
 *
 * Records are full of means and rates with 15 to 17 digits, and printf together with the strtod
 * that checks it costs more than scoring the article. So the usual sizes are worked out in whole
 * numbers of 128 bits, exactly; the rest takes the long way. Both give the same text. */
#include "base/buf.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned __int128 wide;

/* printf and strtod follow the locale's decimal point; this one is always a full stop. */
static locale_t plain_locale(void) {
    static locale_t c;
    if (!c) c = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return c;
}

/* ---- the usual sizes --------------------------------------------------------------------- */

enum { DIGITS = 17 }; /* always enough to tell a double from its neighbours */
#define LEAST_USUAL 1e-4
#define TOO_LARGE   1e15

/* x as a number of DIGITS digits, scaled by 10^scale: product / 2^shift, where product is the
 * mantissa times 5^scale. Below 2^53 × 5^20, so that it fits. */
typedef struct scaled {
    wide product, fives; /* 5^scale: what one step of the mantissa is worth in product */
    int scale, shift;
    bool even, lowest; /* the mantissa is even; is the lowest of its power of two */
} scaled;

static scaled scaled_of(double x) {
    static const double power[] = {1e-3, 1e-2, 1e-1, 1e0,  1e1,  1e2,  1e3,  1e4,  1e5,      1e6,
                                   1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, TOO_LARGE};
    int exponent, places = -3; /* digits before the decimal point */
    while (x >= power[places + 3]) places++;
    uint64_t mantissa = (uint64_t)ldexp(frexp(x, &exponent), 53);
    scaled s = {.fives = 1, .scale = DIGITS - places, .even = !(mantissa & 1)};
    for (int i = 0; i < s.scale; i++) s.fives *= 5;
    s.product = s.fives * mantissa;
    s.shift = 53 - exponent - s.scale;
    s.lowest = mantissa == (uint64_t)1 << 52;
    return s;
}

/* The multiple of `unit` nearest to product / 2^shift; ties go to the even one. */
static uint64_t rounded(const scaled *s, uint64_t unit) {
    uint64_t whole = (uint64_t)(s->product >> s->shift), over = whole % unit;
    wide step = (wide)unit << s->shift, rest = s->product - ((wide)(whole - over) << s->shift);
    bool odd = (whole / unit) & 1;
    return whole - over + (rest * 2 > step || (rest * 2 == step && odd) ? unit : 0);
}

/* Whether that decimal is nearer to x than to any other double. */
static bool reads_back(const scaled *s, uint64_t decimal) {
    wide there = (wide)decimal << s->shift;
    bool below = there < s->product;
    wide distance = below ? s->product - there : there - s->product;
    distance *= below && s->lowest ? 4 : 2; /* below a power of two the doubles lie closer */
    return distance < s->fives || (distance == s->fives && s->even);
}

static void put_decimal(buf *b, uint64_t decimal, int scale) {
    char text[40];
    size_t at = sizeof text;
    for (; decimal % 10 == 0 && scale > 0; scale--) decimal /= 10;
    for (int place = 0; decimal || place <= scale; place++, decimal /= 10) {
        if (place == scale && scale) text[--at] = '.';
        text[--at] = (char)('0' + decimal % 10);
    }
    buf_put(b, (str){text + at, sizeof text - at});
}

static void put_usual(buf *b, double x) {
    if (x < 0) buf_byte(b, '-');
    scaled s = scaled_of(fabs(x));
    uint64_t decimal = 0;
    for (uint64_t unit = 100; unit; unit /= 10) { /* 15, 16, 17 digits */
        decimal = rounded(&s, unit);
        if (reads_back(&s, decimal)) break;
    }
    put_decimal(b, decimal, s.scale);
}

/* ---- all numbers ------------------------------------------------------------------------- */

/* A decimal of up to 15 digits survives the way into a double and back, so 15 give the shortest
 * there is (%g drops zeros at the end); only what needs more is tried again. */
static void put_any(buf *b, double x) {
    char text[40];
    locale_t before = uselocale(plain_locale());
    for (int digits = 15; digits <= DIGITS; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, x);
        if (strtod(text, NULL) == x) break;
    }
    uselocale(before);
    buf_put(b, str_c(text));
}

void buf_number(buf *b, double x) {
    double size = fabs(x);
    if (!isfinite(x))
        buf_put(b, STR("null"));
    else if (x == 0) /* -0 would print its sign */
        buf_byte(b, '0');
    else if (size >= LEAST_USUAL && size < TOO_LARGE)
        put_usual(b, x);
    else
        put_any(b, x);
}

bool number_parse(str s, double *out) {
    char text[64];
    if (s.n == 0 || s.n >= sizeof text) return false;
    for (size_t i = 0; i < s.n; i++)
        if (!strchr("0123456789+-.eE", s.p[i])) return false;
    memcpy(text, s.p, s.n);
    text[s.n] = 0;
    char *end;
    locale_t before = uselocale(plain_locale());
    double x = strtod(text, &end);
    uselocale(before);
    if (end != text + s.n || !isfinite(x)) return false;
    *out = x;
    return true;
}
