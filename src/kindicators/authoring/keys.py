"""Foreign keys: what points to a row of another table points to one that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kindicators.authoring.cells import Rows
from kindicators.authoring.columns import columns_of, name_of
from kindicators.authoring.findings import Finding
from kindicators.schemas import TABLES


def findings(tables: Mapping[str, Rows]) -> Iterator[Finding]:
    """Yield every cell that points to no row; tables that could not be read, and references to them, are left out."""
    referred = {column.references for table in TABLES for column in columns_of(table)}
    keys = {name: set(rows.columns[rows.key].values) for name, rows in tables.items() if name in referred}
    for table in TABLES:
        name = name_of(table)
        if name not in tables:
            continue
        rows = tables[name]
        for column in columns_of(table):
            if column.references is None or column.references not in keys:
                continue
            cells, known = rows.columns[column.name], keys[column.references]
            message = f"is not in {column.references}.{tables[column.references].key}"
            for row in cells.where(value not in known for value in cells.values).tolist():
                yield Finding(name, int(rows.lines[row]), rows.id_of(row), column.name, cells.at(row), message)
