"""The picture that a link is shared with: its own, or one drawn with title, figure and language."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from tests.sites import Built, make_site

SITE = """
== content/indicators/protected.yaml ==
name: {en: Migrants protected, fr: Migrants protégés}
unit: people
counting: latest
observations:
  - as_of: 2021-09-29
    value: 295998
    qualifier: more-than
== content/indicators/places.yaml ==
name: {en: Places aimed at, fr: Places visées}
unit: places
kind: target
counting: latest
observations:
  - as_of: 2021-09-29
    value: 50000
== content/indicators/later.yaml ==
name: {en: Still to come, fr: À venir}
unit: people
counting: latest
observations:
  - as_of: 2021-09-29
    absent: not-reported
== content/objectives/migration/en.md ==
---
title: Improved migration management
order: 1
counters: [later, protected]
---
Words.
== content/projects/centre/fr.md ==
---
title: Un centre d'accueil
contribution: {amount: 12500000, currency: EUR, funder: The Fund}
from: 2019
---
Des mots.
== content/stories/faustina/en.md ==
---
title: Faustina comes home
kind: story
date: 2021-09-29
objectives: [migration]
image: photo.jpg
image_alt: Faustina at her machine
---
Words.
== content/stories/faustina/photo.jpg ==
== content/stories/drawn/en.md ==
---
title: A drawn picture
kind: story
date: 2021-09-29
objectives: [migration]
---
Words.
== content/stories/other/en.md ==
---
title: Another with none
kind: news
date: 2021-09-29
objectives: [migration]
---
Words.
== content/stories/alone/en.md ==
---
title: Of no objective
kind: news
date: 2021-09-29
---
Words.
"""


@pytest.fixture(scope="module")
def built() -> Built:
    return make_site(SITE)


def meta(built: Built, url: str, name: str) -> str | None:
    """Return what the head of a page says under a name."""
    found = built.page(url).root.xpath(f"//meta[@property='{name}' or @name='{name}']/@content")
    return str(found[0]) if found else None


def drawn(built: Built, url: str) -> str:
    """Return the path of the picture that a page is shared with."""
    return (meta(built, url, "og:image") or "").removeprefix("https://results.example.org/")


def test_a_story_with_a_picture_is_shared_with_it(built: Built) -> None:
    url = "/en/news-stories/faustina/"

    assert re.search(r"/media/stories/faustina/photo\.[\w-]+\.jpg$", meta(built, url, "og:image") or "")
    assert meta(built, url, "og:image:alt") == "Faustina at her machine"
    assert meta(built, url, "twitter:card") == "summary_large_image"


def test_a_page_without_a_picture_gets_one_drawn_that_is_there(built: Built) -> None:
    url = "/en/objectives/migration/"

    picture = Image.open(BytesIO(built.file(drawn(built, url))))

    assert picture.size == (1200, 630)
    assert (meta(built, url, "og:image:width"), meta(built, url, "og:image:height")) == ("1200", "630")


def test_the_picture_of_an_objective_tells_its_first_figure_that_has_a_value(built: Built) -> None:
    assert meta(built, "/en/objectives/migration/", "og:image:alt") == (
        "Objective: Improved migration management. more than 295\u202f998 Migrants protected. "
        "As of 29 September 2021. A results site"
    )


def test_the_picture_of_an_indicator_tells_its_figure_and_what_is_no_result(built: Built) -> None:
    assert meta(built, "/fr/indicateurs/places/", "og:image:alt") == (
        "Indicateur: Places visées. 50\u202f000 cible. Au 29 septembre 2021. Un site de résultats"
    )


def test_an_indicator_without_a_value_has_its_title_alone(built: Built) -> None:
    assert meta(built, "/en/indicators/later/", "og:image:alt") == "Indicator: Still to come. A results site"


def test_the_picture_of_a_project_tells_what_was_contributed(built: Built) -> None:
    assert meta(built, "/fr/projets/centre/", "og:image:alt") == (
        "Projet: Un centre d’accueil. 12,5\u00a0millions d’euros Contribution. Un site de résultats"
    )


def test_stories_without_a_picture_share_that_of_their_objective(built: Built) -> None:
    first, second = "/en/news-stories/drawn/", "/en/news-stories/other/"

    assert drawn(built, first) == drawn(built, second)
    assert meta(built, first, "og:image:alt") == (
        "News and stories: Improved migration management. A results site"
    )


def test_a_story_of_no_objective_and_every_list_share_that_of_the_section(built: Built) -> None:
    story, lists = "/en/news-stories/alone/", "/en/news-stories/year/2021/"

    assert drawn(built, story) == drawn(built, lists) == drawn(built, "/en/news-stories/")
    assert meta(built, story, "og:image:alt") == "News and stories. A results site"


def test_each_language_has_its_own(built: Built) -> None:
    assert drawn(built, "/en/") != drawn(built, "/fr/")


def test_a_picture_is_named_after_what_it_shows(built: Built) -> None:
    changed = make_site(SITE.replace("295998", "295999"))

    assert re.fullmatch(r"share/[0-9a-f]{16}\.png", drawn(built, "/en/"))
    assert drawn(built, "/en/projects/") == drawn(changed, "/en/projects/")
    assert drawn(built, "/en/indicators/protected/") != drawn(changed, "/en/indicators/protected/")


def test_what_is_not_there_is_shared_by_no_one(built: Built) -> None:
    assert meta(built, "/en/404.html", "og:image") is None


def test_every_picture_that_is_drawn_is_named_by_a_page(built: Built) -> None:
    named = {drawn(built, url) for url in built.pages if "http-equiv" not in built.page(url).html}

    assert {path for path in built.paths if path.startswith("share/")} == {
        path for path in named if path.startswith("share/")
    }


def test_a_drawing_that_networks_do_not_show_is_no_picture_to_share() -> None:
    site = make_site(SITE.replace("photo.jpg", "photo.svg"))

    assert drawn(site, "/en/news-stories/faustina/").startswith("share/")
