"""Numbers in the dress of another language: `1,3 million` in English, `720 847.87` in French."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from bilan.language.wording.slips import NEUTRAL, Slip, SlipKind
from bilan.model.records import Record
from bilan.model.site import Style


class Dress(Record):
    """How a language writes numbers."""

    decimal: str
    other: str
    """The sign that is a decimal sign elsewhere."""
    groups: Mapping[Style, str]
    """What an editor types between groups of three digits."""
    takes_other_as_group: bool
    """Whether the other sign may stand between groups in some style of the language."""
    counts: str
    """An expression for the words and signs that follow a quantity and never the number of a section."""
    sections: str
    """An expression for the words before the number of a section, a version or a law."""


DRESSES: Mapping[str, Dress] = {
    "en": Dress(
        decimal=".",
        other=",",
        groups={Style.EU: " ", Style.NATIONAL: ","},
        takes_other_as_group=True,
        counts=r"%|per\s?cent|percentage|[mb]illion|trillion|thousand|bn\b|euros?\b|dollars?\b|pounds?\b|EUR|USD"
        r"|GBP|XOF|€|\$|£|km|kg|ha\b|hectares?|tonn?es?\b|kilo|met(?:er|re)s?|°|litres?|years?|times",
        sections=r"section|chapter|version|article|figure|table|annex|point|paragraph|page|step|no\.?|nos?\.?|"
        r"number|part|v|goal|target|sdg|indicators?",
    ),
    "fr": Dress(
        decimal=",",
        other=".",
        groups={Style.EU: " ", Style.NATIONAL: " "},
        takes_other_as_group=False,
        counts=r"%|pour\s?cent|points?\s+de\s+pourcentage|millions?|milliards?|mille|Md|M€|k€|euros?\b|dollars?\b"
        r"|EUR|USD|GBP|F?CFA|XOF|€|\$|£|km|kg|ha\b|hectares?|tonnes?|kilo|mètres?|°|litres?|ans\b|années|fois",
        sections=r"section|chapitre|version|articles?|figure|tableau|annexe|point|paragraphe|page|étape|nos?|n°|"
        r"numéro|partie|v|objectif|cible|odd|indicateurs?",
    ),
}

_SPACES = "\u0020\u00a0\u2009\u202f"
_NUMBER = re.compile(
    rf"""
    (?<![\w.,/:’'#\ufffc{NEUTRAL}+-])
    \d++ (?: [.,'’](?=\d)\d++ | [{_SPACES}]\d{{3}}(?!\d) )*+
    (?! [\w/:] | [.,'’-]\d | -\w )
    """,
    re.VERBOSE,
)
_SIGNED = re.compile(rf"\d[.,'’{_SPACES}]\d")
_BEHIND = re.compile(rf"[{_SPACES}]?(?P<word>[^\W\d_]+|[%€$£°])?")
_MONEY_BEFORE = re.compile(rf"(?:EUR|USD|GBP|XOF|[€$£])[{_SPACES}]?\Z")
_SIGNS = re.compile(r"\D")
_THREE = 3
_WINDOW = 24
"""How many characters before a number may say that it numbers a section."""


class Grouping(StrEnum):
    """What stands between the groups of three digits of a number."""

    SPACE = "spaces"
    COMMA = "commas"
    POINT = "points"
    APOSTROPHE = "apostrophes"


_GROUPINGS: Mapping[str, Grouping] = {
    ",": Grouping.COMMA,
    ".": Grouping.POINT,
    "'": Grouping.APOSTROPHE,
    "’": Grouping.APOSTROPHE,
    **dict.fromkeys(_SPACES, Grouping.SPACE),
}


class Grouped(Record):
    """A number whose digits are grouped, and how."""

    grouping: Grouping
    start: int
    end: int


class _Written(Record):
    """A number as it stands in a text."""

    text: str
    start: int
    end: int
    parts: tuple[str, ...]
    signs: str
    """What stands between the parts."""
    counts: bool
    """Whether what stands around it says that it counts something."""
    has_noun: bool
    is_section: bool

    @property
    def is_all_threes(self) -> bool:
        """Whether every part but the first has three digits, as groups have."""
        return len(self.parts[0]) <= _THREE and all(len(one) == _THREE for one in self.parts[1:])


def may_be_misread(text: str) -> bool:
    """Return whether a text, or one of its paragraphs, holds a number with a sign between its digits."""
    return _SIGNED.search(text) is not None


def number_slips(text: str, language: str, style: Style) -> Iterator[Slip]:
    """Yield the numbers of a readable text that are not written as its language writes them.

    A clear case can be read in one way alone; of an ambiguous one, all readings are offered.
    """
    dress = DRESSES.get(language)
    if dress is None:
        return
    for number in _numbers(text, dress):
        if number.signs.strip(_SPACES) and not number.is_section:
            yield from _slips(number, dress, style)


def groupings(text: str, language: str) -> Iterator[Grouped]:
    """Yield the grouped numbers of a readable text, with the sign that groups each."""
    dress = DRESSES.get(language)
    if dress is None:
        return
    for number in _numbers(text, dress):
        sign = number.signs[:1]
        if not sign or number.is_section:
            continue
        is_decimal = sign == dress.decimal and number.signs.count(sign) == 1
        if not is_decimal and len(number.parts[0]) <= _THREE and len(number.parts[1]) == _THREE:
            yield Grouped(grouping=_GROUPINGS[sign], start=number.start, end=number.end)


def _numbers(text: str, dress: Dress) -> Iterator[_Written]:
    """Yield the numbers that have a sign between their digits: no other can be in the wrong dress."""
    for found in _NUMBER.finditer(text) if may_be_misread(text) else ():
        if found[0].isdecimal():
            continue
        before = text[max(0, found.start() - _WINDOW) : found.start()]
        behind = _BEHIND.match(text, found.end())
        word = (behind["word"] if behind else "") or ""
        counts = bool(word) and _is_counted(text[found.end() :][:_WINDOW], dress)
        yield _Written(
            text=found[0],
            start=found.start(),
            end=found.end(),
            parts=tuple(_SIGNS.split(found[0])),
            signs="".join(_SIGNS.findall(found[0])),
            counts=counts or bool(_MONEY_BEFORE.search(before)),
            has_noun=word.islower() and len(word) >= _THREE,
            is_section=_is_section(text, found.start(), before, dress) and not counts,
        )


def _is_counted(behind: str, dress: Dress) -> bool:
    return re.match(rf"[{_SPACES}]?(?:{dress.counts})", behind, re.IGNORECASE) is not None


def _is_section(text: str, start: int, before: str, dress: Dress) -> bool:
    """Return whether a number begins a heading or a line, or stands behind a word as `chapter`."""
    if re.search(rf"(?:\b(?:{dress.sections})|§)[{_SPACES}]*\Z", before, re.IGNORECASE):
        return True
    return not text[text.rfind("\n", 0, start) + 1 : start].strip(" #*>")


def _slips(number: _Written, dress: Dress, style: Style) -> Iterator[Slip]:
    signs = number.signs
    marks = signs.strip(_SPACES)
    if set(signs) & {"'", "’"}:
        return
    if len(set(marks)) > 1:
        yield from _mixed(number, dress, style)
    elif len(marks) > 1:
        yield from _repeated(number, dress, style, marks[0])
    elif marks == dress.other:
        yield from _other_sign(number, dress, style)
    elif number.is_all_threes and len(signs) == 1 and number.parts[0] != "0":
        yield from _decimal_of_three(number, dress, style)


def _mixed(number: _Written, dress: Dress, style: Style) -> Iterator[Slip]:
    """Yield a number with both signs where the last is not the decimal sign: `1.234,56` in English."""
    last = number.signs[-1]
    groups = number.parts[1:-1]
    is_number = len(number.parts[0]) <= _THREE and all(len(one) == _THREE for one in groups)
    is_one_group = len(set(number.signs[:-1])) == 1
    if not is_number or not is_one_group or number.signs[:-1].count(last):
        return
    if last != dress.decimal or not dress.takes_other_as_group:
        yield _clear(number, "with the signs of another language", _decimal(number, dress, style))


def _repeated(number: _Written, dress: Dress, style: Style, mark: str) -> Iterator[Slip]:
    """Yield a number in several groups of three whose sign does not group: `1.234.567`."""
    if number.is_all_threes and not (mark == dress.other and dress.takes_other_as_group):
        name = "points" if mark == "." else "commas"
        yield _clear(number, f"in groups with {name}", _whole(number, dress, style))


def _other_sign(number: _Written, dress: Dress, style: Style) -> Iterator[Slip]:
    """Yield a number with the other language's decimal sign: `1,3 million`, `12.5 %`, `720 847.87`."""
    name = "point" if dress.other == "." else "comma"
    has_groups = len(number.signs) > 1
    last = number.parts[-1]
    if has_groups:
        yield _clear(number, f"with a decimal {name}", _decimal(number, dress, style))
    elif number.is_all_threes and number.parts[0] != "0":
        yield from _one_group(number, dress, style, name)
    elif number.counts or (number.parts[0] == "0" and len(last) > 1):
        yield _clear(number, f"with a decimal {name}", _decimal(number, dress, style))
    elif number.has_noun and len(last) <= _THREE - 1 and dress.other == ".":
        yield _open(number, (_decimal(number, dress, style),))


def _one_group(number: _Written, dress: Dress, style: Style, name: str) -> Iterator[Slip]:
    """Yield `100.000` in French: a group, or three decimals in the other language's dress."""
    if dress.takes_other_as_group:
        return
    whole, decimal = _whole(number, dress, style), _decimal(number, dress, style)
    if number.parts[-1] == "000":
        yield _clear(number, f"in groups with a {name}", whole)
    else:
        yield _open(number, (whole, decimal))


def _decimal_of_three(number: _Written, dress: Dress, style: Style) -> Iterator[Slip]:
    """Yield `100.000` in English and `100,000` in French: nobody says three decimals of a round number."""
    if number.counts and number.parts[-1] != "000":
        return
    name = "point" if dress.decimal == "." else "comma"
    whole = _whole(number, dress, style)
    if number.parts[-1] == "000":
        yield _clear(number, f"in groups with a {name}", whole)
    elif number.has_noun:
        yield _open(number, (whole, number.text))


def _clear(number: _Written, about: str, offer: str) -> Slip:
    return Slip(
        kind=SlipKind.FOREIGN_NUMBER, start=number.start, end=number.end, about=about, offers=(offer,)
    )


def _open(number: _Written, offers: tuple[str, ...]) -> Slip:
    return Slip(kind=SlipKind.AMBIGUOUS_NUMBER, start=number.start, end=number.end, offers=offers)


def _whole(number: _Written, dress: Dress, style: Style) -> str:
    """Return all digits as one whole number, as an editor types it."""
    return _grouped(number.parts, dress, style)


def _decimal(number: _Written, dress: Dress, style: Style) -> str:
    """Return the number whose last part is its decimals, as an editor types it."""
    return f"{_grouped(number.parts[:-1], dress, style)}{dress.decimal}{number.parts[-1]}"


def _grouped(parts: Sequence[str], dress: Dress, style: Style) -> str:
    """Return the digits of some parts in groups: however many there are, where an `int` takes 4,300."""
    return f"{Decimal(''.join(parts)):,}".replace(",", dress.groups[style])
