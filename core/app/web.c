#include "app/web.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <time.h>

void web_text(buf *b, str raw) {
    buf shown = {0};
    utf8_show(&shown, raw, true);
    str text = buf_str(&shown);
    for (size_t i = 0; i < text.n; i++) {
        switch (text.p[i]) {
        case '&': buf_put(b, STR("&amp;")); break;
        case '<': buf_put(b, STR("&lt;")); break;
        case '>': buf_put(b, STR("&gt;")); break;
        case '"': buf_put(b, STR("&quot;")); break;
        case '\'': buf_put(b, STR("&#39;")); break;
        default: buf_byte(b, text.p[i]);
        }
    }
    buf_free(&shown);
}

void web_open(buf *b, str title) {
    buf_put(b, STR("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n<title>"));
    web_text(b, title);
    buf_put(b, STR(" · tenor</title>\n<style>\n"));
    buf_put(b, str_c(web_style));
    buf_put(b, STR("</style>\n</head>\n<body>\n<main>\n"));
}

/* ---- footer ------------------------------------------------------------------------------ */

/* The time that whoever makes the page asks for, as reproducible builds do. */
static void put_time(buf *b) {
    const char *set = getenv("SOURCE_DATE_EPOCH");
    double seconds;
    char text[32];
    struct tm tm;
    if (!set || !number_parse(str_c(set), &seconds) || seconds < 0 || seconds > 253402300799.0)
        return; /* later years have five digits */
    time_t at = (time_t)seconds;
    if (gmtime_r(&at, &tm) && strftime(text, sizeof text, "%Y-%m-%d %H:%M UTC", &tm))
        buf_printf(b, " · %s", text);
}

static void put_fact(buf *b, const char *label, str text) {
    if (!text.n) return;
    buf_printf(b, " · %s", label);
    web_text(b, text);
}

static void put_lexicon(buf *b, const lexicon *l) {
    buf_put(b, STR("<li><b>"));
    web_text(b, l->name);
    buf_put(b, STR("</b>"));
    put_fact(b, "version ", l->version);
    put_fact(b, "licence ", l->licence);
    put_fact(b, "", l->source);
    put_fact(b, "cite: ", l->citation);
    buf_put(b, STR("</li>\n"));
}

void web_close(buf *b, const session *s) {
    buf_put(b, STR("</main>\n<footer>\n<p>tenor " TENOR_VERSION));
    buf_printf(b, " · fingerprint <code>%016llx</code>", (unsigned long long)s->fingerprint);
    put_time(b);
    buf_put(b, STR("</p>\n"));
    if (s->lib.lexicons.n) buf_put(b, STR("<p>Lexicons</p>\n<ul>\n"));
    for (uint32_t i = 0; i < s->lib.lexicons.n; i++) put_lexicon(b, &s->lib.lexicons.p[i]);
    if (s->lib.lexicons.n) buf_put(b, STR("</ul>\n"));
    buf_put(b, STR("<details><summary>What the results depend on</summary>\n<pre>"));
    web_text(b, buf_str(&s->parts));
    buf_put(b, STR("</pre>\n</details>\n</footer>\n</body>\n</html>\n"));
}
