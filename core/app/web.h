/* web: the frame of an HTML page, and text made safe to stand in one.
 *
 *      web_open   <!doctype html> … title, policy, style, <main>
 *                 what print_html.c and read_html.c write
 *      web_close  </main>, footer: version, fingerprint, lexicons with licence and citation
 *
 * A page is one file that needs nothing else: its policy forbids scripts and every request, its
 * style stands in it (web_style.c), and it is legible in the dark, on a phone, on paper and without
 * colours. Whatever an article, a script or a lexicon says goes through web_text, so that none of
 * it can be markup. There is no time in it, unless SOURCE_DATE_EPOCH says which: the same results
 * are the same bytes. Nothing here fails. */
#ifndef TENOR_APP_WEB_H
#define TENOR_APP_WEB_H

#include "app/session.h"

extern const char web_style[];

/* Text or the value of an attribute in quotes: & < > " ' are escaped, and what could act on its
 * reader (control characters, marks that turn the direction of writing) is shown, as on a terminal.
 */
void web_text(buf *b, str text);
/* The title ends in " · tenor". */
void web_open(buf *b, str title);
void web_close(buf *b, const session *s);

#endif
