/* Overview, help of a command, man page and completions, all from the table in commands.c. */
#include "app/command.h"
#include "app/tty.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 80 };

static void option_line(buf *b, const option *o) {
    size_t from = b->n;
    enum { COLUMN = 29 };
    if (o->letter)
        buf_printf(b, "  -%c, --%s", o->letter, o->name);
    else
        buf_printf(b, "      --%s", o->name);
    if (o->arg) buf_printf(b, " %s", o->arg);
    size_t used = b->n - from;
    if (used + 2 > COLUMN) {
        buf_byte(b, '\n');
        used = 0;
    }
    buf_fill(b, ' ', COLUMN - used);
    tty_wrap(b, str_c(o->help), COLUMN, WIDTH);
}

void help_overview(buf *b) {
    buf_put(b, STR("tenor " TENOR_VERSION
                   ": the words an outlet chose, told from the words it quoted\n"
                   "and from the events it had to report.\n\n"
                   "usage: tenor COMMAND [OPTION]... [FILE|FOLDER|-]...\n"));
    const char *group = "";
    for (const command *const *c = commands; *c; c++) {
        if (strcmp(group, (*c)->group)) buf_printf(b, "\n%s\n", group = (*c)->group);
        buf_printf(b, "  %-9s  %s\n", (*c)->name, (*c)->summary);
    }
    buf_put(b, STR("\nFor example\n"
                   "  tenor read tests/articles/clarion-harbour.txt\n"
                   "  tenor report -s outlets tests/articles/sample.jsonl\n"
                   "  tenor script new mine.lua\n"
                   "\n'tenor help COMMAND' tells the rest.\n"));
}

static void indented(buf *b, const char *lines) {
    for (str rest = str_c(lines); rest.n;) {
        str line = str_cut(&rest, '\n');
        buf_printf(b, "  %.*s\n", STR_ARG(line));
    }
}

void help_command(buf *b, const command *c) {
    buf_printf(b, "tenor %s: %s\n\nusage: tenor %s [OPTION]...%s%s\n\n", c->name, c->summary,
               c->name, *c->operands ? " " : "", c->operands);
    tty_wrap(b, str_c(c->about), 0, WIDTH);
    buf_put(b, STR("\nOptions\n"));
    for (const option *const *o = c->options; *o; o++) option_line(b, *o);
    buf_put(b, STR("\nExamples\n"));
    indented(b, c->examples);
}

/* ---- man page ---------------------------------------------------------------------------- */

/* roff takes '.' and ''' at the start of a line and '\' and '-' anywhere as its own. */
static void roff(buf *b, str text) {
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        bool line_start = i == 0 || text.p[i - 1] == '\n';
        if (line_start && (c == '.' || c == '\'')) buf_put(b, STR("\\&"));
        if (c == '\\')
            buf_put(b, STR("\\e"));
        else if (c == '-')
            buf_put(b, STR("\\-"));
        else
            buf_byte(b, c);
    }
}

static void man_command(buf *b, const command *c) {
    buf_printf(b, ".SS tenor %s: ", c->name);
    roff(b, str_c(c->summary));
    buf_printf(b, "\n.B tenor %s\n[OPTION]... ", c->name);
    roff(b, str_c(c->operands));
    buf_put(b, STR("\n.PP\n"));
    roff(b, str_c(c->about));
    buf_byte(b, '\n');
    for (const option *const *o = c->options; *o; o++) {
        buf_put(b, STR(".TP\n"));
        if ((*o)->letter) buf_printf(b, "\\fB\\-%c\\fR, ", (*o)->letter);
        buf_put(b, STR("\\fB\\-\\-"));
        roff(b, str_c((*o)->name));
        buf_put(b, STR("\\fR"));
        if ((*o)->arg) buf_printf(b, " \\fI%s\\fR", (*o)->arg);
        buf_byte(b, '\n');
        roff(b, str_c((*o)->help));
        buf_byte(b, '\n');
    }
    buf_put(b, STR(".PP\nExamples:\n.PP\n.nf\n.RS\n"));
    roff(b, str_c(c->examples));
    buf_put(b, STR(".RE\n.fi\n"));
}

