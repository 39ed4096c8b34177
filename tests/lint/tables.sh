#!/bin/sh
# A plug-in is one const struct in its own file and one row that names it: neither may be missing.
. tests/lint/faults.sh
looked_at=0
found=$(mktemp) || exit 2
trap 'rm -f "$found"' EXIT

# plug-ins FOLDER TYPE TABLE. Names that begin with "parse_" are the writers of another command: `parse` has
# two and names them itself.
plug_ins()
{
    for file in src/"$1"/*.c; do
        [ -e "$file" ] || continue
        awk -v type="$2" '
            $3 ~ /^parse_/ { next }
            $0 ~ "^const " type " [a-z0-9_]+ = *\\{" { print "struct", $3, FILENAME ":" FNR }' "$file"
    done
    [ -e "src/$1/$3" ] || { echo "fault src/$1/$3:1: no such table"; return; }
    awk -F '[(,)]' '/^[A-Z_]+\(/ { gsub(/ /, "", $2); print "row", $2, FILENAME ":" FNR }' "src/$1/$3"
}

{
    plug_ins format Format formats.def
    plug_ins check CheckType checks.def
    plug_ins report Writer writers.def
} > "$found"
looked_at=$(wc -l < "$found")
# A row may leave out what the table's macro adds: the name of the family, before or after.
awk '
    function bare(name) {
        sub(/^(format|check|writer|report)_/, "", name)
        sub(/_(format|check|writer|report)$/, "", name)
        return name
    }
    $1 == "fault" { sub(/^fault /, ""); print; next }
    {
        split($3, place, "/")
        key = place[2] " " bare($2)
        if (seen[$1, key]++) print $3 ": a second " $1 " for " $2
        where[$1, key] = $3
        keys[key] = $2
    }
    END {
        for (key in keys) {
            if (!(("row", key) in where)) print where["struct", key] ": " keys[key] " has no row"
            if (!(("struct", key) in where)) print where["row", key] ": no struct " keys[key]
        }
    }' "$found" | sort | faults tables
