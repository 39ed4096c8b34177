#include "run/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "base/stream.h"
#include "syntax/archive.h"

enum { CHUNK = 64 << 10 };

struct Feed {
    Arena arena;             // of the troubles
    Stream *stream;
    Archive *archive;        // NULL: the stream is not compressed
    bool begun, ended;
    Text why;                // not empty: it ended for this reason
    char *at;
    size_t start, looked, len, cap;      // [start, len) is not given, [start, looked) has no LF
    bool skipping;           // what is left of a line that was given as too long
    size_t most;
    uint64_t number;
};

Feed *feed_open(Text path, Arena *arena, Text *why)
{
    Stream *stream = stream_open(path, arena, why);
    if (!stream)
        return NULL;
    Feed *feed = memory_get(sizeof *feed);
    *feed = (Feed){.stream = stream, .most = (size_t)limit_of(LIMIT_RECORD)};
    return feed;
}

void feed_close(Feed *feed)
{
    if (feed->archive)
        archive_close(feed->archive);
    stream_close(feed->stream);
    arena_free(&feed->arena);
    free(feed->at);
    free(feed);
}

void feed_set_limit(Feed *feed, size_t line_most)
{
    feed->most = line_most;
}

// --- bytes ---------------------------------------------------------------------------------------

static ptrdiff_t read_stream(void *context, char *to, size_t size, Arena *arena, Text *why)
{
    return stream_read(((Feed *)context)->stream, to, size, arena, why);
}

static void end_for(Feed *feed, Text why)
{
    feed->ended = true;
    feed->why = why;
}

// A compressed stream has one member without a name.
static void next_member(Feed *feed, bool first)
{
    Text name, why;
    switch (archive_next(feed->archive, &feed->arena, &name, &why)) {
    case ARCHIVE_TROUBLE:
        end_for(feed, why);
        break;
    case ARCHIVE_NO_MORE:
        feed->ended = true;
        break;
    case ARCHIVE_MEMBER:
        if (!first || name.len)
            end_for(feed, TEXT("an archive of files, and not one stream of lines"));
        break;
    }
}

static void append(Feed *feed)
{
    Text why = {0};
    char *to = feed->at + feed->len;
    size_t room = feed->cap - feed->len;
    ptrdiff_t got = feed->archive
                        ? archive_read(feed->archive, to, room, &feed->arena, &why)
                        : stream_read(feed->stream, to, room, &feed->arena, &why);
    if (got < 0)
        end_for(feed, why);
    else if (got > 0)
        feed->len += (size_t)got;
    else if (feed->archive)
        next_member(feed, false);
    else
        feed->ended = true;
}

// Only what cannot begin a record is waited for until it can be told from something compressed.
static bool may_be_packed(const Feed *feed)
{
    return feed->len > 0 && char_is_one_of(feed->at[0], "\x1f\x28\xfd" "B");
}

static void begin(Feed *feed)
{
    feed->begun = true;
    append(feed);
    while (may_be_packed(feed) && feed->len < ARCHIVE_HEAD && !feed->ended)
        append(feed);
    Text head = {feed->at, feed->len};
    if (!may_be_packed(feed) || !archive_is(head))
        return;
    feed->archive = archive_open((ArchiveInput){feed, read_stream}, head);
    feed->len = 0;
    if (!feed->why.len)
        feed->ended = false;
    next_member(feed, true);
}

// Moves what is left to the front, then doubles.
static void make_room(Feed *feed)
{
    if (feed->start > 0) {
        memmove(feed->at, feed->at + feed->start, feed->len - feed->start);
        feed->looked -= feed->start;
        feed->len -= feed->start;
        feed->start = 0;
    }
    if (feed->cap - feed->len >= CHUNK)
        return;
    feed->cap = 2 * feed->cap + CHUNK;
    feed->at = memory_grow(feed->at, feed->cap);
}

static void fill(Feed *feed)
{
    make_room(feed);
    if (feed->begun)
        append(feed);
    else
        begin(feed);
}

// --- lines ---------------------------------------------------------------------------------------

// Where the next LF is, or TEXT_NONE.
static size_t find_lf(Feed *feed)
{
    size_t lf = text_find_char((Text){feed->at, feed->len}, feed->looked, '\n');
    feed->looked = lf == TEXT_NONE ? feed->len : lf;
    return lf;
}

// The same, behind what is left of a line that was too long.
static size_t find_end(Feed *feed)
{
    size_t lf = find_lf(feed);
    if (!feed->skipping)
        return lf;
    feed->start = feed->looked = lf == TEXT_NONE ? feed->len : lf + 1;
    feed->skipping = lf == TEXT_NONE;
    return feed->skipping ? TEXT_NONE : find_lf(feed);
}

// A line is known to be too long before its end is there.
static bool is_too_long(const Feed *feed, size_t end)
{
    return end - feed->start > feed->most;
}

bool feed_has_line(Feed *feed)
{
    return find_end(feed) != TEXT_NONE || feed->ended || is_too_long(feed, feed->len);
}

bool feed_is_ready(Feed *feed)
{
    while (!feed_has_line(feed)) {
        if (stream_waits(feed->stream))
            return false;
        fill(feed);
    }
    return true;
}

FeedAnswer feed_next(Feed *feed, Arena *arena, FeedLine *line, Text *why)
{
    while (!feed_has_line(feed))
        fill(feed);
    size_t lf = find_end(feed), end = lf == TEXT_NONE ? feed->len : lf;
    bool too_long = is_too_long(feed, end);
    if (lf == TEXT_NONE && !too_long && feed->why.len) {
        *why = arena_copy(arena, feed->why);
        return FEED_TROUBLE;
    }
    if (lf == TEXT_NONE && feed->start == feed->len)
        return FEED_END;
    *line = (FeedLine){.too_long = too_long, .number = feed->number++};
    if (!too_long)
        line->text = (Text){feed->at + feed->start, end - feed->start};
    feed->start = feed->looked = lf == TEXT_NONE ? end : end + 1;
    feed->skipping = lf == TEXT_NONE && too_long;
    return FEED_LINE;
}
