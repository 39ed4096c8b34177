// What `mlx_lm.generate` prints: the answer between two rulers, then the figures.
//
//     [notices] ruler LF answer LF ruler LF
//     ("Prompt: N tokens, R tokens-per-sec" ... / "No text generated for this prompt") [notices]
#include "base/number.h"
#include "format/cutter.h"
#include "format/format.h"
#include "format/line.h"

#define RULER TEXT("==========")

typedef struct Rulers {
    SourceLine open, close;
    bool found;
} Rulers;

static bool is_end(Text line)
{
    return (text_starts(line, TEXT("Prompt: ")) && text_ends(line, TEXT(" tokens-per-sec")))
        || text_is(line, TEXT("No text generated for this prompt"));
}

// The answer may hold rulers: the last one with figures below it closes.
static Rulers rulers_find(Text source)
{
    Rulers rulers = {0};
    bool open = false;
    size_t at = bom_length(source);
    while ((at = source_line_starting(source, at, RULER)) != TEXT_NONE) {
        SourceLine line = source_line(source, at);
        at = line.next;
        if (!text_is(source_line_text(source, line), RULER))
            continue;
        SourceLine below = source_line(source, line.next);
        if (!open) {
            open = true;
            rulers.open = line;
        } else if (is_end(source_line_text(source, below))) {
            rulers.close = line;
            rulers.found = true;
        }
    }
    return rulers;
}

static bool detect(Text source)
{
    return rulers_find(source).found;
}

// --- the figures ---------------------------------------------------------------------------------

// Takes the number off the front of `rest`, up to `end`.
static bool take_number(Text *rest, Text end, unsigned places, uint64_t *value)
{
    size_t at = text_find(*rest, 0, end);
    Text number = text_slice(*rest, 0, at == TEXT_NONE ? 0 : at);
    if (!number_parse_scaled(number, places, value))
        return false;
    *rest = text_from(*rest, at + end.len);
    return true;
}

static void set(Stats *stats, StatField field, uint64_t value, SourceLine line)
{
    stats->value[field] = value;
    stats->present[field] = true;
    stats->place[field] = (Span){line.start, line.end};
}

// Rates have three places: rounded to two, halves to the even neighbour.
static bool read_figures(Stats *stats, Text source, SourceLine line)
{
    enum { PLACES = 3, TEN = 10, HALF = 5 };
    uint64_t count, rate;
    Text rest = source_line_text(source, line);
    bool prompt = text_starts(rest, TEXT("Prompt: "));
    if (!prompt && !text_starts(rest, TEXT("Generation: ")))
        return false;
    rest = text_from(rest, prompt ? TEXT("Prompt: ").len : TEXT("Generation: ").len);
    if (!take_number(&rest, TEXT(" tokens, "), 0, &count)
        || !take_number(&rest, TEXT(" tokens-per-sec"), PLACES, &rate))
        return false;
    uint64_t digit = rate % TEN, hundredths = rate / TEN;
    hundredths += digit > HALF || (digit == HALF && hundredths % 2);
    set(stats, prompt ? STAT_PROMPT_EVAL_COUNT : STAT_EVAL_COUNT, count, line);
    set(stats, prompt ? STAT_PROMPT_EVAL_RATE : STAT_EVAL_RATE, hundredths, line);
    return true;
}

static void take_figures(Cutter *cutter)
{
    enum { LINES = 4 };   // prompt, generation, memory, draft acceptance
    Document *document = cutter->document;
    for (size_t i = 0; i < LINES; i++) {
        SourceLine line = source_line(document->source, cutter->at);
        Text text = source_line_text(document->source, line);
        bool figures = read_figures(&document->stats, document->source, line);
        document->has_stats |= figures;
        if (figures || text_starts(text, TEXT("Peak memory: "))
            || text_starts(text, TEXT("Draft acceptance: ")))
            cutter_take(cutter, SEGMENT_STATS, line.next);
    }
}

static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    Rulers rulers = rulers_find(source);
    Document document = {.source = source};
    Cutter cutter = {.document = &document, .arena = arena};
    if (!rulers.found)
        return error_set(error, arena, "not mlx-lm: no two rulers with figures below");
    cutter_take(&cutter, SEGMENT_NOTICE, rulers.open.start);
    cutter_take(&cutter, SEGMENT_MARKER, rulers.open.next);
    cutter_take_text(&cutter, SEGMENT_ANSWER, break_before(source, rulers.close.start, cutter.at));
    cutter_take(&cutter, SEGMENT_MARKER, rulers.close.next);
    take_figures(&cutter);
    cutter_take(&cutter, SEGMENT_NOTICE, source.len);
    list_add(arena, documents, document);
    return true;
}

const Format format_mlx_lm = {
    .name = "mlx-lm",
    .about = "what `mlx_lm.generate` prints",
    .detect = detect,
    .split = split,
};
