/* shape: what a spelling shows by itself, and what it is folded to.
 *
 *      “b*****ds’”  ──►  TYPE_MASKED, clitic 3, folded "b*****ds"
 *
 * Asked once per type (text/types.h), so it may take its time. */
#ifndef TENOR_TEXT_SHAPE_H
#define TENOR_TEXT_SHAPE_H

#include "base/buf.h"

/* enum type_shape bits of a word as spelled; the possessive does not count. */
uint8_t shape_of(str word);
/* Bytes of the possessive at its end: 's, or the ' behind an s; 0 for none. */
uint32_t shape_clitic(str word);
/* Appends the word to b as lexicons write it. */
void shape_fold(buf *b, str word);

#endif
