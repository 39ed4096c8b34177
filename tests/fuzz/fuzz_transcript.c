// Any bytes as a transcript: documents or a reason; segments tile the text, places lie in the source.
#include "fuzz/documents.h"

static void run(Text input, Arena *arena)
{
    documents_of(input, arena);
}

static const char *const seeds[] = {"fixtures/transcripts", "fixtures/terminal", "fixtures/tags",
                                    "fixtures/records", "fixtures/broken", NULL};

const Target target_transcript = {"transcript", run, seeds};
