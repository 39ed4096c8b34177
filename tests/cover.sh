#!/bin/sh
# tests/cover.sh BUILD BINARY...: what the tests ran of src/, by what clang's counts in BUILD/counts say: lines,
# and both sides of every condition (`a && b` has four), by file, the least covered first, and in total. What
# was never so stands in BUILD/missed. A line that ends in `// cover: WHY` has a side that nothing can take, or
# cannot be run: neither is counted, and it is a failure if all of it ran. Below the goals: status 1.
set -u
# Where every side is taken: escaping, UTF-8, numbers, output, journal, windows.
whole='base/put base/quote base/utf8 base/number base/sink report/keys run/output run/journal run/checkpoint
       syntax/pattern report/excerpt'
build=$1 binary=$2
shift 2
for other in "$@"; do
    set -- "$@" -object "$other"
    shift
done
llvm-profdata merge -sparse "$build"/counts/*.profraw -o "$build/counts/all" || exit 2
llvm-cov show -show-branches=count -show-instantiations=0 -instr-profile "$build/counts/all" \
    "$binary" "$@" > "$build/counts/shown" || exit 2

awk -v missed="$build/missed" -v whole="$whole" -v goal_lines=95 -v goal_branches=90 '
    function share(part, of) { return of ? 100 * part / of : 100 }

    # A header has a condition once for each source that uses it: taken in one is taken.
    function side(what, count)
    {
        what = file ":" line ": (" place[2] ") never " what
        sides[what] = file
        lines_of[what] = file ":" line
        if (count != "0") hit[what]
    }

    # Counts in what[file], but for what a marker says cannot be.
    function count_all(of, line_of, all, run,    what) {
        for (what in of) {
            if (!(what in hit) && line_of[what] in marked) {
                left_out++
                excused[line_of[what]]
                continue
            }
            all[of[what]]++
            if (what in hit) run[of[what]]++
            else print what | ("sort -V > " missed)
        }
    }

    /^[^ ].*:$/ {
        file = substr($0, 1, length($0) - 1)
        mine = file ~ /^src\//
        if (mine) files[file]
    }
    !mine { next }
    /^ +[0-9]+\|/ {
        split($0, part, "|")
        line = part[1] + 0
        if ($0 ~ /\/\/ cover: ./) marked[file ":" line]
        if (part[2] !~ /[0-9]/) next
        what = file ":" line ": never run"
        rows[what] = file
        lines_of[what] = file ":" line
        if (part[2] !~ /^ *0$/) hit[what]
    }
    /^  \|  Branch \([0-9]+:[0-9]+\): \[True: / {
        gsub(/[][(),]/, " ")
        split($3, place, ":")
        side("true", $6)
        side("false", $8)
    }
    END {
        printf "" > missed
        close(missed)
        count_all(rows, lines_of, lines, lines_run)
        count_all(sides, lines_of, branches, taken)
        for (at in marked)
            if (!(at in excused)) {
                print "cover: " at ": ran, though it says that it cannot"
                bad = 1
            }
        by_share = "sort -k5,5n -k1,1n"
        for (file in files) {
            all_lines += lines[file]; all_run += lines_run[file]
            all_branches += branches[file]; all_taken += taken[file]
            printf "%6.2f%% of %5d lines  %6.2f%% of %5d branches  %s\n", share(lines_run[file], lines[file]),
                lines[file], share(taken[file], branches[file]), branches[file], file | by_share
        }
        close(by_share)
        for (i = split(whole, names, " "); i > 0; i--) {
            file = "src/" names[i] ".c"
            if (file in files && taken[file] == branches[file] && branches[file] > 0) continue
            print "cover: " file ": " branches[file] - taken[file] " sides of conditions were never taken"
            bad = 1
        }
        printf "%6.2f%% of %5d lines  %6.2f%% of %5d branches  in total, %d left out; see %s\n",
            share(all_run, all_lines), all_lines, share(all_taken, all_branches), all_branches, left_out, missed
        exit bad || all_lines == 0 || share(all_run, all_lines) < goal_lines ||
            share(all_taken, all_branches) < goal_branches
    }' "$build/counts/shown"
