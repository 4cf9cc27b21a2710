"""What the pages of a section share around them: menu, footer, and who publishes the site."""

from __future__ import annotations

from bilan.language.words import say
from bilan.model.content import Collection
from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.blocks import LinkView, StagingView
from bilan.plan.context import HOME_PAGE, Context, item_link, section_link, words_in
from bilan.plan.feeds.feed_links import whole_feed
from bilan.plan.once import once
from bilan.plan.routes import SECTIONS, home_url, published_home, subscribe_url


class Surroundings(Record):
    """What stands around every page of a section in a language; only the section is marked as current."""

    home: LinkView
    home_crumb: LinkView
    menu_sections: tuple[LinkView, ...]
    menu_pages: tuple[LinkView, ...]
    """They stand after the sections."""
    footer: tuple[LinkView, ...]
    search: LinkView | None
    subscribe: LinkView
    feed: LinkView
    """Of everything."""
    publisher: LinkView | None
    licence: LinkView | None
    staging: tuple[StagingView, ...]


@once
def surroundings_of(context: Context, language: str, section: str | None) -> Surroundings:
    """Return what the pages of a section have around them in a language; None for pages of no section."""
    settings = context.site.settings
    return Surroundings(
        home=_home(context, language),
        home_crumb=_home_crumb(context, language),
        menu_sections=tuple(
            section_link(context, name, language, section) for name in settings.navigation if name in SECTIONS
        ),
        menu_pages=_page_links(context, language, in_footer=False),
        footer=_page_links(context, language, in_footer=True),
        search=section_link(context, "search", language, section) if settings.has_search else None,
        subscribe=_subscribe(context, language),
        feed=whole_feed(context, language),
        publisher=_publisher(context, language),
        licence=_licence(context, language),
        staging=(staging_view(context, language),) if context.is_staging else (),
    )


def marked(link: LinkView, url: str) -> LinkView:
    """Return a link as it stands on the page of an address: marked where it leads there."""
    return LinkView(label=link.label, url=link.url, is_current=True) if link.url == url else link


def all_marked(links: tuple[LinkView, ...], url: str) -> tuple[LinkView, ...]:
    """Return links as they stand on the page of an address: most pages share them as they are."""
    leads_there = any(one.url == url for one in links)
    return tuple(marked(one, url) for one in links) if leads_there else links


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


def _home(context: Context, language: str) -> LinkView:
    name = words_in(context, context.site.settings.name, language)
    return LinkView(label=name, url=home_url(context.routes, language))


def _home_crumb(context: Context, language: str) -> LinkView:
    words = say(context.locales[language], "Home")
    return LinkView(label=Text(words=words, language=language), url=home_url(context.routes, language))


def _subscribe(context: Context, language: str) -> LinkView:
    words = say(context.locales[language], "Subscribe")
    return LinkView(label=Text(words=words, language=language), url=subscribe_url(context.routes, language))


def _page_links(context: Context, language: str, *, in_footer: bool) -> tuple[LinkView, ...]:
    pages = sorted(context.site.pages.values(), key=lambda one: (one.order, one.key))
    chosen = (one for one in pages if one.key != HOME_PAGE and (one.in_footer if in_footer else one.in_menu))
    return tuple(item_link(context, Collection.PAGES, page, language) for page in chosen)


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
