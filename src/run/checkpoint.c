#include "run/checkpoint.h"

#include <string.h>

#include "base/clock.h"
#include "base/number.h"
#include "base/put.h"
#include "report/totals.h"

enum {
    EVERY_MS = 1000,         // between two positions at least
    SHARE = 64,              // and this part of the time that the run has taken
};

#define MAGIC "answerlint-checkpoint/1"

// --- positions -----------------------------------------------------------------------------------

enum { SUMMARY_NUMBERS = 7 + SEVERITY_NEVER };

static void summary_numbers(const Summary *summary, uint64_t *numbers)
{
    const uint64_t all[] = {summary->results,      summary->passed,      summary->failed,
                            summary->input_errors, summary->rule_errors, summary->scored,
                            summary->score_sum};
    memcpy(numbers, all, sizeof all);
    memcpy(numbers + 7, summary->findings, sizeof summary->findings);
}

static void put_summary(Out *out, const Summary *summary)
{
    uint64_t numbers[SUMMARY_NUMBERS];
    summary_numbers(summary, numbers);
    for (size_t i = 0; i < SUMMARY_NUMBERS; i++)
        put_print(out, " %llu", (unsigned long long)numbers[i]);
}

static bool next_number(Text *rest, uint64_t *number)
{
    Text word;
    return text_next_part(rest, ' ', &word) && number_parse(word, number);
}

static bool read_summary(Text *rest, Summary *summary)
{
    *summary = (Summary){0};
    uint64_t *const all[] = {&summary->results,      &summary->passed,      &summary->failed,
                             &summary->input_errors, &summary->rule_errors, &summary->scored,
                             &summary->score_sum};
    for (size_t i = 0; i < SUMMARY_NUMBERS; i++)
        if (!next_number(rest, i < 7 ? all[i] : &summary->findings[i - 7]))
            return false;
    return true;
}

// Strings in JSON have no line feeds of their own: a space between values will do.
static void put_totals(Out *out, const Totals *totals)
{
    size_t start = out->len;
    totals_put_json(totals, out);
    for (size_t i = start; i < out->len; i++)
        if (out->at[i] == '\n')
            out->at[i] = ' ';
}

// "at RECORDS MARKS TOLD REPORTS LENGTH... SUMMARY... TOTALS"
static void put_position(Out *out, const Checkpoint *checkpoint, const Position *position,
                         const char *word)
{
    put_print(out, "%s %llu %llu %llu %zu", word, (unsigned long long)position->cuts,
              (unsigned long long)position->marks, (unsigned long long)position->told,
              checkpoint->sinks.len);
    for (size_t i = 0; i < checkpoint->sinks.len; i++)
        put_print(out, " %llu", (unsigned long long)checkpoint->sinks.at[i]->length);
    put_summary(out, &position->summary);
    if (!checkpoint->totals)
        return;
    put_char(out, ' ');
    put_totals(out, checkpoint->totals);
}

static bool read_position(Checkpoint *checkpoint, Text line, Arena *keep)
{
    Position *from = &checkpoint->from;
    Text word;
    uint64_t reports, length;
    text_next_part(&line, ' ', &word);
    checkpoint->done = text_is(word, TEXT("done"));
    checkpoint->begun = true;
    checkpoint->lengths.len = 0;
    if (!next_number(&line, &from->cuts) || !next_number(&line, &from->marks)
        || !next_number(&line, &from->told) || !next_number(&line, &reports))
        return false;
    for (; reports > 0 && next_number(&line, &length); reports--)
        list_add(keep, &checkpoint->lengths, length);
    bool read = reports == 0 && read_summary(&line, &from->summary);
    checkpoint->totals_then = line;
    return read;
}

// --- opening -------------------------------------------------------------------------------------

static Text fact_line(const Fact *fact, Arena *keep)
{
    Out out = {0};
    put_raw(&out, fact->name);
    put_char(&out, ' ');
    put_json(&out, fact->value);
    Text line = arena_copy(keep, out_text(&out));
    out_free(&out);
    return line;
}

static Text value_shown(Text line)
{
    Text value = text_from(line, text_find_char(line, 0, ' ') + 1);
    return text_is(value, TEXT("\"\"")) ? TEXT("not given") : value;
}

// What is checked by its line's check was written by us: a difference is one of the runs.
static bool is_same_run(const Checkpoint *checkpoint, const TextList *lines, Arena *keep,
                        Error *error)
{
    Place place = {checkpoint->journal.path, 0, 0};
    for (size_t i = 0; i < lines->len && i < checkpoint->head.len; i++) {
        Text was = lines->at[i], is = checkpoint->head.at[i];
        Text name = text_slice(is, 0, text_find_char(is, 0, ' '));
        if (!text_is(was, is))
            return error_at(error, keep, place, "is of another run, so that this one cannot go on "
                            "from it: %.*s was %.*s, is %.*s", TEXT_ARG(name),
                            TEXT_ARG(value_shown(was)), TEXT_ARG(value_shown(is)));
    }
    return true;
}

