"""What a repository is, compared with its last release."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from kindicators.authoring.build import generated, need_repository
from kindicators.authoring.releasing.bump import Need, need
from kindicators.authoring.releasing.properties import properties
from kindicators.authoring.releasing.recycled import recycled
from kindicators.authoring.releasing.version import Version, stated
from kindicators.comparison.contract import Change, wordings
from kindicators.comparison.differences import Difference, differences
from kindicators.package import DESCRIPTOR, Package, parse
from kindicators.releases import FOLDER, Releases, read


class State(NamedTuple):
    """A repository, and how it differs from its last release."""

    root: Path
    version: Version
    past: Releases
    made: dict[Path, str]
    """The text of every generated file, as `kindicators build` makes it."""
    old: Package | None
    """The last release; None before the first."""
    new: Package
    """The repository's data, with the descriptor that is made from them."""
    differences: list[Difference]
    reworded: list[Change]
    need: Need | None
    """What the differences ask for; None if there is no difference at all."""

    @property
    def last(self) -> str | None:
        """The last release, or None before the first."""
        return self.old.version if self.old else None

    @property
    def contract(self) -> list[Difference]:
        """The differences that are not of rows."""
        return [d for d in self.differences if d.row_id is None]


def state(root: Path) -> State:
    """Compare the repository at `root` with its last release.

    Raises
    ------
    DataFolderError
        If `root` is not the repository, or lacks what is needed to build it.
    UnreadableTableError, IndicatorError
        If a table cannot be read, or an indicator cannot be made.
    IntegrityError
        If an earlier release was changed.
    """
    need_repository(root)
    version = stated(root)
    past = read(root / FOLDER)
    made = generated(root, version)
    described: dict[str, Any] = json.loads(made[root / DESCRIPTOR])
    new = parse(root, described)
    if past.last is None:
        return State(root, version, past, made, None, new, [], [], None)
    old = past.package(past.last.version)
    found = list(differences(old, new))
    again = [r for resource in new.resources.values() for r in recycled(past, resource)]
    reworded = wordings(old.descriptor, described)
    found += properties(old, new, found, reworded)
    asked = need(found, again, reworded=bool(reworded)) if found or reworded else None
    return State(root, version, past, made, old, new, found, reworded, asked)
