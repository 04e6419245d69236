/* walk: the files to be read, one after the other.
 *
 *      operands: a.txt  news/  -          list: a file that names further ones, or standard input
 *                       └─ news/a.txt, news/b/1.txt …  in sorted order, hidden ones left out
 *
 * Links to folders within folders are not followed: they could go round for ever. A list is read
 * as it is needed, so it may be endless; its names end with a line, or with NUL if its beginning
 * holds one. What is handed out is valid until the next call. */
#ifndef TENOR_TEXT_WALK_H
#define TENOR_TEXT_WALK_H

#include "base/vec.h"
#include "text/bytes.h"

/* A part of a file, as `tenor plan` writes it into lists: PATH⇥FROM⇥TO⇥LINE, bytes [from, to), the
 * first of which begins that line. */
typedef struct walk_part {
    uint64_t from, to, line;
} walk_part; /* to == 0: the whole file */

typedef struct walk {
    const str *paths; /* operands */
    uint32_t n, next;
    str list; /* empty = none, or read to its end */
    bytes names;
    bool list_open;
    char list_end;
    walk_part part; /* of the file handed out last */
    arena mem;      /* names of files found in folders */
    VEC(str) files; /* still to read, the next one last */
} walk;

typedef enum { WALK_FILE, WALK_BAD, WALK_END } walk_status;

/* WALK_BAD: *path could not be looked at, the message says why. The path "-" is standard input. */
walk_status walk_next(walk *w, str *path, err *e);
bool walk_is_at_input(const walk *w); /* the next thing to be opened is standard input */
void walk_free(walk *w);

#endif
