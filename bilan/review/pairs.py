"""An item in two languages, side by side: rows of what belongs together, with marks, changes and problems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bilan.language.words import own_name, say
from bilan.model.codes import Severity
from bilan.model.content import Collection, Edition, Status
from bilan.model.records import Record, replace
from bilan.model.source import Diagnostic
from bilan.plan.blocks import LinkView
from bilan.plan.context import Context, edition_for, edition_url, items_of, section_name, title_of
from bilan.report import file_of
from bilan.review.changed import changed_in
from bilan.review.figures import MarkedFigures, mark_figures
from bilan.review.margins import Margins, margins_of
from bilan.review.pair_rows import Pair, rows_of, stretches_of
from bilan.review.pair_views import MissingView, PairMatter, PairRowView, SideView
from bilan.review.problems import Reading, problem_view
from bilan.standing import hold_of
from bilan.translations.states import State, state_of

_TOLD_OTHERWISE = "translation-behind"
"""Its paragraph says what has changed itself."""


class PairOrder(Record):
    """What is to be shown, and in which language the page speaks."""

    collection: str
    key: str
    shown: tuple[str, ...]
    """Languages of the item, the one on the left first; those that it has not are passed over."""
    language: str


def pair_matter(
    context: Context, order: PairOrder, problems: Sequence[Diagnostic], reading: Reading
) -> PairMatter | None:
    """Return an item in two of its languages; None where there is no such item."""
    item = items_of(context.written, order.collection).get(order.key)
    if item is None:
        return None
    shown = tuple(one for one in order.shown if one in item.editions)
    editions = tuple(item.editions[one] for one in shown)
    pair = Pair(
        context=context,
        item=item,
        editions=editions,
        figures=mark_figures(item, editions[0], editions[1], context.written)
        if len(editions) > 1
        else MarkedFigures(),
        changed=changed_in(item, shown),
        reading=reading,
        language=order.language,
    )
    rows = tuple(rows_of(pair))
    own = [one for one in problems if _is_of(one, pair)]
    margins = margins_of(own, stretches_of(rows, pair))
    rows = tuple(_with_problems(one, margins, reading) for one in rows)
    return PairMatter(
        title=title_of(edition_for(item, order.language)),
        collection=collection_name(context, order.collection, order.language),
        key=item.key,
        sides=tuple(_side(pair, one, order.collection) for one in editions),
        missing=tuple(_missing(pair, order)),
        heads=tuple(one for one in rows if not one.is_text),
        text=tuple(one for one in rows if one.is_text),
        marks=pair.figures.marks,
        problems=tuple(problem_view(one, reading) for one in margins.others),
        command=_marking(pair, order),
        is_compared=pair.figures.is_compared,
    )


def collection_name(context: Context, collection: str, language: str) -> str:
    """Return what a collection is called on pages of a language."""
    if collection == Collection.PAGES:
        return say(context.locales[language], "Pages")
    return section_name(context, collection, language)


def _is_of(one: Diagnostic, pair: Pair) -> bool:
    """Return whether a problem is worth a look here: of this item, and of no language that is not shown."""
    hidden = {edition.span.path for edition in pair.item.editions.values() if edition not in pair.editions}
    return (
        one.span.path.startswith(f"{pair.item.folder}/")
        and one.span.path not in hidden
        and one.severity is not Severity.NOTE
        and one.code != _TOLD_OTHERWISE
    )


def _side(pair: Pair, edition: Edition, collection: str) -> SideView:
    context, item, language = pair.context, pair.item, edition.language
    stands = items_of(context.site, collection).get(item.key)
    is_shown = stands is not None and language in stands.editions
    url = edition_url(context, collection, edition)
    return SideView(
        language=language,
        name=own_name(language),
        state=state_of(item, language),
        is_held=edition.status is Status.WITHDRAWN or hold_of(item, edition, context.moment) is not None,
        file=file_of(edition.span, pair.reading.folders),
        editor_url=pair.reading.editor_url(edition.span),
        page=LinkView(label=title_of(edition), url=url) if is_shown else None,
        paragraphs=len(edition.prose.paragraphs),
    )


def _missing(pair: Pair, order: PairOrder) -> Iterator[MissingView]:
    for language in pair.context.languages:
        if language not in pair.item.editions:
            yield MissingView(
                language=language,
                name=own_name(language),
                command=_command("translate", pair, order, language),
            )


def _marking(pair: Pair, order: PairOrder) -> str:
    """Return the command that marks a translation as up to date, where one is not."""
    open_states = {State.BEHIND, State.UNKNOWN}
    for edition in pair.editions:
        if state_of(pair.item, edition.language) in open_states:
            return _command("translated", pair, order, edition.language)
    return ""


def _command(name: str, pair: Pair, order: PairOrder, language: str) -> str:
    key = pair.item.key
    same = [one for one in Collection if key in items_of(pair.context.written, one)]
    collection = f" --collection {order.collection}" if len(same) > 1 else ""
    return f"python3 build.py {name} {key} --language {language}{collection}"


def _with_problems(row: PairRowView, margins: Margins, reading: Reading) -> PairRowView:
    found = margins.rows.get(row.anchor, ())
    return replace(row, problems=tuple(problem_view(one, reading) for one in found)) if found else row
