#include "run/splice.h"

static Span member_span(Text text, const JsonNode *member)
{
    return (Span){(size_t)(member->key.at - text.at) - 1, member->start + member->raw.len};
}

// What goes with a member of that key: it and the comma that belongs to it. Before the first
// member that stays that is the comma behind it, else the one before.
static Span hole(Text text, const JsonNode *object, size_t index, bool first)
{
    Span span = member_span(text, &object->at[index]);
    if (!first)
        span.start = member_span(text, &object->at[index - 1]).end;
    else if (index + 1 < object->len)
        span.end = member_span(text, &object->at[index + 1]).start;
    return span;
}

// The members to leave out, and the end of the last one that stays; TEXT_NONE if none does.
static size_t find_holes(Text text, const JsonNode *object, Text key, Arena *arena, SpanList *holes)
{
    size_t end = TEXT_NONE;
    for (size_t i = 0; i < object->len; i++) {
        if (text_is(json_key(&object->at[i], arena), key))
            list_add(arena, holes, hole(text, object, i, end == TEXT_NONE));
        else
            end = member_span(text, &object->at[i]).end;
    }
    return end;
}

static void put_up_to(Text text, size_t *at, size_t end, Out *out)
{
    put_raw(out, text_slice(text, *at, end));
    *at = end;
}

void splice_put(Text text, const JsonNode *object, Text key, Text value, Arena *arena, Out *out)
{
    SpanList holes = {0};
    size_t end = find_holes(text, object, key, arena, &holes), at = 0, i = 0;
    size_t place = end == TEXT_NONE ? object->start + 1 : end;
    for (; i < holes.len && holes.at[i].start < place; i++) {
        put_up_to(text, &at, holes.at[i].start, out);
        at = holes.at[i].end;
    }
    put_up_to(text, &at, place, out);
    put_ours(out, end == TEXT_NONE ? "" : ",");
    put_json(out, key);
    put_char(out, ':');
    put_raw(out, value);
    for (; i < holes.len; i++) {
        put_up_to(text, &at, holes.at[i].start, out);
        at = holes.at[i].end;
    }
    put_raw(out, text_from(text, at));
}
