"""Full disks, closed pipes, no home, odd folders, odd ways to start Python: one line and an exit code, or it works."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import kindicators as ki
from conftest import ROOT, Installation, Run
from kindicators import docstrings
from kindicators.cli import cli
from kindicators.errors import DataFolderError, UnwritableFileError
from kindicators.files import write_atomically


def command(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command line with other options of `subprocess.run`."""
    settings = {"capture_output": True, "text": True, "timeout": 120, "check": False, "encoding": "utf-8"} | options
    return subprocess.run([sys.executable, "-m", "kindicators", *arguments], **settings)  # type: ignore[call-overload, no-any-return]


SINGLE = ("json", "xlsx", "sqlite", "duckdb", "zip")
"""The formats of exports that are one file."""


def no_room() -> None:
    """Let every write to a file fail, as on a full disk."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


@pytest.mark.parametrize(
    "arguments",
    [
        ["lock", "actors", "--release", "1.0.0", "-o", "file.lock"],
        ["cite", "actors", "-o", "file.bib"],
        ["plot", "usfk_personnel", "-o", "file.png"],
        ["gallery", "pictures"],
        *(["export", "--force", "--tables", "actors", "--format", how, "file.export"] for how in SINGLE),
        *(
            ["export", "--force", "--tables", "actors", "--format", how, "folder"]
            for how in ("csv", "parquet", "jsonl")
        ),
    ],
    ids=lambda a: a[0] if a[0] != "export" else f"export-{a[-2]}",
)
@pytest.mark.parametrize("before", [None, "as it was"])
def test_a_full_disk_leaves_the_file_as_it_was(arguments: list[str], before: str | None, tmp_path: Path) -> None:
    file = tmp_path / arguments[-1]
    if before is not None and not file.suffix:
        pytest.skip("a folder")
    if before is not None:
        file.write_text(before)
    result = command(*arguments, cwd=tmp_path, preexec_fn=no_room)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "cannot be written" in result.stderr
    left = [p for p in tmp_path.rglob("*") if p.is_file()]
    assert left == ([] if before is None else [file])
    assert before is None or file.read_text() == before


def test_a_full_disk_leaves_a_repository_as_it_was(tmp_path: Path) -> None:
    from repository import Repository

    repository = Repository(tmp_path)
    repository.add_row("actors", actor_id="zzz-institute", name="Zzz Institute")
    before = repository.state()
    result = command("build", str(tmp_path), preexec_fn=no_room)
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
    assert "every file is as it was" in result.stderr
    assert repository.state() == before


def test_a_figure_is_saved_whole_or_not_at_all(tmp_path: Path) -> None:
    figure = ki.plot("range_limit_km")
    figure.savefig(tmp_path / "a.svg")
    before = (tmp_path / "a.svg").read_bytes()
    script = f"""
import resource, signal, kindicators as ki
figure = ki.plot("opcon_target_year")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    figure.savefig({str(tmp_path / "a.svg")!r})
except ki.errors.UnwritableFileError:
    print("refused")
