// Results made by hand, and the look at an output that must hold for all writers: nothing of a transcript, a
// path, an id or a rule file reaches a reader uninterpreted.
#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "report/shown.h"
#include "unit.h"

#define HOSTILE "\x1b[2J\xE2\x80\xAE ::error::x ##[group]x ##vso[a] \xFF\r\n::error::y\xC2\x85\xE2\x80\xA8z"

typedef struct Sample {
    Arena arena;
    Document document;
    Result result;
    Report report;
    Out out;
    Rule claim, check;
} Sample;

static inline void sample_start(Sample *sample, Text source)
{
    static const char claim;
    *sample = (Sample){
        .document = {.path = TEXT("runs/a.txt"), .format = "ollama-terminal", .source = source},
        .report = {.version = "0.1.0", .ruleset = TEXT("00ff")},
        .claim = {.id = TEXT("csharp-async/await-void-method"),
                  .summary = TEXT("A void method can be awaited."),
                  .fact = TEXT("void is not awaitable."),
                  .severity = SEVERITY_ERROR,
                  .criterion = CRITERION_FACTS,
                  .weight = 1,
                  .claim = (const void *)&claim},
        .check = {.id = TEXT("brief/eight-bullets"),
                  .summary = TEXT("Has exactly 8 bullets."),
                  .severity = SEVERITY_WARNING,
                  .criterion = CRITERION_FORMAT,
                  .weight = 1},
    };
    sample->report.arena = &sample->arena;
    sample->result.document = &sample->document;
    sample->result.point_name = "bullets";
    list_add(&sample->arena, &sample->claim.sources, TEXT("https://learn.microsoft.com/x"));
}

static inline void sample_find(Sample *sample, const Rule *rule, Span span, Text message)
{
    list_add(&sample->arena, &sample->result.findings,
             (Finding){.rule = rule, .span = span, .message = message});
}

static inline void sample_judge(Sample *sample, const Rule *rule, Outcome outcome)
{
    list_add(&sample->arena, &sample->result.judgements,
             (Judgement){.rule = rule, .outcome = outcome, .trouble = TEXT("match limit met")});
}

// Everything foreign is hostile at once; the source too.
static inline void sample_poison(Sample *sample)
{
    sample_start(sample, TEXT(HOSTILE "\n" HOSTILE));
    sample->document.path = sample->document.id = sample->document.model = TEXT("::error::" HOSTILE);
    sample->document.record = 3;
    sample->claim.id = sample->claim.summary = sample->claim.fact = TEXT(HOSTILE);
    list_add(&sample->arena, &sample->claim.sources, TEXT(HOSTILE));
    sample_find(sample, &sample->claim, (Span){1, sample->document.source.len}, TEXT(HOSTILE));
    sample_find(sample, &sample->claim, (Span){20, 24}, TEXT("::" HOSTILE));
    sample_judge(sample, &sample->claim, OUTCOME_ERROR);
    sample->result.judgements.at[0].trouble = TEXT(HOSTILE);
}

static inline Text sample_render(Sample *sample, const Writer *writer)
{
    out_clear(&sample->out);
    put_shown(writer, &sample->report, &sample->result, &sample->out);
    return out_text(&sample->out);
}

static inline void sample_end(Sample *sample)
{
    out_free(&sample->out);
    arena_free(&sample->arena);
}

// No control character but LF, no bidi control, no command of a CI runner, at no line start either.
static inline void assert_harmless(Text output)
{
    ck_assert_uint_eq(utf8_first_bad(output, 0), TEXT_NONE);
    ck_assert_uint_eq(text_find(output, 0, TEXT("##[")), TEXT_NONE);
    ck_assert_uint_eq(text_find(output, 0, TEXT("##vso[")), TEXT_NONE);
    for (size_t at = 0; at < output.len;) {
        uint32_t c = 0;
        at += utf8_decode(output, at, &c);
        ck_assert_msg(c == '\n' || (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0)), "U+%04X",
                      (unsigned)c);
        ck_assert_msg(!(c >= 0x2028 && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069), "U+%04X",
                      (unsigned)c);
    }
    Text line;
    while (text_next_line(&output, &line))
        ck_assert(!text_starts(text_trim(line), TEXT("::")));
}

#endif
