/* gold: labels that people gave, in a file apart from the articles.
 *
 *      id,label              "harbour" ─► "hostile"
 *      harbour,hostile
 *
 * CSV, TSV or JSON Lines, packed or not, read as articles are (text/feed.h): a column `id` and one
 * with the label. An id that stands there twice keeps its first label; another label for it is
 * counted. All of it stays in memory, for as long as the table does. */
#ifndef TENOR_APP_GOLD_H
#define TENOR_APP_GOLD_H

#include "base/json.h"
#include "base/map.h"
#include "base/vec.h"

typedef struct gold_label {
    str text;
    bool used; /* an article of that id has asked for it */
} gold_label;

typedef struct gold {
    arena mem;
    map ids; /* id → index */
    VEC(gold_label) labels;
    uint64_t contradictions; /* further labels for an id that say something else */
} gold;

/* False with a message: unreadable, no such column, a line that cannot be read. */
bool gold_read(gold *g, str path, str column, err *e);
bool gold_find(gold *g, str id, str *label);
uint64_t gold_unused(const gold *g);
void gold_free(gold *g);

/* A string, number or boolean as text, in `mem`; false when it is none of them, or empty. */
bool gold_text(arena *mem, const json *j, str *text);

#endif
