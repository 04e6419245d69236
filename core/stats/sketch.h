/* sketch: a text in 325 bytes, enough to tell how much of it stands in another text.
 *
 *      words     the bridge at the harbour was closed …
 *      shingles  [the bridge at the harbour] [bridge at the harbour was] …     5 words each
 *                     │ one hash each, 30 bits
 *      sketch    how many different ones there are, and the 64 least of their hashes
 *
 * The least k hashes are a random sample of a text's shingles, and of two texts the same shingles
 * are drawn: the share of the k least of both together that are in both estimates the Jaccard
 * coefficient |A ∩ B| / |A ∪ B| (Broder 1997, "On the resemblance and containment of documents";
 * Cohen and Kaplan 2007, "Summarizing data using bottom-k sketches"). Its standard error is at most
 * 1 / (2√64) = 0.06. A text with no more than 64 shingles is in its sketch whole; what two of these
 * have in common is exact.
 *
 * Since the number of shingles is exact, what they share can be said of the shorter text:
 * |A ∩ B| = J (|A| + |B|) / (1 + J), containment = |A ∩ B| / min(|A|, |B|).
 *
 * As text a sketch is the size and the hashes in ascending order, five digits of
 * base 64 each (0-9A-Za-z-_), and the same on every machine. Nothing here fails but reading. */
#ifndef TENOR_STATS_SKETCH_H
#define TENOR_STATS_SKETCH_H

#include "base/str.h"

enum { SKETCH_WORDS = 5, SKETCH_MOST = 64, SKETCH_DIGITS = 5 };
enum { SKETCH_BYTES = SKETCH_DIGITS * (SKETCH_MOST + 1) }; /* the longest text of one */

typedef struct sketch {
    uint32_t size;              /* different shingles of the text */
    uint32_t n;                 /* of which are here: all, or the SKETCH_MOST least */
    uint32_t hash[SKETCH_MOST]; /* ascending, below 2^30 */
} sketch;                       /* all zero = of no text */

/* Of the hashes of a text's words in their order (str_hash of each). A text of fewer than five
 * words is one shingle. `room`: n numbers to work in. */
sketch sketch_of(const uint64_t *word, uint32_t n, uint32_t *room);

double sketch_likeness(const sketch *a, const sketch *b);    /* Jaccard; 0 of an empty one */
double sketch_containment(const sketch *a, const sketch *b); /* of the smaller in the larger */

/* Writes at most SKETCH_BYTES; returns how many. Of no text that is none. */
size_t sketch_write(const sketch *s, char *text);
bool sketch_read(str text, sketch *s); /* false when sketch_write never wrote that */

#endif
