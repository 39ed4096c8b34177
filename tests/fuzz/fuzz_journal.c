// Any bytes as a checkpoint, as they are and as lines whose checks are right: refused with a reason, or where
// a run stood, which is the same when it is written and read again.
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "fuzz/fuzz.h"
#include "report/totals.h"
#include "run/checkpoint.h"

static const FactList no_facts;

// A file in memory.
static Text file_of(Text bytes, int *file, Arena *arena)
{
    *file = memfd_create("checkpoint", MFD_CLOEXEC);
    if (*file < 0 || write(*file, bytes.at, bytes.len) != (ssize_t)bytes.len)
        exit(2);
    return arena_print(arena, "/proc/self/fd/%d", *file);
}

static bool open_it(Text path, Checkpoint *checkpoint, Arena *arena)
{
    Error error = {0};
    bool opened = checkpoint_open(checkpoint, path, true, &no_facts, arena, &error);
    fuzz_assert(opened == !error_is(&error));
    fuzz_assert(!opened || checkpoint->begun || !checkpoint->done);
    fuzz_assert(!opened || checkpoint->begun || checkpoint->from.cuts == 0);
    return opened && checkpoint->begun;
}

static void read_totals(Text bytes, Arena *arena)
{
    Totals totals = {0};
    Error error = {0};
    bool read = totals_read(bytes, TEXT("checkpoint"), arena, &totals, &error);
    fuzz_assert(read == !error_is(&error));
    totals_close(&totals);
}

static void go_on(Text path, Arena *arena)
{
    Checkpoint then, now;
    bool begun = open_it(path, &then, arena);
    if (begun) {
        read_totals(then.totals_then, arena);
        fuzz_assert(checkpoint_write(&then, &then.from, then.done, arena));
    }
    checkpoint_close(&then);
    if (!begun)
        return;
    fuzz_assert(open_it(path, &now, arena));
    fuzz_assert(memcmp(&now.from, &then.from, sizeof now.from) == 0 && now.done == then.done);
    fuzz_assert(now.journal.torn == 0);
    checkpoint_close(&now);
}

// What is whole is so without what stands behind it, and nothing but that is.
static void parse(Text bytes, Arena *arena)
{
    Journal journal, again;
    TextList lines = {0}, same = {0};
    journal_parse(&journal, bytes, arena, &lines);
    fuzz_assert(journal.length + journal.torn == bytes.len);
    journal_parse(&again, text_slice(bytes, 0, journal.length), arena, &same);
    fuzz_assert(again.torn == 0 && same.len == lines.len);
    fuzz_assert(memcmp(again.check, journal.check, JOURNAL_CHECK) == 0);
}

static void with_checks(Text bytes, Arena *arena)
{
    int file;
    Journal journal;
    TextList none = {0}, lines = {0}, found = {0};
    Error error = {0};
    Text line, path = file_of((Text){0}, &file, arena);
    while (text_next_part(&bytes, '\n', &line))
        list_add(arena, &lines, line);
    fuzz_assert(journal_open(&journal, path, arena, &none, &error));
    fuzz_assert(journal_add(&journal, &lines, arena, &error));
    journal_close(&journal);
    fuzz_assert(journal_open(&journal, path, arena, &found, &error));
    fuzz_assert(found.len == lines.len && journal.torn == 0);
    journal_close(&journal);
    go_on(path, arena);
    close(file);
}

static void run(Text input, Arena *arena)
{
    int file;
    parse(input, arena);
    go_on(file_of(input, &file, arena), arena);
    close(file);
    with_checks(input, arena);
}

static const char *const seeds[] = {"tests/fuzz/seeds/journal", NULL};

const Target target_journal = {"journal", run, seeds};
