"""The archives of past releases: what goes in comes out byte for byte, and what was damaged never comes out."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kindicators as ki
from conftest import Installation
from kindicators import errors
from kindicators.releases import releases
from kindicators.releases.archives import LONGEST_CHAIN, Archives

# Lines as tables have them, and what no table should have: carriage returns, NUL, no end of the last line.
LINES = st.one_of(
    st.binary(max_size=12),
    st.sampled_from([b"a,1\n", b"b,2\n", b"c,3\r\n", b"\n", b"\r\n", b"=1\n", b"-1\n", b"+2\n", b"\0\n", b"last"]),
)
CONTENTS = st.one_of(st.binary(max_size=200), st.lists(LINES, max_size=40).map(b"".join))


def name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def members(blob: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(blob), mode="r:xz") as archive:
        return {m.name: stream.read() for m in archive if (stream := archive.extractfile(m)) is not None}


def tar(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:xz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return buffer.getvalue()


class Shelf:
    """A folder of archives that releases are added to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: dict[str, str] = {}
        self.last: dict[str, str] = {}
        self.count = 0

    def add(self, files: dict[str, bytes]) -> bytes:
        self.count += 1
        version = f"0.{self.count}.0"
        blob = Archives(self.folder, self.places).pack(files, self.last)
        (self.folder / f"{version}.tar.xz").write_bytes(blob)
        self.last = {path: name_of(content) for path, content in files.items()}
        for name in self.last.values():
            self.places.setdefault(name, version)
        return blob

    def read(self, content: bytes) -> bytes:
        return Archives(self.folder, self.places).read(name_of(content))


