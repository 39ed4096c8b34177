#include "report/selection.h"

#include "unit.h"

// Entries as letters: 'e' an error, 'w' a warning, 'n' a note, each with its position behind it.
static void add(Selection *selection, const char *letters, unsigned first)
{
    Out out = {0};
    for (size_t i = 0; letters[i]; i++) {
        Severity severity = letters[i] == 'e'   ? SEVERITY_ERROR
                            : letters[i] == 'w' ? SEVERITY_WARNING
                                                : SEVERITY_NOTE;
        size_t mark = entry_open(&out, severity);
        put_print(&out, "%c%u", letters[i], first + (unsigned)i);
        entry_close(&out, mark);
    }
    selection_add(selection, out_text(&out));
    out_free(&out);
}

static Text shown(const Selection *selection, Out *out)
{
    out_clear(out);
    selection_put(selection, ",", out);
    return out_text(out);
}

START_TEST(the_worst_stay_in_order)
{
    static const Cap cap = {.all = 4};
    Selection selection = {.cap = &cap};
    Out out = {0};
    ck_assert_text(shown(&selection, &out), "");
    ck_assert_uint_eq(selection_hidden(&selection), 0);
    add(&selection, "nwn", 1);
    ck_assert_text(shown(&selection, &out), "w2,n1,n3");
    ck_assert_uint_eq(selection_hidden(&selection), 0);
    add(&selection, "ewnnn", 4);
    ck_assert_text(shown(&selection, &out), "e4,w2,w5,n1");
    ck_assert_uint_eq(selection_hidden(&selection), 4);
    add(&selection, "eeeeee", 9);
    ck_assert_text(shown(&selection, &out), "e4,e9,e10,e11");
    ck_assert_uint_eq(selection_hidden(&selection), 10);
    selection_free(&selection);
    out_free(&out);
}
END_TEST

START_TEST(each_severity_has_its_own_cap)
{
    static const Cap cap = {.all = 5, .each = {[SEVERITY_NOTE] = 1, [SEVERITY_ERROR] = 2}};
    Selection selection = {.cap = &cap};
    Out out = {0};
    add(&selection, "neneneww", 0);
    ck_assert_text(shown(&selection, &out), "e1,e3,w6,w7,n0");
    ck_assert_uint_eq(selection_hidden(&selection), 3);
    selection_free(&selection);
    out_free(&out);
}
END_TEST

// However workers cut the stream.
START_TEST(pieces_make_no_difference)
{
    static const Cap cap = {.all = 3};
    Selection whole = {.cap = &cap}, parts = {.cap = &cap};
    Out one = {0}, other = {0};
    add(&whole, "nwenwe", 0);
    for (unsigned i = 0; i < 6; i++)
        add(&parts, (char[]){"nwenwe"[i], '\0'}, i);
    ck_assert(text_is(shown(&whole, &one), shown(&parts, &other)));
    ck_assert_uint_eq(selection_hidden(&whole), selection_hidden(&parts));
    selection_free(&whole);
    selection_free(&parts);
    out_free(&one);
    out_free(&other);
}
END_TEST

Suite *suite_report_selection(void)
{
    return suite_of("report/selection",
                    (const TTest *const[]){the_worst_stay_in_order, each_severity_has_its_own_cap,
                                           pieces_make_no_difference, NULL});
}
