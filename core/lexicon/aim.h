/* aim: whom a hit is about.
 *
 *      the Russian [tyrant]               naming-slot   whom the mention means
 *      a [snarling] Putin                 premodifier   of the name behind it, or of people
 *      the despot’s [insane claims]       possessive    whose they are; also "lies of the mayor"
 *      Gall, a [brutal] splinter group,   apposition    what stands beside it
 *      called him a [liar]                object        who is called so
 *      Kyiv [slammed] the mayor           object        whom a verb of judgement is aimed at
 *      He [brazenly] claimed              subject       who does it, or is it: Putin is a [liar]
 *      [orchestrated] by the ministry     agent         who does it in the passive
 *      it is [vile] that Putin lied       that-clause   the subject of what is said behind
 *      a [disgrace] for the ministry      nearest       the nearest mention in the sentence
 *
 * The first rule that gives an answer is kept with it. None is an answer: a passive without an
 * agent is nobody's deed, and a quoted hit is never aimed at its own speaker by nearness alone.
 * People without a name ("the protesters") become an entity here, under that word. */
#ifndef TENOR_LEXICON_AIM_H
#define TENOR_LEXICON_AIM_H

#include "lexicon/scan.h"

/* Sets target and rule of the hit; what its term names itself goes first. */
void aim_hit(doc *d, const lex_term *term, hit *h);

#endif
