"""The frame of a query's result, with the types that `load` gives."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import count
from typing import TYPE_CHECKING, Any

from kindicators.errors import UnknownNameError

if TYPE_CHECKING:
    import duckdb
    import pandas as pd


ENGINES = ("pandas", "polars", "arrow")


def check_engine(engine: object) -> None:
    """Raise `UnknownNameError` if there is no such kind of frame."""
    if not isinstance(engine, str) or engine not in ENGINES:
        raise UnknownNameError("engine", engine, ENGINES)


def to_frame(result: duckdb.DuckDBPyConnection, engine: str = "pandas") -> Any:
    """Turn a result into a frame whose columns have the types that `load` gives them."""
    if engine != "pandas":
        columns = [(str(column[0]), str(column[1])) for column in result.description or []]
        return other_frame([name for name, _ in columns], [kind for _, kind in columns], result.fetchall(), engine)
    import pandas as pd

    kinds = [str(column[1]) for column in result.description or []]
    return _typed_frame(result.df() if kinds else pd.DataFrame(), kinds)


def frame_of(columns: Sequence[str], kinds: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> pd.DataFrame:
    """Turn rows of Python values into a frame whose columns have the types that `load` gives them."""
    import pandas as pd

    # By position: a result may have two columns of one name.
    made = pd.DataFrame({i: pd.Series([row[i] for row in rows], dtype=object) for i in range(len(columns))})
    for position, kind in enumerate(kinds):
        if kind.startswith("DECIMAL") or kind in ("UBIGINT", "HUGEINT", "UHUGEINT"):
            made.isetitem(position, made[position].map(float, na_action="ignore"))  # type: ignore[arg-type]
        elif kind == "DATE" or (kind.startswith("TIMESTAMP") and "ZONE" not in kind):
            with suppress(ValueError):  # a day before Christ, which Python gets as text
                made.isetitem(position, made[position].astype("datetime64[us]"))  # type: ignore[arg-type]
    made = _typed_frame(made, kinds)
    made.columns = pd.Index(_apart(columns))
    return made


def other_frame(columns: Sequence[str], kinds: Sequence[str], rows: Sequence[tuple[Any, ...]], engine: str) -> Any:
    """Turn rows of Python values into a frame of polars or Arrow, with the types that `load` gives."""
    from kindicators.frames import arrow_types, polars_types

    types = polars_types() if engine == "polars" else arrow_types()
    made = {}
    for position, (name, kind) in enumerate(zip(_apart(columns), kinds, strict=True)):
        values = [row[position] for row in rows]
        general = _general(kind, values)
        if general == "number":
            values = [None if value is None else float(value) for value in values]
        made[name] = (values, types.get(general))
    if engine == "polars":
        import polars as pl

        return pl.DataFrame([pl.Series(name, values, kind) for name, (values, kind) in made.items()])
    import pyarrow as pa

    return pa.table({name: pa.array(values, kind) for name, (values, kind) in made.items()})


def _general(kind: str, values: Sequence[Any]) -> str:
    """Return the type of Frictionless that a type of DuckDB is in a frame; an empty text if it is none."""
    if kind in INTEGERS:
        return "integer"
    if kind in ("HUGEINT", "UBIGINT", "UHUGEINT"):  # the sum of whole numbers is such a one
        return "integer" if all(value is None or abs(value) < 2**53 for value in values) else "number"
    if kind in ("FLOAT", "DOUBLE") or kind.startswith("DECIMAL"):
        return "number"
    return {"DATE": "date", "VARCHAR": "string", "BOOLEAN": "boolean"}.get(kind, "")


def _apart(names: Sequence[str]) -> list[str]:
    """Tell columns of one name apart as DuckDB does where it makes the frame."""
    given: dict[str, str] = {}
    for name in names:
        tries = (f"{name}_{number}" if number else name for number in count())
        found = next(attempt for attempt in tries if attempt.lower() not in given)
        given[found.lower()] = found
    return list(given.values())


def _typed_frame(frame: pd.DataFrame, kinds: Sequence[str]) -> pd.DataFrame:
    for position, kind in enumerate(kinds):
        # By position: a result may have two columns of one name. (The stubs know only scalars here.)
        frame.isetitem(position, _typed(frame.iloc[:, position], kind))  # type: ignore[arg-type]
    return frame


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
