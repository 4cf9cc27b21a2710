"""Lists that are told on several pages, with filters that are pages of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic

from bilan.language.digits import write_digits
from bilan.language.words import say, slug_of, sort_key
from bilan.model.records import Record
from bilan.model.words import Text
from bilan.plan.blocks import FilterChoiceView, FilterGroupView, LinkView, PageLinkView, PagerView
from bilan.plan.cards import by_order
from bilan.plan.context import (
    Context,
    ItemT,
    edition_for,
    section_link,
    section_name,
    title_of,
    words_in,
)
from bilan.plan.engines.freshness import items_day
from bilan.plan.feeds.feed_links import feed_of
from bilan.plan.frames import Place, frame_of
from bilan.plan.places.geography import by_name, country_text, region_text
from bilan.plan.routes import list_url, section_url
from bilan.plan.views import Frame

AROUND = 2
"""How many pages of a list a page leads to on either side, beside the first and the last."""


class Option(Record):
    """A value that a filter could have."""

    value: str
    """The same in every language: a kind, a year, a key or a code."""
    label: Text
    address: str
    """The value as it stands in an address of the language."""


class Choice(Record, Generic[ItemT]):
    """One value of a filter, and the items that have it."""

    group: str
    option: Option
    items: tuple[ItemT, ...]


class Listing(Record, Generic[ItemT]):
    """The list of a section in every language."""

    section: str
    page_size: int
    items: Mapping[str, tuple[ItemT, ...]]
    """By language, in the order of display."""
    choices: Mapping[str, tuple[Choice[ItemT], ...]]
    """By language: every choice that leads to at least one item."""
    followed: frozenset[str] = frozenset()
    """The filters of which each choice has a feed."""


class ListPage(Record, Generic[ItemT]):
    """One page of a list."""

    frame: Frame
    choice: Choice[ItemT] | None
    """The filter that is set; None for all items."""
    items: tuple[ItemT, ...]
    """Of all pages of this list together."""
    shown: tuple[ItemT, ...]
    """Those that stand on this page."""
    filters: tuple[FilterGroupView, ...]
    all_url: str
    """The list without a filter."""
    pager: PagerView


def choices_of(
    group: str,
    options: Iterable[Option],
    items: Sequence[ItemT],
    values_of: Callable[[ItemT], Iterable[str]],
) -> Iterator[Choice[ItemT]]:
    """Return the choices of a filter that lead to at least one item, in the order of the options."""
    found: dict[str, list[ItemT]] = defaultdict(list)
    for item in items:
        for value in dict.fromkeys(values_of(item)):
            found[value].append(item)
    for option in options:
        if option.value in found:
            yield Choice(group=group, option=option, items=tuple(found[option.value]))


def option_of(value: str, label: Text, address: str = "") -> Option:
    """Return an option whose address is its label, as far as that can stand in one."""
    return Option(value=value, label=label, address=address or slug_of(label.words) or slug_of(value))


def year_options(years: Iterable[int], language: str) -> tuple[Option, ...]:
    """Return an option for each year, in the order given."""
    return tuple(
        option_of(str(year), Text(words=str(year), language=language)) for year in dict.fromkeys(years)
    )


def objective_options(context: Context, language: str) -> tuple[Option, ...]:
    """Return the objectives of the site in their order."""
    objectives = by_order(tuple(context.site.objectives.values()))
    editions = {one.key: edition_for(one, language) for one in objectives}
    return tuple(option_of(key, title_of(edition), edition.slug) for key, edition in editions.items())


def region_options(context: Context, language: str) -> tuple[Option, ...]:
    """Return the regions of the site in their order."""
    return tuple(option_of(key, region_text(context, key, language)) for key in context.site.settings.regions)


def country_options(context: Context, codes: Iterable[str], language: str) -> tuple[Option, ...]:
    """Return countries in the order of their names."""
    return tuple(
        option_of(code, country_text(context, code, language))
        for code in by_name(context, set(codes), language)
    )


def topic_options(context: Context, language: str) -> tuple[Option, ...]:
    """Return the topics of the site in the order of their names."""
    locale = context.locales[language]
    named = [(words_in(context, topic.name, language), key) for key, topic in context.site.topics.items()]
    return tuple(
        option_of(key, label)
        for label, key in sorted(named, key=lambda pair: sort_key(pair[0].words, locale))
    )


def option_url(context: Context, language: str, section: str, group: str, option: Option) -> str:
    """Return the address of the first page of a choice."""
    return list_url(context.routes, language, section, (group, option.address))


def list_pages(context: Context, listing: Listing[ItemT]) -> Iterator[ListPage[ItemT]]:
    """Return the pages of a list in every language: all items, then those of each choice."""
    for language in context.languages:
        yield from _pages(context, language, listing, None)
        for choice in listing.choices[language]:
            yield from _pages(context, language, listing, choice)


def _pages(
    context: Context, language: str, listing: Listing[ItemT], choice: Choice[ItemT] | None
) -> Iterator[ListPage[ItemT]]:
    section, size = listing.section, listing.page_size
    items = listing.items[language] if choice is None else choice.items
    urls = _page_urls(context, language, listing, choice)
    links = tuple(PageLinkView(number=number, url=url) for number, url in enumerate(urls, start=1))
    title = _title(context, language, section, choice)
    modified = items_day(items)
    feeds = _feeds(context, language, listing, choice)
    groups = _groups(context, language, listing, choice)
    others = {
        other: _page_urls(context, other, listing, same)
        for other in context.languages
        if (same := _same_choice(listing.choices[other], choice)) is not None or choice is None
    }
    for number, url in enumerate(urls, start=1):
        place = Place(
            url=url,
            section=section,
            trail=() if choice is None and number == 1 else (section_link(context, section, language),),
            translations={
                other: theirs[number - 1] for other, theirs in others.items() if number <= len(theirs)
            },
        )
        head_title = _head_title(context, title, number, len(urls))
        yield ListPage(
            frame=frame_of(
                context, language, title, place, head_title=head_title, modified=modified, feeds=feeds
            ),
            choice=choice,
            items=items,
            shown=items[(number - 1) * size : number * size],
            filters=groups,
            all_url=section_url(context.routes, language, section),
            pager=pager_view(number, links),
        )


def pager_view(number: int, links: Sequence[PageLinkView]) -> PagerView:
    """Return the links of a page to the others of its list: few, however long the list is.

    `links` are those to all pages. A gap of a single page is none: its link takes no more room.
    """
    last = len(links)
    near = {1, *range(number - AROUND, number + AROUND + 1), last}
    near |= {one + 1 for one in near if one + 2 in near}
    return PagerView(
        number=number,
        last=last,
        before=links[number - 2].url if number > 1 else None,
        after=links[number].url if number < last else None,
        pages=tuple(links[one - 1] for one in sorted(near) if 1 <= one <= last),
    )


def _feeds(
    context: Context, language: str, listing: Listing[ItemT], choice: Choice[ItemT] | None
) -> tuple[LinkView, ...]:
    """Return the feed of a choice."""
    if choice is None or choice.group not in listing.followed:
        return ()
    subject = (choice.group, choice.option.value)
    return feed_of(context, language, subject, choice.option.label, choice.items)


def _title(context: Context, language: str, section: str, choice: Choice[ItemT] | None) -> Text:
    """Return the heading of a list: `News and stories`, `News and stories: Niger`, `Stories`."""
    name = section_name(context, section, language)
    if choice is None:
        return Text(words=name, language=language)
    if choice.group == "kind":
        return choice.option.label
    locale = context.locales[language]
    words = say(locale, "%(list)s: %(choice)s", list=name, choice=choice.option.label.words)
    return Text(words=words, language=language)


def _head_title(context: Context, title: Text, number: int, last: int) -> str:
    """Return what a browser's tab says: no two pages of a list the same."""
    if number == 1:
        return title.words
    locale = context.locales[title.language]
    gaps = {"number": write_digits(number, locale), "last": write_digits(last, locale)}
    return f"{title.words}, {say(locale, 'page %(number)s of %(last)s', **gaps)}"


