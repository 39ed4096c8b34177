#include "rule.h"

typedef struct Headings {
    Range count;
    TextList required;
    unsigned level, order;
    Range depth;
} Headings;

typedef struct Sections {
    TextList required;
    unsigned order;
    Range count;
    Text word;
} Sections;

static Text names[] = {{"Causes", 6}, {"Cure", 4}};
static const Sections both = {.required = {names, 2, 2}};
static const Headings some = {0}, named = {.required = {names, 2, 2}};

START_TEST(headings_are_counted)
{
    Headings two = {.count = {true, 2, 2}}, second = {.count = {true, 1, 1}, .level = 2};
    ck_assert_outcome("# A\n\nB\n===\n\ntext\n", "headings", &two, OUTCOME_PASS);
    ck_assert_outcome("# A\n\n> # B\n\n```\n# C\n```\n\n#\n\n# D\n", "headings", &two, OUTCOME_PASS);
    ck_assert_outcome("# A\n\n## B\n\n### C\n", "headings", &second, OUTCOME_PASS);
    ck_assert_finding("# A\n\n# B\n\n# C\n", "headings", &two,
                      "3 headings, exactly 2 asked for", "# C");
    ck_assert_finding("# A\n\n**B**\n", "headings", &two, "1 heading, exactly 2 asked for", "# A");
    ck_assert_finding("text", "headings", &some, "0 headings, at least 1 asked for", "text");
    Headings few = {.count = {true, 0, 2}};
    ck_assert_outcome("", "headings", &few, OUTCOME_NOT_APPLICABLE);
    ck_assert_outcome("", "headings", &some, OUTCOME_FAIL);
}
END_TEST

START_TEST(required_headings_stand_in_order)
{
    ck_assert_outcome("# causes:\n\n# Other\n\n# 2. **Cure**\n", "headings", &named, OUTCOME_PASS);
    ck_assert_finding("# Causes\n\n# A cure\n", "headings", &named,
                      "heading 'Cure' is missing: 1 of 2 in the order asked for", "# Causes");
    ck_assert_finding("# Cure\n\n# Causes\n", "headings", &named,
                      "heading 'Cure' stands out of order: 1 of 2 in the order asked for", "# Cure");
    Headings too = {.count = {true, 2, 2}, .required = {names, 1, 1}};
    ck_assert_finding("# Causes\n", "headings", &too, "1 heading, exactly 2 asked for", "# Causes");
}
END_TEST

START_TEST(sections_have_words)
{
    ck_assert_outcome("# Causes\n\nA.\n\n# Cure\n\n- b\n", "sections", &both, OUTCOME_PASS);
    ck_assert_outcome("**Causes**\n\nA.\n\n**Cure:**\n\nB.\n", "sections", &both, OUTCOME_PASS);
    ck_assert_outcome("# Causes\n\n## Deep\n\nA.\n\n# Cure\n\n```\nb\n```\n", "sections", &both,
                      OUTCOME_PASS);
    ck_assert_finding("# Causes\n\n## Deep\n\n---\n\n# Cure\n\nB.\n", "sections", &both,
                      "section 'Causes' has 0 words, at least 1 asked for", "# Causes");
    ck_assert_finding("# Causes\n\nA.\n\n# Cure\n", "sections", &both,
                      "section 'Cure' has 0 words, at least 1 asked for", "# Cure");
}
END_TEST

START_TEST(missing_sections)
{
    ck_assert_finding("# Cure\n\nB.\n", "sections", &both,
                      "section 'Causes' is missing: 1 of 2 in the order asked for", "# Cure");
    ck_assert_finding("Causes and **Cure** are\n\n# Causes\n\nA.\n", "sections", &both,
                      "section 'Cure' is missing: 1 of 2 in the order asked for",
                      "Causes and **Cure** are");
    Answer answer = answer_judged("", "sections", &both);
    ck_assert_uint_eq(answer.findings.len, 2);
    arena_free(&answer.arena);
}
END_TEST

enum { ANY, ANGLES, HEADING };
static const unsigned any = ANY, angles = ANGLES, heading = HEADING;

START_TEST(titles)
{
    ck_assert_outcome("<<A title>>\n\ntext", "title", &angles, OUTCOME_PASS);
    ck_assert_outcome("**<<title>>**\n", "title", &any, OUTCOME_PASS);
    ck_assert_outcome("\n# Title\n\ntext", "title", &any, OUTCOME_PASS);
    ck_assert_finding("# Title\n", "title", &angles,
                      "0 titles, at least 1 asked for, as <<title>>", "# Title");
    ck_assert_finding("<<T>>\n", "title", &heading,
                      "0 titles, at least 1 asked for, as a heading", "<<T>>");
    ck_assert_finding("Intro\n\n# Late\n", "title", &any,
                      "0 titles, at least 1 asked for, as <<title>> or as a heading", "Intro");
    ck_assert_outcome("", "title", &any, OUTCOME_FAIL);
}
END_TEST

