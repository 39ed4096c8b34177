// A Wire is one answer of a chat API on its way into the last document of a Record: the blocks,
// items and deltas of all vendors come down to these few calls.
//
// Thinking that is an empty string is none: servers write the field whether or not there was any.
// Separate blocks are parted in the channels, thinking by a line break, answers by an empty line;
// these bytes are not in the source and stand for the empty place before the next block.
#ifndef FORMAT_WIRE_H
#define FORMAT_WIRE_H

#include "format/record.h"

typedef struct Wire {
    Record *record;
    size_t before;                    // documents that were there before this one
    bool part_thinking, part_answer;  // a block ended: what comes next is parted from it
    bool hidden;                      // there is thinking that cannot be read
} Wire;

// Adds the document.
Wire wire_begin(Record *record);
Document *wire_document(const Wire *wire);

void wire_answer(Wire *wire, const JsonNode *string);
void wire_think(Wire *wire, const JsonNode *string);
void wire_tool(Wire *wire, const JsonNode *call);
void wire_part(Wire *wire);

// Message content: a string, or a list of parts; the first takes the visible parts, the second
// those that are thinking. Parts are joined as they are.
void wire_answer_content(Wire *wire, const JsonNode *content);
void wire_think_content(Wire *wire, const JsonNode *content);

bool wire_has_thinking(const Wire *wire);
bool wire_is_empty(const Wire *wire);  // no text and no call of a tool in any document since

// Ends the document. With an error (or NULL): what came so far stands, with a note; where nothing
// came the document is taken back and the record fails with the error's words.
bool wire_end(Wire *wire, const JsonNode *error);

// The stream stopped before its format allows it to.
void wire_note_cut(Wire *wire);

// The error that a value holds: its "error" member unless that is null; and the error's own words.
const JsonNode *wire_error(const JsonNode *value);
const JsonNode *wire_error_words(const JsonNode *error);
bool wire_fail(Record *record, const JsonNode *error);

// A member, null and missing being the same; the second key is another spelling.
const JsonNode *wire_get(const JsonNode *object, Text key);
const JsonNode *wire_either(const JsonNode *object, Text key, Text other);
uint64_t wire_index(const JsonNode *number, uint64_t otherwise);
bool wire_is_full(const JsonNode *string);  // a string that is not empty
bool wire_is_list(const JsonNode *node);
bool wire_has_type(const JsonNode *object, const char *word);  // "type" says just this

#endif
