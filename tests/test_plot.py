"""Plots, as their figures and files show them: what is drawn where, with which words, and the same each time."""

from __future__ import annotations

import math
import re
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb
from matplotlib.dates import date2num
from matplotlib.figure import Figure

import kindicators as ki
from conftest import Run
from kindicators import errors
from kindicators.package import package
from kindicators.plotting import look

KINDS = ["step", "line", "slippage", "points", "bars"]
COLUMNS = ["subject", "period_start", "period_end", "value", "low", "high", "unit", "source_ids"]

LIMITS = """
    SELECT payload_kg || ' kg' AS subject, valid_from AS period_start, valid_to AS period_end, range_km AS value,
           NULL::DOUBLE AS low, NULL::DOUBLE AS high, 'km' AS unit, source_id AS source_ids
    FROM missile_range_limits
    WHERE limited_party = 'KOR' AND weapon_class = 'ballistic' AND scope = 'possession' AND valid_from IS NOT NULL
      AND payload_kg IS NOT NULL
    ORDER BY subject, period_start"""
COUNTS = """
    SELECT reporter AS subject, date AS period_start, NULL::DATE AS period_end, value, low, high, unit,
           source_id AS source_ids
    FROM troop_deployments
    WHERE sending_country = 'USA' AND host = 'KOR' AND branch = 'total' AND measure = 'present' AND date IS NOT NULL
    ORDER BY subject, period_start"""
YIELDS = """
    SELECT reporter AS subject, date AS period_start, date + 1 AS period_end, e.value, e.low, e.high, e.unit,
           e.source_id AS source_ids
    FROM nuclear_test_estimates e JOIN nuclear_tests USING (test_id)
    WHERE measure = 'yield'
    ORDER BY subject, period_start"""
LAUNCHES = """
    SELECT missile_class AS subject, date_trunc('year', date)::DATE AS period_start,
           (date_trunc('year', date) + INTERVAL 1 YEAR)::DATE AS period_end, count(*) AS value, NULL::DOUBLE AS low,
           NULL::DOUBLE AS high, 'launches' AS unit, string_agg(DISTINCT source_id, '; ') AS source_ids
    FROM missile_launches
    WHERE country = 'PRK' AND missile_class IN ('srbm', 'mrbm', 'irbm', 'icbm')
    GROUP BY ALL
    ORDER BY subject, period_start"""


def plot(x: Any, **options: Any) -> Any:
    """Plot, and return the figure for closer looks than matplotlib's types allow."""
    return ki.plot(x, **options)


def frame(*rows: tuple[Any, ...], unit: str = "km", sources: str = "") -> pd.DataFrame:
    """Return a frame from rows of subject, start, end, value, low, high."""
    made = pd.DataFrame([(*row, unit, sources) for row in rows], columns=COLUMNS)
    types = dict.fromkeys(("period_start", "period_end"), "datetime64[ns]")
    types |= dict.fromkeys(("value", "low", "high"), "Float64")
    return made.astype(types | dict.fromkeys(("subject", "unit", "source_ids"), "string"))


def line_points(axes: Any, number: int = 0) -> list[tuple[float, float]]:
    """Return the points of the joined lines of the axes, without those that are marks alone."""
    lines = [line for line in axes.lines if line.get_linestyle() != "None"]
    return [(float(x), float(y)) for x, y in zip(*lines[number].get_data(), strict=True)]


def day(text: str) -> float:
    return float(date2num(np.datetime64(text)))


def words(figure: Any) -> str:
    """Return everything that is written on the figure outside of its axes."""
    legends = [text.get_text() for legend in figure.legends for text in legend.get_texts()]
    return "\n".join([text.get_text() for text in figure.texts] + legends)


def svg(figure: Any) -> str:
    stream = BytesIO()
    figure.savefig(stream, format="svg")
    return stream.getvalue().decode()


