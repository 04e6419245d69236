/* tenor lexicon import: the word list of another program as a lexicon of tenor's. */
#include "app/command.h"
#include "app/output.h"
#include "lexicon/import.h"

#include <stdio.h>

static import_request request_of(const args *a, arena *mem) {
    import_request ask = {.path = a->operands.p[1],
                          .format = args_text(a, "format", ""),
                          .name = args_text(a, "name", ""),
                          .licence = args_text(a, "licence", ""),
                          .source = args_text(a, "source", ""),
                          .citation = args_text(a, "citation", ""),
                          .quiet = args_has(a, "quiet")};
    ask.map = args_list(a, "map", mem, &ask.n_map);
    ask.class = args_list(a, "class", mem, &ask.n_class);
    return ask;
}

static bool check_map(const args *a, const import_request *ask) {
    for (uint32_t i = 0; i < ask->n_map; i++)
        if (str_find_byte(ask->map[i], '=') == ask->map[i].n) {
            fail_usage(a->command, "--map takes KEY=VALUE, not '%.*s'", STR_ARG(ask->map[i]));
            return false;
        }
    return true;
}

int cmd_import(const args *a) {
    arena mem = {0};
    buf lexicon = {0}, report = {0};
    output out;
    err e = {0};
    bool io = false;
    if (a->operands.n > 2)
        return fail_usage(a->command, "lexicon import takes one file, not '%.*s' too",
                          STR_ARG(a->operands.p[2]));
    import_request ask = request_of(a, &mem);
    int code = EXIT_USAGE;
    if (check_map(a, &ask)) {
        bool ok = lexicon_import(&ask, &lexicon, &report, &io, &e);
        if (report.n) fwrite(report.p, 1, report.n, stderr);
        code = ok ? EXIT_FINE : io ? EXIT_IO : EXIT_USAGE;
        if (ok) {
            bool kept = output_open(&out, args_text(a, "output", ""), &e);
            if (kept) {
                kept = output_put(&out, buf_str(&lexicon), &e);
                kept = output_close(&out, kept, &e) && kept;
            }
            if (!kept) code = EXIT_IO;
        }
        if (code) fail(code, "%s", e.text);
    }
    buf_free(&lexicon);
    buf_free(&report);
    arena_free(&mem);
    return code;
}
