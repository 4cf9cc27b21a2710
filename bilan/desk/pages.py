"""The pages of the desk: which address each has, and what makes it when somebody asks."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping, MutableMapping
from typing import cast
from urllib.parse import unquote

from bilan.desk.change_pages import changes_view
from bilan.desk.comparing import Compared
from bilan.desk.drawing import draw_page
from bilan.desk.forms.pages import answer_forms
from bilan.desk.one_file import desk_style, inline_style
from bilan.desk.overview import facts_of
from bilan.desk.server import Answer
from bilan.disk.tree import Folders
from bilan.language.words import say
from bilan.model.codes import Severity
from bilan.model.publication import SitePart
from bilan.model.records import Record, field, replace
from bilan.model.source import SourceTree
from bilan.pipeline import Build
from bilan.plan.context import Context
from bilan.plan.routes import DESK, FORMS, desk_url
from bilan.review.changes.change_views import ChangesView
from bilan.review.dashboard import OPEN, Facts, dashboard_list_view, dashboard_view
from bilan.review.dashboard_views import DashboardListView, DashboardView
from bilan.review.desk_views import DeskView
from bilan.review.frame import DESK_STYLE, MENU, desk_frame
from bilan.review.leads import Outlook
from bilan.review.pair_pages import SAVED, order_of, pair_view, pairs_view, saved_pair_view
from bilan.review.pair_views import PairsView, PairView, SavedPairView
from bilan.review.problems import ProblemsView, Reading, count_of, problems_by_file
from bilan.review.weight import SizesOf


class Pages(Record):
    """The files of the site as the preview shows them."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """By path."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """Path to that of the source it comes from."""
    parts: Mapping[str, SitePart] = field(default_factory=dict)
    """What each file is to readers, by path."""
    context: Context | None = None
    """What they were planned from; None where nothing was planned yet."""
    kept: frozenset[str] = frozenset()
    """The paths of those that were built before, and could not be built now."""

    def with_kept(self, before: Pages, is_there: Callable[[str], bool]) -> Pages:
        """Return these files, with the pages before them that lack here though their source is there."""
        kept = frozenset(
            path
            for path in before.files
            if path not in self.files and path.endswith(".html") and is_there(before.sources.get(path, ""))
        )
        return replace(
            self,
            files=_laid_over(self.files, {path: before.files[path] for path in kept}),
            sources={**self.sources, **{path: before.sources[path] for path in kept}},
            parts={**self.parts, **{path: before.parts[path] for path in kept if path in before.parts}},
            kept=kept,
        )

    def with_newer(self, newer: Mapping[str, bytes]) -> Pages:
        """Return these files with newer ones in place of some."""
        return replace(self, files=_laid_over(self.files, newer))


def _laid_over(files: Mapping[str, bytes], newer: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return files with newer ones laid over them; none of those below is read."""
    return ChainMap(dict(newer), cast("MutableMapping[str, bytes]", files)) if newer else files


