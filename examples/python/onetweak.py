"""onetweak as a co-process: started once, then a line of JSON out and a line of JSON in.

python3 onetweak.py [COMMAND...]    (npx onetweak, where no command is given)
"""

import json
import subprocess
import sys


class Onetweak:
    def __init__(self, command=("npx", "onetweak")):
        self.process = subprocess.Popen(
            [*command, "serve", "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, **question):
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        if "error" in answer:
            raise ValueError(answer["error"]["message"])
        return answer["result"]

    def close(self):
        """It ends with its input."""
        self.process.stdin.close()
        self.process.wait()


if __name__ == "__main__":
    onetweak = Onetweak(sys.argv[1:] or ("npx", "onetweak"))
    for question in [
        {"smiles": "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1", "jurisdictions": ["us"], "asOf": "2026-01-01"},
        {"name": "carfentanil", "jurisdictions": ["us"], "asOf": "2026-01-01"},
        {"smiles": "C(C"},
    ]:
        print(onetweak.ask(**question)["verdict"])
    onetweak.close()
