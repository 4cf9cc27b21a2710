"""The picture that a link to a page is shared with: the item's own, or one that is drawn for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from bilan.language.dates import format_as_of
from bilan.language.formats import format_qualified, format_value
from bilan.language.kinds import kind_word, with_kind
from bilan.language.typography import set_text
from bilan.language.words import say
from bilan.model.indicators import Kind, Unit
from bilan.model.records import Record, replace
from bilan.model.source import Span
from bilan.model.words import Text
from bilan.plan.blocks import CountersView, FigureView, ProseView
from bilan.plan.context import Context, section_name, words_in
from bilan.plan.factsheet_views import FactsheetView
from bilan.plan.factsheets import printed_with
from bilan.plan.once import once
from bilan.plan.outside_views import LostView, NotFoundView
from bilan.plan.picture_views import SharedPictureView
from bilan.plan.print_views import ShareCardView, ShareView
from bilan.plan.recipes import Recipe, RecipeKind, digest_of
from bilan.plan.routes import absolute_url, file_path, share_url
from bilan.plan.views import (
    HomeView,
    IndicatorView,
    ObjectiveView,
    PageView,
    ProjectView,
    StoryView,
    TopicView,
    View,
)

TEMPLATE = "templates/print/share.typ"
WIDTH, HEIGHT = 1200, 630
"""Pixels of a drawn picture, as the template has them: what networks ask for."""

ViewT = TypeVar("ViewT", bound=View)


class Subject(Record):
    """What the picture of a page says."""

    kicker: str
    title: Text
    figure: FigureView | None = None
    value: str = ""
    """In place of a figure's: an amount of money that no indicator counts."""
    name: str = ""
    """What the value is."""


def with_share(context: Context, view: ViewT, own: SharedPictureView | None = None) -> ViewT:
    """Return a page that names the picture it is shared with: its own, or one that is drawn."""
    if isinstance(view, NotFoundView | LostView):  # no one shares what is not there
        return view
    share = ShareView(picture=own) if own else _drawn(context, view)
    return replace(view, frame=replace(view.frame, share=share))


def plan_shares(context: Context, pages: Iterable[Recipe]) -> Iterator[Recipe]:
    """Return a recipe for each picture that pages name and that has to be drawn, once."""
    drawn: dict[str, ShareCardView] = {}
    for page in pages:
        share = page.facts.share if page.facts is not None else None
        if share is not None and share.card is not None:
            drawn[share.path] = share.card
    for path, card in drawn.items():
        yield Recipe(
            path=path,
            kind=RecipeKind.SHARE,
            inputs=card,
            blobs=printed_with(context, TEMPLATE),
            span=Span(path=TEMPLATE),
        )


def _drawn(context: Context, view: View) -> ShareView | None:
    """Return the picture that is drawn for a page, under a name that changes with what it shows."""
    language, subject = view.frame.language, _subject(context, view)
    has_figure = subject.figure is not None
    return (_share_of if has_figure else _shared_by_many)(context, language, subject)


@once
def _shared_by_many(context: Context, language: str, subject: Subject) -> ShareView | None:
    """Return the picture of a subject without a figure: thousands of pages share a few."""
    return _share_of(context, language, subject)


def _share_of(context: Context, language: str, subject: Subject) -> ShareView | None:
    """Return the picture of a subject; None where there is nothing to draw it with."""
    files = printed_with(context, TEMPLATE)
    if not files:
        return None
    card, routes = _card(context, language, subject), context.routes
    url = share_url(routes, digest_of(repr((card, [one.digest for one in files])))[:16])
    picture = SharedPictureView(
        url=absolute_url(routes, url),
        media_type="image/png",
        width=WIDTH,
        height=HEIGHT,
        alt=_told(card),
    )
    return ShareView(picture=picture, path=file_path(routes, url), card=card)


