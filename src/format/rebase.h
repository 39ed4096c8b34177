// Rebasing: a document that was split from cleaned text is moved back onto its source.
//
// Channels are unwrapped on the way (format/unwrap.h), each a stretch of its own; segments are
// stretched over what the clean-up left out, so that they tile the source again.
#ifndef FORMAT_REBASE_H
#define FORMAT_REBASE_H

#include "format/terminal.h"

// `document` was split from the text of `cleaned`; its source becomes the source of that.
void document_rebase(Document *document, const Cleaned *cleaned, Arena *arena);

#endif
