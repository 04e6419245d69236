/* state: what the units of this floor share about one loaded script.
 *
 *      script.c    load, bind, score, report    contract.c  the returned table ─► facts
 *      chunk.c     source text ─► functions     options.c   options and --set
 *      view.c      which hits it sees           groups.c    records ─► keepers by group
 *      keeping.c   … one of them into one       regroup.c   … merged for the report
 *      l_*.c       one file per Lua type
 *
 * Everything that must outlive a Lua state stands here in C: a script that went over a limit gets a
 * new state and loses nothing. Lua's functions are held by registry reference. */
#ifndef TENOR_SCRIPT_STATE_H
#define TENOR_SCRIPT_STATE_H

#include "base/map.h"
#include "lexicon/lookup.h"
#include "lexicon/regex.h"
#include "script/class.h"
#include "script/keeping.h"
#include "script/sandbox.h"
#include "script/script.h"
#include "script/view.h"

#include <lua.h>

enum { STATE_MOST_REGEXES = 256 };

/* A file of scripts/lib, read once: a script that gets a new state must get the same code. */
typedef struct module {
    str name, chunk, text;
    bool own; /* tenor's, though the script may have another of that name */
} module;

/* What tenor.lexicon(name) asks. */
typedef struct script_lookup {
    str name;
    bool ready; /* lookup is filled */
    lookup lookup;
} script_lookup;

/* The records of one value of `by`. */
typedef struct group {
    str *key;      /* one per field of `by`; nothing when there is none */
    uint64_t n;    /* records */
    keeper *field; /* beside script.keep */
} group;

/* The groups by some of the fields of `by`, in the order of their keys; the others are merged. */
typedef struct group_set {
    uint32_t field[SCRIPT_MOST_BY], n; /* of `by` */
    group **group;                     /* key: one per field of the set */
    uint32_t n_groups;
    bool own; /* the groups were made for this set */
} group_set;

struct script {
    arena mem;        /* as long as the script */
    arena report_mem; /* as long as a report */
    arena one_mem;    /* as long as one kept record is being read */
    lexlib *lib;
    sandbox box;
    script_limits limits;
    script_facts facts;
    source source;
    str chunk;        /* what Lua calls the file in its messages: "scripts/tone.lua" */
    const char *name; /* facts.name, NUL-terminated */

    bool loading;                      /* tenor.regex and require work only now */
    bool loading_own;                  /* require finds tenor's own modules only */
    int score_ref, report_ref, by_ref; /* LUA_NOREF when there is none */
    int options_ref;                   /* what score gets as `opt` */
    int modules_ref;                   /* name → what require gave */
    VEC(module) modules;
    VEC(regex *) regexes;
    VEC(script_lookup) lookups;

    str *by; /* names of fields */
    uint32_t n_by;
    keep_field *keep; /* by name */
    uint32_t n_keep;
    map keys; /* key of a group → index into groups */
    VEC(group) groups;
    VEC(group_set *) sets; /* as a report asked for them */

    view view;
    doc *d;         /* the article at hand; NULL between articles */
    uint32_t epoch; /* counts articles and reports: what scripts kept of an earlier one is void */
    bool tracing;
    trace trace;
    buf scratch; /* never held across a call of Lua */
    arena work;  /* of one call of C, which a raise may leave filled */
};

static inline script *script_of(lua_State *L) { return sandbox_owner(L); }

/* ---- between the units ------------------------------------------------------------------- */

/* chunk.c: compiles and runs the script's file; leaves what it returned. Raises. */
void chunk_run(lua_State *L, script *s);
/* Pushes what tenor's own module gives: a copy that scripts never see. Raises. */
void chunk_own(lua_State *L, script *s, str name);
/* What Lua is to call a file: paths longer than its messages hold lose their folders. */
str chunk_name(arena *mem, str path);
/* Turns "scripts/tone.lua:12: message" into an error at that line. */
void chunk_complain(const script *s, str message, diag *d);

/* contract.c: checks the table at `table` against the contract and fills facts, keep and by.
 * Mistakes go to d, at the line where the field stands. */
void contract_read(lua_State *L, int table, script *s, diag *d);
/* Takes the references to the functions of the table, in a new state too. */
void contract_hold(lua_State *L, int table, script *s);
/* An error at the line of the source that sets this field. */
void contract_fault(const script *s, diag *d, const char *field, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* options.c */
void options_read(lua_State *L, int table, script *s, diag *d);
/* Puts --set into force; a value of the wrong type is an error in d. */
void options_set(script *s, script_setting *list, uint32_t n, diag *d);
void options_push(lua_State *L, const script *s); /* the closed table that score gets */

/* l_record.c: what score left at `index`. Raises on what is no record. */
void l_record_read(lua_State *L, int index, arena *mem, record *out);

/* groups.c. `by` as a function is asked inside of the sandbox. False also when a field of the
 * record does not fit its keeper. */
bool groups_key(script *s, doc *d, const record *r, record_key *key, err *e);
uint32_t *groups_sorted(const script *s, arena *mem); /* their order by key */
keeper *groups_keepers(const script *s, arena *mem);  /* fresh ones */
void groups_free_keepers(const script *s, group *g);
void groups_free(script *s);

/* regroup.c. By the fields with these indices in `by`; by none of them, all is one group. Valid
 * until regroup_free, as long as nothing is added. */
const group_set *regroup(script *s, const uint32_t *field, uint32_t n);
void regroup_free(script *s); /* at the end of a report */

/* ---- Lua types --------------------------------------------------------------------------- */

extern const class span_class, hit_class, doc_class, quote_class, name_class;
extern const class regex_class, lexicon_class, tokens_class, keep_class;
extern const class all_class, group_class, mean_class, sum_class, tally_class, histogram_class;
extern const class rate_class, rates_class, difference_class, terms_class, examples_class,
    records_class;
extern const class out_class, table_class;

void l_tenor_open(lua_State *L); /* pushes the module */
int l_regex_new(lua_State *L);
int l_lexicon_new(lua_State *L);
int l_events_find(lua_State *L);
/* What a lexicon object, an index into script.lookups, asks; built when it is first asked. */
const lookup *l_lexicon_lookup(lua_State *L, uint32_t index);
void l_all_push(lua_State *L);
int l_terms_keyness(lua_State *L);             /* all:keyness */
void l_all_check(lua_State *L, int arg);       /* raises unless it is `all` of this report */
uint32_t l_all_field(lua_State *L, int arg);   /* index in `by` of the field named; raises */
void l_json_push(lua_State *L, const json *j); /* fresh tables; null is nil */
void l_out_push(lua_State *L, page *p);
/* keep = { tone = tenor.mean() }: false when the value is no keeper. */
bool l_keep_spec(lua_State *L, int index, keep_spec *out);
void l_keep_methods(lua_State *L); /* sets mean, sum, tally, histogram in the table on top */

#endif
