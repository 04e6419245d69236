/* Spans, documents, hits, quotations and names: their fields. */
#include "base/json.h"
#include "base/utf8.h"
#include "script/safelib.h"
#include "text/names.h"

#include "script/span.h"
#include <math.h>

/* ---- check ------------------------------------------------------------------------------- */

script *span_script(lua_State *L, const span *s) {
    script *owner = script_of(L);
    if (s->epoch != owner->epoch || !owner->d) luaL_error(L, "this span's article is over");
    return owner;
}

span *span_check(lua_State *L, int arg) {
    span *s = class_check(L, arg, &span_class);
    span_script(L, s);
    return s;
}

static bool is_doc(lua_State *L, int arg) { return class_test(L, arg, &doc_class) != NULL; }

/* ---- fields of every span ---------------------------------------------------------------- */

static int span_text(lua_State *L, void *self) {
    const span *s = self;
    class_push_str(L, str_sub(span_script(L, s)->d->text, s->start, s->end));
    return 1;
}

static int span_first(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)((span *)self)->first + 1);
    return 1;
}

static int span_last(lua_State *L, void *self) {
    lua_pushinteger(L, (lua_Integer)((span *)self)->last);
    return 1;
}

/* The voice of its words when it is the same for all, else nil. */
static int span_voice(lua_State *L, void *self) {
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    for (uint32_t w = s->first; w < s->last; w++)
        if (d->words.voice[w] != d->words.voice[s->first]) return lua_pushnil(L), 1;
    if (s->first < s->last)
        lua_pushstring(L, voice_names[d->words.voice[s->first]]);
    else
        lua_pushnil(L);
    return 1;
}

static int span_speaker(lua_State *L, void *self) {
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    uint32_t quote = s->first < s->last ? quote_at(d, s->first) : DOC_NONE;
    str name = quote == DOC_NONE ? (str){0} : source_name(d, d->quotes.p[quote].speaker);
    if (name.n)
        class_push_str(L, name);
    else
        lua_pushnil(L);
    return 1;
}

/* The entity that its first word names, or means as a pronoun. */
static int span_whom(lua_State *L, void *self) {
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    if (s->first >= s->last) return lua_pushnil(L), 1;
    uint32_t name = name_at(d, s->first);
    uint32_t whom = name != DOC_NONE ? d->names.p[name].entity : names_meant(d, s->first);
    if (whom == DOC_NONE)
        lua_pushnil(L);
    else
        class_push_str(L, entity_name(d, whom));
    return 1;
}

/* Whether its first word says something by itself, which the words of grammar do not. */
static int span_content(lua_State *L, void *self) {
    static const uint8_t grammar[] = {
        RULE_DETERMINER, RULE_POSSESSOR,   RULE_HE,          RULE_SHE,
        RULE_THEY,       RULE_IT,          RULE_SELF,        RULE_SPEAKER_PRONOUN,
        RULE_AUXILIARY,  RULE_PREPOSITION, RULE_CONJUNCTION, RULE_ADVERB,
        RULE_TIME};
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    bool content = s->first < s->last && !(word_shape(d, s->first) & TYPE_NUMBER);
    for (size_t i = 0; content && i < sizeof grammar; i++)
        content = !(word_rules(d, s->first) & RULE_BIT(grammar[i]));
    lua_pushboolean(L, content);
    return 1;
}

static int span_part(lua_State *L, void *self) {
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    if (d->paragraphs.n)
        lua_pushstring(L, part_names[d->paragraphs.p[paragraph_at(d, s->first)].part]);
    else
        lua_pushnil(L);
    return 1;
}

static int span_sentence(lua_State *L, void *self) {
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    if (!d->sentences.n) return lua_pushnil(L), 1;
    const doc_sentence *one = &d->sentences.p[sentence_at(d, s->first)];
    span_push(L, &span_class, (span){0, one->start, one->end, one->first, one->last, 0});
    return 1;
}

