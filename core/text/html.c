#include "text/html.h"
#include "text/htmlpage.h"

#include <dlfcn.h>
#include <libxml/HTMLparser.h>
#include <string.h>

enum { MOST_PAGE = 16 << 20, MOST_DEPTH = 1000, MOST_ATTRIBUTES = 1000, MOST_JSON = 1 << 20 };

/* ---- the parser -------------------------------------------------------------------------- */

/* libxml2 brings Unicode tables and C++ along, which would double the time and the memory that it
 * takes to start: it is loaded when the first page comes. */
#define LIBXML2 (LIBXML_VERSION < 21400 ? "libxml2.so.2" : "libxml2.so.16")

static struct {
    htmlParserCtxtPtr (*open)(void);
    htmlDocPtr (*read)(htmlParserCtxtPtr, const char *page, int n, const char *url,
                       const char *encoding, int options);
    void (*stop)(xmlParserCtxtPtr);
    void (*close)(htmlParserCtxtPtr);
    void (*free_tree)(xmlDocPtr);
    bool ready;
} libxml;

static bool load_parser(err *e) {
    if (libxml.ready) return true;
    void *library = dlopen(LIBXML2, RTLD_NOW | RTLD_LOCAL);
    const struct {
        const char *name;
        void *to; /* a pointer to a function */
    } wanted[] = {{"htmlNewParserCtxt", &libxml.open},
                  {"htmlCtxtReadMemory", &libxml.read},
                  {"xmlStopParser", &libxml.stop},
                  {"htmlFreeParserCtxt", &libxml.close},
                  {"xmlFreeDoc", &libxml.free_tree}};
    for (size_t i = 0; library && i < sizeof wanted / sizeof *wanted; i++) {
        void *found = dlsym(library, wanted[i].name);
        memcpy(wanted[i].to, &found, sizeof found);
        if (!found) library = NULL;
    }
    if (!library) return err_set(e, "pages need libxml2: %s", dlerror());
    return libxml.ready = true;
}

/* ---- what elements are ------------------------------------------------------------------- */

typedef enum { INLINE, HOLDER, PARAGRAPH, HEADING, BREAK, FORM, SKIPPED } element_kind;

static const struct {
    element_kind kind;
    const char *names;
} kinds[] = {
    {HOLDER, " body div section article main td th center fieldset details "},
    {PARAGRAPH, " p li blockquote pre dt dd "},
    {HEADING, " h1 h2 h3 h4 h5 h6 "},
    {BREAK, " ul ol dl table thead tbody tfoot tr hr figure address hgroup summary html "},
    {FORM, " form "},
    {SKIPPED, " nav header footer aside figcaption button select textarea label script style "
              "noscript template iframe svg math object audio video canvas map dialog menu head "},
};

static element_kind kind_of(str name) {
    char word[24]; /* blanks around it, so that only whole names are found */
    if (name.n > sizeof word - 3) return INLINE;
    word[0] = ' ';
    memcpy(word + 1, name.p, name.n);
    memcpy(word + 1 + name.n, " ", 2);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strstr(kinds[i].names, word)) return kinds[i].kind;
    return INLINE;
}

static bool is_hidden(html_attributes a) {
    static const char *const roles[] = {"navigation", "banner", "search", "contentinfo",
                                        "complementary"};
    str role = html_attribute(a, "role");
    for (size_t i = 0; role.n && i < sizeof roles / sizeof *roles; i++)
        if (html_is(role, roles[i])) return true;
    return html_attribute(a, "hidden").p || html_is(html_attribute(a, "aria-hidden"), "true");
}

/* ---- the events -------------------------------------------------------------------------- */

typedef struct element {
    str name;
    bool skips;        /* nothing in it is text */
    bool holds;        /* it opened a holder */
    bool form;         /* what it holds is in a form */
    block_kind inside; /* what text directly in it is */
} element;

typedef struct reader {
    html_page page;
    htmlParserCtxtPtr parser;
    VEC(element) open;
    uint32_t holder;   /* the innermost */
    uint32_t skipping; /* open elements that skip */
    uint32_t links;
    uint32_t breaks;      /* br in a row */
    html_block block;     /* the one being filled, from block.start on */
    bool blank;           /* one is due before the next character */
    buf aside;            /* the text of a title, an h1 or JSON-LD */
    uint32_t aside_depth; /* of the open element whose text it is; 0 = none */
    bool too_deep;
} reader;

