"""Whether the files in a repository are those that the descriptor makes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kindicators.authoring.catalogues import files
from kindicators.authoring.catalogues.said import Item
from kindicators.authoring.findings import Finding
from kindicators.package import DESCRIPTOR


def findings(root: Path, descriptor: Item, released: str | None) -> Iterator[Finding]:
    """Show each file that is missing, or is not what the descriptor makes; see `files` for the parameters."""
    for path, text in files(descriptor, released).items():
        file = root / path
        if not file.is_file():
            yield _finding(path, "does not exist")
        elif file.read_bytes() != text.encode("utf-8"):
            yield _finding(path, f"is not what {DESCRIPTOR} makes")


def _finding(path: str, message: str) -> Finding:
    return Finding("", None, "", "", "", f"{path} {message}; run 'kindicators build'")
