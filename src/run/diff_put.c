#include "run/diff_put.h"

#include "base/quote.h"
#include "core/mcnemar.h"
#include "report/style.h"
#include "run/diff_part.h"

enum { LISTED_MOST = 1000 };     // results in Markdown

// --- sums ----------------------------------------------------------------------------------------

static void put_count(Out *out, uint64_t count, const char *what, const char *behind)
{
    put_print(out, "%llu %s%s", (unsigned long long)count, what, behind);
}

// Halves away from zero.
static int64_t mean_of(int64_t sum, int64_t pairs)
{
    return sum < 0 ? -mean_of(-sum, pairs) : (sum + pairs / 2) / pairs;
}

MeanScores diff_means(const Diff *diff)
{
    int64_t pairs = (int64_t)diff->scored;
    return (MeanScores){mean_of(diff->before_sum, pairs), mean_of(diff->after_sum, pairs),
                        mean_of(diff->after_sum - diff->before_sum, pairs)};
}

void diff_put_change(int64_t tenths, Out *out)
{
    put_char(out, tenths < 0 ? '-' : '+');
    put_tenths(out, tenths < 0 ? -tenths : tenths);
}

static void put_score_change(const Diff *diff, Out *out)
{
    MeanScores means = diff_means(diff);
    put_ours(out, "mean score ");
    put_tenths(out, means.before);
    put_ours(out, " -> ");
    put_tenths(out, means.after);
    put_ours(out, " (");
    diff_put_change(means.change, out);
    put_print(out, "): %llu better, %llu worse, of %llu\n", (unsigned long long)diff->better,
              (unsigned long long)diff->worse, (unsigned long long)diff->scored);
}

void diff_put_evidence(uint64_t broken, uint64_t fixed, Out *out)
{
    if (mcnemar_is_evidence(broken, fixed))
        put_print(out, "p = %.4f", mcnemar_p(broken, fixed));
    else
        put_char(out, '~');
}

void diff_put_sums(const Diff *diff, const char *before_line, Out *out)
{
    const uint64_t *verdicts = diff->verdicts, *findings = diff->findings;
    put_ours(out, before_line);
    put_count(out, diff->pairs, diff->pairs == 1 ? "answer" : "answers", " in both: ");
    put_count(out, verdicts[CHANGE_FIXED], "fixed, ", "");
    put_count(out, verdicts[CHANGE_BROKEN], "broken, ", "");
    put_count(out, verdicts[CHANGE_STILL], "still failing, ", "");
    put_count(out, diff->passing, "still passing; ", "");
    put_count(out, verdicts[CHANGE_NEW], "new, ", "");
    put_count(out, verdicts[CHANGE_GONE], "gone", "\n");
    put_ours(out, before_line);
    put_ours(out, "findings: ");
    put_count(out, findings[CHANGE_FIXED], "fixed, ", "");
    put_count(out, findings[CHANGE_BROKEN], "broken, ", "");
    put_count(out, findings[CHANGE_STILL], "still there; ", "");
    put_count(out, findings[CHANGE_NEW], "of new answers, ", "");
    put_count(out, findings[CHANGE_GONE], "of answers that are gone", "\n");
    if (diff->scored) {
        put_ours(out, before_line);
        put_score_change(diff, out);
    }
    put_ours(out, before_line);
    put_ours(out, "fixed against broken answers (McNemar): ");
    diff_put_evidence(verdicts[CHANGE_BROKEN], verdicts[CHANGE_FIXED], out);
    put_ours(out, mcnemar_is_evidence(verdicts[CHANGE_BROKEN], verdicts[CHANGE_FIXED])
                      ? "\n"
                      : ", no evidence that either run is better\n");
}

// --- each result that changed --------------------------------------------------------------------

static void count_changes(void *context, Change change, const Trait *trait)
{
    (void)trait;
    *(uint64_t *)context += change != CHANGE_STILL;
}

