"""The commands that show the data: tables, indicators, rows, sources."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from kindicators.cli.options import AS_OF, EXPORTS, FORMAT, KNOWN_AT, RELEASE, choices, chosen, named
from kindicators.cli.output import (
    ending_orderly,
    print_query,
    print_records,
    print_rows,
    progress,
    standard_input,
    terminal_width,
)
from kindicators.errors import UsageError


@click.command()
@RELEASE
@FORMAT
def tables(version: str | None, how: str) -> None:
    """List the tables."""
    from kindicators.catalogue import table_rows
    from kindicators.releases import released

    print_records(table_rows(released(version)), how)


@click.command()
@click.argument("table")
@click.option("--columns", help="Columns to show, separated by commas; all by default.")
@click.option("--limit", type=click.IntRange(min=0), help="Rows to show; all by default.")
@AS_OF
@KNOWN_AT
@RELEASE
@FORMAT
def show(table: str, columns: str | None, limit: int | None, how: str, **choices: Any) -> None:
    """Print the rows of TABLE."""
    from kindicators import deprecated
    from kindicators.clocks import check, clocks, need
    from kindicators.releases import released

    chosen = None if columns is None else [c.strip() for c in columns.split(",")]
    pack = released(choices["version"])
    resource = pack.resource(table)
    asked = clocks(choices["as_of"], choices["known_at"])
    need(pack, asked)
    check(resource, asked)
    fields = resource.select(chosen)
    deprecated.warn(deprecated.in_table(resource, fields if chosen is not None else ()))
    names = ", ".join(f'"{f.name}"' for f in fields)
    print_query(f"SELECT {names} FROM {table}" + (f" LIMIT {limit}" if limit is not None else ""), how, asked, pack)


@click.command()
@RELEASE
@FORMAT
def indicators(version: str | None, how: str) -> None:
    """List the indicators: quantities over time, made from the tables."""
    from kindicators.catalogue import indicator_rows, indicator_text
    from kindicators.releases import released

    pack = released(version)
    width = terminal_width()
    if how == "table" and width is not None:  # ids are long, and are what the reader will type
        click.echo("\n".join(indicator_text(pack, width)))
        return
    short = ("id", "title", "unit", "frequency", "from", "to", "rows")
    records = indicator_rows(pack)
    print_records(records if how != "table" else [{key: r[key] for key in short} for r in records], how)


@click.command()
@click.argument("id")
@choices
@FORMAT
def indicator(id: str, how: str, version: str | None, **choices: Any) -> None:
    """Print the indicator ID."""
    from kindicators import deprecated
    from kindicators.releases import released
    from kindicators.series import fetch_indicator

    pack = released(version)
    deprecated.warn(deprecated.in_indicator(pack.indicator(id)))
    print_rows(*fetch_indicator(id, pack, **chosen(choices)), how)


@click.command()
@click.argument("name")
@RELEASE
@FORMAT
def describe(name: str, version: str | None, how: str) -> None:
    """Explain the table or indicator NAME: its columns with type, unit, meaning and allowed values."""
    from kindicators import deprecated
    from kindicators.catalogue import column_rows, column_text
    from kindicators.releases import released

    pack = released(version)
    deprecated.warn(deprecated.in_name(name, pack))
    width = terminal_width()
    if how == "table" and width is not None:  # cells of a table would be cut, and the meaning is what matters here
        click.echo("\n".join(column_text(name, pack, width)))
    else:
        print_records(column_rows(name, pack), how)


@click.command()
@click.argument("query")
@click.option(
    "--sandbox", is_flag=True, help="For a query that is not trusted: it can read the tables, and do no more."
)
@click.option("--timeout", type=float, metavar="SECONDS", help="With --sandbox: how long the query may take (30).")
@click.option("--memory-limit", metavar="SIZE", help="With --sandbox: how much memory it may use (500MB).")
@click.option("--max-rows", type=int, metavar="ROWS", help="With --sandbox: how many rows it may return (100000).")
@AS_OF
@KNOWN_AT
@RELEASE
@FORMAT
def sql(
    query: str,
    sandbox: bool,
    timeout: float | None,
    memory_limit: str | None,
    max_rows: int | None,
    as_of: str | None,
    known_at: str | None,
    version: str | None,
    how: str,
) -> None:
    """Run QUERY in DuckDB over the tables and indicators; - reads it from standard input."""
    from kindicators import deprecated
    from kindicators.clocks import clocks, need
    from kindicators.releases import released

    asked = clocks(as_of, known_at)
    pack = released(version)
    text = standard_input() if query == "-" else query
    deprecated.warn(deprecated.in_query(text, pack))
    if not sandbox:
        if any(limit is not None for limit in (timeout, memory_limit, max_rows)):
            raise UsageError(
                "--timeout, --memory-limit and --max-rows are limits of a sandbox: give --sandbox with them"
            )
        print_query(text, how, asked, pack)
        return
    from kindicators.sandbox import Sandbox, limits

    need(pack, asked)
    with Sandbox(pack, asked, limits(timeout, memory_limit, max_rows)) as box:
        result = box.execute(text)
    print_rows(result.columns, result.fetchall(), how)


@click.command()
@click.argument("name")
@FORMAT
def resolve(name: str, how: str) -> None:
    """Tell what NAME means: a missile system, body, exercise or agreement, and who calls it so."""
    from kindicators.aliases import resolve_rows

    print_records(resolve_rows(name), how)


@click.command()
@click.argument("row_id")
@FORMAT
def evidence(row_id: str, how: str) -> None:
    """Show the row ROW_ID with the sources that state, confirm or dispute it; other formats than table list these."""
    from kindicators.claims import evidence as card_of

    card = card_of(row_id)
    if how == "table":  # a card, because notes and addresses are what the reader came for, and no cell of a table
        click.echo(card.text(terminal_width() or 100))
    else:
        print_records(card.source_rows(), how)


@click.command()
@click.argument("table", required=False)
@FORMAT
def disagreements(table: str | None, how: str) -> None:
    """List where sources state something else than the rows of TABLE, or of any table, and by how much."""
    from kindicators.claims import COLUMNS, disagreement_rows

    print_rows(list(COLUMNS), [list(row.values()) for row in disagreement_rows(table)], how)


@click.command()
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
@RELEASE
def cite(x: str | None, how: str, output: Path | None, version: str | None) -> None:
    """Tell how to cite the package, or X: a table, an indicator or the id of a row, with the sources behind it."""
    from kindicators.citation import cite as citation
    from kindicators.files import write_atomically

    text = citation(x, format=how, version=version) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text)


@click.command()
@click.argument("id")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, help="FILE.png, .svg or .pdf"
)
@choices
def plot(id: str, output: Path, **choices: Any) -> None:
    """Draw the indicator ID as a picture with its unit, sources and dataset version."""
    from kindicators.plotting import plot_file

    os.environ.pop("MPLBACKEND", None)  # a notebook's, for its screen: here none is needed
    click.echo(f"wrote {plot_file(id, output, **chosen(choices))}")


@click.command()
@click.argument("destination", metavar="DEST", type=click.Path(path_type=Path))
@click.option("--format", "how", metavar="FORMAT", required=True, help=f"One of {', '.join(EXPORTS)}.")
@click.option("--tables", metavar="NAMES", default="all", show_default=True, help="Separated by commas; or none.")
@click.option("--indicators", metavar="IDS", default="none", show_default=True, help="Separated by commas; or all.")
@click.option("--force", is_flag=True, help="Replace what is there.")
@AS_OF
@KNOWN_AT
@RELEASE
def export(destination: Path, how: str, tables: str, indicators: str, force: bool, **choices: Any) -> None:
    """Write tables and indicators as another format: DEST is a file, or for csv, parquet and jsonl a folder."""
    from kindicators.exporting import run

    with ending_orderly(), progress() as say:
        run(destination, how, named(tables, None), named(indicators, True), **choices, overwrite=force, say=say)
    click.echo(f"wrote {destination}")


@click.command()
def path() -> None:
    """Print the folder of the data package on disk."""
    from kindicators.package import path as folder

    click.echo(str(folder()))


COMMANDS = [
    tables,
    show,
    indicators,
    indicator,
    describe,
    sql,
    resolve,
    evidence,
    disagreements,
    cite,
    plot,
    export,
    path,
]
