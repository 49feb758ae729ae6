#!/bin/sh
# A list cut into pieces, judged by GNU parallel on as many processes, and put together in order: the verdicts of the whole.
# sh screen.sh LIST.smi [COMMAND]
list=$1
onetweak=${2:-npx onetweak}
parallel --pipepart -a "$list" --block 64k --keep-order --jobs 2 \
  "$onetweak screen - --input-format smi --fast --threads 1 --allow-empty --as-of 2026-01-01 --flagged --format ndjson 2>/dev/null"
