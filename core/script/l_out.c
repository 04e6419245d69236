/* out: what report prints with. It fills a page; printing is another floor's. */
#include "base/utf8.h"
#include "script/closed.h"
#include "script/safelib.h"
#include "script/state.h"

enum { MOST_COLUMNS = 100, MOST_MB = 64 };

typedef struct out {
    page *p;
    uint32_t epoch, block; /* block: of a table */
} out;

static out *out_check(lua_State *L, const class *c) {
    out *o = class_check(L, 1, c);
    if (o->epoch != script_of(L)->epoch) luaL_error(L, "this report is over");
    return o;
}

/* The page is no part of Lua's heap: what goes there is counted here. */
static void charge(lua_State *L, page *p, size_t size) {
    p->size += size;
    if (p->size > (size_t)MOST_MB << 20)
        luaL_error(L, "the report is larger than %d MB", (int)MOST_MB);
}

/* Of the string at `index`, to be stored in the page. */
static str printable(lua_State *L, page *p, int index) {
    str text = class_str(L, index);
    if (utf8_valid(text) < text.n) luaL_error(L, "a report takes valid UTF-8 only");
    charge(L, p, text.n);
    return text;
}

/* A format with its arguments, or any one value as text. */
static str text_from(lua_State *L, page *p, int arg) {
    luaL_checkany(L, arg);
    if (lua_type(L, arg) == LUA_TSTRING && lua_gettop(L) > arg)
        safelib_format(L, arg);
    else
        safelib_tostring(L, arg);
    return printable(L, p, -1);
}

static page_block *add(lua_State *L, page *p, block_kind kind, str text) {
    charge(L, p, sizeof(page_block));
    return page_add(p, kind, text);
}

static int out_line(lua_State *L) {
    out *o = out_check(L, &out_class);
    add(L, o->p, BLOCK_LINE, text_from(L, o->p, 2));
    return 0;
}

static int out_note(lua_State *L) {
    out *o = out_check(L, &out_class);
    add(L, o->p, BLOCK_NOTE, text_from(L, o->p, 2));
    return 0;
}

/* heading(text, level): 1 unless said. */
static int out_heading(lua_State *L) {
    out *o = out_check(L, &out_class);
    luaL_checktype(L, 2, LUA_TSTRING);
    lua_Integer level = luaL_optinteger(L, 3, 1);
    luaL_argcheck(L, level >= 1 && level <= 3, 3, "a level from 1 to 3 expected");
    add(L, o->p, BLOCK_HEADING, printable(L, o->p, 2))->level = (uint32_t)level;
    return 0;
}

/* list { "one", "two" } or list("one", "two") */
static int out_list(lua_State *L) {
    out *o = out_check(L, &out_class);
    if (lua_type(L, 2) == LUA_TTABLE) {
        lua_Integer n = (lua_Integer)lua_rawlen(L, 2);
        luaL_argcheck(L, n <= 10000, 2, "a shorter list expected");
        luaL_checkstack(L, (int)n + 4, "too many items");
        for (lua_Integer i = 1; i <= n; i++) lua_rawgeti(L, 2, i);
        lua_remove(L, 2);
    }
    page_block *b = add(L, o->p, BLOCK_LIST, (str){0});
    uint32_t block = o->p->blocks.n - 1;
    for (int i = 2, n = lua_gettop(L); i <= n; i++) {
        safelib_tostring(L, i); /* a __tostring may add blocks: b would be void */
        str item = printable(L, o->p, -1);
        b = &o->p->blocks.p[block];
        charge(L, o->p, sizeof item);
        vec_push(&b->names, arena_str(&o->p->mem, item));
        lua_pop(L, 1);
    }
    return 0;
}

/* table("outlet", "articles", …): the columns. */
static int out_table(lua_State *L) {
    out *o = out_check(L, &out_class);
    int n = lua_gettop(L);
    luaL_argcheck(L, n > 1, 2, "the names of the columns expected");
    luaL_argcheck(L, n <= MOST_COLUMNS, 2, "fewer columns expected");
    for (int i = 2; i <= n; i++) luaL_checktype(L, i, LUA_TSTRING);
    page_block *b = add(L, o->p, BLOCK_TABLE, (str){0});
    for (int i = 2; i <= n; i++) vec_push(&b->names, arena_str(&o->p->mem, printable(L, o->p, i)));
    out *t = class_new(L, &table_class, sizeof *t);
    *t = (out){o->p, o->epoch, o->p->blocks.n - 1};
    return 1;
}

