#include "format/cutter.h"

void cutter_take(Cutter *cutter, SegmentKind kind, size_t end)
{
    if (end <= cutter->at)
        return;
    Segment segment = {kind, cutter->turn, {cutter->at, end}};
    document_add_segment(cutter->document, cutter->arena, segment);
    cutter->at = end;
}

void cutter_take_text(Cutter *cutter, SegmentKind kind, size_t end)
{
    Document *document = cutter->document;
    Span span = {cutter->at, end > cutter->at ? end : cutter->at};
    if (!cutter->quiet)
        channel_add_folded(document_channel(document, kind), cutter->arena, document->source, span);
    cutter_take(cutter, kind, end);
}

void cutter_note(Cutter *cutter, Text ours)
{
    if (!cutter->quiet)
        list_add(cutter->arena, &cutter->document->notes, ours);
}
