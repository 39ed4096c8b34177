#!/bin/sh
# contrib/slurm on a cluster of one host, which this starts and ends: a task that is killed in the middle
# keeps the merge from running; the same submission once more does that task alone, from its checkpoint.
script=slurm
. "$(dirname "$0")/lib.sh"
tasks=4 doomed=3 daemons=
stop()
{
    for pid in $daemons; do
        kill "$pid" 2> "$work/err"
    done
    wait
    rm -rf "$work"
}
trap stop EXIT

for tool in sbatch slurmctld slurmd munged; do
    command -v $tool > "$work/out" || skip "no $tool (Debian: slurm-wlm, munge)"
done
[ "$(id -u)" -eq 0 ] || skip 'the daemons need root'
make_input

# started NAME COMMAND...: a daemon in the foreground, of this script
started()
{
    "$@" > "$work/daemon.log" 2>&1 &
    daemons="$daemons $!"
}

start_cluster()
{
    host=$(hostname -s)
    mkdir -p "$work/state" "$work/spool"
    sed "s,@HOST@,$host,; s,@STATE@,$work,; s,@CPUS@,$(nproc)," "$root/tests/clusters/slurm.conf" \
        > "$work/slurm.conf"
    export SLURM_CONF="$work/slurm.conf"
    if ! munge -n > "$work/out" 2>&1; then
        mkdir -p /run/munge && chown munge: /run/munge || skip 'munge cannot be set up'
        started su -s /bin/sh munge -c 'exec munged --foreground'
        sleep 1
    fi
    started slurmctld -D -f "$SLURM_CONF"
    started slurmd -D -f "$SLURM_CONF" -N "$host"
    for second in $(seq 60); do
        sinfo -h -o %t 2> "$work/err" | grep -q idle && return
        sleep 1
    done
    tail -n 3 "$work"/*.log >&2
    failed 'the node does not come up'
    finish
    exit 1
}

# In place of answerlint: the doomed task is killed once it has a checkpoint; others go through. Says in a log
# which task ran.
make_killer()
{
    cat > "$work/killer" <<END
#!/bin/sh
[ "\$1" = merge ] || echo "\$SLURM_ARRAY_TASK_ID" >> "$work/ran"
[ "\${SLURM_ARRAY_TASK_ID-}" = $doomed ] && [ ! -e "$work/killed" ] || exec "$ANSWERLINT" "\$@"
touch "$work/killed"
"$ANSWERLINT" "\$@" &
until [ -s "$work/done/$doomed.checkpoint" ] || ! kill -0 \$!; do sleep 0.01; done
kill -9 \$!
exit 137
END
    chmod +x "$work/killer"
}

submit()
{
    merge=$(ANSWERLINT="$work/killer" sh "$root/contrib/slurm/submit.sh" $tasks "$work/records.jsonl" \
            "$work/done" $options) || failed "submit: status $?"
}

# Until no job is left, also none that waits for what never comes.
wait_for_all()
{
    for second in $(seq 120); do
        [ -n "$(squeue -h 2> "$work/err")" ] || return
        sleep 1
    done
    failed "still there: $(squeue -h)"
}

"$ANSWERLINT" check $options -q -j1 --fail-on never --summary "$work/whole.json" \
    -f "jsonl:$work/whole.jsonl" "$work/records.jsonl" || failed "one run: status $?"
start_cluster
make_killer
submit
wait_for_all
checks=$((checks + 3))
[ "$(sort -n "$work/ran" | tr '\n' ' ')" = '1 2 3 4 ' ] || failed "ran: $(cat "$work/ran")"
[ "$(ls "$work"/done/*.summary | wc -l)" -eq 3 ] || failed 'three of four tasks are done'
[ ! -e "$work/done/summary.json" ] || failed 'merged though a task was killed'
rm "$work/ran"
submit
wait_for_all
checks=$((checks + 1))
[ "$(cat "$work/ran")" = $doomed ] || failed "ran again: $(cat "$work/ran")"
expect_same 'summary' "$work/whole.json" "$work/done/summary.json"
sort "$work/whole.jsonl" > "$work/whole.sorted"
sort "$work"/done/[0-9].jsonl > "$work/done.sorted"
expect_same 'results' "$work/whole.sorted" "$work/done.sorted"
finish
