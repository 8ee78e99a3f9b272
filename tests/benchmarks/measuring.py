"""Run scripts in processes of their own, in turn, and take their time, memory and answer.

All tools do the same step one after the other, again and again, so that a busy machine slows all of them; what counts
is the median of the ratios within each round, not a single time. The first round is not counted: it writes bytecode
and fills the disk cache, so "cold" means a new process on a machine that has seen the files before.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

# Started as the parent of each measured process: so small that its own memory cannot be taken for the child's, which
# the kernel counts from the moment of the fork.
LAUNCHER = """
import os, sys, time
out = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
start = time.perf_counter()
child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, out, 1)])
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
print(seconds, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))
sys.exit(os.waitstatus_to_exitcode(status))
"""
# Appended to a script that has called its `action` once: calls it again, for about a second.
AGAIN = """
import statistics, time
_times = []
while not _times or (sum(_times) < 1 and len(_times) < 200):
    _start = time.perf_counter()
    action()
    _times.append(time.perf_counter() - _start)
print(statistics.median(_times))
"""
LEAST, PATIENCE = 3, 45
"""At least so many rounds; more, up to those asked for, while a step has not taken so many seconds."""


class Task(NamedTuple):
    """One tool's way to do a step."""

    tool: str
    python: Path
    """The interpreter of the environment that has the tool."""
    script: str
    """Defines ``action``, calls it and prints the size of its result. It is run from a file, as a user's script is."""
    environment: dict[str, str]
    warm: bool = True
    """Whether the second call in the same process is measured too."""
    command: tuple[str, ...] = ()
    """What the interpreter is given instead of a script."""


class Sample(NamedTuple):
    """What a tool took for a step: one figure for each round."""

    cold: list[float]
    """Seconds from the start of a new process to its end."""
    warm: list[float]
    """Seconds of a later call in the same process; empty where that means nothing."""
    memory: list[float]
    """Peak memory of the new process in MB."""
    answer: str
    """The size of the answer: the same for all tools, or they did not do the same."""


class Ratio(NamedTuple):
    """How many times as long one takes as another: the median of the rounds, and their quartiles."""

    median: float
    low: float
    high: float


class FailedError(Exception):
    """A script that was to be measured failed."""


def measure(tasks: Sequence[Task], rounds: int, cwd: Path) -> dict[str, Sample]:
    """Let the tasks run in turn, and return what each tool took.

    A single round is not rehearsed: it is asked for where a round takes minutes, and nothing else counts.
    """
    found = {t.tool: Sample([], [], [], "") for t in tasks}
    if rounds > 1:
        needed = sum(once(t, cwd)[0] for t in tasks)
        rounds = max(min(LEAST, rounds), min(rounds, int(PATIENCE / needed)))
    for number in range(rounds):
        for t in tasks:
            seconds, memory, answer = once(t, cwd)
            sample = found[t.tool]
            sample.cold.append(seconds)
            sample.memory.append(memory)
            found[t.tool] = sample._replace(answer=answer.strip())
            if t.warm and number < LEAST:
                again = once(t._replace(script=t.script + AGAIN), cwd)[2]
                sample.warm.append(float(again.split()[-1]))
    return found


def once(task: Task, cwd: Path) -> tuple[float, float, str]:
    """Run a task once, and return its seconds, its peak memory in MB and what it printed."""
    unwanted = {"PYTHONDONTWRITEBYTECODE"} | ({"PYTHONPATH"} if str(task.python) != sys.executable else set())
    environment = {k: v for k, v in os.environ.items() if k not in unwanted} | task.environment
    with tempfile.NamedTemporaryFile() as output, tempfile.NamedTemporaryFile("w", suffix=".py") as file:
        file.write(task.script)
        file.flush()
        arguments = (file.name,) if task.script else task.command
        command = [sys.executable, "-I", "-S", "-c", LAUNCHER, output.name, str(task.python), *arguments]
        result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
        if result.returncode:
            raise FailedError(f"{task.tool} failed:\n{task.script or task.command}\n{result.stderr}")
        seconds, memory = map(float, result.stdout.split())
        return seconds, memory, Path(output.name).read_text(encoding="utf-8")


def ratio(ours: Sequence[float], theirs: Sequence[float]) -> Ratio:
    """Return how many times as long the first takes as the second, round by round."""
    found = sorted(a / b for a, b in zip(ours, theirs, strict=True))
    if len(found) == 1:
        return Ratio(found[0], found[0], found[0])
    low, _, high = statistics.quantiles(found, n=4, method="inclusive")
    return Ratio(statistics.median(found), low, high)


def values(python: Path, script: str, cwd: Path) -> dict[str, float]:
    """Run a script that prints named numbers as JSON, and return them."""
    result: dict[str, float] = json.loads(once(Task("", python, script, {}), cwd)[2])
    return result
