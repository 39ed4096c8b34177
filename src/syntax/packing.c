#include "syntax/packing.h"

enum { TAR_BLOCK = 512 };

static bool has_at(Text head, size_t at, Text bytes)
{
    return text_is(text_slice(head, at, at + bytes.len), bytes);
}

static bool is_bzip2(Text head)
{
    return text_starts(head, TEXT("BZh")) && head.len >= 10
        && head.at[3] >= '1' && head.at[3] <= '9'
        && (has_at(head, 4, TEXT("\x31\x41\x59\x26\x53\x59"))
            || has_at(head, 4, TEXT("\x17\x72\x45\x38\x50\x90")));
}

Packing packing_of(Text head)
{
    if (text_starts(head, TEXT("\x1F\x8B")))
        return PACKING_GZIP;
    if (text_starts(head, TEXT("\x28\xB5\x2F\xFD")))
        return PACKING_ZSTD;
    if (text_starts(head, TEXT("\xFD\x37\x7A\x58\x5A\0")))
        return PACKING_XZ;
    return is_bzip2(head) ? PACKING_BZIP2 : PACKING_NONE;
}

// The sum of the header's bytes, its own eight counted as spaces, stands in it in octal digits.
bool packing_is_tar(Text head)
{
    unsigned sum = 0, told = 0;
    if (head.len < TAR_BLOCK || !has_at(head, 257, TEXT("ustar")))
        return false;
    for (size_t i = 0; i < TAR_BLOCK; i++)
        sum += i >= 148 && i < 156 ? ' ' : (unsigned char)head.at[i];
    Text digits = text_trim(text_slice(head, 148, 156));
    for (size_t i = 0; i < digits.len && digits.at[i] >= '0' && digits.at[i] <= '7'; i++)
        told = told * 8 + (unsigned)(digits.at[i] - '0');
    return sum == told;
}

bool packing_is_end_of_tar(Text head)
{
    for (size_t i = 0; i < head.len; i++)
        if (head.at[i] != '\0')
            return false;
    return head.len >= TAR_BLOCK;
}
