#include "run/trial.h"

enum { PROSE_MOST = 1 << 20 };     // bytes: a view is 100 times as large

Trial *trial_make(const Lexicon *lexicon, Matcher *matcher, Text text, Arena *arena)
{
    Trial *trial = arena_new(arena, Trial);
    *trial = (Trial){.document = {.format = "plain", .source = text}, .arena = arena};
    Document *document = &trial->document;
    document->answer.present = true;
    channel_add(&document->answer, arena, text, (Span){0, text.len});
    document_clean(document, arena);
    outline_make(document->answer.text, arena, &trial->outline);
    if (!text_is_blank(trial->outline.plain) && trial->outline.plain.len <= PROSE_MOST)
        trial->view = view_make(&trial->outline, lexicon, matcher, arena);
    return trial;
}

Outcome trial_judge(const Trial *trial, const Claim *claim, ClaimHitList *hits, Text *trouble)
{
    if (trial->view)
        return claim_judge(claim, trial->view, trial->arena, hits, trouble);
    if (text_is_blank(trial->outline.plain))
        return OUTCOME_NOT_APPLICABLE;
    *trouble = arena_print(trial->arena, "the text is longer than %d MiB", PROSE_MOST >> 20);
    return OUTCOME_ERROR;
}
