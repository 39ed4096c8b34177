#include "check/check.h"

#include "base/sixteen.h"

enum {
    SUBSTITUTE = 0x1A,     // stands for bad bytes, too (document_clean): those are text-encoding's
    DELETE = 0x7F,
    C1_LEAD = 0xC2,        // UTF-8: U+0080 to U+009F are C2 80 to C2 9F
    C1_LAST = 0x9F,
};

typedef struct Sighting {
    unsigned character;
    Span span;             // of the first
    size_t count;
} Sighting;

static bool is_control(unsigned char c, bool repaired)
{
    if (c >= ' ')
        return c == DELETE;
    return c != '\t' && c != '\n' && c != '\r' && !(c == SUBSTITUTE && repaired);
}

static void see(Sighting *sighting, unsigned character, Span span)
{
    if (sighting->count++ > 0)
        return;
    sighting->character = character;
    sighting->span = span;
}

// The next byte that may be one; ends of lines and tabs are passed over, as is all other text.
static size_t next_suspect(Text text, size_t at)
{
    for (; at + sizeof(Sixteen) <= text.len; at += sizeof(Sixteen)) {
        Sixteen bytes = sixteen_at(text.at + at);
        Sixteen low = (Sixteen)(bytes < ' ') & (Sixteen)(bytes != '\t') & (Sixteen)(bytes != '\n')
                    & (Sixteen)(bytes != '\r');
        Sixteen suspects = low | (Sixteen)(bytes == DELETE) | (Sixteen)(bytes == C1_LEAD);
        if (sixteen_any(suspects))
            return at + sixteen_first(suspects);
    }
    return at;
}

static Sighting scan(Text text, bool repaired)
{
    Sighting sighting = {0};
    for (size_t i = next_suspect(text, 0); i < text.len; i = next_suspect(text, i + 1)) {
        unsigned char c = (unsigned char)text.at[i];
        unsigned char next = i + 1 < text.len ? (unsigned char)text.at[i + 1] : ' ';
        if (is_control(c, repaired))
            see(&sighting, c, (Span){i, i + 1});
        else if (c == C1_LEAD && next <= C1_LAST && next > DELETE)
            see(&sighting, next, (Span){i, i + 2});
    }
    return sighting;
}

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    Text text = judge->channel->text;
    if (judge->channel_kind != CHANNEL_ANSWER || text.len == 0)
        return OUTCOME_NOT_APPLICABLE;
    Sighting sighting = scan(text, judge->document->bad_bytes > 0);
    if (sighting.count == 0)
        return OUTCOME_PASS;
    Text message = sighting.count == 1
        ? arena_print(judge->arena, "1 control character, U+%04X", sighting.character)
        : arena_print(judge->arena, "%zu control characters, the first is U+%04X", sighting.count,
                      sighting.character);
    int item = outline_item_at(judge_outline(judge), sighting.span.start);
    judge_fail(judge, sighting.span, item, message);
    return OUTCOME_FAIL;
}

const CheckType check_no_control_characters = {
    .name = "no-control-characters",
    .about = "The answer has no control characters but tabs and line breaks.",
    .definition = "Characters below U+0020 but tab, line feed and carriage return, U+007F, and "
                  "U+0080 to U+009F.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "It waits.\n", "It \007waits.\n"},
};
