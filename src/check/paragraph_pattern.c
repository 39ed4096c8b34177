#include "check/part_pattern.h"
#include "official/counts.h"

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
    SpanList paragraphs = paragraphs_of(judge->arena, &judge_outline(judge)->markdown);
    judge_compare(judge, paragraphs.len,
                  official_line_parts(judge->arena, judge->channel->text), "paragraph", "");
    return part_pattern_judge(judge, params, &paragraphs, "paragraph");
}

const CheckType check_paragraph_pattern = {
    .name = "paragraph-pattern",
    .about = "Every paragraph of the answer, any, none, the first or the last matches a pattern.",
    .definition = "Paragraphs of CommonMark that stand by themselves, markup included: headings, "
                  "bullets, quotations, tables and code are none. The pattern is PCRE2.",
    .criterion = CRITERION_FORMAT,
    .params = (const Param[]){PATTERN_PARAMS("paragraph"), {0}},
    .size = sizeof(PatternParams),
    .run = run,
    .example = {"pattern: '^Weekend\\b'\nwhich: last", "It rains.\n\nWeekend comes.",
                "Weekend comes.\n\nIt rains."},
    .other = "# Weekend\n\nWeekend comes.\n",
    .instruction = "length_constraints:nth_paragraph_first_word",
    .official = "IFEval takes the parts between two line feeds for paragraphs, headings and lists "
                "included, counts them, and compares only the first word of one.",
};
