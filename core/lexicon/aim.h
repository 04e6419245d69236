/* aim: whom a hit is about.
 *
 *      the Russian [tyrant]              naming-slot    whom the description means
 *      a [snarling] Putin                premodifier    of the name behind it
 *      the despot's [insane claims]      possessive     whose they are
 *      He [brazenly] claimed             subject        who does it
 *      Putin is a [liar]                 subject        whom the noun is said of
 *      a [disgrace] for the ministry     nearest        the nearest mention in the sentence
 *
 * The first rule that gives an answer is kept with it. A quoted hit is never aimed at its own
 * speaker by nearness alone. None is an answer. */
#ifndef TENOR_LEXICON_AIM_H
#define TENOR_LEXICON_AIM_H

#include "lexicon/scan.h"

/* Sets target and rule of the hit; what its term names itself goes first. */
void aim_hit(doc *d, const lex_term *term, hit *h);

#endif
