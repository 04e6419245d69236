/* What stands in a span: words, sentences, paragraphs, quotes, names; and around it. */
#include "script/span.h"
#include "text/names.h"

typedef enum { INNER_WORDS, INNER_SENTENCES, INNER_PARAGRAPHS, INNER_QUOTES, INNER_NAMES } inner;

/* Upvalues: the span, what to give, the next index. Each gives what lies in the span or overlaps
 * it: a hit's sentences are those it stands in. */
static int next_inner(lua_State *L) {
    const span *s = lua_touserdata(L, lua_upvalueindex(1));
    const doc *d = span_script(L, s)->d;
    inner what = (inner)lua_tointeger(L, lua_upvalueindex(2));
    uint32_t i = (uint32_t)lua_tointeger(L, lua_upvalueindex(3));
    bool found = false;
    switch (what) {
    case INNER_WORDS:
        if ((found = i < s->last)) span_push_words(L, i, i + 1);
        break;
    case INNER_SENTENCES:
        if ((found = i < d->sentences.n && d->sentences.p[i].first < s->last)) {
            const doc_sentence *one = &d->sentences.p[i];
            span_push(L, &span_class, (span){0, one->start, one->end, one->first, one->last, i});
        }
        break;
    case INNER_PARAGRAPHS:
        if ((found = i < d->paragraphs.n && d->paragraphs.p[i].first < s->last)) {
            const doc_paragraph *one = &d->paragraphs.p[i];
            span_push(L, &span_class, (span){0, one->start, one->end, one->first, one->last, i});
        }
        break;
    case INNER_QUOTES:
        while (i < d->quotes.n && d->quotes.p[i].last <= s->first) i++;
        if ((found = i < d->quotes.n && d->quotes.p[i].first < s->last)) {
            const doc_quote *one = &d->quotes.p[i];
            span_push(L, &quote_class, (span){0, one->start, one->end, one->first, one->last, i});
        }
        break;
    case INNER_NAMES:
        if ((found = i < d->named && d->names.p[i].first < s->last)) {
            const doc_name *one = &d->names.p[i];
            span_push(L, &name_class, (span){0, one->start, one->end, one->first, one->last, i});
        }
        break;
    }
    if (!found) return lua_pushnil(L), 1;
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_replace(L, lua_upvalueindex(3));
    return 1;
}

static int give(lua_State *L, inner what, uint32_t from) {
    lua_settop(L, 1);
    lua_pushinteger(L, what);
    lua_pushinteger(L, (lua_Integer)from);
    lua_pushcclosure(L, next_inner, 3);
    return 1;
}

static int span_words(lua_State *L) { return give(L, INNER_WORDS, span_check(L, 1)->first); }

static int span_sentences(lua_State *L) {
    const span *s = span_check(L, 1);
    return give(L, INNER_SENTENCES, sentence_at(script_of(L)->d, s->first));
}

static int span_paragraphs(lua_State *L) {
    const span *s = span_check(L, 1);
    return give(L, INNER_PARAGRAPHS, paragraph_at(script_of(L)->d, s->first));
}

static int span_quotes(lua_State *L) {
    span_check(L, 1);
    return give(L, INNER_QUOTES, 0);
}

static int span_names(lua_State *L) {
    const span *s = span_check(L, 1);
    return give(L, INNER_NAMES, names_from(script_of(L)->d, s->first));
}

/* around(n): up to n words on either side, within the paragraph. */
static int span_around(lua_State *L) {
    const span *s = span_check(L, 1);
    const doc *d = script_of(L)->d;
    lua_Integer n = luaL_checkinteger(L, 2);
    luaL_argcheck(L, n >= 0, 2, "a number of words expected");
    if (s->first >= s->last) return lua_settop(L, 1), 1;
    uint32_t most = n > UINT16_MAX ? UINT16_MAX : (uint32_t)n;
    uint32_t low = d->paragraphs.p[paragraph_at(d, s->first)].first;
    uint32_t high = d->paragraphs.p[paragraph_at(d, s->last - 1)].last;
    uint32_t first = s->first - low > most ? s->first - most : low;
    uint32_t last = high - s->last > most ? s->last + most : high;
    span_push_words(L, first, last);
    return 1;
}

const luaL_Reg span_inner_methods[] = {{"words", span_words},
                                       {"sentences", span_sentences},
                                       {"paragraphs", span_paragraphs},
                                       {"quotes", span_quotes},
                                       {"names", span_names},
                                       {"around", span_around},
                                       {NULL, NULL}};
