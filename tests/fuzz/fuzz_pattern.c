/* Any bytes as a pattern, a NUL, and a text: our string.find, match, gmatch and gsub give what
 * Lua's own give, messages included. */
#include "fuzz.h"
#include "script/sandbox.h"

#include <lauxlib.h>
#include <lualib.h>

static const char calls[] =
    "local text, pattern = ...\n"
    "local out = {}\n"
    "local function add(...)\n"
    "  local all = { ... }\n"
    "  for i = 1, select('#', ...) do out[#out + 1] = tostring(all[i]) end\n"
    "end\n"
    "local function all_of()\n"
    "  for a, b in string.gmatch(text, pattern) do add(a, b) end\n"
    "end\n"
    "add(pcall(string.find, text, pattern))\n"
    "add(pcall(string.find, text, pattern, -3))\n"
    "add(pcall(string.match, text, pattern, 2))\n"
    "add(pcall(all_of))\n"
    "add(pcall(string.gsub, text, pattern, '<%0|%1>'))\n"
    "add(pcall(string.gsub, text, pattern, '%2', 2))\n"
    "add(pcall(string.gsub, text, pattern, { a = 'A', [1] = 5, b = false }))\n"
    "add(pcall(string.gsub, text, pattern, function (a, b) return b or a end))\n"
    "add(pcall(string.gsub, text, '.', pattern))\n"
    "return table.concat(out, '\\n')\n";

static sandbox ours;
static lua_State *theirs;

static int prepare(lua_State *L) {
    MUST(luaL_loadbufferx(L, calls, sizeof calls - 1, "=calls", "t") == LUA_OK);
    lua_setfield(L, LUA_REGISTRYINDEX, "calls");
    return 0;
}

int LLVMFuzzerInitialize(int *argc, char ***argv) {
    (void)argc, (void)argv;
    err e = {0};
    sandbox_task load = {.run = prepare, .seconds = 1, .verb = "loading"};
    MUST(sandbox_open(&ours, "ours", 64 << 20, NULL, &e) && sandbox_call(&ours, &load, &e));
    theirs = luaL_newstate();
    luaL_openlibs(theirs);
    prepare(theirs);
    return 0;
}

typedef struct question {
    str text, pattern;
    buf answer;
} question;

static int ask(lua_State *L) {
    question *q = lua_touserdata(L, 1);
    size_t n;
    lua_getfield(L, LUA_REGISTRYINDEX, "calls");
    lua_pushlstring(L, q->text.p ? q->text.p : "", q->text.n);
    lua_pushlstring(L, q->pattern.p, q->pattern.n);
    lua_call(L, 2, 1);
    const char *p = lua_tolstring(L, -1, &n);
    q->answer.n = 0;
    buf_put(&q->answer, (str){p, n});
    return 0;
}

/* Short ones: their own matcher has no end to its patience. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    enum { LONGEST_PATTERN = 12, LONGEST_TEXT = 20 };
    static question q[2];
    err e = {0};
    str text = bytes_of(data, size), pattern = str_cut(&text, '\0');
    for (int i = 0; i < 2; i++) {
        q[i].text = str_sub(text, 0, LONGEST_TEXT);
        q[i].pattern = str_sub(pattern, 0, LONGEST_PATTERN);
        if (!q[i].pattern.p) q[i].pattern = STR("");
    }
    sandbox_task task = {.run = ask, .context = &q[0], .seconds = 10, .verb = "asking"};
    MUST(sandbox_call(&ours, &task, &e));
    lua_settop(theirs, 0);
    lua_pushcfunction(theirs, ask);
    lua_pushlightuserdata(theirs, &q[1]);
    MUST(lua_pcall(theirs, 1, 0, 0) == LUA_OK);
    if (!str_eq(buf_str(&q[0].answer), buf_str(&q[1].answer)))
        fprintf(stderr, "ours:\n%.*s\ntheirs:\n%.*s\n", STR_ARG(buf_str(&q[0].answer)),
                STR_ARG(buf_str(&q[1].answer)));
    MUST(str_eq(buf_str(&q[0].answer), buf_str(&q[1].answer)));
    return 0;
}
