"""What the released tables say: facts that a user would look up first, and rules over whole tables."""

from __future__ import annotations

import datetime as dt
import re

import pandas as pd
import pytest

import kindicators as ki
from kindicators.names import TableName

FACTS: list[TableName] = [n for n in ki.tables()["name"] if "reported_on" in set(ki.describe(n)["column"])]
SOURCED = [n for n in ki.tables()["name"] if n != "sources" and "source_id" in set(ki.describe(n)["column"])]
# Between two releases a row may be as new as the last page that was read.
LAST = max(pd.Timestamp(ki.versions()["date"].max()), ki.load("sources")["accessed_on"].max())


@pytest.mark.parametrize("name", FACTS)
def test_both_clocks_are_complete(name: TableName) -> None:
    """Every row says when it became public, never after the release; and when it happened."""
    frame = ki.load(name)
    assert frame[["reported_on", "reported_on_precision", "reported_on_basis"]].notna().all().all()
    late = frame[(frame["reported_on"] > LAST) & (frame["reported_on_precision"] == "day")]
    assert late.empty, late.iloc[:, 0].to_list()
    times = [c for c in frame.columns if f"{c}_precision" in frame.columns and c != "reported_on"]
    belonging = ("launch_reports", "nuclear_test_estimates", "sanctions_votes", "missile_systems", "exercise_series")
    if name not in belonging:  # these have the time of what they belong to
        assert frame[times].notna().any(axis=1).sum() > 0.85 * len(frame)


@pytest.mark.parametrize("name", FACTS)
def test_every_row_has_a_source_with_an_address(name: TableName) -> None:
    rows = ki.sql(f"SELECT count(*) AS n, count(url) AS sourced FROM {name} LEFT JOIN sources USING (source_id)")
    assert rows["n"][0] == rows["sourced"][0] == len(ki.load(name))


def test_no_source_is_unused() -> None:
    """That its own entry was corrected is no use of a source."""
    tables = {
        name: f"(FROM {name} WHERE table_name <> 'sources')" if name == "corrections" else name for name in SOURCED
    }
    used = " UNION ".join(f"SELECT source_id FROM {rows} WHERE source_id IS NOT NULL" for rows in tables.values())
    assert ki.sql(f"SELECT source_id FROM sources WHERE source_id NOT IN ({used})").empty


def test_a_copy_alone_is_not_high() -> None:
    for name in FACTS:
        key = ki.load(name).columns[0]
        alone = ki.sql(
            f"""SELECT {key} FROM {name} JOIN sources USING (source_id)
                WHERE confidence = 'high' AND is_mirror AND {key} NOT IN (
                    SELECT row_id FROM evidence WHERE table_name = '{name}' AND role = 'corroborates')"""
        )
        assert alone.empty, alone


def in_force(day: str, weapon_class: str) -> list[tuple[object, ...]]:
    rows = ki.sql(
        """SELECT range_rule, range_km, payload_kg FROM missile_range_limits
           WHERE limited_party = 'KOR' AND scope IN ('possession', 'civilian') AND weapon_class = $class
             AND valid_from <= $day AND (valid_to IS NULL OR valid_to > $day)
           ORDER BY range_km DESC NULLS LAST""",
        {"day": dt.date.fromisoformat(day), "class": weapon_class},
    )
    return [tuple(None if pd.isna(v) else v for v in row) for row in rows.itertuples(index=False)]


@pytest.mark.parametrize(
    ("day", "limits"),
    [
        ("1979-09-09", []),
        ("1979-09-10", [("max", 180, 500)]),
        ("2001-01-16", [("max", 180, 500)]),
        ("2001-01-17", [("max", 300, 500)]),  # on the day of a change only the new limit holds
        ("2012-10-06", [("max", 300, 500)]),
        ("2015-06-01", [("max", 800, 500), ("max", 500, 1000), ("max", 300, 2000)]),
        ("2017-11-06", [("max", 800, 500), ("max", 500, 1000), ("max", 300, 2000)]),
        ("2017-11-07", [("max", 800, None)]),
        ("2021-05-20", [("max", 800, None)]),
        ("2021-05-21", [("unlimited", None, None)]),
        ("2026-01-01", [("unlimited", None, None)]),
    ],
)
def test_the_range_limit_of_rok_ballistic_missiles(day: str, limits: list[tuple[object, ...]]) -> None:
    assert in_force(day, "ballistic") == limits


def test_the_official_opcon_target_and_its_slips() -> None:
    chain = ki.sql(
        """SELECT m.date, m.target_to, date_diff('day', p.target_to, m.target_to) AS days
           FROM opcon_milestones m LEFT JOIN opcon_milestones p ON p.milestone_id = m.supersedes
           WHERE m.stage = 'transfer' AND (m.supersedes IS NOT NULL OR m.milestone_id IN (
               SELECT supersedes FROM opcon_milestones WHERE stage = 'transfer'))
           ORDER BY m.date"""
    )
    assert list(chain["date"].dt.strftime("%Y-%m-%d")) == ["2006-10-20", "2007-02-23", "2010-06-26", "2014-10-23"]
    targets = [None if pd.isna(t) else t.strftime("%Y-%m-%d") for t in chain["target_to"]]
    assert targets == ["2012-03-15", "2012-04-17", "2015-12-01", None]
    assert [None if pd.isna(d) else d for d in chain["days"]] == [None, 33, 1323, None]


