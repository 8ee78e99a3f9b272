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
first, count, how = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
names = [[*TASKS][i % len(TASKS)] for i in range(first, first + count)]
start = threading.Barrier(1 if how == "alone" else count)
found = [None] * count

def work(i):
    start.wait()
    try:
        found[i] = TASKS[names[i]]()
    except BaseException as error:
        found[i] = repr(error)

threads = [threading.Thread(target=work, args=(i,)) for i in range(count)]
for thread in threads:
    thread.start()
    if how == "alone":
        thread.join()
for thread in threads:
    thread.join()
print(json.dumps(list(zip(names, found))))
"""
TASKS = 12


def crowd(first: int, threads: int, folder: Path, how: str = "at once") -> subprocess.Popen[str]:
    """Begin a process with so many threads, of which each does one thing; the first of them does the task `first`."""
    command = [sys.executable, "-c", CROWD, str(first), str(threads), how]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=folder)


def ended(process: subprocess.Popen[str]) -> list[tuple[str, str]]:
    """Return what each thread of a process found."""
    out, err = process.communicate(timeout=300)
    assert (process.returncode, err) == (0, "")
    return [(name, answer) for name, answer in json.loads(out)]


def test_thirty_two_threads_and_eight_processes_get_what_one_alone_gets(tmp_path: Path) -> None:
    # Eight at once: one has all the threads, and of the tasks that the others have each is in several.
    processes = [crowd(0, 32, tmp_path), *(crowd(5 * i, 5, tmp_path) for i in range(7))]
    alone = dict(ended(crowd(0, TASKS, tmp_path, "alone")))
    assert len(alone) == TASKS
    assert not [answer for answer in alone.values() if answer is None or "Error" in answer]
    answers = [ended(process) for process in processes]
    assert [len(answer) for answer in answers] == [32, *[5] * 7]
    for answer in answers:
        for name, found in answer:
            assert found == alone[name], name
    assert list(tmp_path.iterdir()) == []
