// One row a finding for spreadsheets (RFC 4180, but lines end at LF): start and end are byte
// offsets of the input, columns count code points of the line in the file.
#include "base/quote.h"
#include "report/label.h"
#include "report/remark.h"

static void put_number(Out *out, uint64_t number, bool known)
{
    put_char(out, ',');
    if (known)
        put_u64(out, number);
}

static void put_cell(Out *out, Text text)
{
    put_char(out, ',');
    put_csv(out, text);
}

static void put_place(const Document *document, const Remark *remark, Out *out)
{
    const Finding *finding = remark->finding;
    bool placed = finding && !(finding->quoted && finding->in_channel);
    put_number(out, document->record, true);
    put_cell(out, document->id);
    put_number(out, remark->start.line, true);
    put_number(out, remark->start.column, remark->start.column > 0);
    put_number(out, placed ? document->offset + finding->span.start : 0, placed);
    put_number(out, placed ? document->offset + finding->span.end : 0, placed);
    put_char(out, ',');
    put_ours(out, finding ? channel_name(finding->channel) : "");
    put_number(out, finding ? finding->item : 0, finding && finding->item);
}

static void put_row(const Document *document, const Remark *remark, Out *out)
{
    put_csv(out, document->path);
    put_place(document, remark, out);
    put_char(out, ',');
    put_ours(out, severity_name(remark->severity));
    put_cell(out, remark->rule);
    put_cell(out, remark->message);
    put_cell(out, remark->excerpt);
    put_char(out, '\n');
}

static void begin(const Report *report, Out *out)
{
    (void)report;
    put_ours(out, "path,record,id,line,column,start,end,channel,item,severity,rule,message,"
                  "excerpt\n");
}

static void put_result(const Report *report, const Result *result, Out *out)
{
    RemarkList remarks = remarks_of(report, result);
    for (size_t i = 0; i < remarks.len; i++)
        put_row(result->document, &remarks.at[i], out);
}

const Writer writer_csv = {
    .name = "csv",
    .about = "one row a finding, for spreadsheets; no cell is a formula",
    .separator = "",
    .countless = true,
    .begin = begin,
    .result = put_result,
    .end = end_nothing,
    .closing = put_closing,
};
