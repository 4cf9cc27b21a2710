import json
from typing import Any

from bilan.make.catalogue import make_catalogue
from bilan.model.records import replace
from bilan.plan.data.data_views import CatalogueView, CoverView, DataSetView, DistributionView, OriginView

ORIGIN = OriginView(
    titles={"en": "Fund", "fr": "Fonds"},
    url="https://example.org/en/",
    publisher={"": "The Fund"},
    publisher_url="https://example.org/",
    publisher_email="fund@example.org",
    licence={"": "CC BY 4.0"},
    licence_url="https://creativecommons.org/licenses/by/4.0/",
    modified="2021-09-29",
    languages=("en", "fr"),
)
JOBS = DataSetView(
    url="https://example.org/data/indicators/jobs.csv",
    titles={"en": "Jobs", "fr": "Emplois"},
    descriptions={"en": "Jobs created."},
    pages={"en": "https://example.org/en/indicators/jobs/"},
    distributions=(
        DistributionView(url="https://example.org/data/indicators/jobs.csv", media_type="text/csv"),
    ),
    covers=CoverView(starts="2016-01-01", ends="2021-09-29", countries=("NE",)),
    keywords={"en": "result", "fr": "résultat"},
)


def catalogue(*sets: DataSetView, origin: OriginView = ORIGIN) -> dict[str, Any]:
    view = CatalogueView(
        origin=origin,
        descriptions={"en": "All."},
        url="https://example.org/data/catalogue.jsonld",
        data_sets=sets,
        countries={"NE": {"en": "Niger", "fr": "Niger"}},
    )
    loaded: dict[str, Any] = json.loads(make_catalogue(view))
    return loaded


def test_every_word_carries_its_language_and_a_name_without_one_carries_none() -> None:
    made = catalogue(JOBS)

    assert made["dcat:dataset"][0]["dct:title"] == [
        {"@value": "Jobs", "@language": "en"},
        {"@value": "Emplois", "@language": "fr"},
    ]
    assert made["dct:publisher"]["foaf:name"] == [{"@value": "The Fund"}]


def test_a_data_set_says_where_it_can_be_had_and_in_what_form() -> None:
    [jobs] = catalogue(JOBS)["dcat:dataset"]

    [file] = jobs["dcat:distribution"]
    assert file["dcat:downloadURL"] == {"@id": "https://example.org/data/indicators/jobs.csv"}
    assert file["dcat:mediaType"]["@id"].endswith("/text/csv")
    assert file["dct:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}


def test_a_data_set_says_what_days_and_countries_it_speaks_of() -> None:
    made = catalogue(JOBS)

    [jobs] = made["dcat:dataset"]
    assert jobs["dct:temporal"]["dcat:endDate"] == {"@value": "2021-09-29", "@type": "xsd:date"}
    assert [one["@id"] for one in jobs["dct:spatial"]] == [one["@id"] for one in made["dct:spatial"]]
    assert made["dct:spatial"][0]["skos:notation"] == "NE"


def test_the_publisher_is_told_once_and_pointed_to() -> None:
    made = catalogue(JOBS)

    assert made["dcat:dataset"][0]["dct:publisher"] == {"@id": made["dct:publisher"]["@id"]}


def test_what_is_not_known_is_not_told() -> None:
    nobody = replace(ORIGIN, publisher=None, licence_url=None, modified=None)
    unseen = replace(JOBS, covers=CoverView(starts=None, ends=None, countries=()))

    made = catalogue(unseen, origin=nobody)

    assert not {"dct:publisher", "dct:license", "dct:modified", "dcat:contactPoint"} & made.keys()
    assert not {"dct:temporal", "dct:spatial"} & made["dcat:dataset"][0].keys()
