#!/bin/sh
# What the command line promises: every bad input is one line that says what to do, and status 2; one bad file
# stops no other; the same input gives the same bytes.
set -u
script=cli
. "$(dirname "$0")/expect.sh"
good=$root/fixtures/transcripts/good-dashes.txt
wrong=$root/fixtures/transcripts/claim-await-void-wrong.txt
cp "$good" good.txt
cp "$wrong" wrong.txt
: > empty.txt
mkdir nothing

# --- what the user can get wrong ---
expect_refusal 'nope\.txt.*(no such file|not found)' check --no-config nope.txt
expect_refusal 'nothing.*(no |nothing )' check --no-config nothing
expect_refusal 'PATH|no input|nothing to' check --no-config
expect_refusal '\-\-fromat.*did you mean.*--format' check --fromat json good.txt
expect_refusal '\-\-form' check --form json good.txt
expect_refusal 'jsn.*did you mean.*json' check --no-config -f jsn good.txt
expect_refusal 'csharp-asinc.*did you mean.*csharp-async' check --no-config -r csharp-asinc good.txt
expect_refusal 'missing\.yaml' check --no-config -r ./missing.yaml good.txt
expect_refusal 'ollama-terminel.*did you mean.*ollama-terminal' \
               check --no-config --format-in ollama-terminel good.txt
expect_refusal 'eror.*did you mean.*error' check --no-config --fail-on eror good.txt
expect_refusal 'jobs|-j' check --no-config -j 0 good.txt
expect_refusal 'jobs|-j' check --no-config -j many good.txt
expect_refusal 'html-records' check --no-config -f html --html-records 0 good.txt
expect_refusal 'html-records' check --no-config -f html --html-records all good.txt
expect_refusal 'min-score' check --no-config --min-score 101 good.txt
expect_refusal 'min-score' check --no-config --min-score high good.txt
expect_refusal 'anser.*did you mean.*answer' check --no-config --channel anser good.txt
expect_refusal 'colour|color' check --no-config --color sometimes good.txt
expect_refusal 'no-such-rule' check --no-config -s no-such-rule good.txt
expect_refusal 'no-such-rule' check --no-config -i no-such-rule good.txt
expect_refusal 'chek.*did you mean.*check' chek good.txt
expect_refusal 'command comes first: answerlint parse' -v parse good.txt
expect_refusal 'lst.*did you mean.*list' rules lst
expect_refusal 'no-such/rule' rules explain no-such/rule
expect_refusal 'absent\.yaml' check -c absent.yaml good.txt

# --- what can be wrong with rules: path:line:column, and what would be right ---
pack()
{
    printf 'answerlint: 1\npack: mine\nabout: Mine.\nlicense: MIT\nrules:\n' > mine.yaml
    cat >> mine.yaml
}
pack <<'END'
- id: eight
  severity: error
  check: bulets
  count: 8
END
expect_refusal 'mine\.yaml:8:[0-9]+: .*bulets.*did you mean.*bullets' check --no-config -r mine.yaml good.txt
pack <<'END'
- id: eight
  severty: error
  check: bullets
  count: 8
END
expect_refusal 'mine\.yaml:7:[0-9]+: .*severty.*did you mean.*severity' \
               check --no-config -r mine.yaml good.txt
pack <<'END'
- id: eight
  severity: grave
  check: bullets
  count: 8
END
expect_refusal 'mine\.yaml:7:[0-9]+: .*error, warning or note' check --no-config -r mine.yaml good.txt
pack <<'END'
- id: eight
  severity: error
  check: bullets
  count: eight
END
expect_refusal 'mine\.yaml:9:[0-9]+: ' check --no-config -r mine.yaml good.txt
pack <<'END'
- id: eight
  severity: error
  check: bullets
  count: 8
- id: eight
  severity: error
  check: bullets
  count: 9
