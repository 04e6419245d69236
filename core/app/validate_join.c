/* validate: from the lines of workers to cases that can be compared. */
#include "app/validate.h"
#include "base/utf8.h"

#include <math.h>
#include <string.h>

/* ---- in the worker ----------------------------------------------------------------------- */

static bool same_word(const valid_word *a, const valid_word *b) {
    return a->weight == b->weight && str_eq(a->text, b->text) && str_eq(a->voice, b->voice);
}

/* Keeps the strongest, the first of equals first. One that has been crowded out cannot come back:
 * all that are there are stronger. */
static void note_word(valid_word *list, uint32_t *n, valid_word one) {
    for (uint32_t i = 0; i < *n; i++)
        if (same_word(&list[i], &one)) {
            list[i].times++;
            return;
        }
    uint32_t at = *n;
    while (at && fabs(list[at - 1].weight) < fabs(one.weight)) at--;
    if (at == VALIDATE_WORDS) return;
    uint32_t last = *n < VALIDATE_WORDS ? (*n)++ : VALIDATE_WORDS - 1;
    memmove(&list[at + 1], &list[at], (last - at) * sizeof *list);
    list[at] = one;
}

static void emit_words(const session *s, const doc *d, buf *line) {
    valid_word list[VALIDATE_WORDS];
    uint32_t n = 0;
    double loud = 0;
    for (uint32_t i = 0; i < s->scan.hits.n; i++) {
        const hit *h = &s->scan.hits.p[i];
        if (h->part == PART_FURNITURE) continue; /* page matter is never scored */
        loud += fabs(h->weight);
        note_word(list, &n,
                  (valid_word){.text = str_sub(d->text, h->start, h->end),
                               .voice = str_c(voice_names[h->voice]),
                               .weight = h->weight,
                               .times = 1});
    }
    buf_put(line, STR(",\"loud\":"));
    buf_number(line, loud);
    buf_put(line, STR(",\"words\":["));
    for (uint32_t i = 0; i < n; i++) {
        buf_put(line, i ? STR(",[") : STR("["));
        buf_json(line, list[i].text);
        buf_byte(line, ',');
        buf_number(line, list[i].weight);
        buf_byte(line, ',');
        buf_json(line, list[i].voice);
        buf_printf(line, ",%u]", list[i].times);
    }
    buf_byte(line, ']');
}

static void emit_text(buf *line, const char *key, str text) {
    buf_printf(line, ",\"%s\":", key);
    buf_json(line, text);
}

bool validate_article(void *context, session *s, doc *d, buf *line) {
    scoring *c = context;
    const validation *v = c->taker;
    str text;
    buf_put(line, STR("{\"record\":"));
    bool ok = scoring_article(context, s, d, line);
    line->n--; /* its line end */
    if (v->by.n && doc_meta(d, v->by, &text)) emit_text(line, "by", text);
    bool here = !v->labels_file, found = here && doc_meta(d, v->gold_name, &text);
    if (found) emit_text(line, "gold", text);
    if (here && !found) {
        buf_put(line, STR(",\"fields\":["));
        for (uint32_t i = 0; i < d->meta.n; i++) {
            if (i) buf_byte(line, ',');
            buf_json(line, d->meta.p[i].key);
        }
        buf_byte(line, ']');
    } else {
        emit_words(s, d, line);
    }
    buf_put(line, STR("}\n"));
    return ok;
}

void validate_unread(void *context, doc *d, str message, buf *line) {
    buf_put(line, STR("{\"record\":"));
    scoring_unread(context, d, message, line);
    line->n--;
    buf_put(line, STR("}\n"));
}

/* ---- here -------------------------------------------------------------------------------- */

/* Names met, for suggestions; a thousand are enough. */
static void note_name(validation *v, name_list *list, str name) {
    if (list->names.n >= 1000 || map_get(&list->known, name, NULL)) return;
    str own = arena_str(&v->mem, name);
    map_add(&list->known, own, 0);
    vec_push(&list->names, own);
}

static void note_metadata(validation *v, const json *names) {
    for (uint32_t i = 0; names && i < names->n; i++)
        note_name(v, &v->metadata, names->item[i].string);
}

static void take_words(validation *v, const json *list, valid_case *c) {
    for (uint32_t i = 0; list && i < list->n && i < VALIDATE_WORDS; i++) {
        const json *one = list->item[i].item;
        c->word[c->n_words++] = (valid_word){.text = arena_str(&v->mem, one[0].string),
                                             .weight = one[1].number,
                                             .voice = arena_str(&v->mem, one[2].string),
                                             .times = (uint32_t)one[3].number};
    }
}

static str mapped(validation *v, str label) {
    for (uint32_t i = 0; i < v->n_map; i++) {
        if (!str_eq(v->map[i].from, label)) continue;
        v->map[i].used = true;
        return v->map[i].to;
    }
    return label;
}

