#include "script/l_chart.h"
#include "script/l_page.h"
#include "script/state.h"

enum { USUAL_WIDTH = 80 };

/* ---- the library ------------------------------------------------------------------------- */

static const char LIBRARY[] = "chart.lua"; /* key of its functions in the registry */

static void push_draw(lua_State *L) {
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, LIBRARY) == LUA_TFUNCTION) return;
    lua_pop(L, 1);
    chunk_own(L, script_of(L), STR("chart"));
    lua_getfield(L, -1, "draw");
    lua_remove(L, -2);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, LIBRARY);
}

/* Calls draw(table, width, id). What it says of a mistake gets the script's line. */
static void draw(lua_State *L, const page *p, int index) {
    char id[40]; /* of this chart alone, in a page of several scripts too */
    snprintf(id, sizeof id, "chart-%08x-%u", (unsigned)str_hash(p->title), p->blocks.n);
    push_draw(L);
    lua_pushvalue(L, index);
    lua_pushinteger(L, p->width ? p->width : USUAL_WIDTH);
    lua_pushstring(L, id);
    int status = lua_pcall(L, 3, 1, 0);
    if (status == LUA_OK) return;
    sandbox_rethrow(L, status);
    if (lua_type(L, -1) != LUA_TSTRING) lua_error(L);
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
    lua_error(L);
}

/* ---- what it gives ----------------------------------------------------------------------- */

/* A text of the table on top, in the page; empty where there is none. */
static str take(lua_State *L, page *p, const char *name) {
    str text = {0};
    if (lua_getfield(L, -1, name) == LUA_TSTRING)
        text = arena_str(&p->mem, l_page_text(L, p, lua_gettop(L)));
    lua_pop(L, 1);
    return text;
}

static void take_list(lua_State *L, page *p, const char *name, uint32_t block) {
    lua_getfield(L, -1, name);
    lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        str text = arena_str(&p->mem, l_page_text(L, p, lua_gettop(L)));
        l_page_charge(L, p, sizeof text);
        vec_push(&p->blocks.p[block].names, text);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static void take_rows(lua_State *L, page *p, uint32_t block) {
    uint32_t columns = p->blocks.p[block].names.n;
    lua_getfield(L, -1, "rows");
    lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, -1, i);
        int row = lua_gettop(L);
        l_page_charge(L, p, columns * sizeof(cell));
        for (uint32_t c = 0; c < columns; c++) {
            lua_rawgeti(L, row, c + 1);
            cell one = l_page_cell(L, p, row + 1);
            vec_push(&p->blocks.p[block].cells, one);
            lua_settop(L, row);
        }
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

/* The lines of the terminal's drawing, one after the other. */
static str take_lines(lua_State *L, page *p) {
    luaL_Buffer b;
    if (lua_getfield(L, -1, "lines") != LUA_TTABLE) {
        lua_pop(L, 1);
        return (str){0};
    }
    int list = lua_gettop(L);
    lua_Integer n = (lua_Integer)lua_rawlen(L, list);
    luaL_buffinit(L, &b);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, list, i);
        luaL_addvalue(&b);
        luaL_addchar(&b, '\n');
    }
    luaL_pushresult(&b);
    str text = arena_str(&p->mem, l_page_text(L, p, lua_gettop(L)));
    lua_pop(L, 2);
    return text;
}

void l_chart_add(lua_State *L, page *p, int index) {
    luaL_checktype(L, index, LUA_TTABLE);
    luaL_checkstack(L, 10, NULL);
    draw(L, p, index);
    l_page_charge(L, p, sizeof(page_block) + sizeof(page_chart));
    page_block *b = page_add(p, BLOCK_CHART, take(L, p, "title"));
    uint32_t block = p->blocks.n - 1;
    page_chart *c = b->chart = ARENA_NEW(&p->mem, page_chart);
    c->kind = take(L, p, "kind");
    c->about = take(L, p, "about");
    c->svg = take(L, p, "svg");
    c->vega = take(L, p, "vega");
    c->lines = take_lines(L, p);
    take_list(L, p, "columns", block);
    take_rows(L, p, block);
    lua_pop(L, 1);
}
