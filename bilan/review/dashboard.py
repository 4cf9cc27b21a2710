"""The first page of the desk: how the whole site stands, the most urgent first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bilan.language.locales import SOURCE_LANGUAGE
from bilan.language.words import say
from bilan.model.codes import Severity
from bilan.model.history import History
from bilan.model.publication import PageWeight
from bilan.model.source import Diagnostic
from bilan.plan.routes import address_path, desk_url, path_url
from bilan.review.dashboard_views import DashboardView, HeavyView, TallyView, listed
from bilan.review.figures_due import figures_due
from bilan.review.found import problems_by_code, problems_by_page
from bilan.review.frame import desk_frame
from bilan.review.in_languages import behind_rows, coverage_rows, open_rows
from bilan.review.leads import Outlook
from bilan.review.problems import count_of
from bilan.review.waiting import held_rows
from bilan.translations.states import State

STALE = frozenset({"figure-stale"})
"""What is found where a number in a text is no longer what its indicator says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a build has found and made, beside its values."""

    problems: Sequence[Diagnostic]
    histories: Mapping[str, History]
    """When the files of translations that are behind were changed, by path."""
    heaviest: tuple[PageWeight, ...]
    shared: int
    """What the first visit loads beside any page, in bytes: styles, scripts and letters, compressed."""


def dashboard_view(outlook: Outlook, facts: Facts) -> DashboardView:
    """Return the first page of the desk."""
    context, language = outlook.context, outlook.language
    behind, held, figures = behind_rows(outlook, facts.histories), held_rows(outlook), figures_due(outlook)
    codes = problems_by_code(facts.problems, outlook)
    stale = tuple(found for one in codes if one.code in STALE for found in one.found)
    tallies = (
        TallyView(name="errors", count=count_of(facts.problems, Severity.ERROR), is_grave=True),
        TallyView(name="warnings", count=count_of(facts.problems, Severity.WARNING)),
        TallyView(name="behind", count=len(behind)),
        TallyView(name="held", count=len(held)),
        TallyView(name="figures", count=figures.absent.count + figures.old.count + len(stale)),
    )
    return DashboardView(
        frame=desk_frame(context, language, say(context.locales[language], "How the site stands")),
        at=context.moment.instant,
        language=SOURCE_LANGUAGE,
        tallies=tallies,
        codes=codes,
        problem_pages=listed(problems_by_page(facts.problems, outlook)),
        problems_url=desk_url(language, "problems"),
        behind=listed(behind),
        unmarked=listed(open_rows(outlook, State.UNKNOWN)),
        missing=listed(open_rows(outlook, State.MISSING)),
        held=listed(held),
        figures=figures,
        stale=listed(stale),
        coverage=coverage_rows(outlook),
        heaviest=tuple(
            HeavyView(weight=one, url=path_url(context.routes, address_path(one.address)))
            for one in facts.heaviest
        ),
        shared=facts.shared,
    )
