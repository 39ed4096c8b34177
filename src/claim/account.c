#include "claim/account.h"

#include <assert.h>
#include <stdlib.h>

#include "claim/probe.h"

typedef struct Teller {
    const Claim *claim;
    const View *view;
    Arena *arena;
    AccountList *accounts;
    size_t entry;            // that is looked at, and its probes
    ProbeList probes;
    Account **nearest;       // per sentence: of all entries so far, NULL without
    bool *told;              // per sentence: it has an account that is more than a part
} Teller;

// --- one entry in one region ---------------------------------------------------------------------

static void widen(Span *span, Span more)
{
    if (more.start < span->start)
        span->start = more.start;
    if (more.end > span->end)
        span->end = more.end;
}

// From the first to the last of what was found in the region.
static Span found_span(const Account *account)
{
    Span span = {TEXT_NONE, 0};
    for (size_t i = 0; i < account->phrases.len; i++) {
        const PhraseAccount *phrase = &account->phrases.at[i];
        bool said = phrase->kind == PART_ALL || phrase->kind == PART_ANY;
        if (phrase->where != WHERE_MISSING && said)
            widen(&span, phrase->plain);
        for (size_t j = 0; j < phrase->words.len; j++)
            if (phrase->words.at[j].where == WHERE_FOUND)
                widen(&span, phrase->words.at[j].plain);
    }
    if (span.start == TEXT_NONE)
        return (Span){0};
    return span;
}

// Each of `all` counts, and of `any` the best one. A subject or a context is no evidence by itself:
// where one is wanting, it takes something away.
static unsigned entry_share(const Account *account)
{
    unsigned sum = 0, wanted = 0, any = 0;
    bool has_any = false, wanting = false;
    for (size_t i = 0; i < account->phrases.len; i++) {
        const PhraseAccount *phrase = &account->phrases.at[i];
        unsigned share = probe_share(phrase);
        wanted += phrase->kind == PART_ALL;
        sum += phrase->kind == PART_ALL ? share : 0;
        has_any = has_any || phrase->kind == PART_ANY;
        if (phrase->kind == PART_ANY && share > any)
            any = share;
        if (phrase->kind == PART_SUBJECT || phrase->kind == PART_CONTEXT)
            wanting = wanting || phrase->where != WHERE_FOUND;
    }
    unsigned share = (sum + any) / (wanted + has_any);
    return wanting ? share * SHARE_NEARLY / SHARE_WHOLE : share;
}

// The first and the last token of a stretch of prose in a sentence.
static Candidate candidate_of(const Teller *teller, size_t sentence, Span plain)
{
    const View *view = teller->view;
    Span tokens = view->sentences.at[sentence];
    Candidate candidate = {.view = view, .sentence = sentence, .first = tokens.start,
                           .technology = teller->claim->technology};
    for (size_t i = tokens.start; i < tokens.end; i++) {
        if (view->tokens.at[i].plain.start <= plain.start)
            candidate.first = i;
        if (view->tokens.at[i].plain.start < plain.end)
            candidate.last = i;
    }
    candidate.begin = candidate.first;
    return candidate;
}

// Of whom the first phrase that was found is said, where the entry asks.
static void add_subject(const Teller *teller, Account *account)
{
    const Assertion *assertion = &teller->claim->assertions.at[teller->entry];
    const PhraseAccount *lead = account->phrases.at, *end = lead + account->phrases.len;
    while (lead < end && lead->where != WHERE_FOUND)
        lead++;
    if (assertion->subject.len == 0 || lead == end || lead->kind == PART_NONE)
        return;
    const Expression *first = &assertion->subject.at[0];
    Search search = {.claim = teller->claim, .view = teller->view, .arena = teller->arena};
    Candidate candidate = candidate_of(teller, account->sentence, lead->plain);
    size_t name = search_subject_of(&candidate);
    PhraseAccount subject = {.kind = PART_SUBJECT, .source = first->source, .place = first->place,
                             .negated = assertion->other_subject};
    if (name != TEXT_NONE)
        subject.plain = teller->view->tokens.at[name].plain;
    subject.where = search_subject(&search, assertion, &candidate) ? WHERE_FOUND
                  : name != TEXT_NONE                              ? WHERE_OTHER_SUBJECT
                                                                   : WHERE_MISSING;
    list_add(teller->arena, &account->phrases, subject);
}