@given(st.lists(st.dictionaries(st.sampled_from("abc"), CONTENTS), min_size=1, max_size=5))
@settings(max_examples=50, deadline=None)
def test_any_bytes_come_out_as_they_went_in(states: list[dict[str, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        for files in states:
            shelf.add(files)
        for files in states:
            for content in files.values():
                assert shelf.read(content) == content


TABLE = [b"key,value\n", *(b"row-%04d,%d\n" % (i, i * 7919 % 1000) for i in range(300))]
EDITS = st.lists(
    st.tuples(st.sampled_from(["drop", "double", "move", "change", "cut"]), st.integers(0, 300), st.integers(0, 300)),
    max_size=8,
)


def edited(lines: list[bytes], edits: list[tuple[str, int, int]]) -> list[bytes]:
    lines = list(lines)
    for how, at, to in edits:
        at %= len(lines)
        if how == "drop" and len(lines) > 1:
            del lines[at]
        elif how == "double":
            lines.insert(to % len(lines), lines[at])
        elif how == "move":
            lines.insert(to % len(lines), lines.pop(at))
        elif how == "change":
            lines[at] = b"changed,%d\n" % to
        elif how == "cut":  # the file does not end with a line end any more, or gets one again
            lines[-1] = lines[-1].rstrip(b"\n") if to % 2 else lines[-1].rstrip(b"\n") + b"\n"
    return lines


@given(st.lists(EDITS, min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_edits_of_a_table_are_kept_as_edits(history: list[list[tuple[str, int, int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shelf = Shelf(Path(folder))
        states = [TABLE]
        shelf.add({"t": b"".join(TABLE)})
        for edits in history:
            states.append(edited(states[-1], edits))
            blob = shelf.add({"t": b"".join(states[-1])})
            if {how for how, _, _ in edits} <= {"drop", "change", "cut"}:  # lines that moved may cost a whole file
                assert all(name.endswith(".delta") for name in members(blob))
        for lines in states:
            assert shelf.read(b"".join(lines)) == b"".join(lines)


def test_a_long_history_keeps_the_file_whole_now_and_then(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    states = [[*TABLE[: 1 + i], b"new,%d\n" % i, *TABLE[1 + i :]] for i in range(3 * LONGEST_CHAIN)]
    kept = [members(shelf.add({"t": b"".join(lines)})) for lines in states]
    whole = [i for i, files in enumerate(kept) if not any(name.endswith(".delta") for name in files)]
    assert whole == [0, LONGEST_CHAIN + 1, 2 * (LONGEST_CHAIN + 1)]
    for lines in states:
        assert shelf.read(b"".join(lines)) == b"".join(lines)


def test_a_file_is_kept_once_and_an_archive_depends_on_nothing_else(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    one, two = b"".join(TABLE), b"other\n"
    assert set(members(shelf.add({"a": one, "b": one}))) == {name_of(one)}
    again = shelf.add({"a": one, "b": two})
    assert set(members(again)) == {name_of(two)}
    assert members(shelf.add({"a": two, "c": one})) == {}
    (tmp_path / "other").mkdir()
    other = Shelf(tmp_path / "other")
    other.add({"a": one, "b": one})
    assert other.add({"b": two, "a": one}) == again


def test_the_archives_hold_what_the_manifests_list_and_nothing_else() -> None:
    folder = ki.path() / "data" / "releases"
    first: dict[str, str] = {}
    for version, manifest in releases().manifests.items():
        for sha256 in manifest.files().values():
            first.setdefault(sha256, version)
    last = list(releases().manifests)[-1]
    expected: dict[str, set[str]] = {}
    for sha256, version in first.items():
        # The releases of a major version that is over share one archive.
        major = version.split(".")[0]
        name = version if major == last.split(".")[0] else f"{major}.x"
        expected.setdefault(f"{name}.tar.xz", set()).add(sha256)
    held = {f.name: {n.removesuffix(".delta") for n in members(f.read_bytes())} for f in folder.glob("*.tar.xz")}
    assert held == expected
    assert {f.name.removesuffix(".json") for f in folder.iterdir() if f.suffix == ".json"} <= {
        *releases().manifests,
        "retractions",
    }


def test_a_manifest_names_the_one_before_and_its_digest_is_what_sha256sum_prints() -> None:
    folder = ki.path() / "data" / "releases"
    before = None
    for version in releases().manifests:
        text = (folder / f"{version}.json").read_bytes()
        manifest = json.loads(text)
        assert manifest["previous"] == (before and before[0])
        assert manifest["previous_manifest"] == (before and before[1])
        before = (version, hashlib.sha256(text).hexdigest())
        files = [(t["path"], t["sha256"]) for t in manifest["tables"].values()] + list(manifest["indicators"].values())
        lines = "".join(f"{sha256}  {file}\n" for file, sha256 in sorted(map(tuple, files)))
        assert manifest["digest"] == hashlib.sha256(lines.encode()).hexdigest()


@pytest.fixture
def broken(installation: Installation) -> Iterator[Installation]:
    """Return an installation in which every release is read from an archive of its own."""
    archives = own_archives()
    for file in installation.releases.glob("*.tar.xz"):
        file.unlink()
    for version, blob in archives.items():
        archive(installation, version).write_bytes(blob)
    installation.archive_everything()
    installation.forget()
    yield installation


@cache
def own_archives() -> dict[str, bytes]:
    held: dict[str, bytes] = {}
    for file in (ki.path() / "data" / "releases").glob("*.tar.xz"):
        held |= members(file.read_bytes())
    first: dict[str, str] = {}
    for version, manifest in releases().manifests.items():
        for sha256 in manifest.files().values():
            first.setdefault(sha256, version)
    return {
        version: tar({n: c for n, c in held.items() if first[n.removesuffix(".delta")] == version})
        for version in releases().manifests
    }


def archive(installation: Installation, version: str) -> Path:
    return installation.releases / f"{version}.tar.xz"


def test_the_releases_of_a_major_version_may_share_an_archive(broken: Installation) -> None:
    before = {v: {t: ki.load(t, version=v) for t in ("actors", "sources")} for v in ("0.1.0", "0.2.0", "0.3.0")}
    found = releases()
    joined = found.archives().join(["0.1.0", "0.2.0", "0.3.0"])
    assert len(joined) < sum(archive(broken, v).stat().st_size for v in before)
    for version in before:
        archive(broken, version).unlink()
    (broken.releases / "0.x.tar.xz").write_bytes(joined)
    broken.forget()
    for version, tables in before.items():
        for table, expected in tables.items():
            pd.testing.assert_frame_equal(ki.load(table, version=version), expected)
    (broken.releases / "0.x.tar.xz").unlink()
    broken.forget()
    with pytest.raises(errors.DataFolderError, match=r"0\.2\.0\.tar\.xz cannot be read"):
        ki.load("nuclear_tests", version="0.2.0")


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1000])


def flip(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def swap(file: Path) -> None:
    """Keep the names, but let each stand for the content of the next."""
    found = members(file.read_bytes())
    file.write_bytes(tar(dict(zip(found, [*list(found.values())[1:], b""], strict=True))))


def circle(file: Path) -> None:
    """Let every delta rest on itself."""
    found = members(file.read_bytes())
    own = {name.removesuffix(".delta"): name for name in found}
    file.write_bytes(tar({f"{sha}.delta": f"{sha}\n=1\n".encode() for sha in own}))


def nonsense(file: Path) -> None:
    """Let every delta hold edits that do not fit its base, or are none."""
    base = b"5" * 64
    file.write_bytes(tar(dict.fromkeys(members(file.read_bytes()), base + b"\n=99999999\n")))


def links(file: Path) -> None:
    """Let every member be a link that leads nowhere."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:xz") as made:
        for name in members(file.read_bytes()):
            member = tarfile.TarInfo(name)
            member.type, member.linkname = tarfile.SYMTYPE, "/etc/hostname"
            made.addfile(member)
    file.write_bytes(buffer.getvalue())


DAMAGES: list[Callable[[Path], object]] = [
    truncate,
    flip,
    swap,
    circle,
    nonsense,
    links,
    lambda file: file.write_bytes(b""),
    lambda file: file.write_bytes(b"not an archive"),
    lambda file: file.write_bytes(lzma.compress(b"not a tar")),
    lambda file: file.write_bytes(tar({})),
    lambda file: file.write_bytes(members(file.read_bytes()).popitem()[1]),
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_archive_is_refused_and_other_releases_still_load(
    broken: Installation, damage: Callable[[Path], object]
) -> None:
    expected = ki.load("actors", version="0.1.0")
    damage(archive(broken, "0.2.0"))
    broken.forget()
    asks: list[Callable[[], object]] = [
        lambda: ki.load("missile_launches", version="0.2.0"),
        lambda: ki.sql("FROM missile_launches", version="0.2.0"),
        lambda: ki.connect(version="0.2.0"),
    ]
    for ask in asks:
        with pytest.raises(errors.IntegrityError, match=r"does not hold the file [0-9a-f]{64} as it was released"):
            ask()
    pd.testing.assert_frame_equal(ki.load("actors", version="0.1.0"), expected)
    assert len(ki.load("actors")) > 0
    result = broken.run("show", "missile_launches", "--release", "0.2.0")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert result.stderr.startswith("kindicators: ")
    assert result.stderr.endswith("install kindicators again\n")


def test_a_missing_archive_is_named(broken: Installation) -> None:
    archive(broken, "0.1.0").unlink()
    broken.forget()
    with pytest.raises(errors.DataFolderError, match=r"0\.1\.0\.tar\.xz cannot be read \(No such file"):
        ki.load("actors", version="0.1.0")
    # What the next release had anew still loads, for it does not lie in the missing archive.
    assert len(ki.load("nuclear_tests", version="0.2.0")) > 0
    result = broken.run("sql", "FROM actors", "--release", "0.1.0")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
