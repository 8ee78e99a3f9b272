"""Parquet: a folder with one file a table, whose key-value metadata say what it holds."""

from __future__ import annotations

import json
from pathlib import Path

from kindicators.clocks import quote
from kindicators.exporting import folder
from kindicators.exporting.content import Content, Table, asking


def write(content: Content, place: Path) -> None:
    """Write the tables and what stands beside them into the folder `place`."""
    resources = []
    for table in content.each():
        path = f"{table.name}.parquet"
        said = ", ".join(f"{quote(key)}: {quote(value)}" for key, value in metadata(table, content).items())
        options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{said}}}"
        with asking():
            content.connection.execute(f"COPY ({table.query}) TO {quote(str(place / path))} ({options})")
        stored = folder.stored(table, path, "parquet", "application/vnd.apache.parquet", (place / path).read_bytes())
        del stored["encoding"]
        resources.append(stored)
    folder.finish(content, place, resources)


def metadata(table: Table, content: Content) -> dict[str, str]:
    """Return what the file says of its table, by name."""
    facts = content.facts()
    facts["package"] = facts.pop("name")
    facts["package_title"] = facts.pop("title")
    columns = {
        f.name: {"description": f.description}
        | ({"unit": f.unit} if f.unit else {})
        | ({"values": dict(f.categories)} if f.categories else {})
        for f in table.fields
    }
    sources = (
        "The column source_id names the source of each row, the table sources has its title, publisher and address."
    )
    sourced = any(f.name in ("source_id", "source_ids") for f in table.fields)
    return {
        "table": table.name,
        "title": table.title,
        "description": table.description,
        "primary_key": ", ".join(table.key),
        **facts,
        **({"source": sources} if sourced else {}),
        "columns": json.dumps(columns, ensure_ascii=False),
    }
