"""The commands about releases: list and compare them, pin one, tell whether a pin holds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kindicators.cli.options import FORMAT
from kindicators.cli.output import fail, print_records, print_rows, terminal_width, warn
from kindicators.errors import KindicatorsError


@click.command()
@click.option("--by-table", is_flag=True, help="List each table of each release.")
@FORMAT
def versions(by_table: bool, how: str) -> None:
    """List the releases, with the rows that each added, changed and removed."""
    from kindicators.releases.history import release_rows, table_rows

    print_records(table_rows() if by_table else release_rows(), how)


@click.command()
@click.argument("a")
@click.argument("b", required=False)
@click.argument("table", required=False)
@click.option("--summary", is_flag=True, help="Only how much changed in each table, no single rows and cells.")
@click.option(
    "--exit-code",
    is_flag=True,
    help="Exit with 0 if nothing differs, 1 if anything does, 2 if they cannot be compared.",
)
@FORMAT
def diff(a: str, b: str | None, table: str | None, summary: bool, exit_code: bool, how: str) -> None:
    """Tell what changed from release A to release B (the installed state by default), in TABLE or anywhere.

    TABLE may be an indicator: it is compared with the tables and indicators that it rests on.

    A table is for reading: long lists are cut short. The other formats have every row and cell.
    """
    from kindicators.comparison.differences import Difference
    from kindicators.comparison.text import Summary, compare

    try:
        compared = compare(a, b, table)
    except (KindicatorsError, OSError) as error:
        if exit_code:  # 1 is the answer that something differs, and damage is no answer
            fail(str(error), 2)
        raise
    if how == "table":
        for line in compared.text(terminal_width(), short=summary):
            click.echo(line)
    elif summary:
        print_rows(Summary._fields, compared.summary(), how)
    else:
        print_rows(Difference._fields, compared.found, how)
    if exit_code and compared.found:
        sys.exit(1)


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--release", "version", metavar="VERSION", help="The release to pin; the installed one by default.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    default="kindicators.lock",
    show_default=True,
    help="The lock file to write.",
)
def lock(names: tuple[str, ...], version: str | None, output: Path) -> None:
    """Write a lock file that pins the tables and indicators NAME, or all, as they are in a release."""
    from kindicators.pinning import lockfile
    from kindicators.pinning.pins import lock as write

    pins = lockfile.read(write(names or None, output, version))
    click.echo(f"wrote {output}: {pins.amount()} of {pins.version}")


@click.command()
@click.argument("file", default="kindicators.lock", type=click.Path(path_type=Path))
@FORMAT
def verify(file: Path, how: str) -> None:
    """Tell whether the installed version has what the lock FILE pins; if not, print the differences and exit 1."""
    from kindicators.pinning.pins import check

    found = check(file)
    if found.warning is not None:
        warn(found.warning)
    first, *further = found.lines()
    if not found.differences:
        if how != "table":
            print_rows(found.header, [], how)
        click.echo(first, err=how != "table")
        return
    if how == "table":
        for line in found.differing(terminal_width()):
            click.echo(line)
    else:
        print_rows(found.header, found.differences, how)
    fail("\n  ".join([first, *further]), 1)


COMMANDS = [versions, diff, lock, verify]
