#include "syntax/digest.h"

#include <sha256.h>

Text digest_texts(Arena *arena, const TextList *texts)
{
    SHA256_CTX context;
    char hex[SHA256_DIGEST_STRING_LENGTH];
    SHA256Init(&context);
    for (size_t i = 0; i < texts->len; i++) {
        Text text = texts->at[i];
        Text head = arena_print(arena, "%zu:", text.len);
        SHA256Update(&context, (const uint8_t *)head.at, head.len);
        SHA256Update(&context, (const uint8_t *)(text.at ? text.at : ""), text.len);
    }
    return arena_copy(arena, text_of(SHA256End(&context, hex)));
}
