"""DCAT-AP 3: a catalogue with the package and each of its tables, for data portals (``dcat.jsonld``).

Addresses are relative to the file, as JSON-LD allows; with a base they are made absolute by it. Where the profile
wants a term of a vocabulary of the European Union, it is one.
"""

from __future__ import annotations

from kindicators.authoring.catalogues import said
from kindicators.authoring.catalogues.said import Item

AUTHORITY = "http://publications.europa.eu/resource/authority"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
COUNTRIES = ("KOR", "PRK")
THEMES = {"INTR": "International issues", "GOVE": "Government and public sector"}


def document(descriptor: Item, base: str = "") -> Item:
    """Return the catalogue of a version; `base` is the address of the folder with the descriptor, if it has one."""
    resources = descriptor["resources"]
    return {
        "@context": CONTEXT | ({"@base": f"{base.rstrip('/')}/dcat.jsonld"} if base else {}),
        "@id": "#catalogue",
        "@type": "dcat:Catalog",
        **_named(descriptor["title"], descriptor["description"]),
        **_common(descriptor),
        "dcat:themeTaxonomy": _term("data-theme", "skos:ConceptScheme") | {"dct:title": _text("Data theme")},
        "dcat:dataset": [_package(descriptor), *(_table(descriptor, item) for item in resources)],
    }


def _package(descriptor: Item) -> Item:
    return said.known(
        {
            "@id": "#package",
            "@type": "dcat:Dataset",
            **_named(descriptor["title"], descriptor["description"]),
            **_dataset(descriptor),
            "dct:identifier": descriptor["name"],
            "dcat:keyword": [_text(word) for word in descriptor["keywords"]],
            "dct:temporal": _period(descriptor),
            "dct:hasPart": [{"@id": _id(item)} for item in descriptor["resources"]],
            "dcat:distribution": {
                "@id": "#package-file",
                "@type": "dcat:Distribution",
                "dct:title": _text("Data Package"),
                "dcat:accessURL": {"@id": "datapackage.json"},
                "dct:license": _licence(descriptor),
                "dct:conformsTo": {"@id": descriptor["$schema"], "@type": "dct:Standard"},
                "dct:format": _term("file-type/JSON", "dct:MediaTypeOrExtent"),
                "dcat:mediaType": _media_type("application/json"),
            },
        }
    )


def _table(descriptor: Item, item: Item) -> Item:
    return said.known(
        {
            "@id": _id(item),
            "@type": "dcat:Dataset",
            **_named(item["title"], item["description"]),
            **_dataset(descriptor),
            "dct:identifier": item["name"],
            "dct:temporal": _period(item),
            "dct:isPartOf": {"@id": "#package"},
            "dcat:distribution": {
                "@id": f"{_id(item)}-file",
                "@type": "dcat:Distribution",
                "dct:title": _text(item["title"]),
                "dcat:accessURL": {"@id": item["path"]},
                "dcat:downloadURL": {"@id": item["path"]},
                "dct:license": _licence(descriptor),
                "dct:format": _term("file-type/CSV", "dct:MediaTypeOrExtent"),
                "dcat:mediaType": _media_type(item["mediatype"]),
                "dcat:byteSize": {"@value": str(item["bytes"]), "@type": "xsd:nonNegativeInteger"},
                "spdx:checksum": {
                    "@type": "spdx:Checksum",
                    "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256", "@type": "spdx:ChecksumAlgorithm"},
                    "spdx:checksumValue": {"@value": said.sha256(item), "@type": "xsd:hexBinary"},
                },
            },
        }
    )


def _common(descriptor: Item) -> Item:
    """Return what holds of the catalogue and of each dataset in it."""
    maker = {"@id": "#maker", "@type": "foaf:Agent", "foaf:name": descriptor["contributors"][0]["title"]}
    day = {"@value": said.day(descriptor), "@type": "xsd:date"}
    return {
        "dct:publisher": maker,
        "dct:creator": {"@id": "#maker"},
        "dct:issued": day,
        "dct:modified": day,
        "dct:language": _term("language/ENG", "dct:LinguisticSystem"),
        "dct:spatial": [_term(f"country/{country}", "dct:Location") for country in COUNTRIES],
    }


def _dataset(descriptor: Item) -> Item:
    return _common(descriptor) | {
        "dcat:version": descriptor["version"],
        "dct:accessRights": _term("access-right/PUBLIC", "dct:RightsStatement"),
        "dct:accrualPeriodicity": _term("frequency/IRREG", "dct:Frequency"),
        "dcat:theme": [
            _term(f"data-theme/{code}", "skos:Concept") | {"skos:prefLabel": _text(label)}
            for code, label in THEMES.items()
        ],
    }


def _named(title: str, description: str) -> Item:
    return {"dct:title": _text(title), "dct:description": _text(description)}


def _text(text: str) -> Item:
    return {"@value": text, "@language": "en"}


def _period(item: Item) -> Item | None:
    if "temporal" not in item:
        return None
    days = {key: {"@value": item["temporal"][key], "@type": "xsd:date"} for key in ("start", "end")}
    return {"@type": "dct:PeriodOfTime", "dcat:startDate": days["start"], "dcat:endDate": days["end"]}


def _media_type(name: str) -> Item:
    return {"@id": f"https://www.iana.org/assignments/media-types/{name}", "@type": "dct:MediaType"}


def _licence(descriptor: Item) -> Item:
    return {"@id": said.license_url(descriptor), "@type": "dct:LicenseDocument"}


def _term(path: str, kind: str) -> Item:
    """Return a term of the Union's vocabularies with its class, which the profile asks for."""
    return {"@id": f"{AUTHORITY}/{path}", "@type": kind}


def _id(item: Item) -> str:
    return f"#{item['name']}"