class Desk(Record):
    """What the pages of the desk are made from: the newest build, whether it can be published or not."""

    tree: SourceTree
    built: Build
    context: Context
    """Of the newest build that pages could be planned from."""
    pages: Pages
    """The site as the preview shows it, with what is broken as it was built before."""
    is_old: bool = False
    """Whether pages are drawn by templates as they were before, since those of now are broken."""
    folders: Folders
    reading: Reading
    sizes_of: SizesOf = field(default=lambda _paths: {})
    """Gives the bytes of pictures that were drawn."""
    compare: Callable[[], Compared] | None = None
    """Compares what was published last with what would be now; None where nothing is published."""

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files of the site as the preview shows them, by path."""
        return self.pages.files


class Asked(Record):
    """A page of the desk that somebody asks for."""

    language: str
    parts: tuple[str, ...] = ()
    """What stands in its address behind the language: `("pairs", "stories", "faustina")`."""


PageMaker = Callable[[Desk, Asked], DeskView | SavedPairView | None]
"""Gives the view of a page; None where there is no such page."""


def answer_desk(desk: Desk, path: str) -> Answer:
    """Return the page of an address below `/_desk/`; what is asked for is made now, from the last build."""
    if path.startswith(FORMS.rstrip("/")):
        return answer_forms(desk.tree, desk.folders, path)
    return _answer_page(desk, path)


def _answer_page(desk: Desk, path: str) -> Answer:
    if path == DESK_STYLE:
        return Answer(status=200, path=path, data=desk_style(desk.tree, desk.folders).encode())
    language, *parts = [unquote(part) for part in path.removeprefix(DESK).strip("/").split("/")]
    if language not in desk.context.languages:
        return Answer(status=302, path=desk_url(desk.context.languages[0]), data=b"")
    if not path.endswith("/"):
        return Answer(status=302, path=f"{path}/", data=b"")
    if not parts and "" not in PAGES:
        return Answer(status=302, path=desk_url(language, next(iter(MENU))), data=b"")
    asked = Asked(language=language, parts=tuple(parts))
    make = PAGES.get(parts[0] if parts else "")
    view = None if make is None else make(desk, asked)
    if view is None:
        return Answer(status=404, path="404.html", data=b"There is no such page at the desk.")
    return Answer(status=200, path="index.html", data=draw(desk, view, language))


def draw(desk: Desk, view: object, language: str) -> bytes:
    """Return a page or part of the desk, drawn by the template of its view's name.

    Raises:
        CannotMake: the template has a mistake.
    """
    return draw_page(view, language, desk.tree, desk.context.locales)


def _problems(desk: Desk, asked: Asked) -> ProblemsView | None:
    return None if len(asked.parts) > 1 else problems_page(desk, asked.language)


def problems_page(desk: Desk, language: str) -> ProblemsView:
    """Return the page with everything that the last build has found."""
    title = say(desk.context.locales[language], "Problems")
    problems = desk.built.problems
    return ProblemsView(
        frame=desk_frame(desk.context, language, title, "problems"),
        errors=count_of(problems, Severity.ERROR),
        warnings=count_of(problems, Severity.WARNING),
        files=problems_by_file(problems, desk.reading),
    )


def _dashboard(desk: Desk, asked: Asked) -> DashboardView:
    return dashboard_view(_outlook(desk, asked), _facts(desk))


def _open(desk: Desk, asked: Asked) -> DashboardListView | None:
    """Return everything of one sort that is open: `open/<name>/`."""
    if len(asked.parts) != 2:  # noqa: PLR2004 - the name of the page, and that of the list
        return None
    return dashboard_list_view(_outlook(desk, asked), _facts(desk), asked.parts[1])


def _outlook(desk: Desk, asked: Asked) -> Outlook:
    return Outlook(context=desk.context, reading=desk.reading, language=asked.language)


def _facts(desk: Desk) -> Facts:
    return facts_of(desk.built, desk.context, desk.files, desk.folders)


def _pairs(desk: Desk, asked: Asked) -> PairsView | PairView | SavedPairView | None:
    """Return the list of pairs, or the pair of `pairs/<collection>/<key>/`, as a page or as one file."""
    context, problems = desk.context, desk.built.problems
    if len(asked.parts) == 1:
        return pairs_view(context, problems, asked.language)
    is_saved = len(asked.parts) > 3 and asked.parts[-1] == SAVED  # noqa: PLR2004 - an item may be called so
    named = asked.parts[1:-1] if is_saved else asked.parts[1:]
    order = order_of(context, asked.language, *named) if len(named) in {2, 3} else None
    if order is None:
        return None
    if is_saved:
        style = inline_style(desk.tree, desk.folders)
        return saved_pair_view(context, order, problems, desk.reading, style)
    return pair_view(context, order, problems, desk.reading)


def _changes(desk: Desk, asked: Asked) -> ChangesView | None:
    """Return what would change if the site were published now."""
    if len(asked.parts) > 1 or desk.compare is None:
        return None
    return changes_view(desk.context, asked.language, desk.compare(), desk.reading)


PAGES: Mapping[str, PageMaker] = {
    "": _dashboard,
    OPEN: _open,
    "problems": _problems,
    "pairs": _pairs,
    "changes": _changes,
}
"""The pages of the desk by the first part of their address behind the language; empty for its first page."""
