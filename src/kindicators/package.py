"""Where the data package lies on disk, and what its descriptor says of each table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kindicators.arguments import listed
from kindicators.errors import (
    DataFolderError,
    IntegrityError,
    UnknownColumnError,
    UnknownIndicatorError,
    UnknownTableError,
    UsageError,
    told,
)

if TYPE_CHECKING:
    from kindicators.releases.archives import Archives

DESCRIPTOR = "datapackage.json"


class Former(NamedTuple):
    """A name that a table, column or indicator had before."""

    name: str
    since: str
    """The version since which it has the new one."""


class Deprecation(NamedTuple):
    """What is said of a table, column or indicator that will go with a later major version."""

    since: str
    """The version since which it should not be used any more."""
    instead: str
    """The name that replaces it, or advice in a few words."""

    def __str__(self) -> str:
        return f"deprecated since {self.since} and will go; instead: {self.instead}"

    @property
    def sentence(self) -> str:
        """What stands after the meaning, wherever that is shown."""
        return f"It is {str(self).rstrip('.')}."


class Field(NamedTuple):
    """One column of a table, as the descriptor defines it."""

    name: str
    type: str
    description: str
    unit: str | None
    required: bool
    categories: tuple[tuple[str, str], ...]
    """The allowed values with their meanings, in order; empty where any value is allowed."""
    constraints: dict[str, Any]
    clock: str | None
    """What a date is for the two clocks: from, to, last, on or known; see `kindicators.clocks`."""
    later: bool | tuple[str, ...]
    """Whether the column, or which of its values, became known only after the row did."""
    formerly: tuple[Former, ...] = ()
    deprecated: Deprecation | None = None

    @property
    def dtype(self) -> str:
        """The name of the column's type in pandas."""
        if self.categories:
            return "category"
        return {"integer": "Int64", "number": "Float64", "date": "datetime64[ns]"}.get(self.type, self.type)


class Resource(NamedTuple):
    """One table of the package: its file, hash and columns."""

    name: str
    title: str
    description: str
    path: Path
    key: str
    """The primary key: the column with the row ids."""
    rows: int
    sha256: str
    time_from: str | None
    time_to: str | None
    fields: tuple[Field, ...]
    formerly: tuple[Former, ...] = ()
    deprecated: Deprecation | None = None
    archives: Archives | None = None
    """What holds the file of a past release; None if it lies at `path`."""

    def read_bytes(self) -> bytes:
        """Return the file's bytes, after checking them against the descriptor's hash."""
        if self.archives is not None:
            return self.archives.read(self.sha256)
        return _released(self.path, self.sha256, f"table {self.name!r}")

    def check(self) -> None:
        """Raise if the installed file is not the released one; unlike `read_bytes` do not hold it in memory."""
        import hashlib

        try:
            with self.path.open("rb", buffering=0) as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise _unreadable(self.path, error) from error
        if found != self.sha256:
            raise _changed(self.path, f"table {self.name!r}")

    def select(self, columns: Iterable[str] | None) -> tuple[Field, ...]:
        """Return the fields named in `columns`, in that order; all of them for None."""
        if columns is None:
            return self.fields
        columns = listed("columns", columns, columns if isinstance(columns, str) else self.fields[0].name)
        if not columns or len(set(columns)) < len(columns):
            raise UsageError(f"columns must name at least one column, and each only once; got {told(columns)}")
        by_name = {f.name: f for f in self.fields}
        for column in columns:
            if column not in by_name:
                from kindicators.releases import former

                kind = f"column of table {self.name!r} named"
                raise UnknownColumnError(kind, column, by_name, former.column(str(column), self))
        return tuple(by_name[c] for c in columns)


