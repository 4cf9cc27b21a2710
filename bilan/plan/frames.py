"""What stands around the matter of a page: head, menu, breadcrumbs, footer, language switch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bilan.language.typography import set_text
from bilan.language.words import say
from bilan.model.content import Collection, Edition, Item
from bilan.model.words import Text
from bilan.plan.blocks import HeldView, LinkView, StagingView
from bilan.plan.context import (
    HOME_PAGE,
    Context,
    edition_url,
    held_view,
    item_link,
    section_link,
    title_of,
    words_in,
)
from bilan.plan.engines.freshness import begin_of, modified_at
from bilan.plan.engines.linked_data import Node, breadcrumb_node, item_nodes, linked_text
from bilan.plan.feeds.feed_links import whole_feed
from bilan.plan.prose import DESCRIPTION_LENGTH, cut, description
from bilan.plan.routes import (
    SECTIONS,
    absolute_url,
    home_url,
    published_home,
    root_url,
    section_url,
    subscribe_url,
)
from bilan.plan.views import Frame, SwitchView


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
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
    frame = _around(context, language, title, place)
    is_indexed = is_indexed and held is None
    crumbs = breadcrumb_node(context, frame.breadcrumbs, title, place.url)
    words = about or _about_site(context, title, head_title, frame.home)
    return replace(
        frame,
        head_title=set_text(head_title or title.words, context.locales[title.language]),
        description=cut(words, DESCRIPTION_LENGTH),
        modified=_moment(context, modified),
        held=held,
        is_indexed=is_indexed,
        structured=linked_text((*structured, *crumbs)) if is_indexed else "",
        feeds=tuple(dict.fromkeys((*feeds, whole_feed(context, language)))),
    )


def _around(context: Context, language: str, title: Text, place: Place) -> Frame:
    """Return what a page has around it by its place alone."""
    home = _home(context, language, place)
    is_first = home.is_current or place.url == root_url(context.routes)
    absolute = {
        one: absolute_url(context.routes, place.translations[one])
        for one in context.languages
        if one in place.translations
    }
    return Frame(
        language=language,
        title=title,
        head_title=title.words,
        description="",
        url=place.url,
        canonical=absolute_url(context.routes, place.url),
        alternates=_alternates(context, place, absolute),
        modified=None,
        locale=context.locales[language].babel,
        other_locales=tuple(context.locales[one].babel for one in absolute if one != language),
        home=home,
        menu=_menu(context, language, place),
        breadcrumbs=() if is_first else (_home_crumb(context, language), *place.trail),
        search=_search(context, language, place),
        footer=_page_links(context, language, place, in_footer=True),
        subscribe=_subscribe(context, language, place),
        switches=_switches(context, language, place),
        publisher=_publisher(context, language),
        licence=_licence(context, language),
        updated=context.updated,
        style_url=context.style_url,
        script_url=context.script_url,
        font_url=context.font_url,
        icon_url=context.icon_url,
        held=None,
        is_indexed=True,
        structured="",
        staging=(staging_view(context, language),) if context.is_staging else (),
    )


def staging_view(context: Context, language: str) -> StagingView:
    """Return what says in a language that this is a copy for review, and leads to the published site."""
    locale = context.locales[language]
    return StagingView(
        mark=Text(words=say(locale, "Copy for review."), language=language),
        words=Text(
            words=say(locale, "This is not the published site: what stands here may still change."),
            language=language,
        ),
        way=LinkView(
            label=Text(words=say(locale, "Go to the published site"), language=language),
            url=published_home(context.published_url, language),
        ),
    )


def _alternates(context: Context, place: Place, absolute: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the page in each of its languages, and where readers of any other language are sent.

    That is the choice of a language where there is one, at the root; elsewhere the page in the first
    of the site's languages that it is written in.
    """
    if len(absolute) < 2:  # noqa: PLR2004 - a page alone is an alternate of nothing
        return ()
    root = root_url(context.routes)
    homes = {home_url(context.routes, language) for language in context.languages}
    if place.url in {root, *homes}:
        default = absolute_url(context.routes, root)
    else:
        default = next(absolute[language] for language in context.languages if language in absolute)
    return (*absolute.items(), ("x-default", default))


def _about_site(context: Context, title: Text, head_title: str, home: LinkView) -> str:
    """Return what search engines are told of a page that has no words of its own, such as a list."""
    return say(
        context.locales.get(title.language, context.locales[home.label.language]),
        "%(title)s. %(site)s: figures with their date and source, projects and stories.",
        title=head_title or title.words,
        site=home.label.words,
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
    place = Place(
        url=edition_url(context, collection, edition),
        section=section,
        trail=(section_link(context, section, edition.language),) if section else (),
        translations={
            language: edition_url(context, collection, other) for language, other in item.editions.items()
        },
    )
    about = cut(description(context, edition, item), DESCRIPTION_LENGTH)
    return frame_of(
        context,
        edition.language,
        title_of(edition),
        place,
        head_title=edition.seo_title or edition.title,
        about=about,
        held=held_view(context, item, edition),
        modified=modified_at(context, item, edition),
        structured=item_nodes(context, collection, item, edition, about),
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


def _search(context: Context, language: str, place: Place) -> LinkView | None:
    has_search = context.site.settings.has_search
    return section_link(context, "search", language, place.section) if has_search else None


def _subscribe(context: Context, language: str, place: Place) -> LinkView:
    url = subscribe_url(context.routes, language)
    words = say(context.locales[language], "Subscribe")
    return LinkView(label=Text(words=words, language=language), url=url, is_current=place.url == url)


def _home(context: Context, language: str, place: Place) -> LinkView:
    url = home_url(context.routes, language)
    name = words_in(context, context.site.settings.name, language)
    return LinkView(label=name, url=url, is_current=place.url == url)


def _menu(context: Context, language: str, place: Place) -> tuple[LinkView, ...]:
    sections = tuple(
        section_link(context, name, language, place.section)
        for name in context.site.settings.navigation
        if name in SECTIONS
    )
    return (*sections, *_page_links(context, language, place, in_footer=False))


def _home_crumb(context: Context, language: str) -> LinkView:
    words = say(context.locales[language], "Home")
    return LinkView(label=Text(words=words, language=language), url=home_url(context.routes, language))


def _page_links(context: Context, language: str, place: Place, *, in_footer: bool) -> tuple[LinkView, ...]:
    pages = sorted(context.site.pages.values(), key=lambda one: (one.order, one.key))
    chosen = (one for one in pages if one.key != HOME_PAGE and (one.in_footer if in_footer else one.in_menu))
    links = (item_link(context, Collection.PAGES, page, language) for page in chosen)
    return tuple(LinkView(label=one.label, url=one.url, is_current=one.url == place.url) for one in links)


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


def _publisher(context: Context, language: str) -> LinkView | None:
    publisher = context.site.settings.publisher
    if publisher is None:
        return None
    return LinkView(label=words_in(context, publisher.name, language), url=publisher.url or "")


def _licence(context: Context, language: str) -> LinkView | None:
    licence = context.site.settings.licence
    if licence is None:
        return None
    return LinkView(label=words_in(context, licence.name, language), url=licence.url or "")
