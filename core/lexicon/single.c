/* A lexicon of one phrase, for whoever looks for one. */
#include "lexicon/field.h"

bool lexlib_phrase(lexlib *lib, str phrase, err *e) {
    diag silent = {0};
    draft dr;
    bool fresh;
    lex_place at = {lib->files.n, 1, 1};
    str name = STR("phrase"), text = arena_str(&lib->mem, str_trim(phrase));
    vec_push(&lib->files, (source){.path = name, .text = text});
    vec_push(&lib->read, (lex_file){.known = true});
    draft_open(&dr, lib, &silent);
    const char *fault = phrase_fault(&dr.scratch, text);
    if (fault) {
        err_set(e, "'%.*s' %s", STR_ARG(text), fault);
    } else {
        uint32_t id = draft_category_of(&dr, LEX_NONE, name, at, &fresh);
        dr.facts = (lexicon){.name = name, .path = name, .plain = true};
        vec_push(&dr.categories.p[id].terms, (lex_term){.text = text,
                                                        .weight = 1,
                                                        .forms = FORMS_WRITTEN,
                                                        .parts = (1u << PARTS) - 1,
                                                        .voices = (1u << VOICES) - 1,
                                                        .at = at});
        draft_commit(&dr, 0);
    }
    draft_free(&dr);
    return !fault;
}
