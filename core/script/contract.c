/* The table a script returns, held against the contract. */
#include "base/utf8.h"
#include "script/closed.h"
#include "script/state.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- where a field stands ---------------------------------------------------------------- */

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* The last place where the field is set, `field =`: the returned table is at the end as a rule. Lua
 * keeps no places of fields, so this is a guess; the message says the field anyway. */
static uint32_t find_field(str text, const char *field, uint32_t *col) {
    str name = str_c(field);
    uint32_t line = 1, found = 0;
    size_t start = 0;
    for (size_t i = 0; i + name.n < text.n; i++) {
        if (text.p[i] == '\n') {
            line++;
            start = i + 1;
            continue;
        }
        if (!str_starts(str_sub(text, i, text.n), name)) continue;
        size_t end = i + name.n;
        if ((i && is_name_byte(text.p[i - 1])) || is_name_byte(text.p[end])) continue;
        while (end < text.n && text.p[end] == ' ') end++;
        if (end + 1 >= text.n || text.p[end] != '=' || text.p[end + 1] == '=') continue;
        found = line;
        *col = (uint32_t)utf8_count(str_sub(text, start, i)) + 1;
    }
    return found;
}

void contract_fault(const script *s, diag *d, const char *field, const char *fmt, ...) {
    char message[500];
    uint32_t col = 0, line = field ? find_field(s->source.text, field, &col) : 0;
    va_list args;
    va_start(args, fmt);
    vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    diag_add(d, DIAG_ERROR, &s->source, line, col, "%s", message);
}

/* ---- fields ------------------------------------------------------------------------------ */

static void read_summary(lua_State *L, script *s, diag *d) {
    if (lua_isnil(L, -1)) {
        contract_fault(s, d, NULL,
                       "summary is missing: say in a sentence what the script measures");
        return;
    }
    if (lua_type(L, -1) != LUA_TSTRING) {
        contract_fault(s, d, "summary", "summary must be a string, not a %s", luaL_typename(L, -1));
        return;
    }
    s->facts.summary = arena_str(&s->mem, str_trim(class_str(L, -1)));
    if (!s->facts.summary.n || str_find_byte(s->facts.summary, '\n') < s->facts.summary.n)
        contract_fault(s, d, "summary", "summary must be one line of text");
}

static void read_version(lua_State *L, script *s, diag *d) {
    s->facts.version = 1;
    if (lua_isnil(L, -1)) return;
    lua_Integer n = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : 0;
    if (n < 1 || n > 1000000)
        contract_fault(s, d, "version", "version must be a whole number from 1");
    else
        s->facts.version = (uint32_t)n;
}

static void read_lexicons(lua_State *L, script *s, diag *d) {
    enum { MOST = 100 };
    if (lua_isnil(L, -1)) return;
    if (lua_type(L, -1) != LUA_TTABLE) {
        contract_fault(s, d, "lexicons", "lexicons must be a list of names, not a %s",
                       luaL_typename(L, -1));
        return;
    }
    lua_Integer n = (lua_Integer)lua_rawlen(L, -1);
    if (n > MOST) {
        contract_fault(s, d, "lexicons", "more than %d lexicons", (int)MOST);
        return;
    }
    s->facts.lexicons = ARENA_NEWS(&s->mem, str, (size_t)n + 1);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(L, -1, i) == LUA_TSTRING)
            s->facts.lexicons[s->facts.n_lexicons++] = arena_str(&s->mem, class_str(L, -1));
        else
            contract_fault(s, d, "lexicons", "lexicons must be a list of names; number %d is a %s",
                           (int)i, luaL_typename(L, -1));
        lua_pop(L, 1);
    }
}

static void read_score(lua_State *L, script *s, diag *d) {
    s->facts.scores = lua_isfunction(L, -1);
    if (lua_isnil(L, -1))
        contract_fault(s, d, NULL, "score is missing: a function (doc, opt) that returns a record");
    else if (!s->facts.scores)
        contract_fault(s, d, "score", "score must be a function, not a %s", luaL_typename(L, -1));
}

static void read_report(lua_State *L, script *s, diag *d) {
    s->facts.reports = lua_isfunction(L, -1);
    if (!s->facts.reports && !lua_isnil(L, -1))
        contract_fault(s, d, "report", "report must be a function, not a %s", luaL_typename(L, -1));
}

static void read_by(lua_State *L, script *s, diag *d) {
    enum { MOST = 8 };
    int is = lua_type(L, -1);
    lua_Integer n = is == LUA_TTABLE ? (lua_Integer)lua_rawlen(L, -1) : 0;
    s->by = ARENA_NEWS(&s->mem, str, MOST);
    if (is == LUA_TNIL) return;
    if (is == LUA_TSTRING) {
        s->by[s->n_by++] = arena_str(&s->mem, class_str(L, -1));
    } else if (is == LUA_TFUNCTION) {
        s->by[s->n_by++] = STR("group");
    } else if (n >= 1 && n <= MOST) {
        for (lua_Integer i = 1; i <= n; i++) {
            if (lua_rawgeti(L, -1, i) == LUA_TSTRING)
                s->by[s->n_by++] = arena_str(&s->mem, class_str(L, -1));
            else
                contract_fault(s, d, "by", "by must name fields; number %d is a %s", (int)i,
                               luaL_typename(L, -1));
            lua_pop(L, 1);
        }
    } else {
        contract_fault(s, d, "by",
                       "by must be the name of a field, a list of up to %d, or a function",
                       (int)MOST);
    }
}

