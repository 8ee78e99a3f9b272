"""Let atheris look for a text that crashes one of the parsers of what users write; no part of the test suite.

Run it in an environment of Python 3.11 of its own, for so many seconds as you like::

    python3.11 -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris pandas 'duckdb>=1.4.4' click 'pandera[pandas]' filelock frictionless
    PYTHONPATH=src /tmp/fuzz/bin/python tests/fuzz/parsers.py lock -max_total_time=300

The first argument names the parser: one of those in `TARGETS`; what follows is libFuzzer's. It stops at the first error
that is no `KindicatorsError` in one line, and writes the text that caused it beside itself: make a test of it in
``tests/test_hostile_files.py``.
"""  # noqa: E501

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kindicators"]):
    import kindicators as ki
    from kindicators.authoring import canonical, indicators
    from kindicators.clocks import clocks
    from kindicators.comparison.text import compare
    from kindicators.errors import KindicatorsError
    from kindicators.money import converted
    from kindicators.package import package, read
    from kindicators.pinning import lockfile, requirement
    from kindicators.schemas import Actors

FOLDER = Path(tempfile.mkdtemp())


def file(content: bytes, name: str) -> Path:
    """Return a file with that content."""
    path = FOLDER / name
    path.write_bytes(content)
    return path


def text(data: bytes) -> str:
    """Return any text, lone surrogates included."""
    return data.decode("utf-8", "surrogateescape")


def descriptor(data: bytes) -> None:
    """Read a descriptor, as `kindicators.package.package` does."""
    read(file(data, "datapackage.json").parent)


def money(data: bytes) -> None:
    """Read the options that convert amounts."""
    prices, _, currency = text(data).partition("\n")
    item = package().indicators["sma_contribution_krw"]
    converted(item, prices, currency or None, clocks(None, None), package())


def versions(data: bytes) -> None:
    """Read what is to be compared; the states are found, and not compared."""
    a, _, rest = text(data).partition("\n")
    b, _, table = rest.partition("\n")
    if a not in ki.releases.releases().manifests:
        compare(a, b or None, table or None)


TARGETS: dict[str, Callable[[bytes], object]] = {
    "lock": lambda data: lockfile.read(file(data, "kindicators.lock")),
    "descriptor": descriptor,
    "csv": lambda data: canonical.read(Actors, io.BytesIO(data), Path("actors.csv")),
    "header": lambda data: indicators._read(file(data, "any.sql")),
    "dates": lambda data: clocks(text(data), text(data[::-1])),
    "money": money,
    "versions": versions,
    "requirement": lambda data: requirement.parse(text(data)),
}
"""What reads each kind of text."""


def main() -> None:
    """Run the fuzzer on the parser that the first argument names."""
    target = TARGETS[sys.argv.pop(1)]

    def one(data: bytes) -> None:
        try:
            target(data)
        except KindicatorsError as error:
            if "\n" in str(error) or len(str(error)) > 2000:
                raise RuntimeError(f"not one line: {str(error)[:200]!r}") from error

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
