// answerlint filter: one line out for each line in.
#include <unistd.h>

#include "base/message.h"
#include "cli/command.h"
#include "run/filter.h"

typedef struct Filtering {
    Config config;
    Ruleset ruleset;
    Filter filter;
    SummaryFile summary_file;
} Filtering;

static bool takes_no_path(const Options *options, Arena *keep, Error *error)
{
    const TextList *operands = &options->operands;
    bool dash = operands->len == 1 && text_is(operands->at[0], TEXT("-"));
    return operands->len == 0 || dash
        || error_set(error, keep, "filter reads standard input: answerlint filter < %.*s",
                     TEXT_ARG(operands->at[0]));
}

static bool read_emit(const Options *options, Filter *filter, Arena *keep, Error *error)
{
    Text emit = option_value(options, OPTION_EMIT), key = option_value(options, OPTION_KEY);
    bool augment = text_is(emit, TEXT("augment"));
    if (emit.len && !augment && !text_is(emit, TEXT("result")))
        return error_set(error, keep, "--emit: '%.*s' is none of result, augment", TEXT_ARG(emit));
    if (option_given(options, OPTION_KEY) && !augment)
        return error_set(error, keep, "--key goes with --emit augment");
    if (option_given(options, OPTION_KEY) && key.len == 0)
        return error_set(error, keep, "--key needs a name");
    if (augment)
        filter->key = key.len ? key : TEXT("answerlint");
    return true;
}

static bool reads_records(const SplitOptions *split, Arena *keep, Error *error)
{
    return !split->format || split->format->framing == FRAMING_JSON
        || error_set(error, keep, "--format-in: filter reads JSON, a record a line, and %s is none",
                     split->format->name);
}

static bool read_filtering(const Options *options, Filtering *filtering, Sink *sink, Arena *keep,
                           Error *error)
{
    Filter *filter = &filtering->filter;
    Config *config = &filtering->config;
    *filter = (Filter){.ruleset = &filtering->ruleset, .policy = &config->policy, .sink = sink,
                       .path = TEXT("-")};
    filter->name = option_value(options, OPTION_STDIN_FILENAME);
    sink_descriptor(sink, STDOUT_FILENO);
    return takes_no_path(options, keep, error) && read_emit(options, filter, keep, error)
        && split_options(options, &filter->split, keep, error)
        && reads_records(&filter->split, keep, error)
        && jobs_wanted(options, &filter->jobs, keep, error)
        && selection_wanted(options, &filter->selection, keep, error)
        && settings_load(options, keep, config, error)
        && ruleset_load(&config->choice, keep, &filtering->ruleset, error)
        && summary_file_open(options, &filtering->ruleset, config, &filter->selection,
                             &filtering->summary_file, keep, error);
}

// --- what is told --------------------------------------------------------------------------------

// One line for all that could not be graded: each has a line of its own on standard output.
static void tell_bad(const Filtered *filtered, Arena *keep)
{
    Out out = {0};
    uint64_t bad = filtered->summary.input_errors, line = filtered->bad_line + 1;
    if (bad == 0)
        return;
    put_message(&out, TEXT("-"),
                arena_print(keep, "%llu of %llu lines could not be graded, the first is line %llu: "
                            "%.*s", (unsigned long long)bad,
                            (unsigned long long)filtered->summary.results,
                            (unsigned long long)line, TEXT_ARG(filtered->bad_why)));
    tell(out_text(&out));
    out_free(&out);
}

static void tell_outside(const Filter *filter, const Filtered *filtered, Arena *keep)
{
    Out out = {0};
    if (!filter->selection.ranged || filter->selection.first < filtered->lines)
        return;
    put_message(&out, TEXT("-"),
                arena_print(keep, "--records: the first is %llu, and there are only %llu lines",
                            (unsigned long long)filter->selection.first,
                            (unsigned long long)filtered->lines));
    tell(out_text(&out));
    out_free(&out);
}

static Exit filter_stream(Filtering *filtering, bool strict, Arena *keep, Error *error)
{
    Filtered filtered;
    const Filter *filter = &filtering->filter;
    bool whole = filter_run(filter, keep, &filtered, error);
    bool written = sink_close(filter->sink, keep, error);
    tell_bad(&filtered, keep);
    if (whole)
        tell_outside(filter, &filtered, keep);
    if (!whole || !written) {
        summary_file_drop(&filtering->summary_file);
        return EXIT_UNTRUSTED;
    }
    if (!summary_file_close(&filtering->summary_file, keep, error))
        return EXIT_UNTRUSTED;
    if (filtered.summary.rule_errors)
        error_set(error, keep, "rules gave up %llu times: the lines say which (outcome error)",
                  (unsigned long long)filtered.summary.rule_errors);
    bool bad = strict && filtered.summary.input_errors;
    return bad || filtered.summary.rule_errors ? EXIT_UNTRUSTED : EXIT_CLEAN;
}

Exit command_filter(const Options *options, Arena *keep, Error *error)
{
    Filtering filtering = {0};
    Sink sink;
    if (!read_filtering(options, &filtering, &sink, keep, error))
        return EXIT_UNTRUSTED;
    filtering.filter.totals = filtering.summary_file.wanted ? &filtering.summary_file.totals : NULL;
    TextList write = {0};
    if (filtering.summary_file.sink.path.len)
        list_add(keep, &write, filtering.summary_file.sink.path);
    sandbox(options, &(TextList){0}, &write, keep);
    return filter_stream(&filtering, option_given(options, OPTION_STRICT_INPUT), keep, error);
}