static cell cell_from(lua_State *L, page *p, int arg) {
    switch (lua_type(L, arg)) {
    case LUA_TNIL: return (cell){.kind = CELL_EMPTY};
    case LUA_TNUMBER: {
        double x = lua_tonumber(L, arg);
        return x == x ? (cell){.kind = CELL_NUMBER, .number = x} : (cell){.kind = CELL_EMPTY};
    }
    case LUA_TBOOLEAN: return (cell){.kind = CELL_BOOL, .number = lua_toboolean(L, arg)};
    default:
        safelib_tostring(L, arg);
        return (cell){.kind = CELL_TEXT, .text = arena_str(&p->mem, printable(L, p, -1))};
    }
}

/* row(…): cells that are missing stay empty. The cells are read first: a __tostring may add blocks
 * and move the table. */
static int table_row(lua_State *L) {
    out *t = out_check(L, &table_class);
    page_block *b = &t->p->blocks.p[t->block];
    int n = lua_gettop(L) - 1, columns = (int)b->names.n;
    if (n > columns) return luaL_error(L, "a row of %d cells in a table of %d columns", n, columns);
    charge(L, t->p, (size_t)columns * sizeof(cell));
    cell cells[MOST_COLUMNS];
    for (int i = 0; i < columns; i++)
        cells[i] = i < n ? cell_from(L, t->p, i + 2) : (cell){.kind = CELL_EMPTY};
    b = &t->p->blocks.p[t->block];
    for (int i = 0; i < columns; i++) vec_push(&b->cells, cells[i]);
    lua_settop(L, 1);
    return 1; /* for chains of rows */
}

static int table_caption(lua_State *L) {
    out *t = out_check(L, &table_class);
    str text = text_from(L, t->p, 2);
    t->p->blocks.p[t->block].text = arena_str(&t->p->mem, text);
    lua_settop(L, 1);
    return 1;
}

/* ---- articles ---------------------------------------------------------------------------- */

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

/* The table at 2; what it says lives as long as the table. */
static str article_from(lua_State *L, page *p, page_article *a) {
    enum { FIELDS = 6 };
    str text = {0}, names[FIELDS];
    const struct {
        const char *name;
        str *value;
    } article_fields[FIELDS] = {{"id", &a->id},       {"outlet", &a->outlet}, {"date", &a->date},
                                {"title", &a->title}, {"url", &a->url},       {"text", &text}};
    for (int i = 0; i < FIELDS; i++) names[i] = str_c(article_fields[i].name);
    luaL_checktype(L, 2, LUA_TTABLE);
    for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING) luaL_error(L, "an article's fields have names");
        str key = class_str(L, -2);
        int i = 0;
        while (i < FIELDS && !str_eq(key, names[i])) i++;
        if (i == FIELDS) closed_refuse(L, "an article has no field", key, names, FIELDS);
        if (lua_type(L, -1) != LUA_TSTRING)
            luaL_error(L, "an article's %s is a string, not a %s", key.p, class_typename(L, -1));
        *article_fields[i].value = printable(L, p, -1);
    }
    return text;
}

/* article { id=, outlet=, date=, title=, url=, text= }: only the text is needed. */
static int out_article(lua_State *L) {
    out *o = out_check(L, &out_class);
    arena *mem = &o->p->mem;
    page_article a = {0};
    str text = article_from(L, o->p, &a);
    if (!str_trim(text).n) return luaL_error(L, "an article needs a text");
    str kept = str_sub(text, 0, article_end(text));
    charge(L, o->p, sizeof a + kept.n * ARTICLE_DRAWN);
    page_article *copy = ARENA_NEW(mem, page_article);
    *copy = (page_article){.id = arena_str(mem, a.id),
                           .outlet = arena_str(mem, a.outlet),
                           .date = arena_str(mem, a.date),
                           .title = arena_str(mem, a.title),
                           .url = arena_str(mem, a.url),
                           .left_out = text.n - kept.n};
    add(L, o->p, BLOCK_ARTICLE, kept)->article = copy;
    return 0;
}

static const luaL_Reg out_methods[] = {
    {"line", out_line}, {"note", out_note},   {"heading", out_heading},
    {"list", out_list}, {"table", out_table}, {"article", out_article},
    {NULL, NULL}};
const class out_class = {.name = "out", .methods = {out_methods}};

static const luaL_Reg table_methods[] = {
    {"row", table_row}, {"caption", table_caption}, {NULL, NULL}};
const class table_class = {.name = "table", .methods = {table_methods}};

void l_out_push(lua_State *L, page *p) {
    out *o = class_new(L, &out_class, sizeof *o);
    *o = (out){p, script_of(L)->epoch, 0};
}
