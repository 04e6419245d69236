/* tenor help, tenor help COMMAND, the man page and the completions. */
#include "app/command.h"
#include "app/tty.h"

int cmd_help(const args *a) {
    buf b = {0};
    err e = {0};
    const command *about = a->operands.n ? command_named(a->operands.p[0]) : NULL;
    if (a->operands.n && !about) return command_unknown(a->operands.p[0]);
    if (args_has(a, "man"))
        help_man(&b);
    else if (args_has(a, "completion"))
        help_completion(&b, args_text(a, "completion", ""));
    else if (about)
        help_command(&b, about);
    else
        help_overview(&b);
    bool ok = tty_page(buf_str(&b), !args_has(a, "no-pager"), &e);
    buf_free(&b);
    return ok ? EXIT_FINE : fail(EXIT_IO, "%s", e.text);
}
