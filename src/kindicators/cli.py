"""The command line: a thin mirror of the Python functions."""

from __future__ import annotations

import io
import signal
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from kindicators import __version__
from kindicators.errors import KindicatorsError, MissingExtraError, UsageError
from kindicators.render import FORMATS, render

if TYPE_CHECKING:
    from kindicators.clocks import Clocks
    from kindicators.package import Package

FORMAT = click.option(
    "--format",
    "how",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print rows; a table is cut to fit a terminal, never in a pipe or file.",
)


AS_OF = click.option("--as-of", metavar="DAY", help="Only what holds on this day, such as 2015-06-01.")
KNOWN_AT = click.option("--known-at", metavar="DAY", help="Only what was public by this day, as it was known then.")
RELEASE = click.option("--release", "version", metavar="VERSION", help="As it was in this release, such as 0.2.0.")


def _choices(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that choose and convert the rows of an indicator."""
    options = [
        click.option("--subject", multiple=True, help="Only this subject; may be given several times."),
        click.option("--start", metavar="DAY", help="Only periods that reach to this day or later."),
        click.option("--end", metavar="DAY", help="Only periods that begin before this day."),
        AS_OF,
        KNOWN_AT,
        RELEASE,
        click.option("--prices", metavar="constant:YEAR", help="Turn yearly money into the prices of a year."),
        click.option("--currency", metavar="USD|KRW", help="Convert yearly money to this currency."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _chosen(choices: dict[str, Any]) -> dict[str, Any]:
    return choices | {"subject": choices["subject"] or None}


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", "-V", message="kindicators %(version)s (package and dataset)")
@click.pass_context
def cli(context: click.Context) -> None:
    """Answer questions from sourced defence indicators of the Korean Peninsula and the ROK-US alliance."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command()
@RELEASE
@FORMAT
def tables(version: str | None, how: str) -> None:
    """List the tables."""
    from kindicators.catalogue import table_rows
    from kindicators.releases import released

    _print_records(table_rows(released(version)), how)


@cli.command()
@click.option("--by-table", is_flag=True, help="List each table of each release.")
@FORMAT
def versions(by_table: bool, how: str) -> None:
    """List the releases, with the rows that each added, changed and removed."""
    from kindicators.history import release_rows, table_rows

    _print_records(table_rows() if by_table else release_rows(), how)


@cli.command()
@click.argument("table")
@click.option("--columns", help="Columns to show, separated by commas; all by default.")
@click.option("--limit", type=click.IntRange(min=0), help="Rows to show; all by default.")
@AS_OF
@KNOWN_AT
@RELEASE
@FORMAT
def show(table: str, columns: str | None, limit: int | None, how: str, **choices: Any) -> None:
    """Print the rows of TABLE."""
    from kindicators.clocks import check, clocks, need
    from kindicators.releases import released

    chosen = None if columns is None else [c.strip() for c in columns.split(",")]
    pack = released(choices["version"])
    resource = pack.resource(table)
    asked = clocks(choices["as_of"], choices["known_at"])
    need(pack, asked)
    check(resource, asked)
    names = ", ".join(f'"{f.name}"' for f in resource.select(chosen))
    _print_query(f"SELECT {names} FROM {table}" + (f" LIMIT {limit}" if limit is not None else ""), how, asked, pack)


@cli.command()
@RELEASE
@FORMAT
def indicators(version: str | None, how: str) -> None:
    """List the indicators: quantities over time, made from the tables."""
    from kindicators.catalogue import indicator_rows, indicator_text
    from kindicators.releases import released

    pack = released(version)
    width = _terminal_width()
    if how == "table" and width is not None:  # ids are long, and are what the reader will type
        click.echo("\n".join(indicator_text(pack, width)))
        return
    short = ("id", "title", "unit", "frequency", "from", "to", "rows")
    records = indicator_rows(pack)
    _print_records(records if how != "table" else [{key: r[key] for key in short} for r in records], how)


@cli.command()
@click.argument("id")
@_choices
@FORMAT
def indicator(id: str, how: str, version: str | None, **choices: Any) -> None:
    """Print the indicator ID."""
    from kindicators.releases import released
    from kindicators.series import fetch_indicator

    _print(*fetch_indicator(id, released(version), **_chosen(choices)), how)


@cli.command()
@click.argument("name")
@RELEASE
@FORMAT
def describe(name: str, version: str | None, how: str) -> None:
    """Explain the table or indicator NAME: its columns with type, unit, meaning and allowed values."""
    from kindicators.catalogue import column_rows, column_text
    from kindicators.releases import released

    pack = released(version)
    width = _terminal_width()
    if how == "table" and width is not None:  # cells of a table would be cut, and the meaning is what matters here
        click.echo("\n".join(column_text(name, pack, width)))
    else:
        _print_records(column_rows(name, pack), how)


@cli.command()
@click.argument("query")
@AS_OF
@KNOWN_AT
@RELEASE
@FORMAT
def sql(query: str, as_of: str | None, known_at: str | None, version: str | None, how: str) -> None:
    """Run QUERY in DuckDB over the tables and indicators; - reads it from standard input."""
    from kindicators.clocks import clocks
    from kindicators.releases import released

    asked = clocks(as_of, known_at)
    _print_query(_standard_input() if query == "-" else query, how, asked, released(version))


@cli.command()
@click.argument("name")
@FORMAT
def resolve(name: str, how: str) -> None:
    """Tell what NAME means: a missile system, body, exercise or agreement, and who calls it so."""
    from kindicators.aliases import resolve_rows

    _print_records(resolve_rows(name), how)


@cli.command()
@click.argument("row_id")
@FORMAT
def evidence(row_id: str, how: str) -> None:
    """Show the row ROW_ID with the sources that state, confirm or dispute it; other formats than table list these."""
    from kindicators.claims import evidence as card_of

    card = card_of(row_id)
    if how == "table":  # a card, because notes and addresses are what the reader came for, and no cell of a table
        click.echo(card.text(_terminal_width() or 100))
    else:
        _print_records(card.source_rows(), how)


@cli.command()
@click.argument("table", required=False)
@FORMAT
def disagreements(table: str | None, how: str) -> None:
    """List where sources state something else than the rows of TABLE, or of any table, and by how much."""
    from kindicators.claims import COLUMNS, disagreement_rows

    _print(list(COLUMNS), [list(row.values()) for row in disagreement_rows(table)], how)


@cli.command()
@click.argument("a")
@click.argument("b", required=False)
@click.argument("table", required=False)
@click.option("--summary", is_flag=True, help="Only how much changed in each table, no single rows and cells.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything differs.")
@FORMAT
def diff(a: str, b: str | None, table: str | None, summary: bool, exit_code: bool, how: str) -> None:
    """Tell what changed from release A to release B (the installed state by default), in TABLE or anywhere.

    A table is for reading: long lists are cut short. The other formats have every row and cell.
    """
    from kindicators.differences import Difference
    from kindicators.difftext import Summary, compare

    compared = compare(a, b, table)
    if how == "table":
        for line in compared.text(_terminal_width(), short=summary):
            click.echo(line)
    elif summary:
        _print(Summary._fields, compared.summary(), how)
    else:
        _print(Difference._fields, compared.found, how)
    if exit_code and compared.found:
        sys.exit(1)


@cli.command()
@click.argument("x", required=False)
@click.option(
    "--format",
    "how",
    type=click.Choice(["text", "bibtex", "csl-json", "ris"]),
    default="text",
    show_default=True,
    help="How to print the citation.",
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead.")
def cite(x: str | None, how: str, output: Path | None) -> None:
    """Tell how to cite the package, or X: a table, an indicator or the id of a row, with the sources behind it."""
    from kindicators.citation import cite as citation
    from kindicators.files import write_atomically

    text = citation(x, format=how) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text)


@cli.command()
@click.argument("id")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="FILE.png, .svg or .pdf"
)
@_choices
def plot(id: str, output: Path, **choices: Any) -> None:
    """Draw the indicator ID as a picture with its unit, sources and dataset version."""
    from kindicators.plotting import plot_file

    click.echo(f"wrote {plot_file(id, output, **_chosen(choices))}")


