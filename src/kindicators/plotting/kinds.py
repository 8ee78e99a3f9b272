"""The five kinds of plot: each draws the rows of its subjects on axes and says which marks it used."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from kindicators.plotting.frame import AT_LEAST, AT_MOST, Chart, Row
from kindicators.plotting.look import GREY, INK, Style

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

Shown = list[tuple[list[Row], Style]]
CARETS = {AT_LEAST: "^", AT_MOST: "v"}
OPEN, NO_NUMBER, TODAY, RANGE = (
    "still holds",
    "announced without a target",
    "target is the day of the announcement",
    "from low to high",
)


def draw_step(axes: Axes, chart: Chart, shown: Shown) -> set[str]:
    """Draw what is in force from period_start to period_end; where nothing is, the line has a gap."""
    marks: set[str] = set()
    for rows, style in shown:
        marks |= _stretches(axes, rows, chart.edge, style, marker=style.marker if len(shown) > 1 else "")
    return marks


def draw_slippage(axes: Axes, chart: Chart, shown: Shown) -> set[str]:
    """Draw each announcement as a level that lasts until its end, or else until the next one."""
    marks: set[str] = set()
    for rows, style in shown:
        nexts = [*[row.start for row in rows[1:]], None]
        # The end of a single day is when it was said, not the end of the time for which it stands.
        said = [row.end is None or row.end - row.start <= 1 for row in rows]
        lasting = [r._replace(end=n) if only else r for r, n, only in zip(rows, nexts, said, strict=True)]
        marks |= _stretches(axes, lasting, chart.edge, style, marker=style.marker)
        silent = [row.start for row in rows if row.numbers == (None, None, None)]
        if silent:
            foot = axes.get_xaxis_transform()
            axes.plot(silent, [0.03] * len(silent), "x", color=style.colour, ms=7, mew=1.8, transform=foot, zorder=4)
            marks.add(NO_NUMBER)
    if chart.unit == "year":
        first, last = min(r.start for r in chart.rows), chart.edge
        axes.plot([first, last], [decimal_year(first), decimal_year(last)], color=GREY, lw=1, ls=(0, (1, 2)), zorder=1)
        marks.add(TODAY)
    return marks


def draw_line(axes: Axes, chart: Chart, shown: Shown) -> set[str]:
    """Draw a point in the middle of each period; a band shows from low to high.

    Points are joined where one period follows the other: a line over a gap would show what nobody reported.
    """
    marks: set[str] = set()
    for rows, style in shown:
        x, y, ends = [], [], []
        for before, row in zip([None, *rows], rows, strict=False):
            if before is not None and before.end is not None and row.start > before.end:
                x.append(math.nan)
                y.append(math.nan)
                ends.append((math.nan, math.nan))
            x.append(row.middle)
            y.append(math.nan if row.level is None or row.bound else row.level)
            ends.append(row.range or (math.nan, math.nan))
        size = 4.5 if len(rows) <= 60 else 3
        axes.plot(x, y, color=style.colour, ls=style.dash, lw=1.8, marker=style.marker, ms=size, zorder=3)
        if any(row.range for row in rows):
            low, high = [e[0] for e in ends], [e[1] for e in ends]
            axes.fill_between(x, low, high, color=style.colour, alpha=0.18, lw=0, zorder=2)
            # A band needs two neighbours; a range that stands alone would not be seen.
            seen = [not math.isnan(n) for n in low]
            alone = [
                i for i in range(len(x)) if seen[i] and not any(seen[j] for j in (i - 1, i + 1) if 0 <= j < len(x))
            ]
            axes.vlines(
                [x[i] for i in alone], [low[i] for i in alone], [high[i] for i in alone],
                color=style.colour, lw=1.4, alpha=0.8, zorder=2,
            )  # fmt: skip
            marks.add(RANGE)
        marks |= _carets(axes, rows, style)
    return marks


def draw_points(axes: Axes, chart: Chart, shown: Shown) -> set[str]:
    """Draw a point for each row, with a bar from low to high and an arrow for at least and at most; join nothing.

    Points that would hide each other stand side by side, and no other point leaves its day.
    """
    marks: set[str] = set()
    middles = [row.middle for row in chart.rows]
    step = (max(middles) - min(middles) or 30) * 0.012
    near = (max(chart.numbers) - min(chart.numbers)) * 0.03
    placed: list[tuple[float, float, float]] = []
    for rows, style in shown:
        for row in rows:
            numbers = [n for n in row.numbers if n is not None]
            if not numbers:
                continue
            foot, head = min(numbers), max(numbers)
            hides = [m == row.middle and f - near <= head and foot <= h + near for m, f, h in placed]
            placed.append((row.middle, foot, head))
            x = row.middle + step * sum(hides)
            look: dict[str, Any] = {"color": style.colour, "marker": style.marker, "ms": 6.5, "mew": 1.2, "zorder": 3}
            if row.range:
                low, high = row.range
                axes.vlines(x, low, high, color=style.colour, lw=1.4, zorder=2)
                marks.add(RANGE)
            if row.level is not None and not row.bound:
                axes.plot([x], [row.level], ls="none", **look)
            elif row.range:
                # No middle is made up: two hollow marks stand for the ends.
                axes.plot([x, x], row.range, ls="none", mfc="white", **look)
            else:
                axes.plot([x], [row.level or 0.0], ls="none", mfc="white", **look)
                arrow = {"arrowstyle": "<-", "color": style.colour, "lw": 1.4, "shrinkA": 0, "shrinkB": 4}
                tip = (0, 20 if row.bound == AT_LEAST else -20)
                axes.annotate("", (x, row.level or 0.0), tip, textcoords="offset points", arrowprops=arrow)
                marks.add(row.bound or "")
    return marks


def draw_bars(axes: Axes, chart: Chart, shown: Shown) -> set[str]:
    """Draw a bar for each period, one subject on the other; side by side where ranges are known, which do not add."""
    marks: set[str] = set()
    grouped = len(shown) > 1 and any(row.range for rows, _ in shown for row in rows)
    lengths = sorted(row.end - row.start for row in chart.rows if row.end is not None) or [1.0]
    span = max(r.end or r.start for r in chart.rows) - min(r.start for r in chart.rows)
    tops: dict[float, float] = {}
    for number, (rows, style) in enumerate(shown):
        for row in rows:
            if row.level is None and not row.range:
                continue
            height = row.level if row.level is not None else row.range[0] if row.range else 0.0
            length = lengths[len(lengths) // 2] if row.end is None else row.end - row.start
            width = max(length * 0.86, span * 0.003)  # a day in a century would not be seen
            left = row.start + (length - width) / 2
            if grouped:
                width /= len(shown)
                left += number * width
            bottom = 0.0 if grouped else tops.get(row.start, 0.0)
            tops[row.start] = bottom + height
            fill = "none" if row.bound == AT_MOST else style.colour
            axes.bar(left, height, width, bottom, align="edge", facecolor=fill, hatch=style.hatch or None,
                     edgecolor=style.colour if row.bound == AT_MOST else style.hatch_colour,
                     linewidth=1.2 if row.bound == AT_MOST else 0, zorder=2)  # fmt: skip
            if row.range:
                middle = left + width / 2
                axes.vlines(middle, bottom + row.range[0], bottom + row.range[1], color=INK, lw=1.4, zorder=3)
                marks.add(RANGE)
            marks |= _carets(axes, [row._replace(start=left, end=left + width)], style, bottom)
    return marks


class Kind(NamedTuple):
    """How one kind of plot is drawn, and what its axes are like."""

    draw: Callable[[Axes, Chart, Shown], set[str]]
    lasting: bool
    """Whether rows last over time, up to the edge if they are open; or stand at one place."""


KINDS = {
    "step": Kind(draw_step, lasting=True),
    "line": Kind(draw_line, lasting=False),
    "slippage": Kind(draw_slippage, lasting=True),
    "points": Kind(draw_points, lasting=False),
    "bars": Kind(draw_bars, lasting=True),
}


def handle(kind: str, style: Style) -> Artist:
    """Return what stands for a subject in the legend."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if kind == "bars":
        return Patch(facecolor=style.colour, hatch=style.hatch or None, edgecolor=style.hatch_colour, linewidth=0)
    dash = "none" if kind == "points" else style.dash
    return Line2D([], [], color=style.colour, ls=dash, lw=1.8, marker=style.marker, ms=5.5)


