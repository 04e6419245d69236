/* out: what report prints with. It fills a page; printing is another floor's. */
#include "script/l_article.h"
#include "script/l_chart.h"
#include "script/l_page.h"
#include "script/safelib.h"
#include "script/state.h"

enum { MOST_COLUMNS = 100 };

typedef struct out {
    page *p;
    uint32_t epoch, block; /* block: of a table */
} out;

static out *out_check(lua_State *L, const class *c) {
    out *o = class_check(L, 1, c);
    if (o->epoch != script_of(L)->epoch) luaL_error(L, "this report is over");
    return o;
}

/* A format with its arguments, or any one value as text. */
static str text_from(lua_State *L, page *p, int arg) {
    luaL_checkany(L, arg);
    if (lua_type(L, arg) == LUA_TSTRING && lua_gettop(L) > arg)
        safelib_format(L, arg);
    else
        safelib_tostring(L, arg);
    return l_page_text(L, p, -1);
}

static page_block *add(lua_State *L, page *p, block_kind kind, str text) {
    l_page_charge(L, p, sizeof(page_block));
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
    add(L, o->p, BLOCK_HEADING, l_page_text(L, o->p, 2))->level = (uint32_t)level;
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
        str item = l_page_text(L, o->p, -1);
        b = &o->p->blocks.p[block];
        l_page_charge(L, o->p, sizeof item);
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
    for (int i = 2; i <= n; i++)
        vec_push(&b->names, arena_str(&o->p->mem, l_page_text(L, o->p, i)));
    out *t = class_new(L, &table_class, sizeof *t);
    *t = (out){o->p, o->epoch, o->p->blocks.n - 1};
    return 1;
}

/* row(…): cells that are missing stay empty. The cells are read first: a __tostring may add blocks
 * and move the table. */
static int table_row(lua_State *L) {
    out *t = out_check(L, &table_class);
    page_block *b = &t->p->blocks.p[t->block];
    int n = lua_gettop(L) - 1, columns = (int)b->names.n;
    if (n > columns) return luaL_error(L, "a row of %d cells in a table of %d columns", n, columns);
    l_page_charge(L, t->p, (size_t)columns * sizeof(cell));
    cell cells[MOST_COLUMNS];
    for (int i = 0; i < columns; i++)
        cells[i] = i < n ? l_page_cell(L, t->p, i + 2) : (cell){.kind = CELL_EMPTY};
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

/* article { id=, outlet=, date=, title=, url=, text= } */
static int out_article(lua_State *L) {
    out *o = out_check(L, &out_class);
    l_article_add(L, o->p, 2);
    return 0;
}

/* provenance(): filled in by what prints, which knows it. */
static int out_provenance(lua_State *L) {
    out *o = out_check(L, &out_class);
    add(L, o->p, BLOCK_PROVENANCE, (str){0});
    return 0;
}

/* chart { kind = "interval", … } */
static int out_chart(lua_State *L) {
    out *o = out_check(L, &out_class);
    l_chart_add(L, o->p, 2);
    return 0;
}

static const luaL_Reg out_methods[] = {{"line", out_line},
                                       {"note", out_note},
                                       {"heading", out_heading},
                                       {"list", out_list},
                                       {"table", out_table},
                                       {"chart", out_chart},
                                       {"article", out_article},
                                       {"provenance", out_provenance},
                                       {NULL, NULL}};
const class out_class = {.name = "out", .methods = {out_methods}};

static const luaL_Reg table_methods[] = {
    {"row", table_row}, {"caption", table_caption}, {NULL, NULL}};
const class table_class = {.name = "table", .methods = {table_methods}};

void l_out_push(lua_State *L, page *p) {
    out *o = class_new(L, &out_class, sizeof *o);
    *o = (out){p, script_of(L)->epoch, 0};
}
