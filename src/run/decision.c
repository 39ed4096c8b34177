#include "run/decision.h"

#include <stdlib.h>

typedef struct Decision {
    Known known;                 // without a count
    bool alarm;                  // else agreed
    Text path, message;          // which finding it is on, if the content is there several times
    uint64_t record, line, column;
    uint32_t number;             // the line of the label
} Decision;

typedef LIST(Decision) DecisionList;

static const ListingKind kind = {"labels", "", "the HTML report exports labels"};

// --- a label -------------------------------------------------------------------------------------

static Text text_at(const JsonNode *label, const char *key, Arena *keep)
{
    JsonString string = {0};
    bool given = json_string(json_get(label, text_of(key)), keep, &string);
    return given ? arena_copy(keep, string.text) : (Text){0};
}

static uint64_t number_at(const JsonNode *label, const char *key)
{
    uint64_t number = 0;
    return json_u64(json_get(label, text_of(key)), &number) ? number : 0;
}

static bool refuse(const Listing *listing, const char *why)
{
    return error_at(listing->error, listing->keep, listing_place(listing), "%s", why);
}

static bool read_content(const Listing *listing, const JsonNode *label, Decision *decision)
{
    Known *known = &decision->known;
    known->record = text_at(label, "record_key", listing->keep);
    known->rule = text_at(label, "rule", listing->keep);
    known->fingerprint = text_at(label, "fingerprint", listing->keep);
    known->reason = text_at(label, "note", listing->keep);
    return (known->record.len && known->rule.len && known->fingerprint.len)
        || refuse(listing, "this label has no fingerprint, so no finding is known by it: write the "
                           "HTML report from the answers again (check -f html:FILE), where the "
                           "decisions still are, and export the labels anew");
}

static bool read_decision(const Listing *listing, const JsonNode *label, Text said,
                          DecisionList *decisions)
{
    Decision decision = {.alarm = text_is(said, TEXT("false-alarm"))};
    if (!decision.alarm && !text_is(said, TEXT("agree")))
        return refuse(listing, "\"decision\" is \"agree\", \"false-alarm\" or null");
    if (!read_content(listing, label, &decision))
        return false;
    decision.path = text_at(label, "path", listing->keep);
    decision.message = text_at(label, "message", listing->keep);
    decision.record = number_at(label, "record");
    decision.line = number_at(label, "line");
    decision.column = number_at(label, "column");
    decision.number = listing->line.number;
    list_add(listing->keep, decisions, decision);
    return true;
}

static bool read_label(const Listing *listing, const JsonNode *label, DecisionList *decisions)
{
    const JsonNode *said = json_get(label, TEXT("decision"));
    if (!said)
        return refuse(listing, "no baseline of answerlint and no label of its HTML report, which "
                               "has a \"decision\"; --update-baseline writes a baseline");
    return said->kind == JSON_NULL
        || read_decision(listing, label, text_at(label, "decision", listing->keep), decisions);
}

static bool read_labels(Listing *listing, DecisionList *decisions)
{
    Arena scratch = {0};
    const JsonNode *label;
    ListingAnswer answer;
    listing->kind = &kind;
    while ((answer = listing_next(listing, &scratch, &label)) == LISTING_ELEMENT
           && read_label(listing, label, decisions))
        arena_reset(&scratch);
    arena_free(&scratch);
    return answer == LISTING_END;
}

// --- entries -------------------------------------------------------------------------------------

static int compare_numbers(uint64_t one, uint64_t other)
{
    return one < other ? -1 : one > other;
}

static int compare_answers(const Decision *one, const Decision *other)
{
    int order = text_compare(one->path, other->path);
    return order ? order : compare_numbers(one->record, other->record);
}

static int compare_places(const Decision *one, const Decision *other)
{
    int order = compare_numbers(one->line, other->line);
    order = order ? order : compare_numbers(one->column, other->column);
    return order ? order : text_compare(one->message, other->message);
}

// By content, then by answer, then by place, then as they came.
static int compare_decisions(const void *a, const void *b)
{
    const Decision *one = a, *other = b;
    int order = known_compare(&one->known, &other->known);
    order = order ? order : compare_answers(one, other);
    order = order ? order : compare_places(one, other);
    return order ? order : compare_numbers(one->number, other->number);
}

