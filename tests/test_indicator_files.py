"""Every way in which an indicator's SQL file can be wrong is found, in a copy of the real package."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Copy
from kindicators.authoring.indicators import described
from repository import real_rows

HEADER = """-- id: test_of_checks
-- title: Test of the checks
-- topic: OPCON
-- unit: days
-- subject: nothing
-- frequency: day
-- plot: line
-- definition: A number
--   that goes on.
-- choice: none
-- caveats: none
-- tables: {tables}
"""
GOOD = """SELECT 'x' AS subject, DATE '2000-01-01' AS period_start, DATE '2000-01-02' AS period_end,
    1 AS value, NULL AS low, NULL AS high, 'days' AS unit, source_id AS source_ids
    FROM opcon_milestones ORDER BY milestone_id LIMIT 1"""


def findings(copy: Copy, sql: str, *, header: str = HEADER, tables: str = "opcon_milestones") -> list[str]:
    (copy.folder / "data/indicators/test_of_checks.sql").write_text(
        header.format(tables=tables) + sql, encoding="utf-8"
    )
    package = json.loads((copy.folder / "datapackage.json").read_text(encoding="utf-8"))
    return [str(f) for f in described(copy.folder, package, real_rows())[1]]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder: Path = tmp_path_factory.mktemp("indicators")
    made = Copy(folder)
    for file in (folder / "data/indicators").glob("*.sql"):
        file.unlink()
    return made


def test_a_good_file_is_described(copy: Copy) -> None:
    assert findings(copy, GOOD) == []
    package = json.loads((copy.folder / "datapackage.json").read_text(encoding="utf-8"))
    (item,) = described(copy.folder, package, real_rows())[0]
    assert item["definition"] == "A number that goes on."
    assert item["temporal"] == {"start": "2000-01-01", "end": "2000-01-01"}
    assert item["rows"] == 1


def test_former_ids_are_described(copy: Copy) -> None:
    header = HEADER + "-- formerly: first_id 1.2.0,\n--   second_id 2.0.0\n"
    assert findings(copy, GOOD, header=header) == []
    package = json.loads((copy.folder / "datapackage.json").read_text(encoding="utf-8"))
    (item,) = described(copy.folder, package, real_rows())[0]
    assert item["formerly"] == [{"name": "first_id", "since": "1.2.0"}, {"name": "second_id", "since": "2.0.0"}]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("1 AS value", "NULL AS value", "has no value, low or high"),
        ("NULL AS low", "2 AS low", "has low, value and high out of order"),
        ("NULL AS high", "0 AS high", "has low, value and high out of order"),
        ("1 AS value", "'nan'::DOUBLE AS value", "is no finite number"),
        ("1 AS value", "1e308 * 1e308 AS value", "is no finite number"),
        ("'x' AS subject", "NULL AS subject", "has no subject or no start"),
        ("DATE '2000-01-01' AS period_start", "NULL AS period_start", "has no subject or no start"),
        ("DATE '2000-01-02' AS period_end", "DATE '2000-01-01' AS period_end", "ends before it starts"),
        ("LIMIT 1", "LIMIT 2", "overlaps the next period"),
        ("source_id AS source_ids", "NULL AS source_ids", "has no source"),
        ("source_id AS source_ids", "'no-such-page' AS source_ids", "names a source that does not exist"),
        ("source_id AS source_ids", "source_id || '; no-such-page' AS source_ids", "a source that does not exist"),
        ("'days' AS unit", "'months' AS unit", "has another unit than the header"),
        ("'days' AS unit", "NULL AS unit", "has another unit than the header"),
        ("LIMIT 1", "LIMIT 0", "has no rows"),
        ("1 AS value", "1 AS number", "must return subject, period_start"),
        ("1 AS value", "1 / AS value", "cannot be run"),
        ("1 AS value", "no_column AS value", "cannot be run"),
        ("'x' AS subject", "(SELECT max(pledge_id) FROM pledge_events) AS subject", "the header says opcon_milestones"),
    ],
)
def test_a_fault_in_the_sql_is_found(copy: Copy, old: str, new: str, message: str) -> None:
    assert old in GOOD
    found = findings(copy, GOOD.replace(old, new))
    assert any(message in f for f in found), found


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("-- unit: days\n", "", "the header lacks 'unit'"),
        ("-- id: test_of_checks\n", "", "the header lacks 'id'"),
        ("-- id: test_of_checks\n", "-- id: another\n", "the header has the id 'another'"),
        ("-- unit: days\n", "-- unit: days\n-- colour: red\n", "the header has an unknown 'colour'"),
        ("topic: OPCON", "topic: Weather", "topic 'Weather' is none of"),
        ("frequency: day", "frequency: often", "frequency 'often' is none of"),
        ("plot: line", "plot: pie", "plot 'pie' is none of"),
        ("-- unit: days\n", "-- unit: days\n-- formerly: old_id\n", "such as 'old_id 1.2.0', and not 'old_id'"),
        (
            "-- unit: days\n",
            "-- unit: days\n-- formerly: a 1.2.0, B 1.3.0\n",
            "such as 'old_id 1.2.0', and not 'B 1.3.0'",
        ),
    ],
)
def test_a_fault_in_the_header_is_found(copy: Copy, old: str, new: str, message: str) -> None:
    assert old in HEADER
    assert any(message in f for f in findings(copy, GOOD, header=HEADER.replace(old, new)))


def test_an_indicator_that_rests_on_nothing_or_itself_is_found(copy: Copy) -> None:
    assert any("neither a table nor an indicator" in f for f in findings(copy, GOOD, tables="no_such_table"))
    itself = GOOD.replace("FROM opcon_milestones", "FROM test_of_checks")
    assert any("rests on itself" in f for f in findings(copy, itself, tables="test_of_checks"))
