"""The commands of those who make the package: draw, check, build and release it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kindicators.cli.options import FORMAT
from kindicators.cli.output import ending_orderly, fail, print_records, print_rows
from kindicators.errors import MissingExtraError, UsageError

MANY = 20
"""So many reasons are told at most."""


@click.command()
@click.argument("destination", metavar="DEST", type=click.Path(file_okay=False, path_type=Path))
def gallery(destination: Path) -> None:
    """Draw every indicator as SVG and PNG into the folder DEST, with a page that shows them (index.md)."""
    from kindicators.authoring.gallery import gallery as run

    os.environ.pop("MPLBACKEND", None)  # a notebook's, for its screen: here none is needed
    terminal = sys.stdout is not None and sys.stdout.isatty()
    count = 0
    for count, picture in enumerate(run(destination), start=1):
        if terminal:
            click.echo(f"{count}/{picture.of} {picture.name}")
    click.echo(f"wrote {count} plots and index.md to {destination}")


@click.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@FORMAT
def validate(path: Path | None, how: str) -> None:
    """Check the data package in the folder PATH (the installed one by default); exit 1 if a rule is broken."""
    from kindicators.package import path as installed

    try:
        from kindicators.authoring.validate import validate as check
    except ImportError as error:
        raise MissingExtraError("kindicators validate", "validate") from error
    folder = _folder(path or installed())
    findings = check(folder)
    if how == "table":  # a line each, never cut: the whole finding is what the reader came for
        for finding in findings:
            click.echo(str(finding))
    else:
        header = ["table", "line", "row", "column", "value", "finding"]
        print_rows(header, [[f.table, f.line, f.row_id, f.column, f.value, f.message] for f in findings], how)
    if findings:
        fail(f"{folder}: {len(findings)} finding{'s' if len(findings) > 1 else ''}", 1)
    click.echo(f"{folder}: valid", err=how != "table")


@click.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@FORMAT
def audit(path: Path | None, how: str) -> None:
    """Ask of the data in the folder PATH (the installed ones by default) what no schema says; exit 1 if a check fails.

    The checks are in the repository: run it in a clone. A table shows by table how many checks looked at how many
    cases, and then what is wrong. The other formats give every finding, with the reason for which it is allowed if it
    is.
    """
    from kindicators.package import path as installed

    try:
        from kindicators.authoring.audit import audit as run
    except ImportError as error:
        raise MissingExtraError("kindicators audit", "validate") from error
    folder = _folder(path or installed())
    report = run(folder)
    if how == "table":
        print_records(report.by_table(), how)
        click.echo()
        for case in report.broken:
            click.echo(str(case))
    else:
        header = ["check", "table", "row", "column", "value", "finding", "reason"]
        print_rows(header, [case for case in report.cases if case.finding], how)
    seen, allowed, count = len(report.cases), len(report.excepted), len(report.broken)
    if count:
        fail(f"{folder}: {count} finding{'s' if count > 1 else ''} in {seen:,} cases", 1)
    told = f"{folder}: {len(report.checks)} checks, {seen:,} cases, {allowed} excepted, none broken"
    click.echo(told, err=how != "table")


def _folder(path: Path) -> Path:
    """Return the folder of a package that is named by its folder or by its descriptor."""
    from kindicators.package import DESCRIPTOR

    return path.parent if path.name == DESCRIPTOR else path


@click.command()
@click.argument("path", default=".", type=click.Path(path_type=Path))
def build(path: Path) -> None:
    """Build datapackage.json from the schemas and data of the repository at PATH (here by default)."""
    try:
        from kindicators.authoring.build import build as run
    except ImportError as error:
        raise MissingExtraError("kindicators build", "validate") from error
    changed = run(path)
    click.echo("\n".join(f"wrote {file}" for file in changed) or "nothing changed")


@click.command()
@click.argument("version", required=False)
@click.option("--root", default=".", type=click.Path(path_type=Path), help="The repository; here by default.")
@click.option("--date", "day", metavar="DAY", help="Day of the release, such as 2026-11-21; today (UTC) by default.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--check", is_flag=True, help="Only tell whether version and corrections fit the data; exit 1 if not.")
@click.option("--missing", is_flag=True, help="Only print the rows that the table corrections lacks.")
@click.option("--notes", is_flag=True, help="Only print what the changelog says of the repository's version.")
def release(
    version: str | None, root: Path, day: str | None, dry_run: bool, check: bool, missing: bool, notes: bool
) -> None:
    """Release the repository's data as VERSION (the least allowed by default); VERSION.dev0 begins the work on one."""
    try:
        from kindicators.authoring.releasing import release as authoring
    except ImportError as error:
        raise MissingExtraError("kindicators release", "validate") from error
    if check + missing + dry_run + notes > 1:
        raise UsageError("--check, --missing, --dry-run and --notes exclude each other: give one of them")
    if check and version:
        raise UsageError(
            f"--check takes no version: it checks the one that the repository says; for {version} use --dry-run"
        )
    if notes and version:
        raise UsageError("--notes takes no version: it prints what the changelog says of the repository's own")
    if day and (check or missing or notes):
        raise UsageError("--date is for a release, or for --dry-run")
    if notes:
        click.echo(authoring.notes(root), nl=False)
        return
    if check or missing:
        lines = authoring.check(root) if check else authoring.missing(root, version)
        shown = lines if missing or len(lines) <= MANY else [*lines[:MANY], f"and {len(lines) - MANY} more"]
        click.echo("".join(f"{line}\n" for line in shown), nl=False)
        sys.exit(1 if check and lines else 0)
    authoring.release(root, version, day, dry_run=dry_run, say=click.echo)


@click.command()
@click.argument("destination", metavar="DEST", type=click.Path(path_type=Path))
@click.option("--root", default=".", type=click.Path(path_type=Path), help="The repository; here by default.")
@click.option("--no-docs", is_flag=True, help="Leave the documentation out, which takes longest.")
@click.option(
    "--unreleased", is_flag=True, help="Take the last commit even if it is no release, to look at the assets."
)
def assets(destination: Path, root: Path, no_docs: bool, unreleased: bool) -> None:
    """Make all that is published of a release, from the last commit, into the new folder DEST.

    These are the wheel, the sdist, zips of the data package, of the tables as Parquet and of the documentation, what
    they were built with, and SHA256SUMS. The same commit gives the same bytes.
    """
    from kindicators.authoring.assets import assets as run

    with ending_orderly():
        files = run(
            destination, root, docs=not no_docs, unreleased=unreleased, say=lambda line: click.echo(line, err=True)
        )
    for file in files:
        click.echo(f"{file} {file.stat().st_size:,} bytes")


COMMANDS = [gallery, validate, audit, build, release, assets]
