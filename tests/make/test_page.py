"""Templates and their views: what a template can do, and what is said when one has a mistake."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from bilan.language.locales import Locale
from bilan.make import page as page_module
from bilan.make.markdown import make_html
from bilan.make.page import make_page, prepare_pages, template_stem
from bilan.model.content import Money
from bilan.model.indicators import AbsenceReason, Qualifier, Unit
from bilan.model.records import replace
from bilan.model.source import Span, problem
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan import factsheet_views, outside_views, views
from bilan.plan.blocks import AbsenceView, FigureView, Fill, ProseView, TargetView
from bilan.plan.outside_views import NotFoundView
from bilan.plan.recipes import CannotMake, Toolbox
from bilan.plan.views import RedirectView, StoryView, View
from tests.make.make_views import (
    LOCALES,
    chart,
    counter,
    counters,
    english,
    figure,
    frame,
    french,
    on,
    page,
    prose,
    toolbox,
)


class ThingView(View):
    """A view that may hold anything."""

    thing: object = None
    other: object = None


def made(template: str, thing: object = None, language: str = "en", other: object = None, **more: str) -> str:
    """Return what a template makes of a thing."""
    view = ThingView(frame=frame(language), thing=thing, other=other)
    return make_page(view, toolbox(pages__thing=template, **more)).decode()


def refused(template: str, thing: object = None, **more: str) -> CannotMake:
    with pytest.raises(CannotMake) as caught:
        made(template, thing, **more)
    assert caught.value.diagnostic.code == "template-broken"
    return caught.value


# Which template, and what it is given


def test_a_view_is_drawn_by_the_template_of_its_name() -> None:
    html = make_page(
        page(), toolbox(pages__not_found="{{ template }}, {{ frame.language }}, {{ view.ways_on | length }}")
    )

    assert html == b"not_found, en, 0"


@pytest.mark.parametrize(
    ("view", "stem"), [(StoryView, "story"), (NotFoundView, "not_found"), (RedirectView, "redirect")]
)
def test_the_name_of_a_template_is_the_name_of_the_view_in_small_letters(
    view: type[View | RedirectView], stem: str
) -> None:
    assert template_stem(view) == stem


def test_every_view_of_a_page_has_a_template_of_another_name() -> None:
    named = {**vars(views), **vars(outside_views), **vars(factsheet_views)}.values()
    kinds = [one for one in named if isinstance(one, type) and one is not View]
    pages = [one for one in kinds if issubclass(one, View | RedirectView)]

    assert len({template_stem(one) for one in pages}) == len(pages) >= 15


def test_a_redirect_has_no_frame() -> None:
    view = RedirectView(
        language="fr", title=french("Marie"), url="/fr/marie/", canonical="https://r.example/fr/marie/"
    )

    html = make_page(
        view, toolbox(pages__redirect="{{ frame is none }} {{ view.title | marked }} {{ view.url }}")
    )

    assert html == b"True Marie /fr/marie/"


def test_the_same_view_with_other_templates_is_another_page() -> None:
    first = make_page(page(), toolbox(pages__not_found="one"))

    second = make_page(page(), toolbox(pages__not_found="two"))

    assert (first, second) == (b"one", b"two")


def test_what_is_no_html_is_escaped() -> None:
    assert made("{{ view.thing }}", "<b> & 'x'") == "&lt;b&gt; &amp; &#39;x&#39;"


def test_lines_that_only_say_what_to_do_leave_nothing() -> None:
    assert made("<ul>\n  {% for one in view.thing %}\n  <li>{{ one }}</li>\n  {% endfor %}\n</ul>", "ab") == (
        "<ul>\n  <li>a</li>\n  <li>b</li>\n</ul>"
    )


# Interface strings


def test_an_interface_string_is_said_in_the_language_of_the_page() -> None:
    template = "{{ _('Back to the text') }}"

    assert made(template, language="en") == "Back to the text"
    assert made(template, language="fr") == "Retour au texte"


def test_a_gap_is_filled_and_escaped() -> None:
    assert made("{{ _('Table %(number)s', number=view.thing) }}", "<1>", "fr") == "Tableau &lt;1&gt;"


def test_an_interface_string_is_typeset_around_its_gaps() -> None:
    template = "{{ _('It\\'s \"%(name)s\" to 100 %%', name=view.thing) }}"

    assert made(template, "a") == "It’s “a” to 100\u00a0%"


def test_a_sentence_may_be_broken_over_lines_of_a_template() -> None:
    assert made("{% trans %}\n  Back\n  to the text\n{% endtrans %}", language="fr") == "Retour au texte"


# Ahead of time


def test_what_was_prepared_is_not_compiled_again_in_any_language(monkeypatch: pytest.MonkeyPatch) -> None:
    box = toolbox(
        pages__not_found="{% extends 'layout.html' %}",
        layout="{{ _('Back to the text') }}, prepared",
        parts__full_text="",
    )

    prepare_pages(["NotFoundView", "StoryView"], box)

    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("it is compiled again"))
    assert make_page(page("en"), box) == b"Back to the text, prepared"
    assert make_page(page("fr"), box) == b"Retour au texte, prepared"


# Words


def test_words_of_the_other_language_are_marked() -> None:
    template = "{{ view.thing | marked }} {{ view.other | marked }}"

    assert made(template, english("In <Libya>"), other=french("L'été")) == (
        'In &lt;Libya&gt; <span lang="fr">L’été</span>'
    )


def test_words_for_an_attribute_carry_no_mark() -> None:
    assert made('<a title="{{ view.thing | plain }}">', french('L\'été "a"')) == '<a title="L’été «a»">'


def test_words_in_a_language_that_the_site_has_not_are_left_as_they_are() -> None:
    assert (
        made("{{ view.thing | marked }}", Text(words="Straße", language="de"))
        == '<span lang="de">Straße</span>'
    )


@pytest.mark.parametrize(
    ("template", "thing", "said"),
    [
        ("{{ view.thing | country }}", "NE", "Niger"),
        ("{{ view.thing | countries }}", ("NE", "ML", "LY"), "Niger, Mali and Libya"),
        ("{{ view.thing | countries }}", (), ""),
        ("{{ view.thing | own_name }}", "fr", "Français"),
        ("{{ view.thing | in_language }}", "fr", "in French"),
        ("{{ view.thing | number }}", 1985, "1\u202f985"),
        ("{{ view.thing | number }}", Decimal("2.45"), "2.45"),
        ("{{ view.thing | share }}", Decimal("0.425"), "43\u00a0%"),
        ("{{ view.thing | money }}", Money(amount=Decimal(12500), currency="EUR"), "EUR\u00a012\u202f500"),
        (
            "{{ view.thing | moment }}",
            dt.datetime(2026, 12, 1, 9, 5, tzinfo=dt.UTC),
            "1 December 2026 at 09:05",
        ),
    ],
)
def test_a_value_is_written_as_the_language_of_the_page_writes_it(
    template: str, thing: object, said: str
) -> None:
    assert made(template, thing) == said


# Figures


@pytest.mark.parametrize(
    ("thing", "value", "bare", "quantity", "absence"),
    [
        (figure(), "295\u202f998", "295\u202f998", "295\u202f998 people", ""),
        (figure(33000, qualifier=Qualifier.MORE_THAN), "more than 33\u202f000", "33\u202f000", "more than 33\u202f000 people", ""),
        (figure("12.5", unit=Unit(key="percent")), "12.5\u00a0%", "12.5\u00a0%", "12.5\u00a0%", ""),
        (figure(12500, unit=Unit(key="EUR", currency="EUR")), *("EUR\u00a012\u202f500",) * 3, ""),
        (figure(1900000, is_short=True), "1.9\u00a0million", "1.9\u00a0million", "1.9\u00a0million people", ""),
        (figure(0), "0", "0", "0 people", ""),
        (figure(None), "not yet reported", "", "not yet reported", "not yet reported"),
    ],
)  # fmt: skip
def test_a_figure_is_never_a_bare_number_or_an_empty_place(
    thing: FigureView, value: str, bare: str, quantity: str, absence: str
) -> None:
    template = "{{ view.thing | value }}|{{ view.thing | bare }}|{{ view.thing | quantity }}|{{ view.thing | absence }}"

    assert made(template, thing).split("|") == [value, bare, quantity, absence]


def test_an_absence_says_when_a_value_is_expected() -> None:
    absence = AbsenceView(reason=AbsenceReason.IN_VERIFICATION, expected=on("2022-03"))

    assert (
        made("{{ view.thing | absence }}", figure(None, absence=absence))
        == "being verified; expected: March 2022"
    )


def test_an_absence_in_the_words_of_the_editors_is_marked_where_they_are_of_the_other_language() -> None:
    absence = AbsenceView(reason=AbsenceReason.WITHHELD, words=french("en cours d'audit"))

    assert (
        made("{{ view.thing | value }}", figure(None, absence=absence))
        == '<span lang="fr">en cours d’audit</span>'
    )


def test_nothing_observed_is_not_yet_reported() -> None:
    nothing = replace(figure(None, as_of=None), absence=None)

    assert made("{{ view.thing | value }}", nothing, "fr") == "pas encore communiqué"


def test_the_unit_of_a_figure_without_value_is_that_of_many() -> None:
    template = "{{ view.thing | unit_name }}"

    assert made(template, figure(1)) == "person"
    assert made(template, figure(None)) == "people"


# Dates


@pytest.mark.parametrize(
    ("day", "language", "html"),
    [
        ("2021-09-29", "en", '<time datetime="2021-09-29">29 September 2021</time>'),
        ("2021-10-01", "fr", '<time datetime="2021-10-01">1<sup>er</sup> octobre 2021</time>'),
        ("2021-10-11", "fr", '<time datetime="2021-10-11">11 octobre 2021</time>'),
        ("~2018-04", "en", '<time datetime="2018-04">about April 2018</time>'),
        ("2018", "en", '<time datetime="2018">2018</time>'),
    ],
)
def test_a_day_is_said_to_readers_and_machines(day: str, language: str, html: str) -> None:
    assert made("{{ view.thing | day }}", on(day), language) == html


def test_a_day_is_plain_where_asked_for() -> None:
    template = "{{ view.thing | day_text }}; {{ view.thing | month_text }}"

    assert made(template, on("2021-10-01"), "fr") == "1er octobre 2021; octobre 2021"


def test_a_period_is_said_as_one_thing() -> None:
    starts = When(day=dt.date(2009, 12, 31), precision=on("2009").precision)

    assert made(
        "{{ period(view.thing, view.other) }}", starts, other=replace(starts, day=dt.date(2012, 12, 31))
    ) == ("2009–2012")


def test_the_first_of_a_month_stands_above_the_line_in_a_period_too() -> None:
    template = "{{ period(view.thing, view.other) }}"

    written = made(template, on("2021-10-01"), "fr", other=on("2021-10-15"))

    assert written.startswith("1<sup>er</sup> ")
    assert written.endswith(" 15\u00a0octobre 2021")


# Prose


MACROS = """
{% macro figure(view) %}<a href="{{ view.url }}">{{ view | value }}</a>{% endmacro %}
{% macro counters(view) %}<ul>{% for one in view.counters %}<li>{{ one.figure | value }}</li>{% endfor %}</ul>{% endmacro %}
{% macro chart(view) %}<figure>{{ view | chart_svg }}</figure>{% endmacro %}
{% macro table(view) %}<table>{{ view.rows | length }}</table>{% endmacro %}
"""


def with_fills(language: str = "en") -> ProseView:
    text = "More than \ue0000\ue001 people.\n\n\ue0001\ue001\n\n\ue0002\ue001"
    return prose(text, language, fills=(figure(), counters(), chart(figure(name=english("Niger")))))


def test_references_are_drawn_by_the_macros_of_figures() -> None:
    html = made("{{ view.thing | prose }}", with_fills(), macros__figures=MACROS)

    assert '<p>More than <a href="/en/indicators/migrants-protected/">295\u202f998</a> people.</p>' in html
    assert "\n<ul><li>295\u202f998</li></ul>" in html
    assert "\n<figure><svg " in html


def test_a_summary_stands_in_one_line() -> None:
    html = made("<p>{{ view.thing | inline }}</p>", prose("Four *years*."))

    assert html == "<p>Four <em>years</em>.</p>"


def test_a_text_in_the_other_language_is_marked_and_set_as_such() -> None:
    template = "{{ view.thing | inline }}|{{ view.thing | prose }}"

    html = made(template, prose('"oui" : non', "fr"))

    assert html == '<span lang="fr">«oui»: non</span>|<div lang="fr"><p>«oui»: non</p>\n</div>'


def test_a_text_without_figures_needs_no_macros() -> None:
    assert made("{{ view.thing | prose }}", prose("words")) == "<p>words</p>\n"


def test_a_text_is_drawn_once_for_a_page_and_for_the_entry_behind_it(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def noting(view: ProseView, locale: Locale, fill: Callable[[Fill], str]) -> str:
        drawn.append(view.text)
        return make_html(view, locale, fill)

    monkeypatch.setattr(page_module, "make_html", noting)

    html = made("{{ view.thing | prose }}{{ view.thing | plain_prose }}", prose("drawn once"))

    assert html == "<p>drawn once</p>\n<p>drawn once</p>\n"
    assert drawn == ["drawn once"]


@given(
    st.lists(
        st.builds(
            prose,
            st.sampled_from(["words", "[words](stories:a)", "1"]),
            st.sampled_from(["en", "fr"]),
            fills=st.sampled_from([(), (figure(),)]),
            targets=st.sampled_from(["/a/", "/b/", None]).map(
                lambda url: {"stories:a": TargetView(url=url, language="en")}
            ),
        ),
        max_size=8,
    ),
    st.sampled_from(["prose", "plain_prose", "inline", "plain_inline"]),
)
def test_whatever_was_drawn_before_a_text_is_drawn_as_it_is(texts: list[ProseView], name: str) -> None:
    def drawn(text: ProseView) -> str:
        template = f"{{{{ view.thing | {name} }}}}"
        return made(template, text, macros__figures=MACROS, macros__plain_figures=MACROS)

    def drawn_afresh(text: ProseView) -> str:
        page_module._html_without_figures.cache_clear()
        return drawn(text)

    assert [drawn(text) for text in texts] == [drawn_afresh(text) for text in texts]


# Drawings and data


def test_charts_and_small_lines_are_no_text() -> None:
    template = "{{ view.thing | chart_svg }}{{ view.other | spark_svg }}"
    points = (figure(1, as_of="2020-05-06"), figure(2))

    html = made(template, chart(figure()), other=counter(*points))

    assert html.count('role="img"') == 1
    assert html.count('<svg class="spark"') == 1


def test_data_in_a_script_cannot_end_it() -> None:
    view = ThingView(frame=frame(structured='{"name": "a </script><!-- b"}'))

    html = make_page(view, toolbox(pages__thing="<script>{{ frame.structured | json }}</script>")).decode()

    assert html == '<script>{"name": "a \\u003c/script>\\u003c!-- b"}</script>'


# A template with a mistake


@pytest.mark.parametrize(
    ("template", "line", "why"),
    [
        (
            "a\n{{ view.nothing }}",
            2,
            "UndefinedError: 'tests.make.test_page.ThingView object' has no attribute 'nothing'",
        ),
        ("a\n\n{{ nothing }}", 3, "UndefinedError: 'nothing' is undefined"),
        ("a\n{% if %}", 2, "TemplateSyntaxError: "),
        ("{% for x in view.thing %}", 1, "TemplateSyntaxError: "),
        ("a\n{{ view.thing | nothing }}", 2, "TemplateAssertionError: No filter named 'nothing'."),
        ("a\n{{ 1 + 'b' }}", 2, "TypeError: "),
        ("a\n{{ view.thing | value }}", 2, "AttributeError: "),
        ("a\n{{ 1 / 0 }}", 2, "ZeroDivisionError: "),
        ("a\n{{ _('%(gap)s') }}", 2, "KeyError: "),
    ],
)
def test_a_mistake_is_told_with_its_template_and_line(template: str, line: int, why: str) -> None:
    diagnostic = refused(template).diagnostic

    assert (diagnostic.span.path, diagnostic.span.line) == ("templates/pages/thing.html", line)
    assert diagnostic.why.startswith(why)


def test_a_mistake_in_a_macro_is_told_where_the_macro_stands() -> None:
    macros = "\n{% macro figure(view) %}\n{{ view.nothing }}\n{% endmacro %}"

    diagnostic = refused("{{ view.thing | prose }}", with_fills(), macros__figures=macros).diagnostic

    assert (diagnostic.span.path, diagnostic.span.line) == ("templates/macros/figures.html", 3)


def test_a_mistake_in_a_layout_is_told_where_the_layout_stands() -> None:
    diagnostic = refused('{% extends "parts/layout.html" %}', parts__layout="a\n{% block %}").diagnostic

    assert (diagnostic.span.path, diagnostic.span.line) == ("templates/parts/layout.html", 2)


def test_a_page_that_takes_more_than_fields_is_drawn_by_jinja_alone() -> None:
    template = (
        "{{ view.thing.key }}{% if view.nothing is defined %}no{% endif %}{{ view.other | plain_prose }}"
    )

    assert made(template, {"key": "value"}, other=prose("words")) == "value<p>words</p>\n"


def test_a_mistake_is_told_in_the_words_of_jinja() -> None:
    assert refused("{{ view.nothing }}").diagnostic.why.startswith("UndefinedError: ")


def test_a_text_that_cannot_be_drawn_is_not_drawn_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[ProseView] = []

    def refuse(view: ProseView, _locale: Locale, _fill: object) -> str:
        tried.append(view)
        raise CannotMake(problem("nested-too-deep", Span(path=view.path), "too deep"))

    monkeypatch.setattr(page_module, "make_html", refuse)

    with pytest.raises(CannotMake):
        made("{{ view.thing | prose }}", prose("words"))
    assert len(tried) == 1


def test_a_missing_macro_is_told() -> None:
    diagnostic = refused("{{ view.thing | prose }}", with_fills(), macros__figures="nothing").diagnostic

    assert "figure" in diagnostic.why


def test_a_missing_template_is_named() -> None:
    assert (
        refused('{% include "parts/nothing.html" %}').diagnostic.what
        == "there is no template `templates/parts/nothing.html`"
    )


def test_a_page_without_a_template_is_told_by_the_name_of_the_template() -> None:
    with pytest.raises(CannotMake) as caught:
        make_page(page(), Toolbox.of({}, LOCALES))

    assert caught.value.diagnostic.span.path == "templates/pages/not_found.html"


def test_what_cannot_be_made_can_be_told_by_a_worker() -> None:
    cannot = refused("{{ nothing }}")

    assert pickle.loads(pickle.dumps(cannot)).diagnostic == cannot.diagnostic  # noqa: S301 - our own bytes
