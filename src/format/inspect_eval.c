// The binary log of inspect_ai, a ZIP archive: refused with what to do instead.
#include "format/format.h"

static bool detect(Text source)
{
    return text_starts(source, TEXT("PK\3\4"));
}

static bool split(Text source, Arena *arena, DocumentList *documents, Error *error)
{
    (void)source;
    (void)documents;
    return error_set(error, arena,
                     "a ZIP archive; if it is a log of inspect_ai, turn it into JSON: inspect log "
                     "dump LOG.eval > log.json");
}

const Format format_inspect_eval = {
    .name = "inspect-eval",
    .about = "a binary log of inspect_ai: refused",
    .detect = detect,
    .split = split,
};
