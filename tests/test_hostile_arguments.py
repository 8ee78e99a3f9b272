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
SLOW = {"cite", "evidence", "export", "resolve", "sql"}
"""What looks through all names, or asks DuckDB, at each text: three texts are enough there."""
SHORT = 1500
FILES = {"path", "file", "output", "destination", "root"}
"""Where a name is told as it is, with a line end if it has one."""
LIMITS = {"timeout", "memory_limit", "max_rows"}
"""Arguments that go with a sandbox alone, and are looked at before it is started."""
GOOD: dict[str, dict[str, Any]] = {
    "describe": {"name": "actors"},
    "diff": {"a": "0.1.0", "b": "0.1.0", "table": "actors"},
    "evidence": {"row_id": "x"},
    "export": {"dest": "out.json", "format": "json", "tables": ["actors"]},
    "indicator": {"id": "sma_contribution_krw"},
    "load": {"name": "actors"},
    "lock": {"names": ["actors"], "version": "1.0.0"},
    "plot": {"x": "x"},
    "require": {"specifier": ">=0"},
    "resolve": {"name": "x"},
    "sql": {"query": "SELECT ? FROM actors"},
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
    good = GOOD.get(name, {}) | ({"sandbox": True} if parameter in LIMITS else {})
    for value in [*TEXTS[2:5], *OTHERS] if name in SLOW else NASTY:
        message = asked(FUNCTIONS[name], **good | {parameter: value})
        if message is not None:
            refused += 1
            assert parameter in FILES or "\n" not in message
            assert len(message) < SHORT
            message.encode()  # it can be printed
    assert refused > 0 or parameter in ("by_table", "ax", "validate")


@pytest.mark.parametrize("name", ["connect", "sql"])
def test_whether_there_is_a_sandbox_is_never_guessed(name: str) -> None:
    for value in (v for v in [*NASTY, None, "False", "no", np.True_] if v is not True):
        message = asked(FUNCTIONS[name], **GOOD.get(name, {}) | {"sandbox": value})
        assert message is not None and message.startswith("sandbox must be True or False; got ")


@pytest.mark.parametrize("limit", sorted(LIMITS))
def test_a_limit_is_always_refused_without_a_sandbox(limit: str) -> None:
    for value in NASTY:
        message = asked(ki.connect, **{limit: value})
        assert message is not None and message.endswith("give sandbox=True with them")


def test_one_sandbox_answers_or_refuses_whatever_it_is_asked() -> None:
    with ki.connect(sandbox=True) as box:
        process = box._process
        for value in NASTY:
            for ask in (
                {"query": value},
                {"query": "SELECT ?", "params": value},
                {"query": "SELECT ?", "params": [value]},
            ):
                message = asked(box.execute, **ask)
                assert message is None or ("\n" not in message and len(message) < SHORT)
        assert box.execute("SELECT 1").fetchall() == [(1,)]
        assert box._process is process  # the same one: nothing has ended it


def test_any_iterable_of_names_will_do_and_is_read_once() -> None:
    whole = ki.indicator("usfk_personnel")
    subject = whole["subject"][0]
    pd.testing.assert_frame_equal(
        ki.indicator("usfk_personnel", subject=iter([subject])), whole[whole["subject"] == subject]
    )
    assert list(ki.load("actors", columns=(c for c in ["name", "actor_id"]))) == ["name", "actor_id"]


WORDS = ["", "x" * 100_000, "주한미군", "-1", "nan", "1e999", "/dev/null/x", "~", "*", "%s", "\n"]
FEW = ["", "x" * 100_000, "주한미군", "%s", "\n"]
"""Enough for what is slow."""
FOLDERS = {"/dev/null/x", "x" * 100_000}
"""Those of them that can be no folder: any other would be made, and the gallery drawn into it."""
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


def is_flag(command: click.Command, parameter: str) -> bool:
    """Tell whether a parameter takes no value."""
    return any(isinstance(p, click.Option) and p.is_flag for p in command.params if p.name == parameter)


@pytest.mark.parametrize(("name", "parameter"), COMMANDS)
def test_a_wrong_word_on_the_command_line_is_no_crash(
    name: str, parameter: str, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    command = cli.commands[name]
    tried = [word for word in WORDS if word in FOLDERS] if name == "gallery" else WORDS
    tried = WORDS[:1] if is_flag(command, parameter) else FEW if name in SLOW else tried
    for value in tried:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            result = CliRunner().invoke(cli, [name, *words(command, parameter, value)])
        known = isinstance(result.exception, KindicatorsError | OSError | SystemExit | None | click.exceptions.Exit)
        assert known, (value[:20], result.exception)
        if isinstance(result.exception, KindicatorsError):
            assert parameter in FILES or "\n" not in str(result.exception)
        with contextlib.suppress(FileNotFoundError):
            assert not [p for p in tmp_path.iterdir() if p.name.startswith(".kindicators.")]
