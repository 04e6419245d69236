/* tty: what may be done to the terminal, if there is one.
 *
 * Colour is decided by --color, then NO_COLOR, then CLICOLOR_FORCE and FORCE_COLOR, then by whether
 * standard output is a terminal that knows colours (TERM is not "dumb"). */
#ifndef TENOR_APP_TTY_H
#define TENOR_APP_TTY_H

#include "app/command.h"
#include "base/buf.h"

typedef enum {
    STYLE_PLAIN,
    STYLE_BOLD,
    STYLE_DIM,
    STYLE_RED,
    STYLE_GREEN,
    STYLE_BLUE,
    STYLE_YELLOW,
    STYLE_MAGENTA,
    STYLE_CYAN,
    STYLES
} tty_style;

bool tty_colour(const args *a);
uint32_t tty_width(void); /* $COLUMNS, else the terminal's, else 80 */
/* Starts and ends a style; nothing when colour is off. `own` adds bold and underline. */
void tty_on(buf *b, bool colour, tty_style style, bool own);
void tty_off(buf *b, bool colour);
/* Text that has been made safe to show, in at most so many columns, with "…" where something is
 * missing. Returns the columns it takes. */
size_t tty_cut(buf *b, str shown, size_t columns);
/* Writes words and a line end, broken at `width`; the first line goes on at column `indent`, where
 * the others start. */
void tty_wrap(buf *b, str text, size_t indent, uint32_t width);
/* Prints through $PAGER (less -FRX) when standard output is a terminal, else straight. */
bool tty_page(str text, bool pager, err *e);

#endif
