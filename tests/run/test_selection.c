#include "run/selection.h"

#include "unit.h"

START_TEST(shards_are_disjoint_and_the_whole)
{
    for (uint64_t shards = 1; shards <= 12; shards++)
        for (uint64_t number = 0; number < 40; number++) {
            unsigned records = 0, files = 0;
            for (uint64_t shard = 1; shard <= shards; shard++) {
                Selection one = {.shard = shard, .shards = shards};
                records += selection_has_record(&one, number) && selection_has_file(&one, 3);
                one.by_files = true;
                files += selection_has_file(&one, number) && selection_has_record(&one, 3);
            }
            ck_assert_uint_eq(records, 1);
            ck_assert_uint_eq(files, 1);
        }
}
END_TEST

START_TEST(a_range_begins_and_ends)
{
    Selection range = {.ranged = true, .first = 2, .end = 5};
    for (uint64_t number = 0; number < 10; number++) {
        ck_assert_int_eq(selection_has_record(&range, number), number >= 2 && number < 5);
        ck_assert_int_eq(selection_ends(&range, number), number >= 5);
    }
    ck_assert(selection_has_file(&range, 7));
}
END_TEST

START_TEST(nothing_said_is_all)
{
    Selection all = {0};
    ck_assert(selection_has_record(&all, 9) && selection_has_file(&all, 9));
    ck_assert(!selection_ends(&all, 9) && !selection_is_part(&all));
}
END_TEST

Suite *suite_run_selection(void)
{
    return suite_of("run/selection", (const TTest *const[]){shards_are_disjoint_and_the_whole,
                                                            a_range_begins_and_ends,
                                                            nothing_said_is_all, NULL});
}
