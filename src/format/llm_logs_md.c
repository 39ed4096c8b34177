// `llm logs` of simonw/llm: records in Markdown, one document each; the others are a notice to it.
//
//     "# " time ["    conversation: " C " id: " I LF LF "Model: **" M "**"] LF LF
//     "## Prompt" LF LF text LF LF {heading LF LF text LF LF}
//     ["## Reasoning" ...] "## Response" LF LF text LF LF ["## Token usage" LF LF figures LF LF]
//
// Nothing is escaped, so that headings in a prompt or an answer look like those of the log. Only
// a heading between blank lines counts; of several "## Response" the first, since answers have
// more headings than prompts; "## Token usage" only where nothing but one line of figures follows.
// With -c only the first record has a conversation and a model.
#include "base/number.h"
#include "format/cutter.h"
#include "format/format.h"
#include "format/line.h"

#define PROMPT TEXT("## Prompt")
#define REASONING TEXT("## Reasoning")
#define RESPONSE TEXT("## Response")
#define CONVERSATION TEXT("    conversation: ")
#define MODEL TEXT("Model: **")

static SourceLine skip_blank(Text source, SourceLine line)
{
    while (line.next < source.len && text_is_blank(source_line_text(source, line)))
        line = source_line(source, line.next);
    return line;
}

// --- where records start -------------------------------------------------------------------------

static bool is_time(Text text)
{
    static const char shape[] = "0000-00-00T00:00:00";
    if (text.len != sizeof shape - 1)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if (shape[i] == '0' ? !char_is_digit(text.at[i]) : text.at[i] != shape[i])
            return false;
    return true;
}

static bool is_title(Text line)
{
    enum { TIME = 2, TIME_END = TIME + 19 };
    Text rest = text_from(line, TIME_END);
    return text_starts(line, TEXT("# ")) && is_time(text_slice(line, TIME, TIME_END))
        && (text_is_blank(rest) || text_starts(rest, CONVERSATION));
}

// The line "## Prompt" of the record whose title this is; empty when it is none.
static SourceLine prompt_heading(Text source, SourceLine title)
{
    if (!is_title(source_line_text(source, title)))
        return (SourceLine){0};
    SourceLine line = skip_blank(source, source_line(source, title.next));
    if (text_starts(source_line_text(source, line), MODEL))
        line = skip_blank(source, source_line(source, line.next));
    return text_is(source_line_text(source, line), PROMPT) ? line : (SourceLine){0};
}

static size_t next_record(Text source, size_t at)
{
    SourceLine line = source_line(source, at);
    while (line.start < source.len && prompt_heading(source, line).next == 0)
        line = source_line(source, line.next);
    return line.start < source.len ? line.start : source.len;
}

static bool detect(Text source)
{
    SourceLine line = skip_blank(source, source_line(source, bom_length(source)));
    return text_find(source_line_text(source, line), 0, CONVERSATION) != TEXT_NONE
        && prompt_heading(source, line).next;
}

// --- headings within a record --------------------------------------------------------------------

static bool is_heading_of_log(Text line)
{
    static const char *const names[] = {"## System",           "## Schema",  "## Options",
                                        "## Prompt fragments", "## Tools",   "### Attachments",
                                        "## System fragments", "### Tools",  "### Tool results",
                                        "## Tool results",     "## Reasoning", "## Response",
                                        NULL};
    for (size_t i = 0; names[i]; i++)
        if (text_is(line, text_of(names[i])))
            return true;
    return false;
}

// The next heading of the log at or behind `at`: this one, or any if `name` is empty; a place at
// the end of the record when there is none. It stands between blank lines.
static SourceLine heading_find(Text record, size_t at, Text name)
{
    bool blank = true;
    SourceLine line = source_line(record, at);
    for (; line.start < record.len; line = source_line(record, line.next)) {
        Text text = source_line_text(record, line);
        bool named = name.len ? text_is(text, name) : is_heading_of_log(text);
        if (named && blank && source_line_is_empty(record, line.next))
            break;
        blank = text_is_blank(text);
    }
    return line;
}