static void read_keep(lua_State *L, script *s, diag *d) {
    enum { MOST = 200 };
    size_t room = 1;
    if (lua_isnil(L, -1)) return;
    if (lua_type(L, -1) != LUA_TTABLE) {
        contract_fault(s, d, "keep", "keep must be a table such as { tone = tenor.mean() }");
        return;
    }
    for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) room++;
    if (room > MOST + 1) {
        contract_fault(s, d, "keep", "more than %d fields to keep", (int)MOST);
        return;
    }
    s->keep = ARENA_NEWS(&s->mem, keep_field, room);
    int table = lua_gettop(L);
    size_t n;
    str *names = closed_keys(L, table, &n);
    if (n + 1 < room) contract_fault(s, d, "keep", "keep must name the fields of the record");
    for (size_t i = 0; i < n; i++, lua_pop(L, 1)) {
        str name = arena_str(&s->mem, names[i]);
        class_push_str(L, name);
        lua_rawget(L, table);
        if (str_eq(name, STR("n")) || str_eq(name, STR("groups")))
            contract_fault(s, d, name.p, "a field that is kept cannot be called '%s'", name.p);
        else if (!l_keep_spec(L, -1, &s->keep[s->n_keep].spec))
            contract_fault(s, d, name.p,
                           "'%s' must be a keeper: tenor.mean(), sum(), tally(), histogram{…}, "
                           "rate{…}, rates{…}, terms{…}, examples{…} or records{…}",
                           name.p);
        else
            s->keep[s->n_keep++].name = name;
    }
    lua_pop(L, 1);
}

static void read_options(lua_State *L, script *s, diag *d) { options_read(L, lua_gettop(L), s, d); }

static const struct field {
    const char *name;
    void (*read)(lua_State *L, script *s, diag *d); /* the value is on top */
} fields[] = {{"summary", read_summary}, {"version", read_version}, {"lexicons", read_lexicons},
              {"options", read_options}, {"score", read_score},     {"by", read_by},
              {"keep", read_keep},       {"report", read_report}};

enum { FIELDS = sizeof fields / sizeof *fields };

static void check_keys(lua_State *L, int table, script *s, diag *d) {
    str names[FIELDS];
    for (int i = 0; i < FIELDS; i++) names[i] = str_c(fields[i].name);
    size_t n;
    for (lua_pushnil(L); lua_next(L, table); lua_pop(L, 1))
        if (lua_type(L, -2) != LUA_TSTRING)
            contract_fault(s, d, NULL, "the returned table has names only, no [%s]",
                           luaL_typename(L, -2));
    str *keys = closed_keys(L, table, &n);
    for (size_t k = 0; k < n; k++) {
        str key = keys[k];
        bool known = false;
        for (int i = 0; i < FIELDS; i++) known |= str_eq(key, names[i]);
        if (known || diag_full(d)) continue;
        str near = utf8_nearest(key, names, FIELDS);
        if (near.n)
            contract_fault(s, d, key.p, "unknown field '%s'; did you mean '%s'?", key.p, near.p);
        else
            contract_fault(s, d, key.p,
                           "unknown field '%s'; there are: summary, version, lexicons, options, "
                           "score, by, keep, report",
                           key.p);
    }
    lua_pop(L, 1);
}

void contract_read(lua_State *L, int table, script *s, diag *d) {
    table = lua_absindex(L, table);
    if (lua_type(L, table) != LUA_TTABLE) {
        contract_fault(s, d, NULL, "a script must return one table; this one returned %s",
                       lua_isnoneornil(L, table) ? "nothing" : luaL_typename(L, table));
        return;
    }
    check_keys(L, table, s, d);
    for (int i = 0; i < FIELDS; i++) {
        lua_pushstring(L, fields[i].name);
        lua_rawget(L, table);
        fields[i].read(L, s, d);
        lua_pop(L, 1);
    }
}

/* ---- functions --------------------------------------------------------------------------- */

static int hold(lua_State *L, int table, const char *name) {
    lua_pushstring(L, name);
    if (lua_rawget(L, table) == LUA_TFUNCTION) return luaL_ref(L, LUA_REGISTRYINDEX);
    lua_pop(L, 1);
    return LUA_NOREF;
}

void contract_hold(lua_State *L, int table, script *s) {
    table = lua_absindex(L, table);
    s->score_ref = hold(L, table, "score");
    s->report_ref = hold(L, table, "report");
    s->by_ref = hold(L, table, "by");
    options_push(L, s);
    s->options_ref = luaL_ref(L, LUA_REGISTRYINDEX);
}
