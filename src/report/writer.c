#include "report/writer.h"

#define WRITER(name) extern const Writer writer_##name;
#include "report/writers.def"
#undef WRITER

#define WRITER(name) &writer_##name,
const Writer *const writers[] = {
#include "report/writers.def"
    NULL};
#undef WRITER

void begin_nothing(const Report *report, Out *out)
{
    (void)report;
    (void)out;
}

void end_nothing(const Report *report, const Summary *summary, Out *out)
{
    (void)report;
    (void)summary;
    (void)out;
}

const Writer *writer_find(Text name)
{
    for (const Writer *const *writer = writers; *writer; writer++)
        if (text_is(name, text_of((*writer)->name)))
            return *writer;
    return NULL;
}
