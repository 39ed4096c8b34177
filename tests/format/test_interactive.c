#include "sample.h"

extern const Format format_ollama_interactive;

static Arena arena;

#define RATE "eval rate:            97.13 tokens/s\n"

typedef struct Case {
    const char *source, *prompt, *thinking, *answer;   // NULL: none
    ThinkingState state;
    bool has_stats;
    const char *kinds;
} Case;

static const Case cases[] = {
    {">>> Hi\nHello!\n\n>>> Send a message (/? for help)", "Hi", NULL, "Hello!", THINKING_NONE,
     false, "mpmamn"},
    {">>> Hi\nThinking...\nhm\n...done thinking.\n\nHello!\n\n" RATE ">>> /bye\n", "Hi", "hm",
     "Hello!", THINKING_CLOSED, true, "mpmtmasn"},
    // the last answered turn counts; all have segments
    {">>> one\nfirst\n\n>>> two\nThinking...\nx\n...done thinking.\n\nsecond\n\n" RATE ">>> \n",
     "two", "x", "second", THINKING_CLOSED, true, "mpmam1mpmtmasn"},
    {">>> one\nThinking...\nx\n...done thinking.\n\nfirst\n\n" RATE "\n>>> two\n", "one", "x",
     "first", THINKING_CLOSED, true, "mpmtmas1mpm"},
    {">>> one\nThinking...\nx\n...done thinking.\n\nfirst\n\n>>> two\nsecond\n", "two", NULL,
     "second", THINKING_NONE, false, "mpmtmam1mpmam"},
    // prompts of several lines
    {">>> \"\"\"a\n... b\n... \n... c\"\"\"\nAnswer\n\n>>> /bye", "a\nb\n\nc", NULL, "Answer",
     THINKING_NONE, false, "mpmpmpmpmamn"},
    {">>> \"\"\"\n... /set verbose\n... >>> x\n... \"\"\"\nAnswer\n\n>>> /bye",
     "\n/set verbose\n>>> x\n", NULL, "Answer", THINKING_NONE, false, "mpmpmpmamn"},
    {">>> \"\"\"a\"\"\"\n... and so on\n\n>>> /bye", "a", NULL, "... and so on", THINKING_NONE,
     false, "mpmamn"},
    {">>> a long\n... line\nAnswer\n\n>>> /bye", "a long\nline", NULL, "Answer", THINKING_NONE,
     false, "mpmpmamn"},
    {">>> \"\"\"a\n... b\nAnswer\n\n>>> /bye", "a\nb", NULL, "Answer", THINKING_NONE, false,
     "mpmpmamn"},
    // commands and what the client says to them
    {">>> /set verbose\nSet 'verbose' mode.\n>>> Hi\nHello!\n\n" RATE ">>> /clear\nCleared session "
     "context\n>>> ",
     "Hi", NULL, "Hello!", THINKING_NONE, true, "nmpmasn"},
    {">>> /wat\nUnknown command '/wat'. Type /? for help\n>>> Hi\nHello!\n\n>>> /bye", "Hi", NULL,
     "Hello!", THINKING_NONE, false, "nmpmamn"},
    {">>> /home/me/cat.png what is it\nAdded image '/home/me/cat.png'\nA cat.\n\n>>> /bye",
     "/home/me/cat.png what is it", NULL, "A cat.", THINKING_NONE, false, "mpmnamn"},
    {">>> \n\nUse Ctrl + d or /bye to exit.\n>>> Hi\nHello!\n\n>>> /bye", "Hi", NULL, "Hello!",
     THINKING_NONE, false, "nmpmamn"},
    {">>> \nHello!\n\n>>> /bye", "", NULL, "Hello!", THINKING_NONE, false, "mamn"},
    {"$ ollama run qwen3\npulling manifest \nsuccess\n>>> Hi\nHello!\n\n>>> /bye\n$ ls", "Hi", NULL,
     "Hello!", THINKING_NONE, false, "nmpmamn"},
    // what looks like a prompt in an answer
    {">>> Show\nSo:\n\n```python\n>>> 1\n1\n\n>>> 2\n2\n```\nDone.\n\n>>> /bye", "Show", NULL,
     "So:\n\n```python\n>>> 1\n1\n\n>>> 2\n2\n```\nDone.", THINKING_NONE, false, "mpmamn"},
    {">>> Show\nSo:\n>>> 1\n1\n\n>>> /bye", "Show", NULL, "So:\n>>> 1\n1", THINKING_NONE, false,
     "mpmamn"},
    {">>> a\n```c\nint x;\n\n>>> b\n```c\nint y;\n```\n\n>>> /bye", "b", NULL,
     "```c\nint y;\n```", THINKING_NONE, false, "mpmam1mpmamn"},
    {">>> a\n```c\nint x;\n\n>>> b\nyes\n\n>>> /bye", "b", NULL, "yes", THINKING_NONE, false,
     "mpmam1mpmamn"},
    // broken off
    {">>> a\nThinking...\nhm\n\n>>> /bye", "a", "hm", "", THINKING_UNCLOSED, false, "mpmtmn"},
    {">>> a\nyes\n\n>>> b\nno\nError: gone\n", "b", NULL, "no", THINKING_NONE, false,
     "mpmam1mpmaX"},
    {">>> /set verbose\nSet 'verbose' mode.\n", NULL, NULL, "", THINKING_NONE, false, "n"},
    {"\xEF\xBB\xBF>>> Hi\r\nHello!\r\nYou?\r\n\r\n>>> /bye\r\n", "Hi", NULL, "Hello!\nYou?",
     THINKING_NONE, false, "nmpmamn"},
};

