"""Types of fields that settings alone have: the base address, languages, the time zone."""

from __future__ import annotations

import difflib
import re
import zoneinfo
from collections.abc import Iterator
from contextlib import suppress
from enum import StrEnum
from typing import Annotated
from urllib.parse import SplitResult, quote, urlsplit

from pydantic import AfterValidator, PlainValidator

from bilan.load.entries import json_forms
from bilan.load.entries.fields import TEXT_LIMIT, PlainText, one_of, read_address, read_text, refusal

LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_PATH = "/-._~!$&'()*+,;=:@%"
_BASE = re.compile(
    rf"https?://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]+)?(?:/[a-z0-9{re.escape(_PATH)}]*)?", re.IGNORECASE
)
_EMAIL = re.compile(r"[^\s@<>,;:]+@[\w-]+(?:\.[\w-]+)+")
_IATI = re.compile(r"[A-Za-z]{2,}-[^\s/&|?]+")


class PluralForm(StrEnum):
    """The forms that some language has for a number of things."""

    ZERO = "zero"
    ONE = "one"
    TWO = "two"
    FEW = "few"
    MANY = "many"
    OTHER = "other"


def _read_base(value: object) -> str:
    """Return the address that a site stands at, with a slash at its end."""
    text = read_address(value)
    parts = urlsplit(text)
    if parts.query or parts.fragment or parts.username is not None or "?" in text or "#" in text:
        host = parts.netloc.rpartition("@")[2]
        raise refusal(
            "bad-address",
            what="`{written}` is more than the address of a site",
            why="It ends with its path: nothing follows after a question mark or a hash sign.",
            readings=(f"{parts.scheme}://{host}{parts.path.rstrip('/')}/",),
        )
    if not _BASE.fullmatch(text):
        raise refusal(
            "bad-address",
            what="`{written}` holds a sign that no address of a site has",
            why="Its host has letters from a to z, digits, hyphens and points; its path is written in ASCII.",
            readings=tuple(_in_ascii(parts)),
        )
    return f"{text.rstrip('/')}/"


def _in_ascii(parts: SplitResult) -> Iterator[str]:
    """Yield the address that browsers make of one in other letters, where there is one."""
    with suppress(UnicodeError):
        host = parts.netloc.encode("idna").decode()
        address = f"{parts.scheme}://{host}{quote(parts.path, safe=_PATH)}"
        if _BASE.fullmatch(address):
            yield f"{address.rstrip('/')}/"


def _read_language(value: object) -> str:
    text = read_text(value)
    if not LANGUAGE_CODE.fullmatch(text):
        short = text.lower().replace("_", "-")
        raise refusal(
            "unknown-language",
            what="`{written}` is not the code of a language",
            why="Languages are written in two or three small letters (ISO 639).",
            readings=(short,) if LANGUAGE_CODE.fullmatch(short) else (),
        )
    return text


def _read_timezone(value: object) -> str:
    text = read_text(value)
    try:
        zoneinfo.ZoneInfo(text)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        near = difflib.get_close_matches(text, zoneinfo.available_timezones(), n=1, cutoff=0.5)
        raise refusal("unknown-timezone", readings=tuple(near)) from error
    return text


def _read_email(value: object) -> str:
    text = read_text(value)
    if not _EMAIL.fullmatch(text):
        raise refusal(
            "bad-address",
            what="`{written}` is not an e-mail address",
            why="It is written as in name@example.org.",
            readings=(text.removeprefix("mailto:"),) if text.startswith("mailto:") else (),
        )
    return text


def _read_iati(value: object) -> str:
    """Return the identifier of an organisation. Source: IATI 2.03, reporting-org, and org-id.guide."""
    text = read_text(value)
    if not _IATI.fullmatch(text):
        raise refusal(
            "bad-address",
            what="`{written}` is not the identifier of an organisation at IATI",
            why="It is written as in XM-DAC-1-2: the code of a register, a hyphen, and the number in it.",
        )
    return text


def _some_languages(languages: list[str]) -> list[str]:
    if not languages:
        raise refusal("empty-text")
    return languages


def _with_other(words: dict[PluralForm, str]) -> dict[PluralForm, str]:
    if PluralForm.OTHER not in words:
        raise refusal(
            "missing-key",
            what="`other` is missing from {name}",
            why="It is the form for most numbers, as in 5 wells.",
        )
    return words


BaseAddress = Annotated[str, PlainValidator(_read_base), json_forms.BASE_ADDRESS]
LanguageList = Annotated[
    list[Annotated[str, PlainValidator(_read_language), json_forms.NEW_LANGUAGE]],
    AfterValidator(_some_languages),
    json_forms.some(json_forms.NEW_LANGUAGE),
]
UnitWords = Annotated[
    dict[Annotated[PluralForm, one_of(PluralForm)], PlainText],
    AfterValidator(_with_other),
    json_forms.words_by_form(PluralForm, TEXT_LIMIT),
]
"""The words of a unit in one language, by plural form."""
TimezoneName = Annotated[str, PlainValidator(_read_timezone), json_forms.TIMEZONE]
IatiIdentifier = Annotated[str, PlainValidator(_read_iati), json_forms.IATI]
EmailAddress = Annotated[str, PlainValidator(_read_email), json_forms.EMAIL]
