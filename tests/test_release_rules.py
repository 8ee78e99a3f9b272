"""The rule of the version over any edits, and what is kept of a release, on small packages made for the purpose."""

from __future__ import annotations

import io
import json
import tarfile
import tempfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kindicators import releases
from kindicators.authoring.releasing import changelog, mentions
from kindicators.authoring.releasing.bump import NOTHING, Need, least, need, raised
from kindicators.authoring.releasing.manifest import kept
from kindicators.authoring.releasing.recycled import recycled
from kindicators.authoring.releasing.version import Version, following
from kindicators.comparison.contract import BUMPS
from kindicators.comparison.differences import counts, differences
from kindicators.errors import DataFolderError, IntegrityError, UsageError
from kindicators.package import Package
from made import Item, Rows, descriptor, field, package, table
from repository import put

COLUMNS = (
    field("id"),
    field("text"),
    field("other"),
    field("number", "integer"),
    field("length", "integer", unit="km"),
    field("before"),
    field("kind", values=["a", "b", "c"]),
)
SAME = {"other": "x", "length": "5", "before": "y"}
ROWS = [{"id": f"row-{n}", "text": f"text {n}", "number": str(n), "kind": "ab"[n % 2]} | SAME for n in range(12)]
GONE = ROWS[0] | {"id": "gone", "text": "what it was"}
State = tuple[Item, dict[str, Rows]]


def start(version: str) -> State:
    described = descriptor(version, [table("one", *deepcopy(COLUMNS)), table("two", field("id"))])
    return described, {"one": deepcopy(ROWS), "two": [{"id": "only"}]}


def column(state: State, name: str) -> Item:
    return next(f for f in state[0]["resources"][0]["schema"]["fields"] if f["name"] == name)


def add_column(state: State, **constraints: Any) -> None:
    state[0]["resources"][0]["schema"]["fields"].append(field("added", constraints=constraints))
    for row in state[1]["one"]:
        row["added"] = "z"


def drop_column(state: State) -> None:
    state[0]["resources"][0]["schema"]["fields"].remove(column(state, "other"))


def rename_column(state: State) -> None:
    column(state, "before").update(name="after", formerly=[{"name": "before", "since": "1.2.0"}])
    for row in state[1]["one"]:
        row["after"] = row.pop("before")


def values(state: State, listed: list[str]) -> None:
    kind = column(state, "kind")
    kind.update(constraints={"enum": listed}, categories=[{"value": v, "label": f"label of {v}"} for v in listed])


# Every edit with what it asks for; they are applied in this order, so that none undoes another.
EDITS: dict[str, tuple[Callable[[State], object], str]] = {
    "row withdrawn": (lambda s: s[1]["one"].pop(), "minor"),
    "row added": (lambda s: s[1]["one"].append(ROWS[1] | {"id": "new"}), "minor"),
    "cell corrected": (lambda s: s[1]["one"][2].update(text="corrected"), "minor"),
    "cell emptied": (lambda s: s[1]["one"][3].update(text=""), "minor"),
    "row restored": (lambda s: s[1]["one"].append(dict(GONE)), "minor"),
    "id used again": (
        lambda s: s[1].update(one=[r for r in s[1]["one"] if r["id"] != "gone"] + [GONE | {"text": "something else"}]),
        "major",
    ),
    "column reworded": (lambda s: column(s, "text").update(description="Better words."), "patch"),
    "table reworded": (lambda s: s[0]["resources"][0].update(title="A better title"), "patch"),
    "value added": (lambda s: values(s, ["a", "b", "c", "d"]), "minor"),
    "value removed": (lambda s: values(s, ["a", "b"]), "major"),
    "column retyped": (lambda s: column(s, "number").update(type="number"), "major"),
    "unit changed": (lambda s: column(s, "length").update(unit="m"), "major"),
    "column added": (add_column, "minor"),
    "required column added": (lambda s: add_column(s, required=True), "major"),
    "column removed": (drop_column, "major"),
    "column renamed": (rename_column, "major"),
    "table added": (lambda s: s[0]["resources"].append(table("three", field("id"))), "minor"),
    "table removed": (lambda s: s[0]["resources"].pop(1), "major"),
}