static bool is_figures(Text line)
{
    return text_find(line, 0, TEXT(" input")) != TEXT_NONE
        || text_find(line, 0, TEXT(" output")) != TEXT_NONE;
}

// The heading of the figures, which are the last line of the record; empty when there is none.
static SourceLine usage_find(Text record, size_t from)
{
    SourceLine none = {0};
    size_t end = text_trim_right(record).len;
    SourceLine figures = source_line_before(record, end);
    if (figures.start <= from || !is_figures(source_line_text(record, figures)))
        return none;
    end = text_trim_right(text_slice(record, 0, figures.start)).len;
    SourceLine heading = source_line_before(record, end);
    Text text = source_line_text(record, heading);
    bool named = text_is(text, TEXT("## Token usage")) || text_is(text, TEXT("## Token usage:"));
    return named && heading.start >= from ? heading : none;
}

// --- figures -------------------------------------------------------------------------------------

// The number before a word, with commas in it: "1,240 input".
static bool read_count(Text line, Text word, uint64_t *count)
{
    enum { DIGITS_MOST = 18 };
    char digits[DIGITS_MOST];
    size_t end = text_find(line, 0, word), start = end, len = 0;
    if (end == TEXT_NONE)
        return false;
    while (start > 0 && (char_is_digit(line.at[start - 1]) || line.at[start - 1] == ','))
        start--;
    for (; start < end; start++)
        if (line.at[start] != ',') {
            if (len == DIGITS_MOST)
                return false;
            digits[len++] = line.at[start];
        }
    return number_parse((Text){digits, len}, count);
}

static void read_usage(Document *document, SourceLine line)
{
    static const struct {
        const char *word;
        StatField field;
    } words[] = {{" input", STAT_PROMPT_EVAL_COUNT}, {" output", STAT_EVAL_COUNT}};
    Text text = source_line_text(document->source, line);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint64_t count;
        if (!read_count(text, text_of(words[i].word), &count))
            continue;
        document->has_stats = true;
        document->stats.value[words[i].field] = count;
        document->stats.present[words[i].field] = true;
        document->stats.place[words[i].field] = (Span){line.start, line.end};
    }
}

// --- one record ----------------------------------------------------------------------------------

static void read_title(Document *document, SourceLine title, SourceLine heading, Text *model)
{
    Text line = source_line_text(document->source, title);
    size_t id = text_find(line, 0, TEXT(" id: "));
    if (id != TEXT_NONE)
        document->id = text_trim(text_from(line, id + TEXT(" id: ").len));
    Text between = text_slice(document->source, title.next, heading.start);
    size_t start = text_find(between, 0, MODEL);
    if (start != TEXT_NONE) {
        Text name = text_from(between, start + MODEL.len);
        *model = text_slice(name, 0, text_find(name, 0, TEXT("**")));
    }
    document->model = *model;
}

// The text between a heading's blank line and `end`, less the empty line that ends it.
static void take_section(Cutter *cutter, SegmentKind kind, SourceLine heading, size_t end)
{
    Text source = cutter->document->source;
    SourceLine blank = source_line(source, heading.next);
    size_t start = source_line_is_empty(source, heading.next) ? blank.next : heading.next;
    cutter_take(cutter, SEGMENT_MARKER, start < end ? start : end);
    size_t last = break_before(source, end, cutter->at);
    cutter_take_text(cutter, kind, break_before(source, last, cutter->at));
    cutter_take(cutter, SEGMENT_MARKER, end);
}

static bool is_named(Text record, SourceLine heading, Text name)
{
    return heading.start < record.len && text_is(source_line_text(record, heading), name);
}

static void take_prompt(Cutter *cutter, SourceLine heading, size_t end)
{
    Text source = cutter->document->source;
    Text text = text_trim(text_slice(source, heading.next, end));
    if (text_is(text, TEXT("-- none --")))
        cutter_take(cutter, SEGMENT_MARKER, end);
    else
        take_section(cutter, SEGMENT_PROMPT, heading, end);
}

