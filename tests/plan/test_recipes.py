"""What a file is made of: keys that change with anything that could change its bytes, addresses wanted once."""

from __future__ import annotations

import datetime as dt
import pickle
import pkgutil
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from importlib import import_module
from types import NoneType, UnionType
from typing import Union, get_args, get_origin, get_type_hints

import pytest

from bilan import plan as plan_package
from bilan.language.locales import Locale
from bilan.language.po_files import compile_messages
from bilan.model.indicators import Unit
from bilan.model.records import Record, replace
from bilan.model.site import Style
from bilan.model.source import Blob, Span, problem
from bilan.model.words import Text
from bilan.plan.engines.sitemap_views import SitemapsView, SitemapView
from bilan.plan.feeds.feed_views import FeedEntryView
from bilan.plan.recipes import CannotMake, Plan, Recipe, RecipeKind, Toolbox, recipe_key, view_digest
from bilan.plan.views import RedirectView, View
from tests.make.make_views import figure

VIEW = RedirectView(
    language="en",
    title=Text(words="Faustina", language="en"),
    url="/en/news-stories/faustina/",
    canonical="https://results.example.org/en/news-stories/faustina/",
)
PAGE = Recipe(
    path="en/old/index.html",
    kind=RecipeKind.PAGE,
    inputs=VIEW,
    span=Span(path="content/stories/faustina/en.md"),
)
PICTURE = Recipe(
    path="media/photo.jpg",
    kind=RecipeKind.PICTURE,
    inputs="photo.jpg",
    blobs=(Blob(path="content/photo.jpg", digest="d1", size=2),),
    span=Span(path="content/photo.jpg"),
)
ENGLISH = Locale(language="en", babel="en_IE", style=Style.EU, catalogue=compile_messages(""), units={})
TOOLBOX = Toolbox.of({"pages/redirect.html": "<p>"}, {"en": ENGLISH})


def page_key(recipe: Recipe = PAGE, toolbox: Toolbox = TOOLBOX, program: str = "1") -> str:
    return recipe_key(recipe, toolbox, program)


# --- keys ---


def test_the_same_view_has_the_same_key_wherever_it_lies_and_comes_from() -> None:
    elsewhere = replace(PAGE, path="fr/old/index.html", span=Span(path="content/x.md", line=9))

    assert page_key(elsewhere) == page_key()


def test_a_key_changes_with_the_view() -> None:
    assert page_key(replace(PAGE, inputs=replace(VIEW, url="/en/other/"))) != page_key()


def test_a_key_changes_with_a_template() -> None:
    assert page_key(toolbox=Toolbox.of({"pages/redirect.html": "<div>"}, {"en": ENGLISH})) != page_key()


def test_a_key_changes_with_a_catalogue_and_with_the_style_of_numbers() -> None:
    said = compile_messages('msgid "a"\nmsgstr "b"\n')

    for changed in (replace(ENGLISH, catalogue=said), replace(ENGLISH, style=Style.NATIONAL)):
        assert page_key(toolbox=Toolbox.of(TOOLBOX.templates, {"en": changed})) != page_key()


def test_a_key_changes_with_the_program() -> None:
    assert page_key(program="2") != page_key()


def test_a_picture_changes_with_its_bytes_and_not_with_a_template() -> None:
    other_bytes = replace(PICTURE, blobs=(Blob(path="content/photo.jpg", digest="d2", size=2),))
    other_toolbox = Toolbox.of({}, {})

    assert recipe_key(other_bytes, TOOLBOX, "1") != recipe_key(PICTURE, TOOLBOX, "1")
    assert recipe_key(PICTURE, other_toolbox, "1") == recipe_key(PICTURE, TOOLBOX, "1")


def test_two_kinds_of_files_never_share_a_key() -> None:
    assert recipe_key(replace(PICTURE, kind=RecipeKind.FILE), TOOLBOX, "1") != recipe_key(
        PICTURE, TOOLBOX, "1"
    )


# --- the names of views ---


def test_a_view_is_named_by_all_that_it_says_and_by_its_type() -> None:
    assert view_digest(VIEW) == view_digest(replace(VIEW))
    assert view_digest(VIEW) != view_digest(replace(VIEW, title=Text(words="Faustina", language="fr")))
    assert view_digest(figure("1.0")) != view_digest(figure("1.00"))
    assert view_digest(Unit(key="people")) != view_digest(("Unit", Unit(key="people")))


STRINGS = (str, Decimal, dt.date, StrEnum)
NUMBERS = (int, float)


def shape(kind: object) -> object:
    """Return what a value of a type looks like in JSON: two types of one shape may say the same there."""
    if get_origin(kind) is tuple:
        return "list"
    if get_origin(kind) is Mapping:
        return "object"
    if isinstance(kind, type):
        if issubclass(kind, Record):
            return frozenset(kind.__struct_fields__)
        if kind in (NoneType, bool):
            return kind
        for name, kinds in {"string": STRINGS, "number": NUMBERS}.items():
            if issubclass(kind, kinds):
                return name
    return pytest.fail(f"nobody knows yet how {kind} looks in JSON")


def places(kind: object, path: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Yield each place of a view with the types that can stand there."""
    choices = get_args(kind) if get_origin(kind) in (Union, UnionType) else (kind,)
    yield path, choices
    for one in choices:
        if isinstance(one, type) and issubclass(one, Record):
            hints = get_type_hints(one)
            for name in one.__struct_fields__:
                yield from places(hints[name], f"{path}.{name}")
        else:
            for part in get_args(one):
                if part is not Ellipsis:
                    yield from places(part, path)


def views_of_pages() -> Iterator[type]:
    yield from (RedirectView, FeedEntryView, SitemapView, SitemapsView)
    for module in pkgutil.walk_packages(plan_package.__path__, f"{plan_package.__name__}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, type) and issubclass(value, View) and value.__module__ == module.name:
                yield value


@pytest.mark.parametrize("view", tuple(views_of_pages()), ids=lambda view: view.__name__)
def test_what_can_stand_in_one_place_of_a_view_looks_different_in_json(view: type) -> None:
    for path, choices in places(view, view.__name__):
        shapes = [shape(one) for one in choices]

        assert len(set(shapes)) == len(shapes), path
        assert "object" not in shapes or not any(isinstance(one, frozenset) for one in shapes), path


# --- the plan ---


def test_a_plan_is_ordered_by_path() -> None:
    plan = Plan.of(PAGE, replace(PAGE, path="a.html"), PICTURE)

    assert [one.path for one in plan.recipes] == ["a.html", "en/old/index.html", "media/photo.jpg"]


def test_an_address_that_two_sources_want_is_refused_and_both_are_named() -> None:
    story, news = Span(path="content/stories/faustina/en.md"), Span(path="content/stories/news/en.md", line=4)

    plan = Plan.of(replace(PAGE, span=story), replace(PAGE, span=news))

    [refused] = plan.problems
    assert refused.code == "address-taken"
    assert refused.what == "the address `/en/old/` is wanted twice"
    assert (refused.span, refused.also) == (news, (story,))
    assert "content/stories/faustina/en.md" in refused.why
    assert [one.span for one in plan.recipes] == [story]


def test_each_further_source_of_an_address_is_told() -> None:
    assert len(Plan.of(PAGE, replace(PAGE), replace(PAGE)).problems) == 2


def test_what_cannot_be_made_comes_back_from_a_worker_with_its_problem() -> None:
    found = problem("template-broken", Span(path="templates/pages/story.html", line=3), "it is not closed")

    carried = pickle.loads(pickle.dumps(CannotMake(found)))  # noqa: S301 - our own bytes

    assert carried.diagnostic == found
