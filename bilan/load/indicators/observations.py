"""The rules that dated values keep: each for itself, and all of an indicator together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from itertools import pairwise

from bilan.load.entries.named import nearest, unknown_name
from bilan.load.entries.schemas import ObservationEntry
from bilan.load.entries.wording import ONLY_PERIODS_BEGIN, VALUE_OR_REASON, WORDINGS
from bilan.load.settings import key_problems
from bilan.load.yaml.nodes import YamlNode
from bilan.model.indicators import AbsenceReason, Counting
from bilan.model.records import Record
from bilan.model.site import Settings
from bilan.model.source import Diagnostic, Span, problem
from bilan.model.standards import (
    COUNTRIES,
    COUNTRY,
    DIMENSIONS,
    OTHER_COUNTRY_CODES,
    PARTS_EVERYWHERE,
    REGION,
    SEX,
    SEX_PARTS,
)
from bilan.model.when import first_day, iso_text

_ENOUGH_DIGITS = 80


class Written(Record):
    """An observation as it was written, and where."""

    entry: ObservationEntry
    node: YamlNode


def check_observations(
    found: Sequence[Written], counting: Counting, settings: Settings
) -> tuple[Diagnostic, ...]:
    """Return all that is wrong with the observations of an indicator."""
    ordered = sorted(found, key=lambda one: one.entry.as_of.day)
    names = part_names(settings)
    each = (problem for one in found for problem in _check_one(one, counting, names))
    repeated = tuple(_repeated(ordered))
    together: Iterable[Diagnostic] = ()
    if not repeated and counting is Counting.CUMULATIVE:
        together = _falls(ordered)
    elif not repeated and counting is Counting.PERIOD:
        together = _overlaps(ordered)
    return (*each, *repeated, *together)


def _check_one(one: Written, counting: Counting, names: Mapping[str, frozenset[str]]) -> Iterable[Diagnostic]:
    yield from _check_absence(one)
    yield from _check_period(one, counting)
    for dimension, parts in one.entry.by.items():
        yield from _check_parts(one, dimension, parts, names)
        if counting is not Counting.LATEST and one.entry.value is not None:
            yield from _check_sum(one, dimension, parts, one.entry.value)


def part_names(settings: Settings) -> Mapping[str, frozenset[str]]:
    """Return the parts that each dimension may have; none are listed where any key may stand, as for age."""
    named = {
        **dict.fromkeys(DIMENSIONS, frozenset[str]()),
        COUNTRY: COUNTRIES,
        REGION: frozenset(settings.regions),
        SEX: frozenset(SEX_PARTS),
        **{key: frozenset(dimension.parts) for key, dimension in settings.dimensions.items()},
    }
    return {
        key: parts | frozenset(PARTS_EVERYWHERE if parts or key == REGION else ())
        for key, parts in named.items()
    }


def _check_absence(one: Written) -> Iterable[Diagnostic]:
    entry, node = one.entry, one.node
    if entry.value is None and entry.absent is None:
        yield problem(
            "value-missing",
            node.marks.get(("value",), node.span),
            "there is no value here, and nothing says why",
            why="A gap has a name, so that readers know whether to wait. Zero is a value: write it as 0.",
            fixes=tuple(f"absent: {reason.value}" for reason in AbsenceReason),
        )
    said = next((key for key in ("absent", "reason", "expected") if getattr(entry, key) is not None), None)
    if entry.value is not None and said:
        yield problem(
            "value-and-absence",
            node.keys.get((said,), node.span),
            f"`{said}` speaks of a missing value, and there is one",
            why=VALUE_OR_REASON,
            also=(node.marks.get(("value",), node.span),),
        )
    if entry.value is None and entry.by:
        yield problem(
            "parts-of-nothing",
            node.keys.get(("by",), node.span),
            "there are parts here of a value that is missing",
            why="Parts add up to their total. Without it nobody can tell whether they are all.",
        )


def _check_period(one: Written, counting: Counting) -> Iterable[Diagnostic]:
    entry, node = one.entry, one.node
    if counting is Counting.PERIOD and entry.starts is None:
        yield problem(
            "period-without-start",
            node.span,
            "`from` is missing: nothing says when this period begins",
            why="Where counting is by period, each value speaks of the days from `from` to `as_of`.",
            fixes=(f"from: {entry.as_of.day.replace(month=1, day=1).isoformat()}",),
        )
    if counting is not Counting.PERIOD and entry.starts is not None:
        yield problem(
            "start-without-period",
            node.keys.get(("from",), node.span),
            f"`from` begins a period, and this indicator counts `{counting.value}`",
            why=ONLY_PERIODS_BEGIN,
            fixes=("counting: period",),
        )
    if entry.starts is not None and first_day(entry.starts) > entry.as_of.day:
        yield problem(
            "ends-before-start",
            node.marks.get(("from",), node.span),
            "this period ends before it begins",
            why=f"It would run from {iso_text(entry.starts)} to {iso_text(entry.as_of)}.",
            also=(node.marks[("as_of",)],),
        )


def _check_parts(
    one: Written, dimension: str, parts: Mapping[str, Decimal], names: Mapping[str, frozenset[str]]
) -> Iterable[Diagnostic]:
    span = one.node.keys.get(("by", dimension), one.node.span)
    if dimension not in names:
        yield unknown_name("unknown-dimension", "dimension", dimension, names, span)
        return
    for part in parts:
        at = one.node.keys.get(("by", dimension, part), span)
        if not names[dimension]:
            yield from key_problems(part, at)
        elif part not in names[dimension]:
            yield _unknown_part(dimension, part, names[dimension], at)


def _unknown_part(dimension: str, part: str, known: frozenset[str], span: Span) -> Diagnostic:
    if dimension == REGION:
        return unknown_name("unknown-region", "region", part, known, span)
    if dimension != COUNTRY:
        return unknown_name("unknown-part", "part", part, known, span)
    code = OTHER_COUNTRY_CODES.get(part.upper(), part.upper())
    near = code if code in COUNTRIES else nearest(part, PARTS_EVERYWHERE)
    what = f"there is no country with the code `{part}`" + (f"; did you mean `{near}`?" if near else "")
    why = WORDINGS["unknown-country"].why
    return problem("unknown-country", span, what, why=why, fixes=(near,) if near else ())


def _check_sum(
    one: Written, dimension: str, parts: Mapping[str, Decimal], value: Decimal
) -> Iterable[Diagnostic]:
    with localcontext(prec=_ENOUGH_DIGITS):
        total = sum(parts.values(), start=Decimal(0))
        rest = value - total
    if not rest:
        return
    rest_of_it = () if rest < 0 or "unknown" in parts else (f"unknown: {rest}",)
    yield problem(
        "parts-do-not-add-up",
        one.node.keys.get(("by", dimension), one.node.span),
        f"the parts of `{dimension}` add up to {total}, and the value is {value}",
        why="Readers add parts up. What belongs to none of them has a part of its own: `other` or `unknown`.",
        fixes=(*rest_of_it, f"value: {total}"),
        also=(_value_span(one),),
    )


def _repeated(ordered: Sequence[Written]) -> Iterable[Diagnostic]:
    for before, one in pairwise(ordered):
        if before.entry.as_of.day == one.entry.as_of.day:
            yield problem(
                "repeated-observation",
                one.node.marks[("as_of",)],
                f"there are two observations of {one.entry.as_of.day.isoformat()}",
                why="Only one of them can be right. A value that was corrected says so under `revises`.",
                also=(before.node.marks[("as_of",)],),
            )


def _falls(ordered: Sequence[Written]) -> Iterable[Diagnostic]:
    """Yield a problem where a running total falls, and a warning where only a part of it does."""
    for before, one in pairwise([one for one in ordered if one.entry.value is not None]):
        was, now = before.entry.value, one.entry.value
        if was is None or now is None or one.entry.revises is not None:
            continue
        if now < was:
            yield problem(
                "total-falls",
                _value_span(one),
                f"the running total falls from {was} to {now}",
                why=(
                    "Counting is cumulative: each value includes the one before. "
                    "Where an earlier value was wrong, `revises` says so and why."
                ),
                fixes=(f"revises: {{value: {was}, reason: ...}}", "counting: latest"),
                also=(_value_span(before),),
            )
        elif now > was:
            yield from _falling_parts(before, one)


def _falling_parts(before: Written, one: Written) -> Iterable[Diagnostic]:
    for dimension, parts in one.entry.by.items():
        for part, now in parts.items():
            was = before.entry.by.get(dimension, {}).get(part)
            if was is not None and now < was:
                place = ("by", dimension, part)
                yield problem(
                    "part-falls",
                    one.node.marks.get(place, one.node.span),
                    f"`{part}` falls from {was} to {now} while its total rises",
                    why="In a running total no part can become smaller. One of the two values may be wrong.",
                    also=(before.node.marks.get(place, before.node.span),),
                )


def _overlaps(ordered: Sequence[Written]) -> Iterable[Diagnostic]:
    for before, one in pairwise(ordered):
        if one.entry.starts is not None and first_day(one.entry.starts) <= before.entry.as_of.day:
            yield problem(
                "overlapping-periods",
                one.node.marks.get(("from",), one.node.span),
                f"this period begins before the one up to {iso_text(before.entry.as_of)} ends",
                why="Periods are added up, so the days that both speak of would count twice.",
                also=(before.node.marks[("as_of",)],),
            )


def _value_span(one: Written) -> Span:
    return one.node.marks.get(("value",), one.node.span)
