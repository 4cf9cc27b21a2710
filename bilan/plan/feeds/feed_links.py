"""Ways to feeds from the pages that they belong to."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.language.words import say
from bilan.model.content import Item
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.context import Context, shown_in, words_in
from bilan.plan.routes import feed_url

WHOLE = "all"
"""The feed of everything."""
FACTSHEET = "factsheet"
"""The kind of a factsheet, beside those of stories."""
CORRECTIONS = "corrections"
"""The feed of the log of corrections."""


def feed_title(context: Context, language: str, about: str) -> str:
    """Return what a feed is called, as it is written: the site, and what of it the feed tells."""
    site = words_in(context, context.site.settings.name, language).words
    return say(context.locales[language], "%(site)s: %(what)s", site=site, what=about)


def whole_feed(context: Context, language: str) -> LinkView:
    """Return the way to the feed of everything, which every page names and every language has."""
    about = say(context.locales[language], "everything new")
    return _link(context, language, WHOLE, about)


def corrections_feed_link(context: Context, language: str) -> LinkView:
    """Return the way to the feed of corrections, which every language has."""
    about = say(context.locales[language], "corrections")
    return _link(context, language, CORRECTIONS, about)


def feed_of(
    context: Context, language: str, subject: tuple[str, str], label: Text, items: Sequence[Item]
) -> tuple[LinkView, ...]:
    """Return the way to the feed of a subject; none where there is nothing on it to follow.

    The subject is a sort of feed and a value, as in `("country", "NE")`; `items` are the stories and
    factsheets on it.
    """
    if not shown_in(context, items, language):
        return ()
    return (_link(context, language, feed_name(*subject), label.words),)


def feed_name(group: str, value: str) -> str:
    """Return what a feed is called in addresses: `country/NE`."""
    return f"{group}/{value}"


def _link(context: Context, language: str, name: str, about: str) -> LinkView:
    return LinkView(
        label=Text(words=feed_title(context, language, about), language=language),
        url=feed_url(context.routes, language, name),
    )
