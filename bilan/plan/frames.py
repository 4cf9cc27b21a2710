"""What stands around the matter of a page: head, menu, breadcrumbs, footer, language switch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from bilan.language.typography import set_text
from bilan.language.words import say
from bilan.model.content import Collection, Edition, Item
from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.blocks import HeldView, LinkView
from bilan.plan.context import (
    Context,
    edition_url,
    held_view,
    section_link,
    title_of,
    words_in,
)
from bilan.plan.engines.freshness import begin_of, modified_at
from bilan.plan.engines.linked_data import Node, breadcrumb_node, item_nodes, linked_text
from bilan.plan.once import once
from bilan.plan.prose import DESCRIPTION_LENGTH, cut, description
from bilan.plan.routes import (
    absolute_url,
    home_url,
    root_url,
    section_url,
)
from bilan.plan.surroundings import all_marked, marked, surroundings_of
from bilan.plan.views import Frame, SwitchView


class Place(Record):
    """Where a page stands in the site."""

    url: str
    section: str | None = None
    """The section it belongs to, which the menu marks."""
    trail: tuple[LinkView, ...] = ()
    """The breadcrumbs between home and the page."""
    translations: Mapping[str, str]
    """Language to address of the same page, this one included."""


def frame_of(
    context: Context,
    language: str,
    title: Text,
    place: Place,
    *,
    head_title: str = "",
    about: str = "",
    held: HeldView | None = None,
    is_indexed: bool = True,
    modified: dt.date | None = None,
    structured: tuple[Node, ...] = (),
    feeds: tuple[LinkView, ...] = (),
) -> Frame:
    """Return what stands around a page.

    `about` is its description for search engines, and `is_indexed` whether they may name it, which they
    never may while it is held back; `modified` is the day or moment that it last changed; `feeds` are those
    of its own, beside the one of everything that each page names.
    """
    breadcrumbs = _breadcrumbs(context, language, place)
    crumbs = breadcrumb_node(context, breadcrumbs, title, place.url)
    is_indexed = is_indexed and held is None
    head = _Head(
        title=head_title or title.words,
        about=cut(about or _about_site(context, title, head_title, language), DESCRIPTION_LENGTH),
        held=held,
        is_indexed=is_indexed,
        modified=_moment(context, modified),
        structured=linked_text((*structured, *crumbs)) if is_indexed else "",
        feeds=feeds,
    )
    return _framed(context, language, title, place, breadcrumbs, head)


class _Head(Record):
    """What a page says of itself, beside its title."""

    title: str
    about: str
    held: HeldView | None
    is_indexed: bool
    modified: dt.datetime | None
    structured: str
    feeds: tuple[LinkView, ...]


def _framed(
    context: Context, language: str, title: Text, place: Place, breadcrumbs: tuple[LinkView, ...], head: _Head
) -> Frame:
    """Return what a page says of itself with all that pages share."""
    around = surroundings_of(context, language, place.section)
    absolute = _absolute(context, place)
    return Frame(
        language=language,
        title=title,
        head_title=set_text(head.title, context.locales[title.language]),
        description=head.about,
        url=place.url,
        canonical=absolute_url(context.routes, place.url),
        alternates=_alternates(context, place, absolute),
        modified=head.modified,
        locale=context.locales[language].babel,
        other_locales=tuple(context.locales[one].babel for one in absolute if one != language),
        home=marked(around.home, place.url),
        menu=(*around.menu_sections, *all_marked(around.menu_pages, place.url)),
        breadcrumbs=breadcrumbs,
        search=around.search,
        footer=all_marked(around.footer, place.url),
        subscribe=marked(around.subscribe, place.url),
        switches=_switches(context, language, place),
        publisher=around.publisher,
        licence=around.licence,
        updated=context.updated,
        style_url=context.style_url,
        script_url=context.script_url,
        font_url=context.font_url,
        icon_url=context.icon_url,
        held=head.held,
        is_indexed=head.is_indexed,
        structured=head.structured,
        feeds=tuple(dict.fromkeys((*head.feeds, around.feed))),
        staging=around.staging,
    )


def _breadcrumbs(context: Context, language: str, place: Place) -> tuple[LinkView, ...]:
    """Return the way down to a page; nothing for a first page and for the choice of a language."""
    around = surroundings_of(context, language, place.section)
    if place.url in (around.home.url, root_url(context.routes)):
        return ()
    return (around.home_crumb, *place.trail)


def _absolute(context: Context, place: Place) -> Mapping[str, str]:
    """Return the absolute address of a page in each of its languages, in the order of the site."""
    return {
        one: absolute_url(context.routes, place.translations[one])
        for one in context.languages
        if one in place.translations
    }


def _alternates(context: Context, place: Place, absolute: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the page in each of its languages, and where readers of any other language are sent.

    That is the choice of a language where there is one, at the root; elsewhere the page in the first
    of the site's languages that it is written in.
    """
    if len(absolute) < 2:  # noqa: PLR2004 - a page alone is an alternate of nothing
        return ()
    if place.url in _first_pages(context):
        default = absolute_url(context.routes, root_url(context.routes))
    else:
        default = next(absolute[language] for language in context.languages if language in absolute)
    return (*absolute.items(), ("x-default", default))


