"""What a plot shows, taken from a frame: rows as plain numbers by subject, and where they come from."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from kindicators.errors import UsageError
from kindicators.package import Package, package
from kindicators.records import records
from kindicators.releases import releases, unpacked

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("subject", "period_start", "period_end", "value", "low", "high", "unit", "source_ids")
AT_LEAST, AT_MOST = "at least", "at most"


class Row(NamedTuple):
    """One row of an indicator; dates are days since 1970-01-01."""

    start: float
    end: float | None
    value: float | None
    low: float | None
    high: float | None

    @property
    def middle(self) -> float:
        """The middle of the period; its start if it has no end."""
        return self.start if self.end is None else (self.start + self.end) / 2

    @property
    def level(self) -> float | None:
        """The number to draw: the value, or the only bound there is; None between two bounds without a value."""
        if self.value is not None:
            return self.value
        if self.low == self.high:
            return self.low
        return self.low if self.high is None else self.high if self.low is None else None

    @property
    def bound(self) -> str | None:
        """What the level is if it is only a bound: `AT_LEAST` or `AT_MOST`."""
        if self.value is not None or (self.low is None) == (self.high is None):
            return None
        return AT_MOST if self.low is None else AT_LEAST

    @property
    def range(self) -> tuple[float, float] | None:
        """The two ends of what the value may be, or None if there are no two."""
        ends = [n for n in self.numbers if n is not None]
        return (min(ends), max(ends)) if (self.low, self.high) != (None, None) and min(ends) < max(ends) else None

    @property
    def numbers(self) -> tuple[float | None, ...]:
        """All numbers of the row."""
        return self.value, self.low, self.high


class Chart(NamedTuple):
    """What a plot shows."""

    subjects: dict[str, list[Row]]
    """The rows of each subject by date, under the name to show; in the frame's order."""
    unit: str
    edge: float
    """The last day that the rows can speak of: a value in force runs up to it."""
    publishers: list[str]
    """Who published the sources, most used first."""
    terms: list[str]
    """The dataset's version and licence, and the clocks, prices and currency that were asked for."""
    undated: int
    """How many rows of the frame have no date and cannot be drawn."""

    @property
    def rows(self) -> list[Row]:
        """The rows of all subjects."""
        return [row for rows in self.subjects.values() for row in rows]

    @property
    def unstated(self) -> int:
        """How many rows have no number."""
        return sum(row.numbers == (None, None, None) for row in self.rows)

    @property
    def numbers(self) -> list[float]:
        """All numbers of all rows."""
        return [n for row in self.rows for n in row.numbers if n is not None]


def origin(frame: pd.DataFrame) -> Package:
    """Return the release that a frame is from; the installed package if it is from none that is held."""
    version = frame.attrs.get("kindicators", {}).get("version")
    if version == package().version or version not in releases().manifests:
        return package()
    return unpacked(version)


def read(frame: pd.DataFrame, pack: Package) -> Chart:
    """Read a frame with the columns of `kindicators.indicator`, made from `pack`.

    Raises
    ------
    UsageError
        If columns are missing or of the wrong type, if units or indicators are mixed, or if nothing can be drawn.
    """
    _check(frame)
    starts, ends = _days(frame, "period_start"), _days(frame, "period_end")
    numbers = zip(*(_numbers(frame, c) for c in ("value", "low", "high")), strict=True)
    names = [str(name) for name in frame["subject"].astype("string").fillna("")]
    rows = [
        (name, Row(start, end, *three))
        for name, start, end, three in zip(names, starts, ends, numbers, strict=True)
        if start is not None
    ]
    if not any(n is not None for _, row in rows for n in row.numbers):
        raise UsageError("no row of the frame has both a period_start and a number, so there is nothing to plot")
    subjects: dict[str, list[Row]] = {}
    labels = _labels(set(names), pack)
    for name, row in rows:
        subjects.setdefault(labels[name], []).append(row)
    about: dict[str, Any] = frame.attrs.get("kindicators", {})
    return Chart(
        subjects={name: sorted(found, key=lambda r: r.start) for name, found in subjects.items()},
        unit=str(frame["unit"].iloc[0]),
        edge=_edge(about, [row for _, row in rows], pack),
        publishers=_publishers(frame, pack),
        terms=_terms(about, pack),
        undated=len(frame) - len(rows),
    )


