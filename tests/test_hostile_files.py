"""Files that are damaged or made up, of any kind and in any way: a right answer, or an error in one line."""

from __future__ import annotations

import copy
import csv
import hashlib
import io
import json
import shutil
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import kindicators as ki
from conftest import Copy, Installation
from kindicators.authoring import canonical, indicators
from kindicators.authoring.validate import validate
from kindicators.errors import DataFolderError, IntegrityError, KindicatorsError
from kindicators.package import read
from kindicators.pinning import lockfile
from kindicators.schemas import Actors

DESCRIPTOR = json.loads((ki.path() / "datapackage.json").read_text(encoding="utf-8"))
SMALL = DESCRIPTOR | {
    "resources": [r for r in DESCRIPTOR["resources"] if r["name"] in ("actors", "sources", "opcon_milestones")],
    "indicators": [i for i in DESCRIPTOR["indicators"] if i["tables"] == ["opcon_milestones"]],
}
JUNK: list[Any] = [
    None, True, 0, -1, 1.5, float("nan"), 10**400, "", "x", "\ud800", "\0", "../../etc/passwd", "/etc/passwd",
    "https://example.org/x.csv", "a\nb", "'; --", '"', [], {}, [[]], [None], {"a": 1}, [{"name": "x"}], "sha256:0",
    "x" * 100_000,
]  # fmt: skip
FEW = settings(
    max_examples=60,
    deadline=10_000,  # whatever is read, it is no hang
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def right_or_one_line(action: Callable[[], object]) -> KindicatorsError | None:
    """Do something, and return the error if it is one of ours, which must then be short."""
    try:
        action()
    except KindicatorsError as error:
        assert "\n" not in str(error)
        assert len(str(error)) < 3000
        return error
    return None


def places(item: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to everything in a JSON value."""
    below = item.items() if isinstance(item, dict) else enumerate(item) if isinstance(item, list) else ()
    return [way, *(place for key, value in below for place in places(value, (*way, key)))]


PLACES = [place for place in places(SMALL) if place]


def changed(way: tuple[Any, ...], how: str, junk: Any) -> Any:
    """Return the small descriptor with one thing in it changed."""
    descriptor = copy.deepcopy(SMALL)
    parent: Any = descriptor
    for key in way[:-1]:
        parent = parent[key]
    if how == "set":
        parent[way[-1]] = junk
    elif how == "remove":
        del parent[way[-1]]
    elif isinstance(parent, list):
        parent.append(parent[way[-1]])
    else:
        parent["unheard of"] = junk
    return descriptor


@FEW
@given(st.sampled_from(PLACES), st.sampled_from(["set", "set", "remove", "more"]), st.sampled_from(JUNK))
def test_a_descriptor_with_anything_in_it_is_read_or_refused(
    installation: Installation, way: tuple[Any, ...], how: str, junk: Any
) -> None:
    (installation.folder / "datapackage.json").write_text(json.dumps(changed(way, how, junk)), encoding="utf-8")
    installation.forget()
    for action in (
        lambda: ki.load("actors"),
        lambda: ki.sql("FROM opcon_milestones"),
        lambda: ki.indicator("opcon_target_year"),
        lambda: ki.describe("sources"),
        lambda: (ki.tables(), ki.indicators()),
    ):
        right_or_one_line(action)


DEEP = "[" * 100_000
NOT_JSON = [
    b"", b"\0", b"\xff\xfe", b"{", b"[]", b"null", b"NaN", b"{}", b'"x"', b"1" * 10_000, DEEP.encode(),
    b'{"a":' * 100_000, b'{"resources": ' + DEEP.encode(), b'{"name": "' + b"x" * 10_000_000 + b'"}',
    b'{"resources": [], "resources": {}}', b'{"licenses": [{"name": "\\ud800", "path": ""}]}', b"\xef\xbb\xbf{}",
]  # fmt: skip


@pytest.mark.parametrize("name", ["datapackage.json", "data/releases/0.2.0.json", "data/releases/retractions.json"])
def test_what_is_no_json_of_the_right_form_is_refused_in_one_line(name: str, installation: Installation) -> None:
    for content in NOT_JSON:
        (installation.folder / name).write_bytes(content)
        installation.forget()
        error = right_or_one_line(ki.versions) or right_or_one_line(ki.tables)
        nothing_said = (name.endswith("retractions.json") and content in (b"{}",)) or error is None
        assert error is not None or nothing_said
        if name != "data/releases/retractions.json":
            assert isinstance(error, DataFolderError | IntegrityError), content[:50]


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["indicators"][0].update(tables=[d["indicators"][0]["id"]]),
        lambda d: [i.update(tables=[j["id"]]) for i, j in zip(d["indicators"], reversed(d["indicators"]), strict=True)],
        lambda d: d["resources"][0]["schema"]["fields"][0].update(type="object"),
        lambda d: d["resources"][0].update(name="actors; DROP TABLE sources"),
        lambda d: d["resources"][0]["schema"]["fields"][0].update(name='a" INTEGER); --'),
        lambda d: d["resources"][0].update(rows=10**30),
    ],
)
def test_a_descriptor_that_cannot_be_true_is_refused_before_anything_is_read(
    change: Callable[[Any], object], installation: Installation
) -> None:
    descriptor = copy.deepcopy(DESCRIPTOR)
    change(descriptor)
    (installation.folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(DataFolderError, match=r"is not a descriptor of kindicators \(ValueError: .* has the "):
        read(installation.folder)


@pytest.mark.parametrize(
    "place", ["../../../etc/passwd", "/etc/passwd", "https://example.org/actors.csv", "data", "link"]
)
def test_a_path_that_leads_elsewhere_gives_nothing_but_the_released_file(
    place: str, installation: Installation, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("actor_id\nsecret\n")
    (installation.folder / "link").symlink_to(secret)
    descriptor = copy.deepcopy(DESCRIPTOR)
    next(r for r in descriptor["resources"] if r["name"] == "actors")["path"] = place
    (installation.folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    installation.forget()
    for action in (lambda: ki.load("actors"), lambda: ki.sql("FROM actors"), lambda: ki.connect()):
        with pytest.raises((DataFolderError, IntegrityError)) as caught:
            action()
        assert "secret" not in str(caught.value).replace(str(secret), "")


@FEW
@given(st.data())
def test_an_archive_that_was_scribbled_on_gives_the_released_bytes_or_none(
    installation: Installation, data: st.DataObject
) -> None:
    if not (installation.folder / "kept").exists():
        installation.archive_everything()
        shutil.copytree(installation.releases, installation.folder / "kept")
    file = installation.releases / "0.1.0.tar.xz"
    file = file if file.exists() else installation.releases / "0.x.tar.xz"
    content = bytearray((installation.folder / "kept" / file.name).read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    match data.draw(st.sampled_from(["flip", "cut", "drop", "noise"])):
        case "flip":
            content[at] ^= data.draw(st.integers(1, 255))
        case "cut":
            del content[at:]
        case "drop":
            del content[at : at + 7]
        case _:
            content[at:] = data.draw(st.binary(max_size=200))
    file.write_bytes(content)
    installation.forget()

    def load() -> None:
        listed = json.loads((installation.releases / "0.1.0.json").read_text())["tables"]["actors"]
        from kindicators.releases import released

        assert hashlib.sha256(released("0.1.0").resource("actors").read_bytes()).hexdigest() == listed["sha256"]

    right_or_one_line(load)


ROWS = (ki.path() / "data/actors.csv").read_bytes()


SIGNS = {
    "quote": b'"', "two quotes": b'""', "CR": b"\r", "LF": b"\n", "comma": b",", "NUL": b"\0", "BOM": b"\xef\xbb\xbf",
    "surrogate": b"\xed\xa0\x80", "long": b"x" * 200_000, "quotes": b'"' * 999,
}  # fmt: skip


def canonical_form(content: bytes) -> bytes:
    """Return the cells of a CSV file as Python's own writer puts them, which takes none that is very long."""
    content = content.replace(SIGNS["long"], b"x")
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(csv.reader(io.StringIO(content.decode(), newline="")))
    return stream.getvalue().encode()


@settings(FEW, max_examples=80)
@example(0, "long", 0)
@example(435, "long", 0)
@given(st.integers(0, len(ROWS)), st.one_of(st.binary(max_size=40), st.sampled_from(list(SIGNS))), st.integers(0, 400))
def test_a_table_that_was_scribbled_on_has_findings_or_is_in_order(at: int, sign: bytes | str, length: int) -> None:
    content = ROWS[:at] + (SIGNS[sign] if isinstance(sign, str) else sign) + ROWS[at + length :]
    rows, found = canonical.read(Actors, io.BytesIO(content), Path("actors.csv"))
    assert found or (rows is not None and canonical_form(content) == content.replace(SIGNS["long"], b"x"))
    for finding in found:
        assert "\n" not in finding.message
        assert len(finding.message) < 3000


HEADERS = [
    b"\xff", b"\x8e\n\n", b"\0", b"", b"-- id: any", b"-- " * 100_000, b"-- id: x\r\n-- title: \xed\xa0\x80",
    b"SELECT 1", b"--" + b"x" * 10_000_000, b"-- formerly: " + b"x" * 100_000 + b" 1.0.0", b"\xef\xbb\xbf-- id: any",
]  # fmt: skip


@pytest.mark.parametrize("content", HEADERS, ids=range(len(HEADERS)))
def test_any_file_of_an_indicator_is_a_finding(content: bytes, tmp_path: Path) -> None:
    folder = tmp_path / indicators.FOLDER
    folder.mkdir(parents=True)
    (folder / "any.sql").write_bytes(content)
    items, found = indicators.described(tmp_path, SMALL, {})
    assert items == []
    assert found
    assert not [f for f in found if "\n" in str(f) or len(str(f)) > 3000]
    (folder / "any.sql").unlink()
    (folder / "any.sql").mkdir()
    assert "any.sql cannot be read: Is a directory" in str(indicators.described(tmp_path, SMALL, {})[1][0])


LOCKS = [
    "x = " + "[" * 100_000, 'version = "' + "9" * 5000 + '.0.0"', "a." * 5000 + "b = 1", "[tables]\n" * 3, "tables = 1",
    'version = "1.0.0"\ndigest = 1', "version = 1979-05-27T07:32:00Z", "version = nan", "# " + "x" * 10_000_000,
    'version = "\\u0000"', "[tables.'../../x']\nsha256 = ''", "\r\n" * 1000,
]  # fmt: skip


@pytest.mark.parametrize("text", LOCKS, ids=range(len(LOCKS)))
def test_what_is_no_lock_file_is_refused_in_one_line(text: str, tmp_path: Path) -> None:
    file = tmp_path / "kindicators.lock"
    file.write_text(text)
    assert right_or_one_line(lambda: lockfile.read(file)) is not None
    assert right_or_one_line(lambda: ki.verify(file)) is not None


def test_a_descriptor_that_is_nested_too_deep_is_no_crash_of_validate(tmp_path: Path) -> None:
    for content in (DEEP.encode(), b"\xff", b"[]", b"1" * 10_000):
        (tmp_path / "datapackage.json").write_bytes(content)
        assert right_or_one_line(lambda: validate(tmp_path)) is not None


def test_validate_asks_no_network_whatever_a_descriptor_names(copy: Copy) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/table"
        file = copy.folder / "datapackage.json"
        descriptor = json.loads(file.read_text(encoding="utf-8"))
        resources = {r["name"]: r for r in descriptor["resources"]}
        resources["actors"]["path"] = address
        resources["sources"]["path"] = ["data/sources.csv", address]
        resources["nuclear_tests"]["schema"] = address
        resources["missile_launches"]["dialect"] = address
        file.write_text(json.dumps(descriptor), encoding="utf-8")
        found = {(f.table, f.message.partition(" than ")[0]) for f in validate(copy.folder)}
        with pytest.raises(BlockingIOError):
            server.accept()  # nobody has called
    assert found == {
        ("actors", "datapackage.json has another path"),
        ("sources", "datapackage.json has another path"),
        ("nuclear_tests", "datapackage.json has another schema"),
        ("missile_launches", "datapackage.json has another dialect"),
    }
