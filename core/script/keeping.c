#include "script/keeping.h"

/* ---- what fits --------------------------------------------------------------------------- */

static bool is_number(const record_field *f) {
    return f->kind == FIELD_NUMBER || f->kind == FIELD_BOOL;
}

static bool is_empty_table(const record_field *f) { return f->kind == FIELD_TALLY && !f->n_tally; }

static bool suits(const record_field *f, keep_kind kind) {
    switch (kind) {
    case KEEP_TALLY: return f->kind != FIELD_NUMBER && f->kind != FIELD_TEXTS;
    case KEEP_RATES: return f->kind == FIELD_TALLY || f->kind == FIELD_TEXT;
    case KEEP_TERMS: return f->kind == FIELD_TALLY;
    case KEEP_EXAMPLES: return f->kind == FIELD_TEXTS || is_empty_table(f);
    default: return is_number(f);
    }
}

/* The denominator: a number, or for rates a tally. */
static bool divides(const record_field *f, keep_kind kind) {
    return is_number(f) || (kind == KEEP_RATES && f->kind == FIELD_TALLY);
}

bool keeping_fits(const keep_field *k, const record *r, err *e) {
    const keep_spec *spec = &k->spec;
    const char *kind = keep_names[spec->kind];
    if (spec->kind == KEEP_RECORDS) {
        const record_field *top = spec->top.n ? record_get(r, spec->top) : NULL;
        return !top || is_number(top) ||
               err_set(e, "field '%s' of the record is no number, by which tenor.%s could order",
                       spec->top.p, kind);
    }
    const record_field *f = record_get(r, k->name),
                       *per = spec->per.n ? record_get(r, spec->per) : NULL;
    if (f && !suits(f, spec->kind))
        return err_set(e, "field '%s' of the record does not fit its keeper, tenor.%s", k->name.p,
                       kind);
    if (per && !divides(per, spec->kind))
        return err_set(e, "field '%s' of the record cannot divide '%s', kept as tenor.%s",
                       spec->per.p, k->name.p, kind);
    return true;
}

/* ---- rates ------------------------------------------------------------------------------- */

/* The y of a record that is no tally; false when the record lacks it. */
static bool divisor(const keep_spec *spec, const record *r, double *y) {
    const record_field *per = spec->per.n ? record_get(r, spec->per) : NULL;
    *y = per ? per->number : 1;
    return per || !spec->per.n;
}

static void add_rate(keeper *k, const record_field *f, const record *r, uint64_t seed) {
    double y;
    if (divisor(&k->spec, r, &y) && rate_add(&k->rate, seed, f->number, y)) k->n++;
}

/* Every label of the numerator or the denominator, each with its own y. */
static void add_own_rates(keeper *k, const record_field *f, const record_field *per,
                          uint64_t seed) {
    for (uint32_t a = 0, b = 0; a < f->n_tally || b < per->n_tally;) {
        int order = a == f->n_tally     ? 1
                    : b == per->n_tally ? -1
                                        : str_cmp(f->tally[a].label, per->tally[b].label);
        str label = order <= 0 ? f->tally[a].label : per->tally[b].label;
        double x = order <= 0 ? f->tally[a].count : 0, y = order >= 0 ? per->tally[b].count : 0;
        a += order <= 0;
        b += order >= 0;
        rate_add(rates_at(&k->rates, label), seed, x, y);
    }
}

static void add_rates(keeper *k, const record_field *f, const record *r, uint64_t seed) {
    const record_field *per = k->spec.per.n ? record_get(r, k->spec.per) : NULL;
    double y;
    if (per && per->kind == FIELD_TALLY) {
        k->n++;
        if (f->kind == FIELD_TALLY) add_own_rates(k, f, per, seed);
        return;
    }
    if (!divisor(&k->spec, r, &y) || !rate_add(&k->rates.all, seed, 0, y)) return;
    k->n++;
    if (f->kind == FIELD_TEXT) rate_add(rates_at(&k->rates, f->text), seed, 1, y);
    for (uint32_t i = 0; f->kind == FIELD_TALLY && i < f->n_tally; i++)
        rate_add(rates_at(&k->rates, f->tally[i].label), seed, f->tally[i].count, y);
}

