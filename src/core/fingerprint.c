#include "core/fingerprint.h"

#include "syntax/digest.h"

// White space to one space each, none at the ends: a line that was broken anew says the same.
static Text fold(Text text, Arena *arena)
{
    char *folded = arena_get(arena, text.len + 1);
    size_t len = 0;
    text = text_trim(text);
    for (size_t i = 0; i < text.len; i++) {
        bool space = char_is_space(text.at[i]);
        if (!space || folded[len - 1] != ' ')
            folded[len++] = space ? ' ' : text.at[i];
    }
    return (Text){folded, len};
}

static Text marked_text(const Document *document, const Finding *finding)
{
    static const Text none;
    if (finding->quoted)
        return finding->quoted->excerpt;
    switch (finding->channel) {
    case CHANNEL_ANSWER:
        return text_span(finding->in_channel ? document->answer.text : document->source,
                         finding->in_channel ? finding->text : finding->span);
    case CHANNEL_THINKING:
        return text_span(finding->in_channel ? document->thinking.text : document->source,
                         finding->in_channel ? finding->text : finding->span);
    case CHANNEL_COUNT:
        break;
    }
    return none;
}

static Text digest_of(const TextList *parts, Arena *arena)
{
    return text_slice(digest_texts(arena, parts), 0, FINGERPRINT_LEN);
}

Text fingerprint_of(const Document *document, const Finding *finding, Arena *arena)
{
    TextList parts = {0};
    list_add(arena, &parts, finding->rule->id);
    list_add(arena, &parts, text_of(channel_name(finding->channel)));
    list_add(arena, &parts, fold(marked_text(document, finding), arena));
    return digest_of(&parts, arena);
}

Text fingerprint_of_texts(Text name, Text what, Arena *arena)
{
    TextList parts = {0};
    list_add(arena, &parts, name);
    list_add(arena, &parts, what);
    return digest_of(&parts, arena);
}

Text fingerprint_of_channel(const Channel *channel, Arena *arena)
{
    TextList parts = {0};
    if (!channel->present)
        return (Text){0};
    list_add(arena, &parts, channel->text);
    return digest_of(&parts, arena);
}

Text fingerprint_of_record(const Result *result, Arena *arena)
{
    const Document *document = result->document;
    if (document->id.len)
        return arena_join(arena, TEXT("id "), document->id);
    Text digest = result->digests.answer;
    if (digest.len == 0)
        digest = fingerprint_of_channel(&document->answer, arena);
    return arena_join(arena, TEXT("answer "), digest);
}

Text fingerprint_in_file(const Document *document, Text fingerprint, Arena *arena)
{
    if (document->record == 0 && document->id.len == 0)
        return fingerprint;
    TextList parts = {0};
    list_add(arena, &parts, arena_print(arena, "%llu", (unsigned long long)document->record));
    list_add(arena, &parts, document->id);
    list_add(arena, &parts, fingerprint);
    return digest_of(&parts, arena);
}
