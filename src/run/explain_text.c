// What `explain` says to people, in the form of the text report.
#include "base/utf8.h"
#include "report/evidence.h"
#include "report/excerpt.h"
#include "report/label.h"
#include "run/explain.h"

enum { SOURCE_MOST = 100, WORDS_MOST = 80 };     // bytes of a phrase, and of what it matched

// What one channel is told with.
typedef struct Page {
    const Explained *explained;
    const ExplainStyle *style;
    Exhibits exhibits;
    const Account *account;  // that is told
    size_t gutter;           // of the excerpt above
    Out *out;
} Page;

static void put_cut(Out *out, Text text, size_t most)
{
    Text cut = utf8_cut(text, most);
    put_safe(out, cut);
    put_ours(out, cut.len < text.len ? "…" : "");
}

static void put_words(const Page *page, Span span)
{
    put_char(page->out, '"');
    put_cut(page->out, explained_at(page->explained, page->account, span).message, WORDS_MOST);
    put_char(page->out, '"');
}

// "  = NAME": one line below an excerpt.
static void put_detail(const Page *page, const char *name)
{
    put_times(page->out, ' ', page->gutter + 1);
    put_styled(page->out, page->style->color, STYLE_GUTTER, "=");
    put_char(page->out, ' ');
    put_styled(page->out, page->style->color, STYLE_BOLD, name);
}

// --- phrases -------------------------------------------------------------------------------------

// A phrase that is all there is to its entry needs no key.
static void put_phrase_start(const Page *page, const PhraseAccount *phrase)
{
    put_detail(page, page->account->phrases.len == 1 ? "phrase" : part_name(phrase->kind));
    put_print(page->out, ", line %u: %s", phrase->place.line, phrase->negated ? "not " : "");
    put_cut(page->out, phrase->source, SOURCE_MOST);
    put_ours(page->out, ": ");
}

// What is said of something that was not found where it is wanted.
static const char *const elsewhere[] = {
    [WHERE_MISSING] = "",
    [WHERE_FOUND] = "",
    [WHERE_OTHER_CLAUSE] = " is not within the clause",
    [WHERE_CONTRAST] = " is only what the sentence sets itself off from",
    [WHERE_OTHER_SUBJECT] = " is what it is said of",
};

// The words of a phrase that were found, or those that were not.
static void put_word_list(const Page *page, const PhraseAccount *phrase, bool found)
{
    const char *between = found ? "; has " : "missing ";
    for (size_t i = 0; i < phrase->words.len; i++) {
        const WordAccount *word = &phrase->words.at[i];
        if ((word->where == WHERE_FOUND) != found)
            continue;
        put_ours(page->out, between);
        put_cut(page->out, word->source, SOURCE_MOST);
        between = ", ";
        if (word->where == WHERE_MISSING)
            continue;
        put_ours(page->out, found ? " " : ": ");
        put_words(page, word->plain);
        put_ours(page->out, elsewhere[word->where]);
    }
}

static bool lacks_words(const PhraseAccount *phrase)
{
    for (size_t i = 0; i < phrase->words.len; i++)
        if (phrase->words.at[i].where != WHERE_FOUND)
            return true;
    return false;
}

static void put_missing(const Page *page, const PhraseAccount *phrase)
{
    if (phrase->words.len == 0)
        put_ours(page->out, "missing");
    else if (lacks_words(phrase))
        put_word_list(page, phrase, false);
    else
        put_ours(page->out, "not in this order, or too far apart");
    put_word_list(page, phrase, true);
}

static void put_phrase(const Page *page, const PhraseAccount *phrase)
{
    put_phrase_start(page, phrase);
    if (phrase->kind == PART_CONTEXT)
        put_ours(page->out, phrase->where == WHERE_FOUND ? "stands around it or above it"
                                                         : "stands neither around it nor above it");
    else if (phrase->where == WHERE_MISSING)
        put_missing(page, phrase);
    else if (phrase->plain.end > phrase->plain.start)
        put_words(page, phrase->plain);
    else
        put_ours(page->out, "of no name");
    put_ours(page->out, elsewhere[phrase->where]);
    put_ours(page->out, phrase->kind == PART_NONE ? " must not be there\n" : "\n");
}

static bool has_any(const Account *account)
{
    for (size_t i = 0; i < account->phrases.len; i++)
        if (account->phrases.at[i].kind == PART_ANY
            && account->phrases.at[i].where == WHERE_FOUND)
            return true;
    return false;
}

