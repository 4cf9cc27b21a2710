"""What a key may hold: the types of fields that schemas are made of, each strict about one thing.

A field reads text, for every scalar of a file is text. What it refuses it names by a problem code, with
what `load.entries.problems` needs to put it into words: `readings` (what to write in its place) and others.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Annotated, LiteralString, TypeVar, cast
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    PlainValidator,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from bilan.load.entries import json_forms
from bilan.load.entries.no_plugins import keep_plugins_out
from bilan.load.entries.paths import is_path
from bilan.load.entries.readings import (
    day_readings,
    is_moment,
    key_reading,
    moment_readings,
    number_readings,
    truth_reading,
)
from bilan.model.names import is_reserved_name
from bilan.model.standards import COUNTRIES, CURRENCIES, CURRENCY_SIGNS, OTHER_COUNTRY_CODES
from bilan.model.when import Precision, When
from bilan.model.words import EVERY_LANGUAGE

Choice = TypeVar("Choice", bound=StrEnum)

TEXT_LIMIT = 20_000
TITLE_LIMIT = 300
KEY_LIMIT = 100
DIGIT_LIMIT = 15
YEARS = range(1900, 2200)
_YEARS_WHY = f"Years are between {YEARS.start} and {YEARS.stop - 1}."

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_WHEN = re.compile(r"(~?)([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?")

keep_plugins_out()


class Entry(BaseModel):
    """What a file or a part of one may hold."""

    model_config = ConfigDict(
        strict=True, extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )


def refusal(code: LiteralString, **about: object) -> PydanticCustomError:
    """Return what a field raises: a problem code, and what its message needs beside the value.

    `readings` are what to write in place of the value, `lines` whole lines; `known` are the choices there
    are; `what` and `why` stand in for the words that `load.entries.problems` has for the code.
    """
    return PydanticCustomError(code, code, about)


def read_text(value: object, limit: int = TEXT_LIMIT) -> str:
    """Return a text without the space around it; refuse what is empty, too long or no text."""
    if value is None:
        raise refusal("empty-text")
    if not isinstance(value, str):
        raise refusal("not-text")
    text = value.strip()
    if not text:
        raise refusal("empty-text")
    if len(text) > limit:
        raise refusal("text-too-long", length=len(text), limit=limit)
    return text


def _read_title(value: object) -> str:
    return " ".join(read_text(value, TITLE_LIMIT).split())


def _read_any_text(value: object) -> str:
    return "" if value == "" else read_text(value)


def read_number(value: object) -> Decimal:
    """Return digits with an optional minus and point, of at most fifteen significant digits."""
    text = read_text(value)
    if not _NUMBER.fullmatch(text):
        raise refusal("number-not-plain", readings=number_readings(text))
    if len(text) > 2 * DIGIT_LIMIT + 2 or len(text.replace(".", "").lstrip("-0")) > DIGIT_LIMIT:
        raise refusal(
            "out-of-range",
            why=f"A number has at most {DIGIT_LIMIT} digits that count, for more are lost in spreadsheets.",
        )
    number = Decimal(text)
    return number or abs(number)


def _read_whole(value: object) -> int:
    text = read_text(value)
    if not _WHOLE.fullmatch(text):
        raise refusal("not-a-whole-number", readings=tuple(filter(_WHOLE.fullmatch, number_readings(text))))
    return int(text)


def _read_truth(value: object) -> bool:
    text = read_text(value)
    if text not in {"true", "false"}:
        raise refusal("not-true-or-false", readings=truth_reading(text))
    return text == "true"


def read_when(value: object, *, is_period: bool = False) -> When:
    """Return a day, or a month or year that is only roughly known; in a period these may be meant as such."""
    text = read_text(value)
    found = _WHEN.fullmatch(text)
    if found is None:
        raise refusal("date-not-iso", readings=day_readings(text))
    tilde, year, month, day = found.groups()
    if int(year) not in YEARS:
        raise refusal("out-of-range", why=_YEARS_WHY)
    try:
        last = dt.date(int(year), int(month or 12), int(day or 1))
    except ValueError as error:
        raise refusal("date-not-iso", is_no_day=True) from error
    if day is None and not tilde and not is_period:
        raise refusal("date-not-iso", readings=(f"~{text}",), needs_day=True)
    if day is not None and tilde:
        raise refusal("date-not-iso", readings=(f"~{year}-{month}", text[1:]))
    if day is None:
        last = (last.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    return When(day=last, precision=precision, is_about=bool(tilde))


def _read_day(value: object) -> dt.date:
    when = read_when(value, is_period=True)
    if when.precision is not Precision.DAY:
        raise refusal("date-not-iso", needs_day=True)
    return when.day


def _read_moment(value: object) -> dt.datetime:
    text = read_text(value)
    if not _MOMENT.fullmatch(text) or not is_moment(text):
        raise refusal("time-not-iso", readings=moment_readings(text))
    moment = dt.datetime.fromisoformat(text)
    if moment.year not in YEARS:
        raise refusal("out-of-range", why=_YEARS_WHY)
    return moment


def _read_country(value: object) -> str:
    text = read_text(value)
    if text not in COUNTRIES:
        code = OTHER_COUNTRY_CODES.get(text.upper(), text.upper())
        raise refusal("unknown-country", readings=(code,) if code in COUNTRIES else ())
    return text


def _read_currency(value: object) -> str:
    text = read_text(value)
    if text not in CURRENCIES:
        code = CURRENCY_SIGNS.get(text.upper(), text.upper())
        raise refusal("unknown-currency", readings=(code,) if code in CURRENCIES else ())
    return text


def _read_key(value: object, code: LiteralString = "bad-key") -> str:
    text = read_text(value)
    if not _KEY.fullmatch(text) or len(text) > KEY_LIMIT:
        raise refusal(code, readings=key_reading(text))
    if is_reserved_name(text):
        why = "Keys become folders, and Windows keeps this name for a device."
        raise refusal(code, why=why, readings=(f"{text}-1",))
    return text


def _read_slug(value: object) -> str:
    return _read_key(value, "bad-slug")


def _read_alias(value: object) -> str:
    text = read_text(value)
    if not is_path(text):
        path = text.partition("://")[2].partition("/")[2] if "://" in text else text.lstrip("/")
        offer = "/" + path.partition("?")[0].partition("#")[0]
        raise refusal("bad-alias", readings=(offer,) if path and is_path(offer) else ())
    return text


def read_address(value: object) -> str:
    """Return an address of the web that begins with http:// or https://."""
    text = read_text(value)
    try:
        parts = urlsplit(text)
        is_address = (
            parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", text)
        )
        is_address = is_address and (parts.port is None or parts.port > 0)
    except ValueError:  # a port that is no number, a bracket that is not closed
        is_address = False
    if not is_address:
        raise refusal("bad-address", readings=(f"https://{text}",) if _DOMAIN.fullmatch(text) else ())
    return text


