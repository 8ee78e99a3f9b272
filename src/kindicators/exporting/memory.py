"""Frames in memory: the tables as pandas, polars or Arrow have them."""

from __future__ import annotations

from typing import Any

from kindicators.exporting.content import Content
from kindicators.exporting.csv_folder import csv
from kindicators.frames import parsed


def frames(content: Content, engine: str) -> dict[str, Any]:
    """Return the tables by name, each as `load` returns it."""
    found = {}
    for table in content.each():
        found[table.name] = frame = parsed(csv(table, content), table.fields, engine)
        if engine == "pandas":
            pack = content.pack
            frame.attrs["kindicators"] = {
                "table": table.name,
                "version": pack.version,
                "license": pack.license,
            } | content.choice.asked.given()
    return found