def release(root: Path, state: State, version: str, bump: str) -> Package:
    """Write a release of a state into the folder of the releases."""
    described = state[0] | {"version": version, "created": "2031-05-04T00:00:00Z"}
    pack = package(root / version, described, state[1])
    past = releases.read(root / "data/releases")
    rows = counts(differences(past.package(past.last.version), pack)) if past.last else {}
    text = json.dumps(pack.descriptor).encode()
    (root / version / "datapackage.json").write_bytes(text)
    files = kept(past, pack, text, {t: c for t, c in rows.items() if t in pack.resources}, bump).files()
    put(root, files)
    return pack


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(list(EDITS))))
def test_any_edits_ask_for_the_greatest_of_their_bumps_and_are_read_back(names: set[str]) -> None:
    if {"column added", "required column added"} <= names:
        names -= {"column added"}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "data/releases").mkdir(parents=True)
        first = start("1.0.0")
        first[1]["one"].append(dict(GONE))
        release(root, first, "1.0.0", "first")
        release(root, start("1.1.0"), "1.1.0", "minor")
        past = releases.read(root / "data/releases")
        state = start("1.1.1.dev0")
        for name, (edit, _) in EDITS.items():
            if name in names:
                edit(state)
        new = package(root / "new", *state)
        old = past.package("1.1.0")
        again = [r for resource in new.resources.values() for r in recycled(past, resource)]
        assert bool(again) == ("id used again" in names)
        asked = need(differences(old, new), again, reworded=any("reworded" in name for name in names))
        expected = max((EDITS[name][1] for name in names), key=BUMPS.index, default="patch")
        assert asked.bump == expected
        assert (asked == NOTHING) == (not names)

        version = least("1.1.0", asked.bump)
        assert version == following("1.1.0")[expected]
        release(root, state, version, raised("1.1.0", version, asked))
        after = releases.read(root / "data/releases")
        assert list(after.manifests) == ["1.0.0", "1.1.0", version]
        assert after.manifest("1.0.0") == past.manifest("1.0.0")
        for released in after.manifests:
            for path, sha256 in after.manifest(released).files().items():
                assert after.archives().read(sha256) == (root / released / path).read_bytes()
        assert [r.read_bytes() for r in after.package(version).resources.values()] == [
            r.read_bytes() for r in new.resources.values()
        ]


def test_a_new_major_version_joins_the_archives_of_the_one_before(tmp_path: Path) -> None:
    (tmp_path / "data/releases").mkdir(parents=True)
    held = []
    for number, (version, bump) in enumerate(
        [("0.1.0", "first"), ("0.2.0", "minor"), ("1.0.0", "major"), ("1.1.0", "minor"), ("2.0.0", "major")]
    ):
        state = start(version)
        state[1]["one"][0].update(text=f"state {number}")
        release(tmp_path, state, version, bump)
        held.append(sorted(file.name.removesuffix(".tar.xz") for file in (tmp_path / "data/releases").glob("*.tar.xz")))
    assert held == [["0.1.0"], ["0.1.0", "0.2.0"], ["0.x", "1.0.0"], ["0.x", "1.0.0", "1.1.0"], ["0.x", "1.x", "2.0.0"]]
    past = releases.read(tmp_path / "data/releases")
    for version, manifest in past.manifests.items():
        for path, sha256 in manifest.files().items():
            assert past.archives().read(sha256) == (tmp_path / version / path).read_bytes()


def test_an_archive_that_does_not_give_back_what_was_released_is_not_made(tmp_path: Path) -> None:
    """Joining takes the files as they are, so that only reading them back shows that one was changed."""
    folder = tmp_path / "data/releases"
    folder.mkdir(parents=True)
    first = start("0.1.0")
    first[1]["two"] = [{"id": "first"}]
    old = release(tmp_path, first, "0.1.0", "first")
    release(tmp_path, start("0.2.0"), "0.2.0", "minor")
    members = {old.resources["two"].sha256: b"id\nother\n"}
    with tarfile.open(folder / "0.1.0.tar.xz") as archive:
        held = {m.name: archive.extractfile(m).read() for m in archive} | members  # type: ignore[union-attr]
    with tarfile.open(folder / "0.1.0.tar.xz", "w:xz") as archive:
        for name, content in held.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    with pytest.raises(IntegrityError, match=r"^two.csv of 0.1.0 does not come out of the archive of 1.0.0"):
        release(tmp_path, start("1.0.0"), "1.0.0", "major")
    assert sorted(file.name for file in folder.glob("*.xz")) == ["0.1.0.tar.xz", "0.2.0.tar.xz"]


VERSIONS = st.tuples(st.integers(0, 3), st.integers(0, 30), st.integers(0, 30)).map(lambda v: ".".join(map(str, v)))


@given(VERSIONS, st.sampled_from(BUMPS))
def test_the_least_version_is_accepted_and_each_lower_one_refused(last: str, bump: str) -> None:
    lowest = least(last, bump)
    assert lowest is not None
    asked = Need(bump, "a reason")
    steps = following(last)
    for step, version in steps.items():
        if releases.order(version) >= releases.order(lowest):
            assert raised(last, version, asked) == step
        else:
            with pytest.raises(UsageError, match=f"{version} is too low after {last}: {lowest} is the .* a reason"):
                raised(last, version, asked)
    assert (lowest == steps[bump]) == (bump != "major" or releases.order(last) >= (1,))
    with pytest.raises(UsageError, match="cannot follow"):
        raised(last, last, asked)


