#include "format/rebase.h"

#include "format/unwrap.h"

typedef struct Rebase {
    Document *document;
    const Decoded *decoded;      // of the cleaned text
    Arena *arena;
} Rebase;

static void note_wraps(const Rebase *rebase, const char *part, const Unwrapped *unwrapped)
{
    Arena *arena = rebase->arena;
    TextList *notes = &rebase->document->notes;
    if (unwrapped->undone && unwrapped->width)
        list_add(arena, notes, arena_print(arena, "%s: %zu line wraps undone, width %zu", part,
                                           unwrapped->undone, unwrapped->width));
    else if (unwrapped->undone)
        list_add(arena, notes,
                 arena_print(arena, "%s: %zu line wraps undone", part, unwrapped->undone));
    if (unwrapped->doubled)
        list_add(arena, notes, arena_print(arena, "%s: %zu long words stood there twice", part,
                                           unwrapped->doubled));
    if (unwrapped->damaged)
        list_add(arena, notes, arena_print(arena, "%s: %zu places look wrapped and could not be "
                                                  "repaired", part, unwrapped->damaged));
}

static void move_channel(const Rebase *rebase, const char *part, Channel *channel)
{
    Decoded moved = {.source = rebase->decoded->source};
    if (!channel->present)
        return;
    for (size_t i = 0; i < channel->pieces.len; i++) {
        const Piece *piece = &channel->pieces.at[i];
        decoded_to_channel(rebase->decoded,
                           (Span){piece->source, piece->source + piece->source_len},
                           &moved.channel, rebase->arena);
    }
    Unwrapped unwrapped = text_unwrap(&moved, rebase->arena);
    Decoded finished = terminal_finish(&unwrapped.decoded, rebase->arena);
    *channel = finished.channel;
    channel->present = true;
    note_wraps(rebase, part, &unwrapped);
    rebase->document->wraps_damaged += unwrapped.damaged;
    rebase->document->cleaned |= unwrapped.method != UNWRAP_NONE;
}

static size_t place_of(const Rebase *rebase, size_t at)
{
    return decoded_source(rebase->decoded, (Span){at, at + 1}).start;
}

// What was left out belongs to the segment before it; before the first one it is a notice,
// unless it is a byte order mark and no more.
static SegmentKind first_kind(Text source, size_t first)
{
    Text start = text_slice(source, 0, first);
    bool mark = text_is(start, TEXT("\xEF\xBB\xBF")) || text_is(start, TEXT("\xFF\xFE"))
        || text_is(start, TEXT("\xFE\xFF"));
    return mark ? SEGMENT_MARKER : SEGMENT_NOTICE;
}

static void move_segments(const Rebase *rebase, Text source)
{
    size_t source_len = source.len;
    Document *document = rebase->document;
    size_t count = document->segments.len;
    Segment *old = document->segments.at;
    document->segments.at = NULL;
    document->segments.len = document->segments.cap = 0;
    size_t first = count ? place_of(rebase, old[0].span.start) : source_len;
    Segment start_of_file = {first_kind(source, first), 0, {0, first}};
    document_add_segment(document, rebase->arena, start_of_file);
    for (size_t i = 0; i < count; i++) {
        size_t start = place_of(rebase, old[i].span.start);
        size_t end = i + 1 < count ? place_of(rebase, old[i + 1].span.start) : source_len;
        document_add_segment(document, rebase->arena,
                             (Segment){old[i].kind, old[i].turn, {start, end}});
    }
}

void document_rebase(Document *document, const Cleaned *cleaned, Arena *arena)
{
    Rebase rebase = {document, &cleaned->decoded, arena};
    Text source = cleaned->decoded.source;
    document->source = source;
    document->cleaned = cleaned->escapes > 0 || cleaned->overwritten > 0;
    move_channel(&rebase, "prompt", &document->prompt);
    move_channel(&rebase, "thinking", &document->thinking);
    move_channel(&rebase, "answer", &document->answer);
    move_segments(&rebase, source);
    for (int i = 0; i < STAT_COUNT; i++)
        if (document->stats.present[i])
            document->stats.place[i] = decoded_source(&cleaned->decoded, document->stats.place[i]);
    for (size_t i = 0; i < cleaned->notes.len; i++)
        list_add(arena, &document->notes, cleaned->notes.at[i]);
}
