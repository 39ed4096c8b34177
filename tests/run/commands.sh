#!/bin/sh
# What every command says of itself, and what it refuses: options that do not fit, names that mean nothing or
# too much, nothing to read. A refusal is one line that says why, status 2.
set -u
script=commands
. "$(dirname "$0")/expect.sh"
cp "$root/fixtures/transcripts/good-plain.txt" a.txt 2>/dev/null || printf -- '- C# await\n' > a.txt

# --- help ---
for command in check filter parse explain rules report diff merge ifeval; do
    run $command --help
    expect_status 0
    expect_in out "^Usage: answerlint \[?$command"
    expect_in out '^  -h, --help  |^      --help  '
    expect_not_in out '^[^B].{100}'
done
run rules --help
expect_in out '^Checks that a rule can name:$'
expect_in out '^  bullets  '
expect_not_in out '^Reports:$'
run check --help
expect_in out '^Reports:$'
expect_in out '^Transcript formats:$'
run report --help
expect_in out '^Reports:$'
expect_not_in out '^Transcript formats:$'
run merge --help
expect_not_in out '^(Reports|Transcript formats):$'

# --- parse ---
for format in '' '-f text' '-f json'; do
    run parse $format a.txt
    expect_status 0
done
expect_in out '^\{"schema":"answerlint-parse/1"'
expect_refusal 'parse writes text or json, not .sarif' parse -f sarif a.txt
expect_refusal 'no input: give a PATH, or - for standard input' parse
expect_refusal '^answerlint: --color: ' parse --color purple a.txt
expect_refusal '^answerlint: (-j|--jobs)' parse -j many a.txt
expect_refusal '^answerlint: --think-policy: ' parse --think-policy guess a.txt
mkdir empty
run parse empty
expect_status 2
run parse missing.txt
expect_status 2
expect_in err 'missing\.txt: no such file'
run parse a.txt missing.txt
expect_status 2
[ -s out ] || failed 'what can be read is shown'

# --- the sandbox is told of, and can be left out ---
run parse --verbose a.txt
expect_in err '^answerlint: (confined to |not confined: )'
run parse --verbose --no-sandbox a.txt
expect_status 0
expect_not_in err 'confined'

# --- rules: what they are called ---
cat > one.yaml <<'YAML'
answerlint: 1
pack: one
about: One.
license: MIT
rules:
- {id: same, severity: error, check: bullets, count: 8, level: top, marker: bullet}
- {id: some, severity: note, check: words, count: {min: 5, max: 8}}
- {id: many, severity: note, check: words, count: {min: 5}}
- {id: word, severity: warning, check: keywords, words: [alpha, beta]}
- {id: shape, severity: note, check: line-pattern, pattern: 'alpha\d', which: first}
- {id: official, severity: note, check: ifeval, instruction: 'length_constraints:number_words',
   kwargs: {relation: at least, num_words: 3}}
YAML
sed 's/pack: one/pack: two/' one.yaml > two.yaml
sed -n '1,5p;/id: same/p' one.yaml > few.yaml
expect_refusal "'same' names more than one rule: say which as PACK/RULE" \
    rules explain -r one.yaml -r two.yaml same
expect_refusal 'which rule\? answerlint rules explain PACK/RULE' rules explain
expect_refusal "no rule is named 'one/sme' .did you mean 'one/same'" rules explain -r one.yaml one/sme
expect_refusal 'what about them\? answerlint rules list' rules
expect_refusal "'rules lst' is none of list, .*did you mean 'list'" rules lst
run rules test few.yaml
expect_status 2
expect_in err 'no rule has a test: nothing was tested'
expect_refusal 'mutate-all goes with .rules test' rules lint --mutate-all few.yaml
expect_refusal 'missing\.yaml' rules list missing.yaml

# --- rules: what is told of each kind of parameter ---
run rules explain -r one.yaml one/same one/some one/many one/word one/shape one/official
expect_status 0
expect_in out '^  count     8 \('
expect_in out '^  level     top \('
expect_in out '^  count     5 to 8 \('
expect_in out '^  count     5 or more \('
expect_in out '^  words     alpha, beta \('
expect_in out '^  pattern   alpha.d \('
expect_in out '^  which     first \('
expect_in out '^  instruction length_constraints:number_words \('
expect_in out 'num_words'
finish
