#include "text/doc.h"

const char *const part_names[PARTS] = {"headline", "lead", "body", "furniture"};
const char *const voice_names[VOICES] = {"author", "quoted", "reported"};
const char *const quote_kind_names[QUOTE_KINDS] = {"direct", "partial", "reported", "topic"};

void doc_clear(doc *d) {
    arena_reset(&d->mem);
    d->id = d->outlet = d->date = d->title = d->url = d->lang = (str){0};
    d->where = d->text = (str){0};
    d->repaired = 0;
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
    free(d->words.flags);
    free(d->words.voice);
    vec_free(&d->meta);
    vec_free(&d->sentences);
    vec_free(&d->paragraphs);
    vec_free(&d->quotes);
    vec_free(&d->topics);
    vec_free(&d->entities);
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
    w->flags = mem_grow(w->flags, room);
    w->voice = mem_grow(w->voice, room);
    w->cap = (uint32_t)room;
}

const type *word_type(const doc *d, uint32_t word) {
    return &d->types->list.p[d->words.type[word]];
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

/* Index of the last row of a table sorted by `first` with row.first <= word; 0 in doubt. */
#define LAST_AT(table, word, found)                                                                \
    do {                                                                                           \
        uint32_t low_ = 0, high_ = (table).n;                                                      \
        while (high_ - low_ > 1) {                                                                 \
            uint32_t middle_ = low_ + (high_ - low_) / 2;                                          \
            if ((table).p[middle_].first <= (word))                                                \
                low_ = middle_;                                                                    \
            else                                                                                   \
                high_ = middle_;                                                                   \
        }                                                                                          \
        (found) = low_;                                                                            \
    } while (0)

uint32_t sentence_at(const doc *d, uint32_t word) {
    uint32_t found;
    LAST_AT(d->sentences, word, found);
    return found;
}

uint32_t paragraph_at(const doc *d, uint32_t word) {
    uint32_t found;
    LAST_AT(d->paragraphs, word, found);
    return found;
}

uint32_t quote_at(const doc *d, uint32_t word) {
    if (!d->quotes.n) return DOC_NONE;
    uint32_t found;
    LAST_AT(d->quotes, word, found);
    /* Quotations nest: what is around the word is the last one that begins before it, or is around
     * that one. */
    while (found != DOC_NONE &&
           (word < d->quotes.p[found].first || word >= d->quotes.p[found].last))
        found = d->quotes.p[found].parent;
    return found;
}
