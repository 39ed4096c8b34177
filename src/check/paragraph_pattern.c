#include "check/part_pattern.h"

// Headings, lists, tables and code are no paragraphs, nor is what stands in a list or a quotation.
static SpanList paragraphs_of(Arena *arena, const Markdown *markdown)
{
    SpanList paragraphs = {0};
    for (size_t i = 0; i < markdown->blocks.len; i++) {
        const Block *block = &markdown->blocks.at[i];
        if (block->kind == BLOCK_PARAGRAPH && block->parent == BLOCK_NONE)
            list_add(arena, &paragraphs, block->span);
    }
    return paragraphs;
}

static Outcome run(Judge *judge, const void *params)
{
    SpanList paragraphs = paragraphs_of(judge->arena, &judge->outline->markdown);
    return part_pattern_judge(judge, params, &paragraphs, "paragraph");
}

const CheckType check_paragraph_pattern = {
    .name = "paragraph-pattern",
    .about = "Every paragraph of the answer, any, none, the first or the last matches a pattern.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){PATTERN_PARAMS("paragraph"), {0}},
    .size = sizeof(PatternParams),
    .run = run,
    .example = {"pattern: '^Weekend\\b'\nwhich: last", "It rains.\n\nWeekend comes.",
                "Weekend comes.\n\nIt rains."},
    .official = "Blank lines make the paragraphs, and only their first words are compared.",
};
