"""Many threads and processes that use everything for the first time at once get what one alone gets."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CROWD = """
import hashlib, io, json, sys, threading, warnings

warnings.simplefilter("error")
import kindicators as ki

def frame(x):
    return hashlib.sha256((x.to_csv() + repr(x.dtypes.to_dict()) + repr(x.attrs)).encode()).hexdigest()

def drawn(**options):
    stream = io.BytesIO()
    ki.plot("usfk_personnel", **options).savefig(stream, format="svg")
    return hashlib.sha256(stream.getvalue()).hexdigest()

def opened():
    with ki.connect() as con:
        return con.execute("SELECT count(*), sum(value) FROM troop_deployments").fetchall()

TASKS = {
    "load": lambda: frame(ki.load("troop_deployments")),
    "release": lambda: frame(ki.load("actors", version="0.2.0")),
    "clock": lambda: frame(ki.load("opcon_milestones", known_at="2015-01-01")),
    "sql": lambda: frame(ki.sql("SELECT * FROM sources ORDER BY ALL LIMIT 50")),
    "connect": lambda: str(opened()),
    "indicator": lambda: frame(ki.indicator("sma_contribution_krw", currency="USD")),
    "diff": lambda: frame(ki.diff("0.1.0", "0.2.0", "actors")),
    "plot": drawn,
    "describe": lambda: frame(ki.describe("missile_launches")),
    "versions": lambda: frame(ki.versions()),
    "resolve": lambda: frame(ki.resolve("KN-23")),
    "cite": lambda: ki.cite("nuclear_tests"),
}
names = list(TASKS)
count = int(sys.argv[1])
start = threading.Barrier(count)
found = [None] * count

def work(i):
    start.wait()
    try:
        found[i] = TASKS[names[i % len(names)]]()
    except BaseException as error:
        found[i] = repr(error)

threads = [threading.Thread(target=work, args=(i,)) for i in range(count)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(json.dumps([[names[i % len(names)], found[i]] for i in range(count)]))
"""
TASKS = 12


def crowd(threads: int, folder: Path) -> subprocess.Popen[str]:
    """Begin a process in which so many threads begin at once."""
    command = [sys.executable, "-c", CROWD, str(threads)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder)


def ended(process: subprocess.Popen[str]) -> list[tuple[str, str]]:
    """Return what each thread of a process found."""
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, "")
    return [(name, answer) for name, answer in json.loads(out)]


def test_thirty_two_threads_and_eight_processes_get_what_one_alone_gets(tmp_path: Path) -> None:
    processes = [crowd(TASKS, tmp_path) for _ in range(8)]
    alone = subprocess.run(
        [sys.executable, "-c", CROWD.replace("thread.start()", "thread.run()").replace("thread.join()", "pass"), "1"],
        capture_output=True, text=True, cwd=tmp_path, timeout=300, check=True,
    )  # fmt: skip
    assert json.loads(alone.stdout)[0][0] == "load"
    answers = [ended(process) for process in processes]
    first = dict(answers[0])
    assert first["load"] == json.loads(alone.stdout)[0][1]
    assert not [answer for answer in first.values() if answer is None or "Error" in answer]
    for answer in answers:
        assert dict(answer) == first
    for name, found in ended(crowd(32, tmp_path)):
        assert found == first[name], name
    assert list(tmp_path.iterdir()) == []
