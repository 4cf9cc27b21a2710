"""The problems of a build, once by their codes and once by the pages that have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bilan.model.codes import Severity
from bilan.model.source import Diagnostic, Span
from bilan.review.dashboard_views import CodeView, FoundView, PageFoundView
from bilan.review.leads import Outlook, Owners, by_title
from bilan.review.problems import pieces_of

ELSEWHERE = frozenset({"held-back"})
"""What has a section of its own."""

_GRAVITY = {severity: number for number, severity in enumerate(Severity)}


def problems_by_code(problems: Sequence[Diagnostic], outlook: Outlook) -> tuple[CodeView, ...]:
    """Return the problems of each code in reading order; the gravest codes first, then the most frequent."""
    owners = Owners(outlook)
    by_code: dict[str, list[Diagnostic]] = {}
    for one in problems:
        if one.code not in ELSEWHERE:
            by_code.setdefault(one.code, []).append(one)
    views = [
        CodeView(
            code=code,
            severity=min((one.severity for one in found), key=_GRAVITY.__getitem__),
            found=tuple(FoundView(what=pieces_of(one.what), lead=owners.lead(one.span)) for one in found),
        )
        for code, found in by_code.items()
    ]
    return tuple(sorted(views, key=lambda one: (_GRAVITY[one.severity], -len(one.found), one.code)))


def problems_by_page(problems: Sequence[Diagnostic], outlook: Outlook) -> tuple[PageFoundView, ...]:
    """Return how many problems each page has, or file that belongs to none; the worst first."""
    owners = Owners(outlook)
    counts = Counter((one.span.path, one.severity) for one in problems if one.code not in ELSEWHERE)
    rows = [
        PageFoundView(
            lead=owners.lead(Span(path=path)),
            errors=counts[path, Severity.ERROR],
            warnings=counts[path, Severity.WARNING],
            notes=counts[path, Severity.NOTE],
        )
        for path in dict.fromkeys(path for path, _ in counts)
    ]
    return tuple(
        sorted(rows, key=lambda one: (-one.errors, -one.warnings, -one.notes, *by_title(outlook, one.lead)))
    )
