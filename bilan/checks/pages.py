"""Links and anchors on the pages as they were made: whether each leads somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from bilan.make.outline import OUTSIDE, read_outline
from bilan.model.content import Collection, Edition, Prose
from bilan.model.memory import Memory
from bilan.model.outline import Outline, outline_name
from bilan.model.records import Record
from bilan.model.site import Site
from bilan.model.source import Diagnostic, Span, problem
from bilan.plan.context import items_of
from bilan.plan.recipes import Artifact, Plan, Store, digest_of, held
from bilan.plan.routes import Routes, file_path, item_url, joined_url, rooted_url, section_url

AT_ONCE = 500
"""How many pages are fetched from the store together."""


class Sound(Record):
    """That every link of a site leads somewhere, and which pages no link leads to."""

    orphans: tuple[str, ...]
    """Paths, in their order."""


class Shelf(Protocol):
    """What was made, and what was worked out before."""

    @property
    def store(self) -> Store:
        """The bytes of the pages."""

    @property
    def memory(self) -> Memory:
        """What is known of pages read before."""


def check_pages(
    site: Site, plan: Plan, artifacts: tuple[Artifact, ...], shelf: Shelf, routes: Routes
) -> tuple[Diagnostic, ...]:
    """Return every link of the site to a page or anchor that the site does not have.

    One that stands on several pages, as in a summary, is told once. Pages that are planned
    and could not be made are there all the same: why they could not be is told already.

    Most edits change no link. Where all of them lead somewhere, that is remembered under the name of
    everything that decides it, and nobody goes through them again until one has changed.
    """
    pages = [one for one in artifacts if one.path.endswith(".html")]
    paths = frozenset(one.path for one in plan.recipes)
    listed = _listed_nowhere(site, routes)
    outlines, names = _names_of_outlines(pages, shelf)
    decisive = (names, sorted(paths), sorted(listed), site.settings.languages, routes)
    name = f"sound links {digest_of(repr(decisive))}"
    if (sound := shelf.memory.recall([name], Sound).get(name)) is None:
        outlines |= _outlines([one for one in pages if one.path not in outlines], shelf)
        found, sound = _go_through(site, paths, artifacts, outlines, routes, listed)
        if found:
            return (*found, *_orphans(sound, listed))
        shelf.memory.remember({name: sound})
    return tuple(_orphans(sound, listed))


def _go_through(
    site: Site,
    paths: frozenset[str],
    artifacts: tuple[Artifact, ...],
    outlines: Mapping[str, Outline],
    routes: Routes,
    listed: Mapping[str, Edition],
) -> tuple[tuple[Diagnostic, ...], Sound]:
    written = _written_links(site, routes)
    found: dict[tuple[Span, str], Diagnostic] = {}
    sound: set[str] = set()
    for one in artifacts:
        for link in outlines[one.path].links if one.path in outlines else ():
            if link in sound:
                continue
            if (wrong := _check(one, link, paths, outlines, routes, written)) is not None:
                found.setdefault((wrong.span, wrong.what), wrong)
            elif link.startswith("/"):  # it leads to the same place from wherever it stands
                sound.add(link)
    return tuple(found.values()), Sound(orphans=tuple(_left_alone(site, outlines, routes, listed)))


def _listed_nowhere(site: Site, routes: Routes) -> dict[str, Edition]:
    """Return the editions of `pages/` that no menu and no foot leads to, by the path of their page."""
    return {
        file_path(routes, item_url(routes, edition.language, "pages", edition.slug)): edition
        for page in site.pages.values()
        if not (page.in_menu or page.in_footer)
        for edition in page.editions.values()
    }


def _left_alone(
    site: Site, outlines: Mapping[str, Outline], routes: Routes, listed: Mapping[str, Edition]
) -> list[str]:
    """Return those of these pages that no other page leads to, by path.

    Pages that nothing leads to may link each other: that brings nobody to them.
    """
    left = {path for path in listed if path in outlines}
    if not left:
        return []
    links = {link for outline in outlines.values() for link in outline.links if link.startswith("/")}
    places = {link: path for link in links if (path := file_path(routes, link.partition("#")[0])) in left}
    lists = {file_path(routes, section_url(routes, one, "search")) for one in site.settings.languages}
    for path, outline in outlines.items():
        if path not in listed and path not in lists:  # the list of everything leads to everything
            left -= {places[link] for link in outline.links if link in places}
    return sorted(left)


def _orphans(sound: Sound, listed: Mapping[str, Edition]) -> Iterator[Diagnostic]:
    """Yield a note for each page of `pages/` that nothing leads to; all other pages stand in a list."""
    for edition in (listed[path] for path in sound.orphans):
        yield problem(
            "orphan-page",
            edition.span,
            f"no page leads to `{edition.title}`",
            why="Readers come to it by search engines and old links alone. Link it from a text, "
            "or put it into the menu or the foot of the page with `in_menu` or `in_footer`.",
        )


def _names_of_outlines(
    pages: Sequence[Artifact], shelf: Shelf
) -> tuple[dict[str, Outline], list[tuple[str, str]]]:
    """Return what the pages lead to that are new, by path; and of all pages a name for what they lead to.

    Pages that lead to the same share it.
    """
    keys = [one.key for one in pages]
    known = shelf.memory.recall_all("outlines", keys, str)
    missing = [one for one in pages if one.key not in known]
    outlines = _outlines(missing, shelf) if missing else {}
    fresh = {one.key: outlines[one.path].name for one in missing}
    shelf.memory.remember_all("outlines", fresh)
    shelf.memory.hold([outline_name(key) for key in keys])
    return outlines, [(one.path, known.get(one.key) or fresh[one.key]) for one in pages]


def _outlines(pages: Sequence[Artifact], shelf: Shelf) -> dict[str, Outline]:
    """Return the outline of each page by path, read once for the same bytes."""
    outlines: dict[str, Outline] = {}
    links: dict[str, str] = {}
    anchors: dict[frozenset[str], frozenset[str]] = {}
    for start in range(0, len(pages), AT_ONCE):
        some = pages[start : start + AT_ONCE]
        for page, one in zip(some, _some_outlines([page.key for page in some], shelf), strict=True):
            outlines[page.path] = Outline(  # what thousands of pages lead to stands in memory once
                links=tuple(links.setdefault(link, link) for link in one.links),
                anchors=anchors.setdefault(one.anchors, one.anchors),
                name=one.name,
            )
    return outlines


def _some_outlines(keys: Sequence[str], shelf: Shelf) -> Iterator[Outline]:
    """Yield the outlines of pages: most were read where the page was made."""
    names = {key: outline_name(key) for key in keys}
    known = shelf.memory.recall(names.values(), Outline)
    missing = [key for key, name in names.items() if name not in known]
    pages = shelf.store.get_all(missing)
    fresh = {
        names[key]: read_outline(pages[key] if key in pages else held(key, shelf.store)) for key in missing
    }
    shelf.memory.remember(fresh)
    yield from (known.get(names[key]) or fresh[names[key]] for key in keys)


def _check(
    artifact: Artifact,
    link: str,
    paths: frozenset[str],
    outlines: Mapping[str, Outline],
    routes: Routes,
    written: Mapping[tuple[str, str], Span],
) -> Diagnostic | None:
    url, _, anchor = link.partition("#")
    if url and not url.startswith("/"):
        url = joined_url(routes, artifact.path, url)
    path = file_path(routes, url) if url else artifact.path
    if path in paths and (not anchor or path not in outlines or anchor in outlines[path].anchors):
        return None
    span = written.get((artifact.span.path, link), artifact.span)
    if path not in paths:
        return problem(
            "broken-link",
            span,
            f"`{link}` leads nowhere on this site",
            why=f"A reader of /{artifact.path.removesuffix('index.html')} would find no page there.",
        )
    return problem(
        "broken-anchor",
        span,
        f"`{link}` leads to a place that is not on its page",
        why=f"The page is there, but nothing on it is called `{anchor}`. Anchors are made from headings.",
    )


def _written_links(site: Site, routes: Routes) -> dict[tuple[str, str], Span]:
    """Return where authors wrote the addresses of the site that stand in their texts."""
    return {
        (
            edition.span.path,
            rooted_url(routes, link.target) if link.target.startswith("/") else link.target,
        ): link.span
        for collection in Collection
        for item in items_of(site, collection).values()
        for edition in item.editions.values()
        for prose in _texts(edition.prose, edition.summary)
        for link in prose.links
        if not OUTSIDE.match(link.target)
    }


def _texts(*texts: Prose | None) -> Iterator[Prose]:
    yield from (text for text in texts if text is not None)
