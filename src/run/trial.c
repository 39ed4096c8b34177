#include "run/trial.h"

#include "base/limit.h"

Trial *trial_make(Matcher *matcher, Text text, Arena *arena)
{
    Trial *trial = arena_new(arena, Trial);
    *trial = (Trial){.document = {.format = "plain", .source = text}, .matcher = matcher,
                     .arena = arena};
    Document *document = &trial->document;
    document->answer.present = true;
    channel_add(&document->answer, arena, text, (Span){0, text.len});
    document_clean(document, arena);
    outline_make(document->answer.text, arena, &trial->outline);
    return trial;
}

static const View *view_for(Trial *trial, const Lexicon *lexicon)
{
    for (size_t i = 0; i < trial->views.len; i++)
        if (trial->views.at[i]->lexicon == lexicon)
            return trial->views.at[i];
    View *view = view_make(&trial->outline, lexicon, trial->matcher, trial->arena);
    list_add(trial->arena, &trial->views, view);
    return view;
}

Outcome trial_judge(Trial *trial, const Rule *rule, const Claim *claim, ClaimHitList *hits,
                    Text *trouble)
{
    Text prose = trial->outline.plain;
    if (text_is_blank(prose) && !claim_reads_code(claim))
        return OUTCOME_NOT_APPLICABLE;
    if (prose.len <= limit_of(LIMIT_PROSE))
        return claim_judge(claim, view_for(trial, rule->pack->lexicon), NULL, 0, trial->arena,
                           hits, trouble);
    *trouble = limit_met(LIMIT_PROSE, trial->arena);
    return OUTCOME_ERROR;
}
