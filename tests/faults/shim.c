// Preloaded into the program: counts its calls of one kind from the start of main on, and lets one of them
// fail, or all from that one on. What fails does nothing, but that close closes and a short read or write
// moves one byte. Standard error is left alone, so that what goes wrong can be told.
//
//     FAULT_KIND    alloc, foreign, open, read, write, sync, name, close or thread; leak: alloc, and a block
//                   is lost at the start, which a program that looks for leaks must tell
//     FAULT_AT      the number of the call that fails, from 1; 0: none
//     FAULT_LAST    the number of the last one that fails
//     FAULT_ERRNO   of the failure; 0: a short read or write
//     FAULT_COUNT   a file that the number of calls is written to at the end
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXPORTED __attribute__((visibility("default")))

static atomic_ulong calls;
static atomic_bool armed;
static _Thread_local bool exempt;        // what this thread does now
static unsigned long first, last;
static int number;
static char kind[16];
static int count_file = -1;      // open from the beginning: a confined process opens no other file

static unsigned long number_of(const char *name)
{
    const char *value = getenv(name);
    return value ? strtoul(value, NULL, 10) : 0;
}

__attribute__((constructor)) static void read_orders(void)
{
    const char *wanted = getenv("FAULT_KIND");
    snprintf(kind, sizeof kind, "%s", wanted ? wanted : "");
    first = number_of("FAULT_AT");
    last = number_of("FAULT_LAST");
    number = (int)number_of("FAULT_ERRNO");
    const char *count = getenv("FAULT_COUNT");
    if (count)
        count_file = open(count, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
}

// The next definition of a symbol, as a function of the type of this one.
#define NEXT(name) ((__typeof__(&name))(uintptr_t)dlsym(RTLD_NEXT, #name))

// Whether this call is to fail.
static bool fails(const char *what)
{
    if (!atomic_load(&armed) || exempt || strcmp(what, kind) != 0)
        return false;
    unsigned long now = atomic_fetch_add(&calls, 1) + 1;
    if (!first || now < first || now > last)
        return false;
    errno = number;
    return true;
}

__attribute__((destructor)) static void tell_count(void)
{
    atomic_store(&armed, false);
    if (count_file >= 0)
        dprintf(count_file, "%lu\n", atomic_load(&calls));
}

// --- where the program starts --------------------------------------------------------------------

typedef int Main(int, char **, char **);

static Main *program;

__attribute__((noinline)) static void lose_block(void)
{
    void *volatile block = malloc(1);
    block = NULL;
    (void)block;
    snprintf(kind, sizeof kind, "alloc");
}

// Nothing fails once main has ended: a sanitizer reads files when it looks for leaks.
static int armed_main(int argc, char **argv, char **environment)
{
    if (strcmp(kind, "leak") == 0)
        lose_block();
    atomic_store(&armed, true);
    int status = program(argc, argv, environment);
    atomic_store(&armed, false);
    return status;
}

int __libc_start_main(Main *main, int argc, char **argv, void (*begin)(void), void (*end)(void),
                      void (*loader)(void), void *stack);

EXPORTED int __libc_start_main(Main *main, int argc, char **argv, void (*begin)(void), void (*end)(void),
                               void (*loader)(void), void *stack)
{
    program = main;
    return NEXT(__libc_start_main)(armed_main, argc, argv, begin, end, loader, stack);
}

// How the program leaves when it has no memory, while its threads still run: a sanitizer that is there looks
// for what nobody has got any more.
EXPORTED void _exit(int status)
{
    void *found = dlsym(RTLD_DEFAULT, "__lsan_do_leak_check");
    void (*look_for_leaks)(void) = (void (*)(void))(uintptr_t)found;
    atomic_store(&armed, false);
    if (look_for_leaks)
        look_for_leaks();
    NEXT(_exit)(status);
    abort();
}

// --- memory --------------------------------------------------------------------------------------

// The loader ends the process when it has no memory, and libarchive looks at some NULLs too late: neither is
// the program's to mend. A kind of their own.
static const char *kind_of_caller(const void *caller)
{
    Dl_info info;
    if (!atomic_load(&armed) || !dladdr(caller, &info) || !info.dli_fname)
        return "alloc";
    return strstr(info.dli_fname, "/ld-") || strstr(info.dli_fname, "/libarchive.") ? "foreign" : "alloc";
}

#define MEMORY_FAILS() fails(kind_of_caller(__builtin_return_address(0)))

// The next one is the C library's or a sanitizer's.
EXPORTED void *malloc(size_t size)
{
    return MEMORY_FAILS() ? NULL : NEXT(malloc)(size);
}

EXPORTED void *calloc(size_t count, size_t size)
{
    return MEMORY_FAILS() ? NULL : NEXT(calloc)(count, size);
}

EXPORTED void *realloc(void *memory, size_t size)
{
    return MEMORY_FAILS() ? NULL : NEXT(realloc)(memory, size);
}

// --- files ---------------------------------------------------------------------------------------

EXPORTED int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return fails("open") ? -1 : NEXT(open)(path, flags, mode);
}

EXPORTED int mkostemp(char *pattern, int flags)
{
    return fails("open") ? -1 : NEXT(mkostemp)(pattern, flags);
}

EXPORTED DIR *opendir(const char *path)
{
    return fails("open") ? NULL : NEXT(opendir)(path);
}

// Is neither short nor interrupted.
EXPORTED struct dirent *readdir(DIR *folder)
{
    return number != 0 && number != EINTR && fails("read") ? NULL : NEXT(readdir)(folder);
}

EXPORTED ssize_t read(int file, void *to, size_t size)
{
    bool failed = fails("read");
    if (failed && number)
        return -1;
    return NEXT(read)(file, to, failed && size > 1 ? 1 : size);
}

EXPORTED ssize_t write(int file, const void *from, size_t size)
{
    bool failed = file != STDERR_FILENO && fails("write");
    if (failed && number)
        return -1;
    return NEXT(write)(file, from, failed && size > 1 ? 1 : size);
}

EXPORTED int fsync(int file)
{
    return fails("sync") ? -1 : NEXT(fsync)(file);
}

EXPORTED int fdatasync(int file)
{
    return fails("sync") ? -1 : NEXT(fdatasync)(file);
}

EXPORTED int ftruncate(int file, off_t length)
{
    return fails("sync") ? -1 : NEXT(ftruncate)(file, length);
}

EXPORTED int rename(const char *from, const char *to)
{
    return fails("name") ? -1 : NEXT(rename)(from, to);
}

EXPORTED int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    return fails("name") ? -1 : NEXT(linkat)(from_folder, from, to_folder, to, flags);
}

// Closes in any case, as Linux does.
EXPORTED int close(int file)
{
    bool failed = fails("close");
    int status = NEXT(close)(file);
    if (failed)
        errno = number;
    return failed ? -1 : status;
}

EXPORTED int pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                            void *(*start)(void *), void *argument)
{
    return fails("thread") ? number : NEXT(pthread_create)(thread, attributes, start, argument);
}

// With this a sanitizer asks where a thread's stack is, and ends the process when it is not told.
EXPORTED int pthread_getattr_np(pthread_t thread, pthread_attr_t *attributes)
{
    exempt = true;
    int status = NEXT(pthread_getattr_np)(thread, attributes);
    exempt = false;
    return status;
}
