/* yaml: the text of a YAML file as a tree that remembers where everything stood.
 *
 *      - despot: -4       sequence 1:1 ─ mapping 1:3 ─ key "despot" 1:3, value "-4" 1:11
 *
 * libyaml reads, event by event; the tree is ours. Of YAML we take scalars, sequences and mappings
 * with text as keys, and nothing else: anchors, aliases, tags, a second document and a key that
 * stands twice are errors. Scalars are text: `no`, `on` and `1.0` are words until somebody asks for
 * a number.
 *
 * Files come from strangers. Nesting stops at YAML_MOST_DEPTH and the number of nodes at
 * YAML_MOST_NODES; NUL, control and bidi characters are refused, raw or escaped. Lines and columns
 * count from 1, columns in code points. */
#ifndef TENOR_LEXICON_YAML_H
#define TENOR_LEXICON_YAML_H

#include "base/arena.h"
#include "base/diag.h"

enum { YAML_MOST_DEPTH = 32, YAML_MOST_NODES = 1 << 20, YAML_MOST_BYTES = 16 << 20 };

typedef enum { YAML_SCALAR, YAML_SEQUENCE, YAML_MAPPING } yaml_kind;
typedef enum { YAML_PLAIN, YAML_QUOTED, YAML_BLOCK } yaml_style;

typedef struct yaml_key {
    str text;
    uint32_t line, col;
} yaml_key;

typedef struct yaml {
    yaml_kind kind;
    yaml_style style; /* of a scalar */
    uint32_t line, col;
    uint32_t n;        /* items of a sequence or mapping */
    str text;          /* of a scalar; UTF-8 */
    struct yaml *item; /* of a sequence or mapping */
    yaml_key *key;     /* of a mapping, beside item */
} yaml;

/* Reads the one document of src; what it returns lives in mem and in the text of src. NULL, with at
 * least one error in d, when the text is not what is described above. */
const yaml *yaml_parse(const source *src, arena *mem, diag *d);

/* Whether a scalar may be this text: valid UTF-8 without control, bidi and similar characters. */
bool yaml_allows(str text);

/* The value of a key, or NULL; NULL also for what is no mapping. */
const yaml *yaml_get(const yaml *mapping, str key);

#endif
