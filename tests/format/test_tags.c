#include "format/tags.h"

#include "format/format.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

static Arena arena;
extern const Format format_tagged;

// A document that is an answer and nothing else, as the format for plain texts makes it.
static Document plain(Text source)
{
    Document document = {.source = source};
    document_add_segment(&document, &arena, (Segment){SEGMENT_ANSWER, 0, {0, source.len}});
    channel_add_folded(&document.answer, &arena, source, (Span){0, source.len});
    return document;
}

static Document applied(const char *source, ThinkPolicy policy)
{
    Document document = plain(text_of(source));
    bool found = tags_apply(&document, policy, &arena);
    ck_assert_int_eq(found, document.thinking_state != THINKING_NONE);
    return document;
}

static void check_tiles(const Document *document)
{
    size_t at = 0;
    for (size_t i = 0; i < document->segments.len; i++) {
        Segment segment = document->segments.at[i];
        ck_assert_uint_eq(segment.span.start, at);
        ck_assert_uint_gt(segment.span.end, at);
        at = segment.span.end;
    }
    ck_assert_uint_eq(at, document->source.len);
}

// Every byte that came from the source byte for byte is there, in order, in a segment of its kind.
static void check_pieces(const Document *document, const Channel *channel, SegmentKind kind)
{
    size_t at = 0, segment = 0;
    for (size_t i = 0; i < channel->pieces.len; i++) {
        Piece piece = channel->pieces.at[i];
        ck_assert_uint_eq(piece.at, at);
        at += piece.len;
        if (piece.len == 0)
            continue;
        // What joins two blocks stands for nothing in the source.
        if (piece.source_len == 0) {
            ck_assert_text(text_slice(channel->text, piece.at, at), "\n");
            continue;
        }
        ck_assert_uint_eq(piece.len, piece.source_len);
        Span source = {piece.source, piece.source + piece.len};
        ck_assert(text_is(text_slice(channel->text, piece.at, at),
                          text_span(document->source, source)));
        while (segment < document->segments.len
               && document->segments.at[segment].span.end <= source.start)
            segment++;
        ck_assert_uint_lt(segment, document->segments.len);
        ck_assert_int_eq(document->segments.at[segment].kind, kind);
    }
    ck_assert_uint_eq(at, channel->text.len);
}

static void check_whole(const Document *document)
{
    check_tiles(document);
    check_pieces(document, &document->thinking, SEGMENT_THINKING);
    check_pieces(document, &document->answer, SEGMENT_ANSWER);
    ck_assert(document->answer.present);
    ck_assert_uint_gt(document->answer.pieces.len, 0);
}

// "thinking|answer", "-" for no thinking
static void check_split(const char *source, ThinkPolicy policy, const char *expected)
{
    Document document = applied(source, policy);
    Text thinking = document.thinking.present ? document.thinking.text : TEXT("-");
    Text got = arena_print(&arena, "%.*s|%.*s", TEXT_ARG(thinking), TEXT_ARG(document.answer.text));
    ck_assert_msg(text_is(got, text_of(expected)), "%s of '%s': got '%.*s', expected '%s'",
                  think_policy_name(policy), source, TEXT_ARG(got), expected);
    check_whole(&document);
    arena_reset(&arena);
}

START_TEST(policies_have_names)
{
    for (unsigned i = 0; i < THINK_POLICY_COUNT; i++) {
        ThinkPolicy policy = THINK_POLICY_COUNT;
        ck_assert(think_policy_parse(text_of(think_policy_name((ThinkPolicy)i)), &policy));
        ck_assert_uint_eq(policy, i);
    }
    ThinkPolicy policy;
    ck_assert(!think_policy_parse(TEXT("last"), &policy));
    ck_assert(!think_policy_parse(TEXT(""), &policy));
}
END_TEST

enum { COLUMNS = 7 };

