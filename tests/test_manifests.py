"""What a manifest or a retraction says is checked, that of the newest release too, which no later one vouches for."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import kindicators as ki
from conftest import Installation
from kindicators import errors
from kindicators.releases import releases


@pytest.fixture
def broken(installation: Installation) -> Installation:
    """Return an installation in which every release is read from the archives."""
    installation.archive_everything()
    installation.forget()
    return installation


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (lambda f: edit(f / "0.1.0.json", '"rows": 64', '"rows": 65'), errors.IntegrityError, "0.1.0.json was changed"),
        (lambda f: edit(f / "0.2.0.json", '"minor"', '"patch"'), errors.IntegrityError, "0.2.0.json was changed"),
        (lambda f: edit(f / "0.3.0.json", '"sha256": "1f', '"sha256": "2f'), errors.IntegrityError, "0.3.0.json was"),
        (lambda f: edit(f / "0.3.0.json", '"version": "0.3.0"', '"version": "0.3.1"'), errors.IntegrityError, "0.3.0"),
        (lambda f: edit(f / "0.1.0.json", "{", ""), errors.DataFolderError, "0.1.0.json cannot be read"),
        (lambda f: edit(f / "0.1.0.json", '"bump"', '"jump"'), errors.DataFolderError, "0.1.0.json cannot be read"),
        (lambda f: (f / "0.2.0.json").write_text("[]"), errors.DataFolderError, "0.2.0.json cannot be read"),
        (lambda f: (f / "0.2.0.json").write_bytes(b"\xff"), errors.DataFolderError, "0.2.0.json cannot be read"),
        (lambda f: (f / "0.1.0.json").unlink(), errors.DataFolderError, "0.1.0.json, the manifest .* is missing"),
        (lambda f: (f / "0.2.0.json").unlink(), errors.DataFolderError, "0.2.0.json, the manifest .* is missing"),
        (lambda f: edit(f / "0.3.0.json", '"rows": 64', '"rows": null'), errors.DataFolderError, "rows of missile_ra"),
        (lambda f: edit(f / "0.3.0.json", '"rows": 64', '"rows": true'), errors.DataFolderError, "which is no count"),
        (lambda f: edit(f / "0.3.0.json", '"added": 0', '"added": -1'), errors.DataFolderError, "added of missile_ra"),
        (lambda f: edit(f / "0.3.0.json", '"date": "2', '"date": "x'), errors.DataFolderError, "0.3.0.json .* no day"),
        (lambda f: edit(f / "0.3.0.json", "-11-21", "-11-31"), errors.DataFolderError, "0.3.0.json cannot be read"),
        (lambda f: edit(f / "0.3.0.json", '"minor"', '"huge"'), errors.DataFolderError, "none of first, patch, minor"),
        (lambda f: edit(f / "0.3.0.json", '"minor"', "[]"), errors.DataFolderError, r"bump is \[\], which is no text"),
        (lambda f: edit(f / "0.3.0.json", '"0.2.0"', "[]"), errors.DataFolderError, r"previous is \[\]"),
        (
            lambda f: edit(f / "0.3.0.json", '"data/missile_range_limits.csv"', "1"),
            errors.DataFolderError,
            "path of missi",
        ),
        (lambda f: edit(f / "0.3.0.json", '"schema": "', '"schema": "x'), errors.DataFolderError, "is no SHA-256"),
        (
            lambda f: edit(f / "0.3.0.json", '"descriptor": "', '"descriptor": "../'),
            errors.DataFolderError,
            "no SHA-256",
        ),
        (lambda f: (f / "retractions.json").write_text("[1]"), errors.DataFolderError, "retractions.json cannot be"),
        (lambda f: (f / "retractions.json").write_text('{"0.1.0": {}}'), errors.DataFolderError, "retractions.json"),
    ],
)
def test_a_changed_or_missing_manifest_is_refused(
    broken: Installation, change: Callable[[Path], object], error: type[Exception], message: str
) -> None:
    change(broken.releases)
    broken.forget()
    asks: list[Callable[[], object]] = [lambda: ki.load("actors", version="0.1.0"), ki.versions]
    for ask in asks:
        with pytest.raises(error, match=message):
            ask()
    assert len(ki.load("actors")) > 0, "what is installed does not need the manifests"
    result = broken.run("versions")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)


def test_a_release_whose_manifest_is_lost_is_not_held(broken: Installation) -> None:
    last = list(releases().manifests)[-1]
    (broken.releases / f"{last}.json").unlink()
    broken.forget()
    with pytest.raises(errors.UnknownVersionError, match=r"there are: 0\.1\.0, 0\.2\.0"):
        ki.load("actors", version=last)
    for file in broken.releases.iterdir():
        file.unlink()
    broken.forget()
    with pytest.raises(errors.UnknownVersionError, match="this installation holds no past releases"):
        ki.load("actors", version=last)
    for by_table in (False, True):
        with pytest.raises(errors.DataFolderError, match="releases holds no releases: the installation is incomplete"):
            ki.versions(by_table)
    for arguments in (["versions"], ["versions", "--by-table", "--format", "json"]):
        result = broken.run(*arguments)
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("other", ["a table", "the descriptor of another release", "no file"])
def test_a_manifest_cannot_pass_one_file_off_as_the_descriptor(broken: Installation, other: str) -> None:
    # Of the last manifest, which no other one vouches for.
    last, before = releases().last, releases().manifest("0.1.0")
    assert last is not None
    named = {"a table": last.tables["actors"].sha256, "no file": "0" * 64}
    sha256 = named.get(other, before.descriptor)
    edit(broken.releases / f"{last.version}.json", last.descriptor, sha256)
    broken.forget()
    with pytest.raises(errors.IntegrityError, match=r"was changed after its release|does not hold the file"):
        ki.load("actors", version=last.version)
    assert len(ki.load("actors", version="0.1.0")) == before.tables["actors"].rows


@pytest.mark.parametrize(
    "lie",
    [
        lambda last, item: item.update(rows=item["rows"] + 1),
        lambda last, item: item.update(schema="0" * 64),
        lambda last, item: last.update(date="2026-11-20"),
        lambda last, item: last["tables"].update(players=last["tables"].pop("actors")),
        lambda last, item: last["indicators"].update(more=last["indicators"].pop("usfk_personnel")),
    ],
)
@pytest.mark.parametrize("installed", [True, False])
def test_the_newest_manifest_says_what_its_descriptor_says(
    installation: Installation, lie: Callable[[dict[str, Any], dict[str, Any]], object], installed: bool
) -> None:
    # Its digest is right, and no later manifest has its hash.
    newest = (
        install_newest(installation) if installed else installation.releases / f"{list(releases().manifests)[-1]}.json"
    )
    assert len(ki.load("actors", version=newest.stem)) > 0
    last = json.loads(newest.read_text(encoding="utf-8"))
    lie(last, last["tables"]["actors"])
    newest.write_text(json.dumps(last), encoding="utf-8")
    installation.forget()
    with pytest.raises(errors.IntegrityError, match=f"{newest.name} was changed after its release"):
        ki.load("actors", version=newest.stem)
    with pytest.raises(errors.IntegrityError, match=f"{newest.name} was changed after its release"):
        ki.lock("actors", installation.lib / "kindicators.lock", version=newest.stem)
    assert len(ki.load("sources", version="0.2.0")) > 0


def test_a_manifest_cannot_pass_off_an_older_release_as_a_newer_one(installation: Installation) -> None:
    last = releases().last
    assert last is not None
    newer = last._replace(
        version="99.0.0",
        previous=last.version,
        previous_manifest=hashlib.sha256((installation.releases / f"{last.version}.json").read_bytes()).hexdigest(),
    )
    (installation.releases / "99.0.0.json").write_text(newer.to_json(), encoding="utf-8")
    installation.forget()
    with pytest.raises(errors.IntegrityError, match=r"99\.0\.0\.json was changed after its release"):
        ki.load("actors", version="99.0.0")
    assert len(ki.load("actors", version=last.version)) > 0
    result = installation.run("show", "actors", "--release", "99.0.0")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)


def install_newest(installation: Installation) -> Path:
    """Put the files of the newest release where the installed ones are, and return its manifest."""
    last = releases().last
    assert last is not None
    for place, sha256 in last.files().items():
        (installation.folder / place).write_bytes(releases().archives().read(sha256))
    installation.forget()
    return installation.releases / f"{last.version}.json"


def test_the_installed_release_needs_its_manifest_only_where_it_is_asked_for(installation: Installation) -> None:
    newest = install_newest(installation)
    expected = ki.load("actors")
    newest.unlink()
    installation.forget()
    pd.testing.assert_frame_equal(ki.load("actors"), expected)
    with pytest.raises(errors.DataFolderError, match=rf"{newest.name}, the manifest of .* is missing: .* incomplete"):
        ki.load("actors", version=newest.stem)
    result = installation.run("show", "actors", "--release", newest.stem)
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"date": "2026-13-99"}, "month must be in"),
        ({"date": "1 December"}, "date is '1 December', which is no day"),
        ({"date": None}, "date is None, which is no day"),
        ({"reason": None}, r"the reason for 0\.2\.0 is None, which is no text"),
        ({"reason": " . "}, r"the reason for 0\.2\.0 is ' \. ', which is no text"),
        ({"replacement": "9.9.9"}, r"it names '9\.9\.9', which is no release"),
        ({"replacement": ["0.3.0"]}, "which is no release"),
        ({"replacement": "0.2.0"}, r"the replacement of 0\.2\.0 is 0\.2\.0, which is retracted itself"),
        ({"replacement": "0.1.0"}, r"the replacement of 0\.2\.0 is 0\.1\.0, which is retracted itself"),
    ],
)
def test_a_retraction_says_when_why_and_what_to_use(
    installation: Installation, change: dict[str, Any], message: str
) -> None:
    whole = {"date": "2026-12-01", "reason": "Wrong numbers.", "replacement": "0.3.0"}
    file = installation.releases / "retractions.json"
    file.write_text(json.dumps({"0.1.0": whole, "0.2.0": whole | change}), encoding="utf-8")
    installation.forget()
    asks: list[Callable[[], object]] = [lambda: ki.load("actors", version="0.2.0"), ki.versions]
    for ask in asks:
        with pytest.raises(
            errors.DataFolderError, match=rf"retractions\.json cannot be read \(ValueError: .*{message}"
        ):
            ask()
    assert len(ki.load("actors")) > 0
    result = installation.run("versions")
    assert (result.returncode, result.stdout, result.stderr.count("\n")) == (1, "", 1)