END
expect_refusal 'mine\.yaml:10:[0-9]+: .*eight' check --no-config -r mine.yaml good.txt
pack <<'END'
- id: [unclosed
END
expect_refusal 'mine\.yaml:[0-9]+:[0-9]+: ' check --no-config -r mine.yaml good.txt
claim()
{
    pack <<END
- id: claim
  claim: Something false.
  fact: Something true.
  severity: error
  match:
  - $1
  tests:
    flag: [x]
    pass: [y]
END
}
claim "'re:(unclosed'"
expect_refusal 'mine\.yaml:11:[0-9]+: ' check --no-config -r mine.yaml good.txt
claim "'re:a*'"
expect_refusal 'mine\.yaml:11:[0-9]+: .*empty' check --no-config -r mine.yaml good.txt
claim '"re:\bword"'
expect_refusal 'mine\.yaml:11:[0-9]+: .*(backspace|control)' check --no-config -r mine.yaml good.txt
claim "'{nothing}'"
expect_refusal 'mine\.yaml:11:[0-9]+: .*nothing' check --no-config -r mine.yaml good.txt

ifeval()
{
    printf -- '- id: official\n  severity: error\n  check: ifeval\n  %s\n  %s\n' "$@" | pack
}
words='length_constraints:number_words'
ifeval "instruction: 'length_constraints:number_word'" 'kwargs: {}'
expect_refusal "mine\.yaml:9:16: .*did you mean '$words'" check --no-config -r mine.yaml good.txt
ifeval 'instruction: number_words' 'kwargs: {}'
expect_refusal "mine\.yaml:9:16: .*did you mean '$words'" check --no-config -r mine.yaml good.txt
ifeval "instruction: '$words'" 'kwargs: {num_words: 9}'
expect_refusal 'mine\.yaml:10:11: .*needs `relation`' check --no-config -r mine.yaml good.txt
ifeval "instruction: '$words'" 'kwargs: {num_wrods: 9, relation: at least}'
expect_refusal "mine\.yaml:10:12: .*did you mean 'num_words'" check --no-config -r mine.yaml good.txt
ifeval "instruction: '$words'" 'kwargs: {num_words: many, relation: at least}'
expect_refusal 'mine\.yaml:10:23: num_words is a number' check --no-config -r mine.yaml good.txt
ifeval "instruction: 'keywords:existence'" "kwargs: {keywords: ['(war']}"
expect_refusal 'mine\.yaml:10:23: bad pattern' check --no-config -r mine.yaml good.txt
pack <<'END'
- id: linked
  severity: error
  check: links
END
expect_refusal 'mine\.yaml:6:3: .*links needs one of `count`, `https_only`' \
               check --no-config -r mine.yaml good.txt

# --- two conventions: where IFEval counts otherwise, --verbose and JSON say so ---
pack <<'END'
- {id: two, check: bullets, count: 2}
- {id: no-comma, check: punctuation, forbid: ','}
END
printf -- '- Call `f(a, b)`\n- Wait\n\n---\n' > list.md
run check --no-config -v -r mine.yaml list.md
expect_status 0
expect_in err 'list\.md: mine/two: 2 bullets at the top level, 3 by IFEval$'
expect_in err 'list\.md: mine/no-comma: 0 commas, 1 by IFEval$'
run check --no-config -f json -r mine.yaml list.md
expect_in out '"rule":"mine/two","outcome":"pass","note":"2 bullets at the top level, 3 by IFEval"'
expect_not_in err 'IFEval'

# --- status: 0 clean, 1 findings, 2 not to be trusted; 2 beats 1 ---
run check --no-config good.txt
expect_status 0
run check --no-config wrong.txt
expect_status 1
expect_in out 'csharp-async/await-void-method'
run wrong.txt
expect_status 1
run check --no-config --fail-on never wrong.txt
expect_status 0
expect_in out 'csharp-async/await-void-method'
run check --no-config -i csharp-async/await-void-method wrong.txt
expect_status 0
run check --no-config empty.txt
expect_status 2
expect_in err 'empty\.txt'
run check --no-config wrong.txt nope.txt
expect_status 2
expect_in out 'csharp-async/await-void-method'
expect_in err 'nope\.txt'

# --- one bad file stops no other ---
mkdir mixed
cp good.txt mixed/a.txt
cp empty.txt mixed/b.txt
cp wrong.txt mixed/c.txt
run check --no-config -f concise mixed
expect_status 2
expect_in out 'mixed/c\.txt:[0-9]+:[0-9]+: .*await-void-method'
run check --no-config -f json mixed
expect_in out '"path":"mixed/a\.txt"'
expect_in out '"path":"mixed/b\.txt"'
expect_in out '"status":"input-error"'
expect_in out '"path":"mixed/c\.txt"'

# --- standard input ---
command_line='answerlint check - < wrong.txt'
"$ANSWERLINT" check --no-config -f concise - < wrong.txt > out 2> err
status=$?
expect_status 1
expect_in out 'await-void-method'
command_line='answerlint check --stdin-filename answers/7.txt - < wrong.txt'
"$ANSWERLINT" check --no-config -f concise --stdin-filename answers/7.txt - < wrong.txt > out 2> err
status=$?
expect_status 1
expect_in out '^answers/7\.txt:[0-9]+:[0-9]+: '
expect_refusal 'standard input|-' check --no-config -

# --- output ---
run check --no-config -f json:report.json -f concise wrong.txt
expect_status 1
expect_in report.json '"rule":"csharp-async/await-void-method"'
expect_in out 'wrong\.txt:[0-9]+:[0-9]+: '
run check --no-config -f json:no/such/folder/report.json wrong.txt
expect_status 2
expect_in err 'no/such/folder/report\.json'
for format in text concise json; do
    command_line="answerlint check -f $format wrong.txt > /dev/full"
    "$ANSWERLINT" check --no-config -f $format wrong.txt > /dev/full 2> err
    status=$?
    expect_status 2
    expect_in err '[Nn]o space|write'
done
command_line='answerlint --help > /dev/full'
"$ANSWERLINT" --help > /dev/full 2> err
status=$?
expect_status 2
run check --no-config -f json:/dev/full wrong.txt
expect_status 2
run --help
expect_status 0
expect_in out '--fail-on'
run --version
expect_status 0
expect_in out '^answerlint [0-9]+\.[0-9]+\.[0-9]+'
run check --no-config -q wrong.txt
expect_status 1
expect_in out 'await-void-method'
run check --no-config -q good.txt
expect_status 0
checks=$((checks + 1))
[ ! -s out ] || failed 'quiet and clean is silent'

# --- colour: the option, then NO_COLOR, then CLICOLOR_FORCE, then whether it is a terminal ---
escape=$(printf '\033')
run check --no-config wrong.txt
expect_not_in out "$escape"
run check --no-config --color always wrong.txt
expect_in out "$escape"
environment=NO_COLOR=1
run check --no-config --color always wrong.txt
expect_in out "$escape"
environment=CLICOLOR_FORCE=1
run check --no-config wrong.txt
expect_in out "$escape"
environment='NO_COLOR=1 CLICOLOR_FORCE=1'
run check --no-config wrong.txt
expect_not_in out "$escape"
environment=
run check --no-config --color always -f json wrong.txt
expect_not_in out "$escape"

# --- the graded text cannot talk to the terminal, nor to a CI ---
cp "$root/fixtures/transcripts/hostile-escapes.txt" "$root/fixtures/transcripts/hostile-commands.txt" .
for format in text concise json; do
    run check --no-config -f $format hostile-escapes.txt hostile-commands.txt
    expect_not_in out "$escape|$(printf '\007')"
    expect_not_in out '^[[:space:]]*::|##\[|##vso\['
    expect_not_in err "$escape|^[[:space:]]*::|##\[|##vso\["
done
for format in text json; do
    run parse -f $format hostile-escapes.txt hostile-commands.txt
    expect_status 0
    expect_not_in out "$escape|$(printf '\007')"
    expect_not_in out '^[[:space:]]*::|##\[|##vso\['
done
odd=$(printf 'a\033[31mb\n::error::c.txt')
cp wrong.txt "$odd"
run check --no-config "$odd"
expect_status 1
expect_not_in out "$escape|^::"
rm "$odd"

# --- the configuration, and doing without ---
printf 'fail-on: never\n' > .answerlint.yaml
run check wrong.txt
expect_status 0
run check --no-config wrong.txt
expect_status 1
printf 'fail-onn: never\n' > .answerlint.yaml
expect_refusal '\.answerlint\.yaml:1:1: .*fail-onn.*did you mean.*fail-on' check wrong.txt
rm .answerlint.yaml

# --- rules ---
run rules list
expect_status 0
expect_in out 'csharp-async/await-void-method'
run rules explain csharp-async/await-void-method
expect_status 0
expect_in out 'https://'
run rules test
expect_status 0
cat > moon.yaml <<'END'
answerlint: 1
pack: moon
rules:
- id: cheese
  claim: The moon is cheese.
  match: [moon .. cheese, moon .. butter]
  tests: {flag: [The moon is cheese.], pass: [The moon is far.]}
END
run rules test moon.yaml
expect_status 0
run rules test --coverage moon.yaml
expect_status 1
expect_in out '^moon\.yaml:6:27: moon/cheese: `match` flags no `flag` text: moon \.\. butter$'
run rules test --mutate moon.yaml
expect_status 1
expect_in out '^moon\.yaml:6:27: moon/cheese: `match` is missed by no test'
sed 's/, moon .. butter//' moon.yaml > full.yaml
run rules test --coverage --mutate full.yaml
expect_status 0
expect_in out '^rules test --coverage: 1 parts, 0 '
expect_in out '^rules test --mutate: 1 parts, 0 '
expect_refusal 'coverage goes with .rules test' rules list --coverage

sed 's/moon .. butter/moon .. cheese/' moon.yaml > twice.yaml
run rules lint twice.yaml
expect_status 1
expect_in out '^twice\.yaml:6:27: moon/cheese: this entry of `match` adds nothing to the one in line 6$'
cat > slow.yaml <<'END'
answerlint: 1
pack: slow
about: x
license: MIT
topic: ['\bmoon\b.*\bsun\b', '\bmoon\b.{0,80}\bsun\b', '(?<!\w)\w++!']
rules:
- {id: nested, check: line-pattern, severity: note, pattern: '^(?:\w+ ?)+$'}
- {id: atomic, check: line-pattern, severity: note, pattern: '^(?>\w+ ?)+$'}
END
run rules lint slow.yaml
expect_status 1
expect_in out '^slow\.yaml:5:9: slow: \\bmoon\\b\.\*\\bsun\\b takes .* steps a byte on .moon.*again'
expect_in out '^ +1025 bytes: [0-9]{6} steps$'
expect_in out '^  say where a match may begin .* bound what repeats .* possessive .* atomic '
expect_in out '^slow\.yaml:7:[0-9]+: slow/nested: .* takes over 512 steps a byte on .a. again'
expect_in out '^rules lint: 2 rules, 2 slips$'
cp out slow.txt
run rules lint slow.yaml
expect_same slow.txt out
printf -- '- {id: two, check: bullets, count: 2, overlaps: [cheese]}\n' | cat moon.yaml - > key.yaml
expect_refusal "key\.yaml:8:[0-9]+: unknown key 'overlaps'" rules list key.yaml

# --- labelled texts ---
cat > labelled.jsonl <<'END'
{"id": "a", "text": "The moon is cheese.", "label": "false", "topic": "cheese", "note": "plain"}

{"text": "The moon is green, and not cheese.", "label": "true", "note": "true; negation"}
{"text": "The moon is rock.", "label": "false", "topic": "cheese"}
END
run rules score -r moon.yaml labelled.jsonl
expect_status 0
expect_in out '^precision +100\.0 % \[20\.7, 100\.0\] 1 of 1 flagged texts are false$'
expect_in out '^recall +50\.0 % '
expect_in out '^labelled\.jsonl:4: cheese: The moon is rock\.$'
run rules score -r moon.yaml -f json labelled.jsonl
expect_status 0
expect_in out '^\{"schema":"answerlint-score/1",'
run rules score -r moon.yaml --min-precision 100 --min-recall 50 labelled.jsonl
expect_status 0
run rules score -r moon.yaml --min-recall 50.1 labelled.jsonl
expect_status 1
expect_in out '^recall '
command_line='answerlint rules score - < labelled.jsonl'
"$ANSWERLINT" rules score -r moon.yaml - < labelled.jsonl > out 2> err
status=$?
expect_status 0
expect_in out '^-:4: cheese: '
sed '3s/"true"/null/' labelled.jsonl > open.jsonl
run rules score -r moon.yaml -f json open.jsonl
expect_status 0
expect_in out '"texts":2,'
sed '3s/"true"/"yes"/' labelled.jsonl > odd.jsonl
expect_refusal 'odd\.jsonl:3: no "label", which is "true" or "false"' rules score -r moon.yaml odd.jsonl
sed '4s/}$//' labelled.jsonl > cut.jsonl
expect_refusal 'cut\.jsonl:4:[0-9]+: no JSON' rules score -r moon.yaml cut.jsonl
expect_refusal 'nope\.jsonl: no such file' rules score -r moon.yaml nope.jsonl
expect_refusal 'empty\.txt: no labelled text' rules score -r moon.yaml empty.txt
expect_refusal 'which texts' rules score -r moon.yaml
expect_refusal 'none of these rules is a claim' rules score -r integrity labelled.jsonl
expect_refusal 'min-recall.*no percentage' rules score --min-recall most labelled.jsonl
expect_refusal 'min-recall goes with .rules score' rules test --min-recall 50
expect_refusal 'format goes with .rules score' rules list -f json
expect_refusal 'rules score writes text or json' rules score -f jsonl labelled.jsonl
expect_refusal 'chese.*did you mean.*cheese' rules score -r moon.yaml -s chese labelled.jsonl

# --- why a rule did or did not fire ---
run explain wrong.txt csharp-async/await-void-method
expect_status 0
expect_in out '^flagged: `match`, line [0-9]+$'
expect_in out '^ --> wrong\.txt:8:3 \(answer, bullet 4 of 8\)$'
run explain wrong.txt await-void-method
expect_status 0
run explain wrong.txt cheese -r moon.yaml
expect_status 0
expect_in out '^wrong\.txt, answer: .*nothing of it'
run explain wrong.txt eight-bullets
expect_status 0
expect_in out 'counted: 8 bullets at the top level$'
run explain wrong.txt await-void-method -f json
expect_status 0
expect_in out '^\{"schema":"answerlint-explain/1",'
command_line='answerlint explain - < wrong.txt'
"$ANSWERLINT" explain --stdin-filename seven.txt - await-void-method < wrong.txt > out 2> err
status=$?
expect_status 0
expect_in out '^ --> seven\.txt:8:3 '
printf '{"response": "The moon is cheese."}\n{"response": "The moon is far."}\n' > two.jsonl
run explain two.jsonl cheese -r moon.yaml
expect_status 0
expect_in out '^two\.jsonl, answer: 1 sentence: 1 flagged$'
expect_in out '^two\.jsonl \(record 1\), answer: 1 sentence: '
run explain two.jsonl cheese -r moon.yaml --color always
expect_in out "$escape"
run explain two.jsonl cheese -r moon.yaml --color always -f json
expect_not_in out "$escape"
run explain hostile-escapes.txt await-void-method -v
expect_not_in out "$escape|$(printf '\007')"
expect_refusal 'await-void-methd.*did you mean.*await-void-method' explain wrong.txt await-void-methd
expect_refusal 'chese.*did you mean.*cheese' explain wrong.txt chese -r moon.yaml
expect_refusal 'a file and a rule' explain wrong.txt
expect_refusal 'a file and a rule' explain wrong.txt cheese moon
expect_refusal 'jsn.*did you mean.*json' explain -f jsn wrong.txt await-void-method
run explain nope.txt await-void-method
expect_status 2
expect_in err 'nope\.txt: no such file'
command_line='answerlint explain > /dev/full'
"$ANSWERLINT" explain wrong.txt await-void-method > /dev/full 2> err
status=$?
expect_status 2

# Every key that the two forms have is told of in docs/json.md.
: > all.json
for case in claim records count; do
    cat "$root/fixtures/explain/$case.explain.json" >> all.json
done
"$ANSWERLINT" rules score -r moon.yaml -f json labelled.jsonl >> all.json
keys=0
for key in $(grep -o '"[a-z_0-9]*":' all.json | sort -u | tr -d '":'); do
    keys=$((keys + 1)) checks=$((checks + 1)) command_line="docs/json.md"
    grep -q "[\`\"]$key[\`\"]" "$root/docs/json.md" || failed "no word of the key $key"
done
checks=$((checks + 1))
[ $keys -gt 40 ] || failed "only $keys keys"

# --- the official evaluation ---
cat > tasks.jsonl <<'END'
{"key": 1, "prompt": "One?", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}
{"key": 2, "prompt": "Two?", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{"N": null}]}
END
cat > said.jsonl <<'END'
{"prompt": "Two?", "response": "a, b"}
{"prompt": "One?", "response": "a\nb, c"}
END
cat > table.txt <<'END'
================================================================
results/eval_results_strict.jsonl Accuracy Scores:
prompt-level: 0.0
instruction-level: 0.0

