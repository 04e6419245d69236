/* input: what the command line says of the articles to read.
 *
 *      FILE… -  --files-from LIST  --input csv  --field text=body  --path '{outlet}/{date}.txt'
 *
 * One place for the options that every command with articles takes. */
#ifndef TENOR_APP_INPUT_H
#define TENOR_APP_INPUT_H

#include "app/command.h"
#include "text/feed.h"

typedef struct input {
    feed_options options; /* points into what follows */
    pathform form;
    arena mem;
} input;

/* False with a message about a mistake in usage. `in` must stay where it is. */
bool input_parse(input *in, const args *a, err *e);
void input_free(input *in);

#endif
