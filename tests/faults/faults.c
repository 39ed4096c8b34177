// faults SHARE SEED [SCENARIO]: runs the scenarios of run.sh, in the folder that it made, each time with
// another call that fails (shim.c), and looks at how the run ends. Of the calls of each kind one in SHARE is
// tried, from a place that SEED chooses; 1 tries all.
//
// A run that says 0 or 1 has the bytes of an undisturbed one. A run that says 2 has told why. Neither ends by
// a signal or leaves a report that is not whole. A run with a checkpoint can be gone on with, if only writing
// failed, and then has the bytes of an undisturbed one. Where libarchive or the loader gets no memory the run
// may end by a signal, and the rest is the same. With LEAKS set the program has a sanitizer that looks
// for leaks when it ends: it must find those that are made for it, and no other.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// WATCHDOG: seconds; a run that hangs ends by a signal. CAUGHT: the status when a sanitizer finds something.
enum { PATH_ROOM = 512, WATCHDOG = 60, CAUGHT = 99 };

typedef struct Scenario {
    const char *name;
    const char *command;         // for a shell; $A is the program, its reports are in out/
    const char *resume;          // the command that goes on; NULL: none
} Scenario;

#define PROGRAM "LD_PRELOAD=$FAULT_SHIM exec $A "
#define CHECK PROGRAM "check $MORE --no-config -j 2 -r integrity " REPORTS
#define FILTER PROGRAM "filter $MORE -j 2 -r integrity -r ./rules.yaml "
#define REPORTS "--summary out/s.json -f json:out/r.json -f junit:out/r.xml "

static const Scenario scenarios[] = {
    {"check", CHECK "-r csharp-async -r ./rules.yaml -f sarif:out/r.sarif -f html:out/r.html folder", NULL},
    {"filter", FILTER "--summary out/s.json < lines.jsonl", NULL},
    {"archive", CHECK "--checkpoint out/c packed.tar.gz", CHECK "--checkpoint out/c --resume packed.tar.gz"},
};

enum {
    ONCE = 0,
    FOR_EVER = 1,                // all calls after the first one that fails
    UNSEEN = 2,                  // must change nothing
    FOREIGN = 4,                 // in a library that may crash
};

typedef struct Fault {
    const char *kind;
    int number;                  // errno; 0: short
    int how;
} Fault;

static const Fault all_faults[] = {
    {"alloc", ENOMEM, ONCE},
    {"alloc", ENOMEM, FOR_EVER},
    {"foreign", ENOMEM, ONCE | FOREIGN},
    {"foreign", ENOMEM, FOR_EVER | FOREIGN},
    {"open", EMFILE, ONCE},
    {"open", EMFILE, FOR_EVER},
    {"open", EACCES, ONCE},
    {"open", EOPNOTSUPP, ONCE},
    {"read", EIO, ONCE},
    {"read", EIO, FOR_EVER},
    {"read", EINTR, ONCE | UNSEEN},
    {"read", 0, ONCE | UNSEEN},
    {"read", 0, FOR_EVER | UNSEEN},
    {"write", ENOSPC, ONCE},
    {"write", ENOSPC, FOR_EVER},
    {"write", EPIPE, ONCE},
    {"write", EIO, ONCE},
    {"write", EINTR, ONCE | UNSEEN},
    {"write", 0, ONCE | UNSEEN},
    {"write", 0, FOR_EVER | UNSEEN},
    {"sync", EIO, ONCE},
    {"sync", ENOSPC, FOR_EVER},
    {"name", EACCES, ONCE},
    {"name", ENOSPC, FOR_EVER},
    {"close", EIO, ONCE},
    {"close", EIO, FOR_EVER},
    {"thread", EAGAIN, ONCE | UNSEEN},
    {"thread", EAGAIN, FOR_EVER | UNSEEN},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct Place {
    const Scenario *scenario;
    const Fault *fault;
    unsigned long at;
    int status;                  // of the undisturbed run
    unsigned long runs, failures;
} Place;

// --- files ---------------------------------------------------------------------------------------

typedef struct Bytes {
    char *at;
    size_t len;
} Bytes;

static void give_up(const char *what)
{
    perror(what);
    exit(2);
}

// NULL when there is no such file; ends with a NUL.
static Bytes content(const char *path)
{
    Bytes bytes = {NULL, 0};
    struct stat status;
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &status) != 0)
        return bytes;
    bytes.at = calloc((size_t)status.st_size + 1, 1);
    ssize_t got = bytes.at ? read(file, bytes.at, (size_t)status.st_size) : -1;
    if (got != status.st_size)
        give_up(path);
    close(file);
    bytes.len = (size_t)got;
    return bytes;
}

