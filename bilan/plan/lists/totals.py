"""Contributions added up from the projects they belong to, so that no project is counted twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from bilan.model.content import Project
from bilan.model.site import Settings
from bilan.plan.cards import sums_of
from bilan.plan.lists.listings import Option
from bilan.plan.places.geography import OUTSIDE, regions_of
from bilan.plan.places.place_views import SplitView, TallyView, TotalRowView, TotalsView


def tally_of(projects: Sequence[Project]) -> TallyView:
    """Return how many projects there are, and their contributions added up, one sum for each currency."""
    return TallyView(count=len(projects), sums=sums_of(projects))


def values_in(settings: Settings, group: str, project: Project) -> frozenset[str]:
    """Return what a project can be put together by with others: its objectives, its countries, its year.

    Raises:
        KeyError: there is no such group, which is a mistake of ours.
    """
    if group == "region":
        return regions_of(settings, project)
    return frozenset(
        {
            "objective": project.objectives,
            "country": project.countries,
            "topic": project.topics,
            "year": (str(project.starts.day.year),),
        }[group]
    )


def is_alone(settings: Settings, group: str, project: Project) -> bool:
    """Return whether a project is for one country, region, objective or topic and no other."""
    return len(values_in(settings, group, project)) == 1


def split_of(settings: Settings, group: str, projects: Sequence[Project]) -> SplitView:
    """Return the projects of one value of a group, those that have others besides told apart."""
    return SplitView(
        group=group,
        total=tally_of(projects),
        alone=tally_of([one for one in projects if is_alone(settings, group, one)]),
        shared=tally_of([one for one in projects if not is_alone(settings, group, one)]),
    )


def totals_of(
    settings: Settings,
    group: str,
    projects: Sequence[Project],
    options: Sequence[Option],
    url_of: Callable[[Option], str],
) -> TotalsView:
    """Return all projects by one group: its rows, the shared ones and those outside add up to the total."""
    alone: dict[str, list[Project]] = defaultdict(list)
    shared: list[Project] = []
    for project in projects:
        values = values_in(settings, group, project)
        if len(values) > 1:
            shared.append(project)
        else:
            alone[next(iter(values), OUTSIDE)].append(project)
    named = {one.value for one in options}
    return TotalsView(
        group=group,
        rows=tuple(
            TotalRowView(label=one.label, url=url_of(one), tally=tally_of(alone[one.value]))
            for one in options
            if one.value in alone
        ),
        alone=tally_of([one for value, some in alone.items() if value in named for one in some]),
        shared=tally_of(shared),
        outside=tally_of([one for value, some in alone.items() if value not in named for one in some]),
        total=tally_of(projects),
    )
