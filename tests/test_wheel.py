"""The built wheel, installed in a clean environment without any extra, does everything that a reader needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

import kindicators as ki

# The source tree must not be found by the way: only what is installed counts.
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}

READ_EVERYTHING = """
import importlib.util, json
import kindicators as ki
for absent in ("pandera", "frictionless", "polars", "pyarrow", "matplotlib"):
    assert importlib.util.find_spec(absent) is None, absent
rows = {name: len(ki.load(name)) for name in ki.tables()["name"]}
assert rows == {name: int(ki.sql(f"SELECT count(*) AS n FROM {name}")["n"][0]) for name in rows}
with ki.connect() as con:
    assert rows == {name: con.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in rows}
releases = {}
for version in ki.versions()["version"]:
    releases[version] = {}
    for name in ki.tables(version=version)["name"]:
        counted = ki.sql(f"SELECT count(*) AS n FROM {name}", version=version)["n"][0]
        releases[version][name] = [len(ki.load(name, version=version)), int(counted)]
for ask in (
    lambda: ki.schemas,
    lambda: ki.load("actors", validate=True),
    lambda: ki.load("actors", engine="polars"),
    lambda: ki.plot("any"),
):
    try:
        ask()
    except ki.errors.MissingExtraError:
        pass
    else:
        raise AssertionError("an extra should be missing")
print(json.dumps({"rows": rows, "releases": releases, "path": str(ki.path()), "version": ki.__version__}))
"""


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(folder)
    pip(folder, "install", "--quiet", "--no-compile", str(wheel))  # what is imported is compiled then
    return folder / "bin"


def pip(folder: Path, *arguments: str) -> str:
    """Run the pip of the tests on another environment, which needs none of its own then."""
    command = [sys.executable, "-m", "pip", "--python", str(folder), "--disable-pip-version-check", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_every_table_is_in_the_wheel_and_it_is_small(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for table in ki.tables()["name"]:
        assert f"kindicators/datapackage/data/{table}.csv" in names
    assert {"kindicators/datapackage/datapackage.json", "kindicators/py.typed"} <= names
    assert not [n for n in names if n.startswith(("tests/", "docs/")) or "/audit/checks/dates/" in n]
    assert wheel.stat().st_size < 2_000_000


def test_every_table_loads_from_the_wheel_in_a_clean_environment(environment: Path, tmp_path: Path) -> None:
    result = subprocess.run(
        [environment / "python", "-c", READ_EVERYTHING],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env=CLEAN,
    )
    assert result.returncode == 0, result.stderr
    answer = json.loads(result.stdout)
    assert answer["rows"] == dict(zip(ki.tables()["name"], ki.tables()["rows"], strict=True))
    by_table = ki.versions(by_table=True).query("rows > 0 or removed == 0")
    for version, tables in answer["releases"].items():
        listed = by_table[by_table["version"] == version]
        assert tables == {name: [rows, rows] for name, rows in zip(listed["table"], listed["rows"], strict=True)}
    assert list(answer["releases"]) == list(ki.versions()["version"])
    assert answer["version"] == ki.__version__
    assert Path(answer["path"]).is_relative_to(environment.parent)


def test_the_command_line_works_without_extras(environment: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [environment / "kindicators", *arguments],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
            env=CLEAN,
        )

    assert "opcon_milestones" in run("tables").stdout
    assert run("sql", "SELECT count(*) > 0 AS yes FROM sources", "--format", "csv").stdout == "yes\ntrue\n"
    query = "SELECT count(metric) AS n FROM launch_totals"  # a column that went with 0.3.0
    assert run("sql", query, "--release", "0.2.0", "--format", "csv").stdout == "n\n131\n"
    for command in ("validate", "build", "release"):
        result = run(command)
        assert result.returncode == 2
        assert result.stderr == (
            f"kindicators: kindicators {command} needs optional packages; "
            "install them with: pip install 'kindicators[validate]'\n"
        )
    assert list(tmp_path.iterdir()) == []


def test_the_base_install_is_small(environment: Path) -> None:
    packages = {p["name"].lower() for p in json.loads(pip(environment.parent, "list", "--format", "json"))}
    assert len(packages) <= 8, packages
