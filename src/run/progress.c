#include "run/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/message.h"

enum {
    BAR_FIRST_MS = 500,
    BAR_EVERY_MS = 100,
    LOG_FIRST_MS = 60000,
    LOG_EVERY_MS = 30000,
    LOOK_EVERY_MS = 100,     // for the extent of the inputs
    LOOK_MS = 5,
    WIDTH = 80,              // columns, of what does not say how many it has
};

bool progress_is_due(ProgressKind kind, uint64_t ms, uint64_t told)
{
    switch (kind) {
    case PROGRESS_NONE: return false;
    case PROGRESS_BAR: return ms >= BAR_FIRST_MS && (told == 0 || ms - told >= BAR_EVERY_MS);
    case PROGRESS_LOG: return ms >= LOG_FIRST_MS && (told == 0 || ms - told >= LOG_EVERY_MS);
    }
    return false;
}

Progress progress_start(ProgressKind kind, const TextList *paths)
{
    return (Progress){.kind = kind, .start_ms = clock_ms(), .extent = {.inputs = {.paths = paths}}};
}

void progress_end(Progress *progress)
{
    progress_hide(progress);
    extent_close(&progress->extent);
}

static size_t terminal_width(void)
{
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : WIDTH;
}

// How much there is to read is looked for only by a run that will tell.
static void look(Progress *progress, uint64_t ms)
{
    uint64_t first = progress->kind == PROGRESS_BAR ? BAR_FIRST_MS : LOG_EVERY_MS;
    if (ms < first || ms - progress->looked_ms < LOOK_EVERY_MS)
        return;
    extent_look(&progress->extent, LOOK_MS);
    progress->looked_ms = ms;
}

void progress_step(Progress *progress, ProgressCounts counts)
{
    if (progress->kind == PROGRESS_NONE)
        return;
    counts.ms = clock_ms() - progress->start_ms;
    look(progress, counts.ms);
    if (!progress_is_due(progress->kind, counts.ms, progress->told_ms))
        return;
    Out out = {0};
    if (!counts.catching_up)
        counts.total = extent_bytes(&progress->extent);
    if (progress->kind == PROGRESS_BAR) {
        put_char(&out, '\r');
        put_progress_bar(&out, &counts, terminal_width());
        put_ours(&out, "\x1b[K");
    } else {
        put_progress_log(&out, &counts);
    }
    tell(out_text(&out));
    out_free(&out);
    progress->told_ms = counts.ms;
    progress->shown = progress->kind == PROGRESS_BAR;
}

void progress_hide(Progress *progress)
{
    if (progress->shown)
        tell(TEXT("\r\x1b[K"));
    progress->shown = false;
}
