#!/bin/sh
# Inputs of gigabytes: memory follows neither their length nor what they unpack to, and what is over a
# limit is told while the records before and behind it are judged. All of it goes through pipes: no disk
# has to hold it.
#
# MEBIBYTES: how long the longest stream is (3072).
set -u
script=big
. "$(dirname "$0")/../run/expect.sh"
: "${TIMED:=$root/build/bench/timed}"
: "${MEBIBYTES:=3072}"
ROOM=1000000                     # KiB of addresses that a run over a limit has

# COUNT records of several lengths, every 64th of them about what the packs know.
records()
{
    awk -v count="$1" 'BEGIN {
        text = "the house by the river has a small garden where people of the morning read letters"
        text = text " in its light"
        for (i = 0; i < count; i++) {
            printf "{\"id\": %d, \"response\": \"", i
            for (n = i % 37; n >= 0; n--)
                printf "- %s.\\n", substr(text, 1 + n, 60)
            print i % 64 ? "\"}" : "In C#, await blocks the thread until the Task is done.\"}"
        }
    }'
}

# FILE until there are MEBIBYTES of it.
repeated()
{
    times=$(($2 * 1048576 / $(wc -c < "$1") + 1))
    while [ $times -gt 0 ]; do
        cat "$1"
        times=$((times - 1))
    done
}

# JOBS MEBIBYTES: the peak in KiB.
peak()
{
    repeated many "$2" | "$TIMED" "$ANSWERLINT" check --no-config -j "$1" -f jsonl - 2> err | cut -d ' ' -f 3
}

records 20000 > many
for jobs in 1 2; do
    command_line="answerlint check -j $jobs -, $MEBIBYTES MiB"
    few=$(peak $jobs 30)
    all=$(peak $jobs "$MEBIBYTES")
    echo "big: -j$jobs: 30 MiB take $few KiB, $MEBIBYTES MiB take $all KiB"
    checks=$((checks + 1))
    [ "$few" -gt 0 ] && [ $((all * 10)) -le $((few * 11)) ] || failed "memory follows the length of a stream"
done

# --- over a limit --------------------------------------------------------------------------------------

# LIMIT RECORDS: judges standard input in little memory. One message names the limit, and RECORDS are judged.
expect_limit()
{
    command_line="answerlint check -, over $1"
    (ulimit -v $ROOM && exec "$ANSWERLINT" check --no-config -j 2 -r integrity -f jsonl -) > out 2> err
    status=$?
    expect_status 2
    checks=$((checks + 2))
    [ "$(grep -c -e "--limit $1" err)" -eq 1 ] || failed "not one message that names the limit"
    judged=$(grep -c '"status":"ok"' out)
    [ "$judged" -ge "$2" ] || failed "$judged records are judged, not $2"
}

# A stream with one line of a gigabyte in it.
long_line()
{
    printf '{"id": "long", "response": "'
    head -c 1024M /dev/zero | tr '\0' x
    echo '"}'
}

# Behind the line are blank ones, for four gigabytes.
records 2000 > some
mkfifo stream
{ cat some; long_line; head -c $((MEBIBYTES / 3 * 4))M /dev/zero | tr '\0' '\n'; cat some; } > stream &
expect_limit record-bytes 4000 < stream
wait
echo "big: a line of 1 GiB: $(head -n 1 err)"

# Ten gigabytes in a few megabytes: parts that are packed once, behind one another.
yes '{"id": 1, "response": "- It works."}' | head -c 32M > part
for packer in gzip zstd xz; do
    if ! command -v $packer > where; then
        echo "big: no $packer: a bomb of its kind is skipped"
        continue
    fi
    $packer -c part > packed
    repeats=$((MEBIBYTES / 10))
    while [ $repeats -gt 0 ]; do
        cat packed
        repeats=$((repeats - 1))
    done > bomb
    expect_limit archive-ratio 100000 < bomb
    echo "big: $(wc -c < bomb) bytes of $packer: $(head -n 1 err)"
done
finish
