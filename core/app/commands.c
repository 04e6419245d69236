/* The table of commands: what `tenor help` says is what the parser does. */
#include "app/command.h"
#include "base/utf8.h"

const option opt_script = {
    "script", 's', "NAME", true,
    "a script by name (tone) or path (mine.lua); again, or with commas, for more"};
const option opt_set = {"set", 0, "SCRIPT.OPTION=VALUE", true,
                        "sets an option of a script; without SCRIPT. of every script that has it"};
const option opt_lexicon = {"lexicon", 'l', "NAME", true,
                            "a lexicon by name (loaded) or path (mine.yml); again for more"};
static const option opt_field = {
    "field", 0, "TO=FROM", true,
    "reads a field under another name: --field text=body,outlet=source; headline=title puts it "
    "before the text"};
static const option opt_input = {"input", 0, "auto|text|jsonl|csv|tsv|html", false,
                                 "the kind of the input; auto tells by name and content"};
static const option opt_path = {
    "path", 0, "FORM", false,
    "metadata from the path of each file: --path '{outlet}/{date}-{title}.txt'"};
static const option opt_files_from = {
    "files-from", 0, "FILE", false,
    "reads the files named there too, one a line or NUL-terminated; -: standard input"};
static const option opt_output = {
    "output", 'o', "FILE", false,
    "writes there instead of to standard output: whole or not at all"};
static const option opt_color = {"color", 0, "auto|always|never", false,
                                 "colours; auto: on a terminal, and NO_COLOR is obeyed"};
static const option opt_no_config = {
    "no-config", 0, NULL, false,
    "does not look for a tenor.yaml in this folder and those above it"};
static const option opt_no_pager = {"no-pager", 0, NULL, false, "prints straight to the terminal"};
static const option opt_strict = {"strict", 0, NULL, false,
                                  "stops at the first article that fails"};
static const option opt_verbose = {"verbose", 'v', NULL, false,
                                   "says more: repaired characters, tracebacks of scripts"};
static const option opt_quiet = {"quiet", 'q', NULL, false, "no warnings and no summary"};
static const option opt_progress = {
    "progress", 0, "auto|none|bar|json", false,
    "progress on standard error; auto: a bar on a terminal, else a line a minute"};
static const option opt_jobs = {
    "jobs", 'j', "N", false,
    "worker processes (default 1; 0: one a processor): the same bytes, sooner"};
static const option opt_timeout = {"timeout", 0, "SECONDS", false,
                                   "ends a worker that takes longer over one article (default 60)"};
static const option opt_memory = {"memory", 0, "MB", false,
                                  "ends a worker that grows larger (default 2048)"};
static const option opt_resume = {"resume", 0, NULL, false,
                                  "goes on with a run that was interrupted; needs -o"};
static const option opt_partial = {"partial", 0, "FILE", false,
                                   "writes the counts for tenor merge instead of a report"};
static const option opt_parts = {"parts", 'n', "N", false, "how many parts"};
static const option opt_folder = {"output", 'o', "FOLDER", false, "where the lists go"};
static const option opt_help = {"help", 'h', NULL, false, "this help"};

static const option format_score = {"format", 'f', "jsonl|csv", false,
                                    "one JSON object a line, or one CSV row"};
static const option format_read = {"format", 'f', "text|html", false, "how to print"};
static const option format_report = {"format", 'f', "text|markdown|csv|json|html|vega", false,
                                     "how to print; vega: charts as Vega-Lite"};
static const option format_validate = {"format", 'f', "text|markdown|csv|json|html", false,
                                       "how to print"};
static const option format_lexicon = {
    "format", 'f',
    "text|csv|afinn|inquirer|lexicoder|liwc|list|mpqa|nrc|pattern|vader|wordstat|yaml|yoshikoder",
    false, "show, audit: text or csv; import: what the file is, if it cannot be told"};
static const option opt_name = {"name", 0, "NAME", false, "import: the name of the lexicon"};
static const option opt_licence = {"licence", 0, "TEXT", false, "import: the licence it has"};
static const option opt_source = {"source", 0, "TEXT", false, "import: where it comes from"};
static const option opt_citation = {"citation", 0, "TEXT", false, "import: what to cite for it"};
static const option opt_map = {
    "map", 0, "KEY=VALUE", true,
    "import: CATEGORY=WEIGHT; of a CSV file word=COLUMN, value=COLUMN[:CATEGORY] (again for more), "
    "category=COLUMN, offset=NUMBER, scale=NUMBER"};
