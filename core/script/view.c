#include "script/view.h"
#include "script/class.h"
#include "script/closed.h"
#include "script/sandbox.h"
#include "script/state.h"
#include "text/names.h"

#include <string.h>

enum { ALL_VOICES = (1 << VOICES) - 1, ALL_PARTS = (1 << PARTS) - 1 };
enum { SCORED_PARTS = ALL_PARTS & ~(1 << PART_FURNITURE) };
enum { LONGEST_KEY = 8192 };

/* Raw: a metamethod of the filter could ask for other hits while this one is being read. */
static int get(lua_State *L, int table, const char *key) {
    lua_pushstring(L, key);
    return lua_rawget(L, table);
}

/* ---- sets of categories ------------------------------------------------------------------ */

static bool has_bit(const uint64_t *set, uint32_t i) { return set[i / 64] >> i % 64 & 1; }
static void set_bit(uint64_t *set, uint32_t i) { set[i / 64] |= (uint64_t)1 << i % 64; }

typedef enum { BY_CLASS, BY_CATEGORY, BY_LEXICON, SELECTORS } selector;
static const char *const selector_names[SELECTORS] = {"class", "category", "lexicon"};

static str name_of(const lexlib *lib, selector by, const lex_category *c) {
    switch (by) {
    case BY_CLASS: return lib->classes.p[c->class];
    case BY_CATEGORY: return c->name;
    default: return lib->lexicons.p[c->lexicon].name;
    }
}

static bool fits(const lexlib *lib, selector by, const lex_category *c, str name) {
    str own = name_of(lib, by, c);
    return by == BY_CATEGORY ? category_within(own, name) : str_eq(own, name);
}

static int refuse_name(lua_State *L, const view *v, selector by, str name) {
    const lexlib *lib = v->scan->lib;
    str *names = closed_names(L, lib->categories.n);
    size_t n = 0;
    for (uint32_t i = 0; i < lib->categories.n; i++) {
        if (!has_bit(v->all, i)) continue;
        str one = name_of(lib, by, &lib->categories.p[i]);
        bool seen = false;
        for (size_t j = 0; j < n && !seen; j++) seen = str_eq(names[j], one);
        if (!seen) names[n++] = one;
    }
    return closed_refuse(L,
                         lua_pushfstring(L, "the script's lexicons have no %s", selector_names[by]),
                         name, names, n);
}

/* Categories that have the name at `index` join the set. */
static void join(lua_State *L, const view *v, selector by, int index, uint64_t *set) {
    const lexlib *lib = v->scan->lib;
    str name = class_str(L, index);
    bool any = false;
    for (uint32_t i = 0; i < lib->categories.n; i++)
        if (has_bit(v->all, i) && fits(lib, by, &lib->categories.p[i], name)) {
            set_bit(set, i);
            any = true;
        }
    /* The fixed classes exist for every lexicon, also one that has no terms of them. */
    for (uint32_t i = 0; by == BY_CLASS && !any && i < CLASSES_FIXED; i++)
        any = str_eq(lib->classes.p[i], name);
    if (!any) refuse_name(L, v, by, name);
}

/* The value of a key is one name or a list of them; calls `each` with the stack index of each. */
static void each_name(lua_State *L, const char *key, int value,
                      void (*each)(lua_State *, void *, int), void *context) {
    if (lua_type(L, value) == LUA_TSTRING) {
        each(L, context, value);
        return;
    }
    if (lua_type(L, value) != LUA_TTABLE)
        luaL_error(L, "%s in a filter takes a name or a list of names, not a %s", key,
                   luaL_typename(L, value));
    lua_Integer n = (lua_Integer)lua_rawlen(L, value);
    if (!n) luaL_error(L, "the list of %s in a filter is empty", key);
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_rawgeti(L, value, i) != LUA_TSTRING)
            luaL_error(L, "%s in a filter takes a name or a list of names, not a %s", key,
                       luaL_typename(L, -1));
        each(L, context, lua_gettop(L));
        lua_pop(L, 1);
    }
}

typedef struct joining {
    const view *v;
    selector by;
    uint64_t *set;
} joining;

