#include "app/worker.h"
#include "base/arena.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

int64_t worker_clock(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* The time goes first: whoever reads the item and then the time never takes an item for older than
 * it is. */
void crew_at(crew_mark *m, uint32_t item, uint32_t stage) {
    if (stage == CREW_READING) atomic_store(&m->since, worker_clock());
    atomic_store(&m->stage, stage);
    atomic_store(&m->item, item);
}

uint64_t worker_memory(pid_t pid) {
    char path[40];
    unsigned long long all, pages = 0;
    snprintf(path, sizeof path, "/proc/%d/statm", (int)pid);
    FILE *f = fopen(path, "re");
    if (!f) return 0;
    if (fscanf(f, "%llu %llu", &all, &pages) != 2) pages = 0;
    fclose(f);
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

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

/* What the terminal or a batch system tells the whole group is for the parent to act on. It alone
 * holds files open, too: a lock must not outlive it in a worker. */
static void become_worker(int line) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    if (line > STDERR_FILENO + 1) close_range(STDERR_FILENO + 1, (unsigned)line - 1, 0);
    close_range((unsigned)line + 1, ~0U, 0);
}

/* One job after the other until the other end closes. A worker that has grown over a job makes room
 * for a fresh one, so that the next item is not charged for it. */
void worker_run(int line, crew_mark *mark, uint64_t memory, crew_task *task, void *context) {
    buf in = {0}, out = {0};
    arena mem = {0};
    become_worker(line);
    uint64_t base = worker_memory(getpid());
    atomic_store(&mark->base, base);
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
        task(context, &w, n, losses, n_losses, mark, &out);
        atomic_store(&mark->job, NO_JOB);
        size = out.n - sizeof size;
        memcpy(out.p, &size, sizeof size);
        if (!write_all(line, buf_str(&out))) return;
        if (worker_memory(getpid()) > base + memory / 2) return;
    }
}
