"""The programme and its projects as IATI activities; only results become results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from bilan.language.locales import Locale
from bilan.language.words import say
from bilan.model.content import Collection, Item, Project
from bilan.model.indicators import Indicator, Kind
from bilan.model.standards import COUNTRIES, COUNTRY
from bilan.model.when import first_day
from bilan.model.words import Words
from bilan.plan.context import HOME_PAGE, Context
from bilan.plan.data.data_sets import each, in_order
from bilan.plan.data.iati_results import result_views
from bilan.plan.data.iati_views import (
    ActivityDateType,
    ActivityStatus,
    ActivityView,
    CodeView,
    CommitmentView,
    IatiView,
    OrganisationRole,
    OrganisationView,
    RelatedActivityType,
)
from bilan.plan.prose import teaser
from bilan.plan.routes import absolute_url, data_url, section_url

NEVER = dt.date(1970, 1, 1)
"""Stands where an activity must begin on some day, and the site tells of none."""

SEVERAL = "several"
UNKNOWN = "unknown"


def iati_view(context: Context) -> IatiView:
    """Return the programme as one activity with all results, and each project as one below it."""
    settings = context.site.settings
    return IatiView(
        language=context.languages[0],
        modified=context.updated.day.isoformat() if context.updated else None,
        reporting=_publisher(context),
        reporting_reference=_reference(context),
        vocabulary_url=absolute_url(
            context.routes, section_url(context.routes, context.languages[0], "data")
        ),
        namespace=absolute_url(context.routes, data_url(context.routes, "")),
        activities=(
            _programme(context, settings.name),
            *(_project(context, one) for one in context.site.projects.values()),
        ),
    )


def _programme(context: Context, name: Words) -> ActivityView:
    projects = context.site.projects.values()
    results = tuple(one for one in context.site.indicators.values() if one.kind is Kind.RESULT)
    start = _start(results, projects)
    home = context.site.pages.get(HOME_PAGE)
    return ActivityView(
        identifier=_identifier(context, None),
        level=1,
        titles=in_order(context, name),
        descriptions=(_described(context, home) if home else None) or in_order(context, name),
        organisations=(OrganisationView(role=OrganisationRole.ACCOUNTABLE, names=_publisher(context)),),
        status=ActivityStatus.IMPLEMENTATION,
        dates=((ActivityDateType.ACTUAL_START, start.isoformat()),),
        country=None,
        several=_several_countries(context),
        places=tuple(sorted(_countries(results))),
        sector=_several_objectives(context),
        tags=(),
        commitment=None,
        related=tuple((_identifier(context, one), RelatedActivityType.CHILD) for one in projects),
        results=result_views(context, results, start),
    )


def _project(context: Context, project: Project) -> ActivityView:
    amount = project.contribution
    funder = in_order(context, project.funder) if project.funder else None
    partners = tuple(in_order(context, one) for one in project.partners)
    several = None if len(project.countries) == 1 else _several_countries(context)
    return ActivityView(
        identifier=_identifier(context, project),
        level=2,
        titles=in_order(context, {one: edition.title for one, edition in project.editions.items()}),
        descriptions=_described(context, project)
        or in_order(context, {one: edition.title for one, edition in project.editions.items()}),
        organisations=tuple(
            OrganisationView(role=role, names=names)
            for role, names in (
                (OrganisationRole.FUNDING, funder),
                (OrganisationRole.ACCOUNTABLE, _publisher(context)),
                *((OrganisationRole.IMPLEMENTING, one) for one in partners),
            )
            if names
        ),
        status=_status(context, project),
        dates=tuple(_dates(context, project)),
        country=None if several else project.countries[0],
        several=several if project.countries else _unknown_countries(context),
        places=project.countries,
        sector=_sector(context, project),
        tags=tuple(_tags(context, project)),
        commitment=CommitmentView(
            amount=amount.amount,
            currency=amount.currency,
            day=first_day(project.starts).isoformat(),
            funder=funder,
        ),
        related=((_identifier(context, None), RelatedActivityType.PARENT),),
        results=(),
    )


def _start(indicators: Iterable[Indicator], projects: Iterable[Project]) -> dt.date:
    """Return the first day that results speak of; where there are none, the first day of a project."""
    counted = [
        *(first_day(one.since) for one in indicators if one.since),
        *(first_day(seen.starts or seen.as_of) for one in indicators for seen in one.observations),
    ]
    return min(counted or [first_day(one.starts) for one in projects], default=NEVER)


def _countries(indicators: Iterable[Indicator]) -> set[str]:
    """Return the countries that results are broken down by."""
    seen = (observation for one in indicators for observation in one.observations)
    return {code for one in seen for code in one.parts.get(COUNTRY, {})} & COUNTRIES


def _status(context: Context, project: Project) -> ActivityStatus:
    """Return how far a project is on the newest day of the site."""
    day = _today(context)
    if first_day(project.starts) > day:
        return ActivityStatus.PIPELINE
    return (
        ActivityStatus.CLOSED if project.ends and project.ends.day <= day else ActivityStatus.IMPLEMENTATION
    )


def _dates(context: Context, project: Project) -> Iterator[tuple[ActivityDateType, str]]:
    day = _today(context)
    start = first_day(project.starts)
    yield (
        ActivityDateType.ACTUAL_START if start <= day else ActivityDateType.PLANNED_START,
        start.isoformat(),
    )
    if project.ends:
        end = project.ends.day
        yield ActivityDateType.ACTUAL_END if end <= day else ActivityDateType.PLANNED_END, end.isoformat()


def _today(context: Context) -> dt.date:
    """Return the newest day of the site: the day of the build must not change the file."""
    return context.updated.day if context.updated else dt.date.min


def _sector(context: Context, project: Project) -> CodeView:
    """Return the objective of a project; where it has several, the amount is not split among them."""
    known = [one for one in project.objectives if one in context.site.objectives]
    if len(known) != 1:
        return _several_objectives(context)
    return CodeView(code=known[0], names=_titles(context, known[0]))


def _tags(context: Context, project: Project) -> Iterator[CodeView]:
    for key in project.objectives:
        if key in context.site.objectives:
            yield CodeView(code=f"objectives/{key}", names=_titles(context, key))
    for key in project.topics:
        yield CodeView(code=f"topics/{key}", names=in_order(context, context.site.topics[key].name))


def _titles(context: Context, objective: str) -> Words:
    editions = context.site.objectives[objective].editions
    return in_order(context, {one: edition.title for one, edition in editions.items()})


def _several_countries(context: Context) -> CodeView:
    return _code(context, SEVERAL, lambda locale: say(locale, "Several countries"))


def _unknown_countries(context: Context) -> CodeView:
    return _code(context, UNKNOWN, lambda locale: say(locale, "No country named"))


def _several_objectives(context: Context) -> CodeView:
    return _code(context, SEVERAL, lambda locale: say(locale, "Several objectives, or none named"))


def _code(context: Context, code: str, told: Callable[[Locale], str]) -> CodeView:
    return CodeView(code=code, names=each(context, told))


def _described(context: Context, item: Item) -> Words | None:
    """Return the summary of an item in each of its languages; None where it has no words."""
    said = {one: teaser(context, edition, item) for one, edition in item.editions.items()}
    return in_order(context, {one: text.words for one, text in said.items() if text}) or None


def _publisher(context: Context) -> Words:
    settings = context.site.settings
    return in_order(context, settings.publisher.name if settings.publisher else settings.name)


def _reference(context: Context) -> str:
    """Return the identifier of the publisher at IATI; without one, the host of the site stands in."""
    publisher = context.site.settings.publisher
    host = urlsplit(context.site.settings.base_url).hostname or ""
    return (publisher.iati if publisher else None) or host


def _identifier(context: Context, project: Project | None) -> str:
    """Return the name of an activity that never changes: `XM-DAC-1-2-projects-faustina`."""
    name = f"{Collection.PROJECTS.value}-{project.key}" if project else "programme"
    return f"{_reference(context)}-{name}"
