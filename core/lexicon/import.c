#include "lexicon/import.h"

#include "base/home.h"
#include "base/utf8.h"
#include "lexicon/field.h"
#include "lexicon/importing.h"
#include "lexicon/yaml.h"

#include <stdarg.h>
#include <stdio.h>

enum { MOST_BYTES = 64 << 20, LONGEST_WORD = 400 /* bytes; a YAML key has a limit */ };

/* In the order in which they are tried: those that nothing else looks like come first. */
static const import_format formats[] = {
    {"yoshikoder", import_fits_yoshikoder, import_read_yoshikoder, true, false},
    {"pattern", import_fits_pattern, import_read_pattern, false, true},
    {"mpqa", import_fits_mpqa, import_read_mpqa, false, true},
    {"liwc", import_fits_liwc, import_read_liwc, true, false},
    {"lexicoder", import_fits_lexicoder, import_read_lexicoder, true, false},
    {"wordstat", import_fits_wordstat, import_read_wordstat, true, false},
    {"inquirer", import_fits_inquirer, import_read_inquirer, false, false},
    {"nrc", import_fits_nrc, import_read_nrc, false, false},
    {"vader", import_fits_vader, import_read_valence, false, true},
    {"afinn", import_fits_afinn, import_read_valence, false, true},
    {"yaml", import_fits_yaml, import_read_yaml, true, false},
    {"csv", import_fits_csv, import_read_csv, false, true},
    {"list", import_fits_list, import_read_list, false, false}};
enum { FORMATS = sizeof formats / sizeof *formats };

/* ---- what there is to say -------------------------------------------------------------------- */

static void say(importing *im, import_place at, const char *kind, const char *fmt, va_list list) {
    char message[1000];
    if (im->ask->quiet) return;
    vsnprintf(message, sizeof message, fmt, list);
    utf8_show(im->report, im->src.path, false);
    if (at.line) buf_printf(im->report, ":%u:%u", at.line, at.col);
    buf_printf(im->report, ": %s: ", kind);
    utf8_show(im->report, str_c(message), false);
    buf_byte(im->report, '\n');
}

void import_note(importing *im, import_place at, const char *fmt, ...) {
    va_list list;
    va_start(list, fmt);
    say(im, at, "note", fmt, list);
    va_end(list);
}

void import_lose(importing *im, import_place at, const char *fmt, ...) {
    va_list list;
    va_start(list, fmt);
    say(im, at, "warning: not representable", fmt, list);
    va_end(list);
    im->in++;
    im->lost++;
}

void import_fail(importing *im, import_place at, const char *fmt, ...) {
    char message[800];
    va_list list;
    if (im->failed) return;
    va_start(list, fmt);
    vsnprintf(message, sizeof message, fmt, list);
    va_end(list);
    im->failed = true;
    if (at.line)
        err_set(im->e, "%.*s:%u:%u: %s", STR_ARG(im->src.path), at.line, at.col, message);
    else
        err_set(im->e, "%.*s: %s", STR_ARG(im->src.path), message);
}

/* ---- categories and entries ------------------------------------------------------------------ */

static uint32_t depth_of(const importing *im, uint32_t category) {
    uint32_t depth = 0;
    for (; category != LEX_NONE; category = im->categories.p[category].parent) depth++;
    return depth;
}

/* "Anger/Rage" would be a category below another one. */
static str without_slash(importing *im, str name, import_place at) {
    if (str_find_byte(name, '/') == name.n) return name;
    str copy = arena_str(&im->mem, name);
    for (size_t i = 0; i < copy.n; i++)
        if (copy.p[i] == '/') ((char *)copy.p)[i] = '-';
    import_note(im, at, "the category '%.*s' is called '%.*s' here", STR_ARG(name), STR_ARG(copy));
    return copy;
}

static void append_child(importing *im, uint32_t parent, uint32_t child) {
    import_category *all = im->categories.p;
    uint32_t *first = parent == LEX_NONE ? &im->first_root : &all[parent].first_child;
    uint32_t *last = parent == LEX_NONE ? &im->last_root : &all[parent].last_child;
    if (*last == LEX_NONE)
        *first = child;
    else
        all[*last].next = child;
    *last = child;
}

uint32_t import_category_of(importing *im, uint32_t parent, str name, import_place at) {
    uint32_t id;
    name = str_trim(name);
    if (!name.n) name = im->name;
    if (depth_of(im, parent) == IMPORT_MOST_DEPTH) {
        import_note(im, at, "'%.*s' is too deep: its words go to the category above it",
                    STR_ARG(name));
        return parent;
    }
    name = without_slash(im, arena_str(&im->mem, name), at);
    str full = parent == LEX_NONE
                   ? name
                   : arena_printf(&im->mem, "%.*s/%.*s", STR_ARG(im->categories.p[parent].full),
                                  STR_ARG(name));
    if (map_get(&im->by_name, full, &id)) return id;
    id = im->categories.n;
    map_add(&im->by_name, full, id);
    vec_push(&im->categories, (import_category){.name = name,
                                                .full = full,
                                                .parent = parent,
                                                .first_child = LEX_NONE,
                                                .last_child = LEX_NONE,
                                                .next = LEX_NONE,
                                                .first = LEX_NONE,
                                                .last = LEX_NONE,
                                                .at = at});
    append_child(im, parent, id);
    return id;
}

