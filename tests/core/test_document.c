#include "core/document.h"

#include "unit.h"

#include <string.h>

static Arena arena;

START_TEST(names_are_those_of_the_json)
{
    ck_assert_str_eq(segment_kind_name(SEGMENT_TOOL), "tool");
    ck_assert_str_eq(segment_kind_name(SEGMENT_ERROR), "error");
    ck_assert_str_eq(thinking_state_name(THINKING_INFERRED_OPEN), "inferred-open");
    ck_assert_str_eq(thinking_state_name(THINKING_NONE), "none");
    ck_assert_str_eq(stat_field_name(STAT_TOTAL_DURATION), "total_duration_ns");
    ck_assert_str_eq(stat_field_name(STAT_EVAL_RATE), "eval_rate");
    ck_assert_str_eq(stat_field_name(STAT_COUNT), "");
}
END_TEST

START_TEST(one_stretch_is_a_view)
{
    Text source = TEXT("abcdefgh");
    Channel channel = {0};
    channel_add(&channel, &arena, source, (Span){2, 4});
    channel_add(&channel, &arena, source, (Span){4, 6});
    ck_assert_text(channel.text, "cdef");
    ck_assert_ptr_eq(channel.text.at, source.at + 2);
    ck_assert_uint_eq(channel.pieces.len, 1);
    arena_free(&arena);
}
END_TEST

