// Replays what a fuzzer would begin with, without one: replay [TARGET]... runs each target on its seeds, on
// beginnings of them, and on copies with bytes flipped, left out and doubled. What is tried is the same in
// every run. REPLAY=all tries every beginning. `replay --export FOLDER TARGET` writes the seeds into a
// folder, for a fuzzer; `replay --input FILE TARGET` runs one input, to look at what a fuzzer found.
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "fuzz/fuzz.h"

enum {
    SEED_MOST = 16 << 10,          // bytes, the max_len of the fuzzers
    BEGINNINGS = 8,                // of a seed, unless all are asked for
    NEIGHBOURS = 12,               // of a seed
    PATH_ROOM = 4096,
};

typedef struct Replay {
    const Target *target;
    const char *folder;            // that seeds are exported to; NULL: they are run
    size_t seeds, inputs;
    uint64_t random;
    bool all;
} Replay;

// xorshift64* (Vigna 2016): nothing that must be good, only the same everywhere.
static size_t below(Replay *replay, size_t limit)
{
    replay->random ^= replay->random >> 12;
    replay->random ^= replay->random << 25;
    replay->random ^= replay->random >> 27;
    return limit ? (size_t)((replay->random * UINT64_C(2685821657736338717)) >> 33) % limit : 0;
}

// In memory of its own size, so that a sanitizer sees one byte too far.
static void try_input(Replay *replay, Text input)
{
    Arena arena = {0};
    char *copy = memory_get(input.len);
    if (input.len)
        memcpy(copy, input.at, input.len);
    replay->target->run((Text){copy, input.len}, &arena);
    replay->inputs++;
    free(copy);
    arena_free(&arena);
}

static void try_beginnings(Replay *replay, Text seed)
{
    size_t step = replay->all ? 1 : 1 + seed.len / BEGINNINGS;
    for (size_t at = below(replay, step); at < seed.len; at += step)
        try_input(replay, text_slice(seed, 0, at));
}

// One to four bytes flipped; or a stretch left out, or doubled.
static void try_neighbours(Replay *replay, Text seed)
{
    char *copy = memory_get(2 * seed.len + 1);
    for (int i = 0; i < NEIGHBOURS && seed.len > 0; i++) {
        size_t at = below(replay, seed.len), len = 1 + below(replay, seed.len - at);
        size_t behind = at + (i % 4 == 3 ? 0 : i % 4 == 2 ? len : 0);
        memcpy(copy, seed.at, at);
        memcpy(copy + at, seed.at + behind, seed.len - behind);
        size_t size = at + seed.len - behind;
        if (i % 4 == 3) {
            memcpy(copy + at + len, seed.at + at, seed.len - at);
            size = seed.len + len;
        }
        for (size_t flips = i % 4 < 2 ? 1 + below(replay, 4) : 0; flips > 0; flips--) {
            size_t place = below(replay, size);
            copy[place] = (char)(copy[place] ^ (1 << below(replay, 8)));
        }
        try_input(replay, (Text){copy, size});
    }
    free(copy);
}

static void export_seed(Replay *replay, Text seed)
{
    char path[PATH_ROOM];
    snprintf(path, sizeof path, "%s/%s-%04zu", replay->folder, replay->target->name, replay->seeds);
    FILE *file = fopen(path, "wb");
    if (!file || (seed.len && fwrite(seed.at, seed.len, 1, file) != 1) || fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

static void take_file(Replay *replay, const char *path)
{
    Arena keep = {0};
    Text seed, why = {0};
    if (!file_read(text_of(path), 64 << 20, &keep, &seed, &why)) {
        fprintf(stderr, "replay: %s: %.*s\n", path, TEXT_ARG(why));
        exit(2);
    }
    replay->seeds++;
    seed = text_slice(seed, 0, SEED_MOST);
    if (replay->folder) {
        export_seed(replay, seed);
    } else {
        try_input(replay, seed);
        try_beginnings(replay, seed);
        try_neighbours(replay, seed);
    }
    arena_free(&keep);
}

static void take_path(Replay *replay, const char *path, int depth)
{
    struct stat status;
    struct dirent **names;
    if (stat(path, &status) != 0 || !S_ISDIR(status.st_mode) || depth == 0) {
        take_file(replay, path);
        return;
    }
    int count = scandir(path, &names, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char inside[PATH_ROOM];
        if (snprintf(inside, sizeof inside, "%s/%s", path, names[i]->d_name) >= PATH_ROOM) {
            fprintf(stderr, "replay: %s: a path too long\n", path);
            exit(2);
        }
        if (names[i]->d_name[0] != '.')
            take_path(replay, inside, depth - 1);
        free(names[i]);
    }
    if (count >= 0)
        free(names);
}

// What once failed lies in tests/fuzz/found/TARGET.
static void replay_target(const Target *target, const char *folder)
{
    enum { DEPTH = 4 };
    char found[PATH_ROOM];
    struct stat status;
    const char *wanted = getenv("REPLAY");
    Replay replay = {.target = target, .folder = folder, .random = 88172645463325252,
                     .all = wanted && strcmp(wanted, "all") == 0};
    for (const char *const *seed = target->seeds; *seed; seed++)
        take_path(&replay, *seed, DEPTH);
    snprintf(found, sizeof found, "tests/fuzz/found/%s", target->name);
    if (stat(found, &status) == 0)
        take_path(&replay, found, DEPTH);
    if (replay.seeds == 0) {
        fprintf(stderr, "replay: %s has no seeds\n", target->name);
        exit(2);
    }
    if (!folder)
        printf("replay: %-12s %4zu seeds, %6zu inputs\n", target->name, replay.seeds,
               replay.inputs);
}

static const Target *find_target(const char *name)
{
    for (const Target *const *target = targets; *target; target++)
        if (strcmp((*target)->name, name) == 0)
            return *target;
    fprintf(stderr, "replay: no target is named '%s'\n", name);
    exit(2);
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc == 4 && strcmp(argv[1], "--export") == 0) {
        replay_target(find_target(argv[3]), argv[2]);
    } else if (argc == 4 && strcmp(argv[1], "--input") == 0) {
        Replay replay = {.target = find_target(argv[3]), .random = 1};
        take_file(&replay, argv[2]);
    } else if (argc == 1) {
        for (const Target *const *target = targets; *target; target++)
            replay_target(*target, NULL);
    }
    for (int i = 1; argc != 4 && i < argc; i++)
        replay_target(find_target(argv[i]), NULL);
    return 0;
}
