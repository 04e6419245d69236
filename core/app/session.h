/* session: scripts, lexicons and matcher of one run, loaded once and not changed after.
 *
 *      -s tone,mine.lua -l extra.yml --set …  ─►  lexlib ─► matcher ─► scanner;  scripts bound to
 * it
 *
 * Mistakes in scripts and lexicons are all shown before the first article is read (exit 2). */
#ifndef TENOR_APP_SESSION_H
#define TENOR_APP_SESSION_H

#include "app/command.h"
#include "lexicon/scan.h"
#include "script/script.h"

typedef struct session {
    arena mem;
    lexlib lib;
    VEC(script *) scripts;
    matcher *matcher;
    scanner scan;
    buf *said;            /* complaints wait here; NULL = they go to standard error at once */
    buf parts;            /* "lexicon loaded 9f2c…", a line each: all that results depend on */
    uint64_t fingerprint; /* of the parts */
} session;

/* Loads the scripts of -s (or `standard`, a comma-separated list, when there is none; NULL = no
 * scripts) and the lexicons of -l. False after the complaints have been printed. */
bool session_open(session *s, const args *a, const char *standard);
/* The same without scripts, with a lexicon of this one phrase beside those of -l. */
bool session_open_phrase(session *s, const args *a, str phrase);
void session_close(session *s);

/* What `read`, `annotate` and `score` use when nobody says otherwise. */
#define STANDARD_SCRIPTS "tone,loaded,events,frames,framing"

#endif
