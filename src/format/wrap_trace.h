// A WrapTrace is what the client's word wrap leaves in the bytes: "ESC [ 5 D ESC [ K LF", where
// the first sequence is missing when no word was cut, and where a careless filter may have
// taken the ESC bytes.
#ifndef FORMAT_WRAP_TRACE_H
#define FORMAT_WRAP_TRACE_H

#include "base/text.h"

typedef enum TraceKind {
    TRACE_PLAIN,       // no escapes left: a bare LF
    TRACE_LOST,        // "[5D[K" LF
    TRACE_ESCAPE,
} TraceKind;

typedef struct WrapTrace {
    size_t len;        // with the LF; 0: there is none
    size_t columns;    // that the client went back
} WrapTrace;

// The trace at `at`; a plain one says nothing of columns.
WrapTrace wrap_trace_at(Text text, size_t at, TraceKind kind);

// Where the next trace with escapes starts, or TEXT_NONE.
size_t wrap_trace_find(Text text, size_t from, TraceKind kind);

#endif
