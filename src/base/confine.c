#include "base/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__linux__) && defined(__has_include)
#if __has_include(<linux/landlock.h>)
#include <linux/landlock.h>
#define HAS_LANDLOCK
#endif
#endif

#ifdef HAS_LANDLOCK

// Headers are older than kernels: the rights by their numbers (linux/landlock.h).
enum {
    ALL_OF_ABI_1 = (1 << 13) - 1,
    REFER = 1 << 13,                 // from ABI 2
    TRUNCATE = 1 << 14,              // 3
    IOCTL_DEV = 1 << 15,             // 5
    READ = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    WRITE = READ | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_MAKE_REG
          | LANDLOCK_ACCESS_FS_REMOVE_FILE | TRUNCATE,
    OF_FILES = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE | TRUNCATE,
};

static __u64 known_rights(long abi)
{
    return ALL_OF_ABI_1 | (abi >= 2 ? REFER : 0) | (abi >= 3 ? TRUNCATE : 0)
         | (abi >= 5 ? IOCTL_DEV : 0);
}

static bool allow(int rules, const char *path, __u64 rights)
{
    struct stat status;
    int file = open(path, O_PATH | O_CLOEXEC);
    if (file < 0)
        return true;
    bool folder = fstat(file, &status) == 0 && S_ISDIR(status.st_mode);
    struct landlock_path_beneath_attr beneath = {.allowed_access = folder ? rights
                                                                          : rights & OF_FILES,
                                                 .parent_fd = file};
    long bad = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    close(file);
    return bad == 0;
}

static const char *folder_of(Text path, Arena *scratch)
{
    size_t end = path.len;
    while (end > 0 && path.at[end - 1] != '/')
        end--;
    return end ? arena_terminated(scratch, text_slice(path, 0, end)) : ".";
}

// A process that looks for its leaks when it ends reads there what its threads do.
#ifdef __SANITIZE_ADDRESS__
static const char *const of_leak_checker = "/proc";
#else
static const char *const of_leak_checker = NULL;
#endif

static bool allow_all(int rules, const TextList *read, const TextList *write, __u64 known,
                      Arena *scratch)
{
    bool good = !of_leak_checker || allow(rules, of_leak_checker, READ & known);
    for (size_t i = 0; good && i < read->len; i++)
        good = allow(rules, arena_terminated(scratch, read->at[i]), READ & known);
    for (size_t i = 0; good && i < write->len; i++)
        good = allow(rules, folder_of(write->at[i], scratch), WRITE & known);
    return good;
}

Confinement confine(const TextList *read, const TextList *write, Arena *scratch)
{
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (abi < 1)
        return CONFINE_ABSENT;
    struct landlock_ruleset_attr handled = {.handled_access_fs = known_rights(abi)};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0)
        return CONFINE_REFUSED;
    bool good = allow_all(rules, read, write, handled.handled_access_fs, scratch)
        && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0
        && syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    close(rules);
    return good ? CONFINED : CONFINE_REFUSED;
}

#else

Confinement confine(const TextList *read, const TextList *write, Arena *scratch)
{
    (void)read, (void)write, (void)scratch;
    return CONFINE_ABSENT;
}

#endif
