#include "run/progress_line.h"

enum {
    BAR_LEAST = 10,          // columns between the brackets
    BAR_MOST = 40,
    PARTS_MOST = 6,
    PART_MOST = 40,          // bytes of a part
};

// The parts in the order in which they stand.
typedef enum Part {
    PART_PERCENT,
    PART_ANSWERS,
    PART_FAILED,
    PART_RATE,
    PART_BYTES,
    PART_LEFT,
} Part;

static uint64_t percent(const ProgressCounts *counts)
{
    return counts->read >= counts->total
             ? 100
             : (uint64_t)((double)counts->read * 100 / (double)counts->total);
}

// "3:07", "1:02:59"
static void put_time(Out *out, uint64_t seconds)
{
    uint64_t minutes = seconds / 60, hours = minutes / 60;
    if (hours)
        put_print(out, "%llu:%02u", (unsigned long long)hours, (unsigned)(minutes % 60));
    else
        put_u64(out, minutes);
    put_print(out, ":%02u", (unsigned)(seconds % 60));
}

static uint64_t a_second(uint64_t count, uint64_t ms)
{
    return ms ? count * 1000 / ms : 0;
}

// False when nothing can be said yet.
static bool seconds_left(const ProgressCounts *counts, uint64_t *seconds)
{
    uint64_t done = counts->read - counts->read_before;
    if (counts->total == 0 || done == 0)
        return false;
    uint64_t left = counts->read < counts->total ? counts->total - counts->read : 0;
    *seconds = (uint64_t)((double)counts->ms / 1000 * (double)left / (double)done + 0.5);
    return true;
}

static void put_rate(Out *out, const ProgressCounts *counts)
{
    uint64_t tenths = a_second((counts->answers - counts->answers_before) * 10, counts->ms);
    if (tenths < 100)
        put_tenths(out, (int64_t)tenths);
    else
        put_u64(out, tenths / 10);
    put_ours(out, "/s");
}

static void put_part(Out *out, Part part, const ProgressCounts *counts)
{
    uint64_t seconds;
    switch (part) {
    case PART_PERCENT:
        if (counts->total)
            put_print(out, "%3llu%%", (unsigned long long)percent(counts));
        break;
    case PART_ANSWERS:
        put_u64(out, counts->answers);
        put_ours(out, counts->answers == 1 ? " answer" : " answers");
        break;
    case PART_FAILED:
        put_u64(out, counts->failed);
        put_ours(out, " failed");
        break;
    case PART_RATE:
        put_rate(out, counts);
        break;
    case PART_BYTES:
        put_tenths(out, (int64_t)a_second((counts->read - counts->read_before) / 100000,
                                          counts->ms));
        put_ours(out, " MB/s");
        break;
    case PART_LEFT:
        if (seconds_left(counts, &seconds)) {
            put_time(out, seconds);
            put_ours(out, " left");
        }
        break;
    }
}

// --- a line of a terminal ------------------------------------------------------------------------

// The parts whose bit is set, two spaces between them.
static void put_parts(Out *out, unsigned parts, const ProgressCounts *counts)
{
    size_t start = out->len;
    for (int part = 0; part < PARTS_MOST; part++) {
        size_t before = out->len;
        if (!(parts & 1u << part))
            continue;
        put_ours(out, before > start ? "  " : "");
        size_t spaced = out->len;
        put_part(out, (Part)part, counts);
        if (out->len == spaced)
            out->len = before;
    }
}

static void put_bar(Out *out, uint64_t hundredths, size_t columns)
{
    size_t full = columns * (size_t)hundredths / 100;
    put_char(out, '[');
    put_times(out, '#', full);
    put_times(out, '-', columns - full);
    put_ours(out, "] ");
}

static void put_fitting(Out *out, const ProgressCounts *counts, size_t room)
{
    static const Part least_important[] = {PART_BYTES, PART_RATE, PART_LEFT, PART_FAILED,
                                           PART_PERCENT, PART_ANSWERS};
    unsigned parts = (1u << PARTS_MOST) - 1;
    for (size_t i = 0;; i++) {
        out_clear(out);
        put_parts(out, parts, counts);
        if (out->len <= room || i == PARTS_MOST)
            return;
        parts &= ~(1u << least_important[i]);
    }
}

void put_progress_bar(Out *out, const ProgressCounts *counts, size_t width)
{
    enum { FRAME = 3 };          // brackets and a space
    Out words = {0};
    size_t room = width > 0 ? width - 1 : 0;
    if (counts->catching_up)
        put_print(&words, "%3llu%%  catching up", (unsigned long long)percent(counts));
    else
        put_fitting(&words, counts, room);
    size_t left = words.len + FRAME < room ? room - words.len - FRAME : 0;
    if (counts->total && left >= BAR_LEAST)
        put_bar(out, percent(counts), left < BAR_MOST ? left : BAR_MOST);
    if (words.len <= room)
        put_raw(out, out_text(&words));
    out_free(&words);
}

// --- a line of a log -----------------------------------------------------------------------------

void put_progress_log(Out *out, const ProgressCounts *counts)
{
    static const Part order[] = {PART_ANSWERS, PART_FAILED, PART_RATE, PART_BYTES, PART_LEFT};
    put_ours(out, "answerlint: ");
    if (counts->catching_up) {
        put_print(out, "catching up, %llu%%\n", (unsigned long long)percent(counts));
        return;
    }
    put_time(out, counts->ms / 1000);
    put_ours(out, ":");
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        size_t before = out->len;
        put_ours(out, i ? ", " : " ");
        size_t spaced = out->len;
        put_part(out, order[i], counts);
        if (out->len == spaced)
            out->len = before;
    }
    put_char(out, '\n');
}
