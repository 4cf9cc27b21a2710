"""The catalogue of all data sets, for portals that gather them."""

from __future__ import annotations

from collections.abc import Mapping

from bilan.make.json_text import Json, filled, write_json
from bilan.model.words import EVERY_LANGUAGE, Words
from bilan.plan.data.data_views import CatalogueView, DataSetView, OriginView

_NAMES: Mapping[str, Json] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_LANGUAGE = "http://id.loc.gov/vocabulary/iso639-1/"
_MEDIA_TYPE = "https://www.iana.org/assignments/media-types/"


def make_catalogue(view: CatalogueView) -> bytes:
    """Return the catalogue of all data sets as JSON-LD. Source: W3C DCAT, version 3."""
    origin = view.origin
    catalogue: dict[str, Json] = {
        "@context": _NAMES,
        "@id": view.url,
        "@type": "dcat:Catalog",
        "dct:title": _marked(origin.titles),
        "dct:description": _marked(view.descriptions),
        "foaf:homepage": {"@id": origin.url},
        "dct:language": [{"@id": f"{_LANGUAGE}{one}"} for one in origin.languages],
        **_whole_terms(view),
        "dcat:dataset": [_data_set(one, view) for one in view.data_sets],
    }
    return write_json(filled(catalogue))


def _data_set(view: DataSetView, catalogue: CatalogueView) -> Json:
    period = {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _day(view.covers.starts),
        "dcat:endDate": _day(view.covers.ends),
    }
    return filled(
        {
            "@id": view.url,
            "@type": "dcat:Dataset",
            "dct:identifier": view.url,
            "dct:title": _marked(view.titles),
            "dct:description": _marked(view.descriptions),
            "dcat:keyword": _marked(view.keywords),
            "dcat:landingPage": [{"@id": url} for url in view.pages.values()],
            "dct:temporal": filled(period) if view.covers.ends else None,
            "dct:spatial": [{"@id": _place(code, catalogue)} for code in view.covers.countries],
            **_terms(catalogue.origin),
            "dcat:distribution": [
                filled(
                    {
                        "@id": one.url,
                        "@type": "dcat:Distribution",
                        "dcat:accessURL": {"@id": one.url},
                        "dcat:downloadURL": {"@id": one.url},
                        "dcat:mediaType": {"@id": f"{_MEDIA_TYPE}{one.media_type}"},
                        "dct:license": _reference(catalogue.origin.licence_url),
                    }
                )
                for one in view.distributions
            ],
        }
    )


def _whole_terms(view: CatalogueView) -> dict[str, Json]:
    """Return the terms of the catalogue, with all that its data sets only point to."""
    origin = view.origin
    publisher: dict[str, Json] = {
        "@id": _publisher(origin),
        "@type": "foaf:Organization",
        "foaf:name": _marked(origin.publisher or {}),
        "foaf:homepage": _reference(origin.publisher_url),
        "foaf:mbox": _reference(f"mailto:{origin.publisher_email}" if origin.publisher_email else None),
    }
    places: list[Json] = [
        {
            "@id": _place(code, view),
            "@type": "dct:Location",
            "skos:notation": code,
            "skos:prefLabel": _marked(names),
        }
        for code, names in view.countries.items()
    ]
    shared = _terms(origin)
    return {**shared, "dct:publisher": filled(publisher) if origin.publisher else None, "dct:spatial": places}


def _terms(origin: OriginView) -> dict[str, Json]:
    """Return who publishes, on what terms and as of when."""
    contact: Json = None
    if origin.publisher and origin.publisher_email:
        contact = {
            "@type": "vcard:Organization",
            "vcard:fn": _marked(origin.publisher),
            "vcard:hasEmail": {"@id": f"mailto:{origin.publisher_email}"},
        }
    return {
        "dct:publisher": _reference(_publisher(origin)) if origin.publisher else None,
        "dcat:contactPoint": contact,
        "dct:license": _reference(origin.licence_url),
        "dct:modified": _day(origin.modified),
    }


def _publisher(origin: OriginView) -> str:
    return f"{origin.url}#publisher"


def _place(code: str, catalogue: CatalogueView) -> str:
    return f"{catalogue.url}#{code}"


def _marked(words: Words) -> Json:
    """Return words as JSON-LD marks their language."""
    return [
        {"@value": text} if language == EVERY_LANGUAGE else {"@value": text, "@language": language}
        for language, text in words.items()
    ]


def _day(day: str | None) -> Json:
    return {"@value": day, "@type": "xsd:date"} if day else None


def _reference(url: str | None) -> Json:
    return {"@id": url} if url else None
