"""Parses each SMILES of a file and looks for the core, as a script of a few lines would; prints seconds and hits.

native_rdkit.py FILE SMARTS
"""

import sys
import time

from rdkit import Chem, RDLogger, rdBase

RDLogger.DisableLog("rdApp.*")
with open(sys.argv[1], encoding="latin-1") as file:
    texts = file.read().split("\n")[:-1]
core = Chem.MolFromSmarts(sys.argv[2])
start = time.perf_counter()
hits = 0
for text in texts:
    mol = Chem.MolFromSmiles(text)
    if mol is not None and mol.HasSubstructMatch(core):
        hits += 1
print(time.perf_counter() - start, hits, rdBase.rdkitVersion)
