#include "claim/part.h"

#include <assert.h>
#include <string.h>

#include "base/put.h"
#include "claim/rule.h"

const char *part_name(PartKind kind)
{
    switch (kind) {
    case PART_MATCH: return "match";
    case PART_UNLESS: return "unless";
    case PART_ALL: return "all";
    case PART_ANY: return "any";
    case PART_NONE: return "none";
    case PART_SUBJECT: return "subject";
    case PART_CONTEXT: return "context";
    }
    return "";
}

// --- all of them ---------------------------------------------------------------------------------

static void add_phrases(const ExpressionList *phrases, PartKind kind, size_t entry, Arena *arena,
                        PartList *parts)
{
    for (size_t i = 0; i < phrases->len; i++)
        list_add(arena, parts,
                 (Part){kind, entry, i, phrases->at[i].source, phrases->at[i].place});
}

// "a + b + c | d": both of two phrases, and one of two others.
static Text source_of(const Assertion *assertion, Arena *arena)
{
    Out out = {0};
    for (size_t i = 0; i < assertion->all.len; i++)
        put_print(&out, "%s%.*s", i ? " + " : "", TEXT_ARG(assertion->all.at[i].source));
    for (size_t i = 0; i < assertion->any.len; i++)
        put_print(&out, "%s%.*s", i ? " | " : assertion->all.len ? " + " : "",
                  TEXT_ARG(assertion->any.at[i].source));
    Text source = arena_copy(arena, out_text(&out));
    out_free(&out);
    return source;
}

static void add_entry(const Assertion *assertion, size_t entry, Arena *arena, PartList *parts)
{
    list_add(arena, parts,
             (Part){PART_MATCH, entry, 0, source_of(assertion, arena), assertion->place});
    if (assertion->all.len + assertion->any.len > 1) {
        add_phrases(&assertion->all, PART_ALL, entry, arena, parts);
        add_phrases(&assertion->any, PART_ANY, entry, arena, parts);
    }
    add_phrases(&assertion->none, PART_NONE, entry, arena, parts);
    add_phrases(&assertion->subject, PART_SUBJECT, entry, arena, parts);
    add_phrases(&assertion->context, PART_CONTEXT, entry, arena, parts);
}

void claim_parts(const Claim *claim, Arena *arena, PartList *parts)
{
    for (size_t i = 0; i < claim->assertions.len; i++)
        add_entry(&claim->assertions.at[i], i, arena, parts);
    for (size_t i = 0; i < claim->excuses.len; i++) {
        const Expression *phrase = &claim->excuses.at[i].expression;
        list_add(arena, parts, (Part){PART_UNLESS, i, 0, phrase->source, phrase->place});
    }
}

// --- one less ------------------------------------------------------------------------------------

// A copy of an array without one of its elements.
static void *array_without(const void *at, size_t len, size_t size, size_t out, Arena *arena)
{
    char *copy = arena_get_array(arena, len, size);
    assert(at && out < len);
    memcpy(copy, at, out * size);
    memcpy(copy + out * size, (const char *)at + (out + 1) * size, (len - out - 1) * size);
    return copy;
}

#define leave_out(list, index, arena)                                                              \
    ((list)->at = array_without((list)->at, (list)->len, sizeof *(list)->at, (index), (arena)),    \
     (list)->len--)

static Claim *copy_of(const Claim *claim, Arena *arena)
{
    Claim *copy = arena_new(arena, Claim);
    *copy = *claim;
    return copy;
}

static ExpressionList *phrases_of(Assertion *entry, PartKind kind)
{
    switch (kind) {
    case PART_ALL: return &entry->all;
    case PART_ANY: return &entry->any;
    case PART_NONE: return &entry->none;
    case PART_SUBJECT: return &entry->subject;
    case PART_CONTEXT: return &entry->context;
    case PART_MATCH:
    case PART_UNLESS: break;
    }
    return NULL;
}

static void leave_out_phrase(Claim *claim, const Part *part, Arena *arena)
{
    Assertion *assertions = arena_array(arena, Assertion, claim->assertions.len);
    memcpy(assertions, claim->assertions.at, claim->assertions.len * sizeof *assertions);
    claim->assertions.at = assertions;
    Assertion *entry = &assertions[part->entry];
    ExpressionList *phrases = phrases_of(entry, part->kind);
    if (part->kind == PART_ALL && part->phrase == 0)
        entry->has_predicate = false;
    leave_out(phrases, part->phrase, arena);
}

Claim *claim_without(const Claim *claim, const Part *part, Arena *arena)
{
    Claim *copy = copy_of(claim, arena);
    switch (part->kind) {
    case PART_MATCH: leave_out(&copy->assertions, part->entry, arena); break;
    case PART_UNLESS: leave_out(&copy->excuses, part->entry, arena); break;
    case PART_ALL:
    case PART_ANY:
    case PART_NONE:
    case PART_SUBJECT:
    case PART_CONTEXT: leave_out_phrase(copy, part, arena); break;
    }
    return copy;
}

Claim *claim_alone(const Claim *claim, size_t entry, Arena *arena)
{
    Claim *copy = copy_of(claim, arena);
    copy->assertions.at += entry;
    copy->assertions.len = 1;
    return copy;
}
