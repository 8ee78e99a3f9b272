"""Croissant 1.1: the tables as record sets, for tools of machine learning (``croissant.json``).

A column of a table is a field; what it refers to, and the values that it allows, are record sets that it references. A
reference of a table to itself is left out: mlcroissant, which joins what is referenced, cannot read a record set that
depends on itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from kindicators.authoring.catalogues import said
from kindicators.authoring.catalogues.said import Item

SPECIFICATION = "http://mlcommons.org/croissant/1.1"
TYPES = {"string": "sc:Text", "date": "sc:Date", "number": "sc:Float", "integer": "sc:Integer", "boolean": "sc:Boolean"}
# That of the specification (appendix 1), with the languages of texts as mlcroissant 1.1 wants them.
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "annotation": "cr:annotation",
    "arrayShape": "cr:arrayShape",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "containedIn": "cr:containedIn",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "description": {"@container": "@language"},
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "excludes": "cr:excludes",
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isArray": "cr:isArray",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "name": {"@container": "@language"},
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "readLines": "cr:readLines",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "sdVersion": "cr:sdVersion",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
    "unArchive": "cr:unArchive",
}


def document(descriptor: Item, base: str = "") -> Item:
    """Return the Croissant description of a version; `base` is the address of the dataset's page, if it has one."""
    resources = descriptor["resources"]
    values = _enumerations(resources)
    return said.known(
        {
            "@context": CONTEXT,
            "@type": "sc:Dataset",
            "conformsTo": SPECIFICATION,
            "name": descriptor["name"],
            "alternateName": descriptor["title"],
            "description": descriptor["description"],
            "url": base or None,
            "license": said.license_url(descriptor),
            "creator": said.makers(descriptor),
            "publisher": said.makers(descriptor),
            "keywords": descriptor["keywords"],
            "version": _semantic(descriptor["version"]),
            "datePublished": said.day(descriptor),
            "dateModified": said.day(descriptor),
            "inLanguage": "en",
            "temporalCoverage": said.interval(descriptor),
            "isLiveDataset": False,
            "citeAs": said.cited(descriptor, "bibtex"),
            "distribution": [_file(item) for item in resources],
            "recordSet": [
                *(_record_set(item, values) for item in resources),
                *(_enumeration(name, meanings) for meanings, name in values.items()),
            ],
        }
    )


def _semantic(version: str) -> str:
    """Return a version as Semantic Versioning writes it, which wants a hyphen before the mark of an unreleased one."""
    return version.replace(".dev", "-dev")


def _file(item: Item) -> Item:
    return {
        "@type": "cr:FileObject",
        "@id": f"{item['name']}.csv",
        "name": f"{item['name']}.csv",
        "description": item["title"],
        "contentUrl": item["path"],
        "contentSize": said.size(item),
        "encodingFormat": item["mediatype"],
        "sha256": said.sha256(item),
    }


Meanings = tuple[tuple[str, str], ...]
"""Allowed values with what they mean."""


def _meanings(field: Item) -> Meanings:
    return tuple((category["value"], category["label"]) for category in field.get("categories", []))


def _enumerations(resources: list[Item]) -> dict[Meanings, str]:
    """Return each list of allowed values once, with the name of its record set: that of the first column with it."""
    named: dict[Meanings, str] = {}
    for item in resources:
        for field in item["schema"]["fields"]:
            if "categories" in field:
                named.setdefault(_meanings(field), f"{item['name']}.{field['name']}.values")
    return named


def _record_set(item: Item, values: dict[Meanings, str]) -> Item:
    name, schema = item["name"], item["schema"]
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": f"{item['title']}. {item['description']}",
        "key": [{"@id": f"{name}/{key}"} for key in schema["primaryKey"]],
        "field": list(_fields(item, values)),
    }


def _fields(item: Item, values: dict[Meanings, str]) -> Iterator[Item]:
    name, references = item["name"], said.references(item)
    for field in item["schema"]["fields"]:
        referenced = None
        if field["name"] in references and references[field["name"]][0] != name:
            referenced = "/".join(references[field["name"]])
        elif "categories" in field:
            referenced = f"{values[_meanings(field)]}/name"
        yield said.known(
            {
                "@type": "cr:Field",
                "@id": f"{name}/{field['name']}",
                "name": field["name"],
                "description": field["description"],
                "dataType": TYPES[field["type"]],
                "unitText": field.get("unit"),
                "source": {"fileObject": {"@id": f"{name}.csv"}, "extract": {"column": field["name"]}},
                "references": {"field": {"@id": referenced}} if referenced else None,
            }
        )


def _enumeration(name: str, meanings: Meanings) -> Item:
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{name}/name"},
        "field": [
            {"@type": "cr:Field", "@id": f"{name}/{part}", "name": part, "dataType": "sc:Text"}
            for part in ("name", "description")
        ],
        "data": [{f"{name}/name": value, f"{name}/description": meaning} for value, meaning in meanings],
    }
