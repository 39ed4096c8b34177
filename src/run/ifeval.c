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

// One line of responses on its way: its bytes, then what came of it.
typedef struct Slot {
    Arena arena;
    Line line;
    Task task;               // of a line that has its task in it
    GradingList gradings;
    Out tail;
    Error error;
} Slot;

// What is kept of a response until all of them are there.
typedef struct Answer {
    Grading grading;
    Out tail;
} Answer;

typedef struct Run {
    const Evaluation *evaluation;
    Evaluated *evaluated;
    Arena *keep;
    Error *error;
    Text path;               // of the responses
    Lines *lines;
    bool joined;             // tasks and responses come from two files
    Tasks tasks;
    Answer *answers;         // by the number of the task
    Sink sinks[VERDICTS];
    Out row;
} Run;

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

// --- work ----------------------------------------------------------------------------------------

static void grade_slot(Slot *slot, const Task *task, Text response)
{
    Grading grading = grade_task(task, response, &slot->arena);
    if (slot->gradings.len == 0)
        put_result_tail(&slot->tail, task->prompt, response);
    list_add(&slot->arena, &slot->gradings, grading);
}

// A response is graded for every task that has its prompt.
static bool grade_joined(const Run *run, Slot *slot, const JsonNode *record, Text response)
{
    const TaskList *sorted = &run->tasks.by_prompt;
    JsonString prompt;
    if (!json_string(json_get(record_task(record), TEXT("prompt")), &slot->arena, &prompt))
        return error_at(&slot->error, &slot->arena, (Place){run->path, slot->line.number, 0},
                        "no prompt, a string");
    for (size_t at = tasks_find(&run->tasks, prompt.text);
         at < sorted->len && text_is(sorted->at[at]->prompt, prompt.text); at++)
        grade_slot(slot, sorted->at[at], response);
    return true;
}

static void work(void *context, void *worker, void *item)
{
    const Run *run = context;
    Slot *slot = item;
    Place place = {run->path, slot->line.number, 0};
    JsonString response;
    (void)worker;
    if (!is_readable(&slot->line, run->path, &slot->arena, &slot->error))
        return;
    const JsonNode *record = line_parse(&slot->line, run->path, &slot->arena, &slot->error);
    if (!record)
        return;
    if (!json_string(record_response(record), &slot->arena, &response))
        error_at(&slot->error, &slot->arena, place, "no response, a string%s",
                 run->joined ? "" : " (is it in another file? --input-response-data)");
    else if (run->joined)
        grade_joined(run, slot, record, response.text);
    else if (task_read(record_task(record), place, &slot->arena, &slot->task, &slot->error))
        grade_slot(slot, &slot->task, response.text);
}

// --- in order ------------------------------------------------------------------------------------

static bool take(void *context, void *item)
{
    Run *run = context;
    Slot *slot = item;
    arena_reset(&slot->arena);
    out_clear(&slot->tail);
    slot->gradings = (GradingList){0};
    slot->error = (Error){0};
    return !error_is(run->error) && lines_next(run->lines, &slot->arena, &slot->line);
}

static void write_result(Run *run, const Grading *grading, Text tail)
{
    for (size_t i = 0; i < VERDICTS; i++) {
        out_clear(&run->row);
        put_result(&run->row, grading, i, tail);
        sink_put(&run->sinks[i], out_text(&run->row));
        accuracy_add(&run->evaluated->accuracies[i], run->keep, grading->task, grading->follows[i]);
    }
}

static void keep_answer(Run *run, const Grading *grading, const Slot *slot)
{
    Answer *answer = &run->answers[grading->task->number];
    size_t count = grading->task->demands.len;
    bool repeated = answer->grading.task != NULL;
    if (repeated && run->evaluated->repeated++ == 0)
        run->evaluated->repeat = slot->line.number;
    answer->grading.task = grading->task;
    for (size_t i = 0; i < VERDICTS; i++) {
        if (!repeated)
            answer->grading.follows[i] = arena_array(run->keep, bool, count);
        memcpy(answer->grading.follows[i], grading->follows[i], count * sizeof(bool));
    }
    out_clear(&answer->tail);
    put_raw(&answer->tail, out_text(&slot->tail));
}

static void give(void *context, void *item)
{
    Run *run = context;
    Slot *slot = item;
    if (error_is(run->error))
        return;
    if (error_is(&slot->error)) {
        *run->error = slot->error;
        run->error->message = arena_copy(run->keep, slot->error.message);
        return;
    }
    if (slot->gradings.len == 0 && run->evaluated->strangers++ == 0)
        run->evaluated->stranger = slot->line.number;
    for (size_t i = 0; i < slot->gradings.len; i++) {
        if (run->joined)
            keep_answer(run, &slot->gradings.at[i], slot);
        else
            write_result(run, &slot->gradings.at[i], out_text(&slot->tail));
    }
}

static void read_responses(Run *run)
{
    Arena arena = {0};
    size_t jobs = run->evaluation->jobs, slots = jobs * SLOTS_PER_JOB;
    Pipeline pipeline = {run, take, work, give, arena_array(&arena, void *, slots), slots,
                         arena_array(&arena, void *, jobs), jobs};
    for (size_t i = 0; i < slots; i++)
        pipeline.slots[i] = arena_new(&arena, Slot);
    pipeline_run(&pipeline);
    for (size_t i = 0; i < slots; i++) {
        Slot *slot = pipeline.slots[i];
        out_free(&slot->tail);
        arena_free(&slot->arena);
    }
    arena_free(&arena);
}

static void write_answers(Run *run)
{
    for (size_t i = 0; i < run->tasks.list.len; i++) {
        const Task *task = run->tasks.list.at[i];
        Answer *answer = &run->answers[i];
        if (!answer->grading.task)
            error_at(run->error, run->keep, (Place){run->evaluation->data, task->line, 0},
                     "no response for key %.*s in %.*s", TEXT_ARG(task->key), TEXT_ARG(run->path));
        else if (!error_is(run->error))
            write_result(run, &answer->grading, out_text(&answer->tail));
    }
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

static void evaluate(Run *run)
{
    read_responses(run);
    if (run->joined)
        write_answers(run);
    else if (run->evaluated->accuracies[0].prompts.total == 0)
        error_at(run->error, run->keep, (Place){run->path, 0, 0}, "no prompts in it");
}

bool evaluation_run(const Evaluation *evaluation, Arena *keep, Evaluated *evaluated, Error *error)
{
    Run run = {.evaluation = evaluation, .evaluated = evaluated, .keep = keep, .error = error};
    *evaluated = (Evaluated){0};
    run.joined = evaluation->responses.len > 0;
    run.path = run.joined ? evaluation->responses : evaluation->data;
    if (run.joined && !load_tasks(&run))
        return false;
    run.lines = open_lines(run.path, keep, error);
    if (!run.lines)
        return false;
    if (open_files(&run)) {
        evaluate(&run);
        close_files(&run);
    }
    lines_close(run.lines);
    for (size_t i = 0; i < run.tasks.list.len; i++)
        out_free(&run.answers[i].tail);
    out_free(&run.row);
    return !error_is(error);
}
