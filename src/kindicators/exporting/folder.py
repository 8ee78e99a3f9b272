"""What stands beside the tables in a folder or archive: the descriptor, the licence, how to cite."""

from __future__ import annotations

import hashlib
import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from kindicators import citation
from kindicators.exporting.content import Content, Table
from kindicators.package import DESCRIPTOR

LICENSE, CITATION, BIBTEX = "LICENSE.txt", "CITATION.txt", "CITATION.bib"
COMPANIONS = (LICENSE, CITATION, BIBTEX)


def companions(content: Content) -> dict[str, str]:
    """Return the texts that go with the tables, by the names of their files."""
    pack = content.pack
    terms = (
        f"{pack.title}\n\nThese data are licensed under {pack.license}: {pack.license_url}\n"
        f"Name kindicators and the dataset version, {pack.version}, and where a single figure matters the source that "
        "stands beside it.\n"
    )
    return {
        LICENSE: terms,
        CITATION: citation.of_package(pack, "text") + "\n",
        BIBTEX: citation.of_package(pack, "bibtex") + "\n",
    }


def stored(table: Table, path: str, kind: str, mediatype: str, content: bytes) -> dict[str, Any]:
    """Return what the descriptor says of a table that is stored in a file of its own."""
    schema = table.item["schema"]
    return {key: value for key, value in table.item.items() if key != "schema"} | {
        "path": path,
        "format": kind,
        "mediatype": mediatype,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema,
    }


def descriptor(content: Content, resources: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the descriptor of the export: that of the package, with the tables that are in it."""
    described = deepcopy({k: v for k, v in content.pack.descriptor.items() if k not in ("resources", "indicators")})
    sources = next((r.get("path") for r in resources if r["name"] == "sources"), None)
    for source in described.get("sources", []):
        source.pop("path", None)
        if sources:
            source["path"] = sources
    if clocks := content.choice.asked.given():
        described.pop("temporal", None)
        described |= {"clocks": clocks}
    return described | {"resources": resources}


def finish(content: Content, folder: Path, resources: list[dict[str, Any]], **more: Any) -> None:
    """Write what stands beside the tables."""
    for name, text in companions(content).items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    (folder / DESCRIPTOR).write_text(to_json(descriptor(content, resources) | more), encoding="utf-8", newline="\n")


def to_json(described: dict[str, Any]) -> str:
    """Return a descriptor as the text of its file."""
    return json.dumps(described, ensure_ascii=False, indent=1) + "\n"
