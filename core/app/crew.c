#include "app/crew.h"
#include "base/arena.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { JOBS_A_WORKER = 2, WINDOW = 4 }; /* given to one; a worker's share of what is under way */
enum { TICK = 100 };                    /* milliseconds between looks at the clock */
enum { MOST_IDLE_DEATHS = 3 };
enum { CHUNK = 64 << 10 };
static const uint64_t NOTHING = UINT64_MAX;

struct crew_mark {
    _Atomic uint64_t job; /* NOTHING between jobs */
    _Atomic uint32_t item, stage;
    _Atomic int64_t since; /* nanoseconds on the monotonic clock */
};

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
    uint32_t n_jobs;
    buf out, in;
    size_t sent;
    const char *ended; /* why we ended it; NULL = we did not */
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
    uint32_t replaced, idle_deaths;
    buf taken;
};

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void crew_at(crew_mark *m, uint32_t item, uint32_t stage) {
    atomic_store(&m->item, item);
    atomic_store(&m->stage, stage);
    if (stage == CREW_READING) atomic_store(&m->since, now());
}

/* ---- in the worker ----------------------------------------------------------------------- */

static bool read_all(int fd, char *p, size_t n) {
    while (n) {
        ssize_t got = read(fd, p, n);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        p += got;
        n -= (size_t)got;
    }
    return true;
}

static bool write_all(int fd, str s) {
    while (s.n) {
        ssize_t put = write(fd, s.p, s.n);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        s = str_sub(s, (size_t)put, s.n);
    }
    return true;
}

static const crew_loss *read_losses(wire *w, arena *mem, uint32_t *n) {
    *n = (uint32_t)wire_number(w);
    crew_loss *list = ARENA_NEWS(mem, crew_loss, *n + 1);
    for (uint32_t i = 0; i < *n; i++) {
        list[i].item = (uint32_t)wire_number(w);
        list[i].stage = (uint32_t)wire_number(w);
        list[i].what = wire_text(w);
    }
    return list;
}

/* One job after the other until the other end closes. */
static void work(const crew *c, crew_mark *mark, int line) {
    buf in = {0}, out = {0};
    arena mem = {0};
    for (uint64_t size; read_all(line, (char *)&size, sizeof size);) {
        in.n = out.n = 0;
        arena_reset(&mem);
        buf_fill(&in, 0, (size_t)size);
        if (!read_all(line, in.p, in.n)) return;
        wire w = {buf_str(&in), false};
        uint64_t number = wire_number(&w);
        uint32_t n = (uint32_t)wire_number(&w), n_losses;
        const crew_loss *losses = read_losses(&w, &mem, &n_losses);
        crew_at(mark, 0, CREW_READING);
        atomic_store(&mark->job, number);
        wire_put_number(&out, 0); /* the size, when it is known */
        wire_put_number(&out, number);
        c->task(c->context, &w, n, losses, n_losses, mark, &out);
        atomic_store(&mark->job, NOTHING);
        size = out.n - sizeof size;
        memcpy(out.p, &size, sizeof size);
        if (!write_all(line, buf_str(&out))) return;
    }
}

/* ---- starting and ending ----------------------------------------------------------------- */

