// What a terminal made of a text, cleaned and unwrapped: nothing is invented, and every byte that stays has
// its place in the source.
#include "base/utf8.h"
#include "format/terminal.h"
#include "format/unwrap.h"
#include "fuzz/fuzz.h"

static void check(const Decoded *decoded, Text source)
{
    size_t at = 0, last = 0;
    for (size_t i = 0; i < decoded->channel.pieces.len; i++) {
        Piece piece = decoded->channel.pieces.at[i];
        fuzz_assert(piece.at == at);
        fuzz_assert(piece.source >= last && piece.source + piece.source_len <= source.len);
        at += piece.len;
        last = piece.source + piece.source_len;
    }
    fuzz_assert(at == decoded_text(decoded).len);
}

static void run(Text input, Arena *arena)
{
    Cleaned cleaned = terminal_clean(input, arena);
    check(&cleaned.decoded, input);
    Unwrapped unwrapped = text_unwrap(&cleaned.decoded, arena);
    check(&unwrapped.decoded, input);
    fuzz_assert(decoded_text(&unwrapped.decoded).len <= decoded_text(&cleaned.decoded).len);
    fuzz_assert(unwrapped.method != UNWRAP_NONE
                || text_is(decoded_text(&unwrapped.decoded), decoded_text(&cleaned.decoded)));
    Decoded finished = terminal_finish(&unwrapped.decoded, arena);
    check(&finished, input);
}

static const char *const seeds[] = {"fixtures/terminal", "fixtures/transcripts", NULL};

const Target target_unwrap = {"unwrap", run, seeds};