def test_a_step_holds_from_start_to_end_and_a_gap_in_coverage_is_a_gap_in_the_line() -> None:
    made = frame(
        ("a", "2000-01-01", "2001-01-01", 10, None, None),
        ("a", "2001-01-01", "2002-01-01", 20, None, None),
        ("a", "2005-01-01", None, 5, None, None),
    )
    axes = plot(made, kind="step").axes[0]
    points = line_points(axes)
    gap = [i for i, (x, _) in enumerate(points) if math.isnan(x)]
    assert gap == [4]
    edge = day(max(r.time_to for r in package().resources.values() if r.time_to))
    assert points[:4] == [
        (day("2000-01-01"), 10),
        (day("2001-01-01"), 10),
        (day("2001-01-01"), 20),
        (day("2002-01-01"), 20),
    ]
    assert points[5:] == [(day("2005-01-01"), 5), (edge, 5)]
    assert [line.get_xydata().tolist() for line in axes.lines if line.get_marker() == ">"] == [[[edge, 5.0]]]


def test_an_open_step_says_so_and_ends_where_the_knowledge_ends() -> None:
    made = frame(("a", "2000-01-01", None, 10, None, None))
    made.attrs["kindicators"] = {"version": ki.__version__, "license": "CC-BY-4.0", "known_at": "2010-06-01"}
    figure = plot(made, kind="step")
    assert "still holds" in words(figure)
    assert line_points(figure.axes[0])[-1] == (day("2010-06-01"), 10)
    closed = plot(frame(("a", "2000-01-01", "2001-01-01", 10, None, None)), kind="step")
    assert "still holds" not in words(closed)


def test_each_subject_has_a_line_of_its_own() -> None:
    limits = ki.sql(LIMITS)
    axes = plot(limits, kind="step").axes[0]
    joined = [line for line in axes.lines if line.get_linestyle() != "None"]
    assert len(joined) == limits["subject"].nunique() == 3
    assert axes.get_ylabel() == "km"


def test_a_line_has_its_points_in_the_middle_of_periods_with_a_band_and_carets() -> None:
    made = frame(
        ("a", "2000-01-01", "2000-01-11", 10, 8, 12),
        ("a", "2000-01-11", "2000-01-21", 20, 15, 25),
        ("a", "2000-01-21", "2000-01-31", None, 30, None),
        ("a", "2003-01-01", None, None, None, 40),
        ("a", "2004-01-01", None, 50, None, None),
    )
    figure = plot(made)  # a frame of no indicator is a line
    axes = figure.axes[0]
    points = line_points(axes)
    assert points[:2] == [(day("2000-01-06"), 10), (day("2000-01-16"), 20)]
    # No value in January 2000, then nothing until 2003: the line is broken there.
    assert [math.isnan(y) for _, y in points] == [False, False, True, True, True, False]
    assert points[5][0] == day("2004-01-01")
    carets = {line.get_marker(): line.get_xydata().tolist() for line in axes.lines if line.get_linestyle() == "None"}
    assert carets == {"^": [[day("2000-01-26"), 30.0]], "v": [[day("2003-01-01"), 40.0]]}
    band = axes.collections[0].get_paths()[0].vertices
    assert (band[:, 1].min(), band[:, 1].max()) == (8, 25)
    for mark in ("at least", "at most", "from low to high"):
        assert mark in words(figure)


def test_two_equal_bounds_are_a_number() -> None:
    made = frame(("a", "2000-01-01", "2001-01-01", None, 12, 12), ("a", "2001-01-01", "2002-01-01", 20, None, None))
    figure = plot(made, kind="points")
    assert [line.get_ydata().tolist() for line in figure.axes[0].lines] == [[12], [20]]
    assert "from low to high" not in words(figure)


def test_a_line_does_not_cross_a_gap_between_periods() -> None:
    made = frame(("a", "2000-01-01", "2001-01-01", 10, None, None), ("a", "2003-01-01", "2004-01-01", 20, None, None))
    points = line_points(plot(made).axes[0])
    assert len(points) == 3
    assert math.isnan(points[1][1])


