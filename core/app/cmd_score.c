/* tenor score: one record an article. */
#include "app/results.h"
#include "app/scoring.h"

static bool take(void *context, str line, err *e) {
    scoring *c = context;
    return results_take(c->taker, line, e);
}

static bool show(void *context, err *e) {
    scoring *c = context;
    return results_show(c->taker, e);
}

int cmd_score(const args *a) {
    session s;
    if (!session_open(&s, a, STANDARD_SCRIPTS)) return EXIT_USAGE;
    results to;
    err e = {0};
    run_counts counts = {0};
    scoring c = scoring_of(&s, a, &to);
    run_hooks hooks = {.article = scoring_article,
                       .unread = scoring_unread,
                       .take = take,
                       .show = show,
                       .context = &c};
    int code;
    if (!results_open(&to, a, &s, &hooks.skip, &counts, &e)) {
        code = fail(to.misused ? EXIT_USAGE : EXIT_IO, "%s", e.text);
        results_close(&to, false, &e);
    } else {
        code = run_articles(&s, a, &hooks, &counts);
        if (!results_close(&to, counts.whole, &e)) code = fail_io(&e);
    }
    session_close(&s);
    return code;
}
