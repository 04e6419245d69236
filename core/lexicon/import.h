/* import: lexicons that others made, in the formats they come in, as native YAML.
 *
 *      mfd.dic ─► text (UTF-8, \n) ─► reader of the format ─► entries ─► settle ─► YAML
 *                                                                │          │
 *                      lexicons/import/known.yml: whose it is ───┘          └─► report:
 * file:line:col
 *
 * The format is told by content and name unless it is given. Nothing is dropped silently: every
 * entry ends as a term, as a word for scripts (lookup.h) when no text of ours can hold it, joined
 * to an equal one, or with a complaint at its place; the last line of the report adds them up.
 *
 * What the file does not say of itself (licence, source, citation, which categories praise and
 * which blame) is taken from the request, else from the known ones, else said to be unknown. */
#ifndef TENOR_LEXICON_IMPORT_H
#define TENOR_LEXICON_IMPORT_H

#include "base/buf.h"
#include "base/err.h"

typedef struct import_request {
    str path;
    str format;                          /* empty = find out */
    str name, licence, source, citation; /* empty = not given */
    const str *map, *class; /* "COLUMN or CATEGORY=VALUE"; "CLASS" or "CATEGORY=CLASS" */
    uint32_t n_map, n_class;
    bool quiet; /* no report, unless it fails */
} import_request;

/* Writes the lexicon to `out` and what there is to say of it to `report`, ready for a terminal.
 * False with a message when there is nothing to write; *io = the file could not be read. */
bool lexicon_import(const import_request *ask, buf *out, buf *report, bool *io, err *e);

#endif
