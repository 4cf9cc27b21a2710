"""Templates as programs: compiled once, drawn in each language."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, UndefinedError

from bilan.make.templates import Templates, environment_of

FILTERS = {"en": {"said": lambda words: f"{words}, said"}, "fr": {"said": lambda words: f"{words}, dit"}}


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
