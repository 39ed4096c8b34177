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
expect_refusal 'other\.json: these are results of other rules than those of run\.json' \
               report run.json other.json
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
expect_in out '^\{"change":"broken","before":\{"path":"x/b\.txt","record":0,"id":null,"verdict":"pass",'
run diff -f markdown old.jsonl new.jsonl
expect_in out '^- \*\*broken\*\* ` ?x/b\.txt ?`: pass 100\.0 -> fail 50\.0$'
run diff -f html --fail-on-regression old.jsonl new.jsonl
expect_status 1
cp out page.html
run diff -f html:diff.html old.jsonl new.jsonl
expect_status 0
expect_same page.html diff.html
for count in 'broken 1' 'fixed 1' 'still 2' 'new 1' 'gone 0'; do
    checks=$((checks + 1))
    [ "$(grep -c "data-kind=\"${count% *}\" data-rule=" page.html)" -eq "${count#* }" ] ||
        failed "not as many rows as findings: $count"
done
expect_in page.html '<tr data-kind="gone"><td>.*x/gone\.txt<span>pass 100\.0</span>'
run diff -f html run.json run.json
expect_in out '<p>Nothing differs\.</p>'
expect_not_in out 'data-kind='

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
expect_refusal "diff writes text, json, markdown or html, not 'htm' .did you mean 'html'" \
               diff -f htm run.json run.json
expect_refusal 'diff writes one form at a time' diff -f html -f json run.json run.json

# --- baseline: what is known passes, what is new does not ---
mkdir known
printf '%s\n' "$bad" > known/a.txt
printf '%s %s\n' "$bad" "$fine" > known/b.txt
cp ids.jsonl known
run check --no-config known
expect_status 1
run check --no-config --baseline base.json known
expect_status 2
expect_in err 'base\.json: no such file; --update-baseline makes it'
run check --no-config --baseline base.json --update-baseline known
expect_status 0
expect_in err 'base\.json: added: csharp-async/await-void-method of id q-6, fingerprint [0-9a-f]{16}, 1 times'
expect_in base.json '^\{"record":"id q-1","rule":"csharp-async/await-void-method",'
expect_in base.json '^\{.*,"fingerprint":"[0-9a-f]{16}",'
expect_in base.json '^\{.*,"count":1,"reason":null,"until":null\},$'
checks=$((checks + 1))
[ "$(grep -c '"record"' base.json)" -eq 8 ] || failed 'not one entry a finding'
cp base.json first.json
run check --no-config --baseline base.json --update-baseline known
expect_not_in err added
expect_same first.json base.json
run check --no-config --baseline base.json -f json known
expect_status 0
expect_in out '"verdict":"pass".*"findings":\[\],"suppressed":\[\{"rule":"csharp-async/await-void-method"'
expect_in out '"passed":8,"failed":0,"input_errors":0,"rule_errors":0,"findings":\{"error":0,'
cp out known.json
run report -f json known.json
expect_same known.json out
run check --no-config --baseline base.json -f sarif known
expect_in out '"suppressions":\[\{"kind":"external"\}\]'
run check --no-config --baseline base.json -f concise -j 3 known
checks=$((checks + 1))
[ ! -s out ] || failed 'a known finding is shown'
run check --no-config --baseline base.json --min-score 100 known
expect_status 0
# Lines move, files get other names.
mv known/a.txt known/z.txt
sed '1!G;h;$!d' ids.jsonl > known/ids.jsonl
run check --no-config --baseline base.json known
expect_status 0
# The same mistake twice, another one, and the same in another answer.
printf '%s %s\n' "$bad" "$worse" > known/b.txt
run check --no-config --baseline base.json -f concise known
expect_status 1
expect_in out '^known/b\.txt:1:[0-9]+: error csharp-async/await-throws-aggregate '
printf '{"id":"q-1","answer":"%s %s"}\n' "$bad" "$bad" > known/ids.jsonl
run check --no-config --baseline base.json -f concise known/ids.jsonl
expect_status 1
expect_in err 'not found any more, --prune-baseline drops it: csharp-async/await-void-method of id q-2'
checks=$((checks + 1))
[ "$(wc -l < out)" -eq 1 ] || failed 'two of one entry are not one known and one new'
run check --no-config --baseline base.json --update-baseline known/ids.jsonl
expect_in err 'added: csharp-async/await-void-method of id q-1, fingerprint [0-9a-f]+, 1 times'
expect_in base.json '"record":"id q-1".*"count":2,'
run check --no-config --baseline base.json --prune-baseline known/ids.jsonl
expect_status 0
expect_in err 'dropped: csharp-async/await-void-method of id q-2'
checks=$((checks + 1))
[ "$(grep -c '"record"' base.json)" -eq 1 ] || failed 'stale entries are not dropped'
# Reasons and dates.
sed 's/"reason":null,"until":null/"reason":"agreed in May","until":"2027-05-31"/' base.json > dated.json
environment='SOURCE_DATE_EPOCH=1811807999'            # 2027-05-31, 23:59:59
run check --no-config --baseline dated.json -f sarif known/ids.jsonl
expect_status 0
expect_in out '"suppressions":\[\{"kind":"external","justification":"agreed in May"\}\]'
environment='SOURCE_DATE_EPOCH=1811808000'
run check --no-config --baseline dated.json known/ids.jsonl
expect_status 1
environment=
sed 's/2027-05-31/soon/' dated.json > bad.json
expect_refusal "bad\.json:2: until: 'soon' is no date such as 2027-01-31" check --baseline bad.json known
sed 's/"count":2/"count":0/' base.json > bad.json
expect_refusal 'bad\.json:2: an entry has record, rule, fingerprint and a count' \
               check --baseline bad.json known
head -n 2 first.json > bad.json
expect_refusal 'bad\.json: cut off: the end of the entries is missing' check --baseline bad.json known
expect_refusal 'run\.json:1: the schema is not answerlint-baseline/1' check --baseline run.json known
expect_refusal 'run\.jsonl:1: no baseline of answerlint' check --baseline run.jsonl known
# Labels of the HTML report, here made of a baseline: what is a false alarm is known.
printf '%s %s\n' "$bad" "$worse" > known/b.txt
cp ids.jsonl known
mv known/z.txt known/a.txt
run check --no-config --baseline all.json --update-baseline -f html:page.html -f jsonl:saved.jsonl known
run report -f html:again.html saved.jsonl
for page in page again; do
    grep -o -E '"key":"(id|answer) [^"]*"' $page.html | cut -d: -f2 | sort -u > keys.$page
    grep -o '"fingerprint":"[0-9a-f]*"' $page.html | sort -u > prints.$page
done
grep -o '"record":"[^"]*"' all.json | cut -d: -f2 | sort -u > keys
grep -o '"fingerprint":"[0-9a-f]*"' all.json | sort -u > prints
for page in page again; do
    expect_same keys keys.$page
    expect_same prints prints.$page
done
checks=$((checks + 1))
[ "$(wc -l < prints)" -eq 2 ] || failed 'not one fingerprint for each mistake'
label='{"text":"t","label":null,"decision":"false-alarm","note":null'
sed -n 's/^{"record":\("[^"]*"\),\(.*\),"count":1,.*/'"$label"',"record_key":\1,\2}/p' all.json > labels.jsonl
run check --no-config --baseline labels.jsonl -f json known
expect_status 0
expect_in out '"suppressed":\[\{"rule":"csharp-async/await-void-method".*"reason":"false alarm"\}'
cp labels.jsonl kept.jsonl
sed '2s/"false-alarm","note":null/"agree","note":"so it is"/' labels.jsonl > agreed.jsonl
run check --no-config --baseline agreed.jsonl -f concise known
expect_status 1
checks=$((checks + 1))
[ "$(wc -l < out)" -eq 1 ] || failed 'not the one finding that was agreed with'
run check --no-config --baseline labels.jsonl known/a.txt known/ids.jsonl
expect_in err 'labels\.jsonl: not found any more: csharp-async/await-throws-aggregate of answer [0-9a-f]'
expect_refusal 'labels\.jsonl: these are labels, which --update-baseline would write over' \
               check --baseline labels.jsonl --update-baseline known
expect_refusal 'labels\.jsonl: these are labels, which --prune-baseline would write over' \
               check --baseline labels.jsonl --prune-baseline known
expect_same kept.jsonl labels.jsonl
sed '3s/"fingerprint":"[0-9a-f]*"/"id":"x"/' labels.jsonl > old.jsonl
expect_refusal 'old\.jsonl:3: this label has no fingerprint.*check -f html:FILE.*export the labels anew' \
               check --baseline old.jsonl known

expect_refusal 'checkpoint: not with --baseline' \
               check --baseline base.json --checkpoint state -f jsonl:x.jsonl known
expect_refusal '--update-baseline goes with --baseline' check --update-baseline known
expect_refusal 'not with --shard' check --baseline base.json --prune-baseline --shard 1/2 known

# --- repeats: several answers to one prompt ---
mkdir runs
for number in 1 2 3 4; do
    printf '%s\n' "$fine" > runs/good-$number.txt
    printf '%s\n' "$bad" > runs/bad-$number.txt
    printf '%s\n' "$fine" > runs/odd-$number.txt
done
printf '%s\n' "$bad" > runs/odd-3.txt
run check --no-config -r csharp-async -f jsonl:runs.jsonl --group-by 'runs/{}-*.txt' \
    --group-output groups.jsonl runs
expect_status 1
expect_in err '^0 of 4 pass: bad \(runs/bad-1\.txt\); csharp-async/await-void-method 0 of 4$'
expect_in err '^3 of 4 pass: odd \(runs/odd-1\.txt\); csharp-async/await-void-method 3 of 4$'
expect_in err '^3 groups: 1 always pass, 1 sometimes, 1 never$'
expect_in groups.jsonl '^\{"group":"odd","first":"runs/odd-1\.txt","answers":4,"passed":3,"good":true,'
expect_in groups.jsonl '"rule":"csharp-async/await-void-method","passed":3,"judged":4\}'
run report -q --group-by 'runs/{}-*.txt' --group-output again.jsonl runs.jsonl
expect_same groups.jsonl again.jsonl
for command in 'check --no-config -j 3' report; do
    case $command in check*) input='runs/odd-1.txt runs/odd-2.txt runs/odd-3.txt runs/odd-4.txt' ;;
    *) input=odd.jsonl; grep '"path":"runs/odd' runs.jsonl > $input ;; esac
    run $command --group-by 'runs/{}-*.txt' --min-pass-rate 75 $input
    expect_status 0
    run $command --group-by 'runs/{}-*.txt' --min-pass-rate 75.1 $input
    expect_status 1
    expect_in err '^below the rate, 3 of 4 pass: odd'
    expect_in err '^1 group: 0 always pass, 1 sometimes, 0 never; 1 below the rate$'
done
: > repeats.jsonl
for answer in "$fine" "$fine" "$bad"; do
    printf '{"id":"q","prompt":"What is await?","answer":"%s"}\n' "$answer" >> repeats.jsonl
    printf '{"prompt":"And a task?","answer":"%s"}\n' "$fine" >> repeats.jsonl
done
run check --no-config --group-by id repeats.jsonl
expect_in err '^2 of 3 pass: q \(repeats\.jsonl\)'
expect_in err '^4 groups: 3 always pass, 1 sometimes, 0 never$'
run check --no-config --group-by prompt -f jsonl:saved.jsonl repeats.jsonl
expect_in err '^2 groups: 1 always pass, 1 sometimes, 0 never$'
run report --group-by prompt saved.jsonl
expect_in err '^2 groups: 1 always pass, 1 sometimes, 0 never$'
expect_refusal "group-by: 'model' is none of id, prompt and a path with one" check --group-by model runs
expect_refusal 'min-pass-rate goes with --group-by' check --min-pass-rate 50 runs
expect_refusal "min-pass-rate: '101' is no percentage" report --group-by id --min-pass-rate 101 runs.jsonl
finish
