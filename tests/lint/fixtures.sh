#!/bin/sh
# Every check has its fixture, fixtures/checks/NAME/ (see tests/golden.sh), and what is expected of it shows
# what the check is for: the good answer is judged and has no finding, the bad one has one of every rule,
# and where IFEval has a counterpart a third answer has a note on it.
. tests/lint/faults.sh
names=$(sed -n 's/^CHECK(\([a-z_]*\))$/\1/p' src/check/checks.def | tr _ -)
looked_at=$(printf '%s\n' "$names" | grep -c .)
# line NAME FILE: the results of one input
line()
{
    grep -F "\"path\":\"checks/$1/$2." "fixtures/checks/$1/expected.json"
}

fixture()
{
    folder=fixtures/checks/$1
    source=src/check/$(printf %s "$1" | tr - _).c
    for file in rules.yaml expected.text expected.json; do
        [ -s "$folder/$file" ] || { echo "$folder/$file:1: $1 has none"; return; }
    done
    grep -q "check: $1\$" "$folder/rules.yaml" || echo "$folder/rules.yaml:1: no rule with check: $1"
    line "$1" good | grep -q '"criteria":\[{' || echo "$folder/expected.json:1: nothing judges what is good"
    ! line "$1" good | grep -q '"outcome":"\(fail\|error\)"' ||
        echo "$folder/expected.json:1: what is good is flagged"
    for rule in $(sed -n 's/^- id: //p' "$folder/rules.yaml"); do
        line "$1" bad | grep -q -F "{\"rule\":\"$1/$rule\",\"outcome\":\"fail\"" ||
            echo "$folder/expected.json:1: what is bad passes $rule"
    done
    ! grep -q '^    \.instruction =' "$source" || line "$1" differs | grep -q 'by IFEval' ||
        echo "$folder/expected.json:1: no answer that IFEval judges otherwise"
}

{
    for name in $names; do
        fixture "$name"
    done
    for folder in fixtures/checks/*/; do
        name=$(basename "$folder")
        printf '%s\n' "$names" | grep -q -x -e "$name" || echo "$folder:1: no check $name"
    done
} | faults fixtures
