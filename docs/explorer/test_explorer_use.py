"""What a reader does: choose, search, filter, sort, turn pages, open a card, copy, download, go back."""

from __future__ import annotations

import re

import pytest
from harness import Explorer
from playwright.sync_api import expect

import kindicators as ki


def column(explorer: Explorer, title: str) -> list[str]:
    """Return the cells that are shown of a column."""
    heads = explorer.page.locator("#rows thead th").all_inner_texts()
    n = next(i for i, head in enumerate(heads) if head.split(" (")[0].rstrip(" ▲▼") == title)
    return explorer.page.locator(f"#rows tbody td:nth-child({n + 1})").all_inner_texts()


def test_the_first_page_leads_to_a_question_and_back(explorer: Explorer) -> None:
    page = explorer.open()
    page.get_by_role("link", name="How many US soldiers are in Korea?").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("US military personnel"))
    page.go_back()
    expect(page.get_by_role("heading", name="Start with a question")).to_be_visible()


def test_the_list_is_searched_by_title_and_topic(explorer: Explorer) -> None:
    page = explorer.open()
    page.get_by_label("Find by name or topic").fill("launch total")
    expect(page.locator("#nav li")).to_have_count(1)
    page.get_by_role("link", name="Launch totals by counting rule").or_(page.locator("#nav li a")).first.click()
    expect(page).to_have_url(re.compile(r"\?table=launch_totals$"))
    page.get_by_label("Find by name or topic").fill("no such thing")
    expect(page.locator("#nav")).to_contain_text("Try another word")


def test_rows_are_filtered_by_values_range_and_text_together(explorer: Explorer) -> None:
    page = explorer.open("?table=missile_launches")
    page.get_by_text("Filter by column").click()
    page.get_by_role("group", name="Outcome").get_by_role("checkbox", name="failure").check()
    page.get_by_role("group", name="Missile class").get_by_role("checkbox", name="irbm").check()
    page.get_by_label("Date: from").first.fill("2016-01-01")
    page.get_by_label("Date: from").first.blur()
    rows = ki.load("missile_launches")
    fits = rows[(rows["outcome"] == "failure") & (rows["missile_class"] == "irbm") & (rows["date"] >= "2016-01-01")]
    assert 0 < len(fits) < len(rows)
    expect(page.locator(".found")).to_have_text(f"{len(fits)} of {len(rows)} rows")
    expect(page).to_have_url(re.compile("f.outcome=failure.*"))
    assert explorer.download().decode().count("\n") >= len(fits) + 1
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator(".found")).to_have_text(f"{len(rows)} rows")


def test_a_number_is_filtered_by_its_range(explorer: Explorer) -> None:
    explorer.open("?table=missile_range_limits&f.range_km=300..800")
    rows = ki.load("missile_range_limits")
    assert explorer.found() == f"{rows['range_km'].between(300, 800).sum()} of {len(rows)} rows"


def test_all_columns_are_searched(explorer: Explorer) -> None:
    page = explorer.open("?table=actors")
    page.get_by_label("Search the rows").fill("국방부")
    rows = ki.load("actors")
    fits = rows["name_ko"].str.contains("국방부", na=False).sum()
    expect(page.locator(".found")).to_have_text(f"{fits} of {len(rows)} rows")
    expect(page.locator("#rows tbody tr").first).to_contain_text("국방부")


def test_a_click_on_a_heading_sorts_up_then_down(explorer: Explorer) -> None:
    page = explorer.open("?table=nuclear_test_estimates&f.measure=yield")
    head = page.locator("#rows thead").get_by_role("button", name="Value")
    head.click()
    expect(page.get_by_role("columnheader", name="Value")).to_have_attribute("aria-sort", "ascending")
    up = [float(c) for c in column(explorer, "Value") if c]
    assert up == sorted(up)
    assert len(up) > 10
    head.click()
    expect(page.get_by_role("columnheader", name="Value")).to_have_attribute("aria-sort", "descending")
    assert [float(c) for c in column(explorer, "Value") if c] == up[::-1]


def test_pages_of_rows_are_turned(explorer: Explorer) -> None:
    page = explorer.open("?table=missile_launches")
    assert page.locator("#rows tbody tr").count() == 50
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Page 2 of 7")).to_be_visible()
    ids = [b.get_attribute("data-row") for b in page.locator("button.open").all()]
    assert ids == ki.load("missile_launches")["launch_id"][50:100].to_list()
    page.go_back()
    expect(page.get_by_text("Page 1 of 7")).to_be_visible()


