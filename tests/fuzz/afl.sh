#!/bin/sh
# tests/fuzz/afl.sh SECONDS: AFL++ makes what `answerlint check` reads on standard input, from fixtures, in a
# build with UBSan; then what it kept is run once more under ASan. Ends with 1 when something made the program
# crash, or hang for five seconds: it lies in build/afl/out.
set -u
rm -rf build/afl/seeds build/afl/out
mkdir -p build/afl/seeds
for file in fixtures/transcripts/*.txt fixtures/records/* fixtures/tags/* fixtures/terminal/* \
    tests/fuzz/seeds/archive/*
do
    case $file in *.concise | *.exit | *.text | *.stderr | *.parse.json | *.args) continue ;; esac
    [ -f "$file" ] && [ "$(wc -c < "$file")" -le 4096 ] || continue
    cp "$file" "build/afl/seeds/$(echo "$file" | tr / -)"
done

export AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_NO_UI=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
seconds=$1
set -- check --no-config --no-sandbox -j 1 -
UBSAN_OPTIONS=abort_on_error=1:symbolize=0 afl-fuzz -V "$seconds" -t 5000 -m none -i build/afl/seeds \
    -o build/afl/out -- build/afl/answerlint "$@" > build/afl/log 2>&1
told() { sed -n "s/^$1 *: *//p" build/afl/out/default/fuzzer_stats; }
if [ ! -f build/afl/out/default/fuzzer_stats ] || [ "$(told execs_done)" -eq 0 ]; then
    echo 'fuzz-afl: it could not run: see build/afl/log' >&2
    exit 2
fi

kept=0 caught=0
for file in build/afl/out/default/queue/id*; do
    ASAN_OPTIONS=detect_leaks=1:exitcode=99 build/asan/answerlint "$@" < "$file" > /dev/null 2> build/afl/err
    [ $? -le 2 ] || { caught=$((caught + 1)); echo "fuzz-afl: under ASan: $file"; cat build/afl/err; }
    kept=$((kept + 1))
done
printf 'fuzz-afl: %d runs in %d s, %d crashes, %d hangs; %d inputs kept from %d seeds, %d caught by ASan\n' \
    "$(told execs_done)" "$(told run_time)" "$(told saved_crashes)" "$(told saved_hangs)" $kept \
    "$(find build/afl/seeds -type f | wc -l)" $caught
[ "$(told saved_crashes)" -eq 0 ] && [ "$(told saved_hangs)" -eq 0 ] && [ $caught -eq 0 ]
