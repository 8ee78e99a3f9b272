"""Build what is generated and committed: ``datapackage.json``, catalogues, names of tables, the data dictionary."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kindicators.authoring import canonical, catalogues
from kindicators.authoring.audit import audit
from kindicators.authoring.audit.report import page
from kindicators.authoring.catalogues.said import to_json
from kindicators.authoring.columns import name_of
from kindicators.authoring.descriptor import TableFile, descriptor
from kindicators.authoring.indicators import described
from kindicators.authoring.pages import CATALOGUE, catalogue, pages
from kindicators.authoring.releasing.transaction import alone, write
from kindicators.authoring.releasing.version import Version, stated
from kindicators.errors import DataFolderError, IndicatorError, UnreadableTableError
from kindicators.package import DESCRIPTOR
from kindicators.releases import FOLDER, read
from kindicators.schemas import TABLES, Table

AUDIT = Path("docs/audit.md")
NAMES_MODULE = Path("src/kindicators/names.py")


def build(root: Path) -> list[Path]:
    """Write all that is generated in the repository at `root`, all of it or nothing, and return the files that changed.

    Raises
    ------
    DataFolderError
        If `root` is not the project's repository, a table has no page in ``docs/tables``, or another command is
        writing in the repository, or a file cannot be written; nothing is written then.
    UnreadableTableError
        If a CSV file cannot be read as its table; nothing is written then.
    IndicatorError
        If an indicator cannot be made from the tables; nothing is written then.
    IntegrityError
        If an earlier release was changed; nothing is written then.
    AuditError
        If a check of the audit cannot be run over the tables; nothing is written then.
    """
    with alone(need_repository(root)):
        made = generated(root)
        made[root / AUDIT] = page(audit(root, json.loads(made[root / DESCRIPTOR])))
        files = {file.relative_to(root): text.encode("utf-8") for file, text in made.items()}
        return [root / file for file in write(root, files)]


def need_repository(root: Path) -> Path:
    """Return `root`, or raise `DataFolderError` if it is not the project's repository."""
    if not (root / "data").is_dir() or not (root / NAMES_MODULE.parent).is_dir():
        raise DataFolderError(f"{root} is not the repository of kindicators: run this at its root")
    return root


def generated(root: Path, version: Version | None = None) -> dict[Path, str]:
    """Return the text of every generated file of the repository at `root`, in its own version or in another one."""
    files = {name_of(table): _read(table, root) for table in TABLES}
    tables = descriptor(files, version or stated(root))
    rows = {name: file.rows for name, file in files.items()}
    indicators, findings = described(root, tables, rows)
    if findings:
        more = f" (and {len(findings) - 1} more: run 'kindicators validate .')" if len(findings) > 1 else ""
        raise IndicatorError(f"{findings[0]}{more}")
    whole = tables | {"indicators": indicators}
    last = read(root / FOLDER).last
    made = {root / path: text for path, text in described_files(whole, last.version if last else None).items()}
    made[root / NAMES_MODULE] = _names([i["id"] for i in indicators])
    return made | {root / CATALOGUE: catalogue(indicators)} | pages(root, rows)


def described_files(descriptor: dict[str, Any], released: str | None) -> dict[Path, str]:
    """Return the text of the descriptor and of what is made from it alone, by their places in the repository.

    Parameters
    ----------
    descriptor : dict
        The descriptor of the repository's version.
    released : str or None
        The last release; None before the first.
    """
    made = catalogues.files(descriptor, released)
    return {Path(DESCRIPTOR): to_json(descriptor)} | {Path(path): text for path, text in made.items()}


def _read(table: type[Table], root: Path) -> TableFile:
    file = root / "data" / f"{name_of(table)}.csv"
    try:
        read, findings = canonical.read_file(table, file)
    except OSError as error:
        raise DataFolderError(f"{file} cannot be read: {error.strerror or error}") from error
    if read is None or findings:
        more = f" (and {len(findings) - 1} more: run 'kindicators validate .')" if len(findings) > 1 else ""
        raise UnreadableTableError(f"{file}: {findings[0]}{more}")
    return read


def _names(indicators: list[str]) -> str:
    """Return the source of the generated module `kindicators.names`."""
    names = {"TableName": [name_of(t) for t in TABLES], "IndicatorName": indicators}
    types = "".join(
        f"\n{kind} = Literal[\n{''.join(f'    {chr(34)}{n}{chr(34)},{chr(10)}' for n in listed)}]\n"
        for kind, listed in names.items()
    )
    return (
        '"""The names of tables and indicators. Generated by ``kindicators build``; do not edit."""\n\n'
        f"from typing import Literal\n{types}"
    )
