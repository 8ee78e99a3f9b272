"""`kindicators assets`: all that is published of a release, the same bytes every time, all of it or nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from conftest import ROOT, Run
from kindicators.authoring.assets import assets
from kindicators.authoring.releasing.release import notes
from kindicators.authoring.releasing.version import DEV, stated
from kindicators.cli import cli
from kindicators.errors import KindicatorsError, UsageError
from repository import MADE, PARTS, Repository

# What a clone does not have, and what is large.
LEFT_OUT = (*MADE, ".git", ".venv", "*_cache", ".hypothesis", "dist", "build")
IDENTITY = ["-c", "user.name=test", "-c", "user.email=test@example.org"]


def git(folder: Path, *arguments: str) -> None:
    own = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}  # whoever runs the tests may sign all commits
    subprocess.run(["git", *IDENTITY, *arguments], cwd=folder, check=True, capture_output=True, env=own)


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "changed")


def clone(origin: Path, folder: Path) -> Path:
    git(origin, "clone", "--quiet", str(origin), str(folder))
    return folder


@pytest.fixture(scope="module")
def released(base: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the repository as it is here, released, committed and tagged; do not change it."""
    folder = tmp_path_factory.mktemp("assets") / "released"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for part in PARTS:
        copy = shutil.copytree if (base.folder / part).is_dir() else shutil.copy
        if (folder / part).is_dir():
            shutil.rmtree(folder / part)
        copy(base.folder / part, folder / part)
    git(folder, "init", "--quiet")
    commit(folder)
    git(folder, "tag", f"v{stated(folder).text}")
    return folder


class Made(NamedTuple):
    """What the command made and printed."""

    folder: Path
    result: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module")
def twice(released: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Made]:
    """Make the assets in a folder that is worked in, and in a fresh clone elsewhere, with other settings."""
    worked = clone(released, tmp_path_factory.mktemp("worked") / "kindicators")
    for ignored in ("build/lib/kindicators/old.py", "src/kindicators/__pycache__/old.pyc", "data/.release/old.csv"):
        (worked / ignored).parent.mkdir(parents=True, exist_ok=True)
        (worked / ignored).write_text("old")
    fresh = clone(released, tmp_path_factory.mktemp("fresh") / "a clone, elsewhere")
    for file in fresh.glob("data/*.csv"):
        os.utime(file, (0, 0))
    settings = [
        (worked, {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}, 0o022),
        (fresh, {"TZ": "Asia/Seoul", "LC_ALL": "POSIX", "PYTHONHASHSEED": "2"}, 0o077),
    ]
    at_work = []
    for folder, environment, umask in settings:
        command = [sys.executable, "-m", "kindicators", "assets", str(folder / "dist"), "--root", str(folder)]
        process = subprocess.Popen(
            [*command, "--no-docs"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, **environment},
            umask=umask,
        )
        at_work.append((folder / "dist", process))
    found = []
    for dist, process in at_work:
        output, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        found.append(Made(dist, subprocess.CompletedProcess(process.args, 0, output, errors)))
    return found


@pytest.fixture
def dist(twice: list[Made]) -> Path:
    return twice[0].folder


def test_two_runs_give_the_same_bytes(twice: list[Made]) -> None:
    first, second = ({file.name: file.read_bytes() for file in made.folder.iterdir()} for made in twice)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_all_that_is_published_is_there(dist: Path, released: Path, twice: list[Made]) -> None:
    name = f"kindicators-{stated(released).text}"
    kinds = ["-built-with.txt", "-datapackage.zip", "-parquet.zip", "-py3-none-any.whl", ".tar.gz"]
    names = ["SHA256SUMS", *(name + kind for kind in kinds)]
    assert sorted(file.name for file in dist.iterdir()) == names
    told = twice[0].result
    assert [Path(line.split()[0]).name for line in told.stdout.splitlines()] == [*names[1:], "SHA256SUMS"]
    assert told.stderr.splitlines()[0] == f"{name}: wheel and sdist"


def test_the_sums_are_those_that_sha256sum_prints(dist: Path) -> None:
    lines = (dist / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = sorted(file for file in dist.iterdir() if file.name != "SHA256SUMS")
    assert lines == [f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in files]


def test_each_holds_the_data_of_the_release_and_nothing_of_the_working_tree(dist: Path, released: Path) -> None:
    version = stated(released).text
    wheel, package, parquet = (next(dist.glob(kind)) for kind in ("*.whl", "*-datapackage.zip", "*-parquet.zip"))
    descriptor = (released / "datapackage.json").read_bytes()
    resources = json.loads(descriptor)["resources"]
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read("kindicators/datapackage/datapackage.json") == descriptor
        assert f"\nVersion: {version}\n" in archive.read(f"kindicators-{version}.dist-info/METADATA").decode()
        names = archive.namelist()
    with tarfile.open(next(dist.glob("*.tar.gz"))) as sdist:
        names += sdist.getnames()
    with zipfile.ZipFile(package) as archive:
        assert json.loads(archive.read("datapackage.json"))["version"] == version
        for resource in resources:
            assert archive.read(resource["path"]) == (released / resource["path"]).read_bytes()
    with zipfile.ZipFile(parquet) as archive:
        tables = [Path(name).stem for name in archive.namelist() if name.endswith(".parquet")]
        assert sorted(tables) == sorted(resource["name"] for resource in resources)
        assert {name.split("/")[0] for name in archive.namelist()} == {f"kindicators-{version}-parquet"}
    assert [name for name in names if "/old." in name] == []


def test_the_day_of_the_release_is_the_only_time_and_all_is_compressed(dist: Path, released: Path) -> None:
    day = tuple(map(int, stated(released).released.split("-")))
    for file in [*dist.glob("*.zip"), *dist.glob("*.whl")]:
        with zipfile.ZipFile(file) as archive:
            assert {entry.date_time[:3] for entry in archive.infolist()} == {day}, file.name
            assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}, file.name
    with tarfile.open(next(dist.glob("*.tar.gz"))) as sdist:
        assert {time.gmtime(member.mtime)[:6] for member in sdist} == {(*day, 0, 0, 0)}


