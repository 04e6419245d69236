#include "app/progress.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* Known if every operand is a file that is read as it is. */
static uint64_t bytes_to_read(const args *a) {
    uint64_t total = 0;
    for (uint32_t i = 0; i < a->operands.n; i++) {
        struct stat s;
        str path = a->operands.p[i];
        bool packed = str_has_ext(path, STR("gz")) || str_has_ext(path, STR("zst"));
        if (packed || stat(path.p, &s) != 0 || !S_ISREG(s.st_mode)) return 0;
        total += (uint64_t)s.st_size;
    }
    return args_has(a, "files-from") ? 0 : total;
}

void progress_start(progress *p, const args *a) {
    str wish = args_text(a, "progress", "auto");
    *p = (progress){.kind = isatty(STDERR_FILENO) ? PROGRESS_BAR : PROGRESS_LINES};
    if (str_eq(wish, STR("bar"))) p->kind = PROGRESS_BAR;
    if (str_eq(wish, STR("json"))) p->kind = PROGRESS_JSON;
    if (str_eq(wish, STR("none")) || args_has(a, "quiet")) p->kind = PROGRESS_NONE;
    p->total = bytes_to_read(a);
    p->started = p->last = now();
}

/* "40 s left", "12 min left"; nothing as long as it is a guess. */
static void put_time_left(buf *b, const progress *p, uint64_t bytes, double elapsed) {
    if (!p->total || bytes < p->total / 50) return;
    double left = elapsed * ((double)p->total / (double)bytes - 1);
    if (left < 90)
        buf_printf(b, "  %.0f s left", left);
    else
        buf_printf(b, "  %.0f min left", left / 60);
}

void progress_show(progress *p, uint64_t articles, uint64_t failed, uint64_t bytes) {
    static const double every[] = {
        [PROGRESS_BAR] = 0.2, [PROGRESS_LINES] = 60, [PROGRESS_JSON] = 1};
    if (p->kind == PROGRESS_NONE) return;
    double t = now(), elapsed = t - p->started;
    if (elapsed < 1 || t - p->last < every[p->kind]) return;
    buf b = {0};
    p->last = t;
    if (p->kind == PROGRESS_JSON) {
        buf_printf(&b,
                   "{\"articles\":%llu,\"failed\":%llu,\"bytes\":%llu,\"total\":%llu,"
                   "\"seconds\":%.1f}\n",
                   (unsigned long long)articles, (unsigned long long)failed,
                   (unsigned long long)bytes, (unsigned long long)p->total, elapsed);
    } else {
        buf_printf(&b, "%s%llu articles  %.1f MB/s  %llu failed",
                   p->kind == PROGRESS_BAR ? "\r" : "tenor: ", (unsigned long long)articles,
                   (double)bytes / 1e6 / elapsed, (unsigned long long)failed);
        put_time_left(&b, p, bytes, elapsed);
        buf_put(&b, p->kind == PROGRESS_BAR ? STR("\033[K") : STR("\n"));
        p->shown = p->kind == PROGRESS_BAR;
    }
    fwrite(b.p, 1, b.n, stderr);
    buf_free(&b);
}

void progress_clear(progress *p) {
    if (p->shown) fputs("\r\033[K", stderr);
    p->shown = false;
}
