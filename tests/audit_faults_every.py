"""Faults that the checks of all tables find; `test_audit` puts them into the real data."""

from __future__ import annotations

from collections.abc import Callable

from conftest import Row

POLL = "chey-us-uses-deterrent-2024-01-10-no"
HANI = "http://worldcup2014.hani.co.kr/arti/politics/defense/58344.html"
Edit = Callable[[list[Row]], str]


def again(rows: list[Row]) -> str:
    """Enter the last row a second time, under another id."""
    key = next(iter(rows[-1]))
    rows.append({**rows[-1], key: "zzz-again"})
    return "zzz-again"


def cells(row_id: str, **values: str) -> Edit:
    """Set cells of one row."""

    def edit(rows: list[Row]) -> str:
        row = next(r for r in rows if next(iter(r.values())) == row_id)
        assert all(row[name] != value for name, value in values.items())
        row.update(values)
        return row_id

    return edit


def source(source_id: str, of: str, **values: str) -> Edit:
    """Add a source that is like another one."""

    def edit(rows: list[Row]) -> str:
        like = next(r for r in rows if r["source_id"] == of)
        rows.append({**like, "source_id": source_id, "url": f"https://example.org/{source_id}", **values})
        return source_id

    return edit


FAULTS = [
    ("doubles/same_row", "troop_deployments", again),
    ("doubles/source_address", "sources", source("zzz-slash", "hani-2005-08-18-ufl", title="Slash", url=HANI + "/")),
    ("doubles/source_title", "sources", source("zzz-title", "hani-2006-08-14-opcon-poll")),
    (
        "doubles/publisher",
        "sources",
        cells("voa-2010-06-26-postpone-transfer", publisher="The Voice of America (News)"),
    ),
    ("doubles/publisher", "sources", cells("csis-2022-sinpo", publisher="CSIS Beyond Parallel")),
    (
        "dates/in_the_id",
        "command_events",
        cells("cfc-1992-12-01-ground-component", date="1992-01-12", reported_on="1993-01-12"),
    ),
    ("dates/source_in_the_id", "sources", cells("rok-mofa-2019-02-10-tenth-sma", published_on="2019-10-02")),
    ("dates/known_before_it_happened", "alliance_meetings", cells("scm-57-2025", reported_on="2024-11-04")),
    (
        "dates/known_before_it_happened",
        "opcon_milestones",
        cells("opcon-2006-10-20-38th-scm-window", reported_on="2005-10-20"),
    ),
    ("dates/known_before_it_happened", "agreements", cells("camp-david-2023", reported_on="2013-08-18")),
    (
        "dates/known_on_the_day",
        "opcon_milestones",
        cells("opcon-1992-10-08-24th-scm-end-1994", reported_on="1992-12-08"),
    ),
    ("dates/known_on_the_day", "agreements", cells("agreed-framework-1994", reported_on="1994-12-21")),
    ("dates/earliest_known", "command_tenures", cells("unc-1950-douglas-macarthur", reported_on="1905-07-08")),
    ("dates/known_on_the_day", "alliance_meetings", cells("mcm-49-2024", reported_on="2024-12-17")),
    ("dates/known_from_a_source", "missile_systems", cells("l-sam", reported_on="2001-09-23")),
    ("dates/known_after_its_source", "public_opinion", cells(POLL, reported_on="2024-05-02")),
    ("dates/still_planned", "military_exercises", cells("foal-eagle-2017", status="planned")),
    ("dates/still_planned", "opcon_milestones", cells("opcon-2025-08-13-five-year-plan", target_to="2026-06-03")),
    ("dates/still_planned", "submarine_program", cells("ssn-2025-12-18-fuel-talks-plan", target_to="2026-01-01")),
    ("dates/still_planned", "investment_pledges", cells("eu-usa-600bn-2025", period_end="2026-01-01")),
    ("dates/still_planned", "arms_export_deals", cells("idn-2019-04-12-submarines", delivery_to="2024-07-01")),
    ("dates/in_the_future", "nuclear_tests", cells("nuclear-test-2017-09-03", reported_on="2071-09-03")),
    ("reconciliation/actor_states", "actors", cells("rok-cabinet", parent_id="PRK")),
    ("ranges/command_events", "command_events", cells("cfc-2026-01-28-component-commands", value="6000")),
    ("sources/after_the_event", "alliance_meetings", cells("kidd-21-2022", source_id="rok-mofa-2019-02-10-tenth-sma")),
    ("sources/copy_alone", "sanctions_resolutions", cells("unsc-2569-2021", source_id="acda-1996-11-mtcr")),
    ("sources/press_alone", "sanctions_measures", cells("unsc-1874-2009-arms", source_id="hani-2005-08-18-ufl")),
    ("sources/corroboration_agrees", "evidence", cells("2006-10-09-usgs-latitude-e1", stated_value="51.294")),
    ("sources/dispute_is_one", "evidence", cells("kor-2012-offer-ballistic-550km-e1", stated_value="800000")),
]
