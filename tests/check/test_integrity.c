#include "answer.h"

START_TEST(an_answer_is_wanted)
{
    ck_assert_outcome("x", "answer-present", NULL, OUTCOME_PASS);
    ck_assert_finding("", "answer-present", NULL, "the answer is empty", "");
    ck_assert_outcome(" \n\t", "answer-present", NULL, OUTCOME_FAIL);
}
END_TEST

START_TEST(an_empty_answer_stands_behind_the_thinking)
{
    Answer answer = {.document.source = TEXT("Thinking...\nhm\n\ntotal duration: 1s\n")};
    Segment parts[] = {{SEGMENT_MARKER, 0, {0, 12}}, {SEGMENT_THINKING, 0, {12, 15}},
                       {SEGMENT_STATS, 0, {16, 35}}};
    for (size_t i = 0; i < 3; i++)
        list_add(&answer.arena, &answer.document.segments, parts[i]);
    answer_judge(&answer, "answer-present", NULL);
    ck_assert_uint_eq(answer.findings.at[0].span.start, 15);
    ck_assert_uint_eq(answer.findings.at[0].span.end, 15);
    answer.document.thinking_state = THINKING_UNCLOSED;
    channel_add(&answer.document.thinking, &answer.arena, answer.document.source, (Span){12, 15});
    answer_judge(&answer, "thinking-closed", NULL);
    ck_assert_text(text_span(answer.document.source, answer.findings.at[0].span), "hm");
    ck_assert_int_eq(answer.findings.at[0].channel, CHANNEL_THINKING);
    arena_free(&answer.arena);
}
END_TEST

START_TEST(thinking_by_its_state)
{
    static const struct {
        ThinkingState state;
        Outcome closed, nonempty;
    } table[] = {
        {THINKING_NONE, OUTCOME_NOT_APPLICABLE, OUTCOME_NOT_APPLICABLE},
        {THINKING_HIDDEN, OUTCOME_NOT_APPLICABLE, OUTCOME_NOT_APPLICABLE},
        {THINKING_CLOSED, OUTCOME_PASS, OUTCOME_FAIL},
        {THINKING_EMPTY, OUTCOME_PASS, OUTCOME_FAIL},
        {THINKING_UNCLOSED, OUTCOME_FAIL, OUTCOME_FAIL},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        Answer answer = answer_of(TEXT("text"));
        answer.document.thinking_state = table[i].state;
        answer_judge(&answer, "thinking-closed", NULL);
        ck_assert_int_eq(answer.outcome, table[i].closed);
        answer_judge(&answer, "thinking-nonempty", NULL);
        ck_assert_int_eq(answer.outcome, table[i].nonempty);
        channel_add(&answer.document.thinking, &answer.arena, answer.document.source, (Span){0, 4});
        answer_judge(&answer, "thinking-nonempty", NULL);
        ck_assert_int_eq(answer.outcome,
                         table[i].nonempty == OUTCOME_FAIL ? OUTCOME_PASS : OUTCOME_NOT_APPLICABLE);
        arena_free(&answer.arena);
    }
}
END_TEST

START_TEST(bytes_that_are_no_text)
{
    Answer answer = answer_of(TEXT("0123456789"));
    answer_judge(&answer, "text-encoding", NULL);
    ck_assert_int_eq(answer.outcome, OUTCOME_PASS);
    answer.document.bad_bytes = 3;
    answer.document.first_bad = 7;
    answer_judge(&answer, "text-encoding", NULL);
    ck_assert_text(answer.findings.at[0].message, "3 bytes are not UTF-8, first at byte 7");
    ck_assert_text(text_span(answer.document.source, answer.findings.at[0].span), "7");
    answer.document.bad_bytes = 1;
    answer_judge(&answer, "text-encoding", NULL);
    ck_assert_text(answer.findings.at[0].message, "1 byte is not UTF-8, at byte 7");
    arena_free(&answer.arena);
    ck_assert_outcome("", "text-encoding", NULL, OUTCOME_NOT_APPLICABLE);
}
END_TEST

