#include "format/decoded.h"

#include "unit.h"

static Arena arena;

START_TEST(a_source_as_it_is_is_one_piece)
{
    Text source = TEXT("one two");
    Decoded whole = decoded_of(&arena, source);
    ck_assert_ptr_eq(decoded_text(&whole).at, source.at);
    ck_assert_uint_eq(whole.channel.pieces.len, 1);
    Span span = decoded_source(&whole, (Span){4, 7});
    ck_assert_uint_eq(span.start, 4);
    ck_assert_uint_eq(span.end, 7);
    Decoded empty = decoded_of(&arena, (Text){0});
    ck_assert_uint_eq(decoded_text(&empty).len, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(stages_point_into_the_first_source)
{
    Text source = TEXT("ab--cd++efgh");
    Decoded one = decoded_of(&arena, source);
    SpanList cuts = {0};
    list_add(&arena, &cuts, (Span){2, 4});
    Decoded two = decoded_without(&one, &arena, &cuts);
    ck_assert_text(decoded_text(&two), "abcd++efgh");
    Decoding out = decoding_start(&two, &arena);
    decoded_keep(&out, (Span){1, 4});
    decoded_replace(&out, (Span){4, 6}, TEXT("="));
    decoded_keep(&out, (Span){6, 99});
    ck_assert_text(decoded_text(&out.made), "bcd=efgh");
    const size_t places[] = {1, 4, 5, 6, 8, 9, 10, 11};
    for (size_t i = 0; i < 8; i++) {
        Span span = decoded_source(&out.made, (Span){i, i + 1});
        ck_assert_uint_eq(span.start, places[i]);
        ck_assert_uint_eq(span.end, i == 3 ? 8 : places[i] + 1);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(what_is_kept_whole_stays_a_view)
{
    Text source = TEXT("abcdef");
    Decoded one = decoded_of(&arena, source);
    Decoding out = decoding_start(&one, &arena);
    decoded_keep(&out, (Span){0, 2});
    decoded_keep(&out, (Span){2, 2});
    decoded_keep(&out, (Span){2, 6});
    ck_assert_ptr_eq(decoded_text(&out.made).at, source.at);
    ck_assert_uint_eq(decoded_text(&out.made).len, 6);
    ck_assert_uint_eq(out.made.channel.pieces.len, 1);
    arena_free(&arena);
}
END_TEST

START_TEST(a_channel_gets_text_and_pieces)
{
    Text source = TEXT("ab--cd++ef");
    Decoded one = decoded_of(&arena, source);
    Decoding out = decoding_start(&one, &arena);
    decoded_keep(&out, (Span){0, 2});
    decoded_replace(&out, (Span){2, 4}, TEXT("\xE2\x80\x94"));
    decoded_keep(&out, (Span){4, 6});
    decoded_keep(&out, (Span){8, 10});
    Channel channel = {0};
    decoded_to_channel(&out.made, (Span){0, 0}, &channel, &arena);
    ck_assert(channel.present && channel.text.len == 0);
    decoded_to_channel(&out.made, (Span){1, 6}, &channel, &arena);
    decoded_to_channel(&out.made, (Span){6, 9}, &channel, &arena);
    ck_assert_text(channel.text, "b\xE2\x80\x94" "cdef");
    Span dash = channel_source(&channel, (Span){1, 4}), end = channel_source(&channel, (Span){5, 8});
    ck_assert_uint_eq(dash.start, 2);
    ck_assert_uint_eq(dash.end, 4);
    ck_assert_uint_eq(end.start, 5);
    ck_assert_uint_eq(end.end, 10);
    arena_free(&arena);
}
END_TEST

// Cuts at random, in three stages, against a list of the places that are left.
START_TEST(random_cuts_keep_the_map)
{
    enum { SIZE = 400, CASES = 2000 };
    uint32_t seed = 1;
    char bytes[SIZE];
    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (char)('a' + i % 26);
    for (int round = 0; round < CASES; round++) {
        size_t left[SIZE], count = SIZE;
        Decoded decoded = decoded_of(&arena, (Text){bytes, SIZE});
        for (size_t i = 0; i < SIZE; i++)
            left[i] = i;
        for (int stage = 0; stage < 3; stage++) {
            SpanList cuts = {0};
            size_t kept = 0;
            for (size_t at = 0, end; at < count; at = end) {
                seed = seed * 1664525 + 1013904223;
                end = at + 1 + (seed >> 16) % 9;
                end = end < count ? end : count;
                if ((seed >> 28) < 4)
                    list_add(&arena, &cuts, (Span){at, end});
                else
                    for (size_t i = at; i < end; i++)
                        left[kept++] = left[i];
            }
            count = kept;
            decoded = decoded_without(&decoded, &arena, &cuts);
        }
        ck_assert_uint_eq(decoded_text(&decoded).len, count);
        for (size_t i = 0; i < count; i++) {
            ck_assert_int_eq(decoded_text(&decoded).at[i], bytes[left[i]]);
            ck_assert_uint_eq(decoded_source(&decoded, (Span){i, i + 1}).start, left[i]);
        }
        arena_reset(&arena);
    }
    arena_free(&arena);
}
END_TEST

Suite *suite_format_decoded(void)
{
    return suite_of("format/decoded",
                    (const TTest *const[]){a_source_as_it_is_is_one_piece,
                                           stages_point_into_the_first_source,
                                           what_is_kept_whole_stays_a_view,
                                           a_channel_gets_text_and_pieces,
                                           random_cuts_keep_the_map, NULL});
}
