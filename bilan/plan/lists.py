"""The list of news and stories: its pages, and the pages of each filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bilan.language.digits import write_digits
from bilan.language.words import country_name, say, slug_of, sort_key
from bilan.model.content import Collection, Story, StoryKind
from bilan.model.words import Text
from bilan.plan.blocks import FilterChoiceView, FilterGroupView, PagerView
from bilan.plan.cards import by_order, card_view
from bilan.plan.context import Context, edition_for, section_link, section_name, shown_in, title_of, words_in
from bilan.plan.frames import Place, frame_of
from bilan.plan.routes import list_url, section_url
from bilan.plan.views import StoriesView

PAGE_SIZE = 10
"""How many stories stand on a page of the list."""

SECTION = "stories"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter, and the stories that have it."""

    group: str
    value: str
    """The same in every language: a kind, a year, a key or a code."""
    label: Text
    address: str
    """The value as it stands in an address of the language."""
    stories: tuple[Story, ...]


def story_lists(context: Context) -> Iterator[StoriesView]:
    """Return the pages of the list in every language: all stories, then those of each choice."""
    choices = {language: filter_choices(context, language) for language in context.languages}
    everything = {language: shown_in(context, context.newest, language) for language in context.languages}
    for language in context.languages:
        yield from _pages(context, language, everything, choices, None)
        for choice in choices[language]:
            yield from _pages(context, language, everything, choices, choice)


def filter_choices(context: Context, language: str) -> tuple[Choice, ...]:
    """Return every choice of every filter that leads to at least one story, in the order of display."""
    stories = shown_in(context, context.newest, language)
    found = (
        *(
            _choice("kind", kind.value, _kind_name(context, kind, language), stories, _has_kind)
            for kind in StoryKind
        ),
        *_years(stories, language),
        *_objectives(context, stories, language),
        *_countries(context, stories, language),
        *_topics(context, stories, language),
    )
    return tuple(choice for choice in found if choice.stories)


def story_list_url(context: Context, language: str, group: str, value: str) -> str:
    """Return the address of the stories of one choice, or of all of them where the choice has none."""
    for choice in filter_choices(context, language):
        if (choice.group, choice.value) == (group, value):
            return list_url(context.routes, language, SECTION, (group, choice.address))
    return section_url(context.routes, language, SECTION)


def _pages(
    context: Context,
    language: str,
    everything: Mapping[str, tuple[Story, ...]],
    choices: Mapping[str, tuple[Choice, ...]],
    choice: Choice | None,
) -> Iterator[StoriesView]:
    stories = everything[language] if choice is None else choice.stories
    urls = _page_urls(context, language, choice, len(stories))
    for number, url in enumerate(urls, start=1):
        place = Place(
            url=url,
            section=SECTION,
            trail=() if choice is None and number == 1 else (section_link(context, SECTION, language),),
            translations=_translations(context, everything, choices, choice, number),
        )
        shown = stories[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        name = section_name(context, SECTION, language)
        title = Text(words=name if choice is None else f"{name}: {choice.label.words}", language=language)
        yield StoriesView(
            frame=frame_of(
                context, language, title, place, head_title=_head_title(context, title, number, len(urls))
            ),
            cards=tuple(card_view(context, Collection.STORIES, one, language) for one in shown),
            count=len(stories),
            filters=_groups(context, language, choices[language], choice),
            all_url=section_url(context.routes, language, SECTION),
            filtered_by=choice.label if choice else None,
            pager=PagerView(number=number, urls=urls),
        )


def _head_title(context: Context, title: Text, number: int, last: int) -> str:
    """Return what a browser's tab says: no two pages of a list the same."""
    if number == 1:
        return title.words
    locale = context.locales[title.language]
    gaps = {"number": write_digits(number, locale), "last": write_digits(last, locale)}
    return f"{title.words}, {say(locale, 'page %(number)s of %(last)s', **gaps)}"


def _page_urls(context: Context, language: str, choice: Choice | None, count: int) -> tuple[str, ...]:
    filtered = (choice.group, choice.address) if choice else None
    last = max(1, -(-count // PAGE_SIZE))
    return tuple(
        list_url(context.routes, language, SECTION, filtered, number) for number in range(1, last + 1)
    )


def _translations(
    context: Context,
    everything: Mapping[str, tuple[Story, ...]],
    choices: Mapping[str, tuple[Choice, ...]],
    choice: Choice | None,
    number: int,
) -> dict[str, str]:
    found: dict[str, str] = {}
    for language in context.languages:
        same = _same_choice(choices[language], choice)
        if choice is not None and same is None:
            continue
        count = len(everything[language] if same is None else same.stories)
        urls = _page_urls(context, language, same, count)
        if number <= len(urls):
            found[language] = urls[number - 1]
    return found


def _same_choice(choices: Sequence[Choice], choice: Choice | None) -> Choice | None:
    if choice is None:
        return None
    return next((one for one in choices if (one.group, one.value) == (choice.group, choice.value)), None)


def _groups(
    context: Context, language: str, choices: Sequence[Choice], current: Choice | None
) -> tuple[FilterGroupView, ...]:
    groups = dict.fromkeys(choice.group for choice in choices)
    return tuple(
        FilterGroupView(
            key=group,
            choices=tuple(
                FilterChoiceView(
                    label=one.label,
                    url=list_url(context.routes, language, SECTION, (group, one.address)),
                    count=len(one.stories),
                    is_current=one == current,
                )
                for one in choices
                if one.group == group
            ),
        )
        for group in groups
    )


def _choice(
    group: str,
    value: str,
    label: Text,
    stories: Sequence[Story],
    has: Callable[[Story, str], bool],
    address: str = "",
) -> Choice:
    return Choice(
        group=group,
        value=value,
        label=label,
        address=address or slug_of(label.words) or slug_of(value),
        stories=tuple(story for story in stories if has(story, value)),
    )


def _has_kind(story: Story, kind: str) -> bool:
    return story.kind == kind


def _kind_name(context: Context, kind: StoryKind, language: str) -> Text:
    locale = context.locales[language]
    words = {StoryKind.NEWS: say(locale, "News"), StoryKind.STORY: say(locale, "Stories")}[kind]
    return Text(words=words, language=language)


def _years(stories: Sequence[Story], language: str) -> Iterator[Choice]:
    for year in dict.fromkeys(str(story.date.day.year) for story in stories):
        label = Text(words=year, language=language)
        yield _choice("year", year, label, stories, lambda story, value: str(story.date.day.year) == value)


def _objectives(context: Context, stories: Sequence[Story], language: str) -> Iterator[Choice]:
    for objective in by_order(tuple(context.site.objectives.values())):
        edition = edition_for(objective, language)
        yield _choice(
            "objective",
            objective.key,
            title_of(edition),
            stories,
            lambda story, value: value in story.objectives,
            edition.slug,
        )


def _countries(context: Context, stories: Sequence[Story], language: str) -> Iterator[Choice]:
    locale = context.locales[language]
    codes = {code for story in stories for code in story.countries}
    for code in sorted(codes, key=lambda one: sort_key(country_name(one, locale), locale)):
        label = Text(words=country_name(code, locale), language=language)
        yield _choice("country", code, label, stories, lambda story, value: value in story.countries)


def _topics(context: Context, stories: Sequence[Story], language: str) -> Iterator[Choice]:
    locale = context.locales[language]
    named = [(words_in(context, topic.name, language), key) for key, topic in context.site.topics.items()]
    for label, key in sorted(named, key=lambda pair: sort_key(pair[0].words, locale)):
        yield _choice("topic", key, label, stories, lambda story, value: value in story.topics)
