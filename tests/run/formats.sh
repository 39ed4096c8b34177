#!/bin/sh
# What every report format promises of the same results, over answers that try to break out of it
# (tests/hostile.sh): the same counts as JSON, the same bytes for any number of threads, well-formed XML, no
# control character, no line that a CI server obeys, and a cap that says what it leaves out.
set -uf
script=formats
. "$(dirname "$0")/expect.sh"
sh "$root/tests/hostile.sh" hostile || exit 2
unset GITHUB_STEP_SUMMARY
formats='text concise json jsonl sarif junit github gitlab checkstyle rdjson rdjsonl tap csv markdown'

# reports FOLDER ARGS...: every format into FOLDER from one run
reports()
{
    folder=$1
    shift
    mkdir -p "$folder"
    for format in $formats; do
        set -- -f "$format:$folder/$format" "$@"
    done
    run check --no-config "$@"
}

# expect_count WHAT EXPECTED ACTUAL
expect_count()
{
    checks=$((checks + 1))
    [ "$2" -eq "$3" ] || failed "$1: $3, and not $2"
}

lines()
{
    grep -c -E -e "$2" "$1"
}

# figure NAME: of the summary in JSON
figure()
{
    tail -n 1 "$reported/json" | sed "s/.*\"$1\":\([0-9]*\).*/\1/"
}

# same_counts FOLDER: trouble counts as an error wherever there are only findings
same_counts()
{
    reported=$1
    errors=$(($(figure error) + $(figure input_errors) + $(figure rule_errors)))
    warnings=$(figure warning) notes=$(figure note)
    all=$((errors + warnings + notes))
    results=$(figure results) bad=$(($(figure failed) + $(figure input_errors)))
    expect_count 'jsonl: results' "$results" "$(lines "$1/jsonl" '^\{"path"')"
    for row in 'concise :[0-9]+:[0-9]+:.SEVERITY. error warning note' \
        'sarif "ruleId".*"level":"SEVERITY" error warning note' \
        'gitlab "severity":"SEVERITY" critical major info' \
        'checkstyle <error.*severity="SEVERITY" error warning info' \
        'rdjson "severity":"SEVERITY" ERROR WARNING INFO' \
        'rdjsonl "severity":"SEVERITY" ERROR WARNING INFO' \
        'csv ,SEVERITY,"(hostile|input-error|many) error warning note' \
        'markdown ^-.\*\*SEVERITY\*\* error warning note'; do
        set -- "$1" $row
        expect_count "$2: errors" "$errors" "$(lines "$1/$2" "$(echo "$3" | sed "s/SEVERITY/$4/")")"
        expect_count "$2: warnings" "$warnings" "$(lines "$1/$2" "$(echo "$3" | sed "s/SEVERITY/$5/")")"
        expect_count "$2: notes" "$notes" "$(lines "$1/$2" "$(echo "$3" | sed "s/SEVERITY/$6/")")"
    done
    expect_count 'csv: rows and a head' $((all + 1)) "$(wc -l < "$1/csv")"
    expect_count 'junit: cases' "$results" "$(grep -o '<testcase ' "$1/junit" | wc -l)"
    expect_count 'junit: failures' "$(figure failed)" "$(grep -c ' failures="1"' "$1/junit")"
    expect_count 'junit: errors' "$(figure input_errors)" "$(grep -c ' errors="1"' "$1/junit")"
    expect_count 'tap: bad' "$bad" "$(grep -c '^not ok - ' "$1/tap")"
    expect_count 'tap: good' $((results - bad)) "$(grep -c '^ok - ' "$1/tap")"
    expect_in "$1/tap" "^1\.\.$results\$"
    expect_in "$1/markdown" "^\| answers \| $results \|\$"
    expect_in "$1/markdown" "^\| errors \| $(figure error) \|\$"
    shown=$(lines "$1/github" '^::(error|warning|notice) file=')
    more=$(sed -n 's/^::notice title=answerlint::\([0-9]*\) more .*/\1/p' "$1/github")
    expect_count 'github: shown and more' "$all" $((shown + ${more:-0}))
}

