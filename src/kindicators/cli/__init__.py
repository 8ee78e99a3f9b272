"""The command line: a thin mirror of the Python functions."""

from __future__ import annotations

import io
import signal
import sys
import warnings
from typing import NoReturn

import click

from kindicators import __version__, docstrings
from kindicators.cli import authoring, data, releases
from kindicators.cli.output import fail, warn
from kindicators.errors import KindicatorsError, UsageError


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", "-V", message="kindicators %(version)s (package and dataset)")
@click.pass_context
def cli(context: click.Context) -> None:
    """Answer questions from sourced defence indicators of the Korean Peninsula and the ROK-US alliance."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in data.COMMANDS + releases.COMMANDS + authoring.COMMANDS:
    cli.add_command(command)
for command in (cli, *cli.commands.values()):
    command.help = command.help or docstrings.of(command.callback)


def main() -> NoReturn:
    """Run the command line; an error is one line, and exit code 2 for usage, 1 for anything else."""
    if hasattr(signal, "SIGPIPE"):
        # Let `kindicators … | head` end as other programs do, without a traceback.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed, and click 8.1 would fail at it
            setattr(sys, name, io.StringIO())
    if not sys.stdout.isatty() and isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe or file gets UTF-8 whatever the locale: Hangul must not break a table.
        sys.stdout.reconfigure(encoding="utf-8")
    warnings.showwarning = warn
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        fail(" ".join(error.format_message().split()), error.exit_code)
    except click.exceptions.Abort:
        fail("stopped", 130)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except UsageError as error:
        fail(str(error), 2)
    except KindicatorsError as error:
        fail(str(error), 1)
    except KeyboardInterrupt:
        fail("stopped", 130)
    except OSError as error:
        fail(str(error), 1)
    sys.exit(0)