// What the entry wants to stand around the sentence, or above it.
static void add_context(const Teller *teller, Account *account)
{
    const ExpressionList *context = &teller->claim->assertions.at[teller->entry].context;
    Search search = {.claim = teller->claim, .view = teller->view, .arena = teller->arena};
    for (size_t i = 0; i < context->len; i++) {
        Assertion alone = {.context = {&context->at[i], 1, 1}};
        bool found = search_context(&search, &alone, account->sentence);
        list_add(teller->arena, &account->phrases,
                 (PhraseAccount){.kind = PART_CONTEXT, .source = context->at[i].source,
                                 .place = context->at[i].place,
                                 .where = found ? WHERE_FOUND : WHERE_MISSING});
    }
}

static Account *account_in(const Teller *teller, const Region *region)
{
    Account *account = arena_new(teller->arena, Account);
    account->sentence = region->sentence;
    account->entry = teller->entry;
    account->place = teller->claim->assertions.at[teller->entry].place;
    for (size_t i = 0; i < teller->probes.len; i++)
        list_add(teller->arena, &account->phrases,
                 probe_look(teller->view, &teller->probes.at[i], region, teller->arena));
    add_subject(teller, account);
    add_context(teller, account);
    account->share = entry_share(account);
    account->plain = found_span(account);
    return account;
}

// What a pattern has matched that sees the sentence, or a line of code, as it is written.
static Account *raw_account(const Teller *teller, size_t sentence, Span plain)
{
    const Expression *raw = teller->probes.at[0].expression;
    Account *account = arena_new(teller->arena, Account);
    *account = (Account){.sentence = sentence, .entry = teller->entry, .share = SHARE_WHOLE,
                         .place = raw->place, .plain = plain};
    list_add(teller->arena, &account->phrases,
             (PhraseAccount){.kind = PART_ALL, .source = raw->source, .place = raw->place,
                             .where = WHERE_FOUND, .plain = plain});
    return account;
}

// --- one entry in all regions --------------------------------------------------------------------

static Layer layer_of(Scope scope)
{
    return scope == SCOPE_CLAUSE ? LAYER_CLAUSE : LAYER_SENTENCE;
}

static Region region_of(const Teller *teller, const Unit *unit)
{
    Scope scope = teller->claim->assertions.at[teller->entry].scope;
    Region region = {layer_of(scope), unit->sentence, unit->refs};
    if (scope == SCOPE_ITEM)
        region.refs = search_item(teller->view, region.layer, unit->sentence);
    return region;
}

// In an item, only the sentence that what was found begins in is told of it.
static bool begins_there(const Teller *teller, const Account *account)
{
    Span sentence = teller->view->outline->sentences.at[account->sentence].plain;
    return account->plain.start >= sentence.start && account->plain.start < sentence.end;
}

static void look_for_parts(Teller *teller)
{
    Scope scope = teller->claim->assertions.at[teller->entry].scope;
    const LayerText *layer = &teller->view->layers[layer_of(scope)];
    if (scope == SCOPE_RAW || scope == SCOPE_CODE)
        return;
    for (size_t i = 0; i < layer->units.len; i++) {
        const Unit *unit = &layer->units.at[i];
        if (teller->told[unit->sentence])
            continue;
        Region region = region_of(teller, unit);
        Account *account = account_in(teller, &region), **best = &teller->nearest[unit->sentence];
        bool better = account->share > 0 && (!*best || account->share > (*best)->share);
        if (better && (scope != SCOPE_ITEM || begins_there(teller, account)))
            *best = account;
    }
}

static bool covers(Span outer, Span inner)
{
    return outer.start <= inner.start && outer.end >= inner.end;
}

// What the entry holds around a hit: of the regions of its sentence, the one that it lies in.
static Account *account_at(const Teller *teller, size_t sentence, Span plain)
{
    Scope scope = teller->claim->assertions.at[teller->entry].scope;
    const LayerText *layer = &teller->view->layers[layer_of(scope)];
    const Unit *unit = view_sentence(teller->view, layer_of(scope), sentence);
    Account *best = NULL;
    if (scope == SCOPE_RAW || scope == SCOPE_CODE || !unit)
        return raw_account(teller, sentence, plain);
    for (; unit < layer->units.at + layer->units.len && unit->sentence == sentence; unit++) {
        Region region = region_of(teller, unit);
        Account *account = account_in(teller, &region);
        if (!best || account->share > best->share
            || (account->share == best->share && covers(account->plain, plain)))
            best = account;
    }
    assert(best);                // the unit is one of its sentence
    best->plain = plain;
    return best;
}

