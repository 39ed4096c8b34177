# Sourced by every lint script: `... | faults NAME` prints each fault that comes in, one a line, then one
# line that sums up, and fails when there was one. `looked_at` must be set to the number of things looked
# at: a script that looked at nothing has proved nothing.
faults()
{
    awk -v name="$1" -v looked_at="$looked_at" '
        { print }
        END {
            printf "lint %-8s %4d looked at, %d faults\n", name ":", looked_at, NR
            exit NR > 0 || looked_at == 0
        }'
}
