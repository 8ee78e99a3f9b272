"""CodeMeta 3.0: the package as software, for indexes of research software (``codemeta.json``)."""

from __future__ import annotations

from kindicators.authoring import metadata
from kindicators.authoring.catalogues import said
from kindicators.authoring.catalogues.said import Item


def document(descriptor: Item, base: str = "") -> Item:
    """Return the description of the software of a version; `base` is the address of its page, if it has one."""
    licenses = (metadata.CODE_LICENSE, descriptor["licenses"][0]["name"])
    return said.known(
        {
            "@context": "https://w3id.org/codemeta/3.0",
            "@type": "SoftwareSourceCode",
            "name": descriptor["name"],
            "description": descriptor["description"],
            "version": descriptor["version"],
            "datePublished": said.day(descriptor),
            "dateModified": said.day(descriptor),
            "license": [f"https://spdx.org/licenses/{name}" for name in licenses],
            "author": said.makers(descriptor),
            "maintainer": said.makers(descriptor),
            "keywords": descriptor["keywords"],
            "programmingLanguage": "Python",
            "runtimePlatform": f"Python {metadata.PYTHON}",
            "developmentStatus": "https://www.repostatus.org/#active",
            "isAccessibleForFree": True,
            "url": base or None,
        }
    )
