#!/bin/sh
# The same input gives the same bytes: for any number of jobs, in any run, locale and time zone.
set -u
script=jobs
. "$(dirname "$0")/expect.sh"
mkdir folder
number=0
while [ $number -lt 10 ]; do
    for file in "$root"/fixtures/transcripts/*.txt "$root"/fixtures/broken/*.txt; do
        cp "$file" "folder/$number-${file##*/}"
    done
    number=$((number + 1))
done

for format in text concise json 'html --html-records 20'; do
    run check --no-config -j 1 -f $format folder
    expect_status 2
    cp out first
    cp err first.err
    for jobs in 1 2 3 8; do
        run check --no-config -j $jobs -f $format folder
        expect_status 2
        expect_same first out
        expect_same first.err err
    done
    environment='LC_ALL=C.UTF-8 LANG=de_DE.UTF-8 TZ=Asia/Tokyo'
    run check --no-config -f $format folder
    environment=
    expect_same first out
done
finish