# harmless FOLDER: foreign text is text in all of them
harmless()
{
    for format in $formats; do
        checks=$((checks + 2))
        LC_ALL=C tr -d '\000-\011\013-\037\177' < "$1/$format" | cmp -s - "$1/$format" ||
            failed "$format has a control character"
        ! LC_ALL=C grep -q -e '##\[' -e '##vso\[' -e "$(printf '\342\200\256')" \
            -e "$(printf '\302[\200-\237]')" -e "$(printf '\357\277[\276\277]')" "$1/$format" ||
            failed "$format has what a reader would obey or not see"
        [ "$format" = github ] || expect_not_in "$1/$format" '^[[:space:]]*::'
    done
    expect_not_in "$1/github" '^::[^ ]* title=answerlint::[^0-9]|^[^:]|^:[^:]'
    expect_not_in "$1/csv" '(^|,)"[=+@-]'
    for format in junit checkstyle; do
        checks=$((checks + 1))
        xmllint --noout "$1/$format" 2> err || failed "$format is not well-formed"
    done
}

# --- hostile answers ---
reports one -j1 -r hostile/pack.yaml hostile/in
expect_status 2
reports four -j4 -r hostile/pack.yaml hostile/in
expect_status 2
for format in $formats; do
    expect_same "one/$format" "four/$format"
    expect_count "$format is not empty" 1 "$([ -s "one/$format" ] && echo 1)"
done
same_counts one
expect_count 'findings to compare' 1 $((all > 50))
harmless one

# --- more than a report shows ---
awk 'BEGIN {
    for (i = 0; i < 5200; i++) printf "{\"id\": \"%d\", \"prompt\": \"p\", \"response\": \"MILD TINY\"}\n", i
    print "{\"id\": \"last\", \"prompt\": \"p\", \"response\": \"EVIL x END\"}" }' > many.jsonl
reports flood -j4 -r hostile/pack.yaml many.jsonl
expect_status 1
reports again -j1 -r hostile/pack.yaml many.jsonl
for format in sarif github markdown; do
    expect_same "flood/$format" "again/$format"
done
expect_count 'sarif: shown' 5000 "$(grep -c '"ruleId"' flood/sarif)"
expect_in flood/sarif '"ruleId":"hostile/evil","level":"error".*"startLine":5201'
expect_in flood/sarif '"5401 more results are not shown'
expect_not_in flood/sarif '"level":"note","message":\{"text":"line'
expect_count 'github: errors' 1 "$(grep -c '^::error ' flood/github)"
expect_count 'github: warnings' 10 "$(grep -c '^::warning ' flood/github)"
expect_count 'github: notices, the last one among them' 10 "$(grep -c '^::notice ' flood/github)"
expect_in flood/github '^::notice title=answerlint::10381 more in the job summary'
expect_in flood/markdown '^9401 more findings are not shown here'
expect_count 'csv: all rows' 10402 "$(wc -l < flood/csv)"
for hidden in 'sarif .*5401' 'github .*10381' 'markdown .*9401'; do
    expect_in err "the $hidden more"
done
checks=$((checks + 1))
[ "$(wc -c < flood/markdown)" -lt 900000 ] || failed 'the summary is too long for a step'

# --- the job summary goes behind what the step has written ---
printf 'before\n' > summary.md
environment=GITHUB_STEP_SUMMARY=$work/summary.md
run check --no-config -r hostile/pack.yaml -f github hostile/in/wide.txt
expect_status 1
expect_in out '^::error file=hostile/in/wide.txt,line=4,endLine=4,col=5,'
expect_in summary.md '^before$'
expect_in summary.md '^## answerlint: fail$'
run check --no-config -r hostile/pack.yaml -f text hostile/in/wide.txt
expect_count 'only with github' 1 "$(grep -c '^## answerlint' summary.md)"
environment=GITHUB_STEP_SUMMARY=$work/none/summary.md
expect_refusal 'none/summary.md.*cannot be written' check --no-config -f github hostile/in/wide.txt
environment=

# --- a report is there when it is whole, and not before ---
run check --no-config -r hostile/pack.yaml -f sarif:none/x.sarif hostile/in/wide.txt
expect_status 2
expect_refusal 'sarf.*did you mean.*sarif' check --no-config -f sarf hostile/in/wide.txt
run check --help
for format in $formats; do
    expect_in out "^  $format "
done
finish