"""
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120, check=False)
    assert (result.stdout, result.stderr) == ("refused\n", "")
    assert (tmp_path / "a.svg").read_bytes() == before
    figure.savefig(tmp_path / "without_end")  # matplotlib's own habit
    figure.savefig(str(tmp_path / "b.data"), format="pdf")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.svg", "b.data", "without_end.png"]
    assert (tmp_path / "b.data").read_bytes().startswith(b"%PDF")


def test_a_disk_that_fails_is_no_mistake_of_the_user(tmp_path: Path) -> None:
    with pytest.raises(UnwritableFileError, match="File name too long; it is as it was"):
        write_atomically(tmp_path / ("x" * 300), "text")
    with pytest.raises(ki.errors.UsageError, match="cannot be the name of a file"):
        write_atomically(tmp_path / "\0", "text")
    longest = tmp_path / ("x" * 255)  # the longest name that there is
    assert write_atomically(longest, "text")
    assert list(tmp_path.iterdir()) == [longest]


@pytest.mark.parametrize("how", [*SINGLE, "csv", "parquet", "jsonl"])
def test_an_export_that_outgrows_the_disk_leaves_nothing(how: str, tmp_path: Path) -> None:
    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    result = command(
        "export", "out", "--format", how, "--tables", "actors,sources", cwd=tmp_path, preexec_fn=little_room
    )
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert "out cannot be written: " in result.stderr
    assert "; nothing was changed" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("how", ["csv", "json"])
def test_an_export_overwrites_only_what_it_may(how: str, tmp_path: Path) -> None:
    place, few = tmp_path / "out", ("export", "out", "--format", how, "--tables", "actors")

    def refused(*more: str) -> str:
        before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
        result = command(*few, *more, cwd=tmp_path)
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before
        return result.stderr

    assert command(*few, cwd=tmp_path).stdout == "wrote out\n"
    assert "out is there already; replace it with overwrite=True (on the command line: --force)" in refused()
    assert command(*few, "--force", cwd=tmp_path).returncode == 0
    assert [p.name for p in tmp_path.iterdir()] == ["out"]
    if how == "csv":
        (place / "notes.txt").write_text("mine")
        assert "the folder has files that no export wrote (notes.txt)" in refused("--force")
        (tmp_path / "empty").mkdir()
        assert ki.export(tmp_path / "empty", "csv", tables=["actors"]).is_dir()
        shutil.rmtree(place)
        place.write_text("mine")
        assert "it is no folder" in refused("--force")
    else:
        place.unlink()
        place.mkdir()
        assert "it is a folder; name a file in it" in refused("--force")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    with pytest.raises(ki.errors.UsageError, match=r"link (is there already|cannot be written)"):
        ki.export(tmp_path / "link", "json" if how == "json" else "csv")
    with pytest.raises(ki.errors.UsageError, match="there is no folder"):
        ki.export(tmp_path / "no" / "x", "json" if how == "json" else "csv")
    with pytest.raises(ki.errors.UsageError, match="File name too long"):
        ki.export(tmp_path / ("x" * 300), "json" if how == "json" else "csv")


def test_a_pipe_is_written_to_and_a_link_stays_one(tmp_path: Path) -> None:
    pipe, link, target = tmp_path / "pipe", tmp_path / "link", tmp_path / "target"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, text=True) as reader:
        result = command("cite", "-o", str(pipe))
        assert (result.returncode, result.stderr) == (0, "")
        assert reader.communicate(timeout=60)[0] == ki.cite() + "\n"
    assert pipe.is_fifo()
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)
    link.symlink_to(target)
    assert command("cite", "-o", str(link)).returncode == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == ki.cite() + "\n"
    assert target.stat().st_mode & 0o777 == 0o600
    with pytest.raises(ki.errors.UsageError, match="it is a device or a pipe"):
        ki.export(pipe, "json", overwrite=True)


def test_the_root_of_all_folders_is_no_place_for_an_export() -> None:
    result = command("export", "/", "--format", "sqlite")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "kindicators: / cannot be written: it is a folder; name a file in it\n"


def test_a_command_that_is_told_to_end_leaves_nothing(tmp_path: Path) -> None:
    line = [sys.executable, "-m", "kindicators", "export", "all.xlsx", "--format", "xlsx", "--indicators", "all"]
    with subprocess.Popen(line, cwd=tmp_path) as process:
        while not any(tmp_path.iterdir()):  # until it has begun to write
            assert process.poll() is None
        process.terminate()
        assert process.wait(60) == 128 + signal.SIGTERM
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_as_private_as_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        write_atomically(tmp_path / "new", "text")
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o600


def test_the_backend_of_a_notebook_is_of_no_matter(tmp_path: Path) -> None:
    environment = {**os.environ, "MPLBACKEND": "module://no_such.backend"}
    result = command("plot", "range_limit_km", "-o", "x.svg", env=environment, cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "wrote x.svg\n", "")


@pytest.mark.usefixtures("ctrl_c_counts")
@pytest.mark.parametrize("after", [0.3, 1.5])
def test_ctrl_c_ends_an_export_and_leaves_nothing(after: float, tmp_path: Path) -> None:
    line = [sys.executable, "-m", "kindicators", "export", "all.xlsx", "--format", "xlsx", "--indicators", "all"]
    with subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert out == ""
    assert process.returncode in (130, -signal.SIGINT)
    assert err.strip() in ("", "kindicators: stopped") or "KeyboardInterrupt" in err  # Python was not up yet
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("arguments", [["tables"], ["show", "sources"], ["--help"], ["diff", "0.1.0", "0.2.0"]])
def test_output_that_finds_no_room_is_one_line_of_error(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        result = command(*arguments, capture_output=False, stdout=full, stderr=subprocess.PIPE)
        assert (result.returncode, result.stderr.count("\n")) == (1, 1)
        assert "No space left on device" in result.stderr
        # An error that cannot be told keeps its exit code.
        assert command("shw", capture_output=False, stdout=full, stderr=full).returncode == 2


def test_closed_outputs_are_no_crash() -> None:
    for closed, code in ((">&-", 0), (">&- 2>&-", 0), ("2>&-", 0)):
        line = f"{sys.executable} -m kindicators show actors --limit 2 {closed}"
        result = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False)
        assert (result.returncode, result.stderr) == (code, "")


@pytest.mark.usefixtures("ctrl_c_counts")
@pytest.mark.parametrize("after", [0.0, 0.5])
def test_ctrl_c_ends_a_query_that_would_last_for_hours(after: float) -> None:
    query = "SELECT count(*) FROM range(100000000000), actors"
    with subprocess.Popen(
        [sys.executable, "-m", "kindicators", "sql", query], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            process.wait(1.0 + after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert out == ""
    assert process.returncode in (130, -signal.SIGINT)
    assert err.strip() in ("", "kindicators: stopped")


def test_without_a_home_matplotlib_makes_no_noise(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    for home in (str(tmp_path / "file"), str(tmp_path / "nowhere")):
        environment = {
            k: v for k, v in os.environ.items() if k not in ("MPLCONFIGDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
        }
        result = command(
            "plot", "range_limit_km", "-o", str(tmp_path / "x.svg"), env={**environment, "HOME": home}, cwd=tmp_path
        )
        assert (result.returncode, result.stderr) == (0, "")


ODD = ["a b 한국 😀", "q'uo\"te 100%s $HOME", "st*r?[x] h#sh", "year=2020", "new\nline back\\slash"]


def test_any_folder_will_do_to_install_in_to_work_in_and_to_write_to(tmp_path: Path) -> None:
    place = tmp_path / "first"
    installed = Installation(place)
    script = """
