"""`ki.lock` and `ki.verify`: what is pinned, and what is said when it changed, from real releases and real data."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kindicators as ki
from conftest import Row, Run
from edition import Edition
from kindicators.errors import (
    LockedVersionError,
    LockFileError,
    UnknownTableError,
    UnknownVersionError,
    UsageError,
)

LAST = max(
    (file.stem for file in (ki.path() / "data" / "releases").glob("*.json") if file.stem != "retractions"),
    key=lambda version: [int(number) for number in version.split(".")],
)
NEXT = f"{int(LAST.split('.')[0]) + 1}.0.0"


def manifest(version: str) -> dict[str, Any]:
    return dict(json.loads((ki.path() / "data" / "releases" / f"{version}.json").read_text(encoding="utf-8")))


def locked(folder: Path, *names: str, version: str = LAST) -> Path:
    return ki.lock(names or None, folder / "kindicators.lock", version)


def toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


# What is written


def test_a_lock_file_states_the_release_and_the_hashes_of_its_files(tmp_path: Path) -> None:
    record = toml(locked(tmp_path, "opcon_milestones", version="0.1.0"))
    released = manifest("0.1.0")
    table = released["tables"]["opcon_milestones"]
    assert record == {
        "version": "0.1.0",
        "digest": f"sha256:{released['digest']}",
        "tables": {"opcon_milestones": {"sha256": table["sha256"], "schema": table["schema"]}},
    }


def test_the_hash_is_that_of_the_file_that_is_read(tmp_path: Path) -> None:
    record = toml(locked(tmp_path, "actors", version="0.3.0"))
    listed = ki.load("actors", version="0.3.0")
    assert len(listed) == manifest("0.3.0")["tables"]["actors"]["rows"]
    file = ki.path() / "data" / "actors.csv"
    same = hashlib.sha256(file.read_bytes()).hexdigest() == record["tables"]["actors"]["sha256"]
    assert same == ki.diff("0.3.0", table="actors").empty


def test_an_indicator_pins_all_that_it_is_made_from(tmp_path: Path) -> None:
    record = toml(locked(tmp_path, "opcon_target_slippage_months", version="0.3.0"))
    assert list(record["tables"]) == ["opcon_milestones"]
    assert list(record["indicators"]) == ["opcon_target_slippage_months", "opcon_target_year"]
    sql = manifest("0.3.0")["indicators"]
    assert {name: item["sha256"] for name, item in record["indicators"].items()} == {
        name: sql[name][1] for name in record["indicators"]
    }


def test_without_names_everything_is_pinned(tmp_path: Path) -> None:
    record, released = toml(locked(tmp_path)), manifest(LAST)
    assert (record["tables"].keys(), record["indicators"].keys()) == (
        released["tables"].keys(),
        released["indicators"].keys(),
    )


def test_the_same_pins_make_the_same_file_whatever_their_order(tmp_path: Path) -> None:
    first = locked(tmp_path, "sources", "range_limit_km", "actors").read_bytes()
    assert locked(tmp_path, "actors", "sources", "range_limit_km", "missile_range_limits").read_bytes() == first
    comment, *rest = first.decode().splitlines()
    assert re.fullmatch(r"# .*kindicators verify.*kindicators lock.*", comment)
    assert not [line for line in rest if line.startswith("#")]
    names = re.findall(r"^\[(.+)\]$", first.decode(), re.MULTILINE)
    assert names == ["tables.actors", "tables.missile_range_limits", "tables.sources", "indicators.range_limit_km"]


def test_one_name_need_not_be_a_list(tmp_path: Path) -> None:
    assert list(toml(ki.lock("actors", tmp_path / "a.lock", "0.1.0"))["tables"]) == ["actors"]


def test_a_lock_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    file = locked(tmp_path, "actors")
    before = file.read_bytes()
    for names in (["actor"], []):
        with pytest.raises(UsageError):
            ki.lock(names, file, LAST)
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_what_cannot_be_locked_is_said(tmp_path: Path) -> None:
    file = tmp_path / "kindicators.lock"
    with pytest.raises(UnknownTableError, match="did you mean 'opcon_milestones'"):
        ki.lock(["opcon_milestone"], file, LAST)
    with pytest.raises(UnknownTableError, match="no table or indicator 'range_limit_km'"):
        ki.lock(["range_limit_km"], file, "0.1.0")  # 0.1.0 had no indicators
    with pytest.raises(UnknownVersionError, match=r"0\.9\.9"):
        ki.lock(None, file, "0.9.9")
    with pytest.raises(UsageError, match="must be a list of tables and indicators"):
        ki.lock(3, file, LAST)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="there is no folder"):
        ki.lock(None, tmp_path / "gone" / "kindicators.lock", LAST)
    assert not file.exists()


def test_a_state_between_releases_cannot_be_locked_but_a_release_can(tmp_path: Path) -> None:
    installation = Edition(tmp_path, f"{NEXT}.dev0")
    for extra in ([], ["--release", f"{NEXT}.dev0"]):
        result = installation.command("lock", "actors", *extra, cwd=tmp_path)
        assert result.returncode == 2
        assert f"{NEXT}.dev0 is a state between releases: its data may still change" in result.stderr
        assert f"--release {LAST}" in result.stderr
    assert not (tmp_path / "kindicators.lock").exists()
    assert installation.command("lock", "actors", "--release", LAST, cwd=tmp_path).returncode == 0
    assert toml(tmp_path / "kindicators.lock")["version"] == LAST


def test_data_that_were_changed_after_the_release_are_not_locked_as_the_release(tmp_path: Path) -> None:
    installation = Edition(tmp_path, "0.3.0", data="0.3.0")
    installation.edit("actors", lambda rows: rows.pop())
    result = installation.command("lock", "actors", "sources", cwd=tmp_path)
    assert result.returncode == 2
    assert "the installed actors changed since 0.3.0 was released" in result.stderr
    assert installation.command("lock", "sources", cwd=tmp_path).returncode == 0


def test_locking_a_retracted_release_warns(tmp_path: Path) -> None:
    installation = Edition(tmp_path)
    installation.retract("0.2.0", "0.3.0")
    result = installation.command("lock", "actors", "--release", "0.2.0", cwd=tmp_path)
    assert result.returncode == 0
    assert "release 0.2.0 was retracted on 2026-12-01: Wrong numbers; use 0.3.0 instead" in result.stderr


# What is said of a lock file that is broken

SOUND = f"""version = "0.1.0"
digest = "sha256:{manifest("0.1.0")["digest"]}"
[tables.actors]
sha256 = "{manifest("0.1.0")["tables"]["actors"]["sha256"]}"
schema = "{manifest("0.1.0")["tables"]["actors"]["schema"]}"
"""


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('version = "0.1.0"\n', "", "there is no version"),
        ('"0.1.0"', "1", "version must be a version such as 1.0.0; got 1"),
        ('"0.1.0"', '"1.0"', "version must be a version such as 1.0.0; got '1.0'"),
        ('"0.1.0"', '"0.1.0', r"line 1"),
        ("sha256:", "", "digest must be 'sha256:' and 64 hexadecimal digits"),
        ("version", 'made_by = "me"\nversion', "unknown key made_by"),
        ("schema =", "scheme =", "unknown key tables.actors.scheme"),
        ("schema", "rows = 3\nschema", "unknown key tables.actors.rows"),
        (re.compile(r'schema = "\w+"\n'), "", "there is no tables.actors.schema"),
        (re.compile(r'^sha256 = "\w'), 'sha256 = "g', "tables.actors.sha256 must be 64 hexadecimal digits; got 'g"),
        (re.compile(r'schema = "\w+"'), "schema = 5", "tables.actors.schema must be 64 hexadecimal digits; got 5"),
        (re.compile(r"\[tables.*", re.DOTALL), "", "it pins no table and no indicator"),
        (re.compile(r"\[tables.*", re.DOTALL), "tables = 1", "tables must be a table of names"),
        (
            re.compile(r"\[tables.*", re.DOTALL),
            "tables.actors = 1",
            "tables.actors must be a table with sha256 and schema",
        ),
        ("tables.actors", "tables.'../actors'", "cannot be the name of one of the tables"),
        ("tables.actors", "tables.actor", "release 0.1.0 has no table actor"),
        ("0.1.0", "0.2.0", "its digest is not that of release 0.2.0"),
        ("0.1.0", "0.1.7", "0.1.7 is no release; there are 0.1.0, 0.2.0"),
        (re.compile(r'^sha256 = "\w+"'), f'sha256 = "{"0" * 64}"', "tables.actors.sha256 is not that of release 0.1.0"),
        (re.compile(r'schema = "\w+"'), f'schema = "{"0" * 64}"', "tables.actors.schema is not that of release 0.1.0"),
    ],
)
def test_a_broken_lock_file_is_refused_with_line_or_key(
    old: str | re.Pattern[str], new: str, why: str, tmp_path: Path
) -> None:
    file = tmp_path / "kindicators.lock"
    pattern = re.compile(re.escape(old)) if isinstance(old, str) else re.compile(old.pattern, old.flags | re.MULTILINE)
    text = pattern.sub(lambda match: new, SOUND, count=1)
    assert text != SOUND
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LockFileError) as caught:
        ki.verify(file)
    assert why in str(caught.value)
    assert str(caught.value).startswith(str(file))
    assert str(caught.value).endswith("write it anew with 'kindicators lock'")


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.integers(0, len(SOUND) - 1), st.sampled_from(list('\0\n"[]={}#.x0é')), st.integers(0, 3))
def test_a_lock_file_that_was_scribbled_on_is_refused_or_reads_the_same(at: int, sign: str, length: int) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kindicators.lock"
        file.write_text(SOUND[:at] + sign + SOUND[at + length :], encoding="utf-8")
        try:
            frame = ki.verify(file)
        except (LockFileError, LockedVersionError):
            return
        # Nothing that matters was hit: what is verified is what was pinned.
        assert set(frame["table"]) <= {"actors"}
        assert frame.attrs["kindicators"]["from"] == "0.1.0"


def test_the_lock_file_that_was_broken_above_is_sound(tmp_path: Path) -> None:
    (tmp_path / "kindicators.lock").write_text(SOUND, encoding="utf-8")
    assert ki.verify(tmp_path / "kindicators.lock").attrs["kindicators"]["from"] == "0.1.0"


@pytest.mark.parametrize(
    ("remove", "why"),
    [
        ("indicators.opcon_target_year", "pins the indicator opcon_target_slippage_months, but not opcon_target_year"),
        ("tables.opcon_milestones", "pins the indicator opcon_target_year, but not opcon_milestones"),
    ],
)
def test_an_indicator_without_what_it_is_made_from_is_refused(remove: str, why: str, tmp_path: Path) -> None:
    file = locked(tmp_path, "opcon_target_slippage_months", version="0.3.0")
    parts = file.read_text(encoding="utf-8").split("\n\n")
    file.write_text("\n\n".join(p for p in parts if not p.startswith(f"[{remove}]")), encoding="utf-8")
    with pytest.raises(LockFileError, match=why):
        ki.verify(file)


def test_a_wrong_hash_of_an_indicator_is_refused(tmp_path: Path) -> None:
    file = locked(tmp_path, "krw_per_usd", version="0.3.0")
    text = file.read_text(encoding="utf-8")
    sha256 = toml(file)["indicators"]["krw_per_usd"]["sha256"]
    file.write_text(text.replace(sha256, "0" * 64), encoding="utf-8")
    with pytest.raises(LockFileError, match=r"indicators\.krw_per_usd\.sha256 is not that of release"):
        ki.verify(file)
    file.write_text(text.replace("indicators.krw_per_usd", "indicators.krw_for_usd"), encoding="utf-8")
    with pytest.raises(LockFileError, match="has no indicator krw_for_usd"):
        ki.verify(file)


def test_a_lock_file_that_is_missing_or_no_text_is_a_mistake_of_usage(run: Run, tmp_path: Path) -> None:
    gone, binary = tmp_path / "gone.lock", tmp_path / "binary.lock"
    binary.write_bytes(b"\xff\xfe")
    for file, why in (
        (gone, f"there is no lock file {gone}; write one with 'kindicators lock'"),
        (binary, f"{binary} is no sound lock file: 'utf-8' codec can't decode"),
        (tmp_path, f"{tmp_path} cannot be read (Is a directory)"),
    ):
        result = run("verify", str(file))
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith(f"kindicators: {why}")
        assert "Traceback" not in result.stderr


# What is said of a sound one


@pytest.fixture
def later(tmp_path: Path) -> Edition:
    """A later version, with the data of 0.3.0 as long as nobody edits them."""
    return Edition(tmp_path, NEXT, data="0.3.0")


def verified(installation: Edition, *names: str, how: str = "table") -> subprocess.CompletedProcess[str]:
    """Lock names as they were in 0.3.0, and verify them with an installation."""
    locked(installation.folder, *names, version="0.3.0")
    return installation.command("verify", "--format", how, cwd=installation.folder)


def delayed(rows: list[Row]) -> None:
    """Move a target by a day, add a row and take one out."""
    next(row for row in rows if row["milestone_id"] == DELAY)["target_to"] = "2015-12-02"
    first = rows.pop(0)
    rows.append(first | {"milestone_id": "opcon-2099-01-01-new", "date": "2099-01-01"})


DELAY = "opcon-2010-06-26-delay-to-2015-12-01"


def test_what_is_installed_as_it_was_released_is_unchanged(later: Edition) -> None:
    later.edit("actors", lambda rows: rows.pop())  # not pinned
    result = verified(later, "opcon_target_slippage_months", "missile_range_limits")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        f"kindicators.lock (2 tables and 2 indicators of 0.3.0): unchanged in {NEXT}, which is installed\n"
    )


def test_unchanged_data_print_no_rows_in_a_format_for_machines(later: Edition) -> None:
    result = verified(later, "actors", how="csv")
    assert result.stdout == "table,change,row_id,column,old,new,bump,reason\n"
    assert "unchanged" in result.stderr
    assert verified(later, "actors", how="json").stdout == "[]\n"


def test_verifying_what_is_unchanged_needs_neither_pandas_nor_duckdb(later: Edition) -> None:
    locked(later.folder, version="0.3.0")
    code = (
        "import sys; sys.argv = ['kindicators', 'verify', 'kindicators.lock']\n"
        "from kindicators.cli import main\n"
        "try:\n    main()\nexcept SystemExit as stop:\n    assert not stop.code, stop.code\n"
        "print(*{'pandas', 'duckdb', 'numpy'} & {*sys.modules})"
    )
    result = later.run("-c", code, cwd=later.folder)
    assert result.stdout.endswith("which is installed\n\n"), result.stderr


def test_changed_rows_are_printed_with_what_they_mean_and_how_to_go_on(later: Edition) -> None:
    later.edit("opcon_milestones", delayed)
    result = verified(later, "opcon_target_slippage_months", "actors", how="csv")
    assert result.returncode == 1
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["change"], row["row_id"], row["column"], row["old"], row["new"]) for row in rows][1:] == [
        ("cell_changed", DELAY, "target_to", "2015-12-01", "2015-12-02"),
        ("row_added", "opcon-2099-01-01-new", "", "", rows[2]["new"]),
    ]
    assert rows[0]["change"] == "row_removed"
    assert {row["table"] for row in rows} == {"opcon_milestones"}
    assert result.stderr.splitlines() == [
        f"kindicators: kindicators.lock (2 tables and 2 indicators of 0.3.0): opcon_milestones differs in {NEXT}, "
        "which is installed (rows: 1 added, 1 changed, 1 removed)",
        f"  schema: compatible; what reads 0.3.0 reads {NEXT} too, and may give other results",
        "  to stay with 0.3.0: read it with version='0.3.0', or pip install 'kindicators==0.3.0'",
        f"  to take what {NEXT} has: kindicators lock actors opcon_target_slippage_months",
    ]


def test_a_reader_gets_each_table_with_its_rows(later: Edition) -> None:
    later.edit("opcon_milestones", delayed)
    later.edit("actors", lambda rows: [row.update(note="Renewed.") for row in rows])
    text = verified(later, "opcon_milestones", "actors").stdout
    actors, opcon = (text.index(f"0.3.0 -> {NEXT} (installed): {n},") for n in ("0 rows added", "1 rows added"))
    assert actors < text.index("  ~ KOR\n") < opcon < text.index("      target_to: 2015-12-01 -> 2015-12-02\n")
    assert "  + opcon-2099-01-01-new" in text
    # Long lists are cut, and say how to get the rest.
    assert f"  ~ … and {len(ki.load('actors', version='0.3.0')) - 50} more\n" in text
    assert "All rows, with all their cells: kindicators diff 0.3.0 actors --format csv\n" in text


def test_python_returns_the_differences_of_the_pinned_tables_as_diff_does(later: Edition) -> None:
    later.edit("opcon_milestones", delayed)
    later.edit("actors", lambda rows: rows.pop())
    locked(later.folder, "opcon_milestones", version="0.3.0")
    code = (
        "import kindicators as ki\n"
        "frame = ki.verify()\n"
        "assert frame.equals(ki.diff('0.3.0', table='opcon_milestones')), frame\n"
        "assert len(frame) == 3\n"
        "print(frame.attrs['kindicators'])"
    )
    result = later.run("-c", code, cwd=later.folder)
    assert result.stdout.strip() == str({"from": "0.3.0", "to": NEXT, "compatible": True}), result.stderr


def test_the_real_changes_since_a_release_are_those_that_diff_lists(tmp_path: Path) -> None:
    frame = ki.verify(locked(tmp_path, "opcon_milestones", "troop_deployments", version="0.1.0"))
    every = ki.diff("0.1.0")
    expected = every[every["table"].isin(["opcon_milestones", "troop_deployments"])]
    assert frame.to_dict("records") == expected.to_dict("records")
    assert {"row_added", "cell_changed"} <= {*frame["change"]}


def test_the_last_release_is_unchanged_exactly_where_diff_finds_nothing(tmp_path: Path) -> None:
    changed = set(ki.diff(LAST)["table"])
    for name in manifest(LAST)["tables"]:
        assert ki.verify(locked(tmp_path, name)).empty == (name not in changed), name


def test_a_table_that_was_renamed_is_not_compatible_and_is_locked_under_its_new_name(later: Edition) -> None:
    later.rename("missile_range_limits", "range_limits", since=NEXT)
    result = verified(later, "missile_range_limits", "actors")
    assert result.returncode == 1
    assert f"0.3.0 -> {NEXT} (installed): no row differs" in result.stdout
    assert "major  range_limits: table renamed (missile_range_limits -> range_limits)" in result.stdout
    assert "schema: not compatible (range_limits: table_renamed); what reads 0.3.0 may fail" in result.stderr
    assert result.stderr.splitlines()[-1].endswith("kindicators lock actors range_limits")


def test_a_table_that_is_gone_is_not_compatible_and_is_not_locked_again(later: Edition) -> None:
    later.remove("missile_range_limits")
    result = verified(later, "range_limit_km", "actors", how="csv")
    assert result.returncode == 1
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert {(row["table"], row["change"]) for row in rows} == {
        ("missile_range_limits", "table_removed"),
        ("missile_range_limits", "row_removed"),
        ("range_limit_km", "indicator_removed"),
    }
    assert "missile_range_limits: table_removed, range_limit_km: indicator_removed" in result.stderr
    assert result.stderr.splitlines()[-1].endswith("kindicators lock actors")


def test_a_change_of_the_schema_alone_is_found(later: Edition) -> None:
    with later.descriptor() as descriptor:
        table = next(r for r in descriptor["resources"] if r["name"] == "missile_range_limits")
        next(f for f in table["schema"]["fields"] if f["name"] == "range_km")["unit"] = "m"
    result = verified(later, "missile_range_limits")
    assert result.returncode == 1
    assert "major  missile_range_limits.range_km: unit changed (km -> m)" in result.stdout
    assert "not compatible (missile_range_limits: unit_changed)" in result.stderr
    assert "rows:" not in result.stderr


def test_another_clock_is_found_though_no_digest_covers_it(later: Edition) -> None:
    def edit(column: str, **more: object) -> None:
        with later.descriptor() as descriptor:
            table = next(r for r in descriptor["resources"] if r["name"] == "missile_range_limits")
            field = next(f for f in table["schema"]["fields"] if f["name"] == column)
            field.update(more)

    edit("valid_to", later=False)
    result = verified(later, "missile_range_limits", "actors")
    assert result.returncode == 1
    assert "minor  missile_range_limits.valid_to: clock changed (to, learned later -> to)" in result.stdout
    assert "schema: compatible; what reads 0.3.0" in result.stderr
    assert verified(later, "actors").returncode == 0
    edit("valid_to", clock=None)
    result = verified(later, "range_limit_km")  # which pins the table that it is made from
    assert result.returncode == 1
    assert "major  missile_range_limits.valid_to: clock removed (to, learned later)" in result.stdout
    assert "schema: not compatible (missile_range_limits: clock_changed)" in result.stderr
    edit("valid_to", clock="to", later=True)
    assert verified(later, "range_limit_km").returncode == 0


def test_an_indicator_whose_rule_changed_is_found_and_one_that_is_reworded_is_not(later: Edition) -> None:
    later.edit_sql("krw_per_usd", lambda text: text.replace("-- caveats:", "-- caveats: Mind this."))
    result = verified(later, "krw_per_usd")
    assert result.returncode == 0
    assert result.stdout.endswith("which is installed; reworded without a difference: krw_per_usd\n")
    later.edit_sql("krw_per_usd", lambda text: text + "\nLIMIT 1\n")
    result = verified(later, "krw_per_usd")
    assert result.returncode == 1
    assert "  minor  the SQL of indicator krw_per_usd changed\n" in result.stdout


def test_an_indicator_that_was_renamed_is_not_compatible(later: Edition) -> None:
    with later.descriptor() as descriptor:
        item = next(i for i in descriptor["indicators"] if i["id"] == "krw_per_usd")
        item |= {"id": "won_per_dollar", "formerly": [{"name": "krw_per_usd", "since": NEXT}]}
    result = verified(later, "krw_per_usd")
    assert result.returncode == 1
    assert "major  won_per_dollar: indicator renamed (krw_per_usd -> won_per_dollar)" in result.stdout
    assert "schema: not compatible (won_per_dollar: indicator_renamed)" in result.stderr


def test_everything_is_locked_again_if_everything_was_pinned(later: Edition) -> None:
    later.edit("opcon_milestones", delayed)
    locked(later.folder, version="0.3.0").rename(later.folder / "all.lock")
    result = later.command("verify", "all.lock", cwd=later.folder)
    assert result.stderr.splitlines()[-1].endswith("kindicators lock -o all.lock")


def test_a_state_between_releases_is_verified_but_not_offered_for_locking(tmp_path: Path) -> None:
    between = Edition(tmp_path, f"{NEXT}.dev0", data="0.3.0")
    assert verified(between, "actors").returncode == 0
    between.edit("actors", lambda rows: rows.pop())
    result = verified(between, "actors")
    assert result.returncode == 1
    assert "kindicators lock" not in result.stderr


def test_a_release_that_is_newer_than_the_installation_is_to_be_installed(later: Edition) -> None:
    file = locked(later.folder, "actors", version="0.3.0")
    text = file.read_text(encoding="utf-8")
    for version in (f"{NEXT[:-1]}1", NEXT):
        file.write_text(text.replace("0.3.0", version), encoding="utf-8")
        between = Edition(later.folder / version, f"{NEXT}.dev0", data="0.3.0")
        result = between.command("verify", cwd=later.folder)
        assert (result.returncode, result.stdout) == (1, "")
        assert result.stderr == (
            f"kindicators: kindicators.lock pins {version}, which is newer than the installed {NEXT}.dev0; "
            f"install it with: pip install 'kindicators=={version}'\n"
        )
    with pytest.raises(LockedVersionError):
        ki.verify(file)


def test_a_retracted_release_is_verified_with_a_warning(later: Edition) -> None:
    later.retract("0.3.0", "0.2.0")
    result = verified(later, "actors")
    assert result.returncode == 0
    why = "kindicators.lock pins 0.3.0, which was retracted on 2026-12-01: Wrong numbers; use 0.2.0 instead"
    assert result.stderr == f"kindicators: warning: {why}\n"
    code = "import warnings, kindicators as ki; warnings.simplefilter('error'); ki.verify()"
    result = later.run("-c", code, cwd=later.folder)
    assert result.stderr.splitlines()[-1] == f"kindicators.errors.RetractedReleaseWarning: {why}"


def test_an_installed_file_that_was_changed_on_disk_is_not_unchanged(later: Edition) -> None:
    file = later.folder / "data" / "actors.csv"
    file.write_bytes(file.read_bytes() + b"\n")
    result = verified(later, "actors")
    assert (result.returncode, result.stdout) == (1, "")
    assert "is not the released file of table 'actors'" in result.stderr


def test_a_release_whose_archive_is_lost_cannot_be_compared(later: Edition) -> None:
    later.edit("opcon_milestones", delayed)
    for file in (later.folder / "data" / "releases").glob("*.tar.xz"):
        file.unlink()
    result = verified(later, "opcon_milestones")
    assert (result.returncode, result.stdout) == (1, "")
    assert re.search(r"\.tar\.xz cannot be read .*; install kindicators again$", result.stderr)


def test_an_installation_without_its_releases_is_to_be_installed_again(later: Edition) -> None:
    locked(later.folder, "actors", version="0.3.0")
    shutil.rmtree(later.folder / "data" / "releases")
    result = later.command("verify", cwd=later.folder)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.endswith("holds no releases: the installation is incomplete; install it again\n")