// Of `any` those that are there; where none is, all of them. Of `none` those that are there.
static void put_phrases(const Page *page, const Account *account)
{
    bool any = has_any(account);
    for (size_t i = 0; i < account->phrases.len; i++) {
        const PhraseAccount *phrase = &account->phrases.at[i];
        bool found = phrase->where == WHERE_FOUND;
        bool optional = phrase->kind == PART_NONE || (phrase->kind == PART_ANY && any);
        if (found || !optional)
            put_phrase(page, phrase);
    }
}

// --- what keeps silent ---------------------------------------------------------------------------

static void put_unless(const Page *page, const Account *account)
{
    put_detail(page, "unless");
    put_print(page->out, ", line %u (%s): ", account->unless.place.line, account->scope);
    put_cut(page->out, account->unless.source, SOURCE_MOST);
    if (account->unless.where == WHERE_FOUND) {
        put_ours(page->out, ": ");
        put_words(page, account->unless.plain);
    }
    put_char(page->out, '\n');
}

static void put_guard(const Page *page, const Account *account)
{
    put_detail(page, "guard");
    put_ours(page->out, ": ");
    put_safe(page->out, account->reason);
    for (size_t i = 0; i < account->cues.len; i++) {
        put_ours(page->out, i ? ", " : ", by ");
        put_words(page, account->cues.at[i]);
    }
    put_char(page->out, '\n');
}

// --- one sentence --------------------------------------------------------------------------------

static Style style_for(const Page *page, Standing standing)
{
    switch (standing) {
    case STANDING_FLAGGED: return style_of(page->explained->rule->severity);
    case STANDING_EXCUSED: return STYLE_PASS;
    case STANDING_PART: break;
    }
    return STYLE_NOTE;
}

// "  --> a.txt:8:3 (answer, bullet 4 of 8)", and the line below it.
static void put_exhibit(Page *page, const Finding *finding, Style style)
{
    Out *out = page->out;
    Evidence evidence = evidence_of(&page->exhibits, finding);
    Spot spot = places_find(evidence.places, evidence.span.start);
    Excerpt excerpt = {evidence.shown, evidence.text, spot.line, style, page->style->color};
    page->gutter = excerpt_gutter(&excerpt);
    put_times(out, ' ', page->gutter);
    put_styled(out, page->style->color, STYLE_GUTTER, "-->");
    put_char(out, ' ');
    put_safe(out, page->explained->document->path);
    put_print(out, ":%zu:%zu (", spot.line, spot.column);
    if (put_record(out, page->explained->document, ""))
        put_ours(out, ", ");
    put_ours(out, channel_name(finding->channel));
    if (finding->item)
        put_print(out, ", bullet %u of %u", finding->item, finding->items);
    put_ours(out, ")\n");
    if (evidence.shown->source.len)
        put_excerpt(out, &excerpt);
}

static void put_head(const Page *page, const Account *account)
{
    static const char *const words[] = {
        [STANDING_PART] = "in part", [STANDING_EXCUSED] = "excused", [STANDING_FLAGGED] = "flagged",
    };
    Out *out = page->out;
    put_styled(out, page->style->color, style_for(page, account->standing),
               words[account->standing]);
    put_print(out, ": `match`, line %u", account->place.line);
    if (account->standing == STANDING_EXCUSED) {
        put_ours(out, account->unless.source.len ? ", by " : ", by the guard ");
        put_safe(out, account->reason);
    }
    put_char(out, '\n');
}

// Every phrase is there, and yet nothing is flagged or excused.
static bool is_unsaid(const Account *account)
{
    if (account->standing != STANDING_PART || account->share < 1000)
        return false;
    for (size_t i = 0; i < account->phrases.len; i++)
        if (account->phrases.at[i].kind == PART_NONE
            && account->phrases.at[i].where == WHERE_FOUND)
            return false;
    return true;
}

static void put_account(Page *page, const Account *account)
{
    Finding finding = explained_at(page->explained, account, account->plain);
    page->account = account;
    put_head(page, account);
    put_exhibit(page, &finding, style_for(page, account->standing));
    put_phrases(page, account);
    if (is_unsaid(account)) {
        put_detail(page, "unsaid");
        put_ours(page->out, ": only the heads of the table say it\n");
    }
    if (account->standing == STANDING_EXCUSED && account->unless.source.len)
        put_unless(page, account);
    else if (account->standing == STANDING_EXCUSED)
        put_guard(page, account);
    put_char(page->out, '\n');
}

// --- one channel ---------------------------------------------------------------------------------

// "a.txt (record 3), answer: "
static void put_name(const Page *page)
{
    put_safe(page->out, page->explained->document->path);
    if (put_record(page->out, page->explained->document, " ("))
        put_char(page->out, ')');
    put_print(page->out, ", %s: ", channel_name(page->explained->channel));
}

