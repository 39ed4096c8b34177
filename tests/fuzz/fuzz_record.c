// Any bytes as JSON: the reader and the skipper agree on where a value ends, and a decoded string has a place
// for each of its bytes.
#include "base/utf8.h"
#include "fuzz/fuzz.h"
#include "syntax/json.h"

static void check_string(const JsonNode *node, Arena *arena)
{
    JsonString string;
    size_t at = 0;
    if (!json_string(node, arena, &string))
        return;
    fuzz_assert(utf8_first_bad(string.text, 0) == TEXT_NONE);
    for (size_t i = 0; i < string.pieces.len; i++) {
        JsonPiece piece = string.pieces.at[i];
        fuzz_assert(piece.at == at);
        fuzz_assert(piece.source >= node->start
                    && piece.source + piece.source_len <= node->start + node->raw.len);
        at += piece.len;
    }
    fuzz_assert(at == string.text.len);
}

// Nodes lie in the arena without a way up: a stack of our own walks them.
static void check_tree(const JsonNode *root, Arena *arena)
{
    LIST(const JsonNode *) open = {0};
    list_add(arena, &open, root);
    while (open.len > 0) {
        const JsonNode *node = open.at[--open.len];
        check_string(node, arena);
        for (size_t i = 0; i < node->len; i++)
            list_add(arena, &open, &node->at[i]);
    }
}

static void run(Text input, Arena *arena)
{
    JsonReader reader = {.text = input};
    for (;;) {
        JsonNode *node = NULL;
        Span skipped;
        size_t from = reader.at;
        JsonAnswer answer = json_next(&reader, arena, &node);
        if (answer != JSON_VALUE)
            return;
        fuzz_assert(reader.at > from && reader.at <= input.len);
        fuzz_assert(json_skip(input, from, &skipped) == JSON_VALUE);
        fuzz_assert(skipped.start == node->start && skipped.end == node->start + node->raw.len);
        check_tree(node, arena);
    }
}

static const char *const seeds[] = {"fixtures/records", NULL};

const Target target_record = {"record", run, seeds};
