#!/bin/sh
# What `answerlint filter` promises to those that put it into a pipe: one line out for each line in, the
# same bytes for any number of jobs and any cut of the stream, nothing held back, and a status that can be
# relied on.
set -u
script=filter
. "$(dirname "$0")/expect.sh"

# filter ARGS... < in.jsonl
filter()
{
    command_line="answerlint filter $*"
    "$ANSWERLINT" filter --no-config "$@" < in.jsonl > out 2> err
    status=$?
}

expect_lines()
{
    checks=$((checks + 1))
    [ "$(wc -l < out)" -eq "$1" ] || failed "$(wc -l < out) lines, expected $1"
}

# --- nothing in, nothing out ---
: > in.jsonl
filter
expect_status 0
expect_lines 0
checks=$((checks + 1))
[ ! -s err ] || failed 'nothing to say, and says something'

# --- every line has its line: what is no record, too ---
wrong='In C# a method that returns void can be awaited.'
{
    printf '{"id":"a","text":"- C# await"}\r\n'
    printf '\n'
    printf '{"id":"b","text":"a\000b"}\n'
    printf '{"id":"c","text":"\377"}\n'
    printf '{"key":4,"answer":"%s"}\n' "$wrong"
    printf '\357\273\277{"id":"no longer at the start","text":"x"}\n'
    printf 'null\n'
    printf '{"id":"last","response":"no line feed"}'
} > in.jsonl
filter
expect_status 0
expect_lines 8
ids=$(sed 's/,.*//' out | tr -d '{"\n')
checks=$((checks + 1))
[ "$ids" = 'id:aid:nullid:nullid:nullid:4id:nullid:nullid:last' ] || failed "ids: $ids"
expect_in err '^answerlint: -: 5 of 8 lines could not be graded, the first is line 2: an empty line$'
checks=$((checks + 1))
[ "$(wc -l < err)" -eq 1 ] || failed 'more than one line of trouble'
[ "$(sed -n 3p out | grep -c 'input-error.*no JSON at byte')" -eq 1 ] || failed 'NUL'
expect_in out '^\{"id":"4",.*"verdict":"fail".*"rule":"csharp-async/await-void-method"'
expect_not_in out '"path"|"record"'
filter --strict-input
expect_status 2
expect_lines 8
filter --stdin-filename runs/a.jsonl
expect_in out '^\{"path":"runs/a.jsonl","record":7,"id":"last"'

# --- augment: the bytes of the record, and one key more ---
filter --emit augment
expect_status 0
expect_lines 8
sed 's/,"answerlint":{.*}}/}/' out > back
checks=$((checks + 3))
for line in 1 5 8; do
    sed -n ${line}p in.jsonl | tr -d '\n' > one
    sed -n ${line}p back | tr -d '\n' | cmp -s one - || failed "line $line is not what it was"
done
expect_in out '^\{"answerlint":\{"id":null,.*"status":"input-error"'
cp out in.jsonl.once
cp in.jsonl.once in.jsonl
filter --emit augment
expect_status 0
head -n 1 in.jsonl > one
head -n 1 out > two
expect_same one two
printf '{"id":1,"mine":"old","text":"C#"}\n' > in.jsonl
filter --emit augment --key mine
expect_in out '^\{"id":1,"text":"C#","mine":\{"id":"1"'

# --- a line that is too long is one, and the next is read ---
{
    printf '{"id":"long","text":"'
    head -c 67108900 /dev/zero | tr '\0' x
    printf '"}\n{"id":"next","text":"C#"}\n'
} > in.jsonl
filter -j 2
expect_status 0
expect_lines 2
expect_in out '"status":"input-error","error":"over the limit of 64 MiB of one record'
expect_in out '^\{"id":"next".*"status":"ok"'

# --- the same bytes for any number of jobs, and block by block ---
number=0
while [ $number -lt 60 ]; do
    printf '{"id":%d,"model":"m%d","text":"- In C# await is fine.\\n- %s"}\n' $number $((number % 3)) "$wrong"
    printf '{"id":"%d","text":"Nothing of the kind."}\n%s\n' $number "$((number * 7919 % 13))"
    number=$((number + 1))
done > in.jsonl
for emit in result augment; do
    filter -j 1 --emit $emit --summary one.json
    expect_status 0
    expect_lines 180
    cp out first
    for jobs in 2 8; do
        filter -j $jobs --emit $emit --summary two.json
        expect_status 0
        expect_same first out
        expect_same one.json two.json
    done
done
filter --summary whole.json
cp out first
split -l 47 in.jsonl block.
: > joined
for block in block.??; do
    cp "$block" in.jsonl
    filter --summary "$block.json"
    cat out >> joined
