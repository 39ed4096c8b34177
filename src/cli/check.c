#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/interrupt.h"
#include "base/message.h"
#include "base/number.h"
#include "base/suggest.h"
#include "cli/plan.h"
#include "cli/resume.h"

enum {
    OUTPUTS_MOST = 16,
    DETAILS_MOST = 1000000,      // the browser's limit is far below
};

typedef struct Check {
    Config config;
    Ruleset ruleset;
    Plan plan;
    SummaryFile summary_file;
    bool profiled;
} Check;

static bool unknown_writer(Text name, Arena *keep, Error *error)
{
    TextList known = {0};
    Out list = {0};
    for (size_t i = 0; writers[i]; i++) {
        put_print(&list, "%s%s", i ? ", " : "", writers[i]->name);
        list_add(keep, &known, text_of(writers[i]->name));
    }
    Text hint = suggest_hint(keep, name, &known);
    error_set(error, keep, "--format: '%.*s' is none of %.*s%.*s", TEXT_ARG(name),
              TEXT_ARG(out_text(&list)), TEXT_ARG(hint));
    out_free(&list);
    return false;
}

static bool open_file(const Plan *plan, Text path, Sink *sink, Arena *keep, Error *error)
{
    return plan->checkpoint ? checkpoint_add_report(plan->checkpoint, path, sink, keep, error)
                            : sink_file(sink, path, keep, error);
}

static bool open_standard(Plan *plan, const Writer *writer, Sink *sink, Arena *keep,
                          Error *error)
{
    if (plan->checkpoint)
        return error_set(error, keep, "--checkpoint: only a report in a file can be continued: "
                         "--format %s:FILE", writer->name);
    for (size_t i = 0; i < plan->outputs.len; i++)
        if (plan->outputs.at[i].to_people)
            return error_set(error, keep,
                             "--format: two reports on standard output; give one a file: %s:FILE",
                             writer->name);
    sink_descriptor(sink, STDOUT_FILENO);
    plan->report_on_terminal = isatty(STDOUT_FILENO) == 1;
    return true;
}

static bool too_many_outputs(Arena *keep, Error *error)
{
    return error_set(error, keep, "--format: more than %d reports", OUTPUTS_MOST);
}

bool plan_add_output(Plan *plan, Output output, Arena *keep, Error *error)
{
    if (plan->outputs.len == OUTPUTS_MOST)
        return too_many_outputs(keep, error);
    if (plan->checkpoint)
        return error_set(error, keep, "--checkpoint: not with --baseline or --group-by, which "
                                      "count over the whole run");
    list_add(keep, &plan->outputs, output);
    return true;
}

// A CI server may name a file for a summary that it shows beside its log.
static bool add_summary(Plan *plan, const Writer *writer, Arena *keep, Error *error)
{
    Text path = text_of(writer->summary ? getenv(writer->summary) : NULL);
    Output output = {.writer = writer_find(TEXT("markdown")), .sink = arena_new(keep, Sink)};
    if (path.len == 0)
        return true;
    if (plan->outputs.len == OUTPUTS_MOST)
        return too_many_outputs(keep, error);
    if (!sink_append(output.sink, path, keep, error))
        return false;
    list_add(keep, &plan->outputs, output);
    return true;
}

// "json:report.json" is a file, "json" is standard output, which only one report can have.
static bool add_output(Plan *plan, Text value, Arena *keep, Error *error)
{
    size_t colon = text_find_char(value, 0, ':');
    Text name = text_slice(value, 0, colon);
    Output output = {.writer = writer_find(name), .sink = arena_new(keep, Sink)};
    if (!output.writer)
        return unknown_writer(name, keep, error);
    if (plan->outputs.len == OUTPUTS_MOST)
        return too_many_outputs(keep, error);
    if (plan->checkpoint && output_waits(&output))
        return error_set(error, keep, "--checkpoint: a %s report is chosen among all results, so "
                         "it cannot be continued: write jsonl or another", output.writer->name);
    output.to_people = colon == TEXT_NONE;
    bool open = output.to_people
                    ? open_standard(plan, output.writer, output.sink, keep, error)
                    : open_file(plan, text_from(value, colon + 1), output.sink, keep, error);
    if (!open)
        return false;
    list_add(keep, &plan->outputs, output);
    return add_summary(plan, output.writer, keep, error);
}

bool plan_outputs(const Options *options, Plan *plan, Arena *keep, Error *error)
{
    const TextList *values = &options->values[OPTION_FORMAT];
    for (size_t i = 0; i < values->len; i++)
        if (!add_output(plan, values->at[i], keep, error))
            return false;
    return values->len > 0 || add_output(plan, TEXT("text"), keep, error);
}

