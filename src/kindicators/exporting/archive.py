"""Zip: the data package in one file."""

from __future__ import annotations

import zipfile
from pathlib import Path

from kindicators.exporting.content import Content
from kindicators.exporting.csv_folder import files

LEVEL = 9


def write(content: Content, place: Path) -> None:
    """Write the files of the package into the archive `place`; the same package makes the same archive."""
    released = content.pack.released or "1980-01-01"
    year, month, day = map(int, released.split("-"))
    with zipfile.ZipFile(place, "w") as archive:
        for path, text in sorted(files(content)):
            # No times but the release's day, no owner, the same system and permissions wherever it is made.
            member = zipfile.ZipInfo(path, (year, month, day, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o100644 << 16
            archive.writestr(member, text, zipfile.ZIP_DEFLATED, LEVEL)