class Indicator(NamedTuple):
    """One quantity over time: the SQL file that defines it, and what the file's header says of it."""

    id: str
    title: str
    topic: str
    unit: str
    subject: str
    frequency: str
    plot: str
    definition: str
    choice: str
    caveats: str
    tables: tuple[str, ...]
    """The tables and other indicators that its SQL reads."""
    path: Path
    rows: int
    sha256: str
    time_from: str | None
    time_to: str | None
    formerly: tuple[Former, ...] = ()
    deprecated: Deprecation | None = None
    archives: Archives | None = None
    """What holds the file of a past release; None if it lies at `path`."""

    def read_sql(self) -> str:
        """Return the file's text, after checking it against the descriptor's hash."""
        if self.archives is not None:
            return self.archives.read(self.sha256).decode("utf-8")
        return _released(self.path, self.sha256, f"indicator {self.id!r}").decode("utf-8")


class Package(NamedTuple):
    """The data package: what it is called, its version, makers and licence, its tables and indicators."""

    folder: Path
    name: str
    title: str
    version: str
    released: str
    """Day of the version's release, YYYY-MM-DD."""
    authors: tuple[str, ...]
    license: str
    license_url: str
    resources: dict[str, Resource]
    indicators: dict[str, Indicator]
    descriptor: dict[str, Any]
    """The descriptor as it was read."""

    def resource(self, name: str) -> Resource:
        """Return the table `name`, or raise `UnknownTableError` with near matches."""
        if not isinstance(name, str):
            raise UsageError(f"the name of a table is text, for example 'opcon_milestones'; got {told(name)}")
        if name in self.indicators:
            raise UsageError(f"{name!r} is an indicator and no table: ask for it with 'indicator'")
        if name not in self.resources:
            from kindicators.releases import former

            raise UnknownTableError("table", name, self.resources, former.table(name, self))
        return self.resources[name]

    def indicator(self, name: str) -> Indicator:
        """Return the indicator `name`, or raise `UnknownIndicatorError` with near matches."""
        if not isinstance(name, str):
            raise UsageError(f"the name of an indicator is text, for example 'usfk_personnel'; got {told(name)}")
        if name in self.resources:
            raise UsageError(
                f"{name!r} is a table and no indicator: ask for it with 'load' or, on the command line, 'show'"
            )
        self.need_indicators()
        if name not in self.indicators:
            from kindicators.releases import former

            raise UnknownIndicatorError("indicator", name, self.indicators, former.indicator(name, self))
        return self.indicators[name]

    def need_indicators(self) -> None:
        """Raise `UsageError` if the package is a release that was made before there were indicators."""
        if not self.indicators:
            raise UsageError(f"release {self.version} has no indicators, which came with 0.3.0: ask for its tables")


def path() -> Path:
    """Return the folder of the data package on disk.

    It holds ``datapackage.json`` and ``data/*.csv``, and can be read by any program that knows Frictionless data
    packages or CSV.

    Returns
    -------
    pathlib.Path
        An existing folder.

    Raises
    ------
    DataFolderError
        If the installation has lost its data.

    Examples
    --------
    >>> import kindicators as ki
    >>> (ki.path() / "datapackage.json").is_file()
    True
    """
    here = Path(__file__).resolve().parent
    # A wheel carries the data inside the package; an editable install reads them from the repository root.
    for folder in (here / "datapackage", here.parents[1]):
        if (folder / DESCRIPTOR).is_file():
            return folder
    if not here.is_dir():
        raise DataFolderError(
            f"kindicators cannot read its tables from within an archive ({here.parent}): "
            "unpack it, or install it with pip"
        )
    raise DataFolderError(f"no {DESCRIPTOR} beside {here}: the installation is incomplete; install kindicators again")


@cache
def package() -> Package:
    """Return the installed data package; its descriptor is read once a process."""
    return read(path())


def read(folder: Path) -> Package:
    """Return the data package in a folder, or raise `DataFolderError` if its descriptor cannot be read."""
    import json

    from kindicators import soundness

    file = folder / DESCRIPTOR
    try:
        return soundness.check(parse(folder, json.loads(file.read_text(encoding="utf-8"))))
    except OSError as error:
        raise DataFolderError(f"{file} cannot be read ({error.strerror}); install kindicators again") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise DataFolderError(
            f"{file} is not a descriptor of kindicators ({type(error).__name__}: {reason[:300]}); "
            "install kindicators again, or run 'kindicators build'"
        ) from error


