/* tenor.lexicon: the weights that a lexicon gives to words, asked for one by one. */
#include "script/state.h"

#include <string.h>

enum { MOST_LEXICONS = 100 };

/* tenor.lexicon(name): made anywhere, asked while articles are scored, for lexicons are loaded
 * after the script. The object is an index into script.lookups, which outlive a Lua state. */
int l_lexicon_new(lua_State *L) {
    script *s = script_of(L);
    luaL_checktype(L, 1, LUA_TSTRING);
    str name = class_str(L, 1);
    uint32_t i = 0;
    while (i < s->lookups.n && !str_eq(s->lookups.p[i].name, name)) i++;
    if (i == MOST_LEXICONS) return luaL_error(L, "more than %d lexicons", (int)MOST_LEXICONS);
    uint32_t *index = class_new(L, &lexicon_class, sizeof *index);
    *index = i;
    if (i == s->lookups.n) vec_push(&s->lookups, (script_lookup){.name = arena_str(&s->mem, name)});
    return 1;
}

const lookup *l_lexicon_lookup(lua_State *L, uint32_t index) {
    script *s = script_of(L);
    script_lookup *l = &s->lookups.p[index];
    if (l->ready) return &l->lookup;
    if (s->loading) luaL_error(L, "lexicons are loaded after the script: ask inside of score");
    const script_facts *f = &s->facts;
    uint32_t i = 0;
    while (i < f->n_lexicons && !str_eq(f->lexicons[i], l->name)) i++;
    if (i == f->n_lexicons)
        luaL_error(L, "'%s' is not among the script's lexicons: name it there as here", l->name.p);
    lookup_init(&l->lookup, s->lib, f->ids[i]);
    l->ready = true;
    return &l->lookup;
}

/* lexicon:weight(word, category): nil for what it does not have. */
static int lexicon_weight(lua_State *L) {
    const uint32_t *index = class_check(L, 1, &lexicon_class);
    luaL_checktype(L, 2, LUA_TSTRING);
    str category = {0};
    if (!lua_isnoneornil(L, 3)) {
        luaL_checktype(L, 3, LUA_TSTRING);
        category = class_str(L, 3);
    }
    const lookup *l = l_lexicon_lookup(L, *index);
    uint32_t found = lookup_find(l, class_str(L, 2), category);
    if (found == LEX_NONE)
        lua_pushnil(L);
    else
        lua_pushnumber(L, l->entries.p[found].weight);
    return 1;
}

static int lexicon_name(lua_State *L, void *self) {
    class_push_str(L, script_of(L)->lookups.p[*(uint32_t *)self].name);
    return 1;
}

static const class_field lexicon_fields[] = {{"name", lexicon_name}, {NULL, NULL}};
static const luaL_Reg lexicon_methods[] = {{"weight", lexicon_weight}, {NULL, NULL}};
const class lexicon_class = {
    .name = "lexicon", .fields = lexicon_fields, .methods = {lexicon_methods}};
