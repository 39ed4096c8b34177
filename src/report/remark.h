// A Remark is what a report for programs says of one place: a finding; or, under the rule ids
// "rule-error" and "input-error", that a rule gave up or that an input could not be judged.
//
// Its place is one in the file, whatever was decoded: lines from 1, also of a record in the middle
// of a file. Columns count code points or bytes of that line from 1; they are not known of trouble,
// and of the first line of a record that stands behind another one on its line. Ends are exclusive.
#ifndef REPORT_REMARK_H
#define REPORT_REMARK_H

#include "report/writer.h"

typedef struct Position {
    uint64_t line, column, byte;      // column and byte: 0 when they are not known
} Position;

typedef struct Remark {
    const Finding *finding;           // NULL: trouble
    Text rule;                        // its id
    const char *kind;                 // "fail", "rule-error" or "input-error"
    Severity severity;
    Text message;
    Text told;                        // the same with the name of the record behind it
    Position start, end;
    uint64_t last_line;               // the line of its last character
    Text excerpt;
    Text fingerprint;                 // core/fingerprint.h
    size_t occurrence;                // from 1: of this fingerprint among those of this result
} Remark;

typedef LIST(Remark) RemarkList;

// In the arena of the report.
RemarkList remarks_of(const Report *report, const Result *result);

// The ids that stand for no rule of any pack, and what they mean.
typedef struct TroubleRule {
    const char *id, *about, *help;
} TroubleRule;

enum { TROUBLE_RULES = 2 };
extern const TroubleRule trouble_rules[TROUBLE_RULES];

#endif
