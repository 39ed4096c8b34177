#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_MOST = 1000 };  // bytes; a longer message is cut: it was one line for a person

bool error_is(const Error *error)
{
    return error->message.len > 0;
}

__attribute__((format(printf, 4, 0)))
static bool fill(Error *error, Arena *arena, Place place, const char *format, va_list values)
{
    if (error_is(error))
        return false;
    char message[MESSAGE_MOST];
    vsnprintf(message, sizeof message, format, values);
    *error = (Error){place.path, place.line, place.column, arena_copy(arena, text_of(message))};
    return false;
}

bool error_set(Error *error, Arena *arena, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fill(error, arena, (Place){0}, format, values);
    va_end(values);
    return false;
}

bool error_at(Error *error, Arena *arena, Place place, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    fill(error, arena, place, format, values);
    va_end(values);
    return false;
}