START_TEST(shifts_and_empty_brackets_are_no_titles)
{
    ck_assert_outcome("`a << b >> c`", "title", &angles, OUTCOME_FAIL);
    ck_assert_outcome("```\ncout << a >> b\n```\n", "title", &angles, OUTCOME_FAIL);
    ck_assert_outcome("<< >> <<>> <<<>>>\n<<a\n>>", "title", &angles, OUTCOME_FAIL);
}
END_TEST

static const Text ps = {"P.S.", 4}, pps = {"P.P.S.", 6}, not_given = {0};

START_TEST(postscripts_begin_a_line)
{
    ck_assert_outcome("Text.\n\nP.S. More.\n", "postscript", &ps, OUTCOME_PASS);
    ck_assert_outcome("Text.\n**p.s.** More.\n", "postscript", &not_given, OUTCOME_PASS);
    ck_assert_outcome("Text.\n\nP.P.S. More.\n", "postscript", &pps, OUTCOME_PASS);
    ck_assert_finding("Text.\n\nP.P.S. More.\n", "postscript", &ps,
                      "0 lines begin with 'P.S.' behind the answer, at least 1 asked for", "Text.");
    ck_assert_outcome("Text, P.S. more.\n", "postscript", &ps, OUTCOME_FAIL);
    ck_assert_outcome("P.S. Only this.\n", "postscript", &ps, OUTCOME_FAIL);
    ck_assert_outcome("", "postscript", &ps, OUTCOME_FAIL);
    ck_assert_finding("Text.\n\nP.S.\n", "postscript", &ps,
                      "0 words behind 'P.S.', at least 1 asked for", "P.S.");
}
END_TEST

START_TEST(required_titles_in_any_order)
{
    const char *any_order = "required: [Causes, Cure]\norder: any";
    ck_assert_rule("# Cure\n\n# Causes\n", "headings", any_order, OUTCOME_PASS);
    ck_assert_rule_finding("# Cure\n", "headings", any_order,
                           "heading 'Causes' is missing: 1 of 2 asked for", "# Cure");
    ck_assert_rule("# Cure\n\nA.\n\n**Causes**\n\nB.\n", "sections", any_order, OUTCOME_PASS);
}
END_TEST

START_TEST(depths_of_headings)
{
    const char *two = "depth: {max: 2}", *exact = "depth: 2\ncount: {max: 5}";
    ck_assert_rule("# A\n\n## B\n", "headings", two, OUTCOME_PASS);
    ck_assert_rule_finding("# A\n\n### B\n", "headings", two,
                           "heading 'B' has level 3, at most 2 allowed", "### B");
    ck_assert_rule_finding("# A\n\n## B\n", "headings", exact,
                           "heading 'A' has level 1, exactly 2 asked for", "# A");
    ck_assert_rule("text", "headings", two, OUTCOME_NOT_APPLICABLE);
    ck_assert_rule("text", "headings", "depth: 2\ncount: {min: 1}", OUTCOME_FAIL);
}
END_TEST

START_TEST(numbered_sections)
{
    const char *two = "word: Section\ncount: 2";
    ck_assert_rule("# Section 1: Why\n\nA.\n\n# SECTION II\n\nB.\n", "sections", two,
                   OUTCOME_PASS);
    ck_assert_rule("Section 1\nA.\n\n**Section 2.** B.\n\nSection 2 said it.\n", "sections", two,
                   OUTCOME_PASS);
    ck_assert_rule_finding("Section 1\n\nAs section 2 says.\n", "sections", two,
                           "1 section, exactly 2 asked for", "Section 1");
    ck_assert_rule_finding("## Section 1\n\nA.\n\n## Section 2 - End\n", "sections", two,
                           "section 'Section 2 - End' has 0 words, at least 1 asked for",
                           "Section 2 - End");
    ck_assert_rule_finding("Part 1\n", "sections", "word: Section",
                           "0 sections, at least 1 asked for", "Part 1");
}
END_TEST

START_TEST(sections_are_counted)
{
    ck_assert_rule("# A\n\na\n\n**B**\n\nb\n", "sections", "count: 2", OUTCOME_PASS);
    ck_assert_rule_finding("# A\n\na\n\n**B**\n\nb\n", "sections", "count: {max: 1}",
                           "2 sections, at most 1 allowed", "**B**");
    ck_assert_rule_finding("# A\n\na\n\n# B\n", "sections", "count: 2\nrequired: [B]",
                           "section 'B' has 0 words, at least 1 asked for", "# B");
}
END_TEST

Suite *suite_check_structure(void)
{
    return suite_of("check/structure",
                    (const TTest *const[]){headings_are_counted, required_headings_stand_in_order,
                                           sections_have_words, missing_sections, titles,
                                           shifts_and_empty_brackets_are_no_titles,
                                           postscripts_begin_a_line, required_titles_in_any_order,
                                           depths_of_headings, numbered_sections,
                                           sections_are_counted, NULL});
}
