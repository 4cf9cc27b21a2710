"""Macros that remember what they drew: when they may, and that no reader sees it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from bilan.make.filters import FEW, KEPT, filters_of, here, kept, translations
from bilan.make.interface import interface_of
from bilan.make.templates import environment_of
from bilan.model.content import StoryKind
from bilan.model.records import Record
from bilan.model.when import Precision, When
from bilan.model.words import Text
from bilan.plan.blocks import CardView, FilterChoiceView, FilterGroupView, HeldView, LinkView
from bilan.plan.picture_views import PictureView, SharedPictureView
from bilan.plan.views import SwitchView
from tests.make.make_views import LOCALES, site_templates

REMEMBERING: dict[str, dict[str, tuple[type, ...]]] = {
    "macros/cards.html": {"card": (CardView,)},
    "macros/filters.html": {"filter_group": (FilterGroupView,), "filters": (FilterGroupView,)},
    "macros/links.html": {"link": (LinkView,), "places": (LinkView,), "subjects": (LinkView,)},
    "macros/pager.html": {"list_page": ()},
    "macros/site.html": {
        "feeds": (LinkView,),
        "files": (),
        "shared": (SharedPictureView,),
        "name": (LinkView,),
        "menu": (LinkView,),
        "breadcrumb": (LinkView,),
        "footer_links": (LinkView,),
        "terms": (LinkView, When),
    },
}
"""The macros that remember, by their file, with the views they are given beside plain words and numbers."""

VIEWS = (CardView, LinkView, FilterGroupView, SharedPictureView, When)
EXACT = (str, int, bool, NoneType, dt.date)
"""Of these, what is equal reads the same: `Decimal` is not among them, for 1.0 and 1.00 are equal."""


@cache
def environment(language: str) -> Environment:
    """Return what draws the macros of the site in a language."""
    filters = filters_of(LOCALES[language], LOCALES)
    return environment_of(site_templates(), filters, interface_of(LOCALES[language]))


def macro(file: str, name: str, language: str) -> Callable[..., Markup]:
    found: Callable[..., Markup] = getattr(environment(language).get_template(file).module, name)
    return found


# When a macro may remember


def leaves(kind: object, path: str) -> Iterator[tuple[str, object]]:
    """Yield what a type of a view is made of in the end, with the way there."""
    if get_origin(kind) in (tuple, Union, UnionType):
        for part in get_args(kind):
            if part is not Ellipsis:
                yield from leaves(part, path)
    elif isinstance(kind, type) and issubclass(kind, Record):
        hints = get_type_hints(kind)
        for name in kind.__struct_fields__:
            yield from leaves(hints[name], f"{path}.{name}")
    else:
        yield path, kind


def test_every_macro_that_remembers_is_held_to_the_rules_below() -> None:
    found = {
        path: re.findall(r"\{% set (\w+) = \1 \| kept(?:_shortly)? %\}", source)
        for path, source in site_templates().sources.items()
        if "| kept" in source
    }

    assert found == {path: list(macros) for path, macros in REMEMBERING.items()}
    assert {view for file in REMEMBERING.values() for some in file.values() for view in some} == set(VIEWS)


@pytest.mark.parametrize("view", VIEWS)
def test_of_what_is_remembered_equal_views_read_the_same(view: type) -> None:
    doubtful = [
        path
        for path, kind in leaves(view, view.__name__)
        if kind not in EXACT and not (isinstance(kind, type) and issubclass(kind, Enum))
    ]

    # a card says that it is held back, and not until when
    assert doubtful == (["CardView.held.until"] if view is CardView else [])


def test_a_card_does_not_say_until_when_it_is_held_back() -> None:
    held = [HeldView(is_draft=False, until=one) for one in (None, dt.datetime(2026, 12, 1, tzinfo=dt.UTC))]

    assert len({draw_card(card(held=one)) for one in held}) == 1


# What is the same on many pages is told to macros in the same words


def link(url: str) -> LinkView:
    return LinkView(label=Text(words="Objectives", language="en"), url=url)


def test_a_menu_is_told_where_it_stands_only_where_one_of_its_links_leads_there() -> None:
    menu = (link("/en/objectives/"), link("/en/stories/"))

    assert here("/en/stories/", menu) == "/en/stories/"
    assert here("/en/stories/faustina/", menu) is None
    assert here("/en/", ()) is None


def test_a_page_is_in_those_languages_that_it_is_translated_into() -> None:
    french, english = (
        SwitchView(language=one, url=f"/{one}/a/", is_translation=one == "fr") for one in ("fr", "en")
    )

    assert translations((french, english)) == (french,)
    assert translations(()) == ()


# That no reader sees it


def card(title: str = "Faustina", held: HeldView | None = None) -> CardView:
    return CardView(
        kind=StoryKind.NEWS,
        date=When(day=dt.date(2021, 9, 29)),
        title=Text(words=title, language="en"),
        teaser=None,
        url="/en/news-stories/faustina/",
        countries=(),
        picture=None,
        held=held,
    )


def draw_card(one: CardView) -> str:
    return str(macro("macros/cards.html", "card", "en")(one, "en"))


def test_what_was_drawn_is_not_drawn_again() -> None:
    drawn: list[str] = []

    def draw(words: str, level: int = 2) -> Markup:
        drawn.append(words)
        return Markup(f"<h{level}>{words}</h{level}>")  # noqa: S704 - words of this test

    remembering = kept(draw)

    assert [remembering("a"), remembering("b"), remembering("a")] == [
        "<h2>a</h2>",
        "<h2>b</h2>",
        "<h2>a</h2>",
    ]
    assert remembering("a", level=3) == "<h3>a</h3>"
    assert drawn == ["a", "b", "a"]


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    drawn: list[int] = []

    def draw(number: int) -> Markup:
        drawn.append(number)
        return escape(number)

    remembering = kept(draw)
    for number in (*range(KEPT + 1), 0):
        remembering(number)

    assert drawn[-2:] == [KEPT, 0]


def test_of_what_only_pages_in_a_row_show_few_parts_are_kept() -> None:
    assert macro("macros/pager.html", "list_page", "en").cache_info().maxsize == FEW  # type: ignore[attr-defined]
    assert macro("macros/cards.html", "card", "en").cache_info().maxsize == KEPT  # type: ignore[attr-defined]


def test_a_macro_that_remembers_is_found_by_the_others_of_its_file() -> None:
    one = card("Only here")
    remembering: Any = macro("macros/cards.html", "card", "en")
    before = remembering.cache_info().hits

    shelf = macro("macros/cards.html", "shelf", "en")
    shelves = [shelf((one,), "en"), shelf((one, one), "en")]

    assert [text.count("Only here") for text in shelves] == [1, 2]
    assert remembering.cache_info().hits == before + 2


WORDS = st.sampled_from(["Niger", "", "<b>", "1", "L'été"])
TEXTS = st.builds(Text, words=WORDS, language=st.sampled_from(["en", "fr"]))
DAYS = st.builds(
    When,
    day=st.sampled_from([dt.date(2021, 10, 1), dt.date(2021, 12, 31)]),
    precision=st.sampled_from(Precision),
    is_about=st.booleans(),
)
PICTURES = st.builds(
    PictureView,
    url=st.sampled_from(["/a.jpg", "/b.jpg"]),
    width=st.sampled_from([480, 960]),
    height=st.just(640),
    alt=st.just("A picture"),
)
CARDS = st.builds(
    CardView,
    kind=st.none() | st.sampled_from(StoryKind),
    date=st.none() | DAYS,
    title=TEXTS,
    teaser=st.none() | TEXTS,
    url=st.sampled_from(["/en/a/", "/en/b/"]),
    countries=st.sampled_from([(), ("NE",), ("NE", "ML")]),
    picture=st.none() | PICTURES,
    held=st.none() | st.builds(HeldView, is_draft=st.booleans(), until=st.none()),
)
LINKS = st.builds(
    LinkView, label=TEXTS, url=st.sampled_from(["/en/a/", "/en/b/", ""]), is_current=st.booleans()
)
SOME_LINKS = st.lists(LINKS, max_size=2).map(tuple)
GROUPS = st.builds(
    FilterGroupView,
    key=st.sampled_from(["kind", "year", "topic"]),
    choices=st.lists(
        st.builds(
            FilterChoiceView,
            label=TEXTS,
            url=st.sampled_from(["/en/a/", "/en/b/"]),
            count=st.sampled_from([1, 2, 1985]),
            is_current=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
)
ADDRESSES = st.sampled_from(["", "/a?b&c", "/a/"])
SHARED = st.builds(
    SharedPictureView,
    url=ADDRESSES,
    media_type=st.just("image/png"),
    width=st.sampled_from([600, 1200]),
    height=st.just(630),
    alt=WORDS,
)
LANGUAGES = st.sampled_from(["en", "fr"])
LEVELS = st.sampled_from([2, 3])
GIVEN = {
    "card": st.tuples(CARDS, LANGUAGES, LEVELS, st.booleans(), st.sampled_from(["list", "shelf"])),
    "link": st.tuples(LINKS, LANGUAGES),
    "places": st.tuples(SOME_LINKS, SOME_LINKS, LANGUAGES),
    "subjects": st.tuples(SOME_LINKS, SOME_LINKS, SOME_LINKS, LANGUAGES),
    "feeds": st.tuples(SOME_LINKS),
    "files": st.tuples(ADDRESSES, ADDRESSES, ADDRESSES, ADDRESSES),
    "shared": st.tuples(SHARED),
    "name": st.tuples(LINKS, st.none() | LINKS),
    "menu": st.tuples(SOME_LINKS, st.none() | st.just("/en/a/"), LANGUAGES),
    "breadcrumb": st.tuples(SOME_LINKS),
    "footer_links": st.tuples(st.none() | LINKS, SOME_LINKS, st.none() | LINKS, LANGUAGES),
    "terms": st.tuples(st.none() | LINKS, st.none() | LINKS, st.none() | DAYS),
    "filter_group": st.tuples(GROUPS),
    "list_page": st.tuples(st.sampled_from([1, 2, 1985]), ADDRESSES, st.booleans()),
    "filters": st.tuples(st.lists(GROUPS, max_size=2).map(tuple)),
}


@pytest.mark.parametrize(
    ("file", "name"), [(file, name) for file, some in REMEMBERING.items() for name in some]
)
@given(st.data())
def test_what_is_remembered_is_what_would_be_drawn(file: str, name: str, data: st.DataObject) -> None:
    language = data.draw(LANGUAGES)
    remembering: Any = macro(file, name, language)
    shown = data.draw(st.lists(GIVEN[name], min_size=1, max_size=6))

    assert [remembering(*one) for one in shown] == [remembering.__wrapped__(*one) for one in shown]
