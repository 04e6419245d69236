/* l_page: values of Lua put into a page.
 *
 *      1.5, "text", true                    ─► a cell of its kind; NaN and nil ─► an empty one
 *      { value=, low=, high=, n= }, or an   ─► CELL_ESTIMATE; empty without a value
 *      object whose class is an estimate
 *
 * The page is no part of Lua's heap: what goes there is counted in page.size and limited here.
 * Everything raises. */
#ifndef TENOR_SCRIPT_L_PAGE_H
#define TENOR_SCRIPT_L_PAGE_H

#include "script/class.h"
#include "script/page.h"

void l_page_charge(lua_State *L, page *p, size_t size);
/* Of the string at `index`, to be stored in the page: charged, and valid UTF-8. */
str l_page_text(lua_State *L, page *p, int index);
/* The value at `index`; a text is stored in the page. May call __tostring. */
cell l_page_cell(lua_State *L, page *p, int index);

#endif
