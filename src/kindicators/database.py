"""`sql` and `connect`: the tables and indicators in DuckDB."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal, overload

from kindicators import deprecated, staging, views
from kindicators.arguments import safety
from kindicators.clocks import NO_CLOCKS, Clocks, Day, clocks, is_timeless, need, refuse
from kindicators.duck import guarded
from kindicators.errors import QueryError, UsageError, told
from kindicators.package import Indicator, Package, Resource, package
from kindicators.releases import former, released
from kindicators.results import check_engine, other_frame, to_frame

if TYPE_CHECKING:
    import duckdb
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from kindicators.sandbox import Sandbox

Parameters = Sequence[Any] | Mapping[str, Any]


@overload
def connect(
    *,
    version: str | None = None,
    as_of: Day | None = None,
    known_at: Day | None = None,
    sandbox: Literal[False] = False,
) -> duckdb.DuckDBPyConnection: ...


@overload
def connect(
    *,
    version: str | None = None,
    as_of: Day | None = None,
    known_at: Day | None = None,
    sandbox: Literal[True],
    timeout: float | None = None,
    memory_limit: str | None = None,
    max_rows: int | None = None,
) -> Sandbox: ...


def connect(
    *,
    version: str | None = None,
    as_of: Day | None = None,
    known_at: Day | None = None,
    sandbox: bool = False,
    timeout: float | None = None,
    memory_limit: str | None = None,
    max_rows: int | None = None,
) -> duckdb.DuckDBPyConnection | Sandbox:
    """Open an in-memory DuckDB database that holds every table and indicator.

    The columns have their types (VARCHAR, BIGINT, DOUBLE, BOOLEAN, DATE), and tables and columns have comments with
    their meaning and unit, which ``duckdb_tables()`` and ``duckdb_columns()`` show. Each indicator is a view, and the
    view ``indicators`` has the rows of all of them. Each call opens a database of its own: what is changed in it is
    gone when it is closed.

    Parameters
    ----------
    version : str, optional
        A release such as ``"0.2.0"``: the tables and indicators as they were in it; the installed version by default.
    as_of : str or datetime.date, optional
        A day: the database has only the rows that hold on it. Tables whose rows have no time in which they hold are
        left out; those that name things (sources, actors, aliases, evidence) are whole.
    known_at : str or datetime.date, optional
        A day: the database has only the rows that were public by then, as they were known; see `load`.
    sandbox : bool, default False
        Open it for queries that are not trusted, such as those of a web form or a language model: in a process of its
        own, where they can read the tables and indicators and do nothing else.
    timeout : float, optional
        With a sandbox: the seconds that a query may take, 30 by default.
    memory_limit : str, optional
        With a sandbox: the memory that a query may take, ``"500MB"`` by default.
    max_rows : int, optional
        With a sandbox: the rows that a result may have, 100,000 by default.

    Returns
    -------
    duckdb.DuckDBPyConnection or kindicators.sandbox.Sandbox
        The open connection, or with ``sandbox=True`` an object with ``execute(query, params)``, which returns rows as
        ``fetchall()`` or ``df()``; close either, or use it in a ``with`` statement.

    Raises
    ------
    UnknownVersionError
        If this installation does not hold the release.
    UsageError
        If `as_of` or `known_at` is not a day, or the release was made before the two clocks; if `sandbox` is neither
        True nor False; if a limit is none, or is given without a sandbox.
    IntegrityError, DataFolderError
        If the installed data, or the release's files, were changed or lost.
    SandboxError
        If the process of a sandbox cannot be started.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.

    Examples
    --------
    >>> import kindicators as ki
    >>> with ki.connect() as con:
    ...     con.execute("SELECT count(*) > 0 FROM opcon_milestones").fetchone()
    (True,)
    >>> with ki.connect(as_of="2015-06-01") as con:
    ...     con.execute("SELECT person FROM command_tenures WHERE command = 'usfk' AND post = 'commander'").fetchall()
    [('Curtis Scaparrotti',)]
    >>> with ki.connect(version="0.1.0") as con:
    ...     len(con.execute("SHOW TABLES").fetchall())
    8
    >>> with ki.connect(sandbox=True, timeout=5) as box:
    ...     box.execute("DROP TABLE opcon_milestones")
    Traceback (most recent call last):
    kindicators.errors.SandboxError: a sandbox runs one query that reads, such as SELECT, FROM or SHOW; got ... (DROP)
    """
    boxed = safety("sandbox", sandbox)
    asked = clocks(as_of, known_at)
    pack = released(version)
    need(pack, asked)
    if boxed:
        from kindicators.sandbox import Sandbox, limits

        return Sandbox(pack, asked, limits(timeout, memory_limit, max_rows))
    if any(limit is not None for limit in (timeout, memory_limit, max_rows)):
        raise UsageError("timeout, memory_limit and max_rows are limits of a sandbox: give sandbox=True with them")
    return opened(pack, asked)


def opened(pack: Package, asked: Clocks, names: Iterable[str] | None = None) -> duckdb.DuckDBPyConnection:
    """Open a database with what `connect` says, or with only the tables and indicators that `names` rest on."""
    import duckdb

    resources, indicators = views.needed([*pack.resources, *pack.indicators] if names is None else names, pack)
    connection = duckdb.connect(":memory:")
    connection.execute(QUIET)
    with guarded(pack):
        every = [views.long(indicators)] if indicators else []
        if asked.as_of is None:
            _stage(connection, resources, asked)
            tables = [views.table("TABLE", r, asked) for r in resources if r.archives is None]
            _together(connection, tables[0::2], tables[1::2])
            shown = [views.indicator("VIEW", i) for i in indicators] + every
            meanings = [views.comment("VIEW", i) for i in indicators]
            _together(connection, [*map(views.comments, resources)], shown + meanings)
        else:
            _make(connection, "TABLE", resources, indicators, asked)
            meanings = [views.comments(r) for r in resources if not is_timeless(r)]
            meanings += [views.comment("TABLE", i) for i in indicators]
            connection.execute("".join(every + meanings))
    return connection


@overload
def sql(
    query: str,
    params: Parameters | None = None,
    *,
    engine: Literal["pandas"] = ...,
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
    sandbox: bool = ...,
) -> pd.DataFrame: ...
@overload
def sql(
    query: str,
    params: Parameters | None = None,
    *,
    engine: Literal["polars"],
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
    sandbox: bool = ...,
) -> pl.DataFrame: ...
@overload
def sql(
    query: str,
    params: Parameters | None = None,
    *,
    engine: Literal["arrow"],
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
    sandbox: bool = ...,
) -> pa.Table: ...
def sql(
    query: str,
    params: Parameters | None = None,
    *,
    engine: Literal["pandas", "polars", "arrow"] = "pandas",
    version: str | None = None,
    as_of: Day | None = None,
    known_at: Day | None = None,
    sandbox: bool = False,
) -> pd.DataFrame | pl.DataFrame | pa.Table:
    """Run a SQL query over the tables and indicators and return its result as a frame.

    Parameters
    ----------
    query : str
        A query in DuckDB's SQL; every table and indicator of the package is there under its name, and all
        indicators together as ``indicators``.
    params : sequence or mapping, optional
        Values for ``?`` or ``$name`` in the query.
    engine : {"pandas", "polars", "arrow"}, default "pandas"
        What to return, as in `load`.
    version : str, optional
        A release such as ``"0.2.0"``: the tables and indicators as they were in it; the installed version by default.
    as_of : str or datetime.date, optional
        A day: the tables and indicators have only the rows that hold on it; see `load`.
    known_at : str or datetime.date, optional
        A day: they have only the rows that were public by then, as they were known; see `load`.
    sandbox : bool, default False
        Run the query, which then need not be trusted, in a sandbox of its own; see `connect`, which opens one that is
        there for the next query too.

    Returns
    -------
    pandas.DataFrame or polars.DataFrame or pyarrow.Table
        The result, with the same types as `load`: in pandas ``string``, ``Int64``, ``Float64``, ``boolean`` and
        ``datetime64[ns]``. A pandas frame has the dataset version, the licence and the query in
        ``attrs["kindicators"]``.

    Raises
    ------
    UnknownNameError
        If there is no such engine.
    MissingExtraError
        If the engine needs a package that is not installed.
    QueryError
        If DuckDB refuses the query; the message is DuckDB's, with the tables there are if one is unknown, or with what
        became of a name that is gone.
    SandboxError
        If a query in a sandbox does more than read, or takes more time, memory or rows than it may.
    UnknownVersionError
        If this installation does not hold the release.
    UsageError
        If `as_of` or `known_at` is not a day, `as_of` is asked of a table whose rows have no time in which they hold,
        or the release was made before the two clocks; if `sandbox` is neither True nor False.
    IntegrityError, DataFolderError
        If the installed data, or the release's files, were changed or lost.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.
    DeprecatedNameWarning
        If the query names a table or indicator that will go with a later major version.

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
    >>> ki.sql("SELECT count(*) AS n FROM opcon_milestones", version="0.1.0")["n"].to_list()
    [114]
    """
    check_engine(engine)
    boxed = safety("sandbox", sandbox)
    pack = released(version)
    asked = clocks(as_of, known_at)
    need(pack, asked)
    deprecated.warn(deprecated.in_query(query, pack))
    if boxed:
        from kindicators.sandbox import Sandbox

        with Sandbox(pack, asked) as box:
            found = box.execute(query, params)
            frame = (
                found.df() if engine == "pandas" else other_frame(found.columns, found.types, found.fetchall(), engine)
            )
    else:
        with run(query, params, pack, asked) as result:
            frame = to_frame(result, engine)
    if engine != "pandas":
        return frame
    frame.attrs["kindicators"] = {"query": query, "version": pack.version, "license": pack.license} | asked.given()
    return frame


def fetch(
    query: str, asked: Clocks = NO_CLOCKS, pack: Package | None = None
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Run a query over the installed package, or over `pack`, and return its header and rows as plain values.

    Pandas is not needed.
    """
    with run(query, None, pack or package(), asked) as result:
        return [str(column[0]) for column in result.description or []], result.fetchall()