// Several inputs are cut into shards by their files, one by its records.
static bool has_several(const TextList *paths, Arena *scratch)
{
    return paths->len > 1 || file_kind(paths->at[0], scratch) == FILE_FOLDER;
}

static bool read_selection(const Options *options, Selection *selection, Arena *keep, Error *error)
{
    if (!selection_wanted(options, selection, keep, error))
        return false;
    selection->by_files = selection->shards && has_several(&options->operands, keep);
    return true;
}

Text working_folder(Arena *keep)
{
    char *folder = getcwd(NULL, 0);
    Text kept = arena_copy(keep, text_of(folder));
    free(folder);
    return kept;
}

bool plan_details(const Options *options, Plan *plan, Arena *keep, Error *error)
{
    uint64_t number = 0;
    Text value = option_value(options, OPTION_HTML_RECORDS);
    if (value.len && (!number_parse(value, &number) || number == 0 || number > DETAILS_MOST))
        return error_set(error, keep, "--html-records: '%.*s' is no number from 1 to %d",
                         TEXT_ARG(value), DETAILS_MOST);
    plan->details = (size_t)number;
    return true;
}

static bool read_plan(const Options *options, Check *check, Arena *keep, Error *error)
{
    Plan *plan = &check->plan;
    *plan = (Plan){.ruleset = &check->ruleset, .policy = &check->config.policy,
                   .paths = &options->operands, .quiet = option_given(options, OPTION_QUIET),
                   .verbose = option_given(options, OPTION_VERBOSE)};
    plan->matching = matching_wanted(options);
    check->profiled = option_given(options, OPTION_PROFILE);
    plan->stdin_name = option_value(options, OPTION_STDIN_FILENAME);
    plan->folder = working_folder(keep);
    if (options->operands.len == 0)
        return error_set(error, keep, "no input: give a PATH, or - for standard input");
    return color_wanted(options, &plan->color, keep, error)
        && split_options(options, &plan->split, keep, error)
        && jobs_wanted(options, &plan->jobs, keep, error)
        && settings_load(options, keep, &check->config, error)
        && ruleset_load(&check->config.choice, keep, &check->ruleset, error)
        && read_selection(options, &plan->selection, keep, error)
        && checkpoint_wanted(options, &check->config, &check->ruleset, &plan->checkpoint, keep,
                             error)
        && summary_file_open(options, &check->ruleset, &check->config, &plan->selection,
                             &check->summary_file, keep, error)
        && plan_details(options, plan, keep, error)
        && plan_outputs(options, plan, keep, error)
        && plan_baseline(options, plan, keep, error)
        && plan_repeats(options, plan, keep, error)
        && progress_wanted(options, plan->report_on_terminal, &plan->progress, keep, error);
}

static void digest_rules(Check *check, Arena *keep)
{
    bool told = false;
    for (size_t i = 0; i < check->plan.outputs.len; i++)
        told = told || !check->plan.outputs.at[i].writer->without_ruleset;
    if (told)
        ruleset_digest(&check->ruleset, keep);
}

bool plan_close(const Plan *plan, Arena *keep, Error *error)
{
    bool good = true;
    for (size_t i = 0; i < plan->outputs.len; i++)
        good = sink_close(plan->outputs.at[i].sink, keep, error) && good;
    return good;
}

// What a run leaves that ended early: standard output as far as it came, and what is kept.
static void leave_outputs(const Plan *plan, Arena *keep, Error *error)
{
    for (size_t i = 0; i < plan->outputs.len; i++)
        if (plan->outputs.at[i].to_people)
            sink_close(plan->outputs.at[i].sink, keep, error);
        else
            sink_leave(plan->outputs.at[i].sink, keep, error);
}

// What a report leaves out is said where it cannot be overlooked.
static void tell_hidden(const Output *output, Out *out)
{
    if (output->hidden)
        put_print(out, "answerlint: the %s report shows the worst findings; %llu more are counted "
                       "only\n",
                  output->writer->name, (unsigned long long)output->hidden);
}

void plan_tell_closing(const Plan *plan, const Summary *summary, Arena *keep)
{
    Out out = {0};
    for (size_t i = 0; i < plan->outputs.len; i++) {
        const Output *output = &plan->outputs.at[i];
        tell_hidden(output, &out);
        Report report = {.quiet = plan->quiet, .arena = keep};
        report.color = plan->color && isatty(STDERR_FILENO) == 1;
        if (output->to_people && output->writer->closing)
            output->writer->closing(&report, summary, &out);
    }
    tell(out_text(&out));
    out_free(&out);
}

