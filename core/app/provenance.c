#include "app/provenance.h"
#include "base/buf.h"

static void put_fact(buf *b, const char *label, str text) {
    if (text.n) buf_printf(b, " · %s%.*s", label, STR_ARG(text));
}

static void fill(page *p, page_block *list, const session *s) {
    str first = arena_printf(&p->mem, "tenor " TENOR_VERSION " · fingerprint %016llx",
                             (unsigned long long)s->fingerprint);
    vec_push(&list->names, first);
    buf b = {0};
    for (uint32_t i = 0; i < s->lib.lexicons.n; i++) {
        const lexicon *l = &s->lib.lexicons.p[i];
        b.n = 0;
        buf_printf(&b, "lexicon %.*s", STR_ARG(l->name));
        put_fact(&b, "version ", l->version);
        put_fact(&b, "licence ", l->licence);
        put_fact(&b, "", l->source);
        put_fact(&b, "cite: ", l->citation);
        vec_push(&list->names, arena_str(&p->mem, buf_str(&b)));
    }
    buf_free(&b);
}

void provenance_fill(page *p, const session *s) {
    for (uint32_t i = 0; i < p->blocks.n; i++)
        if (p->blocks.p[i].kind == BLOCK_PROVENANCE) fill(p, &p->blocks.p[i], s);
}
