/* What a page says of its article; the order of the sources stands in html.h. */
#include "text/fields.h"
#include "text/htmlpage.h"

#include <string.h>

enum { LONGEST_FACT = 2000, GRAPH_DEPTH = 4 };

bool html_is(str value, const char *word) {
    return value.n == strlen(word) && strncasecmp(value.p ? value.p : "", word, value.n) == 0;
}

str html_attribute(html_attributes a, const char *name) {
    for (; a && a[0]; a += 2)
        if (!strcmp((const char *)a[0], name)) return str_c(a[1] ? (const char *)a[1] : "");
    return (str){0};
}

/* A copy in one line, blanks made one. */
static str one_line(arena *mem, str s) {
    char *out = arena_alloc(mem, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool blank = (unsigned char)s.p[i] <= ' ';
        if (!blank)
            out[n++] = s.p[i];
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    return str_trim((str){out, n});
}

/* A source of lower rank comes before one of higher, and the first of the same rank counts. */
static void offer(html_page *p, fact what, uint32_t rank, str value) {
    if (p->rank[what] && p->rank[what] <= rank) return;
    value = str_trim(value);
    if (!value.n || (what != FACT_BODY && value.n > LONGEST_FACT)) return;
    p->fact[what] = what == FACT_BODY ? value : one_line(p->mem, value);
    p->rank[what] = rank;
}

/* ---- elements ---------------------------------------------------------------------------- */

static const struct {
    const char *name; /* of a <meta name>, property or itemprop */
    fact what;
    uint32_t rank;
} metas[] = {{"og:title", FACT_TITLE, 1},
             {"twitter:title", FACT_TITLE, 4},
             {"article:published_time", FACT_DATE, 1},
             {"datePublished", FACT_DATE, 2},
             {"date", FACT_DATE, 4},
             {"dc.date", FACT_DATE, 4},
             {"dc.date.issued", FACT_DATE, 4},
             {"dcterms.date", FACT_DATE, 4},
             {"dcterms.created", FACT_DATE, 4},
             {"pubdate", FACT_DATE, 4},
             {"publish-date", FACT_DATE, 4},
             {"publish_date", FACT_DATE, 4},
             {"parsely-pub-date", FACT_DATE, 4},
             {"og:site_name", FACT_OUTLET, 1},
             {"application-name", FACT_OUTLET, 3},
             {"dc.publisher", FACT_OUTLET, 3},
             {"og:url", FACT_URL, 2},
             {"og:locale", FACT_LANG, 3},
             {"author", FACT_AUTHOR, 1},
             {"dc.creator", FACT_AUTHOR, 3},
             {"parsely-author", FACT_AUTHOR, 3}};

static void facts_of_meta(html_page *p, html_attributes a) {
    str content = html_attribute(a, "content");
    static const char *const keys[] = {"property", "name", "itemprop"};
    for (size_t k = 0; k < 3; k++) {
        str name = html_attribute(a, keys[k]);
        for (size_t i = 0; name.n && i < sizeof metas / sizeof *metas; i++)
            if (html_is(name, metas[i].name)) offer(p, metas[i].what, metas[i].rank, content);
    }
}

void facts_of_element(html_page *p, str name, html_attributes a) {
    if (str_eq(name, STR("meta"))) {
        facts_of_meta(p, a);
    } else if (str_eq(name, STR("html"))) {
        offer(p, FACT_LANG, 1, html_attribute(a, "lang"));
        offer(p, FACT_LANG, 1, html_attribute(a, "xml:lang"));
    } else if (str_eq(name, STR("link"))) {
        if (html_is(html_attribute(a, "rel"), "canonical"))
            offer(p, FACT_URL, 1, html_attribute(a, "href"));
    } else if (str_eq(name, STR("time"))) {
        bool published = html_is(html_attribute(a, "itemprop"), "datePublished") ||
                         html_attribute(a, "pubdate").p;
        offer(p, FACT_DATE, published ? 3 : 5, html_attribute(a, "datetime"));
    }
}

void facts_of_heading(html_page *p, str text) { offer(p, FACT_TITLE, 3, text); }
void facts_of_title(html_page *p, str text) { offer(p, FACT_TITLE, 5, text); }

/* ---- JSON-LD ----------------------------------------------------------------------------- */

/* A text, or the `name` (or "@id") of a thing, or the first of a list that has one. */
static str text_of(const json *j) {
    for (int depth = 0; j && depth < GRAPH_DEPTH; depth++) {
        if (j->kind == JSON_STRING) return j->string;
        if (j->kind == JSON_ARRAY) {
            j = j->n ? j->item : NULL;
        } else {
            const json *name = json_get(j, STR("name"));
            j = name ? name : json_get(j, STR("@id"));
        }
    }
    return (str){0};
}

static void facts_of_thing(html_page *p, const json *j) {
    static const struct {
        const char *key;
        fact what;
        uint32_t rank;
    } keys[] = {{"headline", FACT_TITLE, 2},   {"datePublished", FACT_DATE, 2},
                {"publisher", FACT_OUTLET, 2}, {"author", FACT_AUTHOR, 2},
                {"url", FACT_URL, 3},          {"mainEntityOfPage", FACT_URL, 4},
                {"inLanguage", FACT_LANG, 2},  {"articleBody", FACT_BODY, 1}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        offer(p, keys[i].what, keys[i].rank, text_of(json_get(j, str_c(keys[i].key))));
}

/* The article among what the page describes is what has a headline. */
static void facts_of_graph(html_page *p, const json *j, int depth) {
    if (depth == GRAPH_DEPTH) return;
    if (j->kind == JSON_ARRAY) {
        for (uint32_t i = 0; i < j->n; i++) facts_of_graph(p, &j->item[i], depth + 1);
    } else if (j->kind == JSON_OBJECT) {
        const json *graph = json_get(j, STR("@graph"));
        if (json_get(j, STR("headline"))) facts_of_thing(p, j);
        if (graph) facts_of_graph(p, graph, depth + 1);
    }
}

void facts_of_json(html_page *p, str text) {
    json j;
    err unheard = {0}; /* broken JSON-LD is common, and the page has its text without it */
    if (json_parse(text, p->mem, &j, &unheard)) facts_of_graph(p, &j, 0);
}

/* ---- into the doc ------------------------------------------------------------------------ */

void facts_put(const html_page *p, doc *d) {
    static const struct {
        fact what;
        const char *field;
    } fields[] = {{FACT_TITLE, "title"}, {FACT_DATE, "date"}, {FACT_OUTLET, "outlet"},
                  {FACT_URL, "url"},     {FACT_LANG, "lang"}, {FACT_AUTHOR, "author"}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (p->fact[fields[i].what].n)
            field_set(d, str_c(fields[i].field), p->fact[fields[i].what]);
}
