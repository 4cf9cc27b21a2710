"""Spaces, quotation marks and apostrophes as a language sets them, over plain text and over HTML."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, takewhile
from operator import attrgetter

from bilan.language.digits import NARROW, NO_BREAK, percent_sign
from bilan.language.locales import Locale
from bilan.language.markup import Kind, calm_lines, cut_html, cut_lines, escape_text, unescape_text
from bilan.model.records import Record
from bilan.model.site import Style

_HIDDEN = "\ufffc"
"""What the rules see in place of code, of a picture, or of words in another language."""

_SPACE = r"[ \t\n\u00a0\u202f]"
_UNIT = r"(?:°C|km²?|m²|kg|ha|M€|[kM]?EUR|USD|GBP|CHF|XOF|XAF|millions?|milliards?|billions?)(?!\w)"
_CODE = r"\bEUR|\bUSD|\bGBP|\bCHF|\bXOF|\bXAF"
_RULE = rf"""
      (?P<keep> (?:https?://|\bwww\.) [^\s<>«»"“”\ufffc]+
              | (?<!\d)\d{{1,3}}{_SPACE}:{_SPACE}\d{{1,3}}(?!{_SPACE}?[\w%€]) )
    | (?P<group> (?<![\d.,…]) (?<!\d{_SPACE}) \d{{1,3}} (?:{_SPACE}\d{{3}})+ (?!\d) (?!{_SPACE}\d) )
    | (?<=\d) (?P<percent> {_SPACE}*+ ) %(?!\w)
    | (?<=\d) (?P<euro> {_SPACE}*+ ) €(?!\w)
    | (?P<bind> (?<=\d) {_SPACE} (?={_UNIT}) | (?<={_CODE}) {_SPACE} (?=\d) | (?<=\bn°) {_SPACE} (?=\d) )
    | (?P<dots> (?<!\.)\.\.\.(?!\.) )
    | (?P<apostrophe> ' )
    | (?P<quote> " )
    | (?P<open> « {_SPACE}*+ )
    | (?P<strong> {_SPACE}*+ :*+ [;!?] [:;!?]*+ (?![\w/=&]) )
    | (?P<colon> {_SPACE}*+ (?<!:) : (?= {_SPACE} | $ | [»”)"] ) )
    | (?P<close> {_SPACE}*+ » )
    """
"""One expression for all languages and rules, because one pass costs a tenth of nine."""
_NO_RULE = rf"""
      [^\dhw.'"«»;!?:%€ \t\n\u00a0\u202f]++
    | (?<![\d°A-Z]) {_SPACE}++ (?![;!?:»])
    | [hw] (?!ttps?://|ww\.)
    | \.(?!\.\.)
    """
"""What no rule begins with, as far as that can be seen at once."""
_RULES = re.compile(rf"(?: {_NO_RULE} )*+ (?: {_RULE} | . | \Z )", re.VERBOSE | re.DOTALL)
"""All up to what a rule may find, and that: a match takes a tenth of a search."""

_TRIGGER = re.compile(rf"[\"'«»;!?:%€]|\.\.\.|\d{_SPACE}[\d°kmhMEUGCXb]|[RDPF°]{_SPACE}\d")
"""No rule finds anything in a text that has none of these, so most runs of plain words are left at once.

A number alone is none: it takes another behind it, a unit, or a currency on either side.
"""
_CALM = calm_lines(
    r"""[\x00-\x20#-%(-\-/=@-\xaa\xac-\xba\xbc-\xff]++|[\u0100-\u065f\u2000-\u20ff]++|\.(?!\.)""",
    joint=r"(?<!\.)",
)
"""The same for HTML, where dots may be told apart by a tag.

It names what it passes over and not what it leaves out, digits of all scripts among that: so one look at a
table tells most characters.
"""

_OPENING = "([{«“‘—–/"
_BEGINNING = f"([€$…−-+#@{_HIDDEN}"
"""What a quotation may begin with, beside letters and digits."""


class _Habits(Record):
    """What a language puts where. None leaves what was written."""

    quotes: tuple[str, str] | None = None
    """What straight quotation marks become."""
    single: str | None = None
    """What a straight apostrophe before a word becomes."""
    strong: str | None = None
    """Before ; ! and ?"""
    colon: str | None = None
    guillemets: str | None = None
    """Inside « and »."""
    euro: str | None = None
    """Before €."""
    percent: str


class _Edit(Record):
    """A stretch of text that becomes another."""

    start: int
    end: int
    new: str


def set_text(text: str, locale: Locale) -> str:
    """Return plain text with the spaces, quotation marks and apostrophes of its language.

    Whoever types need know none of them: `l'Afrique: 10 000 "projets" !` becomes
    `l’Afrique: 10 000 «projets»!` in French of the EU, its number held together by a narrow no-break space.
    Addresses, times and ratios stay as they are, and what is set already does not change.

    Source: Interinstitutional Style Guide, 6.4 and 10.1.
    """
    if _TRIGGER.search(text) is None:
        return text
    return _changed(text, 0, len(text), _edits(text, _habits_of(locale)))


def set_html(html: str, locale: Locale) -> str:
    """Return HTML whose words are set as by `set_text`, also where they run on through inline elements.

    Code and the like, and elements in another language, stay as they are, byte by byte.
    """
    habits = _habits_of(locale)
    lines = cut_lines(html, _CALM)
    if lines is None:
        return _set_pieces(html, locale.language, habits)
    cut = ((calm, _set_line(line, locale.language, habits), tags) for calm, line, tags in lines)
    return "".join(chain.from_iterable(cut))


def _set_line(line: str, language: str, habits: _Habits) -> str:
    """Return a line of HTML, set."""
    if "<" in line:
        return _set_pieces(line, language, habits)
    text = unescape_text(line)
    return escape_text(_changed(text, 0, len(text), _edits(text, habits))) if text.strip() else line


def _set_pieces(html: str, language: str, habits: _Habits) -> str:
    """Return HTML, set piece by piece, whatever stands in it."""
    written: list[str] = []
    run: list[str] = []
    places: list[int | None] = []
    for kind, piece in cut_html(html, language):
        if kind is Kind.BREAK:
            _set_run(run, places, written, habits)
            run, places = [], []
        elif kind is Kind.TEXT:
            run.append(unescape_text(piece))
            places.append(len(written))
        elif kind is Kind.HIDDEN:
            run.append(_HIDDEN)
            places.append(None)
        written.append(piece)
    _set_run(run, places, written, habits)
    return "".join(written)


def _set_run(run: Sequence[str], places: Sequence[int | None], written: list[str], habits: _Habits) -> None:
    """Set the texts between two breaks as one, and put each back in its place."""
    joined = "".join(run)
    if not joined.strip():
        return
    edits = _edits(joined, habits)
    start = 0
    for text, place in zip(run, places, strict=True):
        end = start + len(text)
        if place is not None:
            written[place] = escape_text(_changed(joined, start, end, edits))
        start = end


def _changed(text: str, start: int, end: int, edits: Sequence[_Edit]) -> str:
    """Return a stretch of a text after the edits; one that reaches over its start was written before."""
    pieces = []
    at = start
    for index in range(bisect_left(edits, start, key=attrgetter("end")), len(edits)):
        edit = edits[index]
        if edit.start >= end:
            break
        pieces.append(text[at : max(edit.start, at)])
        if edit.start >= start:
            pieces.append(edit.new)
        at = max(at, min(edit.end, end))
    pieces.append(text[at:end])
    return "".join(pieces)


def _edits(text: str, habits: _Habits) -> tuple[_Edit, ...]:
    """Return what has to change, in order, and no more than that: a sign must not move out of its element."""
    if _TRIGGER.search(text) is None:
        return ()
    return tuple(edit for whole in _proposals(text, habits) for edit in _narrowed(text, whole))


def _narrowed(text: str, edit: _Edit) -> Iterator[_Edit]:
    old, new = text[edit.start : edit.end], edit.new
    if len(old) == len(new):
        for at, (before, after) in enumerate(zip(old, new, strict=True), start=edit.start):
            if before != after:
                yield _Edit(start=at, end=at + 1, new=after)
        return
    pairs = zip(reversed(old), reversed(new), strict=False)
    kept = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    yield _Edit(start=edit.start, end=edit.end - kept, new=new[: len(new) - kept])


def _proposals(text: str, habits: _Habits) -> Iterator[_Edit]:
    is_quoted = False
    for found in _RULES.finditer(text):
        rule = found.lastgroup
        if rule == "keep" or rule is None:
            continue
        start, end = found.span(rule)
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if rule == "quote":
            after = "…" if text.startswith("...", end) else after
            new = _quote(before, after, habits, is_quoted=is_quoted)
            is_quoted = new[:1] == habits.quotes[0] if habits.quotes and new != '"' else is_quoted
        elif rule == "apostrophe":
            new = _apostrophe(text, start, before, after, habits)
        else:
            new = _NEW[rule](found[rule], before, habits)
        yield _Edit(start=start, end=end, new=new)


def _quote(before: str, after: str, habits: _Habits, *, is_quoted: bool) -> str:
    if habits.quotes is None:
        return '"'
    inside = habits.guillemets or ""
    if (before.isspace() or before in f"{_OPENING}’'") and (after.isalnum() or after in _BEGINNING):
        return habits.quotes[0] + inside
    if is_quoted and not before.isspace() and before not in _OPENING and not after.isalnum():
        return inside + habits.quotes[1]
    return '"'


def _apostrophe(text: str, at: int, before: str, after: str, habits: _Habits) -> str:
    if before.isalpha() and (habits.single or after.isalnum() or after in f'«“"{_HIDDEN}'):
        return "’"
    if habits.single is None:
        return "'"
    if before.isdigit() or before == _HIDDEN:
        return "’" if after == "s" else "'"
    if before.isspace() or before in _OPENING:
        if re.match(r"\d\d(?!\d)", text[at + 1 : at + 4]):
            return "’"
        return habits.single if after.isalnum() else "'"
    return "’"


def _strong(found: str, before: str, habits: _Habits) -> str:
    return _before_mark(found, before, habits.strong)


def _colon(found: str, before: str, habits: _Habits) -> str:
    return _before_mark(found, before, habits.colon)


def _close(found: str, before: str, habits: _Habits) -> str:
    return _before_mark(found, before, habits.guillemets)


def _before_mark(found: str, before: str, space: str | None) -> str:
    """Return a mark behind the space that belongs before it, whatever stands there."""
    return found if space is None or before.isspace() or before in _OPENING else space + found.lstrip()


def _open(found: str, _before: str, habits: _Habits) -> str:
    return found if habits.guillemets is None else f"«{habits.guillemets}"


_NEW = {
    "group": lambda found, _before, _habits: re.sub(_SPACE, NARROW, found),
    "percent": lambda _found, _before, habits: habits.percent,
    "euro": lambda found, _before, habits: (
        habits.euro if habits.euro is not None else NO_BREAK if found else ""
    ),
    "bind": lambda _found, _before, _habits: NO_BREAK,
    "dots": lambda _found, _before, _habits: "…",
    "open": _open,
    "strong": _strong,
    "colon": _colon,
    "close": _close,
}
"""What each rule writes in place of what it found."""


def _habits_of(locale: Locale) -> _Habits:
    return _habits(locale.language, locale.style, percent_sign(locale).removesuffix("%"))


@lru_cache(maxsize=64)
def _habits(language: str, style: Style, percent: str) -> _Habits:
    if language == "en":
        return _Habits(quotes=("“", "”"), single="‘", percent=percent)
    if language != "fr":
        return _Habits(percent=percent)
    if style is Style.EU:
        return _Habits(quotes=("«", "»"), strong="", colon="", guillemets="", euro=NO_BREAK, percent=percent)
    return _Habits(
        quotes=("«", "»"),
        strong=NARROW,
        colon=NO_BREAK,
        guillemets=NARROW,
        euro=NO_BREAK,
        percent=percent,
    )
