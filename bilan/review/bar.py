"""The review bar: what an editor or reviewer asks of a page, answered on the page itself."""

from __future__ import annotations

from collections.abc import Sequence

from bilan.model.codes import Severity
from bilan.model.content import Collection, Item, Status
from bilan.model.publication import SitePart
from bilan.model.records import Record
from bilan.model.source import Diagnostic, Span
from bilan.plan.blocks import HeldView, LinkView
from bilan.plan.context import Context, edition_url, held_view, items_of
from bilan.plan.routes import desk_url, path_url
from bilan.review.anchors import Anchored, anchor_problems
from bilan.review.frame import DESK_STYLE, MENU, desk_menu
from bilan.review.page_text import PageText
from bilan.review.problems import (
    FileProblemsView,
    ProblemView,
    Reading,
    count_of,
    problem_view,
    problems_by_file,
)
from bilan.review.told import ToldFigureView, figures_told
from bilan.review.weight import WeightView
from bilan.translations.states import translation_of

PAIRS = "pairs"
"""The pages of the desk that lay two editions side by side."""


HELD = "held-back"
"""The note that the status of a page says already."""


class Served(Record):
    """A page of the site as the preview is about to show it."""

    path: str
    source: str
    """The path of the file that it is made from; empty where none is known."""
    part: SitePart | None
    text: PageText
    is_old: bool
    """Whether the newest build could not make it, so that it is shown as it was built before."""
    weight: WeightView


class StandView(Record):
    """How an item stands in one language."""

    language: str
    state: str
    """One of `translations.states.State`, or `withdrawn`."""
    changes: int
    """How many paragraphs of the original are no longer as they were translated."""
    url: str
    """Of its page in the language; empty where it has none."""
    is_this: bool


class PlacedProblemView(Record):
    """A problem of the page, with the way to its paragraph."""

    problem: ProblemView
    anchor: str
    """Of the paragraph it belongs to; empty where it has no place on the page."""


class BarView(Record):
    """What lies over a page of the site in the preview."""

    language: str
    status: str
    """`published`, `held` or `withdrawn`; empty for a page that is no item."""
    held: HeldView | None
    stands: tuple[StandView, ...]
    """One for each language of the site; empty for a page that is no item."""
    pairs_url: str
    """Where the editions stand side by side; may be empty."""
    problems: tuple[PlacedProblemView, ...]
    """Of this page, the gravest first; notes come last."""
    serious: int
    """How many of them are no mere notes."""
    elsewhere: tuple[FileProblemsView, ...]
    """What keeps the site from being published on other pages."""
    errors: int
    """Of the whole site."""
    errors_here: int
    """Of this page."""
    problems_url: str
    """The page of the desk with all problems."""
    figures: tuple[ToldFigureView, ...]
    file: str
    """The source of the page as it is found from the project's folder; may be empty."""
    editor_url: str
    weight: WeightView
    desk: tuple[LinkView, ...]
    """The pages of the desk."""
    desk_style_url: str


class Laid(Record):
    """What lies over a page, and where its problems are marked on it."""

    bar: BarView
    anchored: Anchored


