#include "format/cut.h"

Cut cut_start(Document *document, Arena *arena)
{
    return (Cut){.document = document, .arena = arena, .text = document->answer.text};
}

static void add(Cut *cut, Part part, size_t end)
{
    part.span = (Span){cut->at, end > cut->at ? end : cut->at};
    part.turn = cut->turn;
    cut->at = part.span.end;
    list_add(cut->arena, &cut->parts, part);
}

void cut_take(Cut *cut, SegmentKind kind, size_t end, const char *seam)
{
    add(cut, (Part){.kind = kind, .seam = seam}, end);
}

void cut_take_aside(Cut *cut, SegmentKind kind, size_t end)
{
    add(cut, (Part){.kind = kind, .aside = true}, end);
}

void cut_note(Cut *cut, Text note)
{
    list_add(cut->arena, &cut->document->notes, note);
}

// --- channels -----------------------------------------------------------------------------------

static void fill(Cut *cut, const Channel *from, Part part)
{
    bool aside = part.aside || part.turn != cut->turn;
    Channel *channel = aside ? NULL : document_channel(cut->document, part.kind);
    if (!channel)
        return;
    if (part.seam && part.span.end > part.span.start && !text_is_blank(channel->text)) {
        size_t place = channel_source(from, part.span).start;
        channel_put(channel, cut->arena, text_of(part.seam), (Span){place, place});
    }
    channel_slice(channel, cut->arena, from, part.span);
}

static bool has_prompt(const Cut *cut)
{
    for (size_t i = 0; i < cut->parts.len; i++)
        if (cut->parts.at[i].kind == SEGMENT_PROMPT && !cut->parts.at[i].aside)
            return true;
    return false;
}

static void fill_channels(Cut *cut, const Channel *from)
{
    Document *document = cut->document;
    document->thinking = document->answer = (Channel){0};
    if (has_prompt(cut))
        document->prompt = (Channel){0};
    for (size_t i = 0; i < cut->parts.len; i++)
        fill(cut, from, cut->parts.at[i]);
    if (!document->answer.present)
        channel_slice(&document->answer, cut->arena, from, (Span){from->text.len, from->text.len});
}

// --- segments -----------------------------------------------------------------------------------

typedef struct Seams {
    const Cut *cut;
    const Channel *from;
    size_t part;             // the one that the source is in
} Seams;

// Where the part ends in the source; what the channel left out goes with the part before.
static size_t source_end(const Seams *seams)
{
    size_t end = seams->cut->parts.at[seams->part].span.end;
    Span next = channel_source(seams->from, (Span){end, end + 1});
    return next.start;
}

static void divide(Seams *seams, Document *document, Segment segment)
{
    const Cut *cut = seams->cut;
    size_t last = cut->parts.len - 1, end = segment.span.end, at = segment.span.start;
    unsigned turn = segment.turn;
    for (;;) {
        Part part = cut->parts.at[seams->part];
        size_t stop = seams->part == last ? end : source_end(seams);
        stop = stop < at ? at : stop < end ? stop : end;
        Segment piece = {part.kind, turn + part.turn, {at, stop}};
        document_add_segment(document, cut->arena, piece);
        at = stop;
        if (at == end)
            return;
        seams->part++;
    }
}

static void divide_segments(Cut *cut, const Channel *from)
{
    Document *document = cut->document;
    Document old = *document;
    Span held = channel_source(from, (Span){0, from->text.len});
    Seams seams = {cut, from, 0};
    document->segments.at = NULL;
    document->segments.len = document->segments.cap = 0;
    for (size_t i = 0; i < old.segments.len; i++) {
        Segment segment = old.segments.at[i];
        bool apart = segment.span.end <= held.start || segment.span.start >= held.end;
        if (segment.kind != SEGMENT_ANSWER || apart)
            document_add_segment(document, cut->arena, segment);
        else
            divide(&seams, document, segment);
    }
}

void cut_finish(Cut *cut, ThinkingState state)
{
    Channel from = cut->document->answer;
    if (cut->parts.len == 0 || cut->at < from.text.len)
        cut_take(cut, SEGMENT_ANSWER, from.text.len, NULL);
    fill_channels(cut, &from);
    divide_segments(cut, &from);
    cut->document->thinking_state = state;
}