void help_man(buf *b) {
    buf_put(
        b,
        STR(".TH TENOR 1 \"\" \"tenor " TENOR_VERSION "\" \"User Commands\"\n"
            ".SH NAME\ntenor \\- Lua\\-scriptable sentiment and rhetoric analyzer for news\n"
            ".SH SYNOPSIS\n.B tenor\nCOMMAND [OPTION]... [FILE|FOLDER|\\-]...\n"
            ".SH DESCRIPTION\n"
            "Reads news articles, finds their loaded language by YAML lexicons and lets Lua "
            "scripts "
            "score each article's tone, label its editorial framing and print reports. It tells "
            "the "
            "words an outlet chose from the words it quoted and from the events it had to report.\n"
            ".SH COMMANDS\n"));
    for (const command *const *c = commands; *c; c++) man_command(b, *c);
    buf_put(
        b,
        STR(".SH EXIT STATUS\n"
            ".IP 0\nfine\n.IP 1\ncheck found something, or a test failed\n"
            ".IP 2\na mistake in usage, a script or a lexicon\n"
            ".IP 3\nsome articles failed; the others were done\n"
            ".IP 4\ninput or output failed\n"
            ".IP \"130, 143\"\ninterrupted by Ctrl\\-C or SIGTERM; \\-\\-resume goes on\n"
            ".SH FILES\n"
            ".IP tenor.yaml\nwhat is usual in a folder and those below it: scripts, lexicons, set\n"
            ".IP lexicons/NAME.yml\nlexicons: of the working directory, then tenor's own "
            "(tenor doctor says where)\n"
            ".IP scripts/NAME.lua\nscripts, the same way\n"
            ".SH ENVIRONMENT\n"
            ".IP TENOR_HOME\nthe folder with lexicons/ and scripts/\n"
            ".IP TENOR_NO_CONFIG\nany value: no tenor.yaml is looked for\n"
            ".IP COLUMNS\nhow wide to print, if the terminal is not to be asked\n"
            ".IP NO_COLOR\nno colours unless \\-\\-color=always\n"
            ".IP PAGER\nwhat read and help page through (default: less \\-FRX)\n"));
}

/* ---- completions ------------------------------------------------------------------------- */

static void bash_completion(buf *b) {
    buf_put(b,
            STR("_tenor() {\n  local cur=${COMP_WORDS[COMP_CWORD]}\n  case ${COMP_WORDS[1]} in\n"));
    for (const command *const *c = commands; *c; c++) {
        buf_printf(b, "  %s) COMPREPLY=($(compgen -f -W '", (*c)->name);
        for (const option *const *o = (*c)->options; *o; o++) buf_printf(b, "--%s ", (*o)->name);
        buf_put(b, STR("' -- \"$cur\"));;\n"));
    }
    buf_put(b, STR("  esac\n  [ $COMP_CWORD -eq 1 ] && COMPREPLY=($(compgen -W '"));
    for (const command *const *c = commands; *c; c++) buf_printf(b, "%s ", (*c)->name);
    buf_put(b, STR("' -- \"$cur\"))\n}\ncomplete -o filenames -F _tenor tenor\n"));
}

static void zsh_completion(buf *b) {
    buf_put(b, STR("#compdef tenor\nautoload -U bashcompinit && bashcompinit\n"));
    bash_completion(b);
}

/* A single-quoted word of the shell; fish knows no '"'"' but takes \'. */
static void fish_quoted(buf *b, const char *text) {
    buf_byte(b, '\'');
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\') buf_byte(b, '\\');
        buf_byte(b, *text);
    }
    buf_byte(b, '\'');
}

static void fish_completion(buf *b) {
    for (const command *const *c = commands; *c; c++) {
        buf_printf(b, "complete -c tenor -n __fish_use_subcommand -a %s -d ", (*c)->name);
        fish_quoted(b, (*c)->summary);
        buf_byte(b, '\n');
        for (const option *const *o = (*c)->options; *o; o++) {
            buf_printf(b, "complete -c tenor -n '__fish_seen_subcommand_from %s' -l %s%s -d ",
                       (*c)->name, (*o)->name, (*o)->arg ? " -r" : "");
            fish_quoted(b, (*o)->help);
            buf_byte(b, '\n');
        }
    }
}

bool help_completion(buf *b, str shell) {
    if (str_eq(shell, STR("bash")))
        bash_completion(b);
    else if (str_eq(shell, STR("zsh")))
        zsh_completion(b);
    else if (str_eq(shell, STR("fish")))
        fish_completion(b);
    else
        return false;
    return true;
}
