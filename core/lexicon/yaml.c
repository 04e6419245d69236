#include "lexicon/yaml.h"

#include "base/map.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>
#include <yaml.h>

/* A sequence or mapping whose end has not been seen. Its children wait in `items` and `keys`, which
 * keep their memory from one use of the level to the next. */
typedef struct level {
    yaml node;
    VEC(yaml) items;
    VEC(yaml_key) keys;
    bool key_next; /* of a mapping: the next scalar is a key */
} level;

typedef struct builder {
    const source *src;
    arena *mem;
    diag *d;
    level levels[YAML_MOST_DEPTH];
    uint32_t depth; /* levels open */
    uint32_t nodes;
    yaml *root;
    bool documents; /* one has been seen */
    bool faulty;
} builder;

#define FAULT(b, line, col, ...)                                                                   \
    ((b)->faulty = true, diag_add((b)->d, DIAG_ERROR, (b)->src, (line), (col), __VA_ARGS__))

static uint32_t line_of(yaml_mark_t m) { return (uint32_t)m.line + 1; }
static uint32_t col_of(yaml_mark_t m) { return (uint32_t)m.column + 1; }

/* ---- characters --------------------------------------------------------------------------- */

static void place_of(str text, size_t at, uint32_t *line, uint32_t *col) {
    str before = str_sub(text, 0, at);
    *line = 1;
    for (str rest = before;;) {
        str head = str_cut(&rest, '\n');
        if (!rest.p) {
            *col = (uint32_t)utf8_count(head) + 1;
            return;
        }
        ++*line;
    }
}

/* Characters that no text of a lexicon needs and that could deceive whoever reads it: controls,
 * separators that libyaml takes for line ends and editors do not, bidi marks and overrides, a byte
 * order mark in mid-text, and the two codes that are no characters. */
static bool is_refused(uint32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0) ||
           c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xfeff || c == 0xfffe || c == 0xffff;
}

/* Offset of the first refused character, or s.n. */
static size_t find_refused(str s, uint32_t *code) {
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] >= ' ' && s.p[i] < 0x7f) { /* nearly all of them */
            i++;
            continue;
        }
        uint32_t len, c = utf8_at(s, i, &len);
        bool lone_return = c == '\r' && (i + 1 == s.n || s.p[i + 1] != '\n');
        if (is_refused(c) || lone_return) return *code = c, i;
        i += len;
    }
    return s.n;
}

bool yaml_allows(str text) {
    uint32_t code;
    return utf8_valid(text) == text.n && find_refused(text, &code) == text.n;
}

static bool check_text(builder *b, str text) {
    uint32_t line, col, code;
    size_t good = utf8_valid(text);
    if (good < text.n) {
        place_of(text, good, &line, &col);
        FAULT(b, line, col, "not valid UTF-8 (byte 0x%02x); save the file as UTF-8",
              (unsigned char)text.p[good]);
        return false;
    }
    size_t at = find_refused(text, &code);
    if (at == text.n) return true;
    place_of(text, at, &line, &col);
    FAULT(b, line, col, "character U+%04X is not allowed here", code);
    return false;
}

/* ---- the tree ------------------------------------------------------------------------------ */

/* What a key that stands twice has to say of its first place. */
static void check_keys(builder *b, const level *l) {
    enum { FEW = 8 }; /* below that, comparing all is cheaper than a map */
    map seen = {0};
    for (uint32_t i = 0; i < l->keys.n && !diag_full(b->d); i++) {
        uint32_t first = i;
        if (l->keys.n > FEW) {
            if (!map_add(&seen, l->keys.p[i].text, i)) map_get(&seen, l->keys.p[i].text, &first);
        } else {
            for (uint32_t j = 0; j < i && first == i; j++)
                if (str_eq(l->keys.p[j].text, l->keys.p[i].text)) first = j;
        }
        if (first == i) continue;
        const yaml_key *k = &l->keys.p[i], *before = &l->keys.p[first];
        FAULT(b, k->line, k->col, "the key '%.*s' stands twice; first at %u:%u", STR_ARG(k->text),
              before->line, before->col);
    }
    map_free(&seen);
}

/* Puts a finished node where it belongs. */
static bool place_node(builder *b, yaml node) {
    if (++b->nodes > YAML_MOST_NODES) {
        FAULT(b, node.line, node.col, "more than %d entries in one file", YAML_MOST_NODES);
        return false;
    }
    if (!b->depth) {
        b->root = ARENA_NEW(b->mem, yaml);
        *b->root = node;
        return true;
    }
    level *l = &b->levels[b->depth - 1];
    vec_push(&l->items, node);
    l->key_next = l->node.kind == YAML_MAPPING;
    return true;
}

