"""How a plot is put together: title, legend, axes or panels, and the footer with sources and version."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from matplotlib.layout_engine import ConstrainedLayoutEngine

from kindicators.plotting.frame import Chart
from kindicators.plotting.kinds import KINDS, handle, mark_handle
from kindicators.plotting.look import DOTS, FAINT, GREY, INK, STYLES, Typeface, date_axis, number_axis, year_axis
from kindicators.plotting.output import PlotFigure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.legend import Legend

WIDTH, MARGIN, PLOT_HEIGHT, PANEL_HEIGHT = 9.0, 0.15, 4.1, 1.9  # inches
TITLE, SUBTITLE, TEXT, SMALL = 13.0, 9.5, 8.5, 7.0  # points
LINE = 1.35 / 72  # inches of height for a point of text
KEY = 0.66  # inches: the handle of a legend's entry, with the space around it
PANELS, ACROSS = 24, 3


def new_page(chart: Chart, kind: str, title: str) -> Figure:
    """Return a new figure with the chart, as high as its title, legend and footer need."""
    chart, notes = _fit(chart, kind)
    face = _typeface(chart, title)
    width = WIDTH - 2 * MARGIN
    panels = len(chart.subjects) > len(STYLES)
    rows = math.ceil(len(chart.subjects) / ACROSS) if panels else 1
    figure = PlotFigure(figsize=(WIDTH, 6), dpi=DOTS, facecolor="white")
    figure.set_layout_engine("none")  # whatever a user's settings say
    grid = figure.subplots(rows, ACROSS if panels else 1, sharex=True, sharey=True, squeeze=False).ravel().tolist()
    marks = _panels(grid, chart, kind, face) if panels else _axes(grid[0], chart, kind, face)
    legend = _legend(figure, None if panels else chart, kind, marks, face, width)
    only = "" if len(chart.subjects) > 1 else next(iter(chart.subjects))
    head = [(line, TITLE, "bold", INK) for line in face.wrap(title, TITLE, width, "bold")]
    head += [(line, SUBTITLE, "normal", GREY) for line in face.wrap(only, SUBTITLE, width) if only != title]
    foot = _footer(chart, notes, face, width)
    _arrange(figure, head, legend, foot, rows * PANEL_HEIGHT if panels else PLOT_HEIGHT, face)
    return figure


def on_axes(chart: Chart, kind: str, title: str, axes: Axes) -> Figure:
    """Draw the chart on axes of the caller's, with the footer below them, and return their figure."""
    chart, notes = _fit(chart, kind, most=len(STYLES))
    face = _typeface(chart, title)
    marks = _axes(axes, chart, kind, face)
    only = "" if len(chart.subjects) > 1 else next(iter(chart.subjects))
    width = axes.get_position().width * axes.get_figure(root=True).get_figwidth()  # type: ignore[union-attr]
    lines = face.wrap(title, TEXT + 2, width, "bold") + (face.wrap(only, TEXT, width) if only != title else [])
    face.dress(axes.set_title("\n".join(lines), loc="left", size=TEXT + 2, color=INK))
    handles, labels = _entries(chart, kind, marks, face, width / 2)
    if handles:
        legend = axes.legend(handles, labels, fontsize=SMALL, framealpha=0.8)
        for text in legend.get_texts():
            face.dress(text)
    below: dict[str, Any] = {
        "xycoords": "axes fraction",
        "textcoords": "offset points",
        "va": "top",
        "annotation_clip": False,
    }
    foot = "\n".join(_footer(chart, notes, face, width))
    face.dress(axes.annotate(foot, (0, 0), (0, -24), color=GREY, size=SMALL, **below))
    figure: Any = axes.get_figure(root=True)
    return figure  # type: ignore[no-any-return]


def _fit(chart: Chart, kind: str, most: int = PANELS) -> tuple[Chart, list[str]]:
    """Keep the subjects that there is room for, and say what is not drawn."""
    silent = kind == "slippage"  # the only kind that has a mark for a row without a number
    drawn = [n for n, rows in chart.subjects.items() if silent or any(row.numbers != (None,) * 3 for row in rows)]
    by_rows = sorted(drawn, key=lambda name: -len(chart.subjects[name]))
    kept = {name: rows for name, rows in chart.subjects.items() if name in set(by_rows[:most])}
    notes = []
    if len(kept) < len(by_rows):
        notes.append(f"Shown are the {most} of {len(by_rows)} subjects that have most rows.")
    for count, lack in ((chart.undated, "date"), (0 if silent else chart.unstated, "number")):
        if count:
            notes.append(
                f"{count} row{'s' if count > 1 else ''} without a {lack} {'are' if count > 1 else 'is'} not drawn."
            )
    return chart._replace(subjects=kept), notes


