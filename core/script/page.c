#include "script/page.h"

page_block *page_add(page *p, block_kind kind, str text) {
    vec_push(&p->blocks, (page_block){.kind = kind, .level = 1, .text = arena_str(&p->mem, text)});
    return &vec_last(&p->blocks);
}

uint32_t page_rows(const page_block *table) {
    return table->names.n ? table->cells.n / table->names.n : 0;
}

void page_free(page *p) {
    for (uint32_t i = 0; i < p->blocks.n; i++) {
        vec_free(&p->blocks.p[i].names);
        vec_free(&p->blocks.p[i].cells);
    }
    vec_free(&p->blocks);
    arena_free(&p->mem);
    *p = (page){0};
}