def mark_handle(mark: str, kind: str) -> Artist:
    """Return what stands for a mark in the legend, in grey because it is of no subject."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    if mark == RANGE and kind in ("bars", "points"):
        return Line2D([], [], color=INK, ls="none", marker="|", ms=9, mew=1.4)
    if mark == RANGE:
        return Patch(facecolor=GREY, alpha=0.4)
    if mark == TODAY:
        return Line2D([], [], color=GREY, lw=1, ls=(0, (1, 2)))
    marker = {**CARETS, OPEN: ">", NO_NUMBER: "x"}[mark]
    if kind == "points":  # there the marker is the subject's, with an arrow
        marker = {"^": r"$\uparrow$", "v": r"$\downarrow$"}[marker]
    fill = "white" if marker in CARETS.values() else GREY
    return Line2D([], [], color=GREY, ls="none", marker=marker, ms=6.5, mfc=fill)


def decimal_year(day: float) -> float:
    """Return a day, counted from 1970-01-01, as a decimal year."""
    from datetime import date, timedelta

    year = (date(1970, 1, 1) + timedelta(days=int(day))).year
    start = (date(year, 1, 1) - date(1970, 1, 1)).days
    return year + (day - start) / ((date(year + 1, 1, 1) - date(1970, 1, 1)).days - start)


def _stretches(axes: Axes, rows: list[Row], edge: float, style: Style, marker: str) -> set[str]:
    """Draw one line of level stretches, joined where one follows the other on the same day."""
    chains: list[list[tuple[float, float]]] = []
    marks: set[str] = set()
    for row in rows:
        # What is to end after the last day that is known is still in force on it.
        lasts = row.end is None or row.end > edge
        level, end = row.level, edge if lasts or row.end is None else row.end
        if row.range:
            low, high = row.range
            box: Any = {"facecolor": style.colour, "alpha": 0.22, "edgecolor": style.colour, "lw": 1}
            axes.fill([row.start, end, end, row.start], [low, low, high, high], **box)
            marks.add(RANGE)
        if level is None:
            continue
        chain = next((c for c in chains if c[-1][0] == row.start), None)
        if chain is None:
            chains.append(chain := [])
        chain += [(row.start, level), (end, level)]
        if lasts:
            axes.plot([edge], [level], ">", color=style.colour, ms=7, zorder=4)
            marks.add(OPEN)
    gap = (math.nan, math.nan)
    line = [point for chain in chains for point in [*chain, gap]][:-1]
    if line:
        axes.plot(*zip(*line, strict=True), color=style.colour, ls=style.dash, lw=2, solid_capstyle="butt", zorder=3)
    begun = [(row.start, row.level) for row in rows if row.level is not None and not row.bound]
    if marker and begun:
        axes.plot(*zip(*begun, strict=True), ls="none", color=style.colour, marker=marker, ms=5, zorder=4)
    return marks | _carets(axes, [row._replace(end=row.start) for row in rows], style)


def _carets(axes: Axes, rows: list[Row], style: Style, bottom: float = 0.0) -> set[str]:
    """Put a hollow caret on each row of which only one bound is known: upwards for at least, downwards for at most."""
    for row in rows:
        if row.bound and row.level is not None:
            marker = CARETS[row.bound]
            place = ([row.middle], [row.level + bottom])
            axes.plot(*place, ls="none", color=style.colour, marker=marker, mfc="white", ms=7, mew=1.5, zorder=4)
    return {row.bound for row in rows if row.bound}