static const option opt_class = {"class", 0, "[CATEGORY=]CLASS", true,
                                 "import: the class of its categories, or of one"};
static const option format_kwic = {"format", 'f', "text|csv|jsonl", false, "how to print"};
static const option opt_context = {"context", 0, "WORDS", false,
                                   "words to either side, at most 100 (default: 10)"};
static const option opt_voice = {"voice", 0, "author|quoted|reported", true,
                                 "only what is said in this voice; again for more"};
static const option opt_limit = {"limit", 0, "NUMBER", false, "shows no more than so many"};
static const option opt_explain = {
    "explain", 0, NULL, false,
    "lists every contribution to every number, and what was found but not counted"};
static const option opt_mark = {"mark", 0, "CLASS", true,
                                "classes to mark in the text (default: evaluative,event)"};
static const option opt_offsets = {"offsets", 0, "chars|bytes", false,
                                   "what start and end count: code points or bytes"};
static const option opt_paranoid = {"paranoid", 0, NULL, false,
                                    "scores every article twice and reports any difference"};
static const option opt_measured = {
    "field", 0, "NAME", true,
    "the field of the record to compare; TO=FROM reads a field of the input under another name"};
static const option opt_gold = {
    "gold", 0, "NAME", false,
    "where the labels are: a field of the articles, or the column of --labels (there: label)"};
static const option opt_labels = {"labels", 0, "FILE", false,
                                  "labels apart from the articles: CSV or JSON Lines with an id"};
static const option opt_label_map = {"map", 0, "LABEL=LABEL", true,
                                     "what a label of the script is called among the labels"};
static const option opt_as = {"as", 0, "numbers|labels", false,
                              "how to compare (default: as the script's field is)"};
static const option opt_by = {"by", 0, "NAME", false,
                              "also by group: a field of the articles or of the record"};
static const option opt_compare_by = {
    "by", 0, "NAME", false,
    "what is compared: outlet (the default), year, month, day or any field of the articles"};
static const option opt_worst = {"worst", 0, "N", false,
                                 "how many disagreements to show, with their words (default 5)"};
static const option opt_replicates = {"replicates", 0, "N", false,
                                      "of the bootstrap, for the intervals (default 1000)"};
static const option opt_sample = {"sample", 'n', "N", false,
                                  "audit: how many hits of each category (default 20)"};
static const option opt_seed = {"seed", 0, "TEXT", false,
                                "audit: another seed draws another sample"};
static const option opt_sheet = {"read", 0, "SHEET", false,
                                 "audit: reads a sheet back that somebody has judged"};
static const option opt_man = {"man", 0, NULL, false, "prints the manual page (roff)"};
static const option opt_completion = {"completion", 0, "bash|zsh|fish", false,
                                      "prints a completion script for the shell"};

#define INPUT_OPTIONS  &opt_field, &opt_input, &opt_path, &opt_files_from
#define CREW_OPTIONS   &opt_jobs, &opt_timeout, &opt_memory, &opt_strict, &opt_progress
#define COMMON_OPTIONS &opt_verbose, &opt_quiet, &opt_help

static const option *const read_options[] = {
    &opt_script, &opt_no_config, &opt_set,      &format_read, &opt_explain,   &opt_mark,
    &opt_color,  &opt_no_pager,  INPUT_OPTIONS, &opt_output,  COMMON_OPTIONS, NULL};
static const option *const score_options[] = {
    &opt_script, &opt_no_config, &opt_set,     &format_score,  &opt_output, INPUT_OPTIONS,
    &opt_resume, &opt_paranoid,  CREW_OPTIONS, COMMON_OPTIONS, NULL};
static const option *const report_options[] = {
    &opt_script, &opt_no_config, &opt_set,     &format_report, &opt_output, INPUT_OPTIONS,
    &opt_color,  &opt_partial,   CREW_OPTIONS, COMMON_OPTIONS, NULL};
static const option *const compare_options[] = {
    &opt_compare_by, &opt_script, &opt_no_config, &opt_set,     &format_report, &opt_output,
    INPUT_OPTIONS,   &opt_color,  &opt_partial,   CREW_OPTIONS, COMMON_OPTIONS, NULL};
static const option *const merge_options[] = {
    &opt_script, &opt_no_config, &opt_set,       &format_report,
    &opt_output, &opt_color,     COMMON_OPTIONS, NULL};
