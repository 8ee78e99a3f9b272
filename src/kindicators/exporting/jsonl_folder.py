"""JSON Lines: a folder with one file a table, one record a line."""

from __future__ import annotations

from pathlib import Path

from kindicators.exporting import folder
from kindicators.exporting.content import Content
from kindicators.exporting.json_text import lines


def write(content: Content, place: Path) -> None:
    """Write the tables and what stands beside them into the folder `place`."""
    resources = []
    for table in content.each():
        text = "".join(f"{line}\n" for line in lines(table, content)).encode()
        path = f"{table.name}.jsonl"
        (place / path).write_bytes(text)
        resources.append(folder.stored(table, path, "jsonl", "application/jsonl", text))
    folder.finish(content, place, resources)
