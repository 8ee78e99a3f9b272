"""What several catalogues say of the package in the same words."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kindicators import citation
from kindicators.bibliography import WRITERS, Entry
from kindicators.package import Package, parse

Item = dict[str, Any]


def full_title(descriptor: Item) -> str:
    """Return the title under which the package is cited."""
    return citation.dataset_entry(_package(descriptor)).title


def cited(descriptor: Item, form: str = "text") -> str:
    """Return how to cite the package, as `kindicators.cite` does."""
    return _written(citation.dataset_entry(_package(descriptor)), form)


def cited_table(descriptor: Item, item: Item) -> str:
    """Return how to cite a table of the package."""
    pack = _package(descriptor, resources=[item])
    return _written(citation.dataset_entry(pack, citation.of_table(item["name"], pack)))


def cited_indicator(descriptor: Item, item: Item) -> str:
    """Return how to cite an indicator of the package."""
    pack = _package(descriptor, indicators=[item])
    return _written(citation.dataset_entry(pack, citation.of_indicator(item["id"], pack)))


def makers(descriptor: Item) -> list[Item]:
    """Return the makers of the package in the words of schema.org; they are known as a group, not as persons."""
    return [{"@type": "Organization", "name": maker["title"]} for maker in descriptor["contributors"]]


def license_url(descriptor: Item) -> str:
    """Return the address of the licence of the data."""
    return str(descriptor["licenses"][0]["path"])


def day(descriptor: Item) -> str:
    """Return the day of the release, YYYY-MM-DD."""
    return str(descriptor["created"].partition("T")[0])


def interval(item: Item) -> str | None:
    """Return the time that something covers as ISO 8601 writes it, or None if it covers none."""
    covered = item.get("temporal")
    return f"{covered['start']}/{covered['end']}" if covered else None


def sha256(item: Item) -> str:
    """Return the hash of the file of a table."""
    return str(item["hash"].removeprefix("sha256:"))


def size(item: Item) -> str:
    """Return the size of the file of a table as schema.org writes it."""
    return f"{item['bytes']} B"


def references(item: Item) -> dict[str, tuple[str, str]]:
    """Return the table and column that columns of a table refer to, by their names."""
    return {
        key["fields"][0]: (key["reference"].get("resource", item["name"]), key["reference"]["fields"][0])
        for key in item["schema"].get("foreignKeys", [])
    }


def known(item: Item) -> Item:
    """Return an item without what is not known."""
    return {key: value for key, value in item.items() if value is not None}


def to_json(document: Item) -> str:
    """Return a document as the text of its file."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _package(descriptor: Item, resources: list[Item] | None = None, indicators: list[Item] | None = None) -> Package:
    """Return what the reading side makes of a descriptor, with those parts of it alone that are needed."""
    return parse(Path(), descriptor | {"resources": resources or [], "indicators": indicators or []})


def _written(entry: Entry, form: str = "text") -> str:
    return WRITERS[form]([entry])