static const option *const annotate_options[] = {
    &opt_script, &opt_no_config, &opt_lexicon, &opt_offsets,   &opt_output,
    &opt_resume, INPUT_OPTIONS,  CREW_OPTIONS, COMMON_OPTIONS, NULL};
static const option *const plan_options[] = {&opt_parts, &opt_folder, INPUT_OPTIONS, &opt_help,
                                             NULL};
static const option *const kwic_options[] = {
    &opt_lexicon, &opt_context,  &opt_voice,   &opt_limit,     &format_kwic, &opt_color,
    &opt_output,  INPUT_OPTIONS, CREW_OPTIONS, COMMON_OPTIONS, NULL};
static const option *const check_options[] = {&opt_script,   &opt_no_config, &opt_set, &opt_color,
                                              INPUT_OPTIONS, COMMON_OPTIONS, NULL};
static const option *const lexicon_options[] = {
    &format_lexicon, &opt_name,     &opt_licence, &opt_source,    &opt_citation,
    &opt_map,        &opt_class,    &opt_sample,  &opt_seed,      &opt_sheet,
    &opt_output,     INPUT_OPTIONS, CREW_OPTIONS, COMMON_OPTIONS, NULL};
static const option *const validate_options[] = {
    &opt_script,     &opt_no_config,   &opt_set,     &opt_measured,  &opt_gold,
    &opt_labels,     &opt_label_map,   &opt_as,      &opt_by,        &opt_worst,
    &opt_replicates, &format_validate, &opt_output,  &opt_color,     &opt_input,
    &opt_path,       &opt_files_from,  CREW_OPTIONS, COMMON_OPTIONS, NULL};
static const option *const script_options[] = {&opt_set, &opt_output, COMMON_OPTIONS, NULL};
static const option *const doctor_options[] = {&opt_help, NULL};
static const option *const help_options[] = {&opt_man, &opt_completion, &opt_no_pager, &opt_help,
                                             NULL};

static const char LOOK[] = "Look at the words", MANY[] = "Score articles",
                  CUT[] = "Cut a large corpus up", MAKE[] = "Make your own",
                  HELP[] = "Find your way";
static const char INPUT[] = "[FILE|FOLDER|-]...";

static const command read_command = {
    "read",
    LOOK,
    "an article with its loaded words marked, and its scorecard",
    INPUT,
    "Prints each article with the words that lexicons know marked by class, and the scorecard of "
    "the scripts (default: tone, loaded, events, frames, framing), the categories of those words "
    "and whom they are about. Each mark ends in the letter of its category: a capital one (bold "
    "and underlined) in the outlet's own voice, a small one in words it quotes or reports. "
    "--explain lists each contribution, with its weight and the file and line of the term, so that "
    "they add up to the score. --format html prints one page that needs nothing else: each mark is "
    "underlined, solid in the outlet's own voice and dotted in others', and shows what is known of "
    "it when it is pointed at, tapped or reached by key.",
    read_options,
    "tenor read tests/articles/clarion-harbour.txt\n"
    "tenor read --explain tests/articles/clarion-harbour.txt\n"
    "tenor read --format html -o article.html tests/articles/clarion-harbour.txt\n"
    "echo 'The tyrant said so.' | tenor read -\n",
    cmd_read};
static const command check_command = {
    "check",
    LOOK,
    "file:line:col of loaded words, for editors and CI",
    INPUT,
    "Prints one line for each flag that a script raised with doc:flag (default: the script check, "
    "which flags evaluative words in the outlet's own voice). Exit 1 if there were any.",
    check_options,
    "tenor check tests/articles/clarion-harbour.txt\n",
    cmd_check};
static const command score_command = {
    "score",
    MANY,
    "one record an article, as JSON Lines or CSV",
    INPUT,
    "Runs scripts (default: tone, loaded, events, frames, framing) over articles and prints what "
    "they return, one line an article, in the order of the input. Input: text files, HTML pages, "
    "JSON Lines, CSV and TSV with a header (fields id outlet date title url lang text; any other "
    "is kept as metadata), gzip and zstd of these, folders of them, - for standard input. An "
    "article that cannot be read or scored leaves an error record and the run goes on (exit 3).",
    score_options,
    "tenor score -s tone tests/articles/sample.jsonl\n"
    "tenor score -s tone,loaded --format csv tests/articles/sample.jsonl\n"
    "tenor score -s tone --set tone.cutoff=1.5 tests/articles/*.txt\n"
    "tenor score -s tone --path '{outlet}-{title}.txt' tests/articles/*.txt\n"
    "find . -name '*.html' -print0 | tenor score -s tone --files-from -\n",
    cmd_score};
