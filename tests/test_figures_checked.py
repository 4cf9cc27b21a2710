"""Figures that do not fit what is said of them, or each other, through the whole build."""

from __future__ import annotations

import datetime as dt

import pytest

from bilan.bake import Kitchen
from bilan.disk.store import MemoryStore
from bilan.disk.tree import read_blob, read_tree
from bilan.model.codes import Severity
from bilan.model.source import Diagnostic, SourceTree
from bilan.pipeline import Order, build
from tests.load.trees import SETTINGS, tree_of_files
from tests.sample import FOLDERS
from tests.sites import MakeSite, make_site

ABOUT_MONEY = """
name: {{en: "{name_en}", fr: "{name_fr}"}}
unit: EUR
kind: budget
counting: latest
observations:
  - {{as_of: ~2018-04, value: {value}}}
"""
EXACT = ABOUT_MONEY.format(
    name_en="Resources of the Fund", name_fr="Ressources du Fonds", value="3390000000, qualifier: about"
)
HEADLINE = ABOUT_MONEY.format(
    name_en="Resources of the Fund, headline", name_fr="Ressources du Fonds, en titre", value="3300000000"
)
"""What one factsheet said of the same money, in its text and in its headline."""

BOTH = (
    f"== content/indicators/fund-resources.yaml ==\n{EXACT}\n"
    f"== content/indicators/headline-resources.yaml ==\n{HEADLINE}\n"
)
STORY = """
== content/indicators/people.yaml ==
name: {{en: People, fr: Personnes}}
unit: people
counting: cumulative
observations:
  - {{as_of: 2020-05-06, value: 147629}}
  - {{as_of: 2021-09-29, value: 295998}}
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
{facts}
---
{text}
"""


@pytest.fixture
def site() -> MakeSite:
    return make_site


def test_one_fact_with_two_values_is_told_at_both_places_and_keeps_nobody_from_publishing(
    site: MakeSite,
) -> None:
    built = site(BOTH)

    [found] = built.problems
    assert (found.code, found.severity) == ("two-values", Severity.WARNING)
    assert "about 3 390 000 000 and 3 300 000 000 EUR" in found.what
    assert {one.path for one in (found.span, *found.also)} == {
        "content/indicators/fund-resources.yaml",
        "content/indicators/headline-resources.yaml",
    }
    assert built.publishable


def test_a_site_may_refuse_to_be_published_with_two_values(site: MakeSite) -> None:
    built = site(f"== content/site.yaml ==\n{SETTINGS}severities: {{two-values: error}}\n{BOTH}")

    assert not built.publishable


def test_the_sample_content_tells_each_fact_once_and_a_second_value_of_one_would_be_found() -> None:
    tree = read_tree(FOLDERS)
    headline = tree_of_files({"content/indicators/headline.yaml": HEADLINE}).files
    added = SourceTree(
        files={
            **tree.files,
            "content/indicators/headline.yaml": headline["content/indicators/headline.yaml"],
        },
        blobs=tree.blobs,
        problems=(),
    )

    assert [one.code for one in problems_of(tree)] == []
    [found] = problems_of(added)
    assert (found.code, found.span.path) == (
        "two-values",
        "content/indicators/partners-factsheet/resources.yaml",
    )


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("So far more than [[figure people]] people.", ("phrase-not-true",)),
        ("So far more than [[figure people floor=1000]] people.", ()),
        ("So far almost [[figure people floor=1000]] people.", ("phrase-not-true",)),
        ("In May 2020, more than [[figure people as-of=2020-05-06 floor=1000]] people.", ()),
        ("More than the [[figure people as-of=2020-05-06]] people of 2020.", ()),
    ],
)
def test_a_false_phrase_keeps_the_site_from_being_published(
    site: MakeSite, text: str, codes: tuple[str, ...]
) -> None:
    built = site(STORY.format(facts="", text=text))

    assert built.codes == codes
    assert built.publishable is not bool(codes)


def test_a_false_phrase_cannot_be_waived(site: MakeSite) -> None:
    built = site(
        STORY.format(facts="allow: [phrase-not-true: we like it]", text="Over [[figure people]] people.")
    )

    assert not built.publishable


def test_a_false_phrase_in_a_draft_does_not_matter_yet(site: MakeSite) -> None:
    built = site(STORY.format(facts="status: draft", text="Over [[figure people]] people."))

    assert built.publishable


def problems_of(tree: SourceTree) -> tuple[Diagnostic, ...]:
    """Return the problems of content as it is built on a day after all that it tells."""
    kitchen = Kitchen(
        store=MemoryStore(),
        program="",
        fetch=lambda blob: read_blob(FOLDERS, blob),
        tell=lambda done, of: None,
    )
    return build(
        tree, Order(now=dt.datetime(2022, 7, 1, tzinfo=dt.UTC), makes_search=False), kitchen
    ).problems
