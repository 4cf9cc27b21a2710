"""The list of news and stories: its pages, and the pages of each filter."""

from __future__ import annotations

from collections.abc import Iterator

from bilan.language.words import say
from bilan.model.content import Story, StoryKind
from bilan.model.words import Text
from bilan.plan.cards import story_card
from bilan.plan.context import Context, shown_in
from bilan.plan.lists.listings import (
    Choice,
    Listing,
    Option,
    choices_of,
    country_options,
    list_pages,
    objective_options,
    option_of,
    option_url,
    region_options,
    topic_options,
    year_options,
)
from bilan.plan.once import once
from bilan.plan.places.geography import regions_of
from bilan.plan.routes import section_url
from bilan.plan.views import StoriesView

PAGE_SIZE = 10
"""How many stories stand on a page of the list."""

SECTION = "stories"

FOLLOWED = frozenset({"kind", "objective", "region", "country", "topic"})
"""The filters of which each choice has a feed, which tells of factsheets as well."""


def story_lists(context: Context) -> Iterator[StoriesView]:
    """Return the pages of the list in every language: all stories, then those of each choice."""
    listing = Listing(
        section=SECTION,
        page_size=PAGE_SIZE,
        items={language: shown_in(context, context.newest, language) for language in context.languages},
        choices={language: filter_choices(context, language) for language in context.languages},
        followed=FOLLOWED,
    )
    for page in list_pages(context, listing):
        yield StoriesView(
            frame=page.frame,
            cards=tuple(story_card(context, one.key, page.frame.language) for one in page.shown),
            count=len(page.items),
            filters=page.filters,
            all_url=page.all_url,
            filtered_by=page.choice.option.label if page.choice else None,
            pager=page.pager,
        )


def filter_choices(context: Context, language: str) -> tuple[Choice[Story], ...]:
    """Return every choice of every filter that leads to at least one story, in the order of display."""
    stories = shown_in(context, context.newest, language)
    settings = context.site.settings
    codes = (code for story in stories for code in story.countries)
    years = year_options((story.date.day.year for story in stories), language)
    return (
        *choices_of("kind", _kinds(context, language), stories, lambda one: (one.kind,)),
        *choices_of("year", years, stories, lambda one: (str(one.date.day.year),)),
        *_by_objective(context, language),
        *choices_of(
            "region", region_options(context, language), stories, lambda one: regions_of(settings, one)
        ),
        *choices_of("country", country_options(context, codes, language), stories, lambda one: one.countries),
        *choices_of("topic", topic_options(context, language), stories, lambda one: one.topics),
    )


def objective_stories_url(context: Context, language: str, key: str) -> str:
    """Return the address of the stories of an objective, or of all of them where it has none."""
    for choice in _by_objective(context, language):
        if choice.option.value == key:
            return option_url(context, language, SECTION, choice.group, choice.option)
    return section_url(context.routes, language, SECTION)


@once
def _by_objective(context: Context, language: str) -> tuple[Choice[Story], ...]:
    stories = shown_in(context, context.newest, language)
    options = objective_options(context, language)
    return tuple(choices_of("objective", options, stories, lambda one: one.objectives))


def _kinds(context: Context, language: str) -> tuple[Option, ...]:
    locale = context.locales[language]
    names = {StoryKind.NEWS: say(locale, "News"), StoryKind.STORY: say(locale, "Stories")}
    return tuple(option_of(kind, Text(words=words, language=language)) for kind, words in names.items())