def test_only_officials_set_targets_that_count() -> None:
    rows = ki.load("opcon_milestones")
    superseding = rows[rows["supersedes"].notna()]
    assert set(superseding["kind"]) <= {"agreement", "postponement"}
    reports = rows[rows["kind"] == "report"]
    assert set(reports["status"]) <= {"reported", "estimated", "denied"}


def test_28500_is_a_statement_and_never_a_count() -> None:
    korea = ki.sql("FROM troop_deployments WHERE sending_country = 'USA' AND host = 'KOR'")
    assert korea.loc[(korea["value"] == 28500) & (korea["measure"] == "present")].empty
    assert (korea.loc[korea["series"] == "dmdc", "measure"] == "present").all()


def test_the_parts_of_dmdc_counts_add_up_or_say_why_not() -> None:
    off = ki.sql(
        """WITH parts AS (
               SELECT host, date, sum(value) AS parts, count(*) AS n FROM troop_deployments
               WHERE series = 'dmdc' AND category = 'personnel'
                 AND branch IN ('army', 'navy', 'marine_corps', 'air_force', 'space_force', 'air_and_space_force',
                                'coast_guard')
               GROUP BY host, date)
           SELECT t.deployment_id, t.value, parts, t.note FROM troop_deployments t JOIN parts USING (host, date)
           WHERE t.series = 'dmdc' AND t.branch = 'total' AND t.category = 'personnel' AND n >= 4
             AND t.value <> parts AND t.note IS NULL"""
    )
    assert off.empty, off


def test_a_payment_that_was_only_reported_is_not_shown_as_made() -> None:
    family = ki.sql(
        """SELECT e.stage, e.status FROM pledge_events e JOIN investment_pledges p USING (pledge_id)
           WHERE 'kor-usa-350bn-2025' IN (p.pledge_id, p.parent_pledge_id)"""
    )
    assert (family.loc[family["stage"] == "legislated", "status"] == "occurred").all()
    assert (family.loc[family["stage"] == "disbursed", "status"] == "reported").all()
    whole = ki.load("investment_pledges").set_index("pledge_id")
    parts = whole[whole["parent_pledge_id"] == "kor-usa-350bn-2025"]
    assert parts["amount"].sum() == whole.loc["kor-usa-350bn-2025", "amount"] == 350_000_000_000


def test_parts_are_not_more_than_their_whole() -> None:
    over = ki.sql(
        """SELECT part.pledge_id FROM investment_pledges part
           JOIN investment_pledges whole ON part.parent_pledge_id = whole.pledge_id
           WHERE part.currency = whole.currency AND part.amount_basis = whole.amount_basis
             AND coalesce(part.amount, part.amount_low, part.amount_high)
                 > coalesce(whole.amount, whole.amount_high, whole.amount_low)"""
    )
    assert over.empty, over


def test_what_was_known_in_may_2025_of_north_korean_losses() -> None:
    latest = ki.sql(
        """SELECT value, reported_on FROM troop_deployments
           WHERE sending_country = 'PRK' AND host = 'RUS' AND reporter = 'rok-nis' AND category = 'killed_and_wounded'
             AND measure = 'cumulative' AND reported_on <= DATE '2025-05-31'
           ORDER BY reported_on DESC LIMIT 1"""
    )
    assert latest["value"][0] == 4700
    assert latest["reported_on"][0] == pd.Timestamp("2025-04-30")


def test_north_and_south_are_not_swapped() -> None:
    troops = ki.load("troop_deployments")
    assert (troops.loc[troops["deployment_id"].str.startswith("prk-"), "sending_country"] == "PRK").all()
    assert (troops.loc[troops["deployment_id"].str.startswith("kor-"), "sending_country"] == "KOR").all()
    assert troops.loc[troops["host"] == "RUS", "sending_country"].eq("PRK").all()
    assert not troops.loc[troops["sending_country"] == "KOR", "host"].isin(["RUS", "north-vietnam"]).any()


def test_korean_names_are_hangul() -> None:
    for names in (
        ki.load("actors")["name_ko"].dropna(),
        ki.load("opcon_milestones")["title_ko"].dropna(),
        ki.load("missile_range_limits")["title_ko"].dropna(),
    ):
        assert len(names) > 30
        assert names.str.contains(r"[가-힣]").all()
    actors = ki.load("actors").set_index("actor_id")
    assert actors.loc["rok-mnd", "name_ko"] == "국방부"
    assert actors.loc["usfk", "name_ko"] == "주한미군"


def test_states_have_their_own_codes() -> None:
    actors = ki.load("actors")
    states = actors[actors["kind"] == "state"]
    assert (states["actor_id"] == states["iso3"]).all()
    assert states["cow_code"].is_unique
    assert states.set_index("actor_id").loc[["KOR", "PRK"], "cow_code"].to_list() == [732, 731]


def test_a_publisher_has_one_spelling() -> None:
    names = ki.load("sources")["publisher"].unique()
    # Two outlets of nearly one name.
    plain = [
        re.sub(r"[^a-z0-9]", "", n.lower().removeprefix("the "))
        for n in names
        if n != "The Defense News" and n.isascii()
    ]
    assert len(plain) == len(set(plain)), sorted(n for n in plain if plain.count(n) > 1)
