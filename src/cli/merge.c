// answerlint merge: the summary of a run from the summaries of its parts.
#include <unistd.h>

#include "cli/command.h"
#include "report/totals.h"
#include "run/merge.h"

static bool open_sink(const Options *options, Sink *sink, Arena *keep, Error *error)
{
    Text path = option_value(options, OPTION_OUTPUT);
    if (path.len && !text_is(path, TEXT("-")))
        return sink_file(sink, path, keep, error);
    sink_descriptor(sink, STDOUT_FILENO);
    return true;
}

static bool write_totals(const Options *options, const Totals *totals, bool text, bool color,
                        Arena *keep, Error *error)
{
    Out out = {0};
    Sink sink;
    if (!open_sink(options, &sink, keep, error))
        return false;
    if (text)
        totals_put_text(totals, color && !sink.path.len, &out);
    else
        totals_put_json(totals, &out);
    sink_put(&sink, out_text(&out));
    out_free(&out);
    return sink_close(&sink, keep, error);
}

Exit command_merge(const Options *options, Arena *keep, Error *error)
{
    Totals totals;
    bool json, color;
    if (options->operands.len == 0) {
        error_set(error, keep, "which summaries? answerlint merge SUMMARY.json...");
        return EXIT_UNTRUSTED;
    }
    if (!json_wanted(options, "merge", &json, keep, error)
        || !color_wanted(options, &color, keep, error))
        return EXIT_UNTRUSTED;
    bool text = option_given(options, OPTION_FORMAT) && !json;
    bool good = merge_files(&options->operands, keep, &totals, error)
             && write_totals(options, &totals, text, color, keep, error);
    totals_close(&totals);
    return good ? EXIT_CLEAN : EXIT_UNTRUSTED;
}
