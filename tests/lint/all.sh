#!/bin/sh
# Runs every lint script of this folder, all of them even when one fails.
cd "$(dirname "$0")/../.." || exit 2
failed=0
for script in tests/lint/*.sh; do
    case $script in
    */all.sh | */faults.sh) ;;
    *) sh "$script" || failed=1 ;;
    esac
done
exit $failed