done
expect_same first joined
run merge block.*.json
expect_status 0
expect_same whole.json out

# --- shards and ranges of lines ---
cat block.?? > in.jsonl
: > joined
for range in 0:50 50:51 51:; do
    filter --records $range --summary "range-$range.json"
    expect_status 0
    cat out >> joined
done
expect_same first joined
filter --records 180:
expect_status 0
expect_lines 0
expect_in err 'records: the first is 180, and there are only 180 lines'
for shard in 1 2 3 4; do
    filter --shard $shard/4 --summary "shard-$shard.json"
    expect_status 0
    expect_lines 45
    cat out
done | sort > joined
sort first > sorted
expect_same sorted joined
run merge shard-3.json shard-1.json shard-4.json shard-2.json
expect_same whole.json out

# --- nothing is held back when the input pauses ---
mkfifo asked told
for jobs in 1 2 8; do
    command_line="answerlint filter -j $jobs < fifo > fifo"
    "$ANSWERLINT" filter --no-config -j $jobs < asked > told 2> err &
    filter=$!
    exec 3> asked 4< told
    answered=0
    for line in 1 2 3; do
        printf '{"id":%d,"text":"C#"}\n' $line >&3
        # Of a filter that held it back no answer would ever come: the alarm is not what is tested.
        answer=$(timeout 60 head -n 1 <&4)
        case $answer in
        '{"id":"'$line'"'*) answered=$((answered + 1)) ;;
        esac
    done
    exec 3>&-
    wait $filter
    status=$?
    exec 4<&-
    expect_status 0
    checks=$((checks + 1))
    [ $answered -eq 3 ] || failed "$answered of 3 lines were answered at once"
done

# --- whoever has read enough ends it quietly ---
cat in.jsonl in.jsonl in.jsonl in.jsonl > many
command_line='answerlint filter < many | head -n 1'
"$ANSWERLINT" filter --no-config < many 2> err | head -n 1 > out
expect_lines 1
checks=$((checks + 1))
[ ! -s err ] || failed 'says something'

# --- a stream that cannot be trusted: status 2 ---
gzip -c in.jsonl > packed
command_line='answerlint filter < packed'
"$ANSWERLINT" filter --no-config < packed > out 2> err
status=$?
expect_status 0
expect_same first out
head -c "$(($(wc -c < packed) / 2))" packed > cut
command_line='answerlint filter < cut'
"$ANSWERLINT" filter --no-config --summary cut.json < cut > out 2> err
status=$?
expect_status 2
expect_in err '^answerlint: -:[0-9]+: .*truncated.*the lines before this one are graded$'
checks=$((checks + 1))
[ ! -e cut.json ] || failed 'a summary of a part that nobody asked for'
lines=$(wc -l < out)
head -n "$lines" first > head
expect_same head out
command_line='answerlint filter > /dev/full'
"$ANSWERLINT" filter --no-config < in.jsonl > /dev/full 2> err
status=$?
expect_status 2
expect_in err 'not all was written'
command_line='answerlint filter <&-'
"$ANSWERLINT" filter --no-config <&- > out 2> err
status=$?
expect_status 2
expect_in err 'cannot be read'
command_line='answerlint filter < folder'
"$ANSWERLINT" filter --no-config < . > out 2> err
status=$?
expect_status 2
expect_in err 'a folder'

# --- what the user can get wrong ---
expect_refusal 'filter reads standard input: answerlint filter < in\.jsonl' filter in.jsonl
expect_refusal "emit: 'both' is none of result, augment" filter --emit both
expect_refusal 'key goes with --emit augment' filter --key x
expect_refusal 'key needs a name' filter --emit augment --key ''
expect_refusal "plain is none" filter --format-in plain
expect_refusal 'shard.*K/N' filter --shard 0/4
expect_refusal 'shard.*K/N' filter --shard 5/4
expect_refusal 'shard.*K/N' filter --shard 3
expect_refusal 'shard.*K/N' filter --shard 1/100001
expect_refusal 'records.*A:B' filter --records 7
expect_refusal 'records.*A:B' filter --records 7:7
expect_refusal 'records.*A:B' filter --records a:b
expect_refusal 'give one of them' filter --records 1:2 --shard 1/2
expect_refusal 'worst.*0 to 1000' filter --worst 1001 --summary s.json
expect_refusal 'worst goes with --summary' filter --worst 3
expect_refusal 'summary needs a FILE' filter --summary -
expect_refusal 'no/such.*cannot be written' filter --summary no/such/folder/s.json
expect_refusal 'filtr.*did you mean.*filter' filtr
finish