static bool open_level(builder *b, yaml_kind kind, yaml_mark_t at) {
    if (b->depth && b->levels[b->depth - 1].key_next) {
        FAULT(b, line_of(at), col_of(at), "a key must be plain text");
        return false;
    }
    if (b->depth == YAML_MOST_DEPTH) {
        FAULT(b, line_of(at), col_of(at), "nested more than %d levels deep", YAML_MOST_DEPTH);
        return false;
    }
    level *l = &b->levels[b->depth++];
    l->node = (yaml){.kind = kind, .line = line_of(at), .col = col_of(at)};
    l->items.n = l->keys.n = 0;
    l->key_next = kind == YAML_MAPPING;
    return true;
}

static bool close_level(builder *b) {
    level *l = &b->levels[b->depth - 1];
    yaml node = l->node;
    node.n = l->items.n;
    node.item = ARENA_NEWS(b->mem, yaml, node.n);
    for (uint32_t i = 0; i < node.n; i++) node.item[i] = l->items.p[i];
    if (node.kind == YAML_MAPPING) {
        check_keys(b, l);
        node.key = ARENA_NEWS(b->mem, yaml_key, node.n);
        for (uint32_t i = 0; i < node.n; i++) node.key[i] = l->keys.p[i];
    }
    b->depth--;
    return place_node(b, node);
}

static yaml_style style_of(yaml_scalar_style_t s) {
    switch (s) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return YAML_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
    case YAML_FOLDED_SCALAR_STYLE: return YAML_BLOCK;
    default: return YAML_PLAIN;
    }
}

static bool add_scalar(builder *b, yaml_mark_t at, str text, yaml_style style) {
    uint32_t code;
    if (find_refused(text, &code) < text.n) /* written as an escape: "\0", "\u202e" */
        FAULT(b, line_of(at), col_of(at), "character U+%04X is not allowed here", code);
    text = arena_str(b->mem, text);
    level *l = b->depth ? &b->levels[b->depth - 1] : NULL;
    if (l && l->key_next) {
        vec_push(&l->keys, (yaml_key){text, line_of(at), col_of(at)});
        l->key_next = false;
        return true;
    }
    return place_node(b,
                      (yaml){.style = style, .text = text, .line = line_of(at), .col = col_of(at)});
}

/* ---- events -------------------------------------------------------------------------------- */

static void refuse_properties(builder *b, const yaml_char_t *anchor, const yaml_char_t *tag,
                              yaml_mark_t at) {
    if (anchor)
        FAULT(b, line_of(at), col_of(at),
              "'&%s' is an anchor, which lexicons do not have; quote a text that begins with '&'",
              anchor);
    else if (tag)
        FAULT(b, line_of(at), col_of(at),
              "'!' begins a tag, which lexicons do not have; quote a text that begins with '!'");
}

/* False: stop reading. */
static bool take_event(builder *b, const yaml_event_t *e) {
    yaml_mark_t at = e->start_mark;
    switch (e->type) {
    case YAML_DOCUMENT_START_EVENT:
        if (b->documents) {
            FAULT(b, line_of(at), col_of(at), "a second document begins; a file holds one");
            return false;
        }
        b->documents = true;
        return true;
    case YAML_ALIAS_EVENT:
        FAULT(b, line_of(at), col_of(at),
              "'*%s' is an alias, which lexicons do not have; quote a text that begins with '*'",
              e->data.alias.anchor);
        return add_scalar(b, at, STR(""), YAML_PLAIN);
    case YAML_SCALAR_EVENT:
        refuse_properties(b, e->data.scalar.anchor, e->data.scalar.tag, at);
        return add_scalar(b, at, (str){(const char *)e->data.scalar.value, e->data.scalar.length},
                          style_of(e->data.scalar.style));
    case YAML_SEQUENCE_START_EVENT:
        refuse_properties(b, e->data.sequence_start.anchor, e->data.sequence_start.tag, at);
        return open_level(b, YAML_SEQUENCE, at);
    case YAML_MAPPING_START_EVENT:
        refuse_properties(b, e->data.mapping_start.anchor, e->data.mapping_start.tag, at);
        return open_level(b, YAML_MAPPING, at);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT: return close_level(b);
    case YAML_STREAM_END_EVENT: return false;
    default: return true;
    }
}

