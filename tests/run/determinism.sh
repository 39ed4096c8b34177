#!/bin/sh
# All writers' outputs have one hash: for any number of jobs, in any locale, time zone, working folder, for
# any umask, whatever order a folder was made in, and for both ways to the same result.
set -u
script=determinism
. "$(dirname "$0")/expect.sh"
unset GITHUB_STEP_SUMMARY

# fill FOLDER: copies the names on standard input into it, in their order
fill()
{
    mkdir -p "$1"
    while read -r name; do
        cp "$root/fixtures/$name" "$1/$(printf '%s' "$name" | tr / -)"
    done
}
(cd "$root/fixtures" && ls transcripts/*.txt broken/*.txt) | LC_ALL=C sort > names
mkdir one another
fill one/folder < names
LC_ALL=C sort -r names | fill another/folder
expected=$(wc -l < names)

writers=$("$ANSWERLINT" check --help | awk '/^Reports:/ { on = 1; next } /^[A-Z]/ { on = 0 }
    on && /^  [a-z]/ { print $1 }')
formats=
for writer in $writers; do
    formats="$formats -f $writer:$work/reports/$writer"
done

# hashed FOLDER OPTIONS...: grades `folder` from within FOLDER; one hash over all that was written, into
# `hash`. The list of hashes by file stays in `hashes`.
hashed()
{
    folder=$1
    shift
    command_line="$environment answerlint check $*, in $folder"
    rm -rf "$work/reports"
    mkdir "$work/reports"
    (cd "$folder" && exec env $environment "$ANSWERLINT" check --no-config $formats \
        --summary "$work/reports/summary" "$@" folder) > out 2> err < /dev/null
    status=$?
    expect_status 2                      # some of the fixtures are broken
    chmod 644 reports/*
    cp err reports/err
    (cd reports && sha256sum -- *) > hashes
    hash=$(sha256sum < hashes)
}

expect_hash()
{
    checks=$((checks + 1))
    [ "$hash" = "$reference" ] || failed "another output: $(diff reference hashes | tr '\n' ' ')"
}

# same FOLDER OPTIONS...
same()
{
    hashed "$@"
    expect_hash
}

hashed one -j 1
reference=$hash
cp hashes reference
checks=$((checks + 2))
[ "$(wc -l < hashes)" -eq $(($(printf '%s\n' $writers | wc -l) + 2)) ] || failed 'a report is missing'
[ "$(grep -c '"path"' reports/jsonl)" -ge "$expected" ] || failed 'a transcript is missing'

for jobs in 2 3 8; do
    same one -j $jobs
done
same another
same one --no-jit
same one --no-prefilter
for locale in C.UTF-8 de_DE.UTF-8 tr_TR.UTF-8; do
    environment="LC_ALL=$locale LANG=$locale TZ=Asia/Kathmandu"
    same one
done
environment='TZ=America/St_Johns'
(umask 077; same one; [ "$failures" -eq 0 ]) || failures=$((failures + 1))
environment=

# --- another output is another hash: the comparison can fail ---
checks=$((checks + 1))
echo 'One more.' > one/folder/more.txt
hashed one
[ "$hash" != "$reference" ] || failed 'one more transcript makes no difference'
locale -a 2> locale.err | grep -q '^tr_TR' || echo 'determinism: tr_TR.UTF-8 is not installed'
finish