static void tell_interrupted(const Plan *plan, const Summary *summary)
{
    Out out = {0};
    put_print(&out, "answerlint: interrupted after %llu answers: ",
              (unsigned long long)summary->results);
    put_ours(&out, plan->checkpoint ? "--resume goes on from here\n"
                                    : "no report is whole, and none is left in a file\n");
    tell(out_text(&out));
    out_free(&out);
}

static void tell_profile(const Plan *plan)
{
    Out out = {0};
    if (plan->profile)
        profile_put(plan->profile, plan->ruleset, &out);
    tell(out_text(&out));
    out_free(&out);
}

void plan_drop(const Plan *plan)
{
    for (size_t i = 0; i < plan->outputs.len; i++)
        sink_drop(plan->outputs.at[i].sink);
}

// Nothing is no pass, unless it is the part of a run that was asked for.
Exit plan_status(const Plan *plan, const Summary *summary)
{
    bool nothing = summary->results == 0 && !selection_is_part(&plan->selection);
    if (summary->input_errors || summary->rule_errors || nothing)
        return EXIT_UNTRUSTED;
    if (plan->repeats && plan->repeats->gated)
        return repeats_failed(plan->repeats) ? EXIT_FINDINGS : EXIT_CLEAN;
    bool accepted = plan->baseline && plan->baseline->update;
    return summary->failed && !accepted ? EXIT_FINDINGS : EXIT_CLEAN;
}

static Exit finish(Check *check, RunEnd ended, const Summary *summary, Arena *keep, Error *error)
{
    const Plan *plan = &check->plan;
    if (ended != RUN_WHOLE) {
        summary_file_drop(&check->summary_file);
        leave_outputs(plan, keep, error);
        if (ended == RUN_INTERRUPTED)
            tell_interrupted(plan, summary);
        return EXIT_UNTRUSTED;
    }
    bool written = plan_close(plan, keep, error);
    written = summary_file_close(&check->summary_file, keep, error) && written;
    if (!written)
        return EXIT_UNTRUSTED;
    plan_tell_closing(plan, summary, keep);
    plan_tell_baseline(plan, keep);
    plan_tell_repeats(plan);
    return plan_status(plan, summary);
}

// What is done may have been killed before its summary had its name: it is written once more.
static Exit finish_again(Check *check, Arena *keep, Error *error)
{
    return summary_file_close(&check->summary_file, keep, error)
             ? plan_status(&check->plan, &check->plan.checkpoint->from.summary)
             : EXIT_UNTRUSTED;
}

static Exit check_all(Check *check, Arena *keep, Error *error)
{
    Plan *plan = &check->plan;
    Summary summary;
    plan->totals = check->summary_file.wanted ? &check->summary_file.totals : NULL;
    if (plan->checkpoint && !checkpoint_restore(plan->checkpoint, plan->totals, keep, error)) {
        summary_file_drop(&check->summary_file);
        plan_drop(plan);
        return EXIT_UNTRUSTED;
    }
    if (plan->checkpoint)
        checkpoint_tell(plan->checkpoint);
    if (plan->checkpoint && plan->checkpoint->done)
        return finish_again(check, keep, error);
    if (check->profiled)
        plan->profile = profile_make(&check->ruleset, keep);
    interrupt_watch();
    RunEnd ended = run(plan, &summary, keep, error);
    tell_profile(plan);
    return finish(check, ended, &summary, keep, error);
}

static void confine_check(const Options *options, const Check *check, Arena *keep)
{
    TextList write = {0};
    for (size_t i = 0; i < check->plan.outputs.len; i++)
        if (check->plan.outputs.at[i].sink->path.len)
            list_add(keep, &write, check->plan.outputs.at[i].sink->path);
    if (check->summary_file.sink.path.len)
        list_add(keep, &write, check->summary_file.sink.path);
    if (check->plan.checkpoint)
        list_add(keep, &write, check->plan.checkpoint->journal.path);
    sandbox(options, &options->operands, &write, keep);
}

Exit command_check(const Options *options, Arena *keep, Error *error)
{
    Check check = {0};
    Exit status = EXIT_UNTRUSTED;
    if (read_plan(options, &check, keep, error)) {
        digest_rules(&check, keep);
        confine_check(options, &check, keep);
        status = check_all(&check, keep, error);
    } else {
        summary_file_drop(&check.summary_file);
        plan_drop(&check.plan);
    }
    if (check.plan.checkpoint)
        checkpoint_close(check.plan.checkpoint);
    return status;
}