// --- all entries ---------------------------------------------------------------------------------

static void add_flagged(Teller *teller, const ClaimHitList *hits)
{
    for (size_t i = 0; i < hits->len; i++) {
        const ClaimHit *hit = &hits->at[i];
        bool code = hit->sentence == TEXT_NONE;
        Account *account = account_at(teller, hit->sentence, code ? hit->code : hit->plain);
        account->standing = STANDING_FLAGGED;
        account->in_code = code;
        if (!code)
            teller->told[hit->sentence] = true;
        list_add(teller->arena, teller->accounts, *account);
    }
}

static bool has_account(const Teller *teller, size_t sentence, size_t first)
{
    for (size_t i = first; i < teller->accounts->len; i++)
        if (teller->accounts->at[i].sentence == sentence)
            return true;
    return false;
}

// The first of a sentence is enough, and one that is flagged for all that is none.
static void add_excused(Teller *teller, const ClaimSilenceList *silences, size_t first)
{
    for (size_t i = 0; i < silences->len; i++) {
        const ClaimSilence *silence = &silences->at[i];
        if (has_account(teller, silence->sentence, first))
            continue;
        Account *account = account_at(teller, silence->sentence, silence->plain);
        account->standing = STANDING_EXCUSED;
        silence_account(teller->claim, teller->view, silence, teller->arena, account);
        teller->told[silence->sentence] = true;
        list_add(teller->arena, teller->accounts, *account);
    }
}

static void add_probes(Teller *teller, PartKind kind, const ExpressionList *list)
{
    for (size_t i = 0; i < list->len; i++)
        list_add(teller->arena, &teller->probes,
                 probe_make(teller->view, kind, &list->at[i], teller->arena));
}

static void take_entry(Teller *teller, size_t entry)
{
    const Assertion *assertion = &teller->claim->assertions.at[entry];
    teller->entry = entry;
    teller->probes = (ProbeList){0};
    add_probes(teller, PART_ALL, &assertion->all);
    add_probes(teller, PART_ANY, &assertion->any);
    add_probes(teller, PART_NONE, &assertion->none);
}

static Outcome tell_entry(Teller *teller, size_t entry, Text *trouble)
{
    ClaimHitList hits = {0};
    ClaimSilenceList silences = {0};
    size_t first = teller->accounts->len;
    const Claim *alone = claim_alone(teller->claim, entry, teller->arena);
    Outcome outcome = claim_explain(alone, teller->view, teller->arena, &hits, &silences, trouble);
    take_entry(teller, entry);
    add_flagged(teller, &hits);
    add_excused(teller, &silences, first);
    look_for_parts(teller);
    return outcome;
}

static int by_sentence(const void *a, const void *b)
{
    const Account *one = a, *other = b;
    if (one->sentence != other->sentence)
        return one->sentence < other->sentence ? -1 : 1;
    if (one->standing != other->standing)
        return one->standing > other->standing ? -1 : 1;
    return (one->entry > other->entry) - (one->entry < other->entry);
}

// Of a sentence, those of the highest standing stay.
static void sort(AccountList *accounts)
{
    size_t kept = 0;
    if (accounts->len)
        qsort(accounts->at, accounts->len, sizeof *accounts->at, by_sentence);
    for (size_t i = 0; i < accounts->len; i++) {
        const Account *last = kept ? &accounts->at[kept - 1] : NULL;
        if (!last || last->sentence != accounts->at[i].sentence
            || last->standing == accounts->at[i].standing)
            accounts->at[kept++] = accounts->at[i];
    }
    accounts->len = kept;
}

Outcome claim_account(const Claim *claim, const View *view, Arena *arena, AccountList *accounts,
                      Text *trouble)
{
    size_t sentences = view->sentences.len;
    Teller teller = {.claim = claim, .view = view, .arena = arena,
                     .accounts = accounts, .nearest = arena_array(arena, Account *, sentences),
                     .told = arena_array(arena, bool, sentences)};
    Outcome worst = OUTCOME_PASS;
    for (size_t i = 0; i < claim->assertions.len; i++) {
        Outcome outcome = tell_entry(&teller, i, trouble);
        worst = outcome > worst ? outcome : worst;
    }
    for (size_t i = 0; i < sentences; i++)
        if (!teller.told[i] && teller.nearest[i])
            list_add(arena, accounts, *teller.nearest[i]);
    sort(accounts);
    return worst;
}