static bool same(Bytes a, Bytes b)
{
    return a.at && b.at && a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

// Calls `each` for the files of a folder.
static void for_files(const char *folder, void (*each)(Place *, const char *), Place *place)
{
    struct dirent *entry;
    DIR *open_folder = opendir(folder);
    if (!open_folder)
        give_up(folder);
    while ((entry = readdir(open_folder)))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            each(place, entry->d_name);
    closedir(open_folder);
}

static const char *inside(const char *folder, const char *name)
{
    static char path[2][PATH_ROOM];
    static int turn;
    turn = !turn;
    snprintf(path[turn], PATH_ROOM, "%s/%s", folder, name);
    return path[turn];
}

static void remove_one(Place *place, const char *name)
{
    (void)place;
    if (unlink(inside("out", name)) != 0)
        give_up(name);
}

static void remove_whole(Place *place, const char *name)
{
    (void)place;
    if (unlink(inside("whole", name)) != 0)
        give_up(name);
}

static void move_one(Place *place, const char *name)
{
    (void)place;
    if (rename(inside("out", name), inside("whole", name)) != 0)
        give_up(name);
}

// --- runs ----------------------------------------------------------------------------------------

static void set_number(const char *name, unsigned long number)
{
    char value[32];
    snprintf(value, sizeof value, "%lu", number);
    setenv(name, value, 1);
}

// With no kind nothing fails.
static void give_orders(const char *kind, unsigned long at, unsigned long last, int number)
{
    setenv("FAULT_KIND", kind, 1);
    set_number("FAULT_AT", at);
    set_number("FAULT_LAST", last);
    set_number("FAULT_ERRNO", (unsigned long)number);
}

// The status as the shell says it: a signal is 128 and more.
static int run(const char *command)
{
    int status;
    char *const words[] = {"sh", "-c", (char *)(size_t)command, NULL};
    pid_t child = fork();
    if (child < 0)
        give_up("fork");
    if (child == 0) {
        int out = open("stdout", O_WRONLY | O_CREAT | O_TRUNC, 0666);
        int err = open("stderr", O_WRONLY | O_CREAT | O_TRUNC, 0666);
        if (dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0)
            _exit(126);
        close(out);
        close(err);
        alarm(WATCHDOG);
        execv("/bin/sh", words);
        _exit(127);
    }
    if (waitpid(child, &status, 0) != child)
        give_up("waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void failed(Place *place, const char *what)
{
    Bytes err = content("stderr");
    printf("faults: %s, %s %lu%s, errno %d: %s\n", place->scenario->name, place->fault->kind, place->at,
           (place->fault->how & FOR_EVER) ? " and all after it" : "", place->fault->number, what);
    printf("    %.300s\n", err.at ? err.at : "");
    free(err.at);
    place->failures++;
}

// A report that another one could be taken for ends as that one does.
static void look_at_report(Place *place, const char *name)
{
    Bytes whole = content(inside("whole", name)), is = content(inside("out", name));
    const char *dot = strrchr(name, '.');
    bool part = dot && strcmp(dot, ".part") == 0;
    if (strstr(name, ".partial") || (part && !place->scenario->resume))
        failed(place, name);
    else if (!part && strcmp(name, "c") != 0 && !same(whole, is)
             && (!whole.at || is.len < 8 || whole.len < 8
                 || memcmp(is.at + is.len - 2, whole.at + whole.len - 2, 2) != 0))
        failed(place, inside("half a report:", name));
    free(whole.at);
    free(is.at);
}

static void expect_whole(Place *place, const char *name)
{
    Bytes whole = content(inside("whole", name)), is = content(inside("out", name));
    if (strcmp(name, "c") != 0 && !same(whole, is))
        failed(place, inside("not the report of an undisturbed run:", name));
    free(whole.at);
    free(is.at);
}

static void expect_same(Place *place)
{
    Bytes whole = content("stdout.whole"), is = content("stdout");
    if (!same(whole, is))
        failed(place, "standard output is another one");
    free(whole.at);
    free(is.at);
    for_files("whole", expect_whole, place);
}

static bool only_writing_failed(const Fault *fault)
{
    return strcmp(fault->kind, "open") != 0 && strcmp(fault->kind, "read") != 0;
}

// An input that could not be read is a result too: then the run is done, and there is nothing to go on with.
static bool is_done(void)
{
    Bytes journal = content("out/c");
    bool done = journal.at && strstr(journal.at, "\ndone ");
    free(journal.at);
    return done;
}

static void go_on(Place *place)
{
    if (is_done())
        return;
    give_orders("", 0, 0, 0);
    int status = run(place->scenario->resume);
    if (status != place->status)
        failed(place, "cannot be gone on with");
    else
        for_files("whole", expect_whole, place);
}

static void try_one(Place *place)
{
    const Fault *fault = place->fault;
    struct stat told;
    for_files("out", remove_one, place);
    unsigned long last = (fault->how & FOR_EVER) ? (unsigned long)-1 : place->at;
    give_orders(fault->kind, place->at, last, fault->number);
    int status = run(place->scenario->command);
    place->runs++;
    for_files("out", look_at_report, place);
    if (status == CAUGHT)
        failed(place, "caught by the sanitizer");
    else if (status > 2 && !(fault->how & FOREIGN))
        failed(place, "ended by a signal");
    else if (status == place->status)
        expect_same(place);
    else if ((status != 2 && !(fault->how & FOREIGN)) || (fault->how & UNSEEN))
        failed(place, "another status");
    else if (status == 2 && (stat("stderr", &told) != 0 || told.st_size == 0))
        failed(place, "nothing told");
    else if (place->scenario->resume && only_writing_failed(fault))
        go_on(place);
}

// The number of calls in an undisturbed run, whose reports become the measure.
static unsigned long count_calls(Place *place)
{
    for_files("out", remove_one, place);
    for_files("whole", remove_whole, place);
    give_orders(place->fault->kind, 0, 0, 0);
    setenv("FAULT_COUNT", "count", 1);
    place->status = run(place->scenario->command);
    unsetenv("FAULT_COUNT");
    if (place->status > 1) {
        failed(place, "the undisturbed run does not succeed");
        exit(2);
    }
    for_files("out", move_one, place);
    if (rename("stdout", "stdout.whole") != 0)
        give_up("stdout");
    Bytes count = content("count");
    unsigned long calls = count.at ? strtoul(count.at, NULL, 10) : 0;
    free(count.at);
    if (calls == 0 && !(place->fault->how & FOREIGN))
        failed(place, "no call that could fail");
    return calls;
}

// A run that loses a block must be caught, whether it ends by itself or for want of memory.
static void expect_caught(const Scenario *scenario)
{
    for (unsigned long at = 0; at < 3; at += 2) {
        give_orders("leak", at, at, ENOMEM);
        int status = run(scenario->command);
        if (status == CAUGHT)
            continue;
        fprintf(stderr, "faults: a leak that was made is not found: status %d\n", status);
        exit(2);
    }
}

static void usage(void)
{
    fprintf(stderr, "usage: faults SHARE SEED [SCENARIO]\n");
    exit(2);
}

// Tries one call in `share`, and two at least.
static void try_fault(Place *place, unsigned long calls, unsigned long share, unsigned long seed)
{
    unsigned long step = share <= calls / 2 ? share : (calls + 1) / 2;
    if (step == 0)
        step = 1;
    for (place->at = 1 + seed * 7919 % step; place->at <= calls; place->at += step)
        try_one(place);
    printf("faults: %-8s %-7s errno %3d %s: %5lu calls, %5lu failed, %lu faults\n", place->scenario->name,
           place->fault->kind, place->fault->number, (place->fault->how & FOR_EVER) ? "for ever" : "once    ",
           calls, place->runs, place->failures);
}

int main(int argc, char **argv)
{
    unsigned long share = argc > 2 ? strtoul(argv[1], NULL, 10) : 0, calls = 0, runs = 0, failures = 0;
    const char *kind = "";
    int status = 2;
    if (!share)
        usage();
    setvbuf(stdout, NULL, _IOLBF, 0);
    const char *leaks = getenv("LEAKS");
    if (leaks && *leaks)
        expect_caught(&scenarios[0]);
    for (size_t i = 0; i < COUNT(scenarios) * COUNT(all_faults); i++) {
        Place place = {.scenario = &scenarios[i / COUNT(all_faults)],
                       .fault = &all_faults[i % COUNT(all_faults)]};
        if (argc > 3 && strcmp(argv[3], place.scenario->name) != 0)
            continue;
        if (strcmp(kind, place.fault->kind) != 0) {
            calls = count_calls(&place);
            status = place.status;
        }
        place.status = status;
        kind = place.fault->kind;
        try_fault(&place, calls, share, strtoul(argv[2], NULL, 10));
        runs += place.runs;
        failures += place.failures;
    }
    printf("faults: %lu runs, %lu faults\n", runs, failures);
    return failures > 0 || runs == 0;
}