static void join_one(lua_State *L, void *context, int index) {
    joining *j = context;
    join(L, j->v, j->by, index, j->set);
}

static void add_to_key(lua_State *L, void *context, int index) {
    buf *b = context;
    buf_put(b, class_str(L, index));
    buf_byte(b, '\n');
    if (b->n > LONGEST_KEY)
        luaL_error(L, "the lists of class, category and lexicon in a filter are too long");
}

/* A text that is the same for the same selection; stays until the next is made. */
static str key_of(lua_State *L, view *v, int table) {
    v->scratch.n = 0;
    for (int i = 0; i < SELECTORS; i++) {
        buf_byte(&v->scratch, (char)('a' + i));
        if (get(L, table, selector_names[i]) != LUA_TNIL)
            each_name(L, selector_names[i], lua_gettop(L), add_to_key, &v->scratch);
        lua_pop(L, 1);
    }
    return buf_str(&v->scratch);
}

/* In memory of Lua's, on top of the stack: a name that is refused must leave nothing behind. */
static const uint64_t *work_out(lua_State *L, const view *v, int table) {
    if (v->sets.n == VIEW_MOST_SETS)
        luaL_error(L, "more than %d different filters", (int)VIEW_MOST_SETS);
    uint64_t *set = lua_newuserdatauv(L, 2 * v->limbs * sizeof *set, 0), *one = set + v->limbs;
    memcpy(set, v->all, v->limbs * sizeof *set);
    for (int i = 0; i < SELECTORS; i++) {
        if (get(L, table, selector_names[i]) != LUA_TNIL) {
            memset(one, 0, v->limbs * sizeof *one);
            joining j = {v, (selector)i, one};
            each_name(L, selector_names[i], lua_gettop(L), join_one, &j);
            for (uint32_t k = 0; k < v->limbs; k++) set[k] &= one[k];
        }
        lua_pop(L, 1);
    }
    return set;
}

static const uint64_t *categories_of(lua_State *L, view *v, int table) {
    uint32_t index;
    str key = key_of(L, v, table);
    if (!map_get(&v->known, key, &index)) {
        const uint64_t *worked_out = work_out(L, v, table);
        uint64_t *set = ARENA_NEWS(&v->mem, uint64_t, v->limbs);
        memcpy(set, worked_out, v->limbs * sizeof *set);
        lua_pop(L, 1);
        index = v->sets.n;
        vec_push(&v->sets, set);
        map_add(&v->known, arena_str(&v->mem, key), index);
    }
    return v->sets.p[index];
}

/* ---- filters ----------------------------------------------------------------------------- */

typedef struct choice {
    const char *key;
    const char *const *names;
    int n;
    uint8_t bits;
} choice;

static void choose(lua_State *L, void *context, int index) {
    choice *c = context;
    str word = class_str(L, index);
    for (int i = 0; i < c->n; i++)
        if (str_eq(word, str_c(c->names[i]))) {
            c->bits |= (uint8_t)(1 << i);
            return;
        }
    str *names = closed_names(L, (size_t)c->n);
    for (int i = 0; i < c->n; i++) names[i] = str_c(c->names[i]);
    closed_refuse(L, lua_pushfstring(L, "there is no %s", c->key), word, names, (size_t)c->n);
}

static uint8_t read_choice(lua_State *L, const char *key, const char *const *names, int n) {
    choice c = {key, names, n, 0};
    each_name(L, key, lua_gettop(L), choose, &c);
    return c.bits;
}

static int8_t read_flag(lua_State *L, const char *key) {
    if (lua_type(L, -1) != LUA_TBOOLEAN)
        luaL_error(L, "%s in a filter is true or false, not a %s", key, luaL_typename(L, -1));
    return (int8_t)lua_toboolean(L, -1);
}

static int8_t read_sign(lua_State *L) {
    static const char *const signs[] = {"positive", "negative"};
    uint8_t bits = read_choice(L, "sign", signs, 2);
    return bits == 3 ? 0 : bits == 1 ? 1 : -1;
}

static void check_names(lua_State *L, void *context, int index) {
    (void)L, (void)context, (void)index; /* any name will do */
}

