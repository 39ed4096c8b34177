#include "official/verdict.h"

START_TEST(parentheses_five_deep)
{
    const char *id = "format:parentheses";
    ck_assert(passes(id, "a (b [c {d (e [f]"));
    ck_assert(!passes(id, "((((a))))"));
    ck_assert(!passes(id, "([{([a)"));
    ck_assert(!passes(id, "((((("));
    ck_assert(passes(id, "]) (((((x)"));
    ck_assert(!passes(id, "(((((] (x)"));
}
END_TEST

START_TEST(quotes_three_deep)
{
    const char *id = "format:quotes";
    ck_assert(passes(id, "\"a 'b \"c\" d' e\""));
    ck_assert(!passes(id, "\"a 'b' c\""));
    ck_assert(!passes(id, "\u201Ca \u2018b \u201Cc\u201D\u2019\u201D"));
    ck_assert(!passes(id, "'\"'\"'\""));
    ck_assert(passes(id, "it's \"Al's' dog\" they're"));
    ck_assert(!passes(id, "''\"\"''"));
}
END_TEST

START_TEST(options)
{
    const char *id = "format:options";
    Kwarg words = WORDS("options", "yes/no/maybe"), letters = WORDS("options", "a), b), c)");
    Kwarg phrases = WORDS("options", "I know or I don't know");
    ck_assert(passes_with(id, "**Yes.**", words));
    ck_assert(!passes_with(id, "Yes, I think", words));
    ck_assert(passes_with(id, "b)", letters));
    ck_assert(!passes_with(id, "b", letters));
    ck_assert(!passes_with(id, "b)\n", letters));
    ck_assert(passes_with(id, "i KNOW!", phrases));
    ck_assert(passes_with(id, "f", WORDS("options", "for, nor")));
    ck_assert(!passes_with(id, "Yes", WORDS("options", "")));
}
END_TEST

START_TEST(newline)
{
    const char *id = "format:newline";
    ck_assert(passes(id, "one\n\ntwo.\n- three"));
    ck_assert(!passes(id, "one\ntwo three"));
    ck_assert(!passes(id, "one\n \ntwo"));
    ck_assert(passes(id, "?!"));
}
END_TEST

START_TEST(quote_unquote)
{
    const char *id = "format:quote_unquote";
    ck_assert(passes(id, "He said \"go\" and went."));
    ck_assert(!passes(id, "He said \"go\"."));
    ck_assert(!passes(id, "He said \"go\" 12!"));
    ck_assert(!passes(id, "\"go\" \"went\" off"));
    ck_assert(passes(id, "the mark '\"'"));
    ck_assert(passes(id, "12."));
    ck_assert(!passes(id, "\""));
}
END_TEST

START_TEST(list_of_separators)
{
    const char *id = "format:list";
    ck_assert(passes_with(id, "!?!? a !?!? b", WORDS("sep", "!?!?")));
    ck_assert(!passes_with(id, "!?!?!? a", WORDS("sep", "!?!?")));
    ck_assert(passes_with(id, "a well-known so-so", WORDS("sep", "-")));
    ck_assert(passes(id, "a"));
}
END_TEST

START_TEST(thesis_in_italics)
{
    const char *id = "format:thesis";
    ck_assert(passes(id, "x <i>Point</i> more"));
    ck_assert(!passes(id, "<i> </i> more"));
    ck_assert(!passes(id, "<i>Point</i>\n"));
    ck_assert(!passes(id, "<i>Point"));
    ck_assert(!passes(id, "Point</i>"));
    ck_assert(passes(id, "<em>Point</em>"));
    ck_assert(passes(id, "<em></em>"));
}
END_TEST

START_TEST(sub_bullets_are_any_hyphen)
{
    const char *id = "format:sub-bullets";
    ck_assert(passes(id, "* a\n  - b\n* c-d"));
    ck_assert(!passes(id, "* a\n  - b\n* c"));
    ck_assert(!passes(id, "**a** - b"));
    ck_assert(passes(id, "no bullet"));
}
END_TEST

START_TEST(sentences_then_bullets)
{
    const char *id = "format:no_bullets_bullets";
    ck_assert(passes(id, "It is. It was.\n* a\n  * b"));
    ck_assert(passes(id, "It is.\nIt was.\n\n* a\n* b"));
    ck_assert(!passes(id, "It is. It was.\n* a"));
    ck_assert(!passes(id, "It is.\n* a\n* b"));
    ck_assert(!passes(id, "It is. It was.\n* a\n\n* b"));
    ck_assert(!passes(id, "It is. It was.\n* a\n* b\n"));
    ck_assert(!passes(id, "It is.\n\nIt was.\n* a\n* b"));
    ck_assert(!passes(id, "It is. It was.\n- a\n- b"));
}
END_TEST

START_TEST(title_case)
{
    const char *id = "format:title_case";
    ck_assert(passes(id, "The Art Of War, 2nd Part"));
    ck_assert(!passes(id, "The Art of War"));
    ck_assert(!passes(id, "What a Day"));
    ck_assert(passes(id, "The iPhone And THE McX"));
    ck_assert(!passes(id, "The eBAY"));
    ck_assert(!passes(id, "Don't Go"));
    ck_assert(passes(id, "\u732B A"));
}
END_TEST

START_TEST(output_template)
{
    const char *id = "format:output_template";
    ck_assert(passes(id, "Future Outlook: My Conclusion: My Answer:"));
    ck_assert(!passes(id, "My Answer: x My Conclusion: y"));
    ck_assert(!passes(id, "My answer: My Conclusion: Future Outlook:"));
}
END_TEST

START_TEST(no_whitespace)
{
    const char *id = "format:no_whitespace";
    ck_assert(passes(id, "one-two\u200B"));
    ck_assert(!passes(id, "one two"));
    ck_assert(!passes(id, "one\n"));
    ck_assert(!passes(id, "one\u3000two"));
}
END_TEST

Suite *suite_official_ifbench_format(void)
{
    return suite_of("official/ifbench_format",
                    (const TTest *const[]){parentheses_five_deep, quotes_three_deep, options,
                                           newline, quote_unquote, list_of_separators,
                                           thesis_in_italics, sub_bullets_are_any_hyphen,
                                           sentences_then_bullets, title_case, output_template,
                                           no_whitespace, NULL});
}
