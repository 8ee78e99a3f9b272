"""`load`: a table as a typed data frame."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, overload

from kindicators import deprecated
from kindicators.arguments import flag
from kindicators.clocks import NO_CLOCKS, Clocks, Day, check, clocks, need
from kindicators.errors import MissingExtraError, UsageError
from kindicators.package import Field, Package, Resource, package
from kindicators.releases import released
from kindicators.results import check_engine

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from kindicators.names import TableName


@overload
def load(
    name: TableName,
    *,
    columns: Iterable[str] | None = ...,
    engine: Literal["pandas"] = ...,
    validate: bool = ...,
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> pd.DataFrame: ...
@overload
def load(
    name: TableName,
    *,
    columns: Iterable[str] | None = ...,
    engine: Literal["polars"],
    validate: bool = ...,
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> pl.DataFrame: ...
@overload
def load(
    name: TableName,
    *,
    columns: Iterable[str] | None = ...,
    engine: Literal["arrow"],
    validate: bool = ...,
    version: str | None = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> pa.Table: ...
@overload
def load(
    name: str,  # a past release may have tables that are gone
    *,
    version: str,
    columns: Iterable[str] | None = ...,
    engine: Literal["pandas"] = ...,
    validate: bool = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> pd.DataFrame: ...
@overload
def load(
    name: str,
    *,
    version: str,
    columns: Iterable[str] | None = ...,
    engine: Literal["polars"],
    validate: bool = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> pl.DataFrame: ...
@overload
def load(
    name: str,
    *,
    version: str,
    columns: Iterable[str] | None = ...,
    engine: Literal["arrow"],
    validate: bool = ...,
    as_of: Day | None = ...,
    known_at: Day | None = ...,
) -> pa.Table: ...
def load(
    name: str,
    *,
    columns: Iterable[str] | None = None,
    engine: Literal["pandas", "polars", "arrow"] = "pandas",
    validate: bool = False,
    version: str | None = None,
    as_of: Day | None = None,
    known_at: Day | None = None,
) -> pd.DataFrame | pl.DataFrame | pa.Table:
    """Load a table as a data frame with the right types.

    The file's hash is checked against the release first. Nothing is written, and no network is used.

    Parameters
    ----------
    name : str
        A table's name, one of `kindicators.tables()`.
    columns : iterable of str, optional
        The columns to load, in this order; all by default.
    engine : {"pandas", "polars", "arrow"}, default "pandas"
        What to return: a `pandas.DataFrame`, a `polars.DataFrame` (extra ``polars``) or a `pyarrow.Table`
        (extra ``arrow``).
    validate : bool, default False
        Also check the table against its schema and raise `ValidationError` if it breaks a rule (extra ``validate``).
    version : str, optional
        A release such as ``"0.2.0"``, one of `kindicators.versions()`: the table byte for byte as it was in it, with
        the columns and types of then. The installed version by default.
    as_of : str or datetime.date, optional
        A day such as ``"2015-06-01"``: only the rows that hold on it, from their start up to, but not on, their end
        (a meeting or exercise: its last day included). A start or end that is known only to the month or year counts
        from that period's first day; a figure of a day, month or year holds for just that.
    known_at : str or datetime.date, optional
        A day: only the rows that were public by then (`reported_on`), as they were known: an end that lay ahead, and a
        status that only the later end gave, are missing. Titles and notes are not rewritten, they know the present.

    Returns
    -------
    pandas.DataFrame or polars.DataFrame or pyarrow.Table
        One row a record, sorted by primary key. Types in pandas: text is ``string``, whole numbers are ``Int64``
        (nullable), true/false is ``boolean``, dates are ``datetime64[ns]``, a column with a fixed list of values is
        ``category``; missing is ``<NA>`` or ``NaT``. In polars: String, Int64, Boolean, Date, Enum. In Arrow:
        string, int64, bool, date32, dictionary. A pandas frame carries the table's name, the dataset version and the
        licence in ``attrs["kindicators"]``.

    Raises
    ------
    UnknownTableError, UnknownColumnError, UnknownVersionError
        If a name does not exist; the message has near matches.
    MissingExtraError
        If the engine or the validation needs a package that is not installed.
    IntegrityError, DataFolderError
        If the installed data, or the release's files, were changed or lost.
    UsageError
        If `as_of` or `known_at` is not a day, or the rows of the table have no dates for it; if `validate` is true and
        the table's schema in the release is not the present one.
    ValidationError
        If `validate` is true and a rule is broken.

    Warns
    -----
    RetractedReleaseWarning
        If the release was retracted.
    DeprecatedNameWarning
        If the table, or one of `columns`, will go with a later major version.

    Examples
    --------
    >>> import kindicators as ki
    >>> limits = ki.load("missile_range_limits")
    >>> limits.dtypes[["range_km", "valid_from", "status"]].astype(str).to_list()
    ['Int64', 'datetime64[ns]', 'category']
    >>> limits.attrs["kindicators"]["table"]
    'missile_range_limits'
    """
    check_engine(engine)
    pack = released(version)
    resource = pack.resource(name)
    fields = resource.select(columns)
    deprecated.warn(deprecated.in_table(resource, fields if columns is not None else ()))
    asked = clocks(as_of, known_at)
    need(pack, asked)
    content = resource.read_bytes()
    if flag("validate", validate):
        _validate(resource, content, pack)
    if asked != NO_CLOCKS:
        content = _clocked(resource, asked, pack)
    frame = parsed(content, fields, engine)
    if engine == "pandas":
        frame.attrs["kindicators"] = {
            "table": resource.name,
            "version": pack.version,
            "license": pack.license,
        } | asked.given()
    return frame


def parsed(content: bytes, fields: tuple[Field, ...], engine: str) -> Any:
    """Parse CSV bytes into a frame of pandas, polars or Arrow that has the types of `fields`."""
    readers = {"pandas": to_pandas, "polars": _to_polars, "arrow": _to_arrow}
    return readers[engine](content, fields)


def _clocked(resource: Resource, asked: Clocks, pack: Package) -> bytes:
    """Return the table as CSV with the rows that the clocks leave: every engine reads it as it reads the file."""
    import csv
    import io

    from kindicators.database import fetch

    check(resource, asked)
    header, rows = fetch(f"FROM {resource.name}", asked, pack)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([str(v).lower() if isinstance(v, bool) else v for v in row] for row in rows)
    return buffer.getvalue().encode()


def to_pandas(content: bytes, fields: tuple[Field, ...]) -> pd.DataFrame:
    """Parse CSV bytes into a pandas frame that has the types of `fields`."""
    import pandas as pd

    frame = pd.read_csv(
        BytesIO(content),
        usecols=[f.name for f in fields],
        dtype={f.name: pandas_dtype(f) for f in fields if f.type != "date"},
        keep_default_na=False,  # only an empty cell is missing: the text NA is text
        na_values=[""],
    )
    for field in fields:
        if field.type == "date":
            # The unit is fixed: pandas 2 and 3 would choose different ones.
            frame[field.name] = pd.to_datetime(frame[field.name], format="%Y-%m-%d").astype("datetime64[ns]")
    return frame[[f.name for f in fields]]


def pandas_dtype(field: Field) -> Any:
    """Return the pandas type of a column."""
    import pandas as pd

    return pd.CategoricalDtype([value for value, _ in field.categories]) if field.categories else field.dtype


def _to_polars(content: bytes, fields: tuple[Field, ...]) -> pl.DataFrame:
    types = polars_types()
    import polars as pl

    frame = pl.read_csv(
        content,
        columns=[f.name for f in fields],
        schema_overrides={f.name: types[f.type] for f in fields},
        null_values="",
    )
    # Older versions of polars cannot read an Enum from CSV, but all can cast to it.
    return frame.select(
        pl.col(f.name).cast(pl.Enum([value for value, _ in f.categories])) if f.categories else pl.col(f.name)
        for f in fields
    )


def _to_arrow(content: bytes, fields: tuple[Field, ...]) -> pa.Table:
    types = arrow_types()
    import pyarrow as pa
    from pyarrow import csv

    return csv.read_csv(
        pa.BufferReader(content),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=csv.ConvertOptions(
            include_columns=[f.name for f in fields],
            column_types={
                f.name: pa.dictionary(pa.int32(), pa.string()) if f.categories else types[f.type] for f in fields
            },
            null_values=[""],
            strings_can_be_null=True,
        ),
    )


def polars_types() -> dict[str, Any]:
    """Return the type in polars for each type of column, or raise `MissingExtraError`."""
    try:
        import polars as pl
    except ImportError as error:
        raise MissingExtraError("engine='polars'", "polars") from error
    return {
        "string": pl.String(),
        "integer": pl.Int64(),
        "number": pl.Float64(),
        "boolean": pl.Boolean(),
        "date": pl.Date(),
    }


def arrow_types() -> dict[str, Any]:
    """Return the type in Arrow for each type of column, or raise `MissingExtraError`."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise MissingExtraError("engine='arrow'", "arrow") from error
    return {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "date": pa.date32(),
    }


def _validate(resource: Resource, content: bytes, pack: Package) -> None:
    if _schema(resource.name, pack) != _schema(resource.name, package()):
        raise UsageError(
            f"table {resource.name} of release {pack.version} has another schema than that of {package().version}, "
            "and only this one can be validated: load it without validate"
        )
    from kindicators.errors import ValidationError

    try:
        from kindicators.authoring.validate import table_findings
    except ImportError as error:
        raise MissingExtraError("validate=True", "validate") from error
    findings = table_findings(resource.name, content, file=resource.path)
    if findings:
        raise ValidationError(findings)


def _schema(name: str, pack: Package) -> str | None:
    """Return the digest of a table's schema, or None if the package has no such table."""
    from kindicators.comparison.contract import digest

    return next((digest(r["schema"]) for r in pack.descriptor["resources"] if r["name"] == name), None)