def test_an_end_that_lies_ahead_is_drawn_as_open() -> None:
    made = frame(("a", "2020-01-01", "2024-01-01", 5, None, None), ("b", "2021-01-01", "2040-01-01", 7, None, None))
    figure = plot(made, kind="step")
    assert "still holds" in words(figure)
    assert figure.axes[0].get_xlim()[1] < day("2030-01-01")


def test_slippage_ends_where_the_announcement_ends() -> None:
    made = frame(
        ("rok", "2018-05-11", "2024-01-01", 2023.5, None, None), ("rok", "2025-09-16", None, 2030.4, None, None)
    )
    points = line_points(plot(made, kind="slippage").axes[0])
    assert points[1] == (day("2024-01-01"), 2023.5)


def test_slippage_holds_an_announcement_until_the_next_and_shows_the_day_itself() -> None:
    made = frame(
        ("transfer", "2007-02-23", None, 2012.25, None, None),
        ("transfer", "2010-06-26", None, 2015.75, None, None),
        ("transfer", "2014-10-23", None, None, None, None),
        unit="year",
    )
    figure = plot(made, kind="slippage")
    axes = figure.axes[0]
    assert line_points(axes)[:4] == [
        (day("2007-02-23"), 2012.25),
        (day("2010-06-26"), 2012.25),
        (day("2010-06-26"), 2015.75),
        (day("2014-10-23"), 2015.75),
    ]
    (first, low), (last, high) = line_points(axes, 1)
    assert low == pytest.approx(2007 + 53 / 365, abs=0.01)
    assert (high - low) == pytest.approx((last - first) / 365.25, abs=0.01)
    assert "year" in axes.get_ylabel()
    assert "announced without a target" in words(figure)
    assert "not drawn" not in words(figure)
    months = plot(made.assign(unit="months"), kind="slippage").axes[0]
    assert "months" in months.get_ylabel()
    assert len([line for line in months.lines if line.get_linestyle() != "None"]) == 1


def test_points_are_not_joined_and_subjects_differ_in_colour_and_shape() -> None:
    made = frame(
        ("NORSAR", "2017-09-03", "2017-09-04", 250, 200, 300),
        ("rok-mnd", "2017-09-03", "2017-09-04", 50, None, None),
        ("US officials", "2017-09-03", "2017-09-04", None, 100, None),
        ("kma", "2017-09-03", "2017-09-04", 51, None, None),
        unit="kt",
    )
    figure = plot(made, kind="points")
    axes = figure.axes[0]
    assert {line.get_linestyle() for line in axes.lines} == {"None"}
    assert len({line.get_marker() for line in axes.lines}) == len({line.get_color() for line in axes.lines}) == 4
    xs = [float(line.get_xdata()[0]) for line in axes.lines]
    # All stand on their day, but for the second of the two that would hide each other.
    assert xs[:3] == [day("2017-09-03") + 0.5] * 3
    assert xs[3] > xs[2]
    ends = axes.collections[0].get_paths()[0].vertices[:, 1]
    assert (ends.min(), ends.max()) == (200, 300)
    assert len(axes.texts) == 1  # the arrow of at least
    assert axes.texts[0].xy[1] == 100
    assert "ROK Ministry of National Defense" in words(figure)
    assert axes.get_ylabel() == "kt"


def test_points_over_several_powers_of_ten_have_a_scale_that_says_so() -> None:
    axes = plot(ki.sql(YIELDS), kind="points").axes[0]
    assert axes.get_yscale() == "log"
    assert axes.get_ylabel() == "kt, log scale"


def test_bars_are_stacked_and_count_in_whole_numbers() -> None:
    launches = ki.sql(LAUNCHES)
    figure = plot(launches, kind="bars")
    axes = figure.axes[0]
    assert len(axes.patches) == len(launches)
    tops: dict[int, float] = {}
    for bar in axes.patches:
        middle = bar.get_x() + bar.get_width() / 2
        tops[round(middle)] = max(tops.get(round(middle), 0), bar.get_y() + bar.get_height())
    totals = launches.groupby("period_start")["value"].sum()
    assert sorted(tops.values()) == sorted(map(float, totals))
    assert all(float(tick).is_integer() for tick in axes.get_yticks())
    assert axes.get_ylim()[0] == 0
    assert axes.get_ylim()[1] > max(totals)


