#include "syntax/tags.h"

#include <string.h>

#include "base/sixteen.h"

#define TAGS(name, open, close, flags)                                                             \
    {name, {open, sizeof(open) - 1}, {close, sizeof(close) - 1}, TAG_##flags},
static const TagFamily families[] = {
#include "syntax/tag_families.def"
};
#undef TAGS

#define FAMILIES (sizeof families / sizeof *families)

_Static_assert(FAMILIES <= TAG_FAMILIES_MOST, "a set of families is one number");

size_t space_skip(Text text, size_t at)
{
    while (at < text.len && char_is_space(text.at[at]))
        at++;
    return at;
}

size_t space_back(Text text, size_t at, size_t floor)
{
    while (at > floor && char_is_space(text.at[at - 1]))
        at--;
    return at;
}

static bool stands(Text text, size_t at, Text what)
{
    return what.len > 0 && at < text.len && what.len <= text.len - at
        && text.at[at] == what.at[0] && memcmp(text.at + at, what.at, what.len) == 0;
}

static bool is_family(const TagFamily *a, const TagFamily *b)
{
    return strcmp(a->name, b->name) == 0;
}

uint64_t tag_family_bits(const TagFamily *family)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < FAMILIES; i++)
        if (is_family(&families[i], family))
            bits |= (uint64_t)1 << i;
    return bits;
}

// --- one tag ------------------------------------------------------------------------------------

static bool wanted(const TagFamily *family, unsigned flags)
{
    unsigned kind = family->flags & TAG_NO_THINKING;
    return kind == 0 || (kind & flags) != 0;
}

// Every tag begins with one of these bytes, and those that are no brackets seldom begin one.
static bool may_begin(Text text, size_t at)
{
    switch (text.at[at]) {
    case '<': case '[': return true;
    case '/': return stands(text, at, TEXT("/think"));
    case 'H': return stands(text, at, TEXT("Here"));
    case '\xE2': return stands(text, at, TEXT("\u25C1"));
    default: return false;
    }
}

// The next byte that a tag may begin with, or the end.
static size_t next_begin(Text text, size_t at)
{
    for (; at + sizeof(Sixteen) <= text.len; at += sizeof(Sixteen)) {
        Sixteen bytes = sixteen_at(text.at + at);
        Sixteen begins = (Sixteen)(bytes == '<') | (Sixteen)(bytes == '[')
                       | (Sixteen)(bytes == '/') | (Sixteen)(bytes == 'H')
                       | (Sixteen)(bytes == 0xE2);
        if (sixteen_any(begins))
            return at + sixteen_first(begins);
    }
    return at;
}

bool tag_at(Text text, size_t at, unsigned flags, Tag *tag)
{
    if (at >= text.len || !may_begin(text, at))
        return false;
    for (size_t i = 0; i < FAMILIES; i++) {
        const TagFamily *family = &families[i];
        bool open = stands(text, at, family->open);
        if (!wanted(family, flags) || (!open && !stands(text, at, family->close)))
            continue;
        *tag = (Tag){family, !open, {at, at + (open ? family->open.len : family->close.len)}};
        return true;
    }
    return false;
}

bool tag_next(Text text, size_t from, unsigned flags, Tag *tag)
{
    for (from = next_begin(text, from); from < text.len; from = next_begin(text, from + 1))
        if (tag_at(text, from, flags, tag))
            return true;
    return false;
}

bool tag_next_open(Text text, size_t from, unsigned flags, Tag *tag)
{
    while (tag_next(text, from, flags, tag)) {
        if (!tag->close)
            return true;
        from = tag->span.end;
    }
    return false;
}

// All closing tags of a family begin with the same byte.
bool tag_close(Text text, size_t from, const TagFamily *family, Tag *tag)
{
    for (; (from = text_find_char(text, from, family->close.at[0])) != TEXT_NONE; from++) {
        for (size_t i = 0; i < FAMILIES; i++) {
            const TagFamily *row = &families[i];
            if ((row->flags & TAG_STOP) || !stands(text, from, row->close)
                || !is_family(row, family))
                continue;
            *tag = (Tag){row, true, {from, from + row->close.len}};
            return true;
        }
    }
    return false;
}

size_t tag_stop(Text text, size_t from, const TagFamily *family)
{
    for (size_t i = 0; i < FAMILIES; i++) {
        if (!(families[i].flags & TAG_STOP) || !is_family(&families[i], family))
            continue;
        size_t at = text_find(text, from, families[i].close);
        if (at != TEXT_NONE)
            return at;
    }
    return text.len;
}

// --- outside of code ----------------------------------------------------------------------------

// The end of the code that holds `at`, or `at`.
static size_t leave_code(TagScan *scan, size_t at)
{
    while (scan->span.end <= at) {
        if (!code_next(&scan->code, &scan->span))
            scan->span = (Span){scan->text.len, TEXT_NONE};
    }
    return scan->span.start <= at && scan->span.end != TEXT_NONE ? scan->span.end : at;
}

static void start(TagScan *scan)
{
    if (scan->code.text.at == NULL)
        scan->code = (CodeScan){.text = scan->text, .at = scan->at};
}

bool tag_scan(TagScan *scan, unsigned flags, Tag *tag)
{
    start(scan);
    for (;; scan->at++) {
        scan->at = next_begin(scan->text, scan->at);
        if (scan->at >= scan->text.len)
            return false;
        if (!tag_at(scan->text, scan->at, flags, tag))
            continue;
        size_t out = leave_code(scan, scan->at);
        if (out == scan->at) {
            scan->at = tag->span.end;
            return true;
        }
        scan->at = out - 1;
    }
}

// --- stray --------------------------------------------------------------------------------------

static bool is_stray(const Tag *tag)
{
    // <answer> and <response> may be what the prompt asked for.
    bool word = (tag->family->flags & TAG_WRAPPER) && tag->family->open.at[1] != '|';
    return !word && !(tag->family->flags & (TAG_PAIR | TAG_STOP));
}

static bool stray_tag(Text text, Span *first)
{
    TagScan scan = {.text = text};
    Tag tag;
    while (tag_scan(&scan, TAG_WRAPPER | TAG_TOOL | TAG_CONTROL, &tag))
        if (is_stray(&tag)) {
            *first = tag.span;
            return true;
        }
    return false;
}

static bool may_be_marker(Text line)
{
    return line.len > 0 && (line.at[0] == 'T' || line.at[0] == '.');
}

static bool is_marker(Text line)
{
    return text_is(line, TEXT("Thinking...")) || text_is(line, TEXT("...done thinking."));
}

static bool stray_marker(Text text, Span *first)
{
    TagScan scan = {.text = text};
    Text rest = text, line;
    start(&scan);
    while (text_next_line(&rest, &line)) {
        if (!may_be_marker(line) || !is_marker(line = text_trim_right(line)))
            continue;
        size_t at = (size_t)(line.at - text.at);
        if (leave_code(&scan, at) == at) {
            *first = (Span){at, at + line.len};
            return true;
        }
    }
    return false;
}

bool tags_stray(Text text, Span *first)
{
    Span tag = {0}, marker = {0};
    bool has_tag = stray_tag(text, &tag), has_marker = stray_marker(text, &marker);
    if (has_tag || has_marker)
        *first = has_tag && (!has_marker || tag.start < marker.start) ? tag : marker;
    return has_tag || has_marker;
}