static const command report_command = {
    "report",
    MANY,
    "what the records of many articles come to, by outlet or otherwise",
    INPUT,
    "Runs scripts (default: outlets) over articles, or takes the records that tenor score wrote "
    "with the same scripts, keeps what they declare (means, sums, tallies, histograms) and prints "
    "their reports. The same report prints as text, Markdown, CSV, JSON or HTML: "
    "one file that needs nothing else. --format vega prints its charts as Vega-Lite.",
    report_options,
    "tenor report -s outlets tests/articles/sample.jsonl\n"
    "tenor report -s tone --format csv tests/articles/sample.jsonl\n"
    "tenor report -s outlets --format html -o outlets.html tests/articles/sample.jsonl\n",
    cmd_report};
static const command compare_command = {
    "compare",
    MANY,
    "what differs between outlets in their own words, and how sure that is",
    INPUT,
    "Prints the report of the script compare: how many articles of whom; the slant of own words "
    "and "
    "of quoted ones, with events beside it; tone towards the main targets; how persons are named; "
    "who gets to speak; the loaded words that set each apart; labels; change over time; the same "
    "events side by side; whether the finding would hold if it had been counted otherwise; and "
    "what "
    "chance alone would show. Every figure has its interval and its number of articles; sources "
    "whose intervals overlap are shown as tied. tenor compare is tenor report -s compare, so "
    "--partial and tenor merge -s compare work as there.",
    compare_options,
    "tenor compare --set least=2 tests/articles/sample.jsonl\n"
    "tenor compare --by year --set least=2 tests/articles/sample.jsonl\n"
    "tenor compare --set least=2 -f html -o comparison.html tests/articles/sample.jsonl\n",
    cmd_compare};
static const command merge_command = {
    "merge",
    CUT,
    "one report from the counts of many runs",
    "FILE...",
    "Adds up files that tenor report --partial wrote and prints the report: the same bytes as one "
    "run over everything, whatever the order of the files and however the corpus was cut. Scripts, "
    "options, lexicons and tenor must be the same; what differs is named.",
    merge_options,
    "tenor report --partial 1.counts -s tone tests/articles/sample.jsonl\n"
    "tenor merge -s tone 1.counts\n",
    cmd_merge};
static const command plan_command = {
    "plan",
    CUT,
    "a corpus cut into parts, for many machines",
    INPUT,
    "Writes lists of files, one a part, into a folder and prints their names. Each list is for "
    "--files-from; the parts are of about the same size and keep the order of the input. JSON "
    "Lines that are not packed are cut between two lines, other files stay whole. See "
    "docs/cluster.md.",
    plan_options,
    "tenor plan -n 4 -o parts tests/articles/sample.jsonl\n"
    "tenor report --files-from parts/0001.list --partial parts/0001.counts\n"
    "tenor merge parts/*.counts\n",
    cmd_plan};
static const command annotate_command = {
    "annotate",
    LOOK,
    "everything found in each article, as JSON standing off the text",
    INPUT,
    "Prints one JSON object an article: paragraphs, sentences, quotes, names and hits with start "
    "and end in the text (half open). Without -s or -l: the lexicons loaded, events, engagement "
    "and frames.",
    annotate_options,
    "tenor annotate tests/articles/clarion-harbour.txt\n"
    "tenor annotate -l loaded --offsets bytes tests/articles/sample.jsonl\n",
    cmd_annotate};
static const command kwic_command = {
    "kwic",
    LOOK,
    "every place of a phrase or category, with what stands around it",
    "PATTERN|CATEGORY [FILE|FOLDER|-]...",
    "Prints one line for each place (keyword in context), aligned at the keyword: article, voice, "
    "the words around it, and whom it is about. A PATTERN is a phrase as lexicons have them "
    "(thug*, called * a liar), in any case and as written: no other forms are looked for. A "
    "CATEGORY is category:NAME, or LEXICON/NAME, of the lexicons of -l or else of those that tenor "
    "read uses. Page matter is passed over.",
    kwic_options,
    "tenor kwic harbour tests/articles/sample.jsonl\n"
    "tenor kwic 'storm*' --context 5 tests/articles/*.txt\n"
    "tenor kwic loaded/epithet --voice author tests/articles/sample.jsonl\n"
    "tenor kwic category:epithet -f csv tests/articles/sample.jsonl\n",
    cmd_kwic};
