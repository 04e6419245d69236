/* unpack: the bytes of a file, with gzip and zstd undone.
 *
 *      descriptor ─► the first four bytes tell ─► gzip  inflate, member after member
 *                                              ─► zstd  frame after frame
 *                                              ─► plain straight into the reader's memory
 *
 * The name of a file does not count, only what it begins with. Data that end within a member or
 * frame are told, and so is what follows the last one and is neither another nor padding. Owns the
 * descriptor; memory is about 400 KB, for zstd up to the 128 MB window that its own tools allow. */
#ifndef TENOR_TEXT_UNPACK_H
#define TENOR_TEXT_UNPACK_H

#include "base/err.h"

typedef struct unpack unpack;

unpack *unpack_open(int fd);
/* Up to `room` bytes; *got == 0 is the end. The message does not name the file. */
bool unpack_read(unpack *u, char *out, size_t room, size_t *got, err *e);
/* Whether reading would have to wait for the other end of a pipe. */
bool unpack_waits(const unpack *u);
int unpack_descriptor(const unpack *u);
void unpack_close(unpack *u);

#endif
