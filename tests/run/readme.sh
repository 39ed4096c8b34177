#!/bin/sh
# The commands that the README and docs/ show say what is shown: every line that starts with `$ ` in a block
# marked `console` is run in a folder with fixtures/ and rules/, and what it prints must be what follows. A
# block that says file=NAME is that file from there on.
#
#     tests/run/readme.sh            compare
#     tests/run/readme.sh --bless    write what comes out
set -u
: "${ANSWERLINT:=$PWD/build/release/answerlint}"
bless=${1-}
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
PATH=$(dirname "$ANSWERLINT"):$PATH
HOME=$work
export PATH HOME
unset NO_COLOR CLICOLOR CLICOLOR_FORCE

# The page with the output of its commands as it is now.
render()
{
    inside=0
    rm -rf "$work/folder"
    mkdir "$work/folder"
    ln -s "$PWD/fixtures" "$PWD/rules" "$work/folder"
    while IFS= read -r line; do
        case $inside,$line in
        0,'```console') inside=1 ;;
        0,'```'*' file='*)
            inside=2
            file=$work/folder/${line##*file=}
            : > "$file"
            ;;
        2,'```') inside=0 ;;
        2,*) printf '%s\n' "$line" >> "$file" ;;
        1,'```') inside=0 ;;
        1,'$ '*)
            printf '%s\n' "$line"
            echo >> "$work/commands"
            (cd "$work/folder" && sh -c "${line#\$ }" 2>&1 < /dev/null)
            continue
            ;;
        1,*) continue ;;
        esac
        printf '%s\n' "$line"
    done < "$1"
}

differ=0
: > "$work/commands"
for page in README.md docs/*.md; do
    render "$page" > "$work/page"
    cmp -s "$page" "$work/page" && continue
    if [ "$bless" = --bless ]; then
        cp "$work/page" "$page"
        echo "blessed $page"
    else
        echo "readme: $page does not show what comes out" >&2
        diff -u "$page" "$work/page" | head -n 40 >&2
        differ=$((differ + 1))
    fi
done
commands=$(wc -l < "$work/commands")
echo "readme: $commands commands, $differ pages differ"
[ "$commands" -gt 0 ] && [ "$differ" -eq 0 ]
