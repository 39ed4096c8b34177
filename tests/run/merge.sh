#!/bin/sh
# Summaries: the parts of a run, merged in any order and grouping, are the summary of the whole run, byte for
# byte, and what are no parts of one run is refused.
set -u
script=merge
. "$(dirname "$0")/expect.sh"
mkdir answers
cp "$root"/fixtures/transcripts/*.txt answers
: > answers/empty.txt
cat "$root"/fixtures/records/*.jsonl > answers/records.jsonl
set -- answers/*.txt
files=$(ls answers | wc -l)

# --- shards of a folder: by files ---
run check --no-config -j 1 -f jsonl --summary whole.json answers
expect_status 2
cp out whole.jsonl
expect_in whole.json '^\{"schema":"answerlint-summary/1",$'
run check --no-config -j 8 --summary again.json answers
expect_same whole.json again.json
for shards in 1 2 5 $((files + 3)); do
    : > joined
    shard=1
    while [ $shard -le $shards ]; do
        run check --no-config -f jsonl --shard $shard/$shards --summary part-$shards-$shard.json answers
        cat out >> joined
        shard=$((shard + 1))
    done
    sort joined > sorted
    sort whole.jsonl > sorted.whole
    expect_same sorted.whole sorted
    run merge part-$shards-*.json
    expect_status 0
    expect_same whole.json out
done
run merge -o left.json part-5-4.json part-5-2.json
run merge -o right.json part-5-1.json part-5-5.json
run merge left.json right.json
expect_in out '^"shards":\{"of":5,"has":\[1,2,4,5\]\}'
run merge -f text left.json
expect_in out '^a part of a run in 5 shards'
run merge part-5-3.json right.json left.json
expect_same whole.json out

# --- shards of one file, and ranges of it: by records ---
run check --no-config -f jsonl --summary whole.json answers/records.jsonl
cp out whole.jsonl
records=$(wc -l < out)
: > joined
for range in :2 2:7 7:; do
    run check --no-config -f jsonl --records $range --summary "range-$range.json" answers/records.jsonl
    cat out >> joined
done
expect_same whole.jsonl joined
run merge range-7:.json range-:2.json range-2:7.json
expect_same whole.json out
for shard in 1 2 3; do
    run check --no-config -j 2 --shard $shard/3 --summary shard-$shard.json answers/records.jsonl
    "$ANSWERLINT" check --no-config --shard $shard/3 --summary piped-$shard.json \
        --stdin-filename answers/records.jsonl - < answers/records.jsonl > out 2> err
    expect_same shard-$shard.json piped-$shard.json
done
run merge shard-2.json shard-3.json shard-1.json
expect_same whole.json out
run check --no-config --records 1000: --summary none.json answers/records.jsonl
expect_status 0
expect_in err 'records: the first is 1000, and there are only [0-9]+ records'
run merge none.json whole.json
expect_same whole.json out
run check --no-config --shard 2/2 --summary none.json "$1"
expect_status 0
expect_in none.json '^"results":0,'

# --- folder or JSONL: the same answers, the same counts ---
mkdir split
number=0
: > split.jsonl
for text in 'In C# a method that returns void can be awaited.' 'C# await is fine.' 'A task in C#.'; do
    number=$((number + 1))
    printf '{"id":"%d","text":"%s"}\n' $number "$text" > split/$number.json
    cat split/$number.json >> split.jsonl
done
run check --no-config --summary folder.json split
run check --no-config --summary lines.json split.jsonl
"$ANSWERLINT" filter --no-config --summary filter.json < split.jsonl > out 2> err
for summary in folder lines filter; do
    sed 's/"path":[^,]*,"record":[^,]*,//' $summary.json > $summary.plain
done
expect_same folder.plain lines.plain
expect_same folder.plain filter.plain

# --- what are no parts of one run ---
run check --no-config -r csharp-async --summary other.json "$1"
expect_refusal 'other\.json: the digest of the rules is [0-9a-f]{64}, and that of lines\.json [0-9a-f]{64}' \
               merge lines.json other.json
run check --no-config --fail-on note --summary other.json "$1"
expect_refusal 'other\.json: the policy is --fail-on note .*lines\.json --fail-on error' \
               merge lines.json other.json
run check --no-config --worst 3 --summary other.json "$1"
expect_refusal 'other\.json: --worst is 3, and that of lines\.json 20' merge lines.json other.json
run check --no-config --limit findings=5 --limit prose-bytes=8M --summary other.json "$1"
expect_in other.json '^"limits":\{"prose-bytes":8388608,"findings":5\},$'
expect_refusal 'other\.json: --limit is prose-bytes=8388608, and that of lines\.json prose-bytes=4194304' \
               merge lines.json other.json
expect_refusal 'lines\.json: --limit is prose-bytes=4194304, and that of other\.json prose-bytes=8388608' \
               merge other.json lines.json
run check --no-config --limit findings=5 --limit prose-bytes=8192K --summary same.json "$1"
run merge other.json same.json
expect_status 0
expect_in out '^"limits":\{"prose-bytes":8388608,"findings":5\},$'
run check --no-config --limit findings=1000 --summary usual.json "$1"
expect_in usual.json '^"limits":\{\},$'
run merge lines.json usual.json
expect_status 0
sed 's/^"limits":{}/"limits":{"findigns":5}/' lines.json > other.json
expect_refusal 'other\.json: no summary of answerlint: limits' merge lines.json other.json
sed 's/"version":"[^"]*"/"version":"9.9.9"/' lines.json > other.json
expect_refusal 'other\.json: the version is 9\.9\.9' merge lines.json other.json
expect_refusal 'lines\.json: this file is named twice' merge lines.json lines.json
cp part-5-2.json copy.json
expect_refusal 'copy\.json: shard 2 of 5 is in another of these files too' \
               merge part-5-1.json part-5-2.json copy.json
expect_refusal 'part-2-1\.json: one of 2 shards, and part-5-1\.json is of 5' \
               merge part-5-1.json part-2-1.json
expect_refusal 'folder\.json: one of 0 shards, and part-5-1' merge part-5-1.json folder.json
head -c 700 lines.json > cut.json
expect_refusal 'cut\.json: a summary that is cut off at byte' merge lines.json cut.json
expect_refusal 'whole\.jsonl: no summary' merge lines.json whole.jsonl
expect_refusal 'none-such\.json: no such file' merge none-such.json
expect_refusal 'none-such\.json: no such file' merge lines.json none-such.json
expect_refusal 'which summaries' merge
expect_refusal 'merge writes text or json' merge -f yaml lines.json
run merge -o no/such/folder/x.json lines.json
expect_status 2
command_line='answerlint merge lines.json > /dev/full'
"$ANSWERLINT" merge lines.json > /dev/full 2> err
status=$?
expect_status 2

# --- for people ---
run merge -f text folder.json
expect_status 0
expect_in out '^ +1 +3  error   csharp-async/await-void-method$'
expect_in out '^    0\.0  split/1\.json, id 1$'
finish
