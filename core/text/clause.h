/* clause: who does what, read from left to right.
 *
 *      After the attack on Kyiv , the minister , who had fled , said Putin [lied]
 *      │           └─ behind a preposition: acts only right in front of a verb
 *      │                            │            │                └─ right in front: the subject
 *      └─ opens a clause            └─ subject   └─ who: the same goes on
 *
 * No parser: a phrase is what stands in front of a verb; a phrase behind a preposition is passed
 * over; a word such as "because" starts anew and "who" goes on with what stands before it. A
 * subject may be a mention, a pronoun, a word for people (police, protesters), something owned
 * ("Putin’s plan" is about Putin) or a thing that stands for nobody: then it is known that there is
 * one, and that it is nobody. */
#ifndef TENOR_TEXT_CLAUSE_H
#define TENOR_TEXT_CLAUSE_H

#include "text/doc.h"

typedef struct clause {
    uint32_t entity; /* whom the subject means, or DOC_NONE */
    uint32_t people; /* else its last word if that is one for people: police; or DOC_NONE */
    uint32_t verb;   /* the last verb in front of the word, or DOC_NONE */
    bool found;      /* there is a subject, whomever it means */
} clause;

/* The clause that the word stands in, read up to it; `acts`: the word is a verb, or an adverb at
 * one. */
clause clause_before(const doc *d, uint32_t word, bool acts);
/* Whether the word is the participle of a passive: (was) branded. */
bool clause_passive(const doc *d, uint32_t word);
/* The first word from `word` on, and not `most` words behind it, that has one of these rules or is
 * part of a mention, in the same piece of the sentence; else DOC_NONE. */
uint32_t clause_find(const doc *d, uint32_t word, uint64_t rules, uint32_t most);

#endif
