"""What search engines read about a page: JSON-LD in the words of schema.org.

Words stand in it as they were written: programs ask for no thin spaces.

Source: https://schema.org/NewsArticle, https://schema.org/BreadcrumbList, https://schema.org/WebSite
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from bilan.language.words import country_name
from bilan.model.content import Edition, Factsheet, Item, Story
from bilan.model.memory import packed
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.context import Context, words_in
from bilan.plan.engines.freshness import begin_of, published_at
from bilan.plan.once import once
from bilan.plan.pictures import shared_picture_view
from bilan.plan.routes import absolute_url, home_url, root_url, section_url

Json = str | bool | int | list["Json"] | dict[str, "Json"] | None
Node = Mapping[str, Json]
"""A thing that is told about."""


def linked_text(nodes: Iterable[Node]) -> str:
    """Return things as one JSON text; empty where there is none."""
    graph = [dict(one) for one in nodes]
    if not graph:
        return ""
    return packed({"@context": "https://schema.org", "@graph": graph}).decode()


def breadcrumb_node(context: Context, trail: Sequence[LinkView], title: Text, url: str) -> tuple[Node, ...]:
    """Return the way down to a page, the page itself last; nothing for a first page, which has none."""
    if not trail:
        return ()
    steps = [*((one.label, one.url) for one in trail), (title, url)]
    listed: list[Json] = [
        {
            "@type": "ListItem",
            "position": number,
            "name": label.words,
            "item": absolute_url(context.routes, address),
        }
        for number, (label, address) in enumerate(steps, start=1)
    ]
    return ({"@type": "BreadcrumbList", "itemListElement": listed},)


def site_nodes(context: Context, language: str) -> tuple[Node, ...]:
    """Return the site and who publishes it, for its first page in a language."""
    site: dict[str, Json] = {
        "@type": "WebSite",
        "@id": _root(context, f"website-{language}"),
        "url": absolute_url(context.routes, home_url(context.routes, language)),
        "name": words_in(context, context.site.settings.name, language).words,
        "inLanguage": language,
        "publisher": {"@id": _root(context, "publisher")} if context.site.settings.publisher else None,
        "potentialAction": _search(context, language),
    }
    publisher = publisher_node(context, language)
    return tuple(filled(one) for one in (site, publisher) if one)


def _search(context: Context, language: str) -> Json:
    """Return how the site is searched; None where it is not. Source: https://schema.org/SearchAction."""
    if not context.site.settings.has_search:
        return None
    page = absolute_url(context.routes, section_url(context.routes, language, "search"))
    return {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{page}?q={{words}}"},
        "query-input": "required name=words",
    }


@once
def publisher_node(context: Context, language: str) -> dict[str, Json] | None:
    """Return who answers for the site; None where the settings do not say."""
    publisher = context.site.settings.publisher
    if publisher is None:
        return None
    return filled(
        {
            "@type": "Organization",
            "@id": _root(context, "publisher"),
            "name": words_in(context, publisher.name, language).words,
            "url": publisher.url,
            "email": publisher.email,
        }
    )


def item_nodes(
    context: Context,
    item: Item,
    edition: Edition,
    urls: Mapping[str, str],
    modified: dt.datetime | None,
    about: str,
) -> tuple[Node, ...]:
    """Return a story as an article and a factsheet as a report; nothing for what has no date.

    `urls` are the addresses of its editions by language, and `modified` is when this one last changed.
    """
    published = published_at(context, item, edition)
    if not isinstance(item, Story | Factsheet) or published is None or modified is None:
        return ()
    language = edition.language
    licence = context.site.settings.licence
    picture = shared_picture_view(context, item, edition)
    url = absolute_url(context.routes, urls[edition.language])
    publisher = publisher_node(context, language)
    found: dict[str, Json] = {
        "@type": _type(item),
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": edition.title,
        "description": about,
        "inLanguage": language,
        "datePublished": published.isoformat(),
        "dateModified": modified.isoformat(),
        "image": [picture.url] if picture else None,
        "author": publisher,
        "publisher": publisher,
        "license": licence.url if licence else None,
        "isAccessibleForFree": True,
        "contentLocation": places_in(context, item.countries, language),
        "correction": _correction(context, item, edition),
        **_translations(context, item, edition, urls),
    }
    return (filled(found),)


def places_in(context: Context, codes: Iterable[str], language: str) -> list[Json]:
    """Return countries by their names in a language."""
    locale = context.locales[language]
    return [{"@type": "Country", "name": country_name(code, locale), "identifier": code} for code in codes]


def filled(values: Mapping[str, Json]) -> dict[str, Json]:
    """Return what there is to tell, without what is empty."""
    return {name: value for name, value in values.items() if value or isinstance(value, int)}


def _translations(context: Context, item: Item, edition: Edition, urls: Mapping[str, str]) -> dict[str, Json]:
    """Return what an edition was translated from, or as the original what it was translated to."""
    addresses = {one: absolute_url(context.routes, url) for one, url in urls.items()}
    others: dict[str, dict[str, Json]] = {
        language: {"@type": _type(item), "@id": f"{url}#article", "url": url, "inLanguage": language}
        for language, url in addresses.items()
        if language != edition.language
    }
    if edition.language == item.original:
        return {"workTranslation": list(others.values())}
    return {"translationOfWork": others.get(item.original)}


def _correction(context: Context, item: Item, edition: Edition) -> Json:
    if item.updated is None:
        return None
    return filled(
        {
            "@type": "CorrectionComment",
            "datePublished": begin_of(context, item.updated.day).isoformat(),
            "text": edition.update_note,
        }
    )


def _type(item: Item) -> str:
    return "NewsArticle" if isinstance(item, Story) else "Report"


def _root(context: Context, name: str) -> str:
    return f"{absolute_url(context.routes, root_url(context.routes))}#{name}"
