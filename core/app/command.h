/* command: what the command line offers, as data.
 *
 *      tenor score -s tone --format csv articles/
 *            │     └─ options ─┘          └─ operands
 *            └─ one of `commands`, each in its cmd_*.c
 *
 * One table of commands and options prints the help, the man page and the shell completions, and
 * parses the line; nothing about an option is said twice. */
#ifndef TENOR_APP_COMMAND_H
#define TENOR_APP_COMMAND_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

/* What the program can end with. */
enum {
    EXIT_FINE = 0,
    EXIT_FOUND = 1, /* check found something; a test failed */
    EXIT_USAGE = 2, /* usage, script or lexicon error */
    EXIT_SOME = 3,  /* some articles failed */
    EXIT_IO = 4     /* input or output error */
};

typedef struct option {
    const char *name;
    char letter;     /* 0 = none */
    const char *arg; /* NULL = a flag; "a|b|c" = one of these; else what the help calls it */
    bool many;       /* may be given again */
    const char *help;
} option;

typedef struct given {
    const option *option;
    str value;
    bool usual; /* from tenor.yaml (app/config.h), not from the command line */
} given;

typedef struct args {
    const struct command *command;
    VEC(given) options;
    VEC(str) operands;
} args;

typedef struct command {
    const char *name;
    const char *group;            /* heading in the overview */
    const char *summary;          /* one line */
    const char *operands;         /* "[FILE|FOLDER|-]..." */
    const char *about;            /* paragraphs for the help */
    const option *const *options; /* ends with NULL */
    const char *examples;         /* lines that work as typed in a checkout */
    int (*run)(const args *a);
} command;

extern const command *const commands[]; /* ends with NULL */
const command *command_named(str name);
int command_unknown(str name); /* says so, names the nearest, returns EXIT_USAGE */

/* Parses what stands after the command's name. False with a message that names the nearest option.
 */
bool args_parse(args *a, const command *c, char **argv, int argc, err *e);
bool args_has(const args *a, const char *name);
/* Value of an option, the last one given; `otherwise` when absent. */
str args_text(const args *a, const char *name, const char *otherwise);
/* All values of an option that may be given again; commas separate further ones. */
str *args_list(const args *a, const char *name, arena *mem, uint32_t *n);
void args_free(args *a);

/* Options that some commands give to others. */
extern const option opt_script, opt_lexicon, opt_set;

int cmd_annotate(const args *a);
int cmd_check(const args *a);
int cmd_compare(const args *a);
int cmd_doctor(const args *a);
int cmd_help(const args *a);
int cmd_import(const args *a); /* tenor lexicon import */
int cmd_kwic(const args *a);
int cmd_lexicon(const args *a);
int cmd_merge(const args *a);
int cmd_plan(const args *a);
int cmd_read(const args *a);
int cmd_report(const args *a);
int cmd_score(const args *a);
int cmd_script(const args *a);
int cmd_validate(const args *a);

/* Help texts (help.c). */
void help_overview(buf *b);
void help_command(buf *b, const command *c);
void help_man(buf *b);
bool help_completion(buf *b, str shell);

/* Prints "tenor: message" to stderr, escaped, and returns `code`. */
int fail(int code, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The same for input and output; no message, no word: whoever reads us has had enough. */
int fail_io(const err *e);
/* The same for a mistake in usage of `c`: adds where to look. Returns EXIT_USAGE. */
int fail_usage(const command *c, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