def parse(folder: Path, descriptor: dict[str, Any], archives: Archives | None = None) -> Package:
    """Read what a descriptor says of the package in `folder`, or of a release whose files are in `archives`."""
    terms = descriptor["licenses"][0]
    return Package(
        folder=folder,
        name=descriptor["name"],
        title=descriptor["title"],
        version=descriptor["version"],
        released=descriptor.get("created", "")[: len("YYYY-MM-DD")],
        authors=tuple(c["title"] for c in descriptor["contributors"]),
        license=terms["name"],
        license_url=terms["path"],
        resources={r["name"]: _resource(folder, r, archives) for r in descriptor["resources"]},
        indicators={i["id"]: _indicator(folder, i, archives) for i in descriptor.get("indicators", [])},
        descriptor=descriptor,
    )


def _released(path: Path, sha256: str, what: str) -> bytes:
    """Return the bytes of a file of the package, or raise if it is not the released one."""
    import hashlib

    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _changed(path, what)
    return content


def _unreadable(path: Path, error: OSError) -> DataFolderError:
    return DataFolderError(f"{path} cannot be read ({error.strerror}); install kindicators again")


def _changed(path: Path, what: str) -> IntegrityError:
    return IntegrityError(
        f"{path} is not the released file of {what} (its SHA-256 differs): "
        "install kindicators again, or run 'kindicators build' if you changed the data on purpose"
    )


def _resource(folder: Path, item: dict[str, Any], archives: Archives | None) -> Resource:
    schema = item["schema"]
    coverage = item.get("temporal", {})
    return Resource(
        name=item["name"],
        title=item["title"],
        description=_meaning(item, "description"),
        path=folder / item["path"],
        key=schema["primaryKey"][0],
        rows=item["rows"],
        sha256=item["hash"].removeprefix("sha256:"),
        time_from=coverage.get("start"),
        time_to=coverage.get("end"),
        fields=tuple(_field(f) for f in schema["fields"]),
        formerly=_formerly(item),
        deprecated=_deprecated(item),
        archives=archives,
    )


def _indicator(folder: Path, item: dict[str, Any], archives: Archives | None) -> Indicator:
    texts = ("id", "title", "topic", "unit", "subject", "frequency", "plot", "choice", "caveats")
    coverage = item.get("temporal", {})
    return Indicator(
        **{key: item[key] for key in texts},
        definition=_meaning(item, "definition"),
        tables=tuple(item["tables"]),
        path=folder / item["path"],
        rows=item["rows"],
        sha256=item["hash"].removeprefix("sha256:"),
        time_from=coverage.get("start"),
        time_to=coverage.get("end"),
        formerly=_formerly(item),
        deprecated=_deprecated(item),
        archives=archives,
    )


def _field(item: dict[str, Any]) -> Field:
    constraints = item.get("constraints", {})
    later = item.get("later", False)
    return Field(
        name=item["name"],
        type=item["type"],
        description=_meaning(item, "description"),
        unit=item.get("unit"),
        required=constraints.get("required", False),
        categories=tuple((c["value"], c["label"]) for c in item.get("categories", [])),
        constraints=constraints,
        clock=item.get("clock"),
        later=tuple(later) if isinstance(later, list) else later,
        formerly=_formerly(item),
        deprecated=_deprecated(item),
    )


def _formerly(item: dict[str, Any]) -> tuple[Former, ...]:
    return tuple(Former(**former) for former in item.get("formerly", []))


def _deprecated(item: dict[str, Any]) -> Deprecation | None:
    return Deprecation(**item["deprecated"]) if "deprecated" in item else None


def _meaning(item: dict[str, Any], key: str) -> str:
    """Return what a descriptor says that an item means, and whether it will go."""
    deprecated = _deprecated(item)
    return f"{item[key]} {deprecated.sentence}" if deprecated else str(item[key])
