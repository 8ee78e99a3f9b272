"""The tools that are compared: each in an environment of its own, with its size, packages and versions."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import venv
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
# What is installed for each environment. pandas, DuckDB and frictionless run in those of kindicators, so that both
# sides have the same versions; their own environments are there for their sizes.
ENVIRONMENTS = {
    "kindicators": "",
    "kindicators[validate]": "[validate]",
    "pandas": "pandas",
    "duckdb": "duckdb",
    "frictionless": "frictionless",
    "owid-catalog": "owid-catalog",
    "pycldf": "pycldf",
}
RUNS_IN = {
    "python": "kindicators",
    "kindicators": "kindicators",
    "pandas": "kindicators",
    "DuckDB": "kindicators",
    "kindicators[validate]": "kindicators[validate]",
    "frictionless": "kindicators[validate]",
    "owid-catalog": "owid-catalog",
    "pycldf": "pycldf",
}
MODULES = {"DuckDB": "duckdb", "owid-catalog": "owid"}


class Installed(NamedTuple):
    """What an environment holds."""

    packages: dict[str, str]
    """The version of each package by its name."""
    megabytes: float


class Tools:
    """Where each tool is found.

    Parameters
    ----------
    folder : pathlib.Path or None
        The folder of the environments, which are made if they are missing; None to take what the running interpreter
        has, and leave out the rest.
    """

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.wheel_megabytes = 0.0
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            wheel = build(folder)
            self.wheel_megabytes = wheel.stat().st_size / 1e6
            for name, what in ENVIRONMENTS.items():
                ours = name.startswith("kindicators")
                install(folder / name, f"{wheel}{what}" if ours else what, anew=wheel if ours else None)

    def python(self, tool: str) -> Path | None:
        """Return the interpreter that has a tool, or None if there is none."""
        if self.folder is not None:
            return interpreter(self.folder / RUNS_IN[tool])
        top = MODULES.get(tool, tool)
        there = tool.startswith(("kindicators", "python")) or importlib.util.find_spec(top) is not None
        return Path(sys.executable) if there else None

    def need(self, tool: str) -> Path:
        """Return the interpreter that has a tool which is always there."""
        python = self.python(tool)
        assert python is not None, tool
        return python

    def installed(self) -> dict[str, Installed]:
        """Return what each environment holds; nothing for the running interpreter, which holds more than a tool."""
        if self.folder is None:
            return {}
        return {name: contents(self.folder / name) for name in ENVIRONMENTS}


def build(folder: Path) -> Path:
    """Build the wheel of this repository."""
    for old in folder.glob("*.whl"):
        old.unlink()
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def install(environment: Path, requirement: str, anew: Path | None = None) -> None:
    """Make an environment that has one requirement, if it is not there; what is `anew` is installed again."""
    wanted = environment / "wanted.txt"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(interpreter(environment))]
    if not wanted.exists() or wanted.read_text(encoding="utf-8") != requirement:
        print(f"installing {requirement} …", file=sys.stderr, flush=True)
        venv.create(environment, clear=True, with_pip=False)  # pip is no part of any tool's size
        subprocess.run([*pip, "install", "--quiet", requirement], check=True)
        wanted.write_text(requirement, encoding="utf-8")
    elif anew is not None:
        command = [*pip, "install", "--quiet", "--force-reinstall", "--no-deps", str(anew)]
        subprocess.run(command, check=True)
        subprocess.run([*pip, "install", "--quiet", requirement], check=True)  # what it has come to need


def interpreter(environment: Path) -> Path:
    """Return the interpreter of an environment."""
    return environment / "bin" / "python"


def contents(environment: Path) -> Installed:
    """Return the packages of an environment and their size, compiled files included."""
    packages = {}
    for folder in environment.glob("lib/python*/site-packages/*.dist-info"):
        name, _, version = folder.name.removesuffix(".dist-info").rpartition("-")
        packages[name.lower().replace("_", "-")] = version
    size = sum(f.stat().st_size for f in (environment / "lib").rglob("*") if f.is_file() and not f.is_symlink())
    return Installed(dict(sorted(packages.items())), size / 1e6)
