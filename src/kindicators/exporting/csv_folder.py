"""CSV: the data package as it is installed, in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kindicators.clocks import NO_CLOCKS
from kindicators.exporting import folder
from kindicators.exporting.content import Content, Table
from kindicators.package import DESCRIPTOR
from kindicators.render import render


def write(content: Content, place: Path) -> None:
    """Write the files of the package into the folder `place`."""
    for path, text in files(content):
        file = place / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)


def files(content: Content) -> Iterator[tuple[str, bytes]]:
    """Yield each file of the package: its path and its bytes."""
    resources = []
    for table in content.each():
        path, text = f"data/{table.name}.csv", csv(table, content)
        resources.append(folder.stored(table, path, "csv", "text/csv", text))
        yield path, text
    indicators = _definitions(content)
    for item in indicators:
        yield item["path"], content.pack.indicators[item["id"]].read_sql().encode()
    for name, said in folder.companions(content).items():
        yield name, said.encode()
    described = folder.descriptor(content, resources) | ({"indicators": indicators} if indicators else {})
    yield DESCRIPTOR, folder.to_json(described).encode()


def csv(table: Table, content: Content) -> bytes:
    """Return a table as the bytes of a CSV file: those of the package's own file where nothing is left out."""
    resource = content.pack.resources.get(table.name)
    if resource is not None and content.choice.asked == NO_CLOCKS:
        return resource.read_bytes()
    rows = [row for some in content.rows(table) for row in some]
    return "".join(f"{line}\n" for line in render([f.name for f in table.fields], rows, "csv")).encode()


def _definitions(content: Content) -> list[dict[str, Any]]:
    """Return what the descriptor says of the indicators whose SQL gives here what it gives in the package."""
    if content.choice.asked != NO_CLOCKS:
        return []
    there = {resource.name for resource in content.choice.resources}
    pack = content.pack

    def rests(name: str) -> bool:
        return name in there or (name in pack.indicators and all(map(rests, pack.indicators[name].tables)))

    return [item for item in pack.descriptor.get("indicators", []) if rests(item["id"])]
