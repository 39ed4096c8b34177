#include "format/harmony.h"

#include "format/format.h"
#include "unit.h"

static Arena arena;
extern const Format format_harmony;

static Document split(const char *text)
{
    DocumentList documents = {0};
    Error error = {0};
    Text source = text_of(text);
    ck_assert_msg(format_harmony.detect(source), "not harmony: %s", text);
    ck_assert(format_harmony.split(source, &arena, &documents, &error));
    ck_assert_uint_eq(documents.len, 1);
    return documents.at[0];
}

// One letter a segment: Prompt, tHinking, Answer, tOol, Marker.
static Text shape(const Document *document)
{
    static const char letters[] = {[SEGMENT_PROMPT] = 'P', [SEGMENT_THINKING] = 'H',
                                   [SEGMENT_ANSWER] = 'A', [SEGMENT_TOOL] = 'O',
                                   [SEGMENT_MARKER] = 'M'};
    Text text = {0};
    size_t at = 0;
    for (size_t i = 0; i < document->segments.len; i++) {
        Segment segment = document->segments.at[i];
        ck_assert_uint_eq(segment.span.start, at);
        at = segment.span.end;
        ck_assert_uint_le(segment.kind, SEGMENT_MARKER);
        text = arena_join(&arena, text, (Text){&letters[segment.kind], 1});
    }
    ck_assert_uint_eq(at, document->source.len);
    return text;
}

static void check_split(const char *text, const char *thinking, const char *answer,
                        const char *segments, ThinkingState state)
{
    Document document = split(text);
    ck_assert_text(document.thinking.text, thinking);
    ck_assert_text(document.answer.text, answer);
    ck_assert_text(shape(&document), segments);
    ck_assert_msg(document.thinking_state == state, "%s: %s", text,
                  thinking_state_name(document.thinking_state));
    ck_assert(document.answer.present && document.answer.pieces.len > 0);
    arena_reset(&arena);
}

#define THOUGHT "<|channel|>analysis<|message|>t"
#define FINAL "<|start|>assistant<|channel|>final<|message|>a"

START_TEST(messages_go_to_their_channels)
{
    check_split(THOUGHT "<|end|>" FINAL "<|return|>", "t", "a", "MHMAM", THINKING_CLOSED);
    check_split("<|start|>assistant" THOUGHT "<|end|>\n" FINAL, "t", "a", "MHMA", THINKING_CLOSED);
    check_split("<|channel|>final<|message|>a", "", "a", "MA", THINKING_NONE);
    check_split(THOUGHT "<|end|><|start|>assistant" THOUGHT "<|end|>" FINAL, "t\nt", "a", "MHMHMA",
                THINKING_CLOSED);
    check_split("<|channel|>analysis<|message|><|end|>" FINAL, "", "a", "MA", THINKING_EMPTY);
}
END_TEST

START_TEST(messages_may_lack_their_end)
{
    check_split(THOUGHT FINAL, "t", "a", "MHMA", THINKING_CLOSED);
    check_split(THOUGHT "<|channel|>final<|message|>a", "t", "a", "MHMA", THINKING_CLOSED);
    check_split(THOUGHT, "t", "", "MH", THINKING_UNCLOSED);
    check_split(THOUGHT "<|end|><|start|>assistant<|channel|>fin", "t", "", "MHM", THINKING_CLOSED);
    check_split(THOUGHT "<|end|>assistant<|channel|>final<|message|>a", "t", "a", "MHMA",
                THINKING_CLOSED);
    check_split(THOUGHT "<|end|>a", "t", "a", "MHMA", THINKING_CLOSED);
}
END_TEST

START_TEST(a_preamble_is_an_answer)
{
    check_split(THOUGHT "<|end|><|start|>assistant<|channel|>commentary<|message|>p<|end|>" FINAL,
                "t", "p\n\na", "MHMAMA", THINKING_CLOSED);
    check_split(THOUGHT "<|end|><|start|>assistant<|channel|>commentary<|message|>p<|end|>"
                "<|start|>assistant" THOUGHT "<|end|>" FINAL,
                "t\nt", "p\n\na", "MHMAMHMA", THINKING_REOPENED);
}
END_TEST