typedef enum {
    KEY_CLASS,
    KEY_CATEGORY,
    KEY_LEXICON,
    KEY_VOICE,
    KEY_PART,
    KEY_NEGATED,
    KEY_SIGN,
    KEY_SPEAKER,
    KEY_TARGET,
    KEY_TERM,
    KEYS
} filter_key;
static const char *const key_names[KEYS] = {"class",   "category", "lexicon", "voice",  "part",
                                            "negated", "sign",     "speaker", "target", "term"};

static int refuse_key(lua_State *L) {
    if (lua_type(L, -2) != LUA_TSTRING)
        return luaL_error(L, "a filter is a table of names, such as { voice = \"author\" }");
    str word = class_str(L, -2);
    str *names = closed_names(L, KEYS);
    for (int i = 0; i < KEYS; i++) names[i] = str_c(key_names[i]);
    return closed_refuse(L, "a filter has no", word, names, KEYS);
}

/* The key and its value are on top of the stack. */
static void read_key(lua_State *L, filter *f, bool *selects) {
    int key = 0;
    if (lua_type(L, -2) == LUA_TSTRING)
        while (key < KEYS && strcmp(key_names[key], lua_tostring(L, -2)) != 0) key++;
    switch (lua_type(L, -2) == LUA_TSTRING ? key : KEYS) {
    case KEY_CLASS:
    case KEY_CATEGORY:
    case KEY_LEXICON: *selects = true; break;
    case KEY_VOICE: f->voices = read_choice(L, "voice", voice_names, VOICES); break;
    case KEY_PART: f->parts = read_choice(L, "part", part_names, PARTS); break;
    case KEY_NEGATED: f->negated = read_flag(L, "negated"); break;
    case KEY_SIGN: f->sign = read_sign(L); break;
    case KEY_SPEAKER:
        each_name(L, "speaker", lua_gettop(L), check_names, NULL);
        f->by_speaker = true;
        break;
    case KEY_TARGET:
        each_name(L, "target", lua_gettop(L), check_names, NULL);
        f->by_target = true;
        break;
    case KEY_TERM:
        each_name(L, "term", lua_gettop(L), check_names, NULL);
        f->by_term = true;
        break;
    default: refuse_key(L);
    }
}

filter view_filter(const view *v) {
    return (filter){
        .categories = v->all, .voices = ALL_VOICES, .parts = SCORED_PARTS, .negated = -1};
}

filter view_read_filter(lua_State *L, view *v, int arg) {
    filter f = view_filter(v);
    bool selects = false;
    if (lua_isnoneornil(L, arg)) return f;
    if (lua_type(L, arg) != LUA_TTABLE)
        luaL_argerror(L, arg,
                      lua_pushfstring(L, "a filter such as { voice = \"author\" } expected, got %s",
                                      class_typename(L, arg)));
    luaL_checkstack(L, 16, NULL);
    f.table = arg;
    for (lua_pushnil(L); lua_next(L, arg); lua_pop(L, 1)) read_key(L, &f, &selects);
    if (selects) f.categories = categories_of(L, v, arg);
    return f;
}

/* ---- filters in words -------------------------------------------------------------------- */

static void add_word(lua_State *L, void *context, int index) {
    buf *b = context;
    buf_put(b, class_str(L, index));
    buf_byte(b, ',');
}

static void add_value(lua_State *L, buf *b, const char *key) {
    buf_printf(b, "%s%s=", b->n ? " " : "", key);
    if (lua_type(L, -1) == LUA_TBOOLEAN) {
        buf_put(b, lua_toboolean(L, -1) ? STR("true") : STR("false"));
    } else {
        each_name(L, key, lua_gettop(L), add_word, b);
        b->n--; /* the last comma */
    }
}

str view_describe(lua_State *L, view *v, int arg) {
    v->scratch.n = 0;
    for (int i = 0; !lua_isnoneornil(L, arg) && i < KEYS; i++) {
        if (get(L, arg, key_names[i]) != LUA_TNIL) add_value(L, &v->scratch, key_names[i]);
        lua_pop(L, 1);
    }
    return buf_str(&v->scratch);
}

