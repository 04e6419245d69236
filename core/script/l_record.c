/* From the table that score returned to a record. */
#include "base/utf8.h"
#include "script/state.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_FIELDS = 1000, MOST_LABELS = 100000, MOST_BYTES = 4 << 20 };

/* A record being read. Its size is counted: Lua holds a text once that stands in many fields. */
typedef struct reading {
    arena *mem;
    size_t used;
} reading;

static str copy_text(lua_State *L, reading *r, str text, const char *field) {
    if (utf8_valid(text) < text.n) {
        if (field) luaL_error(L, "field '%s' of the record is not valid UTF-8", field);
        luaL_error(L, "the name of a field of the record is not valid UTF-8");
    }
    r->used += text.n + sizeof(tally_item);
    if (r->used > MOST_BYTES)
        luaL_error(L, "the record is larger than %d MB", (int)(MOST_BYTES >> 20));
    return arena_str(r->mem, text);
}

static int by_name(const void *a, const void *b) {
    return str_cmp(((const record_field *)a)->name, ((const record_field *)b)->name);
}

static int by_label(const void *a, const void *b) {
    return str_cmp(((const tally_item *)a)->label, ((const tally_item *)b)->label);
}

/* Entries of the table on top of the stack. */
static uint32_t count_entries(lua_State *L, uint32_t most) {
    uint32_t n = 0;
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
        if (++n > most) luaL_error(L, "score returned a table of more than %d entries", (int)most);
    return n;
}

static double finite_number(lua_State *L, str field) {
    double x = lua_tonumber(L, -1);
    if (!isfinite(x)) luaL_error(L, "field '%s' of the record is not a finite number", field.p);
    return x;
}

/* A table: label to number, or label to text; the first entry tells which. */
static void read_table(lua_State *L, reading *r, record_field *f) {
    int is = LUA_TNIL;
    f->tally = ARENA_NEWS(r->mem, tally_item, count_entries(L, MOST_LABELS) + 1);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (is == LUA_TNIL && lua_type(L, -1) == LUA_TSTRING) f->kind = FIELD_TEXTS;
        if (is == LUA_TNIL) is = f->kind == FIELD_TEXTS ? LUA_TSTRING : LUA_TNUMBER;
        if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != is)
            luaL_error(L,
                       "field '%s' of the record must be a tally, label to number, or texts, label "
                       "to text; it has a %s to a %s",
                       f->name.p, luaL_typename(L, -2), luaL_typename(L, -1));
        tally_item *one = &f->tally[f->n_tally++];
        *one = (tally_item){.label = copy_text(L, r, class_str(L, -2), f->name.p)};
        if (is == LUA_TSTRING)
            one->text = copy_text(L, r, class_str(L, -1), f->name.p);
        else
            one->count = finite_number(L, f->name);
    }
    if (f->n_tally) qsort(f->tally, f->n_tally, sizeof *f->tally, by_label);
}

static void read_field(lua_State *L, reading *r, record_field *f) {
    f->name = copy_text(L, r, class_str(L, -2), NULL);
    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        f->kind = FIELD_NUMBER;
        f->number = finite_number(L, f->name);
        break;
    case LUA_TBOOLEAN:
        f->kind = FIELD_BOOL;
        f->number = lua_toboolean(L, -1);
        break;
    case LUA_TSTRING:
        f->kind = FIELD_TEXT;
        f->text = copy_text(L, r, class_str(L, -1), f->name.p);
        break;
    case LUA_TTABLE:
        f->kind = FIELD_TALLY;
        read_table(L, r, f);
        break;
    case LUA_TUSERDATA:
        luaL_error(L, "field '%s' of the record is a %s; write its .text, or a number", f->name.p,
                   class_typename(L, -1));
        break;
    default:
        luaL_error(L,
                   "field '%s' of the record is a %s; a record holds numbers, texts, booleans, "
                   "tallies and texts by label",
                   f->name.p, luaL_typename(L, -1));
    }
}

void l_record_read(lua_State *L, int index, arena *mem, record *out) {
    reading r = {mem, 0};
    *out = (record){.none = lua_isnil(L, index)};
    if (out->none) return;
    if (lua_type(L, index) != LUA_TTABLE)
        luaL_error(L, "score must return a record (a table) or nil, not a %s",
                   class_typename(L, index));
    lua_pushvalue(L, index);
    out->field = ARENA_NEWS(mem, record_field, count_entries(L, MOST_FIELDS) + 1);
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "the fields of a record have names; this one has a [%s]",
                       luaL_typename(L, -2));
        read_field(L, &r, &out->field[out->n++]);
    }
    lua_pop(L, 1);
    if (out->n) qsort(out->field, out->n, sizeof *out->field, by_name);
}
