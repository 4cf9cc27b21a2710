"""The pages with items in two languages, as reviewers find them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bilan.desk.pages import Desk, answer_desk
from bilan.model.content import Collection
from bilan.plan.context import items_of
from tests.desk.test_pages import desk_of
from tests.review.desks import desk_over, page_of

TEXT = """
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
countries: [GH]
original: en
---
It has 12 wells & 45 <women>.

## The end

See [our wells](https://example.org/) and [hers](stories:faustina).
== content/stories/faustina/fr.md ==
---
title: "Faustina rentre: enfin"
---
Il a 12 puits et 46 <femmes>.

## La fin
== content/stories/marie/fr.md ==
---
title: Marie
kind: story
date: 2021-10-01
---
Elle.
"""
PAIR = "/_desk/en/pairs/stories/faustina/"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return desk_over(TEXT)


def test_the_list_tells_how_each_item_stands_in_each_language_newest_first(desk: Desk) -> None:
    page = page_of(desk, "/_desk/en/pairs/")

    assert page.rows == (
        ("Marie", "English Missing", "French Original", "none"),
        ("Faustina comes home", "English Original", "French Not marked", "Problems 3"),
    )


def test_the_list_speaks_the_language_of_the_page(desk: Desk) -> None:
    page = page_of(desk, "/_desk/fr/pairs/")

    assert page.rows[1][:3] == ("Faustina rentre: enfin", "Anglais Original", "Français Non marquée")


def test_each_side_is_in_its_own_language_and_the_page_in_that_of_its_address(desk: Desk) -> None:
    page = page_of(desk, "/_desk/fr/pairs/stories/faustina/")

    assert page.language == "fr"
    assert {one.get("lang") for one in page.all("div.pair-words")} == {"en", "fr"}
    assert page.words("//thead") == "Partie English Original Français Non marquée Notes"


def test_each_text_is_set_as_its_own_page_sets_it(desk: Desk) -> None:
    page = page_of(desk, PAIR)

    assert "It has 12a (figure a) wells & 45≠b (figure b, which differs) <women>." in page.text
    assert "Il a 12a (figure a) puits et 46≠b (figure b, which differs) <femmes>." in page.text


def test_a_row_without_counterpart_says_so_in_words(desk: Desk) -> None:
    page = page_of(desk, PAIR)

    last = page.rows[-1]
    assert last[0] == "Paragraph 3"
    assert last[2].endswith("Nothing here in this language.")
    assert last[3] == "In one language alone"


def test_what_wants_a_look_is_led_to_from_above(desk: Desk) -> None:
    page = page_of(desk, PAIR)

    jumps = page.links("ul.pair-jumps a")
    assert [one.words for one in jumps] == ["Paragraph 1", "Paragraph 3"]
    assert {one.url.removeprefix("#") for one in jumps} <= page.anchors


def test_every_anchor_is_there_once(desk: Desk) -> None:
    page = page_of(desk, PAIR)

    ids = re.findall(r' id="([^"]+)"', page.html)
    assert len(ids) == len(set(ids))


def test_a_missing_language_is_told_with_the_command_that_begins_it(desk: Desk) -> None:
    page = page_of(desk, "/_desk/en/pairs/stories/marie/")

    assert "python3 build.py translate marie --language en" in page.text
    assert page.words("//thead") == "Part Français Original Notes"


def test_the_page_leads_to_the_same_as_one_file(desk: Desk) -> None:
    [save] = page_of(desk, PAIR).all("a.pair-save")

    assert save.get("href") == f"{PAIR}en_fr/file/"
    assert save.get("download") == "faustina.en-fr.html"


def test_the_file_asks_for_nothing_and_leads_nowhere_but_to_other_websites(desk: Desk) -> None:
    page = page_of(desk, f"{PAIR}en_fr/file/")

    assert not page.all("script, link, img, iframe")
    assert {one for one in page.addresses if not one.startswith("#")} == {"https://example.org/"}
    assert "@import" not in page.html
    assert "url(" not in page.html


def test_the_file_says_all_that_the_page_says(desk: Desk) -> None:
    assert page_of(desk, f"{PAIR}en_fr/file/").rows == page_of(desk, PAIR).rows


def test_nothing_that_is_written_becomes_a_part_of_the_page() -> None:
    evil = "<script>alert(1)</script> [x](javascript:alert(2)) ![y](z.jpg) </style>"
    page = page_of(
        desk_over(
            "== content/stories/a/en.md ==\n---\ntitle: <script>alert(0)</script>\nkind: story\n"
            f"date: 2021-09-29\noriginal: en\n---\n{evil}\n"
            f"== content/stories/a/fr.md ==\n---\ntitle: </title>\n---\n{evil}\n"
        ),
        "/_desk/en/pairs/stories/a/en_fr/file/",
    )

    assert not page.all("script")
    assert not [one for one in page.addresses if not one.startswith("#")]
    assert page.title == "<script>alert(0)</script>"
    assert len(page.all("style")) == 1


def test_every_item_of_the_sample_can_be_laid_side_by_side() -> None:
    desk = desk_of(Path(__file__).resolve().parents[2] / "content")
    keys = [(one.value, key) for one in Collection for key in items_of(desk.context.written, one)]

    for collection, key in keys:
        page = page_of(desk, f"/_desk/fr/pairs/{collection}/{key}/")
        assert len(page.all("tr.pair-row")) > 1, key

    assert len(keys) > 40


def test_the_file_is_the_same_bytes_each_time(desk: Desk) -> None:
    first, second = (answer_desk(desk, f"{PAIR}en_fr/file/").data for _ in range(2))

    assert first == second


@pytest.mark.parametrize(
    "path",
    [
        "/_desk/en/pairs/stories/",
        "/_desk/en/pairs/stories/nobody/",
        "/_desk/en/pairs/nothing/faustina/",
        "/_desk/en/pairs/stories/faustina/en_de/",
        "/_desk/en/pairs/stories/faustina/en_fr/file/more/",
    ],
)
def test_pairs_that_are_not_there_are_not_found(desk: Desk, path: str) -> None:
    assert answer_desk(desk, path).status == 404


def test_of_three_languages_each_two_can_be_laid_beside_each_other() -> None:
    settings = "name: {en: A, fr: B, de: C}\nbase_url: https://example.org/\nlanguages: [en, fr, de]\n"
    german = "== content/stories/faustina/de.md ==\n---\ntitle: Faustina kommt\n---\nEs hat 12 Brunnen.\n"
    desk = desk_over(f"== content/site.yaml ==\n{settings}{TEXT}{german}", "de")

    page = page_of(desk, f"{PAIR}fr_de/")

    assert [one.words for one in page.links("p.pair-ways a")][1:] == [
        "English – Français",
        "English – Deutsch",
        "Français – Deutsch",
    ]
    assert "Figures are not compared" in page.text
