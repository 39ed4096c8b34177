// answerlint rules score: how well claims agree with texts that people have labelled.
#include "cli/command.h"
#include "run/scoring.h"

typedef struct Wanted {
    bool json;
    int64_t precision, recall;   // tenths of a percent; 0: any
} Wanted;

static bool read_percent(const Options *options, OptionId id, int64_t *tenths, Arena *keep,
                         Error *error)
{
    Text value = option_value(options, id);
    return !option_given(options, id) || config_score(value, tenths)
        || error_set(error, keep, "--%s: '%.*s' is no percentage from 0 to 100",
                     option_rows[id].name, TEXT_ARG(value));
}

static bool read_wanted(const Options *options, Wanted *wanted, Arena *keep, Error *error)
{
    *wanted = (Wanted){0};
    return json_wanted(options, "rules score", &wanted->json, keep, error)
        && read_percent(options, OPTION_MIN_PRECISION, &wanted->precision, keep, error)
        && read_percent(options, OPTION_MIN_RECALL, &wanted->recall, keep, error);
}

// The first text that cannot be read ends it: a part of a sample gives no figures.
static bool add_file(Scoring *scoring, Matcher *matcher, Text path, Arena *keep, Error *error)
{
    Arena arena = {0};
    Line line;
    Sample sample;
    Text why = {0};
    Error trouble = {0};
    Lines *lines = lines_open(path, keep, &why);
    if (!lines)
        return error_at(error, keep, (Place){path, 0, 0}, "%.*s", TEXT_ARG(why));
    while (!error_is(&trouble) && lines_next(lines, &arena, &line)) {
        if (!sample_read(&line, path, &arena, &sample, &trouble))
            error_at(error, keep, (Place){path, trouble.line, trouble.column}, "%.*s",
                     TEXT_ARG(trouble.message));
        else if (sample.labelled)
            scoring_add(scoring, matcher, &sample, &arena);
        arena_reset(&arena);
    }
    lines_close(lines);
    arena_free(&arena);
    return !error_is(error);
}

static bool add_files(Scoring *scoring, const TextList *files, Arena *keep, Error *error)
{
    Matcher *matcher = matcher_open();
    for (size_t i = 0; i < files->len && !error_is(error); i++)
        add_file(scoring, matcher, files->at[i], keep, error);
    matcher_close(matcher);
    return error_is(error) ? false
         : scoring_texts(scoring) > 0
             || error_at(error, keep, (Place){files->at[0], 0, 0}, "no labelled text in it");
}

static Exit status_of(const Scoring *scoring, const Wanted *wanted)
{
    bool short_of = (wanted->precision && !rate_reaches(scoring->precision, wanted->precision))
        || (wanted->recall && !rate_reaches(scoring->recall, wanted->recall));
    return scoring->limits ? EXIT_UNTRUSTED : short_of ? EXIT_FINDINGS : EXIT_CLEAN;
}

Exit command_score(const Options *options, const Ruleset *ruleset, const TextList *files, Out *out,
                   Arena *keep, Error *error)
{
    Wanted wanted;
    Scoring scoring;
    if (!read_wanted(options, &wanted, keep, error))
        return EXIT_UNTRUSTED;
    scoring_open(ruleset, keep, &scoring);
    if (files->len == 0)
        error_set(error, keep, "which texts? answerlint rules score FILE.jsonl");
    else if (scoring.rules.len == 0)
        error_set(error, keep, "none of these rules is a claim: there is nothing to score");
    else
        add_files(&scoring, files, keep, error);
    if (error_is(error))
        return EXIT_UNTRUSTED;
    if (wanted.json)
        scoring_put_json(&scoring, out);
    else
        scoring_put_text(&scoring, out);
    if (scoring.limits)
        error_set(error, keep, "rules gave up %zu times: what they flag is not known",
                  scoring.limits);
    return status_of(&scoring, &wanted);
}
