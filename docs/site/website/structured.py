"""The schema.org data of each page."""

from __future__ import annotations

from typing import Any

from kindicators.authoring.catalogues import schema_org
from kindicators.package import Package
from website.pages import Page


def data(page: Page, pack: Package, base: str) -> dict[str, Any]:
    """Return what a page says of itself to search engines; addresses are relative without a `base`."""
    if page.subject is not None:
        kind, name = page.subject
        make = schema_org.table if kind == "table" else schema_org.indicator
        return dict(make(pack.descriptor, name, base))
    if page.name == "index":
        return dict(schema_org.dataset(pack.descriptor, base))
    about = {"@type": "Dataset", "name": pack.title, "version": pack.version, "license": pack.license_url}
    about["description"] = pack.descriptor["description"]
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": page.title,
        "description": page.about,
        "inLanguage": "en",
        "about": about,
    }