@contextmanager
def run(query: str, params: Parameters | None, pack: Package, asked: Clocks) -> Iterator[duckdb.DuckDBPyConnection]:
    """Run a query in a database of its own; what DuckDB refuses, now or when fetched, is a `QueryError`."""
    import duckdb

    need(pack, asked)
    check_text(query)
    # Python variables of the caller are not tables: their names must not change what a query means.
    with duckdb.connect(":memory:", config={"python_enable_replacements": False}) as connection:
        connection.execute(QUIET)
        # Views, because a query reads few of the tables; and only those that it may read: each costs a millisecond.
        with guarded(pack):
            _prepare(connection, query, pack, asked)
        try:
            # DuckDB gives nothing back for a text without a statement.
            if connection.execute(query, params) is None:
                raise QueryError("the query is empty; try for example: SHOW TABLES")
            yield connection
        except duckdb.Error as error:
            raise refused(str(error), query, pack, asked) from error
        except TypeError as error:  # DuckDB looks no closer at what it is to read values from
            raise QueryError(f"params must be a list or a mapping of values; got {told(params)}") from error
        except RuntimeError as error:
            if "interrupt" in str(error).lower():  # DuckDB's way to say that Ctrl-C was pressed
                raise KeyboardInterrupt from error
            if "cast Python instance" in str(error):  # DuckDB 1.x, of text that is not valid UTF-8
                raise QueryError(f"params must be values that DuckDB knows; got {told(params)}") from error
            raise