/* Where the article has no such field, a field of the record may be the group. */
static str group_of(validation *v, const json *line, const json *scores) {
    str group;
    if (!v->by.n) return (str){0};
    if (gold_text(&v->mem, json_get(line, STR("by")), &group)) return group;
    if (gold_text(&v->mem, json_get(scores, v->by), &group)) return group;
    return arena_printf(&v->mem, "(no %.*s)", STR_ARG(v->by));
}

static bool find_gold(validation *v, const json *line, str id, str *meant) {
    if (v->labels_file) return gold_find(v->labels_file, id, meant);
    if (gold_text(&v->mem, json_get(line, STR("gold")), meant)) return true;
    note_metadata(v, json_get(line, STR("fields")));
    return false;
}

static void take_case(validation *v, const json *line, const json *scores, valid_case *one) {
    one->numeric = json_get(scores, v->field)->kind == JSON_NUMBER;
    one->group = group_of(v, line, scores);
    one->seed = boot_seed(one->id);
    one->loud = json_get(line, STR("loud"))->number;
    take_words(v, json_get(line, STR("words")), one);
    vec_push(&v->cases, *one);
}

static void take_record(validation *v, const json *line, const json *all, const json *scores) {
    valid_case one = {0};
    if (!gold_text(&v->mem, json_get(scores, v->field), &one.said)) {
        v->no_field++;
        for (uint32_t i = 0; i < scores->n; i++) note_name(v, &v->fields, scores->key[i]);
        return;
    }
    one.id = arena_str(&v->mem, json_get(all, STR("id"))->string);
    if (find_gold(v, line, one.id, &one.meant))
        take_case(v, line, scores, &one);
    else
        v->no_gold++;
}

bool validate_take(void *context, str text, err *e) {
    validation *v = ((scoring *)context)->taker;
    json line;
    arena_reset(&v->line);
    if (!json_parse(text, &v->line, &line, e)) return false;
    const json *all = json_get(&line, STR("record")), *scores = json_get(all, v->script);
    if (json_get(all, STR("error")))
        v->failed++;
    else if (!scores || scores->kind != JSON_OBJECT) /* nil: the script has nothing to say */
        v->no_record++;
    else
        take_record(v, &line, all, scores);
    return true;
}

/* ---- when all have come ------------------------------------------------------------------ */

static bool nothing_called(err *e, const char *what, str name, const name_list *list) {
    enum { SHOWN = 20 };
    const str *names = list->names.p;
    uint32_t n = list->names.n;
    if (map_get(&list->known, name, NULL))
        return err_set(e, "'%.*s' is there, but is never a number, a text or a boolean",
                       STR_ARG(name));
    buf known = {0};
    str near = utf8_nearest(name, names, n);
    for (uint32_t i = 0; i < n && i < SHOWN; i++)
        buf_printf(&known, "%s%.*s", i ? ", " : "; there are: ", STR_ARG(names[i]));
    if (n > SHOWN) buf_put(&known, STR(" …"));
    if (near.n) buf_printf(&known, "; did you mean '%.*s'?", STR_ARG(near));
    err_set(e, "%s '%.*s'%.*s", what, STR_ARG(name), STR_ARG(buf_str(&known)));
    buf_free(&known);
    return false;
}

/* Nothing was joined: the commonest reasons have names to suggest. */
static bool why_nothing(validation *v, err *e) {
    if (v->no_field && !v->no_gold)
        return nothing_called(e, "no record has a field", v->field, &v->fields);
    if (v->labels_file && v->no_gold)
        return err_set(e, "no article has an id that stands in the file of labels");
    if (v->no_gold) return nothing_called(e, "no article has a field", v->gold_name, &v->metadata);
    return err_set(e, "no article has both a record and a label");
}

static int by_id(const void *a, const void *b) {
    const valid_case *x = a, *y = b;
    int order = str_cmp(x->id, y->id);
    if (!order) order = str_cmp(x->meant, y->meant);
    if (!order) order = str_cmp(x->said, y->said);
    return order ? order : str_cmp(x->group, y->group);
}

static bool settle_numbers(validation *v, err *e) {
    uint32_t n = 0;
    str unfit = {0}, bad = {0};
    for (uint32_t i = 0; i < v->cases.n; i++) {
        valid_case c = v->cases.p[i];
        bool said = number_parse(c.said, &c.score), meant = number_parse(c.meant, &c.label);
        if (said && meant) {
            v->cases.p[n++] = c;
        } else {
            unfit = meant ? v->field : v->gold_name;
            bad = meant ? c.said : c.meant;
        }
    }
    v->unfit = v->cases.n - n;
    v->cases.n = n;
    return n ||
           err_set(e,
                   "no article has two numbers to compare ('%.*s' is '%.*s', for one); --as labels "
                   "compares labels",
                   STR_ARG(unfit), STR_ARG(bad));
}