def test_a_row_opens_its_card_and_the_back_button_closes_it(explorer: Explorer) -> None:
    page = explorer.open("?table=missile_range_limits")
    page.locator("#rows tbody tr").nth(2).locator("td").nth(2).click()
    card = page.get_by_role("dialog")
    expect(card.get_by_role("heading", name="Principal source")).to_be_visible()
    expect(page).to_have_url(re.compile("row="))
    page.go_back()
    expect(card).to_have_count(0)
    page.go_forward()
    expect(card).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(card).to_have_count(0)
    expect(page).not_to_have_url(re.compile("row="))


def test_the_back_button_leaves_a_card_and_its_citation(explorer: Explorer) -> None:
    page = explorer.open("?table=nuclear_tests")
    explorer.visit("?table=missile_range_limits&row=kor-1998-agreed-space-launch-unlimited")
    page.get_by_role("button", name="Cite this row").click()
    expect(page.get_by_role("textbox", name="Citation")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nuclear tests")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("?indicator=range_limit_km", "Step plot"),
        ("?indicator=opcon_target_year", "Plot of targets"),
        ("?indicator=usfk_personnel", "Line plot"),
        ("?indicator=nuclear_warheads_assembled", "Plot of points"),
        ("?indicator=launch_days", "Bar chart"),
        ("?table=nuclear_test_estimates", "Plot of points"),
    ],
)
def test_what_has_numbers_over_time_has_a_plot(explorer: Explorer, query: str, kind: str) -> None:
    page = explorer.open(query)
    plot = page.get_by_role("img", name=re.compile(kind))
    expect(plot).to_be_visible()
    assert plot.locator("path, circle, rect, line").count() > 3


def test_a_plot_shows_ranges_reporters_and_the_chosen_measure(explorer: Explorer) -> None:
    page = explorer.open("?table=nuclear_test_estimates")
    page.get_by_role("combobox", name="Plot of").select_option("nuclear-test-2017-09-03|yield||kt")
    expect(page).to_have_url(re.compile("plot=nuclear-test-2017"))
    plot = page.get_by_role("img", name=re.compile("yield in kt"))
    expect(plot).to_be_visible()
    rows = ki.load("nuclear_test_estimates")
    ranged = rows[
        (rows["measure"] == "yield")
        & (rows["test_id"] == "nuclear-test-2017-09-03")
        & rows["low"].notna()
        & rows["high"].notna()
    ]
    assert plot.locator("line").count() >= len(ranged) > 0
    assert page.get_by_role("list", name="Legend").get_by_role("listitem").count() > 3


def test_many_series_get_a_small_plot_each(explorer: Explorer) -> None:
    page = explorer.open("?indicator=rok_units_abroad")
    subjects = ki.indicator("rok_units_abroad")["subject"].nunique()
    assert subjects > 8
    expect(page.locator("#plot").get_by_role("img")).to_have_count(min(subjects, 24))


def test_the_version_and_the_dates_are_switched(explorer: Explorer) -> None:
    page = explorer.open("?table=command_tenures")
    page.get_by_label("Version").select_option("0.3.0")
    expect(page.locator(".facts")).to_contain_text("version 0.3.0")
    explorer.ready()
    assert explorer.found() == f"{len(ki.load('command_tenures', version='0.3.0'))} rows"
    page.get_by_label("Known on").fill("1990-05-01")
    expect(page).to_have_url(re.compile("known_at=1990-05-01"))
    explorer.ready()
    expect(page.locator(".found")).to_have_text(
        f"{len(ki.load('command_tenures', version='0.3.0', known_at='1990-05-01'))} rows"
    )
    page.get_by_role("button", name="Clear: Known on").click()
    expect(page).not_to_have_url(re.compile("known_at"))
    page.go_back()
    expect(page.get_by_role("textbox", name="Known on")).to_have_value("1990-05-01")


def test_a_copied_citation_is_in_the_clipboard(explorer: Explorer) -> None:
    explorer.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = explorer.open("?indicator=range_limit_km")
    page.get_by_role("button", name="Cite", exact=True).click()
    page.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == ki.cite("range_limit_km")


def test_every_control_is_reached_and_used_by_keys_alone(explorer: Explorer) -> None:
    page = explorer.open()
    press = page.keyboard.press

    def tab_to(text: str, most: int = 60) -> None:
        for _ in range(most):
            press("Tab")
            focused = page.evaluate(
                "(e => [e.innerText, e.ariaLabel, e.id].join(' '))(document.activeElement)",
            )
            if text in focused:
                return
        raise AssertionError(f"{text!r} was not reached")

    press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the data"
    tab_to("find")
    page.keyboard.type("nuclear tests")
    tab_to("Nuclear tests")
    press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nuclear tests")
    explorer.ready()
    tab_to("Date")
    press("Enter")
    tab_to("Open ")
    press("ArrowDown")
    press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    opened = page.get_by_role("dialog").get_attribute("data-row")
    tab_to("Cite this row", 5)
    press("Enter")
    tab_to("copy", 8)
    press("Escape")
    press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.evaluate("document.activeElement.dataset.row") == opened
