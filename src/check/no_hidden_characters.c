#include "check/check.h"

#include "base/utf8.h"

enum {
    ZERO_WIDTH_SPACE = 0x200B,
    ZERO_WIDTH_NON_JOINER = 0x200C,
    ZERO_WIDTH_JOINER = 0x200D,
    BYTE_ORDER_MARK = 0xFEFF,
    EMOJI_PRESENTATION = 0xFE0F,
    BLACK_FLAG = 0x1F3F4,
    TAG_FIRST = 0xE0000,
    TAG_CANCEL = 0xE007F,
    FLAG_TAGS_MOST = 7,        // "gbsct" and the like: a region of a country, then the cancel tag
};

typedef enum Hidden {
    HIDDEN_NONE,
    HIDDEN_ZERO_WIDTH,
    HIDDEN_BIDI,
    HIDDEN_TAG,
    HIDDEN_BOM,
    HIDDEN_COUNT,
} Hidden;

typedef struct Interval {
    uint32_t first, last;
} Interval;

// Where ZWJ and ZWNJ shape letters: Arabic and its relatives, the Brahmic scripts, Mongolian.
static const Interval joining[] = {
    {0x0600, 0x0DFF}, {0x0F00, 0x109F}, {0x1780, 0x18AF}, {0x1900, 0x1CFF}, {0xA800, 0xAAFF},
    {0xABC0, 0xABFF}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFC}, {0x10A00, 0x10AFF}, {0x10D00, 0x10FFF},
    {0x11000, 0x11FFF}, {0x1E900, 0x1E95F},
};

// Where a zero-width space is where a line may break: Thai, Lao, Tibetan, Myanmar, Khmer, Tai.
static const Interval unspaced[] = {{0x0E00, 0x109F}, {0x1780, 0x17FF}, {0x1950, 0x1AAF},
                                    {0xAA00, 0xAADF}};

static const Interval pictures[] = {{0xA9, 0xA9},     {0xAE, 0xAE},     {0x2190, 0x2BFF},
                                    {0x3030, 0x303D}, {0x3297, 0x3299}, {0x1F000, 0x1FBFF}};

#define IN(intervals, character)                                                                   \
    is_in(intervals, sizeof(intervals) / sizeof *(intervals), character)

static bool is_in(const Interval *intervals, size_t count, uint32_t character)
{
    for (size_t i = 0; i < count; i++)
        if (character >= intervals[i].first && character <= intervals[i].last)
            return true;
    return false;
}

// `before` is the last character that is no modifier of an emoji, `after` the next one.
static Hidden classify(uint32_t character, uint32_t before, uint32_t after)
{
    if ((character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069))
        return HIDDEN_BIDI;
    if (character >= TAG_FIRST && character <= TAG_CANCEL)
        return HIDDEN_TAG;
    if (character == BYTE_ORDER_MARK)
        return HIDDEN_BOM;
    if (character == ZERO_WIDTH_SPACE)
        return IN(unspaced, before) || IN(unspaced, after) ? HIDDEN_NONE : HIDDEN_ZERO_WIDTH;
    if (character == ZERO_WIDTH_JOINER && IN(pictures, before) && IN(pictures, after))
        return HIDDEN_NONE;
    if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER)
        return IN(joining, before) || IN(joining, after) ? HIDDEN_NONE : HIDDEN_ZERO_WIDTH;
    return character >= 0x2060 && character <= 0x2064 ? HIDDEN_ZERO_WIDTH : HIDDEN_NONE;
}

// The length of the tags that make a regional flag of the black flag before them, or 0.
static size_t flag_tags(Text text, size_t at)
{
    size_t start = at;
    for (int i = 0; i < FLAG_TAGS_MOST; i++) {
        uint32_t character = 0;
        size_t len = utf8_decode(text, at, &character);
        at += len;
        if (len && character == TAG_CANCEL)
            return i > 0 ? at - start : 0;
        bool digit = character >= TAG_FIRST + '0' && character <= TAG_FIRST + '9';
        bool letter = character >= TAG_FIRST + 'a' && character <= TAG_FIRST + 'z';
        if (len == 0 || !(digit || letter))
            return 0;
    }
    return 0;
}

