#include "base/confine.h"

#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>

#include "folder.h"
#include "unit.h"

enum { ABSENT = 77 };

typedef struct Places {
    const char *given, *other;       // files
    TextList read, write;
    Arena arena;
} Places;

static bool opens(const char *path, int flags)
{
    int file = open(path, flags, 0644);
    if (file >= 0)
        close(file);
    return file >= 0;
}

// What a confined process can do, as a number of bits; ABSENT where nothing can be confined.
static int tried(Places *places, bool (*const *tries)(const Places *), size_t count)
{
    int status = 0;
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        int done = 0;
        if (confine(&places->read, &places->write, &places->arena) != CONFINED)
            _exit(ABSENT);
        for (size_t i = 0; i < count; i++)
            done |= tries[i](places) ? 1 << i : 0;
        _exit(done);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static bool read_given(const Places *places)
{
    return opens(places->given, O_RDONLY);
}

static bool write_given(const Places *places)
{
    return opens(places->given, O_WRONLY);
}

static bool read_other(const Places *places)
{
    return opens(places->other, O_RDONLY);
}

static bool read_system(const Places *places)
{
    (void)places;
    return opens("/etc/passwd", O_RDONLY);
}

static bool make_beside(const Places *places)
{
    char path[4096];
    snprintf(path, sizeof path, "%s.new", places->other);
    return opens(path, O_WRONLY | O_CREAT | O_EXCL);
}

static bool (*const tries[])(const Places *) = {read_given, write_given, read_other, read_system,
                                                make_beside};
enum { TRIES = sizeof tries / sizeof *tries, READ_GIVEN = 1, READ_OTHER = 4, MAKE_BESIDE = 16 };

static void places_make(Places *places, Folder *folder)
{
    folder_make(folder);
    *places = (Places){0};
    places->given = folder_write(folder, "given.txt", "a");
    folder_add(folder, "out");
    places->other = folder_write(folder, "out/other.txt", "b");
    list_add(&places->arena, &places->read, text_of(places->given));
}

START_TEST(only_what_was_named_can_be_read)
{
    Folder folder;
    Places places;
    places_make(&places, &folder);
    int done = tried(&places, tries, TRIES);
    folder_remove(&folder);
    ck_assert(done == ABSENT || done == READ_GIVEN);
    arena_free(&places.arena);
}
END_TEST

// A report is made, and moved, in its folder.
START_TEST(the_folder_of_a_report_can_be_written)
{
    Folder folder;
    Places places;
    places_make(&places, &folder);
    list_add(&places.arena, &places.write, text_of(places.other));
    int done = tried(&places, tries, TRIES);
    folder_remove(&folder);
    ck_assert(done == ABSENT || done == (READ_GIVEN | READ_OTHER | MAKE_BESIDE));
    arena_free(&places.arena);
}
END_TEST

START_TEST(a_folder_is_read_with_all_below)
{
    Folder folder;
    Places places;
    places_make(&places, &folder);
    list_add(&places.arena, &places.read, text_of(folder.path));
    int done = tried(&places, tries, TRIES);
    folder_remove(&folder);
    ck_assert(done == ABSENT || done == (READ_GIVEN | READ_OTHER));
    arena_free(&places.arena);
}
END_TEST

Suite *suite_base_confine(void)
{
    return suite_of("base/confine", (const TTest *const[]){only_what_was_named_can_be_read,
                                                           the_folder_of_a_report_can_be_written,
                                                           a_folder_is_read_with_all_below, NULL});
}
