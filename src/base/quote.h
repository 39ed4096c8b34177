// A quote is how foreign text stands inside another language: XML, CSV, Markdown, a URI, a command
// of a CI runner.
//
// All but put_uri make the text harmless first, as put_safe does (base/put.h), so that each is one
// line; then what the language itself would read as more than text is escaped in its own way.
#ifndef BASE_QUOTE_H
#define BASE_QUOTE_H

#include "base/put.h"

// For XML 1.0 and HTML, in text and between quotes: & < > " ' are entities, so that "]]>" cannot
// stand there.
void put_xml(Out *out, Text text);

// A CSV cell with its quotes (RFC 4180). A spreadsheet takes what begins with = + - @ for a
// formula: ' goes before it.
void put_csv(Out *out, Text text);

// A Markdown code span (CommonMark): a fence of more backticks than any run inside.
void put_code(Out *out, Text text);

// A relative URI reference (RFC 3986) of a path, from its raw bytes.
void put_uri(Out *out, Text path);

// A YAML scalar in single quotes.
void put_yaml(Out *out, Text text);

// What a command of GitHub Actions says: % is %25; in a property also : %3A and , %2C.
void put_command_text(Out *out, Text text);
void put_command_property(Out *out, Text text);

#endif
