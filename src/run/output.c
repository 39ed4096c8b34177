#include "run/output.h"

void output_render(const Output *output, const Report *report, const Result *result, Out *out)
{
    size_t before = out->len;
    if (before > 0 && !output->writer->cap)
        put_ours(out, output->writer->separator);
    size_t start = out->len;
    output->writer->result(report, result, out);
    if (out->len == start)
        out->len = before;
}

bool output_waits(const Output *output)
{
    return output->writer->cap || output->writer->collect;
}

void output_begin(Output *output, const Report *report)
{
    Out out = {0};
    output->shortlist.cap = output->writer->cap;
    if (output->writer->open)
        output->collection = output->writer->open(report);
    if (output->writer->cap)
        return;
    output->writer->begin(report, &out);
    sink_put(output->sink, out_text(&out));
    out_free(&out);
}

// There was a result if there is more than a beginning.
void output_go_on(Output *output, const Report *report, uint64_t length)
{
    Out out = {0};
    output->writer->begin(report, &out);
    output->written = length > out.len;
    out_free(&out);
}

void output_give(Output *output, const Report *report, Text rendered)
{
    Report told = *report;
    told.collection = output->collection;
    if (output->writer->collect) {
        output->writer->collect(&told, rendered);
    } else if (output->writer->cap) {
        shortlist_add(&output->shortlist, rendered);
    } else if (rendered.len) {
        sink_put(output->sink, text_of(output->written ? output->writer->separator : ""));
        sink_put(output->sink, rendered);
        output->written = true;
    }
}

void output_end(Output *output, const Report *report, const Summary *summary)
{
    Out out = {0};
    Report told = *report;
    told.collection = output->collection;
    if (output->writer->cap) {
        told.summary = summary;
        told.hidden = output->hidden = shortlist_hidden(&output->shortlist);
        output->writer->begin(&told, &out);
        shortlist_put(&output->shortlist, output->writer->separator, &out);
        shortlist_free(&output->shortlist);
    }
    output->writer->end(&told, summary, &out);
    sink_put(output->sink, out_text(&out));
    out_free(&out);
    if (output->writer->close)
        output->writer->close(output->collection);
}

void output_drop(Output *output)
{
    shortlist_free(&output->shortlist);
    if (output->writer->close)
        output->writer->close(output->collection);
}
