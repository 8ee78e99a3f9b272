"""SQL in the browser: run, refused, stopped, ended."""

from __future__ import annotations

import re

from harness import Explorer
from playwright.sync_api import expect

import kindicators as ki


def test_sql_runs_shows_errors_and_is_stopped(explorer: Explorer) -> None:
    page = explorer.open("?sql=")
    page.get_by_role("button", name="Launches a year").click()
    page.get_by_role("button", name="Run").click()
    page.locator("#result tbody tr").first.wait_for()
    years = ki.load("missile_launches")["date"].dt.year.nunique()
    assert page.locator("#result tbody tr").count() == years
    page.get_by_label("Query", exact=True).fill("SELECT * FROM missile_lunches")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("missile_lunches does not exist")
    page.get_by_label("Query", exact=True).fill("DROP VIEW missile_launches")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("read-only")
    page.get_by_label("Query", exact=True).fill("SELECT * FROM read_csv('https://example.org/x.csv')")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("disabled")
    page.get_by_label("Query", exact=True).fill("SELECT sum(a.i * b.i) FROM range(1000000) a(i), range(1000000) b(i)")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("button", name="Stop")).to_be_enabled()
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("alert")).to_contain_text("stopped")
    page.get_by_label("Query", exact=True).fill("SELECT 1 AS one")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("columnheader", name="one")).to_be_visible()


def test_sql_that_takes_too_long_is_ended(explorer: Explorer) -> None:
    explorer.page.clock.install()
    page = explorer.open("?sql=")
    page.get_by_label("Query", exact=True).fill("SELECT sum(a.i * b.i) FROM range(1000000) a(i), range(1000000) b(i)")
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("status").first).to_have_text("Running the query …")
    page.clock.fast_forward(31_000)
    expect(page.get_by_role("alert")).to_contain_text("took more than 30 seconds")


def test_a_table_leads_to_sql_with_its_version_and_dates(explorer: Explorer) -> None:
    page = explorer.open("?table=nuclear_tests&version=1.0.0")
    page.get_by_role("link", name="Query in SQL").click()
    expect(page.locator("#result .found")).to_contain_text("6 rows")
    expect(page).to_have_url(re.compile("version=1.0.0"))
    assert page.get_by_label("Query", exact=True).input_value() == "SELECT *\nFROM nuclear_tests"
