#!/bin/sh
# Twenty thousand files take no more memory than two hundred, and come out in order, the same for any jobs.
set -u
script=soak
. "$(dirname "$0")/expect.sh"
mkdir few many
number=0
while [ $number -lt 20000 ]; do
    for file in "$root"/fixtures/transcripts/*.txt; do
        [ $number -lt 20000 ] || break
        [ $number -ge 200 ] || ln "$file" few/$number.txt 2> err || cp "$file" few/$number.txt
        ln "$file" many/$number.txt 2> err || cp "$file" many/$number.txt
        number=$((number + 1))
    done
done

# The peak in KiB: what the kernel says of the process just before it ends is not to be had without a tool,
# so it is looked at while it runs.
peak()
{
    "$ANSWERLINT" check --no-config -j "$1" -f json "$2" > "out.$1" 2> err &
    child=$!
    high=0
    while [ -e /proc/$child/status ]; do
        now=$(awk '/^VmHWM/ { print $2 }' /proc/$child/status 2> err.awk)
        [ -z "$now" ] || high=$now
        case $(awk '/^State/ { print $2 }' /proc/$child/status 2> err.awk) in Z) break ;; esac
    done
    wait $child
    echo "$high"
}
command_line='answerlint check few'
few=$(peak 2 few)
command_line='answerlint check many'
many=$(peak 2 many)
cp out.2 first
echo "soak: 200 files: $few KiB, 20000 files: $many KiB"
checks=$((checks + 1))
[ "$few" -gt 0 ] && [ "$many" -le $((few * 3 / 2 + 4096)) ] || failed "memory follows the number of files"
peak 8 many > peak.8
expect_same first out.8
peak 1 many > peak.1
expect_same first out.1
finish
