/* quote: who is speaking, by quotation marks.
 *
 * A stack of marks per paragraph over “ ” ‘ ’ " ' « » „: nested marks, British single quotes beside
 * apostrophes (the workers’ own, ’tis, ’90s), a paragraph that opens with a mark while one
 * is open continues the same quotation, a mark that never closes ends with its paragraph.
 * A quoted stretch of few words inside a sentence of the outlet's is `partial`.
 * Each word inside gets VOICE_QUOTED. */
#ifndef TENOR_TEXT_QUOTE_H
#define TENOR_TEXT_QUOTE_H

#include "text/doc.h"

/* Needs words, sentences and paragraphs; fills quotes (by start) and words.voice. */
void quote_doc(doc *d);

#endif
