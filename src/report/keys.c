#include "report/keys.h"

void put_key(Out *out, const char *key)
{
    put_ours(out, ",\"");
    put_ours(out, key);
    put_ours(out, "\":");
}

void put_json_ours(Out *out, const char *ours)
{
    if (ours)
        put_json(out, text_of(ours));
    else
        put_ours(out, "null");
}

void put_json_or_null(Out *out, Text text)
{
    if (text.len)
        put_json(out, text);
    else
        put_ours(out, "null");
}

void put_key_u64(Out *out, const char *key, uint64_t value)
{
    put_key(out, key);
    put_u64(out, value);
}

void put_key_text(Out *out, const char *key, Text text)
{
    put_key(out, key);
    put_json(out, text);
}

void put_key_ours(Out *out, const char *key, const char *ours)
{
    put_key(out, key);
    put_json_ours(out, ours);
}

void put_key_or_null(Out *out, const char *key, Text text)
{
    put_key(out, key);
    put_json_or_null(out, text);
}
