#!/usr/bin/env python3
"""Grades lines of records with rdd.pipe: spark-submit pipe.py RECORDS RESULTS SUMMARIES [OPTIONS...]

RECORDS and RESULTS are what Spark reads and writes (files, folders, object stores); SUMMARIES is a folder
that all workers see. OPTIONS are those of `answerlint filter`. ANSWERLINT names the binary on the workers.
"""

import os
import shlex
import sys
from pathlib import Path

from pyspark.sql import SparkSession

SCRIPT = Path(__file__).resolve().parent / "partition.sh"


def main():
    records, results, summaries, *options = sys.argv[1:]
    os.makedirs(summaries, exist_ok=True)
    environment = {"ANSWERLINT": os.environ.get("ANSWERLINT", "answerlint"), "SUMMARIES": summaries,
                   "PATH": os.environ["PATH"]}
    spark = SparkSession.builder.appName("answerlint").getOrCreate()
    lines = spark.sparkContext.textFile(records, int(os.environ.get("PARTITIONS", "8")))
    # Without checkCode a command that fails leaves a partition short, and nobody hears of it.
    graded = lines.pipe(shlex.join(["sh", str(SCRIPT), *options]), environment, checkCode=True)
    graded.saveAsTextFile(results)
    spark.stop()


if __name__ == "__main__":
    main()