// One finding for a kind: its first run of characters, and how many there are in all.
typedef struct Sighting {
    uint32_t character;
    Span span;
    size_t count;
} Sighting;

static void see(Sighting *sighting, uint32_t character, Span span)
{
    if (sighting->count++ == 0) {
        sighting->character = character;
        sighting->span = span;
    } else if (sighting->span.end == span.start) {
        sighting->span.end = span.end;
    }
}

static bool is_modifier(uint32_t character)
{
    return character == EMOJI_PRESENTATION || (character >= 0x1F3FB && character <= 0x1F3FF);
}

static void scan(Text text, Sighting sightings[HIDDEN_COUNT])
{
    uint32_t before = 0;
    for (size_t at = 0; at < text.len;) {
        uint32_t character = 0, after = 0;
        size_t ascii = utf8_ascii_end(text, at);
        if (ascii > at) {
            before = (unsigned char)text.at[ascii - 1];
            at = ascii;
            continue;
        }
        size_t len = utf8_decode(text, at, &character);
        size_t end = at + (len ? len : 1);
        // Nothing below U+200B is looked for: most of a text is told by its first byte.
        if (len >= 3) {
            utf8_decode(text, end, &after);
            Hidden hidden = at == 0 && character == BYTE_ORDER_MARK
                ? HIDDEN_NONE : classify(character, before, after);
            if (hidden != HIDDEN_NONE)
                see(&sightings[hidden], character, (Span){at, end});
            if (character == BLACK_FLAG)
                end += flag_tags(text, end);
        }
        if (!is_modifier(character))
            before = character;
        at = end;
    }
}

static Text message(Arena *arena, Hidden kind, const Sighting *sighting)
{
    static const char *const nouns[HIDDEN_COUNT][2] = {
        [HIDDEN_ZERO_WIDTH] = {"zero-width character", "zero-width characters"},
        [HIDDEN_BIDI] = {"bidirectional control", "bidirectional controls"},
        [HIDDEN_TAG] = {"invisible tag character", "invisible tag characters"},
        [HIDDEN_BOM] = {"byte order mark inside the text", "byte order marks inside the text"},
    };
    if (sighting->count == 1)
        return arena_print(arena, "1 %s, U+%04X", nouns[kind][0], (unsigned)sighting->character);
    return arena_print(arena, "%zu %s, the first is U+%04X", sighting->count, nouns[kind][1],
                       (unsigned)sighting->character);
}

static Outcome run(Judge *judge, const void *params)
{
    (void)params;
    Sighting sightings[HIDDEN_COUNT] = {{0}};
    Text text = judge->channel->text;
    if (text_is_blank(text))
        return OUTCOME_NOT_APPLICABLE;
    scan(text, sightings);
    Outcome outcome = OUTCOME_PASS;
    for (int i = HIDDEN_NONE + 1; i < HIDDEN_COUNT; i++) {
        if (sightings[i].count == 0)
            continue;
        int item = outline_item_at(judge_outline(judge), sightings[i].span.start);
        judge_fail(judge, sightings[i].span, item,
                   message(judge->arena, (Hidden)i, &sightings[i]));
        outcome = OUTCOME_FAIL;
    }
    return outcome;
}

const CheckType check_no_hidden_characters = {
    .name = "no-hidden-characters",
    .about = "The text has no characters that a reader cannot see and no bidirectional overrides.",
    .definition = "Zero-width characters, bidirectional overrides, tag characters and byte order "
                  "marks inside the text; joiners count only where no script and no emoji needs "
                  "them.",
    .criterion = CRITERION_INTEGRITY,
    .params = (const Param[]){{0}},
    .run = run,
    .example = {NULL, "It waits.\n", "It wai\u200Bts.\n"},
};
