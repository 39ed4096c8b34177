#include "run/extent.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"

// What cannot be read counts nothing; a pipe has no size.
static void add(Extent *extent, const Input *input)
{
    struct stat status;
    bool standard = text_is(input->path, TEXT("-"));
    int answer = standard ? fstat(STDIN_FILENO, &status)
                          : stat(arena_terminated(&extent->arena, input->path), &status);
    if (answer != 0)
        return;
    if (S_ISREG(status.st_mode))
        extent->bytes += (uint64_t)status.st_size;
    else
        extent->unknowable = true;
}

void extent_look(Extent *extent, uint64_t ms)
{
    Input input;
    uint64_t start = clock_ms();
    while (!extent->known && !extent->unknowable && clock_ms() - start < ms) {
        arena_reset(&extent->arena);
        extent->known = !input_next(&extent->inputs, &extent->arena, &input);
        if (!extent->known && !input.why.len)
            add(extent, &input);
    }
}

void extent_close(Extent *extent)
{
    if (extent->inputs.tree)
        tree_close(extent->inputs.tree);
    extent->inputs.tree = NULL;
    arena_free(&extent->arena);
}

uint64_t extent_bytes(const Extent *extent)
{
    return extent->known && !extent->unknowable ? extent->bytes : 0;
}