static bool contradict(const Listing *listing, const Decision *one, const Decision *other)
{
    const Decision *late = one->number > other->number ? one : other;
    const Decision *early = late == one ? other : one;
    Place place = {listing->path, late->number, 0};
    return error_at(listing->error, listing->keep, place,
                    "\"%s\", but line %u says \"%s\" of the same, and a baseline cannot tell them "
                    "apart: decide one way, and drop the other line",
                    late->alarm ? "false-alarm" : "agree", (unsigned)early->number,
                    early->alarm ? "false-alarm" : "agree");
}

// What was said of one content in one answer.
typedef struct Said {
    const Decision *alarm, *agreed;      // one of them each; NULL: none
    uint64_t alarms;
    Text reason;
} Said;

// The decisions of one answer from `at` on; says where they end. A label that is there twice counts
// once.
static size_t read_answer(const DecisionList *decisions, size_t at, Said *said)
{
    const Decision *all = decisions->at, *first = &all[at];
    *said = (Said){0};
    for (; at < decisions->len && known_compare(&all[at].known, &first->known) == 0
           && compare_answers(&all[at], first) == 0;
         at++) {
        bool again = &all[at] > first && compare_places(&all[at], &all[at - 1]) == 0;
        if (!all[at].alarm)
            said->agreed = &all[at];
        else
            said->alarm = &all[at];
        if (all[at].alarm && all[at].known.reason.len)
            said->reason = all[at].known.reason;
        said->alarms += all[at].alarm && !again;
    }
    return at;
}

static bool check_places(const Listing *listing, const DecisionList *decisions)
{
    const Decision *all = decisions->at;
    for (size_t i = 1; i < decisions->len; i++)
        if (all[i].alarm != all[i - 1].alarm
            && known_compare(&all[i].known, &all[i - 1].known) == 0
            && compare_answers(&all[i], &all[i - 1]) == 0
            && compare_places(&all[i], &all[i - 1]) == 0)
            return contradict(listing, &all[i - 1], &all[i]);
    return true;
}

// Of the answers with one content: the one with most false alarms, and the one with fewest among
// those in which something was agreed with.
typedef struct Shared {
    Said most, fewest;
    Text reason;                 // the last note on a false alarm
} Shared;

static void add_said(Shared *shared, const Said *said)
{
    if (said->reason.len)
        shared->reason = said->reason;
    if (said->alarms > shared->most.alarms)
        shared->most = *said;
    if (said->agreed && (!shared->fewest.agreed || said->alarms < shared->fewest.alarms))
        shared->fewest = *said;
}

static bool add_entry(const Listing *listing, const Shared *shared, KnownList *entries)
{
    if (shared->most.alarms == 0)
        return true;
    if (shared->fewest.agreed && shared->fewest.alarms < shared->most.alarms)
        return contradict(listing, shared->fewest.agreed, shared->most.alarm);
    Known entry = shared->most.alarm->known;
    entry.count = shared->most.alarms;
    entry.reason = shared->reason.len ? shared->reason : TEXT("false alarm");
    list_add(listing->keep, entries, entry);
    return true;
}

static bool add_entries(const Listing *listing, const DecisionList *decisions, KnownList *entries)
{
    for (size_t i = 0; i < decisions->len;) {
        const Decision *first = &decisions->at[i];
        Shared shared = {0};
        while (i < decisions->len && known_compare(&decisions->at[i].known, &first->known) == 0) {
            Said said;
            i = read_answer(decisions, i, &said);
            add_said(&shared, &said);
        }
        if (!add_entry(listing, &shared, entries))
            return false;
    }
    return true;
}

bool decisions_read(Listing *listing, KnownList *entries)
{
    DecisionList decisions = {0};
    if (!read_labels(listing, &decisions))
        return false;
    if (decisions.len)
        qsort(decisions.at, decisions.len, sizeof *decisions.at, compare_decisions);
    return check_places(listing, &decisions) && add_entries(listing, &decisions, entries);
}
