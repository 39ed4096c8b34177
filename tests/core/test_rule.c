#include "core/rule.h"

#include "unit.h"

START_TEST(severities_are_read_as_they_are_written)
{
    for (int i = SEVERITY_NOTE; i <= SEVERITY_NEVER; i++) {
        Severity severity = SEVERITY_NOTE;
        ck_assert(severity_parse(text_of(severity_name((Severity)i)), &severity));
        ck_assert_int_eq((int)severity, i);
    }
    Severity kept = SEVERITY_ERROR;
    ck_assert(!severity_parse(TEXT("Note"), &kept));
    ck_assert(!severity_parse(TEXT("errors"), &kept));
    ck_assert(!severity_parse((Text){0}, &kept));
    ck_assert_int_eq(kept, SEVERITY_ERROR);
    ck_assert_str_eq(severity_name(SEVERITY_WARNING), "warning");
}
END_TEST

START_TEST(names_of_the_report)
{
    ck_assert_str_eq(criterion_name(CRITERION_FORMAT), "format");
    ck_assert_str_eq(criterion_name(CRITERION_FACTS), "facts");
    ck_assert_str_eq(criterion_name(CRITERION_INTEGRITY), "integrity");
    ck_assert_str_eq(channel_name(CHANNEL_ANSWER), "answer");
    ck_assert_str_eq(channel_name(CHANNEL_THINKING), "thinking");
}
END_TEST

Suite *suite_core_rule(void)
{
    return suite_of("core/rule", (const TTest *const[]){severities_are_read_as_they_are_written,
                                                        names_of_the_report, NULL});
}
