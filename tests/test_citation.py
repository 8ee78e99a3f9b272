"""`cite`: every source that was used is cited once, completely, in each format."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, get_args

import pandas as pd
import pytest
import yaml
from pybtex.database import Entry, parse_string

import kindicators as ki
from conftest import ROOT
from kindicators import errors
from kindicators.names import TableName

TABLES = list(get_args(TableName))
SOURCES: dict[str, dict[Any, Any]] = {row["source_id"]: row for row in ki.load("sources").to_dict("records")}
# https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
CSL_TYPES = {"dataset", "article-newspaper", "report", "post-weblog", "webpage"}
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
MONTHS += ["November", "December"]
COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textless": "<",
    "textgreater": ">",
    "textbar": "|",
}


@cache
def used(table: str) -> list[str]:
    """Return the sources of a table as SQL finds them; what has none of its own rests on what it names."""
    columns = set(ki.describe(table)["column"])  # type: ignore[arg-type]
    if table == "agreement_parties":
        query = "SELECT DISTINCT source_id FROM agreement_parties JOIN agreements USING (agreement_id)"
    elif "source_id" in columns:
        query = f"SELECT DISTINCT source_id FROM {table} WHERE source_id IS NOT NULL"
    else:
        return []
    return sorted(ki.sql(query)["source_id"])


@cache
def date_of(source: str) -> str:
    """Return a source's date with its precision only, or an empty text."""
    row = SOURCES[source]
    if pd.isna(row["published_on"]):
        return ""
    form = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[row["published_on_precision"]]
    return str(row["published_on"].strftime(form))


def accessed(source: str) -> str:
    day = SOURCES[source]["accessed_on"]
    return "" if pd.isna(day) else str(day.date())


def notes(source: str) -> str:
    row = SOURCES[source]
    ours = ["Title supplied by kindicators"] if row["title_is_ours"] else []
    host = row["url"].split("/")[2].split(":")[0]
    return ". ".join(ours + ([f"Copy at {host}"] if row["is_mirror"] else []))


def tex(value: str) -> str:
    """Read the LaTeX of a field that is braced twice."""
    assert re.fullmatch(r"(?:[^\\{}&%$#_~^]|\\[&%$#_]|\\[a-z]+\{\})*", value.removeprefix("{").removesuffix("}")), value
    plain = re.sub(r"\\([a-z]+)\{\}", lambda m: COMMANDS[m[1]], value.removeprefix("{").removesuffix("}"))
    return re.sub(r"\\([&%$#_])", r"\1", plain)


def fields(entry: Entry) -> dict[str, str]:
    return dict(entry.fields)


@pytest.mark.parametrize("table", TABLES)
def test_bibtex_has_an_entry_for_the_dataset_and_each_source(table: str) -> None:
    entries = parse_string(ki.cite(table, format="bibtex"), "bibtex").entries
    first, *sources = entries
    assert first == f"kindicators-{table}"
    assert sources == used(table)
    for source in sources:
        row, found = SOURCES[source], fields(entries[source])
        (author,) = entries[source].persons["author"]
        assert tex(author.last_names[0]) == row["publisher"]
        assert not author.first_names
        assert tex(found.pop("title")) == row["title"]
        assert found.pop("url") == row["url"]
        assert found.pop("language") == row["language"]
        assert found.pop("urldate", "") == accessed(source)
        assert tex(found.pop("note", "")) == notes(source)
        month = found.pop("month", "")
        parts = [found.pop("year", ""), f"{MONTHS.index(month) + 1:02}" if month else "", found.pop("day", "")]
        assert "-".join(p.zfill(2) for p in parts if p) == date_of(source)
        assert found == {}


@pytest.mark.parametrize("table", TABLES)
def test_csl_json_has_an_entry_for_the_dataset_and_each_source(table: str) -> None:
    first, *items = json.loads(ki.cite(table, format="csl-json"))
    assert (first["id"], first["type"], first["version"]) == (f"kindicators-{table}", "dataset", ki.__version__)
    assert [item["id"] for item in items] == used(table)
    for item in items:
        source = item.pop("id")
        row = SOURCES[source]
        assert item.pop("type") in CSL_TYPES
        assert item.pop("title") == row["title"]
        assert item.pop("author") == [{"literal": row["publisher"]}]
        assert (item.pop("URL"), item.pop("language")) == (row["url"], row["language"])
        assert item.pop("note", "") == notes(source)
        for name, date in (("issued", date_of(source)), ("accessed", accessed(source))):
            parts = [int(p) for p in date.split("-") if p]
            assert item.pop(name, {"date-parts": [[]]}) == {"date-parts": [parts]}
        assert item == {}


