"""The reading side stays light: what an import or a command must not pull in."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

# Old versions of DuckDB import pandas themselves when a query has parameters.
BY_PARAMETERS = {"pandas", "numpy", "pyarrow"} if version("duckdb").startswith("1.") else set()
HEAVY = ("pandas", "duckdb", "pandera", "frictionless", "polars", "pyarrow", "numpy", "click", "matplotlib")


def loaded_by(code: str) -> set[str]:
    """Run `code` in a fresh interpreter and return which heavy modules it has loaded at its end."""
    script = f"{code}\nimport sys\nprint('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    return set(result.stdout.splitlines()[-1].split()[1:])


def command(*arguments: str) -> str:
    return (
        f"import sys; sys.argv = ['kindicators', *{list(arguments)!r}]\n"
        "from kindicators.cli import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code"
    )


@pytest.mark.parametrize(
    ("code", "allowed"),
    [
        ("import kindicators", set()),
        ("import kindicators as ki; ki.path()", set()),
        ("import kindicators as ki; ki.errors", set()),
        ("import kindicators as ki; ki.plot", set()),
        ("import kindicators as ki; ki.export", set()),
        (command("--help"), {"click"}),
        (command("--version"), {"click"}),
        (command("tables"), {"click"}),
        (command("describe", "actors"), {"click"}),
        (command("evidence", "opcon-2010-06-26-delay-to-2015-12-01"), {"click"}),
        (command("disagreements"), {"click"}),
        (command("cite", "opcon_milestones"), {"click"}),
        (command("sql", "SELECT 1"), {"click", "duckdb"}),
        (command("show", "actors"), {"click", "duckdb"}),
        (command("export", "x.parquet", "--format", "parquet", "--tables", "actors"), {"click", "duckdb"}),
        (command("diff", "0.2.0", "0.3.0", "actors"), {"click", "duckdb"} | BY_PARAMETERS),
    ],
)
def test_only_what_is_needed_is_imported(
    code: str, allowed: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # for what is written
    assert loaded_by(code) <= allowed


def test_loading_a_frame_needs_no_validation_packages() -> None:
    code = "import kindicators as ki; ki.load('actors'); ki.sql('FROM actors'); ki.tables(); ki.describe('actors')"
    assert not loaded_by(code) & {"pandera", "frictionless", "polars", "matplotlib"}


def test_a_plot_needs_no_display_and_no_pyplot() -> None:
    code = (
        "import sys, kindicators as ki\n"
        "frame = ki.sql(\"SELECT 'a' AS subject, DATE '2020-01-01' AS period_start, NULL::DATE AS period_end, \"\n"
        "    \"1 AS value, NULL AS low, NULL AS high, 'km' AS unit, '' AS source_ids\")\n"
        "ki.plot(frame)\n"
        "assert 'matplotlib.pyplot' not in sys.modules"
    )
    assert not loaded_by(code) & {"pandera", "frictionless", "polars"}


def test_validation_does_without_frictionless() -> None:
    """It is the outside witness of the tests: what it finds must be found without it."""
    assert "frictionless" not in loaded_by(command("validate"))
