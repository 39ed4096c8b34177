# Reads what `llvm-cov show -show-branches=count` writes. Not counted is what cannot be:
#   * on a line that ends in `// cover: WHY`, what nothing ran; that all of it ran is a failure;
#   * that a function is true which returns nothing but error_at(...) or error_set(...), or what another such
#     function does: `return read(...) || unreadable(...)`.

function share(part, of) { return of ? 100 * part / of : 100 }

# The name of the function that the text begins with a call of, or "".
function called(text)
{
    return match(text, /^[a-z0-9_]+\(/) ? substr(text, 1, RLENGTH - 1) : ""
}

# Functions by file and name: those that return something else than a call, and what the others call.
function read_code(    name)
{
    if (text ~ /^[a-z].*[a-z0-9_]\(/) {
        name = text
        sub(/\(.*/, "", name)
        sub(/.*[ *]/, "", name)
        body = file SUBSEP name
    } else if (text ~ /^ +return /) {
        name = text
        sub(/^ +return /, "", name)
        returns[body] = returns[body] " " (called(name) != "" && name !~ /(&&|\|\||\?)/ ? called(name) : "-")
    }
}

function only_errors(name, file, depth,    names, i, count)
{
    if (name == "error_at" || name == "error_set") return 1
    if (!((file SUBSEP name) in returns) || depth > 3) return 0
    count = split(returns[file SUBSEP name], names, " ")
    for (i = 1; i <= count; i++)
        if (names[i] == "-" || !only_errors(names[i], file, depth + 1)) return 0
    return 1
}

# A header has a condition once for each source that uses it: taken in one is taken.
function side(is, count,    what)
{
    what = file ":" line ": (" place[2] ") never " is
    sides[what] = file
    lines_of[what] = file ":" line
    if (is == "true") calls[what] = called(substr(text, place[2]))
    if (count != "0") hit[what]
}

function cannot_be(what, file)
{
    if (lines_of[what] in marked) {
        excused[lines_of[what]]
        return 1
    }
    return calls[what] != "" && only_errors(calls[what], file, 0)
}

function count_all(of, all, run,    what)
{
    for (what in of)
        if (what in hit) {
            all[of[what]]++
            run[of[what]]++
        } else if (cannot_be(what, of[what])) {
            left_out++
        } else {
            all[of[what]]++
            print what | ("sort -V > " missed)
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
    text = substr($0, length(part[1]) + length(part[2]) + 3)
    read_code()
    if (text ~ /\/\/ cover: ./) marked[file ":" line]
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
    count_all(rows, lines, lines_run)
    count_all(sides, branches, taken)
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
}