static const command lexicon_command = {
    "lexicon",
    MAKE,
    "list, show, lint, test, import and audit lexicons",
    "list | show NAME... | lint NAME... | test NAME... | import FILE | audit NAME FILE... | audit "
    "--read SHEET",
    "list: the lexicons at hand. show: the effective terms, with the file and line each comes "
    "from. lint: duplicates, terms that can never match, contradictory weights. test: every "
    "example must hit, every neutral sentence must not. A NAME is a bundled lexicon or a path to a "
    ".yml file. import: writes a word list in a format of others (VADER, AFINN, NRC, LIWC, "
    "WordStat, Lexicoder, Yoshikoder, General Inquirer, Hu and Liu, MPQA, Pattern, quanteda, CSV) "
    "as a lexicon of tenor's and reports every entry that it cannot represent. audit: draws hits "
    "with their context as a CSV sheet, some of each category; with y or n in its first column, "
    "--read gives the precision of each category.",
    lexicon_options,
    "tenor lexicon list\n"
    "tenor lexicon show loaded\n"
    "tenor lexicon lint lexicons/loaded.yml\n"
    "tenor lexicon test loaded events\n"
    "tenor lexicon import tests/lexicons/import/2015.dic\n"
    "tenor lexicon audit loaded tests/articles/sample.jsonl -n 2\n",
    cmd_lexicon};
static const command script_command = {
    "script",
    MAKE,
    "list, explain, start and test scripts",
    "list | help NAME | new FILE | test NAME FILE...",
    "list: the scripts at hand. help: a script's summary, options and lexicons. new: writes a "
    "small working script to start from. test: runs a script over articles twice and in another "
    "order, and reports any difference.",
    script_options,
    "tenor script list\n"
    "tenor script help tone\n"
    "tenor script new mine.lua\n"
    "tenor script test tone tests/articles/sample.jsonl\n",
    cmd_script};
static const command validate_command = {
    "validate",
    MAKE,
    "a script's scores against labels that people gave",
    INPUT,
    "Scores articles, joins each record with the label of its article, and prints how well they "
    "agree. Numbers: Pearson, Spearman, mean absolute and root mean square error. Labels: "
    "accuracy, macro-F1, Cohen's kappa, Krippendorff's alpha; precision, recall and F1 of each; a "
    "confusion matrix. Intervals are those of the Poisson bootstrap; the largest disagreements are "
    "shown with the strongest words of the article. What cannot be joined is counted. See "
    "docs/validate.md.",
    validate_options,
    "tenor validate -s tone --field tone --gold judged tests/articles/labelled.jsonl\n"
    "tenor validate -s tone --field label --gold stance tests/articles/labelled.jsonl\n",
    cmd_validate};
static const command doctor_command = {
    "doctor",
    HELP,
    "versions, paths and settings in force",
    "",
    "Prints the version, the folder that lexicons and scripts come from, the tenor.yaml in force, "
    "what lexicons and scripts are there, colour and width.",
    doctor_options,
    "tenor doctor\n",
    cmd_doctor};
static const command help_command_ = {
    "help",
    HELP,
    "this overview, or the help of a command",
    "[COMMAND]",
    "Prints the overview or the help of one command; with --man the whole manual page, with "
    "--completion a script for a shell.",
    help_options,
    "tenor help score\n"
    "tenor help --completion bash > ~/.local/share/bash-completion/completions/tenor\n",
    cmd_help};

const command *const commands[] = {
    &read_command,   &check_command,    &kwic_command,   &annotate_command, &score_command,
    &report_command, &compare_command,  &plan_command,   &merge_command,    &lexicon_command,
    &script_command, &validate_command, &doctor_command, &help_command_,    NULL};

int command_unknown(str name) {
    str names[sizeof commands / sizeof *commands];
    size_t n = 0;
    for (const command *const *c = commands; *c; c++) names[n++] = str_c((*c)->name);
    str near = utf8_nearest(name, names, n);
    if (near.n)
        return fail_usage(NULL, "unknown command '%.*s'; did you mean '%.*s'?", STR_ARG(name),
                          STR_ARG(near));
    return fail_usage(NULL, "unknown command '%.*s'", STR_ARG(name));
}

const command *command_named(str name) {
    for (const command *const *c = commands; *c; c++)
        if (str_eq(str_c((*c)->name), name)) return *c;
    return NULL;
}