import sys, kindicators as ki
name = sys.argv[1]
ki.lock("actors", f"{name}.lock", version="1.0.0")
assert str(ki.path()).startswith(sys.argv[2]), ki.path()
print(len(ki.load("actors")), len(ki.indicator("range_limit_km")), len(ki.diff("0.1.0", "0.1.0")))
print(len(ki.verify(f"{name}.lock")))
"""
    expected, figure = None, ki.plot("range_limit_km")
    for name in ["plain", *ODD]:
        moved = tmp_path / name  # an installation may be moved
        installed.lib.rename(moved)
        installed.lib = moved
        work = tmp_path / f"work {name}"
        work.mkdir()
        result = subprocess.run(
            [sys.executable, "-c", script, name, str(moved)],
            capture_output=True, text=True, cwd=work, timeout=120, check=False,
            env={**os.environ, "PYTHONPATH": str(moved)},
        )  # fmt: skip
        assert result.stderr == ""
        expected = expected or result.stdout
        assert result.stdout == expected
        figure.savefig(work / f"{name}.svg")
        assert sorted(p.name for p in work.iterdir()) == sorted([f"{name}.lock", f"{name}.svg"])
    link = tmp_path / "link"
    link.symlink_to(installed.lib)
    result = command("tables", env={**os.environ, "PYTHONPATH": str(link)})
    assert (result.returncode, result.stderr) == (0, "")


def test_an_archive_on_the_path_says_that_it_must_be_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "kindicators.whl"
    with zipfile.ZipFile(file, "w") as archive:
        for path in (ROOT / "src/kindicators").rglob("*.py"):
            archive.write(path, path.relative_to(ROOT / "src"))
    environment = {**os.environ, "PYTHONPATH": str(file)}
    result = command("tables", env=environment, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"kindicators: kindicators cannot read its tables from within an archive ({file}): "
        "unpack it, or install it with pip\n"
    )
    assert command("--help", env=environment, cwd=tmp_path).stdout == command("--help").stdout


WAYS = [["-O"], ["-OO"], ["-W", "error", "-X", "utf8=0", "-B", "-s"]]


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["lock", "--help"], ["describe", "actors"], ["show", "actors"], ["diff", "0.1.0", "0.2.0"]],
    ids=" ".join,
)
def test_help_and_rows_are_the_same_however_python_is_started(arguments: list[str]) -> None:
    expected = command(*arguments, env={**os.environ, "PYTHONHASHSEED": "77"})
    for seed, way in enumerate(WAYS):
        result = subprocess.run(
            [sys.executable, *way, "-m", "kindicators", *arguments],
            capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
            env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONHASHSEED": str(seed)},
        )  # fmt: skip
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout == expected.stdout


def test_what_is_built_without_docstrings_has_them(tmp_path: Path) -> None:
    script = """
import json
from kindicators import docstrings
from kindicators.authoring.columns import name_of
from kindicators.schemas import TABLES
assert TABLES[0].__doc__ is None
print(json.dumps({name_of(t): docstrings.of(t) for t in TABLES}))
"""
    result = subprocess.run([sys.executable, "-OO", "-c", script], capture_output=True, text=True, check=False)
    described = {
        r["name"]: r["description"]
        for r in json.loads((ki.path() / "datapackage.json").read_text("utf-8"))["resources"]
    }
    assert {name: " ".join(text.split()) for name, text in json.loads(result.stdout).items()} == described
    assert all(docstrings.of(c.callback) for c in cli.commands.values())


def test_an_installation_that_may_not_be_read_says_so(installation: Installation) -> None:
    shutil.rmtree(installation.folder / "data" / "indicators")
    with pytest.raises(DataFolderError, match=r"usfk_personnel\.sql cannot be read"):
        ki.indicator("usfk_personnel")


def test_user_files_from_windows_are_read(tmp_path: Path, run: Run) -> None:
    file = ki.lock("actors", tmp_path / "kindicators.lock", version="1.0.0")
    expected = run("verify", str(file))
    content = file.read_bytes().replace(b"\n", b"\r\n")
    for text in (content, b"\xef\xbb\xbf" + content, b"\xef\xbb\xbf" + file.read_bytes()):
        file.write_bytes(text)
        result = run("verify", str(file))
        assert (result.returncode, result.stdout, result.stderr) == (
            expected.returncode,
            expected.stdout,
            expected.stderr,
        )
