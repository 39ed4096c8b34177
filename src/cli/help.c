// --help and --version, made from the tables.
#include "base/limit.h"
#include "check/check.h"
#include "cli/command.h"
#include "format/format.h"

enum {
    NAME_WIDTH = 27,
    WIDTH = 96,              // columns of a line
};

// Words in a column that begins at NAME_WIDTH + 2, where the first line stands already.
static void put_column(Out *out, const char *about)
{
    Text rest = text_of(about), word;
    size_t column = NAME_WIDTH + 2;
    for (bool first = true; text_next_part(&rest, ' ', &word); first = false) {
        if (!first && column + 1 + word.len > WIDTH) {
            put_char(out, '\n');
            put_times(out, ' ', NAME_WIDTH + 2);
            column = NAME_WIDTH + 2;
        } else if (!first) {
            put_char(out, ' ');
            column++;
        }
        put_raw(out, word);
        column += word.len;
    }
    put_char(out, '\n');
}

static const char report_usage[] =
    "Usage: answerlint report [OPTIONS] RESULTS.jsonl|-...\n\n"
    "Writes reports from saved results (check -f jsonl:FILE or -f json:FILE), without\n"
    "grading again; the exit status is that of the run.\n";

static const char diff_usage[] =
    "Usage: answerlint diff [OPTIONS] BEFORE.jsonl AFTER.jsonl\n\n"
    "Compares two runs by their saved results (check -f jsonl:FILE or -f json:FILE):\n"
    "which findings are fixed, broken, still there, of new answers, of answers that\n"
    "are gone. -f text (default), json, markdown or html; html:FILE writes a file.\n";

static const char *usage(Command command)
{
    switch (command) {
    case COMMAND_CHECK:
        return "Usage: answerlint [check] [OPTIONS] PATH|-...\n\n"
               "Grades what language models wrote: files, folders or standard input (-).\n"
               "Other commands: filter (one JSON line out for each line in), diff (compares two\n"
               "runs), report (writes reports again), merge (adds summaries), parse (shows what\n"
               "was split), explain (why a rule did or did not fire), rules (list, explain, test,\n"
               "lint) and ifeval (the official evaluation);\n"
               "answerlint COMMAND --help says more.\n";
    case COMMAND_PARSE:
        return "Usage: answerlint parse [OPTIONS] PATH|-...\n\n"
               "Shows how transcripts are split: prompt, thinking, answer, statistics.\n";
    case COMMAND_RULES:
        return "Usage: answerlint rules list|test|lint [OPTIONS] [PACK|FILE...]\n"
               "       answerlint rules explain [OPTIONS] RULE...\n"
               "       answerlint rules score [OPTIONS] FILE.jsonl|-...\n"
               "       answerlint rules checks\n\n"
               "Shows rules, runs the tests they carry, looks for slips, holds claims against\n"
               "texts that are labelled, one a line: {\"text\": \"...\", \"label\": \"false\"}.\n"
               "Without packs: all that are built in.\n";
    case COMMAND_EXPLAIN:
        return "Usage: answerlint explain [OPTIONS] FILE|- RULE\n\n"
               "Says why a rule did or did not fire, sentence by sentence: what of it was found\n"
               "where, what is missing, which guard or `unless` kept it silent. Of a format rule\n"
               "it says what was counted. RULE is PACK/RULE, or RULE where that is clear.\n";
    case COMMAND_FILTER:
        return "Usage: answerlint filter [OPTIONS] < RECORDS.jsonl > RESULTS.jsonl\n\n"
               "Grades a record a line and writes a line for each, in order, also for those\n"
               "that cannot be graded (status input-error). Findings do not change the exit\n"
               "status: 0, or 2 when the stream, the rules or the output cannot be trusted.\n";
    case COMMAND_MERGE:
        return "Usage: answerlint merge [-f json|text] [-o FILE] SUMMARY.json...\n\n"
               "Adds the summaries of the parts of a run (--summary FILE): the result is that\n"
               "of the whole, byte for byte. Refuses parts of different runs. -f text is for\n"
               "people.\n";
    case COMMAND_REPORT: return report_usage;
    case COMMAND_DIFF: return diff_usage;
    case COMMAND_IFEVAL:
        return "Usage: answerlint ifeval --input-data FILE [--input-response-data FILE]\n"
               "                         --output-dir FOLDER [OPTIONS]\n\n"
               "Evaluates responses by the official checkers of IFEval and IFBench and prints the\n"
               "official tables: strict, then loose.\n";
    }
    return "";
}

