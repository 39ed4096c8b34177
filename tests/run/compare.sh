#!/bin/sh
# Saved results: reports made of them tell what the run told, two runs are compared, a baseline hides what was
# known, repeats are counted.
set -u
script=compare
. "$(dirname "$0")/expect.sh"
unset GITHUB_STEP_SUMMARY
mkdir answers
cp "$root"/fixtures/transcripts/*.txt answers
cat "$root"/fixtures/records/*.jsonl > answers/records.jsonl

# --- report: the same again ---
formats='text concise json jsonl sarif junit github gitlab checkstyle rdjson rdjsonl tap csv markdown html'
options=
for format in $formats; do
    options="$options -f $format:run.$format"
done
run check --no-config --channel both $options answers
run_status=$status
expect_status 2
options=
for format in $formats; do
    options="$options -f $format:again.$format"
done
for saved in run.json run.jsonl; do
    run report $options $saved
    expect_status $run_status
    expect_in err 'saved results hold excerpts, not texts'
    expect_same run.jsonl again.jsonl
    expect_same run.concise again.concise
    for format in $formats; do
        # What a format tells of a finding stands in as many lines as before: those that name a rule.
        grep -o -E '(csharp-async|integrity)/[a-z-]+' run.$format | sort | uniq -c > counts
        grep -o -E '(csharp-async|integrity)/[a-z-]+' again.$format | sort | uniq -c > counts.again
        [ $format = sarif ] || [ $format = html ] || expect_same counts counts.again
    done
    grep -o '"ruleId":"[^"]*","level":"[a-z]*"' run.sarif > counts
    grep -o '"ruleId":"[^"]*","level":"[a-z]*"' again.sarif > counts.again
    expect_same counts counts.again
    checks=$((checks + 1))
    [ -s counts ] || failed 'no finding to compare'
done
run report -f json run.json
expect_same run.json out
run report -f json run.jsonl
sed 's/"ruleset":"[^"]*"/"ruleset":null/' run.json > expected
expect_same expected out
run report -f json:both.json run.json run.jsonl
expect_in both.json '"summary":\{"results":'"$((2 * $(wc -l < run.jsonl)))"','
"$ANSWERLINT" filter --no-config < answers/records.jsonl > filtered.jsonl 2> err
run report -f concise filtered.jsonl
expect_status 2
expect_in out '^-:[0-9]+:[0-9]+: error csharp-async/'

# --- what are no results ---
remedy='answerlint check -f jsonl:FILE writes them'
head -c 700 run.jsonl > cut.jsonl
expect_refusal 'cut\.jsonl:1:[0-9]+: cut off in the middle of a line' report cut.jsonl
head -n 3 run.json > cut.json
expect_refusal 'cut\.json: cut off: the end of the results is missing' report cut.json
expect_refusal "answers/records\.jsonl:1: no result of answerlint: 'status' is missing.*$remedy" \
               report answers/records.jsonl
expect_refusal "run\.csv:1:1: no results of answerlint: .*$remedy" report run.csv
: > empty.jsonl
expect_refusal "empty\.jsonl: no results of answerlint: it is empty; $remedy" report empty.jsonl
printf '{\n"schema": "answerlint/1"}\n' > pretty.json
expect_refusal 'pretty\.json:1: .*laid out over several lines' report pretty.json
sed 's/"severity":"error"/"severity":"note"/' run.jsonl > other.jsonl
expect_refusal 'other\.jsonl:[0-9]+: the severity of the rule [a-z/-]+ is another one.*different rules' \
               report run.jsonl other.jsonl
run check --no-config -r csharp-async -f json:other.json answers
expect_refusal 'other\.json: these are results of other rules' report run.json other.json
expect_refusal 'none-such\.jsonl: no such file' report none-such.jsonl
expect_refusal 'which results' report
finish
