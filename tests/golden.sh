#!/bin/sh
# Runs the binary over every input under fixtures/ and compares what it says with the files that lie beside
# the input: fixtures/FOLDER/CASE.txt is compared in exactly the formats for which there is a CASE.FORMAT
# (answerlint check), a CASE.parse.FORMAT (answerlint parse) or a CASE.explain.FORMAT (answerlint explain).
#
#     tests/golden.sh                    compare
#     tests/golden.sh --bless            write what is expected; the diff of the commit is the review
#     tests/golden.sh --under 'COMMAND'  run the binary under a tool
#
# Beside an input may also lie: CASE.args (options for check), CASE.rule (the rule, and options, for explain),
# CASE.exit (status of the commands) and CASE.stderr (of check). FOLDER/all.args holds the options of all
# cases of a folder; packs (.yaml) are for them.
#
# fixtures/checks/CHECK/ is one case of its own, about one check: rules.yaml has rules with it, good.* is an
# answer that passes them all, bad.* one that none passes, differs.* (where IFEval has a counterpart) one that
# it judges otherwise, and expected.FORMAT is what comes out for all of them.
#
# fixtures/filter/CASE.jsonl is what `answerlint filter` reads: CASE.result and CASE.augment are what it
# writes with --emit, CASE.stderr what it says and CASE.summary its summary, for people.
set -u
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
bless=0
under=
case ${1-} in
--bless) bless=1 ;;
--under) under=$2 ;;
esac

unset GITHUB_STEP_SUMMARY
cd "$(dirname "$0")/../fixtures" || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
cases=0 outputs=0 differ=0

words_of()
{
    [ ! -e "$1" ] || cat "$1"
}

# run NAME ARGS...: output to $work/NAME, messages to $work/NAME.stderr, status to $status
run()
{
    name=$1
    shift
    $under "$ANSWERLINT" "$@" > "$work/$name" 2> "$work/$name.stderr"
    status=$?
    # What every release and every new rule changes is left out: the version, the digest of the rules, and
    # the rules that had nothing to say; and the digests of texts, which tests/run/compare.sh looks at.
    sed -e 's/"tool":{"version"[^}]*}/"tool":{}/' -e 's/"semanticVersion":"[^"]*"/"semanticVersion":""/' \
        -e 's/"ruleset":"sha256:[^"]*"/"ruleset":""/' \
        -e 's/"digests":{[^}]*},//g' \
        -e 's/{"rule":"[^"]*","outcome":"\(pass\|not-applicable\)"},\{0,1\}//g' -e 's/},\]}/}]}/' \
        "$work/$name" > "$work/plain" && mv "$work/plain" "$work/$name"
    if [ $status -gt 2 ]; then
        echo "golden: status $status: answerlint $*" >&2
        head -n 30 "$work/$name.stderr" >&2
        differ=$((differ + 1))
    fi
}

# compare EXPECTED ACTUAL
compare()
{
    outputs=$((outputs + 1))
    if [ $bless -eq 1 ]; then
        cmp -s "$1" "$2" || { cp "$2" "$1" && echo "blessed fixtures/$1"; }
    elif ! cmp -s "$1" "$2"; then
        differ=$((differ + 1))
        echo "golden: fixtures/$1 is not what comes out" >&2
        diff -u "$1" "$2" | head -n 40 >&2
    fi
}

