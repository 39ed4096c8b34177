// A ruleset from the text of a pack, and documents made by hand that it grades.
#ifndef TESTS_RUN_GRADED_H
#define TESTS_RUN_GRADED_H

#include "error.h"
#include "folder.h"
#include "run/grade.h"

static Arena keep;      // rules live until the end of the process

static inline Ruleset ruleset_of(const char *source)
{
    Folder folder;
    Ruleset ruleset;
    RulesetChoice choice = {0};
    Error error = {0};
    folder_make(&folder);
    list_add(&keep, &choice.packs,
             arena_copy(&keep, text_of(folder_write(&folder, "mine.yaml", source))));
    bool loaded = ruleset_load(&choice, &keep, &ruleset, &error);
    folder_remove(&folder);
    ck_assert_msg(loaded, "%u:%u: %.*s", error.line, error.column, TEXT_ARG(error.message));
    return ruleset;
}

// The thinking, which may be NULL, stands before the answer.
static inline Document *document_of(const char *thinking, const char *answer)
{
    Document *document = arena_new(&keep, Document);
    Text first = text_of(thinking);
    document->path = TEXT("a.txt");
    document->format = "plain";
    document->source = arena_join(&keep, first, text_of(answer));
    if (thinking)
        channel_add(&document->thinking, &keep, document->source, (Span){0, first.len});
    channel_add(&document->answer, &keep, document->source,
                (Span){first.len, document->source.len});
    document_clean(document, &keep);
    return document;
}

static inline Result graded(const Ruleset *ruleset, const Policy *policy, const Document *document)
{
    Result result;
    Grader grader = {.ruleset = ruleset, .policy = policy, .matcher = matcher_open(),
                     .counts = true};
    grade(&grader, document, &keep, &result);
    matcher_close(grader.matcher);
    return result;
}

#endif
