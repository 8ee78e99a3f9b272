"""The figure that `plot` returns, and how it is written: the same bytes each time, never half a file."""

from __future__ import annotations

import io
from os import PathLike
from pathlib import Path
from threading import Lock
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from kindicators.errors import UsageError
from kindicators.files import write_atomically

SUFFIXES = ("png", "svg", "pdf")
# Text stays text, and the names of parts do not change from run to run. matplotlib knows no other way to say so.
SETTINGS: Any = {"svg.fonttype": "none", "svg.hashsalt": "kindicators", "pdf.fonttype": 42}
NO_DATE: dict[str, dict[str, Any]] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
# rc_context sets and restores what all threads share: only one of them may do it at a time.
SAVING = Lock()


class PlotFigure(Figure):
    """A matplotlib figure that is saved the same way each time: no date, and SVG with text as text."""

    def savefig(self, fname: Any, **options: Any) -> None:
        """Save the figure, as `matplotlib.figure.Figure.savefig` does."""
        if isinstance(fname, str | PathLike):
            self._save(Path(fname), options)
            return
        kind = str(options.get("format") or self.canvas.get_default_filetype()).lower()
        options = {"metadata": NO_DATE.get(kind), **options}
        with SAVING, rc_context(SETTINGS):
            super().savefig(fname, **options)

    def _save(self, file: Path, options: dict[str, Any]) -> None:
        """Save the figure to a file, which is complete or as before."""
        kind = options.pop("format", None) or file.suffix[1:]
        if not kind:  # as matplotlib does, which then adds the end to the name
            kind = self.canvas.get_default_filetype()
            file = file.with_name(f"{file.name.rstrip('.')}.{kind}")
        stream = io.BytesIO()
        self.savefig(stream, format=kind, **options)
        write_atomically(file, stream.getvalue())

    def _repr_png_(self) -> bytes:
        """Show the figure in a notebook."""
        return render(self, "png")


def render(figure: Figure, kind: str) -> bytes:
    """Return the figure as the bytes of a PNG, SVG or PDF file."""
    stream = io.BytesIO()
    figure.savefig(stream, format=kind)
    return stream.getvalue()


def suffix_of(file: Path) -> str:
    """Return the kind of file that a name asks for.

    Raises
    ------
    UsageError
        If it is none that a plot can be written as.
    """
    suffix = file.suffix[1:].lower()
    if suffix not in SUFFIXES:
        raise UsageError(f"cannot tell what to write from {file.name!r}: the name must end in .{', .'.join(SUFFIXES)}")
    return suffix


def write(figure: Figure, file: Path) -> None:
    """Write a figure to a file, which is complete or not there at all.

    Raises
    ------
    UsageError
        If the name's end is unknown or the folder does not exist.
    """
    write_atomically(file, render(figure, suffix_of(file)))
