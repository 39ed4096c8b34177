#include "report/label.h"
#include "report/style.h"

static void put_findings_sum(const Summary *summary, Out *out)
{
    static const char *const names[SEVERITY_NEVER][2] = {
        [SEVERITY_NOTE] = {"note", "notes"},
        [SEVERITY_WARNING] = {"warning", "warnings"},
        [SEVERITY_ERROR] = {"error", "errors"},
    };
    const char *before = "; ";
    for (size_t i = SEVERITY_NEVER; i-- > 0;) {
        if (summary->findings[i] == 0)
            continue;
        put_ours(out, before);
        put_counted(out, summary->findings[i], names[i][0], names[i][1]);
        before = ", ";
    }
}

// "20 answers: 14 passed, 6 failed; 7 errors, 2 warnings; mean score 88.3".
// One answer has its own line.
void put_closing(const Report *report, const Summary *summary, Out *out)
{
    int64_t mean;
    if (report->quiet || summary->results < 2)
        return;
    put_style(out, report->color, STYLE_BOLD);
    put_counted(out, summary->results, "answer", "answers");
    put_style_end(out, report->color);
    put_print(out, ": %llu passed, %llu failed", (unsigned long long)summary->passed,
              (unsigned long long)summary->failed);
    if (summary->input_errors)
        put_print(out, ", %llu not judged", (unsigned long long)summary->input_errors);
    put_findings_sum(summary, out);
    if (summary->rule_errors) {
        put_ours(out, "; ");
        put_counted(out, summary->rule_errors, "rule gave up", "rules gave up");
    }
    if (summary_mean(summary, &mean)) {
        put_ours(out, "; mean score ");
        put_tenths(out, mean);
    }
    put_char(out, '\n');
}