START_TEST(each_policy_splits_as_its_parser)
{
    static const char *const texts[COLUMNS] = {
        "hello", "t</think>a", "<think>t", "p<think>t</think>a",
        "<think>t</think>a<think>u</think>b", "<think>t<think>u</think>v</think>a",
        "<think><think>t</think>a",
    };
    static const struct {
        ThinkPolicy policy;
        const char *cells[COLUMNS];
    } rows[] = {
        {THINK_AUTO, {"-|hello", "t|a", "t|", "-|p<think>t</think>a", "t|a<think>u</think>b",
                      "t<think>u|v</think>a", "<think>t|a"}},
        {THINK_NONE, {"-|hello", "-|t</think>a", "-|<think>t", "-|p<think>t</think>a",
                      "-|<think>t</think>a<think>u</think>b",
                      "-|<think>t<think>u</think>v</think>a", "-|<think><think>t</think>a"}},
        // the generic parser of Ollama
        {THINK_LEADING, {"-|hello", "-|t</think>a", "t|", "-|p<think>t</think>a",
                         "t|a<think>u</think>b", "t<think>u|v</think>a", "<think>t|a"}},
        // the parsers of Ollama for models that are made to think
        {THINK_FORCED, {"hello|", "t|a", "t|", "p<think>t|a", "t|a<think>u</think>b",
                        "t<think>u|v</think>a", "<think>t|a"}},
        // inspect_ai
        {THINK_BALANCED, {"-|hello", "-|t</think>a", "-|<think>t", "t|pa", "t|a<think>u</think>b",
                          "t<think>u</think>v|a", "<think>t|a"}},
        {THINK_ANYWHERE, {"-|hello", "-|t</think>a", "-|<think>t", "t|pa", "t\nu|ab",
                          "t<think>u|v</think>a", "<think>t|a"}},
        // lm-eval, which gives the answer alone
        {THINK_LAST_CLOSE, {"-|hello", "t|a", "-|<think>t", "p<think>t|a",
                            "t</think>a<think>u|b", "t<think>u</think>v|a", "<think>t|a"}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (size_t j = 0; j < COLUMNS; j++)
            check_split(texts[j], rows[i].policy, rows[i].cells[j]);
}
END_TEST

START_TEST(states_say_what_was_inferred)
{
    static const struct {
        const char *text;
        ThinkPolicy policy;
        ThinkingState state;
    } cases[] = {
        {"<think>t</think>a", THINK_AUTO, THINKING_CLOSED},
        {"<think>t", THINK_AUTO, THINKING_UNCLOSED},
        {"t</think>a", THINK_AUTO, THINKING_INFERRED_OPEN},
        {"<think>\n\n</think>\n\na", THINK_AUTO, THINKING_EMPTY},
        {"</think>a", THINK_AUTO, THINKING_EMPTY},
        {"hello", THINK_AUTO, THINKING_NONE},
        {"hello", THINK_FORCED, THINKING_UNCLOSED},
        {"t</think>a", THINK_FORCED, THINKING_INFERRED_OPEN},
        {"<think>t</think>a", THINK_LAST_CLOSE, THINKING_CLOSED},
        {"<think>t</think>a<think>u</think>b", THINK_ANYWHERE, THINKING_REOPENED},
        {"<think>t<tool_call>{}</tool_call>", THINK_AUTO, THINKING_CLOSED},
        {"<|inner_prefix|>t<|inner_suffix|>a<|inner_prefix|>u", THINK_AUTO, THINKING_UNCLOSED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Document document = applied(cases[i].text, cases[i].policy);
        ck_assert_msg(document.thinking_state == cases[i].state, "'%s': %s", cases[i].text,
                      thinking_state_name(document.thinking_state));
        ck_assert_int_eq(document.notes.len > 0, cases[i].state != THINKING_NONE);
        check_whole(&document);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(white_space_around_tags_is_theirs)
{
    check_split(" \n<think>\n\tt t\n</think>\n\n  a b\n", THINK_AUTO, "t t|a b\n");
    check_split("\n t \n</think> a", THINK_AUTO, "t|a");
    check_split("p <think> t </think> a", THINK_BALANCED, "t|p a");
    check_split("p<think>t</think> a", THINK_BALANCED, "t|p a");
    check_split("<think>\r\nt\r\n</think>\r\na\r\nb", THINK_AUTO, "t|a\nb");
    Document document = applied("<think>\nt\n</think>\n\na", THINK_AUTO);
    static const Segment expected[] = {
        {SEGMENT_MARKER, 0, {0, 8}}, {SEGMENT_THINKING, 0, {8, 9}}, {SEGMENT_MARKER, 0, {9, 20}},
        {SEGMENT_ANSWER, 0, {20, 21}}};
    ck_assert_uint_eq(document.segments.len, 4);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(document.segments.at[i].kind, expected[i].kind);
        ck_assert_uint_eq(document.segments.at[i].span.start, expected[i].span.start);
        ck_assert_uint_eq(document.segments.at[i].span.end, expected[i].span.end);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(an_empty_answer_has_a_place)
{
    Document document = applied("<think>t", THINK_AUTO);
    Span place = channel_source(&document.answer, (Span){0, 0});
    ck_assert(document.answer.present);
    ck_assert_uint_eq(place.start, 8);
    document = applied("<think>t</think>\n", THINK_AUTO);
    ck_assert_uint_eq(channel_source(&document.answer, (Span){0, 0}).start, 17);
    ck_assert_text(document.answer.text, "");
    arena_free(&arena);
}
END_TEST

START_TEST(code_is_literal_unless_a_block_is_open)
{
    check_split("Write `</think>` to end it.", THINK_AUTO, "-|Write `</think>` to end it.");
    check_split("```\n</think>\n```\nx", THINK_AUTO, "-|```\n</think>\n```\nx");
    check_split("- a\n  ~~~ xml\n  </think>\n  ~~~\nx", THINK_AUTO,
                "-|- a\n  ~~~ xml\n  </think>\n  ~~~\nx");
    check_split("t `</think>` u</think>a", THINK_AUTO, "t `</think>` u|a");
    check_split("<think>t `</think>` u</think>a", THINK_AUTO, "t `|` u</think>a");
    check_split("<think>```\n</think>\na", THINK_AUTO, "```|a");
    check_split("a tick ` here\n\nt</think>it`s", THINK_AUTO, "a tick ` here\n\nt|it`s");
}
END_TEST

START_TEST(only_families_of_a_template_lack_their_opener)
{
    check_split("t[/THINK]a", THINK_AUTO, "-|t[/THINK]a");
    check_split("t</thinking>a", THINK_AUTO, "-|t</thinking>a");
    check_split("t</longcat_think>a", THINK_AUTO, "t|a");
    check_split("t[unused17]a", THINK_AUTO, "t|a");
    check_split("t<|END_THINKING|><|START_RESPONSE|>a<|END_RESPONSE|>", THINK_AUTO, "t|a");
    check_split("</mm:think>a", THINK_AUTO, "|a");
    check_split("t</mm:think>a", THINK_AUTO, "-|t</mm:think>a");
    check_split("<Think>t</Think>a", THINK_AUTO, "-|<Think>t</Think>a");
    check_split("<think >t</think >a", THINK_AUTO, "-|<think >t</think >a");
}
END_TEST

START_TEST(wrappers_count_directly_behind_the_thinking)
{
    check_split("<think>t</think>\n<answer>\na\n</answer>\n", THINK_AUTO, "t|a");
    check_split("<think>t</think><response>a", THINK_AUTO, "t|a");
    check_split("<think>t</think>x <answer>a</answer>", THINK_AUTO, "t|x <answer>a</answer>");
    check_split("<answer>a</answer>", THINK_AUTO, "-|<answer>a</answer>");
    check_split("<think>t</think><answer>a </answer> b</answer>", THINK_AUTO, "t|a </answer> b");
    check_split("<think>t</think><answer>a</answer> b", THINK_AUTO, "t|a b");
    check_split("<|content_thinking|>t<|end_message|><|content_text|>a<|end_message|>", THINK_AUTO,
                "t|a");
    check_split("<|open|>think<|sep|>t<|close|>think<|sep|><|open|>response<|sep|>a"
                "<|close|>response<|sep|>", THINK_AUTO, "t|a");
}
END_TEST

START_TEST(families_have_their_ways)
{
    check_split("<|channel>thought\nt<channel|>a", THINK_AUTO, "t|a");
    check_split("<|channel>thought\nt<channel|>a<|channel>thought\n<channel|>", THINK_AUTO, "t|a");
    check_split("<|inner_prefix|>t<|inner_suffix|>a <|inner_prefix|>u<|inner_suffix|> b",
                THINK_AUTO, "t\nu|a b");
    check_split("Here's my thought process: t Here is my response: a", THINK_AUTO, "t|a");
    check_split("Here is my thought process: t", THINK_AUTO, "-|Here is my thought process: t");
    check_split("/think\nt<|im_end|>\n<|im_start|>assistant\na<|im_end|>", THINK_AUTO, "t|a");
    check_split("/think\nt", THINK_AUTO, "-|/think\nt");
    check_split("t Here is my response: a", THINK_LAST_CLOSE, "-|t Here is my response: a");
    check_split("t Here is my response: a", THINK_FORCED, "t Here is my response: a|");
    check_split("t Here is my response: u</think>a", THINK_FORCED, "t Here is my response: u|a");
    check_split("t<|plamo:end_think:plamo|>a<|plamo:tag|>x", THINK_AUTO, "t|a");
    check_split("\xE2\x97\x81think\xE2\x96\xB7t\xE2\x97\x81/think\xE2\x96\xB7" "a", THINK_AUTO,
                "t|a");
}
END_TEST

START_TEST(a_call_of_a_tool_ends_the_thinking)
{
    check_split("<think>t\n<tool_call>{}</tool_call>\na", THINK_AUTO, "t|a");
    check_split("<think>t<tool_call>x</tool_call><tool_call>y</tool_call>", THINK_AUTO, "t|");
    check_split("<think>t `<tool_call>` u</think>a", THINK_AUTO, "t `<tool_call>` u|a");
    check_split("<think>t</think>a<tool_call>x</tool_call>", THINK_AUTO,
                "t|a<tool_call>x</tool_call>");
    Document document = applied("<think>t<tool_call>x</tool_call>", THINK_AUTO);
    ck_assert_int_eq(document.segments.at[2].kind, SEGMENT_TOOL);
    arena_free(&arena);
}
END_TEST

START_TEST(harmony_in_an_answer_is_split_too)
{
    static const char text[] = "<|channel|>analysis<|message|>t<|end|>"
                               "<|start|>assistant<|channel|>final<|message|>a<|return|>";
    check_split(text, THINK_AUTO, "t|a");
    check_split(text, THINK_NONE, arena_terminated(&arena, arena_join(&arena, TEXT("-|"),
                                                                      text_of(text))));
}
END_TEST

START_TEST(tagged_texts_are_known)
{
    ck_assert(tags_begin(TEXT("\n<think>t")));
    ck_assert(tags_begin(TEXT("t</think>a")));
    ck_assert(!tags_begin(TEXT("t `</think>` a")));
    ck_assert(!tags_begin(TEXT("a <think>t</think>")));
    ck_assert(!tags_begin(TEXT("")));
    ck_assert(format_tagged.detect(TEXT("\xEF\xBB\xBF<think>")));
    DocumentList documents = {0};
    Error error = {0};
    ck_assert(format_tagged.split(TEXT("<think>t"), &arena, &documents, &error));
    ck_assert_text(documents.at[0].answer.text, "<think>t");
    arena_free(&arena);
}
END_TEST

START_TEST(an_answer_that_is_not_there_has_no_thinking)
{
    Document document = {.source = TEXT("x")};
    ck_assert(!tags_apply(&document, THINK_FORCED, &arena));
    channel_add(&document.answer, &arena, document.source, (Span){0, 0});
    ck_assert(!tags_apply(&document, THINK_FORCED, &arena));
    ck_assert(!document.thinking.present);
    arena_free(&arena);
}
END_TEST

START_TEST(decoded_answers_keep_their_places)
{
    // {"c":"\u003cthink>t\n</think>a\"b"}
    Text source = TEXT("{\"c\":\"\\u003cthink>t\\n</think>a\\\"b\"}");
    Document document = {.source = source};
    Channel *answer = &document.answer;
    channel_put(answer, &arena, TEXT("<"), (Span){6, 12});
    channel_add(answer, &arena, source, (Span){12, 19});
    channel_put(answer, &arena, TEXT("\n"), (Span){19, 21});
    channel_add(answer, &arena, source, (Span){21, 30});
    channel_put(answer, &arena, TEXT("\""), (Span){30, 32});
    channel_add(answer, &arena, source, (Span){32, 33});
    document_add_segment(&document, &arena, (Segment){SEGMENT_NOTICE, 0, {0, 6}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_ANSWER, 0, {6, 33}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_NOTICE, 0, {33, 35}});
    ck_assert(tags_apply(&document, THINK_AUTO, &arena));
    ck_assert_text(document.thinking.text, "t");
    ck_assert_text(document.answer.text, "a\"b");
    Span quote = channel_source(&document.answer, (Span){1, 2});
    ck_assert_uint_eq(quote.start, 30);
    ck_assert_uint_eq(quote.end, 32);
    static const size_t ends[] = {6, 18, 19, 29, 33, 35};
    ck_assert_uint_eq(document.segments.len, 6);
    for (size_t i = 0; i < 6; i++)
        ck_assert_uint_eq(document.segments.at[i].span.end, ends[i]);
    arena_free(&arena);
}
END_TEST

START_TEST(segments_of_other_parts_stay)
{
    Text source = TEXT("q?<think>t</think>one;two.");
    Document document = {.source = source};
    Segment segments[] = {{SEGMENT_ANSWER, 1, {0, 2}}, {SEGMENT_ANSWER, 2, {2, 21}},
                          {SEGMENT_NOTICE, 2, {21, 22}}, {SEGMENT_ANSWER, 2, {22, 26}}};
    for (size_t i = 0; i < 4; i++)
        document_add_segment(&document, &arena, segments[i]);
    channel_add(&document.answer, &arena, source, (Span){2, 21});
    channel_add(&document.answer, &arena, source, (Span){22, 26});
    ck_assert(tags_apply(&document, THINK_AUTO, &arena));
    ck_assert_text(document.answer.text, "onetwo.");
    static const SegmentKind kinds[] = {SEGMENT_ANSWER, SEGMENT_MARKER, SEGMENT_THINKING,
                                        SEGMENT_MARKER, SEGMENT_ANSWER, SEGMENT_NOTICE,
                                        SEGMENT_ANSWER};
    ck_assert_uint_eq(document.segments.len, 7);
    for (size_t i = 0; i < 7; i++) {
        ck_assert_int_eq(document.segments.at[i].kind, kinds[i]);
        ck_assert_uint_eq(document.segments.at[i].turn, i ? 2 : 1);
    }
    check_tiles(&document);
    arena_free(&arena);
}
END_TEST

// --- properties ---------------------------------------------------------------------------------

static uint32_t seed;

static unsigned dice(unsigned sides)
{
    seed = seed * 1664525u + 1013904223u;
    return (seed >> 8) % sides;
}

// Words without white space at either end and without any tag.
static Text random_words(void)
{
    static const char *const words[] = {"the", "\n", "answer", "`x`", "<b>", "1.", "\xC3\xA9", " ",
                                        "a < b", "[x]", "\t", "- ", "```\ncode\n```\n", "ok"};
    Text text = TEXT("a");
    for (unsigned i = dice(12); i > 0; i--)
        text = arena_join(&arena, text, text_of(words[dice(14)]));
    return arena_join(&arena, text, TEXT("z"));
}

START_TEST(what_is_wrapped_splits_back)
{
    static const char *const tags[][2] = {
#define TAGS(name, open, close, flags) {open, close},
#include "syntax/tag_families.def"
#undef TAGS
    };
    static const char *const spaces[] = {"", "\n", "\n\n", " \t"};
    size_t thinking_families = 21;
    ck_assert_str_eq(tags[thinking_families - 1][0], "<reflection>");
    seed = 7;
    for (size_t i = 0; i < 200 * thinking_families; i++) {
        const char *const *family = tags[i % thinking_families];
        Text thinking = random_words(), answer = random_words();
        Text text = arena_print(&arena, "%s%s%s%.*s%s%s%s%.*s", spaces[dice(4)], family[0],
                                spaces[dice(4)], TEXT_ARG(thinking), spaces[dice(4)], family[1],
                                spaces[dice(4)], TEXT_ARG(answer));
        ck_assert(tags_begin(text));
        Document document = plain(text);
        ck_assert(tags_apply(&document, THINK_AUTO, &arena));
        ck_assert_msg(text_is(document.thinking.text, thinking), "%.*s", TEXT_ARG(text));
        ck_assert_msg(text_is(document.answer.text, answer), "%.*s", TEXT_ARG(text));
        ck_assert_int_eq(document.thinking_state, THINKING_CLOSED);
        check_whole(&document);
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

static Text random_soup(size_t size)
{
    static const char *const bits[] = {
#define TAGS(name, open, close, flags) open, close,
#include "syntax/tag_families.def"
#undef TAGS
        "`", "``", "```\n", "~~~\n", "\n", "\n\n", " ", "\r\n", "x", "analysis", "assistantfinal",
        "assistantcommentary", "to=f ", "user", "assistant", "\\", "> ", "- ", "<|", "\xFF",
        "Thinking...\n",
    };
    char *at = arena_get(&arena, size + 64);
    size_t len = 0;
    while (len < size) {
        Text bit = text_of(bits[dice(sizeof bits / sizeof *bits)]);
        memcpy(at + len, bit.len ? bit.at : "", bit.len);
        len += bit.len;
    }
    return (Text){at, len};
}

START_TEST(soup_is_split_whole)
{
    seed = 11;
    for (size_t i = 0; i < 4000; i++) {
        static const char *const starts[] = {"", "<|start|>", "analysisx", "<think>"};
        Text text = arena_join(&arena, text_of(starts[i % 4]), random_soup(dice(200)));
        for (unsigned policy = 0; policy < THINK_POLICY_COUNT; policy++) {
            Document document = plain(text);
            if (tags_apply(&document, (ThinkPolicy)policy, &arena))
                check_tiles(&document);
            ck_assert(document.answer.present);
        }
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

static Text repeated(const char *bit, size_t size)
{
    size_t len = strlen(bit), count = size / len;
    char *at = arena_get(&arena, count * len + 1);
    for (size_t i = 0; i < count; i++)
        memcpy(at + i * len, bit, len);
    return (Text){at, count * len};
}

// What takes the square of its length does not end before the watchdog of the suites ends it.
START_TEST(time_is_linear)
{
    enum { SIZE = 1 << 20 };
    static const char *const bits[] = {
        "<think>", "<think>t</think>", "</think>", "<think></think>", "<think><thinking>",
        "` `` ``` ````\n", "`", "<",
        "<|", "\n", " ", "<|inner_prefix|><|inner_suffix|>x",
        "Here is my thought process:Here is my response:", "<|channel|>", "<|start|>",
        "<|start|>user<|message|>x", "<|message|>", "<|channel|>analysis<|message|>x", "`<tool_call>`",
        "<think><tool_call>", "assistantanalysis", "analysisassistantfinal", "```\n", "~~~~ x\n",
    };
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        for (unsigned policy = 0; policy < THINK_POLICY_COUNT; policy++) {
            Text text = arena_join(&arena, repeated(" ", i % 2 ? SIZE / 2 : 0),
                                   repeated(bits[i], SIZE));
            Document document = plain(text);
            tags_apply(&document, (ThinkPolicy)policy, &arena);
            check_tiles(&document);
            arena_reset(&arena);
        }
    arena_free(&arena);
}
END_TEST

Suite *suite_format_tags(void)
{
    return suite_of(
        "format/tags",
        (const TTest *const[]){
            policies_have_names, each_policy_splits_as_its_parser, states_say_what_was_inferred,
            white_space_around_tags_is_theirs, an_empty_answer_has_a_place,
            code_is_literal_unless_a_block_is_open, only_families_of_a_template_lack_their_opener,
            wrappers_count_directly_behind_the_thinking, families_have_their_ways,
            a_call_of_a_tool_ends_the_thinking, harmony_in_an_answer_is_split_too,
            tagged_texts_are_known, an_answer_that_is_not_there_has_no_thinking,
            decoded_answers_keep_their_places,
            segments_of_other_parts_stay, what_is_wrapped_splits_back, soup_is_split_whole,
            time_is_linear, NULL});
}
