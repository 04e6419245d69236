#include "text/doc.h"

const char *const part_names[PARTS] = {"headline", "lead", "body", "furniture"};
const char *const voice_names[VOICES] = {"author", "quoted", "reported"};
const char *const quote_kind_names[QUOTE_KINDS] = {"direct", "partial", "reported", "topic"};

void doc_clear(doc *d) {
    arena_reset(&d->mem);
    d->id = d->outlet = d->date = d->title = d->url = d->lang = (str){0};
    d->where = d->text = (str){0};
    d->repaired = 0;
    for (uint32_t i = 0; i < d->entities.n; i++)
        if (d->entities.p[i].known != DOC_NONE) d->met.p[d->entities.p[i].known] = 0;
    d->types = NULL;
    d->words.n = 0;
    d->meta.n = d->sentences.n = d->paragraphs.n = d->quotes.n = d->topics.n = d->names.n = 0;
    d->entities.n = d->named = 0;
}

void doc_free(doc *d) {
    arena_free(&d->mem);
    free(d->words.start);
    free(d->words.end);
    free(d->words.type);
    free(d->words.rules);
    free(d->words.shape);
    free(d->words.sentence);
    free(d->words.begun);
    free(d->words.flags);
    free(d->words.voice);
    vec_free(&d->meta);
    vec_free(&d->sentences);
    vec_free(&d->paragraphs);
    vec_free(&d->quotes);
    vec_free(&d->topics);
    vec_free(&d->entities);
    vec_free(&d->met);
    vec_free(&d->names);
    *d = (doc){0};
}

/* ---- metadata ---------------------------------------------------------------------------- */

/* Lists and objects have no one value that could be compared or grouped by. */
static bool json_as_text(doc *d, const json *j, str *text) {
    switch (j->kind) {
    case JSON_STRING: *text = j->string; return true;
    case JSON_BOOL: *text = j->boolean ? STR("true") : STR("false"); return true;
    case JSON_NUMBER: {
        buf b = {0};
        buf_number(&b, j->number);
        *text = arena_str(&d->mem, buf_str(&b));
        buf_free(&b);
        return true;
    }
    default: return false;
    }
}

bool doc_meta(doc *d, str name, str *value) {
    const struct {
        str name, value;
    } fixed[] = {{STR("id"), d->id},       {STR("outlet"), d->outlet}, {STR("date"), d->date},
                 {STR("title"), d->title}, {STR("url"), d->url},       {STR("lang"), d->lang}};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (str_eq(name, fixed[i].name)) return *value = fixed[i].value, value->n > 0;
    for (uint32_t i = 0; i < d->meta.n; i++)
        if (str_eq(name, d->meta.p[i].key)) return json_as_text(d, &d->meta.p[i].value, value);
    return false;
}

/* ---- words ------------------------------------------------------------------------------- */

void words_reserve(doc_words *w, uint32_t n) {
    if (n <= w->cap) return;
    uint64_t room = (uint64_t)w->cap * 2 > n ? (uint64_t)w->cap * 2 : n;
    if (room < 64) room = 64;
    if (room > UINT32_MAX) room = UINT32_MAX;
    w->start = mem_grow(w->start, room * sizeof *w->start);
    w->end = mem_grow(w->end, room * sizeof *w->end);
    w->type = mem_grow(w->type, room * sizeof *w->type);
    w->rules = mem_grow(w->rules, room * sizeof *w->rules);
    w->shape = mem_grow(w->shape, room);
    w->sentence = mem_grow(w->sentence, room * sizeof *w->sentence);
    w->begun = mem_grow(w->begun, room * sizeof *w->begun);
    w->flags = mem_grow(w->flags, room);
    w->voice = mem_grow(w->voice, room);
    w->cap = (uint32_t)room;
}

str word_text(const doc *d, uint32_t word) {
    return str_sub(d->text, d->words.start[word], d->words.end[word]);
}

/* ---- what stands where ------------------------------------------------------------------- */

uint32_t word_at(const doc *d, uint32_t at) {
    uint32_t low = 0, high = d->words.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->words.end[middle] > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

uint32_t quote_at(const doc *d, uint32_t word) { return quote_among(d, d->quotes.n, word); }

uint32_t quote_among(const doc *d, uint32_t n, uint32_t word) {
    if (!n) return DOC_NONE;
    uint32_t found = 0, high = n;
    while (high - found > 1) {
        uint32_t middle = found + (high - found) / 2;
        if (d->quotes.p[middle].first <= word)
            found = middle;
        else
            high = middle;
    }
    /* Quotations nest: what is around the word is the last one that begins before it, or is around
     * that one. */
    while (found != DOC_NONE &&
           (word < d->quotes.p[found].first || word >= d->quotes.p[found].last))
        found = d->quotes.p[found].parent;
    return found;
}