def _subject(context: Context, view: View) -> Subject:
    """Return what the picture says: a page's own title and figure, or its section.

    A picture takes time to draw, so only pages with a figure to show have one of their own, and the few
    that belong to no list. Stories share that of their first objective, of which there may be thousands.
    """
    locale = context.locales[view.frame.language]
    if isinstance(view, ProjectView):
        return _project(context, view)
    if isinstance(view, StoryView) and view.objectives:
        return Subject(
            kicker=section_name(context, "stories", locale.language), title=view.objectives[0].label
        )
    kicker = _kickers(context, locale.language).get(type(view))
    if kicker is None and len(view.frame.breadcrumbs) > 1:
        return Subject(kicker="", title=view.frame.breadcrumbs[1].label)
    return Subject(kicker=kicker or "", title=view.frame.title, figure=_figure(view))


@once
def _kickers(context: Context, language: str) -> Mapping[type[View], str]:
    """Return what the pages are that have a picture of their own."""
    locale = context.locales[language]
    return {
        ObjectiveView: say(locale, "Objective"),
        IndicatorView: say(locale, "Indicator"),
        FactsheetView: say(locale, "Factsheet"),
        TopicView: say(locale, "Topic"),
        PageView: "",
    }


def _figure(view: View) -> FigureView | None:
    """Return the first figure of a page."""
    match view:
        case HomeView():
            return _first(view.prose)
        case ObjectiveView():
            return _first(view.counters)
        case IndicatorView():
            return view.counter.figure
        case FactsheetView():
            return _first(view.headline)
    return None


def _project(context: Context, view: ProjectView) -> Subject:
    locale = context.locales[view.frame.language]
    paid = view.contribution
    return Subject(
        kicker=say(locale, "Project"),
        title=view.frame.title,
        value=format_value(
            paid.amount, Unit(key=paid.currency, currency=paid.currency), locale, is_short=True
        ),
        name=say(locale, "Contribution"),
    )


def _first(shown: ProseView | CountersView | None) -> FigureView | None:
    """Return the first large number of a page, where it has one with a value."""
    rows = (shown,) if isinstance(shown, CountersView) else shown.fills if shown else ()
    figures = (one.figure for row in rows if isinstance(row, CountersView) for one in row.counters)
    return next((one for one in figures if one.value is not None), None)


def _card(context: Context, language: str, subject: Subject) -> ShareCardView:
    locale = context.locales[language]
    figure = subject.figure
    before, value, after, name, day = "", subject.value, "", Text(words=subject.name, language=language), ""
    if figure is not None and figure.value is not None:
        value = format_value(figure.value, figure.unit, locale)
        before, _, after = format_qualified(figure.qualifier, value, locale).partition(value)
        is_title = figure.name == subject.title
        name = Text(words="" if is_title else figure.name.words, language=figure.name.language)
        day = format_as_of(figure.starts, figure.as_of, locale)
    return ShareCardView(
        language=language,
        kicker=set_text(subject.kicker, locale),
        title=_set(context, subject.title, language),
        title_language=subject.title.language,
        qualifier=before.strip(),
        value=value,
        qualifier_after=after.strip(),
        name=_named(context, name, figure, language),
        name_language=name.language,
        day=set_text(day, locale),
        site=_set(context, words_in(context, context.site.settings.name, language), language),
    )


def _named(context: Context, name: Text, figure: FigureView | None, language: str) -> str:
    """Return what is counted, with the word for what is no result; that word alone below its own title."""
    words = _set(context, name, language)
    if figure is None or figure.value is None or figure.kind is Kind.RESULT:
        return words
    locale = context.locales[language]
    return with_kind(words, figure.kind, locale) if words else kind_word(figure.kind, locale)


def _set(context: Context, text: Text, language: str) -> str:
    return set_text(text.words, context.locales.get(text.language, context.locales[language]))


def _told(card: ShareCardView) -> str:
    """Return what the picture shows, in words."""
    title = f"{card.kicker}: {card.title}" if card.kicker else card.title
    written = (card.qualifier, card.value, card.qualifier_after, card.name)
    figure = " ".join(part for part in written if part)
    return ". ".join(part.rstrip(".") for part in (title, figure, card.day, card.site) if part)