punctuation 0.0

punctuation:no_comma 0.0
================================================================
results/eval_results_loose.jsonl Accuracy Scores:
prompt-level: 0.5
instruction-level: 0.5

punctuation 0.5

punctuation:no_comma 0.5
END
run ifeval --input-data tasks.jsonl --input-response-data said.jsonl --output-dir results
expect_status 0
expect_same out table.txt
expect_in results/eval_results_strict.jsonl '^\{"follow_all_instructions": false, .*"response": "a, b"\}$'
expect_in results/eval_results_loose.jsonl '^\{"follow_all_instructions": true, .*"prompt": "One\?"'
run ifeval --input-data tasks.jsonl --input-response-data said.jsonl --output-dir results -f json -j 3
expect_status 0
expect_in out '"loose":\{"file":"results/eval_results_loose\.jsonl","prompts":\{"followed":1,"total":2,'
echo '{"prompt": "Three?", "response": "a"}' >> said.jsonl
run ifeval --input-data tasks.jsonl --input-response-data said.jsonl --output-dir results
expect_status 0
expect_in err 'said\.jsonl: 1 response belongs to no prompt.*line 3'
expect_refusal 'ifeval needs --input-data' ifeval --output-dir results
expect_refusal 'ifeval needs --output-dir' ifeval --input-data tasks.jsonl
expect_refusal 'nope\.jsonl: no such file' ifeval --input-data nope.jsonl --output-dir results
expect_refusal 'tasks\.jsonl:1: no response.*--input-response-data' \
               ifeval --input-data tasks.jsonl --output-dir results
