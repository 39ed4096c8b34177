// The inverse of the word wrap that `ollama run` does (displayResponse in cmd/cmd.go of
// ollama): exact, for captures with the escapes of the client, with escapes that lost their ESC
// byte ("[5D[K"), and with none left at all.
//
// At the column limit the client goes back over the word it is writing, clears it, and writes
// it again on a line of its own; a word too long for that it writes twice. The lock-step
// decoder runs the client's state machine of a given width over the text and drops what the
// client put in; one byte that the client would not have written proves that the text was not
// wrapped at that width. Where no width fits a text that has the escapes (the window was
// resized, the file was cut), each wrap is undone by its own escapes.
//
// A text without escapes is only unwrapped on evidence: words cut in the middle and begun again
// on the next line. What stays ambiguous is left as it is. Wrong by nature: such a text whose
// line of exactly the limit ends in a space, with nothing else wrapped.
//
// One stretch at a time: the client starts anew with the thinking and with the answer. Time is
// linear in the text.
#ifndef FORMAT_UNWRAP_H
#define FORMAT_UNWRAP_H

#include "format/decoded.h"

typedef enum UnwrapMethod {
    UNWRAP_NONE,       // never wrapped, or not known to be: the text is as it was
    UNWRAP_ESCAPES,    // each wrap by its escapes
    UNWRAP_LOCKSTEP,   // the state machine of the client, at `width`
} UnwrapMethod;

typedef struct Unwrapped {
    Decoded decoded;
    UnwrapMethod method;
    size_t width;      // of the terminal, when it is known
    size_t undone;     // wraps
    size_t doubled;    // long words that stood there twice
    size_t damaged;    // places that look wrapped and could not be repaired
} Unwrapped;

Unwrapped text_unwrap(const Decoded *from, Arena *arena);

// The same for a text without escapes, whatever wrap_hint says: what tests compare with.
Unwrapped unwrap_plain(const Decoded *from, Arena *arena);

const char *unwrap_method_name(UnwrapMethod method);

#endif
