/* script: one user's Lua file, loaded, asked for scores, asked for a report.
 *
 *      script_load ─► facts (lexicons are loaded here) ─► … matcher built … ─► script_bind
 *      script_score(article) ─► record ─► script_keep ─► … ─► script_report ─► page
 *
 * A script returns one table (docs/scripts.md). It runs in a Lua state of its own inside the
 * sandbox: allow-listed functions, counted memory, a deadline per article. Whatever it does ends as
 * an err that names script, line and article; a script that fails on one article fails on that one
 * only. core/script is the only folder that includes lua.h. */
#ifndef TENOR_SCRIPT_SCRIPT_H
#define TENOR_SCRIPT_SCRIPT_H

#include "base/diag.h"
#include "base/err.h"
#include "lexicon/scan.h"
#include "script/page.h"
#include "script/record.h"
#include "stats/keep.h"

typedef struct script script;

typedef struct script_limits {
    size_t memory;        /* bytes of the Lua heap; 0 = 64 MiB */
    double load_seconds;  /* CPU; 0 = 5 */
    double score_seconds; /* CPU per article; 0 = 2 */
} script_limits;

/* --set tone.cutoff=1.2 (or cutoff=1.2 for every script that has the option) */
typedef struct script_setting {
    str script; /* empty = any */
    str option, value;
    bool used;  /* set by script_load: one that stays false is a mistake of the user's … */
    bool usual; /* … unless it is there for scripts in general */
} script_setting;

typedef enum { OPTION_NUMBER, OPTION_TEXT, OPTION_BOOL } option_kind;
typedef struct script_option {
    str name, help;
    option_kind kind;
    cell value, standard; /* in force, and the default */
} script_option;

typedef struct script_facts {
    str name, path, summary;
    uint32_t version;
    str *lexicons; /* as named */
    uint32_t n_lexicons;
    uint32_t *ids;          /* in the lexlib, beside lexicons */
    script_option *options; /* by name */
    uint32_t n_options;
    bool scores, reports;
    uint64_t digest; /* of the source; the options in force come on top */
} script_facts;

/* Loads "tone" (from scripts/) or a path, checks the contract, loads its lexicons into lib; without
 * a lib only the facts are there. NULL with diagnostics in d. */
script *script_load(str name, lexlib *lib, script_setting *settings, uint32_t n_settings,
                    const script_limits *limits, diag *d);
const script_facts *script_about(const script *s);
/* What its verbs will see. Once, after the matcher is built. */
void script_bind(script *s, const scanner *scan);

/* The record of one article, in `mem`. The scanner holds the article's hits. */
bool script_score(script *s, doc *d, arena *mem, record *out, err *e);

/* A trace of what the verbs counted during the last score (for --explain). Off unless asked. */
typedef struct trace_call {
    const char *verb;     /* "weigh", "rate", "count" … */
    str filter;           /* "class=evaluative voice=author" */
    double result;        /* what the script got */
    double total;         /* Σ weight or count over the hits */
    double per;           /* result = total × per (1 for weigh; 100 / words for rate) */
    uint32_t words;       /* denominator of a rate, else 0 */
    uint32_t first, last; /* range in trace.hits */
} trace_call;
typedef struct trace_flag {
    uint32_t start, end; /* bytes */
    str message;
} trace_flag;
typedef struct trace {
    VEC(trace_call) calls;
    VEC(uint32_t) hits;    /* indices into scanner.hits */
    VEC(trace_flag) flags; /* doc:flag(span, fmt, …); kept even without tracing */
} trace;
void script_tracing(script *s, bool on);
const trace *script_trace(const script *s);

/* The group (`by`) that the record of the article belongs to. */
enum { SCRIPT_MOST_BY = 8 };
typedef struct record_key {
    str part[SCRIPT_MOST_BY];
    uint32_t n;
    bool carried; /* the record's line tells it by itself: its fields, id, outlet, date, title, url
                   */
} record_key;
bool script_key(script *s, doc *d, const record *r, record_key *key, err *e);

/* Adds the script's record in a line of `tenor score` to its keepers, if the line has one:
 * {"id":…,"outlet":…,"by":{"tone":["…"]},"tone":{…}}. Without "by" the key is what the line tells.
 */
bool script_keep(script *s, const json *line, arena *mem, err *e);
/* What was kept, group by group in the order of the keys, as lines that script_keep_read adds up
 * again: {"script":"tone","key":["Blue"],"n":12,"keep":{"tone":{…}}}. False with a message when the
 * line is no such line or was kept by another script. */
void script_keep_write(const script *s, buf *b);
bool script_keep_read(script *s, const json *line, err *e);
/* Runs report over what was kept. A script without `report` gets a standard one: a table of all
 * keepers by group. */
bool script_report(script *s, page *out, err *e);

void script_free(script *s);

#endif