/* ---- the others -------------------------------------------------------------------------- */

static void add_labels(keeper *k, const record_field *f) {
    k->n++;
    if (f->kind == FIELD_TEXT) keep_label(k, f->text, 1);
    if (f->kind == FIELD_BOOL) keep_label(k, f->number ? STR("yes") : STR("no"), 1);
    for (uint32_t i = 0; f->kind == FIELD_TALLY && i < f->n_tally; i++)
        keep_label(k, f->tally[i].label, f->tally[i].count);
}

static void add_terms(keeper *k, const record_field *f, const record *r) {
    double words;
    if (!divisor(&k->spec, r, &words) || !terms_article(&k->terms, words)) return;
    k->n++;
    for (uint32_t i = 0; i < f->n_tally; i++)
        terms_use(&k->terms, f->tally[i].label, f->tally[i].count, words);
}

static void add_examples(keeper *k, const record_field *f, uint64_t seed) {
    k->n++;
    for (uint32_t i = 0; f->kind == FIELD_TEXTS && i < f->n_tally; i++) {
        const tally_item *one = &f->tally[i];
        picks_offer(&k->picks, k->spec.most, one->label, 0, seed ^ str_hash(one->label), one->text);
    }
}

static void put_member(buf *b, const char *name, str value) {
    if (!value.n) return;
    buf_printf(b, "%s\"%s\":", b->n > 1 ? "," : "", name);
    buf_json(b, value);
}

/* The article and the fields asked for, as a JSON object. */
static void write_record(buf *b, const keep_spec *spec, const record *r, const doc *of) {
    buf_byte(b, '{');
    put_member(b, "id", of->id);
    put_member(b, "outlet", of->outlet);
    put_member(b, "date", of->date);
    put_member(b, "title", of->title);
    put_member(b, "url", of->url);
    for (uint32_t i = 0; i < spec->n_fields; i++) {
        const record_field *f = record_get(r, spec->fields[i]);
        if (!f) continue;
        if (b->n > 1) buf_byte(b, ',');
        buf_json(b, f->name);
        buf_byte(b, ':');
        record_field_json(b, f);
    }
    buf_byte(b, '}');
}

static str shared_value(const keep_spec *spec, const record *r, const doc *of) {
    const record_field *f = record_get(r, spec->together);
    if (f && f->kind == FIELD_TEXT) return f->text;
    if (str_eq(spec->together, STR("date"))) return of->date;
    if (str_eq(spec->together, STR("outlet"))) return of->outlet;
    return (str){0};
}

/* Where a shared value decides, it is the greater part of the chance. */
static void add_record(keeper *k, const record *r, const doc *of, uint64_t seed) {
    const keep_spec *spec = &k->spec;
    const record_field *top = spec->top.n ? record_get(r, spec->top) : NULL;
    if (spec->top.n && !top) return;
    if (spec->together.n) {
        str value = shared_value(spec, r, of);
        if (value.n) seed = (boot_seed(value) & ~(uint64_t)UINT32_MAX) | seed >> 32;
    }
    buf b = {0};
    write_record(&b, spec, r, of);
    k->n++;
    picks_offer(&k->picks, spec->most, (str){0}, top ? top->number : 0, seed, buf_str(&b));
    buf_free(&b);
}

void keeping_add(keeper *into, const keep_field *k, const record *r, const doc *of) {
    uint64_t seed = boot_seed(of->id);
    if (k->spec.kind == KEEP_RECORDS) {
        add_record(into, r, of, seed);
        return;
    }
    const record_field *f = record_get(r, k->name);
    if (!f) return;
    switch (k->spec.kind) {
    case KEEP_TALLY: add_labels(into, f); break;
    case KEEP_RATE: add_rate(into, f, r, seed); break;
    case KEEP_RATES: add_rates(into, f, r, seed); break;
    case KEEP_TERMS: add_terms(into, f, r); break;
    case KEEP_EXAMPLES: add_examples(into, f, seed); break;
    default: keep_number(into, f->number); break;
    }
}
