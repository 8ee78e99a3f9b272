"""How plots look: colours, marks, typefaces, numbers and dates. Nothing here reads or sets matplotlib's rcParams."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from kindicators.errors import MissingFontWarning

if TYPE_CHECKING:
    from matplotlib.axis import Axis
    from matplotlib.text import Text

DOTS = 150  # an inch: letters are a little wider or narrower at other resolutions
INK, GREY, FAINT = "#222222", "#5f5f5f", "#dddddd"


class Style(NamedTuple):
    """How one subject is drawn: four signs, of which any one is enough to tell it from the others."""

    colour: str
    dash: Any
    marker: str
    hatch: str
    hatch_colour: str


# The palette of Okabe and Ito, with a dark yellow in place of the bright one, which fades on white. In this order the
# first five differ in lightness too (L* 46, 71, 0, 58, 27); grey copies of more are told apart by dash, marker, hatch.
STYLES = (
    Style("#0072B2", "solid", "o", "", "white"),
    Style("#E69F00", (0, (6, 2)), "s", "////", INK),
    Style("#000000", (0, (1.2, 1.6)), "D", "....", "white"),
    Style("#009E73", (0, (6, 2, 1.2, 2)), "X", "\\\\\\\\", "white"),
    Style("#5C4400", (0, (3, 1.5)), "P", "xx", "white"),
    Style("#CC79A7", (0, (8, 2, 1.2, 2, 1.2, 2)), "*", "--", INK),
    Style("#D55E00", (0, (10, 3)), "p", "++", "white"),
    Style("#56B4E9", (0, (4, 1.5, 4, 1.5, 1.2, 1.5)), "h", "oo", INK),
)

LATIN = "DejaVu Sans"  # comes with matplotlib
HANGUL = (
    "Noto Sans CJK KR",
    "Noto Sans KR",
    "Source Han Sans KR",
    "Source Han Sans K",
    "NanumGothic",
    "NanumBarunGothic",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "AppleGothic",
    "UnDotum",
    "Baekmuk Dotum",
    # Older versions of matplotlib see only the first face of a collection; each face has all letters.
    "Noto Sans CJK JP",
    "Noto Serif CJK KR",
    "Noto Serif CJK JP",
    "Arial Unicode MS",
)


class Typeface:
    """The fonts for a set of texts: DejaVu Sans, and one with Hangul if the texts need it and one is installed.

    Parameters
    ----------
    texts : iterable of str
        Everything that will be written.
    fonts : sequence of str
        The families to look for, best first.
    """

    def __init__(self, texts: Iterable[str], fonts: Iterable[str] = HANGUL) -> None:
        wanted = {c for text in texts for c in text if c != "\n"} - _letters(LATIN)
        found = [(font, wanted & _letters(font)) for font in fonts] if wanted else []
        font, covered = max(found, key=lambda pair: len(pair[1]), default=("", set()))
        # The generic name is for readers of an SVG file who do not have these fonts.
        self.families = [LATIN, *([font] if covered else []), "sans-serif"]
        self.missing = wanted - covered
        self._widths: dict[tuple[str, float, str], float] = {}

    def warn(self) -> None:
        """Warn once of letters that no font has."""
        if self.missing:
            letters = "".join(sorted(self.missing)[:12])
            warnings.warn(
                f"no installed font has the letters {letters}, which are drawn as □; "
                f"for Hangul install one of: {', '.join(HANGUL[:2])}, {HANGUL[4]}",
                MissingFontWarning,
                stacklevel=5,  # the caller of plot
            )

    def text(self, text: str) -> str:
        """Return the text with □ in place of letters that no font has: matplotlib would warn of each."""
        return "".join("□" if c in self.missing else c for c in text)

    def width(self, text: str, size: float, weight: str = "normal") -> float:
        """Return the width of a line of text in inches."""
        from matplotlib.backends.backend_agg import RendererAgg
        from matplotlib.font_manager import FontProperties

        key = (text, size, weight)
        if key not in self._widths:
            font = FontProperties(family=self.families, size=size, weight=weight)
            width, _, _ = RendererAgg(1, 1, DOTS).get_text_width_height_descent(text, font, ismath=False)
            self._widths[key] = float(width) / DOTS
        return self._widths[key]

    def wrap(self, text: str, size: float, width: float, weight: str = "normal") -> list[str]:
        """Break a text into lines of at most `width` inches; a word that is longer is broken too."""
        lines: list[str] = []
        line, used = "", 0.0
        space = self.width("a b", size, weight) - self.width("ab", size, weight)
        for word in self.text(text).split():
            # Word by word, because each is measured only once however often a footer is tried.
            longer = used + space + self.width(word, size, weight)
            if line and longer <= width:
                line, used = f"{line} {word}", longer
                continue
            lines += [line] if line else []
            while len(word) > 1 and self.width(word, size, weight) > width:
                fitting = next(
                    (n for n in range(len(word) - 1, 1, -1) if self.width(word[:n], size, weight) <= width), 1
                )
                lines.append(word[:fitting])
                word = word[fitting:]
            line, used = word, self.width(word, size, weight)
        return [*lines, line] if line else lines

    def dress(self, text: Text) -> None:
        """Give a text these fonts, and show a $ in it as a $."""
        text.set_fontfamily(self.families)
        text.set_parse_math(False)
        text.set_usetex(False)


@cache
def _letters(family: str) -> frozenset[str]:
    """Return the characters that a font has; none if it is not installed."""
    from matplotlib import font_manager

    if family not in {font.name for font in font_manager.fontManager.ttflist}:
        return frozenset()
    file = font_manager.findfont(font_manager.FontProperties(family=[family]))
    return frozenset(map(chr, font_manager.get_font(file).get_charmap()))


SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def scale_of(numbers: Iterable[float]) -> tuple[float, str]:
    """Return what to divide numbers by, and its name: million, billion, trillion, or nothing."""
    largest = max(map(abs, numbers), default=0)
    return next(((factor, name) for factor, name in SCALES if largest >= factor), (1, ""))


def number_axis(axis: Axis, numbers: Iterable[float], unit: str, *, whole: bool, ticks: int = 7) -> str:
    """Set ticks with compact numbers, and return the axis label: the unit with the scale."""
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter

    factor, name = scale_of(numbers)

    def show(value: float, _: int | None) -> str:
        scaled = value / factor
        if unit == "year":  # a date, not an amount
            return f"{scaled:.10g}"
        text = f"{scaled:,.3f}".rstrip("0").rstrip(".") if scaled == 0 or abs(scaled) >= 0.001 else f"{scaled:.3g}"
        return text.replace("-", "−")

    small = factor == 1 and (whole or unit == "year")
    if axis.get_scale() == "log":
        axis.set_major_locator(LogLocator(numticks=ticks))
        axis.set_minor_formatter(NullFormatter())
    else:
        steps = [1, 2, 5, 10] if small else [1, 2, 2.5, 5, 10]
        axis.set_major_locator(MaxNLocator(nbins=ticks, steps=steps, integer=small))
    axis.set_major_formatter(FuncFormatter(show))
    return f"{name} {unit}".strip() + (", log scale" if axis.get_scale() == "log" else "")


MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def date_axis(axis: Axis, ticks: int) -> None:
    """Set ticks at whole years, months or days, each with its full date: no reader has to guess the year."""
    from matplotlib.dates import AutoDateLocator, num2date
    from matplotlib.ticker import FuncFormatter

    def show(value: float, _: int | None) -> str:
        day = num2date(value, tz=UTC)
        first, last = axis.get_view_interval()
        month = MONTHS[day.month - 1]  # not strftime, which follows the locale
        if last - first > 5 * 365:
            return str(day.year)
        return f"{month} {day.year}" if last - first > 150 else f"{day.day} {month}\n{day.year}"

    axis.set_major_locator(AutoDateLocator(tz=UTC, minticks=min(3, ticks), maxticks=ticks))
    axis.set_major_formatter(FuncFormatter(show))


def year_axis(axis: Axis, first: float, last: float, ticks: int) -> None:
    """Set ticks in the middle of years, where the bars of whole years are."""
    from matplotlib.dates import date2num, num2date
    from matplotlib.ticker import FixedLocator, FuncFormatter

    begin, end = num2date(first, tz=UTC).year, num2date(last, tz=UTC).year
    step = next((n for n in (1, 2, 5, 10, 20) if (end - begin) / n <= ticks), 50)
    years = range(-(-begin // step) * step, end + 1, step)
    axis.set_major_locator(FixedLocator([float(date2num(datetime(year, 7, 2))) for year in years]))
    axis.set_major_formatter(FuncFormatter(lambda value, _: str(num2date(value, tz=UTC).year)))
