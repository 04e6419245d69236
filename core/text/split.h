/* split: text into words, sentences, paragraphs and parts.
 *
 *      text ─► words, paragraphs (split.c, word.c) ─► sentences (sentence.c) ─► parts (part.c)
 *
 * Words: letters and digits with what binds them: apostrophes between letters (didn't), hyphens
 * (ISIS-K), masks (b*****d), inner points and commas of numbers (1,200  6.5%  £4m  $3.1bn  11.40pm
 * 24/7 is two), initials (U.S.  J.), URLs, e-mail addresses, #tags and @names as one word each.
 * Chinese and Japanese characters are one word each. A possessive 's or ' stays in the word's span
 * and is cut off in its type.
 *
 * Paragraphs are separated by blank lines; where the text has no blank line at all, each line is
 * one. So it is where most single line ends follow the end of a sentence, for then the lines were
 * not wrapped to a width: a headline set apart does not make one paragraph of all that follows. A
 * paragraph without a word is none.
 *
 * Sentences end at . ! ? … with the marks and brackets that close there, before a capital, digit or
 * opening mark; not after titles, initials, decimals or before a lower-case continuation ("Really?"
 * he said). A paragraph end always ends one, and so do 300 words without any.
 *
 * Parts: the first paragraph is the headline if it is short (≤ 20 words), one sentence without a
 * closing full stop, and more text follows; or equal to the title of the record. The next is the
 * lead. Furniture by the globs of the rules, wherever it stands. Subheads stay body. */
#ifndef TENOR_TEXT_SPLIT_H
#define TENOR_TEXT_SPLIT_H

#include "text/doc.h"

/* Fills words, paragraphs, sentences and parts of d->text. `t` decides the rules (t->rules) and
 * must outlive the doc's use. Linear in the text. */
void split_doc(doc *d, types *t);

/* The three steps, for tests. */
void split_words(doc *d, types *t); /* words and paragraphs */
void split_sentences(doc *d);
void split_parts(doc *d, const text_rules *rules);

/* Words of a phrase as a lexicon has it, by the same word rules; * and ? stand for letters. Returns
 * false when the phrase holds something that is never part of a word (punctuation between words),
 * or no word. */
bool split_phrase(str phrase, arena *mem, str **words, uint32_t *n);

#endif
