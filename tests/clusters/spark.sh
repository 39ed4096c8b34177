#!/bin/sh
# contrib/spark on a local cluster of two workers, with more partitions than records for one of the runs:
# Spark runs the command for empty ones, too. pyspark is installed into BUILD/clusters/venv.
script=spark
. "$(dirname "$0")/lib.sh"
trap 'rm -rf "$work"' EXIT
command -v java > "$work/out" || skip 'no Java (17 or later)'
venv=$BUILD/clusters/venv
if ! "$venv/bin/python" -c 'import pyspark, pandas, pyarrow' 2> "$work/err"; then
    { python3 -m venv "$venv" && "$venv/bin/pip" install -q pyspark pandas pyarrow; } > "$work/out" 2>&1 ||
        skip 'pyspark, pandas and pyarrow cannot be had'
fi
make_input
export PYSPARK_PYTHON="$venv/bin/python" SPARK_LOCAL_IP=127.0.0.1
sort "$work/serial.jsonl" > "$work/serial.sorted"

# submit RECIPE INPUT NAME
submit()
{
    "$venv/bin/spark-submit" --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false \
        --conf spark.executor.memory=512m "$root/contrib/spark/$1" "$2" "$work/$3" \
        "$work/$3.summaries" $options
}

merged()
{
    "$ANSWERLINT" merge -o "$work/$1.json" "$work/$1.summaries"/*.json
}

expect 'rdd.pipe' submit pipe.py "$work/records.jsonl" piped
expect 'merge of rdd.pipe' merged piped
cat "$work"/piped/part-* > "$work/piped.jsonl"
expect_same 'results of rdd.pipe' "$work/serial.jsonl" "$work/piped.jsonl"
expect_same 'summary of rdd.pipe' "$work/serial.json" "$work/piped.json"

expect 'mapInPandas' submit frames.py "$work/records.jsonl" framed
expect 'merge of mapInPandas' merged framed
"$venv/bin/python" -c 'import pandas, sys
for line in pandas.read_parquet(sys.argv[1])["result"]: print(line)' "$work/framed" |
    sort > "$work/framed.sorted"
expect_same 'results of mapInPandas' "$work/serial.sorted" "$work/framed.sorted"
expect_same 'summary of mapInPandas' "$work/serial.json" "$work/framed.json"

head -n 3 "$work/records.jsonl" > "$work/three.jsonl"
expect 'three records by one run' "$ANSWERLINT" filter $options --summary "$work/three.json" \
    < "$work/three.jsonl"
expect 'partitions without a record' submit pipe.py "$work/three.jsonl" few
expect 'merge of few' merged few
expect_same 'summary of few' "$work/three.json" "$work/few.json"
finish
