"""`resolve`: what a name means, whoever uses it."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from kindicators.database import fetch
from kindicators.errors import UnknownNameError, UsageError, told
from kindicators.package import Resource, package

if TYPE_CHECKING:
    import pandas as pd

HEADER = ("name", "table", "id", "called", "kind", "authority", "language", "source_id", "note")


def resolve(name: str) -> pd.DataFrame:
    """Return everything that a name means in the package.

    A name is found whatever its case, hyphens and spaces: an identifier, an English or Korean name, a designation, an
    abbreviation or another name in the table ``aliases``. A name with several meanings returns all of them.

    Parameters
    ----------
    name : str
        For example ``"KN-23"``, ``"화성-11가"``, ``"UFS"``, ``"MND"`` or ``"국방부"``.

    Returns
    -------
    pandas.DataFrame
        One row a meaning, all columns ``string``: ``name`` (as its users write it), ``table`` and ``id`` (the row that
        it means), ``called`` (the English name there), ``kind`` (of name), ``authority`` (the actor who uses it;
        missing for common use), ``language`` (ISO 639-1), ``source_id`` and ``note``.

    Raises
    ------
    UnknownNameError
        If the package does not know the name; the message has near matches.
    UsageError
        If `name` is not text, or holds no letter or digit.

    Examples
    --------
    >>> import kindicators as ki
    >>> ki.resolve("국방부")[["table", "id", "language"]]
        table       id language
    0  actors  rok-mnd       ko
    """
    import pandas as pd

    return pd.DataFrame(resolve_rows(name), columns=list(HEADER), dtype="string")


def resolve_rows(name: str) -> list[dict[str, Any]]:
    """Return what `resolve` shows, as plain values."""
    if not isinstance(name, str):
        raise UsageError(f"a name is text, for example 'KN-23'; got {told(name)}")
    if not _bare(name):
        raise UsageError(f"a name holds letters or digits, for example 'KN-23'; got {told(name)}")
    meanings = [dict(zip(HEADER, row, strict=True)) for row in fetch(_query())[1]]
    found = [m for m in meanings if _bare(m["name"]) == _bare(name)]
    if not found:
        raise UnknownNameError("name", name, {m["name"] for m in meanings})
    return _distinct(found)


def _query() -> str:
    """Return a query for every name of every register, the tables that name things in a column ``name``."""
    registers = [r for r in package().resources.values() if any(f.name == "name" for f in r.fields)]
    own = " UNION ALL ".join(
        f"SELECT {column}, '{r.name}', {_key(r)}, name, '{kind}', NULL, {language}, NULL, NULL FROM {r.name} "
        f"WHERE {column} IS NOT NULL"
        for r in registers
        for column, kind, language in (
            (_key(r), "identifier", "NULL"),
            ("name", "name", "'en'"),
            ("name_ko", "name", "'ko'"),
        )
    )
    called = " UNION ALL ".join(
        f"SELECT '{r.name}' AS register, {_key(r)} AS id, name FROM {r.name}" for r in registers
    )
    other = (
        "SELECT alias, table_name, row_id, name, kind, authority, language, source_id, note "
        f"FROM aliases JOIN ({called}) ON register = table_name AND id = row_id"
    )
    return f"SELECT * FROM ({other} UNION ALL {own}) ORDER BY table_name, row_id, kind = 'identifier', alias, authority"


def _key(resource: Resource) -> str:
    return resource.fields[0].name


def _distinct(meanings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Drop an identifier that only repeats, in small letters, a name that was found."""
    named = {(m["table"], m["id"]) for m in meanings if m["kind"] != "identifier"}
    return [m for m in meanings if m["kind"] != "identifier" or (m["table"], m["id"]) not in named]


def _bare(name: str) -> str:
    """Return a name without what writers differ in: case, hyphens, spaces, dots, width of characters."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", name).casefold())
