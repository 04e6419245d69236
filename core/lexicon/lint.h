/* lint: what is allowed in a lexicon and still most likely a mistake.
 *
 *      loaded.yml:40:7: warning: 'thuggish' is already found by 'thug*' (line 12)
 *
 * Terms are compared as they are matched, with all their inflected forms: one that stands twice in
 * a category, that weighs + here and − there within one class, or that a wildcard beside it finds
 * anyway. Then what can never count: a term that the word rules take apart, an `unless` phrase that
 * does not hold its term. And what a reader misses: what a category is about, an example, a weight,
 * the licence and the source (the last two are notes).
 *
 * Only what stands in the lexicon's own file is complained of. A plain dictionary owes nobody an
 * explanation: only its terms are looked at. The work is linear in the number of expanded terms. */
#ifndef TENOR_LEXICON_LINT_H
#define TENOR_LEXICON_LINT_H

#include "lexicon/lexicon.h"

void lexicon_lint(const lexlib *lib, uint32_t id, diag *d);

#endif