START_TEST(positions_lead_back_over_gaps)
{
    Text source = TEXT("ab--cd--ef");
    Channel channel = {0};
    channel_add(&channel, &arena, source, (Span){0, 2});
    channel_add(&channel, &arena, source, (Span){4, 6});
    channel_add(&channel, &arena, source, (Span){8, 10});
    ck_assert_text(channel.text, "abcdef");
    ck_assert_uint_eq(channel.pieces.len, 3);
    static const Span cases[][2] = {
        {{0, 2}, {0, 2}},   {{1, 3}, {1, 5}},     {{2, 4}, {4, 6}},
        {{0, 6}, {0, 10}},  {{4, 4}, {8, 8}},     {{6, 6}, {10, 10}},
        {{5, 99}, {9, 10}}, {{99, 99}, {10, 10}}, {{3, 2}, {5, 5}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Span got = channel_source(&channel, cases[i][0]);
        ck_assert_uint_eq(got.start, cases[i][1].start);
        ck_assert_uint_eq(got.end, cases[i][1].end);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(a_decoded_piece_stands_for_its_whole_range)
{
    Channel channel = {.present = true, .text = TEXT("a\nb")};
    list_add(&arena, &channel.pieces, (Piece){0, 1, 10, 1});
    list_add(&arena, &channel.pieces, (Piece){1, 1, 11, 6});
    list_add(&arena, &channel.pieces, (Piece){2, 1, 17, 1});
    Span got = channel_source(&channel, (Span){1, 2});
    ck_assert_uint_eq(got.start, 11);
    ck_assert_uint_eq(got.end, 17);
    got = channel_source(&channel, (Span){0, 3});
    ck_assert_uint_eq(got.start, 10);
    ck_assert_uint_eq(got.end, 18);
    arena_free(&arena);
}
END_TEST

START_TEST(an_empty_part_has_a_place)
{
    Text source = TEXT("abcdef");
    Channel channel = {0};
    Span none = channel_source(&channel, (Span){0, 0});
    ck_assert_uint_eq(none.start, 0);
    channel_add(&channel, &arena, source, (Span){3, 3});
    ck_assert(channel.present);
    ck_assert_uint_eq(channel.text.len, 0);
    ck_assert_uint_eq(channel_source(&channel, (Span){0, 0}).start, 3);
    channel_add(&channel, &arena, source, (Span){5, 6});
    ck_assert_uint_eq(channel.pieces.len, 1);
    ck_assert_uint_eq(channel_source(&channel, (Span){0, 1}).start, 5);
    channel_add(&channel, &arena, source, (Span){2, 2});
    ck_assert_text(channel.text, "f");
    arena_free(&arena);
}
END_TEST

START_TEST(folding_drops_only_the_cr_of_crlf)
{
    Text source = TEXT("x\r\n\r\na\rb\r\r\nc\r");
    Channel channel = {0};
    channel_add_folded(&channel, &arena, source, (Span){0, source.len});
    ck_assert_text(channel.text, "x\n\na\rb\r\nc\r");
    size_t c = text_find(channel.text, 0, TEXT("c"));
    ck_assert_uint_eq(channel_source(&channel, (Span){c, c + 1}).start,
                      text_find(source, 0, TEXT("c")));
    ck_assert_uint_eq(channel_source(&channel, (Span){0, 2}).end, 3);
    arena_free(&arena);
}
END_TEST

START_TEST(every_byte_of_a_long_folded_text_leads_back)
{
    enum { LINES = 5000 };
    char *bytes = arena_get(&arena, LINES * 4);
    for (size_t i = 0; i < LINES; i++)
        memcpy(bytes + i * 4, (char[]){'a', (char)('a' + i % 26), '\r', '\n'}, 4);
    Text source = {bytes, LINES * 4};
    Channel channel = {0};
    channel_add_folded(&channel, &arena, source, (Span){0, source.len});
    ck_assert_uint_eq(channel.text.len, LINES * 3);
    for (size_t i = 0; i < channel.text.len; i++) {
        Span place = channel_source(&channel, (Span){i, i + 1});
        ck_assert_uint_eq(place.end, place.start + 1);
        ck_assert_int_eq(source.at[place.start], channel.text.at[i]);
        ck_assert_uint_eq(place.start, i / 3 * 4 + (i % 3 == 2 ? 3 : i % 3));
    }
    arena_free(&arena);
}
END_TEST

START_TEST(segments_join_and_are_never_empty)
{
    Document document = {0};
    document_add_segment(&document, &arena, (Segment){SEGMENT_MARKER, 0, {0, 3}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_ANSWER, 0, {3, 3}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_MARKER, 0, {3, 5}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_MARKER, 1, {5, 6}});
    document_add_segment(&document, &arena, (Segment){SEGMENT_MARKER, 1, {8, 9}});
    ck_assert_uint_eq(document.segments.len, 3);
    ck_assert_uint_eq(document.segments.at[0].span.end, 5);
    ck_assert_uint_eq(document.segments.at[2].span.start, 8);
    arena_free(&arena);
}
END_TEST

START_TEST(bad_bytes_are_replaced_in_a_copy)
{
    Text source = TEXT("ok\xFF"
                       "a\xE2\x82|skip|\xC3\xA9\xF0\x9F\x98");
    Document document = {.source = source};
    channel_add(&document.answer, &arena, source, (Span){12, source.len});
    channel_add(&document.thinking, &arena, source, (Span){0, 6});
    document_clean(&document, &arena);
    ck_assert_text(document.thinking.text, "ok\x1A"
                                           "a\x1A\x1A");
    ck_assert_text(document.answer.text, "\xC3\xA9\x1A\x1A\x1A");
    ck_assert_uint_eq(document.bad_bytes, 6);
    ck_assert_uint_eq(document.first_bad, 2);
    ck_assert_int_eq(source.at[2], '\xFF');
    ck_assert(!document.prompt.present);
    arena_free(&arena);
}
END_TEST

START_TEST(good_text_is_not_copied)
{
    Text source = {"a\0\xC3\xA9", 4};
    Document document = {.source = source, .bad_bytes = 7};
    channel_add(&document.answer, &arena, source, (Span){0, 4});
    document_clean(&document, &arena);
    ck_assert_ptr_eq(document.answer.text.at, source.at);
    ck_assert_uint_eq(document.bad_bytes, 0);
    arena_free(&arena);
}
END_TEST

Suite *suite_core_document(void)
{
    return suite_of("core/document",
                    (const TTest *const[]){
                        names_are_those_of_the_json, one_stretch_is_a_view,
                        positions_lead_back_over_gaps, a_decoded_piece_stands_for_its_whole_range,
                        an_empty_part_has_a_place, folding_drops_only_the_cr_of_crlf,
                        every_byte_of_a_long_folded_text_leads_back,
                        segments_join_and_are_never_empty, bad_bytes_are_replaced_in_a_copy,
                        good_text_is_not_copied, NULL});
}
