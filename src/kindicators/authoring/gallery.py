"""The gallery: every indicator as a picture, with a page that shows them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from kindicators.errors import UnwritableFileError, UsageError
from kindicators.files import write_atomically
from kindicators.package import Indicator, package
from kindicators.plotting import need_matplotlib, plot

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from kindicators.names import IndicatorName

INDEX = "index.md"


class Picture(NamedTuple):
    """An indicator that was drawn and written."""

    name: str
    figure: Figure
    of: int
    """How many there are."""


def gallery(folder: Path) -> Iterator[Picture]:
    """Write ``<id>.svg`` and ``<id>.png`` of every indicator and ``index.md`` into a folder, which is made if needed.

    Parameters
    ----------
    folder : pathlib.Path
        Where to write; files of the same names are replaced.

    Yields
    ------
    Picture
        Each indicator when its files are written.

    Raises
    ------
    MissingExtraError
        If matplotlib is not installed.
    UsageError
        If an indicator cannot be drawn; the message names it.
    UnwritableFileError
        If the folder cannot be made, or a file cannot be written.
    """
    need_matplotlib()
    from kindicators.plotting.output import write

    pack = package()
    indicators = list(pack.indicators.values())
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableFileError(f"the folder {folder} cannot be made: {error.strerror or error}") from error
    for indicator in indicators:
        try:
            figure = plot(cast("IndicatorName", indicator.id))
        except UsageError as error:
            raise UsageError(f"indicator {indicator.id!r} cannot be drawn: {error}") from error
        for kind in ("svg", "png"):
            write(figure, folder / f"{indicator.id}.{kind}")
        yield Picture(indicator.id, figure, len(indicators))
    write_atomically(folder / INDEX, index_page(indicators, pack.version))


def index_page(indicators: list[Indicator], version: str) -> str:
    """Return the page that shows the plots of these indicators."""
    parts = [
        "<!-- Made by 'kindicators gallery'. -->",
        "# Indicators as pictures",
        f"Dataset version {version}, CC BY 4.0. Each picture is there as SVG and PNG.",
    ]
    for indicator in indicators:
        parts += [
            f"## {indicator.title}",
            indicator.definition,
            f"![{indicator.title}]({indicator.id}.svg)",
            f"`{indicator.id}`, in {indicator.unit}; [PNG]({indicator.id}.png)",
        ]
    return "\n\n".join(parts) + "\n"
