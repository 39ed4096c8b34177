#include "core/rate.h"

enum { ALL = 1000 };                     // tenths of a percent

static const double z = 1.959963985;     // 97.5 % of the normal distribution lie below

void rate_count(Rate *rate, bool part)
{
    rate->part += part;
    rate->whole++;
}

static int64_t tenths_of(double share)
{
    double tenths = share * ALL + 0.5;
    return tenths < 0 ? 0 : tenths > ALL ? ALL : (int64_t)tenths;
}

int64_t rate_tenths(Rate rate)
{
    return (int64_t)((2 * ALL * rate.part + rate.whole) / (2 * rate.whole));
}

// By Newton's method, from above: the same digits with every libc.
static double root(double square)
{
    double guess = square > 1 ? square : 1;
    for (int i = 0; i < 200; i++) {
        double next = (guess + square / guess) / 2;
        if (next >= guess)
            break;
        guess = next;
    }
    return guess;
}

RateBounds rate_bounds(Rate rate)
{
    double part = (double)rate.part, whole = (double)rate.whole;
    double middle = 2 * part + z * z;
    double half = z * root(z * z + 4 * part * (whole - part) / whole);
    double scale = 2 * (whole + z * z);
    return (RateBounds){tenths_of((middle - half) / scale), tenths_of((middle + half) / scale)};
}

bool rate_reaches(Rate rate, int64_t tenths)
{
    return rate.whole > 0 && rate.part * ALL >= (uint64_t)tenths * rate.whole;
}

void rate_put_text(Rate rate, Out *out)
{
    if (rate.whole == 0) {
        put_ours(out, "n/a");
        return;
    }
    RateBounds bounds = rate_bounds(rate);
    put_tenths(out, rate_tenths(rate));
    put_ours(out, " % [");
    put_tenths(out, bounds.low);
    put_ours(out, ", ");
    put_tenths(out, bounds.high);
    put_print(out, "] %llu of %llu", (unsigned long long)rate.part,
              (unsigned long long)rate.whole);
}

void rate_put_json(Rate rate, Out *out)
{
    put_print(out, "{\"part\":%llu,\"whole\":%llu,\"percent\":", (unsigned long long)rate.part,
              (unsigned long long)rate.whole);
    if (rate.whole == 0) {
        put_ours(out, "null,\"low\":null,\"high\":null}");
        return;
    }
    RateBounds bounds = rate_bounds(rate);
    put_tenths(out, rate_tenths(rate));
    put_ours(out, ",\"low\":");
    put_tenths(out, bounds.low);
    put_ours(out, ",\"high\":");
    put_tenths(out, bounds.high);
    put_char(out, '}');
}
