"""What an export holds: tables with their columns, keys and rows, whatever they are written as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from kindicators import citation, views
from kindicators.arguments import listed
from kindicators.catalogue import indicator_rows
from kindicators.clocks import NO_CLOCKS, Clocks, is_timeless, need, quote, refuse
from kindicators.database import one_line, opened
from kindicators.errors import UsageError
from kindicators.package import Field, Indicator, Package, Resource

if TYPE_CHECKING:
    import duckdb

CATALOGUE = "indicator_catalogue"
"""The table that says what the indicators are whose values stand in the table `views.LONG`."""
OWN = "exported"
"""The schema of the tables that the package itself does not have."""
MANY = 10_000
"""So many rows are held at once."""
Say = Callable[[str, int, int], None]
"""What is told before each table: its name, its number, and how many there are."""


class Reference(NamedTuple):
    """A foreign key: a column whose values are those of a column of a table that is exported too."""

    column: str
    table: str
    key: str


class Table(NamedTuple):
    """One table of an export."""

    name: str
    title: str
    description: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...]
    query: str
    """What gives its rows, in the order in which they are written."""
    item: dict[str, Any]
    """What the descriptor says of it, save where and how it is stored."""


class Choice(NamedTuple):
    """What was asked for."""

    pack: Package
    asked: Clocks
    resources: tuple[Resource, ...]
    indicators: tuple[Indicator, ...]


class Content(NamedTuple):
    """What is exported, with the database that has the rows."""

    choice: Choice
    connection: duckdb.DuckDBPyConnection
    tables: tuple[Table, ...]
    say: Say

    @property
    def pack(self) -> Package:
        """The package that is exported."""
        return self.choice.pack

    def each(self) -> Iterator[Table]:
        """Yield the tables, and tell of each before it is written."""
        for number, table in enumerate(self.tables, start=1):
            self.say(table.name, number, len(self.tables))
            yield table

    def rows(self, table: Table) -> Iterator[list[tuple[Any, ...]]]:
        """Yield the rows of a table as Python's own values, many at a time."""
        with asking():
            result = self.connection.execute(table.query)
            while rows := result.fetchmany(MANY):
                yield rows

    def facts(self) -> dict[str, str]:
        """Return what is said of the package as a whole, by name."""
        pack = self.pack
        return {
            "name": pack.name,
            "title": pack.title,
            "version": pack.version,
            "released": pack.released,
            "license": pack.license,
            "license_url": pack.license_url,
            "authors": "; ".join(pack.authors),
            "citation": citation.of_package(pack, "text"),
        } | self.choice.asked.given()


def choose(
    pack: Package, asked: Clocks, tables: Iterable[str] | None, indicators: bool | Iterable[str] | None
) -> Choice:
    """Read what a caller wants to have exported."""
    need(pack, asked)
    if tables is None:
        # As in a database of `connect`: what cannot be asked what held on a day is left out.
        resources = [r for r in pack.resources.values() if asked.as_of is None or not is_timeless(r)]
    else:
        example = tables if isinstance(tables, str) else next(iter(pack.resources))
        resources = [pack.resource(name) for name in dict.fromkeys(listed("tables", tables, example))]
        for resource in resources:
            if asked.as_of is not None and is_timeless(resource):
                raise refuse("as_of", resource)
    chosen: list[Indicator] = []
    if indicators is True:
        pack.need_indicators()
        chosen = list(pack.indicators.values())
    elif indicators is not None and indicators is not False:
        example = indicators if isinstance(indicators, str) else "usfk_personnel"
        chosen = [pack.indicator(id) for id in dict.fromkeys(listed("indicators", indicators, example))]
    if not resources and not chosen:
        raise UsageError("there is nothing to export: name a table or an indicator")
    return Choice(pack, asked, tuple(resources), tuple(chosen))


@contextmanager
def content(choice: Choice, say: Say) -> Iterator[Content]:
    """Open the database that has what was chosen."""
    names = [item.name for item in choice.resources] + [item.id for item in choice.indicators]
    with opened(choice.pack, choice.asked, names) as connection, asking():
        tables = [_table(resource, choice, connection) for resource in choice.resources]
        if choice.indicators:
            tables += _indicators(choice, connection)
        yield Content(choice, connection, tuple(tables), say)


@contextmanager
def asking() -> Iterator[None]:
    """Tell what DuckDB cannot write as any other failure to write, and let Ctrl-C be what it is elsewhere."""
    import duckdb

    try:
        yield
    except duckdb.InterruptException as error:
        raise KeyboardInterrupt from error
    except duckdb.Error as error:
        raise OSError(one_line(str(error))) from error
    except RuntimeError as error:
        if "interrupt" in str(error).lower():
            raise KeyboardInterrupt from error
        raise


def _table(resource: Resource, choice: Choice, connection: duckdb.DuckDBPyConnection) -> Table:
    described = next(r for r in choice.pack.descriptor["resources"] if r["name"] == resource.name)
    stored = ("path", "format", "mediatype", "encoding", "bytes", "hash")
    item = {key: value for key, value in deepcopy(described).items() if key not in stored}
    names = {r.name for r in choice.resources}
    keys = [
        (Reference(k["fields"][0], k["reference"].get("resource") or resource.name, k["reference"]["fields"][0]), k)
        for k in item["schema"].get("foreignKeys", [])
    ]
    keys = [(reference, key) for reference, key in keys if reference.table in names]
    fields = resource.fields
    if choice.asked != NO_CLOCKS:
        # Of what the clocks leave, a cell that was not known yet is empty, and a row that another names may be missing.
        empty = _empty(resource, connection)
        fields = tuple(f._replace(required=f.required and f.name not in empty) for f in fields)
        for f in item["schema"]["fields"]:
            if f["name"] in empty:
                f.get("constraints", {}).pop("required", None)
        keys = [(reference, key) for reference, key in keys if _holds(reference, resource, connection)]
        item["rows"] = _count(resource.name, connection)
        item.pop("temporal", None)
    item["schema"]["foreignKeys"] = [key for _, key in keys]
    if not keys:
        del item["schema"]["foreignKeys"]
    return Table(
        name=resource.name,
        title=resource.title,
        description=resource.description,
        fields=fields,
        key=tuple(item["schema"]["primaryKey"]),
        references=tuple(reference for reference, _ in keys),
        query=f"FROM {resource.name}",
        item=item,
    )


