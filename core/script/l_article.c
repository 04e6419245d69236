#include "script/l_article.h"
#include "script/closed.h"
#include "script/l_page.h"

/* Bytes of text that a report shows of an article. Each counts 32-fold: so much more room does an
 * article take that is drawn with a mark on every word. */
enum { ARTICLE_MOST = 200000, ARTICLE_DRAWN = 32 };

static bool is_gap(str text, size_t at) {
    str before = str_sub(text, 0, at);
    return str_ends(before, STR("\n\n")) || str_ends(before, STR("\n\r\n"));
}

/* Where to cut a text: behind the last paragraph that fits, or where it has none behind the last
 * line, or behind the last character. */
static size_t article_end(str text) {
    if (text.n <= ARTICLE_MOST) return text.n;
    size_t gap = ARTICLE_MOST, line = ARTICLE_MOST, character = ARTICLE_MOST;
    while (gap > 0 && !is_gap(text, gap)) gap--;
    while (line > 0 && text.p[line - 1] != '\n') line--;
    while (((unsigned char)text.p[character] & 0xc0) == 0x80) character--;
    size_t least = ARTICLE_MOST / 2; /* rather half a paragraph than hardly any */
    return gap > least ? gap : line > least ? line : character;
}

/* What the table says lives as long as it. */
static str article_from(lua_State *L, page *p, int table, page_article *a) {
    enum { FIELDS = 6 };
    str text = {0}, names[FIELDS];
    const struct {
        const char *name;
        str *value;
    } article_fields[FIELDS] = {{"id", &a->id},       {"outlet", &a->outlet}, {"date", &a->date},
                                {"title", &a->title}, {"url", &a->url},       {"text", &text}};
    for (int i = 0; i < FIELDS; i++) names[i] = str_c(article_fields[i].name);
    luaL_checktype(L, table, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) luaL_error(L, "an article's fields have names");
        str key = class_str(L, -2);
        int i = 0;
        while (i < FIELDS && !str_eq(key, names[i])) i++;
        if (i == FIELDS) closed_refuse(L, "an article has no field", key, names, FIELDS);
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "an article's %s is a string, not a %s", key.p, class_typename(L, -1));
        *article_fields[i].value = l_page_text(L, p, -1);
    }
    return text;
}

void l_article_add(lua_State *L, page *p, int table) {
    page_article a = {0};
    str text = article_from(L, p, table, &a);
    if (!str_trim(text).n) luaL_error(L, "an article needs a text");
    str kept = str_sub(text, 0, article_end(text));
    l_page_charge(L, p, sizeof(page_block) + sizeof a + kept.n * ARTICLE_DRAWN);
    arena *mem = &p->mem;
    page_article *copy = ARENA_NEW(mem, page_article);
    *copy = (page_article){.id = arena_str(mem, a.id),
                           .outlet = arena_str(mem, a.outlet),
                           .date = arena_str(mem, a.date),
                           .title = arena_str(mem, a.title),
                           .url = arena_str(mem, a.url),
                           .left_out = text.n - kept.n};
    page_add(p, BLOCK_ARTICLE, kept)->article = copy;
}
