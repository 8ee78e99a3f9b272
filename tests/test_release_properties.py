"""Nothing of a package changes unseen: licences, other properties, and the form of a file that says the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from kindicators.authoring.releasing.bump import Need, need, said
from kindicators.authoring.releasing.properties import properties
from kindicators.comparison.contract import wordings
from kindicators.comparison.differences import differences
from kindicators.package import Package, parse
from made import Item, Rows, descriptor, field, indicator, package, table

ROWS: Rows = [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}]


def described() -> Item:
    return descriptor("1.0.0", [table("one", field("id"), field("text"))], [indicator("ind")])


def asked(old: Package, new: Package) -> tuple[Need | None, list[str]]:
    """Return what a change asks for, and the sentences that say it."""
    found, reworded = list(differences(old, new)), wordings(old.descriptor, new.descriptor)
    found += properties(old, new, found, reworded)
    return need(found, reworded=bool(reworded)) if found or reworded else None, [said(d) for d in found]


def in_table(**cells: object) -> Callable[[Item], object]:
    return lambda d: d["resources"][0].update(cells)


LICENSE = [{"name": "CC0-1.0", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}]
CHANGES: dict[str, tuple[Callable[[Item], object], str, str]] = {
    "licence": (lambda d: d.update(licenses=LICENSE), "major", "licenses of the package changed: "),
    "name": (lambda d: d.update(name="other"), "major", "name of the package changed: made became other"),
    "licence of a table": (in_table(licenses=LICENSE), "major", "licenses of one changed: nothing became "),
    "keywords": (lambda d: d.update(keywords=["new"]), "patch", 'keywords of the package changed: nothing became ['),
    "contributors": (lambda d: d.update(contributors=[]), "patch", 'contributors of the package changed: [{"title"'),
    "sources of a table": (in_table(sources=[{"title": "s"}]), "patch", "sources of one changed: nothing became "),
    "another property of a column": (
        lambda d: d["resources"][0]["schema"]["fields"][1].update(example="e"), "patch", "text.example of one changed: "
    ),
    "tables of an indicator": (
        lambda d: d["indicators"][0].update(tables=["one"]), "patch", 'tables of ind changed: [] became ["one"]'
    ),
    "a header's blanks": (
        lambda d: d["indicators"][0].update(sql="-- a\nSELECT 1"), "patch", "header of ind changed"
    ),
    "SQL": (lambda d: d["indicators"][0].update(sql="SELECT 2"), "minor", "the SQL of indicator ind changed"),
    "unit": (lambda d: d["indicators"][0].update(unit="m"), "major", "the unit of indicator ind changed: km became m"),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "bump", "sentence"), CHANGES.values(), ids=CHANGES)
def test_each_property_that_differs_is_named_and_is_the_reason(
    tmp_path: Path, edit: Callable[[Item], object], bump: str, sentence: str
) -> None:
    new = described()
    edit(new)
    need, sentences = asked(
        package(tmp_path / "old", described(), {"one": ROWS}), package(tmp_path / "new", new, {"one": ROWS})
    )
    assert need is not None
    assert need.bump == bump
    assert [need.reason] == sentences
    assert need.reason.startswith(sentence)


def test_what_every_release_has_anew_and_what_follows_from_the_rows_are_no_properties(tmp_path: Path) -> None:
    old = package(tmp_path / "old", described(), {"one": ROWS})
    new = described() | {"version": "1.0.1", "created": "2031-05-04T00:00:00Z"}
    assert asked(old, package(tmp_path / "new", new, {"one": ROWS})) == (None, [])
    new["resources"][0] |= {"temporal": {"start": "2031"}, "bytes": 1}
    need, sentences = asked(old, package(tmp_path / "rows", new, {"one": [*ROWS, {"id": "c"}]}))
    assert need is not None
    assert need.reason == "one has a new row c"
    assert sentences == [need.reason]


@pytest.mark.parametrize("text", ["id,text\nb,y\na,x\n", 'id,text\na,"x"\nb,y\n'], ids=["order", "quotes"])
def test_a_file_with_other_bytes_and_the_same_cells_asks_for_a_minor(tmp_path: Path, text: str) -> None:
    old = package(tmp_path / "old", described(), {"one": ROWS})
    new = deepcopy(old.descriptor)
    new["resources"][0] |= {"hash": f"sha256:{hashlib.sha256(text.encode()).hexdigest()}", "title": "Reworded"}
    (tmp_path / "new").mkdir()
    (tmp_path / "new/one.csv").write_bytes(text.encode())
    (tmp_path / "new/ind.sql").write_text("SELECT 1")
    sentence = "the file of table one has other bytes, though no cell differs"
    assert asked(old, parse(tmp_path / "new", new)) == (Need("minor", sentence), [sentence])