def _typeface(chart: Chart, title: str) -> Typeface:
    face = Typeface([title, chart.unit, *chart.subjects, *chart.publishers, *chart.terms])
    face.warn()
    return face


def _axes(axes: Axes, chart: Chart, kind: str, face: Typeface) -> set[str]:
    """Draw all subjects on one pair of axes and return the marks that were used."""
    shown = [(rows, style) for rows, style in zip(chart.subjects.values(), STYLES, strict=False)]
    marks = KINDS[kind].draw(axes, chart, shown)
    _scale([axes], chart, kind, face)
    return marks


def _panels(grid: list[Axes], chart: Chart, kind: str, face: Typeface) -> set[str]:
    """Draw each subject on axes of its own, all with the same scales."""
    marks: set[str] = set()
    used = grid[: len(chart.subjects)]
    for axes, (name, rows) in zip(used, chart.subjects.items(), strict=True):
        marks |= KINDS[kind].draw(axes, chart, [(rows, STYLES[0])])
        lines = face.wrap(name, TEXT, WIDTH / ACROSS - 0.7)
        label = "\n".join(lines[:2]) + ("…" if len(lines) > 2 else "")
        face.dress(axes.set_title(label, loc="left", size=TEXT, color=INK))
    _scale(used, chart, kind, face)
    for axes in grid[len(used) :]:
        axes.set_visible(False)
    for axes in used[-ACROSS:]:  # the lowest of each column, even where the last row is not full
        axes.tick_params(labelbottom=True)
    for i, axes in enumerate(used):
        axes.set_ylabel(axes.get_ylabel() if i % ACROSS == 0 else "")
    return marks


def _scale(panels: list[Axes], chart: Chart, kind: str, face: Typeface) -> None:
    """Set limits, ticks, labels and the look of the axes, the same for all."""
    first = min(row.start for row in chart.rows)
    if kind in ("step", "slippage"):  # what lasts is drawn to the last day that is known, even if its end lies ahead
        last = max(chart.edge if row.end is None else min(row.end, chart.edge) for row in chart.rows)
    else:
        open_end = chart.edge if KINDS[kind].lasting else None
        last = max(row.end or open_end or row.start for row in chart.rows)
    pad = max((last - first) * 0.025, 15.0 if last - first < 20 else 0.0)
    whole_years = kind == "bars" and all(r.end is not None and 365 <= r.end - r.start <= 366 for r in chart.rows)
    # Bars may be higher than any number where they are stacked; a line of today may go beyond the targets.
    drawn = [y for axes in panels for y in (axes.dataLim.y0, axes.dataLim.y1) if kind in ("bars", "slippage")]
    numbers = [*chart.numbers, *(y for y in drawn if math.isfinite(y))]
    whole = all(n.is_integer() for n in chart.numbers)
    ticks = 8 if len(panels) == 1 else 4
    for axes in panels:
        axes.set_xlim(first - pad, last + pad)
        if whole_years:
            year_axis(axes.xaxis, first, last, ticks=ticks)
        else:
            date_axis(axes.xaxis, ticks=ticks)
        _limit(axes, kind, numbers)
        label = number_axis(axes.yaxis, numbers, chart.unit, whole=whole, ticks=ticks)
        if kind == "slippage":
            label = "target date (year)" if chart.unit == "year" else f"slippage ({label})"
        face.dress(axes.set_ylabel(face.text(label), color=INK, size=TEXT))
        axes.set_facecolor("white")
        axes.set_axisbelow(True)
        axes.grid(True, axis="y", color=FAINT, lw=0.7, ls="solid")
        axes.grid(False, axis="x")
        for side, spine in axes.spines.items():
            spine.set(visible=side in ("left", "bottom"), color=GREY, linewidth=0.8)
        axes.tick_params(colors=INK, labelsize=TEXT - 0.5, labelfontfamily=face.families, color=GREY)


