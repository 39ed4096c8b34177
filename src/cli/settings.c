#include <stdlib.h>
#include <unistd.h>

#include "base/number.h"
#include "base/pipeline.h"
#include "base/sink.h"
#include "base/suggest.h"
#include "cli/command.h"

// --- colour: https://no-color.org and https://bixense.com/clicolors, the option before both ------

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

static bool color_by_environment(void)
{
    if (is_set("NO_COLOR"))
        return false;
    Text force = text_of(getenv("CLICOLOR_FORCE"));
    if (force.len && !text_is(force, TEXT("0")))
        return true;
    if (text_is(text_of(getenv("CLICOLOR")), TEXT("0"))
        || text_is(text_of(getenv("TERM")), TEXT("dumb")))
        return false;
    return isatty(STDOUT_FILENO) == 1;
}

static bool bad_word(OptionId id, Text word, const char *const *words, Arena *keep, Error *error)
{
    TextList known = {0};
    Out list = {0};
    for (; *words; words++) {
        put_print(&list, "%s%s", known.len ? ", " : "", *words);
        list_add(keep, &known, text_of(*words));
    }
    Text hint = suggest_hint(keep, word, &known);
    error_set(error, keep, "--%s: '%.*s' is none of %.*s%.*s", option_rows[id].name,
              TEXT_ARG(word), TEXT_ARG(out_text(&list)), TEXT_ARG(hint));
    out_free(&list);
    return false;
}

bool color_wanted(const Options *options, bool *color, Arena *keep, Error *error)
{
    static const char *const words[] = {"auto", "always", "never", NULL};
    Text when = option_value(options, OPTION_COLOR);
    *color = when.len == 0 || text_is(when, TEXT("auto")) ? color_by_environment()
                                                          : text_is(when, TEXT("always"));
    return *color || when.len == 0 || text_is(when, TEXT("auto")) || text_is(when, TEXT("never"))
        || bad_word(OPTION_COLOR, when, words, keep, error);
}

static ProgressKind progress_by_environment(const Options *options, bool report_on_terminal)
{
    if (option_given(options, OPTION_QUIET))
        return PROGRESS_NONE;
    if (isatty(STDERR_FILENO) != 1)
        return PROGRESS_LOG;
    Text term = text_of(getenv("TERM"));
    bool plain = term.len == 0 || text_is(term, TEXT("dumb"));
    return plain || report_on_terminal ? PROGRESS_NONE : PROGRESS_BAR;
}

bool progress_wanted(const Options *options, bool report_on_terminal, ProgressKind *kind,
                     Arena *keep, Error *error)
{
    static const char *const words[] = {"auto", "always", "never", NULL};
    Text when = option_value(options, OPTION_PROGRESS);
    bool by_environment = when.len == 0 || text_is(when, TEXT("auto"));
    *kind = by_environment                   ? progress_by_environment(options, report_on_terminal)
          : text_is(when, TEXT("always")) ? PROGRESS_BAR
                                             : PROGRESS_NONE;
    return by_environment || *kind == PROGRESS_BAR || text_is(when, TEXT("never"))
        || bad_word(OPTION_PROGRESS, when, words, keep, error);
}

// --- settings ------------------------------------------------------------------------------------

static bool read_policy(const Options *options, Policy *policy, Arena *keep, Error *error)
{
    static const char *const severities[] = {"error", "warning", "note", "never", NULL};
    static const char *const channels[] = {"answer", "thinking", "both", NULL};
    Text fail_on = option_value(options, OPTION_FAIL_ON);
    Text score = option_value(options, OPTION_MIN_SCORE);
    Text channel = option_value(options, OPTION_CHANNEL);
    if (fail_on.len && !severity_parse(fail_on, &policy->fail_on))
        return bad_word(OPTION_FAIL_ON, fail_on, severities, keep, error);
    if (score.len && !config_score(score, &policy->min_score))
        return error_set(error, keep, "--min-score: '%.*s' is no score from 0 to 100",
                         TEXT_ARG(score));
    if (channel.len && !config_channel(channel, policy))
        return bad_word(OPTION_CHANNEL, channel, channels, keep, error);
    return true;
}

bool settings_load(const Options *options, Arena *keep, Config *config, Error *error)
{
    *config = (Config){.policy = policy_default()};
    if (!option_given(options, OPTION_NO_CONFIG)
        && !config_load(option_value(options, OPTION_CONFIG), keep, config, error))
        return false;
    RulesetChoice *choice = &config->choice;
    if (option_given(options, OPTION_RULES))
        choice->packs = options->values[OPTION_RULES];
    if (option_given(options, OPTION_SELECT)) {
        choice->select = (TextList){0};
        option_list(options, OPTION_SELECT, keep, &choice->select);
    }
    option_list(options, OPTION_IGNORE, keep, &choice->ignore);
    return read_policy(options, &config->policy, keep, error);
}