one_case()
{
    input=$1 case=$2 folder=${1%%/*}
    cases=$((cases + 1))
    if [ $bless -eq 1 ]; then
        outputs_wanted='exit text concise json parse.json'
        case $folder in
        explain) outputs_wanted='exit explain.text' ;;
        reports)
            outputs_wanted='exit text concise json sarif junit github gitlab checkstyle rdjson rdjsonl tap csv
                markdown'
            ;;
        transcripts | broken) ;;
        *) outputs_wanted='exit text parse.json' ;;
        esac
        for format in $outputs_wanted; do
            [ -e "$case.$format" ] || : > "$case.$format"
        done
        [ "$folder" != broken ] || [ -e "$case.stderr" ] || : > "$case.stderr"
    fi
    checked=none parsed=none explained=none
    options="--no-config --color never $(words_of "$folder/all.args") $(words_of "$case.args")"
    for expected in "$case".*; do
        format=${expected#"$case".}
        case $format in
        "${input##*.}" | args | rule | exit | stderr) ;;
        parse.*)
            run "$format" parse -f "${format#parse.}" "$input"
            parsed=$status
            compare "$expected" "$work/$format"
            ;;
        explain.*)
            run "$format" explain --no-config --color never -f "${format#explain.}" "$input" \
                $(words_of "$case.rule")
            [ "$explained" = none ] || [ "$explained" = $status ] || {
                echo "golden: $input: explain -f $format ends with $status, not $explained" >&2
                differ=$((differ + 1))
            }
            explained=$status
            compare "$expected" "$work/$format"
            ;;
        *)
            run "$format" check $options -f "$format" "$input"
            [ "$checked" = none ] || [ "$checked" = $status ] || {
                echo "golden: $input: -f $format ends with $status, another format with $checked" >&2
                differ=$((differ + 1))
            }
            checked=$status
            [ "$format" != text ] || [ ! -e "$case.stderr" ] ||
                compare "$case.stderr" "$work/text.stderr"
            compare "$expected" "$work/$format"
            ;;
        esac
    done
    printf 'check %s\nparse %s\n' "$checked" "$parsed" > "$work/exit"
    [ "$explained" = none ] || printf 'explain %s\n' "$explained" >> "$work/exit"
    compare "$case.exit" "$work/exit"
}

# The one input of a case of a check that is called so, or nothing.
input_of()
{
    for input in "$1/$2".*; do
        [ ! -e "$input" ] || echo "$input"
    done
}

check_case()
{
    folder=${1%/}
    cases=$((cases + 1))
    inputs="$(input_of "$folder" good) $(input_of "$folder" bad) $(input_of "$folder" differs)"
    for format in text json; do
        [ $bless -eq 0 ] || [ -e "$folder/expected.$format" ] || : > "$folder/expected.$format"
    done
    for file in "$folder"/*; do
        case ${file#"$folder"/} in
        rules.yaml | good.* | bad.* | differs.*) ;;
        expected.*)
            run "expected.${file##*.}" check --no-config --color never --fail-on note \
                -r "$folder/rules.yaml" -f "${file##*.}" $inputs
            compare "$file" "$work/expected.${file##*.}"
            [ $status -eq 1 ] || {
                differ=$((differ + 1))
                echo "golden: fixtures/$folder: status $status, and not 1 for what is bad" >&2
            }
            ;;
        *)
            echo "golden: fixtures/$file belongs to no case" >&2
            differ=$((differ + 1))
            ;;
        esac
    done
}

filter_case()
{
    input=$1 case=${1%.jsonl}
    cases=$((cases + 1))
    options="--no-config $(words_of filter/all.args) $(words_of "$case.args")"
    for expected in result augment stderr summary; do
        [ $bless -eq 0 ] || [ -e "$case.$expected" ] || : > "$case.$expected"
    done
    for emit in result augment; do
        words=$options
        [ $emit = augment ] || words=$(printf %s "$options" | sed 's/--key [^ ]*//')
        run $emit filter $words --emit $emit --summary "$work/summary.json" < "$input"
        compare "$case.$emit" "$work/$emit"
        compare "$case.stderr" "$work/$emit.stderr"
        [ $status -eq 0 ] || {
            differ=$((differ + 1))
            echo "golden: $input: filter --emit $emit ends with $status" >&2
        }
    done
    run summary merge -f text "$work/summary.json"
    compare "$case.summary" "$work/summary"
}

# Whether a file under records/ is what was read, and not what is expected: NAME.json is,
# NAME.json.text is not.
is_record()
{
    name=${1#*/}
    ending=${name#*.}
    [ "${1%%/*}" = records ] && [ "$ending" = "${ending%.*}" ]
}

for file in */*; do
    case $file in
    */all.args | explain/*.yaml | reports/*.yaml) ;;
    checks/*) check_case "$file" ;;
    filter/*.jsonl) filter_case "$file" ;;
    filter/*)
        [ -e "${file%.*}.jsonl" ] || {
            echo "golden: fixtures/$file belongs to no input" >&2
            differ=$((differ + 1))
        }
        ;;
    records/*)
        if is_record "$file"; then
            one_case "$file" "$file"
        elif [ ! -e "${file%%.*}.$(expr "${file#*.}" : '\([^.]*\)')" ]; then
            echo "golden: fixtures/$file belongs to no input" >&2
            differ=$((differ + 1))
        fi
        ;;
    *.txt | *.md | *.jsonl | *.log) one_case "$file" "${file%.*}" ;;
    *)
        set -- "${file%%.*}".txt "${file%%.*}".md "${file%%.*}".jsonl "${file%%.*}".log
        [ -e "$1" ] || [ -e "$2" ] || [ -e "$3" ] || [ -e "$4" ] || {
            echo "golden: fixtures/$file belongs to no input" >&2
            differ=$((differ + 1))
        }
        ;;
    esac
done

echo "golden: $cases cases, $outputs outputs, $differ differ"
[ $cases -gt 0 ] && [ $outputs -gt $cases ] && [ $differ -eq 0 ]