/* A copy on one line, whatever a quoted cell may hold. */
static str one_line(arena *mem, str s) {
    str copy = arena_str(mem, str_trim(s));
    for (size_t i = 0; i < copy.n; i++)
        if (copy.p[i] == '\n' || copy.p[i] == '\t') ((char *)copy.p)[i] = ' ';
    return copy;
}

import_entry *import_add(importing *im, uint32_t category, str word, import_place at) {
    uint32_t id = im->entries.n;
    import_category *c = &im->categories.p[category];
    vec_push(&im->entries, (import_entry){.word = one_line(&im->mem, word),
                                          .forms = FORMS_WRITTEN,
                                          .category = category,
                                          .next = LEX_NONE,
                                          .at = at});
    if (c->last == LEX_NONE)
        c->first = id;
    else
        im->entries.p[c->last].next = id;
    c->last = id;
    return &im->entries.p[id];
}

void import_weigh(import_entry *entry, double weight) {
    entry->weight = weight;
    entry->weighed = true;
}

/* ---- settling -------------------------------------------------------------------------------- */

typedef struct settling {
    importing *im;
    map exact;  /* category and word → entry */
    map folded; /* the same for terms, whatever the case */
    map words;  /* of a list that puts each word into one category: word → entry */
} settling;

/* A list all in capitals does not mean them. */
static void fold_shouting(importing *im) {
    for (uint32_t i = 0; i < im->entries.n; i++) {
        str w = im->entries.p[i].word;
        uint32_t len;
        for (size_t at = 0; at < w.n; at += len) {
            uint32_t c = utf8_at(w, at, &len);
            if (utf8_is_letter(c) && !utf8_is_upper(c)) return;
        }
    }
    for (uint32_t i = 0; i < im->entries.n; i++)
        im->entries.p[i].word = utf8_folded(&im->mem, im->entries.p[i].word);
}

static void lose(importing *im, import_entry *e, const char *why) {
    e->fate = ENTRY_OUT;
    import_lose(im, e->at, "'%.*s' %s", STR_ARG(e->word), why);
}

/* Two equal ones: the last weight counts, as it does for whoever reads the list into a table. */
static void join(importing *im, import_entry *e, import_entry *before) {
    e->fate = ENTRY_OUT;
    im->in++;
    im->joined++;
    if (e->weighed && e->weight != before->weight)
        import_note(im, e->at, "'%.*s' stands in line %u with the weight %g; now it is %g",
                    STR_ARG(e->word), before->at.line, before->weight, e->weight);
    else
        import_note(im, e->at, "'%.*s' stands in line %u too", STR_ARG(e->word), before->at.line);
    if (e->weighed) import_weigh(before, e->weight);
    if (e->forms != before->forms) /* noun and verb, say */
        before->forms = e->forms == FORMS_WRITTEN        ? before->forms
                        : before->forms == FORMS_WRITTEN ? e->forms
                                                         : FORMS_ANY;
}

static const char *fault_of(importing *im, const import_entry *e) {
    bool wild = str_find_byte(e->word, '*') < e->word.n || str_find_byte(e->word, '?') < e->word.n;
    if (wild && !im->wildcards) return "has a * or ? that stands for itself, which no term can say";
    return phrase_fault(&im->scratch, e->word);
}

static void settle_word(settling *s, uint32_t id, str key) {
    importing *im = s->im;
    import_entry *e = &im->entries.p[id];
    uint32_t other;
    const char *fault = fault_of(im, e);
    if (!fault && !map_add(&s->folded, utf8_folded(&im->mem, key), id)) {
        map_get(&s->folded, utf8_folded(&im->scratch, key), &other);
        fault = arena_printf(&im->scratch, "is written '%.*s' in line %u",
                             STR_ARG(im->entries.p[other].word), im->entries.p[other].at.line)
                    .p;
    }
    im->in++;
    e->fate = fault ? ENTRY_WORD : ENTRY_PHRASE;
    if (fault)
        im->words++;
    else
        im->out++;
    if (fault)
        import_note(im, e->at, "'%.*s' is a word for scripts only: it %s", STR_ARG(e->word), fault);
    for (uint32_t c = e->category; c != LEX_NONE; c = im->categories.p[c].parent)
        im->categories.p[c].used++;
}

/* Of a list that puts each word into one category: the entry that did so with this one's word. */
static const import_entry *entry_elsewhere(settling *s, const import_entry *e, uint32_t id) {
    uint32_t before;
    if (!s->im->apart || map_add(&s->words, e->word, id)) return NULL;
    map_get(&s->words, e->word, &before);
    const import_entry *other = &s->im->entries.p[before];
    return other->category == e->category ? NULL : other;
}

