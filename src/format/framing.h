// Framing is how records are cut out of the bytes of a file, before anybody knows what they
// say.
//
// A file is one text, a sequence of JSON values, or a stream of server-sent events. What begins
// like JSON is JSON only if its first value is a record of a known kind (a model may answer in
// JSON).
#ifndef FORMAT_FRAMING_H
#define FORMAT_FRAMING_H

#include "format/split.h"

typedef enum FramingAnswer {
    FRAMING_KNOWN,
    FRAMING_MORE,        // the first value goes on behind the bytes that were given
} FramingAnswer;

// `whole`: nothing follows these bytes. `format` gets the record format of the first value, or
// NULL.
FramingAnswer framing_of(Text head, bool whole, const SplitOptions *options, Arena *scratch,
                         Framing *framing, const Format **format);

// A copy in which all but the data of events is white space, so that the events are a sequence
// of JSON values and every byte stands where it stood:
// https://html.spec.whatwg.org/multipage/server-sent-events.html, section 9.2.6.
Text sse_mask(Text source, Arena *arena);

#endif