@pytest.mark.parametrize("table", TABLES)
def test_ris_has_an_entry_for_the_dataset_and_each_source(table: str) -> None:
    text = ki.cite(table, format="ris")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*|", line) for line in text.split("\n"))
    blocks = [[line.split("  - ", 1) for line in block.split("\n")] for block in text.split("\n\n")]
    assert all((block[0][0], block[-1]) == ("TY", ["ER", ""]) for block in blocks)
    first, *items = [dict(block) for block in blocks]
    assert (first["TY"], first["ID"], first["ET"]) == ("DATA", f"kindicators-{table}", ki.__version__)
    assert [item["ID"] for item in items] == used(table)
    for item in items:
        row = SOURCES[item["ID"]]
        assert item["TY"] in {"DATA", "NEWS", "RPRT", "BLOG", "ELEC"}
        assert (item["TI"], item["AU"], item["UR"]) == (row["title"], row["publisher"], row["url"])
        parts = [*date_of(item["ID"]).split("-"), "", "", ""][:3]
        assert item.get("DA", "///") == "/".join(parts) + "/"
        assert item.get("PY", "") == parts[0]
        assert item.get("Y2", "").replace("/", "-").removesuffix("-") == accessed(item["ID"])
        assert ("Copy at" in str([v for t, v in blocks[1 + items.index(item)] if t == "N1"])) == row["is_mirror"]


@pytest.mark.parametrize("table", TABLES)
def test_text_has_a_line_for_the_dataset_and_each_source(table: str) -> None:
    first, *lines = ki.cite(table).split("\n")
    assert f"Table {table} (" in first
    assert [line.rpartition(" [")[2].removesuffix("]") for line in lines] == used(table)
    for line, source in zip(lines, used(table), strict=True):
        row = SOURCES[source]
        year, month, day = [*date_of(source).split("-"), "", "", ""][:3]
        words = [day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year or "n.d."]
        assert line.startswith(f"{row['publisher']} ({' '.join(w for w in words if w)}). {row['title']}")
        assert row["url"] in line
        assert ("Copy at" in line) == row["is_mirror"]


def test_all_of_the_sources_can_be_cited() -> None:
    """Titles with every special character of LaTeX are among them, and survive."""
    titles = "".join(source["title"] for source in SOURCES.values())
    assert all(c in titles for c in "&%$_~<>|\"'")
    assert len(parse_string(ki.cite("sources", format="bibtex"), "bibtex").entries) == len(SOURCES) + 1


def test_the_dataset_is_cited_as_the_citation_file_says() -> None:
    stated = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    (item,) = json.loads(ki.cite(format="csl-json"))
    assert item["title"].casefold() == stated["title"].casefold()
    assert item["author"] == [{"literal": author["name"]} for author in stated["authors"]]
    released = stated["date-released"]
    assert item["issued"] == {"date-parts": [[released.year, released.month, released.day]]}
    assert (item["id"], item["version"]) == ("kindicators", ki.__version__)
    # Between two releases the file states the last one.
    assert str(stated["version"]) == ki.versions()["version"].iloc[-1]
    assert stated["license"] in item["note"]


def keys(x: Any) -> list[str]:
    return [item["id"] for item in json.loads(ki.cite(x, format="csl-json"))]


def test_a_row_is_cited_with_its_principal_source() -> None:
    row = "opcon-2010-06-26-delay-to-2015-12-01"
    assert keys(row) == [f"kindicators-{row}", "koreaherald-2010-06-27-delay"]
    assert f"Row {row} of table opcon_milestones" in ki.cite(row)
    assert keys("KOR") == ["kindicators-KOR"], "an actor rests on no source"
    assert keys("koreaherald-2010-06-27-delay")[1:] == ["koreaherald-2010-06-27-delay"]


def test_a_filtered_frame_is_cited_with_the_sources_that_are_left() -> None:
    launches = ki.load("missile_launches")
    recent = launches[launches["date"] >= "2025-01-01"]
    expected = sorted(set(recent["source_id"]))
    assert 0 < len(expected) < launches["source_id"].nunique()
    assert keys(recent) == ["kindicators-missile_launches", *expected]
    assert keys(launches.head(0)) == ["kindicators-missile_launches"]
    by_source = recent.groupby("source_id", observed=True)[["count"]].sum()
    assert keys(by_source)[1:] == expected, "what was grouped by stands in the index"
    bare = pd.DataFrame({"source_id": recent["source_id"].to_list()})
    assert keys(bare) == ["kindicators", *expected]


