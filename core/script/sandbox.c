#include "script/sandbox.h"
#include "base/utf8.h"
#include "script/safelib.h"

#include <lauxlib.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { TICKS_PER_SECOND = 100, TICK_SIGNAL = SIGVTALRM };

/* ---- memory ------------------------------------------------------------------------------ */

/* Lua's contract: for a new block `old` is a type tag and no size; a block that shrinks must not
 * fail. */
static void *counted(void *context, void *p, size_t old, size_t want) {
    sandbox *b = context;
    if (!p) old = 0;
    if (!want) {
        pool_give(&b->pool, p, old);
        b->used -= old;
        return NULL;
    }
    if (want > old && want - old > b->cap - b->used) return NULL;
    void *fresh = p ? pool_resize(&b->pool, p, old, want) : pool_new(&b->pool, want);
    if (!fresh) return want <= old ? p : NULL;
    b->used = b->used - old + want;
    return fresh;
}

/* ---- time -------------------------------------------------------------------------------- */

double sandbox_grace = 2;

/* Copies what is plain ASCII, '?' for the rest: in a signal handler there is no better escape. */
static size_t put_plain(char *out, size_t room, str s) {
    size_t n = s.n < room ? s.n : room;
    for (size_t i = 0; i < n; i++) out[i] = s.p[i] >= 0x20 && s.p[i] < 0x7f ? s.p[i] : '?';
    return n;
}

static void end_process(const char *script, str article) {
    const str pieces[] = {STR("tenor: "), str_c(script),
                          article.n ? STR(": stuck in a function of Lua's own on article ")
                                    : STR(": stuck in a function of Lua's own"),
                          article, STR("; ended")};
    char text[600];
    size_t n = 0;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        n += put_plain(text + n, sizeof text - 1 - n, pieces[i]);
    text[n++] = '\n';
    int code = article.n ? 3 : 2; /* an article that failed, or a script that is no good */
    if (write(STDERR_FILENO, text, n) < 0) _exit(code); /* nobody is left to tell */
    _exit(code);
}

void (*sandbox_stuck)(const char *script, str article) = end_process;

static sandbox *volatile running; /* the sandbox whose call is on; NULL between calls */
static timer_t timer;
static bool ticking;

static void stop(lua_State *L, lua_Debug *at) {
    (void)at;
    luaL_error(L, "out of time");
}

static void tick(int signal) {
    (void)signal;
    sandbox *b = running;
    if (!b) return;
    b->ticks = b->ticks + 1;
    if (b->ticks < b->limit_ticks) return;
    if (!b->late) {
        b->late = 1;
        lua_sethook(b->L, stop, LUA_MASKCOUNT, 1); /* Lua allows just this call in a handler */
    } else if (b->ticks > b->limit_ticks + (int)(sandbox_grace * TICKS_PER_SECOND)) {
        sandbox_stuck(b->name, b->article);
    }
}

/* A child has no timers of its parent's. */
static void forked(void) {
    ticking = false;
    running = NULL;
}

static void start_ticking(void) {
    static bool prepared;
    if (ticking) return;
    if (!prepared) {
        struct sigaction act = {.sa_handler = tick, .sa_flags = SA_RESTART};
        sigemptyset(&act.sa_mask);
        sigaction(TICK_SIGNAL, &act, NULL);
        pthread_atfork(NULL, NULL, forked);
        prepared = true;
    }
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = TICK_SIGNAL};
    const struct timespec period = {.tv_nsec = 1000000000 / TICKS_PER_SECOND};
    const struct itimerspec interval = {period, period};
    ticking = timer_create(CLOCK_PROCESS_CPUTIME_ID, &event, &timer) == 0 &&
              timer_settime(timer, 0, &interval, NULL) == 0;
    if (!ticking) { /* without it a script could run for ever: better not to run at all */
        perror("tenor: no CPU timer");
        abort();
    }
}

static void start_clock(sandbox *b, double seconds) {
    double ticks = ceil(seconds * TICKS_PER_SECOND);
    b->ticks = b->late = 0;
    b->limit_ticks = ticks < 1 ? 1 : ticks > 1e8 ? 100000000 : (int)ticks;
    start_ticking();
    running = b;
}

static void stop_clock(sandbox *b) {
    running = NULL;
    if (b->late) lua_sethook(b->L, NULL, 0, 0);
}

static sandbox *sandbox_of(lua_State *L) {
    void *context;
    lua_getallocf(L, &context);
    return context;
}

void sandbox_poll(lua_State *L) {
    if (sandbox_of(L)->late) luaL_error(L, "out of time");
}

void sandbox_rethrow(lua_State *L, int status) {
    sandbox *b = sandbox_of(L);
    if (status == LUA_ERRMEM) b->over = LIMIT_MEMORY;
    if (b->late || b->over) lua_error(L);
}

/* ---- calls ------------------------------------------------------------------------------- */

static int with_traceback(lua_State *L) {
    if (sandbox_of(L)->late) return 1;
    if (lua_type(L, 1) != LUA_TSTRING && lua_type(L, 1) != LUA_TNUMBER)
        lua_pushfstring(L, "error object (a %s)", luaL_typename(L, 1));
    else
        lua_pushvalue(L, 1);
    luaL_traceback(L, L, lua_tostring(L, -1), 1);
    return 1;
}