def _empty(resource: Resource, connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the columns that have a missing value."""
    counts = ", ".join(f"count(*) - count({f.name})" for f in resource.fields)
    found = connection.execute(f"SELECT {counts} FROM {resource.name}").fetchone() or ()
    return {field.name for field, missing in zip(resource.fields, found, strict=True) if missing}


def _holds(reference: Reference, resource: Resource, connection: duckdb.DuckDBPyConnection) -> bool:
    """Tell whether every row that a foreign key names is there."""
    column, table, key = reference
    lost = f"{resource.name} a WHERE {column} IS NOT NULL AND NOT EXISTS (FROM {table} b WHERE b.{key} = a.{column})"
    return _count(lost, connection) == 0


def _count(source: str, connection: duckdb.DuckDBPyConnection) -> int:
    found = connection.execute(f"SELECT count(*) FROM {source}").fetchone()
    return int(found[0]) if found else 0


def _indicators(choice: Choice, connection: duckdb.DuckDBPyConnection) -> list[Table]:
    """Return the tables with what the indicators are, and with the values of all of them."""
    texts = ("title", "topic", "unit", "subject", "frequency", "plot", "definition", "choice", "caveats", "tables")
    about = {row["id"]: row for row in indicator_rows(choice.pack)}
    columns = ", ".join(f"{name} VARCHAR" for name in ("id", *texts))
    connection.execute(f"CREATE SCHEMA {OWN}; CREATE TABLE {OWN}.{CATALOGUE} ({columns})")
    values = [[i.id, *(about[i.id][text] or None for text in texts)] for i in choice.indicators]
    marks = ", ".join("?" * (1 + len(texts)))
    connection.executemany(f"INSERT INTO {OWN}.{CATALOGUE} VALUES ({marks})", values)
    named = ", ".join(quote(i.id) for i in choice.indicators)
    connection.execute(
        f"CREATE TABLE {OWN}.{views.LONG} AS "
        f"FROM {views.LONG} WHERE indicator IN ({named}) ORDER BY indicator, subject, period_start"
    )
    return [
        _made(
            CATALOGUE,
            "Indicators: what they are",
            f"One row is one indicator whose values the table {views.LONG} has.",
            CATALOGUE_FIELDS,
            ("id",),
            (),
            f"FROM {OWN}.{CATALOGUE}",
            len(values),
        ),
        _made(
            views.LONG,
            "Indicators: values over time",
            "One row is the value of one indicator for a subject and a period.",
            INDICATOR_FIELDS,
            ("indicator", "subject", "period_start"),
            (Reference("indicator", CATALOGUE, "id"),),
            f"FROM {OWN}.{views.LONG}",
            _count(f"{OWN}.{views.LONG}", connection),
        ),
    ]


def _made(
    name: str,
    title: str,
    description: str,
    fields: tuple[Field, ...],
    key: tuple[str, ...],
    references: tuple[Reference, ...],
    query: str,
    count: int,
) -> Table:
    """Return a table that no file of the package has, described as those of the package are."""
    schema: dict[str, Any] = {
        "fields": [
            {"name": f.name, "type": f.type, "description": f.description}
            | ({"constraints": {"required": True}} if f.required else {})
            for f in fields
        ],
        "missingValues": [""],
        "primaryKey": list(key),
    }
    if references:
        schema["foreignKeys"] = [
            {"fields": [r.column], "reference": {"resource": r.table, "fields": [r.key]}} for r in references
        ]
    item = {"name": name, "type": "table", "title": title, "description": description, "rows": count, "schema": schema}
    return Table(name, title, description, fields, key, references, query, item)


def _field(name: str, description: str, type: str = "string", required: bool = True) -> Field:
    return Field(name, type, description, None, required, (), {}, None, False)


CATALOGUE_FIELDS = (
    _field("id", "Identifier of the indicator."),
    _field("title", "What it is, in a few words."),
    _field("topic", "The group that it belongs to."),
    _field("unit", "Unit of its values."),
    _field("subject", "What its subjects are."),
    _field("frequency", "What there is a row for: a day, month, quarter, year, change or report."),
    _field("plot", "How it is drawn."),
    _field("definition", "What its values say."),
    _field("choice", "The rule by which one of several reporters is chosen."),
    _field("caveats", "What to bear in mind.", required=False),
    _field("tables", "The tables and indicators that it is made from, joined by ', '."),
)
INDICATOR_FIELDS = (
    _field("indicator", "Identifier of the indicator."),
    _field("subject", "What the value is of; what the subjects of an indicator are says the catalogue."),
    _field("period_start", "First day of the period.", "date"),
    _field("period_end", "First day after the period; empty while the value holds.", "date", required=False),
    _field("value", "The value, in the unit of the row.", "number", required=False),
    _field("low", "At least this, or the low end of a range.", "number", required=False),
    _field("high", "At most this, or the high end of a range.", "number", required=False),
    _field("unit", "Unit of value, low and high."),
    _field("source_ids", "The sources that the value rests on, joined by '; '."),
)
