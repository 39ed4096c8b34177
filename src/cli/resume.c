#include "cli/resume.h"

#include "base/file.h"
#include "base/message.h"
#include "syntax/digest.h"

enum { CONFIG_MOST = 1 << 20 };

// These change how fast something comes, or what is told meanwhile, not what a report says. A new
// option is compared unless it is added here.
static bool is_compared(OptionId id)
{
    static const OptionId free_to_change[] = {
        OPTION_JOBS, OPTION_COLOR, OPTION_VERBOSE, OPTION_CONFIG, OPTION_CHECKPOINT,
        OPTION_RESUME, OPTION_PROGRESS, OPTION_NO_PREFILTER, OPTION_NO_JIT,
        OPTION_HELP, OPTION_VERSION,
    };
    for (size_t i = 0; i < sizeof free_to_change / sizeof *free_to_change; i++)
        if (free_to_change[i] == id)
            return false;
    return option_rows[id].commands & COMMAND_CHECK;
}

static Text joined(const TextList *list, Arena *keep)
{
    Out out = {0};
    for (size_t i = 0; i < list->len; i++) {
        put_ours(&out, i ? ", " : "");
        put_safe(&out, list->at[i]);
    }
    Text text = arena_copy(keep, out_text(&out));
    out_free(&out);
    return text;
}

static Text option_fact(const Options *options, OptionId id, Arena *keep)
{
    if (!option_given(options, id))
        return (Text){0};
    return option_rows[id].value ? joined(&options->values[id], keep) : TEXT("given");
}

static bool config_fact(Text path, Arena *keep, FactList *facts, Error *error)
{
    TextList bytes = {0};
    Text content, why, digest = {0};
    if (path.len && !file_read(path, CONFIG_MOST, keep, &content, &why))
        return error_at(error, keep, (Place){path, 0, 0}, "%.*s", TEXT_ARG(why));
    if (path.len) {
        list_add(keep, &bytes, content);
        digest = digest_texts(keep, &bytes);
    }
    list_add(keep, facts, (Fact){TEXT("configuration"), digest});
    return true;
}

// The one that says most comes first: other options mean other rules too.
static bool gather_facts(const Options *options, const Config *config, const Ruleset *ruleset,
                         Arena *keep, FactList *facts, Error *error)
{
    list_add(keep, facts, (Fact){TEXT("version"), TEXT(ANSWERLINT_VERSION)});
    for (int i = 0; i < OPTION_COUNT; i++)
        if (is_compared((OptionId)i))
            list_add(keep, facts, (Fact){arena_print(keep, "--%s", option_rows[i].name),
                                         option_fact(options, (OptionId)i, keep)});
    list_add(keep, facts, (Fact){TEXT("PATH"), joined(&options->operands, keep)});
    if (!config_fact(config->path, keep, facts, error))
        return false;
    list_add(keep, facts, (Fact){TEXT("rules"), ruleset->digest});
    return true;
}

bool checkpoint_wanted(const Options *options, const Config *config, Ruleset *ruleset,
                       Checkpoint **checkpoint, Arena *keep, Error *error)
{
    FactList facts = {0};
    Text path = option_value(options, OPTION_CHECKPOINT);
    bool resume = option_given(options, OPTION_RESUME);
    *checkpoint = NULL;
    if (!option_given(options, OPTION_CHECKPOINT))
        return !resume
            || error_set(error, keep, "--resume: say what from: --checkpoint FILE");
    if (path.len == 0)
        return error_set(error, keep, "--checkpoint: the name of the file is empty");
    ruleset_digest(ruleset, keep);
    if (!gather_facts(options, config, ruleset, keep, &facts, error))
        return false;
    *checkpoint = arena_new(keep, Checkpoint);
    return checkpoint_open(*checkpoint, path, resume, &facts, keep, error);
}

void checkpoint_tell(const Checkpoint *checkpoint)
{
    Out out = {0};
    const Journal *journal = &checkpoint->journal;
    Arena arena = {0};
    if (checkpoint->resume && journal->torn > 0)
        put_message(&out, journal->path,
                    arena_print(&arena, "its last %llu bytes are not whole and do not count",
                                (unsigned long long)journal->torn));
    if (checkpoint->done)
        put_message(&out, journal->path, TEXT("this run is done, nothing is left to resume"));
    else if (checkpoint->begun)
        put_message(&out, journal->path,
                    arena_print(&arena, "resumed after %llu answers",
                                (unsigned long long)checkpoint->from.summary.results));
    tell(out_text(&out));
    out_free(&out);
    arena_free(&arena);
}

// A report that nothing vouches for may be the work of days, and the checkpoint's name mistyped.
static bool is_left_over(const Checkpoint *checkpoint, const Sink *sink)
{
    return checkpoint->resume && !checkpoint->found && sink->length > 0;
}

bool checkpoint_add_report(Checkpoint *checkpoint, Text path, Sink *sink, Arena *keep,
                           Error *error)
{
    uint64_t length = checkpoint_length(checkpoint, checkpoint->sinks.len);
    if (checkpoint->done) {
        list_add(keep, &checkpoint->sinks, sink);
        return sink_settle(path, length, keep, error);
    }
    if (!sink_kept(sink, path, length, keep, error))
        return false;
    list_add(keep, &checkpoint->sinks, sink);
    return !is_left_over(checkpoint, sink)
        || error_at(error, keep, (Place){sink->partial, 0, 0}, "is there already, but the "
                    "checkpoint %.*s of a run that wrote it is not; remove it to start anew",
                    TEXT_ARG(checkpoint->journal.path));
}
