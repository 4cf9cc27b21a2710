import pytest

from bilan.load.site import load_site
from bilan.model.site import Site
from bilan.model.source import Span, problem
from tests.load.trees import tree_of

WHOLE = """
== content/topics.yaml ==
protection: {name: {en: Protection, fr: Protection}}
== content/indicators/protected.yaml ==
name: {en: Migrants protected, fr: Migrants protégés}
unit: people
counting: cumulative
objective: education
observations: [{as_of: 2021-09-29, value: 300}]
== content/objectives/education/en.md ==
---
title: Education
order: 1
counters: [protected]
---
Schools.
== content/projects/water/en.md ==
---
title: Water
contribution: {amount: 1, currency: EUR}
from: 2017
---
Wells.
== content/factsheets/results/fr.md ==
---
title: Résultats
as_of: 2021-09-29
headline: [protected]
---
En chiffres.
== content/pages/about/en.md ==
---
title: About
---
Who we are.
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
image: faustina.jpg
image_alt: Faustina at her machine
topics: [protection]
---
More than [[figure protected]] people. See [the water project](projects:water).
== content/stories/faustina/faustina.jpg ==
bytes
"""


def site_of(text: str) -> Site:
    loaded = load_site(tree_of(text))
    assert loaded.problems == ()
    assert loaded.value is not None
    return loaded.value


def codes_of(text: str) -> list[str]:
    return [one.code for one in load_site(tree_of(text)).problems]


def test_a_site_holds_everything_that_was_written_by_key() -> None:
    site = site_of(WHOLE)

    assert site.settings.languages == ("en", "fr")
    assert list(site.topics) == ["protection"]
    assert list(site.indicators) == ["protected"]
    assert list(site.objectives) == ["education"]
    assert list(site.projects) == ["water"]
    assert list(site.factsheets) == ["results"]
    assert list(site.pages) == ["about"]
    assert list(site.stories) == ["faustina"]
    assert list(site.pictures) == ["content/stories/faustina/faustina.jpg"]


def test_a_site_may_have_nothing_but_settings() -> None:
    site = site_of("")

    assert (site.stories, site.topics, site.indicators, site.pictures) == ({}, {}, {}, {})


def test_files_that_could_not_be_read_come_first() -> None:
    tree = tree_of("== content/pages/a/en.md ==\nno front matter")
    unread = problem("not-utf8", Span(path="content/pages/b/en.md"), "the file is no UTF-8")
    tree = type(tree)(files=tree.files, blobs=tree.blobs, problems=(unread,))

    found = load_site(tree).problems

    assert [one.code for one in found] == ["not-utf8", "front-matter-missing"]


def test_one_broken_item_hides_no_other() -> None:
    broken = "== content/stories/a/en.md ==\n---\ntitle: A\nkind: news\ndate: soon\n---\nText.\n"

    loaded = load_site(tree_of(broken + broken.replace("/a/", "/b/").replace("soon", "later") + WHOLE))

    assert loaded.value is not None
    assert list(loaded.value.stories) == ["faustina"]
    assert [(one.code, one.span.path) for one in loaded.problems] == [
        ("date-not-iso", "content/stories/a/en.md"),
        ("date-not-iso", "content/stories/b/en.md"),
    ]


def test_a_broken_indicator_hides_no_item() -> None:
    codes = codes_of(
        WHOLE.replace("counting: cumulative", "counting: sideways").replace("title: About", "titel: About")
    )

    assert codes == ["unknown-choice", "missing-key", "unknown-key"]


BROKEN_SETTINGS = "== content/site.yaml ==\nname: {en: A site}\nlanguages: [en, fr]\n"


def test_without_settings_there_is_no_site() -> None:
    loaded = load_site(tree_of(BROKEN_SETTINGS + WHOLE))

    assert loaded.value is None
    assert [one.code for one in loaded.problems] == ["missing-key"]
    assert loaded.problems[0].span.path == "content/site.yaml"


def test_without_settings_the_problems_of_items_and_indicators_are_told_all_the_same() -> None:
    broken = WHOLE.replace("kind: story", "kind: storry").replace("value: 300", 'value: "3,00"')

    codes = codes_of(BROKEN_SETTINGS + broken)

    assert codes == ["missing-key", "number-not-plain", "unknown-choice"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit: people", "unit: wells"),
        ("topics: [protection]", "regions: [sahel]"),
        ("value: 300}", "value: 300, by: {status: {refugee: 300}}}"),
        ("{en: Migrants protected, fr: Migrants protégés}", "{en: Migrants protected}"),
        ("{en: Migrants protected, fr: Migrants protégés}", "{nl: Beschermde migranten}"),
    ],
)
def test_without_settings_nothing_is_blamed_for_what_may_stand_in_them(old: str, new: str) -> None:
    assert codes_of(BROKEN_SETTINGS + WHOLE.replace(old, new)) == ["missing-key"]


def test_the_same_tree_gives_the_same_site() -> None:
    assert load_site(tree_of(WHOLE)) == load_site(tree_of(WHOLE))
