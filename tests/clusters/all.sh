#!/bin/sh
# Runs the recipes of contrib/, all of them even when one fails.
cd "$(dirname "$0")" || exit 2
failed=0
for recipe in parallel slurm spark; do
    sh $recipe.sh || failed=1
done
exit $failed
