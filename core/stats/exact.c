#include "stats/exact.h"

#include <math.h>
#include <string.h>

/* A double is m · 2^(e) with |m| < 2^53 and e ≥ -1074. Its 53 bits fall across at most three limbs
 * of 32 bits; each limb takes its part as a signed number. A limb has 63 bits, so 2^30 additions
 * fit before the carries must move up. */
enum { LIMB_BITS = 32, LOWEST = -1074 };
static const uint32_t MOST_PENDING = 1u << 30;

/* Leaves every limb but the highest in [0, 2^32); the highest carries the sign. This form is
 * canonical: equal sums have equal limbs. */
static void carry(exact *sum) {
    for (int i = 0; i + 1 < EXACT_LIMBS; i++) {
        int64_t up = sum->limb[i] >> LIMB_BITS; /* rounds down, also for negative limbs */
        sum->limb[i] -= up * ((int64_t)1 << LIMB_BITS);
        sum->limb[i + 1] += up;
    }
    sum->pending = 0;
}

bool exact_add(exact *sum, double x) {
    if (!isfinite(x)) return false;
    if (x == 0) return true;
    int exponent;
    double fraction = frexp(x, &exponent); /* x = fraction · 2^exponent, 0.5 ≤ |fraction| < 1 */
    int64_t whole = (int64_t)ldexp(fraction, 53);
    int shift = exponent - 53 - LOWEST;
    if (shift < 0) { /* subnormal: the low bits of whole are zero */
        whole /= (int64_t)1 << -shift;
        shift = 0;
    }
    int at = shift / LIMB_BITS, within = shift % LIMB_BITS;
    uint64_t size = (uint64_t)(whole < 0 ? -whole : whole);
    int64_t sign = whole < 0 ? -1 : 1;
    uint64_t low = (size & 0xffffffffu) << within, high = (size >> LIMB_BITS) << within;
    sum->limb[at] += sign * (int64_t)(low & 0xffffffffu);
    sum->limb[at + 1] += sign * (int64_t)((low >> LIMB_BITS) + (high & 0xffffffffu));
    sum->limb[at + 2] += sign * (int64_t)(high >> LIMB_BITS);
    if (++sum->pending >= MOST_PENDING) carry(sum);
    return true;
}

void exact_merge(exact *into, const exact *from) {
    exact other = *from;
    carry(&other);
    carry(into);
    for (int i = 0; i < EXACT_LIMBS; i++) into->limb[i] += other.limb[i];
    carry(into);
}

/* Turns a carried sum into its magnitude; returns whether it was negative. */
static bool magnitude(exact *sum) {
    if (sum->limb[EXACT_LIMBS - 1] >= 0) return false;
    for (int i = 0; i < EXACT_LIMBS; i++) sum->limb[i] = -sum->limb[i];
    carry(sum);
    return true;
}

static bool bit_at(const exact *sum, int bit) {
    return bit >= 0 && (sum->limb[bit / LIMB_BITS] >> (bit % LIMB_BITS) & 1);
}

static bool any_below(const exact *sum, int bit) {
    for (int i = 0; i < bit; i++)
        if (bit_at(sum, i)) return true;
    return false;
}

double exact_value(const exact *given) {
    exact sum = *given;
    carry(&sum);
    bool negative = magnitude(&sum);
    int top = EXACT_LIMBS * LIMB_BITS - 1; /* the highest bit that is set */
    while (top >= 0 && !bit_at(&sum, top)) top--;
    if (top < 0) return 0;
    int lowest = top >= 53 ? top - 52 : 0; /* the 53 bits that a double has room for */
    uint64_t mantissa = 0;
    for (int bit = top; bit >= lowest; bit--) mantissa = mantissa << 1 | bit_at(&sum, bit);
    if (bit_at(&sum, lowest - 1) && ((mantissa & 1) || any_below(&sum, lowest - 1))) mantissa++;
    double x = ldexp((double)mantissa, lowest + LOWEST);
    return negative ? -x : x;
}

void exact_write(buf *b, const exact *given) {
    exact sum = *given;
    carry(&sum);
    bool negative = magnitude(&sum);
    int low = 0, high = EXACT_LIMBS - 1;
    while (high >= 0 && !sum.limb[high]) high--;
    if (high < 0) {
        buf_byte(b, '0');
        return;
    }
    while (!sum.limb[low]) low++;
    buf_printf(b, "%s%d:", negative ? "-" : "", low);
    for (int i = low; i <= high; i++) buf_printf(b, "%08x", (unsigned)sum.limb[i]);
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool exact_read(exact *sum, str text) {
    *sum = (exact){0};
    if (str_eq(text, STR("0"))) return true;
    bool negative = str_starts(text, STR("-"));
    str hex = str_sub(text, negative, text.n), low = str_cut(&hex, ':');
    double at;
    if (!number_parse(low, &at) || at < 0 || at != floor(at) || at >= EXACT_LIMBS) return false;
    if (hex.n == 0 || hex.n % 8 != 0 || hex.n / 8 > EXACT_LIMBS - (size_t)at) return false;
    for (size_t i = 0; i < hex.n; i++) {
        int digit = hex_digit(hex.p[i]);
        if (digit < 0) return false;
        int64_t *limb = &sum->limb[(size_t)at + i / 8];
        *limb = *limb << 4 | digit;
    }
    if (negative)
        for (int i = 0; i < EXACT_LIMBS; i++) sum->limb[i] = -sum->limb[i];
    carry(sum);
    return true;
}
