#!/usr/bin/env python3
"""Holds the systematic names of the register against its structures, with OPSIN.

Runs where py2opsin (PyPI) and Java are installed: python3 test/law/opsin.py
Every name and synonym that OPSIN can read must give the InChIKey that the entry records. What OPSIN cannot read
(trivial names, codes) is counted, not judged. Exit code 1 where a name gives another structure.
"""
import json
import sys
import warnings
from pathlib import Path

try:
    from py2opsin import py2opsin
except ImportError:
    sys.exit("py2opsin is not installed: pip install py2opsin (it needs Java)")

# Names that the lists themselves write loosely; OPSIN's strict reading is another substance (src/law/NOTES.md,
# "Names that a strict reading takes elsewhere").
LOOSE = {
    "N-phenyl-N-[1-(2-thienyl)ethyl-4-piperidinyl]propanamide": "stands for 1-[2-(2-thienyl)ethyl]",
    "N-[3-methyl-1-(2-thienyl)ethyl-4-piperidinyl]-N-phenylpropanamide": "stands for 1-[2-(2-thienyl)ethyl]",
    "4-fluoro anilino-1-boc-piperidine": "stands for (4-fluoroanilino) at position 4",
    "4-bromo anilino-1-boc-piperidine": "stands for (4-bromoanilino) at position 4",
}

data = Path(__file__).resolve().parents[2] / "src" / "law" / "data"
names = []
for file in sorted(data.glob("*.json")):
    rules = json.loads(file.read_text(encoding="utf-8"))
    for part in rules if isinstance(rules, list) else [rules]:
        for entry in part.get("named", []):
            for name in [entry["name"], *entry.get("synonyms", [])]:
                names.append((entry["id"], name, entry["inchiKey"]))

warnings.simplefilter("ignore")  # py2opsin warns of each name that OPSIN cannot read
keys = py2opsin([name for _, name, _ in names], output_format="StdInChIKey")
other = [(n, key) for n, key in zip(names, keys, strict=True) if key and key != n[2]]
wrong = [(n, key) for n, key in other if n[1] not in LOOSE]
read = [n for n, key in zip(names, keys, strict=True) if key]
for (entry, name, recorded), key in other:
    print(f"{entry}: {name}\n  recorded {recorded}\n  OPSIN    {key}\n  {LOOSE.get(name, 'NOT EXPLAINED')}")
print(
    f"{len(names)} names of {len({n[0] for n in names})} entries; OPSIN reads {len(read)} names of "
    f"{len({n[0] for n in read})} entries; {len(other)} give another structure, {len(wrong)} of them unexplained"
)
sys.exit(1 if wrong else 0)
