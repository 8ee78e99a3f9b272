"""`load` gives every table with its types, in each engine, and refuses what is not the released data."""

from __future__ import annotations

import importlib
import pickle
import shutil
import sys
from pathlib import Path
from typing import Any, get_args

import pandas as pd
import polars as pl
import pytest

import kindicators as ki
from kindicators import errors
from kindicators import package as package_module
from kindicators.names import TableName

TABLES = list(get_args(TableName))
POLARS: dict[str, Any] = {
    "string": pl.String,
    "integer": pl.Int64,
    "number": pl.Float64,
    "boolean": pl.Boolean,
    "date": pl.Date,
}
ARROW = {"string": "string", "integer": "int64", "number": "double", "boolean": "bool", "date": "date32[day]"}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads_with_the_types_that_describe_promises(name: TableName) -> None:
    frame = ki.load(name)
    described = ki.describe(name)
    assert list(frame.columns) == list(described["column"])
    assert list(frame.dtypes.astype(str)) == list(described["dtype"])
    assert len(frame) == ki.tables().set_index("name").loc[name, "rows"]
    assert frame.iloc[:, 0].is_unique
    required = described.loc[described["required"], "column"]
    assert frame[required].notna().all().all()


@pytest.mark.parametrize("name", TABLES)
def test_engines_agree(name: TableName) -> None:
    described = ki.describe(name)
    frame = ki.load(name)
    polars, arrow = ki.load(name, engine="polars"), ki.load(name, engine="arrow")
    for column, kind, values in zip(described["column"], described["type"], described["values"], strict=True):
        if values:
            assert polars.schema[column] == pl.Enum(frame[column].cat.categories)
            assert str(arrow.schema.field(column).type).startswith("dictionary")
        else:
            assert polars.schema[column] == POLARS[kind]
            assert str(arrow.schema.field(column).type) == ARROW[kind]
        expected = [None if pd.isna(v) else v for v in frame[column]]
        if kind == "date":
            expected = [None if v is None else v.date() for v in expected]
        assert polars[column].to_list() == expected
        assert arrow.column(column).to_pylist() == expected


def test_the_frame_says_what_it_is() -> None:
    assert ki.load("actors").attrs["kindicators"] == {
        "table": "actors",
        "version": ki.__version__,
        "license": "CC-BY-4.0",
    }


def test_columns_are_chosen_and_ordered() -> None:
    assert list(ki.load("actors", columns=["name_ko", "actor_id"]).columns) == ["name_ko", "actor_id"]
    assert list(ki.load("actors", columns=(c for c in ["name_ko"])).columns) == ["name_ko"]
    assert ki.load("actors", columns=["name_ko", "actor_id"], engine="polars").columns == ["name_ko", "actor_id"]
    assert ki.load("actors", columns=["name_ko", "actor_id"], engine="arrow").column_names == ["name_ko", "actor_id"]


def test_a_frame_that_was_changed_does_not_change_the_next_one() -> None:
    frame = ki.load("actors")
    frame["name"] = "changed"
    assert "changed" not in set(ki.load("actors")["name"])


def test_wrong_names_get_near_matches() -> None:
    with pytest.raises(
        errors.UnknownTableError, match=r"no table 'opcon_milestone'; did you mean 'opcon_milestones'\?"
    ):
        ki.load("opcon_milestone")  # type: ignore[call-overload]
    with pytest.raises(errors.UnknownTableError, match="did you mean 'troop_deployments'"):
        ki.load("troops")  # type: ignore[call-overload]
    with pytest.raises(errors.UnknownTableError, match="there are: missile_range_limits"):
        ki.load("xyzzy")  # type: ignore[call-overload]
    with pytest.raises(errors.UnknownColumnError, match=r"column of table 'actors'.*did you mean 'name_ko'"):
        ki.load("actors", columns=["nameko"])
    with pytest.raises(
        errors.UnknownVersionError, match=r"no release '9' here; a release has three numbers; there are: 0\.1\.0"
    ):
        ki.load("actors", version="9")
    with pytest.raises(errors.UnknownNameError, match="no engine 'panda'; did you mean 'pandas'"):
        ki.load("actors", engine="panda")  # type: ignore[call-overload]
    with pytest.raises(errors.UsageError, match=r"columns must be a list of names, for example \['name'\]"):
        ki.load("actors", columns="name")
    with pytest.raises(errors.UsageError, match=r"columns must be a list of names.*got 3"):
        ki.load("actors", columns=3)  # type: ignore[call-overload]
    with pytest.raises(errors.UsageError, match=r"the name of a table is text.*got \['actors'\]"):
        ki.load(["actors"])  # type: ignore[call-overload]
    for columns in ([], ["name", "name"]):
        with pytest.raises(errors.UsageError, match="at least one column, and each only once"):
            ki.load("actors", columns=columns)
    for error in (errors.UnknownTableError, errors.QueryError, errors.IntegrityError, errors.ValidationError):
        assert issubclass(error, errors.KindicatorsError)


