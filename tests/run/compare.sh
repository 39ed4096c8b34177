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
expect_refusal 'other\.jsonl:[0-9]+: the severity of the rule [a-z/-]+ is another one.*results of the same' \
               report run.jsonl other.jsonl
run check --no-config -r csharp-async -f json:other.json answers
expect_refusal 'other\.json: these are results of other rules than those of run\.json' report run.json other.json
expect_refusal 'none-such\.jsonl: no such file' report none-such.jsonl
expect_refusal 'which results' report

# --- diff: nothing differs from itself, nor from the same answers elsewhere ---
for files in 'run.jsonl run.jsonl' 'run.json run.jsonl'; do
    run diff --fail-on-regression $files
    expect_status 0
    expect_in err '^answerlint: nothing differs$'
    checks=$((checks + 1))
    [ ! -s out ] || failed 'a diff of a run with itself is not empty'
done
bad='In C# a method that returns void can be awaited.'
worse='Awaiting a faulted task throws an AggregateException.'
fine='In C#, await is a keyword for a task.'
mkdir old new
printf '%s\n' "$bad" > old/a.txt
printf '%s\n' "$fine" > old/b.txt
printf '%s\n' "$bad $worse" > old/c.txt
printf '%s\n' "$fine $fine" > old/gone.txt
# Another name and other lines; fixed and broken; one finding in place of another.
printf '%s\n' "$bad" > new/renamed.txt
printf '%s\n' "$fine $bad" > new/b.txt
printf '\n\n%s\n' "$bad" > new/c.txt
printf '%s\n' "$worse" > new/d.txt
run check --no-config -f jsonl:old.jsonl old
run check --no-config -f jsonl:new.jsonl new
sed -i 's,old/,x/,' old.jsonl
sed -i 's,new/,x/,' new.jsonl
run diff old.jsonl new.jsonl
expect_status 0
expect_in out '^broken x/b\.txt: pass 100\.0 -> fail 50\.0$'
expect_in out '^changed x/c\.txt: fail 0\.0 -> fail 0\.0$'
expect_in out '^  - error\[csharp-async/await-throws-aggregate\]: false claim: awaiting a faulted task'
expect_in out '^new x/d\.txt: fail 0\.0$'
expect_in out '^gone x/gone\.txt: pass 100\.0$'
expect_not_in out 'x/(a|renamed)\.txt'
expect_in out '^3 answers in both: 0 fixed, 1 broken, 2 still failing, 0 still passing; 1 new, 1 gone$'
expect_in out '^findings: 1 fixed, 1 broken, 2 still there; 1 of new answers, 0 of answers that are gone$'
expect_in out '\(McNemar\): ~, no evidence'
run diff --fail-on-regression old.jsonl new.jsonl
expect_status 1
run diff -f json old.jsonl new.jsonl
expect_in out '"results":\{"broken":1,"fixed":0,"still":2,"new":1,"gone":1,"passing":0,"both":3,"p":1\.0000,'
expect_in out '^\{"change":"broken","before":\{"path":"x/b\.txt","record":0,"id":null,"verdict":"pass","score":100\.0\}'
run diff -f markdown old.jsonl new.jsonl
expect_in out '^- \*\*broken\*\* ` ?x/b\.txt ?`: pass 100\.0 -> fail 50\.0$'

# Records with an id are partners wherever they stand; six of six are evidence.
: > ids.jsonl
: > moved.jsonl
for number in 1 2 3 4 5 6; do
    printf '{"id":"q-%d","answer":"%s"}\n' $number "$bad" >> ids.jsonl
    printf '{"id":"q-%d","answer":"%s"}\n' $((7 - number)) "$fine" >> moved.jsonl
done
run check --no-config -f jsonl:old.jsonl ids.jsonl
run check --no-config -f jsonl:new.jsonl moved.jsonl
run diff --fail-on-regression old.jsonl new.jsonl
expect_status 0
expect_in out '^fixed moved\.jsonl, record 5, id q-1: fail 0\.0 -> pass 100\.0$'
expect_in out '\(McNemar\): p = 0\.0312$'
expect_in out '^ +6 +0 +0 +0 +0  csharp-async/await-void-method \(p = 0\.0312\)$'

cat old.jsonl old.jsonl > twice.jsonl
expect_refusal 'twice\.jsonl: record 0 of ids\.jsonl is there twice' diff old.jsonl twice.jsonl
expect_refusal 'other\.json: these are results of other rules' diff run.json other.json
expect_refusal 'cut\.jsonl:1:[0-9]+: cut off' diff run.json cut.jsonl
expect_refusal 'two files of results' diff run.json
expect_refusal 'diff writes text, json or markdown' diff -f html run.json run.json
finish
