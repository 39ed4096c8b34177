#include "run/lines.h"

#include <stdlib.h>

#include "base/limit.h"
#include "run/feed.h"

struct Lines {
    Feed *feed;
    bool ended;
};

Lines *lines_open(Text path, Arena *arena, Text *why)
{
    Feed *feed = feed_open(path, arena, why);
    if (!feed)
        return NULL;
    Lines *lines = memory_get(sizeof *lines);
    *lines = (Lines){.feed = feed};
    return lines;
}

void lines_close(Lines *lines)
{
    feed_close(lines->feed);
    free(lines);
}

static bool end_for(Lines *lines, Text why, Line *line)
{
    lines->ended = true;
    line->why = why;
    return true;
}

bool lines_next(Lines *lines, Arena *arena, Line *line)
{
    FeedLine found;
    Text why = {0};
    FeedAnswer answer = FEED_END;
    *line = (Line){0};
    while (!lines->ended
           && (answer = feed_next(lines->feed, arena, &found, &why)) == FEED_LINE) {
        line->number = (uint32_t)found.number + 1;
        if (found.too_long)
            return end_for(lines, limit_met(LIMIT_RECORD, arena), line);
        if (text_is_blank(found.text))
            continue;
        if (text_ends(found.text, TEXT("\r")))
            found.text.len--;
        line->text = arena_copy(arena, found.text);
        return true;
    }
    if (answer != FEED_TROUBLE)
        return false;
    line->number++;
    return end_for(lines, why, line);
}
