/* scoring: what `score` and `report` have workers do with an article.
 *
 * Every script of the session scores it; what they say becomes a line (app/emit.h). A script that
 * fails leaves its error in place of its record. */
#ifndef TENOR_APP_SCORING_H
#define TENOR_APP_SCORING_H

#include "app/emit.h"
#include "app/run.h"

typedef struct scoring {
    const args *args;
    session *s;
    emit_part *parts; /* one a script */
    bool paranoid;    /* every script twice; any difference is an error */
    void *taker;      /* what the command needs to take a line */
} scoring;

scoring scoring_of(session *s, const args *a, void *taker);
bool scoring_article(void *context, session *s, doc *d, buf *line);
void scoring_unread(void *context, doc *d, str message, buf *line);

#endif