static void end_block(reader *r) {
    html_block *b = &r->block;
    b->end = r->page.text.n;
    if (b->end > b->start) {
        b->holder = r->holder;
        if (r->holder == DOC_NONE) b->holder = 0;
        if (r->page.holders.n) vec_push(&r->page.blocks, *b);
        buf_byte(&r->page.text, '\n');
    }
    b->start = r->page.text.n;
    b->linked = 0;
    b->kind = r->open.n ? vec_last(&r->open).inside : BLOCK_LOOSE;
    r->blank = false;
    r->breaks = 0;
}

static void open_holder(reader *r, str name, html_attributes a, bool in_form) {
    str property = html_attribute(a, "itemprop");
    html_holder h = {.parent = r->holder, .last = r->page.holders.n, .in_form = in_form};
    h.is_main = str_eq(name, STR("article")) || str_eq(name, STR("main"));
    h.is_body = html_is(property, "articleBody");
    r->holder = r->page.holders.n;
    vec_push(&r->page.holders, h);
}

static bool is_json(str name, html_attributes a) {
    return str_eq(name, STR("script")) && html_is(html_attribute(a, "type"), "application/ld+json");
}

static void on_start(void *context, const xmlChar *tag, const xmlChar **attributes) {
    reader *r = context;
    html_attributes a = attributes;
    str name = str_c((const char *)tag);
    if (r->open.n >= MOST_DEPTH) {
        r->too_deep = true;
        libxml.stop(r->parser);
        return;
    }
    element_kind kind = kind_of(name);
    const element *around = r->open.n ? &vec_last(&r->open) : NULL;
    element el = {.name = name,
                  .skips = kind == SKIPPED || is_hidden(a),
                  .holds = kind == HOLDER || kind == FORM,
                  .form = kind == FORM || (around && around->form),
                  .inside = around ? around->inside : BLOCK_LOOSE};
    if (kind == PARAGRAPH) el.inside = BLOCK_TEXT;
    if (kind == HEADING) el.inside = BLOCK_HEADING;
    if (el.holds) el.inside = BLOCK_LOOSE;
    if (kind != INLINE) end_block(r);
    if (el.holds) open_holder(r, name, a, el.form);
    vec_push(&r->open, el);
    if (kind != INLINE) end_block(r); /* nothing to end, but what begins now is of its kind */
    r->skipping += el.skips;
    r->links += str_eq(name, STR("a"));
    if (str_eq(name, STR("br"))) {
        if (++r->breaks == 2) end_block(r);
        r->blank = true;
    }
    facts_of_element(&r->page, name, a);
    if (str_eq(name, STR("title")) || str_eq(name, STR("h1")) || is_json(name, a)) {
        r->aside.n = 0;
        r->aside_depth = r->open.n;
    }
}

/* The element whose text was put aside is complete. */
static void take_aside(reader *r, str name) {
    str text = buf_str(&r->aside);
    if (str_eq(name, STR("title"))) facts_of_title(&r->page, text);
    if (str_eq(name, STR("h1"))) facts_of_heading(&r->page, text);
    if (str_eq(name, STR("script"))) facts_of_json(&r->page, text);
    r->aside_depth = 0;
}

static void close_element(reader *r) {
    element el = vec_last(&r->open);
    if (kind_of(el.name) != INLINE) end_block(r);
    if (r->aside_depth == r->open.n) take_aside(r, el.name);
    r->open.n--;
    r->skipping -= el.skips;
    r->links -= str_eq(el.name, STR("a"));
    if (el.holds) {
        html_holder *h = &r->page.holders.p[r->holder];
        h->last = r->page.holders.n - 1;
        r->holder = h->parent;
    }
    if (kind_of(el.name) != INLINE) end_block(r); /* what follows is of the kind around it */
}

/* The parser closes what a page leaves open; an end that closes nothing is passed over. */
static void on_end(void *context, const xmlChar *tag) {
    reader *r = context;
    str name = str_c((const char *)tag);
    uint32_t i = r->open.n;
    while (i > 0 && !str_eq(r->open.p[i - 1].name, name)) i--;
    while (i > 0 && r->open.n >= i) close_element(r);
}