def test_bars_with_ranges_stand_side_by_side() -> None:
    made = frame(
        ("a", "2020-01-01", "2021-01-01", 10, 8, 12), ("b", "2020-01-01", "2021-01-01", 5, None, None), unit="rounds"
    )
    first, second = plot(made, kind="bars").axes[0].patches
    assert (first.get_y(), second.get_y()) == (0, 0)
    assert first.get_x() + first.get_width() == pytest.approx(second.get_x())


@pytest.mark.parametrize(
    ("largest", "unit", "label", "tick"),
    [
        (28500, "persons", "persons", "20,000"),
        (954_400_000_000, "USD", "billion USD", "800"),
        (66_000_000_000_000, "KRW", "trillion KRW", "60"),
        (1_280_000, "persons", "million persons", "1"),
        (-4.5, "percent", "percent", "−4"),
    ],
)
def test_numbers_are_compact_and_the_unit_is_on_the_axis(largest: float, unit: str, label: str, tick: str) -> None:
    made = frame(("a", "2020-01-01", None, largest, None, None), ("a", "2021-01-01", None, 0, None, None), unit=unit)
    figure = plot(made)
    figure.draw_without_rendering()
    axes = figure.axes[0]
    assert axes.get_ylabel() == label
    assert tick in [text.get_text() for text in axes.get_yticklabels()]


@pytest.mark.parametrize(
    ("first", "last", "form"),
    [
        ("1950-06-25", "2026-11-21", r"\d{4}"),
        ("2024-01-01", "2025-06-01", r"[A-Z][a-z]{2} \d{4}"),
        ("2022-10-01", "2022-11-30", r"\d{1,2} [A-Z][a-z]{2}\n\d{4}"),
        ("2022-10-01", "2022-10-01", r"\d{1,2} [A-Z][a-z]{2}\n\d{4}"),
    ],
)
@pytest.mark.parametrize("subjects", [1, 9])
def test_dates_on_the_axis_are_whole_and_do_not_overlap(first: str, last: str, form: str, subjects: int) -> None:
    made = frame(*((f"s{i}", d, None, 1.0, None, None) for i in range(subjects) for d in (first, last)))
    figure = plot(made)
    figure.draw_without_rendering()
    axes = figure.axes[subjects - 1]
    low, high = axes.get_xlim()
    labels = [tick.label1 for tick in axes.xaxis.get_major_ticks() if low <= tick.get_loc() <= high]
    assert len(labels) >= 2
    assert all(re.fullmatch(form, label.get_text()) for label in labels)
    boxes = [label.get_window_extent() for label in labels]
    assert all(a.x1 < b.x0 for a, b in pairwise(boxes))


def test_the_footer_has_sources_version_and_what_was_asked_for() -> None:
    counts = ki.sql(COUNTS)
    counts.attrs["kindicators"] |= {
        "as_of": "2020-01-01",
        "known_at": "2025-05-31",
        "prices": "constant:2020",
        "currency": "USD",
    }
    text = " ".join(words(plot(counts)).split())
    # Most of the counts are of the Defense Manpower Data Center, so it comes first.
    assert "Sources: US Defense Manpower Data Center (DMDC), " in text
    wanted = f"kindicators {ki.__version__}, CC BY 4.0; values in force on 2020-01-01; as known on 2025-05-31; "
    assert wanted + "prices of 2020; in USD" in text


def test_many_sources_are_shortened_and_many_words_stay_on_the_figure() -> None:
    sources = "; ".join(ki.load("sources")["source_id"])
    name = "Preparatory Commission for the Comprehensive Nuclear-Test-Ban Treaty Organization " * 2
    rows = [(f"{name} {i}", "2020-01-01", "2021-01-01", i + 1, None, None) for i in range(8)]
    figure = plot(frame(*rows, sources=sources), kind="bars", title="A title that goes on " * 12)
    assert re.search(r", and \d+ more", words(figure))
    figure.draw_without_rendering()
    parts = [text.get_window_extent() for text in figure.texts] + [figure.legends[0].get_window_extent()]
    for part in parts:
        assert part.x0 >= 0
        assert part.x1 <= figure.bbox.x1
        assert part.y0 >= 0
        assert part.y1 <= figure.bbox.y1
    boxes = sorted([*parts, figure.axes[0].get_tightbbox()], key=lambda box: box.y0)
    assert all(below.y1 <= above.y0 + 1 for below, above in pairwise(boxes))


