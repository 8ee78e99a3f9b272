"""`kindicators release`: what it asks for, what it refuses, and what it writes, on copies of the repository."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Run, call, holds
from kindicators import releases
from kindicators.authoring.build import build
from kindicators.authoring.releasing import release as authoring
from kindicators.authoring.releasing.bump import least
from kindicators.authoring.releasing.manifest import kept
from kindicators.authoring.releasing.report import report
from kindicators.authoring.releasing.state import state
from kindicators.authoring.releasing.version import following, stated
from kindicators.errors import (
    DataFolderError,
    IntegrityError,
    KindicatorsError,
    UsageError,
    ValidationError,
)
from kindicators.package import parse
from repository import Repository, put

TOMORROW = datetime.now(UTC).date() + timedelta(days=1)
DAY = TOMORROW.isoformat()
NEW = {"actor_id": "zzz-institute", "name": "Zzz Institute"}


@pytest.fixture
def repository(base: Repository, tmp_path: Path) -> Repository:
    return Repository(tmp_path, base.folder)


@pytest.fixture(scope="module")
def last(base: Repository) -> str:
    return stated(base.folder).text


class Made:
    """A release of a new row on the command line, with what it said."""

    def __init__(self, repository: Repository, last: str, run: Run) -> None:
        self.repository, self.last = repository, last
        self.before = {path: (repository.folder / path).read_bytes() for path in repository.state()}
        repository.add_row("actors", **NEW)
        self.edited = repository.state()
        self.version = following(last)["minor"]
        self.check = run("release", "--check", "--root", str(repository.folder))
        self.refused = run("release", following(last)["patch"], "--root", str(repository.folder))
        self.rehearsed = run("release", "--dry-run", "--root", str(repository.folder), "--date", DAY)
        self.untouched = repository.state() == self.edited
        self.result = run("release", "--root", str(repository.folder), "--date", DAY)
        self.after = repository.state()


@pytest.fixture(scope="module")
def made(base: Repository, last: str, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(Repository(tmp_path_factory.mktemp("made"), base.folder), last, call)


def test_what_was_released_passes_the_check(base: Repository) -> None:
    assert authoring.check(base.folder) == []


def test_a_state_that_differs_under_the_same_version_fails_the_check(made: Made) -> None:
    assert made.check.returncode == 1
    assert made.check.stdout.count("\n") == 1
    for part in (f"says {made.last}", NEW["actor_id"], f"kindicators release {made.version}.dev0"):
        assert part in made.check.stdout


def test_a_version_that_is_too_low_is_refused_with_the_reason(made: Made) -> None:
    assert made.refused.returncode == 2
    assert made.refused.stderr.count("\n") == 1
    assert f"{made.version} is the least, because actors has a new row {NEW['actor_id']}" in made.refused.stderr
    assert made.untouched


def test_a_dry_run_says_what_would_be_written_and_writes_nothing(made: Made) -> None:
    assert made.rehearsed.returncode == 0
    written = re.findall(r"^would write (.+)$", made.rehearsed.stdout, re.MULTILINE)
    assert written == re.findall(r"^wrote (.+)$", made.result.stdout, re.MULTILINE)
    assert made.untouched
    differing = {path for path in made.after.keys() | made.edited if made.after.get(path) != made.edited.get(path)}
    assert differing == set(written)


def test_a_new_row_makes_a_minor_release(made: Made) -> None:
    assert made.result.returncode == 0, made.result.stderr
    assert f"release: {made.version} (minor)" in made.result.stdout
    past = releases.read(made.repository.folder / releases.FOLDER)
    assert past.last is not None
    assert (past.last.version, past.last.date, past.last.bump) == (made.version, DAY, "minor")
    assert past.last.previous == made.last
    differing = {name: t for name, t in past.last.tables.items() if t.added or t.changed or t.removed}
    assert {name: (t.added, t.changed, t.removed) for name, t in differing.items()} == {"actors": (1, 0, 0)}


def test_a_release_reads_back_byte_for_byte(made: Made) -> None:
    folder = made.repository.folder
    past = releases.read(folder / releases.FOLDER)
    archives = past.archives()
    for path, sha256 in past.manifest(made.version).files().items():
        assert archives.read(sha256) == (folder / path).read_bytes(), path
    for path, sha256 in past.manifest(made.last).files().items():
        assert archives.read(sha256) == made.before[path], path


def test_the_version_is_written_wherever_it_stands(made: Made) -> None:
    version, text = made.version, made.repository.text
    assert stated(made.repository.folder) == (version, DAY)
    descriptor = json.loads(text("datapackage.json"))
    assert (descriptor["version"], descriptor["created"]) == (version, f"{DAY}T00:00:00Z")
    citation = yaml.safe_load(text("CITATION.cff"))
    assert (citation["version"], str(citation["date-released"])) == (version, DAY)
    assert f"kindicators=={version}" in text("README.md")
    assert f"(missile_range_limits), version {version}" in text("docs/citing.md")
    assert f"The kindicators maintainers ({TOMORROW.day} {TOMORROW:%B %Y}). kindicators: Defence" in text(
        "docs/citing.md"
    )
    dated = f"  month = {TOMORROW:%b},\n  day = {{{TOMORROW.day}}},\n".lower()
    assert f"{dated}  version = {{{version}}}," in text("docs/citing.md")
    # A day on which a source was read is no day of a release.
    assert "accessed 21 November 2026" in text("docs/citing.md")
    assert build(made.repository.folder) == []


def test_the_changelog_says_what_the_data_say(made: Made) -> None:
    changelog = made.repository.text("CHANGELOG.md")
    section = changelog[changelog.index(f"## {made.version} ({DAY})\n") : changelog.index(f"## {made.last} (")]
    assert f"Data, compared with {made.last} (minor):" in section
    assert "| `actors` | 1 | 0 | 0 |" in section
    assert changelog.endswith(made.before["CHANGELOG.md"].decode().partition(f"## {made.last} (")[2])


def test_a_second_run_does_nothing(made: Made, run: Run) -> None:
    again = run("release", made.version, "--root", str(made.repository.folder))
    nothing = f"nothing to release: this is {made.version}, released on {DAY}\n"
    assert (again.returncode, again.stdout) == (0, nothing)
    assert quiet(made.repository.folder) == []
    assert run("release", "--check", "--root", str(made.repository.folder)).returncode == 0
    assert made.repository.state() == made.after


def test_a_released_manifest_is_not_changed(made: Made, tmp_path: Path) -> None:
    copy = Repository(tmp_path, made.repository.folder)
    manifest = copy.folder / releases.FOLDER / f"{made.last}.json"
    manifest.write_text(manifest.read_text().replace('"date": "20', '"date": "19', 1))
    with pytest.raises(IntegrityError, match=f"{made.last}.json was changed after its release"):
        authoring.check(copy.folder)


def quiet(root: Path, version: str | None = None, day: str = DAY) -> list[Path]:
    return authoring.release(root, version, day, say=lambda line: None)


def test_a_corrected_cell_and_a_withdrawn_row_need_a_correction(repository: Repository, last: str, run: Run) -> None:
    root, minor = repository.folder, following(last)["minor"]
    corrected = [row["actor_id"] for row in repository.rows("actors")[:3]]
    for actor in corrected:
        repository.change("actors", holds("actor_id", actor), note="Corrected, twice")
    link = repository.rows("evidence")[-1]
    repository.drop("evidence", link["evidence_id"])
    quiet(root, f"{minor}.dev0")
    before = repository.state()
    refused = run("release", "--root", str(root))
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"kindicators: 4 rows of corrections must be mended before {minor}: ")
    assert "kindicators release --missing" in refused.stderr
    assert repository.state() == before

    lines = run("release", "--missing", "--root", str(root)).stdout.splitlines()
    dashed, row, old = minor.replace(".", "-"), link["evidence_id"], notes(last, root)
    assert list(csv.reader(lines)) == [
        *(
            [
                f"{dashed}-actors-{a.lower()}-note",
                "actors",
                a,
                "note",
                "corrected",
                old[a],
                "Corrected, twice",
                "",
                "",
                minor,
            ]
            for a in corrected
        ),
        [f"{dashed}-evidence-{row}", "evidence", row, "", "withdrawn", "", "", "", link["source_id"], minor],
    ]
    repository.correct(lines)
    good = repository.rows("corrections")
    wrong = [{"old_value": "else"}, {"new_value": "else", "since_version": "9.9.9"}, {"row_id": "USA"}]
    for actor, cells in zip(corrected, wrong, strict=True):
        repository.change("corrections", holds("correction_id", f"{dashed}-actors-{actor.lower()}-note"), **cells)
    ids = [f"corrections row {dashed}-actors-{actor.lower()}-note" for actor in corrected]
    assert authoring.check(root) == [
        f"{ids[0]} has old_value 'else', which must be {old[corrected[0]]!r}",
        f"{ids[1]} has since_version '9.9.9', which must be '{minor}'",
        f"{ids[1]} has new_value 'else', which must be 'Corrected, twice'",
        f"corrections lacks actors {corrected[2]} note: {old[corrected[2]] or 'empty'} became Corrected, twice",
        f"{ids[2]} is about what is as it was in {last}: take it out, or mend its table, row and column",
    ]
    repository.write("corrections", good)
    assert Path(releases.FOLDER, f"{minor}.json") in quiet(root)
    past = releases.read(root / releases.FOLDER).manifest(minor)
    assert past.tables["actors"][-3:] == (0, 3, 0)
    assert past.tables["evidence"][-3:] == (0, 0, 1)


def notes(version: str, root: Path) -> dict[str, str]:
    """Return the notes of the actors in a release."""
    text = releases.read(root / releases.FOLDER).package(version).resources["actors"].read_bytes().decode()
    return {row["actor_id"]: row["note"] for row in csv.DictReader(text.splitlines())}


def test_work_on_a_version_is_begun_and_ends_with_its_release(repository: Repository, last: str, run: Run) -> None:
    root, minor = repository.folder, following(last)["minor"]
    pinned, day = f"kindicators=={last}", stated(root).released
    assert run("release", f"{minor}.dev0", "--root", str(root)).returncode == 0
    assert stated(root) == (f"{minor}.dev0", day)
    assert f"## {minor} (unreleased)\n\n## {last} (" in repository.text("CHANGELOG.md")
    assert json.loads(repository.text("datapackage.json"))["version"] == f"{minor}.dev0"
    assert yaml.safe_load(repository.text("CITATION.cff"))["version"] == last
    assert f"version {minor}.dev0" in repository.text("docs/citing.md")
    assert pinned in repository.text("README.md")
    assert authoring.check(root) == []

    # A patch is not enough for a row, so a version that was begun as one is not the one that is released.
    patch = following(last)["patch"]
    quiet(root, f"{patch}.dev0")
    assert f"## {patch} (unreleased)\n\n## {last} (" in repository.text("CHANGELOG.md")
    repository.add_row("actors", **NEW)
    (reason,) = authoring.check(root)
    assert reason.startswith(f"the repository says {patch}.dev0, but {patch} is too low after {last}: {minor} is the")
    assert Path(releases.FOLDER, f"{minor}.json") in quiet(root)
    assert stated(root) == (minor, DAY)
    assert f"## {minor} ({DAY})\n" in repository.text("CHANGELOG.md")
    assert "unreleased" not in repository.text("CHANGELOG.md").split(f"## {last} (")[0]


def test_a_number_set_by_hand_that_is_no_release_fails_the_check(repository: Repository, last: str) -> None:
    minor = following(last)["minor"]
    module = repository.folder / "src/kindicators/_version.py"
    for row in ({}, NEW):
        if row:
            repository.add_row("actors", **row)
        module.write_text(f'__version__ = "{minor}"\nRELEASED = "{DAY}"\n')
        (reason,) = authoring.check(repository.folder)
        assert reason.startswith(f"{minor} is not released: run 'kindicators release {minor}'")
        quiet(repository.folder, f"{minor}.dev0")
        assert authoring.check(repository.folder) == []


def test_reworded_texts_are_released_only_under_a_version_that_was_given(repository: Repository, last: str) -> None:
    pretend(repository, lambda d: column(d, "actors", "note").update(description="Something else."))
    root, patch = repository.folder, following(last)["patch"]
    quiet(root, f"{patch}.dev0")
    before = repository.state()
    said: list[str] = []
    with pytest.raises(UsageError, match="1 text was reworded: give the version: a changed meaning is a major version"):
        authoring.release(root, day=DAY, say=said.append)
    assert any(line.startswith("  actors.note description: 'Something else.' became ") for line in said)
    assert repository.state() == before
    assert authoring.check(root) == []
    rehearsed = authoring.release(root, day=DAY, dry_run=True, say=said.append)
    assert any(line.startswith("this release needs its version: 1 text was reworded") for line in said)
    assert repository.state() == before
    assert quiet(root, patch) == rehearsed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["9.9.9", "--check"], "--check takes no version"),
        (["--check", "--missing"], "exclude each other"),
        (["--dry-run", "--check"], "exclude each other"),
        (["--check", "--date", DAY], "--date is for a release"),
        (["9.9.9", "--notes"], "--notes takes no version"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments: list[str], message: str, run: Run) -> None:
    result = run("release", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


REFUSED: list[tuple[str, Callable[[Repository], object], str | None, str, type[KindicatorsError], str]] = [
    ("a version that cannot follow", lambda r: None, "9.9.9", DAY, UsageError, "9.9.9 cannot follow"),
    ("no version", lambda r: None, "next", DAY, UsageError, "'next' is no version"),
    ("no day", lambda r: None, None, "tomorrow", UsageError, "'tomorrow' is no day"),
    ("a day ahead", lambda r: None, None, "2126-05-04", UsageError, "2126-05-04 lies ahead: a release has the day"),
    ("an early day", lambda r: r.add_row("actors", **NEW), None, "2020-01-01", UsageError, "is before that of"),
    ("invalid data", lambda r: r.add_row("actors", **NEW, kind="kingdom"), None, DAY, ValidationError, "kingdom"),
    ("an unread table", lambda r: r.write("actors", [NEW | {"kind": "\r"}]), None, DAY, KindicatorsError, "actors.csv"),
    ("no version", lambda r: (r.folder / "src/kindicators/_version.py").write_text(""), None, DAY, DataFolderError,
     "must have the lines"),
    ("no changelog", lambda r: (r.folder / "CHANGELOG.md").rename(r.folder / "LOG.md"), "minor", DAY, DataFolderError,
     "CHANGELOG.md cannot be read"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "version", "day", "error", "message"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_what_is_refused_changes_nothing(
    repository: Repository,
    last: str,
    edit: Callable[[Repository], object],
    version: str | None,
    day: str,
    error: type[KindicatorsError],
    message: str,
) -> None:
    edit(repository)
    before = repository.state()
    with pytest.raises(error, match=re.escape(message)):
        quiet(repository.folder, following(last)["minor"] if version == "minor" else version, day)
    assert repository.state() == before


def pretend(repository: Repository, change: Callable[[dict[str, Any]], object]) -> None:
    """Give the last release another descriptor: the schemas are those of the code, and cannot be changed in a copy."""
    folder = repository.folder / releases.FOLDER
    last = releases.read(folder).last
    assert last is not None
    for file in folder.glob(f"{last.version}.*"):
        file.unlink()
    past = releases.read(folder)
    descriptor = json.loads(repository.text("datapackage.json"))
    change(descriptor)
    text = json.dumps(descriptor).encode()
    put(repository.folder, kept(past, parse(repository.folder, descriptor), text, {}, last.bump).files())


def column(descriptor: dict[str, Any], table: str, name: str) -> dict[str, Any]:
    resource = next(r for r in descriptor["resources"] if r["name"] == table)
    return next(f for f in resource["schema"]["fields"] if f["name"] == name)


def test_a_wording_asks_for_a_patch_and_is_shown_for_a_person_to_judge(repository: Repository, last: str) -> None:
    pretend(repository, lambda d: column(d, "actors", "note").update(description="Something else."))
    said = list(report(state(repository.folder)))
    assert any(line.startswith("  actors.note description: 'Something else.' became ") for line in said)
    assert (
        said[-1] == f"least version: {following(last)['patch']} (patch), because titles or descriptions were reworded"
    )


def test_a_changed_licence_is_no_patch(repository: Repository, last: str) -> None:
    pretend(repository, lambda d: d["licenses"][0].update(name="CC0-1.0"))
    with pytest.raises(UsageError, match=r"is too low after .* because licenses of the package changed: .*CC0-1.0"):
        quiet(repository.folder, following(last)["patch"])


def test_a_value_that_went_asks_for_a_major(repository: Repository, last: str) -> None:
    def more(descriptor: dict[str, Any]) -> None:
        field = column(descriptor, "actors", "kind")
        field["categories"].append({"value": "kingdom", "label": "a kingdom"})
        field["constraints"]["enum"].append("kingdom")

    pretend(repository, more)
    said: list[str] = []
    with pytest.raises(UsageError, match="is too low"):
        authoring.release(repository.folder, following(last)["patch"], dry_run=True, say=said.append)
    assert "  actors.kind: values removed: kingdom became nothing (major)" in said
    assert f"least version: {least(last, 'major')} (major), because actors.kind: values removed" in said[-1]
