// What kept a match silent, as far as it can be pointed at.
#include "claim/probe.h"

// Where the phrase of an `unless` stands, in the sentence or about it.
static void find_unless(const View *view, const Excuse *excuse, Account *account)
{
    const Phrase *phrase = &excuse->expression.phrase;
    size_t sentence = account->sentence, heading;
    Span item = search_item(view, LAYER_WHOLE, sentence), *plain = &account->unless.plain;
    bool found = find_in_sentence(view, phrase, LAYER_WHOLE, sentence, plain)
        || (excuse->scope == EXCUSE_ITEM && find_in_layer(view, phrase, LAYER_WHOLE, item, plain))
        || (excuse->scope == EXCUSE_HEADING && view_heading(view, sentence, &heading)
            && find_in_sentence(view, phrase, LAYER_WHOLE, heading, plain));
    for (size_t back = 1; !found && excuse->scope == EXCUSE_BEFORE && back <= excuse->sentences
                          && back <= sentence; back++)
        found = find_in_sentence(view, phrase, LAYER_WHOLE, sentence - back, plain);
    account->unless.where = found ? WHERE_FOUND : WHERE_MISSING;
}

static void add_unless(const View *view, const Excuse *excuse, Account *account)
{
    static const char *const scopes[] = {
        [EXCUSE_CLAUSE] = "clause", [EXCUSE_SENTENCE] = "sentence", [EXCUSE_ITEM] = "item",
        [EXCUSE_BEFORE] = "before", [EXCUSE_HEADING] = "heading",
    };
    account->unless = (PhraseAccount){.kind = PART_UNLESS, .source = excuse->expression.source,
                                      .place = excuse->expression.place};
    account->scope = scopes[excuse->scope];
    find_unless(view, excuse, account);
}

// The tables that a guard looks into first.
static const struct { const char *guard; Cue cues[4]; } tables[] = {
    {"negation", {CUE_NEGATION, CUE_ABSENCE, CUE_DENIAL, CUE_COUNT}},
    {"question", {CUE_QUESTION, CUE_INDIRECT_QUESTION, CUE_COUNT}},
    {"attribution", {CUE_MYTH, CUE_CORRECTION, CUE_COUNT}},
    {"condition", {CUE_CONDITION, CUE_INVERSION, CUE_UNREAL, CUE_COUNT}},
    {"version", {CUE_VERSION, CUE_COUNT}},
    {"hedge", {CUE_HEDGE, CUE_COUNT}},
    {"counter-example", {CUE_BAD_EXAMPLE, CUE_COUNT}},
};

static void add_cues_of(const View *view, Cue cue, Arena *arena, Account *account)
{
    const Token *tokens = view->tokens.at;
    Span sentence = view->sentences.at[account->sentence], place;
    for (size_t at = sentence.start; cue_within(view, cue, at, sentence.end, &place);
         at = place.end)
        list_add(arena, &account->cues,
                 (Span){tokens[place.start].plain.start, tokens[place.end - 1].plain.end});
}

// Names of other technologies of the kind of the claim's own.
static void add_technologies(const View *view, const Technology *own, Arena *arena,
                             Account *account)
{
    const Lexicon *lexicon = view->lexicon;
    Span plain;
    for (size_t i = 0; own && i < lexicon->technologies.len; i++) {
        const Technology *other = &lexicon->technologies.at[i];
        if (other == own || !text_is(other->kind, own->kind))
            continue;
        if (find_in_sentence(view, &other->cues, LAYER_WHOLE, account->sentence, &plain))
            list_add(arena, &account->cues, plain);
    }
}

static void add_cues(const View *view, const Technology *own, Arena *arena, Account *account)
{
    if (text_is(account->reason, text_of(guard_name(GUARD_OTHER_LANGUAGE))))
        add_technologies(view, own, arena, account);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (size_t j = 0; text_is(account->reason, text_of(tables[i].guard))
                           && tables[i].cues[j] != CUE_COUNT; j++)
            add_cues_of(view, tables[i].cues[j], arena, account);
}

void silence_account(const Claim *claim, const View *view, const ClaimSilence *silence,
                     Arena *arena, Account *account)
{
    account->reason = silence->reason;
    if (silence->unless)
        add_unless(view, &claim->excuses.at[silence->unless - 1], account);
    else
        add_cues(view, claim->technology, arena, account);
}
