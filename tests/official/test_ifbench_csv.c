#include "official/verdict.h"

#define CITY "ID,Country,City,Year,Count\n"
#define SIX "1,a,b,c,d\n2,a,b,c,d\n3,a,b,c,d\n4,a,b,c,d\n5,a,b,c,d\n6,a,b,c,d\n"

START_TEST(city)
{
    const char *id = "custom:csv_city";
    ck_assert(passes(id, CITY SIX "7,a,b,c,d"));
    ck_assert(passes(id, CITY SIX "7,a,b,c,\r\n"));
    ck_assert(passes(id, CITY SIX "7,\"a,\nb\",b,\"c\"\"x\"y,d\n"));
    ck_assert(!passes(id, CITY SIX));
    ck_assert(!passes(id, CITY SIX "7,a,b,c"));
    ck_assert(!passes(id, CITY SIX "7,a,b,c,d\n\n"));
    ck_assert(!passes(id, "ID, Country,City,Year,Count\n" SIX "7,a,b,c,d"));
    ck_assert(!passes(id, "```csv\n" CITY SIX "7,a,b,c,d\n```"));
}
END_TEST

START_TEST(a_lone_carriage_return_is_an_error)
{
    const char *id = "custom:csv_city";
    ck_assert(!passes(id, CITY SIX "7,a,b,c\r,d"));
    ck_assert(passes(id, CITY SIX "7,a,b,c,d\r"));
    ck_assert(passes(id, CITY SIX "7,a,b,\"c\r\",d"));
}
END_TEST

START_TEST(an_open_quote_takes_the_rest)
{
    const char *id = "custom:csv_city";
    ck_assert(passes(id, CITY SIX "7,a,b,c,\"d\ne"));
    ck_assert(!passes(id, CITY "\"1,a,b,c,d\n" SIX));
}
END_TEST

#define PRODUCT "ProductID,Category,Brand,Price,Stock\n"
#define SEVEN SIX "7,a,b,c,d\n"
#define THIRTEEN SIX SEVEN

START_TEST(special_character)
{
    const char *id = "custom:csv_special_character";
    ck_assert(passes(id, PRODUCT THIRTEEN "14,\"a&b\",b,c,d"));
    ck_assert(!passes(id, PRODUCT THIRTEEN "14,\"a b\",b,c,d"));
    ck_assert(!passes(id, PRODUCT THIRTEEN "14,a&b,b,c,d"));
    ck_assert(!passes(id, PRODUCT THIRTEEN));
    ck_assert(passes(id, "\"ProductID\", Category,\tBrand,Price,Stock \n" THIRTEEN
                         "14,\"&\",b,c,d"));
    ck_assert(!passes(id, PRODUCT THIRTEEN "14,\"\"\",b,c,d"));
    ck_assert(!passes(id, "ProductID;Category,Brand,Price,Stock\n" THIRTEEN "14,\"&\",b,c,d"));
    ck_assert(!passes(id, "ProductID,Category,Brand,Price\n" THIRTEEN "14,\"&\",b,c"));
}
END_TEST

START_TEST(rows_behind_the_special_one_may_be_short)
{
    const char *id = "custom:csv_special_character";
    ck_assert(passes(id, PRODUCT "0,\"&\",b,c,d\n" SIX SIX "x\n"));
    ck_assert(!passes(id, PRODUCT "x\n0,\"&\",b,c,d\n" SIX SIX));
}
END_TEST

#define STUDENT "\"StudentID\"\t\"Subject\"\t\"Grade\"\t\"Semester\"\t\"Score\"\n"
#define ROW "\"1\"\t\"a\"\t\"b\"\t\"c\"\t\"d\"\n"

START_TEST(quotes)
{
    const char *id = "custom:csv_quotes";
    ck_assert(passes(id, STUDENT ROW ROW ROW));
    ck_assert(!passes(id, STUDENT ROW ROW));
    ck_assert(!passes(id, STUDENT ROW ROW "1\t\"a\"\t\"b\"\t\"c\"\t\"d\"\n"));
    ck_assert(!passes(id, STUDENT ROW ROW "\t\"a\"\t\"b\"\t\"c\"\t\"d\"\n"));
    ck_assert(!passes(id, STUDENT ROW ROW "\"1\"\t\"a\"\t\"b\"\t\"c\"\n"));
    ck_assert(!passes(id, "StudentID\tSubject\tGrade\tSemester\tScore\n" ROW ROW ROW));
}
END_TEST

START_TEST(fields_are_bounded)
{
    enum { LENGTH = 140000 };
    Arena arena = {0};
    char *text = arena_get(&arena, LENGTH);
    for (size_t i = 0; i < LENGTH; i++)
        text[i] = 'x';
    Text long_row = arena_join(&arena, TEXT(CITY SIX "7,a,b,c,"), (Text){text, LENGTH});
    Text row = arena_join(&arena, TEXT(CITY SIX "7,a,b,c,"), (Text){text, 131072});
    ck_assert(!strict_verdict("custom:csv_city", long_row, &(const Kwarg){0}));
    ck_assert(strict_verdict("custom:csv_city", row, &(const Kwarg){0}));
    arena_free(&arena);
}
END_TEST

Suite *suite_official_ifbench_csv(void)
{
    return suite_of("official/ifbench_csv",
                    (const TTest *const[]){city, a_lone_carriage_return_is_an_error,
                                           an_open_quote_takes_the_rest, special_character,
                                           rows_behind_the_special_one_may_be_short, quotes,
                                           fields_are_bounded, NULL});
}
