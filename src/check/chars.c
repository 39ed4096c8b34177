#include "check/chars.h"

#include "base/utf8.h"
#include "syntax/unicode.h"

static bool has_char(Text set, uint32_t wanted)
{
    for (size_t at = 0; at < set.len;) {
        uint32_t character = 0;
        size_t len = utf8_decode(set, at, &character);
        if (len && unicode_lower(character) == unicode_lower(wanted))
            return true;
        at += len ? len : 1;
    }
    return false;
}

// A set of characters; NULL: what is punctuation.
static void find(Judge *judge, const Text *set, CharsWhere where, SpanList *places)
{
    const Outline *outline = judge_outline(judge);
    for (size_t i = 0; i < outline->pieces.len; i++) {
        const PlainPiece *piece = &outline->pieces.at[i];
        if (piece->code && where == CHARS_OUTSIDE_CODE)
            continue;
        size_t end = piece->plain + piece->len;
        for (size_t at = piece->plain; at < end;) {
            uint32_t character = 0;
            size_t len = utf8_decode(outline->plain, at, &character);
            if (len && (set ? has_char(*set, character) : unicode_is_punctuation(character)))
                list_add(judge->arena, places, (Span){at, at + len});
            at += len ? len : 1;
        }
    }
}

void chars_find(Judge *judge, Text set, CharsWhere where, SpanList *places)
{
    find(judge, &set, where, places);
}

void chars_find_punctuation(Judge *judge, CharsWhere where, SpanList *places)
{
    find(judge, NULL, where, places);
}