static void pass_trait(void *context, Change change, const Trait *trait)
{
    Pen *pen = context;
    if (change != CHANGE_STILL)
        pen->form->trait(pen, change, trait);
    pen->traits += change != CHANGE_STILL;
}

const char *diff_change_of(const Diff *diff, const Traced *before, const Traced *after)
{
    uint64_t changes = 0;
    if (!before || !after)
        return before ? "gone" : "new";
    if (diff_verdict(before, after) != CHANGE_STILL)
        return change_name(diff_verdict(before, after));
    diff_traits(diff, before, after, count_changes, &changes);
    changes += before->scored && after->scored && before->score != after->score;
    return changes ? "changed" : NULL;
}

static void put_one(Pen *pen, const Traced *before, const Traced *after)
{
    const char *change = diff_change_of(pen->diff, before, after);
    if (!change)
        return;
    pen->traits = 0;
    pen->form->result(pen, change, before, after);
    diff_traits(pen->diff, before, after, pass_trait, pen);
    pen->form->end(pen);
    pen->results++;
}

void diff_put_changes(Pen *pen)
{
    const Diff *diff = pen->diff;
    for (size_t i = 0; i < diff->after.results.len; i++)
        put_one(pen, diff->after.results.at[i].partner, &diff->after.results.at[i]);
    for (size_t i = 0; i < diff->before.results.len; i++)
        if (!diff->before.results.at[i].partner)
            put_one(pen, &diff->before.results.at[i], NULL);
}

// --- text ----------------------------------------------------------------------------------------

void diff_put_name(const Traced *traced, Out *out)
{
    put_safe(out, traced->path);
    if (traced->record)
        put_print(out, ", record %llu", (unsigned long long)traced->record);
    if (traced->id.len) {
        put_ours(out, ", id ");
        put_safe(out, traced->id);
    }
}

static void put_ending(const Traced *traced, Out *out)
{
    put_ours(out, traced->failed ? "fail" : "pass");
    if (traced->scored) {
        put_char(out, ' ');
        put_tenths(out, traced->score);
    }
}

void diff_put_way(const Traced *before, const Traced *after, Out *out)
{
    if (before)
        put_ending(before, out);
    put_ours(out, before && after ? " -> " : "");
    if (after)
        put_ending(after, out);
}

static Style style_of_change(const char *change)
{
    Text text = text_of(change);
    return text_is(text, TEXT("broken")) ? STYLE_ERROR
           : text_is(text, TEXT("fixed")) ? STYLE_PASS
                                          : STYLE_BOLD;
}

static void text_result(Pen *pen, const char *change, const Traced *before, const Traced *after)
{
    put_styled(pen->out, pen->color, style_of_change(change), change);
    put_char(pen->out, ' ');
    diff_put_name(after ? after : before, pen->out);
    put_ours(pen->out, ": ");
    diff_put_way(before, after, pen->out);
    put_char(pen->out, '\n');
}

static void text_trait(Pen *pen, Change change, const Trait *trait)
{
    bool more = change == CHANGE_BROKEN || change == CHANGE_NEW;
    put_styled(pen->out, pen->color, more ? STYLE_ERROR : STYLE_PASS, more ? "  + " : "  - ");
    put_print(pen->out, "%s[", severity_name(trait->rule->severity));
    put_safe(pen->out, trait->rule->id);
    put_ours(pen->out, "]: ");
    put_safe(pen->out, trait->message);
    put_char(pen->out, '\n');
}

static void no_end(Pen *pen)
{
    (void)pen;
}

static const Form text_form = {text_result, text_trait, no_end};

static bool is_changed(const RuleDiff *rule)
{
    return rule->findings[CHANGE_BROKEN] || rule->findings[CHANGE_FIXED]
        || rule->findings[CHANGE_NEW] || rule->findings[CHANGE_GONE];
}

