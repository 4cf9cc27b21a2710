import datetime as dt
from decimal import Decimal

import pytest

from bilan.load.entries.problems import read_entry
from bilan.load.items.item_facts import Shared, load_item
from bilan.load.items.item_schemas import ORIGINALS, FileEntry
from bilan.load.yaml.yaml_source import read_yaml
from bilan.model.content import (
    ChartChoice,
    Collection,
    Factsheet,
    Item,
    Money,
    Objective,
    Page,
    Project,
    Story,
    StoryKind,
)
from bilan.model.source import Span
from bilan.model.when import Precision, When
from bilan.model.words import EVERY_LANGUAGE

SHARED = Shared(
    key="a",
    folder="content/stories/a",
    original="en",
    editions={},
    updated=None,
    span=Span(path="content/stories/a/en.md"),
)


def item_of(collection: Collection, facts: str) -> Item:
    node = read_yaml("content/a.md", f"title: A\n{facts}").value
    assert node is not None
    loaded = read_entry(ORIGINALS[collection], node, ("en", "fr"))
    assert loaded.problems == ()
    assert loaded.value is not None
    return load_item(loaded.value, SHARED)


def test_every_item_has_what_all_share() -> None:
    item = item_of(Collection.PAGES, "")

    assert (item.key, item.folder, item.original) == ("a", "content/stories/a", "en")
    assert item.span == SHARED["span"]


def test_a_story_has_its_facts() -> None:
    story = item_of(
        Collection.STORIES,
        "kind: news\ndate: ~2018-04\nobjectives: [b, a]\ncountries: [NO, GH]\nregions: [r]\ntopics: [t]\n"
        "projects: [p]\nimage: a.jpg\nfeatured: true\n",
    )

    assert isinstance(story, Story)
    assert story.kind is StoryKind.NEWS
    assert story.date == When(day=dt.date(2018, 4, 30), precision=Precision.MONTH, is_about=True)
    assert (story.objectives, story.countries, story.regions) == (("b", "a"), ("NO", "GH"), ("r",))
    assert (story.topics, story.projects, story.image, story.is_featured) == (("t",), ("p",), "a.jpg", True)


def test_what_a_story_leaves_out_is_empty() -> None:
    story = item_of(Collection.STORIES, "kind: story\ndate: 2021-09-29\n")

    assert isinstance(story, Story)
    assert (story.objectives, story.countries, story.regions, story.topics, story.projects) == (
        (),
        (),
        (),
        (),
        (),
    )
    assert (story.image, story.is_featured) == (None, False)


def test_an_objective_has_its_facts() -> None:
    objective = item_of(
        Collection.OBJECTIVES,
        "order: 2\ncounters: [b, a]\ncharts: [{indicator: a, by: country}, {indicator: b}]\ntopics: [t]\n",
    )

    assert isinstance(objective, Objective)
    assert (objective.order, objective.counters, objective.topics) == (2, ("b", "a"), ("t",))
    assert objective.charts == (ChartChoice(indicator="a", by="country"), ChartChoice(indicator="b", by=None))


def test_a_project_has_its_facts() -> None:
    project = item_of(
        Collection.PROJECTS,
        "contribution: {amount: 1500000.50, currency: EUR, funder: The fund}\nfrom: 2009\nto: 2011-05\n"
        "partners: [An agency, {fr: Un ministère}]\nwebsite: https://example.org/\nresults: [a]\n",
    )

    assert isinstance(project, Project)
    assert project.contribution == Money(amount=Decimal("1500000.50"), currency="EUR")
    assert project.funder == {EVERY_LANGUAGE: "The fund"}
    assert project.starts == When(day=dt.date(2009, 12, 31), precision=Precision.YEAR)
    assert project.ends == When(day=dt.date(2011, 5, 31), precision=Precision.MONTH)
    assert project.partners == ({EVERY_LANGUAGE: "An agency"}, {"fr": "Un ministère"})
    assert (project.website, project.results) == ("https://example.org/", ("a",))


def test_a_project_without_an_end_is_ongoing() -> None:
    project = item_of(Collection.PROJECTS, "contribution: {amount: 1, currency: EUR}\nfrom: 2009\n")

    assert isinstance(project, Project)
    assert (project.ends, project.funder) == (None, None)


def test_a_factsheet_has_its_facts_and_a_pdf_where_nothing_else_is_said() -> None:
    with_pdf = item_of(Collection.FACTSHEETS, "as_of: 2021-09-29\nheadline: [a]\ncountries: [GH]\n")
    without = item_of(Collection.FACTSHEETS, "as_of: 2021-09-29\npdf: false\n")

    assert isinstance(with_pdf, Factsheet)
    assert isinstance(without, Factsheet)
    assert (with_pdf.as_of.day, with_pdf.headline) == (dt.date(2021, 9, 29), ("a",))
    assert (with_pdf.has_pdf, without.has_pdf) == (True, False)


def test_a_page_is_led_to_from_the_foot_of_all_pages_where_nothing_else_is_said() -> None:
    plain = item_of(Collection.PAGES, "")
    told = item_of(Collection.PAGES, "order: 3\nin_menu: true\nin_footer: false\n")

    assert isinstance(plain, Page)
    assert isinstance(told, Page)
    assert (plain.order, plain.in_menu, plain.in_footer) == (0, False, True)
    assert (told.order, told.in_menu, told.in_footer) == (3, True, False)


def test_an_entry_of_no_collection_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        load_item(FileEntry(title="A"), SHARED)