@cli.command()
@click.argument("destination", metavar="DEST", type=click.Path(file_okay=False, path_type=Path))
def gallery(destination: Path) -> None:
    """Draw every indicator as SVG and PNG into the folder DEST, with a page that shows them (index.md)."""
    from kindicators.authoring.gallery import gallery as run

    terminal = sys.stdout is not None and sys.stdout.isatty()
    count = 0
    for count, (name, of) in enumerate(run(destination), start=1):
        if terminal:
            click.echo(f"{count}/{of} {name}")
    click.echo(f"wrote {count} plots and index.md to {destination}")


@cli.command()
def path() -> None:
    """Print the folder of the data package on disk."""
    from kindicators.package import path as folder

    click.echo(str(folder()))


@cli.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@FORMAT
def validate(path: Path | None, how: str) -> None:
    """Check the data package in the folder PATH (the installed one by default); exit 1 if a rule is broken."""
    from kindicators.package import DESCRIPTOR
    from kindicators.package import path as installed

    try:
        from kindicators.authoring.validate import validate as check
    except ImportError as error:
        raise MissingExtraError("kindicators validate", "validate") from error
    folder = path or installed()
    folder = folder.parent if folder.name == DESCRIPTOR else folder
    findings = check(folder)
    if how == "table":  # a line each, never cut: the whole finding is what the reader came for
        for finding in findings:
            click.echo(str(finding))
    else:
        header = ["table", "line", "row", "column", "value", "finding"]
        _print(header, [[f.table, f.line, f.row_id, f.column, f.value, f.message] for f in findings], how)
    if findings:
        _fail(f"{folder}: {len(findings)} finding{'s' if len(findings) > 1 else ''}", 1)
    click.echo(f"{folder}: valid", err=how != "table")


