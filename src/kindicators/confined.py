"""The process in which a sandbox runs its queries; `kindicators.sandbox` starts it, and ends it when it must.

It holds the tables and indicators in DuckDB, closes every way out of it, and then answers one query after another.
DuckDB's own limits do not bind everything: one call of ``repeat`` or ``levenshtein`` can run for minutes without
heeding an interrupt and takes memory that DuckDB does not count. What an operating system withholds or ends, it cannot.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from typing import IO, TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import duckdb


class Limits(NamedTuple):
    """What one query may take."""

    timeout: float = 30.0
    """Seconds."""
    memory: int = 500 * 10**6
    """Bytes, beside what the tables take."""
    rows: int = 100_000
    """Rows of a result."""


BYTES = 50_000_000
"""What a result may take on its way to the caller: rows can be few and long."""
HEADER = 8
"""Bytes in front of each message that say how long it is."""

CLOSED = """
SET temp_directory = '';
SET home_directory = '';
SET extension_directory = '';
SET secret_directory = '';
SET allow_persistent_secrets = false;
SET allow_unredacted_secrets = false;
SET python_enable_replacements = false;
SET autoload_known_extensions = false;
SET autoinstall_known_extensions = false;
SET allow_community_extensions = false;
SET enable_external_access = false;
SET disabled_filesystems = 'LocalFileSystem';
SET threads = 1;
SET memory_limit = '{memory}B';
SET lock_configuration = true;
"""
"""No spill files, no secrets, no Python variables, no extensions, no files, no network, and no way to undo this."""


def send(stream: IO[bytes], message: object) -> None:
    """Write a message to the other process."""
    content = pickle.dumps(message, protocol=5)
    stream.write(len(content).to_bytes(HEADER, "big") + content)
    stream.flush()


def main() -> None:
    """Answer queries from standard input until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the caller, who ends this process
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "w") as nothing:  # noqa: PTH123 (a device, no path)
        os.dup2(nothing.fileno(), 1)  # nothing that is printed may look like an answer
    asked, limits = _receive(requests)
    try:
        connection = _open(asked, limits)
    except Exception as error:
        send(answers, ("failed", type(error).__name__, str(error)))
        return
    send(answers, ("ready", "", ""))
    while True:
        try:
            query, params = _receive(requests)
        except EOFError:
            return
        except Exception as error:  # a value whose type would have to be imported, which needs files
            send(answers, ("error", type(error).__name__, f"params must be plain Python values ({error})"))
            continue
        _allow_seconds(limits.timeout)
        send(answers, _answer(connection, query, params, limits))


def _receive(stream: IO[bytes]) -> Any:
    """Read a message of the caller, who is trusted."""
    header = stream.read(HEADER)
    if len(header) < HEADER:
        raise EOFError
    return pickle.loads(stream.read(int.from_bytes(header, "big")))


def _open(asked: dict[str, Any], limits: Limits) -> duckdb.DuckDBPyConnection:
    """Make the tables and indicators, and shut the door."""
    import warnings

    from kindicators.database import connect

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the caller has warned
        connection: duckdb.DuckDBPyConnection = connect(**asked)
    held = connection.execute("SELECT sum(memory_usage_bytes) FROM duckdb_memory()").fetchone()
    connection.execute(CLOSED.format(memory=limits.memory + int(held[0] if held else 0)))
    # What DuckDB's Python part imports when it first meets a value, it could not read later.
    connection.execute("SELECT DATE '2000-01-01', 1.5::DECIMAL(9, 1), uuid(), TIMESTAMP '2000-01-01', [1], {'a': 1}")
    connection.fetchall()
    confine(limits.memory)
    return connection


def confine(memory: int) -> None:
    """Let the operating system hold this process: no further files or sockets, nothing written, bounded memory."""
    try:
        import resource
    except ImportError:  # Windows has no such limits; DuckDB's own are left
        return
    limits = {"RLIMIT_CORE": 0, "RLIMIT_FSIZE": 0, "RLIMIT_NOFILE": 0}
    try:
        with open("/proc/self/statm") as file:  # noqa: PTH123 (Linux alone tells, and alone enforces it)
            taken = int(file.read().split()[0]) * resource.getpagesize()
        # DuckDB counts most of what it takes, and refuses in time; this is for the rest.
        limits["RLIMIT_AS"] = taken + memory + memory // 2
    except OSError:
        pass
    for name, most in limits.items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]  # which may be lower already, and can only be lowered
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def _allow_seconds(timeout: float) -> None:
    """End this process, if the caller no longer can, once a query has run much too long."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    most = int(used.ru_utime + used.ru_stime + min(timeout, 10**6)) + 10
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _answer(connection: duckdb.DuckDBPyConnection, query: str, params: Any, limits: Limits) -> tuple[str, Any, Any]:
    """Run a query; the answer is its columns and rows, or what kind of error there was and its text."""
    import duckdb

    try:
        # A cursor of its own: nothing that a query sets or prepares is there for the next one.
        with connection.cursor() as cursor:
            statements = cursor.extract_statements(query)
            kinds = [s.type.name for s in statements]
            if kinds != ["SELECT"]:
                return "refused", kinds, ""
            # A second lock behind that one: whatever a statement turns out to do, it cannot write.
            cursor.execute("BEGIN TRANSACTION READ ONLY")
            cursor.execute(statements[0], params)
            columns = [(str(c[0]), str(c[1])) for c in cursor.description or []]
            found = _rows(cursor, limits.rows)
        return ("rows", columns, found) if found is not None else ("large", "", "")
    except MemoryError as error:
        return "error", "OutOfMemoryException", str(error)
    except (duckdb.Error, RuntimeError, ValueError, TypeError, ImportError, OSError) as error:
        return "error", type(error).__name__, str(error)


def _rows(cursor: duckdb.DuckDBPyConnection, most: int) -> list[bytes] | None:
    """Return the rows as messages, or None if they are more than may be."""
    parts: list[bytes] = []
    count = size = 0
    while rows := cursor.fetchmany(1000):
        parts.append(pickle.dumps(rows, protocol=5))
        count += len(rows)
        size += len(parts[-1])
        if count > most or size > BYTES:
            return None
    return parts
