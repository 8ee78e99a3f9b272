"""`cite`: how to cite the package, and every source that a table, indicator, row or result rests on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from kindicators.bibliography import WRITERS, Entry
from kindicators.card import Card
from kindicators.errors import UnknownNameError, UsageError, told
from kindicators.package import Package, Resource, package
from kindicators.records import Row, find, records, shown
from kindicators.releases import released
from kindicators.series import fetch_indicator

Columns = list[tuple[str, Iterable[Any]]]
# DuckDB numbers the second column of a name; `disagreements` has the other side in a column of its own.
SOURCE_COLUMN = re.compile(r"(?:source_ids?|disputed_by)(?:_\d+)?")


def cite(x: Any = None, *, format: str = "text", version: str | None = None) -> str:
    """Return how to cite the package and the sources of what was used of it.

    The first entry is the dataset in its version, with the table, indicator or row that is meant. An entry follows for
    each source that is the principal one of a row; its key is the source's id. A date is as precise as it is known, and
    a copy of a document is said to be one.

    Parameters
    ----------
    x : str or frame, optional
        A table's name, an indicator's id, the id of a row, a card of `evidence` (then with all of its sources), or a
        frame that `load`, `indicator` or `sql` returned (of pandas, polars or Arrow), whole or filtered: the sources of
        the rows that are left are cited. They are taken from its columns ``source_id`` or ``source_ids`` (ids joined by
        ``;``), else from the column with the row ids. By default the package alone is cited.
    format : {"text", "bibtex", "csl-json", "ris"}, default "text"
        Text with one entry a line; BibTeX in UTF-8 (classic and biblatex); CSL-JSON, which Pandoc reads; RIS.
    version : str, optional
        The release that was used, such as ``"1.0.0"``: it is cited, with the sources as they stood in it. By default
        the one that a pandas frame is from, as far as it still knows (a merged one does not), else the installed one.

    Returns
    -------
    str
        The citation, without a line break at its end.

    Raises
    ------
    UnknownNameError
        If `x` names nothing, a frame holds ids that the package does not know, or there is no such format.
    UnknownVersionError
        If `version`, or that of the frame, is none that this installation holds.
    UsageError
        If `x` is neither text nor a frame, or a frame without a column that leads to sources, or is of another version.
    IntegrityError, DataFolderError
        If the installed data, or the release's files, were changed or lost.

    Warns
    -----
    RetractedReleaseWarning
        If the frame is of a release that was retracted.

    Examples
    --------
    >>> import kindicators as ki
    >>> print(ki.cite())
    The kindicators maintainers (...). kindicators: Defence indicators of the Korean Peninsula and the ROK-US alliance.
    Version .... Data set, licence CC-BY-4.0 (https://creativecommons.org/licenses/by/4.0/).
    >>> tests = ki.load("nuclear_tests")
    >>> print(ki.cite(tests[tests["date"] < "2007"]).splitlines()[1])
    Incorporated Research Institutions for Seismology (n.d.). Special Event: 2017 North Korean nuclear test. http://...
    """
    if not isinstance(format, str) or format not in WRITERS:
        raise UnknownNameError("format of citations", format, WRITERS)
    own = x.version if isinstance(x, Card) else _about(x).get("version")
    pack = package() if version is None and own == package().version else released(own if version is None else version)
    if own not in (None, pack.version):
        raise UsageError(f"what is to be cited is of version {own}, and not of {told(version)}: leave out version")
    part, columns = _meant(x, pack)
    sources = {source["source_id"]: source for source in records(pack.resource("sources"))}
    used = _source_ids(columns, pack, pack.resources.get(part.name), sources.keys())
    return WRITERS[format]([dataset_entry(pack, part), *(source_entry(sources[i]) for i in used)])


def of_package(pack: Package, format: str) -> str:
    """Return how to cite a package as a whole, without the sources behind it."""
    return WRITERS[format]([dataset_entry(pack, Part("", ""))])


class Part(NamedTuple):
    """The part of the dataset that is cited."""

    name: str
    title: str


WHOLE = Part("", "")


def _meant(x: Any, pack: Package) -> tuple[Part, Columns]:
    """Return the part of the dataset that `x` is, and the columns that lead to its sources."""
    if x is None:
        return WHOLE, [("source_id", [])]
    if isinstance(x, Card):  # of a card all sides are meant, not the row's principal source alone
        return Part(x.row_id, f"Row {x.row_id} of table {x.table}"), [
            ("source_id", [s["source_id"] for s in x.statements])
        ]
    if not isinstance(x, str):
        return _origin(x, pack), _columns(x)
    if x in pack.resources:
        rows = records(pack.resources[x])
        return of_table(x, pack), [(f.name, [row[f.name] for row in rows]) for f in pack.resources[x].fields]
    if x in pack.indicators:
        header, values = fetch_indicator(x, pack)
        return of_indicator(x, pack), list(zip(header, zip(*values, strict=True), strict=True))
    try:
        # What stands in evidence belongs to a row of another table.
        resource, row = find(x, [r for r in pack.resources.values() if r.name != "evidence"])
    except UnknownNameError as error:
        raise UnknownNameError(
            "table, indicator or row", x, [*pack.resources, *pack.indicators, *error.known]
        ) from error
    return Part(x, f"Row {x} of table {resource.name}"), [(name, [value]) for name, value in row.items()]


def _about(x: Any) -> dict[str, Any]:
    """Return what a pandas frame says of its origin; nothing for anything else."""
    about: dict[str, Any] = getattr(x, "attrs", {}).get("kindicators", {})
    return about


def _origin(frame: Any, pack: Package) -> Part:
    """Return what a frame says of itself, if it still does."""
    about = _about(frame)
    part = Part("", "Result of a query" if "query" in about else "")
    if about.get("table") in pack.resources:
        part = of_table(about["table"], pack)
    elif about.get("indicator") in pack.indicators:
        part = of_indicator(about["indicator"], pack)
    how = [f"{k.replace('_', ' ')} {about[k]}" for k in ("as_of", "known_at", "prices", "currency") if k in about]
    return part._replace(title=", ".join([part.title, *how]))


def of_table(name: str, pack: Package) -> Part:
    """Return a table as a part of the dataset."""
    return Part(name, f"Table {name} ({pack.resources[name].title})")


def of_indicator(name: str, pack: Package) -> Part:
    """Return an indicator as a part of the dataset."""
    return Part(name, f"Indicator {name} ({pack.indicators[name].title})")


def _columns(frame: Any) -> Columns:
    """Return the columns of a frame of pandas, polars or Arrow, by position: two may have one name."""
    if hasattr(frame, "itertuples"):  # pandas: what was grouped by stands in the index
        levels = [(str(n), frame.index.get_level_values(i)) for i, n in enumerate(frame.index.names) if n is not None]
        return levels + [(str(name), frame.iloc[:, i]) for i, name in enumerate(frame.columns)]
    if hasattr(frame, "get_columns"):  # polars
        return [(column.name, column.to_list()) for column in frame.get_columns()]
    if hasattr(frame, "column_names"):  # Arrow
        return [(name, column.to_pylist()) for name, column in zip(frame.column_names, frame.columns, strict=True)]
    raise UsageError(
        "cite takes the name of a table or indicator, the id of a row, or a frame of load, indicator or sql; "
        f"got {type(frame).__name__}"
    )


def _source_ids(columns: Columns, pack: Package, table: Resource | None, known: Collection[str]) -> list[str]:
    """Return the ids of the sources, sorted: those that the columns name, else those of the rows that they name."""
    naming = [(name, values) for name, values in columns if SOURCE_COLUMN.fullmatch(name)]
    if not naming:
        return sorted(_principals(columns, pack, table) - {""})
    found = {source for _, values in naming for value in values for source in _ids(value)}
    for source in sorted(found - set(known)):
        raise UnknownNameError("source", source, known)
    return sorted(found)


def _ids(value: Any) -> list[str]:
    """Return the ids in a cell: one, several joined by ';', or a list of them; none if it is missing."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return [i for item in value for i in _ids(item)] if isinstance(value, Iterable) else []


def _principals(columns: Columns, pack: Package, table: Resource | None) -> set[str]:
    """Return the principal sources of the rows whose ids stand in a column that is the key of a table."""
    sourced = [r for r in pack.resources.values() if any(f.name == "source_id" for f in r.fields)]
    # Of a table that has sources its own key counts, for the keys of other tables in it are attributes of its rows.
    asked = [table] if table in sourced else pack.resources.values()
    keys = {r.key for r in asked} & {name for name, _ in columns}
    if not keys:
        own = f"{table.key!r}" if table else "the first column of its table"
        raise UsageError(
            "the frame does not say which sources it rests on: keep or select its column 'source_id', "
            f"or {own}, which has the ids of the rows"
        )
    sourced = [r for r in sourced if r.key in keys]
    # Where a figure stands beside the key of its event, the figure's source is meant, not the event's.
    attributes = {f.name for r in sourced for f in r.fields if f.name != r.key}
    found: set[str] = set()
    for key in sorted({r.key for r in sourced} - attributes):
        principal = _principal_by_id([r for r in sourced if r.key == key])
        ids = {i for name, values in columns if name == key for i in values if isinstance(i, str)}
        for row_id in sorted(ids - principal.keys()):
            raise UnknownNameError(f"row with the {key}", row_id, principal)
        found |= {principal[i] for i in ids}
    return found


def _principal_by_id(resources: list[Resource]) -> dict[str, str]:
    return {row[r.key]: row["source_id"] for r in resources for row in records(r)}


def dataset_entry(pack: Package, part: Part = WHOLE) -> Entry:
    """Return the entry of the dataset; what is said of it comes from the descriptor."""
    return Entry(
        key=f"{pack.name}-{part.name}" if part.name else pack.name,
        kind="dataset",
        author="; ".join(pack.authors),
        title=f"{pack.name}: {pack.title}" + (f". {part.title}" if part.title else ""),
        date=pack.released,
        version=pack.version,
        notes=(f"Data set, licence {pack.license} ({pack.license_url})",),
    )


def source_entry(source: Row) -> Entry:
    """Return the entry of a source, a row of the table `sources`."""
    from urllib.parse import urlsplit

    notes = []
    if source["title_is_ours"] == "true":
        notes.append("Title supplied by kindicators")
    if source["is_mirror"] == "true":
        notes.append(f"Copy at {urlsplit(source['url']).hostname}")
    return Entry(
        key=source["source_id"],
        kind=source["source_type"],
        author=source["publisher"],
        title=source["title"],
        date=shown(source, "published_on"),
        url=source["url"],
        accessed=source["accessed_on"],
        language=source["language"],
        notes=tuple(notes),
    )