def test_what_is_not_drawn_is_said() -> None:
    made = frame(("a", "2020-01-01", None, 1, None, None), ("a", "2021-01-01", None, None, None, None))
    made = pd.concat([made, frame(("a", None, None, 3, None, None))])
    assert "1 row without a date is not drawn. 1 row without a number is not drawn." in words(plot(made))


def test_more_than_eight_subjects_get_panels_with_the_same_scales() -> None:
    rows = [(f"s{i}", f"20{i:02}-01-01", f"20{i + 1:02}-01-01", i + 1, None, None) for i in range(9)]
    figure = plot(frame(*rows), kind="bars")
    panels = [axes for axes in figure.axes if axes.get_visible()]
    assert [axes.get_title(loc="left") for axes in panels] == [f"s{i}" for i in range(9)]
    assert len({axes.get_ylim() for axes in panels}) == len({axes.get_xlim() for axes in panels}) == 1
    assert panels[0].get_ylim()[1] > 9
    assert len(plot(frame(*rows[:8]), kind="bars").axes) == 1


def test_of_very_many_subjects_those_with_most_rows_are_shown() -> None:
    rows = [(f"s{i}", f"20{n:02}-01-01", None, 1, None, None) for i in range(30) for n in range(i + 1)]
    figure = plot(frame(*rows))
    assert [axes.get_title(loc="left") for axes in figure.axes] == [f"s{i}" for i in range(6, 30)]
    assert "Shown are the 24 of 30 subjects that have most rows." in words(figure)