static int span_paragraph(lua_State *L, void *self) {
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    if (!d->paragraphs.n) return lua_pushnil(L), 1;
    const doc_paragraph *one = &d->paragraphs.p[paragraph_at(d, s->first)];
    span_push(L, &span_class, (span){0, one->start, one->end, one->first, one->last, 0});
    return 1;
}

static const class_field span_fields[] = {{"text", span_text},
                                          {"first", span_first},
                                          {"last", span_last},
                                          {"voice", span_voice},
                                          {"speaker", span_speaker},
                                          {"part", span_part},
                                          {"whom", span_whom},
                                          {"sentence", span_sentence},
                                          {"paragraph", span_paragraph},
                                          {"content", span_content},
                                          {NULL, NULL}};

/* Words; of a document, those outside of furniture. */
static int span_length(lua_State *L) {
    const span *s = span_check(L, 1);
    const doc *d = script_of(L)->d;
    uint32_t n = s->last - s->first;
    if (is_doc(L, 1))
        n = view_words(d, s->first, s->last, UINT8_MAX, (uint8_t) ~(1 << PART_FURNITURE));
    lua_pushinteger(L, (lua_Integer)n);
    return 1;
}

static int span_tostring(lua_State *L) {
    const span *s = span_check(L, 1);
    class_push_str(L, str_sub(script_of(L)->d->text, s->start, s->end));
    return 1;
}

static int span_equal(lua_State *L) {
    const span *a = class_test(L, 1, &span_class), *b = class_test(L, 2, &span_class);
    lua_pushboolean(L, a && b && a->epoch == b->epoch && a->start == b->start && a->end == b->end);
    return 1;
}

static const luaL_Reg span_meta[] = {
    {"__len", span_length}, {"__tostring", span_tostring}, {"__eq", span_equal}, {NULL, NULL}};

const class span_class = {.name = "span",
                          .fields = span_fields,
                          .methods = {span_hit_methods, span_inner_methods, span_match_methods,
                                      span_sketch_methods, span_token_methods},
                          .meta = span_meta};

/* ---- the document ------------------------------------------------------------------------ */

static int push_or_nil(lua_State *L, str s) {
    if (s.n)
        class_push_str(L, s);
    else
        lua_pushnil(L);
    return 1;
}

static doc *doc_of(lua_State *L, void *self) { return span_script(L, self)->d; }

static int doc_id(lua_State *L, void *self) { return push_or_nil(L, doc_of(L, self)->id); }
static int doc_outlet(lua_State *L, void *self) { return push_or_nil(L, doc_of(L, self)->outlet); }
static int doc_date(lua_State *L, void *self) { return push_or_nil(L, doc_of(L, self)->date); }
static int doc_title(lua_State *L, void *self) { return push_or_nil(L, doc_of(L, self)->title); }
static int doc_url(lua_State *L, void *self) { return push_or_nil(L, doc_of(L, self)->url); }
static int doc_lang(lua_State *L, void *self) { return push_or_nil(L, doc_of(L, self)->lang); }

/* A fresh table of all other fields of the input record: a script may do with it what it likes. */
static int doc_metadata(lua_State *L, void *self) {
    const doc *d = doc_of(L, self);
    lua_createtable(L, 0, (int)d->meta.n);
    for (uint32_t i = 0; i < d->meta.n; i++) {
        class_push_str(L, d->meta.p[i].key);
        l_json_push(L, &d->meta.p[i].value);
        lua_rawset(L, -3);
    }
    return 1;
}

enum { LONGEST_FLAG = 1000, MOST_FLAGS = 100000 };

