#!/bin/sh
# A run that is killed at any moment and resumed writes the reports of an undisturbed one.
#
#     tests/run/resume.sh               what the command line promises, and a few kills
#     tests/run/resume.sh KILLS SEED    as many kills, at moments that the seed chooses
set -u
script=resume
. "$(dirname "$0")/expect.sh"
kills=${1:-4}
seed=${2:-1}
copies=1 lines=500
[ "$kills" -lt 20 ] || copies=2 lines=1500

# --- an input of every kind: a folder with troubles, lines, compressed lines, standard input ---
mkdir folder
number=0
while [ $number -lt $copies ]; do
    for file in "$root"/fixtures/transcripts/*.txt "$root"/fixtures/broken/*.txt; do
        cp "$file" "folder/$number-${file##*/}"
    done
    number=$((number + 1))
done
awk -v lines=$lines 'BEGIN {
    for (i = 0; i < lines; i++) {
        printf "{\"id\": %d, \"response\": \"A method that returns void can be awaited %d times", i, i
        for (k = i % 7; k > 0; k--) printf ". It runs on another thread, which C# starts"
        print i % 97 == 0 ? "\"" : ".\"}"
    }
}' > lines.jsonl
gzip -9 < lines.jsonl > packed.jsonl.gz

# go JOBS NAME OPTIONS...: the run that is tested; its reports are NAME.jsonl, NAME.json, NAME.txt
go()
{
    jobs=$1 name=$2
    shift 2
    run check --no-config -j "$jobs" "$@" \
        --summary $name.summary -f jsonl:$name.jsonl -f json:$name.json -f text:$name.txt \
        folder lines.jsonl packed.jsonl.gz
}

expect_reports()
{
    for ending in jsonl json txt summary; do
        expect_same reference.$ending "$1.$ending"
        checks=$((checks + 1))
        [ ! -e "$1.$ending.part" ] || failed "$1.$ending.part is left"
    done
}

milliseconds()
{
    date +%s%N | sed 's/......$//'
}

began=$(milliseconds)
go 2 reference
whole=$(($(milliseconds) - began))
expect_status 2
go 1 once --checkpoint once.checkpoint
expect_status 2
expect_reports once

# --- interrupted: a pipe that nobody writes to makes sure that the run is not done before ---
# hold SIGNAL JOBS OPTIONS...: starts a run on few.jsonl and the pipe, ends it by the signal when it has
# opened the pipe. A job in the background ignores SIGINT unless it is told otherwise.
sed -n 2,41p lines.jsonl > few.jsonl
hold()
{
    signal=$1 jobs=$2
    shift 2
    rm -f last.txt
    mkfifo last.txt
    command_line="answerlint $*, $signal"
    env --default-signal=INT "$ANSWERLINT" check --no-config -j "$jobs" "$@" few.jsonl last.txt \
        > out 2> err < /dev/null &
    child=$!
    timeout 60 sh -c 'exec 9> last.txt; kill -s "$1" "$2"' sh $signal $child
    wait $child 2> wait.err
    status=$?
    rm last.txt
    cp "$root/fixtures/transcripts/good-dashes.txt" last.txt
}

