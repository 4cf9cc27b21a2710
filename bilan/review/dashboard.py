"""The first page of the desk: how the whole site stands, the most urgent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from bilan.language.locales import SOURCE_LANGUAGE, Locale
from bilan.language.words import say
from bilan.model.codes import SEVERITIES, Severity
from bilan.model.history import History
from bilan.model.publication import PageWeight
from bilan.model.records import Record
from bilan.model.source import Diagnostic
from bilan.plan.routes import address_path, desk_url, path_url
from bilan.review.dashboard_views import (
    CodeListView,
    DashboardListView,
    DashboardView,
    FoundView,
    HeavyView,
    Listed,
    RowView,
    TallyView,
    listed,
)
from bilan.review.figures_due import absent_rows, old_rows, unvalidated_rows
from bilan.review.found import problems_by_code, problems_by_page
from bilan.review.frame import desk_frame
from bilan.review.in_languages import behind_rows, coverage_rows, open_rows
from bilan.review.leads import Outlook
from bilan.review.problems import count_of
from bilan.review.waiting import held_rows
from bilan.translations.states import State

OPEN = "open"
"""The part of an address that stands for everything of one sort."""
STALE = "figure-stale"
"""What is found where a number in a text is no longer what its indicator says."""


class Facts(Record):
    """What a build has found and made, beside its values."""

    at: dt.datetime
    """When it was made, in the time zone of the site."""
    problems: Sequence[Diagnostic]
    histories: Mapping[str, History]
    """When the files of translations that are behind were changed, by path."""
    heaviest: tuple[PageWeight, ...]
    shared: int
    """What the first visit loads beside any page, in bytes: styles, scripts and letters, compressed."""


class OpenList(Record):
    """A list of what is open: what it is called, and how it comes about."""

    title: Callable[[Locale], str]
    rows: Callable[[Outlook, Facts], Sequence[RowView]]


LISTS: Mapping[str, OpenList] = {
    "pages": OpenList(
        title=lambda locale: say(locale, "Problems by page"),
        rows=lambda outlook, facts: problems_by_page(facts.problems, outlook),
    ),
    "behind": OpenList(
        title=lambda locale: say(locale, "Translations behind their originals"),
        rows=lambda outlook, facts: behind_rows(outlook, facts.histories),
    ),
    "held": OpenList(
        title=lambda locale: say(locale, "Texts not for readers yet"),
        rows=lambda outlook, _: held_rows(outlook),
    ),
    "absent": OpenList(
        title=lambda locale: say(locale, "Figures without a value"),
        rows=lambda outlook, _: absent_rows(outlook),
    ),
    "old": OpenList(
        title=lambda locale: say(locale, "Figures older than a year"),
        rows=lambda outlook, _: old_rows(outlook),
    ),
    "stale": OpenList(
        title=lambda locale: say(locale, "Old numbers in texts"),
        rows=lambda outlook, facts: _found_of(STALE, outlook, facts),
    ),
    "unvalidated": OpenList(
        title=lambda locale: say(locale, "Figures that nobody has confirmed"),
        rows=lambda outlook, _: unvalidated_rows(outlook),
    ),
    "unmarked": OpenList(
        title=lambda locale: say(locale, "Translations never marked as up to date"),
        rows=lambda outlook, _: open_rows(outlook, State.UNKNOWN),
    ),
    "missing": OpenList(
        title=lambda locale: say(locale, "Texts not translated"),
        rows=lambda outlook, _: open_rows(outlook, State.MISSING),
    ),
}
"""Every list of the first page by its name; problems of a code are listed by the code."""


def dashboard_view(outlook: Outlook, facts: Facts) -> DashboardView:
    """Return the first page of the desk."""
    context, language = outlook.context, outlook.language
    lists = {
        name: listed(name, one.rows(outlook, facts), desk_url(language, OPEN, name))
        for name, one in LISTS.items()
    }
    return DashboardView(
        frame=desk_frame(context, language, say(context.locales[language], "How the site stands")),
        at=facts.at,
        language=SOURCE_LANGUAGE,
        tallies=_tallies(facts, lists),
        codes=tuple(
            CodeListView(
                code=one.code,
                severity=one.severity,
                found=listed("found", one.found, desk_url(language, OPEN, one.code)),
            )
            for one in problems_by_code(facts.problems, outlook)
        ),
        problems_url=desk_url(language, "problems"),
        lists=lists,
        indicators=len(context.site.indicators),
        coverage=coverage_rows(outlook),
        heaviest=tuple(
            HeavyView(weight=one, url=path_url(context.routes, address_path(one.address)))
            for one in facts.heaviest
        ),
        shared=facts.shared,
    )


def dashboard_list_view(outlook: Outlook, facts: Facts, name: str) -> DashboardListView | None:
    """Return the page of everything in one list, or of a code's problems; None where there is neither."""
    context, language = outlook.context, outlook.language
    known = LISTS.get(name)
    if known is None and name not in SEVERITIES:
        return None
    rows = known.rows(outlook, facts) if known else _found_of(name, outlook, facts)
    title = known.title(context.locales[language]) if known else name
    return DashboardListView(
        frame=desk_frame(context, language, title, OPEN, name),
        language=SOURCE_LANGUAGE,
        rows=Listed(name=name if known else "found", count=len(rows), first=tuple(rows)),
        dashboard_url=desk_url(language),
    )


def _tallies(facts: Facts, lists: Mapping[str, Listed[RowView]]) -> tuple[TallyView, ...]:
    return (
        TallyView(name="errors", count=count_of(facts.problems, Severity.ERROR), is_grave=True),
        TallyView(name="warnings", count=count_of(facts.problems, Severity.WARNING)),
        TallyView(name="behind", count=lists["behind"].count),
        TallyView(name="held", count=lists["held"].count),
        TallyView(name="figures", count=sum(lists[name].count for name in ("absent", "old", "stale"))),
    )


def _found_of(code: str, outlook: Outlook, facts: Facts) -> tuple[FoundView, ...]:
    problems = [one for one in facts.problems if one.code == code]
    return tuple(found for one in problems_by_code(problems, outlook) for found in one.found)
