"""`sql` and `connect`: the tables in DuckDB."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from kindicators.errors import QueryError
from kindicators.package import Package, Resource, package

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
Parameters = Sequence[Any] | Mapping[str, Any]


def connect() -> duckdb.DuckDBPyConnection:
    """Open an in-memory DuckDB database that holds every table.

    The columns have their types (VARCHAR, BIGINT, DOUBLE, BOOLEAN, DATE), and tables and columns have comments with
    their meaning and unit, which ``duckdb_tables()`` and ``duckdb_columns()`` show. Each call opens a database of
    its own: what is changed in it is gone when it is closed.

    Returns
    -------
    duckdb.DuckDBPyConnection
        The open connection; close it, or use it in a ``with`` statement.

    Raises
    ------
    IntegrityError, DataFolderError
        If the installed data were changed or lost.

    Examples
    --------
    >>> import kindicators as ki
    >>> with ki.connect() as con:
    ...     con.execute("SELECT count(*) > 0 FROM opcon_milestones").fetchone()
    (True,)
    """
    import duckdb

    connection = duckdb.connect(":memory:")
    resources = package().resources.values()
    connection.execute("".join(_create("TABLE", r) + _comments(r) for r in resources))
    return connection


def sql(query: str, params: Parameters | None = None) -> pd.DataFrame:
    """Run a SQL query over the tables and return its result as a frame.

    Parameters
    ----------
    query : str
        A query in DuckDB's SQL; every table of the package is there under its name.
    params : sequence or mapping, optional
        Values for ``?`` or ``$name`` in the query.

    Returns
    -------
    pandas.DataFrame
        The result, with the same types as `load`: ``string``, ``Int64``, ``Float64``, ``boolean`` and
        ``datetime64[ns]``. ``attrs["kindicators"]`` has the dataset version, the licence and the query.

    Raises
    ------
    QueryError
        If DuckDB refuses the query; the message is DuckDB's, with the tables there are if one is unknown.
    IntegrityError, DataFolderError
        If the installed data were changed or lost.

    Examples
    --------
    >>> import kindicators as ki
    >>> ki.sql(
    ...     '''SELECT range_km, payload_kg FROM missile_range_limits
    ...        WHERE limited_party = 'KOR' AND weapon_class = 'ballistic' AND scope = 'possession'
    ...          AND valid_from <= $day AND (valid_to IS NULL OR valid_to > $day)''',
    ...     {"day": "2005-06-01"},
    ... )
       range_km  payload_kg
    0       300         500
    """
    import pandas as pd

    pack = package()
    with _run(query, params, pack) as result:
        kinds = [str(column[1]) for column in result.description or []]
        frame = result.df() if kinds else pd.DataFrame()
    for position, kind in enumerate(kinds):
        # By position: a result may have two columns of one name. (The stubs know only scalars here.)
        frame.isetitem(position, _typed(frame.iloc[:, position], kind))  # type: ignore[arg-type]
    frame.attrs["kindicators"] = {"query": query, "version": pack.version, "license": pack.license}
    return frame


def fetch(query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Run a query and return its header and rows as plain values; pandas is not needed."""
    with _run(query, None, package()) as result:
        return [str(column[0]) for column in result.description or []], result.fetchall()


@contextmanager
def _run(query: str, params: Parameters | None, pack: Package) -> Iterator[duckdb.DuckDBPyConnection]:
    """Run a query in a database of its own; what DuckDB refuses, now or when fetched, is a `QueryError`."""
    import duckdb

    if not isinstance(query, str):
        raise QueryError(f"the query must be text; got {query!r}")
    try:
        query.encode()
    except UnicodeEncodeError as error:
        raise QueryError("the query is not valid UTF-8") from error
    # Python variables of the caller are not tables: their names must not change what a query means.
    with duckdb.connect(":memory:", config={"python_enable_replacements": False}) as connection:
        # Views, because a query reads few of the tables; and only those that it may read: each costs a millisecond.
        connection.execute("".join(_create("VIEW", r) for r in _readable(query, pack)))
        try:
            # DuckDB gives nothing back for a text without a statement.
            if connection.execute(query, params) is None:
                raise QueryError("the query is empty; try for example: SHOW TABLES")
            yield connection
        except duckdb.Error as error:
            raise QueryError(_message(error, pack)) from error
        except RuntimeError as error:
            if "interrupt" in str(error).lower():  # DuckDB's way to say that Ctrl-C was pressed
                raise KeyboardInterrupt from error
            raise


# Ways to read the catalogue, or a table whose name is not written out: these queries get every table.
CATALOGUE = re.compile(
    r"(?:^|[;(])\s*desc\b|\b(?:show|describe|pragma\w*|call|duckdb_\w+|information_schema|pg_\w+|sqlite_\w+|query|query_table"
    r"|export|copy|use|attach|json_execute_serialized_sql)\b",
    re.IGNORECASE | re.MULTILINE,
)


def _readable(query: str, pack: Package) -> list[Resource]:
    """Return the tables that a query may read: those in its text, or all if it may ask which there are."""
    words = set(re.findall(r"\w+", query.lower()))
    named = [r for r in pack.resources.values() if r.name in words]
    return named if named and not CATALOGUE.search(query) else list(pack.resources.values())


def _create(kind: Literal["TABLE", "VIEW"], resource: Resource) -> str:
    resource.read_bytes()  # raises if the file is not the released one
    columns = ", ".join(f"'{f.name}': '{TYPES[f.type]}'" for f in resource.fields)
    # DuckDB would read a path with *, ? or [ as a pattern, and one with name=value as a partition.
    path = re.sub(r"[*?\[]", r"[\g<0>]", str(resource.path))
    # Explicit columns: sniffing types costs more than reading, and could guess wrong.
    return (
        f"CREATE {kind} {resource.name} AS FROM read_csv({_quote(path)}, columns={{{columns}}}, header=true, "
        "auto_detect=false, delim=',', quote='\"', escape='\"', new_line='\\n', nullstr='', hive_partitioning=false);"
    )


def _comments(resource: Resource) -> str:
    lines = [f"COMMENT ON TABLE {resource.name} IS {_quote(resource.description)};"]
    for field in resource.fields:
        unit = f" Unit: {field.unit}." if field.unit else ""
        lines.append(f"COMMENT ON COLUMN {resource.name}.{field.name} IS {_quote(field.description + unit)};")
    return "".join(lines)


def _quote(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


INTEGERS = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"}


def _typed(column: pd.Series[Any], kind: str) -> pd.Series[Any]:
    """Give a column of a result the pandas type that `load` gives it; DuckDB's own choice depends on its version."""
    if kind in INTEGERS:
        return column.astype("Int64")
    if kind == "HUGEINT":  # the sum of whole numbers
        small = column.notna().sum() == 0 or column.dropna().abs().max() < 2**53
        return column.astype("Int64") if small else column
    if kind in ("FLOAT", "DOUBLE") or kind.startswith("DECIMAL"):
        return column.astype("Float64")
    if kind == "DATE":
        try:
            return column.astype("datetime64[ns]")
        except ValueError:  # a date that nanoseconds cannot hold, such as 9999-12-31
            return column
    if kind == "VARCHAR":
        return column.astype("string")
    return column.astype("boolean") if kind == "BOOLEAN" else column


def _message(error: Exception, pack: Package) -> str:
    text = " ".join(re.split(r"\n\nLINE |, due to the following Python exception", str(error))[0].split())
    unknown = "Table with name" in text or "Table Function with name" in text
    return f"{text} (tables: {', '.join(pack.resources)})" if unknown else text
