#include "run/repeats.h"

#include <string.h>

#include "core/fingerprint.h"
#include "report/keys.h"
#include "report/label.h"

// --- names ---------------------------------------------------------------------------------------

bool repeats_by(Repeats *repeats, Text value, Error *error)
{
    repeats->by = text_is(value, TEXT("id"))       ? GROUP_BY_ID
                  : text_is(value, TEXT("prompt")) ? GROUP_BY_PROMPT
                                                   : GROUP_BY_PATH;
    repeats->pattern = value;
    size_t mark = text_find(value, 0, TEXT("{}"));
    if (repeats->by != GROUP_BY_PATH)
        return true;
    return (mark != TEXT_NONE && text_find(value, mark + 2, TEXT("{}")) == TEXT_NONE)
        || error_set(error, repeats->keep,
                     "--group-by: '%.*s' is none of id, prompt and a path with one {} for the name "
                     "of the group, such as 'runs/{}-*.txt'",
                     TEXT_ARG(value));
}

void repeats_open(Repeats *repeats, Arena *keep)
{
    *repeats = (Repeats){.keep = keep};
    repeats->buckets = arena_array(keep, Series *, GROUP_BUCKETS);
}

// "*" stands for anything within one folder: the last one that was met is made longer until the
// rest fits.
static bool glob(Text pattern, Text path)
{
    size_t at = 0, seen = 0, star = TEXT_NONE, resumed = 0;
    while (seen < path.len || at < pattern.len) {
        if (at < pattern.len && pattern.at[at] == '*') {
            star = at++;
            resumed = seen;
        } else if (at < pattern.len && seen < path.len && pattern.at[at] == path.at[seen]) {
            at++;
            seen++;
        } else if (star != TEXT_NONE && resumed < path.len && path.at[resumed] != '/') {
            at = star + 1;
            seen = ++resumed;
        } else {
            return false;
        }
    }
    return true;
}

bool pattern_name(Text pattern, Text path, Text *name)
{
    size_t mark = text_find(pattern, 0, TEXT("{}"));
    Text head = text_slice(pattern, 0, mark), tail = text_from(pattern, mark + 2);
    for (size_t start = 0; start < path.len; start++) {
        if (!glob(head, text_slice(path, 0, start)))
            continue;
        for (size_t end = start + 1; end <= path.len && path.at[end - 1] != '/'; end++)
            if (glob(tail, text_from(path, end))) {
                *name = text_slice(path, start, end);
                return true;
            }
    }
    return false;
}

static Text place_of(const Document *document, Arena *arena)
{
    if (document->record == 0)
        return document->path;
    return arena_print(arena, "%.*s, record %llu", TEXT_ARG(document->path),
                       (unsigned long long)document->record);
}

// Empty: the answer is a group of its own.
static Text name_of(const Repeats *repeats, const Result *result, Arena *arena)
{
    Text name = {0};
    switch (repeats->by) {
    case GROUP_BY_ID: return result->document->id;
    case GROUP_BY_PROMPT:
        name = result->digests.prompt;
        return name.len ? name : fingerprint_of_channel(&result->document->prompt, arena);
    case GROUP_BY_PATH: break;
    }
    pattern_name(repeats->pattern, result->document->path, &name);
    return name;
}

// --- notes ---------------------------------------------------------------------------------------

typedef struct NoteHead {
    size_t name, place, rules;       // bytes, bytes, RuleNotes
    bool passed, graded;
} NoteHead;

typedef struct RuleNote {
    const Rule *rule;
    bool failed;
} RuleNote;

static void put_bytes(Out *out, const void *at, size_t size)
{
    put_raw(out, (Text){at, size});
}

static bool counts(const Judgement *judgement)
{
    return judgement->outcome == OUTCOME_FAIL
        || (judgement->outcome == OUTCOME_PASS && !judgement->rule->claim);
}

void repeats_note(const Repeats *repeats, const Result *result, Arena *arena, Out *out)
{
    Text place = place_of(result->document, arena), name = name_of(repeats, result, arena);
    NoteHead head = {.name = name.len ? name.len : place.len, .place = place.len,
                     .graded = result->status == STATUS_OK,
                     .passed = result->status == STATUS_OK && !result->failed};
    for (size_t i = 0; i < result->judgements.len; i++)
        head.rules += counts(&result->judgements.at[i]);
    put_bytes(out, &head, sizeof head);
    put_raw(out, name.len ? name : place);
    put_raw(out, place);
    for (size_t i = 0; i < result->judgements.len; i++) {
        const Judgement *judgement = &result->judgements.at[i];
        RuleNote note = {judgement->rule, judgement->outcome == OUTCOME_FAIL};
        if (counts(judgement))
            put_bytes(out, &note, sizeof note);
    }
}

static Text take(Text *rest, size_t len)
{
    Text taken = text_slice(*rest, 0, len);
    *rest = text_from(*rest, len);
    return taken;
}

