// A Sample is a text that somebody has labelled: whether what it says is true, and on which rule.
//
// One line of JSON each: {"text": ..., "label": "true" or "false"}, and as far as is known "topic"
// (the name of the rule that it is on), "id", and "note" (what makes it hard; its kind is what
// stands behind the last semicolon). Further keys are nobody's business here. A label that is null
// says that somebody looked and labelled nothing: a note, or a decision on a check.
#ifndef RUN_SAMPLE_H
#define RUN_SAMPLE_H

#include "run/lines.h"
#include "base/error.h"

typedef struct Sample {
    Text path;
    uint32_t line;
    Text text;
    bool labelled;           // else there is nothing to score
    bool is_true;
    Text topic, id, note;    // empty: not given
} Sample;

// False with an error that has a line. Everything lives in the arena.
bool sample_read(const Line *line, Text path, Arena *arena, Sample *sample, Error *error);

Text sample_kind(const Sample *sample);

#endif
