#include "report/shortlist.h"

#include "unit.h"

// Entries as letters: 'e' an error, 'w' a warning, 'n' a note, each with its position behind it.
static void add(Shortlist *shortlist, const char *letters, unsigned first)
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
    shortlist_add(shortlist, out_text(&out));
    out_free(&out);
}

static Text shown(const Shortlist *shortlist, Out *out)
{
    out_clear(out);
    shortlist_put(shortlist, ",", out);
    return out_text(out);
}

START_TEST(the_worst_stay_in_order)
{
    static const Cap cap = {.all = 4};
    Shortlist shortlist = {.cap = &cap};
    Out out = {0};
    ck_assert_text(shown(&shortlist, &out), "");
    ck_assert_uint_eq(shortlist_hidden(&shortlist), 0);
    add(&shortlist, "nwn", 1);
    ck_assert_text(shown(&shortlist, &out), "w2,n1,n3");
    ck_assert_uint_eq(shortlist_hidden(&shortlist), 0);
    add(&shortlist, "ewnnn", 4);
    ck_assert_text(shown(&shortlist, &out), "e4,w2,w5,n1");
    ck_assert_uint_eq(shortlist_hidden(&shortlist), 4);
    add(&shortlist, "eeeeee", 9);
    ck_assert_text(shown(&shortlist, &out), "e4,e9,e10,e11");
    ck_assert_uint_eq(shortlist_hidden(&shortlist), 10);
    shortlist_free(&shortlist);
    out_free(&out);
}
END_TEST

START_TEST(each_severity_has_its_own_cap)
{
    static const Cap cap = {.all = 5, .each = {[SEVERITY_NOTE] = 1, [SEVERITY_ERROR] = 2}};
    Shortlist shortlist = {.cap = &cap};
    Out out = {0};
    add(&shortlist, "neneneww", 0);
    ck_assert_text(shown(&shortlist, &out), "e1,e3,w6,w7,n0");
    ck_assert_uint_eq(shortlist_hidden(&shortlist), 3);
    shortlist_free(&shortlist);
    out_free(&out);
}
END_TEST

// However workers cut the stream.
START_TEST(pieces_make_no_difference)
{
    static const Cap cap = {.all = 3};
    Shortlist whole = {.cap = &cap}, parts = {.cap = &cap};
    Out one = {0}, other = {0};
    add(&whole, "nwenwe", 0);
    for (unsigned i = 0; i < 6; i++)
        add(&parts, (char[]){"nwenwe"[i], '\0'}, i);
    ck_assert(text_is(shown(&whole, &one), shown(&parts, &other)));
    ck_assert_uint_eq(shortlist_hidden(&whole), shortlist_hidden(&parts));
    shortlist_free(&whole);
    shortlist_free(&parts);
    out_free(&one);
    out_free(&other);
}
END_TEST

Suite *suite_report_shortlist(void)
{
    return suite_of("report/shortlist",
                    (const TTest *const[]){the_worst_stay_in_order, each_severity_has_its_own_cap,
                                           pieces_make_no_difference, NULL});
}
