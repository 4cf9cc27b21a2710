"""Views of items in lists: cards of stories, rows of projects, objectives with their first figure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bilan.model.content import Collection, Factsheet, Money, Objective, Project, Story
from bilan.plan.blocks import CardView, ObjectiveCardView, ProjectRowView, SumView
from bilan.plan.context import Context, day_of, edition_for, edition_url, held_view, shown_in, title_of
from bilan.plan.figures import counter_view
from bilan.plan.once import once
from bilan.plan.pictures import item_picture_view
from bilan.plan.prose import teaser

NEWEST = 4
"""How many stories a page shows that is not their list."""


def story_cards(
    context: Context, stories: Sequence[Story], language: str, most: int | None = NEWEST
) -> tuple[CardView, ...]:
    """Return the cards of stories in the order given, as many as a list of a language shows."""
    shown = shown_in(context, stories, language)
    return tuple(story_card(context, one.key, language) for one in shown[:most])


@once
def story_card(context: Context, key: str, language: str) -> CardView:
    """Return the card of a story, which stands in several lists and beside other stories."""
    return card_view(context, Collection.STORIES, context.site.stories[key], language)


def card_view(context: Context, collection: Collection, item: Story | Factsheet, language: str) -> CardView:
    """Return the card of a story or factsheet."""
    edition = edition_for(item, language)
    story = item if isinstance(item, Story) else None
    return CardView(
        kind=story.kind if story else None,
        date=item.date if isinstance(item, Story) else item.as_of,
        title=title_of(edition),
        teaser=teaser(context, edition, item),
        url=edition_url(context, collection, edition),
        countries=item.countries,
        picture=item_picture_view(context, item, edition),
        held=held_view(context, item, edition),
    )


def objective_cards(context: Context, language: str) -> tuple[ObjectiveCardView, ...]:
    """Return all objectives in their order, each with the first of its counters."""
    shown = shown_in(context, by_order(tuple(context.site.objectives.values())), language)
    return tuple(_objective_card(context, one, language) for one in shown)


def by_order(objectives: Sequence[Objective]) -> tuple[Objective, ...]:
    """Return objectives in the order that their authors gave them."""
    return tuple(sorted(objectives, key=lambda one: (one.order, one.key)))


def project_rows(
    context: Context, projects: Sequence[Project], language: str, most: int | None = None
) -> tuple[ProjectRowView, ...]:
    """Return the rows of projects in the order given, at most so many."""
    return tuple(_project_row(context, one, language) for one in shown_in(context, projects, language)[:most])


def latest_start_first(projects: Sequence[Project]) -> tuple[Project, ...]:
    """Return projects by the day they began, the latest first; those of one day by key."""
    return tuple(sorted(projects, key=lambda one: (-one.starts.day.toordinal(), one.key)))


def largest_first(projects: Sequence[Project]) -> tuple[Project, ...]:
    """Return projects by their contribution, the largest first."""
    return tuple(sorted(projects, key=lambda one: (-one.contribution.amount, one.key)))


def sums_of(projects: Sequence[Project]) -> tuple[SumView, ...]:
    """Return the contributions added up, one sum for each currency, with the count of its projects."""
    currencies = sorted({one.contribution.currency for one in projects})
    return tuple(_sum_in(projects, currency) for currency in currencies)


def _sum_in(projects: Sequence[Project], currency: str) -> SumView:
    amounts = [one.contribution.amount for one in projects if one.contribution.currency == currency]
    return SumView(amount=Money(amount=sum(amounts, Decimal(0)), currency=currency), count=len(amounts))


def _objective_card(context: Context, objective: Objective, language: str) -> ObjectiveCardView:
    edition = edition_for(objective, language)
    return ObjectiveCardView(
        title=title_of(edition),
        teaser=teaser(context, edition, objective),
        url=edition_url(context, Collection.OBJECTIVES, edition),
        counter=counter_view(context, language, objective.counters[0], day_of(context, objective))
        if objective.counters
        else None,
    )


def _project_row(context: Context, project: Project, language: str) -> ProjectRowView:
    edition = edition_for(project, language)
    return ProjectRowView(
        title=title_of(edition),
        url=edition_url(context, Collection.PROJECTS, edition),
        contribution=project.contribution,
        starts=project.starts,
        ends=project.ends,
        countries=project.countries,
        held=held_view(context, project, edition),
    )
