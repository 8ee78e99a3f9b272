"""The workflows call what a person would, and all of it exists; what they use of others is pinned to a commit."""

from __future__ import annotations

import os
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import ROOT
from kindicators.cli import cli

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
PINNED = re.compile(r"uses: (\./\.github/workflows/\w+\.yml|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)")
OTHERS = {"echo", "gh", "test"}
"""What the machines of GitHub have."""

if not WORKFLOWS:
    pytest.skip("an sdist has no workflows", allow_module_level=True)


def jobs(file: Path) -> dict[str, Any]:
    found = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
    assert isinstance(found, dict)
    return found


def scripts() -> Iterator[str]:
    """Yield what the steps of all workflows run."""
    for file in WORKFLOWS:
        for job in jobs(file).values():
            yield from (step["run"] for step in job.get("steps", []) if "run" in step)


def commands() -> Iterator[list[str]]:
    """Yield each command as its words, without the variables that it sets and where its output goes."""
    for script in scripts():
        for line in re.split(r"\n|&&", script):
            words = shlex.split(line.partition(" > ")[0].partition(" >> ")[0], comments=True)
            while words and re.match(r"\w+=", words[0]):
                del words[0]
            if words:
                yield words
            yield from (shlex.split(inner) for inner in re.findall(r"\$\(([^()]*)\)", line))


def test_there_are_three() -> None:
    assert [file.name for file in WORKFLOWS] == ["pages.yml", "release.yml", "test.yml"]


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_what_is_called_exists(words: list[str]) -> None:
    program, *arguments = words
    if program == "kindicators":
        command = cli if arguments[0].startswith("-") else cli.commands[arguments[0]]
        options = {name for parameter in command.params for name in parameter.opts}
        assert {argument for argument in arguments if argument.startswith("-")} <= options
    elif program.startswith(".ci/"):
        assert os.access(ROOT / program, os.X_OK)
    elif Path(program).name in ("python", "python3", "pip"):
        module = arguments.pop(1) if arguments[0] == "-m" else Path(program).name
        if module == "pip":
            asked = re.fullmatch(r"\.\[([\w,]+)\]", arguments[-1])
            assert asked is not None and set(asked[1].split(",")) <= EXTRAS.keys()
        elif module.startswith("python"):
            assert (ROOT / arguments[0] / "__main__.py").exists()
        elif module == "pytest":
            paths = [argument.removeprefix("--ignore=") for argument in arguments if argument != "-m"]
            assert [path for path in paths if not (ROOT / path).exists()] == []
        else:
            assert module == "venv"
    else:
        assert program in OTHERS


def test_the_newest_versions_are_tested_with_the_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- test command -->\n```sh\n(.*?)\n```", readme, re.DOTALL)
    assert found is not None and found[1] in list(scripts())


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_nothing_is_granted_to_all_jobs_and_every_action_is_a_commit(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert yaml.safe_load(text)["permissions"] == {}
    used = re.findall(r"^.*uses:.*$", text, re.MULTILINE)
    assert [line for line in used if not PINNED.search(line)] == []
    for name, job in jobs(file).items():
        assert "permissions" in job, name
        assert "uses" in job or "timeout-minutes" in job, name