def test_a_table_that_was_gone_and_is_back_with_other_rows_uses_ids_again(tmp_path: Path) -> None:
    (tmp_path / "data/releases").mkdir(parents=True)
    release(tmp_path, start("1.0.0"), "1.0.0", "first")
    without = start("2.0.0")
    without[0]["resources"].pop(0)
    release(tmp_path, without, "2.0.0", "major")
    past = releases.read(tmp_path / "data/releases")
    back = start("2.1.0.dev0")
    assert not list(recycled(past, package(tmp_path / "same", *back).resources["one"]))
    back[1]["one"][4]["text"] = "something else"
    (again,) = recycled(past, package(tmp_path / "other", *back).resources["one"])
    assert again == ("one", "row-4", "1.0.0")


PAGE = """Version 1.0.0 of the text.

```console
$ kindicators cite
The kindicators maintainers (21 November 2026). kindicators: Data. Version 1.0.0. accessed 21 November 2026
$ kindicators diff 0.3.0 1.0.0
{'version': '1.0.0'}
$ kindicators sql "SELECT 1 AS one
 FROM actors"
kindicators 1.0.0 (package and dataset) is not 11.0.0, version 1.0.0.1 or version 1.0.01
the range is 1.0.0
```

```python
>>> ki.load("actors", version="1.0.0").attrs
{'version': '1.0.0'}
>>> ki.load("actors").attrs
{'version': '1.0.0'}
```
"""


def test_only_outputs_that_show_the_version_are_given_another() -> None:
    old, new = Version("1.0.0", "2026-11-21"), Version("1.1.0", "2027-01-02")
    page = mentions.in_page(PAGE, old, new)
    assert [(m.line, m.new) for m in mentions.mentions(PAGE, page)] == [
        (
            5,
            "The kindicators maintainers (2 January 2027). kindicators: Data. Version 1.1.0. accessed 21 November 2026",
        ),
        (10, "kindicators 1.1.0 (package and dataset) is not 11.0.0, version 1.0.0.1 or version 1.0.01"),
        (18, "{'version': '1.1.0'}"),
    ]
    assert mentions.left(page, old) == [6, 7, 11, 15, 16]
    back = mentions.in_page(page, new, old)
    assert back == PAGE


def test_the_line_that_pins_names_the_last_release() -> None:
    text = "`kindicators==1.0.0`, kindicators==1.0.0.post1, kindicators==1.0.01 and mykindicators==1.0.0"
    assert mentions.pinned(text, "1.0.0", "2.0.0") == text.replace("`kindicators==1.0.0`", "`kindicators==2.0.0`")


LOG = "# Changelog\n\nWords.\n\n{}## 1.0.0 (2026-11-21)\n\n- First.\n"
PART = changelog.data_part("1.0.0", "minor", {"actors": (1, 2, 3_000)}, ["table x was added"])


@pytest.mark.parametrize(
    "section",
    ["", "## Unreleased\n\n- By hand.\n\n", "## 1.1.0 (unreleased)\n\n- By hand.\n\n", "## 1.0.1 (unreleased)\n\n"],
    ids=["none", "open", "numbered", "another number"],
)
def test_the_section_of_a_release_is_made_or_completed(section: str) -> None:
    hand = "- By hand.\n\n" if "hand" in section else ""
    made = changelog.released(LOG.format(section), "1.1.0", "2027-01-02", PART)
    assert made == LOG.format(f"## 1.1.0 (2027-01-02)\n\n{hand}{PART}\n\n")
    assert changelog.released(made, "1.1.0", "2027-01-02", PART) == made
    assert "| `actors` | 1 | 2 | 3,000 |" in made
    assert "- table x was added\n" in made


def test_a_section_is_opened_once() -> None:
    begun = changelog.begun(LOG.format(""), "1.1.0")
    assert begun == LOG.format("## 1.1.0 (unreleased)\n\n")
    assert changelog.begun(begun, "1.1.0") == begun
    assert changelog.begun(begun, "2.0.0") == LOG.format("## 2.0.0 (unreleased)\n\n")


def test_a_first_section_and_torn_marks() -> None:
    assert changelog.released("# Changelog\n", "1.0.0", "2027-01-02", PART).startswith("# Changelog\n\n## 1.0.0 (2027")
    with pytest.raises(DataFolderError, match="in this order, or neither"):
        changelog.released(LOG.format(f"## Unreleased\n\n{changelog.BEGIN}\n\n"), "1.1.0", "2027-01-02", PART)
