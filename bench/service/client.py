"""A client of the service, for bench/service/run.ts: asks one question after the other, and measures each.

python3 client.py stdio COUNT COMMAND...   |   python3 client.py http COUNT PORT
"""

import http.client
import json
import subprocess
import sys
import time

MOLECULES = [
    "CCC(=O)N(c1ccccc1)C1CCN(CCc2ccccc2)CC1",
    "CCC(=O)N(c1ccc(Cl)cc1)C1CCN(CCc2ccccc2)CC1",
    "Cn1c(=O)c2c(ncn2C)n(C)c1=O",
    "CC(=O)Oc1ccccc1C(=O)O",
]


def stdio(command):
    service = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(text):
        service.stdin.write(text.encode() + b"\n")
        service.stdin.flush()
        return service.stdout.readline()

    def close():
        service.stdin.close()
        service.wait()

    return ask, close


def over_http(port):
    connection = http.client.HTTPConnection("127.0.0.1", port)

    def ask(text):
        connection.request("POST", "/screen", text, {"content-type": "application/json"})
        return connection.getresponse().read()

    return ask, connection.close


def main():
    door, count, *rest = sys.argv[1:]
    ask, close = stdio(rest) if door == "stdio" else over_http(int(rest[0]))
    for i in range(200):
        ask(json.dumps({"id": i, "smiles": MOLECULES[i % len(MOLECULES)]}))
    times = []
    began = time.perf_counter()
    for i in range(int(count)):
        before = time.perf_counter()
        answer = ask(json.dumps({"id": i, "smiles": MOLECULES[i % len(MOLECULES)]}))
        times.append(time.perf_counter() - before)
        if json.loads(answer)["id"] != i:
            sys.exit(f"question {i} was answered by {answer[:80]!r}")
    seconds = time.perf_counter() - began
    close()
    times.sort()
    print(
        json.dumps(
            {
                "requests": len(times),
                "seconds": seconds,
                "p50": times[len(times) // 2] * 1000,
                "p99": times[len(times) * 99 // 100] * 1000,
            }
        )
    )


main()
