"""Numbers in digits: what they may mean, whoever grouped them and wrote their decimals."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_NO_DIGIT = re.compile(r"[^0-9.,]+")
_ENTITY = re.compile(r"&[^;]*;")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}|[0-9]{1,3}(?:\.[0-9]{3})+")
_GROUP = 3
_LONGEST = 15
"""The digits of the longest number; more of them are a code."""


@lru_cache(maxsize=4096)
def read_digits(text: str, decimal: str) -> tuple[Decimal, ...]:
    """Return what a number in digits may mean, the likeliest first; nothing where it is no number.

    `decimal` is the sign before decimals in the language around it: `1,300` is 1300 in English, and may be
    1.3 in French.
    """
    spaced = _NO_DIGIT.sub("", _ENTITY.sub("", text))
    points, commas = spaced.count("."), spaced.count(",")
    if len(spaced) > _LONGEST + points + commas or (
        spaced[0] == "0" and len(spaced) > 1 and spaced.isdecimal()
    ):
        return ()
    if not points and not commas:
        return (Decimal(spaced),)
    if len(spaced) != len(text):  # spaces or apostrophes group, so that the sign is the one before decimals
        return (_decimal(spaced),) if points + commas == 1 else ()
    if points and commas:
        return _with_both(spaced)
    sign = "." if points else ","
    if points + commas > 1:
        return (_whole(spaced),) if _GROUPED.fullmatch(spaced) else ()
    return _with_one(spaced, sign, decimal)


def _with_both(text: str) -> tuple[Decimal, ...]:
    last = max(text.rfind("."), text.rfind(","))
    before, after = text[:last], text[last + 1 :]
    if text[last] in before or not _GROUPED.fullmatch(before):
        return ()
    return (Decimal(f"{_whole(before)}.{after}"),)


def _with_one(text: str, sign: str, decimal: str) -> tuple[Decimal, ...]:
    before, _, after = text.partition(sign)
    if len(after) != _GROUP or len(before) > _GROUP or before.startswith("0"):
        return (_decimal(text),)
    if after.endswith("0"):  # nobody writes 1.300 for 1.3
        return (_whole(text), _decimal(text)) if sign == decimal else (_whole(text),)
    return (_decimal(text), _whole(text)) if sign == decimal else (_whole(text), _decimal(text))


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _whole(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace(".", ""))
