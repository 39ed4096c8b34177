#include "run/filter.h"

#include "base/limit.h"
#include "base/pipeline.h"
#include "report/writer.h"
#include "run/feed.h"
#include "run/splice.h"

enum {
    SLOTS_PER_JOB = 4,
    BATCH_BYTES = 64 << 10,      // lines of a slot, as far as they are there already
};

typedef LIST(FeedLine) FeedLineList;

// Some lines on their way, then what came of them.
typedef struct Slot {
    Arena arena;
    FeedLineList lines;
    Out out;
    Summary summary;
    Totals totals;                 // where the filter has one
    uint64_t bad_line;           // as in Filtered
    Text bad_why;
} Slot;

typedef struct Worker {
    Matcher *matcher;
    Arena arena;                 // of one line
    Out rendered;
} Worker;

typedef struct Flow {
    const Filter *filter;
    Filtered *filtered;
    Feed *feed;
    Arena *keep;
    Text trouble;
} Flow;

// --- one line ------------------------------------------------------------------------------------

static Text byte_trouble(const JsonReader *reader, const char *what, Arena *arena)
{
    return arena_print(arena, "%s at byte %zu: %s", what, reader->where, reader->why);
}

// The object of the line, the only value in it; else the reason.
static const JsonNode *read_object(const FeedLine *line, Arena *arena, Text *why)
{
    bool bom = line->number == 0 && text_starts(line->text, TEXT("\xEF\xBB\xBF"));
    JsonReader reader = {.text = line->text, .at = bom ? 3 : 0};
    JsonNode *object = NULL, *more;
    JsonAnswer answer = JSON_END;
    if (!line->too_long)
        answer = json_next(&reader, arena, &object);
    if (line->too_long)
        *why = limit_met(LIMIT_RECORD, arena);
    else if (answer == JSON_END)
        *why = TEXT("an empty line");
    else if (answer != JSON_VALUE)
        *why = byte_trouble(&reader, answer == JSON_CUT ? "cut off" : "no JSON", arena);
    else if (object->kind != JSON_OBJECT)
        *why = arena_print(arena, "a JSON %s, and no object", json_kind_name(object->kind));
    else if (json_next(&reader, arena, &more) != JSON_END)
        *why = arena_print(arena, "more behind the record, from byte %zu on",
                           object->start + object->raw.len);
    return why->len ? NULL : object;
}

// What the record is called, where its format has no name for that.
static Text find_id(const JsonNode *object, Arena *arena)
{
    static const char *const keys[] = {"id", "key"};
    for (size_t i = 0; object && i < 2; i++) {
        JsonString string;
        const JsonNode *node = json_get(object, text_of(keys[i]));
        if (json_string(node, arena, &string))
            return string.text;
        if (node && node->kind == JSON_NUMBER)
            return node->raw;
    }
    return (Text){0};
}

static bool is_piece(const Document *document, const JsonNode *object)
{
    const Format *format = format_find(text_of(document->format));
    return format && format->goes_on && format->goes_on(object);
}

// The one answer in the record; NULL with the reason.
static Document *find_answer(const Filter *filter, const FeedLine *line, const JsonNode *object,
                             Arena *arena, Text *why)
{
    DocumentList documents = {0};
    Error error = {0};
    if (!documents_split(line->text, filter->name, FRAMING_JSON, &filter->split, arena, &documents,
                         &error))
        *why = error.message;
    else if (documents.len > 1)
        *why = arena_print(arena, "%zu answers in one line: `answerlint check -f jsonl` gives a "
                           "line for each", documents.len);
    else if (is_piece(&documents.at[0], object))
        *why = TEXT("one piece of a streamed answer: `answerlint check` puts them together");
    return why->len ? NULL : &documents.at[0];
}

static const JsonNode *grade_line(const Filter *filter, Worker *worker, const FeedLine *line,
                                  Document *none, Result *result)
{
    Text why = {0};
    Grader grader = {.ruleset = filter->ruleset, .policy = filter->policy,
                     .matcher = worker->matcher, .counts = true};
    const JsonNode *object = read_object(line, &worker->arena, &why);
    Document *document = NULL;
    *none = (Document){.path = filter->name, .format = "unknown"};
    if (object)
        document = find_answer(filter, line, object, &worker->arena, &why);
    if (!document)
        document = none;
    document->record = line->number;
    if (document->id.len == 0)
        document->id = find_id(object, &worker->arena);
    if (why.len)
        grade_error(why, document, result);
    else
        grade(&grader, document, &worker->arena, result);
    return object;
}

// In a line that is no object the result stands alone, under its key all the same.
static void put_line(const Filter *filter, Worker *worker, const FeedLine *line,
                     const JsonNode *object, const Result *result, Out *out)
{
    Report report = {.nameless = filter->name.len == 0, .arena = &worker->arena};
    JsonNode empty = {.kind = JSON_OBJECT};
    Out *rendered = filter->key.len ? &worker->rendered : out;
    writer_find(TEXT("json"))->result(&report, result, rendered);
    if (filter->key.len)
        splice_put(object ? line->text : TEXT("{}"), object ? object : &empty, filter->key,
                   out_text(rendered), &worker->arena, out);
    out_clear(&worker->rendered);
    put_char(out, '\n');
}