/* "scripts/tone.lua:12: …": Lua puts a place in front of what a script raises itself. */
static bool is_placed(str message) {
    size_t at = str_find_byte(message, ':') + 1;
    size_t end = at;
    while (end < message.n && message.p[end] >= '0' && message.p[end] <= '9') end++;
    return end > at && end < message.n && message.p[end] == ':';
}

/* The line ends inside of what a script raised become blanks: the first line must say it all. */
static void explain(const sandbox *b, const sandbox_task *t, err *e) {
    if (b->over == LIMIT_TIME) {
        err_set(e, "%s: %s took more than %g s", b->name, t->verb, t->seconds);
    } else if (b->over == LIMIT_MEMORY) {
        err_set(e, "%s: %s needed more than %zu MB of memory", b->name, t->verb, b->cap >> 20);
    } else {
        size_t n;
        const char *text = lua_tolstring(b->L, -1, &n);
        str trace = {0}, message = text ? (str){text, n} : STR("unknown error");
        size_t cut = str_find(message, STR("\nstack traceback:"));
        trace = str_sub(message, cut, message.n);
        message = str_sub(message, 0, cut < 600 ? cut : 600);
        if (is_placed(message))
            err_set(e, "%.*s", STR_ARG(message));
        else
            err_set(e, "%s: %.*s", b->name, STR_ARG(message));
        for (char *p = e->text; *p; p++)
            if (*p == '\n' || *p == '\r') *p = ' ';
        size_t used = strlen(e->text);
        if (t->article.n)
            snprintf(e->text + used, sizeof e->text - used, " (article %.*s)%.*s",
                     (int)(t->article.n < 200 ? t->article.n : 200), t->article.p, STR_ARG(trace));
        else
            snprintf(e->text + used, sizeof e->text - used, "%.*s", STR_ARG(trace));
        return;
    }
    size_t used = strlen(e->text);
    if (t->article.n)
        snprintf(e->text + used, sizeof e->text - used, " (article %.*s)",
                 (int)(t->article.n < 200 ? t->article.n : 200), t->article.p);
}

/* What a script raised may be no valid UTF-8, or cut within a character. */
static void mend(err *e) {
    str rest = str_c(e->text);
    for (size_t at = 0; (at += utf8_valid(str_sub(rest, at, rest.n))) < rest.n;) e->text[at] = '?';
}

static int run_task(lua_State *L) {
    const sandbox_task *t = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, sandbox_of(L)->seed_ref);
    lua_pushinteger(L, (lua_Integer)t->seed);
    lua_call(L, 1, 0);
    lua_settop(L, 0);
    lua_pushlightuserdata(L, t->context);
    return t->run(L);
}

bool sandbox_call(sandbox *b, const sandbox_task *t, err *e) {
    lua_State *L = b->L;
    b->over = LIMIT_NONE;
    b->article = t->article;
    lua_settop(L, 0);
    lua_pushcfunction(L, with_traceback); /* none of these three allocates */
    lua_pushcfunction(L, run_task);
    lua_pushlightuserdata(L, (void *)t);
    start_clock(b, t->seconds);
    int status = lua_pcall(L, 1, 0, 1);
    stop_clock(b);
    if (status == LUA_ERRMEM) b->over = LIMIT_MEMORY;
    if (status != LUA_OK && b->late) b->over = LIMIT_TIME;
    if (status != LUA_OK) {
        explain(b, t, e);
        mend(e);
    }
    lua_settop(L, 0);
    return status == LUA_OK;
}

/* ---- open and close ---------------------------------------------------------------------- */

/* Only an error outside of sandbox_call gets here, and there is none: a bug. */
static int panic(lua_State *L) {
    fprintf(stderr, "tenor: bug: Lua raised outside of a protected call: %s\n",
            lua_tostring(L, -1) ? lua_tostring(L, -1) : "?");
    return 0; /* Lua aborts */
}

static int open_libraries(lua_State *L) {
    sandbox *b = sandbox_of(L);
    safelib_open(L);
    b->seed_ref = luaL_ref(L, LUA_REGISTRYINDEX);
    return 0;
}

bool sandbox_open(sandbox *b, const char *name, size_t cap, void *owner, err *e) {
    *b = (sandbox){.name = name, .cap = cap};
    b->L = lua_newstate(counted, b);
    if (!b->L) return err_set(e, "%s: no Lua state fits into %zu bytes", name, cap);
    *(void **)lua_getextraspace(b->L) = owner;
    lua_atpanic(b->L, panic);
    lua_pushcfunction(b->L, open_libraries);
    if (lua_pcall(b->L, 0, 0, 0) == LUA_OK) return true;
    err_set(e, "%s: %s", name, lua_tostring(b->L, -1));
    sandbox_close(b);
    return false;
}

void sandbox_close(sandbox *b) {
    if (b->L) lua_close(b->L);
    b->L = NULL;
    pool_free(&b->pool);
}