static void say(Answer *answer, StatField field, uint64_t value)
{
    answer->document.has_stats = true;
    answer->document.stats.present[field] = true;
    answer->document.stats.value[field] = value;
    answer->document.stats.place[field] = (Span){field, field + 1};
}

static Outcome rate_outcome(uint64_t count, uint64_t duration, uint64_t rate)
{
    Answer answer = answer_of(TEXT("01234567"));
    say(&answer, STAT_EVAL_COUNT, count);
    say(&answer, STAT_EVAL_DURATION, duration);
    say(&answer, STAT_EVAL_RATE, rate);
    answer_judge(&answer, "stats-rate", NULL);
    Outcome outcome = answer.outcome;
    arena_free(&answer.arena);
    return outcome;
}

START_TEST(a_rate_is_count_by_duration)
{
    ck_assert_int_eq(rate_outcome(848, 8730509000, 9713), OUTCOME_PASS);
    ck_assert_int_eq(rate_outcome(848, 8730509000, 9712), OUTCOME_FAIL);
    ck_assert_int_eq(rate_outcome(848, 8730509000, 9714), OUTCOME_FAIL);
    ck_assert_int_eq(rate_outcome(19, 15320500, 124017), OUTCOME_PASS);
    ck_assert_int_eq(rate_outcome(0, 5, 0), OUTCOME_PASS);
    ck_assert_int_eq(rate_outcome(1, 0, 0), OUTCOME_NOT_APPLICABLE);
    ck_assert_int_eq(rate_outcome(UINT64_MAX, UINT64_MAX, UINT64_MAX), OUTCOME_FAIL);
    ck_assert_int_eq(rate_outcome(UINT64_MAX, 1, 0), OUTCOME_FAIL);
}
END_TEST

// One token in eight seconds is 0.125 a second.
START_TEST(either_side_of_a_tie_is_right)
{
    ck_assert_int_eq(rate_outcome(1, 8000000000, 12), OUTCOME_PASS);
    ck_assert_int_eq(rate_outcome(1, 8000000000, 13), OUTCOME_PASS);
    ck_assert_int_eq(rate_outcome(1, 8000000000, 11), OUTCOME_FAIL);
    ck_assert_int_eq(rate_outcome(1, 8000000000, 14), OUTCOME_FAIL);
    ck_assert_int_eq(rate_outcome(1, 8000000001, 13), OUTCOME_FAIL);
}
END_TEST

START_TEST(a_wrong_rate_says_the_right_one)
{
    Answer answer = answer_of(TEXT("01234567"));
    say(&answer, STAT_PROMPT_EVAL_COUNT, 19);
    say(&answer, STAT_PROMPT_EVAL_RATE, 100);
    answer_judge(&answer, "stats-rate", NULL);
    ck_assert_int_eq(answer.outcome, OUTCOME_NOT_APPLICABLE);
    say(&answer, STAT_PROMPT_EVAL_DURATION, 15320500);
    answer_judge(&answer, "stats-rate", NULL);
    ck_assert_text(answer.findings.at[0].message,
                   "the prompt eval rate is 1.00 tokens/s, but 19 tokens in 0.0153205 s are 1240.17");
    ck_assert_uint_eq(answer.findings.at[0].span.start, STAT_PROMPT_EVAL_RATE);
    arena_free(&answer.arena);
}
END_TEST

START_TEST(the_total_is_the_longest)
{
    Answer answer = answer_of(TEXT("01234567"));
    answer_judge(&answer, "stats-total", NULL);
    ck_assert_int_eq(answer.outcome, OUTCOME_NOT_APPLICABLE);
    say(&answer, STAT_TOTAL_DURATION, 2000000000);
    answer_judge(&answer, "stats-total", NULL);
    ck_assert_int_eq(answer.outcome, OUTCOME_NOT_APPLICABLE);
    say(&answer, STAT_EVAL_DURATION, 2000000000);
    say(&answer, STAT_LOAD_DURATION, 1000000000);
    answer_judge(&answer, "stats-total", NULL);
    ck_assert_int_eq(answer.outcome, OUTCOME_PASS);
    say(&answer, STAT_EVAL_DURATION, 2000000001);
    answer_judge(&answer, "stats-total", NULL);
    ck_assert_text(answer.findings.at[0].message,
                   "the total duration is 2 s, but evaluation alone took 2.000000001 s");
    arena_free(&answer.arena);
}
END_TEST

