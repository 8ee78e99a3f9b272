"""What catalogues, portals and search engines read of the package, made from its descriptor.

One module a format, each a pure function of the descriptor; `said` has what several say. None of them knows a public
address of the package: where a format has room for one, it is passed as `base`.
"""

from __future__ import annotations

from kindicators.authoring.catalogues import citation_file, codemeta, croissant, csvw, dcat, zenodo
from kindicators.authoring.catalogues.said import Item, to_json


def files(descriptor: Item, released: str | None = None, base: str = "") -> dict[str, str]:
    """Return the text of each file by its path in the repository.

    Parameters
    ----------
    descriptor : dict
        The descriptor of a version, with its tables and indicators.
    released : str, optional
        The last release, if the version is not released yet.
    base : str, optional
        The address under which the repository's files stand.

    Examples
    --------
    >>> from kindicators.authoring.catalogues import files
    >>> from kindicators.package import package
    >>> for path in files(package().descriptor):
    ...     print(path)
    croissant.json
    data/csv-metadata.json
    dcat.jsonld
    codemeta.json
    .zenodo.json
    CITATION.cff
    """
    return {
        "croissant.json": to_json(croissant.document(descriptor, base)),
        "data/csv-metadata.json": to_json(csvw.document(descriptor)),
        "dcat.jsonld": to_json(dcat.document(descriptor, base)),
        "codemeta.json": to_json(codemeta.document(descriptor, base)),
        ".zenodo.json": to_json(zenodo.document(descriptor)),
        "CITATION.cff": citation_file.text(descriptor, released, base),
    }
