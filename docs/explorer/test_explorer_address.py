"""Addresses: what they keep, and what becomes of those that make no sense."""

from __future__ import annotations

import pytest
from harness import Explorer
from playwright.sync_api import expect


def test_an_address_keeps_all_that_was_chosen(explorer: Explorer) -> None:
    query = "?table=missile_launches&q=hwasong&sort=-date&page=2&columns=all&f.outcome=success"
    page = explorer.open(query)
    assert page.get_by_label("Search the rows").input_value() == "hwasong"
    assert page.get_by_label("Show every column").is_checked()
    expect(page.get_by_role("columnheader", name="Date", exact=False).first).to_be_visible()
    page.get_by_text("Filter by column").click()
    assert page.get_by_role("group", name="Outcome").get_by_label("success").is_checked()
    first = page.locator("button.open").first.get_attribute("data-row")
    page.reload()
    explorer.ready()
    assert page.locator("button.open").first.get_attribute("data-row") == first


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?table=no_such_table", "There is no table “no_such_table”"),
        ("?table=<script>alert(1)</script>", "There is no table “<script>alert(1)</script>”"),
        ("?indicator=constructor", "There is no indicator “constructor”"),
        ("?version=9.9.9", "There is no version “9.9.9”"),
        ("?version=0.1.0&table=missile_range_limits&known_at=2012-01-01", "made before"),
        ("?version=0.1.0&indicator=range_limit_km", "has no indicators"),
        ("?table=agreements&known_at=2012-02-31", "“2012-02-31” is no day"),
        ("?table=agreements&as_of='; DROP TABLE x", "is no day"),
        ("?table=missile_launches&as_of=2012-01-01", "cannot choose among these rows"),
        ("?table=actors&known_at=2012-01-01", "cannot choose among these rows"),
        ("?table=actors&row=<img src=x onerror=alert(1)>", "No row “<img src=x onerror=alert(1)>”"),
    ],
)
def test_a_wrong_address_gets_a_plain_message(explorer: Explorer, query: str, message: str) -> None:
    page = explorer.open(query)
    expect(page.locator(".problem")).to_contain_text(message)
    assert page.locator("main script, main img, dialog img, dialog script").count() == 0


def test_odd_parameters_do_no_harm(explorer: Explorer) -> None:
    page = explorer.open(
        "?table=nuclear_tests&page=-7&sort=__proto__&f.nothing=x&f.__proto__=1&columns=9&f.number=a..b&plot=%00"
    )
    expect(page.locator(".found")).to_contain_text("rows")