static void settle_valid(settling *s, import_entry *e, uint32_t id) {
    importing *im = s->im;
    uint32_t before;
    const import_entry *other = entry_elsewhere(s, e, id);
    str key = arena_printf(&im->mem, "%u %.*s", e->category, STR_ARG(e->word));
    if (other) {
        e->fate = ENTRY_OUT;
        import_lose(im, e->at, "'%.*s' is in '%.*s' by line %u, and one word has one place",
                    STR_ARG(e->word), STR_ARG(im->categories.p[other->category].full),
                    other->at.line);
    } else if (map_add(&s->exact, key, id)) {
        settle_word(s, id, key);
    } else {
        map_get(&s->exact, key, &before);
        join(im, e, &im->entries.p[before]);
    }
}

static void settle_entry(settling *s, uint32_t id) {
    importing *im = s->im;
    import_entry *e = &im->entries.p[id];
    arena_reset(&im->scratch);
    if (!e->word.n)
        lose(im, e, "is empty");
    else if (e->word.n > LONGEST_WORD)
        lose(im, e, "is too long");
    else if (!yaml_allows(e->word))
        lose(im, e, "holds a character that lexicons may not hold");
    else if (e->weight < -5 || e->weight > 5)
        lose(im, e, "weighs more than 5 or less than -5; see --map scale=");
    else
        settle_valid(s, e, id);
}

static void settle(importing *im) {
    settling s = {.im = im};
    fold_shouting(im);
    for (uint32_t i = 0; i < im->entries.n; i++) settle_entry(&s, i);
    for (uint32_t i = 0; i < im->categories.n; i++)
        if (!im->categories.p[i].used)
            import_note(im, im->categories.p[i].at, "the category '%.*s' is left out: it is empty",
                        STR_ARG(im->categories.p[i].full));
    map_free(&s.exact);
    map_free(&s.folded);
    map_free(&s.words);
}

/* ---- the order of the work ------------------------------------------------------------------- */

static const import_format *find_format(importing *im) {
    str wanted = im->ask->format;
    for (int i = 0; i < FORMATS; i++)
        if (wanted.n ? str_eq(wanted, str_c(formats[i].name)) : formats[i].fits(&im->src))
            return &formats[i];
    err_set(im->e, "%.*s: the format cannot be told by content and name; give --format",
            STR_ARG(im->src.path));
    return NULL;
}

static void sum_up(const importing *im, buf *report) {
    utf8_show(report, im->src.path, false);
    buf_printf(report, ": %s: %u terms in, %u out, %u not representable", im->format, im->in,
               im->out, im->lost);
    if (im->words) buf_printf(report, "; %u kept as words for scripts", im->words);
    if (im->joined) buf_printf(report, "; %u stood there already", im->joined);
    buf_byte(report, '\n');
}

static bool run(importing *im, str bytes, buf *out) {
    if (!import_text(im, bytes)) return false;
    const import_format *f = find_format(im);
    if (!f) return false;
    im->format = f->name;
    im->wildcards = f->wildcards;
    im->valence = f->valence;
    import_find_known(im);
    f->read(im);
    if (im->failed) return false;
    settle(im);
    if (!im->out && !im->words)
        return err_set(im->e, "%.*s: no term found in what was read as %s", STR_ARG(im->src.path),
                       im->format);
    import_grade(im);
    if (im->failed) return false;
    import_write(im, out);
    /* what a reader of YAML refuses to be swamped by (yaml.h) */
    uint64_t nodes = 2 * ((uint64_t)im->out + im->words) + 8 * (uint64_t)im->categories.n + 16;
    if (out->n > YAML_MOST_BYTES || nodes > YAML_MOST_NODES)
        return err_set(im->e, "%.*s: more than one lexicon may hold", STR_ARG(im->src.path));
    if (!im->ask->quiet) sum_up(im, im->report);
    return true;
}

static str stem_of(str base) {
    size_t end = base.n;
    while (end > 1 && base.p[end - 1] != '.') end--;
    return end > 1 ? str_sub(base, 0, end - 1) : base;
}

bool lexicon_import(const import_request *ask, buf *out, buf *report, bool *io, err *e) {
    importing im = {.ask = ask, .report = report, .e = e, .src = {.path = ask->path}};
    im.first_root = im.last_root = LEX_NONE;
    str bytes;
    im.name = ask->name.n ? ask->name : stem_of(str_basename(ask->path));
    *io = !file_read(&im.mem, ask->path, MOST_BYTES, &bytes, e);
    bool ok = !*io && run(&im, bytes, out);
    vec_free(&im.categories);
    vec_free(&im.entries);
    map_free(&im.by_name);
    arena_free(&im.scratch);
    arena_free(&im.mem);
    return ok;
}
