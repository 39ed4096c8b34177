#include "base/message.h"

#include <errno.h>
#include <unistd.h>

void put_message(Out *out, Text path, Text what)
{
    put_error(out, &(Error){.path = path, .message = what});
}

void put_error(Out *out, const Error *error)
{
    put_raw(out, TEXT("answerlint: "));
    if (error->path.len) {
        put_safe(out, error->path);
        if (error->line)
            put_print(out, ":%u", error->line);
        if (error->line && error->column)
            put_print(out, ":%u", error->column);
        put_raw(out, TEXT(": "));
    }
    put_safe(out, error->message);
    put_char(out, '\n');
}

void tell(Text bytes)
{
    while (bytes.len > 0) {
        ssize_t done = write(STDERR_FILENO, bytes.at, bytes.len);
        if (done < 0 && errno != EINTR)
            return;
        if (done > 0)
            bytes = text_from(bytes, (size_t)done);
    }
}
