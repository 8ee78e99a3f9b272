"""`connect(sandbox=True)`: the tables and indicators for queries that nobody has read before they are run."""

from __future__ import annotations

import contextlib
import datetime as dt
import decimal
import io
import math
import pickle
import re
import subprocess
import sys
import threading
import uuid
import weakref
from collections.abc import Mapping, Sequence
from typing import IO, TYPE_CHECKING, Any, NoReturn, Self

from kindicators import database
from kindicators.clocks import NO_CLOCKS, Clocks
from kindicators.confined import BYTES, HEADER, Limits, send
from kindicators.errors import (
    DataFolderError,
    IntegrityError,
    KindicatorsError,
    QueryError,
    SandboxError,
    UsageError,
    told,
)
from kindicators.package import Package, package
from kindicators.results import frame_of

if TYPE_CHECKING:
    import pandas as pd

START = 60.0
"""Seconds in which the tables must be there."""
UNITS = {"KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}
PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from kindicators.confined import main; main()"
PLAIN = {(kind.__module__, kind.__name__) for kind in (dt.date, dt.datetime, dt.time, dt.timedelta, dt.timezone)}
PLAIN |= {("decimal", "Decimal"), ("uuid", "UUID"), ("uuid", "SafeUUID")}
"""The types of values that an answer may have, beside those that Python has built in."""


class Result:
    """The rows of a query in a sandbox: all of them are here, and nothing more is read.

    Attributes
    ----------
    columns : list of str
        The names of the columns.
    types : list of str
        Their types in DuckDB.
    """

    def __init__(self, columns: Sequence[tuple[str, str]], rows: list[tuple[Any, ...]]) -> None:
        self.columns = [name for name, _ in columns]
        self.types = [kind for _, kind in columns]
        self._rows = rows
        self._next = 0

    def __repr__(self) -> str:
        return f"<{len(self._rows)} rows of {', '.join(self.columns)}>"

    def fetchone(self) -> tuple[Any, ...] | None:
        """Return the next row as a tuple of Python values, or None after the last."""
        rows = self.fetchmany(1)
        return rows[0] if rows else None

    def fetchmany(self, size: int = 1) -> list[tuple[Any, ...]]:
        """Return the next rows, at most `size`."""
        rows = self._rows[self._next : self._next + size]
        self._next += len(rows)
        return rows

    def fetchall(self) -> list[tuple[Any, ...]]:
        """Return the rows that are left."""
        return self.fetchmany(len(self._rows))

    def df(self) -> pd.DataFrame:
        """Return all rows as a frame with the types of `kindicators.sql`; lists and the like stay Python values."""
        return frame_of(self.columns, self.types, self._rows)


class Sandbox:
    """The tables and indicators in a process of its own, for SQL that is not trusted; `kindicators.connect` opens it.

    It reads, and does nothing else: one SELECT (or FROM, WITH, SHOW, DESCRIBE, SUMMARIZE) at a time. What a query may
    not do, and what is not held off, is in ``docs/sandbox.md``. Several threads may share one; their queries wait for
    each other.
    """

    def __init__(self, pack: Package, asked: Clocks = NO_CLOCKS, limits: Limits | None = None) -> None:
        self._pack = pack
        self._asked = asked
        version = None if pack is package() else pack.version
        self._wanted = {"version": version, "as_of": asked.as_of, "known_at": asked.known_at}
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._open = True
        self._process: subprocess.Popen[bytes] | None = None
        self._forget: weakref.finalize[..., Any] | None = None
        with self._lock:
            self._start()

    def execute(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> Result:
        """Run one query and return its rows.

        Parameters
        ----------
        query : str
            One statement that reads, in DuckDB's SQL.
        params : sequence or mapping, optional
            Values for ``?`` or ``$name`` in the query.

        Returns
        -------
        Result
            The rows, as ``fetchall()`` or ``df()``.

        Raises
        ------
        SandboxError
            If the query does more than read, or takes more time, memory or rows than it may. The sandbox can be used
            on: the next query finds everything as it was.
        QueryError
            If DuckDB refuses the query for another reason; the message is DuckDB's.

        Examples
        --------
        >>> import kindicators as ki
        >>> with ki.connect(sandbox=True) as box:
        ...     box.execute("SELECT count(*) > 100 FROM opcon_milestones").fetchone()
        (True,)
        """
        database.check_text(query)
        try:
            pickle.dumps(params)
        except Exception as error:
            raise QueryError(f"params must be plain Python values; got {told(params)}") from error
        with self._lock:
            if not self._open:
                raise UsageError("the sandbox is closed; open another with kindicators.connect(sandbox=True)")
            if self._process is None:
                self._start()
            kind, first, second = self._ask((query, params), self._limits.timeout)
        if kind != "rows":
            self._refuse(kind, first, second, query)
        return Result(first, [row for part in second for row in _load(part)])

    def close(self) -> None:
        """End the process; a closed sandbox answers no more."""
        with self._lock:
            self._open = False
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "open" if self._open else "closed"
        return f"<kindicators {self._pack.version} sandbox, {state}>"

    def _start(self) -> None:
        """Start the process and wait until it holds the tables."""
        if not sys.executable:
            raise SandboxError("a sandbox needs a Python to start, and sys.executable does not name one")
        command = [sys.executable, "-c", PROGRAM, *map(str, sys.path)]
        pipe = subprocess.PIPE
        try:
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
        except OSError as error:
            raise SandboxError(f"the process of the sandbox cannot be started: {error}") from error
        self._process = process
        self._forget = weakref.finalize(self, _kill, process)
        kind, name, text = self._ask((self._wanted, self._limits), START)
        if kind != "ready":
            self._end()
            known: dict[str, type[KindicatorsError]] = {e.__name__: e for e in (DataFolderError, IntegrityError)}
            raise known.get(name, SandboxError)(text or f"the process of the sandbox ended at its start ({kind})")

    def _ask(self, message: object, seconds: float) -> tuple[str, Any, Any]:
        """Send a message and wait for the answer; a process that gives none in time is ended."""
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        late = threading.Event()

        def end() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, end)
        timer.daemon = True
        timer.start()
        try:
            send(process.stdin, message)
            content = _receive(process.stdout)
        except (OSError, EOFError):
            self._end()
            return ("late" if late.is_set() else "died"), "", ""
        except BaseException:  # such as Ctrl-C: the answer to this would be taken for the next one
            self._end()
            raise
        finally:
            timer.cancel()
        if content is None:
            self._end()
            return "large", "", ""
        if late.is_set():
            self._end()
        kind, first, second = _load(content)
        return kind, first, second

    def _end(self) -> None:
        if self._forget is not None:
            self._forget()
        self._process = self._forget = None

    def _refuse(self, kind: str, first: Any, second: str, query: str) -> NoReturn:
        limits = self._limits
        if kind == "refused":
            if not first:
                raise QueryError("the query is empty; try for example: SHOW TABLES")
            what = f"{len(first)} statements" if len(first) > 1 else f"a statement that is no SELECT ({first[0]})"
            raise SandboxError(f"a sandbox runs one query that reads, such as SELECT, FROM or SHOW; got {what}")
        if kind == "late":
            raise SandboxError(
                f"the query was ended after {limits.timeout:g} seconds; ask for less, or give the sandbox "
                "a longer timeout"
            )
        if kind == "large":
            raise SandboxError(
                f"the result has more than {limits.rows} rows or {BYTES // 10**6} MB; ask for less, or for totals, "
                "or give the sandbox a higher max_rows"
            )
        if kind == "died" or first == "OutOfMemoryException":
            raise SandboxError(
                f"the query was ended: it took more than {limits.memory / 10**6:g} MB of memory, or more than DuckDB "
                "can bear; ask for less, or give the sandbox a higher memory_limit"
            )
        if first == "PermissionException":
            raise SandboxError(f"a sandbox has no files, no network and no extensions: {database.one_line(second)}")
        if "launched in read-only mode" in second:
            raise SandboxError("a sandbox runs one query that reads; this one would write")
        if "pytz" in second:  # DuckDB would import it now
            raise SandboxError("a sandbox returns no times with a zone; cast them, for example: now()::TIMESTAMP")
        raise database.refused(second, query, self._pack, self._asked)


def limits(timeout: float | None, memory_limit: str | None, max_rows: int | None) -> Limits:
    """Read what a caller gave as limits; None is the default."""
    usual = Limits()
    timeout = usual.timeout if timeout is None else timeout
    if isinstance(timeout, bool) or not isinstance(timeout, (int, float)) or not 0 < timeout <= threading.TIMEOUT_MAX:
        raise UsageError(f"timeout must be a number of seconds above 0, for example 30; got {told(timeout)}")
    max_rows = usual.rows if max_rows is None else max_rows
    if isinstance(max_rows, bool) or not isinstance(max_rows, int) or not 1 <= max_rows <= sys.maxsize:
        raise UsageError(f"max_rows must be a whole number above 0, for example 1000; got {told(max_rows)}")
    if memory_limit is None:
        return Limits(float(timeout), usual.memory, max_rows)
    text = memory_limit if isinstance(memory_limit, str) else ""
    match = re.fullmatch(r"\s*(\d{1,9}(?:\.\d{1,9})?)\s*([KMG]i?B)\s*", text, re.ASCII | re.IGNORECASE)
    memory = math.floor(float(match[1]) * UNITS[match[2].upper()]) if match else 0
    if memory < 16 * 10**6:
        raise UsageError(
            f"memory_limit must be an amount of at least 16MB, for example '500MB'; got {told(memory_limit)}"
        )
    return Limits(float(timeout), memory, max_rows)


class _Plain(pickle.Unpickler):
    """Reads nothing but plain values, even if the process that wrote them were in other hands."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) not in PLAIN:
            raise pickle.UnpicklingError(f"{module}.{name} is not a plain value")
        return {"datetime": dt, "decimal": decimal, "uuid": uuid}[module].__dict__[name]


def _load(content: bytes) -> Any:
    try:
        return _Plain(io.BytesIO(content)).load()
    except pickle.UnpicklingError as error:
        raise SandboxError(f"the sandbox gave no readable answer ({error})") from error


def _receive(stream: IO[bytes]) -> bytes | None:
    """Return the next answer, or None if it is longer than any may be."""
    header = stream.read(HEADER)
    length = int.from_bytes(header, "big")
    if len(header) == HEADER and length > 2 * BYTES:
        return None
    content = stream.read(length) if len(header) == HEADER else b""
    if len(header) < HEADER or len(content) < length:
        raise EOFError
    return content


def _kill(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):  # what was still to be sent has no reader now
                stream.close()
