#include "run/ifeval.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/pipeline.h"
#include "base/sink.h"

enum { SLOTS_PER_JOB = 4 };

static const char *const file_names[VERDICTS] = {"eval_results_strict.jsonl",
                                                 "eval_results_loose.jsonl"};

// The last response to a prompt.
typedef struct Answer {
    bool given;
    Out response;
} Answer;

typedef struct Run {
    const Evaluation *evaluation;
    Evaluated *evaluated;
    Arena *keep;
    Error *error;
    bool joined;             // tasks and responses come from two files
    Tasks tasks;
    Answer *answers;         // by the group of the task
    size_t next;             // of the tasks
    Lines *lines;            // that have both
    Sink sinks[VERDICTS];
    Out row;
} Run;

// One response on its way.
typedef struct Slot {
    Arena arena;
    Line line;               // unless tasks and responses are joined
    Task own;                // of the line
    const Task *task;
    Text response;
    Grading grading;
    Out tail;
    Error error;
} Slot;

// --- tasks ---------------------------------------------------------------------------------------

static Lines *open_lines(Text path, Arena *keep, Error *error)
{
    Text why = {0};
    Lines *lines = lines_open(path, keep, &why);
    if (!lines)
        error_at(error, keep, (Place){path, 0, 0}, "%.*s", TEXT_ARG(why));
    return lines;
}

static bool is_readable(const Line *line, Text path, Arena *arena, Error *error)
{
    return line->why.len == 0
        || error_at(error, arena, (Place){path, 0, 0}, "%.*s", TEXT_ARG(line->why));
}

static bool load_task(Run *run, const Line *line)
{
    Text path = run->evaluation->data;
    Task *task = arena_new(run->keep, Task);
    if (!is_readable(line, path, run->keep, run->error))
        return false;
    const JsonNode *record = line_parse(line, path, run->keep, run->error);
    if (!record || !task_read(record_task(record), (Place){path, line->number, 0}, run->keep, task,
                              run->error))
        return false;
    list_add(run->keep, &run->tasks.list, task);
    return true;
}

static bool load_tasks(Run *run)
{
    Text path = run->evaluation->data;
    Lines *lines = open_lines(path, run->keep, run->error);
    if (!lines)
        return false;
    Line line;
    bool loaded = true;
    while (loaded && lines_next(lines, run->keep, &line))
        loaded = load_task(run, &line);
    lines_close(lines);
    if (loaded && run->tasks.list.len == 0)
        return error_at(run->error, run->keep, (Place){path, 0, 0}, "no prompts in it");
    tasks_sort(&run->tasks, run->keep);
    run->answers = arena_array(run->keep, Answer, run->tasks.list.len);
    return loaded;
}

// --- responses -----------------------------------------------------------------------------------

static bool read_response(const Line *line, Text path, const char *hint, Arena *arena,
                          const JsonNode **record, Text *response, Error *error)
{
    JsonString string;
    if (!is_readable(line, path, arena, error)
        || !(*record = line_parse(line, path, arena, error)))
        return false;
    if (!json_string(record_response(*record), arena, &string))
        return error_at(error, arena, (Place){path, line->number, 0}, "no response, a string%s",
                        hint);
    *response = string.text;
    return true;
}

static void note(uint64_t *count, uint32_t *first, uint32_t line)
{
    if ((*count)++ == 0)
        *first = line;
}

static bool keep_response(Run *run, const Line *line, Arena *scratch)
{
    Evaluated *evaluated = run->evaluated;
    Text path = run->evaluation->responses, response = {0};
    const JsonNode *record = NULL;
    JsonString prompt;
    if (!read_response(line, path, "", scratch, &record, &response, run->error))
        return false;
    if (!json_string(json_get(record_task(record), TEXT("prompt")), scratch, &prompt))
        return error_at(run->error, run->keep, (Place){path, line->number, 0},
                        "no prompt, a string");
    size_t group = tasks_find(&run->tasks, prompt.text);
    if (group == run->tasks.by_prompt.len) {
        note(&evaluated->strangers, &evaluated->stranger, line->number);
        return true;
    }
    Answer *answer = &run->answers[group];
    if (answer->given)
        note(&evaluated->repeated, &evaluated->repeat, line->number);
    answer->given = true;
    out_clear(&answer->response);
    put_raw(&answer->response, response);
    return true;
}

static bool is_complete(const Run *run)
{
    for (size_t i = 0; i < run->tasks.list.len; i++) {
        const Task *task = run->tasks.list.at[i];
        if (!run->answers[task->group].given)
            return error_at(run->error, run->keep, (Place){run->evaluation->data, task->line, 0},
                            "no response for key %.*s in %.*s", TEXT_ARG(task->key),
                            TEXT_ARG(run->evaluation->responses));
    }
    return true;
}

static bool load_responses(Run *run)
{
    Lines *lines = open_lines(run->evaluation->responses, run->keep, run->error);
    if (!lines)
        return false;
    Arena scratch = {0};
    bool loaded = true;
    for (Line line; loaded && lines_next(lines, &scratch, &line); arena_reset(&scratch))
        loaded = keep_response(run, &line, &scratch);
    if (!loaded)
        run->error->message = arena_copy(run->keep, run->error->message);
    arena_free(&scratch);
    lines_close(lines);
    return loaded && is_complete(run);
}

// --- in order ------------------------------------------------------------------------------------

