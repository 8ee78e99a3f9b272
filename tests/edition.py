"""An installation of the package in another state than this one: another version, other data, a retraction."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kindicators as ki
import warm
from conftest import ROOT, Row
from kindicators.releases import releases


class Edition:
    """A copy of the code and its data that a test may change and run.

    Parameters
    ----------
    folder : pathlib.Path
        An empty folder.
    version : str, optional
        The version that it is to have.
    data : str, optional
        The release whose data it is to have; the present data by default.
    """

    def __init__(self, folder: Path, version: str | None = None, data: str | None = None) -> None:
        self.folder = folder / "installation"
        code = self.folder / "src" / "kindicators"
        shutil.copytree(ROOT / "src" / "kindicators", code, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ki.path() / "data", self.folder / "data")
        shutil.copy(ki.path() / "datapackage.json", self.folder)
        if data is not None:
            every = releases()
            archives = every.archives()
            for place, sha256 in every.manifest(data).files().items():
                (self.folder / place).write_bytes(archives.read(sha256))
        if version is not None:
            file = code / "_version.py"
            file.write_text(file.read_text(encoding="utf-8").replace(f'"{ki.__version__}"', f'"{version}"'), "utf-8")
            with self.descriptor() as descriptor:
                descriptor["version"] = version

    def descriptor(self) -> Descriptor:
        return Descriptor(self.folder / "datapackage.json")

    def retract(self, version: str, replacement: str) -> None:
        record = {version: {"date": "2026-12-01", "reason": "Wrong numbers.", "replacement": replacement}}
        (self.folder / "data" / "releases" / "retractions.json").write_text(json.dumps(record), encoding="utf-8")

    def edit(self, table: str, change: Callable[[list[Row]], object]) -> None:
        """Change the rows of a table, and what the descriptor says of its file."""
        file = self.folder / "data" / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        header = list(rows[0])
        change(rows)
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        with self.descriptor() as descriptor:
            resource = next(r for r in descriptor["resources"] if r["name"] == table)
            resource["hash"] = f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"
            resource["bytes"], resource["rows"] = file.stat().st_size, len(rows)

    def edit_sql(self, indicator: str, change: Callable[[str], str]) -> None:
        """Change the file of an indicator, and what the descriptor says of it."""
        file = self.folder / "data" / "indicators" / f"{indicator}.sql"
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
        with self.descriptor() as descriptor:
            item = next(i for i in descriptor["indicators"] if i["id"] == indicator)
            item["hash"] = f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"

    def rename(self, table: str, name: str, since: str) -> None:
        """Give a table another name."""
        (self.folder / "data" / f"{table}.csv").rename(self.folder / "data" / f"{name}.csv")
        with self.descriptor() as descriptor:
            resource = next(r for r in descriptor["resources"] if r["name"] == table)
            resource |= {"name": name, "path": f"data/{name}.csv", "formerly": [{"name": table, "since": since}]}

    def remove(self, table: str) -> None:
        """Take a table out, with the indicators that are made from it."""
        with self.descriptor() as descriptor:
            gone = {table}
            while more := {i["id"] for i in descriptor["indicators"] if gone & {*i["tables"]}} - gone:
                gone |= more
            for kind, key in (("resources", "name"), ("indicators", "id")):
                descriptor[kind] = [item for item in descriptor[kind] if item[key] not in gone]

    @property
    def environment(self) -> dict[str, str]:
        """What makes this installation the one that is found."""
        return {**os.environ, "PYTHONPATH": str(self.folder / "src")}

    def run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run Python with this installation in the folder `cwd`."""
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=cwd,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def command(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run its command line in the folder `cwd`."""
        return warm.run(*arguments, cwd=cwd, env=self.environment)


class Descriptor:
    """The descriptor as it is in a file; what is changed within a ``with`` statement is written back."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.content: dict[str, Any] = {}

    def __enter__(self) -> dict[str, Any]:
        self.content = json.loads(self.file.read_text(encoding="utf-8"))
        return self.content

    def __exit__(self, kind: object, *rest: object) -> None:
        if kind is None:
            self.file.write_text(json.dumps(self.content, ensure_ascii=False), encoding="utf-8")