def lightness(colour: str) -> float:
    """Return L* of CIELAB: how light a colour is when printed in grey."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    y = float(np.dot(linear, [0.2126, 0.7152, 0.0722]))
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else y * 24389 / 27


@pytest.mark.parametrize("kind", ["step", "line", "points", "bars"])
def test_subjects_can_be_told_apart_in_grey(kind: str) -> None:
    made = frame(*((f"s{i}", "2020-01-01", "2021-01-01", i + 1, None, None) for i in range(8)))
    figure = plot(made, kind=kind)
    handles: list[Any] = list(figure.legends[0].legend_handles)
    colours = [h.get_facecolor() if kind == "bars" else h.get_color() for h in handles]
    light = [lightness(colour) for colour in colours]
    gaps = [abs(a - b) for i, a in enumerate(light[:5]) for b in light[:i]]
    assert min(gaps) > 10
    assert max(light) < 75  # the lightest still stands out from white
    if kind == "bars":
        assert len({h.get_hatch() for h in handles}) == 8
    else:
        assert len({h.get_marker() for h in handles}) == 8
        assert len({str(h._dash_pattern) for h in handles}) == (1 if kind == "points" else 8)


@pytest.mark.parametrize("kind", KINDS)
def test_files_have_the_same_bytes_each_time_and_no_date(kind: str, tmp_path: Path) -> None:
    made = ki.sql(LAUNCHES)
    for i in range(2):
        figure = plot(made, kind=kind, title="x")
        for suffix in ("png", "svg", "pdf"):
            figure.savefig(tmp_path / f"{i}.{suffix}")
    for suffix in ("png", "svg", "pdf"):
        first, second = ((tmp_path / f"{i}.{suffix}").read_bytes() for i in range(2))
        assert first == second
        assert not re.search(rb"dc:date|CreationDate", first)
    assert b"<text" in (tmp_path / "0.svg").read_bytes()


def test_hangul_and_a_dollar_stay_text_in_svg() -> None:
    title = "주한미군 US$ and $ again"
    if not any(look._letters(font) for font in look.HANGUL):
        pytest.skip("no font with Hangul is installed")
    figure = plot(frame(("a", "2020-01-01", None, 1, None, None)), title=title)
    assert title in svg(figure)


def test_without_a_font_for_hangul_there_is_one_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(look.Typeface.__init__, "__defaults__", ((),))
    with pytest.warns(errors.MissingFontWarning, match="Noto Sans CJK KR") as caught:
        figure = plot(frame(("한국", "2020-01-01", None, 1, None, None)), title="주한미군 (USFK)")
        drawn = svg(figure)
    assert len(caught) == 1
    assert caught[0].filename == __file__
    assert "□□□□ (USFK)" in drawn


def test_plots_change_nothing_that_is_shared(tmp_path: Path) -> None:
    before = dict(matplotlib.rcParams)
    made = ki.sql(LIMITS)
    plot(made, kind="step").savefig(tmp_path / "a.svg")
    assert dict(matplotlib.rcParams) == before
    copied = made.copy(deep=True)
    plot(made, kind="step")
    pd.testing.assert_frame_equal(made, copied)


def test_plots_work_in_threads() -> None:
    made = ki.sql(LAUNCHES)
    expected = {kind: svg(plot(made, kind=kind)) for kind in KINDS}
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda kind: svg(plot(made, kind=kind)), KINDS * 2))
    assert found == [expected[kind] for kind in KINDS * 2]


def test_axes_of_the_caller_are_drawn_on() -> None:
    figure = Figure()
    left, right = figure.subplots(1, 2)
    assert plot(ki.sql(LIMITS), kind="step", ax=right, title="Limits") is figure
    assert not left.lines
    assert right.lines
    assert right.get_title(loc="left") == "Limits"
    assert f"kindicators {ki.__version__}" in right.texts[-1].get_text()
    assert len(figure.axes) == 2


def test_mistakes_are_usage_errors_that_say_what_to_do() -> None:
    made = ki.sql(LIMITS)
    cases: list[tuple[Any, dict[str, Any], str]] = [
        (made.iloc[:0], {}, "has no rows; ask for other subjects"),
        (made.drop(columns=["unit", "low"]), {}, "lacks low, unit; it needs the columns of ki.indicator"),
        (pd.concat([made, made.assign(unit="kg")]), {}, r"mixes units \(kg, km\).*frame\['unit'\] == 'kg'"),
        (pd.concat([made.assign(indicator=i) for i in "ab"]), {}, r"mixes indicators \(a, b\)"),
        (made.assign(value=float("nan")), {}, "no row of the frame has both a period_start and a number"),
        (made.assign(value="many"), {}, "value of the frame to plot must hold numbers"),
        (made.assign(period_start="soon"), {}, "period_start of the frame to plot must hold dates"),
        (made, {"kind": "bar"}, "no kind of plot 'bar'; did you mean 'bars'"),
        (made, {"title": 3}, "the title is text; got 3"),
        (made, {"ax": Figure()}, "ax is one matplotlib Axes.*got PlotFigure|got Figure"),
        (3, {}, "the id of an indicator or a frame of ki.indicator; got int"),
    ]
    for x, options, message in cases:
        with pytest.raises(errors.UsageError, match=message):
            plot(x, **options)


def test_without_matplotlib_the_error_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(errors.MissingExtraError, match=r"pip install 'kindicators\[plot\]'"):
        plot(ki.sql(LIMITS))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["plot", "x", "-o", "a.jpg"], "cannot tell what to write from 'a.jpg': the name must end in .png, .svg, .pdf"),
        (["plot", "x"], "Missing option '-o' / '--output'"),
        (["plot", "range_limit_km", "-o", "a.png", "--prices", "old"], "prices and currency convert yearly amounts"),
    ],
)
def test_a_mistake_on_the_command_line_is_one_line(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert message in result.stderr


def test_no_warning_reaches_the_reader() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for kind in KINDS:
            svg(plot(ki.sql(LAUNCHES), kind=kind))