def _check(frame: pd.DataFrame) -> None:
    missing = [c for c in COLUMNS if c not in frame.columns]
    if missing:
        raise UsageError(
            f"the frame to plot lacks {', '.join(missing)}; it needs the columns of ki.indicator: {', '.join(COLUMNS)}"
        )
    if frame.empty:
        raise UsageError("the frame to plot has no rows; ask for other subjects or a longer time")
    for column, what in (("unit", "units"), ("indicator", "indicators")):
        if column in frame.columns and len(found := sorted(frame[column].astype("string").fillna("none").unique())) > 1:
            few = ", ".join(found[:6]) + (", …" if len(found) > 6 else "")
            raise UsageError(
                f"the frame mixes {what} ({few}), which one axis cannot show; "
                f"choose one, for example frame[frame[{column!r}] == {found[0]!r}]"
            )


def _days(frame: pd.DataFrame, column: str) -> list[float | None]:
    import pandas as pd

    try:
        dates = frame[column].astype("datetime64[ns]")
    except (TypeError, ValueError) as error:
        raise UsageError(f"column {column} of the frame to plot must hold dates (datetime64[ns])") from error
    days = (dates - pd.Timestamp(0)) / pd.Timedelta(days=1)
    return [None if pd.isna(d) else float(d) for d in days]


def _numbers(frame: pd.DataFrame, column: str) -> list[float | None]:
    import pandas as pd

    try:
        numbers = frame[column].astype("Float64")
    except (TypeError, ValueError) as error:
        raise UsageError(f"column {column} of the frame to plot must hold numbers (Float64)") from error
    return [float(n) if pd.notna(n) and math.isfinite(n) else None for n in numbers]


def _labels(names: set[str], pack: Package) -> dict[str, str]:
    """Return the name to show for each subject: an actor's English name, anything else as it is."""
    known = {actor["actor_id"]: actor["name"] for actor in records(pack.resource("actors"))}
    labels = {name: known.get(name, name) for name in names}
    shared = Counter(labels.values())
    # Two actors of one name must not become one line.
    return {name: label if shared[label] == 1 else f"{label} ({name})" for name, label in labels.items()}


def _edge(about: dict[str, Any], rows: list[Row], pack: Package) -> float:
    """Return the last day of the frame's knowledge: of its clocks, else of the dataset; never before a row begins."""
    import pandas as pd

    last = max(r.time_to for r in pack.resources.values() if r.time_to)
    day = about.get("as_of") or about.get("known_at") or last
    known = (pd.Timestamp(day) - pd.Timestamp(0)).days
    return max([float(known), *(r.start for r in rows)])


def _publishers(frame: pd.DataFrame, pack: Package) -> list[str]:
    known = {source["source_id"]: source["publisher"] for source in records(pack.resource("sources"))}
    count: Counter[str] = Counter()
    for cell in frame["source_ids"].dropna():
        ids = [i.strip() for i in str(cell).split(";") if i.strip()]
        count.update({known.get(i, i) for i in ids})  # a row counts once for a publisher
    return [name for name, _ in sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))]


def _terms(about: dict[str, Any], pack: Package) -> list[str]:
    import pandas as pd

    version = about.get("version", pack.version)
    license_ = str(about.get("license", pack.license)).replace("-", " ")
    wordings = {
        "as_of": "values in force on {}",
        "known_at": "as known on {}",
        "prices": "prices of {}",
        "currency": "in {}",
    }
    given = {key: about[key] for key in wordings if about.get(key) is not None}
    given |= {key: str(pd.Timestamp(given[key]).date()) for key in ("as_of", "known_at") if key in given}
    given |= {"prices": str(given["prices"]).removeprefix("constant:")} if "prices" in given else {}
    return [f"kindicators {version}, {license_}", *(wordings[key].format(value) for key, value in given.items())]
