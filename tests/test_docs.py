"""What the documentation shows is what happens: every example is run and its output compared."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kindicators as ki
from conftest import ROOT
from kindicators.authoring.pages import BEGIN, END, SECTIONS
from kindicators.cli import cli

OTHERS = {"_site", "site"}  # what is built from the pages, and parts of pages
DOCS = sorted(p for p in (ROOT / "docs").rglob("*.md") if not OTHERS & {*p.relative_to(ROOT / "docs").parts})
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    return [text for kind, text in BLOCK.findall(page.read_text(encoding="utf-8")) if kind == language]


def with_blocks(language: str) -> list[Path]:
    return [page for page in PAGES if blocks(page, language)]


def shell(command: str) -> str:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=environment, cwd=ROOT, timeout=120, check=False
    )
    return result.stdout + result.stderr


@pytest.mark.parametrize("page", with_blocks("python"), ids=lambda p: p.name)
def test_python_examples(page: Path) -> None:
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    names: dict[str, object] = {}
    for number, text in enumerate(blocks(page, "python")):
        assert ">>>" in text, text
        example = doctest.DocTestParser().get_doctest(text, names, f"{page.name}:{number}", str(page), 0)
        runner.run(example, clear_globs=False)
        names = example.globs
    assert runner.summarize(verbose=False).failed == 0


@pytest.mark.parametrize("page", with_blocks("console"), ids=lambda p: p.name)
def test_console_examples(page: Path) -> None:
    for text in blocks(page, "console"):
        # A command starts with "$ " and goes on while its quotes are open; what follows is its output.
        for command, output in re.findall(r"^\$ ((?:[^\"\n]|\"[^\"]*\")+)\n(.*?)(?=^\$ |\Z)", text, re.M | re.S):
            assert shell(command).rstrip() == output.rstrip(), command


@pytest.mark.parametrize("page", with_blocks("sql"), ids=lambda p: p.name)
def test_sql_examples_return_rows(page: Path) -> None:
    for query in blocks(page, "sql"):
        assert len(ki.sql(query)) > 0, query


SHOWN = re.compile(r"^```sh\n([^`]*?kindicators [^`]*?)\n```\n\n((?:\|.*\n)+)", re.MULTILINE)


@pytest.mark.parametrize(
    "page", [p for p in PAGES if SHOWN.search(p.read_text(encoding="utf-8"))], ids=lambda p: p.name
)
def test_commands_print_the_tables_that_follow_them(page: Path) -> None:
    for command, table in SHOWN.findall(page.read_text(encoding="utf-8")):
        # The set-up in front is what .ci/run and a reader do; here the package is installed.
        question = re.sub(r"^python3 -m venv .*?\.venv/bin/(?=kindicators)", "", command)
        assert shell(question) == table


def test_the_readme_starts_with_the_command_that_sets_up_and_answers() -> None:
    first = blocks(ROOT / "README.md", "sh")[0]
    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install --quiet . && .venv/bin/kindicators sql")


def test_every_command_and_function_is_documented() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for command in cli.commands:
        assert f"kindicators {command}" in text, command
    for name in ki.__all__:
        if name != "__version__":
            assert f"ki.{name}" in text, name


@pytest.mark.parametrize("table", ki.tables()["name"])
def test_every_table_has_a_page_that_is_listed(table: str) -> None:
    assert f"(tables/{table}.md)" in (ROOT / "docs/tables.md").read_text(encoding="utf-8")
    page = (ROOT / f"docs/tables/{table}.md").read_text(encoding="utf-8")
    written = page[page.index(BEGIN) : page.index(END)]
    assert tuple(re.findall(r"^## (.+)$", written, re.MULTILINE)) == SECTIONS
    for section in written.split("\n## ")[1:]:
        assert len(section.split()) > 8, section
    assert re.search(r"^Last checked: \d+ \w+ \d{4}\.", written, re.MULTILINE)


def test_links_between_pages_work() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
