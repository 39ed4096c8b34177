// Tokens are the words of prose as phrases see them, and the punctuation that divides clauses.
//
// A word keeps what belongs to a name: "Task.WhenAll", ".NET", "C#", "Task<T>", "non-blocking",
// "I/O". Empty call parentheses, "(...)" and "(s)" are dropped, contractions are taken apart
// ("don't" is "do" and "not", both with the place of the whole word), curly quotes and all
// hyphens become plain ones. Everything else that is no word and divides nothing is left out.
#ifndef CLAIM_TOKEN_H
#define CLAIM_TOKEN_H

#include "base/list.h"

enum { TOKEN_CUT = 400 };     // bytes; a longer run without white space is cut there

typedef enum TokenKind {
    TOKEN_WORD,
    TOKEN_COMMA,
    TOKEN_COLON,
    TOKEN_STOP,          // ; and dashes: a clause ends
    TOKEN_OPEN,          // ( or [ that holds a remark
    TOKEN_CLOSE,
    TOKEN_QUESTION,
    TOKEN_QUOTE,
} TokenKind;

typedef struct Token {
    TokenKind kind;
    Text text;           // words only: normalised, case as written
    Span plain;
    unsigned clause;     // set by the view
    bool opens_clause, opens_contrast;
    bool concedes;       // opens a clause that ends at its comma
    bool contrast;       // stands in what the sentence sets itself off from
} Token;

typedef LIST(Token) TokenList;

// Appends the tokens of plain[range].
void tokens_split(Arena *arena, Text plain, Span range, TokenList *tokens);

bool is_article(Text word);

#endif
