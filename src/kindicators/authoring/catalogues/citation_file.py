"""The Citation File Format 1.2: how to cite the package, for code hosts and reference managers (``CITATION.cff``)."""

from __future__ import annotations

import json

from kindicators.authoring.catalogues import said
from kindicators.authoring.catalogues.said import Item

MESSAGE = "If you use these data, please cite the package with its version, and the source of each figure that matters."


def text(descriptor: Item, released: str | None = None, base: str = "") -> str:
    """Return the file for a release.

    Parameters
    ----------
    descriptor : dict
        The descriptor of a version.
    released : str, optional
        The last release, which is what one cites as long as the described version is not released; by default that
        version.
    base : str, optional
        The address of the dataset's page.
    """
    lines = {
        "cff-version": "1.2.0",
        "message": MESSAGE,
        "type": "dataset",
        "title": said.full_title(descriptor),
        "abstract": descriptor["description"],
        "version": released or descriptor["version"],
        "license": descriptor["licenses"][0]["name"],
        **({"url": base} if base else {}),
    }
    authors = [f"  - name: {_scalar(maker['name'])}" for maker in said.makers(descriptor)]
    keywords = [f"  - {_scalar(word)}" for word in descriptor["keywords"]]
    stated = [f"{key}: {_scalar(value)}" for key, value in lines.items()]
    day = f"date-released: {said.day(descriptor)}"  # YAML has days, and so no quotes
    return "\n".join([*stated, day, "authors:", *authors, "keywords:", *keywords, ""])


def _scalar(value: str) -> str:
    """Return a text as YAML writes it: every text of JSON is one of YAML."""
    return json.dumps(value, ensure_ascii=False)
