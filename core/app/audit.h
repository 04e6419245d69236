/* audit: are a lexicon's hits what it takes them for?
 *
 *      articles ─► hits ─► of each category the N with the smallest hash ─► sheet.csv
 *                                                      judgement,category,before,hit,after,…
 *      a person writes y or n                          y,epithet/ruler,… the,despot,said …
 *      --read sheet.csv ─► precision of each category, with Wilson's interval
 *
 * The hash is of the article's id, the place, the category and the seed: so the sample is random
 * and yet the same on every machine and for any number of workers (bottom-k sampling). Within a
 * category rows come in the order of the hash: whoever judges only the first few of each has judged
 * a random sample all the same. Workers send at most N hits of each category of an article, and
 * no more than that is held. */
#ifndef TENOR_APP_AUDIT_H
#define TENOR_APP_AUDIT_H

#include "app/command.h"

int lexicon_audit(const args *a); /* tenor lexicon audit … */
int audit_read(const args *a);    /* audit_read.c: … --read SHEET */

#define AUDIT_JUDGEMENT "judgement"
#define AUDIT_CATEGORY  "category"

#endif
