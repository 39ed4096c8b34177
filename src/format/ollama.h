// What ollama's client writes for one prompt, be it for `ollama run` or in a session:
//
//     [notices] ["Thinking..." text "...done thinking." [empty line]] answer [two breaks] [footer]
#ifndef FORMAT_OLLAMA_H
#define FORMAT_OLLAMA_H

#include "format/cutter.h"

// The end of the notices at `at`, blank lines between them included; `at` when there are none.
size_t ollama_notices_end(Text source, size_t at);

// Whether the first line at `at` that is not blank opens the thinking.
bool ollama_thinks(Text source, size_t at);

// Gives [cutter->at, end) to the document: all of it.
void ollama_take(Cutter *cutter, size_t end);

#endif
