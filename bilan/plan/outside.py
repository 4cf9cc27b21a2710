"""The pages that stand beside the others: the choice of a language, and what is not there."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.language.typography import set_text
from bilan.language.words import in_language, say
from bilan.model.records import replace
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.context import HOME_PAGE, Context, section_link, words_in
from bilan.plan.frames import Place, frame_of
from bilan.plan.outside_views import ChoiceView, LanguagesView, LostView, NotFoundView, WaysView
from bilan.plan.prose import teaser
from bilan.plan.routes import home_url, lost_url, not_found_url, root_url
from bilan.plan.surroundings import staging_view
from bilan.plan.views import Frame, View

WAYS_ON = ("objectives", "stories", "results")


def outside_views(context: Context) -> Iterator[View]:
    """Return the root of the site, and the pages for what is not there: one in each language, one in all."""
    for language in context.languages:
        yield _not_found(context, language)
    yield _lost(context)
    yield _root(context)


def _not_found(context: Context, language: str) -> NotFoundView:
    place = Place(
        url=not_found_url(context.routes, language),
        translations={one: not_found_url(context.routes, one) for one in context.languages},
    )
    return NotFoundView(
        frame=frame_of(context, language, _nothing_there(context, language), place, is_indexed=False),
        ways_on=_ways_on(context, language),
    )


def _lost(context: Context) -> LostView:
    [default, *_] = context.languages
    place = Place(url=lost_url(context.routes), translations={})
    frame = frame_of(context, default, _nothing_there(context, default), place, is_indexed=False)
    return LostView(
        frame=_in_all_languages(context, frame),
        languages=tuple(_ways(context, language) for language in context.languages),
    )


def _ways(context: Context, language: str) -> WaysView:
    locale = context.locales[language]
    words = say(
        locale, "Its address may have changed, or it was never there. Nothing is lost: these ways lead on."
    )
    home = Text(words=say(locale, "Home"), language=language)
    return WaysView(
        title=_nothing_there(context, language),
        words=Text(words=words, language=language),
        ways_on=(
            LinkView(label=home, url=home_url(context.routes, language)),
            *_ways_on(context, language),
        ),
    )


def _nothing_there(context: Context, language: str) -> Text:
    return Text(words=say(context.locales[language], "Page not found"), language=language)


def _ways_on(context: Context, language: str) -> tuple[LinkView, ...]:
    return tuple(section_link(context, one, language) for one in WAYS_ON)


def _root(context: Context) -> LanguagesView:
    """Return the choice of a language: links alone, so that nothing need run and nothing is remembered."""
    [default, *_] = context.languages
    place = Place(
        url=root_url(context.routes),
        translations={one: home_url(context.routes, one) for one in context.languages},
    )
    name = words_in(context, context.site.settings.name, default)
    about = " ".join(_about(context, language) for language in context.languages)
    frame = frame_of(context, default, name, place, about=about)
    choices = tuple(_choice(context, language) for language in context.languages)
    return LanguagesView(frame=_in_all_languages(context, frame), choices=choices)


def _in_all_languages(context: Context, frame: Frame) -> Frame:
    """Return a frame without the script, which has nothing to do here, and marked for all who may read it."""
    marks = tuple(staging_view(context, one) for one in context.languages) if context.is_staging else ()
    return replace(frame, script_url="", staging=marks)


def _about(context: Context, language: str) -> str:
    """Return what search engines are told of the site in a language."""
    locale = context.locales[language]
    words = say(
        locale,
        "%(site)s: results and data %(in_language)s.",
        site=words_in(context, context.site.settings.name, language).words,
        in_language=in_language(language, locale),
    )
    return set_text(words, locale)


def _choice(context: Context, language: str) -> ChoiceView:
    home = context.site.pages.get(HOME_PAGE)
    edition = home.editions.get(language) if home else None
    return ChoiceView(
        language=language,
        url=home_url(context.routes, language),
        name=words_in(context, context.site.settings.name, language),
        about=teaser(context, edition, home) if home and edition else None,
    )
