"""Faults that `validate` must find in the tables on nuclear tests, the arsenal and sanctions."""

from __future__ import annotations

from conftest import Fault, holds

EARLY = {"reported_on": "1949-01-01", "reported_on_precision": "day"}
SIXTH = holds("test_id", "nuclear-test-2017-09-03")
PANEL = holds("measure_id", "unsc-2680-2023-panel")

FAULTS: list[Fault] = [
    ("nuclear_tests", SIXTH, {"number": "7"}, "number", "in the order of their days"),
    ("nuclear_tests", SIXTH, {"latitude": "129.036", "longitude": "41.343"}, "latitude", "lie at the test site"),
    ("nuclear_tests", SIXTH, EARLY, "reported_on", "before its day"),
    ("nuclear_tests", SIXTH, {"time_utc": "12:36 KST"}, "time_utc", ""),
    ("nuclear_test_estimates", holds("measure", "depth"), {"value": ""}, "value", "has a number"),
    (
        "nuclear_test_estimates",
        holds("measure", "yield"),
        {"unit": "magnitude", "scale": "mb"},
        "unit",
        "of the measure",
    ),
    ("nuclear_test_estimates", holds("scale", "mb"), {"scale": ""}, "scale", "on which scale"),
    ("nuclear_test_estimates", holds("measure", "latitude"), {"value": "129.1"}, "value", "lie at the test site"),
    (
        "nuclear_test_estimates",
        holds("estimate_id", "2017-09-03-ctbto-magnitude-first"),
        {"status": "estimated"},
        "status",
        "one figure for a test",
    ),
    ("nuclear_test_estimates", holds("scale", "mb"), {"scale": "ML"}, "scale", "is not one of"),
    (
        "nuclear_arsenal_estimates",
        holds("measure", "warheads_assembled"),
        {"value": "", "low": "", "high": ""},
        "value",
        "has a number",
    ),
    ("nuclear_arsenal_estimates", holds("measure", "plutonium_kg"), {"unit": "count"}, "unit", "of the measure"),
    (
        "nuclear_arsenal_estimates",
        holds("measure", "warheads_projected"),
        {"target_date": "2001-01-01"},
        "target_date",
        "target date after",
    ),
    ("nuclear_arsenal_estimates", holds("basis", "goal"), {"basis": "assessment"}, "basis", "measures of their own"),
    ("nuclear_arsenal_estimates", holds("measure", "heu_kg"), EARLY, "reported_on", "before the day"),
    ("sanctions_resolutions", holds("number", "825"), {"votes_abstain": "1"}, "votes_for", "add up"),
    ("sanctions_resolutions", holds("kind", "draft"), {"status": "adopted"}, "status", "draft was vetoed"),
    (
        "sanctions_resolutions",
        holds("number", "S/2022/431"),
        {"votes_against": "0", "votes_abstain": "2"},
        "votes_against",
        "vote against",
    ),
    (
        "sanctions_resolutions",
        holds("kind", "presidential_statement"),
        {"votes_for": "15", "votes_against": "0", "votes_abstain": "0", "votes_absent": "0"},
        "votes_for",
        "has no votes",
    ),
    ("sanctions_resolutions", holds("number", "2397"), EARLY, "reported_on", "before its day"),
    ("sanctions_votes", holds("vote_id", "unsc-draft-2022-431-chn"), {"actor": "RUS"}, "actor", "votes once"),
    ("sanctions_votes", holds("vote_id", "unsc-825-1993-pak"), {"vote": "veto"}, "vote", "permanent member"),
    ("sanctions_measures", holds("unit", "days"), {"unit": ""}, "unit", "needs a unit"),
    (
        "sanctions_measures",
        holds("measure_id", "unsc-2397-2017-refined"),
        {"value": "500000", "high": ""},
        "value",
        "upper end",
    ),
    (
        "sanctions_measures",
        holds("status", "not_adopted"),
        {"valid_from": "2022-05-26", "valid_from_precision": "day"},
        "valid_from",
        "never did has none",
    ),
    (
        "sanctions_measures",
        holds("measure_id", "unsc-2397-2017-workers"),
        {"valid_to": "2019-12-22", "valid_to_precision": "day"},
        "valid_to",
        "has its end",
    ),
    ("sanctions_measures", PANEL, {"valid_from": "2023-05-02"}, "valid_from", "without a gap"),
    (
        "sanctions_measures",
        holds("measure_id", "unsc-2397-2017-refined"),
        {"valid_from": "2017-12-22"},
        "valid_from",
        "without overlap",
    ),
    ("sanctions_figures", holds("measure", "stolen"), {"value": "", "low": "", "high": ""}, "value", "has a number"),
    ("sanctions_figures", holds("measure", "stolen"), {"unit": "barrels"}, "unit", "fits the measure"),
    ("sanctions_figures", holds("status", "expected"), {"status": "reported"}, "status", "is not shown as reported"),
    ("sanctions_figures", holds("measure", "stolen"), EARLY, "reported_on", "before its period"),
]
