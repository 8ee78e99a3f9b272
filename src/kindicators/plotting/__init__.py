"""`plot`: an indicator as a figure with its unit, sources and dataset version."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from kindicators.errors import MissingExtraError, UnknownNameError, UnwritableFileError, UsageError, told
from kindicators.package import Indicator
from kindicators.plotting.frame import origin, read
from kindicators.plotting.kinds import KINDS
from kindicators.series import indicator

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from kindicators.names import IndicatorName
    from kindicators.package import Package


def plot(
    x: IndicatorName | pd.DataFrame,
    *,
    kind: str | None = None,
    ax: Axes | None = None,
    title: str | None = None,
    version: str | None = None,
) -> Figure:
    """Draw an indicator, with its unit, sources and dataset version (extra ``plot``).

    Parameters
    ----------
    x : str or pandas.DataFrame
        An indicator's id, or a frame of `kindicators.indicator`, filtered or not; any frame with its columns will do.
    kind : {"step", "line", "slippage", "points", "bars"}, optional
        How to draw it; by default as the indicator's header says, and ``"line"`` for a frame of no indicator.

        - ``step``: what is in force from period_start up to period_end (half-open). A time without a row is a gap; a
          row without an end runs to the right edge and has a mark there.
        - ``line``: a point in the middle of each period (at its start if it has no end), joined by a line to the next
          period unless there is a gap between them, with a band from low to high. A row with only a bound has a
          caret, up for "at least" and down for "at most".
        - ``slippage``: the level that was announced, from the day of its announcement (period_start) until its
          period_end, or until the next announcement if the row is only about the day.
          Where the unit is ``year`` a dotted line shows where the target is the day of the announcement itself.
        - ``points``: a point in the middle of each period, with a bar from low to high and an arrow for "at least" and
          "at most". Nothing is joined; points that would hide each other stand side by side.
        - ``bars``: a bar for each period. Subjects are stacked, or stand side by side if they have ranges.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default a new figure is made, which needs no display.
    title : str, optional
        The title; by default the indicator's.
    version : str, optional
        A release such as ``"0.3.0"``: the indicator as it was in it; the installed version by default. A frame is drawn
        with the names and sources of the release that it is from.

    Returns
    -------
    matplotlib.figure.Figure
        The figure, or that of `ax`. A new figure is saved with text as text in SVG, and with the same bytes each time.

    Raises
    ------
    UsageError
        If the frame is empty, lacks columns, or mixes units or indicators; if `version` is given beside a frame.
    UnknownNameError
        If there is no such indicator or kind of plot.
    UnknownVersionError
        If this installation does not hold the release.
    MissingExtraError
        If matplotlib is not installed.

    Warns
    -----
    MissingFontWarning
        If no installed font has the letters of a text, such as Hangul.
    RetractedReleaseWarning
        If the release was retracted.

    Notes
    -----
    Up to eight subjects share the axes, each with its own colour, dash, marker and hatch. More get a small panel each:
    at most 24, those with most rows; a note on the figure says so. Actors are shown by their English names.

    Examples
    --------
    >>> import kindicators as ki
    >>> limits = ki.sql('''
    ...     SELECT limited_party AS subject, valid_from AS period_start, valid_to AS period_end, range_km AS value,
    ...            NULL::DOUBLE AS low, NULL::DOUBLE AS high, 'km' AS unit, source_id AS source_ids
    ...     FROM missile_range_limits
    ...     WHERE limited_party = 'KOR' AND weapon_class = 'ballistic' AND scope = 'possession' AND payload_kg = 500
    ... ''')
    >>> figure = ki.plot(limits, kind="step", title="Longest range with a warhead of 500 kg")
    >>> figure.axes[0].get_ylabel()
    'km'
    """
    need_matplotlib()
    if kind is not None and (not isinstance(kind, str) or kind not in KINDS):
        raise UnknownNameError("kind of plot", kind, KINDS)
    if title is not None and not isinstance(title, str):
        raise UsageError(f"the title is text; got {told(title)}")
    from matplotlib.axes import Axes

    if ax is not None and not isinstance(ax, Axes):
        raise UsageError(f"ax is one matplotlib Axes, for example figure.subplots(); got {type(ax).__name__}")
    from kindicators.plotting.page import new_page, on_axes

    frame = _frame(x, version)
    pack = origin(frame)
    header = _header(frame, pack)
    chart = read(frame, pack)
    chosen = kind or (header.plot if header else "line")
    heading = title if title is not None else header.title if header else ""
    return new_page(chart, chosen, heading) if ax is None else on_axes(chart, chosen, heading, ax)


def plot_file(name: str, file: Path, **options: Any) -> Path:
    """Draw the indicator `name`, asked for with the options of `kindicators.indicator`, into a file.

    Parameters
    ----------
    name : str
        An indicator's id.
    file : pathlib.Path
        The file to write; its name ends in ``.png``, ``.svg`` or ``.pdf``.
    **options
        The options of `kindicators.indicator`; None is as if it was not given.

    Returns
    -------
    pathlib.Path
        The file.

    Raises
    ------
    UsageError
        If the file's name or folder will not do, or as `plot` raises it.
    """
    need_matplotlib()
    from kindicators.plotting.output import suffix_of, write

    suffix_of(file)  # a wrong name should not cost the time to draw
    asked = {key: value for key, value in options.items() if value is not None}
    figure = plot(_rows(name, **asked))
    _crop(figure, asked.get("start"), asked.get("end"))
    write(figure, file)
    return file


def _crop(figure: Figure, start: str | None, end: str | None) -> None:
    """Show no time before `start` or after `end`: a row of the time in between may reach beyond it."""
    import pandas as pd
    from matplotlib.dates import date2num

    for axes in figure.axes:
        first, last = axes.get_xlim()
        first = max(first, date2num(pd.Timestamp(start))) if start else first
        last = min(last, date2num(pd.Timestamp(end))) if end else last
        if first < last:
            axes.set_xlim(first, last)


def need_matplotlib() -> None:
    """Raise an error in one line if matplotlib is not installed, or cannot work here."""
    try:
        with calm():
            import matplotlib.font_manager  # noqa: F401
    except ImportError as error:
        raise MissingExtraError("plotting", "plot") from error
    except OSError as error:
        raise UnwritableFileError(
            "matplotlib needs a folder for its cache, and finds none that it can write to: "
            "set the environment variable MPLCONFIGDIR to one"
        ) from error
    except ValueError as error:
        raise UsageError(f"matplotlib refuses its settings ({' '.join(str(error).split())}): mend them") from error


@contextmanager
def calm() -> Iterator[None]:
    """Keep matplotlib from logging, while it is imported, that it has no home for its cache: it does without."""
    loggers = [logging.getLogger(name) for name in ("matplotlib", "matplotlib.font_manager")]

    def silent(record: logging.LogRecord) -> bool:
        return record.levelno >= logging.ERROR

    for logger in loggers:
        logger.addFilter(silent)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(silent)


def _frame(x: object, version: str | None) -> pd.DataFrame:
    import pandas as pd

    if isinstance(x, pd.DataFrame):
        if version is not None:
            raise UsageError("version chooses the release of an indicator's id; a frame is of one already")
        return x
    if not isinstance(x, str):
        raise UsageError(f"plot takes the id of an indicator or a frame of ki.indicator; got {type(x).__name__}")
    return _rows(x, version=version)


def _rows(name: str, **options: Any) -> pd.DataFrame:
    """Return the rows of an indicator that may not exist, which `indicator` then says."""
    frame: pd.DataFrame = indicator(cast("IndicatorName", name), **options)
    return frame


def _header(frame: pd.DataFrame, pack: Package) -> Indicator | None:
    """Return the header of the frame's indicator, or None if the frame is of none."""
    name = frame.attrs.get("kindicators", {}).get("indicator")
    return pack.indicator(name) if name else None
