"""Every indicator can be drawn, in Python, on the command line and in the gallery."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from matplotlib.figure import Figure

import kindicators as ki
from conftest import Installation, Run
from kindicators.authoring.gallery import gallery
from kindicators.package import package
from kindicators.plotting.kinds import KINDS

INDICATORS = package().indicators


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Figure]]:
    """Return the folder of a gallery and its figures: each indicator is drawn once for all of the tests."""
    folder = tmp_path_factory.mktemp("gallery")
    return folder, {picture.name: picture.figure for picture in gallery(folder)}


@pytest.mark.parametrize("name", INDICATORS)
def test_every_indicator_is_drawn_as_its_header_says(name: str, drawn: tuple[Path, dict[str, Figure]]) -> None:
    indicator = INDICATORS[name]
    assert indicator.plot in KINDS
    figure: Any = drawn[1][name]
    shown = " ".join(" ".join(text.get_text() for text in figure.texts).split())
    assert indicator.title in shown
    assert f"kindicators {ki.__version__}" in shown
    assert "Sources: " in shown
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


def test_the_gallery_has_every_indicator(drawn: tuple[Path, dict[str, Figure]]) -> None:
    files = {file.name: file.read_bytes() for file in drawn[0].iterdir()}
    assert set(files) == {"index.md", *(f"{name}.{kind}" for name in INDICATORS for kind in ("png", "svg"))}
    for name in INDICATORS:
        assert f"]({name}.svg)" in files["index.md"].decode()
        assert files[f"{name}.png"].startswith(b"\x89PNG")
        assert files[f"{name}.svg"].startswith(b"<?xml")


def test_the_command_draws_the_same_gallery_in_another_process(
    drawn: tuple[Path, dict[str, Figure]], installation: Installation, tmp_path: Path
) -> None:
    # An installation with some of the indicators, to draw each kind of plot; and what they are made from.
    chosen = {next(name for name, i in INDICATORS.items() if i.plot == kind) for kind in KINDS}
    while more := {used for name in chosen for used in INDICATORS[name].tables if used in INDICATORS} - chosen:
        chosen |= more
    file = installation.folder / "datapackage.json"
    descriptor = json.loads(file.read_text(encoding="utf-8"))
    descriptor["indicators"] = [i for i in descriptor["indicators"] if i["id"] in chosen]
    file.write_text(json.dumps(descriptor), encoding="utf-8")
    folder = tmp_path / "gallery"
    result = installation.run("gallery", str(folder))
    assert (result.returncode, result.stdout) == (0, f"wrote {len(chosen)} plots and index.md to {folder}\n")
    files = {file.name for file in folder.iterdir()}
    assert files == {"index.md", *(f"{name}.{kind}" for name in chosen for kind in ("png", "svg"))}
    for name in files - {"index.md"}:  # the same data give the same bytes
        assert (folder / name).read_bytes() == (drawn[0] / name).read_bytes(), name
