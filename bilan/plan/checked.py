"""The counts of the last checks, for the pages that tell readers of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from bilan.model.content import Collection, Edition, PageReport
from bilan.model.publication import Coverage
from bilan.model.site import Site
from bilan.model.source import Diagnostic
from bilan.model.when import Precision, When
from bilan.plan.checked_views import (
    AccessibilityChecked,
    Checked,
    CheckedView,
    FiguresChecked,
    LanguageCoverage,
    SectionCoverage,
    TranslationsChecked,
)
from bilan.plan.context import Context, collection_name, items_of

_DIFFERING = ("figures-differ", "figure-missing")
_DOUBTFUL = (
    *("wrong-locale-number", "ambiguous-number", "mixed-number-styles", "parts-disagree", "two-values"),
    *("part-falls", "objective-total-differs", "figure-stale"),
)


def count_checked(
    found: tuple[Diagnostic, ...], standing: tuple[Diagnostic, ...], coverage: tuple[Coverage, ...] = ()
) -> Checked:
    """Return the counts of what was found, and of what still counts when all waivers are taken off."""
    return Checked(
        counts=dict(sorted(Counter(one.code for one in standing).items())),
        coverage=coverage,
        waived=len(set(found)) - len(set(standing)),
    )


def checked_view(context: Context, report: PageReport, language: str) -> CheckedView:
    """Return what a page tells of the checks."""
    checked = context.checked
    day = When(day=context.moment.instant.date(), precision=Precision.DAY)
    match report:
        case PageReport.FIGURES:
            return _figures(context.site, checked, day)
        case PageReport.ACCESSIBILITY:
            return _accessibility(context.site, checked, day)
        case PageReport.TRANSLATIONS:
            return TranslationsChecked(day=day, sections=tuple(_sections(context, language)))


def _figures(site: Site, checked: Checked, day: When) -> FiguresChecked:
    dated = [(one, each) for one in site.indicators.values() for each in one.observations]
    values = [(one, each) for one, each in dated if each.value is not None]
    return FiguresChecked(
        day=day,
        indicators=len(site.indicators),
        values=len(values),
        absent=len(dated) - len(values),
        sourced=sum((each.source or one.source) is not None for one, each in values),
        validated=sum(each.validated is not None for _, each in values),
        corrected=sum(each.revises is not None for _, each in values),
        bound=sum(_bound(one) for one in _editions(site)),
        compared=sum(len(item.editions) > 1 for part in Collection for item in items_of(site, part).values()),
        differing=_count(checked, _DIFFERING),
        doubtful=_count(checked, _DOUBTFUL),
        waived=checked.waived,
    )


def _bound(edition: Edition) -> int:
    return sum(len(text.references) for text in (edition.prose, edition.summary) if text is not None)


def _accessibility(site: Site, checked: Checked, day: When) -> AccessibilityChecked:
    editions = tuple(_editions(site))
    in_texts = sum(link.is_picture for one in editions for link in one.prose.links)
    return AccessibilityChecked(
        day=day,
        described=in_texts + sum(bool(one.image_alt) for one in editions),
        decorations=sum(one.image_alt == "" for one in editions),
        vague_pictures=_count(checked, ("picture-says-nothing",)),
        vague_links=_count(checked, ("link-says-nothing",)),
        skipped_headings=_count(checked, ("heading-skips",)),
        foreign_paragraphs=_count(checked, ("other-language",)),
    )


def _sections(context: Context, language: str) -> Iterator[SectionCoverage]:
    for collection, parts in groupby(context.checked.coverage, key=lambda one: one.collection):
        languages = tuple(_coverage(one) for one in parts)
        first = languages[0]
        yield SectionCoverage(
            section=collection_name(context, Collection(collection), language),
            items=first.complete + first.behind + first.missing,
            languages=languages,
        )


def _coverage(one: Coverage) -> LanguageCoverage:
    """Return what readers are told: what nobody has marked stands, and what is held back does not."""
    return LanguageCoverage(
        language=one.language,
        complete=len(one.complete) + len(one.unmarked),
        behind=len(one.behind),
        missing=len(one.missing) + len(one.held),
    )


def _editions(site: Site) -> Iterator[Edition]:
    for collection in Collection:
        for item in items_of(site, collection).values():
            yield from item.editions.values()


def _count(checked: Checked, codes: tuple[str, ...]) -> int:
    return sum(checked.counts.get(code, 0) for code in codes)
