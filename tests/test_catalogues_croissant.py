"""mlcroissant accepts ``croissant.json``, and reads from it the rows that `ki.load` returns."""

from __future__ import annotations

import doctest
import json
import logging
import re
from typing import Any

import mlcroissant
import pandas as pd
import pytest

import kindicators as ki
from conftest import ROOT
from kindicators.names import TableName
from kindicators.package import package

PAGE = ROOT / "docs" / "metadata.md"
DOCUMENT: dict[str, Any] = json.loads((ROOT / "croissant.json").read_text(encoding="utf-8"))
# None of them refers to another one of them: a dataset of mlcroissant reads such tables only anew.
TABLES: list[TableName] = ["sanctions_votes", "opcon_milestones", "exercise_figures", "corrections"]


class Shown:
    """What the example of the documentation made, and what was logged meanwhile."""

    def __init__(self) -> None:
        self.logged: list[str] = []
        handler = logging.Handler(logging.WARNING)
        handler.emit = lambda record: self.logged.append(record.getMessage())  # type: ignore[method-assign]
        (text,) = re.findall(r"^```pycon\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        example = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
        logging.getLogger().addHandler(handler)
        try:
            self.failed = doctest.DocTestRunner().run(example, clear_globs=False).failed
        finally:
            logging.getLogger().removeHandler(handler)
        self.dataset: mlcroissant.Dataset = example.globs["dataset"]


@pytest.fixture(scope="module")
def shown() -> Shown:
    """Run the example, which takes seconds, once for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        return Shown()


def test_the_example_of_the_documentation_works_without_a_warning(shown: Shown) -> None:
    assert shown.failed == 0
    assert shown.logged == []
    issues = shown.dataset.metadata.ctx.issues
    assert (issues.errors, issues.warnings) == (set(), set())


def test_the_metadata_are_read(shown: Shown) -> None:
    metadata = shown.dataset.metadata
    assert metadata.conforms_to == ["http://mlcommons.org/croissant/1.1"]
    assert metadata.version.replace("-dev", ".dev") == ki.__version__
    assert metadata.cite_as == ki.cite(format="bibtex")
    assert [maker.name for maker in metadata.creators] == ["The kindicators maintainers"]
    assert len(metadata.distribution) == len(ki.tables())


@pytest.mark.parametrize("table", TABLES)
def test_the_rows_are_those_that_are_loaded(shown: Shown, table: TableName) -> None:
    records = list(shown.dataset.records(table))
    frame = ki.load(table)
    assert len(records) == len(frame)
    for column in frame.columns:
        read = [decoded(record[f"{table}/{column}"]) for record in records]
        assert read == [None if pd.isna(value) else value for value in frame[column]], column


def decoded(value: Any) -> Any:
    return value.decode("utf-8") if isinstance(value, bytes) else value


def test_the_allowed_values_are_read_with_their_meanings(shown: Shown) -> None:
    name = reference("opcon_milestones", "stage").removesuffix("/name")
    stage = next(f for f in package().resource("opcon_milestones").fields if f.name == "stage")
    records = shown.dataset.records(name)
    read = [tuple(decoded(record[f"{name}/{part}"]) for part in ("name", "description")) for record in records]
    assert read == list(stage.categories)


def test_columns_refer_to_tables_or_to_the_values_that_they_allow() -> None:
    ids = {node["@id"] for record_set in DOCUMENT["recordSet"] for node in (record_set, *record_set["field"])}
    for resource in package().descriptor["resources"]:
        keys = {key["fields"][0]: key["reference"] for key in resource["schema"].get("foreignKeys", [])}
        for field in resource["schema"]["fields"]:
            name = field["name"]
            found = reference(resource["name"], name)
            assert not found or found in ids
            if "resource" in keys.get(name, {}):
                assert found == f"{keys[name]['resource']}/{keys[name]['fields'][0]}"
            else:
                assert bool(found) == ("categories" in field), name


def reference(table: str, column: str) -> str:
    """Return the id of the field that a column refers to, empty if there is none."""
    fields = next(record_set["field"] for record_set in DOCUMENT["recordSet"] if record_set["@id"] == table)
    field = next(field for field in fields if field["@id"] == f"{table}/{column}")
    return str(field.get("references", {}).get("field", {}).get("@id", ""))
