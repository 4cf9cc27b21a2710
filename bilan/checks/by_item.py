"""Checks that look at one item at a time: what they found is remembered, and what stays is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from bilan.crew.sharing import ALONE, Crew
from bilan.model.content import Collection as Section
from bilan.model.content import Item
from bilan.model.memory import Memory, named, packed, unpacked
from bilan.model.records import Record, replace
from bilan.model.site import Site
from bilan.model.source import Diagnostic
from bilan.plan.context import items_of
from bilan.plan.recipes import digest_of

Check = Callable[[Site], tuple[Diagnostic, ...]]
Place = tuple[Section, str]
"""Where an item stands: its collection and its key."""
Lacking = tuple[Place, frozenset[int]]
"""An item, and the checks by number that have to judge it."""


def named_in_texts(site: Site, item: Item) -> frozenset[str]:
    """Return the keys of the indicators that the texts of an item refer to."""
    return frozenset(
        key
        for edition in item.editions.values()
        for prose in (edition.summary, edition.prose)
        for reference in (prose.references if prose else ())
        for key in reference.indicators
        if key in site.indicators
    )


class ItemCheck(Record):
    """A check that judges each item as if the site had no other."""

    check: Check
    sees: Callable[[Site, Item], frozenset[str]] | None = None
    """The indicators that it is given to judge an item by, maybe with others beside them; None for all."""


WORTH_A_CREW = 200
"""From how many items on other processes save time: one that is no copy takes half a second to start."""
PORTION = 40
"""How many items a process is handed at once."""


class Told(Record):
    """What was found on an item."""

    problems: tuple[Diagnostic, ...]


def begin_checks(
    site: Site, checks: Sequence[ItemCheck], memory: Memory, shared: object, crew: Crew = ALONE
) -> Callable[[], tuple[Diagnostic, ...]]:
    """Begin checks that judge each item as if the site had no other; return what gives what they find.

    That raises `LookupError` where a problem lies in no item, so that a check does not judge items.

    `shared` is whatever else decides what they find, as values of the model: their own arguments. What is
    found on an item is remembered under the name of all that a check was given to judge it by, so
    nothing can have changed that was not looked at. Where there is much to judge, a crew shares it,
    and other things can be done meanwhile.
    """
    nothing: dict[str, Item] = {}
    bare = replace(site, **dict.fromkeys(_SECTIONS, nothing), pictures={}, indicators={})  # type: ignore[arg-type]
    shelf = f"told {named((bare, shared))}"
    names = _names_of(site, checks, memory)
    known = memory.recall_all(shelf, [one for some in names.values() for one in some], Told)
    lacking = tuple(
        (place, numbers)
        for place, some in names.items()
        if (numbers := frozenset(number for number, name in enumerate(some) if name not in known))
    )
    judged = _judged(site, bare, lacking, checks, crew)

    def found() -> tuple[Diagnostic, ...]:
        fresh: dict[str, Told] = {}
        for portion, told in judged:
            for number, one in enumerate(told):
                ours = {place: names[place][number] for place, numbers in portion if number in numbers}
                fresh |= _split(one.problems, site, ours)
        memory.remember_all(shelf, fresh)
        all_told = {**known, **fresh}
        return tuple(one for some in names.values() for name in some for one in all_told[name].problems)

    return found


_SECTIONS = tuple(section.value for section in Section)


def _names_of(site: Site, checks: Sequence[ItemCheck], memory: Memory) -> Mapping[Place, tuple[str, ...]]:
    """Return the name of all that each check judges an item by, one behind the other."""
    values = {key: memory.derived(named, one) for key, one in site.indicators.items()}

    @cache
    def name_together(keys: frozenset[str] | None) -> str:
        return digest_of(repr([(key, values[key]) for key in sorted(values if keys is None else keys)]))

    def names(section: Section, item: Item) -> tuple[str, ...]:
        own = f"{section} {memory.name_of(item)}"
        seen = (one.sees and one.sees(site, item) for one in checks)
        return tuple(f"{number} {own} {name_together(keys)}" for number, keys in enumerate(seen))

    return {
        (section, key): names(section, item)
        for section in Section
        for key, item in items_of(site, section).items()
    }


def _judged(
    site: Site, bare: Site, lacking: Sequence[Lacking], checks: Sequence[ItemCheck], crew: Crew
) -> Iterator[tuple[Sequence[Lacking], Sequence[Told]]]:
    """Return some of the items with what each check finds on them, until all are judged."""
    sharing, at_once = (
        (crew, PORTION) if len(lacking) >= WORTH_A_CREW and crew.shares() else (ALONE, WORTH_A_CREW)
    )
    portions = [lacking[start : start + at_once] for start in range(0, len(lacking), at_once)]
    work = partial(_told, tuple(one.check for one in checks))
    told = sharing.share(work, partial(_parts, site, bare, checks), portions)
    return zip(portions, (unpacked(one, list[Told]) for one in told), strict=True)


def _told(checks: Sequence[Check], parts: Sequence[Site | None]) -> bytes:
    """Return what each check finds on its part, as little as can be sent."""
    return packed(
        [
            Told(problems=() if part is None else check(part))
            for check, part in zip(checks, parts, strict=True)
        ]
    )


def _parts(
    site: Site, bare: Site, checks: Sequence[ItemCheck], portion: Sequence[Lacking]
) -> tuple[Site | None, ...]:
    """Return what each check is given: the items that it has to judge, and the indicators that it sees."""
    return tuple(
        _part(site, bare, one, [place for place, numbers in portion if number in numbers])
        for number, one in enumerate(checks)
    )


def _part(site: Site, bare: Site, check: ItemCheck, wanted: Sequence[Place]) -> Site | None:
    items: dict[str, dict[str, Item]] = {}
    seen: set[str] = set()
    for section, key in wanted:
        item = items_of(site, section)[key]
        items.setdefault(section.value, {})[key] = item
        if check.sees is not None:
            seen |= check.sees(site, item)
    if not items:
        return None
    indicators = {key: one for key, one in site.indicators.items() if check.sees is None or key in seen}
    return replace(bare, indicators=indicators, **items)  # type: ignore[arg-type]  # each section has its own


def _split(problems: tuple[Diagnostic, ...], site: Site, names: Mapping[Place, str]) -> dict[str, Told]:
    """Return the problems of each item, by its name."""
    found: dict[str, list[Diagnostic]] = {name: [] for name in names.values()}
    owners = {
        edition.span.path: name
        for (section, key), name in names.items()
        for edition in items_of(site, section)[key].editions.values()
    }
    for one in problems:
        found[owners[one.span.path]].append(one)
    return {name: Told(problems=tuple(ours)) for name, ours in found.items()}