def _limit(axes: Axes, kind: str, numbers: list[float]) -> None:
    """Set the limits of the numbers: from zero for bars and wherever zero is not far."""
    low, high = min(numbers), max(numbers)
    if kind == "points" and low > 0 and high > 200 * low:
        # Points have no foot: a scale of ratios is honest, and shows the small ones.
        axes.set_yscale("log")
        axes.set_ylim(low / (high / low) ** 0.12, high * (high / low) ** 0.12)
        return
    if low > 0 and (kind == "bars" or low < 0.4 * high):
        low = 0.0
    room = (high - low or abs(high) or 1) * 0.08
    foot = 0.0 if kind == "bars" else room / 4 if low == 0 else room
    axes.set_ylim(low - (room if low < 0 else foot), high + room)


def _entries(
    chart: Chart | None, kind: str, marks: set[str], face: Typeface, width: float
) -> tuple[list[Any], list[str]]:
    """Return handles and labels of a legend: of the subjects if there are several, and of the marks."""
    subjects = list(chart.subjects) if chart is not None and len(chart.subjects) > 1 else []
    handles = [handle(kind, style) for _, style in zip(subjects, STYLES, strict=False)]
    labels = ["\n".join(face.wrap(name, TEXT, width)) for name in subjects]
    used = sorted(marks)
    return [*handles, *(mark_handle(mark, kind) for mark in used)], [*labels, *used]


def _legend(
    figure: Figure, chart: Chart | None, kind: str, marks: set[str], face: Typeface, width: float
) -> Legend | None:
    """Put a legend on the figure in as many columns as fit."""
    handles, labels = _entries(chart, kind, marks, face, width / 2 - KEY)
    if not handles:
        return None
    widest = max(face.width(line, TEXT) for label in labels for line in label.split("\n"))
    columns = max(1, min(len(labels), 4, int(width / (widest + KEY))))
    legend = figure.legend(
        handles, labels, ncols=columns, fontsize=TEXT, frameon=False, loc="upper left", borderaxespad=0, borderpad=0,
        handlelength=3, columnspacing=1.6, labelcolor=INK, alignment="left",
    )  # fmt: skip
    legend.set_in_layout(False)
    for text in legend.get_texts():
        face.dress(text)
    return legend


def _footer(chart: Chart, notes: list[str], face: Typeface, width: float) -> list[str]:
    """Return the lines of the footer: notes, publishers on two lines at most, version and terms."""
    lines = face.wrap(" ".join(notes), SMALL, width)
    fitting: list[str] = []
    for count in range(1, len(chart.publishers) + 1):
        rest = len(chart.publishers) - count
        names = ", ".join(chart.publishers[:count]) + (f", and {rest} more" if rest else "")
        wrapped = face.wrap(f"Sources: {names}", SMALL, width)
        if len(wrapped) > 2 and fitting:
            break
        fitting = wrapped
    lines += fitting
    return lines + face.wrap("; ".join(chart.terms), SMALL, width)


def _arrange(
    figure: Figure,
    head: list[tuple[str, float, str, str]],
    legend: Legend | None,
    foot: list[str],
    height: float,
    face: Typeface,
) -> None:
    """Make the figure as high as its parts, and put each in its place, from the top downwards."""
    legend_height = 0.0 if legend is None else legend.get_window_extent().height / DOTS + 0.12
    head_height = sum(size * LINE for _, size, _, _ in head)
    foot_height = len(foot) * SMALL * LINE + 0.08
    total = 2 * MARGIN + head_height + 0.08 + legend_height + height + foot_height
    figure.set_size_inches(WIDTH, total)
    left, y = MARGIN / WIDTH, total - MARGIN
    for line, size, weight, colour in head:
        face.dress(
            figure.text(left, y / total, line, size=size, weight=weight, color=colour, va="top", in_layout=False)
        )
        y -= size * LINE
    y -= 0.08
    if legend is not None:
        legend.set_bbox_to_anchor((left, y / total))
    y -= legend_height
    room = (left, (y - height) / total, 1 - 2 * left, height / total)
    y -= height + 0.08
    for line in foot:
        face.dress(figure.text(left, y / total, line, size=SMALL, color=GREY, va="top", in_layout=False))
        y -= SMALL * LINE
    # The axes have the room in between; the engine keeps their labels inside of it. Its solver gives slightly other
    # positions from run to run: it works once, and its result is rounded. It is no part of the figure, which would be
    # drawn once more for it whenever it is saved.
    ConstrainedLayoutEngine(rect=room, w_pad=0.02, h_pad=0.04).execute(figure)
    for axes in figure.axes:
        x, y, width, height = (round(float(edge), 5) for edge in axes.get_position().bounds)
        axes.set_position((x, y, width, height))