def _page_urls(
    context: Context, language: str, listing: Listing[ItemT], choice: Choice[ItemT] | None
) -> tuple[str, ...]:
    count = len(listing.items[language] if choice is None else choice.items)
    filtered = (choice.group, choice.option.address) if choice else None
    last = max(1, -(-count // listing.page_size))
    return tuple(
        list_url(context.routes, language, listing.section, filtered, number) for number in range(1, last + 1)
    )


def _same_choice(choices: Sequence[Choice[ItemT]], choice: Choice[ItemT] | None) -> Choice[ItemT] | None:
    if choice is None:
        return None
    wanted = (choice.group, choice.option.value)
    return next((one for one in choices if (one.group, one.option.value) == wanted), None)


def _groups(
    context: Context, language: str, listing: Listing[ItemT], current: Choice[ItemT] | None
) -> tuple[FilterGroupView, ...]:
    groups: dict[str, list[FilterChoiceView]] = defaultdict(list)
    for one in listing.choices[language]:
        groups[one.group].append(
            FilterChoiceView(
                label=one.option.label,
                url=option_url(context, language, listing.section, one.group, one.option),
                count=len(one.items),
                is_current=one is current,
            )
        )
    return tuple(FilterGroupView(key=key, choices=tuple(choices)) for key, choices in groups.items())