expect_refusal 'takes no PATH' ifeval --input-data tasks.jsonl --output-dir results said.jsonl
expect_refusal 'jsn.*did you mean.*json' ifeval --input-data tasks.jsonl --output-dir results -f jsn
expect_refusal 'only one of the two' \
               ifeval --input-data - --input-response-data - --output-dir results
expect_refusal 'tasks\.jsonl: is no folder' \
               ifeval --input-data tasks.jsonl --input-response-data said.jsonl --output-dir tasks.jsonl
head -n 1 said.jsonl > half.jsonl
expect_refusal 'tasks\.jsonl:1: no response for key 1 in half\.jsonl' \
               ifeval --input-data tasks.jsonl --input-response-data half.jsonl --output-dir results
sed 's/"N": null/"N": 3/' tasks.jsonl > kwarg.jsonl
expect_refusal "kwarg\.jsonl:2: unknown kwarg 'N'" \
               ifeval --input-data kwarg.jsonl --input-response-data said.jsonl --output-dir results
sed '2s/no_comma/no_coma/' tasks.jsonl > unknown.jsonl
expect_refusal 'unknown\.jsonl:2: unknown instruction.*did you mean.*no_comma' \
               ifeval --input-data unknown.jsonl --input-response-data said.jsonl --output-dir results
