"""What the explorer shows is what the package gives: tables, both dates, versions, indicators, SQL, citations."""

from __future__ import annotations

import io
from urllib.parse import quote

import pandas as pd
import pytest
from harness import Explorer

import kindicators as ki
from kindicators.frames import to_pandas
from kindicators.package import package
from kindicators.releases import released


def frame(content: bytes, table: str, version: str | None = None) -> pd.DataFrame:
    """Read a downloaded table with the types of the package."""
    return to_pandas(content, released(version).resource(table).fields)


def result(content: bytes, like: pd.DataFrame) -> pd.DataFrame:
    """Read the downloaded result of a query with the types of another."""
    read = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False, na_values=[""])
    return read.astype(
        {name: kind for name, kind in like.dtypes.items() if not str(kind).startswith("datetime")}
    ).assign(
        **{str(n): pd.to_datetime(read[n]).astype(k) for n, k in like.dtypes.items() if str(k).startswith("datetime")}
    )


@pytest.mark.parametrize("table", ["missile_range_limits", "aliases"])
def test_a_table_is_the_file_of_the_package(lasting: Explorer, table: str) -> None:
    lasting.visit(f"?table={table}")
    resource = package().resource(table)
    assert lasting.found() == f"{resource.rows} rows"
    assert lasting.download() == resource.path.read_bytes()


@pytest.mark.parametrize(
    ("table", "asked"),
    [
        ("command_tenures", {"known_at": "2018-06-12", "as_of": "2018-06-12"}),
        ("missile_range_limits", {"as_of": "2015-06-01"}),
        ("agreements", {"known_at": "2001-01-01"}),
        ("troop_deployments", {"version": "0.2.0"}),
        ("opcon_milestones", {"version": "1.0.0", "known_at": "2012-01-01"}),
    ],
)
def test_a_table_on_a_day_is_that_of_load(lasting: Explorer, table: str, asked: dict[str, str]) -> None:
    lasting.visit("?" + "&".join([f"table={table}", *(f"{k}={v}" for k, v in asked.items())]))
    expected = ki.load(table, **asked)  # type: ignore[call-overload]
    pd.testing.assert_frame_equal(frame(lasting.download(), table, asked.get("version")), expected)


@pytest.mark.parametrize(
    ("indicator", "asked"),
    [
        ("usfk_personnel", {}),
        ("opcon_target_year", {"known_at": "2012-01-01", "as_of": "2012-01-01"}),
        ("sma_contribution_usd", {"version": "0.3.0"}),
        ("rok_defense_budget_krw", {"version": "1.0.0", "known_at": "2015-01-01"}),
    ],
)
def test_an_indicator_is_that_of_the_package(lasting: Explorer, indicator: str, asked: dict[str, str]) -> None:
    lasting.visit("?" + "&".join([f"indicator={indicator}", *(f"{k}={v}" for k, v in asked.items())]))
    expected = ki.indicator(indicator, **asked)  # type: ignore[arg-type]
    pd.testing.assert_frame_equal(result(lasting.download(), expected), expected)


@pytest.mark.parametrize("asked", [{"known_at": "2016-01-01"}, {"version": "1.0.0", "as_of": "2012-06-01"}])
def test_all_indicators_in_sql_are_those_of_the_package(lasting: Explorer, asked: dict[str, str]) -> None:
    query = "SELECT * FROM indicators ORDER BY ALL"
    lasting.visit(f"?sql={quote(query)}" + "".join(f"&{k}={v}" for k, v in asked.items()))
    expected = ki.sql(query, **asked)  # type: ignore[arg-type]
    assert expected["indicator"].nunique() > 30
    pd.testing.assert_frame_equal(result(lasting.download(), expected), expected)


@pytest.mark.parametrize("asked", [{"known_at": "2017-09-01"}, {"as_of": "2017-09-01"}, {"version": "0.3.0"}])
def test_every_cell_of_every_table_is_that_of_the_package(lasting: Explorer, asked: dict[str, str]) -> None:
    pack = released(asked.get("version"))
    timed = [
        r for r in pack.resources.values() if "as_of" not in asked or any(f.clock in ("from", "on") for f in r.fields)
    ]
    parts = []
    for resource in timed:
        cells = ", ".join(f"coalesce({f.name}::VARCHAR, '')" for f in resource.fields)
        parts.append(
            f"SELECT '{resource.name}' AS name, count(*) AS n, md5(string_agg(line, ';' ORDER BY line)) AS cells "
            f"FROM (SELECT concat_ws('|', {cells}) AS line FROM {resource.name})"
        )
    query = " UNION ALL ".join(parts) + " ORDER BY name"
    page = lasting.visit("?sql=" + "".join(f"&{k}={v}" for k, v in asked.items()))
    page.get_by_label("Query", exact=True).fill(query)
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Download CSV").wait_for()
    expected = ki.sql(query, **asked)  # type: ignore[arg-type]
    assert len(expected) == len(timed)
    pd.testing.assert_frame_equal(result(lasting.download(), expected), expected)


