"""Links to other websites: whether what they lead to is still there; asked on demand alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bilan.model.content import Collection, Project
from bilan.model.indicators import Indicator
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span, problem
from bilan.plan.context import items_of

_WEB = ("http://", "https://")
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""What a website says that cannot answer just now: no word on the page itself."""
_CLOSED = frozenset({401, 402, 403, 407, 451, 999})
"""What it says to programs, and perhaps to nobody else."""
_BAD = 400


def outside_links(site: Site) -> Mapping[str, tuple[Span, ...]]:
    """Return every address of another website that the content names, and where; without anchors."""
    found: dict[str, list[Span]] = {}
    for url, span in _named(site):
        found.setdefault(url.partition("#")[0], []).append(span)
    return {url: tuple(spans) for url, spans in sorted(found.items())}


def check_outside(
    links: Mapping[str, tuple[Span, ...]], statuses: Mapping[str, tuple[int | None, str, str]]
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the addresses that were asked.

    Each has its status (None where nobody answered), why nobody did, and where it has gone for good.
    """
    return tuple(
        one for url, spans in links.items() if url in statuses for one in _judge(url, spans, *statuses[url])
    )


def _judge(
    url: str, spans: tuple[Span, ...], status: int | None, error: str, moved_to: str
) -> Iterator[Diagnostic]:
    first, also = spans[0], spans[1:]
    if status is None:
        yield problem(
            "outside-link-broken",
            first,
            f"nobody answers at `{url}`: {error}",
            why="The name may be misspelt, or the website is gone. Try it in a browser.",
            also=also,
        )
    elif status >= _BAD and status not in _BUSY | _CLOSED:
        yield problem(
            "outside-link-broken",
            first,
            f"`{url}` leads to a page that is not there ({status})",
            why="Readers would find an error. Look for its new address, or for a copy in a web archive.",
            also=also,
        )
    elif moved_to and moved_to.rstrip("/") != url.rstrip("/"):
        yield problem(
            "outside-link-moved",
            first,
            f"`{url}` has moved for good",
            why="The old address still leads there; one day it will not.",
            fixes=(moved_to,),
            also=also,
        )


def _named(site: Site) -> Iterator[tuple[str, Span]]:
    for collection in Collection:
        for item in items_of(site, collection).values():
            for edition in item.editions.values():
                for prose in (edition.summary, edition.prose):
                    for link in () if prose is None else prose.links:
                        if link.target.startswith(_WEB):
                            yield link.target, link.span
            if isinstance(item, Project) and item.website:
                yield item.website, item.span
    for indicator in site.indicators.values():
        yield from _sources(indicator)


def _sources(indicator: Indicator) -> Iterator[tuple[str, Span]]:
    if indicator.source is not None and indicator.source.url:
        yield indicator.source.url, indicator.span
    for one in indicator.observations:
        if one.source is not None and one.source.url:
            yield one.source.url, one.span
