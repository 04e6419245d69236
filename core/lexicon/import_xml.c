/* Yoshikoder and Pattern, by expat. The only unit that includes it. Nothing outside of the file is
 * read, and expat itself bounds what entities may grow to.
 *
 *      Yoshikoder  <cnode name="moral"><pnode name="evil*"/></cnode>   categories and words
 *      Pattern     <word form="evil" pos="JJ" polarity="-1.0" subjectivity="1.0" intensity="1.0"/>
 *
 * Pattern has a line for each sense of a word; it averages them by part of speech and then over
 * these, and so does this. */
#include "lexicon/importing.h"

#include <expat.h>
#include <string.h>

enum { MOST_LEVELS = 32 };

/* A word of Pattern under one part of speech: sums over its senses. */
typedef struct part_sum {
    double polarity, subjectivity;
    uint32_t senses, next; /* next: another part of speech of the word, or LEX_NONE */
} part_sum;

typedef struct form {
    str word;
    uint32_t first;
    import_place at;
} form;

typedef struct xml {
    importing *im;
    XML_Parser parser;
    uint32_t open[MOST_LEVELS],
        levels; /* Yoshikoder's categories; the outermost is the dictionary */
    VEC(part_sum) parts;
    VEC(form) forms;
    map by_form, by_part;
    uint32_t senses;
} xml;

static import_place place_of(const xml *x) {
    return (import_place){(uint32_t)XML_GetCurrentLineNumber(x->parser),
                          (uint32_t)XML_GetCurrentColumnNumber(x->parser) + 1};
}

static str attribute(const char **list, const char *name) {
    for (; *list; list += 2)
        if (!strcmp(list[0], name)) return str_c(list[1]);
    return (str){0};
}

/* Text outside of tags: neither format has any. */
static void meet_text(void *context, const char *p, int n) {
    xml *x = context;
    str text = str_trim((str){p, (size_t)n});
    if (text.n) import_note(x->im, place_of(x), "the text '%.*s' is passed over", STR_ARG(text));
}

static void parse(xml *x, XML_StartElementHandler start, XML_EndElementHandler end) {
    importing *im = x->im;
    str text = im->src.text;
    x->parser = XML_ParserCreate("UTF-8"); /* which the text is by now, whatever it says itself */
    if (!x->parser) {
        import_fail(im, (import_place){0}, "the XML reader does not start");
        return;
    }
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, start, end);
    XML_SetCharacterDataHandler(x->parser, meet_text);
    if (XML_Parse(x->parser, text.p, (int)text.n, 1) != XML_STATUS_OK)
        import_fail(im, place_of(x), "%s", XML_ErrorString(XML_GetErrorCode(x->parser)));
    XML_ParserFree(x->parser);
}

/* Whether the text is XML with such an element near its beginning. */
static bool has_element(const source *s, str tag) {
    enum { NEAR = 4000 };
    str head = str_sub(str_trim(s->text), 0, NEAR);
    return str_starts(head, STR("<")) && str_find(head, tag) < head.n;
}

/* ---- Yoshikoder ---------------------------------------------------------------------------- */

bool import_fits_yoshikoder(const source *s) { return has_element(s, STR("<cnode")); }

static void open_node(void *context, const char *name, const char **list) {
    xml *x = context;
    str text = attribute(list, "name"), score = attribute(list, "score");
    import_place at = place_of(x);
    if (!strcmp(name, "cnode")) {
        if (x->levels == MOST_LEVELS) {
            import_fail(x->im, at, "categories lie more than %d deep", MOST_LEVELS);
        } else {
            uint32_t parent = x->levels > 1 ? x->open[x->levels - 1] : LEX_NONE;
            x->open[x->levels] = x->levels ? import_category_of(x->im, parent, text, at) : LEX_NONE;
            x->levels++;
        }
    } else if (!strcmp(name, "pnode")) {
        double weight;
        uint32_t category = x->levels ? x->open[x->levels - 1] : LEX_NONE;
        if (category == LEX_NONE) category = import_category_of(x->im, LEX_NONE, x->im->name, at);
        import_entry *e = import_add(x->im, category, text, at);
        if (number_parse(score, &weight)) import_weigh(e, weight);
    }
}