def check_text(query: object) -> None:
    """Raise `QueryError` if a query is not text that DuckDB can read."""
    if not isinstance(query, str):
        raise QueryError(f"the query must be text; got {told(query)}")
    try:
        query.encode()
    except UnicodeEncodeError as error:
        raise QueryError("the query is not valid UTF-8") from error


# Ways to read the catalogue, or a table whose name is not written out: these queries get every table.
CATALOGUE = re.compile(
    r"(?:^|[;(])\s*desc\b|\b(?:show|describe|pragma\w*|call|duckdb_\w+|information_schema|pg_\w+|sqlite_\w+|query|query_table"
    r"|export|copy|use|attach|json_execute_serialized_sql)\b",
    re.IGNORECASE | re.MULTILINE,
)


def _prepare(connection: duckdb.DuckDBPyConnection, query: str, pack: Package, asked: Clocks) -> None:
    """Make the tables and indicators that a query may read: those in its text, or all if it may ask which there are."""
    words = set(re.findall(r"\w+", query.lower()))
    every = [*pack.resources, *pack.indicators]
    named = [name for name in every if name in words]
    if views.LONG in words:
        named = list(dict.fromkeys([*named, *pack.indicators]))
    if not named or CATALOGUE.search(query):
        named = every
    resources, indicators = views.needed(named, pack)
    _make(connection, "VIEW", resources, indicators, asked)
    if len(indicators) == len(pack.indicators) > 0:
        connection.execute(views.long(indicators))


