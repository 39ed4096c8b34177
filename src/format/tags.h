// Tags are how models mark their thinking in plain text: "<think>", "[THINK]",
// "<|channel>thought" and some twenty more; and the wrappers that some put around the answer.
//
// Which part is thinking when the tags are incomplete is a policy: the reference parsers
// disagree. `auto`: a known opening tag first; else a closing tag of a family whose template
// opens it, outside of code; else no thinking.
#ifndef FORMAT_TAGS_H
#define FORMAT_TAGS_H

#include "core/document.h"

typedef enum ThinkPolicy {
    THINK_AUTO,
    THINK_NONE,             // tags are text
    THINK_LEADING,          // only a block that begins the text, closed or not
    THINK_FORCED,           // the text begins inside the thinking, tag or not
    THINK_ANYWHERE,         // every closed block, wherever it stands
    THINK_BALANCED,         // the first closed block, wherever it stands, blocks within it included
    THINK_LAST_CLOSE,       // everything before the last closing tag
    THINK_POLICY_COUNT,
} ThinkPolicy;

const char *think_policy_name(ThinkPolicy policy);
bool think_policy_parse(Text name, ThinkPolicy *policy);

// Splits the answer of a document that has no thinking yet: channels, thinking state, segments
// and notes. True when it found tags. Segments that tiled the source still do.
bool tags_apply(Document *document, ThinkPolicy policy, Arena *arena);

// Whether auto would find thinking in this text (for detection).
bool tags_begin(Text text);

#endif