#define HIDDEN "no-hidden-characters"
#define ZWSP "\xE2\x80\x8B"
#define ZWNJ "\xE2\x80\x8C"
#define ZWJ "\xE2\x80\x8D"
#define RLO "\xE2\x80\xAE"
#define BOM "\xEF\xBB\xBF"
#define FLAG "\xF0\x9F\x8F\xB4"
#define TAG(c) "\xF3\xA0\x81" c

START_TEST(hidden_characters_are_found)
{
    ck_assert_outcome("", HIDDEN, NULL, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("plain \xE2\x80\x9Ctext\xE2\x80\x9D", HIDDEN, NULL, OUTCOME_PASS);
    ck_assert_finding("aw" ZWSP "ait", HIDDEN, NULL, "1 zero-width character, U+200B", ZWSP);
    ck_assert_finding("a" ZWNJ ZWJ "b" ZWNJ, HIDDEN, NULL,
                      "3 zero-width characters, the first is U+200C", ZWNJ ZWJ);
    ck_assert_finding("if " RLO "x", HIDDEN, NULL, "1 bidirectional control, U+202E", RLO);
    ck_assert_finding("a" TAG("\xA1") TAG("\xA2"), HIDDEN, NULL,
                      "2 invisible tag characters, the first is U+E0061", TAG("\xA1") TAG("\xA2"));
    ck_assert_finding("a" BOM, HIDDEN, NULL, "1 byte order mark inside the text, U+FEFF", BOM);
    ck_assert_outcome(BOM "a", HIDDEN, NULL, OUTCOME_PASS);
}
END_TEST

START_TEST(emoji_and_scripts_need_some_of_them)
{
    // woman + ZWJ + laptop; heart + VS16 + ZWJ + fire; thumbs up + tone + ZWJ + female sign
    ck_assert_outcome("\xF0\x9F\x91\xA9" ZWJ "\xF0\x9F\x92\xBB", HIDDEN, NULL, OUTCOME_PASS);
    ck_assert_outcome("\xE2\x9D\xA4\xEF\xB8\x8F" ZWJ "\xF0\x9F\x94\xA5", HIDDEN, NULL, OUTCOME_PASS);
    ck_assert_outcome("\xF0\x9F\x8F\x84\xF0\x9F\x8F\xBD" ZWJ "\xE2\x99\x80", HIDDEN, NULL,
                      OUTCOME_PASS);
    ck_assert_outcome("\xF0\x9F\x91\xA9" ZWJ "a", HIDDEN, NULL, OUTCOME_FAIL);
    // Persian "mi" ZWNJ "ravad", Hindi ka + virama + ZWJ, Thai with a break
    ck_assert_outcome("\xD9\x85\xDB\x8C" ZWNJ "\xD8\xB1", HIDDEN, NULL, OUTCOME_PASS);
    ck_assert_outcome("\xE0\xA4\x95\xE0\xA5\x8D" ZWJ " ", HIDDEN, NULL, OUTCOME_PASS);
    ck_assert_outcome("\xE0\xB8\x81" ZWSP "\xE0\xB8\x82", HIDDEN, NULL, OUTCOME_PASS);
}
END_TEST

START_TEST(tags_are_for_flags)
{
    // England: g b e n g and the cancel tag
    ck_assert_outcome(FLAG TAG("\xA7") TAG("\xA2") TAG("\xA5") TAG("\xAE") TAG("\xA7") TAG("\xBF"),
                      HIDDEN, NULL, OUTCOME_PASS);
    ck_assert_outcome(FLAG TAG("\xA7") TAG("\xA2"), HIDDEN, NULL, OUTCOME_FAIL);
    ck_assert_outcome(FLAG TAG("\xBF"), HIDDEN, NULL, OUTCOME_FAIL);
    ck_assert_outcome(FLAG TAG("\xA7") TAG("\xA2") TAG("\xA5") TAG("\xAE") TAG("\xA7") TAG("\xA7")
                      TAG("\xA7") TAG("\xA7") TAG("\xBF"), HIDDEN, NULL, OUTCOME_FAIL);
    ck_assert_outcome(FLAG "x", HIDDEN, NULL, OUTCOME_PASS);
}
END_TEST

START_TEST(tags_do_not_belong_into_an_answer)
{
    ck_assert_finding("- a\n- b </think> c", "stray-tags", NULL, "</think> is left in the answer",
                      "</think>");
    ck_assert_finding("a\n\nThinking...\n", "stray-tags", NULL,
                      "Thinking... is left in the answer", "Thinking...");
    ck_assert_outcome("a `</think>` b", "stray-tags", NULL, OUTCOME_PASS);
    ck_assert_outcome(" \n", "stray-tags", NULL, OUTCOME_NOT_APPLICABLE);
}
END_TEST

START_TEST(the_token_limit_cuts_an_answer_off)
{
    static const struct {
        const char *finish;
        Outcome outcome;
    } table[] = {
        {"", OUTCOME_NOT_APPLICABLE},      {"stop", OUTCOME_PASS},
        {"length", OUTCOME_FAIL},          {"max_tokens", OUTCOME_FAIL},
        {"MAX_TOKENS", OUTCOME_FAIL},      {"limit", OUTCOME_FAIL},
        {"max_output_tokens", OUTCOME_FAIL}, {"lengthy", OUTCOME_PASS},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        Answer answer = answer_of(TEXT("one\ntwo \n"));
        answer.document.finish = text_of(table[i].finish);
        answer_judge(&answer, "token-limit", NULL);
        ck_assert_int_eq(answer.outcome, table[i].outcome);
        if (answer.outcome == OUTCOME_FAIL)
            ck_assert_text(text_span(answer.document.source, answer.findings.at[0].span), "two");
        arena_free(&answer.arena);
    }
}
END_TEST

START_TEST(control_characters_are_counted)
{
    ck_assert_finding("- a\n- \x1B[0m\x07", "no-control-characters", NULL,
                      "2 control characters, the first is U+001B", "\x1B");
    ck_assert_finding("a\xC2\x85 b", "no-control-characters", NULL, "1 control character, U+0085",
                      "\xC2\x85");
    ck_assert_outcome("a\tb\r\nc\xC2\xA0\xC3\x85\xC2", "no-control-characters", NULL,
                      OUTCOME_PASS);
    ck_assert_outcome("\x7F", "no-control-characters", NULL, OUTCOME_FAIL);
    ck_assert_outcome("\x1A", "no-control-characters", NULL, OUTCOME_FAIL);
    ck_assert_outcome("", "no-control-characters", NULL, OUTCOME_NOT_APPLICABLE);
    Answer answer = answer_of(TEXT("a\x1A"));
    answer.document.bad_bytes = 1;
    answer_judge(&answer, "no-control-characters", NULL);
    ck_assert_int_eq(answer.outcome, OUTCOME_PASS);
    arena_free(&answer.arena);
}
END_TEST

Suite *suite_check_integrity(void)
{
    return suite_of(
        "check/integrity",
        (const TTest *const[]){an_answer_is_wanted, an_empty_answer_stands_behind_the_thinking,
                               thinking_by_its_state, bytes_that_are_no_text,
                               a_rate_is_count_by_duration, either_side_of_a_tie_is_right,
                               a_wrong_rate_says_the_right_one, the_total_is_the_longest,
                               hidden_characters_are_found, emoji_and_scripts_need_some_of_them,
                               tags_are_for_flags, tags_do_not_belong_into_an_answer,
                               the_token_limit_cuts_an_answer_off, control_characters_are_counted,
                               NULL});
}
