// Any valid text as Markdown, and its outline: blocks lie in their parents, runs, items and sentences in the
// text, and what is found in the prose has a place in the text.
#include "base/utf8.h"
#include "core/outline.h"
#include "fuzz/fuzz.h"

static bool within(Span inner, Span outer)
{
    return outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
}

static void check_blocks(const Markdown *markdown)
{
    Span all = {0, markdown->text.len};
    for (size_t i = 0; i < markdown->blocks.len; i++) {
        const Block *block = &markdown->blocks.at[i];
        fuzz_assert(block->parent >= BLOCK_NONE && block->parent < (int)i);
        fuzz_assert(within(block->span, block->parent == BLOCK_NONE
                                            ? all
                                            : markdown->blocks.at[block->parent].span));
        fuzz_assert(block->run_first + block->run_count <= markdown->runs.len);
    }
    for (size_t i = 0; i < markdown->runs.len; i++)
        fuzz_assert(within(markdown->runs.at[i].span, all));
}

static void check_outline(const Outline *outline)
{
    Span all = {0, outline->text.len}, plain = {0, outline->plain.len};
    for (size_t i = 0; i < outline->items.len; i++) {
        fuzz_assert(within(outline->items.at[i].span, all));
        fuzz_assert(within(outline->items.at[i].plain, plain));
    }
    for (size_t i = 0; i < outline->sentences.len; i++) {
        fuzz_assert(within(outline->sentences.at[i].plain, plain));
        fuzz_assert(within(outline_place(outline, outline->sentences.at[i].plain), all));
    }
}

static void run(Text input, Arena *arena)
{
    Outline outline;
    if (utf8_first_bad(input, 0) != TEXT_NONE)
        return;
    outline_make(input, arena, &outline);
    check_blocks(&outline.markdown);
    check_outline(&outline);
}

static const char *const seeds[] = {"fixtures/transcripts", "fixtures/checks/bullets",
                                    "fixtures/checks/tables", "fixtures/checks/code-blocks",
                                    "fixtures/checks/numbering", "docs/rules.md", NULL};

const Target target_markdown = {"markdown", run, seeds};
