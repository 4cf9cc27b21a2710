"""Templates as they are drawn: the same words as Jinja alone would write."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined, TemplateNotFound, UndefinedError
from jinja2.loaders import DictLoader
from markupsafe import Markup
from markupsafe import escape as jinjas

from bilan.make.drawing import Drawing, Macro, escape


class Written:
    """Says itself what it is in HTML."""

    def __html__(self) -> str:
        return "<b>&</b>"


class Words(str):
    """Words of a kind of their own."""

    __slots__ = ()


def both(source: str, **values: object) -> tuple[str, str]:
    """Return what a template says, drawn by Jinja alone and drawn here."""
    kinds = (Environment, Drawing)
    plain, ours = (
        kind(loader=DictLoader({"a": source}), autoescape=True, undefined=StrictUndefined) for kind in kinds
    )
    return plain.get_template("a").render(**values), ours.get_template("a").render(**values)


# What is written


@given(st.text() | st.text(alphabet="&<>\"' a"))
def test_words_are_escaped_as_by_jinja(words: str) -> None:
    assert escape(words) == jinjas(words)
    assert escape(Words(words)) == jinjas(words)
    assert escape(Markup(words)) == words  # noqa: S704 - this is what is tested


@pytest.mark.parametrize("value", [12, 1.5, True, None, ("<",), Written(), StrictUndefined])
def test_other_values_too(value: object) -> None:
    assert escape(value) == jinjas(value)


def test_what_is_escaped_is_not_escaped_again() -> None:
    source = (
        "{% macro b(x) %}<i>{{ x }}</i>{% endmacro %}{% set c %}{{ b(x) }}{% endset %}{{ c }}{{ b(b(x)) }}"
    )

    plain, ours = both(source, x="<&>")

    assert ours == plain == "<i>&lt;&amp;&gt;</i><i><i>&lt;&amp;&gt;</i></i>"


# Macros and functions


MACROS = """{% macro one(x, y='<', z=3) %}[{{ x }}{{ y }}{{ z }}]{% endmacro %}
{%- macro more(x) %}{{ x }}{{ varargs | join('+') }}{{ kwargs | length }}{% endmacro %}
{%- macro around(x) %}<{{ x }}>{{ caller() }}</{{ x }}>{% endmacro %}
{%- macro told(x) %}{{ caller(x, 'b') }}{% endmacro %}"""


@pytest.mark.parametrize(
    "call",
    [
        "{{ one('a') }}",
        "{{ one('a', '&') }}",
        "{{ one('a', '&', 5) }}",
        "{{ one(z=1, x='<') }}",
        "{{ one('a', z=1) }}",
        "{{ more('a') }}{{ more('a', 'b', 'c') }}{{ more('a', d=1) }}",
        "{% call around('p') %}{{ one('a', 'b', 'c') }}{% endcall %}",
        "{% call(x, y) told('a') %}{{ x }}{{ y }}<{% endcall %}",
        "{% for x in 'ab' %}{{ one(x, loop.index, loop.last) }}{% endfor %}",
        "{% for x in [[1], [2, [3]]] recursive %}{{ x if x is integer else loop(x) }}{% endfor %}",
        "{{ say('a', b='<') }}{{ one | string | length > 3 }}",
        # a block of `self` is no field of it: a page that asks for `self.part()` is drawn by Jinja alone
        "{% block part %}{{ one('a', 'b', 'c') }}{{ say('x') }}{% endblock %}{{ self['part']() }}",
        "{{ thing.name }}{{ thing.day.year }}{{ (thing or 1).name }}{{ 1.5.real }}{{ thing.name.upper() }}",
        "{{ (thing.name ~ '<').lower() }}{{ thing.if }}{% for x in [thing] %}{{ x.day.month }}{% endfor %}",
    ],
)
def test_macros_and_functions_are_called_as_by_jinja(call: str) -> None:
    thing = SimpleNamespace(name="<Name>", day=dt.date(2018, 4, 2), **{"if": "a word of Python"})

    plain, ours = both(MACROS + call, say=lambda a, b="": f"{a}{b}", thing=thing)

    assert ours == plain


@pytest.mark.parametrize("call", ["{{ one('a', 'b', 'c', 'd') }}", "{{ one('a', w=1) }}", "{{ more() }}"])
def test_a_macro_that_is_given_what_it_does_not_take_says_so_as_jinja_does(call: str) -> None:
    told = []
    for kind in (Environment, Drawing):
        page = kind(undefined=StrictUndefined, autoescape=True).from_string(MACROS + call)
        with pytest.raises((TypeError, UndefinedError)) as refused:
            page.render()
        told.append(str(refused.value))

    assert told[0] == told[1]


def test_what_a_value_has_no_field_for_is_left_to_jinja_alone() -> None:
    for source in ("{{ thing.key }}", "{% if thing.nothing is defined %}{% endif %}"):
        page = Drawing(undefined=StrictUndefined).from_string(source)

        with pytest.raises(AttributeError):
            page.render(thing={"key": "value"})


def test_a_program_takes_its_macros_and_what_escapes_from_here() -> None:
    program = Drawing(autoescape=True).from_string(f"{MACROS}{{{{ one('a') }}}}")

    assert type(program.module.one) is Macro  # type: ignore[attr-defined]
    assert program.root_render_func.__globals__["escape"] is escape


# Where templates are found


def test_a_template_is_loaded_once() -> None:
    sources = {"a": "first"}
    drawing = Drawing(loader=DictLoader(sources))
    first = drawing.get_template("a")
    sources["a"] = "second"

    assert drawing.get_template("a", "b") is first
    assert drawing.get_template(first) is first


def test_one_that_is_not_there_is_looked_for_again() -> None:
    sources: dict[str, str] = {}
    drawing = Drawing(loader=DictLoader(sources))
    with pytest.raises(TemplateNotFound):
        drawing.get_template("a")
    sources["a"] = "here now"

    assert drawing.get_template("a").render() == "here now"


def test_a_mistake_has_its_line() -> None:
    page = Drawing(undefined=StrictUndefined).from_string("one\ntwo\n{{ three }}")

    with pytest.raises(UndefinedError) as refused:
        page.render()

    assert [one.lineno for one in refused.traceback][-1] == 2, "counted from nought"