def bar_of(context: Context, problems: Sequence[Diagnostic], reading: Reading, served: Served) -> Laid:
    """Return what lies over a page of the site."""
    language = language_of(context, served)
    found = item_at(context, served.source)
    item = found[1] if found else None
    own = own_problems(problems, served)
    anchored = anchor_problems(own, reading.tree, served.text)
    elsewhere = [one for one in problems if one.severity is Severity.ERROR and one not in set(own)]
    shown = item_at(context, served.source, is_shown=True)
    bar = BarView(
        language=language,
        status=_status(context, item, language),
        held=held_view(context, item, item.editions[language])
        if item and language in item.editions
        else None,
        stands=_stands(context, found, language) if found else (),
        pairs_url=_pairs_url(found, language),
        problems=tuple(
            PlacedProblemView(problem=problem_view(one, reading), anchor=anchored.anchors.get(one, ""))
            for one in own
        ),
        serious=sum(one.severity is not Severity.NOTE for one in own),
        elsewhere=problems_by_file(elsewhere, reading),
        errors=count_of(problems, Severity.ERROR),
        errors_here=count_of(own, Severity.ERROR),
        problems_url=desk_url(language, "problems"),
        figures=figures_told(
            context,
            shown[1] if shown else None,
            language,
            (path_url(context.routes, served.path), *served.text.links),
        ),
        file=reading.name_of(served.source) if served.source else "",
        editor_url=reading.editor_url(Span(path=served.source)) if served.source else "",
        weight=served.weight,
        desk=desk_menu(context, language),
        desk_style_url=DESK_STYLE,
    )
    return Laid(bar=bar, anchored=anchored)


def language_of(context: Context, served: Served) -> str:
    """Return the language of a page; the first of the site for one that stands in none or in all."""
    first = served.path.partition("/")[0]
    named = served.part.language if served.part else None
    return named or (first if first in context.languages else context.languages[0])


def item_at(context: Context, source: str, *, is_shown: bool = False) -> tuple[Collection, Item] | None:
    """Return the item whose edition is written in a file, as it was written or as the preview shows it."""
    site = context.site if is_shown else context.written
    for collection in Collection:
        parts = source.removeprefix("content/").split("/")
        if parts[0] == collection.value and len(parts) > 1:
            item = items_of(site, collection).get(parts[-2])
            if item is not None and any(one.span.path == source for one in item.editions.values()):
                return collection, item
    return None


def own_problems(problems: Sequence[Diagnostic], served: Served) -> tuple[Diagnostic, ...]:
    """Return the problems of a page, the gravest first: of its file, and of broken templates."""
    own = [one for one in problems if one.code != HELD and _is_of(one, served)]
    return tuple(sorted(own, key=lambda one: tuple(Severity).index(one.severity)))


def _is_of(one: Diagnostic, served: Served) -> bool:
    """Return whether a problem is one of a page; what is worth a look is told where it is mended."""
    if served.is_old and one.span.path.startswith("templates/"):
        return True
    if served.source == "":
        return False
    also = (place.path for place in one.also) if one.severity is Severity.ERROR else ()
    return served.source in {one.span.path, *also}


def _status(context: Context, item: Item | None, language: str) -> str:
    edition = item.editions.get(language) if item else None
    if item is None or edition is None:
        return ""
    if Status.WITHDRAWN in (edition.status, item.editions[item.original].status):
        return "withdrawn"
    return "published" if held_view(context, item, edition) is None else "held"


def _stands(context: Context, found: tuple[Collection, Item], language: str) -> tuple[StandView, ...]:
    collection, item = found
    return tuple(_stand(context, collection, item, one, is_this=one == language) for one in context.languages)


def _stand(
    context: Context, collection: Collection, item: Item, language: str, *, is_this: bool
) -> StandView:
    edition = item.editions.get(language)
    translation = translation_of(item, language)
    shown = items_of(context.site, collection).get(item.key)
    is_there = edition is not None and shown is not None and language in shown.editions
    is_withdrawn = edition is not None and edition.status is Status.WITHDRAWN
    return StandView(
        language=language,
        state="withdrawn" if is_withdrawn else translation.state.value,
        changes=len(translation.changes),
        url=edition_url(context, collection, edition) if edition and is_there else "",
        is_this=is_this,
    )


def _pairs_url(found: tuple[Collection, Item] | None, language: str) -> str:
    """Return where the editions of an item stand side by side; nothing where there is but one."""
    if found is None or len(found[1].editions) < 2 or PAIRS not in MENU:  # noqa: PLR2004 - a pair
        return ""
    return desk_url(language, PAIRS, found[0].value, found[1].key)
