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