START_TEST(what_is_said_to_and_by_tools_is_neither)
{
    check_split(THOUGHT "<|end|><|start|>assistant<|channel|>commentary to=functions.f "
                "<|constrain|>json<|message|>{}<|call|>", "t", "", "MHMOM", THINKING_CLOSED);
    check_split("<|start|>assistant to=functions.f<|channel|>commentary<|constrain|>json<|message|>"
                "{}<|call|><|start|>functions.f to=assistant<|channel|>commentary<|message|>"
                "1<|end|>" FINAL, "", "a", "MOMOMA", THINKING_NONE);
    check_split("<|channel|>analysis to=python code<|message|>1+1<|call|>" FINAL, "", "a", "MOMA",
                THINKING_NONE);
}
END_TEST

START_TEST(the_user_asks)
{
    Document document = split("<|start|>system<|message|>s<|end|><|start|>user<|message|>q<|end|>"
                              "<|start|>assistant" THOUGHT "<|end|>" FINAL "<|return|>");
    ck_assert_text(document.prompt.text, "q");
    ck_assert_text(document.answer.text, "a");
    ck_assert_text(document.finish, "return");
    ck_assert_text(shape(&document), "MPMPMHMAM");
    arena_free(&arena);
}
END_TEST

START_TEST(the_last_turn_is_judged)
{
    Document document = split("<|start|>user<|message|>q<|end|><|start|>assistant" THOUGHT
                              "<|end|>" FINAL "<|end|><|start|>user<|message|>r<|end|>"
                              "<|start|>assistant<|channel|>final<|message|>b<|call|>");
    ck_assert_text(document.prompt.text, "r");
    ck_assert_text(document.answer.text, "b");
    ck_assert(!document.thinking.present);
    ck_assert_int_eq(document.thinking_state, THINKING_NONE);
    ck_assert_text(document.finish, "call");
    ck_assert_uint_eq(document.segments.at[0].turn, 0);
    ck_assert_uint_eq(document.segments.at[document.segments.len - 1].turn, 1);
    document = split("<|start|>user<|message|>q<|end|><|start|>assistant" THOUGHT "<|end|>" FINAL
                     "<|end|><|start|>user<|message|>r<|end|><|start|>assistant");
    ck_assert_text(document.prompt.text, "q");
    ck_assert_text(document.answer.text, "a");
    ck_assert_int_eq(document.thinking_state, THINKING_CLOSED);
    arena_free(&arena);
}
END_TEST

START_TEST(tokens_lost_in_decoding_are_known)
{
    check_split("analysisWe think.assistantfinalThe answer.", "We think.", "The answer.", "MHMA",
                THINKING_CLOSED);
    check_split("analysist.assistantcommentary to=functions.f json{}functions.f "
                "to=assistantcommentary1assistantanalysisu.assistantfinala",
                "t.\nu.", "a", "MHMOMOMHMA", THINKING_CLOSED);
    check_split("analysist.assistantcommentarypassistantfinala", "t.", "p\n\na", "MHMAMA",
                THINKING_CLOSED);
}
END_TEST

START_TEST(other_texts_are_not_harmony)
{
    static const char *const texts[] = {"", "analysis", "analysis of assistantfinal", "analysisWe",
                                        "<|channel|>", "<|channel>thought", "a <|start|>",
                                        "<|channel|>other<|message|>x", "assistantfinal"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        ck_assert_msg(!format_harmony.detect(text_of(texts[i])), "%s", texts[i]);
    ck_assert(format_harmony.detect(TEXT("\xEF\xBB\xBF\n<|start|>user")));
}
END_TEST

START_TEST(no_text_is_lost_to_a_header)
{
    check_split("<|channel|>final<|message|>a<|end|><|channel|><|channel|>b<|end|>", "", "a\n\nb",
                "MAMAM", THINKING_NONE);
    check_split("<|start|><|message|>a<|message|>b<|return|>c", "", "a<|message|>b\n\nc", "MAMA",
                THINKING_NONE);
    char text[3000] = "<|start|>";
    for (size_t i = 9; i + 1 < sizeof text; i++)
        text[i] = 'x';
    Document document = split(text);
    ck_assert_uint_eq(document.answer.text.len, sizeof text - 10);
    ck_assert_text(shape(&document), "MA");
    arena_free(&arena);
}
END_TEST

Suite *suite_format_harmony(void)
{
    return suite_of(
        "format/harmony",
        (const TTest *const[]){messages_go_to_their_channels, messages_may_lack_their_end,
                               a_preamble_is_an_answer, what_is_said_to_and_by_tools_is_neither,
                               the_user_asks, the_last_turn_is_judged,
                               tokens_lost_in_decoding_are_known, other_texts_are_not_harmony,
                               no_text_is_lost_to_a_header, NULL});
}
