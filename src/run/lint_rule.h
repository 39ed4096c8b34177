// What lint asks of a rule with a check: the values of its parameters, by their names.
#ifndef RUN_LINT_RULE_H
#define RUN_LINT_RULE_H

#include "check/check.h"

const void *rule_value(const Rule *rule, const Param *param);

bool rule_checks(const Rule *rule, const char *check);

// The range of a parameter; an empty one where the check has none of this name.
Range rule_range(const Rule *rule, const char *param);

// Whether it says true.
bool rule_flag(const Rule *rule, const char *param);

// Whether a choice of the rule is this one.
bool rule_chooses(const Rule *rule, const char *param, const char *choice);

// The texts of a parameter that the check has.
const TextList *rule_texts(const Rule *rule, const char *param);

#endif