@once
def _first_pages(context: Context) -> frozenset[str]:
    """Return the addresses of the choice of a language and of the first page of each."""
    return frozenset(
        {root_url(context.routes), *(home_url(context.routes, one) for one in context.languages)}
    )


def _about_site(context: Context, title: Text, head_title: str, language: str) -> str:
    """Return what search engines are told of a page that has no words of its own, such as a list."""
    name = words_in(context, context.site.settings.name, language)
    return say(
        context.locales.get(title.language, context.locales[name.language]),
        "%(title)s. %(site)s: figures with their date and source, projects and stories.",
        title=head_title or title.words,
        site=name.words,
    )


def item_frame(
    context: Context,
    collection: Collection,
    item: Item,
    edition: Edition,
    feeds: tuple[LinkView, ...] = (),
) -> Frame:
    """Return what stands around the page of an item's edition."""
    section = None if collection is Collection.PAGES else collection.value
    urls = {language: edition_url(context, collection, other) for language, other in item.editions.items()}
    place = Place(
        url=urls[edition.language],
        section=section,
        trail=(section_link(context, section, edition.language),) if section else (),
        translations=urls,
    )
    modified = modified_at(context, item, edition)
    about = cut(description(context, edition, item), DESCRIPTION_LENGTH)
    return frame_of(
        context,
        edition.language,
        title_of(edition),
        place,
        head_title=edition.seo_title or edition.title,
        about=about,
        held=held_view(context, item, edition),
        modified=modified,
        structured=item_nodes(context, item, edition, urls, modified, about),
        feeds=feeds,
    )


def section_place(context: Context, section: str, language: str) -> Place:
    """Return the place of a section's own page, which stands in every language."""
    return Place(
        url=section_url(context.routes, language, section),
        section=section,
        translations={one: section_url(context.routes, one, section) for one in context.languages},
    )


def _moment(context: Context, modified: dt.date | None) -> dt.datetime | None:
    """Return a moment as it is, and a day by its beginning."""
    if modified is None or isinstance(modified, dt.datetime):
        return modified
    return begin_of(context, modified)


def _switches(context: Context, language: str, place: Place) -> tuple[SwitchView, ...]:
    return tuple(
        SwitchView(
            language=other,
            url=place.translations.get(other) or _nearest(context, other, place.section),
            is_translation=other in place.translations,
        )
        for other in context.languages
        if other != language
    )


def _nearest(context: Context, language: str, section: str | None) -> str:
    if section is None:
        return home_url(context.routes, language)
    return section_url(context.routes, language, section)
