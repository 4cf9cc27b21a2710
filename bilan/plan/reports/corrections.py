"""The public log of corrections, of dated values and of texts, and the entries of its feed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from bilan.language.formats import format_day, format_qualified, format_quantity
from bilan.language.kinds import with_kind
from bilan.language.words import say
from bilan.model.content import Collection, Edition, Item
from bilan.model.indicators import Indicator, Observation, Revision
from bilan.model.records import Record
from bilan.model.when import iso_text
from bilan.model.words import Text
from bilan.plan.blocks import FigureView, LinkView
from bilan.plan.context import (
    Context,
    edition_for,
    edition_url,
    indicator_url,
    items_of,
    section_link,
    section_name,
    title_of,
    words_in,
)
from bilan.plan.engines.freshness import begin_of, newest_day
from bilan.plan.feeds.entries import entry_id, typeset
from bilan.plan.feeds.feed_links import corrections_feed_link
from bilan.plan.feeds.feed_views import FeedEntryView
from bilan.plan.frames import Place, frame_of
from bilan.plan.reports.citations import anchor_of
from bilan.plan.reports.report_blocks import CorrectionView, RevisionView
from bilan.plan.reports.report_views import CorrectionsView
from bilan.plan.reports.revisions import own_revision
from bilan.plan.routes import absolute_url, corrections_url


class Entry(Record):
    """A correction, with what tells it from all others."""

    view: CorrectionView
    day: dt.date
    """What the log is ordered by: the day of the correction, or where it is not known, that of the value."""
    name: str
    """The same in every language, and for as long as it is about the same thing."""


def corrections_view(context: Context, language: str) -> CorrectionsView:
    """Return the page of all corrections."""
    routes = context.routes
    title = Text(words=say(context.locales[language], "Corrections"), language=language)
    place = Place(
        url=corrections_url(routes, language),
        section="results",
        trail=(section_link(context, "results", language),),
        translations={one: corrections_url(routes, one) for one in context.languages},
    )
    feed = corrections_feed_link(context, language)
    publisher = context.site.settings.publisher
    entries = correction_entries(context, language)
    modified = newest_day(*(one.day for one in entries))
    return CorrectionsView(
        frame=frame_of(context, language, title, place, modified=modified, feeds=(feed,)),
        corrections=tuple(one.view for one in entries),
        feed_url=feed.url,
        email=publisher.email if publisher else None,
    )


def correction_entries(context: Context, language: str) -> tuple[Entry, ...]:
    """Return every correction of the site in the words of a language, the newest first."""
    found = (*_of_values(context, language), *_of_texts(context, language))
    return tuple(sorted(found, key=lambda one: (-one.day.toordinal(), one.name)))


def correction_feed_entries(context: Context, language: str) -> Iterator[FeedEntryView]:
    """Return what the feed beside the log tells, the newest first."""
    for entry in correction_entries(context, language):
        yield _feed_entry(context, language, entry)


def _of_values(context: Context, language: str) -> Iterator[Entry]:
    label = say(context.locales[language], "Figure")
    for indicator in context.site.indicators.values():
        for observation in indicator.observations:
            if (revision := observation.revises) is not None:
                yield Entry(
                    view=_value_view(context, language, indicator, observation, label),
                    day=_day_of(observation, revision),
                    name=f"indicators/{indicator.key}/{iso_text(observation.as_of)}",
                )


def _value_view(
    context: Context, language: str, indicator: Indicator, observation: Observation, label: str
) -> CorrectionView:
    url = indicator_url(context, indicator.key, language)
    return CorrectionView(
        what=LinkView(
            label=words_in(context, indicator.name, language), url=f"{url}#{anchor_of(observation.as_of)}"
        ),
        section=label,
        on=observation.revises.on if observation.revises else None,
        revision=own_revision(context, language, indicator, observation),
        note=None,
    )


def _day_of(observation: Observation, revision: Revision) -> dt.date:
    return (revision.on or observation.as_of).day


def _of_texts(context: Context, language: str) -> Iterator[Entry]:
    for collection in Collection:
        for item in items_of(context.site, collection).values():
            if item.updated is not None:
                edition = edition_for(item, language)
                yield Entry(
                    view=_text_view(context, language, collection, item, edition),
                    day=item.updated.day,
                    name=f"{collection.value}/{item.key}",
                )


def _text_view(
    context: Context, language: str, collection: Collection, item: Item, edition: Edition
) -> CorrectionView:
    note = edition.update_note
    return CorrectionView(
        what=LinkView(label=title_of(edition), url=edition_url(context, collection, edition)),
        section=say(context.locales[language], "Page")
        if collection is Collection.PAGES
        else section_name(context, collection.value, language),
        on=item.updated,
        revision=None,
        note=Text(words=note, language=edition.language) if note else None,
    )


def _feed_entry(context: Context, language: str, entry: Entry) -> FeedEntryView:
    view = entry.view
    summary = _revision_words(context, language, view.revision) if view.revision else view.note
    return FeedEntryView(
        id=entry_id(context, f"corrections/{entry.name}/{entry.day.isoformat()}", language),
        title=typeset(context, view.what.label),
        url=absolute_url(context.routes, view.what.url),
        updated=begin_of(context, entry.day),
        summary=typeset(context, summary) if summary else None,
        categories=(view.section,),
    )


def _revision_words(context: Context, language: str, revision: RevisionView) -> Text:
    """Return a correction of a value as a sentence, with its day and its reasons."""
    locale = context.locales[language]
    before, after = (_written(context, language, one) for one in (revision.before, revision.after))
    if revision.before.value is None:
        said = say(locale, "Published without a value; the value is %(after)s.", after=after)
    elif revision.after.value is None:
        said = say(locale, "Published as %(before)s, then withdrawn.", before=before)
    else:
        said = say(locale, "Published as %(before)s, corrected to %(after)s.", before=before, after=after)
    as_of = revision.after.as_of
    day = f"{say(locale, 'As of %(day)s', day=format_day(as_of, locale))}. " if as_of else ""
    return Text(words=" ".join((day + said, *(one.words for one in revision.reasons))), language=language)


def _written(context: Context, language: str, figure: FigureView) -> str:
    if figure.value is None:
        return ""
    locale = context.locales[language]
    quantity = format_quantity(figure.value, figure.unit, locale)
    return with_kind(format_qualified(figure.qualifier, quantity, locale), figure.kind, locale)
