/* tenor: from the command line to a command. */
#include "app/command.h"
#include "app/config.h"
#include "app/tty.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

static int print_help(const command *c) {
    buf b = {0};
    err e = {0};
    if (c)
        help_command(&b, c);
    else
        help_overview(&b);
    bool ok = tty_page(buf_str(&b), false, &e);
    buf_free(&b);
    return ok ? EXIT_FINE : fail(EXIT_IO, "%s", e.text);
}

int main(int argc, char **argv) {
    setlocale(LC_ALL, "C");   /* the same bytes in any locale; text is UTF-8 throughout */
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is a failed write, which is checked */
    if (argc < 2) return print_help(NULL);
    str name = str_c(argv[1]);
    if (str_eq(name, STR("--help")) || str_eq(name, STR("-h"))) return print_help(NULL);
    if (str_eq(name, STR("--version"))) {
        puts("tenor " TENOR_VERSION);
        return fflush(stdout) ? EXIT_IO : EXIT_FINE;
    }
    const command *c = command_named(name);
    if (!c) return command_unknown(name);
    args a;
    err e = {0};
    arena mem = {0};
    diag d = {0};
    int code;
    if (!args_parse(&a, c, argv + 2, argc - 2, &e)) {
        code = fail_usage(c, "%s", e.text);
    } else if (args_has(&a, "help")) {
        code = print_help(c);
    } else if (!config_apply(&a, &mem, &d)) {
        fwrite(d.out.p, 1, d.out.n, stderr);
        code = EXIT_USAGE;
    } else {
        code = c->run(&a);
    }
    diag_free(&d);
    args_free(&a);
    arena_free(&mem);
    return code;
}
