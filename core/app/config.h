/* config: what a folder's tenor.yaml says is usual there.
 *
 *      # tenor.yaml, looked for in the working directory and upward
 *      scripts:  [tone, scripts/ours.lua]       as -s, where none is given
 *      lexicons: [words/ours.yml]               as -l, where none is given
 *      set:      { tone.cutoff: 1.5 }           as --set, before those that are given
 *
 * What is said on the command line wins. Paths are those of the file's own folder. --no-config, and
 * TENOR_NO_CONFIG in the environment, leave it alone: for runs that must not depend on where they
 * start. */
#ifndef TENOR_APP_CONFIG_H
#define TENOR_APP_CONFIG_H

#include "app/command.h"
#include "base/diag.h"

/* The path of the file in force; empty when there is none. */
str config_path(arena *mem);
/* Adds what the file says to the options. Texts live in `mem`, which must outlive them. False with
 * diagnostics when the file is wrong. */
bool config_apply(args *a, arena *mem, diag *d);

#endif