static int flag(lua_State *L) {
    const span *s = span_check(L, 2);
    script *owner = script_of(L);
    if (!is_doc(L, 1)) return luaL_error(L, "flag is the document's: doc:flag(span, …)");
    luaL_checktype(L, 3, LUA_TSTRING);
    uint32_t start = s->start, end = s->end;
    safelib_format(L, 3);
    str message = class_str(L, -1);
    if (message.n > LONGEST_FLAG)
        return luaL_error(L, "the message of a flag is longer than %d bytes", (int)LONGEST_FLAG);
    if (utf8_valid(message) < message.n)
        return luaL_error(L, "the message of a flag is not valid UTF-8");
    if (owner->trace.flags.n == MOST_FLAGS)
        return luaL_error(L, "more than %d flags", (int)MOST_FLAGS);
    vec_push(&owner->trace.flags, (trace_flag){start, end, arena_str(&owner->d->mem, message)});
    return 0;
}

static const class_field doc_fields[] = {
    {"id", doc_id},   {"outlet", doc_outlet}, {"date", doc_date},     {"title", doc_title},
    {"url", doc_url}, {"lang", doc_lang},     {"meta", doc_metadata}, {NULL, NULL}};
static const luaL_Reg doc_methods[] = {{"flag", flag}, {NULL, NULL}};

const class doc_class = {
    .name = "doc", .parent = &span_class, .fields = doc_fields, .methods = {doc_methods}};

/* ---- hits -------------------------------------------------------------------------------- */

static hit *hit_of(lua_State *L, void *self) {
    const span *s = self;
    return &span_script(L, s)->view.scan->hits.p[s->index];
}

static const lex_term *term_of(lua_State *L, void *self) {
    return &script_of(L)->lib->terms.p[hit_of(L, self)->term];
}

static const lex_category *category_of(lua_State *L, void *self) {
    return &script_of(L)->lib->categories.p[term_of(L, self)->category];
}

static int hit_term(lua_State *L, void *self) { return push_or_nil(L, term_of(L, self)->text); }
static int hit_category(lua_State *L, void *self) {
    return push_or_nil(L, category_of(L, self)->name);
}
static int hit_class_name(lua_State *L, void *self) {
    return push_or_nil(L, script_of(L)->lib->classes.p[category_of(L, self)->class]);
}
static int hit_lexicon(lua_State *L, void *self) {
    return push_or_nil(L, script_of(L)->lib->lexicons.p[category_of(L, self)->lexicon].name);
}
static int hit_weight(lua_State *L, void *self) {
    lua_pushnumber(L, hit_of(L, self)->weight);
    return 1;
}
static int hit_negated(lua_State *L, void *self) {
    lua_pushboolean(L, hit_of(L, self)->negated);
    return 1;
}
static int hit_voice(lua_State *L, void *self) {
    lua_pushstring(L, voice_names[hit_of(L, self)->voice]);
    return 1;
}
static const hit *aimed_hit(lua_State *L, void *self) {
    script *s = script_of(L);
    hit *h = hit_of(L, self);
    scan_aim(s->view.scan, s->d, h);
    return h;
}
static int hit_target(lua_State *L, void *self) {
    const hit *h = aimed_hit(L, self);
    return push_or_nil(L, entity_name(script_of(L)->d, h->target));
}
static int hit_speaker(lua_State *L, void *self) {
    uint32_t speaker = hit_of(L, self)->speaker;
    return push_or_nil(L, source_name(script_of(L)->d, speaker));
}
static int hit_rule(lua_State *L, void *self) {
    return push_or_nil(L, str_c(aimed_hit(L, self)->rule));
}

static const class_field hit_fields[] = {{"term", hit_term},
                                         {"category", hit_category},
                                         {"class", hit_class_name},
                                         {"lexicon", hit_lexicon},
                                         {"weight", hit_weight},
                                         {"negated", hit_negated},
                                         {"voice", hit_voice},
                                         {"target", hit_target},
                                         {"speaker", hit_speaker},
                                         {"rule", hit_rule},
                                         {NULL, NULL}};

const class hit_class = {.name = "hit", .parent = &span_class, .fields = hit_fields};

/* ---- quotations and names ---------------------------------------------------------------- */

static const doc_quote *quote_of(lua_State *L, void *self) {
    const span *s = self;
    return &span_script(L, s)->d->quotes.p[s->index];
}

