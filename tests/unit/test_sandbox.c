/* The watchdog: what runs in C, where no hook looks, is ended all the same. */
#include "script/sandbox.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static volatile sig_atomic_t ended;
static char said[32];

static void note(const char *script, str article) {
    strncpy(said, script, sizeof said - 1);
    ended = article.n ? 3 : 2;
}

static int spin(lua_State *L) {
    (void)L;
    while (!ended) continue;
    return 0;
}

static void what_is_stuck_in_c_is_ended(void **state) {
    (void)state;
    sandbox b;
    err e = {0};
    sandbox_task task = {.run = spin, .seconds = 0.02, .verb = "score", .article = STR("a")};
    sandbox_stuck = note;
    sandbox_grace = 0.02;
    assert_true(sandbox_open(&b, "spinner", 1 << 20, NULL, &e));
    sandbox_call(&b, &task, &e);
    assert_int_equal(ended, 3);
    assert_string_equal(said, "spinner");
    ended = 0;
    task.article = (str){0};
    sandbox_call(&b, &task, &e);
    assert_int_equal(ended, 2);
    sandbox_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_is_stuck_in_c_is_ended)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
