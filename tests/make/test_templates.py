"""Templates as programs: compiled once, drawn in each language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.meta import find_referenced_templates

from bilan.make.filters import filters_of
from bilan.make.templates import Templates, environment_of, load_ahead
from tests.make.make_views import LOCALES, site_templates

FILTERS = {"en": {"said": lambda words: f"{words}, said"}, "fr": {"said": lambda words: f"{words}, dit"}}
DRAWING = (
    "prose",
    "inline",
    "plain_prose",
    "plain_inline",
    "excerpt",
    "chart_svg",
    "spark_svg",
    "progress_svg",
)
"""The filters of pages that need the environment themselves."""


def environment(sources: Mapping[str, str], language: str = "en", digest: str = "") -> Environment:
    """Return what draws templates; without a digest they are told apart by what they say."""
    templates = Templates(digest=digest or repr(sources), sources=sources)
    return environment_of(templates, FILTERS[language], {"language": lambda: language})


def drawn(source: str, language: str = "en", **values: object) -> str:
    return environment({"a.html": source}, language).get_template("a.html").render(**values)


def test_a_template_is_compiled_once_for_all_languages() -> None:
    sources = {"a.html": "{{ language() }}"}
    english, french = environment(sources, "en"), environment(sources, "fr")

    programs = [one.get_template("a.html").root_render_func.__code__ for one in (english, french)]

    assert programs[0] is programs[1]


def test_each_language_draws_with_its_own_functions_and_filters() -> None:
    source = "{{ language() }}: {{ thing | said }}"

    assert drawn(source, "en", thing="yes") == "en: yes, said"
    assert drawn(source, "fr", thing="yes") == "fr: yes, dit"


def test_fixed_words_too_pass_through_the_filter_of_the_language() -> None:
    source = "{{ 'yes' | said }} {{ 'a' ~ ('b' | said) if true else 'c' }}"

    assert drawn(source, "en") == "yes, said ab, said"
    assert drawn(source, "fr") == "yes, dit ab, dit"


def test_a_macro_of_another_template_has_the_functions_of_the_language() -> None:
    sources = {
        "a.html": "{% import 'b.html' as b %}{{ b.tell() }}",
        "b.html": "{% macro tell() %}{{ language() }}{% endmacro %}",
    }

    told = [environment(sources, one).get_template("a.html").render() for one in ("en", "fr")]

    assert told == ["en", "fr"]


def test_an_imported_template_is_not_told_what_the_page_shows() -> None:
    sources = {
        "a.html": "{% import 'b.html' as b %}{{ b.tell() }}",
        "b.html": "{% macro tell() %}{{ thing }}{% endmacro %}",
    }

    with pytest.raises(UndefinedError, match="'thing' is undefined"):
        environment(sources).get_template("a.html").render(thing="seen")


def test_templates_of_another_toolbox_are_others_of_the_same_name() -> None:
    first, second = (environment({"a.html": one}, digest=one) for one in ("one", "two"))

    assert [one.get_template("a.html").render() for one in (first, second)] == ["one", "two"]


def test_there_is_nothing_that_templates_do_not_need() -> None:
    assert sorted(environment({}).globals) == ["language", "namespace"]


def test_a_template_that_is_not_there_is_named() -> None:
    with pytest.raises(TemplateNotFound, match=r"b\.html"):
        drawn("{% include 'b.html' %}")


def test_a_mistake_is_told_with_the_path_of_its_template() -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        drawn("one\n{% if %}")

    assert (caught.value.filename, caught.value.lineno) == ("templates/a.html", 2)


def test_an_unknown_filter_is_told_when_its_template_is_first_needed() -> None:
    with pytest.raises(TemplateSyntaxError, match="No filter named 'shout'"):
        environment({"a.html": "{{ thing | shout }}"}).get_template("a.html")


# Ahead of time


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str | None]:
    """Return the names of all templates that are compiled from now on, as they are."""
    found: list[str | None] = []
    compile_one = Environment.compile

    def telling(self: Environment, source: str, name: str | None = None, *more: str) -> object:
        found.append(name)
        return compile_one(self, source, name, *more)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", telling)
    return found


def test_all_that_a_template_is_drawn_with_can_be_loaded_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    sources = {
        "page.html": "{% extends 'base.html' %}{% block matter %}{%- include 'part.html' %}{% endblock %}",
        "base.html": "{% import 'macros.html' as macros %}{{ macros.tell() }} {% block matter %}{% endblock %}",
        "macros.html": "{% macro tell() %}macro{% endmacro %}",
        "part.html": "{% if false %}{% include 'page.html' %}{% endif %}part",
        "other.html": "other",
    }
    found = compiled(monkeypatch)

    load_ahead(environment(sources), Templates(digest="", sources=sources), ["page.html"])

    assert sorted(map(str, found)) == ["base.html", "macros.html", "page.html", "part.html"]
    assert environment(sources, "fr").get_template("page.html").render() == "macro part"
    assert len(found) == 4


def test_a_mistake_is_left_to_whoever_draws_it() -> None:
    sources = {"a.html": "{% include 'b.html' %}{% include 'c.html' %}", "b.html": "{% if %}"}

    load_ahead(environment(sources), Templates(digest="", sources=sources), ["a.html"])

    with pytest.raises(TemplateSyntaxError):
        environment(sources).get_template("a.html").render()


@pytest.mark.parametrize("path", sorted(one for one in site_templates().sources if one.startswith("pages/")))
def test_every_page_of_the_site_is_loaded_whole(path: str) -> None:
    templates = site_templates()
    whole = environment_of(
        templates, {**filters_of(LOCALES["en"], LOCALES), **dict.fromkeys(DRAWING, str)}, {}
    )

    load_ahead(whole, templates, [path])

    loaded = {name for _, name in whole.cache or ()}
    named = {
        name for one in loaded for name in find_referenced_templates(whole.parse(templates.sources[one]))
    }
    assert path in loaded
    assert named <= loaded
