"""Whoever asks for a name that is gone is told the present one, or the last release that had it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar

import pytest

import kindicators as ki
from conftest import ROOT, Run
from kindicators.authoring.columns import columns_of, formerly_of
from kindicators.authoring.descriptor import former
from kindicators.errors import QueryError, UnknownColumnError, UnknownTableError
from kindicators.package import Former, package
from kindicators.releases import order, released, releases
from kindicators.schemas import LaunchTotals
from kindicators.schemas.base import Table, Text, column

MEASURE = "is called 'measure' since 0.3.0: use that name"
METRIC = ["launch_reports", "launch_totals", "nuclear_arsenal_estimates", "nuclear_test_estimates"]


def test_the_descriptor_has_the_former_names_of_columns() -> None:
    fields = {(r.name, f.name): f.formerly for r in package().resources.values() for f in r.fields if f.formerly}
    until = {(table, "measure"): (Former("metric", "0.3.0"),) for table in METRIC}
    assert fields.items() >= (until | {("missile_estimates", "measure"): (Former("attribute", "0.3.0"),)}).items()


def test_a_schema_says_what_a_table_and_its_columns_were_called() -> None:
    class Renamed(Table):
        """One row is one thing."""

        class Config:
            """Table-wide metadata."""

            name = "renamed"
            title = "Renamed"
            metadata: ClassVar = {"formerly": {"first_name": "1.2.0", "second_name": "2.0.0"}}

        thing_id: Text = column("Identifier.", key=True, formerly={"item_id": "1.3.0"})
        note: Text = column("A note.")

    assert former(formerly_of(Renamed)) == [
        {"name": "first_name", "since": "1.2.0"},
        {"name": "second_name", "since": "2.0.0"},
    ]
    assert [c.formerly for c in columns_of(Renamed)] == [{"item_id": "1.3.0"}, {}]
    assert formerly_of(LaunchTotals) == {}


def test_the_page_of_a_table_tells_the_former_names() -> None:
    page = (ROOT / "docs/tables/launch_totals.md").read_text(encoding="utf-8")
    assert "| `measure` | string |  | always | What is counted. Called `metric` before 0.3.0. |" in page


def test_former_names_are_true() -> None:
    """The release before had the old name and not the new one, the release that is named had the new one."""
    checked = 0
    for resource in package().resources.values():
        for field in resource.fields:
            for name, since in field.formerly:
                before = releases().manifest(since).previous
                assert before is not None
                old, new = (released(v).resources[resource.name].fields for v in (before, since))
                assert name in {f.name for f in old} - {f.name for f in new}
                assert field.name in {f.name for f in new} - {f.name for f in old}
                checked += 1
    assert checked >= 5
    assert not any(i.formerly for i in package().indicators.values())  # when one is, it belongs into this test
    assert not any(r.formerly for r in package().resources.values())


@pytest.mark.parametrize(("table", "old"), [*((t, "metric") for t in METRIC), ("missile_estimates", "attribute")])
def test_a_former_column_is_told_in_load_and_sql(table: Any, old: str) -> None:
    with pytest.raises(UnknownColumnError) as loaded:
        ki.load(table, columns=[old])
    assert str(loaded.value) == f"there is no column of table '{table}' named '{old}'; it {MEASURE}"
    for query in (
        f"SELECT {old} FROM {table}",
        f"SELECT t.{old.upper()} FROM {table} AS t",
        f"SELECT count(*) FROM {table} WHERE {old} = 'range_km'",
        f"SELECT * EXCLUDE ({old}) FROM {table}",
        f"SELECT 1 FROM {table} AS a JOIN {table} AS b USING ({old})",
    ):
        with pytest.raises(QueryError) as asked:
            ki.sql(query)
        assert str(asked.value).startswith("Binder Error: ")
        assert f"('{old}' of {table} {MEASURE})" in str(asked.value), query


def test_another_unknown_column_is_not_taken_for_a_former_one() -> None:
    with pytest.raises(UnknownColumnError, match=r"no column of table 'launch_reports' named 'metrics'; there are: "):
        ki.load("launch_reports", columns=["metrics"])
    with pytest.raises(UnknownColumnError, match=r"named 'metric'; there are: "):
        ki.load("opcon_milestones", columns=["metric"])
    with pytest.raises(QueryError) as asked:
        ki.sql("SELECT metric FROM opcon_milestones")
    assert "called" not in str(asked.value)


def test_the_command_line_tells_it_too(run: Run) -> None:
    for arguments in (("show", "launch_totals", "--columns", "metric"), ("sql", "SELECT metric FROM launch_totals")):
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert MEASURE in result.stderr
        assert "Traceback" not in result.stderr


def test_in_a_past_release_the_names_of_that_time_are_told() -> None:
    before = r"'metric' before 0\.3\.0: use that name"
    with pytest.raises(UnknownColumnError, match=f"it is called {before}"):
        ki.load("launch_reports", columns=["measure"], version="0.2.0")
    with pytest.raises(QueryError, match=f"'measure' of launch_reports is called {before}"):
        ki.sql("SELECT measure FROM launch_reports", version="0.2.0")
    assert len(ki.load("launch_reports", columns=["metric"], version="0.2.0")) > 0


def test_what_came_later_is_told_with_the_release_that_has_it() -> None:
    with pytest.raises(UnknownTableError, match=r"it is there since 0\.2\.0: load it with version='0\.2\.0'"):
        ki.load("missile_systems", version="0.1.0")
    with pytest.raises(QueryError, match=r"'missile_systems' is there since 0\.2\.0: load it with version='0\.2\.0'"):
        ki.sql("FROM missile_systems", version="0.1.0")
    with pytest.raises(UnknownTableError, match=r"it is there since 0\.3\.0: load it with version='0\.3\.0'"):
        ki.describe("range_limit_km", version="0.2.0")
    assert len(ki.load("missile_systems", version="0.2.0")) > 0


def test_the_error_crosses_processes() -> None:
    with pytest.raises(UnknownColumnError) as raised:
        ki.load("launch_reports", columns=["metric"])
    copied = pickle.loads(pickle.dumps(raised.value))
    assert (str(copied), copied.became) == (str(raised.value), MEASURE)


LAST = max(releases().manifests, key=order)
GONE = f"was last in {LAST}: load it with version='{LAST}' (command line: --release {LAST})"
GONE_COLUMN = GONE.replace("load it", "load the table")


class Later:
    """An installation of a later version: some names are gone from it, some were replaced."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(Path(ki.__file__).parent, folder / "src/kindicators", ignore=shutil.ignore_patterns("__py*"))
        shutil.copytree(ki.path() / "data", folder / "data")
        descriptor = json.loads((ki.path() / "datapackage.json").read_text(encoding="utf-8"))
        tables = {r["name"]: r for r in descriptor["resources"]}
        indicators = {i["id"]: i for i in descriptor["indicators"]}
        tables["tariff_rates"]["gone"] = indicators["us_tariff_rate_on_korea"]["gone"] = True
        tables["agreement_terms"] |= {"name": "terms_of_agreements", "formerly": [self.former("agreement_terms")]}
        indicators["range_limit_km"] |= {"id": "longest_range_allowed_km", "formerly": [self.former("range_limit_km")]}
        self.without(tables["sanctions_votes"], "note")
        descriptor["resources"] = [r for r in tables.values() if "gone" not in r]
        descriptor["indicators"] = [i for i in indicators.values() if "gone" not in i]
        descriptor["version"] = "9.0.0"
        (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")

    @staticmethod
    def former(name: str) -> dict[str, str]:
        return {"name": name, "since": "9.0.0"}

    def without(self, resource: dict[str, Any], column: str) -> None:
        """Take a column out of a table."""
        file = self.folder / resource["path"]
        rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))
        fields = resource["schema"]["fields"] = [f for f in resource["schema"]["fields"] if f["name"] != column]
        buffer = io.StringIO()
        writer = csv.DictWriter(buffer, [f["name"] for f in fields], lineterminator="\n", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
        file.write_text(buffer.getvalue(), encoding="utf-8", newline="")
        resource["hash"] = "sha256:" + hashlib.sha256(file.read_bytes()).hexdigest()

    def call(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": str(self.folder / "src"), "PYTHONIOENCODING": "utf-8"},
            check=False,
        )

    def python(self, program: str) -> str:
        """Return the error of a program that fails there."""
        result = self.call("-c", f"import kindicators as ki; {program}")
        assert result.returncode == 1
        return result.stderr.strip().splitlines()[-1]


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Later:
    return Later(tmp_path_factory.mktemp("later"))


SINCE = "since 9.0.0: use that name"


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("ki.load('tariff_rates')", f"UnknownTableError: there is no table 'tariff_rates'; it {GONE}"),
        ("ki.describe('tariff_rates')", f"there is no table or indicator 'tariff_rates'; it {GONE}"),
        ("ki.sql('FROM tariff_rates')", f"('tariff_rates' {GONE})"),
        (
            "ki.load('agreement_terms')",
            f"there is no table 'agreement_terms'; it is called 'terms_of_agreements' {SINCE}",
        ),
        ("ki.describe('agreement_terms')", f"it is called 'terms_of_agreements' {SINCE}"),
        ("ki.sql('FROM Agreement_Terms')", f"('agreement_terms' is called 'terms_of_agreements' {SINCE})"),
        ("ki.indicator('us_tariff_rate_on_korea')", f"there is no indicator 'us_tariff_rate_on_korea'; it {GONE}"),
        ("ki.describe('us_tariff_rate_on_korea')", f"it {GONE}"),
        ("ki.sql('FROM us_tariff_rate_on_korea')", f"('us_tariff_rate_on_korea' {GONE})"),
        ("ki.indicator('range_limit_km')", f"it is called 'longest_range_allowed_km' {SINCE}"),
        ("ki.sql('FROM range_limit_km')", f"('range_limit_km' is called 'longest_range_allowed_km' {SINCE})"),
        ("ki.load('sanctions_votes', columns=['note'])", f"table 'sanctions_votes' named 'note'; it {GONE_COLUMN}"),
        ("ki.sql('SELECT v.note FROM sanctions_votes v')", f"('note' of sanctions_votes {GONE_COLUMN})"),
    ],
)
def test_what_is_gone_was_last_in_a_release(later: Later, program: str, message: str) -> None:
    assert message in later.python(program)


