#include "app/crew.h"
#include "app/worker.h"
#include "base/arena.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { JOBS_A_WORKER = 2, WINDOW = 4 }; /* given to one; a worker's share of what is under way */
enum { TICK = 100 };                    /* milliseconds between looks at the clock */
enum { MOST_IDLE_DEATHS = 3 };
enum { CHUNK = 64 << 10 };
enum { LARGE = 1 << 20 }; /* bytes that a buffer keeps for the next job */

typedef struct job {
    uint64_t number;
    buf items;
    uint32_t n;
    VEC(crew_loss) losses;
    buf answer;
    bool done;
    arena mem; /* of what was lost */
} job;

typedef struct worker {
    pid_t pid;
    int line; /* a socket: jobs go out, answers come in */
    crew_mark *mark;
    uint64_t jobs[JOBS_A_WORKER]; /* given and not answered, the oldest first */
    uint32_t n_jobs, n_sent;      /* so many of them have gone out as a whole */
    buf head, in;                 /* of the job that is going out; answers coming in */
    size_t sent;                  /* of that job */
    const char *ended;            /* why we ended it; NULL = we did not */
    uint64_t ended_job;           /* at which job and item */
    uint32_t ended_item;
} worker;

struct crew {
    worker *worker;
    uint32_t n;
    crew_limits limits;
    crew_task *task;
    void *context;
    job *ring; /* by number modulo `window` */
    uint32_t window;
    uint64_t first, next; /* jobs under way: [first, next) */
    crew_mark *marks;
    uint32_t idle_deaths; /* since the last answer */
    buf taken;
};

static void let_go(buf *b) {
    if (b->cap > LARGE) buf_free(b);
}

/* ---- starting and ending ----------------------------------------------------------------- */

static bool start(crew *c, worker *w, err *e) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return err_set(e, "no connection to a worker: %s", strerror(errno));
    atomic_store(&w->mark->job, NO_JOB);
    fflush(NULL);
    w->pid = fork();
    if (w->pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return err_set(e, "no worker could be started: %s", strerror(errno));
    }
    if (w->pid == 0) {
        worker_run(ends[1], w->mark, c->limits.memory, c->task, c->context);
        _exit(0);
    }
    close(ends[1]);
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    w->line = ends[0];
    return true;
}

