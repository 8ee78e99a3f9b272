"""The benchmark against peers runs, finds that all tools give the same answers, and writes its tables into the page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def test_the_benchmark_measures_small_tables_and_writes_its_page(tmp_path: Path) -> None:
    page = tmp_path / "benchmark.md"
    page.write_text((ROOT / "docs/benchmark.md").read_text(encoding="utf-8"), encoding="utf-8")
    command = ["--here", "--only", "growth", "--up-to", "1000", "--repeat", "1", "--write", str(page)]
    result = subprocess.run(
        [sys.executable, str(ROOT / "tests/benchmarks/peers.py"), *command],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert result.returncode == 0, result.stderr  # 1 where tools that do the same give answers of different sizes
    written = page.read_text(encoding="utf-8")
    for step in ("load", "SQL", "diff"):
        assert written.count(f"| {step} | 1,000 | ") == 1
    assert result.stdout.strip() in written
    assert "## How it is measured" in written
