#include "report/parse.h"

#include "base/utf8.h"

enum {
    PREVIEW_MOST = 48,   // characters of a segment that the text form shows
};

typedef enum Unit {
    UNIT_NANOSECONDS,
    UNIT_TOKENS,
    UNIT_RATE,
} Unit;

static const struct {
    const char *label;
    Unit unit;
} fields[STAT_COUNT] = {
    [STAT_TOTAL_DURATION] = {"total duration", UNIT_NANOSECONDS},
    [STAT_LOAD_DURATION] = {"load duration", UNIT_NANOSECONDS},
    [STAT_PROMPT_EVAL_COUNT] = {"prompt eval count", UNIT_TOKENS},
    [STAT_PROMPT_EVAL_DURATION] = {"prompt eval duration", UNIT_NANOSECONDS},
    [STAT_PROMPT_EVAL_RATE] = {"prompt eval rate", UNIT_RATE},
    [STAT_EVAL_COUNT] = {"eval count", UNIT_TOKENS},
    [STAT_EVAL_DURATION] = {"eval duration", UNIT_NANOSECONDS},
    [STAT_EVAL_RATE] = {"eval rate", UNIT_RATE},
};

static size_t turn_count(const Document *document)
{
    size_t last = 0;
    for (size_t i = 0; i < document->segments.len; i++)
        if (document->segments.at[i].turn > last)
            last = document->segments.at[i].turn;
    return last + 1;
}

// --- text ----------------------------------------------------------------------------------------

// A place in the source and its line. Segments come in order, so that moving costs each byte
// once.
typedef struct Cursor {
    Text source;
    size_t at, line;
    size_t base;         // of the source in its file; lines are counted in the record
} Cursor;

static size_t count_breaks(Text text)
{
    size_t count = 0;
    for (size_t at = 0; (at = text_find_char(text, at, '\n')) != TEXT_NONE; at++)
        count++;
    return count;
}

static size_t line_of(Cursor *cursor, size_t at)
{
    if (at >= cursor->at)
        cursor->line += count_breaks(text_slice(cursor->source, cursor->at, at));
    else
        cursor->line -= count_breaks(text_slice(cursor->source, at, cursor->at));
    cursor->at = at;
    return cursor->line;
}

// The first characters of the first line that is not blank.
static void put_preview(Out *out, Text text)
{
    Text rest = text_trim(text), line;
    if (!text_next_line(&rest, &line))
        return;
    size_t at = 0;
    for (size_t i = 0; i < PREVIEW_MOST && at < line.len; i++) {
        uint32_t character;
        size_t len = utf8_decode(line, at, &character);
        at += len ? len : 1;
    }
    put_safe(out, text_slice(line, 0, at));
    if (at < line.len || rest.len)
        put_raw(out, TEXT("..."));
}

static void put_segment(Out *out, Cursor *cursor, Segment segment)
{
    size_t start = segment.span.start, end = segment.span.end;
    size_t first = line_of(cursor, start), last = line_of(cursor, end ? end - 1 : 0);
    put_print(out, "  %-8s  bytes %zu-%zu  lines %zu-%zu  ", segment_kind_name(segment.kind),
              cursor->base + start, cursor->base + end, first, last);
    put_preview(out, text_span(cursor->source, segment.span));
    put_char(out, '\n');
}

// In the largest unit that leaves a whole number, three decimals, cut and not rounded.
static void put_duration(Out *out, uint64_t ns)
{
    static const uint64_t MICRO = 1000, MILLI = 1000000, SECOND = 1000000000;
    uint64_t minutes = ns / SECOND / 60;
    if (ns < MICRO)
        put_print(out, "%d ns", (int)ns);
    else if (ns < MILLI)
        put_print(out, "%d.%03d us", (int)(ns / MICRO), (int)(ns % MICRO));
    else if (ns < SECOND)
        put_print(out, "%d.%03d ms", (int)(ns / MILLI), (int)(ns / MICRO % 1000));
    else {
        if (minutes >= 60)
            put_print(out, "%llu h ", (unsigned long long)(minutes / 60));
        if (minutes)
            put_print(out, "%d min ", (int)(minutes % 60));
        put_print(out, "%d.%03d s", (int)(ns / SECOND % 60), (int)(ns / MILLI % 1000));
    }
}

static void put_stat(Out *out, StatField field, uint64_t value)
{
    put_print(out, "  %-22s", fields[field].label);
    switch (fields[field].unit) {
    case UNIT_NANOSECONDS:
        put_duration(out, value);
        break;
    case UNIT_TOKENS:
        put_u64(out, value);
        put_raw(out, value == 1 ? TEXT(" token") : TEXT(" tokens"));
        break;
    case UNIT_RATE:
        put_hundredths(out, value);
        put_raw(out, TEXT(" tokens/s"));
        break;
    }
    put_char(out, '\n');
}

static void put_header(Out *out, const Document *document, bool color)
{
    size_t turns = turn_count(document);
    put_raw(out, color ? TEXT("\x1b[1mtranscript ") : TEXT("transcript "));
    put_safe(out, document->path);
    if (color)
        put_raw(out, TEXT("\x1b[0m"));
    if (document->record)
        put_print(out, " record %llu", (unsigned long long)document->record);
    put_print(out, ": %s, thinking %s, %zu turn%s", document->format ? document->format : "?",
              thinking_state_name(document->thinking_state), turns, turns == 1 ? "" : "s");
    if (document->model.len) {
        put_raw(out, TEXT(", model "));
        put_safe(out, document->model);
    }
    if (document->finish.len) {
        put_raw(out, TEXT(", finish "));
        put_safe(out, document->finish);
    }
    put_char(out, '\n');
}

