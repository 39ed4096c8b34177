#!/bin/sh
# Progress: a line on a terminal, which goes away at the end and before every message; none where there is
# no terminal, or one that cannot draw; reports do not depend on it.
set -u
script=progress
. "$(dirname "$0")/expect.sh"
command -v script > which.out || {
    echo 'progress: not looked at, since there is no `script` (util-linux)'
    exit 0
}
mkdir before after
cp "$root"/fixtures/transcripts/claim-*.txt before
cp "$root"/fixtures/broken/*.txt after
rules='--no-config -j 1 -r eight-concise-bullets'

# A pipe that has nothing for 0.7 seconds, so that every run lasts long enough to show progress.
slow_pipe()
{
    rm -f pipe
    mkfifo pipe
    timeout 60 sh -c 'exec 9> pipe; sleep 0.7; cat "$1" >&9' sh "$root/fixtures/transcripts/good-dashes.txt" &
}

slow_run()
{
    slow_pipe
    run check $rules "$@" before pipe after
    wait
}

# on_terminal TERM WIDTH OPTIONS...: what a terminal gets, in `lines`; reports and status as from `run`
on_terminal()
{
    term=$1 width=$2
    shift 2
    command_line="TERM=$term answerlint $*"
    slow_pipe
    TERM=$term script -q -e -f -c \
        "stty cols $width; exec \"\$ANSWERLINT\" check $rules $* before pipe after" \
        shown > script.out < /dev/null
    status=$?
    wait
    grep -v '^Script ' shown | tr '\r' '\n' > lines
    cp lines err
}

slow_run -f jsonl:plain.jsonl
expect_status 2
expect_not_in err 'answers?  '
cp err plain.err

on_terminal xterm 100 -f jsonl:drawn.jsonl
expect_status 2
expect_same plain.jsonl drawn.jsonl
expect_in lines '^[0-9]+ answers  [0-9]+ failed  [0-9.]+/s  [0-9.]+ MB/s'
# A line that begins with the erasure has what stays; every other one is erased by the next.
grep -v 'answers  ' lines | sed 's/^.\[K//' | grep . > messages
expect_same plain.err messages
checks=$((checks + 1))
awk '
    $0 == "" { next }
    drawn && !/^\033\[K/ && !/answers  / { bad = 1 }
    { drawn = /answers  / }
    END { exit bad || drawn }' lines || failed 'something stands behind a line that was not erased'
checks=$((checks + 1))
on_terminal xterm 20 -f jsonl:drawn.jsonl
expect_in lines 'answers'
checks=$((checks + 1))
awk '/answers/ { sub(/\033\[K/, ""); if (length($0) >= 20) bad = 1 } END { exit bad }' lines ||
    failed 'a line as wide as the terminal'

for options in '--progress never' '-q'; do
    on_terminal xterm 100 $options -f jsonl:drawn.jsonl
    expect_status 2
    expect_not_in lines 'answers  '
done
on_terminal dumb 100 -f jsonl:drawn.jsonl
expect_not_in lines 'answers  '
on_terminal xterm 100 -f concise
expect_not_in lines 'answers  '
slow_run --progress always -f jsonl:drawn.jsonl
expect_status 2
expect_in err 'answers  '
expect_same plain.jsonl drawn.jsonl
expect_refusal "\-\-progress: 'alwys' is none of.*did you mean 'always'" check --progress alwys before
finish