def test_the_ids_of_the_rows_lead_to_the_sources() -> None:
    reports = ki.load("launch_reports")
    some = reports[reports["launch_id"] == reports["launch_id"][0]]
    expected = sorted(set(some["source_id"]))
    # The launch has a source of its own, which is not that of the report.
    assert keys(some[["report_id", "launch_id", "value"]])[1:] == expected
    plain = ki.sql(f"SELECT report_id, launch_id FROM launch_reports WHERE launch_id = '{some['launch_id'].iloc[0]}'")
    assert keys(plain) == ["kindicators", *expected]
    assert "Result of a query" in ki.cite(plain)
    with pytest.raises(errors.UsageError, match="keep or select its column 'source_id', or 'report_id'"):
        ki.cite(some[["launch_id", "value"]])


def test_results_of_queries_may_have_several_columns_or_ids_in_a_cell() -> None:
    two = ki.sql("SELECT l.source_id, s.source_id FROM missile_launches l JOIN launch_reports s USING (launch_id)")
    both = {*two.iloc[:, 0], *two.iloc[:, 1]}
    assert keys(two)[1:] == sorted(both)
    for how in ("string_agg(DISTINCT source_id, '; ')", "list(DISTINCT source_id)"):
        grouped = ki.sql(f"SELECT outcome, {how} AS source_ids FROM missile_launches GROUP BY outcome")
        assert keys(grouped)[1:] == used("missile_launches")
    left = ki.sql("SELECT source_id FROM (VALUES (1)) t(x) LEFT JOIN sources ON false")
    assert keys(left) == ["kindicators"], "a missing id cites nothing"


def test_a_dispute_is_cited_with_both_sides_and_a_card_with_all_sources() -> None:
    some = ki.disagreements("nuclear_test_estimates")
    assert keys(some)[1:] == sorted({*some["source_id"], *some["disputed_by"]})
    sources = ki.evidence("opcon-2010-06-26-delay-to-2015-12-01").sources
    assert keys(sources)[1:] == sorted(set(sources["source_id"]))


def test_frames_of_other_engines_are_cited() -> None:
    expected = keys("opcon_milestones")[1:]
    assert keys(ki.load("opcon_milestones", engine="polars"))[1:] == expected
    assert keys(ki.load("opcon_milestones", engine="arrow"))[1:] == expected


def test_the_release_that_was_used_is_cited_where_a_frame_no_longer_knows_it() -> None:
    old = ki.load("opcon_milestones", version="1.0.0")
    merged = old.merge(ki.load("actors", version="1.0.0"), left_on="announced_by", right_on="actor_id")
    assert "Version 1.0.0." in ki.cite(merged, version="1.0.0").splitlines()[0]
    polars = ki.load("opcon_milestones", version="1.0.0", engine="polars")
    assert ki.cite(polars, version="1.0.0").splitlines()[1:] == ki.cite(old).splitlines()[1:]
    assert ki.cite("opcon_milestones", version="1.0.0") == ki.cite(old)
    with pytest.raises(errors.UsageError, match=r"is of version 1\.0\.0, and not of '0\.3\.0'"):
        ki.cite(old, version="0.3.0")
    with pytest.raises(errors.UsageError, match=r"and not of '1\.0\.0'"):
        ki.cite(ki.evidence("nuclear-test-2006-10-09"), version="1.0.0")
    with pytest.raises(errors.UnknownVersionError, match=r"no release '9\.9'"):
        ki.cite(version="9.9")


def test_what_cannot_be_cited_says_why() -> None:
    with pytest.raises(errors.UnknownNameError, match=r"no table, indicator or row 'opcon'; did you mean 'opcon"):
        ki.cite("opcon")
    with pytest.raises(errors.UnknownNameError, match="no format of citations 'bibtx'; did you mean 'bibtex'"):
        ki.cite(format="bibtx")
    with pytest.raises(errors.UnknownNameError, match="there are: text, bibtex, csl-json, ris"):
        ki.cite(format=[])  # type: ignore[arg-type]
    with pytest.raises(errors.UnknownNameError, match="no source 'yonhap'"):
        ki.cite(pd.DataFrame({"source_id": ["yonhap"]}))
    with pytest.raises(errors.UnknownNameError, match="no row with the launch_id 'mine'"):
        ki.cite(pd.DataFrame({"launch_id": ["mine"]}))
    with pytest.raises(errors.UsageError, match="the first column of its table"):
        ki.cite(ki.sql("SELECT count(*) AS n FROM actors"))
    for wrong in (3, ["opcon_milestones"], ki.load("actors")["name"]):
        with pytest.raises(errors.UsageError, match="cite takes the name of a table"):
            ki.cite(wrong)
    old = ki.load("opcon_milestones")
    old.attrs["kindicators"]["version"] = "0.0.1"
    with pytest.raises(errors.UnknownVersionError, match=r"no release '0\.0\.1' here"):
        ki.cite(old)


def test_the_key_of_the_dataset_is_no_source() -> None:
    assert not [s for s in SOURCES if s == "kindicators" or s.startswith("kindicators-")]
