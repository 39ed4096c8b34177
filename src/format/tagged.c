#include "format/format.h"
#include "format/line.h"
#include "format/tags.h"

extern const Format format_plain;

static bool detect(Text source)
{
    return tags_begin(text_from(source, bom_length(source)));
}

// The tags themselves are the general step's, behind every format.
static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    return format_plain.split(source, arena, documents, error);
}

const Format format_tagged = {
    .name = "tagged",
    .about = "an answer behind thinking in tags, such as <think>",
    .detect = detect,
    .split = split,
};
