"""How commands print rows, warnings and errors, and read standard input."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kindicators.errors import UsageError
from kindicators.render import render

if TYPE_CHECKING:
    from kindicators.clocks import Clocks
    from kindicators.package import Package

SHORT = 1.0
"""Seconds: what takes no longer tells nothing of its progress."""


def standard_input() -> str:
    """Return what comes from standard input, which must be UTF-8."""
    if sys.stdin is None:
        raise UsageError("there is no standard input to read the query from")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input is not UTF-8 (byte {error.object[error.start]:#04x})") from error


def print_query(query: str, how: str, asked: Clocks, pack: Package) -> None:
    """Print the rows that a query gives."""
    from kindicators.database import fetch

    with dying_at_once():
        header, rows = fetch(query, asked, pack)
    print_rows(header, rows, how)


@contextmanager
def dying_at_once() -> Iterator[None]:
    """Let Ctrl-C end the program as it ends others: DuckDB may not look for it before a long query is done."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def ending_orderly() -> Iterator[None]:
    """Let a program that is told to end, or that nobody listens to any more, clean up first, as with Ctrl-C."""
    numbers = [number for number in signal.Signals if number.name in ("SIGTERM", "SIGHUP", "SIGPIPE")]
    before = {number: signal.signal(number, lambda caught, frame: sys.exit(128 + caught)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def print_records(records: Sequence[dict[str, Any]], how: str) -> None:
    """Print records that all have the same keys; there is at least one."""
    print_rows(list(records[0]), [list(r.values()) for r in records], how)


def print_rows(header: Sequence[str], rows: Sequence[Sequence[Any]], how: str) -> None:
    """Print rows in one of the formats; a table fits the terminal that it goes to."""
    if not rows and terminal_width() is not None:
        click.echo("(no rows)", err=True)
    for line in render(header, rows, how, terminal_width()):
        click.echo(line)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give what tells of the parts of a long work: in one line of a terminal at standard error, which then vanishes."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    began = time.monotonic()
    told = False

    def say(name: str, number: int, of: int) -> None:
        nonlocal told
        if terminal and time.monotonic() - began > SHORT:
            told = True
            click.echo(f"\r\033[K{number}/{of} {name}", nl=False, err=True)

    try:
        yield say
    finally:
        if told:
            click.echo("\r\033[K", nl=False, err=True)


def terminal_width() -> int | None:
    """Return the width of the terminal that the output goes to, or None for a pipe or file."""
    import shutil

    terminal = sys.stdout is not None and sys.stdout.isatty()
    return shutil.get_terminal_size().columns if terminal else None


def warn(message: Warning | str, *_: object, **__: object) -> None:
    """Print a warning as an error is printed: in one line, without the place in the code."""
    click.echo(f"kindicators: warning: {message}", err=True)


def fail(message: str, code: int) -> NoReturn:
    """Print an error in one line and end with an exit code."""
    with suppress(OSError):  # a full disk that standard error goes to must not change the exit code
        click.echo(f"kindicators: {message}", err=True)
    sys.exit(code)
