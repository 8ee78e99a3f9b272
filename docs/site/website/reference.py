"""The reference: every public function, error, schema and command, from the code itself."""

from __future__ import annotations

import inspect
import re

import click

import kindicators as ki
from kindicators.card import Card
from kindicators.cli import cli
from kindicators.errors import KindicatorsError
from kindicators.package import Package
from website.pages import Page, code, escape, to

GROUPS = {
    "What there is": ("tables", "indicators", "describe", "resolve", "versions", "path"),
    "Read": ("load", "indicator", "sql", "connect", "export"),
    "What it rests on": ("evidence", "disagreements", "cite"),
    "Draw": ("plot",),
    "Pin and compare": ("diff", "lock", "verify", "require"),
}
NO_FUNCTION = {"__version__", "errors", "schemas"}


def pages(pack: Package) -> list[Page]:
    """Return the pages of the reference."""
    return [_functions(), _errors(), _schemas(pack), _commands()]


def functions() -> list[str]:
    """Return the names of the public functions."""
    return [name for name in ki.__all__ if name not in NO_FUNCTION]


def errors() -> list[type[BaseException]]:
    """Return the errors and warnings, in the order in which they are defined."""
    kinds = vars(ki.errors).values()
    return [k for k in kinds if inspect.isclass(k) and issubclass(k, KindicatorsError | Warning)]


def _functions() -> Page:
    public = functions()
    groups = {title: [n for n in names if n in public] for title, names in GROUPS.items()}
    grouped = {name for names in groups.values() for name in names}
    groups["Further"] = [n for n in public if n not in grouped]
    head = [
        "# Python",
        "Every public name is in the module `kindicators`, here called `ki`: `import kindicators as ki`. "
        "`ki.__version__` is the version of the package and of the dataset. All functions are typed; "
        f"{to('errors', 'api/errors', 'api')} are in `ki.errors`, {to('schemas', 'api/schemas', 'api')} in "
        "`ki.schemas`.",
    ]
    text, sphinx = list(head), list(head)
    for title, names in groups.items():
        if not names:
            continue
        text.append(f"## {title}")
        sphinx.append(f"## {title}")
        for name in names:
            text.append(_entry(f"ki.{name}", getattr(ki, name)))
            sphinx.append(_rst(f".. autofunction:: kindicators.{name}"))
        if "evidence" in names:
            text.append(_entry("Card", Card))
            sphinx.append(_rst(".. autoclass:: kindicators.card.Card\n   :no-members:"))
    text += ["## The pytest plugin", "See [pinning](pinning.md#in-tests-and-ci)."]
    sphinx += ["## The pytest plugin", "See [pinning](pinning.md#in-tests-and-ci)."]
    children = ("api/errors", "api/schemas")
    return Page("api", _join(text), "Every public function of Python.", sphinx=_join(sphinx), children=children)


def _errors() -> Page:
    head = [
        "# Errors",
        "Every error that kindicators raises on purpose is a `KindicatorsError`, and its message says what was wrong "
        "and what to do. `UsageError` and those below it are exit code 2 on the command line, the others 1.",
    ]
    text = [_entry(f"ki.errors.{k.__name__}({k.__bases__[0].__name__})", k, signature=False) for k in errors()]
    sphinx = [_rst(f".. autoexception:: kindicators.errors.{k.__name__}\n   :show-inheritance:") for k in errors()]
    about = "Every error and warning that is raised."
    return Page("api/errors", _join(head + text), about, sphinx=_join(head + sphinx), label="Errors")


def _schemas(pack: Package) -> Page:
    head = [
        "# Schemas",
        "`ki.schemas` has a [pandera](https://pandera.readthedocs.io) model for each table (extra `validate`): "
        "`ki.schemas.OpconMilestones.validate(frame)` checks a frame of your own. The columns stand on the table's "
        "page; here are the rules over several columns.",
    ]
    every = {c.error for c in ki.schemas.Table.to_schema().checks}
    listed = "\n".join(f"- {escape(error)}" for error in sorted(every))
    head.append(f"Rules of all tables:\n\n{listed}")
    text, sphinx = list(head), list(head)
    for model in ki.schemas.TABLES:
        schema = model.to_schema()
        assert schema.name in pack.resources
        rules = [c.error for c in schema.checks if c.error not in every]
        below = f"Table {to(str(schema.name), f'tables/{schema.name}', 'api/schemas')}."
        if rules:
            below += "\n\n" + "\n".join(f"- {escape(rule)}" for rule in rules)
        text.append(f"## {model.__name__}\n\n{inspect.getdoc(model)}\n\n{below}")
        directive = f".. autoclass:: kindicators.schemas.{model.__name__}()\n   :no-members:"
        sphinx.append(f"## {model.__name__}\n\n{_rst(directive)}\n\n{below}")
    about = "The pandera model of each table, with its rules over several columns."
    return Page("api/schemas", _join(text), about, sphinx=_join(sphinx), label="Schemas")


def _commands() -> Page:
    parts = [
        "# Command line",
        "`kindicators` mirrors the Python functions. Exit code 0: done; 1: a check failed, or the data cannot be read; "
        "2: it was asked for in a wrong way. `python -m kindicators` is the same.",
        code("text", _help(cli, "kindicators")),
    ]
    for name, command in sorted(cli.commands.items()):
        parts += [f"## kindicators {name}", code("text", _help(command, f"kindicators {name}"))]
    return Page("cli", _join(parts), "Every command with its options.")


def _help(command: click.Command, path: str) -> str:
    return command.get_help(click.Context(command, info_name=path, terminal_width=88, max_content_width=88))


def _entry(title: str, item: object, signature: bool = True) -> str:
    """Return a function or class as Markdown: its signature, and its docstring as it is written."""
    assert callable(item)
    shown = f"{title}{_signature(item)}" if signature else title
    return f"### {title.partition('(')[0]}\n\n" + code("text", f"{shown}\n\n{inspect.getdoc(item)}")


def _signature(item: object) -> str:
    assert callable(item)
    return re.sub(r"'([\w .|\[\],]+)'(?=[,)]| =|$)", r"\1", str(inspect.signature(item)))


def _rst(directive: str) -> str:
    return f"```{{eval-rst}}\n{directive}\n```"


def _join(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"
