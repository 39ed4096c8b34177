#include "report/html_shell.h"

#include "core/rate.h"

void html_put_head(const HtmlScript *script, const char *title, Out *out)
{
    put_ours(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"");
    put_ours(out, script->policy);
    put_ours(out, "\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n"
                  "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    put_ours(out, title);
    put_ours(out, "</title>\n<style>");
    put_raw(out, html_style);
    put_ours(out, "</style>\n</head>\n<body>\n");
}

void html_put_foot(const HtmlScript *script, Out *out)
{
    put_ours(out, "<script>");
    put_raw(out, script->text);
    put_ours(out, "</script>\n</body>\n</html>\n");
}

void html_put_promise(Out *out)
{
    put_ours(out, "This page is one file and asks the network for nothing.");
}

void html_put_number(uint64_t number, Out *out)
{
    if (number < 1000) {
        put_u64(out, number);
        return;
    }
    html_put_number(number / 1000, out);
    put_print(out, ",%03u", (unsigned)(number % 1000));
}

void html_put_counted(uint64_t number, const char *one, const char *many, Out *out)
{
    put_ours(out, "<b>");
    html_put_number(number, out);
    put_print(out, "</b> %s", number == 1 ? one : many);
}

void html_put_count(const char *class, uint64_t number, const char *one, const char *many,
                    Out *out)
{
    put_print(out, "<li class=\"%s\">", class);
    html_put_counted(number, one, many, out);
    put_ours(out, "</li>");
}

void html_put_percent(uint64_t part, uint64_t whole, Out *out)
{
    if (whole == 0) {
        put_ours(out, "&ndash;");
        return;
    }
    put_tenths(out, rate_tenths((Rate){part, whole}));
    put_ours(out, "&thinsp;%");
}

void html_put_interval(uint64_t part, uint64_t whole, Out *out)
{
    if (whole == 0)
        return;
    RateBounds bounds = rate_bounds((Rate){part, whole});
    put_ours(out, "<span>95&thinsp;% interval <b>");
    put_tenths(out, bounds.low);
    put_ours(out, "</b> to <b>");
    put_tenths(out, bounds.high);
    put_ours(out, "</b></span>");
}