/* The character a mark points at; 0 behind the end. */
static uint32_t character_at(str text, uint32_t line, uint32_t col) {
    str l = {0};
    for (uint32_t i = 0; i < line; i++) l = str_cut(&text, '\n');
    for (size_t at = 0; at < l.n;) {
        uint32_t len, c = utf8_at(l, at, &len);
        if (--col == 0) return c;
        at += len;
    }
    return 0;
}

/* What libyaml says in the words of its grammar, said in those of somebody who writes a lexicon. */
static const char *in_plain_words(const char *problem, uint32_t c) {
    if (strstr(problem, "cannot start any token"))
        return c == '\t' ? "a tab cannot indent; use blanks"
                         : "a text cannot begin with this character; quote it";
    if (strstr(problem, "mapping values are not allowed"))
        return "': ' ends a key here; quote the text if it belongs to it";
    if (strstr(problem, "expected alphabetic or numeric character"))
        return "quote a text that begins with '*' or '&'";
    if (strstr(problem, "expected ',' or"))
        return "a ',' or the closing bracket is missing; quote a text that holds a bracket";
    if (strstr(problem, "did not find expected key") || strstr(problem, "expected '-' indicator"))
        return "this does not line up with the entries above it";
    if (strstr(problem, "could not find expected ':'"))
        return "a ':' is missing behind this key; quote a text that goes on over several lines";
    if (strstr(problem, "found unexpected end of stream"))
        return "the quotation mark is never closed";
    if (strstr(problem, "unknown escape character"))
        return "no such escape; in double marks write \\\\ for a backslash, or use single marks";
    return problem;
}

/* What is noticed late is shown where it begins: a mark that never closes, '*' before no name, a
 * key without its ':'. */
static bool shows_at_start(const yaml_parser_t *p) {
    return p->context && p->problem &&
           (strstr(p->problem, "found unexpected end of stream") ||
            strstr(p->problem, "expected alphabetic or numeric character") ||
            strstr(p->problem, "could not find expected ':'"));
}

/* libyaml's reader knows no line, only how many bytes it had read. */
static void report_syntax(builder *b, const yaml_parser_t *p) {
    uint32_t line = line_of(p->problem_mark), col = col_of(p->problem_mark);
    if (p->error == YAML_READER_ERROR) place_of(b->src->text, p->problem_offset, &line, &col);
    const char *said = p->problem ? p->problem : "cannot be read";
    if (shows_at_start(p)) line = line_of(p->context_mark), col = col_of(p->context_mark);
    const char *problem = in_plain_words(said, character_at(b->src->text, line, col));
    if (problem == said && p->context && p->context_mark.line != p->problem_mark.line)
        FAULT(b, line, col, "%s (%s from line %u)", problem, p->context, line_of(p->context_mark));
    else
        FAULT(b, line, col, "%s", problem);
}

static void read_events(builder *b) {
    yaml_parser_t parser;
    yaml_event_t event;
    if (!yaml_parser_initialize(&parser)) {
        FAULT(b, 0, 0, "out of memory");
        return;
    }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    str text = b->src->text.n ? b->src->text : STR(""); /* libyaml wants a pointer */
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.p, text.n);
    for (bool more = true; more && !diag_full(b->d);) {
        if (!yaml_parser_parse(&parser, &event)) {
            report_syntax(b, &parser);
            break;
        }
        more = take_event(b, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

const yaml *yaml_parse(const source *src, arena *mem, diag *d) {
    builder *b = ARENA_NEW(mem, builder); /* large for the stack */
    *b = (builder){.src = src, .mem = mem, .d = d};
    if (src->text.n > YAML_MOST_BYTES)
        FAULT(b, 0, 0, "larger than %d MiB", YAML_MOST_BYTES >> 20);
    else if (check_text(b, src->text))
        read_events(b);
    for (int i = 0; i < YAML_MOST_DEPTH; i++) {
        vec_free(&b->levels[i].items);
        vec_free(&b->levels[i].keys);
    }
    if (!b->root && !b->faulty) FAULT(b, 0, 0, "the file holds no entries");
    return b->faulty ? NULL : b->root;
}

const yaml *yaml_get(const yaml *mapping, str key) {
    if (!mapping || mapping->kind != YAML_MAPPING) return NULL;
    for (uint32_t i = 0; i < mapping->n; i++)
        if (str_eq(mapping->key[i].text, key)) return &mapping->item[i];
    return NULL;
}