static void close_node(void *context, const char *name) {
    xml *x = context;
    if (!strcmp(name, "cnode") && x->levels) x->levels--;
}

void import_read_yoshikoder(importing *im) {
    xml x = {.im = im};
    parse(&x, open_node, close_node);
}

/* ---- Pattern ------------------------------------------------------------------------------- */

bool import_fits_pattern(const source *s) { return has_element(s, STR("<sentiment")); }

/* The sums of a word under a part of speech. */
static part_sum *part_of(xml *x, str word, str pos, import_place at) {
    arena *mem = &x->im->mem;
    uint32_t f, p;
    str key = arena_printf(mem, "%.*s\n%.*s", STR_ARG(word), STR_ARG(pos));
    if (!map_get(&x->by_form, word, &f)) {
        f = x->forms.n;
        vec_push(&x->forms, (form){arena_str(mem, word), LEX_NONE, at});
        map_add(&x->by_form, vec_last(&x->forms).word, f);
    }
    if (!map_get(&x->by_part, key, &p)) {
        p = x->parts.n;
        vec_push(&x->parts, (part_sum){.next = x->forms.p[f].first});
        x->forms.p[f].first = p;
        map_add(&x->by_part, key, p);
    }
    return &x->parts.p[p];
}

static void open_word(void *context, const char *name, const char **list) {
    xml *x = context;
    double polarity, subjectivity, intensity;
    import_place at = place_of(x);
    if (strcmp(name, "word")) return;
    str word = attribute(list, "form"), factor = attribute(list, "intensity");
    if (!number_parse(attribute(list, "polarity"), &polarity) ||
        !number_parse(attribute(list, "subjectivity"), &subjectivity)) {
        import_lose(x->im, at, "'%.*s' has no polarity or no subjectivity", STR_ARG(word));
        return;
    }
    part_sum *p = part_of(x, word, attribute(list, "pos"), at);
    p->polarity += polarity;
    p->subjectivity += subjectivity;
    p->senses++;
    x->senses++;
    if (number_parse(factor, &intensity) && intensity != 1)
        import_lose(x->im, at, "'%.*s' makes the next word %g times as strong", STR_ARG(word),
                    intensity);
}

static void close_word(void *context, const char *name) { (void)context, (void)name; }

static void add_means(xml *x, const form *f, uint32_t polarity, uint32_t subjectivity) {
    double sum_p = 0, sum_s = 0;
    uint32_t n = 0;
    for (uint32_t i = f->first; i != LEX_NONE; i = x->parts.p[i].next, n++) {
        sum_p += x->parts.p[i].polarity / x->parts.p[i].senses;
        sum_s += x->parts.p[i].subjectivity / x->parts.p[i].senses;
    }
    import_weigh(import_add(x->im, polarity, f->word, f->at), sum_p / n);
    import_weigh(import_add(x->im, subjectivity, f->word, f->at), sum_s / n);
}

void import_read_pattern(importing *im) {
    xml x = {.im = im};
    parse(&x, open_word, close_word);
    uint32_t p = import_category_of(im, LEX_NONE, STR("polarity"), (import_place){0});
    uint32_t s = import_category_of(im, LEX_NONE, STR("subjectivity"), (import_place){0});
    for (uint32_t i = 0; i < x.forms.n; i++) add_means(&x, &x.forms.p[i], p, s);
    import_note(im, (import_place){0}, "%u senses are averaged to %u words, as Pattern does it",
                x.senses, x.forms.n);
    map_free(&x.by_form);
    map_free(&x.by_part);
    vec_free(&x.parts);
    vec_free(&x.forms);
}
