"""The pytest plugin: a fixture that fails the tests of a project if the data that it pinned have changed.

pytest finds it by itself where kindicators is installed. A project that does not use the fixture waits for nothing:
what the fixture needs is imported when it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from kindicators.pinning.lockfile import Lock

SHOWN = 60
"""Lines of differences in the report of a failure; ``kindicators verify`` shows all."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the ini option that says where the lock file is."""
    what = "the lock file of kindicators, relative to rootdir"
    parser.addini("kindicators_lock", what, type="string", default="kindicators.lock")


@pytest.fixture(scope="session")
def kindicators_lock(pytestconfig: pytest.Config) -> Lock:
    """Verify the project's lock file, and return what it pins; fail with the differences if the data have changed.

    ``kindicators_lock.version`` is the release that is pinned. The ini option ``kindicators_lock`` says where the file
    is; by default ``kindicators.lock`` in pytest's rootdir.
    """
    import os
    import warnings
    from pathlib import Path

    from kindicators.errors import KindicatorsError, RetractedReleaseWarning
    from kindicators.pinning.pins import check

    file = pytestconfig.rootpath / pytestconfig.getini("kindicators_lock")
    if file.is_relative_to(Path.cwd()):  # as its user would name it, in the report and in commands to copy
        file = Path(os.path.relpath(file))
    try:
        found = check(file)
    except KindicatorsError as error:
        found, problem = None, f"kindicators: {error}"
    if found is None:
        pytest.fail(problem, pytrace=False)
    if found.warning is not None:
        warnings.warn(found.warning, RetractedReleaseWarning, stacklevel=2)
    if found.differences:
        rows = list(found.differing(None))
        more = [f"… and so on, in {len(rows)} lines: kindicators verify {file}", ""] if len(rows) > SHOWN else []
        first, *further = found.lines()
        pytest.fail("\n".join([f"kindicators: {first}", "", *rows[:SHOWN], *more, *further]), pytrace=False)
    return found.lock
