"""Pipes a list through a command on a Spark cluster of two workers on this machine, and writes what comes out.

spark.py LIST OUT COMMAND
"""

import sys

from pyspark import SparkConf, SparkContext

path, out, command = sys.argv[1:]
conf = SparkConf().setMaster("local-cluster[2,1,1024]").setAppName("onetweak").set("spark.ui.enabled", "false")
sc = SparkContext(conf=conf)
sc.setLogLevel("ERROR")
lines = sc.textFile("file://" + path, 8).union(sc.parallelize([], 1))
records = lines.pipe(command, checkCode=True).collect()
workers = sc._jsc.sc().getExecutorMemoryStatus().size() - 1
print(f"Spark {sc.version}: {lines.getNumPartitions()} partitions, one of them empty, on {workers} workers")
with open(out, "w", encoding="utf-8") as file:
    for record in records:
        file.write(record + "\n")
sc.stop()
