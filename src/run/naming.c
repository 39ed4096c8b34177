#include "run/naming.h"

static Text unpacked_name(Text path)
{
    static const char *const packed[] = {".gz", ".zst", ".xz", ".bz2", NULL};
    for (size_t i = 0; packed[i]; i++)
        if (text_ends(path, text_of(packed[i])))
            path.len -= text_of(packed[i]).len;
    return path;
}

bool name_is_json(Text path)
{
    return text_ends(unpacked_name(path), TEXT(".json"));
}

bool name_is_lines(Text path)
{
    path = unpacked_name(path);
    return text_ends(path, TEXT(".jsonl")) || text_ends(path, TEXT(".ndjson"));
}
