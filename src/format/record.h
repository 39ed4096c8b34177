// A Record is the JSON values that make one record of a file, on their way into documents.
//
// Most formats make a record of one value; a stream of chunks is a record of many. Every
// function that appends text decodes the JSON string, keeps where each byte came from (pieces)
// and adds a segment of the channel's kind for the string's source range. NULL nodes, null and
// values of another kind are passed over in silence where a function says `append`: formats are
// full of optional fields.
#ifndef FORMAT_RECORD_H
#define FORMAT_RECORD_H

#include "format/format.h"

typedef struct Record {
    Text source;                     // the record's bytes: nodes, pieces and segments point into it
    LIST(const JsonNode *) values;   // in order; at least one
    Arena *arena;
    DocumentList *documents;
    Error *error;                    // only for what makes the whole record unreadable
} Record;

// A new document of the record, last in the list. The pointer is good until the next one is added.
Document *record_add(Record *record);

// Appends a JSON string to a channel of the last document. True when it was a string, even an
// empty one; the channel is present then.
bool record_append(Record *record, SegmentKind kind, const JsonNode *string);

// Message content: a string, or a list of parts, of which those that are visible text ("text",
// "output_text", "refusal") go to the answer, and "thinking" and "reasoning" to the thinking;
// the parts are joined without a separator. `kind` says where plain text goes.
bool record_append_content(Record *record, SegmentKind kind, const JsonNode *content);

// The prompt of a list of messages: the content of the last "user" before index `end`.
void record_prompt(Record *record, const JsonNode *messages, size_t end);

// A string field of the last document that is no channel (id, model, finish): decoded, or empty.
Text record_word(Record *record, const JsonNode *node);

// Numbers into statistics; passed over when the node is no such number. `unit` is how many
// nanoseconds one is (1 for ns, 1000000 for ms), rates are tokens a second.
void record_count(Record *record, StatField field, const JsonNode *number);
void record_duration(Record *record, StatField field, const JsonNode *number, uint64_t unit);
void record_rate(Record *record, StatField field, const JsonNode *number);

// Thinking that is there but cannot be read (redacted, encrypted).
void record_hide_thinking(Record *record);

// A note on the last document, for parse and --verbose.
void record_note(Record *record, const char *ours);

// A record that holds an error instead of an answer: false, with the error's own words as the
// reason.
bool record_fail(Record *record, const char *ours, const JsonNode *message);

// Gives every document its thinking state, and turns tags in the answer into thinking where the
// format has none of its own; called once by format/split.c, not by formats.
void record_finish(Record *record);

bool json_is(const JsonNode *node, const char *word);     // a string that says just this
bool json_true(const JsonNode *node);

#endif
