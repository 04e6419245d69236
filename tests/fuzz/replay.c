/* Runs a harness over known inputs, without a fuzzer:
 *
 *      build/…/fuzz/NAME FILE …        prints what failed, then "NAME: N passed, N failed"
 *
 * Each input gets a process of its own, so that one that crashes is named and costs no other. */
#include "fuzz.h"

#include <sys/wait.h>

static uint8_t *read_all(const char *path, size_t *n) {
    FILE *f = fopen(path, "rb");
    MUST(f && fseek(f, 0, SEEK_END) == 0);
    *n = (size_t)ftell(f);
    rewind(f);
    uint8_t *data = malloc(*n ? *n : 1); /* just as long as it is: a byte too far is seen */
    MUST(data && fread(data, 1, *n, f) == *n);
    fclose(f);
    return data;
}

static bool passes(const char *path) {
    enum { SECONDS = 20 };
    pid_t child = fork();
    MUST(child >= 0);
    if (child == 0) {
        size_t n;
        uint8_t *data = read_all(path, &n);
        alarm(SECONDS);
        LLVMFuzzerTestOneInput(data, n);
        free(data);
        fuzz_remove();
        _exit(0);
    }
    int status;
    MUST(waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int main(int argc, char **argv) {
    int passed = 0, failed = 0;
    const char *name = strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0];
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++) {
        bool good = passes(argv[i]);
        if (!good) printf("%s: fails with %s\n", name, argv[i]);
        passed += good;
        failed += !good;
    }
    printf("%s: %d passed, %d failed\n", name, passed, failed);
    return failed > 0;
}