def test_the_command_line_exits_with_2_and_its_remedy_works(later: Later) -> None:
    result = later.call("-m", "kindicators", "show", "tariff_rates")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"kindicators: there is no table 'tariff_rates'; it {GONE}\n"
    result = later.call("-m", "kindicators", "show", "tariff_rates", "--release", LAST, "--format", "csv")
    assert (result.returncode, result.stderr) == (0, "")
    assert len(result.stdout.splitlines()) > 30


def test_the_remedy_works_in_python(later: Later) -> None:
    program = "; ".join(
        [
            "import kindicators as ki",
            f"assert len(ki.load('tariff_rates', version='{LAST}')) > 30",
            f"assert len(ki.sql('SELECT note FROM sanctions_votes', version='{LAST}')) > 10",
            "assert len(ki.load('terms_of_agreements')) > 10",
        ]
    )
    assert later.call("-c", program).returncode == 0


def test_past_releases_that_cannot_be_read_do_not_hide_what_was_asked(tmp_path: Path) -> None:
    broken = Later(tmp_path)
    for file in (tmp_path / "data/releases").glob("*.json"):
        file.write_text("{}", encoding="utf-8")
    assert "UnknownTableError: there is no table 'tariff_rates'; did you mean" in broken.python(
        "ki.load('tariff_rates')"
    )
    assert "named 'note'; did you mean 'vote'" in broken.python("ki.load('sanctions_votes', columns=['note'])")
    assert "it is called 'terms_of_agreements'" in broken.python("ki.load('agreement_terms')")