void parse_put_text(const Document *document, bool color, Out *out)
{
    Cursor cursor = {document->source, 0, 1, (size_t)document->offset};
    put_header(out, document, color);
    for (size_t i = 0; i < document->segments.len; i++)
        put_segment(out, &cursor, document->segments.at[i]);
    for (StatField field = 0; document->has_stats && field < STAT_COUNT; field++)
        if (document->stats.present[field])
            put_stat(out, field, document->stats.value[field]);
    for (size_t i = 0; i < document->notes.len; i++) {
        put_raw(out, TEXT("  note: "));
        put_safe(out, document->notes.at[i]);
        put_char(out, '\n');
    }
    if (document->bad_bytes)
        put_print(out, "  note: not UTF-8: %zu, the first at byte %zu\n", document->bad_bytes,
                  document->first_bad);
}

// --- JSON ----------------------------------------------------------------------------------------

static void put_key(Out *out, const char *key)
{
    put_print(out, ",\"%s\":", key);
}

static void put_text_or_null(Out *out, const char *key, bool present, Text text)
{
    put_key(out, key);
    if (present)
        put_json(out, text);
    else
        put_raw(out, TEXT("null"));
}

static void put_stats_json(Out *out, const Document *document)
{
    const Stats *stats = &document->stats;
    const char *comma = "";
    put_key(out, "stats");
    if (!document->has_stats) {
        put_raw(out, TEXT("null"));
        return;
    }
    put_char(out, '{');
    for (StatField field = 0; field < STAT_COUNT; field++) {
        if (!stats->present[field])
            continue;
        put_print(out, "%s\"%s\":", comma, stat_field_name(field));
        comma = ",";
        if (fields[field].unit == UNIT_RATE)
            put_hundredths(out, stats->value[field]);
        else
            put_u64(out, stats->value[field]);
    }
    put_char(out, '}');
}

static void put_notes_json(Out *out, const TextList *notes)
{
    put_key(out, "notes");
    put_char(out, '[');
    for (size_t i = 0; i < notes->len; i++) {
        put_raw(out, i ? TEXT(",") : TEXT(""));
        put_json(out, notes->at[i]);
    }
    put_char(out, ']');
}

static void put_segments_json(Out *out, const Document *document)
{
    put_key(out, "segments");
    put_char(out, '[');
    for (size_t i = 0; i < document->segments.len; i++) {
        Segment segment = document->segments.at[i];
        put_print(out, "%s{\"kind\":\"%s\",\"turn\":%u,\"start\":%zu,\"end\":%zu}", i ? "," : "",
                  segment_kind_name(segment.kind), segment.turn,
                  (size_t)document->offset + segment.span.start,
                  (size_t)document->offset + segment.span.end);
    }
    put_char(out, ']');
}

void parse_put_json(const Document *document, Out *out)
{
    put_raw(out, TEXT("{\"path\":"));
    put_json(out, document->path);
    put_print(out, ",\"record\":%llu", (unsigned long long)document->record);
    put_text_or_null(out, "id", document->id.len, document->id);
    put_text_or_null(out, "format", document->format, text_of(document->format));
    put_text_or_null(out, "model", document->model.len, document->model);
    put_text_or_null(out, "prompt", document->prompt.present, document->prompt.text);
    put_text_or_null(out, "thinking", document->thinking.present, document->thinking.text);
    put_key(out, "thinking_state");
    put_json(out, text_of(thinking_state_name(document->thinking_state)));
    put_text_or_null(out, "answer", document->answer.present, document->answer.text);
    put_text_or_null(out, "finish", document->finish.len, document->finish);
    put_stats_json(out, document);
    put_print(out, ",\"turns\":%zu", turn_count(document));
    put_notes_json(out, &document->notes);
    put_segments_json(out, document);
    put_char(out, '}');
}

// --- as writers: their results are not graded ----------------------------------------------------

static void begin_text(const Report *report, Out *out)
{
    (void)report;
    (void)out;
}

static void show_text(const Report *report, const Result *result, Out *out)
{
    if (result->status == STATUS_OK)
        parse_put_text(result->document, report->color, out);
}

static void end_text(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    (void)summary;
    (void)out;
}

static void begin_json(const Report *report, Out *out)
{
    (void)report;
    put_raw(out, TEXT("{\"schema\":\"answerlint-parse/1\",\"documents\":[\n"));
}

static void show_json(const Report *report, const Result *result, Out *out)
{
    (void)report;
    if (result->status == STATUS_OK)
        parse_put_json(result->document, out);
}

static void end_json(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    (void)summary;
    put_raw(out, TEXT("\n]}\n"));
}

const Writer parse_text = {
    .name = "text",
    .about = "for people: the parts of a transcript, with their places",
    .separator = "",
    .begin = begin_text,
    .result = show_text,
    .end = end_text,
};

const Writer parse_json = {
    .name = "json",
    .about = "one JSON object of all documents",
    .separator = ",\n",
    .begin = begin_json,
    .result = show_json,
    .end = end_json,
};
