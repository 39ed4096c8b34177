// Harmony is how the gpt-oss models write: messages with a header, each on a channel.
//
//     <|start|>{role}<|channel|>{name} to={tool} <|constrain|>{type}<|message|>{content}<|end|>
//
// What "analysis" says is thinking, "final" and "commentary" are the answer, and what is addressed
// to a tool is neither. See github.com/openai/harmony, docs/format.md.
#ifndef FORMAT_HARMONY_H
#define FORMAT_HARMONY_H

#include "format/cut.h"

// Whether the text is harmony: it begins with a header; or it is what is left of one when the
// special tokens are lost ("analysis...assistantfinal...").
bool harmony_begins(Text text);

// Cuts an answer that is.
void harmony_cut(Cut *cut);

#endif
