"""`disagreements` and `evidence`: what further sources say of the rows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
from html.parser import HTMLParser

import pandas as pd
import pytest

import kindicators as ki
from kindicators import errors

KINDS = ["string"] * 5 + ["Float64", "Int64", "Float64"] + ["string"] * 5


@pytest.fixture(scope="module")
def disputes() -> pd.DataFrame:
    return ki.disagreements()


def dispute(frame: pd.DataFrame, row_id: str, column: str, stated: str) -> pd.Series:
    found = frame[(frame["row_id"] == row_id) & (frame["column"] == column) & (frame["stated_value"] == stated)]
    assert len(found) > 0
    return found.iloc[0]


def test_every_dispute_of_the_evidence_is_listed_once(disputes: pd.DataFrame) -> None:
    listed = disputes[["row_id", "column", "stated_value", "disputed_by", "note"]]
    kept = ki.sql(
        """SELECT row_id, field AS "column", stated_value, source_id AS disputed_by, note
           FROM evidence WHERE role = 'disputes'"""
    )
    by = list(kept.columns)
    pd.testing.assert_frame_equal(
        listed.sort_values(by, ignore_index=True), kept.sort_values(by, ignore_index=True), check_like=True
    )


def test_the_two_sources_of_a_dispute_have_their_names(disputes: pd.DataFrame) -> None:
    names = ki.load("sources").set_index("source_id")["publisher"]
    assert disputes["publisher"].to_list() == names.loc[disputes["source_id"]].to_list()
    assert disputes["disputing_publisher"].to_list() == names.loc[disputes["disputed_by"]].to_list()


def test_the_value_is_that_of_the_row(disputes: pd.DataFrame) -> None:
    """A number reads as in the table; a date is cut to its precision."""
    for table, rows in disputes.groupby("table"):
        frame = ki.load(str(table))  # type: ignore[call-overload]
        frame = frame.set_index(frame.columns[0])
        for row in rows.dropna(subset="column").to_dict("records"):
            cell = frame.at[row["row_id"], row["column"]]
            if pd.isna(cell):
                assert pd.isna(row["value"])
            elif isinstance(cell, pd.Timestamp):
                precision = frame.get(f"{row['column']}_precision", pd.Series("day", frame.index))[row["row_id"]]
                assert row["value"] == cell.strftime({"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[precision])
            elif isinstance(cell, str):
                assert row["value"] == cell
            else:
                assert float(row["value"]) == cell


def test_numbers_are_compared(disputes: pd.DataFrame) -> None:
    misprint = dispute(disputes, "kor-2011-force-improvement-proposal", "value", "6661300000000")
    assert misprint["difference"] == -3_000_000_000_000
    assert misprint["percent"] == pytest.approx(-31.05, abs=0.01)
    assert dispute(disputes, "2013-02-12-ctbto-magnitude", "value", "5.1")["difference"] == 0.2
    zero = dispute(disputes, "unsc-83-1950", "votes_abstain", "2")
    assert zero["difference"] == 2
    assert pd.isna(zero["percent"])


def test_days_are_compared(disputes: pd.DataFrame) -> None:
    assert dispute(disputes, "team-spirit-1982", "start_date", "1982-03-13")["difference_days"] == 28
    assert dispute(disputes, "scm-10-1977", "end_date", "1977-07-20")["difference_days"] == -6


@pytest.mark.parametrize(
    ("row_id", "column", "stated"),
    [
        ("kor-1979-ballistic-180km-500kg", "valid_from", "1982"),  # a year against a day
        ("kor-1979-ballistic-180km-500kg", "valid_from", "1979-10"),
        ("kor-1991-space-launch-180km", "valid_from", "1990"),  # two years
        ("ssn-1993-order", "date", "1994-01-01"),  # the row knows the year only
        ("usfk-1965-dwight-beach", "end_date", "1966-06-31"),  # a day that no calendar has
        ("kor-1979-ballistic-180km-500kg", "payload_kg", "below 500"),
        ("eu-usa-750bn-energy-2025", "amount", "700000000000 EUR"),
        ("crypto-2024-01-2025-09-msmt", "low", "around 2.8 billion"),
        ("kor-irq-mnd-2003-04-30-seohee-initial", "value", "200"),  # the row has a lower bound, no value
        ("hwasong-11e", "first_test", "Hwasongpho-11Da-4.5"),
        ("nuclear-test-2017-09-03", "time_utc", "03:30:02"),
    ],
)
def test_what_cannot_be_compared_is_left_missing(disputes: pd.DataFrame, row_id: str, column: str, stated: str) -> None:
    row = dispute(disputes, row_id, column, stated)
    assert row[["difference", "difference_days", "percent"]].isna().all()


def test_a_dispute_of_a_whole_row_names_no_column(disputes: pd.DataFrame) -> None:
    whole = disputes[disputes["column"].isna()]
    assert "prk-2022-11-02-ulsan-cruise" in set(whole["row_id"])
    assert whole["value"].isna().all()


def test_one_table_is_a_part_of_all(disputes: pd.DataFrame) -> None:
    some = ki.disagreements("military_exercises")
    expected = disputes[disputes["table"] == "military_exercises"].reset_index(drop=True)
    assert len(some) > 5
    pd.testing.assert_frame_equal(some, expected)


@pytest.mark.parametrize("table", ["actors", "evidence", "military_exercises"])
def test_the_types_do_not_depend_on_the_table(table: str, disputes: pd.DataFrame) -> None:
    frame = ki.disagreements(table)  # type: ignore[arg-type]
    assert list(frame.columns) == list(disputes.columns)
    assert list(frame.dtypes.astype(str)) == KINDS
    assert frame.attrs["kindicators"] == {"version": ki.__version__, "license": "CC-BY-4.0"}
    assert (len(frame) == 0) == (table != "military_exercises")


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(errors.UnknownTableError, match="did you mean 'missile_launches'"):
        ki.disagreements("missile_launch")  # type: ignore[arg-type]


ROW = "kor-1979-ballistic-180km-500kg"


def test_a_card_has_the_row_with_its_values() -> None:
    card = ki.evidence(ROW)
    assert (card.table, card.row_id, card.version) == ("missile_range_limits", ROW, ki.__version__)
    assert card.row["range_km"] == 180
    assert card.row["valid_from"] == dt.date(1979, 9, 10)
    assert card.row["agreed_on"] is None
    assert ki.evidence("hoguk-2010-personnel-usa").row["value"] == 0.0
    with pytest.raises(dataclasses.FrozenInstanceError):
        card.table = "actors"  # type: ignore[misc]
    assert pickle.loads(pickle.dumps(card)) == card


def test_a_card_has_every_source_of_the_row() -> None:
    sources = ki.evidence(ROW).sources
    expected = ki.sql(
        """SELECT role, field, stated_value, s.source_id, title, publisher, published_on, published_on_precision, url,
                  is_mirror, license, e.note, s.note AS source_note
           FROM (SELECT 'principal' AS role, NULL AS field, NULL AS stated_value, source_id, NULL AS note
                 FROM missile_range_limits WHERE limit_id = $id
                 UNION ALL SELECT role, field, stated_value, source_id, note FROM evidence WHERE row_id = $id) e
           JOIN sources s USING (source_id)""",
        {"id": ROW},
    )
    by = ["role", "source_id", "field", "stated_value"]
    pd.testing.assert_frame_equal(
        sources.sort_values(by, ignore_index=True), expected.sort_values(by, ignore_index=True)
    )
    assert sources["role"].to_list() == sorted(sources["role"], key=["principal", "corroborates", "disputes"].index)


def test_every_fact_has_a_card_and_a_row_without_evidence_its_principal_source() -> None:
    for table in ki.tables()["name"]:
        frame = ki.load(table)
        if "source_id" in frame and table not in ("sources", "evidence", "corrections"):
            row = frame.iloc[-1]
            card = ki.evidence(row.iloc[0])
            assert (card.table, list(card.row)) == (table, list(frame.columns))
            if pd.notna(row["source_id"]):
                assert card.sources.iloc[0][["role", "source_id"]].to_list() == ["principal", row["source_id"]]


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_card_tells_everything_in_its_width(width: int) -> None:
    from unicodedata import east_asian_width

    card = ki.evidence(ROW)
    lines = card.text(width).splitlines()
    long = [line for line in lines if sum(2 if east_asian_width(c) in "WF" else 1 for c in line) > width]
    assert all(len(line.split()) == 1 for line in long), "only an address or an identifier may be longer"
    text = " ".join(" ".join(lines).split())
    for source in card.sources.to_dict("records"):
        for column in ("title", "publisher", "url", "source_id"):
            assert source[column] in text
        for column in ("note", "source_note"):
            assert pd.isna(source[column]) or source[column] in text
    assert text.count("copy on another host") == card.sources["is_mirror"].sum()
    assert "valid_from 1979-09-10" in text
    assert "valid_from_precision" not in text


def test_a_card_shows_a_date_no_more_precise_than_it_is_known() -> None:
    text = str(ki.evidence("kor-1998-agreed-space-launch-unlimited"))
    assert "1998-08" in text
    assert "1998-08-01" not in text
    assert repr(ki.evidence(ROW)) == str(ki.evidence(ROW))


def test_an_id_stands_in_one_table_only() -> None:
    ids = pd.concat([ki.load(table).iloc[:, 0] for table in ki.tables()["name"]])
    assert ids[ids.duplicated()].to_list() == []


class Cells(HTMLParser):
    """The texts of a page, and the elements that are still open at its end."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str | None] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.links += [value for name, value in attrs if name == "href"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_notebook_gets_tables_in_which_nothing_is_markup() -> None:
    row_id = ki.sql(
        """SELECT row_id FROM evidence JOIN sources USING (source_id)
           WHERE contains(title, '<') OR contains(title, '&') OR contains(url, '&') LIMIT 1"""
    )["row_id"][0]
    for row in (ROW, row_id):
        card = ki.evidence(row)
        page = Cells()
        page.feed(card._repr_html_())
        assert page.open == []
        assert page.links == card.sources["url"].to_list()
        assert set(card.sources["title"]) <= set(page.texts)


def test_an_unknown_row_gets_near_matches_among_all_tables() -> None:
    with pytest.raises(errors.UnknownNameError, match=f"no row 'kor-1979-balistic-180km'; did you mean '{ROW}'"):
        ki.evidence("kor-1979-balistic-180km")
    with pytest.raises(errors.UnknownNameError, match="'opcon-2010-06-26-delay-to-2015-12-01'"):
        ki.evidence("opcon-2010-06-26")
    with pytest.raises(errors.UsageError, match=r"the id of a row is text.*got 3"):
        ki.evidence(3)  # type: ignore[arg-type]
    for nothing in ("", "limit_id", "\udcff", "KOR"):  # an actor is no fact
        with pytest.raises(errors.UnknownNameError):
            ki.evidence(nothing)
