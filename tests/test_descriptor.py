"""The committed descriptor is what the schemas and the data make it, and says what the specification asks for."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import pytest
import yaml
from frictionless import Package

import kindicators as ki
from conftest import ROOT
from kindicators.authoring.build import generated
from kindicators.names import TableName


@pytest.fixture(scope="module")
def descriptor() -> dict[str, Any]:
    return dict(json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8")))


def test_what_is_generated_and_committed_is_the_built_one() -> None:
    stale = [str(f) for f, text in generated(ROOT).items() if f.read_text(encoding="utf-8") != text]
    assert stale == [], "run 'kindicators build'"


def test_the_table_names_are_those_of_the_package() -> None:
    assert list(TableName.__args__) == list(ki.tables()["name"])  # type: ignore[attr-defined]


def test_frictionless_accepts_the_package() -> None:
    report = Package(str(ROOT / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == len(ki.tables())


def test_the_package_says_what_it_is(descriptor: dict[str, Any]) -> None:
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["version"] == ki.__version__
    for key in ("name", "title", "description", "keywords", "licenses", "contributors", "sources", "temporal"):
        assert descriptor[key], key


def test_each_resource_is_complete(descriptor: dict[str, Any]) -> None:
    files = {p.name for p in (ROOT / "data").glob("*.csv")}
    assert {r["path"].removeprefix("data/") for r in descriptor["resources"]} == files
    for resource in descriptor["resources"]:
        content = (ROOT / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert resource["bytes"] == len(content)
        assert resource["description"].startswith("One row is ")
        schema = resource["schema"]
        assert schema["missingValues"] == [""]
        assert len(schema["primaryKey"]) == 1
        for field in schema["fields"]:
            assert field["title"]
            assert field["description"].endswith(".")
            if "categories" in field:
                assert [c["value"] for c in field["categories"]] == field["constraints"]["enum"]
                assert all(c["label"] for c in field["categories"])


SUFFIXES = {"km": "_km", "kg": "_kg", "lbf·s": "_lbf_s", "percent": "_percent", "percentage points": "_points"}


def test_units_stand_in_the_column_names(descriptor: dict[str, Any]) -> None:
    for resource in descriptor["resources"]:
        for field in resource["schema"]["fields"]:
            if "unit" in field and field["unit"] != "deg":  # latitude and longitude have no other unit
                assert SUFFIXES[field["unit"]] in field["name"], (resource["name"], field["name"])


def test_what_holds_keys_of_another_table_is_a_foreign_key(descriptor: dict[str, Any]) -> None:
    """A column is a reference if it is named as a key, or if all of its values are actors."""
    keys = {r["schema"]["primaryKey"][0] for r in descriptor["resources"]}
    actors = set(ki.load("actors")["actor_id"])
    for resource in descriptor["resources"]:
        referring = {k["fields"][0] for k in resource["schema"].get("foreignKeys", [])}
        frame = ki.load(resource["name"])
        for field in resource["schema"]["fields"]:
            name, own_key = field["name"], resource["schema"]["primaryKey"][0]
            if name in (own_key, "iso3") or field["type"] != "string" or "categories" in field:
                continue
            values = set(frame[name].dropna())
            expected = name in keys or (bool(values) and values <= actors)
            assert expected <= (name in referring), (resource["name"], name)


def test_the_version_and_its_release_are_the_same_everywhere(descriptor: dict[str, Any]) -> None:
    """Between two releases the package says what it is on the way to, and the citation what was released last."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert descriptor["version"] == ki.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    latest = re.findall(r"^## (?:(\d+\.\d+\.\d+) )?\(?(.*?)\)?$", changelog, re.MULTILINE)
    if ki.__version__.endswith(".dev0"):
        number, day = latest.pop(0)
        assert (number or ki.__version__.removesuffix(".dev0")) + ".dev0" == ki.__version__
        assert day.lower() == "unreleased"
    else:
        assert citation["version"] == ki.__version__
    assert citation["version"] == latest[0][0]
    assert descriptor["created"] == f"{citation['date-released']}T00:00:00Z" == f"{latest[0][1]}T00:00:00Z"