def test_errors_cross_processes() -> None:
    """A worker's error must reach its parent, so every error survives pickling with its message."""
    from kindicators.authoring.findings import Finding

    finding = Finding("actors", 2, "KOR", "kind", "kingdom", "is not one of state")
    for error in (
        errors.UnknownTableError("table", "troops", ["troop_deployments"]),
        errors.UnknownVersionError("9", ki.__version__),
        errors.MissingExtraError("engine='polars'", "polars"),
        errors.ValidationError([finding]),
        errors.QueryError("no"),
    ):
        copied = pickle.loads(pickle.dumps(error))
        assert (type(copied), str(copied)) == (type(error), str(error))


def test_load_validates_on_demand() -> None:
    assert len(ki.load("opcon_milestones", validate=True)) > 50


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_of_a_table_accepts_its_frame_and_refuses_a_broken_one(name: TableName) -> None:
    import pandera.errors

    schema = getattr(ki.schemas, "".join(part.title() for part in name.split("_")))
    frame = ki.load(name)
    assert len(schema.validate(frame, lazy=True)) == len(frame)
    with pytest.raises(pandera.errors.SchemaErrors, match="colour"):
        schema.validate(frame.head(1).assign(colour="red"), lazy=True)


@pytest.fixture
def fresh_cache() -> Any:
    yield
    package_module.package.cache_clear()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh_cache: None) -> Path:
    """Let kindicators read a copy of its data, as if it had been installed there."""
    source = ki.path()
    code = tmp_path / "lib" / "kindicators"
    shutil.copytree(source / "data", code / "datapackage" / "data")
    shutil.copy(source / "datapackage.json", code / "datapackage")
    monkeypatch.setattr(package_module, "__file__", str(code / "package.py"))
    package_module.package.cache_clear()
    return code / "datapackage"


@pytest.mark.parametrize("folder", ["env=prod", "a*[b]?c", "**", "it's a 한국 folder"])
@pytest.mark.usefixtures("fresh_cache")
def test_an_unusual_path_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    expected = ki.sql("FROM actors")
    code = tmp_path / folder / "kindicators"
    shutil.copytree(ki.path() / "data", code / "datapackage" / "data")
    shutil.copytree(ki.path() / "data", code / "datapackage" / "data" / "more")
    shutil.copy(ki.path() / "datapackage.json", code / "datapackage")
    monkeypatch.setattr(package_module, "__file__", str(code / "package.py"))
    package_module.package.cache_clear()
    assert ki.path() == code / "datapackage"
    pd.testing.assert_frame_equal(ki.sql("FROM actors"), expected)
    with ki.connect() as con:
        assert con.execute("SELECT count(*) FROM actors").fetchone() == (len(expected),)
    assert len(ki.load("actors")) == len(expected)


def test_a_changed_file_is_refused(installed: Path) -> None:
    file = installed / "data" / "actors.csv"
    file.write_bytes(file.read_bytes().replace(b"KOR", b"PRK", 1))
    for read in (lambda: ki.load("actors"), lambda: ki.sql("FROM actors"), ki.connect):
        with pytest.raises(
            errors.IntegrityError, match=r"actors.csv is not the released file.*install kindicators again"
        ):
            read()
    assert len(ki.load("sources")) > 0


def test_a_truncated_file_is_refused(installed: Path) -> None:
    file = installed / "data" / "actors.csv"
    file.write_bytes(file.read_bytes()[:-1])
    with pytest.raises(errors.IntegrityError):
        ki.load("actors")


def test_a_missing_file_or_folder_says_what_to_do(installed: Path) -> None:
    (installed / "data" / "actors.csv").unlink()
    with pytest.raises(errors.DataFolderError, match=r"actors.csv cannot be read.*install kindicators again"):
        ki.load("actors")
    shutil.rmtree(installed)
    package_module.package.cache_clear()
    with pytest.raises(errors.DataFolderError, match="installation is incomplete"):
        ki.tables()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"resources": [{}]}', '{"version": 1, "resources": "x"}'])
def test_a_broken_descriptor_says_what_to_do(installed: Path, text: str) -> None:
    (installed / "datapackage.json").write_text(text)
    package_module.package.cache_clear()
    with pytest.raises(errors.DataFolderError, match="not a descriptor of kindicators"):
        ki.tables()


def test_a_missing_extra_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("polars", "pyarrow", "pandera", "pandera.pandas"):
        monkeypatch.setitem(sys.modules, module, None)
    for name in [m for m in sys.modules if m.startswith(("kindicators.schemas", "kindicators.authoring"))]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(errors.MissingExtraError, match=r"pip install 'kindicators\[polars\]'"):
        ki.load("actors", engine="polars")
    with pytest.raises(errors.MissingExtraError, match=r"pip install 'kindicators\[arrow\]'"):
        ki.load("actors", engine="arrow")
    with pytest.raises(errors.MissingExtraError, match=r"pip install 'kindicators\[validate\]'"):
        ki.load("actors", validate=True)
    monkeypatch.delattr(ki, "schemas", raising=False)
    with pytest.raises(errors.MissingExtraError, match=r"kindicators.schemas needs"):
        importlib.import_module("kindicators").schemas  # noqa: B018
