"""Every public function and every command answers a wrong argument with an error of usage in one short line."""

from __future__ import annotations

import contextlib
import datetime
import inspect
import math
import pathlib
import warnings
from collections.abc import Callable
from typing import Any

import click
import numpy as np
import pandas as pd
import pytest
from click.testing import CliRunner

import kindicators as ki
from kindicators.cli import cli
from kindicators.errors import KindicatorsError, UsageError


class Silent:
    """An object that cannot even be shown."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")


TEXTS = [
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "주한미군",
    "x" * 1_000_000,
    "'; DROP TABLE actors --",
    "../../etc/passwd",
    "a\nb",
]
NUMBERS = ["9" * 5000 + ".0.0", "1.0.0\n", "１.0.0", "~=" * 5000, ">=" + "9" * 5000, "9999-99-99", "constant:٢٠٢٠"]
OTHERS: list[Any] = [
    Silent(), 0, -1, 10**5000, math.nan, math.inf, True, b"", bytearray(b"x"), [], [None], [[]], ["\ud800"], {},
    {"a": 1}, set(), object(), type, pd.NaT, pd.NA, datetime.time(), np.datetime64("NaT"), np.array([1, 2]),
    np.array("actors"), pd.DataFrame({"a": [1]}), pd.Series(["actors"]), pathlib.Path("actors"), iter([]), 3j, ...,
]  # fmt: skip
NASTY: list[Any] = [*TEXTS, *NUMBERS, *OTHERS]
SLOW = {"cite", "evidence", "resolve", "sql"}
"""What looks through all names, or asks DuckDB, at each text: three texts are enough there."""
SHORT = 1500
FILES = {"path", "file", "output", "destination", "root"}
"""Where a name is told as it is, with a line end if it has one."""
GOOD: dict[str, dict[str, Any]] = {
    "describe": {"name": "actors"},
    "diff": {"a": "0.1.0", "b": "0.1.0", "table": "actors"},
    "evidence": {"row_id": "x"},
    "indicator": {"id": "sma_contribution_krw"},
    "load": {"name": "actors"},
    "lock": {"names": ["actors"], "version": "1.0.0"},
    "plot": {"x": "x"},
    "require": {"specifier": ">=0"},
    "resolve": {"name": "x"},
    "sql": {"query": "SELECT 1"},
}
FUNCTIONS = {name: getattr(ki, name) for name in ki.__all__ if inspect.isfunction(getattr(ki, name))}
PARAMETERS = [(name, p) for name, function in FUNCTIONS.items() for p in inspect.signature(function).parameters]


def asked(function: Callable[..., Any], **arguments: Any) -> str | None:
    """Call a function and return the message of the error, if it is one of ours."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = function(**arguments)
    except KindicatorsError as error:
        assert isinstance(error, UsageError)
        return str(error)
    if hasattr(result, "close"):
        result.close()
    return None


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_a_wrong_argument_is_an_error_of_usage_in_one_short_line(
    name: str, parameter: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = 0
    for value in [*TEXTS[2:5], *OTHERS] if name in SLOW else NASTY:
        message = asked(FUNCTIONS[name], **GOOD.get(name, {}) | {parameter: value})
        if message is not None:
            refused += 1
            assert parameter in FILES or "\n" not in message
            assert len(message) < SHORT
            message.encode()  # it can be printed
    assert refused > 0 or parameter in ("by_table", "ax", "validate")


def test_any_iterable_of_names_will_do_and_is_read_once() -> None:
    whole = ki.indicator("usfk_personnel")
    subject = whole["subject"][0]
    pd.testing.assert_frame_equal(
        ki.indicator("usfk_personnel", subject=iter([subject])), whole[whole["subject"] == subject]
    )
    assert list(ki.load("actors", columns=(c for c in ["name", "actor_id"]))) == ["name", "actor_id"]


WORDS = ["", "x" * 100_000, "주한미군", "-1", "nan", "1e999", "/dev/null/x", "~", "*", "%s", "\n"]
COMMANDS = [
    (name, p.name) for name, command in cli.commands.items() for p in command.params if p.name not in ("help", "how")
]


def words(command: click.Command, parameter: str, value: str) -> list[str]:
    """Return a command line in which one parameter has a value, and what else is needed is there."""
    line = []
    for p in command.params:
        if isinstance(p, click.Option):
            if p.name == parameter:
                line += [p.opts[-1]] if p.is_flag else [p.opts[-1], value]
            elif p.required:
                line += [p.opts[-1], "x.png"]
    arguments = [p for p in command.params if isinstance(p, click.Argument) and (p.required or p.name == parameter)]
    return [*line, "--", *(value if p.name == parameter else "0.1.0" for p in arguments)]


@pytest.mark.parametrize(("name", "parameter"), COMMANDS)
def test_a_wrong_word_on_the_command_line_is_no_crash(
    name: str, parameter: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for value in WORDS:
        if name == "gallery" and value in ("주한미군", "-1", "nan", "1e999", "~", "*", "%s", "\n"):
            continue  # folders that can be made, and would be filled
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = CliRunner().invoke(cli, [name, *words(cli.commands[name], parameter, value)])
        known = isinstance(result.exception, KindicatorsError | OSError | SystemExit | None | click.exceptions.Exit)
        assert known, (value[:20], result.exception)
        if isinstance(result.exception, KindicatorsError):
            assert parameter in FILES or "\n" not in str(result.exception)
        with contextlib.suppress(FileNotFoundError):
            assert not [p for p in tmp_path.iterdir() if p.name.startswith(".kindicators.")]