def _read_language(value: object, info: ValidationInfo) -> str:
    """Return the code of a language: of one of the site's languages where these are known."""
    languages: tuple[str, ...] = tuple(info.context or ())
    text = str(value)
    if not _LANGUAGE.fullmatch(text) or (languages and text not in languages):
        raise refusal("unknown-language", known=languages)
    return text


def _same_everywhere(value: object, handler: ValidatorFunctionWrapHandler) -> dict[str, str]:
    """Return a text that is the same in every language under one key, and a group by language as it is."""
    if value is None or isinstance(value, str):
        return {EVERY_LANGUAGE: read_text(value)}
    return cast("dict[str, str]", handler(value))


def _by_language(value: object, handler: ValidatorFunctionWrapHandler) -> dict[str, str]:
    """Return a group by language as it is; a text alone is refused, for it says no language."""
    if value is None:
        raise refusal("empty-text")
    if isinstance(value, str):
        why = "It stands once in each language of the site, after the code of that language."
        raise refusal("not-a-group", by_language=True, why=why)
    return cast("dict[str, str]", handler(value))


def _some_words(words: dict[str, str]) -> dict[str, str]:
    if not words:
        raise refusal("empty-text")
    return dict(sorted(words.items()))


def one_of(choices: type[Choice]) -> PlainValidator:
    """Return the check of a key that holds one of a few words, to stand beside their type."""

    def read_choice(value: object) -> Choice:
        text = read_text(value)
        if text not in {one.value for one in choices}:
            raise refusal("unknown-choice", known=tuple(one.value for one in choices))
        return choices(text)

    return PlainValidator(read_choice, json_schema_input_type=choices)


PlainText = Annotated[str, PlainValidator(read_text), json_forms.text(TEXT_LIMIT)]
TextOrEmpty = Annotated[str, PlainValidator(_read_any_text), json_forms.ANY_TEXT]
"""For `image_alt: ""`, which says that a picture is a decoration."""
TitleText = Annotated[str, PlainValidator(_read_title), json_forms.text(TITLE_LIMIT)]
PlainNumber = Annotated[Decimal, PlainValidator(read_number), json_forms.NUMBER]
WholeNumber = Annotated[int, PlainValidator(_read_whole), json_forms.WHOLE]
TrueOrFalse = Annotated[bool, PlainValidator(_read_truth), json_forms.TRUTH]
DayText = Annotated[dt.date, PlainValidator(_read_day), json_forms.DAY]
WhenText = Annotated[When, PlainValidator(read_when), json_forms.WHEN]
"""`2021-09-29`, and `~2018-04` or `~2018` for what is known only roughly."""
PeriodText = Annotated[When, PlainValidator(partial(read_when, is_period=True)), json_forms.PERIOD]
"""As `WhenText`, and `2009` or `2009-05` for the whole of it."""
MomentText = Annotated[dt.datetime, PlainValidator(_read_moment), json_forms.MOMENT]
"""A day alone is its midnight; without an offset it is naive."""
CountryCode = Annotated[str, PlainValidator(_read_country), json_forms.COUNTRY]
CurrencyCode = Annotated[str, PlainValidator(_read_currency), json_forms.CURRENCY]
KeyText = Annotated[str, PlainValidator(_read_key), json_forms.key(KEY_LIMIT)]
SlugText = Annotated[str, PlainValidator(_read_slug), json_forms.key(KEY_LIMIT, "bad-slug")]
AliasText = Annotated[str, PlainValidator(_read_alias), json_forms.ALIAS]
WebAddress = Annotated[str, PlainValidator(read_address), json_forms.ADDRESS]
LanguageCode = Annotated[str, PlainValidator(_read_language), json_forms.LANGUAGE]
"""Of one of the site's languages, where `read_entry` was told which these are."""
_Words = Annotated[dict[LanguageCode, PlainText], AfterValidator(_some_words)]
WordsText = Annotated[_Words, WrapValidator(_by_language), json_forms.group("words")]
"""A text for each language."""
NameOrWords = Annotated[_Words, WrapValidator(_same_everywhere), json_forms.group("name-or-words")]
"""A text for each language, or one that is the same in all, which then stands under `EVERY_LANGUAGE`."""
