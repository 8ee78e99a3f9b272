"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from kindicators.render import FORMATS

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


EXPORTS = ("csv", "zip", "parquet", "json", "jsonl", "xlsx", "sqlite", "duckdb")
"""The formats of `export`, whose module the command line does not need before one is asked for."""


def named(text: str, every: bool | None) -> Any:
    """Return the names in a text that are parted by commas; `every` for the word ``all``, nothing for ``none``."""
    if text == "all":
        return every
    return [] if text == "none" else [name.strip() for name in text.split(",")]


def choices(command: Callable[..., None]) -> Callable[..., None]:
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


def chosen(choices: dict[str, Any]) -> dict[str, Any]:
    """Return the choices as the Python functions take them: no subject named means all."""
    return choices | {"subject": choices["subject"] or None}
