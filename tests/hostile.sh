#!/bin/sh
# Writes files into a folder that try what a transcript, an id, a file name or a pack can try on a report:
#
#     tests/hostile.sh FOLDER
#
# FOLDER/pack.yaml marks what stands between EVIL and END, and every MILD and TINY, so that places can be
# checked; FOLDER/in/ has the answers.
set -eu
folder=$1
mkdir -p "$folder/in"

cat > "$folder/pack.yaml" <<'END'
answerlint: 1
pack: hostile
about: "]]> <script>alert(1)</script> ::error::x %0A"
license: MIT
rules:
- id: evil
  severity: error
  check: line-pattern
  pattern: 'EVIL.*?END'
  which: no
- id: mild
  severity: warning
  check: line-pattern
  pattern: 'MILD\w*'
  which: no
- id: tiny
  severity: note
  check: line-pattern
  pattern: 'TINY'
  which: no
END

# What one format or the other would obey, each between marks.
for text in '"quoted" '"'single'"'' '</script><script>alert(1)</script>' ']]><![CDATA[ &amp; &#0;' \
    '::set-output name=a::b' '##[error]x ##vso[task.complete]' '%0A::error::x' '=cmd|'"' /C calc'"'!A0' \
    '`` ` ``` [x](https://e.example) @all #1' '![i](https://e.example/i.png)' '\ backslash \n \u0041' \
    '# SKIP not ok 1 - x' '| a | b |' '{0} {{1}} %s %n $(id) ${x}' '--- ...' '-- comment' '<!-- x -->'; do
    printf -- '- EVIL %s END\n' "$text"
done > "$folder/in/markup.txt"

{
    printf -- '- EVIL \033[2J\033]8;;x\007 \010 \001 \177 END\n'
    printf -- '- EVIL \302\205\302\233 \342\200\250\342\200\251 END\n'
} > "$folder/in/control.txt"
{
    printf -- '- EVIL \342\200\256\342\201\246\342\200\213 END\n'
    printf -- '- EVIL \357\273\277\363\240\201\201 \357\277\276\357\277\277 END\n'
} > "$folder/in/bidi.txt"
printf -- '- EVIL \377\376 \355\240\200 \300\200 END MILD\n' > "$folder/in/bytes.txt"
printf -- '- EVIL a\000b END MILD\n' > "$folder/in/nul.txt"

# Columns: characters of one to four bytes, combined ones, before, within and behind the marks.
{
    printf 'plain MILD\n\303\251 MILD\n\346\227\245\346\234\254 MILD \303\251 TINY\n'
    family='\360\237\221\251\342\200\215\360\237\221\247'
    printf "$family EVIL \303\251\346\227\245$family END \303\251 MILD\n"
    printf 'e\314\201 TINY\tTINY\n'
} > "$folder/in/wide.txt"
printf 'one MILD\r\n\303\251 MILD\r\nlast TINY' > "$folder/in/crlf.txt"
printf '\357\273\277MILD \303\251 MILD\n' > "$folder/in/bom.txt"

# One line of a megabyte with marks at both ends and in the middle.
awk 'BEGIN {
    for (i = 0; i < 50000; i++) half = half "\303\251 words x "
    printf "MILD %s MILD %s TINY\n", half, half }' > "$folder/in/long.txt"

# Records: ids, escapes, blank lines, several on one line, one over several lines, a broken one.
cat > "$folder/in/records.jsonl" <<'END'
{"id": "=cmd|'/C calc'!A0", "response": "MILD é\nEVIL a\tb \"c\" END"}

{"id": "</script>\u001b[2J\u202e##[error]", "response": "日本 MILD TINY"}
{"id": "a, b: c\n::error::x", "response": "no\u0074hing \u0045VIL \ud83d\ude00 END"}{"response": "MILD"}
{"id": "long",
 "response": "é EVIL 日本 END"}
{"id": "broken", "response": EVIL END}
{"id": "last", "response": "fine"}
END
: > "$folder/in/empty.txt"

# File names. One that the file system refuses is left out.
named()
{
    printf 'MILD\n' > "$folder/in/$1.txt" 2>/dev/null || :
}
named '=cmd| name'
named '::error::name'
named '##[error]name'
named '<b>&"name"'"'"
named 'a, b: c%0A[d](e)'
named '`code` ]]>'
named "$(printf 'new\nline')"
named "$(printf 'esc\033[2J')"
named "$(printf 'bidi\342\200\256\303\251')"
named "$(printf 'bytes\377')"
named ' space '
named '-dash'
