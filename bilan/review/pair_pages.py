"""The pages with items in two languages: their list, one pair, and the same as one file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from bilan.language.dates import format_day
from bilan.language.words import language_name, own_name, say
from bilan.model.codes import Severity
from bilan.model.content import Collection, Item
from bilan.model.source import Diagnostic
from bilan.model.when import When
from bilan.model.words import Text
from bilan.plan.blocks import LinkView
from bilan.plan.context import Context, edition_for, items_of, title_of, words_in
from bilan.plan.routes import desk_url
from bilan.review.frame import desk_frame
from bilan.review.pair_views import (
    PairGroupView,
    PairLinkView,
    PairMatter,
    PairsView,
    PairView,
    SavedPairView,
)
from bilan.review.pairs import PairOrder, collection_name, pair_matter
from bilan.review.problems import Reading
from bilan.translations.states import state_of

PAIRS = "pairs"
SAVED = "file"
"""The last part of the address at which a pair is one file."""
LANGUAGES_BETWEEN = "_"
"""Stands between two languages in an address."""


def pairs_view(context: Context, problems: Sequence[Diagnostic], language: str) -> PairsView:
    """Return every item of the site with the state of its languages, those with the newest date first."""
    counts = Counter(
        one.span.path.rpartition("/")[0] for one in problems if one.severity is not Severity.NOTE
    )
    locale = context.locales[language]
    return PairsView(
        frame=desk_frame(context, language, say(locale, "Side by side"), PAIRS),
        languages=tuple(
            Text(words=language_name(one, locale).capitalize(), language=language)
            for one in context.languages
        ),
        groups=tuple(
            PairGroupView(
                key=collection.value,
                name=collection_name(context, collection, language),
                items=tuple(
                    PairLinkView(
                        title=title_of(edition_for(item, language)),
                        url=pair_url(language, collection, item.key),
                        key=item.key,
                        states=tuple(state_of(item, one) for one in context.languages),
                        problems=counts[item.folder],
                    )
                    for item in _in_order(context, collection)
                ),
            )
            for collection in Collection
            if items_of(context.written, collection)
        ),
    )


def _in_order(context: Context, collection: Collection) -> Sequence[Item]:
    items = items_of(context.written, collection).values()
    if collection is not Collection.STORIES:
        return tuple(items)
    stories = context.written.stories.values()
    return sorted(stories, key=lambda one: (-one.date.day.toordinal(), one.key))


def pair_url(language: str, collection: str, key: str, *further: str) -> str:
    """Return the address of an item in two languages."""
    return desk_url(language, PAIRS, collection, key, *further)


def pair_view(
    context: Context, order: PairOrder, problems: Sequence[Diagnostic], reading: Reading
) -> PairView | None:
    """Return the page of an item in two languages; None where there is no such item or language."""
    matter = pair_matter(context, order, problems, reading)
    if matter is None or not matter.sides:
        return None
    shown = [side.language for side in matter.sides]
    place = (PAIRS, order.collection, order.key)
    return PairView(
        frame=desk_frame(context, order.language, matter.title.words, *place),
        matter=matter,
        save_url=pair_url(order.language, *place[1:], LANGUAGES_BETWEEN.join(shown), SAVED),
        file_name=file_name_of(matter),
        others=tuple(_others(context, order, shown)),
    )


def saved_pair_view(
    context: Context, order: PairOrder, problems: Sequence[Diagnostic], reading: Reading, style: str
) -> SavedPairView | None:
    """Return the same as one file, with the style that it carries itself."""
    matter = pair_matter(context, order, problems, reading)
    if matter is None or not matter.sides:
        return None
    locale = context.locales[order.language]
    day = format_day(When(day=context.moment.instant.date()), locale)
    return SavedPairView(
        language=order.language,
        site=words_in(context, context.site.settings.name, order.language),
        matter=matter,
        style=style,
        written=say(locale, "As it stood on %(day)s", day=day),
    )


def file_name_of(matter: PairMatter) -> str:
    """Return what the file of a pair is called: `faustina.en-fr.html`."""
    return f"{matter.key}.{'-'.join(side.language for side in matter.sides)}.html"


def order_of(context: Context, language: str, collection: str, key: str, shown: str = "") -> PairOrder | None:
    """Return what an address asks for: the original and the page's language where it names no others."""
    if collection not in set(Collection):
        return None
    item = items_of(context.written, collection).get(key)
    if item is None:
        return None
    named = tuple(shown.split(LANGUAGES_BETWEEN)) if shown else _usual(context, item, language)
    if not set(named) <= set(item.editions) or len(named) != len(set(named)):
        return None
    return PairOrder(collection=collection, key=key, shown=named, language=language)


def _usual(context: Context, item: Item, language: str) -> tuple[str, ...]:
    others = [one for one in context.languages if one in item.editions and one != item.original]
    others.sort(key=lambda one: one != language)
    return (item.original, *others[:1])


def _others(context: Context, order: PairOrder, shown: Sequence[str]) -> Iterator[LinkView]:
    """Yield the pairs of an item that has more than two languages."""
    item = items_of(context.written, order.collection)[order.key]
    languages = [
        item.original,
        *(one for one in context.languages if one in item.editions and one != item.original),
    ]
    if len(languages) <= 2:  # noqa: PLR2004 - a pair
        return
    for pair in combinations(languages, 2):
        names = " – ".join(own_name(one) for one in pair)
        yield LinkView(
            label=Text(words=names, language=order.language),
            url=pair_url(order.language, order.collection, order.key, LANGUAGES_BETWEEN.join(pair)),
            is_current=list(pair) == list(shown),
        )