static void work(void *context, void *hand, void *item)
{
    const Filter *filter = ((Flow *)context)->filter;
    Worker *worker = hand;
    Slot *slot = item;
    for (size_t i = 0; i < slot->lines.len; i++) {
        const FeedLine *line = &slot->lines.at[i];
        Document none;
        Result result;
        const JsonNode *object = grade_line(filter, worker, line, &none, &result);
        put_line(filter, worker, line, object, &result, &slot->out);
        summary_add(&slot->summary, &result);
        if (filter->totals)
            totals_add(&slot->totals, &result, filter->name.len == 0, &worker->arena);
        if (result.status != STATUS_OK && !slot->bad_why.len) {
            slot->bad_line = line->number;
            slot->bad_why = arena_copy(&slot->arena, result.error);
        }
        arena_reset(&worker->arena);
    }
}

// --- in order ------------------------------------------------------------------------------------

static bool is_ready(void *context)
{
    return feed_is_ready(((Flow *)context)->feed);
}

// The next line, kept if it is selected; false at the end of the stream or of the selection.
static bool take_line(Flow *flow, Slot *slot, size_t *bytes)
{
    FeedLine line;
    const Selection *selection = &flow->filter->selection;
    if (selection_ends(selection, flow->filtered->lines) || flow->filter->sink->trouble
        || feed_next(flow->feed, flow->keep, &line, &flow->trouble) != FEED_LINE)
        return false;
    *bytes += line.text.len + sizeof line;
    if (selection_has_record(selection, flow->filtered->lines++)) {
        line.text = arena_copy(&slot->arena, line.text);
        list_add(&slot->arena, &slot->lines, line);
    }
    return true;
}

// As many lines as are there, so that small ones cost little; but none is waited for when there
// is one, and nothing that is finished is held back when there is none.
static bool take(void *context, void *item)
{
    Flow *flow = context;
    Slot *slot = item;
    size_t bytes = 0;
    arena_reset(&slot->arena);
    slot->lines = (FeedLineList){0};
    slot->summary = (Summary){0};
    slot->bad_why = (Text){0};
    if (!feed_is_ready(flow->feed))
        sink_flush(flow->filter->sink);
    if (flow->trouble.len || !take_line(flow, slot, &bytes))
        return false;
    while (bytes < BATCH_BYTES && feed_has_line(flow->feed) && take_line(flow, slot, &bytes))
        continue;
    return true;
}

static void give(void *context, void *item)
{
    Flow *flow = context;
    Filtered *filtered = flow->filtered;
    Slot *slot = item;
    sink_put(flow->filter->sink, out_text(&slot->out));
    out_clear(&slot->out);
    summary_merge(&filtered->summary, &slot->summary);
    if (slot->bad_why.len && !filtered->bad_why.len) {
        filtered->bad_line = slot->bad_line;
        filtered->bad_why = arena_copy(flow->keep, slot->bad_why);
    }
    if (flow->filter->totals) {
        totals_merge(flow->filter->totals, &slot->totals);
        totals_clear(&slot->totals);
    }
}

// --- the whole -----------------------------------------------------------------------------------

static Slot *make_slot(const Filter *filter, Arena *arena)
{
    Slot *slot = arena_new(arena, Slot);
    if (filter->totals)
        totals_open(&slot->totals, filter->totals->rule_count, filter->totals->worst.most);
    return slot;
}

static Worker *make_worker(Arena *arena)
{
    Worker *worker = arena_new(arena, Worker);
    worker->matcher = matcher_open();
    return worker;
}

static void free_slot(Slot *slot)
{
    totals_close(&slot->totals);
    out_free(&slot->out);
    arena_free(&slot->arena);
}

static void free_worker(Worker *worker)
{
    matcher_close(worker->matcher);
    out_free(&worker->rendered);
    arena_free(&worker->arena);
}

static void run_pipeline(Flow *flow)
{
    Arena arena = {0};
    size_t jobs = flow->filter->jobs, slots = jobs * SLOTS_PER_JOB;
    Pipeline pipeline = {flow, take, work, give, arena_array(&arena, void *, slots), slots,
                         arena_array(&arena, void *, jobs), jobs, is_ready};
    for (size_t i = 0; i < slots; i++)
        pipeline.slots[i] = make_slot(flow->filter, &arena);
    for (size_t i = 0; i < jobs; i++)
        pipeline.workers[i] = make_worker(&arena);
    pipeline_run(&pipeline);
    for (size_t i = 0; i < slots; i++)
        free_slot(pipeline.slots[i]);
    for (size_t i = 0; i < jobs; i++)
        free_worker(pipeline.workers[i]);
    arena_free(&arena);
}

bool filter_run(const Filter *filter, Arena *keep, Filtered *filtered, Error *error)
{
    Text why;
    Flow flow = {.filter = filter, .filtered = filtered, .keep = keep};
    *filtered = (Filtered){0};
    flow.feed = feed_open(filter->path, keep, &why);
    if (!flow.feed)
        return error_at(error, keep, (Place){filter->path, 0, 0}, "%.*s", TEXT_ARG(why));
    run_pipeline(&flow);
    feed_close(flow.feed);
    if (!flow.trouble.len)
        return true;
    return error_at(error, keep, (Place){filter->path, (uint32_t)(filtered->lines + 1), 0},
                    "%.*s; the lines before this one are graded", TEXT_ARG(flow.trouble));
}
