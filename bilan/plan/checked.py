"""The counts of the last checks, for the pages that tell readers of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bilan.language.words import say
from bilan.model.content import Collection, Edition, PageReport
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
from bilan.plan.context import Context, items_of, section_name

_DIFFERING = ("figures-differ", "figure-missing")
_DOUBTFUL = (
    *("wrong-locale-number", "ambiguous-number", "mixed-number-styles", "parts-disagree", "two-values"),
    *("part-falls", "objective-total-differs", "figure-stale"),
)
_BEHIND = "translation-behind"


def count_checked(found: tuple[Diagnostic, ...], standing: tuple[Diagnostic, ...]) -> Checked:
    """Return the counts of what was found, and of what still counts when all waivers are taken off."""
    return Checked(
        counts=dict(sorted(Counter(one.code for one in standing).items())),
        behind=frozenset(one.span.path for one in found if one.code == _BEHIND),
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
            return TranslationsChecked(day=day, sections=tuple(_sections(context, checked, language)))


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


def _sections(context: Context, checked: Checked, language: str) -> Iterator[SectionCoverage]:
    for collection in Collection:
        items = tuple(items_of(context.site, collection).values())
        if not items:
            continue
        yield SectionCoverage(
            section=_name(context, collection, language),
            items=len(items),
            languages=tuple(
                _coverage(
                    one,
                    [item.editions[one] for item in items if one in item.editions],
                    len(items),
                    checked,
                )
                for one in context.languages
            ),
        )


def _name(context: Context, collection: Collection, language: str) -> str:
    if collection is Collection.PAGES:
        return say(context.locales[language], "Pages")
    return section_name(context, collection.value, language)


def _coverage(language: str, editions: list[Edition], items: int, checked: Checked) -> LanguageCoverage:
    behind = sum(one.span.path in checked.behind for one in editions)
    return LanguageCoverage(
        language=language, complete=len(editions) - behind, behind=behind, missing=items - len(editions)
    )


def _editions(site: Site) -> Iterator[Edition]:
    for collection in Collection:
        for item in items_of(site, collection).values():
            yield from item.editions.values()


def _count(checked: Checked, codes: tuple[str, ...]) -> int:
    return sum(checked.counts.get(code, 0) for code in codes)