static int quote_kind_name(lua_State *L, void *self) {
    lua_pushstring(L, quote_kind_names[quote_of(L, self)->kind]);
    return 1;
}
static int quote_rule(lua_State *L, void *self) {
    return push_or_nil(L, str_c(quote_of(L, self)->rule));
}
static int quote_cue(lua_State *L, void *self) {
    const doc_quote *q = quote_of(L, self);
    return push_or_nil(L, str_sub(script_of(L)->d->text, q->cue_start, q->cue_end));
}

static int quote_scare(lua_State *L, void *self) {
    lua_pushboolean(L, quote_of(L, self)->scare);
    return 1;
}

/* The cue as a span, to be asked for its hits. */
static int quote_cue_span(lua_State *L, void *self) {
    const doc_quote *q = quote_of(L, self);
    const doc *d = script_of(L)->d;
    if (q->cue_end <= q->cue_start) return lua_pushnil(L), 1;
    span_push_words(L, word_at(d, q->cue_start), word_at(d, q->cue_end - 1) + 1);
    return 1;
}

static const class_field quote_fields[] = {{"kind", quote_kind_name},    {"scare", quote_scare},
                                           {"rule", quote_rule},         {"cue", quote_cue},
                                           {"cue_span", quote_cue_span}, {NULL, NULL}};

const class quote_class = {.name = "quote", .parent = &span_class, .fields = quote_fields};

static int name_target(lua_State *L, void *self) {
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    return push_or_nil(L, entity_name(d, d->names.p[s->index].entity));
}

static int name_kind_name(lua_State *L, void *self) {
    const span *s = self;
    const doc_name *n = &span_script(L, s)->d->names.p[s->index];
    lua_pushstring(L, n->kind == NAME_DESCRIPTION ? "description" : "name");
    return 1;
}

static int name_is(lua_State *L, void *self) {
    static const char *const kinds[] = {[ENTITY_UNKNOWN] = NULL,
                                        [ENTITY_PERSON] = "person",
                                        [ENTITY_PLACE] = "place",
                                        [ENTITY_BODY] = "group"};
    const span *s = self;
    const doc *d = span_script(L, s)->d;
    uint32_t entity = d->names.p[s->index].entity;
    lua_pushstring(L, entity == DOC_NONE ? NULL : kinds[d->entities.p[entity].kind]);
    return 1;
}

static const class_field name_fields[] = {
    {"target", name_target}, {"kind", name_kind_name}, {"is", name_is}, {NULL, NULL}};

const class name_class = {.name = "name", .parent = &span_class, .fields = name_fields};

/* ---- making ------------------------------------------------------------------------------ */

span *span_push(lua_State *L, const class *c, span what) {
    span *s = class_new(L, c, sizeof *s);
    what.epoch = script_of(L)->epoch;
    *s = what;
    return s;
}

span *span_push_bytes(lua_State *L, uint32_t start, uint32_t end) {
    const doc *d = script_of(L)->d;
    uint32_t first = word_at(d, start), last = first;
    while (last < d->words.n && d->words.start[last] < end) last++;
    return span_push(L, &span_class, (span){0, start, end, first, last, 0});
}

span *span_push_words(lua_State *L, uint32_t first, uint32_t last) {
    const doc_words *w = &script_of(L)->d->words;
    uint32_t start = first < last ? w->start[first] : 0, end = first < last ? w->end[last - 1] : 0;
    return span_push(L, &span_class, (span){0, start, end, first, last, 0});
}

void span_push_doc(lua_State *L) {
    const doc *d = script_of(L)->d;
    span_push(L, &doc_class, (span){0, 0, (uint32_t)d->text.n, 0, d->words.n, 0});
}

void span_push_hit(lua_State *L, uint32_t index) {
    const hit *h = &script_of(L)->view.scan->hits.p[index];
    span_push(L, &hit_class, (span){0, h->start, h->end, h->first, h->last, index});
}