static void check_part(const Channel *channel, const char *want)
{
    ck_assert_msg(channel->present == (want != NULL), "expected '%s'", want ? want : "nothing");
    ck_assert_text(channel->text, want ? want : "");
}

START_TEST(sessions_split_turn_by_turn)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Case *want = &cases[i];
        DocumentList documents;
        ck_assert(format_ollama_interactive.detect(text_of(want->source)));
        ck_assert(sample_text(&format_ollama_interactive, text_of(want->source), &arena,
                              &documents));
        ck_assert_uint_eq(documents.len, 1);
        const Document *document = &documents.at[0];
        check_part(&document->prompt, want->prompt);
        check_part(&document->thinking, want->thinking);
        check_part(&document->answer, want->answer);
        ck_assert_str_eq(thinking_state_name(document->thinking_state),
                         thinking_state_name(want->state));
        ck_assert_int_eq(document->has_stats, want->has_stats);
        ck_assert_text(sample_kinds(document, &arena), want->kinds);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(statistics_are_those_of_the_last_turn)
{
    DocumentList documents;
    Text source = TEXT(">>> a\nb\n\ntotal duration:       2s\neval rate:            1.00 tokens/s\n"
                       ">>> c\nd\n\ntotal duration:       3s\n>>> /bye\n");
    ck_assert(sample_text(&format_ollama_interactive, source, &arena, &documents));
    sample_stat(&documents.at[0], STAT_TOTAL_DURATION, 3000000000u);
    ck_assert(!documents.at[0].stats.present[STAT_EVAL_RATE]);
    ck_assert_text(text_span(source, documents.at[0].stats.place[STAT_TOTAL_DURATION]),
                   "total duration:       3s");
    arena_free(&arena);
}
END_TEST

START_TEST(other_texts_are_no_sessions)
{
    static const char *const others[] = {
        "", "Hello.", ">>> 1 + 1\n2\n>>> 2\n2\n", "> Hi\n\nHello", "Text\n>>> /bye\n",
        ">>>x\n\n>>> /bye\n", ">>> quoted\n", "Thinking...\nx\n...done thinking.\n\n>>> x\n\n>>> y",
        "ollama run x\nText\n>>> Hi\n\n>>> /bye",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        ck_assert_msg(!format_ollama_interactive.detect(text_of(others[i])), "%s", others[i]);
    DocumentList documents;
    ck_assert(!sample_text(&format_ollama_interactive, TEXT("Hello."), &arena, &documents));
    arena_free(&arena);
}
END_TEST

START_TEST(damage_is_taken_as_it_is)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        sample_damaged(&format_ollama_interactive, text_of(cases[i].source), &arena);
    arena_free(&arena);
}
END_TEST

START_TEST(any_lines_tile)
{
    static const char *const lines[] = {
        ">>> ", ">>> a", ">>>", ">>> /bye", ">>> /set x", ">>> \"\"\"", ">>> \"\"\"a\"\"\"", "... ",
        "...", "... b\"\"\"", "Thinking...", "...done thinking.", "", "", "text", "```", "```c",
        "~~~", "eval rate:            1.00 tokens/s", "total duration: 1s", "Error: x",
        "Added image 'x'", "Unknown command 'x'", "\xEF\xBB\xBF", "\r",
        ">>> Send a message (/? for help)",
    };
    sample_soup(&format_ollama_interactive, lines, sizeof lines / sizeof *lines, &arena);
    arena_free(&arena);
}
END_TEST

// Fences that are never closed, each with a prompt behind it: quadratic if each is read to the end.
START_TEST(many_open_fences_take_linear_time)
{
    static const char *const repeats[] = {"```c\n", "```c\n>>> x\n", "```c\n\n>>> x\n~~~c\n",
                                          ">>> x\n", "\n>>> x\n", "... ", ">>> \"\"\"\n", "```\n"};
    for (size_t i = 0; i < sizeof repeats / sizeof *repeats; i++) {
        Out out = {0};
        put_ours(&out, ">>> a\nb\n");
        while (out.len < 1000000)
            put_ours(&out, repeats[i]);
        DocumentList documents;
        ck_assert(sample_text(&format_ollama_interactive, out_text(&out), &arena, &documents));
        arena_reset(&arena);
        out_free(&out);
    }
    arena_free(&arena);
}
END_TEST

Suite *suite_format_interactive(void)
{
    const TTest *const tests[] = {
        sessions_split_turn_by_turn, statistics_are_those_of_the_last_turn,
        other_texts_are_no_sessions, damage_is_taken_as_it_is,
        any_lines_tile,              many_open_fences_take_linear_time,
        NULL,
    };
    return suite_of("format/interactive", tests);
}
