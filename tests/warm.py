"""Run the command line in processes of its own that are forked from one that has imported pandas and the like.

``warm.run("tables")`` is ``subprocess.run([sys.executable, "-m", "kindicators", "tables"])`` with the output captured
as text, for a part of the processor's time. kindicators itself is not imported beforehand, so that the environment
decides as ever which installation of it is run.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

IMPORTED = ("click", "duckdb", "filelock", "matplotlib.figure", "pandas", "pandera.pandas", "pyarrow.compute")
AT_START = ("PYTHON", "LC_", "LANG", "HOME", "XDG_", "MPL")
"""What begins so is read when Python or a library starts: for another value than here the start is made as well."""
HERE = dict(os.environ)
LONGEST = 120
"""Seconds after which a process is ended."""


def run(
    *arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run the command line with these arguments, and return what became of it."""
    command = [sys.executable, "-m", "kindicators", *arguments]
    environment = dict(os.environ if env is None else env)
    if sys.platform != "linux" or _at_start(environment) != _at_start(HERE):
        return subprocess.run(
            command, input=stdin, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=cwd,
            timeout=LONGEST, check=False,
        )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("in", "out", "err")]
        for stream, text in zip(streams, (stdin, "", ""), strict=True):
            stream.write_text(text, encoding="utf-8")
        order = [arguments, environment, str(cwd or Path.cwd()), [*map(str, streams)]]
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        print(json.dumps(order), file=server.stdin, flush=True)
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess(command, code, *(s.read_text(encoding="utf-8") for s in streams[1:]))


def _at_start(environment: Mapping[str, str]) -> dict[str, str]:
    return {k: v for k, v in environment.items() if k.startswith(AT_START) and k != "PYTHONPATH"}


@cache
def _server() -> subprocess.Popen[str]:
    """Start the process that the others are forked from; it ends with this one."""
    environment = {k: v for k, v in HERE.items() if k != "PYTHONPATH"}
    command = [sys.executable, __file__]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    atexit.register(server.communicate)
    return server


def _serve() -> Any:
    """Fork for each order that comes; return the order in the child alone, and None at the end of them."""
    for name in IMPORTED:
        import_module(name)
    gc.collect()
    gc.freeze()  # so that no child looks at all of it
    with os.fdopen(os.dup(0)) as orders, os.fdopen(os.dup(1), "w") as answers:
        for order in orders:
            child = os.fork()
            if child == 0:
                return json.loads(order)
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=answers, flush=True)
    return None


def _become(arguments: list[str], environment: dict[str, str], folder: str, streams: list[str]) -> None:
    """Be the process that was ordered."""
    signal.alarm(LONGEST)
    for number, stream in enumerate(streams):
        handle = os.open(stream, os.O_RDWR)
        os.dup2(handle, number)
        os.close(handle)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    own = [path for path in environment.get("PYTHONPATH", "").split(os.pathsep) if path]
    sys.path[:1] = [folder, *own]  # in place of the folder of this file
    sys.argv = ["kindicators", *arguments]
    code: Any = 0
    try:
        runpy.run_module("kindicators", run_name="__main__", alter_sys=True)
    except SystemExit as stop:
        code = stop.code or 0
    except BaseException:
        traceback.print_exc()
        code = 1
    # Without the tidying up of an interpreter, which would copy all the memory that is shared with the others.
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    ordered = _serve()
    if ordered is not None:
        _become(*ordered)
    os._exit(0)
