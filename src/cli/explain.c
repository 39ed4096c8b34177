// answerlint explain: why a rule did or did not fire, sentence by sentence.
#include <unistd.h>

#include "base/sink.h"
#include "cli/command.h"
#include "run/explain.h"
#include "run/source.h"

typedef struct Explain {
    Config config;
    SplitOptions split;
    Ruleset ruleset;
    const Rule *rule;
    ExplainStyle style;
    bool json;
    Text path, shown;        // of the file, and what it is called
    size_t told;             // channels
    bool gave_up;
    Sink sink;
    unsigned matching;       // MatcherFlags
} Explain;

// Of the packs that the run would use; else of all that are built in.
static bool find_rule(const Options *options, Explain *explain, Arena *keep, Error *error)
{
    Text name = options->operands.at[1];
    RulesetChoice choice = {.packs = explain->config.choice.packs, .whole = true};
    if (choice.packs.len && !ruleset_load(&choice, keep, &explain->ruleset, error))
        return false;
    if (choice.packs.len)
        explain->rule = ruleset_find(&explain->ruleset, name);
    if (!explain->rule && !option_given(options, OPTION_RULES)) {
        choice.packs = (TextList){0};
        library_names(keep, &choice.packs);
        if (!ruleset_load(&choice, keep, &explain->ruleset, error))
            return false;
    }
    if (!explain->rule)
        explain->rule = rule_named(&explain->ruleset, name, keep, error);
    return explain->rule != NULL;
}

static bool read_all(const Options *options, Explain *explain, Arena *keep, Error *error)
{
    if (options->operands.len != 2)
        return error_set(error, keep, "explain wants a file and a rule: answerlint explain "
                         "FILE PACK/RULE");
    explain->matching = matching_wanted(options);
    explain->style.all = option_given(options, OPTION_VERBOSE);
    explain->path = explain->shown = options->operands.at[0];
    if (text_is(explain->path, TEXT("-")) && option_given(options, OPTION_STDIN_FILENAME))
        explain->shown = option_value(options, OPTION_STDIN_FILENAME);
    return json_wanted(options, "explain", &explain->json, keep, error)
        && color_wanted(options, &explain->style.color, keep, error)
        && split_options(options, &explain->split, keep, error)
        && settings_load(options, keep, &explain->config, error)
        && find_rule(options, explain, keep, error);
}

static void tell_channel(Explain *explain, const Grader *grader, const Document *document,
                         ChannelKind channel, Arena *arena)
{
    Explained explained;
    Out out = {0};
    ExplainStyle style = explain->style;
    style.arena = arena;
    explain_document(grader, explain->rule, document, channel, arena, &explained);
    explain->gave_up = explain->gave_up || explained.outcome == OUTCOME_ERROR;
    if (explain->json) {
        put_ours(&out, explain->told ? ",\n" : "");
        explain_put_json(&explained, arena, &out);
    } else {
        put_ours(&out, explain->told ? "\n" : "");
        explain_put_text(&explained, &style, &out);
    }
    explain->told++;
    sink_put(&explain->sink, out_text(&out));
    out_free(&out);
}

static bool tell_record(Explain *explain, const Grader *grader, const Cut *cut, Arena *arena,
                        Error *error)
{
    DocumentList documents = {0};
    if (cut->why.len)
        return error_at(error, arena, (Place){cut->path, 0, 0}, "%.*s", TEXT_ARG(cut->why));
    if (!documents_split(cut->bytes, cut->path, cut->framing, &explain->split, arena, &documents,
                         error)) {
        error->path = cut->path;
        return false;
    }
    for (size_t i = 0; i < documents.len; i++) {
        documents.at[i].offset = cut->offset;
        documents.at[i].record = cut->number + (cut->alone ? i : 0);
        for (ChannelKind channel = 0; channel < CHANNEL_COUNT; channel++)
            if (explain->config.policy.channels[channel])
                tell_channel(explain, grader, &documents.at[i], channel, arena);
    }
    return true;
}

static void tell_all(Explain *explain, Arena *keep, Error *error)
{
    Arena arena = {0};
    Cut cut;
    Error first = {0};
    Grader grader = {.ruleset = &explain->ruleset,
                     .policy = &explain->config.policy,
                     .matcher = matcher_open_as(explain->matching)};
    Source *source = source_open(explain->path, explain->shown, &explain->split);
    while (!error_is(&first) && source_next(source, &arena, &cut)) {
        tell_record(explain, &grader, &cut, &arena, &first);
        if (error_is(&first))
            *error = (Error){arena_copy(keep, first.path), first.line, first.column,
                             arena_copy(keep, first.message)};
        arena_reset(&arena);
    }
    source_close(source);
    matcher_close(grader.matcher);
    arena_free(&arena);
}

static void put_frame(Explain *explain, bool end)
{
    Out out = {0};
    if (explain->json && end)
        put_ours(&out, explain_json_end);
    else if (explain->json)
        explain_put_json_head(explain->rule, &out);
    else if (!end)
        explain_put_rule(explain->rule, &explain->style, &out);
    sink_put(&explain->sink, out_text(&out));
    out_free(&out);
}

Exit command_explain(const Options *options, Arena *keep, Error *error)
{
    Explain explain = {0};
    if (!read_all(options, &explain, keep, error))
        return EXIT_UNTRUSTED;
    sink_descriptor(&explain.sink, STDOUT_FILENO);
    put_frame(&explain, false);
    tell_all(&explain, keep, error);
    put_frame(&explain, true);
    bool written = sink_close(&explain.sink, keep, error);
    return written && !error_is(error) && !explain.gave_up ? EXIT_CLEAN : EXIT_UNTRUSTED;
}