static void end(worker *w) {
    if (w->line >= 0) close(w->line);
    w->line = -1;
    if (w->pid > 0) {
        kill(w->pid, SIGKILL);
        while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    w->pid = 0;
}

crew *crew_open(uint32_t workers, crew_limits limits, crew_task *task, void *context, err *e) {
    crew *c = mem_alloc(sizeof *c);
    *c = (crew){.n = workers, .limits = limits, .task = task, .context = context};
    c->window = workers * WINDOW;
    size_t page = workers * sizeof *c->marks;
    c->marks = mmap(NULL, page, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (c->marks == MAP_FAILED) {
        free(c);
        return err_set(e, "no memory to share with workers: %s", strerror(errno)), NULL;
    }
    c->ring = memset(mem_alloc(c->window * sizeof *c->ring), 0, c->window * sizeof *c->ring);
    c->worker = memset(mem_alloc(workers * sizeof *c->worker), 0, workers * sizeof *c->worker);
    for (uint32_t i = 0; i < workers; i++) {
        c->worker[i].line = -1;
        c->worker[i].mark = &c->marks[i];
    }
    for (uint32_t i = 0; i < workers; i++)
        if (!start(c, &c->worker[i], e)) {
            crew_close(c);
            return NULL;
        }
    return c;
}

void crew_close(crew *c) {
    for (uint32_t i = 0; i < c->n; i++) {
        end(&c->worker[i]);
        buf_free(&c->worker[i].in);
        buf_free(&c->worker[i].head);
    }
    for (uint32_t i = 0; i < c->window; i++) {
        buf_free(&c->ring[i].items);
        buf_free(&c->ring[i].answer);
        vec_free(&c->ring[i].losses);
        arena_free(&c->ring[i].mem);
    }
    munmap(c->marks, c->n * sizeof *c->marks);
    buf_free(&c->taken);
    free(c->worker);
    free(c->ring);
    free(c);
}

/* ---- jobs -------------------------------------------------------------------------------- */

static job *job_of(const crew *c, uint64_t number) { return &c->ring[number % c->window]; }

/* What goes before the items of a job. */
static void put_head(buf *b, const job *j) {
    b->n = 0;
    wire_put_number(b, 0);
    wire_put_number(b, j->number);
    wire_put_number(b, j->n);
    wire_put_number(b, j->losses.n);
    for (uint32_t i = 0; i < j->losses.n; i++) {
        wire_put_number(b, j->losses.p[i].item);
        wire_put_number(b, j->losses.p[i].stage);
        wire_put_text(b, j->losses.p[i].what);
    }
    uint64_t size = b->n - sizeof size + j->items.n;
    memcpy(b->p, &size, sizeof size);
}

static worker *least_busy(const crew *c) {
    worker *best = &c->worker[0];
    for (uint32_t i = 1; i < c->n; i++)
        if (c->worker[i].n_jobs < best->n_jobs) best = &c->worker[i];
    return best;
}

bool crew_has_room(const crew *c) {
    return c->next - c->first < c->window && least_busy(c)->n_jobs < JOBS_A_WORKER;
}

bool crew_is_idle(const crew *c) { return c->first == c->next; }

void crew_give(crew *c, buf *items, uint32_t n) {
    job *j = job_of(c, c->next);
    worker *w = least_busy(c);
    buf before = j->items;
    j->number = c->next++;
    j->items = *items;
    let_go(&before);
    *items = before;
    items->n = j->answer.n = 0;
    j->n = n;
    j->losses.n = 0;
    j->done = false;
    arena_reset(&j->mem);
    w->jobs[w->n_jobs++] = j->number;
}

bool crew_take(crew *c, str *answer, uint32_t *n) {
    job *j = job_of(c, c->first);
    if (c->first == c->next || !j->done) return false;
    buf before = c->taken;
    let_go(&before);
    let_go(&j->items);
    c->taken = j->answer;
    j->answer = before;
    *answer = buf_str(&c->taken);
    *n = j->n;
    c->first++;
    return true;
}

/* ---- deaths ------------------------------------------------------------------------------ */

static str what_happened(const worker *w, int status, arena *mem) {
    if (w->ended) return arena_str(mem, str_c(w->ended));
    if (WIFSIGNALED(status))
        return arena_printf(mem, "the worker crashed: %s", strsignal(WTERMSIG(status)));
    return arena_printf(mem, "the worker ended with code %d", WEXITSTATUS(status));
}

/* The item that a dead worker was at. None if it was between jobs, or if we ended it over an item
 * that it had just done with. */
static bool item_lost(const worker *w) {
    uint64_t number = atomic_load(&w->mark->job);
    if (number == NO_JOB) return false;
    return !w->ended || (w->ended_job == number && w->ended_item == atomic_load(&w->mark->item));
}

/* Puts a new worker in the place of one that is gone, and has it do again what that one was doing,
 * but for the item that it was at. */
static bool replace(crew *c, worker *w, err *e) {
    int status = 0;
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR) {
    }
    close(w->line);
    w->line = -1;
    w->pid = 0;
    bool retired = !w->ended && WIFEXITED(status) && !WEXITSTATUS(status);
    if (item_lost(w)) {
        job *j = job_of(c, atomic_load(&w->mark->job));
        crew_loss loss = {atomic_load(&w->mark->item), atomic_load(&w->mark->stage),
                          what_happened(w, status, &j->mem)};
        vec_push(&j->losses, loss);
    } else if (!retired && !w->ended && ++c->idle_deaths > MOST_IDLE_DEATHS) {
        arena mem = {0};
        err_set(e, "workers end before they begin: %s", what_happened(w, status, &mem).p);
        arena_free(&mem);
        return false;
    }
    w->ended = NULL;
    w->in.n = w->n_sent = 0;
    w->sent = 0;
    return start(c, w, e);
}

/* Ends a worker that is over a limit; its death is then found like any other. */
static void look_at(crew *c, worker *w) {
    uint64_t number = atomic_load(&w->mark->job);
    uint32_t item = atomic_load(&w->mark->item);
    if (w->ended || number == NO_JOB) return;
    if ((double)(worker_clock() - atomic_load(&w->mark->since)) > c->limits.seconds * 1e9)
        w->ended = "took longer than --timeout allows";
    else if (worker_memory(w->pid) > atomic_load(&w->mark->base) + c->limits.memory)
        w->ended = "needed more memory than --memory allows";
    if (!w->ended) return;
    w->ended_job = number;
    w->ended_item = item;
    kill(w->pid, SIGKILL);
}

/* ---- waiting ----------------------------------------------------------------------------- */

/* False when no more can go out: the line is full, or the worker gone, which reading will tell. */
static bool write_part(worker *w, str s, size_t from) {
    while (w->sent - from < s.n) {
        ssize_t n = write(w->line, s.p + (w->sent - from), s.n - (w->sent - from));
        if (n <= 0) return false;
        w->sent += (size_t)n;
    }
    return true;
}

static void write_some(const crew *c, worker *w) {
    for (; w->n_sent < w->n_jobs; w->n_sent++, w->sent = 0) {
        const job *j = job_of(c, w->jobs[w->n_sent]);
        if (!w->sent) put_head(&w->head, j);
        if (w->sent < w->head.n && !write_part(w, buf_str(&w->head), 0)) return;
        if (!write_part(w, buf_str(&j->items), w->head.n)) return;
    }
}

/* Files whole answers. */
static void file_answers(crew *c, worker *w) {
    size_t at = 0;
    for (uint64_t size; w->in.n - at >= sizeof size; at += sizeof size + size) {
        memcpy(&size, w->in.p + at, sizeof size);
        if (w->in.n - at - sizeof size < size) break;
        wire answer = {{w->in.p + at + sizeof size, (size_t)size}, false};
        job *j = job_of(c, wire_number(&answer));
        buf_put(&j->answer, answer.rest);
        j->done = true;
        memmove(w->jobs, w->jobs + 1, --w->n_jobs * sizeof *w->jobs);
        w->n_sent--;
        c->idle_deaths = 0;
    }
    memmove(w->in.p, w->in.p + at, w->in.n - at);
    w->in.n -= at;
    if (!w->in.n) let_go(&w->in);
}

/* False when the worker is gone. */
static bool read_some(crew *c, worker *w) {
    for (;;) {
        size_t before = w->in.n;
        buf_fill(&w->in, 0, CHUNK);
        ssize_t n = read(w->line, w->in.p + before, CHUNK);
        w->in.n = before + (n > 0 ? (size_t)n : 0);
        if (n > 0) continue;
        if (w->in.n) file_answers(c, w);
        return n < 0 && (errno == EAGAIN || errno == EINTR);
    }
}

bool crew_wait(crew *c, int input, err *e) {
    struct pollfd *fds = mem_alloc((c->n + 1) * sizeof *fds);
    for (uint32_t i = 0; i < c->n; i++) {
        worker *w = &c->worker[i];
        write_some(c, w);
        fds[i] = (struct pollfd){.fd = w->line, .events = POLLIN};
        if (w->n_sent < w->n_jobs) fds[i].events |= POLLOUT;
    }
    fds[c->n] = (struct pollfd){.fd = input, .events = POLLIN};
    poll(fds, c->n + 1, TICK);
    bool ok = true;
    for (uint32_t i = 0; i < c->n && ok; i++) {
        worker *w = &c->worker[i];
        if (fds[i].revents & POLLOUT) write_some(c, w);
        bool there = !(fds[i].revents & (POLLIN | POLLHUP | POLLERR)) || read_some(c, w);
        look_at(c, w);
        if (!there) ok = replace(c, w, e);
    }
    free(fds);
    return ok;
}