def test_what_it_was_built_with_is_told_as_requirements(dist: Path) -> None:
    lines = next(dist.glob("*-built-with.txt")).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# Python {sys.version.split()[0]}, zlib ")
    from importlib.metadata import version

    assert {f"hatchling=={version('hatchling')}", f"duckdb=={version('duckdb')}"} <= set(lines)


def refused(root: Path, *, unreleased: bool = False) -> str:
    """Ask for assets where none must be made, and return the error."""
    dist = root.parent / "refused"
    said: list[str] = []
    with pytest.raises(KindicatorsError) as error:
        assets(dist, root, docs=False, unreleased=unreleased, say=said.append)
    assert said == [] and not dist.exists() and not list(root.parent.glob(".kindicators.*"))
    return str(error.value)


def test_what_is_not_committed_is_refused(released: Path, tmp_path: Path) -> None:
    folder = clone(released, tmp_path / "clone")
    (folder / "data" / "new.csv").write_text("id\n")
    assert refused(folder, unreleased=True) == (
        "1 file differs from the last commit (data/new.csv): commit that first, or put it aside with "
        "'git stash --include-untracked'"
    )
    (folder / "README.md").unlink()
    assert "2 files differ from the last commit (README.md, …)" in refused(folder)


def test_what_is_no_release_is_refused(released: Path, tmp_path: Path) -> None:
    folder = clone(released, tmp_path / "clone")
    version = stated(folder).text
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "after the release")
    assert f"the last commit has no tag v{version}" in refused(folder)
    descriptor = folder / "datapackage.json"
    descriptor.write_text(descriptor.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    commit(folder)
    assert f"{version} is not what was released" in refused(folder)
    module = folder / "src/kindicators/_version.py"
    module.write_text(module.read_text().replace(f'"{version}"', f'"{version}{DEV}"'))
    commit(folder)
    assert f"{version}{DEV} is work on {version}, and no release" in refused(folder)


def test_it_needs_a_clone_of_the_repository(base: Repository, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "is not the repository of kindicators: run this at its root" in refused(tmp_path / "empty")
    assert "assets are made from a commit" in refused(base.folder)


def test_nothing_is_written_over_and_no_folder_is_guessed(released: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "dist").mkdir()
    result = run("assets", str(tmp_path / "dist"), "--root", str(released))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"kindicators: {tmp_path}/dist exists: name a folder that does not, or remove it\n"
    assert list((tmp_path / "dist").iterdir()) == []
    with pytest.raises(UsageError, match="there is no folder"):
        assets(tmp_path / "none" / "dist", released)


def test_a_tool_that_fails_is_told_and_leaves_nothing(released: Path, tmp_path: Path, run: Run) -> None:
    folder = clone(released, tmp_path / "clone")
    file = folder / "pyproject.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("hatchling.build", "hatchling.no_such"), encoding="utf-8")
    commit(folder)
    dist = tmp_path / "dist"
    result = run("assets", str(dist), "--root", str(folder), "--unreleased")
    assert (result.returncode, result.stdout) == (1, "")
    assert "hatchling.no_such" in result.stderr and "Traceback" not in result.stderr.splitlines()[-1]
    assert result.stderr.splitlines()[-1].startswith("kindicators: 'python -m build --no-isolation ")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clone"]


def test_a_run_that_is_ended_leaves_nothing(released: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kindicators", "assets", str(tmp_path / "dist"), "--root", str(released), "--no-docs"],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline().endswith(": wheel and sdist\n")  # the tools are at work from here on
    time.sleep(0.3)
    process.terminate()
    process.communicate(timeout=60)
    assert process.returncode == 143
    assert list(tmp_path.iterdir()) == []


def test_the_notes_of_a_release_are_its_section_of_the_changelog(released: Path) -> None:
    result = CliRunner().invoke(cli, ["release", "--notes", "--root", str(released)])
    assert (result.exit_code, result.stdout) == (0, notes(released))
    section = (released / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
    assert "compared with" in section and "made by" in section
    wanted = [line for line in section.splitlines()[1:] if line and "made by" not in line]
    assert [line for line in result.stdout.splitlines() if line] == wanted
