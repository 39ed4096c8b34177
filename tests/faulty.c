#include "faulty.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char *wanted = "";
static int calls_before, wanted_number;

void fault_let(const char *call, int after, int number)
{
    wanted = call;
    calls_before = after;
    wanted_number = number;
}

bool fault_came(void)
{
    bool came = *wanted == '\0';
    wanted = "";
    return came;
}

bool fault_comes(const char *call)
{
    if (*wanted == '\0' || strcmp(call, wanted) != 0 || calls_before-- > 0)
        return false;
    wanted = "";
    errno = wanted_number;
    return true;
}

// The next definition of a symbol, as a function of the type of this one.
#define NEXT(name) ((__typeof__(&name))(uintptr_t)dlsym(RTLD_NEXT, #name))

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fault_comes("open") ? -1 : NEXT(open)(path, flags, mode);
}

ssize_t write(int file, const void *from, size_t size)
{
    if (!fault_comes("write"))
        return NEXT(write)(file, from, size);
    return wanted_number == FAULT_SHORT ? 0 : -1;
}

int fsync(int file)
{
    return fault_comes("fsync") ? -1 : NEXT(fsync)(file);
}

int fdatasync(int file)
{
    return fault_comes("fdatasync") ? -1 : NEXT(fdatasync)(file);
}

int ftruncate(int file, off_t length)
{
    return fault_comes("ftruncate") ? -1 : NEXT(ftruncate)(file, length);
}

off_t lseek(int file, off_t offset, int whence)
{
    return fault_comes("lseek") ? -1 : NEXT(lseek)(file, offset, whence);
}

int fstat(int file, struct stat *status)
{
    return fault_comes("fstat") ? -1 : NEXT(fstat)(file, status);
}

int access(const char *path, int how)
{
    return fault_comes("access") ? -1 : NEXT(access)(path, how);
}

int rename(const char *from, const char *to)
{
    return fault_comes("rename") ? -1 : NEXT(rename)(from, to);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    return fault_comes("linkat") ? -1 : NEXT(linkat)(from_folder, from, to_folder, to, flags);
}

// Closes in any case, as Linux does.
int close(int file)
{
    bool failed = fault_comes("close");
    int status = NEXT(close)(file);
    if (failed)
        errno = wanted_number;
    return failed ? -1 : status;
}

// --- the clock -------------------------------------------------------------------------------------

static atomic_bool clock_held;
static atomic_long shown_ms, step_ms;

void clock_hold(long ms, long step)
{
    atomic_store(&shown_ms, ms);
    atomic_store(&step_ms, step);
    atomic_store(&clock_held, true);
}

void clock_free(void)
{
    atomic_store(&clock_held, false);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    if (!atomic_load(&clock_held))
        return NEXT(clock_gettime)(clock, now);
    long ms = atomic_fetch_add(&shown_ms, atomic_load(&step_ms));
    *now = (struct timespec){ms / 1000, ms % 1000 * 1000000};
    return 0;
}
