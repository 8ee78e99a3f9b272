"""What must be true of a manifest, a retraction and a release's descriptor before anything is read by them."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from kindicators.comparison.contract import BUMPS, digest

if TYPE_CHECKING:
    from kindicators.package import Package
    from kindicators.releases import Manifest, Retraction

HASH = re.compile(r"[0-9a-f]{64}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def check_manifest(manifest: Manifest) -> None:
    """Raise `ValueError` for a value that no manifest has: text for a number, a day that no calendar has."""
    texts: dict[str, Any] = {"version": manifest.version, "bump": manifest.bump}
    hashes: dict[str, Any] = {"digest": manifest.digest, "descriptor": manifest.descriptor}
    if (manifest.previous, manifest.previous_manifest) != (None, None):
        texts["previous"], hashes["previous_manifest"] = manifest.previous, manifest.previous_manifest
    for name, table in manifest.tables.items():
        texts[f"path of {name}"] = table.path
        hashes |= {f"sha256 of {name}": table.sha256, f"schema of {name}": table.schema}
        for key in ("rows", "added", "changed", "removed"):
            count: Any = getattr(table, key)
            if type(count) is not int or not 0 <= count < 2**63:
                raise ValueError(f"{key} of {name} is {count!r}, which is no count")
    for name, (path, sha256) in manifest.indicators.items():
        texts[f"path of {name}"], hashes[f"hash of {name}"] = path, sha256
    for key, value in texts.items():
        if not isinstance(value, str) or not value:
            raise ValueError(f"{key} is {value!r}, which is no text")
    for key, value in hashes.items():
        if not isinstance(value, str) or not HASH.fullmatch(value):
            raise ValueError(f"{key} is {value!r}, which is no SHA-256")
    if manifest.bump not in ("first", *BUMPS):
        raise ValueError(f"bump is {manifest.bump!r}, which is none of first, {', '.join(BUMPS)}")
    _check_day(manifest.date)


def check_retraction(version: str, retraction: Retraction, every: Collection[str], retracted: Collection[str]) -> None:
    """Raise `ValueError` if a retraction does not say when and why, and what else to use."""
    reason: Any = retraction.reason
    replacement: Any = retraction.replacement
    _check_day(retraction.date)
    if not isinstance(reason, str) or not reason.strip(" ."):
        raise ValueError(f"the reason for {version} is {reason!r}, which is no text")
    for named in (version, replacement):
        if not isinstance(named, str) or named not in every:
            raise ValueError(f"it names {named!r}, which is no release")
    if replacement in retracted:
        raise ValueError(f"the replacement of {version} is {replacement}, which is retracted itself")


def agree(manifest: Manifest, pack: Package) -> bool:
    """Tell whether a manifest lists what a release's descriptor describes.

    The hash of a manifest stands in the next one: only this shows that the newest was not changed.
    """
    descriptor = pack.descriptor
    tables = {
        item["name"]: (item["path"], item["hash"].removeprefix("sha256:"), digest(item["schema"]), item["rows"])
        for item in descriptor["resources"]
    }
    indicators = {
        item["id"]: (item["path"], item["hash"].removeprefix("sha256:")) for item in descriptor.get("indicators", [])
    }
    return (
        manifest.version == pack.version
        and pack.released in ("", manifest.date)  # the first descriptors did not state the day
        and {name: (t.path, t.sha256, t.schema, t.rows) for name, t in manifest.tables.items()} == tables
        and manifest.indicators == indicators
    )


def _check_day(day: Any) -> None:
    if not isinstance(day, str) or not DAY.fullmatch(day):
        raise ValueError(f"date is {day!r}, which is no day such as 2026-11-21")
    date.fromisoformat(day)
