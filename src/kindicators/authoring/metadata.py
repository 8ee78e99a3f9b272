"""What the descriptor says of the package as a whole."""

from __future__ import annotations

from typing import Any

PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
PLACE = "Korean Peninsula"
"""What the data are about, for catalogues that search by place."""
CODE_LICENSE = "MIT"
PYTHON = ">=3.11"
"""As in pyproject.toml, which a package that is described need not have with it."""


def package(version: str, released: str) -> dict[str, Any]:
    """Return the package-level properties of the descriptor of a version released on a day, without its resources."""
    return {
        "$schema": PACKAGE_PROFILE,
        "name": "kindicators",
        "title": "Defence indicators of the Korean Peninsula and the ROK-US alliance",
        "description": (
            "Sourced tables of missile range limits, investment pledges, milestones of operational control, troop "
            "deployments, cost sharing, defence spending, forces, launches, nuclear weapons, exercises, submarines, "
            "sanctions, agreements, arms exports and opinion. Events are merged, figures of different reporters stand "
            "side by side, and what sources dispute is kept in the table evidence."
        ),
        "version": version,
        "created": f"{released}T00:00:00Z",  # the specification wants a time, but only the day is meant
        "keywords": [
            "Korea",
            "ROK-US alliance",
            "defence",
            "missile guidelines",
            "OPCON",
            "troop deployments",
            "investment pledges",
            "USFK",
            "North Korea",
            "cost sharing",
            "defence budget",
            "missile launches",
            "nuclear tests",
            "military exercises",
            "sanctions",
            "arms exports",
        ],
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "title": "Creative Commons Attribution 4.0 International",
                "path": "https://creativecommons.org/licenses/by/4.0/",
            }
        ],
        "contributors": [{"title": "The kindicators maintainers", "roles": ["author", "maintainer"]}],
        "sources": [{"title": "Every row names its source: see the table sources", "path": "data/sources.csv"}],
    }
