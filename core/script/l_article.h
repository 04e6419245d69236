/* l_article: an article into a page, as out:article { … } gives it. */
#ifndef TENOR_SCRIPT_L_ARTICLE_H
#define TENOR_SCRIPT_L_ARTICLE_H

#include "script/page.h"

#include <lua.h>

/* The table at that index: id, outlet, date, title, url, text, all strings; only the text is
 * needed. A long text is cut where a paragraph ends. Raises. */
void l_article_add(lua_State *L, page *p, int table);

#endif