static bool read_format(const Options *options, SplitOptions *split, Arena *keep, Error *error)
{
    Text name = option_value(options, OPTION_FORMAT_IN);
    if (name.len == 0 || text_is(name, TEXT("auto")))
        return true;
    split->format = format_find(name);
    if (split->format)
        return true;
    TextList known = {0};
    for (size_t i = 0; formats[i]; i++)
        list_add(keep, &known, text_of(formats[i]->name));
    Text hint = suggest_hint(keep, name, &known);
    return error_set(error, keep, "--format-in: no transcript format is named '%.*s'%.*s",
                     TEXT_ARG(name), TEXT_ARG(hint));
}

static bool read_think_policy(const Options *options, SplitOptions *split, Arena *keep,
                              Error *error)
{
    const char *words[THINK_POLICY_COUNT + 1] = {0};
    Text name = option_value(options, OPTION_THINK_POLICY);
    for (int i = 0; i < THINK_POLICY_COUNT; i++)
        words[i] = think_policy_name((ThinkPolicy)i);
    return name.len == 0 || think_policy_parse(name, &split->policy)
        || bad_word(OPTION_THINK_POLICY, name, words, keep, error);
}

// "answer=/message/content": a part and the JSON pointer to it.
static bool read_field(Text value, FieldPaths *fields, Arena *keep, Error *error)
{
    size_t equals = text_find_char(value, 0, '=');
    Text part = text_slice(value, 0, equals);
    Text pointer = text_behind(value, equals);
    Text *field = text_is(part, TEXT("answer"))     ? &fields->answer
                  : text_is(part, TEXT("thinking")) ? &fields->thinking
                  : text_is(part, TEXT("prompt"))   ? &fields->prompt
                  : text_is(part, TEXT("id"))       ? &fields->id
                                                    : NULL;
    if (!field || !text_starts(pointer, TEXT("/")))
        return error_set(error, keep,
                         "--field: '%.*s' is not answer=, thinking=, prompt= or id= and a JSON "
                         "pointer such as /message/content",
                         TEXT_ARG(value));
    *field = pointer;
    return true;
}

static bool read_fields(const Options *options, SplitOptions *split, Arena *keep, Error *error)
{
    const TextList *values = &options->values[OPTION_FIELD];
    for (size_t i = 0; i < values->len; i++)
        if (!read_field(values->at[i], &split->fields, keep, error))
            return false;
    return values->len == 0 || split->fields.answer.len > 0
        || error_set(error, keep, "--field: say where the answer is: --field answer=/pointer");
}

bool split_options(const Options *options, SplitOptions *split, Arena *keep, Error *error)
{
    *split = (SplitOptions){0};
    return read_format(options, split, keep, error)
        && read_think_policy(options, split, keep, error)
        && read_fields(options, split, keep, error);
}

unsigned matching_wanted(const Options *options)
{
    return (option_given(options, OPTION_NO_PREFILTER) ? MATCHER_PLAIN : 0u)
        | (option_given(options, OPTION_NO_JIT) ? MATCHER_NO_JIT : 0u);
}

bool limits_wanted(const Options *options, Arena *keep, Error *error)
{
    const TextList *values = &options->values[OPTION_LIMIT];
    for (size_t i = 0; i < values->len; i++)
        if (!limit_read(values->at[i], keep, error))
            return false;
    return true;
}

bool jobs_wanted(const Options *options, size_t *jobs, Arena *keep, Error *error)
{
    uint64_t number = pipeline_default_jobs();
    Text value = option_value(options, OPTION_JOBS);
    if (value.len && (!number_parse(value, &number) || number == 0 || number > PIPELINE_JOBS_MOST))
        return error_set(error, keep, "--jobs: '%.*s' is no number from 1 to %d", TEXT_ARG(value),
                         PIPELINE_JOBS_MOST);
    *jobs = (size_t)number;
    return true;
}

bool json_wanted(const Options *options, const char *command, bool *json, Arena *keep, Error *error)
{
    TextList known = {0};
    Text form = option_value(options, OPTION_FORMAT);
    list_add(keep, &known, TEXT("text"));
    list_add(keep, &known, TEXT("json"));
    *json = text_is(form, TEXT("json"));
    if (!option_given(options, OPTION_FORMAT) || text_list_has(&known, form))
        return true;
    Text hint = suggest_hint(keep, form, &known);
    return error_set(error, keep, "--format: %s writes text or json, not '%.*s'%.*s", command,
                     TEXT_ARG(form), TEXT_ARG(hint));
}

bool print(Text text, Arena *keep, Error *error)
{
    Sink sink;
    sink_descriptor(&sink, STDOUT_FILENO);
    sink_put(&sink, text);
    return sink_close(&sink, keep, error);
}
