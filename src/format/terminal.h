// The clean-up of what a terminal or a redirection made of a model's text: byte order marks,
// UTF-16, CRLF, the lines of script(1), spinners, colours, cursor movements, and escapes that
// lost their ESC byte.
//
// What stays belongs to the source byte for byte (format/decoded.h). The traces of the client's
// word wrap stay too, since undoing it needs them: clean, cut into stretches, unwrap each
// (format/unwrap.h), and call terminal_finish on what still has traces.
//
// Choices where terminals leave room:
//   * CR before LF goes, however many. A CR with text behind it on the line wipes out what the line
//     held before it, as progress lines mean it, and not column by column; one at the end of the
//     text goes. A text with CR and no LF at all has its CR as line breaks.
//   * A sequence that never ends loses its introducer alone: no text is lost to a stray byte.
//   * U+0080 to U+009F: CSI, OSC, DCS, SOS, PM and APC go when they are complete; others are left.
//   * Escapes without their ESC are only removed where nobody would write them: "[?25l[?25h" side
//     by side, and a run of spinner frames at the start.
// UTF-16 is known by its byte order mark only; a lone surrogate or a last odd byte becomes
// U+FFFD.
#ifndef FORMAT_TERMINAL_H
#define FORMAT_TERMINAL_H

#include "format/decoded.h"

typedef enum TerminalEncoding {
    TERMINAL_UTF8,
    TERMINAL_UTF8_BOM,
    TERMINAL_UTF16LE,
    TERMINAL_UTF16BE,
} TerminalEncoding;

typedef struct Cleaned {
    Decoded decoded;
    TerminalEncoding encoding;
    size_t replaced;       // U+FFFD put for what was no UTF-16
    size_t escapes;        // sequences removed, with or without their ESC
    size_t frames;         // of spinners
    size_t overwritten;    // lines that a CR wiped out
    bool script;           // a line of script(1) was removed
    TextList notes;        // the same in words; nothing when nothing was done
} Cleaned;

Cleaned terminal_clean(Text source, Arena *arena);

// Removes the escapes of wraps that were not undone; their line breaks stay.
Decoded terminal_finish(const Decoded *from, Arena *arena);

#endif
