"""The lock file: which release a project was written against, and the hashes of what it reads of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from kindicators.errors import LockFileError, told

NAME = "kindicators.lock"
"""What a lock file is called unless its user calls it otherwise."""
COMMENT = (
    "# The kindicators data that this project was written against: "
    "'kindicators verify' checks them, 'kindicators lock' writes this file."
)
SHA256 = "[0-9a-f]{64}"
PATTERNS = {
    "version": (re.compile(r"(?:(?:0|[1-9]\d{0,8})\.){2}(?:0|[1-9]\d{0,8})", re.ASCII), "a version such as 1.0.0"),
    "digest": (re.compile(f"sha256:{SHA256}"), "'sha256:' and 64 hexadecimal digits"),
    "sha256": (re.compile(SHA256), "64 hexadecimal digits"),
    "schema": (re.compile(SHA256), "64 hexadecimal digits"),
}
"""What the text of each key must look like."""
PINS = {"tables": ("sha256", "schema"), "indicators": ("sha256",)}
"""The keys of each table and indicator."""
ITEM = re.compile(r"[a-z][a-z0-9_]*")


class Pin(NamedTuple):
    """One table that is pinned."""

    sha256: str
    """The hash of its CSV file."""
    schema: str
    """The digest of what readers of the table rely on; see `kindicators.comparison.contract.digest`."""


class Lock(NamedTuple):
    """What a lock file says.

    The fixture ``kindicators_lock`` of the pytest plugin gives it to tests: its ``version`` is the release to read with
    ``version=``.
    """

    path: Path
    version: str
    digest: str
    """The hash of all tables and indicators of the release."""
    tables: dict[str, Pin]
    indicators: dict[str, str]
    """The hash of each indicator's SQL file."""

    def amount(self) -> str:
        """Return in words how much is pinned."""
        counts = {"table": len(self.tables), "indicator": len(self.indicators)}
        return " and ".join(f"{n} {kind}{'s' if n > 1 else ''}" for kind, n in counts.items() if n)

    def to_toml(self) -> str:
        """Return the text of the lock file: the same pins always make the same text."""
        lines = [COMMENT, f'version = "{self.version}"', f'digest = "sha256:{self.digest}"']
        for name, pin in sorted(self.tables.items()):
            lines += ["", f"[tables.{name}]", f'sha256 = "{pin.sha256}"', f'schema = "{pin.schema}"']
        for name, sha256 in sorted(self.indicators.items()):
            lines += ["", f"[indicators.{name}]", f'sha256 = "{sha256}"']
        return "\n".join(lines) + "\n"


def read(path: Path) -> Lock:
    """Read a lock file.

    Raises
    ------
    LockFileError
        If it is missing, is not TOML, or holds anything but what `Lock.to_toml` writes.
    """
    import tomllib  # here, because few who import this package read a lock file

    try:
        record = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise LockFileError(f"there is no lock file {path}; write one with 'kindicators lock'") from error
    except OSError as error:
        raise LockFileError(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:  # what is not TOML or not UTF-8; the message has the line or byte
        broken(path, " ".join(str(error).split())[:300])
    except RecursionError:
        broken(path, "it is nested too deep")
    _check_keys(path, "", record, ("version", "digest"), tuple(PINS))
    pins: dict[str, dict[str, dict[str, str]]] = {}
    for kind, keys in PINS.items():
        pins[kind] = record.get(kind, {})
        if not isinstance(pins[kind], dict):
            broken(path, f"{kind} must be a table of names")
        for name, item in pins[kind].items():
            if not ITEM.fullmatch(name):
                broken(path, f"{kind}.{name!r} cannot be the name of one of the {kind}")
            if not isinstance(item, dict):
                broken(path, f"{kind}.{name} must be a table with {' and '.join(keys)}")
            _check_keys(path, f"{kind}.{name}.", item, keys)
    if not pins["tables"] and not pins["indicators"]:
        broken(path, "it pins no table and no indicator")
    return Lock(
        path=path,
        version=record["version"],
        digest=record["digest"].removeprefix("sha256:"),
        tables={name: Pin(**item) for name, item in pins["tables"].items()},
        indicators={name: item["sha256"] for name, item in pins["indicators"].items()},
    )


def broken(path: Path, why: str) -> NoReturn:
    """Raise the error for a lock file that does not say what a lock file must."""
    raise LockFileError(f"{path} is no sound lock file: {why}; write it anew with 'kindicators lock'")


def _check_keys(
    path: Path, prefix: str, record: dict[str, Any], keys: tuple[str, ...], further: tuple[str, ...] = ()
) -> None:
    """Raise if a record has other keys than it must, or one of another form."""
    for key in record:
        if key not in (*keys, *further):
            broken(path, f"unknown key {prefix}{key}")
    for key in keys:
        if key not in record:
            broken(path, f"there is no {prefix}{key}")
        pattern, form = PATTERNS[key]
        if not isinstance(record[key], str) or not pattern.fullmatch(record[key]):
            broken(path, f"{prefix}{key} must be {form}; got {told(record[key])}")