@cli.command()
@click.argument("path", default=".", type=click.Path(path_type=Path))
def build(path: Path) -> None:
    """Build datapackage.json from the schemas and data of the repository at PATH (here by default)."""
    try:
        from kindicators.authoring.build import build as run
    except ImportError as error:
        raise MissingExtraError("kindicators build", "validate") from error
    changed = run(path)
    click.echo("\n".join(f"wrote {file}" for file in changed) or "nothing changed")


def main() -> NoReturn:
    """Run the command line; an error is one line, and exit code 2 for usage, 1 for anything else."""
    if hasattr(signal, "SIGPIPE"):
        # Let `kindicators … | head` end as other programs do, without a traceback.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if sys.stdout is not None and not sys.stdout.isatty() and isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe or file gets UTF-8 whatever the locale: Hangul must not break a table.
        sys.stdout.reconfigure(encoding="utf-8")
    warnings.showwarning = _warn
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        _fail(" ".join(error.format_message().split()), error.exit_code)
    except click.exceptions.Abort:
        _fail("stopped", 130)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except UsageError as error:
        _fail(str(error), 2)
    except KindicatorsError as error:
        _fail(str(error), 1)
    except KeyboardInterrupt:
        _fail("stopped", 130)
    except OSError as error:
        _fail(str(error), 1)
    sys.exit(0)


def _standard_input() -> str:
    if sys.stdin is None:
        raise UsageError("there is no standard input to read the query from")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"standard input is not UTF-8 (byte {error.object[error.start]:#04x})") from error


def _print_query(query: str, how: str, asked: Clocks, pack: Package) -> None:
    from kindicators.database import fetch

    header, rows = fetch(query, asked, pack)
    _print(header, rows, how)


def _print_records(records: Sequence[dict[str, Any]], how: str) -> None:
    _print(list(records[0]), [list(r.values()) for r in records], how)


def _print(header: Sequence[str], rows: Sequence[Sequence[Any]], how: str) -> None:
    if not rows and _terminal_width() is not None:
        click.echo("(no rows)", err=True)
    for line in render(header, rows, how, _terminal_width()):
        click.echo(line)


def _terminal_width() -> int | None:
    """Return the width of the terminal that the output goes to, or None for a pipe or file."""
    import shutil

    terminal = sys.stdout is not None and sys.stdout.isatty()
    return shutil.get_terminal_size().columns if terminal else None


def _warn(message: Warning | str, *_: object, **__: object) -> None:
    """Print a warning as an error is printed: in one line, without the place in the code."""
    click.echo(f"kindicators: warning: {message}", err=True)


def _fail(message: str, code: int) -> NoReturn:
    click.echo(f"kindicators: {message}", err=True)
    sys.exit(code)
