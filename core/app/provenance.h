/* provenance: what a report rests on, to stand at its end: tenor's version, the fingerprint, and
 * the lexicons with licence, source and citation. An HTML file has that in its footer (web.h). */
#ifndef TENOR_APP_PROVENANCE_H
#define TENOR_APP_PROVENANCE_H

#include "app/session.h"
#include "script/page.h"

/* Fills the lists that out:provenance() left on the page. */
void provenance_fill(page *p, const session *s);

#endif
