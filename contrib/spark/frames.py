#!/usr/bin/env python3
"""Grades a column of records with mapInPandas: spark-submit frames.py RECORDS RESULTS SUMMARIES [OPTIONS...]

As pipe.py, for clusters that allow no RDDs. RESULTS is a table of Parquet: id, verdict, score, and the whole
result as JSON. A partition goes through one process, so the rules are loaded once for each.
"""

import json
import os
import subprocess
import sys
import tempfile

import pandas
from pyspark import TaskContext
from pyspark.sql import SparkSession

COLUMNS = "id string, verdict string, score double, result string"
ROWS = 1000   # in one frame


def grader(binary, summaries, options):
    def rows_of(lines):
        for line in lines:
            result = json.loads(line)
            yield result.get("id"), result.get("verdict"), result.get("score"), line.rstrip("\n")

    def grade(frames):
        part = os.path.join(summaries, f"{TaskContext.get().partitionId()}.json")
        # A file, since a pipe that is full on both sides stands still.
        with tempfile.TemporaryFile() as records, tempfile.TemporaryFile("w+", encoding="utf-8") as results:
            for frame in frames:
                records.writelines(line.encode() + b"\n" for line in frame["value"])
            records.seek(0)
            new = f"{part}.{os.getpid()}"
            subprocess.run([binary, "filter", "-j1", "--summary", new, *options], check=True, stdin=records,
                           stdout=results)
            os.replace(new, part)   # a second try of the partition writes the same
            results.seek(0)
            rows = list(rows_of(results))
        for first in range(0, len(rows), ROWS):
            yield pandas.DataFrame(rows[first:first + ROWS], columns=["id", "verdict", "score", "result"])
    return grade


def main():
    records, results, summaries, *options = sys.argv[1:]
    os.makedirs(summaries, exist_ok=True)
    spark = SparkSession.builder.appName("answerlint").getOrCreate()
    lines = spark.read.text(records).repartition(int(os.environ.get("PARTITIONS", "8")))
    binary = os.environ.get("ANSWERLINT", "answerlint")
    lines.mapInPandas(grader(binary, summaries, options), COLUMNS).write.parquet(results)
    spark.stop()


if __name__ == "__main__":
    main()