static bool take(void *context, void *item)
{
    Run *run = context;
    Slot *slot = item;
    arena_reset(&slot->arena);
    out_clear(&slot->tail);
    slot->error = (Error){0};
    if (error_is(run->error))
        return false;
    if (!run->joined)
        return lines_next(run->lines, &slot->arena, &slot->line);
    if (run->next == run->tasks.list.len)
        return false;
    slot->task = run->tasks.list.at[run->next++];
    slot->response = out_text(&run->answers[slot->task->group].response);
    return true;
}

static bool read_both(const Run *run, Slot *slot)
{
    Text path = run->evaluation->data;
    const JsonNode *record;
    slot->task = &slot->own;
    return read_response(&slot->line, path, " (is it in another file? --input-response-data)",
                         &slot->arena, &record, &slot->response, &slot->error)
        && task_read(record_task(record), (Place){path, slot->line.number, 0}, &slot->arena,
                     &slot->own, &slot->error);
}

static void work(void *context, void *worker, void *item)
{
    const Run *run = context;
    Slot *slot = item;
    (void)worker;
    if (!run->joined && !read_both(run, slot))
        return;
    slot->grading = grade_task(slot->task, slot->response, &slot->arena);
    put_result_tail(&slot->tail, slot->task->prompt, slot->response);
}

static void give(void *context, void *item)
{
    Run *run = context;
    const Slot *slot = item;
    if (error_is(run->error))
        return;
    if (error_is(&slot->error)) {
        *run->error = slot->error;
        run->error->message = arena_copy(run->keep, slot->error.message);
        return;
    }
    for (size_t i = 0; i < VERDICTS; i++) {
        out_clear(&run->row);
        put_result(&run->row, &slot->grading, i, out_text(&slot->tail));
        sink_put(&run->sinks[i], out_text(&run->row));
        accuracy_add(&run->evaluated->accuracies[i], run->keep, slot->task,
                     slot->grading.follows[i]);
    }
}

static void grade_all(Run *run)
{
    Arena arena = {0};
    size_t jobs = run->evaluation->jobs, slots = jobs * SLOTS_PER_JOB;
    Pipeline pipeline = {run, take, work, give, arena_array(&arena, void *, slots), slots,
                         arena_array(&arena, void *, jobs), jobs, NULL};
    for (size_t i = 0; i < slots; i++)
        pipeline.slots[i] = arena_new(&arena, Slot);
    pipeline_run(&pipeline);
    for (size_t i = 0; i < slots; i++) {
        Slot *slot = pipeline.slots[i];
        out_free(&slot->tail);
        arena_free(&slot->arena);
    }
    arena_free(&arena);
    if (run->evaluated->accuracies[0].prompts.total == 0)
        error_at(run->error, run->keep, (Place){run->evaluation->data, 0, 0}, "no prompts in it");
}

// --- files ---------------------------------------------------------------------------------------

// With the folders above it.
static bool make_folder(Text path, Arena *keep, Error *error)
{
    for (size_t end = 1; end <= path.len; end++) {
        if (end < path.len && path.at[end] != '/')
            continue;
        int made = mkdir(arena_terminated(keep, text_slice(path, 0, end)), 0777);
        if (made != 0 && errno != EEXIST)
            return error_at(error, keep, (Place){path, 0, 0}, "cannot be made: %s",
                            strerror(errno));
    }
    return file_kind(path, keep) == FILE_FOLDER
        || error_at(error, keep, (Place){path, 0, 0}, "is no folder");
}

static bool open_files(Run *run)
{
    Text folder = run->evaluation->folder;
    if (!make_folder(folder, run->keep, run->error))
        return false;
    for (size_t i = 0; i < VERDICTS; i++) {
        const char *slash = text_ends(folder, TEXT("/")) ? "" : "/";
        Text file = arena_print(run->keep, "%.*s%s%s", TEXT_ARG(folder), slash, file_names[i]);
        run->evaluated->files[i] = file;
        if (!sink_file(&run->sinks[i], file, run->keep, run->error)) {
            if (i > 0)
                sink_drop(&run->sinks[0]);
            return false;
        }
    }
    return true;
}

static void close_files(Run *run)
{
    for (size_t i = 0; i < VERDICTS; i++) {
        if (error_is(run->error))
            sink_drop(&run->sinks[i]);
        else
            sink_close(&run->sinks[i], run->keep, run->error);
        accuracy_sort(&run->evaluated->accuracies[i]);
    }
}

static bool open_input(Run *run)
{
    if (run->joined)
        return load_tasks(run) && load_responses(run);
    run->lines = open_lines(run->evaluation->data, run->keep, run->error);
    return run->lines != NULL;
}

bool evaluation_run(const Evaluation *evaluation, Arena *keep, Evaluated *evaluated, Error *error)
{
    Run run = {.evaluation = evaluation, .evaluated = evaluated, .keep = keep, .error = error};
    *evaluated = (Evaluated){0};
    run.joined = evaluation->responses.len > 0;
    if (open_input(&run) && open_files(&run)) {
        grade_all(&run);
        close_files(&run);
    }
    if (run.lines)
        lines_close(run.lines);
    for (size_t i = 0; run.answers && i < run.tasks.by_prompt.len; i++)
        out_free(&run.answers[i].response);
    out_free(&run.row);
    return !error_is(error);
}