/* ---- hits -------------------------------------------------------------------------------- */

typedef struct comparison {
    str wanted;
    bool same;
} comparison;

static void compare(lua_State *L, void *context, int index) {
    comparison *c = context;
    c->same |= str_eq(c->wanted, class_str(L, index));
}

static bool named(lua_State *L, const filter *f, const char *key, str name) {
    comparison c = {name, false};
    get(L, f->table, key);
    each_name(L, key, lua_gettop(L), compare, &c);
    lua_pop(L, 1);
    return c.same;
}

static bool passes_names(lua_State *L, const view *v, const filter *f, hit *h) {
    const lexlib *lib = v->scan->lib;
    sandbox_poll(L); /* many names times many hits is long */
    if (f->by_term && !named(L, f, "term", lib->terms.p[h->term].text)) return false;
    doc *d = script_of(L)->d;
    if (f->by_target) {
        scan_aim(v->scan, d, h);
        if (!named(L, f, "target", entity_name(d, h->target))) return false;
    }
    return !f->by_speaker || named(L, f, "speaker", source_name(d, h->speaker));
}

bool view_passes(lua_State *L, const view *v, const filter *f, hit *h) {
    if (!(f->parts >> h->part & 1) || !(f->voices >> h->voice & 1)) return false;
    if (f->negated >= 0 && h->negated != (bool)f->negated) return false;
    if (f->sign && (f->sign > 0 ? h->weight <= 0 : h->weight >= 0)) return false;
    return !(f->by_term || f->by_target || f->by_speaker) || passes_names(L, v, f, h);
}

void view_init(view *v, const scanner *scan, const uint32_t *lexicons, uint32_t n) {
    const lexlib *lib = scan->lib;
    v->scan = scan;
    v->lexicons = lexicons;
    v->n_lexicons = n;
    v->limbs = lib->categories.n / 64 + 1;
    v->all = ARENA_NEWS(&v->mem, uint64_t, v->limbs);
    for (uint32_t i = 0; i < n; i++) {
        const lexicon *l = &lib->lexicons.p[lexicons[i]];
        for (uint32_t c = l->first_category; c < l->last_category; c++) set_bit(v->all, c);
    }
}

void view_article(view *v) {
    const scanner *s = v->scan;
    v->hits.n = 0;
    for (uint32_t i = 0; i < s->hits.n; i++) {
        uint32_t category = s->lib->terms.p[s->hits.p[i].term].category;
        if (has_bit(v->all, category))
            vec_push(&v->hits, (view_hit){i, s->hits.p[i].first, category});
    }
}

uint32_t view_first(const view *v, uint32_t word) {
    uint32_t low = 0, high = v->hits.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (v->hits.p[middle].first < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void view_free(view *v) {
    map_free(&v->known);
    vec_free(&v->sets);
    vec_free(&v->hits);
    buf_free(&v->scratch);
    arena_free(&v->mem);
    *v = (view){0};
}

/* Voice by voice, so that the compiler can compare many words at once. */
static uint32_t count_voices(const uint8_t *voice, uint32_t from, uint32_t to, uint8_t voices) {
    uint32_t n = 0;
    for (uint8_t one = 0; one < VOICES; one++) {
        if (!(voices >> one & 1)) continue;
        for (uint32_t w = from; w < to; w++) n += voice[w] == one;
    }
    return n;
}

uint32_t view_words(const doc *d, uint32_t first, uint32_t last, uint8_t voices, uint8_t parts) {
    uint32_t n = 0;
    for (uint32_t p = paragraph_at(d, first); p < d->paragraphs.n; p++) {
        const doc_paragraph *one = &d->paragraphs.p[p];
        if (one->first >= last) break;
        if (!(parts >> one->part & 1)) continue;
        uint32_t from = one->first > first ? one->first : first;
        uint32_t to = one->last < last ? one->last : last;
        if ((voices & ALL_VOICES) == ALL_VOICES)
            n += to > from ? to - from : 0;
        else
            n += count_voices(d->words.voice, from, to, voices);
    }
    return n;
}