static bool not_a_checkpoint(const Checkpoint *checkpoint, Arena *keep, Error *error)
{
    return error_at(error, keep, (Place){checkpoint->journal.path, 0, 0},
                    "is no checkpoint, or its beginning is damaged: remove it to start anew");
}

// Without a position nothing is lost that --resume could save; yet who does not ask for it may have
// mistyped the name of a file.
static bool look_at(Checkpoint *checkpoint, const TextList *lines, Arena *keep, Error *error)
{
    Text last = lines->len ? lines->at[lines->len - 1] : (Text){0};
    bool torn = checkpoint->journal.torn > 0;
    checkpoint->found = lines->len >= checkpoint->head.len;
    if (text_starts(last, TEXT("at ")) || text_starts(last, TEXT("done ")))
        return read_position(checkpoint, last, keep) || not_a_checkpoint(checkpoint, keep, error);
    return !torn || (checkpoint->resume && lines->len > 0)
        || not_a_checkpoint(checkpoint, keep, error);
}

bool checkpoint_open(Checkpoint *checkpoint, Text path, bool resume, const FactList *facts,
                     Arena *keep, Error *error)
{
    TextList lines = {0};
    *checkpoint = (Checkpoint){.resume = resume};
    list_add(keep, &checkpoint->head, TEXT(MAGIC));
    for (size_t i = 0; i < facts->len; i++)
        list_add(keep, &checkpoint->head, fact_line(&facts->at[i], keep));
    if (!journal_open(&checkpoint->journal, path, keep, &lines, error)
        || !look_at(checkpoint, &lines, keep, error))
        return false;
    if (resume)
        return is_same_run(checkpoint, &lines, keep, error);
    if (checkpoint->begun && !checkpoint->done)
        return error_at(error, keep, (Place){path, 0, 0}, "is the checkpoint of a run that is not "
                        "done: --resume goes on with it; remove it to start anew");
    checkpoint->found = checkpoint->done = checkpoint->begun = false;
    checkpoint->from = (Position){0};
    return true;
}

void checkpoint_close(Checkpoint *checkpoint)
{
    journal_close(&checkpoint->journal);
}

uint64_t checkpoint_length(const Checkpoint *checkpoint, size_t report)
{
    return report < checkpoint->lengths.len && checkpoint->begun ? checkpoint->lengths.at[report]
                                                                 : 0;
}

bool checkpoint_restore(Checkpoint *checkpoint, Totals *totals, Arena *keep, Error *error)
{
    Totals then;
    checkpoint->totals = totals;
    if (!checkpoint->begun || !totals)
        return true;
    if (!totals_read(checkpoint->totals_then, checkpoint->journal.path, keep, &then, error))
        return false;
    totals_merge(totals, &then);
    totals_close(&then);
    return true;
}

// --- while the run goes on -----------------------------------------------------------------------

bool checkpoint_begin(Checkpoint *checkpoint, Arena *keep, Error *error)
{
    checkpoint->start_ms = checkpoint->last_ms = clock_ms();
    if (!checkpoint->found) {
        journal_clear(&checkpoint->journal);
        if (!journal_add(&checkpoint->journal, &checkpoint->head, keep, error))
            return false;
    }
    for (size_t i = 0; i < checkpoint->sinks.len; i++)
        sink_go_on(checkpoint->sinks.at[i], checkpoint_length(checkpoint, i));
    return true;
}

bool checkpoint_is_due(const Checkpoint *checkpoint)
{
    uint64_t now = clock_ms();
    return now - checkpoint->last_ms >= EVERY_MS
        && now - checkpoint->last_ms >= (now - checkpoint->start_ms) / SHARE;
}

bool checkpoint_write(Checkpoint *checkpoint, const Position *position, bool done, Arena *keep)
{
    Out out = {0};
    TextList lines = {0};
    Arena scratch = {0};
    bool written = true;
    for (size_t i = 0; i < checkpoint->sinks.len; i++)
        written = sink_sync(checkpoint->sinks.at[i]) && written;
    put_position(&out, checkpoint, position, done ? "done" : "at");
    list_add(&scratch, &lines, out_text(&out));
    written = written && journal_add(&checkpoint->journal, &lines, keep, &checkpoint->error);
    checkpoint->last_ms = clock_ms();
    arena_free(&scratch);
    out_free(&out);
    return written;
}
