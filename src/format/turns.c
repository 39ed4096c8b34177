#include "format/turns.h"

size_t turns_judged(const TurnList *turns, Text source)
{
    size_t judged = TEXT_NONE;
    for (size_t i = turns->len; i-- > 0;) {
        const Turn *turn = &turns->at[i];
        if (!turn->is_chat)
            continue;
        if (!text_is_blank(text_slice(source, turn->reply, turn->end)))
            return i;
        judged = judged == TEXT_NONE ? i : judged;
    }
    return judged;
}