static void put_option(const OptionRow *row, Out *out)
{
    size_t start = out->len;
    put_print(out, row->letter ? "  -%c, " : "      ", row->letter);
    put_print(out, "--%s", row->name);
    if (row->value)
        put_print(out, " %s", row->value);
    size_t width = out->len - start;
    if (width > NAME_WIDTH) {
        put_char(out, '\n');
        width = 0;
    }
    put_times(out, ' ', NAME_WIDTH + 2 - width);
    put_column(out, row->about);
}

static void put_row(Out *out, const char *name, const char *about)
{
    put_print(out, "  %-25s  ", name);
    put_column(out, about);
}

static void put_tables(const Options *options, Out *out)
{
    if (options->command & (COMMAND_IFEVAL | COMMAND_MERGE | COMMAND_DIFF))
        return;
    if (options->command & (COMMAND_CHECK | COMMAND_REPORT)) {
        put_raw(out, TEXT("\nReports:\n"));
        for (size_t i = 0; writers[i]; i++)
            put_row(out, writers[i]->name, writers[i]->about);
    }
    if (options->command == COMMAND_REPORT)
        return;
    if (options->command == COMMAND_RULES) {
        put_raw(out, TEXT("\nChecks that a rule can name:\n"));
        for (size_t i = 0; check_types[i]; i++)
            put_row(out, check_types[i]->name, check_types[i]->about);
        return;
    }
    put_raw(out, TEXT("\nTranscript formats:\n"));
    for (size_t i = 0; formats[i]; i++)
        put_row(out, formats[i]->name, formats[i]->about);
}

static void put_packs(Arena *keep, Out *out)
{
    TextList names = {0};
    library_names(keep, &names);
    put_raw(out, TEXT("\nBuilt-in packs:"));
    for (size_t i = 0; i < names.len; i++)
        put_print(out, "%s%.*s", i ? ", " : " ", TEXT_ARG(names.at[i]));
    put_raw(out, TEXT("\nWithout --rules: every pack of claims, each where its topic occurs, and "
                      "integrity.\n"));
}

static const char *const end =
    "\nExamples:\n"
    "  answerlint answers/\n"
    "  answerlint -r eight-concise-bullets -r csharp-async transcript.txt\n"
    "  ollama run MODEL \"...\" | answerlint -\n"
    "  answerlint -f text -f json:report.json answers/\n"
    "\nExit status: 0 nothing at or above --fail-on; 1 findings; 2 the result cannot be\n"
    "trusted (bad option, rule or input, a limit met, nothing to check). 2 beats 1.\n";

Exit command_help(const Options *options, Arena *keep, Error *error)
{
    Out out = {0};
    put_raw(&out, text_of(usage(options->command)));
    put_raw(&out, TEXT("\nOptions:\n"));
    for (int i = 0; i < OPTION_COUNT; i++)
        if (option_rows[i].commands & (unsigned)options->command)
            put_option(&option_rows[i], &out);
    put_tables(options, &out);
    if (options->command & (COMMAND_CHECK | COMMAND_FILTER | COMMAND_RULES | COMMAND_EXPLAIN))
        put_packs(keep, &out);
    if (options->command == COMMAND_CHECK)
        put_raw(&out, text_of(end));
    bool printed = print(out_text(&out), keep, error);
    out_free(&out);
    return printed ? EXIT_CLEAN : EXIT_UNTRUSTED;
}

Exit command_limits(Arena *keep, Error *error)
{
    Out out = {0};
    put_raw(&out, TEXT("Limits (--limit NAME=VALUE; K, M and G multiply by 1024), and what they "
                       "are without it:\n"));
    for (int i = 0; i < LIMIT_COUNT; i++) {
        const LimitRow *row = &limit_rows[i];
        Text about = arena_print(keep, "%llu %s %s, at most %llu", (unsigned long long)row->value,
                                 row->unit, row->about, (unsigned long long)row->most);
        put_row(&out, row->name, about.at);
    }
    bool printed = print(out_text(&out), keep, error);
    out_free(&out);
    return printed ? EXIT_CLEAN : EXIT_UNTRUSTED;
}

Exit command_version(Arena *keep, Error *error)
{
    return print(TEXT("answerlint " ANSWERLINT_VERSION "\n"), keep, error) ? EXIT_CLEAN
                                                                          : EXIT_UNTRUSTED;
}