command_line='answerlint ifeval > /dev/full'
"$ANSWERLINT" ifeval --input-data tasks.jsonl --input-response-data said.jsonl --output-dir results \
              > /dev/full 2> err
status=$?
expect_status 2

# --- limits: named where one is met, never silence ---
expect_refusal "no limit is named 'finding' .*did you mean 'findings'" --limit finding=3 wrong.txt
expect_refusal "findings: '0' is no number from 1" --limit findings=0 wrong.txt
run check --limit help
expect_status 0
for name in $(sed -n 's/^  \([a-z]*-*[a-z]*\) .*/\1/p' out); do
    grep -q "^| \`$name\` |" "$root/docs/limits.md" || failed "docs/limits.md does not have $name"
done
printf -- '- one\n- two\n- three\n' > three.txt
cat > lines.yaml <<'END'
answerlint: 1
pack: lines
about: no line may stand
license: CC0-1.0
rules:
- {id: none, check: line-pattern, severity: error, pattern: '\w', which: no}
END
run check --no-config -r lines.yaml --limit findings=3 three.txt
expect_status 1
run check --no-config -r lines.yaml --limit findings=2 three.txt
expect_status 2
expect_in err 'the rule lines/none gave up: over the limit of 2 findings .*--limit findings=2'
printf '> > > > > > > > > deep\n' > deep.txt
run check --no-config -r eight-concise-bullets --limit markdown-depth=9 deep.txt
expect_status 1
run check --no-config -r eight-concise-bullets --limit markdown-depth=8 deep.txt
expect_status 2
expect_in err 'deep\.txt: .*--limit markdown-depth'

# --- the same bytes, whatever the number of jobs, the run, the locale, the time zone ---
sh "$root/tests/run/jobs.sh" || failures=$((failures + 1))

# --- and with or without looking ahead ---
sh "$root/tests/run/prefilter.sh" || failures=$((failures + 1))

# --- a reader that goes away is no trouble ---
mkdir many
for i in 1 2 3 4 5 6 7 8 9; do
    cp wrong.txt many/$i.txt
done
command_line='answerlint check many | head -n 1'
"$ANSWERLINT" check --no-config many 2> err | head -n 1 > out
expect_not_in err '[Bb]roken pipe|answerlint:'

finish