static Series *group_of(Repeats *repeats, Text name, Text place)
{
    uint64_t hash = 14695981039346656037u;           // FNV-1a
    for (size_t i = 0; i < name.len; i++)
        hash = (hash ^ (unsigned char)name.at[i]) * 1099511628211u;
    Series **bucket = &repeats->buckets[hash % GROUP_BUCKETS];
    for (Series *group = *bucket; group; group = group->next)
        if (text_is(group->name, name))
            return group;
    Series *group = arena_new(repeats->keep, Series);
    *group = (Series){.name = arena_copy(repeats->keep, name),
                     .first = arena_copy(repeats->keep, place), .next = *bucket};
    *bucket = group;
    list_add(repeats->keep, &repeats->groups, group);
    return group;
}

// Judgements come in the order of the ruleset, so the rule is mostly the next one.
static void count_rule(Repeats *repeats, Series *group, const RuleNote *note, size_t *hint)
{
    size_t at = 0;
    for (; at < group->rules.len; at++) {
        size_t here = (*hint + at) % group->rules.len;
        if (group->rules.at[here].rule == note->rule) {
            group->rules.at[here].failed += note->failed;
            group->rules.at[here].judged++;
            *hint = here + 1;
            return;
        }
    }
    list_add(repeats->keep, &group->rules, (RuleRepeats){note->rule, note->failed, 1});
    *hint = group->rules.len;
}

void repeats_count(Repeats *repeats, Text notes)
{
    while (notes.len) {
        NoteHead head;
        RuleNote note;
        size_t hint = 0;
        memcpy(&head, take(&notes, sizeof head).at, sizeof head);
        Text name = take(&notes, head.name), place = take(&notes, head.place);
        Series *group = group_of(repeats, name, place);
        group->answers++;
        group->passed += head.passed;
        group->graded += head.graded;
        for (size_t i = 0; i < head.rules; i++) {
            memcpy(&note, take(&notes, sizeof note).at, sizeof note);
            count_rule(repeats, group, &note, &hint);
        }
    }
}

// --- what came of it -----------------------------------------------------------------------------

bool group_is_good(const Repeats *repeats, const Series *group)
{
    return group->passed * RATE_ALL >= repeats->rate * group->answers;
}

uint64_t repeats_failed(const Repeats *repeats)
{
    uint64_t failed = 0;
    for (size_t i = 0; i < repeats->groups.len; i++)
        failed += !group_is_good(repeats, repeats->groups.at[i]);
    return failed;
}

static uint64_t judged_by(const Series *group, const RuleRepeats *rule)
{
    return rule->rule->claim ? group->graded : rule->judged;
}

static void put_group(const Repeats *repeats, const Series *group, Out *out)
{
    bool below = repeats->gated && !group_is_good(repeats, group);
    put_print(out, "%s%llu of %llu pass: ", below ? "below the rate, " : "",
              (unsigned long long)group->passed, (unsigned long long)group->answers);
    put_safe(out, group->name);
    if (!text_is(group->name, group->first)) {
        put_ours(out, " (");
        put_safe(out, group->first);
        put_char(out, ')');
    }
    const char *before = "; ";
    for (size_t i = 0; i < group->rules.len; i++) {
        const RuleRepeats *rule = &group->rules.at[i];
        if (rule->failed == 0)
            continue;
        put_ours(out, before);
        put_safe(out, rule->rule->id);
        uint64_t judged = judged_by(group, rule);
        put_print(out, " %llu of %llu", (unsigned long long)(judged - rule->failed),
                  (unsigned long long)judged);
        before = ", ";
    }
    put_char(out, '\n');
}

void repeats_put_text(const Repeats *repeats, size_t most, Out *out)
{
    uint64_t always = 0, never = 0, listed = 0, len = repeats->groups.len;
    for (size_t i = 0; i < len; i++) {
        const Series *group = repeats->groups.at[i];
        always += group->passed == group->answers;
        never += group->passed == 0;
        if (group->passed < group->answers && listed++ < most)
            put_group(repeats, group, out);
    }
    if (listed > most)
        put_print(out, "and %llu groups more like these\n", (unsigned long long)(listed - most));
    put_counted(out, len, "group", "groups");
    put_print(out, ": %llu always pass, %llu sometimes, %llu never", (unsigned long long)always,
              (unsigned long long)(len - always - never), (unsigned long long)never);
    if (repeats->gated)
        put_print(out, "; %llu below the rate", (unsigned long long)repeats_failed(repeats));
    put_char(out, '\n');
}

void repeats_put_json(const Repeats *repeats, Out *out)
{
    for (size_t i = 0; i < repeats->groups.len; i++) {
        const Series *group = repeats->groups.at[i];
        put_ours(out, "{\"group\":");
        put_json(out, group->name);
        put_key_text(out, "first", group->first);
        put_key_u64(out, "answers", group->answers);
        put_key_u64(out, "passed", group->passed);
        put_print(out, ",\"good\":%s,\"rules\":[",
                  group_is_good(repeats, group) ? "true" : "false");
        for (size_t k = 0; k < group->rules.len; k++) {
            const RuleRepeats *rule = &group->rules.at[k];
            uint64_t judged = judged_by(group, rule);
            put_ours(out, k ? ",{\"rule\":" : "{\"rule\":");
            put_json(out, rule->rule->id);
            put_key_u64(out, "passed", judged - rule->failed);
            put_key_u64(out, "judged", judged);
            put_char(out, '}');
        }
        put_ours(out, "]}\n");
    }
}
