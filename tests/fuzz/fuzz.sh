#!/bin/sh
# tests/fuzz/fuzz.sh SECONDS [TARGET]...: runs each target under libFuzzer for so long, as many at a time as
# there are processors, and prints what each did. Ends with 1 when one found something.
set -u
seconds=$1
shift
if ! command -v clang > /dev/null 2>&1; then
    echo 'fuzz: clang is not installed, skipped (make deps-dev)'
    exit 0
fi
make BUILD=fuzz CC=clang fuzzers || exit 2
[ $# -gt 0 ] || set -- $(sed -n 's/^TARGET(\(.*\))$/\1/p' tests/fuzz/targets.def)
mkdir -p build/fuzz/found build/fuzz/log

# one TARGET
cat > build/fuzz/one.sh <<'END'
seconds=$1 target=$2
corpus=build/fuzz/corpus/$target
mkdir -p "$corpus"
build/fuzz/replay --export "$corpus" "$target" || exit 1
dict=tests/fuzz/$target.dict
[ -f "$dict" ] && set -- "-dict=$dict" || set --
ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=print_stacktrace=1 \
    "build/fuzz/${target}_fuzzer" "$@" -max_total_time="$seconds" -max_len=16384 -timeout=5 \
    -rss_limit_mb=1024 -print_final_stats=1 -artifact_prefix="build/fuzz/found/$target-" "$corpus" \
    > "build/fuzz/log/$target" 2>&1
status=$?
runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/log/$target")
rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "build/fuzz/log/$target")
if [ $status -eq 0 ]; then
    printf 'fuzz: %-12s %10s runs, %6s a second, nothing found\n' "$target" "$runs" "$rate"
else
    printf 'fuzz: %-12s FOUND something: build/fuzz/log/%s\n' "$target" "$target"
    exit 1
fi
END
printf '%s\n' "$@" | xargs -P "$(nproc 2>/dev/null || echo 2)" -n 1 sh build/fuzz/one.sh "$seconds"