static bool start(crew *c, worker *w, err *e) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return err_set(e, "no connection to a worker: %s", strerror(errno));
    atomic_store(&w->mark->job, NOTHING);
    fflush(NULL);
    w->pid = fork();
    if (w->pid < 0) {
        close(ends[0]);
        close(ends[1]);
        return err_set(e, "no worker could be started: %s", strerror(errno));
    }
    if (w->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        signal(SIGINT, SIG_IGN); /* the terminal tells everybody; the parent decides */
        signal(SIGTERM, SIG_DFL);
        for (uint32_t i = 0; i < c->n; i++)
            if (c->worker[i].line >= 0) close(c->worker[i].line);
        close(ends[0]);
        work(c, w->mark, ends[1]);
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
        buf_free(&c->worker[i].out);
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

static void send_job(worker *w, const job *j) {
    buf *out = &w->out;
    if (w->sent == out->n) out->n = w->sent = 0;
    size_t at = out->n;
    wire_put_number(out, 0);
    wire_put_number(out, j->number);
    wire_put_number(out, j->n);
    wire_put_number(out, j->losses.n);
    for (uint32_t i = 0; i < j->losses.n; i++) {
        wire_put_number(out, j->losses.p[i].item);
        wire_put_number(out, j->losses.p[i].stage);
        wire_put_text(out, j->losses.p[i].what);
    }
    buf_put(out, buf_str(&j->items));
    uint64_t size = out->n - at - sizeof size;
    memcpy(out->p + at, &size, sizeof size);
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
uint32_t crew_replaced(const crew *c) { return c->replaced; }

void crew_give(crew *c, str items, uint32_t n) {
    job *j = job_of(c, c->next);
    worker *w = least_busy(c);
    j->number = c->next++;
    j->items.n = j->answer.n = 0;
    buf_put(&j->items, items);
    j->n = n;
    j->losses.n = 0;
    j->done = false;
    arena_reset(&j->mem);
    w->jobs[w->n_jobs++] = j->number;
    send_job(w, j);
}

bool crew_take(crew *c, str *answer, uint32_t *n) {
    job *j = job_of(c, c->first);
    if (c->first == c->next || !j->done) return false;
    buf swap = c->taken;
    c->taken = j->answer;
    j->answer = swap;
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

/* Puts a new worker in the place of one that is gone, and has it do again what that one was doing,
 * but for the item that it was at. */
static bool replace(crew *c, worker *w, err *e) {
    int status = 0;
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR) {
    }
    close(w->line);
    w->line = -1;
    w->pid = 0;
    uint64_t number = atomic_load(&w->mark->job);
    if (number != NOTHING) {
        job *j = job_of(c, number);
        crew_loss loss = {atomic_load(&w->mark->item), atomic_load(&w->mark->stage),
                          what_happened(w, status, &j->mem)};
        vec_push(&j->losses, loss);
        c->idle_deaths = 0;
    } else if (++c->idle_deaths > MOST_IDLE_DEATHS) {
        arena mem = {0};
        err_set(e, "workers end before they begin: %s", what_happened(w, status, &mem).p);
        arena_free(&mem);
        return false;
    }
    c->replaced++;
    w->ended = NULL;
    w->in.n = w->out.n = w->sent = 0;
    for (uint32_t i = 0; i < w->n_jobs; i++) send_job(w, job_of(c, w->jobs[i]));
    return start(c, w, e);
}

static uint64_t resident(pid_t pid) {
    char path[40];
    unsigned long long all, pages = 0;
    snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
    FILE *f = fopen(path, "re");
    if (!f) return 0;
    if (fscanf(f, "%llu %llu", &all, &pages) != 2) pages = 0;
    fclose(f);
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

/* Ends a worker that is over a limit; its death is then found like any other. */
static void look_at(crew *c, worker *w) {
    if (w->ended || atomic_load(&w->mark->job) == NOTHING) return;
    if ((double)(now() - atomic_load(&w->mark->since)) > c->limits.seconds * 1e9)
        w->ended = "took longer than --timeout allows";
    else if (resident(w->pid) > c->limits.memory)
        w->ended = "needed more memory than --memory allows";
    if (w->ended) kill(w->pid, SIGKILL);
}

/* ---- waiting ----------------------------------------------------------------------------- */

static void write_some(worker *w) {
    while (w->sent < w->out.n) {
        ssize_t n = write(w->line, w->out.p + w->sent, w->out.n - w->sent);
        if (n <= 0) return; /* full, or gone: reading will tell */
        w->sent += (size_t)n;
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
    }
    memmove(w->in.p, w->in.p + at, w->in.n - at);
    w->in.n -= at;
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
        write_some(w);
        fds[i] = (struct pollfd){.fd = w->line, .events = POLLIN};
        if (w->sent < w->out.n) fds[i].events |= POLLOUT;
    }
    fds[c->n] = (struct pollfd){.fd = input, .events = POLLIN};
    poll(fds, c->n + 1, TICK);
    bool ok = true;
    for (uint32_t i = 0; i < c->n && ok; i++) {
        worker *w = &c->worker[i];
        if (fds[i].revents & POLLOUT) write_some(w);
        bool there = !(fds[i].revents & (POLLIN | POLLHUP | POLLERR)) || read_some(c, w);
        look_at(c, w);
        if (!there) ok = replace(c, w, e);
    }
    free(fds);
    return ok;
}
