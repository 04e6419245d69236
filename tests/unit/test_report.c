/* What a report was given is void when it is over, whatever the script keeps of it. */
#include "base/diag.h"
#include "script/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* The first report keeps all that it can get; the second reads it again. */
static const char keeping_all[] =
    "local tenor = require 'tenor'\n"
    "local old\n"
    "local function objects(all, out)\n"
    "  local t = out:table 'a'\n"
    "  local item, group, label = all.records:items(), all:groups(), all.rates:items()\n"
    "  return {\n"
    "    function () return all.n end, function () return all.rate end,\n"
    "    function () return all:groups() end, function () return all:keyness('terms') end,\n"
    "    group, item, label, function () return all.rates:items() end,\n"
    "    function () t:row(1) end, function () out:line 'a' end, function () out:provenance() end "
    "}\n"
    "end\n"
    "local function fields(all)\n"
    "  local rate, rates, one = all.rate, all.rates, all.rates:at 'x'\n"
    "  local terms, examples, records = all.terms, all.examples, all.records\n"
    "  local _, g = all:groups()()\n"
    "  return {\n"
    "    function () return rate.value end, function () return rate.sum end,\n"
    "    function () return rate:minus(all.rate) end, function () return rate:against(rate) end,\n"
    "    function () return rates.n end, function () return rates:at 'x' end,\n"
    "    function () return one.low end, function () return rates:top(1) end,\n"
    "    function () return terms.words end, function () return terms:count 'x' end,\n"
    "    function () return examples:of 'x' end, function () return records:items() end,\n"
    "    function () return records.n end, function () return g.n end, function () return g.rate "
    "end }\n"
    "end\n"
    "return {\n"
    "  summary = 'A case.', by = 'outlet',\n"
    "  score = function () return {} end,\n"
    "  keep = { rate = tenor.rate(), rates = tenor.rates(), terms = tenor.terms { per = 'n' },\n"
    "           examples = tenor.examples(), records = tenor.records() },\n"
    "  report = function (all, opt, out)\n"
    "    if not old then\n"
    "      old = { objects(all, out), fields(all) }\n"
    "      for _, list in ipairs(old) do for _, f in ipairs(list) do f() end end\n"
    "      return\n"
    "    end\n"
    "    for _, list in ipairs(old) do\n"
    "      for i, f in ipairs(list) do\n"
    "        local ok, why = pcall(f)\n"
    "        if ok or not why:find 'this report is over' then error(i .. ': ' .. tostring(why)) "
    "end\n"
    "      end\n"
    "    end\n"
    "  end,\n"
    "}\n";

static const char line[] = "{\"id\":\"7\",\"outlet\":\"Blue\",\"over\":{\"rate\":1,\"rates\":{"
                           "\"x\":1},\"terms\":{\"x\":2},"
                           "\"n\":100,\"examples\":{\"x\":\"an x\"}}}";

static script *load(lexlib *lib, diag *d) {
    char folder[] = "/tmp/tenor-report-XXXXXX", path[64];
    script_limits limits = {.memory = 8 << 20, .load_seconds = 5, .score_seconds = 5};
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/over.lua", folder);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(keeping_all, f) >= 0 && fclose(f) == 0);
    script *s = script_load(str_c(path), lib, NULL, 0, &limits, d);
    unlink(path);
    rmdir(folder);
    return s;
}

static void must_report(script *s) {
    page out = {0};
    err e = {0};
    bool ok = script_report(s, &out, &e);
    assert_string_equal(e.text, "");
    assert_true(ok);
    page_free(&out);
}

static void objects_of_a_report_are_void_after_it(void **state) {
    (void)state;
    lexlib lib;
    diag d = {0};
    arena mem = {0};
    json j;
    err e = {0};
    assert_true(lexlib_init(&lib, &d));
    script *s = load(&lib, &d);
    assert_non_null(s);
    assert_true(json_parse(str_c(line), &mem, &j, &e) && script_keep(s, &j, &mem, &e));
    must_report(s);
    must_report(s);
    script_free(s);
    arena_free(&mem);
    diag_free(&d);
    lexlib_free(&lib);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(objects_of_a_report_are_void_after_it)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
