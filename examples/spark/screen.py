"""Judges a list on an Apache Spark cluster: each partition is piped through one onetweak.

spark-submit screen.py LIST OUT PARTITIONS [COMMAND...]    (npx onetweak, where no command is given)

LIST is a SMILES list that the cluster can read, a molecule and its id a line; OUT becomes a folder of NDJSON. Each worker needs Node
and onetweak. `--as-of` keeps the day the same past midnight; `--allow-empty` makes a partition without a record no mistake.
"""

import sys
import time

from pyspark import SparkContext

path, out, partitions, *command = sys.argv[1:]
onetweak = " ".join(command or ["npx", "onetweak"]) + (
    " screen - --input-format smi --fast --threads 1 --allow-empty --as-of 2026-01-01 --flagged --format ndjson"
)
spark = SparkContext(appName="onetweak")
spark.setLogLevel("ERROR")
began = time.monotonic()
lines = spark.textFile(path, int(partitions))
lines.pipe(onetweak, checkCode=True).saveAsTextFile(out)
print(f"{lines.getNumPartitions()} partitions in {time.monotonic() - began:.1f} s")
spark.stop()
