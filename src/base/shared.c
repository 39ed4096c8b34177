#include "base/shared.h"

#include <dlfcn.h>
#include <string.h>

bool shared_load(const char *library, const char *const *names, void *calls)
{
    void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
    char *call = calls;
    for (size_t i = 0; handle && names[i]; i++, call += sizeof(void *)) {
        void *found = dlsym(handle, names[i]);
        if (!found)
            return false;
        memcpy(call, &found, sizeof found);      // POSIX: a function's address fits
    }
    return handle != NULL;
}

void shared_places(Arena *arena, TextList *places)
{
    Dl_info info;
    void *call = dlsym(RTLD_DEFAULT, "getpid");    // allocators and sanitizers replace others
    list_add(arena, places, TEXT("/etc/ld.so.cache"));
    if (!call || !dladdr(call, &info) || !info.dli_fname)
        return;
    Text file = text_of(info.dli_fname);
    size_t end = file.len;
    while (end > 1 && file.at[end - 1] != '/')
        end--;
    list_add(arena, places, arena_copy(arena, text_slice(file, 0, end)));
}
