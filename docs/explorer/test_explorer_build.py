"""The build: complete, the same bytes each time, small at first, and nothing written over that it did not make."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from harness import HERE, Explorer, run_build

from kindicators.package import package
from kindicators.releases import releases


def digest(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder."""
    return {
        str(f.relative_to(folder)): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(folder.rglob("*"))
        if f.is_file()
    }


def test_a_second_build_has_the_same_bytes_and_replaces_the_first(site: Path, tmp_path: Path) -> None:
    dest = tmp_path / "explorer"
    dest.mkdir()
    (dest / "explorer.txt").write_text("an older build")
    (dest / "old.js").write_text("gone")
    assert run_build(dest).returncode == 0
    assert digest(dest) == digest(site)
    assert [p.name for p in tmp_path.iterdir()] == ["explorer"]


def test_a_folder_that_is_no_explorer_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    done = run_build(tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"error: {tmp_path} is there and is no explorer: name a new or empty folder\n"
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]
    assert subprocess.run([sys.executable, str(HERE / "build.py")], capture_output=True, check=False).returncode == 2


def test_every_version_is_there_with_every_table(site: Path) -> None:
    catalogue = json.loads((site / "data/catalogue.json").read_text(encoding="utf-8"))
    versions = {v["version"] for v in catalogue["versions"]}
    assert versions == {package().version, *releases().manifests}
    for version, manifest in releases().manifests.items():
        pack = json.loads((site / f"data/versions/{version}.json").read_text(encoding="utf-8"))
        assert {t["name"] for t in pack["tables"]} == set(manifest.tables)
        assert {i["name"] for i in pack["indicators"]} == set(manifest.indicators)
        for table in pack["tables"]:
            content = (site / "data" / table["file"]).read_bytes()
            assert hashlib.sha256(content).hexdigest() == manifest.tables[table["name"]].sha256


def test_every_table_has_a_topic(site: Path) -> None:
    pack = json.loads((site / f"data/versions/{package().version}.json").read_text(encoding="utf-8"))
    assert "Other" not in {t["topic"] for t in pack["tables"]}


def test_little_is_loaded_at_first(explorer: Explorer) -> None:
    sizes: list[int] = []
    explorer.page.on("response", lambda r: sizes.append(int(r.headers.get("content-length", 0))))
    explorer.open("?indicator=usfk_personnel")
    explorer.page.get_by_role("img").first.wait_for()
    assert 50_000 < sum(sizes) < 500_000


def test_the_lock_names_no_registry_and_pins_every_package(site: Path) -> None:
    lock = (HERE / "package-lock.json").read_text(encoding="utf-8")
    assert "resolved" not in lock
    about = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    for version in (about["dependencies"] | about["devDependencies"]).values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    for name in about["dependencies"]:
        assert f"\n{name} " in "\n" + (site / "licenses.txt").read_text(encoding="utf-8")
