/* home: where tenor's own scripts and lexicons are.
 *
 * Looked for in this order: $TENOR_HOME; the folder of the executable (a fresh build finds its
 * checkout); PREFIX/share/tenor, fixed at build time. A name given by the user is a path when it
 * holds a '/' or ends in the extension; otherwise it is looked up in the working directory's
 * `<kind>/`, then in home's `<kind>/`. */
#ifndef TENOR_BASE_HOME_H
#define TENOR_BASE_HOME_H

#include "base/arena.h"
#include "base/err.h"

/* The folder that holds lexicons/ and scripts/, without a final '/'. */
str home_dir(arena *mem);
/* "tone", "scripts", "lua" → a readable path; false, and a message with suggestions, when there is
 * none. Names may hold sub-folders ("en/inflect"). */
bool home_find(arena *mem, str name, const char *kind, const char *ext, str *path, err *e);
/* Names (without extension, sorted) of what home's `<kind>/` and the working directory's hold;
 * sub-folders are not entered. */
str *home_list(arena *mem, const char *kind, const char *ext, size_t *n);
/* A whole regular file of at most `limit` bytes. */
bool file_read(arena *mem, str path, size_t limit, str *text, err *e);

#endif
