"""The list of projects: its pages, the pages of each filter, and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, count

from bilan.model.content import Project
from bilan.model.records import replace
from bilan.plan.cards import latest_start_first, project_rows
from bilan.plan.context import Context, optional_words_in, shown_in
from bilan.plan.lists.listings import (
    Choice,
    Listing,
    ListPage,
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
from bilan.plan.lists.totals import split_of, tally_of, totals_of, values_in
from bilan.plan.places.place_views import ProjectsView, TotalsView
from bilan.plan.routes import section_url

PAGE_SIZE = 50
"""How many projects stand on a page of the list."""

SECTION = "projects"

SPLIT = ("objective", "region", "country", "topic")
"""The filters of which a project can have several values."""

FUNDER = "funder"
"""The filter by who pays, and the address of a name that no address can hold."""

TOTALS = ("objective", "region", "country", "year")
"""What the whole list is added up by."""


def project_lists(context: Context) -> Iterator[ProjectsView]:
    """Return the pages of the list in every language: all projects, then those of each choice."""
    everything = latest_start_first(tuple(context.site.projects.values()))
    counted = {
        (choice.group, choice.option.value): choice.items
        for choice in _choices(context, context.languages[0], everything)
    }
    shown = {language: shown_in(context, everything, language) for language in context.languages}
    listing = Listing(
        section=SECTION,
        page_size=PAGE_SIZE,
        items=shown,
        choices={language: tuple(_choices(context, language, shown[language])) for language in shown},
    )
    for page in list_pages(context, listing):
        choice = page.choice
        projects = counted[choice.group, choice.option.value] if choice else everything
        totals = _totals(context, listing, page, everything)
        yield _view(context, page, projects, totals)


def project_list_url(context: Context, language: str, group: str, value: str) -> str:
    """Return the address of the projects of one choice, or of all of them where the choice has none."""
    projects = shown_in(context, tuple(context.site.projects.values()), language)
    for choice in _choices(context, language, projects):
        if (choice.group, choice.option.value) == (group, value):
            return option_url(context, language, SECTION, group, choice.option)
    return section_url(context.routes, language, SECTION)


def _view(
    context: Context, page: ListPage[Project], projects: Sequence[Project], totals: tuple[TotalsView, ...]
) -> ProjectsView:
    """Return a page of the list; sums are of all projects, whatever language they are described in."""
    language, choice = page.frame.language, page.choice
    return ProjectsView(
        frame=page.frame,
        projects=project_rows(context, page.shown, language),
        count=len(page.items),
        unlisted=len(projects) - len(page.items),
        tally=tally_of(projects),
        split=split_of(context.site.settings, choice.group, projects)
        if choice and choice.group in SPLIT
        else None,
        totals=totals,
        filters=page.filters,
        all_url=page.all_url,
        filtered_by=choice.option.label if choice else None,
        pager=page.pager,
    )


def _totals(
    context: Context, listing: Listing[Project], page: ListPage[Project], projects: Sequence[Project]
) -> tuple[TotalsView, ...]:
    """Return what all projects come to in several ways; the first page of the whole list tells it."""
    if page.choice is not None or page.pager.number > 1:
        return ()
    language = page.frame.language
    options = _options(context, language, projects)
    lists = {
        (one.group, one.option.value): option_url(context, language, SECTION, one.group, one.option)
        for one in listing.choices[language]
    }
    return tuple(
        totals_of(context.site.settings, group, projects, options[group], partial(_total_url, lists, group))
        for group in TOTALS
    )


def _total_url(lists: Mapping[tuple[str, str], str], group: str, option: Option) -> str:
    """Return the list of the projects of a choice; empty where the language has none of them."""
    return lists.get((group, option.value), "")


def _choices(context: Context, language: str, projects: Sequence[Project]) -> Iterator[Choice[Project]]:
    settings = context.site.settings
    options = _options(context, language, projects)
    for group in ("objective", "region", "country", "topic", "year"):
        yield from choices_of(group, options[group], projects, partial(values_in, settings, group))
    if len(options[FUNDER]) > 1:
        yield from choices_of(FUNDER, options[FUNDER], projects, partial(_funder, context))


def _options(context: Context, language: str, projects: Sequence[Project]) -> Mapping[str, Sequence[Option]]:
    codes = (code for project in projects for code in project.countries)
    years = sorted({project.starts.day.year for project in projects}, reverse=True)
    return {
        "objective": objective_options(context, language),
        "region": region_options(context, language),
        "country": country_options(context, codes, language),
        "topic": topic_options(context, language),
        "year": year_options(years, language),
        FUNDER: _funders(context, language, projects),
    }


def _funder(context: Context, project: Project) -> tuple[str, ...]:
    """Return the name of a project's funder in the first language that has one: the same on every page."""
    name = optional_words_in(context, project.funder, context.languages[0])
    return (name.words,) if name else ()


def _funders(context: Context, language: str, projects: Sequence[Project]) -> tuple[Option, ...]:
    found: dict[str, Option] = {}
    for project in projects:
        name = optional_words_in(context, project.funder, language)
        for value in _funder(context, project):
            if name is not None and value not in found:
                found[value] = option_of(value, name)
    options: list[Option] = []
    for value in sorted(found):  # two names may differ in nothing that an address can hold
        address, taken = found[value].address or FUNDER, {one.address for one in options}
        addresses = chain((address,), (f"{address}-{number}" for number in count(2)))
        options.append(replace(found[value], address=next(one for one in addresses if one not in taken)))
    return tuple(options)
