#include "base/utf8.h"
#include "check/whole.h"
#include "syntax/unicode.h"

enum {
    FIRST_PICTURE = 0x1F000,       // from here on emoji are pictures also without a selector
    VARIATION_PICTURE = 0xFE0F,
    JOINER = 0x200D,
    KEYCAP = 0x20E3,
    FLAG_A = 0x1F1E6, FLAG_Z = 0x1F1FF,
    TONE_FIRST = 0x1F3FB, TONE_LAST = 0x1F3FF,
    TAG_FIRST = 0xE0020, TAG_LAST = 0xE007F,
    ASCII_LAST = 0x7F,
};

typedef struct Params {
    Range count;
} Params;

static uint32_t character_at(Text text, size_t at, size_t *len)
{
    uint32_t character = 0;
    *len = utf8_decode(text, at, &character);
    return *len ? character : 0;
}

static bool is_flag(uint32_t character)
{
    return character >= FLAG_A && character <= FLAG_Z;
}

// What may follow an emoji and belongs to it.
static bool is_extension(uint32_t character)
{
    return character == VARIATION_PICTURE || character == KEYCAP
        || (character >= TONE_FIRST && character <= TONE_LAST)
        || (character >= TAG_FIRST && character <= TAG_LAST);
}

// A sign that is text by nature (a heart, an arrow, a digit) is a picture only with its selector.
static bool begins_emoji(uint32_t first, uint32_t second)
{
    if (first <= ASCII_LAST)
        return unicode_is_emoji(first) && (second == VARIATION_PICTURE || second == KEYCAP);
    if (is_flag(first))
        return is_flag(second);
    return unicode_is_emoji_picture(first)
        || (unicode_is_emoji(first) && (first >= FIRST_PICTURE || second == VARIATION_PICTURE));
}

// The length of the emoji at a place, or 0; it may be many characters: a family, a flag.
static size_t emoji_at(Text text, size_t at)
{
    size_t len, next, start = at;
    uint32_t first = character_at(text, at, &len), second = character_at(text, at + len, &next);
    if (len == 0 || !begins_emoji(first, second))
        return 0;
    at += is_flag(first) ? len + next : len;
    for (;;) {
        uint32_t character = character_at(text, at, &len);
        if (character == JOINER && unicode_is_emoji(character_at(text, at + len, &next)))
            at += len + next;
        else if (is_extension(character))
            at += len;
        else
            return at - start;
    }
}

static Outcome run(Judge *judge, const void *params)
{
    const Params *wanted = params;
    Text text = judge->channel->text;
    Tally tally = {.range = wanted->count};
    for (size_t at = 0, len; at < text.len; at += len) {
        len = emoji_at(text, at);
        if (len > 0)
            tally_add(&tally, (Span){at, at + len});
        else
            character_at(text, at, &len);
        len += len == 0;
    }
    return tally_judge(judge, &tally, "emoji");
}

const CheckType check_emoji = {
    .name = "emoji",
    .about = "The answer has the wanted number of emoji.",
    .definition = "Emoji of Unicode that are shown as pictures, in the raw text; a family, a flag "
                  "or a sign with its skin tone is one. Digits, arrows and hearts count only with "
                  "the picture selector behind them.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){
        {.name = "count", .about = "how many; a flag or a family is one", .kind = PARAM_RANGE,
         .offset = offsetof(Params, count), .required = true},
        {0}},
    .size = sizeof(Params),
    .run = run,
    .example = {"count: {max: 0}", "No picture \u2192 no emoji.", "Well done! \U0001F389"},
    .official = "IFEval has no such instruction; IFBench (`format:emoji`) asks for one at the end "
                "of each sentence.",
};