def test_a_result_of_sql_has_the_numbers_of_the_package(lasting: Explorer) -> None:
    query = (
        "SELECT sum(count) AS missiles, max(date) AS last, 1.50::DECIMAL(9, 2) AS price, -0.25::DECIMAL(4, 2) AS low, "
        "NULL AS nothing, true AS yes, 1e300 AS big, '한글, \"x\"' AS text FROM missile_launches"
    )
    lasting.visit(f"?sql={quote(query)}")
    assert lasting.download().decode() == (
        "missiles,last,price,low,nothing,yes,big,text\n"
        f"{ki.sql(query)['missiles'][0]},{ki.load('missile_launches')['date'].max():%Y-%m-%d},"
        '1.50,-0.25,,true,1e+300,"한글, ""x"""\n'
    )


def citation(lasting: Explorer, button: str = "Cite") -> tuple[str, str]:
    """Return the citation that a button shows, as text and as BibTeX, and close it."""
    page = lasting.page
    page.get_by_role("button", name=button, exact=True).click()
    area = page.get_by_role("textbox", name="Citation")
    text = area.input_value()
    page.get_by_role("radio", name="BibTeX").check()
    bibtex = area.input_value()
    page.keyboard.press("Escape")
    return text, bibtex


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("table", "sma_agreements"),
        ("table", "agreement_parties"),
        ("indicator", "sma_contribution_usd"),
        ("table", "actors"),
    ],
)
def test_a_citation_is_that_of_cite(lasting: Explorer, kind: str, name: str) -> None:
    lasting.visit(f"?{kind}={name}")
    assert citation(lasting) == (ki.cite(name), ki.cite(name, format="bibtex"))


def test_a_citation_of_filtered_rows_on_a_day_has_their_sources_alone(lasting: Explorer) -> None:
    lasting.visit("?table=opcon_milestones&known_at=2012-01-01&f.stage=transfer")
    rows = ki.load("opcon_milestones", known_at="2012-01-01")
    chosen = rows[rows["stage"] == "transfer"]
    assert citation(lasting) == (ki.cite(chosen), ki.cite(chosen, format="bibtex"))


def test_a_citation_of_a_past_release_names_it(lasting: Explorer) -> None:
    lasting.visit("?table=nuclear_tests&version=0.2.0")
    assert citation(lasting)[0] == ki.cite(ki.load("nuclear_tests", version="0.2.0"))


def test_a_citation_of_a_row_is_that_of_cite(lasting: Explorer) -> None:
    row = "opcon-2010-06-26-delay-to-2015-12-01"
    lasting.visit(f"?table=opcon_milestones&row={row}")
    assert citation(lasting, "Cite this row") == (ki.cite(row), ki.cite(row, format="bibtex"))


def test_a_card_has_every_column_and_every_source(lasting: Explorer) -> None:
    row = "kor-1998-agreed-space-launch-unlimited"
    page = lasting.visit(f"?table=missile_range_limits&row={row}")
    card = ki.evidence(row)
    text = page.get_by_role("dialog").inner_text()
    for field in package().resource("missile_range_limits").fields:  # a precision is seen in its date
        assert card.cells[field.name].replace("_", " ") in text.replace("_", " ")
        assert card.cells[field.name] == "" or field.name.endswith("_precision") or field.description in text
    for statement in card.statements:
        for column in ("publisher", "title", "url", "stated_value", "note"):
            assert (statement[column] or "") in text
        assert (
            page.get_by_role("dialog").get_by_role("link", name=statement["title"]).get_attribute("href")
            == statement["url"]
        )


def test_a_card_tells_how_the_row_was_corrected(lasting: Explorer) -> None:
    corrections = ki.load("corrections")
    first = corrections[(corrections["table_name"] == "troop_deployments") & (corrections["kind"] == "corrected")].iloc[
        0
    ]
    page = lasting.visit(f"?table=troop_deployments&row={quote(first['row_id'])}")
    page.get_by_role("heading", name="Corrections of earlier versions").wait_for()
    assert first["reason"] in page.get_by_role("dialog").inner_text()