static void take_usage(Cutter *cutter, Text record, SourceLine usage)
{
    SourceLine figures = skip_blank(record, source_line(record, usage.next));
    cutter_take(cutter, SEGMENT_MARKER, figures.start);
    cutter_take(cutter, SEGMENT_STATS, record.len);
    read_usage(cutter->document, figures);
}

static void take_tool_calls(Cutter *cutter, Text record)
{
    SourceLine line = source_line(record, cutter->at);
    if (!text_is(source_line_text(record, line), TEXT("### Tool calls")))
        return;
    line = skip_blank(record, source_line(record, line.next));
    while (line.start < record.len && !text_is_blank(source_line_text(record, line)))
        line = source_line(record, line.next);
    cutter_take(cutter, SEGMENT_TOOL, line.next);
}

static void take_response(Cutter *cutter, Text record, SourceLine heading)
{
    SourceLine usage = usage_find(record, heading.next);
    size_t end = usage.next ? usage.start : record.len;
    if (heading_find(text_slice(record, 0, end), heading.next, RESPONSE).start < end)
        cutter_note(cutter, TEXT("\"## Response\" stands more than once: the first one counts"));
    SourceLine blank = skip_blank(record, source_line(record, heading.next));
    if (text_is(source_line_text(record, blank), TEXT("### Tool calls"))) {
        cutter_take(cutter, SEGMENT_MARKER, blank.start);
        take_tool_calls(cutter, text_slice(record, 0, end));
        heading = (SourceLine){cutter->at, cutter->at, cutter->at};
    }
    take_section(cutter, SEGMENT_ANSWER, heading, end);
    if (usage.next)
        take_usage(cutter, record, usage);
}

static void take_record(Cutter *cutter, Text record, SourceLine prompt)
{
    SourceLine next = heading_find(record, prompt.next, (Text){0});
    SourceLine response = heading_find(record, next.start, RESPONSE);
    SourceLine reasoning = heading_find(text_slice(record, 0, response.start), next.start,
                                        REASONING);
    take_prompt(cutter, prompt, next.start);
    if (is_named(record, reasoning, REASONING)) {
        cutter_take(cutter, SEGMENT_MARKER, reasoning.start);
        take_section(cutter, SEGMENT_THINKING, reasoning, response.start);
        cutter->document->thinking_state = text_is_blank(cutter->document->thinking.text)
                                             ? THINKING_EMPTY
                                             : THINKING_CLOSED;
    }
    cutter_take(cutter, SEGMENT_MARKER, response.start);
    if (is_named(record, response, RESPONSE))
        take_response(cutter, record, response);
    else
        cutter_note(cutter, TEXT("no \"## Response\" in this record"));
}

static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    Text model = {0};
    size_t start = next_record(source, bom_length(source));
    if (start == source.len)
        return error_set(error, arena, "not llm-logs-md: no record with \"## Prompt\"");
    while (start < source.len) {
        SourceLine title = source_line(source, start), prompt = prompt_heading(source, title);
        Document document = {.source = source};
        Cutter cutter = {.document = &document, .arena = arena};
        start = next_record(source, prompt.next);
        cutter_take(&cutter, SEGMENT_NOTICE, title.start);
        read_title(&document, title, prompt, &model);
        take_record(&cutter, text_slice(source, 0, start), prompt);
        cutter_take(&cutter, SEGMENT_MARKER, start);
        cutter_take(&cutter, SEGMENT_NOTICE, source.len);
        if (!document.answer.present)
            channel_add(&document.answer, arena, source, (Span){start, start});
        list_add(arena, documents, document);
    }
    return true;
}

const Format format_llm_logs_md = {
    .name = "llm-logs-md",
    .about = "`llm logs`: records in Markdown",
    .detect = detect,
    .split = split,
};
