#include "format/format.h"
#include "format/line.h"

static bool detect(Text source)
{
    (void)source;
    return true;
}

// White space at either end is the answer's: nothing here says that somebody else wrote it.
static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    (void)error;
    Document document = {.source = source};
    Span mark = {0, bom_length(source)}, answer = {mark.end, source.len};
    document_add_segment(&document, arena, (Segment){SEGMENT_MARKER, 0, mark});
    document_add_segment(&document, arena, (Segment){SEGMENT_ANSWER, 0, answer});
    channel_add_folded(&document.answer, arena, source, answer);
    list_add(arena, documents, document);
    return true;
}

const Format format_plain = {
    .name = "plain",
    .about = "the answer and nothing else",
    .detect = detect,
    .split = split,
};
