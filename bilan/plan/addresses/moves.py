"""Addresses that the team has moved in the list of published ones: pages that no alias can lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bilan.model.publication import AddressList, Move
from bilan.model.records import replace
from bilan.model.source import Diagnostic, Loaded, Span, problem
from bilan.model.words import Text
from bilan.plan.recipes import Recipe, RecipeKind
from bilan.plan.routes import Routes, absolute_url, address_path, path_address, path_url
from bilan.plan.views import RedirectView


def plan_moves(
    listed: AddressList, recipes: Sequence[Recipe], routes: Routes, language: str
) -> Loaded[tuple[Recipe, ...]]:
    """Return a file for each address that was moved, and the moves that lead nowhere.

    A page leads on. A file of data or a feed is there a second time, for a program that asks for it may
    follow no page. `language` is that of a redirect to what stands in none.
    """
    there = {path_address(one.path): one for one in recipes} if listed.moves else {}
    moves = {one.old: one for one in _each(listed, there)}
    made: list[Recipe] = []
    lost: list[Diagnostic] = []
    for move in moves.values():
        target = _target(move, moves, there)
        if target is None:
            lost.append(_nowhere(move))
        elif (recipe := _recipe(move, target, routes, language)) is not None:
            made.append(recipe)
        else:
            lost.append(_other_kind(move))
    return Loaded(value=tuple(made), problems=tuple(lost))


def _each(listed: AddressList, there: Mapping[str, Recipe]) -> Iterator[Move]:
    """Return the moves one by one: of what is not there any more, a star taken for every address it means."""
    for move in listed.moves:
        if not move.old.endswith("*"):
            if move.old not in there:
                yield move
            continue
        old, new = move.old[:-1], move.new[:-1]
        for known in listed.known:
            moved = new + known.address[len(old) :]
            if known.address.startswith(old) and known.address not in there and moved in there:
                yield replace(move, old=known.address, new=moved)


def _target(move: Move, moves: Mapping[str, Move], there: Mapping[str, Recipe]) -> Recipe | None:
    """Return the file at the end of a way; None where it leads nowhere or in a circle."""
    seen: set[str] = set()
    while move.new not in there:
        if move.new in seen or move.new not in moves:
            return None
        seen.add(move.new)
        move = moves[move.new]
    return there[move.new]


def _recipe(move: Move, target: Recipe, routes: Routes, language: str) -> Recipe | None:
    """Return the file at an old address; None where a file of another kind would stand there."""
    path = address_path(move.old)
    if not path.endswith(".html"):
        is_same = path.rpartition(".")[2] == target.path.rpartition(".")[2]
        return replace(target, path=path, span=move.span) if is_same else None
    if isinstance(target.inputs, RedirectView):
        view = target.inputs
    elif (page := target.facts) is not None:
        view = RedirectView(language=page.language, title=page.title, url=page.url, canonical=page.canonical)
    else:
        url = path_url(routes, target.path)
        name = Text(words=target.path.rpartition("/")[2], language=language)
        canonical = absolute_url(routes, url)
        view = RedirectView(language=language, title=name, url=url, canonical=canonical)
    return Recipe(path=path, kind=RecipeKind.PAGE, inputs=view, span=move.span)


def _nowhere(move: Move) -> Diagnostic:
    return problem(
        "broken-link",
        _whole(move),
        f"`{move.new}` leads nowhere on this site",
        why=f"Readers of `{move.old}` would be sent to a page that is not there.",
    )


def _other_kind(move: Move) -> Diagnostic:
    return problem(
        "bad-address-line",
        move.span,
        f"`{move.old}` cannot lead to `{move.new}`",
        why="A program that asks for a file of data takes what it gets for one: only a file of the same kind "
        "can stand in its place. Take the line out, to let the address go.",
    )


def _whole(move: Move) -> Span:
    """Return the line of a move as a place that no column is underlined in."""
    return Span(path=move.span.path, line=move.span.line)