static void put_text_rules(const Diff *diff, Out *out)
{
    put_ours(out, "\n   fixed  broken   still     new    gone  rule\n");
    for (size_t i = 0; i < diff->rules.len; i++) {
        const RuleDiff *rule = &diff->rules.at[i];
        static const Change order[] = {CHANGE_FIXED, CHANGE_BROKEN, CHANGE_STILL, CHANGE_NEW,
                                       CHANGE_GONE};
        if (!is_changed(rule))
            continue;
        for (size_t k = 0; k < CHANGE_COUNT; k++)
            put_print(out, "%8llu", (unsigned long long)rule->findings[order[k]]);
        put_ours(out, "  ");
        put_safe(out, rule->rule->id);
        put_ours(out, " (");
        diff_put_evidence(rule->broken, rule->fixed, out);
        put_ours(out, ")\n");
    }
    put_char(out, '\n');
}

void diff_put_text(const Diff *diff, bool color, Out *out)
{
    Pen pen = {.diff = diff, .form = &text_form, .out = out, .color = color};
    if (diff_is_empty(diff))
        return;
    diff_put_changes(&pen);
    put_text_rules(diff, out);
    diff_put_sums(diff, "", out);
}

// --- Markdown ------------------------------------------------------------------------------------

static void markdown_result(Pen *pen, const char *change, const Traced *before, const Traced *after)
{
    Out name = {0};
    if (pen->results >= LISTED_MOST)
        return;
    diff_put_name(after ? after : before, &name);
    put_print(pen->out, "- **%s** ", change);
    put_code(pen->out, out_text(&name));
    put_ours(pen->out, ": ");
    diff_put_way(before, after, pen->out);
    put_char(pen->out, '\n');
    out_free(&name);
}

static void markdown_trait(Pen *pen, Change change, const Trait *trait)
{
    if (pen->results >= LISTED_MOST)
        return;
    put_print(pen->out, "  - %s: %s ", change_name(change), severity_name(trait->rule->severity));
    put_code(pen->out, trait->rule->id);
    put_ours(pen->out, " ");
    put_code(pen->out, trait->message);
    put_char(pen->out, '\n');
}

static const Form markdown_form = {markdown_result, markdown_trait, no_end};

static void put_markdown_rules(const Diff *diff, Out *out)
{
    put_ours(out, "\n| rule | fixed | broken | still | new | gone | McNemar |\n"
                  "|---|---:|---:|---:|---:|---:|---|\n");
    for (size_t i = 0; i < diff->rules.len; i++) {
        const RuleDiff *rule = &diff->rules.at[i];
        const uint64_t *counts = rule->findings;
        if (!is_changed(rule))
            continue;
        put_ours(out, "| ");
        put_code(out, rule->rule->id);
        put_print(out, " | %llu | %llu | %llu | %llu | %llu | ",
                  (unsigned long long)counts[CHANGE_FIXED],
                  (unsigned long long)counts[CHANGE_BROKEN],
                  (unsigned long long)counts[CHANGE_STILL], (unsigned long long)counts[CHANGE_NEW],
                  (unsigned long long)counts[CHANGE_GONE]);
        diff_put_evidence(rule->broken, rule->fixed, out);
        put_ours(out, " |\n");
    }
}

void diff_put_markdown(const Diff *diff, Out *out)
{
    Pen pen = {.diff = diff, .form = &markdown_form, .out = out};
    bool empty = diff_is_empty(diff);
    put_print(out, "## answerlint: %s\n\n", empty ? "nothing differs" : "what changed");
    diff_put_sums(diff, "- ", out);
    if (empty)
        return;
    put_markdown_rules(diff, out);
    put_char(out, '\n');
    diff_put_changes(&pen);
    if (pen.results > LISTED_MOST)
        put_print(out, "\n%llu more are not listed here.\n",
                  (unsigned long long)(pen.results - LISTED_MOST));
}
