#include "syntax/gzip.h"

// The checksum of RFC 1952, section 8, half a byte at a time.
static const uint32_t halves[16] = {
    0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
    0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
};

// A header is 1f 8b 08 and flags of which the upper three bits are 0.
static bool ends_in_header(uint64_t tail)
{
    return (tail >> 32 & 0xE0FFFFFF) == 0x00088B1F;
}

void gzip_check_in(GzipCheck *check, Text packed)
{
    for (size_t i = 0; i < packed.len; i++) {
        check->tail = check->tail >> 8 | (uint64_t)(unsigned char)packed.at[i] << 56;
        check->in++;
        check->several = check->several || (check->in > 4 && ends_in_header(check->tail));
    }
}

void gzip_check_out(GzipCheck *check, Text plain)
{
    uint32_t crc = ~check->crc;
    for (size_t i = 0; i < plain.len; i++) {
        crc ^= (unsigned char)plain.at[i];
        crc = crc >> 4 ^ halves[crc & 15];
        crc = crc >> 4 ^ halves[crc & 15];
    }
    check->crc = ~crc;
    check->out += (uint32_t)plain.len;
}

bool gzip_check_end(const GzipCheck *check)
{
    if ((uint32_t)(check->tail >> 32) == check->out)
        return (uint32_t)check->tail == check->crc;
    return check->several;
}
