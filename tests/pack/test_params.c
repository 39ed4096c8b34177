#include "pack/params.h"

#include "error.h"

typedef struct Values {
    Range size;
    uint64_t depth;
    unsigned shape;
    uint64_t teeth;
} Values;

static const char *const shapes[] = {"round", "square", "flat", NULL};

static const CheckType check = {
    .name = "sized",
    .params = (const Param[]){
        {.name = "size", .about = "how large it is", .kind = PARAM_RANGE,
         .offset = offsetof(Values, size), .required = true},
        {.name = "depth", .kind = PARAM_NUMBER, .offset = offsetof(Values, depth), .fallback = 7},
        {.name = "shape", .kind = PARAM_CHOICE, .offset = offsetof(Values, shape),
         .choices = shapes, .fallback = 2},
        {.name = "teeth", .kind = PARAM_NUMBER, .offset = offsetof(Values, teeth), .fallback = 2,
         .least = 2},
        {0}},
    .size = sizeof(Values),
};

static Arena keep;

static const Values *load(const char *source, Error *error)
{
    const YamlNode *rule = yaml_parse(text_of(source), TEXT("a.yaml"), &keep, error);
    ck_assert_msg(rule != NULL, "%.*s", TEXT_ARG(error->message));
    return params_load(&check, rule, &keep, error);
}

static Values values_of(const char *source)
{
    Error error = {0};
    const Values *values = load(source, &error);
    ck_assert_msg(values != NULL, "%.*s", TEXT_ARG(error.message));
    return *values;
}

#define ck_assert_range(range, from, to)                                                           \
    do {                                                                                           \
        Range range_ = (range);                                                                    \
        ck_assert(range_.given);                                                                   \
        ck_assert_uint_eq(range_.min, (from));                                                     \
        ck_assert_uint_eq(range_.max, (to));                                                       \
    } while (0)

START_TEST(ranges)
{
    ck_assert_range(values_of("size: 8").size, 8, 8);
    ck_assert_range(values_of("size: 0").size, 0, 0);
    ck_assert_range(values_of("size: {min: 5, max: 8}").size, 5, 8);
    ck_assert_range(values_of("size: {max: 8, min: 8}").size, 8, 8);
    ck_assert_range(values_of("size: {min: 5}").size, 5, UINT64_MAX);
    ck_assert_range(values_of("size: {max: 8}").size, 0, 8);
}
END_TEST

START_TEST(what_is_absent_falls_back)
{
    Values values = values_of("size: 8");
    ck_assert_uint_eq(values.depth, 7);
    ck_assert_uint_eq(values.shape, 2);
    values = values_of("size: 8\ndepth: 0\nshape: round");
    ck_assert_uint_eq(values.depth, 0);
    ck_assert_uint_eq(values.shape, 0);
}
END_TEST

static const struct {
    const char *source;
    unsigned line, column;
    const char *says;
} refused[] = {
    {"depth: 1", 0, 0, "the check sized needs `size`: how large it is"},
    {"size: eight", 1, 7, "size is a whole number, not 'eight'"},
    {"size: -1", 1, 7, "size is a whole number, not '-1'"},
    {"size: 1.5", 1, 7, "size is a whole number, not '1.5'"},
    {"size: 18446744073709551616", 1, 7, "size is a whole number"},
    {"size: ''", 1, 7, "size is a whole number, not ''"},
    {"size: [5, 8]", 1, 7, "size is a number or {min: a, max: b}, not 'a list'"},
    {"size: {}", 1, 7, "size is a number or {min: a, max: b}, not 'a mapping'"},
    {"size: {min: 9, max: 8}", 1, 7, "size: min is greater than max"},
    {"size: {min: 5, mxa: 8}", 1, 16, "unknown key 'mxa': size has min and max"},
    {"size: {min: x}", 1, 13, "size is a whole number, not 'x'"},
    {"size: {min: [1]}", 1, 13, "size is a whole number, not 'a list'"},
    {"size: 1\ndepth: deep", 2, 8, "depth is a whole number, not 'deep'"},
    {"size: 1\ndepth: {min: 1}", 2, 8, "depth is a whole number, not 'a mapping'"},
    {"size: 1\nshape: Round", 2, 8, "shape is one of round, square, flat, not 'Round'"},
    {"size: 1\nshape: [round]", 2, 8, "shape is one of round, square, flat, not 'a list'"},
    {"size: 1\nteeth: 1", 2, 8, "teeth is 2 or more, not '1'"},
    {"size: 1\nteeth: x", 2, 8, "teeth is a whole number, not 'x'"},
};

START_TEST(refusals)
{
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        Error error = {0};
        ck_assert_msg(!load(refused[i].source, &error), "taken: %s", refused[i].source);
        if (refused[i].line)
            ck_assert_error(error, refused[i].line, refused[i].column, refused[i].says);
        else
            ck_assert_says(error.message, refused[i].says);
    }
}
END_TEST

START_TEST(a_check_without_parameters)
{
    const CheckType bare = {.name = "bare"};
    Error error = {0};
    const YamlNode *rule = yaml_parse(TEXT("id: x"), TEXT("a.yaml"), &keep, &error);
    ck_assert_ptr_nonnull(params_load(&bare, rule, &keep, &error));
}
END_TEST

START_TEST(one_of_several_must_be_given)
{
    CheckType either = check;
    Error error = {0};
    either.any_of = (const char *const[]){"depth", "shape", NULL};
    const YamlNode *rule = yaml_parse(TEXT("id: x\nsize: 1"), TEXT("a.yaml"), &keep, &error);
    ck_assert_ptr_null(params_load(&either, rule, &keep, &error));
    ck_assert_error(error, 1, 1, "the check sized needs one of `depth`, `shape`");
    rule = yaml_parse(TEXT("size: 1\nshape: flat"), TEXT("a.yaml"), &keep, &error);
    ck_assert_ptr_nonnull(params_load(&either, rule, &keep, &error));
}
END_TEST

START_TEST(what_is_set_in_words)
{
    ck_assert_text(params_words(&keep, check.params, &(Values){{true, 5, 8}, 7, 2, 2}),
                   "size: 5 to 8");
    ck_assert_text(params_words(&keep, check.params, &(Values){{0}, 0, 0, 3}),
                   "depth: 0, shape: round, teeth: 3");
}
END_TEST

Suite *suite_pack_params(void)
{
    return suite_of("pack/params", (const TTest *const[]){ranges, what_is_absent_falls_back,
                                                          refusals, a_check_without_parameters,
                                                          one_of_several_must_be_given,
                                                          what_is_set_in_words, NULL});
}
