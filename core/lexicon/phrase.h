/* phrase: the ways in which a phrase of a lexicon may stand in a text, and its words.
 *
 *      death cult (noun) ─► words death, cult ─► alternatives [death] [cult cults]
 *                        ─► death cult, death cults, death-cult, death-cults
 *
 * Tens of thousands of phrases are expanded when lexicons are compiled, out of far fewer words. A
 * phraser therefore remembers what it has found for a word, and keeps its tables from one phrase to
 * the next. All zero but for `in` = ready; nothing here fails. */
#ifndef TENOR_LEXICON_PHRASE_H
#define TENOR_LEXICON_PHRASE_H

#include "lexicon/inflect.h"

typedef struct phraser {
    const inflect *in;         /* NULL: no language data, nothing is inflected */
    arena mem;                 /* what is remembered … */
    map known[FORMS_KINDS][2]; /* word → index into lists; [1]: more words follow it */
    VEC(inflect_list) lists;
    arena scratch; /* … and of the phrase at hand: */
    strings words;
    VEC(inflect_list) alternatives; /* for each word, what may stand in its place */
    VEC(uint32_t) choice;           /* one of each */
    strings inflected, forms;
} phraser;

/* Every way in which a phrase of a lexicon may stand in a text, INFLECT_MOST_FORMS at most:
 * inflected (the last word of a noun or adjective, the first of a verb), in both spellings, and
 * with blanks in place of hyphens ("low life") or a hyphen between two words ("death-cult").
 * Capitals stay as written, for terms with `case: exact`; the phrase itself comes first. A word
 * with a wildcard is not inflected. Valid until the next call. */
const strings *phrase_forms(phraser *p, str phrase, lex_forms forms);

/* The words of a phrase, as split_phrase (text/split.h) has them, up to `most`; n tells how many
 * there are. The common phrase, of plain letters, is cut here and needs no memory. */
bool phrase_words(str phrase, arena *mem, str *words, uint32_t most, uint32_t *n);

void phraser_free(phraser *p);

#endif
