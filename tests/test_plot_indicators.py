"""Every indicator can be drawn, in Python, on the command line and in the gallery."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import kindicators as ki
from conftest import Run
from kindicators.package import package
from kindicators.plotting.kinds import KINDS

INDICATORS = package().indicators


@pytest.mark.parametrize("name", INDICATORS)
def test_every_indicator_is_drawn_as_its_header_says(name: Any) -> None:
    indicator = INDICATORS[name]
    assert indicator.plot in KINDS
    figure: Any = ki.plot(name)
    shown = " ".join(" ".join(text.get_text() for text in figure.texts).split())
    assert indicator.title in shown
    assert f"kindicators {ki.__version__}" in shown
    assert "Sources: " in shown
    figure.draw_without_rendering()
    for text in figure.texts:
        box = text.get_window_extent()
        assert box.x0 >= 0
        assert box.x1 <= figure.bbox.x1


def test_an_unknown_indicator_gets_near_matches() -> None:
    name: Any = next(iter(INDICATORS))
    with pytest.raises(ki.errors.UnknownNameError, match=f"did you mean '{name}'"):
        ki.plot(name[:-1])


def test_the_command_writes_a_whole_file_and_says_so(run: Run, tmp_path: Path) -> None:
    name: Any = next(iter(INDICATORS))
    for suffix, begin in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        file = tmp_path / f"picture.{suffix}"
        result = run("plot", name, "-o", str(file), "--known-at", "2026-01-01")
        assert (result.returncode, result.stdout, result.stderr) == (0, f"wrote {file}\n", "")
        assert file.read_bytes().startswith(begin)
    assert "as known on 2026-01-01" in (tmp_path / "picture.svg").read_text(encoding="utf-8")
    assert len(list(tmp_path.iterdir())) == 3
    missing = run("plot", name, "-o", str(tmp_path / "none" / "picture.svg"))
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)


def test_the_gallery_has_every_indicator(run: Run, tmp_path: Path) -> None:
    result = run("gallery", str(tmp_path))
    assert (result.returncode, result.stdout) == (0, f"wrote {len(INDICATORS)} plots and index.md to {tmp_path}\n")
    files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert set(files) == {"index.md", *(f"{name}.{kind}" for name in INDICATORS for kind in ("png", "svg"))}
    for name in INDICATORS:
        assert f"]({name}.svg)" in files["index.md"].decode()
    # The same data give the same bytes, in another process as well.
    for name in [*INDICATORS][::20]:
        again = tmp_path / f"again-{name}.svg"
        run("plot", name, "-o", str(again))
        assert again.read_bytes() == files[f"{name}.svg"]