static void put_topic(const Page *page)
{
    put_name(page);
    put_ours(page->out, "the rule does not apply, since the topic of ");
    put_safe(page->out, page->explained->rule->pack->name);
    put_ours(page->out, " does not occur");
    put_ours(page->out, page->explained->rule->claim ? "; this is what it would say:\n\n" : "\n");
}

typedef struct Tally {
    size_t flagged, excused, part, slight, code;
} Tally;

static Tally tally_of(const AccountList *accounts)
{
    Tally tally = {0};
    for (size_t i = 0; i < accounts->len; i++) {
        const Account *account = &accounts->at[i];
        bool again = account->in_code || (i > 0 && account[-1].sentence == account->sentence);
        tally.code += account->in_code;
        tally.flagged += account->standing == STANDING_FLAGGED && !again;
        tally.excused += account->standing == STANDING_EXCUSED && !again;
        tally.part += account->standing == STANDING_PART && account_matters(account);
        tally.slight += !account_matters(account);
    }
    return tally;
}

static void put_share(const Page *page, size_t count, const char *what, const char **between)
{
    if (count == 0)
        return;
    put_print(page->out, "%s%zu %s", *between, count, what);
    *between = ", ";
}

// "a.txt, answer: 1 of 9 sentences flagged, 2 excused, 6 with nothing of it"
static void put_sum(const Page *page)
{
    const char *between = ": ";
    size_t sentences = page->explained->outline.sentences.len;
    Tally tally = tally_of(&page->explained->accounts);
    size_t rest = sentences - tally.flagged - tally.excused - tally.part - tally.slight;
    put_name(page);
    put_print(page->out, "%zu sentence%s", sentences, sentences == 1 ? "" : "s");
    put_share(page, tally.flagged, "flagged", &between);
    put_share(page, tally.excused, "excused", &between);
    put_share(page, tally.part, "with half or more of an entry of `match`", &between);
    put_share(page, tally.slight, page->style->all ? "with less" : "with less (-v shows them)",
              &between);
    put_share(page, rest, "with nothing of it", &between);
    put_share(page, tally.code, "flagged in code", &between);
    put_char(page->out, '\n');
}

static void put_accounts(Page *page)
{
    const AccountList *accounts = &page->explained->accounts;
    for (size_t i = 0; i < accounts->len; i++)
        if (page->style->all || account_matters(&accounts->at[i]))
            put_account(page, &accounts->at[i]);
    put_sum(page);
}

static void put_check(Page *page)
{
    const Explained *explained = page->explained;
    for (size_t i = 0; i < explained->findings.len; i++) {
        const Finding *finding = &explained->findings.at[i];
        put_styled(page->out, page->style->color, style_of(explained->rule->severity), "finding");
        put_ours(page->out, ": ");
        put_safe(page->out, finding->message);
        put_char(page->out, '\n');
        put_exhibit(page, finding, style_of(explained->rule->severity));
        put_char(page->out, '\n');
    }
    put_name(page);
    put_ours(page->out, outcome_name(explained->outcome));
    for (size_t i = 0; i < explained->counted.len; i++) {
        put_ours(page->out, "\n  counted: ");
        put_safe(page->out, explained->counted.at[i]);
    }
    if (explained->note.len) {
        put_ours(page->out, "\n  note: ");
        put_safe(page->out, explained->note);
    }
    put_char(page->out, '\n');
}

void explain_put_rule(const Rule *rule, const ExplainStyle *style, Out *out)
{
    put_style(out, style->color, STYLE_BOLD);
    put_safe(out, rule->id);
    put_style_end(out, style->color);
    put_print(out, " (%s, %s): ", severity_name(rule->severity), criterion_name(rule->criterion));
    put_safe(out, rule->summary);
    put_ours(out, "\n  ");
    put_safe(out, rule->place.path);
    put_print(out, ":%u\n\n", rule->place.line);
}

void explain_put_text(const Explained *explained, const ExplainStyle *style, Out *out)
{
    Page page = {explained, style, exhibits_of(explained->document, style->arena), NULL, 0,
                 out};
    if (explained->present && !explained->applies)
        put_topic(&page);
    if (explained->present && explained->applies && explained->rule->check) {
        put_check(&page);
    } else if (explained->present && explained->rule->claim
               && explained->outcome != OUTCOME_NOT_APPLICABLE) {
        put_accounts(&page);
    } else if (!explained->present || explained->applies) {
        put_name(&page);
        put_ours(out, explained->present ? "there is no prose to look for claims in\n"
                                         : "there is none\n");
    }
}