static void add_text(reader *r, str s) {
    buf *text = &r->page.text;
    size_t before = text->n;
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] <= ' ') {
            r->blank = true;
            continue;
        }
        if (r->blank && text->n > r->block.start) buf_byte(text, ' ');
        r->blank = false;
        size_t end = i;
        while (end < s.n && (unsigned char)s.p[end] > ' ') end++;
        buf_put(text, str_sub(s, i, end));
        i = end - 1;
    }
    if (text->n > before) r->breaks = 0;
    if (r->links) r->block.linked += text->n - before;
}

static void on_text(void *context, const xmlChar *text, int n) {
    reader *r = context;
    str s = {(const char *)text, (size_t)n};
    if (r->aside_depth && r->aside.n < MOST_JSON) buf_put(&r->aside, s);
    if (!r->skipping) add_text(r, s);
}

/* ---- tags that would keep the parser busy ------------------------------------------------ */

static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Counts the attributes of the tag that begins at `at` as the parser reads them, and moves `at`
 * behind it. */
static uint32_t count_attributes(str s, size_t *at) {
    uint32_t n = 0;
    size_t i = *at;
    while (i < s.n && s.p[i] != '>' && n <= MOST_ATTRIBUTES) {
        if (is_blank(s.p[i])) {
            i++;
            continue;
        }
        n++; /* the first is the name of the tag itself */
        while (i < s.n && !is_blank(s.p[i]) && s.p[i] != '=' && s.p[i] != '>') i++;
        while (i < s.n && is_blank(s.p[i])) i++;
        if (i >= s.n || s.p[i] != '=') continue;
        i++;
        while (i < s.n && is_blank(s.p[i])) i++;
        char mark = i < s.n && (s.p[i] == '"' || s.p[i] == '\'') ? s.p[i++] : 0;
        while (i < s.n && (mark ? s.p[i] != mark : !is_blank(s.p[i]) && s.p[i] != '>')) i++;
        i += mark && i < s.n;
    }
    *at = i;
    return n;
}

/* The parser compares each attribute with all before it. Whatever looks like a tag is looked at,
 * within comments and quotations too, so that nothing hides behind them; the work is bounded. */
static bool is_harmless(str s, err *e) {
    uint64_t budget = 16 * (uint64_t)s.n + 4096;
    for (size_t i = 0; i + 1 < s.n; i++) {
        if (s.p[i] != '<' || !is_letter(s.p[i + 1])) continue;
        size_t end = i + 1;
        if (count_attributes(s, &end) > MOST_ATTRIBUTES)
            return err_set(e, "a tag has more than %d attributes", MOST_ATTRIBUTES);
        if (end - i > budget) return err_set(e, "too many tags do not end");
        budget -= end - i;
    }
    return true;
}

/* ---- the page ---------------------------------------------------------------------------- */

static void parse(reader *r, str page) {
    htmlParserCtxtPtr parser = r->parser = libxml.open();
    xmlSAXHandler *events = parser->sax;
    memset(events, 0, sizeof *events);
    events->startElement = on_start;
    events->endElement = on_end;
    events->characters = events->ignorableWhitespace = on_text;
    events->cdataBlock = on_text;
    parser->userData = r;
    htmlDocPtr none = libxml.read(parser, page.p, (int)page.n, NULL, "UTF-8",
                                  HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                      HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    while (r->open.n) close_element(r); /* their names are the parser's */
    libxml.free_tree(none);
    libxml.close(parser);
}

bool html_read(str page, doc *d, err *e) {
    if (page.n > MOST_PAGE) return err_set(e, "is longer than 16 MiB");
    if (!is_harmless(page, e) || !load_parser(e)) return false;
    reader r = {.page.mem = &d->mem, .holder = DOC_NONE};
    parse(&r, page);
    bool ok = true;
    if (r.too_deep) {
        ok = err_set(e, "elements nest more than %d deep", MOST_DEPTH);
    } else {
        facts_put(&r.page, d);
        d->text = htmltext_choose(&r.page);
        ok = d->text.n || err_set(e, "no main text found in the page");
    }
    buf_free(&r.page.text);
    buf_free(&r.aside);
    vec_free(&r.page.blocks);
    vec_free(&r.page.holders);
    vec_free(&r.open);
    return ok;
}
