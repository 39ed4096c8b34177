#include "claim/guard.h"

#include "claim/guard_part.h"

static const struct {
    const char *name;
    bool (*excuses)(const Candidate *candidate);
} guards[GUARD_COUNT] = {
    [GUARD_QUESTION] = {"question", guard_question},
    [GUARD_ATTRIBUTION] = {"attribution", guard_attribution},
    [GUARD_CONDITION] = {"condition", guard_condition},
    [GUARD_VERSION] = {"version", guard_version},
    [GUARD_OTHER_LANGUAGE] = {"other-language", guard_other_language},
    [GUARD_COUNTER_EXAMPLE] = {"counter-example", guard_counter_example},
};

const char *guard_name(Guard guard)
{
    return guards[guard].name;
}

const char *guard_limits(Quantifier quantifier, const Candidate *candidate)
{
    switch (quantifier) {
    case QUANTIFIER_ANY: return NULL;
    case QUANTIFIER_UNHEDGED: return candidate_beside(candidate, CUE_HEDGE) ? "hedge" : NULL;
    case QUANTIFIER_UNIVERSAL:
        return candidate_beside(candidate, CUE_UNIVERSAL) ? NULL : "no universal";
    }
    return NULL;
}

bool guard_excuses(Guard guard, const Candidate *candidate)
{
    return guards[guard].excuses(candidate);
}
