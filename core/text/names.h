/* names: who is in the article.
 *
 *      Russian President Vladimir Putin … Putin’s … the Russian tyrant … Colin Clarke … Clarke
 *      └────────── mention ──────────┘    mention    mention             mention        mention
 *                     │                      │           │                   └─────┬──────┘
 *                     └──────── entity ──────┴───────────┘                       entity
 *
 * Mentions are runs of capitalised words (with the titles and particles that belong to them) and
 * descriptions in a naming slot: determiner, adjectives, a word for a role. Entities are those that
 * mentions mean: known by a lexicon's targets, or found here by their longest name; a later short
 * form, an alias, a role and a description lead to the same one. It works without any list, and
 * better with one. Wrong is worse than unknown: a description that could be several people stays
 * without an entity. */
#ifndef TENOR_TEXT_NAMES_H
#define TENOR_TEXT_NAMES_H

#include "text/doc.h"

/* Needs words, sentences, parts and quotations; fills names (by start) and entities. */
void names_doc(doc *d);

/* The last mention that begins at or before the word and is an entity of a person (or, with
 * `anybody`, of any kind): what a pronoun is taken to mean. DOC_NONE when there is none. */
uint32_t names_before(const doc *d, uint32_t word, bool anybody);
/* The entity that a pronoun (he, his; it, their) at the word means: the first person (or thing) of
 * its sentence in front of it, else of the nearest sentence before that speaks of one; DOC_NONE for
 * other words and when there is none. */
uint32_t names_meant(const doc *d, uint32_t word);
/* The same, but never this entity: the object of a verb is not its subject. */
uint32_t names_meant_but(const doc *d, uint32_t word, uint32_t but);
/* The mention that covers the word, or DOC_NONE. */
static inline uint32_t name_at(const doc *d, uint32_t word) {
    uint32_t i = d->words.begun[word];
    return i && d->names.p[i - 1].last > word ? i - 1 : DOC_NONE;
}
/* The first mention that ends behind the word, or doc.named: they do not overlap. */
static inline uint32_t names_from(const doc *d, uint32_t word) {
    uint32_t i = d->words.begun[word];
    return i && d->names.p[i - 1].last > word ? i - 1 : i;
}
/* The entity of somebody whom a lexicon knows by that name, added if the article does not mention
 * it; DOC_NONE when nobody is known so. */
uint32_t names_of_known(doc *d, str name);
/* Who a source is: the name of its entity, else its own words; empty for DOC_NONE. */
str source_name(const doc *d, uint32_t name);
/* The name of an entity: that of the known one, else its longest mention. */
str entity_name(const doc *d, uint32_t entity);

#endif
