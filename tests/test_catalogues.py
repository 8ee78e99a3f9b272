"""What catalogues read of the package is made from the descriptor alone, and outside tools accept it."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import csvw
import jsonschema
import pyshacl
import pytest
import yaml
from rdflib import DCAT, DCTERMS, RDF, SDO, Graph, Literal, URIRef

import kindicators as ki
from conftest import ROOT
from kindicators.authoring.catalogues import drift, files, schema_org
from kindicators.authoring.descriptor import restated
from kindicators.authoring.releasing.version import Version
from kindicators.authoring.validate import validate
from kindicators.names import TableName
from repository import Repository

SCHEMAS = ROOT / "tests" / "schemas"
DESCRIPTOR: dict[str, Any] = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
LAST = str(ki.versions()["version"].iloc[-1])
BASE = "https://example.org/kindicators"
MADE = files(DESCRIPTOR, LAST)


def committed(path: str) -> Any:
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


@cache
def citation() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8")))


def test_files_that_drifted_or_are_missing_are_found(tmp_path: Path) -> None:
    places = {path: tmp_path / path for path in MADE}
    for path, file in places.items():
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(MADE[path].encode())
    assert list(drift.findings(tmp_path, DESCRIPTOR, LAST)) == []
    for path, file in places.items():
        file.write_bytes(MADE[path].replace("by/4.0", "zero/1.0").replace("CC-BY-4.0", "CC0-1.0").encode())
    found = [finding.message for finding in drift.findings(tmp_path, DESCRIPTOR, LAST)]
    assert found == [f"{path} is not what datapackage.json makes; run 'kindicators build'" for path in MADE]
    for file in places.values():
        file.unlink()
    found = [finding.message for finding in drift.findings(tmp_path, DESCRIPTOR, LAST)]
    assert found == [f"{path} does not exist; run 'kindicators build'" for path in MADE]


def test_validate_finds_the_drift_of_a_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    file = tmp_path / "croissant.json"
    file.write_text(repository.text("croissant.json").replace("km", "miles", 1), encoding="utf-8")
    assert [finding.message.split(";")[0] for finding in validate(tmp_path)] == [
        "croissant.json is not what datapackage.json makes"
    ]


def test_another_version_changes_each_file() -> None:
    for path, text in files(restated(DESCRIPTOR, Version("7.8.9", "2031-02-03"))).items():
        assert "7.8.9" in text, path
        assert "2031-02-03" in text, path
        assert ki.__version__.removesuffix(".dev0") not in text.replace('"1.1"', ""), path


def test_what_the_descriptor_says_is_what_each_file_says() -> None:
    """The texts stand in the descriptor; a file that had one of its own would keep it."""
    terms = {"name": "CC0-1.0", "title": "", "path": "https://creativecommons.org/publicdomain/zero/1.0/"}
    others: dict[str, Any] = {
        "title": "Another title",
        "description": "Another description.",
        "keywords": ["another"],
        "licenses": [terms],
        "contributors": [{"title": "Other makers", "roles": ["author"]}],
    }
    for path, text in files(DESCRIPTOR | others, LAST).items():
        for part in (DESCRIPTOR["title"], DESCRIPTOR["description"], "CC-BY", "licenses/by", "The kindicators"):
            assert part not in text, (path, part)
        for part in ("Another description.", "another", "Other makers"):
            assert part in text, (path, part)


ADDRESS = re.compile(r"https?://([^/\"}\s]+)")
KNOWN = {
    "creativecommons.org", "data.europa.eu", "datapackage.org", "mlcommons.org", "publications.europa.eu", "purl.org",
    "schema.org", "spdx.org", "w3id.org", "www.iana.org", "www.repostatus.org", "www.w3.org", "xmlns.com",
}  # fmt: skip


def test_no_address_is_made_up() -> None:
    pages = [schema_org.dataset(DESCRIPTOR), schema_org.table(DESCRIPTOR, "sources")]
    for text in (*MADE.values(), *map(json.dumps, pages)):
        assert set(ADDRESS.findall(text)) <= KNOWN
    with_base = files(DESCRIPTOR, LAST, BASE)
    for path in ("croissant.json", "dcat.jsonld", "codemeta.json", "CITATION.cff"):
        assert BASE in with_base[path], path


# schema.org


def described(base: str = "") -> dict[str, dict[str, Any]]:
    made = {"": schema_org.dataset(DESCRIPTOR, base)}
    made |= {r["name"]: schema_org.table(DESCRIPTOR, r["name"], base) for r in DESCRIPTOR["resources"]}
    return made | {i["id"]: schema_org.indicator(DESCRIPTOR, i["id"], base) for i in DESCRIPTOR["indicators"]}


def test_each_page_says_what_search_engines_want() -> None:
    for name, page in described(BASE).items():
        for nested in (page, *page.get("hasPart", []), *([page["isPartOf"]] if name else [])):
            assert nested["@type"] == "Dataset"
            assert 50 <= len(nested["description"]) <= 5000, name
            assert nested["name"]
            assert nested["license"] == DESCRIPTOR["licenses"][0]["path"]
            assert nested["creator"] == [{"@type": "Organization", "name": "The kindicators maintainers"}]
            assert nested["url"].startswith(f"{BASE}/")
        assert page["version"] == ki.__version__
        assert page["isAccessibleForFree"] is True
        assert page["citation"] == (ki.cite() if not name else page["citation"])
        assert name in page["citation"]
        assert page["variableMeasured"]
        json.dumps(page)
    assert len(schema_org.dataset(DESCRIPTOR)["hasPart"]) == len(ki.tables())


def test_a_page_has_units_and_times() -> None:
    page = schema_org.indicator(DESCRIPTOR, "payload_limit_kg")
    assert page["variableMeasured"]["unitText"] == "kg"
    assert page["description"].startswith(page["variableMeasured"]["description"])
    page = schema_org.table(DESCRIPTOR, "nuclear_tests")
    assert page["temporalCoverage"] == "2006-10-09/2017-09-03"
    units = {column["name"]: column.get("unitText") for column in page["variableMeasured"]}
    assert list(units) == list(ki.load("nuclear_tests").columns)
    assert (units["latitude"], units["title"]) == ("deg", None)
    assert "temporalCoverage" not in schema_org.table(DESCRIPTOR, "sources")


def test_the_terms_are_those_of_schema_org() -> None:
    for page in (described(BASE)[name] for name in ("", "sources", "range_limit_km")):
        graph = Graph().parse(data=json.dumps(page | {"@context": {"@vocab": str(SDO)}}), format="json-ld")
        terms = {p for p in graph.predicates() if p != RDF.type} | set(graph.objects(None, RDF.type))
        assert len(terms) > 15
        for term in terms:
            assert isinstance(term, URIRef)
            assert term in SDO, term


# DCAT-AP


@cache
def catalogue() -> Graph:
    return Graph().parse(ROOT / "dcat.jsonld", publicID=f"{BASE}/dcat.jsonld")


@pytest.mark.parametrize("shapes", ["shapes", "range"])
def test_the_catalogue_fits_the_shapes_of_the_profile(shapes: str) -> None:
    rules = Graph().parse(SCHEMAS / f"dcat-ap-3.0.1-{shapes}.ttl")
    fits, _, report = pyshacl.validate(catalogue(), shacl_graph=rules)
    assert fits, report
    broken = Graph() + catalogue()
    broken.remove((None, DCTERMS.title, None))
    for address in list(broken.objects(None, DCAT.accessURL)):
        broken.remove((None, DCAT.accessURL, address))
    for name in list(broken.objects(None, DCAT.mediaType)):
        broken.remove((name, RDF.type, None))
    assert not pyshacl.validate(broken, shacl_graph=rules)[0]


def test_the_catalogue_has_each_file_with_its_hash() -> None:
    graph = catalogue()
    checksum, value = URIRef("http://spdx.org/rdf/terms#checksum"), URIRef("http://spdx.org/rdf/terms#checksumValue")
    package = next(graph.subjects(DCTERMS.identifier, Literal("kindicators")))
    assert len(list(graph.objects(package, DCTERMS.hasPart))) == len(ki.tables())
    for name in ki.tables()["name"]:
        table = next(graph.subjects(DCTERMS.identifier, Literal(name)))
        assert (package, DCTERMS.hasPart, table) in graph
        file = graph.value(table, DCAT.distribution)
        content = (ROOT / "data" / f"{name}.csv").read_bytes()
        assert str(graph.value(file, DCAT.downloadURL)) == f"{BASE}/data/{name}.csv"
        assert str(graph.value(file, DCAT.byteSize)) == str(len(content))
        assert graph.value(graph.value(file, checksum), value) is not None
        assert hashlib.sha256(content).hexdigest() in MADE["dcat.jsonld"]


def test_a_base_gives_the_addresses_that_the_place_of_the_file_gives() -> None:
    placed = Graph().parse(data=files(DESCRIPTOR, LAST, BASE)["dcat.jsonld"], format="json-ld")
    assert set(placed.objects(None, DCAT.downloadURL)) == set(catalogue().objects(None, DCAT.downloadURL))


# CSV on the Web

READ: list[TableName] = [
    "nuclear_tests",
    "sanctions_votes",
    "sanctions_resolutions",
    "agreements",
    "agreement_parties",
    "actors",
]


def group(folder: Path) -> csvw.TableGroup:
    """Return some of the tables, with those that they refer to."""
    whole = csvw.CSVW(str(folder / "csv-metadata.json"), validate=True, strict=False)
    assert whole.warnings == []
    names = {f"{name}.csv" for name in (*READ, "sources")}
    whole.t.tables = [table for table in whole.t.tables if table.local_name in names]
    return whole.t


def test_csvw_reads_the_rows_that_are_loaded() -> None:
    tables = group(ROOT / "data").tabledict
    for name in READ:
        rows = list(tables[f"{name}.csv"].iterdicts(strict=True))
        assert [[None if v is None else str(v) for v in row.values()] for row in rows] == [
            [None if v is None else str(v) for v in row] for row in loaded(name)
        ]
        assert tables[f"{name}.csv"].check_primary_key()


def loaded(name: TableName) -> list[list[Any]]:
    """Return the rows of a table as `ki.load` gives them, with None for what is missing."""
    frame = ki.load(name).astype(object)
    return [list(row) for row in frame.where(frame.notna(), None).itertuples(index=False, name=None)]


def test_csvw_knows_every_column_and_reference() -> None:
    document = committed("data/csv-metadata.json")
    tables = {table["url"]: table["tableSchema"] for table in document["tables"]}
    for resource in DESCRIPTOR["resources"]:
        schema = tables[f"{resource['name']}.csv"]
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert [column["name"] for column in schema["columns"]] == list(fields)
        for column in schema["columns"]:
            assert column.get("schema:unitText") == fields[column["name"]].get("unit")
        assert schema["primaryKey"] == resource["schema"]["primaryKey"]
        assert len(schema["foreignKeys"]) == len(resource["schema"].get("foreignKeys", []))
    assert group(ROOT / "data").check_referential_integrity()


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("nuclear_tests", ",announced,", ",announced_twice,"),
        ("nuclear_tests", "2006-10-09,day,01:35:28", "9 October,day,01:35:28"),
        ("nuclear_tests", ",1,2006", ",-1,2006"),
        ("sanctions_votes", ",SUN,", ",SUNNY,"),
    ],
    ids=["a value that is not allowed", "no date", "below the minimum", "a reference to nothing"],
)
def test_csvw_finds_mistakes_by_the_description(tmp_path: Path, table: str, old: str, new: str) -> None:
    for name in (*(f"{name}.csv" for name in (*READ, "sources")), "csv-metadata.json"):
        shutil.copy(ROOT / "data" / name, tmp_path)
    file = tmp_path / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    broken = group(tmp_path)
    with pytest.raises(ValueError):
        list(broken.tabledict[f"{table}.csv"].iterdicts(strict=True))
        broken.check_referential_integrity()


# Citation, archive, software


def test_the_citation_file_fits_its_schema_and_says_what_cite_says() -> None:
    stated = citation() | {"date-released": str(citation()["date-released"])}
    jsonschema.validate(stated, committed("tests/schemas/cff-1.2.0.json"))
    (item,) = json.loads(ki.cite(format="csl-json"))
    assert stated["title"] == item["title"]
    assert stated["keywords"] == DESCRIPTOR["keywords"]
    assert stated["license"] == DESCRIPTOR["licenses"][0]["name"]


def test_the_archive_is_told_what_the_citation_says() -> None:
    stated = committed(".zenodo.json")
    assert (stated["upload_type"], stated["access_right"], stated["language"]) == ("dataset", "open", "eng")
    assert stated["title"] == citation()["title"]
    assert stated["description"] == citation()["abstract"]
    assert stated["creators"] == citation()["authors"]
    assert stated["license"] == citation()["license"]
    assert stated["publication_date"] == str(citation()["date-released"])


def test_the_software_is_described_in_terms_of_codemeta_and_as_its_project_says() -> None:
    stated = committed("codemeta.json")
    assert stated["@context"] == "https://w3id.org/codemeta/3.0"
    terms = committed("tests/schemas/codemeta-3.0.jsonld")["@context"]
    assert {key for key in stated if not key.startswith("@")} <= terms.keys()
    graph = Graph().parse(data=json.dumps(stated | {"@context": terms}), format="json-ld")
    assert (None, RDF.type, URIRef("http://schema.org/SoftwareSourceCode")) in graph
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    licenses = [address.rpartition("/")[2] for address in stated["license"]]
    assert " AND ".join(licenses) == project["license"]
    assert stated["runtimePlatform"] == f"Python {project['requires-python']}"
    assert [maker["name"] for maker in stated["author"]] == [author["name"] for author in project["authors"]]
