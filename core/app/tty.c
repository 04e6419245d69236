#include "app/tty.h"
#include "app/output.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static bool set(const char *name) {
    const char *value = getenv(name);
    return value && *value && strcmp(value, "0");
}

bool tty_colour(const args *a) {
    str wish = args_text(a, "color", "auto");
    if (!str_eq(wish, STR("auto"))) return str_eq(wish, STR("always"));
    const char *none = getenv("NO_COLOR"), *term = getenv("TERM");
    if (none && *none) return false;
    if (set("CLICOLOR_FORCE") || set("FORCE_COLOR")) return true;
    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb");
}

uint32_t tty_width(void) {
    const char *columns = getenv("COLUMNS");
    double wish;
    if (columns && number_parse(str_c(columns), &wish) && wish >= 20 && wish <= 1000)
        return (uint32_t)wish;
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 20) return size.ws_col;
    return 80;
}

static const char *const codes[STYLES] = {"", "1", "2", "31", "32", "34", "33", "35", "36"};

void tty_on(buf *b, bool colour, tty_style style, bool own) {
    if (!colour || (style == STYLE_PLAIN && !own)) return;
    const char *code = codes[style];
    buf_printf(b, "\033[%s%s%sm", own ? "1;4" : "", own && *code ? ";" : "", code);
}

void tty_off(buf *b, bool colour) {
    if (colour) buf_put(b, STR("\033[0m"));
}

void tty_wrap(buf *b, str text, size_t indent, uint32_t width) {
    size_t at = indent;
    for (str rest = text; rest.n;) {
        str word = str_cut(&rest, ' ');
        size_t w = utf8_width(word);
        if (at > indent && at + 1 + w > width) {
            buf_byte(b, '\n');
            buf_fill(b, ' ', indent);
            at = indent;
        } else if (at > indent) {
            buf_byte(b, ' ');
            at++;
        }
        utf8_show(b, word, false);
        at += w;
    }
    buf_byte(b, '\n');
}

size_t tty_cut(buf *b, str shown, size_t columns) {
    size_t whole = utf8_width(shown), used = 0;
    if (whole <= columns) {
        buf_put(b, shown);
        return whole;
    }
    if (!columns) return 0;
    for (size_t i = 0; i < shown.n;) {
        uint32_t len;
        utf8_at(shown, i, &len);
        str one = str_sub(shown, i, i + len);
        size_t w = utf8_width(one);
        if (used + w + 1 > columns) break;
        buf_put(b, one);
        used += w;
        i += len;
    }
    buf_put(b, STR("…"));
    return used + 1;
}

bool tty_page(str text, bool pager, err *e) {
    const char *program = getenv("PAGER");
    if (pager && isatty(STDOUT_FILENO) && !(program && !*program)) {
        FILE *pipe = popen(program ? program : "less -FRX", "w");
        if (pipe) {
            fwrite(text.p, 1, text.n, pipe); /* a reader who quits early is no error */
            pclose(pipe);
            return true;
        }
    }
    output o;
    return output_open(&o, (str){0}, e) && output_put(&o, text, e) && output_close(&o, true, e);
}
