/* tenor doctor: what this tenor is and where it looks. */
#include "app/config.h"
#include "app/tty.h"
#include "base/home.h"
#include "base/utf8.h"

#include <stdlib.h>

static void names(buf *b, arena *mem, const char *kind, const char *ext) {
    size_t n;
    str *list = home_list(mem, kind, ext, &n);
    buf line = {0};
    for (size_t i = 0; i < n; i++) {
        if (i) buf_byte(&line, ' ');
        buf_put(&line, list[i]);
    }
    buf_printf(b, "%-9s ", kind);
    tty_wrap(b, buf_str(&line), 10, tty_width());
    buf_free(&line);
}

int cmd_doctor(const args *a) {
    arena mem = {0};
    buf b = {0};
    err e = {0};
    if (a->operands.n)
        return fail_usage(a->command, "doctor takes no '%.*s'", STR_ARG(a->operands.p[0]));
    buf_put(&b, STR("tenor     " TENOR_VERSION "\nhome      "));
    utf8_show(&b, home_dir(&mem), false);
    const char *set = getenv("TENOR_HOME");
    buf_printf(&b, "%s\n", set && *set ? "  ($TENOR_HOME)" : "");
    str config = config_path(&mem), text;
    buf_put(&b, STR("config    "));
    utf8_show(&b, config.n ? config : STR("none (no tenor.yaml here or above)"), false);
    buf_byte(&b, '\n');
    if (config.n && file_read(&mem, config, 1 << 20, &text, &e))
        for (str rest = str_trim(text); rest.p;) {
            buf_put(&b, STR("          "));
            utf8_show(&b, str_cut(&rest, '\n'), false);
            buf_byte(&b, '\n');
        }
    names(&b, &mem, "lexicons", "yml");
    names(&b, &mem, "scripts", "lua");
    buf_printf(&b, "colour    %s\nwidth     %u\n", tty_colour(a) ? "yes" : "no", tty_width());
    bool ok = tty_page(buf_str(&b), false, &e);
    buf_free(&b);
    arena_free(&mem);
    return ok ? EXIT_FINE : fail(EXIT_IO, "%s", e.text);
}
