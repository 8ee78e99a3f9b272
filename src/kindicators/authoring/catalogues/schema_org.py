"""The package, its tables and its indicators as a `Dataset` of schema.org, which search engines read in web pages.

What stands in it follows Google's guide for datasets. Addresses are those of the site on which the pages stand:
``tables/<name>.html``, ``indicators/<id>.html`` and the package's own files. As no address of it is known here, the
site passes its own; without one the properties that need an absolute address are left out.
"""

from __future__ import annotations

from kindicators.authoring import metadata
from kindicators.authoring.catalogues import said
from kindicators.authoring.catalogues.said import Item

CONTEXT = "https://schema.org/"


def dataset(descriptor: Item, base: str = "") -> Item:
    """Return the whole package as a dataset.

    Parameters
    ----------
    descriptor : dict
        The descriptor of a version.
    base : str, optional
        The address of the site, without or with a slash at its end.

    Returns
    -------
    dict
        JSON-LD.

    Examples
    --------
    >>> import kindicators as ki
    >>> from kindicators.authoring.catalogues import schema_org
    >>> from kindicators.package import package
    >>> made = schema_org.dataset(package().descriptor, "https://example.org/site")
    >>> made["name"], made["url"]
    ('Defence indicators of the Korean Peninsula and the ROK-US alliance', 'https://example.org/site/')
    """
    resources = descriptor["resources"]
    return said.known(
        {
            "@context": CONTEXT,
            **_whole(descriptor, base),
            "keywords": descriptor["keywords"],
            **_common(descriptor),
            "citation": said.cited(descriptor),
            "temporalCoverage": said.interval(descriptor),
            "variableMeasured": [_indicator(item) for item in descriptor["indicators"]],
            "distribution": [_download(item, base) for item in resources] if base else None,
            "hasPart": [_table(descriptor, item, base) | _terms(descriptor) for item in resources],
        }
    )


def table(descriptor: Item, name: str, base: str = "") -> Item:
    """Return a table as a dataset; see `dataset`.

    Examples
    --------
    >>> from kindicators.authoring.catalogues import schema_org
    >>> from kindicators.package import package
    >>> made = schema_org.table(package().descriptor, "nuclear_tests", "https://example.org/site")
    >>> made["url"], made["distribution"]["contentUrl"]
    ('https://example.org/site/tables/nuclear_tests.html', 'https://example.org/site/data/nuclear_tests.csv')
    """
    item = next(item for item in descriptor["resources"] if item["name"] == name)
    return said.known(
        {
            "@context": CONTEXT,
            **_table(descriptor, item, base),
            **_common(descriptor),
            "citation": said.cited_table(descriptor, item),
            "isPartOf": _whole(descriptor, base) | _terms(descriptor),
            "temporalCoverage": said.interval(item),
            "variableMeasured": [_column(field) for field in item["schema"]["fields"]],
            "distribution": _download(item, base) if base else None,
        }
    )


def indicator(descriptor: Item, name: str, base: str = "") -> Item:
    """Return an indicator as a dataset; see `dataset`.

    Examples
    --------
    >>> from kindicators.authoring.catalogues import schema_org
    >>> from kindicators.package import package
    >>> made = schema_org.indicator(package().descriptor, "range_limit_km", "https://example.org/site")
    >>> made["url"], made["variableMeasured"]["unitText"]
    ('https://example.org/site/indicators/range_limit_km.html', 'km')
    """
    item = next(item for item in descriptor["indicators"] if item["id"] == name)
    return said.known(
        {
            "@context": CONTEXT,
            "@type": "Dataset",
            "name": item["title"],
            "alternateName": name,
            "description": " ".join(item[key] for key in ("definition", "choice", "caveats") if item[key]),
            "url": _address(base, f"indicators/{name}.html"),
            "keywords": [item["topic"]],
            **_common(descriptor),
            "citation": said.cited_indicator(descriptor, item),
            "isPartOf": _whole(descriptor, base) | _terms(descriptor),
            "temporalCoverage": said.interval(item),
            "variableMeasured": _indicator(item),
        }
    )


def _whole(descriptor: Item, base: str) -> Item:
    """Return what names the package."""
    return said.known(
        {
            "@type": "Dataset",
            "name": descriptor["title"],
            "alternateName": descriptor["name"],
            "description": descriptor["description"],
            "url": _address(base, ""),
        }
    )


def _table(descriptor: Item, item: Item, base: str) -> Item:
    """Return what names a table; what one row is would be too short a description for search engines."""
    return said.known(
        {
            "@type": "Dataset",
            "name": item["title"],
            "alternateName": item["name"],
            "description": f"{item['description']} Table {item['name']} of {said.full_title(descriptor)}.",
            "url": _address(base, f"tables/{item['name']}.html"),
        }
    )


def _terms(descriptor: Item) -> Item:
    return {"license": said.license_url(descriptor), "creator": said.makers(descriptor)}


def _common(descriptor: Item) -> Item:
    """Return what holds of the package and of each part of it."""
    return _terms(descriptor) | {
        "version": descriptor["version"],
        "datePublished": said.day(descriptor),
        "dateModified": said.day(descriptor),
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "spatialCoverage": {"@type": "Place", "name": metadata.PLACE},
    }


def _column(field: Item) -> Item:
    return said.known(
        {
            "@type": "PropertyValue",
            "name": field["name"],
            "description": field["description"],
            "unitText": field.get("unit"),
        }
    )


def _indicator(item: Item) -> Item:
    return {
        "@type": "PropertyValue",
        "name": item["title"],
        "propertyID": item["id"],
        "description": item["definition"],
        "unitText": item["unit"],
    }


def _download(item: Item, base: str) -> Item:
    return {
        "@type": "DataDownload",
        "name": f"{item['name']}.csv",
        "encodingFormat": item["mediatype"],
        "contentUrl": _address(base, item["path"]),
        "contentSize": said.size(item),
        "sha256": said.sha256(item),
    }


def _address(base: str, path: str) -> str | None:
    return f"{base.rstrip('/')}/{path}" if base else None
