#!/bin/sh
# The same input gives the same bytes: for any number of jobs, in any run, locale and time zone. COPIES: how
# often each transcript is there.
set -u
script=jobs
. "$(dirname "$0")/expect.sh"
mkdir folder
number=0
while [ $number -lt "${COPIES:-10}" ]; do
    for file in "$root"/fixtures/transcripts/*.txt "$root"/fixtures/broken/*.txt; do
        cp "$file" "folder/$number-${file##*/}"
    done
    number=$((number + 1))
done

for format in text concise json 'html --html-records 20'; do
    run check --no-config -j 1 -f $format folder
    expect_status 2
    cp out first
    cp err first.err
    for jobs in 1 2 3 8; do
        run check --no-config -j $jobs -f $format folder
        expect_status 2
        expect_same first out
        expect_same first.err err
    done
    environment='LC_ALL=C.UTF-8 LANG=de_DE.UTF-8 TZ=Asia/Tokyo'
    run check --no-config -f $format folder
    environment=
    expect_same first out
done

# Records of one file, of an archive, and of a stream; grouped, added up, and with what is kept for a resume.
awk 'BEGIN {
    for (i = 0; i < 400; i++)
        printf "{\"id\": \"%d\", \"model\": \"m%d\", \"response\": \"- A method that returns void can be " \
               "awaited.\\n- %d words in C# with await\"}\n", i % 40, i % 3, i
}' > records.jsonl
cat "$root"/fixtures/filter/lines.jsonl "$root"/fixtures/filter/fields.jsonl records.jsonl > lines.jsonl
tar -czf packed.tar.gz folder records.jsonl || exit 2

# expect_jobs STATUS COMMAND ARGS...: what one thread writes, eight do; reports are in reports/
expect_jobs()
{
    expected=$1
    shift
    for jobs in 1 8 8; do
        rm -rf reports checkpoint && mkdir reports
        command_line="answerlint $* -j $jobs"
        "$ANSWERLINT" "$@" --no-config -j $jobs > reports/out 2> reports/err < lines.jsonl
        status=$?
        cp reports/err err
        expect_status "$expected"
        [ $jobs -gt 1 ] || { rm -rf one && mv reports one && continue; }
        for report in one/*; do
            expect_same "$report" "reports/${report#one/}"
        done
    done
    checks=$((checks + 1))
    [ "$(cat one/out one/r.json 2>/dev/null | wc -c)" -gt 5000 ] || failed 'writes nothing'
}
expect_jobs 1 check -f text -f json:reports/r.json -f html:reports/r.html --summary reports/s.json \
    --group-by id records.jsonl
expect_jobs 2 check -f json:reports/r.json -f junit:reports/r.xml --checkpoint checkpoint packed.tar.gz
expect_jobs 2 check -f jsonl --channel both "$root"/fixtures/records "$root"/fixtures/terminal
expect_jobs 2 filter --strict-input --summary reports/s.json
expect_jobs 2 parse -f json folder records.jsonl packed.tar.gz
finish
