// What holds for every document, wherever its bytes come from.
#ifndef TESTS_FUZZ_DOCUMENTS_H
#define TESTS_FUZZ_DOCUMENTS_H

#include "base/utf8.h"
#include "format/framing.h"
#include "fuzz/fuzz.h"

static inline void check_channel(const Channel *channel, Text source)
{
    fuzz_assert(utf8_first_bad(channel->text, 0) == TEXT_NONE);
    for (size_t at = 0; at < channel->text.len; at += 1 + channel->text.len / 64) {
        Span place = channel_source(channel, (Span){at, at + 1});
        fuzz_assert(place.start <= place.end && place.end <= source.len);
    }
}

static inline void check_tiles(const Document *document)
{
    size_t at = 0;
    for (size_t i = 0; i < document->segments.len; i++) {
        fuzz_assert(document->segments.at[i].span.start == at);
        at = document->segments.at[i].span.end;
    }
    fuzz_assert(at == document->source.len);
}

static inline void check_document(const Document *document)
{
    check_channel(&document->prompt, document->source);
    check_channel(&document->thinking, document->source);
    check_channel(&document->answer, document->source);
    fuzz_assert(document->answer.present);
    if (!document->decoded)
        check_tiles(document);
}

// The documents of some bytes, each of them sound; none where there is a reason.
static inline DocumentList documents_of(Text input, Arena *arena)
{
    SplitOptions options = {0};
    DocumentList documents = {0};
    Error error = {0};
    Framing framing;
    const Format *format;
    framing_of(input, true, &options, arena, &framing, &format);
    bool split = documents_split(input, TEXT("x"), framing, &options, arena, &documents, &error);
    fuzz_assert(split ? documents.len > 0 : error_is(&error));
    if (!split)
        documents.len = 0;
    for (size_t i = 0; i < documents.len; i++)
        check_document(&documents.at[i]);
    return documents;
}

#endif
