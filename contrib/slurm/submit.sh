#!/bin/sh
# Grades a folder or a file of records as a Slurm array:
#
#     contrib/slurm/submit.sh TASKS INPUT FOLDER [OPTIONS...]
#
# FOLDER, on a file system that all nodes see, gets K.jsonl and K.summary for each task and, when all are
# done, summary.json. OPTIONS are those of `answerlint check`. The same line once more goes on where it was
# stopped: tasks that are done end at once, others resume at their checkpoint. Prints the number of the job
# that merges.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
: "${ANSWERLINT:=answerlint}"
export ANSWERLINT
tasks=$1 input=$2 folder=$3
shift 3
mkdir -p "$folder"
array=$(sbatch --parsable --array="1-$tasks" --output="$folder/%a.log" --open-mode=append \
    "$here/task.sbatch" "$tasks" "$input" "$folder" "$@")
# The merge never starts when a task fails.
sbatch --parsable --dependency="afterok:$array" --kill-on-invalid-dep=yes --output="$folder/merge.log" \
    "$here/merge.sbatch" "$folder"
