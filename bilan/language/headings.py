"""The headings that columns of a spreadsheet may have, as people write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bilan.language.words import slug_of

VALUE_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "indicator": ("indicator", "indicateur"),
    "as_of": ("as of", "date", "au", "situation au"),
    "from": ("from", "du", "depuis"),
    "value": ("value", "valeur"),
    "absent": ("absent", "missing", "manquant"),
    "qualifier": ("qualifier", "qualificatif"),
    "note": ("note", "remark", "remarque"),
    "name": ("name", "measures", "nom", "mesure"),
    "unit": ("unit", "unité"),
    "objective": ("objective", "objectif"),
    "kind": ("kind", "nature"),
    "counting": ("counting", "comptage"),
}
"""What a table of indicator values may hold, to the headings of its column; dimensions have their own."""

DIMENSION_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "country": ("country", "pays"),
    "region": ("region", "région"),
    "sex": ("sex", "sexe"),
    "age": ("age", "âge"),
}
"""The ways to break a figure down that every site has; those that a site adds are headed by their key."""

PROJECT_HEADINGS: Mapping[str, tuple[str, ...]] = {
    "key": ("id", "key", "clé", "identifiant", "référence"),
    "title": ("title", "titre", "intitulé"),
    "summary": ("summary", "résumé"),
    "amount": ("contribution", "amount", "montant"),
    "currency": ("currency", "devise"),
    "funder": ("funder", "bailleur", "financé par"),
    "from": ("from", "started", "start", "début", "date de début"),
    "adopted": ("adopted", "adoption", "adopté", "date d’adoption"),
    "to": ("to", "ended", "end", "fin", "date de fin"),
    "objectives": ("objectives", "objective", "objectifs", "objectif"),
    "countries": ("countries", "country", "pays"),
    "regions": ("regions", "region", "régions", "région"),
    "topics": ("topics", "topic", "thèmes", "thème"),
    "partners": ("partners", "partner", "partenaires", "partenaire"),
    "website": ("website", "site web"),
    "results": ("results", "indicators", "résultats", "indicateurs"),
    "language": ("language", "langue"),
}
"""What a table of projects may hold. An amount may name its currency, as in `contribution (EUR)`."""


def plain_heading(heading: str) -> str:
    """Return a heading as headings are compared: `Contribution (EUR)` and `contribution_eur` are the same."""
    return slug_of(heading.replace("_", " "))


def columns_of(headings: Sequence[str], known: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[int, ...]]:
    """Return where each thing that a table may hold stands, by column counted from 0.

    Two columns of one meaning are both named, so that the table can be refused.
    """
    meanings = {plain_heading(one): name for name, ones in known.items() for one in (name, *ones)}
    found: dict[str, tuple[int, ...]] = {}
    for column, heading in enumerate(headings):
        name = meanings.get(plain_heading(heading))
        if name is not None:
            found[name] = (*found.get(name, ()), column)
    return found