def _make(
    connection: duckdb.DuckDBPyConnection,
    kind: Literal["TABLE", "VIEW"],
    resources: list[Resource],
    indicators: list[Indicator],
    asked: Clocks,
) -> None:
    """Make tables and indicators, with the rows that the clocks leave."""
    if asked.as_of is not None:
        # An indicator is made of whole tables and has a period of its own: both are cut to the day only afterwards.
        connection.execute("CREATE SCHEMA whole; USE whole;")
    _stage(connection, resources, asked)
    tables = [views.table(kind, r, asked) for r in resources if r.archives is None]
    connection.execute("".join([*tables, *(views.indicator("VIEW", i) for i in indicators)]))
    if asked.as_of is None:
        return
    connection.execute("USE main")
    kept: list[Resource | Indicator] = [r for r in resources if not is_timeless(r)]
    for item in kept + indicators:
        connection.execute(views.held(item, asked.as_of))
    connection.execute("DROP SCHEMA whole CASCADE")


def _stage(connection: duckdb.DuckDBPyConnection, resources: Iterable[Resource], asked: Clocks) -> None:
    """Make the tables of a past release."""
    for resource in resources:
        if resource.archives is not None:
            staging.stage(connection, resource)
            staging.choose(connection, resource, asked)


QUIET = "SET enable_progress_bar = false"
"""DuckDB draws its bar on the standard output, among what is printed there."""
LONGEST = 600
"""So many characters of a message of DuckDB are repeated."""


def _together(connection: duckdb.DuckDBPyConnection, *scripts: list[str]) -> None:
    """Run statements of which none needs those of another script.

    DuckDB makes small tables, views and comments on one processor each, and there are hundreds of them.
    """
    from concurrent.futures import ThreadPoolExecutor

    def execute(script: list[str]) -> None:
        with connection.cursor() as cursor:
            cursor.execute("".join(script))

    with ThreadPoolExecutor(len(scripts)) as pool:
        list(pool.map(execute, scripts))  # raises what a script raised


def refused(text: str, query: str, pack: Package, asked: Clocks) -> UsageError:
    """Return the error for a query that DuckDB refused with a text."""
    match = re.search(r"Table with name (\w+) does not exist", text)
    resource = pack.resources.get(match[1].lower()) if match else None
    if resource and asked.as_of is not None and is_timeless(resource):
        return refuse("as_of", resource)  # it is not there because `as_of` cannot choose among its rows
    line = one_line(text)
    if "'pytz' failed to import" in line:
        return QueryError("DuckDB gives no times with a zone without pytz; cast them, for example: now()::TIMESTAMP")
    if became := former.query(line, query, pack):
        return QueryError(f"{line} ({became})")
    unknown = "Table with name" in line or "Table Function with name" in line
    return QueryError(f"{line} (tables: {', '.join(pack.resources)})" if unknown else line)


def one_line(text: str) -> str:
    """Return what DuckDB says without the place in the query."""
    line = " ".join(re.split(r"\n\nLINE |, due to the following Python exception", text)[0].split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"  # DuckDB repeats a word, however long it is
