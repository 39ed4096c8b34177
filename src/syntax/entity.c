#include "syntax/markdown.h"

typedef struct Entity {
    const char *name, *text;
} Entity;

// The ones that occur in prose.
static const Entity entities[] = {
    {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\u00A0"},
    {"bull", "\u2022"}, {"middot", "\u00B7"}, {"ndash", "\u2013"}, {"mdash", "\u2014"},
    {"hellip", "\u2026"}, {"lsquo", "\u2018"}, {"rsquo", "\u2019"}, {"ldquo", "\u201C"},
    {"rdquo", "\u201D"}, {"laquo", "\u00AB"}, {"raquo", "\u00BB"}, {"copy", "\u00A9"},
    {"reg", "\u00AE"}, {"trade", "\u2122"}, {"deg", "\u00B0"}, {"plusmn", "\u00B1"},
    {"times", "\u00D7"}, {"divide", "\u00F7"}, {"minus", "\u2212"}, {"ne", "\u2260"},
    {"le", "\u2264"}, {"ge", "\u2265"}, {"asymp", "\u2248"}, {"infin", "\u221E"},
    {"larr", "\u2190"}, {"uarr", "\u2191"}, {"rarr", "\u2192"}, {"darr", "\u2193"},
    {"harr", "\u2194"}, {"rArr", "\u21D2"}, {"hArr", "\u21D4"}, {"check", "\u2713"},
    {"cross", "\u2717"}, {"star", "\u2606"}, {"starf", "\u2605"}, {"euro", "\u20AC"},
    {"pound", "\u00A3"}, {"yen", "\u00A5"}, {"cent", "\u00A2"}, {"sect", "\u00A7"},
    {"para", "\u00B6"}, {"micro", "\u00B5"}, {"frac12", "\u00BD"}, {"frac14", "\u00BC"},
    {"frac34", "\u00BE"}, {"sup2", "\u00B2"}, {"sup3", "\u00B3"}, {"szlig", "\u00DF"},
    {"agrave", "\u00E0"}, {"aacute", "\u00E1"}, {"auml", "\u00E4"}, {"ccedil", "\u00E7"},
    {"egrave", "\u00E8"}, {"eacute", "\u00E9"}, {"iacute", "\u00ED"}, {"ntilde", "\u00F1"},
    {"oacute", "\u00F3"}, {"ouml", "\u00F6"}, {"uacute", "\u00FA"}, {"uuml", "\u00FC"},
    {"Auml", "\u00C4"}, {"Ouml", "\u00D6"}, {"Uuml", "\u00DC"}, {"alpha", "\u03B1"},
    {"beta", "\u03B2"}, {"gamma", "\u03B3"}, {"delta", "\u03B4"}, {"epsilon", "\u03B5"},
    {"lambda", "\u03BB"}, {"mu", "\u03BC"}, {"pi", "\u03C0"}, {"sigma", "\u03C3"},
    {"theta", "\u03B8"}, {"omega", "\u03C9"}, {"Delta", "\u0394"}, {"Omega", "\u03A9"},
    {"Sigma", "\u03A3"}, {"ensp", "\u2002"}, {"emsp", "\u2003"}, {"thinsp", "\u2009"},
    {"lbrack", "["}, {"rbrack", "]"}, {"lbrace", "{"}, {"rbrace", "}"}, {"lpar", "("},
    {"rpar", ")"}, {"num", "#"}, {"ast", "*"}, {"lowbar", "_"}, {"grave", "`"}, {"vert", "|"},
    {"verbar", "|"}, {"bsol", "\\"}, {"sol", "/"}, {"colon", ":"}, {"semi", ";"}, {"comma", ","},
    {"period", "."}, {"excl", "!"}, {"quest", "?"}, {"plus", "+"}, {"equals", "="},
    {"percnt", "%"}, {"dollar", "$"}, {"commat", "@"}, {"Tab", "\t"}, {"NewLine", "\n"},
};

static int digit_value(char c)
{
    if (char_is_digit(c))
        return c - '0';
    c = char_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// "#8226", "#x2022"; CommonMark shows U+FFFD for NUL and for what is no character.
static bool read_reference(Text name, uint32_t *character)
{
    bool hex = name.len > 1 && char_lower(name.at[1]) == 'x';
    size_t at = hex ? 2 : 1;
    uint32_t value = 0;
    if (at >= name.len || name.len - at > 7)
        return false;
    for (; at < name.len; at++) {
        int digit = digit_value(name.at[at]);
        if (digit < 0 || (!hex && digit > 9))
            return false;
        value = value * (hex ? 16 : 10) + (uint32_t)digit;
    }
    bool none = value == 0 || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF);
    *character = none ? 0xFFFD : value;
    return true;
}

static Text encode(Arena *arena, uint32_t c)
{
    char *at = arena_get(arena, 4);
    if (c < 0x80) {
        at[0] = (char)c;
        return (Text){at, 1};
    }
    size_t len = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--, c >>= 6)
        at[i] = (char)(0x80 | (c & 0x3F));
    at[0] = (char)((0xF00 >> len & 0xFF) | c);
    return (Text){at, len};
}

Text markdown_entity(Arena *arena, Text entity)
{
    if (entity.len < 3 || entity.at[0] != '&' || entity.at[entity.len - 1] != ';')
        return entity;
    Text name = text_slice(entity, 1, entity.len - 1);
    uint32_t character;
    if (name.at[0] == '#')
        return read_reference(name, &character) ? encode(arena, character) : entity;
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (text_is(name, text_of(entities[i].name)))
            return text_of(entities[i].text);
    return entity;
}
