/* l_chart: out:chart{…}.
 *
 *      the script's table ─► draw of scripts/lib/chart.lua ─► kind, title, about, columns, rows,
 *                                                              svg, lines, vega ─► BLOCK_CHART
 *
 * The library is always tenor's own and has its own copy of every module: a script that requires
 * "chart" and changes what it got changes nothing here. So no markup in a page is a script's.
 * Raises; a mistake in the table is told at the script's line. */
#ifndef TENOR_SCRIPT_L_CHART_H
#define TENOR_SCRIPT_L_CHART_H

#include "script/class.h"
#include "script/page.h"

/* Adds the chart that the table at `index` describes. */
void l_chart_add(lua_State *L, page *p, int index);

#endif
