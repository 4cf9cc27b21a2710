"""Views of texts: their figures, links and pictures looked up, and teasers cut from them."""

from __future__ import annotations

import datetime as dt
import re

from bilan.model.content import Collection, Edition, Item, Prose
from bilan.model.words import Text
from bilan.plan.blocks import ProseView, TargetView
from bilan.plan.context import (
    Context,
    day_of,
    edition_for,
    edition_url,
    indicator_url,
    items_of,
    topic_url,
)
from bilan.plan.figures import fill_of
from bilan.plan.pictures import picture_view
from bilan.plan.plain import REFERENCE, figure_words, without_marks
from bilan.plan.routes import rooted_url

TEASER_LENGTH = 220
"""The characters that a teaser may take, cut at a word."""
DESCRIPTION_LENGTH = 160
"""The characters that search engines show of a description."""

_NO_SENTENCE = re.compile(r"#|[-*+>|]\s|\d+[.)]\s|```|~~~|!\[|\[\^|\||:")
_OTHER_HOST = re.compile(r"[/\\][\x00-\x20]*[/\\]")
"""How a target begins that a browser takes for the name of another host, and nothing may lead to."""
_COLLECTIONS = frozenset(Collection)
_UNWRITTEN = {"topics": topic_url, "indicators": indicator_url}
"""What links lead to that is no item, and so has a page in every language."""


def prose_view(context: Context, edition: Edition, item: Item, prose: Prose) -> ProseView:
    """Return a text of an edition with everything it refers to, as of the item's own date."""
    day = day_of(context, item)
    language = edition.language
    return ProseView(
        text=prose.text,
        language=language,
        fills=tuple(fill_of(context, language, one, day) for one in prose.references),
        targets={
            link.target: target
            for link in prose.links
            if not link.is_picture and (target := _target(context, language, link.target)) is not None
        },
        pictures={
            link.target: picture
            for link in prose.links
            if link.is_picture and (picture := picture_view(context, item, link.target)) is not None
        },
        path=edition.span.path,
    )


def lead_view(context: Context, edition: Edition, item: Item) -> ProseView | None:
    """Return the summary of an edition where one was written."""
    return None if edition.summary is None else prose_view(context, edition, item, edition.summary)


def teaser(context: Context, edition: Edition, item: Item) -> Text | None:
    """Return the summary in plain words, or else the beginning of the text, cut at a word.

    None where the text has no paragraph that could be shown.
    """
    day = day_of(context, item)
    if edition.summary is not None:
        return Text(
            words=_plain(context, edition.language, edition.summary, day, edition.summary.text),
            language=edition.language,
        )
    for block in re.split(r"\n\s*\n", edition.prose.text):
        if (text := block.strip()) and not _NO_SENTENCE.match(text) and not _is_block_reference(text):
            words = _plain(context, edition.language, edition.prose, day, text)
            return Text(words=cut(words, TEASER_LENGTH), language=edition.language)
    return None


def description(context: Context, edition: Edition, item: Item) -> str:
    """Return what a search engine may show of an edition, as long as it is written."""
    found = teaser(context, edition, item)
    return "" if found is None else found.words


def _target(context: Context, language: str, target: str) -> TargetView | None:
    collection, colon, key = target.partition(":")
    key, hash_, anchor = key.partition("#")
    if target.startswith("/") and not _OTHER_HOST.match(target):
        return TargetView(
            url=rooted_url(context.routes, target), language=_language_of(context, target, language)
        )
    if collection in _UNWRITTEN:
        url = _UNWRITTEN[collection](context, key, language)
        return TargetView(url=url + hash_ + anchor, language=language)
    if not colon or collection not in _COLLECTIONS:
        return None
    item = items_of(context.site, collection).get(key)
    if item is None:
        return TargetView(url=None, language=language)
    edition = edition_for(item, language)
    return TargetView(
        url=edition_url(context, collection, edition) + hash_ + anchor, language=edition.language
    )


def _language_of(context: Context, address: str, language: str) -> str:
    first = address.removeprefix("/").partition("/")[0]
    return first if first in context.languages else language


def _is_block_reference(text: str) -> bool:
    return REFERENCE.fullmatch(text) is not None


def _plain(context: Context, language: str, prose: Prose, day: dt.date, text: str) -> str:
    """Return Markdown as plain words, with its figures written out."""

    def figure(match: re.Match[str]) -> str:
        fill = fill_of(context, language, prose.references[int(match[1])], day)
        return figure_words(fill, context.locales[language])

    return without_marks(REFERENCE.sub(figure, text))


def cut(words: str, most: int) -> str:
    """Return words cut at the end of one of them, so that they and an ellipsis take no more characters."""
    if len(words) <= most:
        return words
    whole, space, _ = words[:most].rpartition(" ")
    return (whole if space else words[: most - 1]).rstrip(" ,;:.–-") + "…"
