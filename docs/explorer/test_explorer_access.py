"""For every reader: without JavaScript, on a phone, in the dark, with a screen reader."""

from __future__ import annotations

from typing import Any

import pytest
from builder.bundle import MODULES
from harness import Explorer, watched
from playwright.sync_api import Browser, expect

from kindicators.package import package

VIEWS = {
    "start": "",
    "table": "?table=nuclear_test_estimates&f.measure=yield",
    "indicator": "?indicator=opcon_target_year",
    "card": "?table=missile_range_limits&row=kor-1998-agreed-space-launch-unlimited",
    "sql": "?sql=",
    "problem": "?table=nothing",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(browser: Browser, address: str, scheme: Any) -> None:
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 390, "height": 844})
    explorer = Explorer(context.new_page(), address)
    found = []
    for name, query in VIEWS.items():
        page = explorer.open(query)
        if name in ("table", "indicator"):
            page.get_by_role("img").first.wait_for()
        if name == "table":
            page.get_by_text("Filter by column").click()
        page.add_script_tag(path=MODULES / "axe-core/axe.min.js")
        # Colours are all that the dark differs in.
        rules = "" if scheme == "light" else ", runOnly: ['color-contrast']"
        result = page.evaluate(f"axe.run(document, {{ resultTypes: ['violations']{rules} }})")
        found += [(name, v["id"], v["nodes"][0]["html"][:200]) for v in result["violations"]]
    context.close()
    assert not found


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    explorer = Explorer(context.new_page(), address)
    for query in VIEWS.values():
        page = explorer.visit(query)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, query
    context.close()


def test_light_and_dark_are_switched_and_kept(explorer: Explorer) -> None:
    page = explorer.open()
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Switch between light and dark").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert before == "rgb(255, 255, 255)" != dark
    page.reload()
    explorer.ready()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark


def test_every_control_has_a_name(explorer: Explorer) -> None:
    for query in VIEWS.values():
        page = explorer.visit(query)
        tree = page.locator("body").aria_snapshot()
        roles = (
            "button",
            "link",
            "textbox",
            "searchbox",
            "checkbox",
            "radio",
            "combobox",
            "dialog",
            "img",
            "spinbutton",
        )
        nameless = [line for line in tree.splitlines() if line.strip(" -").rstrip(":") in roles]
        assert not nameless, query


def test_changes_are_told_to_screen_readers(explorer: Explorer) -> None:
    page = explorer.open("?table=nuclear_tests")
    expect(page.get_by_role("status").first).to_have_text("6 rows of 6")
    page.get_by_label("Search the rows").fill("2017-09-03")
    expect(page.get_by_role("status").first).to_have_text("1 row of 6")


def test_tables_are_there_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    wrong = watched(context, address)
    page = context.new_page()
    page.goto(f"{address}index.html")
    for kind, names in (("tables", package().resources), ("indicators", package().indicators)):
        for name in names:
            assert page.locator(f"main a[href='{kind}/{name}.html']").count() == 1, name
    page.get_by_role("link", name="Nuclear tests", exact=True).click()
    assert page.locator("tbody tr").count() == package().resource("nuclear_tests").rows
    expect(page.locator("tbody")).to_contain_text("핵")
    context.close()
    assert not wrong
