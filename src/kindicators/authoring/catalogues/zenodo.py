"""What Zenodo takes of a release that it archives (``.zenodo.json``)."""

from __future__ import annotations

from kindicators.authoring.catalogues import said
from kindicators.authoring.catalogues.said import Item


def document(descriptor: Item) -> Item:
    """Return the metadata of the deposit of a version."""
    return {
        "upload_type": "dataset",
        "title": said.full_title(descriptor),
        "description": descriptor["description"],
        "creators": [{"name": maker["name"]} for maker in said.makers(descriptor)],
        "version": descriptor["version"],
        "publication_date": said.day(descriptor),
        "access_right": "open",
        "license": descriptor["licenses"][0]["name"],
        "keywords": descriptor["keywords"],
        "language": "eng",
    }