/* ---- labels ------------------------------------------------------------------------------ */

/* Numbers by value, before texts. */
static int by_label(const void *a, const void *b) {
    str s = *(const str *)a, t = *(const str *)b;
    double x, y;
    bool number = number_parse(s, &x), other = number_parse(t, &y);
    if (number != other) return number ? -1 : 1;
    return !number ? str_cmp(s, t) : (x > y) - (x < y);
}

/* "1" and "1.0" are one label. */
static str plain_label(validation *v, str label) {
    double x;
    if (!number_parse(label, &x)) return label;
    buf b = {0};
    buf_number(&b, x);
    str text = arena_str(&v->mem, buf_str(&b));
    buf_free(&b);
    return text;
}

static uint32_t index_of(const validation *v, str label) {
    const str *at = bsearch(&label, v->labels.p, v->labels.n, sizeof label, by_label);
    return (uint32_t)(at - v->labels.p);
}

static void collect_labels(validation *v) {
    map known = {0};
    for (uint32_t i = 0; i < v->cases.n; i++) {
        str both[] = {v->cases.p[i].said, v->cases.p[i].meant};
        for (int k = 0; k < 2; k++)
            if (map_add(&known, both[k], 0)) vec_push(&v->labels, both[k]);
    }
    map_free(&known);
    qsort(v->labels.p, v->labels.n, sizeof(str), by_label);
}

/* Labels of one side, as a list. */
static void list_side(const validation *v, bool said, buf *b) {
    bool *on = mem_alloc(v->labels.n + 1);
    uint32_t n = 0;
    memset(on, 0, v->labels.n);
    for (uint32_t i = 0; i < v->cases.n; i++) on[said ? v->cases.p[i].s : v->cases.p[i].m] = true;
    for (uint32_t i = 0; i < v->labels.n; i++)
        if (on[i]) buf_printf(b, "%s'%.*s'", n++ ? ", " : "", STR_ARG(v->labels.p[i]));
    free(on);
}

static bool some_label_meets(const validation *v, err *e) {
    uint8_t *sides = mem_alloc(v->labels.n + 1);
    bool any = false;
    memset(sides, 0, v->labels.n);
    for (uint32_t i = 0; i < v->cases.n && !any; i++) {
        const valid_case *c = &v->cases.p[i];
        sides[c->s] |= 1;
        sides[c->m] |= 2;
        any = sides[c->s] == 3 || sides[c->m] == 3;
    }
    free(sides);
    if (any) return true;
    buf said = {0}, meant = {0};
    list_side(v, true, &said);
    list_side(v, false, &meant);
    err_set(e,
            "no label of the script is one of '%.*s': it says %.*s, the labels are %.*s; say "
            "which means which with --map %.*s=%.*s",
            STR_ARG(v->gold_name), STR_ARG(buf_str(&said)), STR_ARG(buf_str(&meant)),
            STR_ARG(v->labels.p[v->cases.p[0].s]), STR_ARG(v->labels.p[v->cases.p[0].m]));
    buf_free(&said);
    buf_free(&meant);
    return false;
}

static bool settle_labels(validation *v, err *e) {
    enum { MOST_LABELS = 100 };
    for (uint32_t i = 0; i < v->cases.n; i++) {
        v->cases.p[i].said = plain_label(v, v->cases.p[i].said);
        v->cases.p[i].meant = plain_label(v, v->cases.p[i].meant);
    }
    collect_labels(v);
    if (v->labels.n > MOST_LABELS)
        return err_set(e,
                       "%u different labels, '%.*s' among them: that is no set of labels (at most "
                       "%d); --as numbers compares numbers",
                       v->labels.n, STR_ARG(v->labels.p[0]), MOST_LABELS);
    for (uint32_t i = 0; i < v->cases.n; i++) {
        valid_case *c = &v->cases.p[i];
        c->s = index_of(v, c->said);
        c->m = index_of(v, c->meant);
    }
    return some_label_meets(v, e);
}

bool validate_settle(validation *v, err *e) {
    if (!v->cases.n) return why_nothing(v, e);
    bool numeric = !v->n_map; /* labels are mapped, numbers are not */
    for (uint32_t i = 0; i < v->cases.n; i++) {
        numeric &= v->cases.p[i].numeric;
        v->cases.p[i].said = mapped(v, v->cases.p[i].said);
    }
    str as = args_text(v->args, "as", numeric ? "numbers" : "labels");
    v->numbers = str_eq(as, STR("numbers"));
    qsort(v->cases.p, v->cases.n, sizeof *v->cases.p, by_id);
    return v->numbers ? settle_numbers(v, e) : settle_labels(v, e);
}
