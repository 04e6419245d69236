/* sandbox: a Lua state that a stranger's script may run in.
 *
 *      sandbox_open ─► allow-listed functions, counted memory
 *      sandbox_call ─► one C function, protected: it may raise, run out of memory or out of time
 *
 *                 0 s ─────────── limit ──────────── limit + grace
 *      timer      tick tick tick  │ arms a hook: the   │ still running: it is stuck in C, where no
 *                                 │ next instruction   │ hook looks; sandbox_stuck ends the
 *                                 │ raises             │ process
 *
 * Memory: every byte of the state is counted; past the cap Lua gets none and raises. Time: one
 * timer of the process' CPU time ticks a hundred times a second. It only counts as long as a call
 * is in time, so that a script in good order pays nothing; there is no hook before the limit has
 * passed.
 *
 * What went over a limit cannot be caught: the script's own pcall raises it again (safelib.c), and
 * `over` stays set until the next call. The state may then hold half-finished work of the script's:
 * the owner opens a new one rather than let one article spoil the next.
 *
 * Everything the host pushes that may allocate happens inside sandbox_call. C code called from it
 * owns no malloc memory while it calls Lua: a raise would leak it. */
#ifndef TENOR_SCRIPT_SANDBOX_H
#define TENOR_SCRIPT_SANDBOX_H

#include "base/err.h"
#include "script/pool.h"

#include <lua.h>
#include <signal.h>

typedef enum { LIMIT_NONE, LIMIT_TIME, LIMIT_MEMORY } sandbox_limit;

typedef struct sandbox {
    lua_State *L;
    const char *name; /* of the script, for messages */
    size_t used, cap; /* bytes */
    pool pool;        /* where small blocks come from */
    sandbox_limit over;
    /* Of the call that runs; the timer's handler reads and writes these. */
    volatile sig_atomic_t ticks, limit_ticks, late;
    str article;
    int seed_ref; /* math.randomseed, which scripts do not see */
} sandbox;

typedef struct sandbox_task {
    lua_CFunction run; /* gets `context` as a light userdata; leaves what it likes */
    void *context;
    double seconds;
    const char *verb; /* "score": for the messages */
    str article;      /* empty: not about an article */
    uint64_t seed;    /* of math.random */
} sandbox_task;

/* `owner` is what sandbox_owner finds. False only when not even the state fits under the cap. */
bool sandbox_open(sandbox *b, const char *name, size_t cap, void *owner, err *e);
/* Runs t->run protected. False with a message "verb: …" or "file:12: …" whose first line says it
 * all; a traceback may follow. */
bool sandbox_call(sandbox *b, const sandbox_task *t, err *e);
void sandbox_close(sandbox *b);

static inline void *sandbox_owner(lua_State *L) { return *(void **)lua_getextraspace(L); }

/* Raises when the time is up: for loops in C whose length the script decides. */
void sandbox_poll(lua_State *L);
/* Raises the limit again if that is what the error on top of the stack came from. */
void sandbox_rethrow(lua_State *L, int status);

/* Ends a script that is stuck in C. Called from a signal handler: nothing but write and _exit. The
 * default says so on standard error and exits with 3, or with 2 when there is no article. */
extern void (*sandbox_stuck)(const char *script, str article);
extern double sandbox_grace; /* seconds of CPU time past the limit before that; 2 */

#endif