cp "$root/fixtures/transcripts/good-dashes.txt" last.txt
run check --no-config --summary whole.summary -f jsonl:whole.jsonl -f json:whole.json few.jsonl last.txt
for ending in INT:130 TERM:143; do
    hold ${ending%:*} 2 -f concise -f json:none.json
    expect_status ${ending#*:}
    expect_in err 'interrupted after 40 answers: no report is whole'
    expect_in out 'few.jsonl'
    checks=$((checks + 1))
    [ "$(ls none.json* 2> ls.err)" = '' ] || failed 'a file is left'
done

both='--summary a.summary -f jsonl:a.jsonl -f json:a.json'
hold INT 1 --checkpoint a.checkpoint $both
expect_status 130
expect_in err 'interrupted after 40 answers: --resume goes on from here'
expect_in a.checkpoint '^at 40 '
cp a.checkpoint safe.checkpoint
cp a.json.part safe.json
cp a.jsonl.part safe.jsonl

# restore: the state after the interruption
restore()
{
    rm -f a.*
    cp safe.checkpoint a.checkpoint
    cp safe.json a.json.part
    cp safe.jsonl a.jsonl.part
}

resume()
{
    run check --no-config --checkpoint a.checkpoint --resume "$@" few.jsonl last.txt
}

expect_whole()
{
    expect_status 1
    expect_same whole.json a.json
    expect_same whole.jsonl a.jsonl
    expect_same whole.summary a.summary
    expect_in a.checkpoint '^done 41 '
}

restore
resume -j 3 $both
expect_whole
expect_in err 'a.checkpoint: resumed after 40 answers'
resume $both
expect_whole
expect_in err 'a.checkpoint: this run is done'

# Killed when it was done but its reports did not have their names yet.
mv a.json a.json.part
rm a.summary
resume $both
expect_whole
rm a.jsonl
resume $both
expect_status 2
expect_in err 'a.jsonl: is gone: remove the checkpoint'
run check --no-config --checkpoint a.checkpoint $both few.jsonl last.txt
expect_whole

# --- rules of the same name whose content is another one ---
pack()
{
    printf 'answerlint: 1\npack: mine\nabout: Mine.\nlicense: MIT\nrules:\n' > mine.yaml
    printf -- '- {id: few, severity: error, check: sentences, count: {max: %s}}\n' "$1" >> mine.yaml
}
pack 1
hold INT 1 --checkpoint b.checkpoint -r ./mine.yaml -f json:b.json
pack 2
expect_refusal ': rules was "[0-9a-f]{64}", is "[0-9a-f]{64}"' check --no-config --checkpoint b.checkpoint \
               --resume -r ./mine.yaml -f json:b.json few.jsonl last.txt
pack 1
run check --no-config --checkpoint b.checkpoint --resume -r ./mine.yaml -f json:b.json few.jsonl last.txt
expect_status 1
rm b.*

# --- a part of the records ---
run check --no-config --records 3:41 -f json:part.json few.jsonl last.txt
expect_status 1
hold INT 2 --checkpoint b.checkpoint --records 3:41 -f json:b.json
expect_in err 'interrupted after 37 answers'
run check --no-config --checkpoint b.checkpoint --resume --records 3:41 -f json:b.json few.jsonl last.txt
expect_status 1
expect_same part.json b.json
rm b.*

# --- a full disk: what was written stays, and is gone on with when there is room ---
rm -f a.*
command_line='answerlint with files of 16 KiB at most'
(
    trap '' XFSZ
    ulimit -f 32
    exec "$ANSWERLINT" check --no-config --checkpoint a.checkpoint $both few.jsonl last.txt
) > out 2> err < /dev/null
status=$?
expect_status 2
expect_in err 'a.json.*: not all was written: File too large'
checks=$((checks + 1))
[ ! -e a.json ] && [ ! -e a.jsonl ] || failed 'half a report has its name'
resume $both
expect_whole

# --- standard input, given again; and given otherwise ---
rm -f a.*
sed 1d lines.jsonl > given.jsonl         # what begins with no record is no sequence of them
sed 's/"id": 3,/"id": 4,/' given.jsonl > other.jsonl
"$ANSWERLINT" check --no-config -f json:given.json - < given.jsonl > out 2> err
mkfifo pipe
env --default-signal=TERM "$ANSWERLINT" check --no-config -j 1 --checkpoint a.checkpoint -f json:a.json - \
    > out 2> err < pipe &
child=$!
timeout 60 sh -c '
    exec 9> pipe
    cat given.jsonl >&9
    while [ ! -s a.json.part ]; do sleep 0.05; done
    kill "$1"' sh $child
wait $child 2> wait.err
status=$?
command_line='answerlint -, SIGTERM'
expect_status 143
expect_in a.checkpoint '^at [1-9]'
cp a.checkpoint input.checkpoint
resume_input()
{
    "$ANSWERLINT" check --no-config --checkpoint a.checkpoint --resume -f json:a.json - > out 2> err
    status=$?
}
command_line='answerlint --resume -'
resume_input < other.jsonl
expect_status 2
expect_in err 'the input has changed'
expect_same input.checkpoint a.checkpoint
resume_input < given.jsonl
expect_status 2
expect_same given.json a.json

# --- what a run cannot go on from ---
unchanged()
{
    checks=$((checks + 1))
    cmp -s a.checkpoint safe.checkpoint && cmp -s a.json.part safe.json || failed 'a refusal changes files'
}

# expect_no_resume PATTERN OPTIONS...
expect_no_resume()
{
    pattern=$1
    shift
    restore
    expect_refusal "$pattern" check --no-config --checkpoint a.checkpoint "$@"
    unchanged
}
expect_no_resume 'not done: --resume goes on with it' $both few.jsonl last.txt
expect_no_resume '\-\-fail-on was not given, is .*note' --resume --fail-on note $both few.jsonl last.txt
expect_no_resume '\-\-format was .*a.json.*, is ' --resume -f jsonl:a.jsonl few.jsonl last.txt
expect_no_resume '\-\-limit was not given, is .*findings=5' --resume --limit findings=5 $both few.jsonl \
                 last.txt
expect_no_resume 'PATH was ' --resume $both last.txt few.jsonl
expect_no_resume '\-\-rules was ' --resume -r integrity $both few.jsonl last.txt

cp few.jsonl few.safe
changed()
{
    restore
    resume $both
    expect_status 2
    expect_in err 'the input has changed: its first 40 records'
    unchanged
    cp few.safe few.jsonl
}
sed 's/"id": 7,/"id": 8,/' few.safe > few.jsonl
changed
sed 1d few.safe > few.jsonl
changed
head -n 20 few.safe > few.jsonl
changed

restore
rm a.json.part
resume $both
expect_status 2
expect_in err 'a.json.part: has 0 bytes, not the [0-9]+ that were written'
restore
rm a.checkpoint
resume $both
expect_status 2
expect_in err 'a.json.*part: is there already, but the checkpoint a.checkpoint'
expect_same safe.jsonl a.jsonl.part
expect_refusal '\-\-checkpoint FILE' check --no-config --resume few.jsonl
expect_refusal 'only a report in a file.*text:FILE' check --no-config --checkpoint b few.jsonl
expect_refusal 'a html report is chosen among all results' check --no-config --checkpoint b \
               -f html:b.html few.jsonl
expect_refusal 'is no checkpoint' check --no-config --checkpoint few.jsonl --resume $both last.txt
expect_refusal 'is no checkpoint' check --no-config --checkpoint few.jsonl $both last.txt
expect_same few.safe few.jsonl
expect_refusal '/dev/null: is no file' check --no-config --checkpoint b -f json:/dev/null few.jsonl
expect_refusal '/dev/null: is no file' check --no-config --checkpoint /dev/null $both few.jsonl

# --- a checkpoint that is damaged: in its last line, or cut there (all of it: test_checkpoint.c) ---
total=$(wc -c < safe.checkpoint)
last=$(tail -n 1 safe.checkpoint | wc -c)
offset=$((total - last))
while [ $offset -lt "$total" ]; do
    restore
    head -c $offset safe.checkpoint > a.checkpoint
    [ $((offset % 2)) -eq 0 ] || { printf '?'; tail -c +$((offset + 2)) safe.checkpoint; } >> a.checkpoint
    resume $both
    expect_whole
    offset=$((offset + last / 16 + 1))
done

# --- killed: at any moment of the time that a run takes; the signals take turns ---
# next BOUND: a number from 0 on
next()
{
    seed=$(((seed * 1103515245 + 12345) % 2147483648))
    number=$((seed / 65536 % $1))
}

# Starts the run, ends it at the moment; the status is that of the run.
strike()
{
    env --default-signal=INT "$ANSWERLINT" check --no-config -j "$1" --checkpoint struck.checkpoint \
        --resume --summary struck.summary -f jsonl:struck.jsonl -f json:struck.json \
        -f text:struck.txt folder lines.jsonl packed.jsonl.gz > out 2> err < /dev/null &
    child=$!
    sleep "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
    kill -s "$2" $child 2> kill.err
    wait $child 2> wait.err
    status=$?
}

rounds=0 struck=0
while [ $struck -lt "$kills" ]; do
    rm -f struck.*
    rounds=$((rounds + 1))
    next 6
    goal=$((struck + number + 1))
    [ $goal -le "$kills" ] || goal=$kills
    status=137
    while [ $status -gt 128 ] && [ $struck -lt $goal ]; do
        case $((struck % 3)) in 0) jobs=1 ;; 1) jobs=2 ;; *) jobs=4 ;; esac
        case $((struck % 4)) in 1) signal=INT expected=130 ;; *) signal=KILL expected=137 ;; esac
        next $((whole * 11 / 10))
        moment=$number
        command_line="answerlint -j $jobs, $signal after $moment ms (kill $struck, seed $seed)"
        strike $jobs $signal
        checks=$((checks + 1))
        [ $status -eq $expected ] || [ $status -eq 2 ] || failed "status $status"
        [ $status -eq 2 ] || struck=$((struck + 1))
    done
    go $((rounds % 3 + 1)) struck --checkpoint struck.checkpoint --resume
    expect_status 2
    expect_reports struck
done
echo "resume: $struck kills in $rounds runs"
finish
